"""F8: what is known and said of a person, set through the keys."""

from __future__ import annotations

from datetime import date

from navtui.domain.fodselsnummer import lag_syntetisk
from tests.kontor import Kontor
from tests.ui.kontorapp import apnet
from tests.ui.pilot import Styrer, skjerm, skriv, trykk
from tests.ui.test_bruker import sok


async def apne(pilot: Styrer, navn: str) -> None:
    """Search and open one's own."""
    await sok(pilot, navn)
    await trykk(pilot, "enter")


async def test_pe_1_nummeret_skrives_naar_det_blir_kjent(kontor: Kontor) -> None:
    kontor.sak(kontor.person("Amir", "Haddad", date(2001, 2, 3), fnr=None), "KAL")
    fnr = lag_syntetisk(date(2001, 2, 3), 7)
    async with apnet(kontor, "bruker") as pilot:
        await apne(pilot, "haddad")
        assert "uten nummer" in skjerm(pilot)
        await trykk(pilot, "m", "n")
        await skriv(pilot, fnr[:-1] + str((int(fnr[-1]) + 1) % 10))
        await trykk(pilot, "f10")
        assert "kontrollsifrene stemmer ikke" in skjerm(pilot)
        await trykk(pilot, "backspace")
        await skriv(pilot, fnr[-1])
        await trykk(pilot, "f10")
        assert "Nummeret er lagret." in skjerm(pilot)
        assert fnr in skjerm(pilot)
        await trykk(pilot, "m")
        assert "skriv nummeret" not in skjerm(pilot)


async def test_pe_8_leder_merker_feilregistrert_med_grunn(kontor: Kontor) -> None:
    kontor.person("Mona", "Olsen")
    async with apnet(kontor, "bruker", som="LEA") as pilot:
        await apne(pilot, "olsen")
        await trykk(pilot, "1", "y", "f", "1")
        await skriv(pilot, "Registrert to ganger")
        await trykk(pilot, "f10")
        assert "Personen er merket feilregistrert." in skjerm(pilot)
        assert "FEILREGISTRERT." in skjerm(pilot)
        await trykk(pilot, "s")
        await sok(pilot, "olsen")
        assert "Olsen, Mona (feilregistrert)" in skjerm(pilot)


async def test_pe_6_et_merke_satt_ved_en_feil_tas_tilbake(kontor: Kontor) -> None:
    p = kontor.person("Mona", "Olsen")
    kontor.sak(p, "KAL")
    async with apnet(kontor, "bruker") as pilot:
        await apne(pilot, "olsen")
        await trykk(pilot, "i", "1")
        assert "Inhabile: KAL." in skjerm(pilot)
        await trykk(pilot, "i", "1")
        assert "Merket er tatt bort." in skjerm(pilot)
        assert "Inhabile:" not in skjerm(pilot)


async def test_pe_13_innsatsbehov_fores_og_historikken_staar(kontor: Kontor) -> None:
    kontor.sak(kontor.person("Mona", "Olsen"), "KAL")
    async with apnet(kontor, "bruker", size=(120, 60)) as pilot:
        await apne(pilot, "olsen")
        await trykk(pilot, "l", "i", "1", "f10")
        assert "Lagret." in skjerm(pilot)
        await trykk(pilot, "l", "i", "2", "f10", "9")
        assert "standardinnsats" in skjerm(pilot)
        assert "situasjonsbestemt innsats" in skjerm(pilot)


async def test_pe_8_dodsfallet_registreres_og_angres(kontor: Kontor) -> None:
    p = kontor.person("Mona", "Olsen")
    kontor.sak(p, "KAL")
    async with apnet(kontor, "bruker") as pilot:
        await apne(pilot, "olsen")
        await trykk(pilot, "z")
        await skriv(pilot, "3.12.2026")
        await trykk(pilot, "f10")
        assert "fram i tid" in skjerm(pilot)
        await trykk(pilot, *["backspace"] * 10)
        await skriv(pilot, "3.11.2026")
        await trykk(pilot, "f10")
        assert "Dødsfallet er registrert." in skjerm(pilot)
        assert "Olsen, Mona, død 3.11.2026" in skjerm(pilot)
        assert "Neste: avslutt saken" in skjerm(pilot)
        await trykk(pilot, "z")
        await skriv(pilot, "Feil person")
        await trykk(pilot, "f10")
        assert "Dødsfallet er angret." in skjerm(pilot)
        assert "død 3.11.2026" not in skjerm(pilot).splitlines()[2]


async def test_pe_1_to_registreringer_settes_side_om_side_kobles_og_angres(kontor: Kontor) -> None:
    a = kontor.person("Amina", "Haddad", date(1990, 3, 3))
    kontor.sak(a, "KAL")
    kontor.person("Aminah", "Haddat", date(1990, 3, 3), fnr=None)
    async with apnet(kontor, "bruker") as pilot:
        await apne(pilot, "haddad")
        await trykk(pilot, "m", "s")
        await skriv(pilot, "haddat")
        await trykk(pilot, "enter", "1")
        assert "Hvorfor åpner du den andre?" in skjerm(pilot)  # PE-7: she is nobody's
        await trykk(pilot, "1")
        assert "Er dette samme person?" in skjerm(pilot)
        assert "Haddat, Aminah" in skjerm(pilot)
        await trykk(pilot, "f10")
        assert "gjelder fra nå" in skjerm(pilot)
        assert "Også registrert som Haddat, Aminah (uten nummer). Denne gjelder." in skjerm(pilot)
        await trykk(pilot, "m", "1")
        assert "GJELDER IKKE: bruk Haddad, Amina" in skjerm(pilot)
        await trykk(pilot, "m", "x")
        await skriv(pilot, "To søstre")
        await trykk(pilot, "f10")
        assert "Koblingen er angret" in skjerm(pilot)
        assert "GJELDER IKKE" not in skjerm(pilot)
