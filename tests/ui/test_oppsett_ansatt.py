"""PE-9, SI-2: the staff through the leder's keys."""

from __future__ import annotations

from datetime import date

from navtui.services import ansatt
from navtui.services.innlogging import logg_inn
from tests.kontor import PASSORD, Kontor
from tests.ui.kontorapp import apnet
from tests.ui.pilot import skjerm, skriv, trykk


async def test_si_2_den_som_er_tilbake_far_ny_passfrase_i_samme_skjema(kontor: Kontor) -> None:
    ansatt.avslutt(kontor.okt("LEA"), "PER", 1, date(2026, 11, 19))
    logg_inn(kontor.fil, "IDA", PASSORD)  # PER's key goes out of the key file
    async with apnet(kontor, "oppsett", som="LEA", size=(80, 40)) as pilot:
        await trykk(pilot, "end", "enter")
        assert "Tøm siste dag når den ansatte er tilbake." in skjerm(pilot)
        await trykk(pilot, *["tab"] * 5, "end", *["backspace"] * 10, "f10")
        assert "PER har ingen nøkkel til filen lenger." in skjerm(pilot)
        await skriv(pilot, "svane")
        await trykk(pilot, "tab")
        await skriv(pilot, "svane")
        await trykk(pilot, "f10")
        assert "PER er tilbake med ny passfrase." in skjerm(pilot)
    assert logg_inn(kontor.fil, "PER", "svane").rolle == "mottak"


async def test_si_1_passfrasen_til_en_ny_velges_i_et_steg_der_ingenting_vises(kontor: Kontor) -> None:
    """What is wrong with the rest is said before; nothing is saved until the passphrase is chosen."""
    async with apnet(kontor, "oppsett", som="LEA", size=(80, 40)) as pilot:
        await trykk(pilot, "n")
        await skriv(pilot, "kal")
        await trykk(pilot, "enter")
        await skriv(pilot, "Siv Ås")
        await trykk(pilot, "f10")
        assert "KAL er eller har vært brukt av en annen." in skjerm(pilot)
        assert "passfrase:" not in skjerm(pilot)
        await trykk(pilot, *["backspace"] * 3)
        await skriv(pilot, "siv")
        await trykk(pilot, "f10")
        assert "SIV Siv Ås: passfrase" in skjerm(pilot)
        assert [a for a in ansatt.liste(kontor.okt("LEA")) if a.ident == "SIV"] == []
        for tekst in ("svane", "svane", "123456", "123456"):
            await skriv(pilot, tekst)
            assert tekst not in skjerm(pilot)
            await trykk(pilot, "enter")
        assert "SIV er lagt til." in skjerm(pilot)
    assert logg_inn(kontor.fil, "SIV", "svane").rolle == "veileder"


async def test_si_1_leders_egen_pin_byttes_ogsaa_her_bare_med_passfrasen(kontor: Kontor) -> None:
    async with apnet(kontor, "oppsett", som="LEA", size=(80, 40)) as pilot:
        rad = next(n for n, a in enumerate(ansatt.liste(kontor.okt("LEA"))) if a.ident == "LEA")
        await trykk(pilot, *["down"] * rad, "p")
        assert "Hva vil du bytte?" in skjerm(pilot)
        await trykk(pilot, "i")
        assert "Passfrasen du har nå" in skjerm(pilot)
        for tekst in (PASSORD, "271828", "271828"):
            await skriv(pilot, tekst)
            await trykk(pilot, "tab")
        await trykk(pilot, "f10")
        assert "PIN er byttet." in skjerm(pilot)


async def test_pm_7_krysset_for_saker_gjelder_bare_en_veileder(kontor: Kontor) -> None:
    """It is ticked beforehand, for most are; with another role it says nothing, and is no fault."""
    async with apnet(kontor, "oppsett", som="LEA", size=(80, 40)) as pilot:
        await trykk(pilot, "n")
        await skriv(pilot, "siv")
        await trykk(pilot, "enter")
        await skriv(pilot, "Siv Ås")
        await trykk(pilot, "enter", "1", "f10")
        assert "SIV Siv Ås: passfrase" in skjerm(pilot)
        assert "Passfrasen en gang til" in skjerm(pilot)
        assert "PIN en gang til" not in skjerm(pilot)
