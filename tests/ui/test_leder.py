"""F7 and what lies behind it, through keys only."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from navtui.domain.ansatt import NyttFravaer
from navtui.domain.kodeverk import Fravarsgrunn, Vedtaksart
from navtui.services import ansatt, delegasjon, fravaer, gjeld, innstilling, leder, sats
from navtui.ui.tekst import bredde
from tests.kontor import I_DAG, Kontor
from tests.lederhjelp import iverksatt
from tests.ui.kontorapp import STORRELSER, apnet
from tests.ui.pilot import linjer, skjerm, skriv, trykk
from tests.ui.prove import SLEMME

VISNINGER = ("leder", "flytting", "oppsett", "gjeld", "bruker")


def portefolje(kontor: Kontor, ident: str, antall: int) -> None:
    for nr in range(antall):
        person = kontor.person(f"{ident.title()}{nr}", fodt=date(2004, 1, 1))
        kontor.sak(person, ident, neste_dato=I_DAG - timedelta(days=1))
        iverksatt(kontor, person, date(2026, 11, 1), date(2026, 11, 24))


@pytest.mark.parametrize("size", STORRELSER)
async def test_tomt_kontor_viser_alle_veiledere_og_ingen_tall_klippes(kontor: Kontor, size: tuple[int, int]) -> None:
    async with apnet(kontor, *VISNINGER, som="LEA", size=size) as pilot:
        bilde = skjerm(pilot)
        assert "0 mottakere denne måneden, 0 saker, 0 mottakere hittil i år" in bilde
        assert all(ident in bilde for ident in ("EVA", "IDA", "JON", "KAL", "MAR"))
        assert "KVP 0 av 12" in bilde
        assert "Ingen kopi ennå" in bilde
        assert all(bredde(linje) <= size[0] for linje in linjer(pilot))


async def test_le_1_tre_tall_og_det_som_er_for_sent_i_ord(kontor: Kontor) -> None:
    portefolje(kontor, "IDA", 6)
    async with apnet(kontor, *VISNINGER, som="LEA") as pilot:
        bilde = skjerm(pilot)
        assert "6 mottakere denne måneden, 6 saker, 6 mottakere hittil i år" in bilde
        assert "6 OVER FRIST" in bilde
        await trykk(pilot, "down")
        assert "Under 25 uten aktivitet 6 av 6 (100 %)" in skjerm(pilot)


async def test_op_4_tre_datoer_i_ord_for_den_valgte(kontor: Kontor) -> None:
    person = kontor.person(fodt=date(1990, 1, 1))
    kontor.sak(person, "EVA")
    felt = {"person_id": person, "aktuell": 1, "vurdert": I_DAG, "ident": "EVA", "tid": kontor.okt().na(), "tilbudt": I_DAG, "hva": "kurs"}
    kontor.sett_inn("aktivitet", "EVA", **felt)
    async with apnet(kontor, *VISNINGER, som="LEA") as pilot:
        assert "Aktivitetsplikt 1: tilbudt 1, startet 0, deltar 0, uten 1 av 1 (100 %)" in skjerm(pilot)


async def test_le_7_et_tall_apnes_til_navn_og_til_personen(kontor: Kontor) -> None:
    portefolje(kontor, "EVA", 2)
    async with apnet(kontor, *VISNINGER, som="LEA") as pilot:
        await trykk(pilot, "enter")
        assert "oppfølging over frist: 2" in skjerm(pilot)
        await trykk(pilot, "1")
        assert "Olsen, Eva0" in skjerm(pilot)
        assert "2: EVA, oppfølging over frist" in skjerm(pilot)
        await trykk(pilot, "b")
        assert "mottakere denne måneden" in skjerm(pilot)
        await trykk(pilot, "enter", "1", "enter")
        assert "[F8" in linjer(pilot)[1]


async def test_op_11_flytting_vises_for_den_gjores_og_kan_endres_sak_for_sak(kontor: Kontor) -> None:
    portefolje(kontor, "EVA", 4)
    async with apnet(kontor, *VISNINGER, som="LEA") as pilot:
        await trykk(pilot, "m")
        assert "4 av 4 saker flyttes fra EVA. Ingenting er gjort ennå." in skjerm(pilot)
        await trykk(pilot, "2", "2", "x")
        assert "3 av 4 saker flyttes fra EVA. 1 blir stående." in skjerm(pilot)
        await trykk(pilot, "b")
        assert leder.bilde(kontor.okt("LEA")).rad("EVA").apne_saker == 4  # type: ignore[union-attr]
        await trykk(pilot, "m", "enter", "1")
        assert "4 saker er flyttet. 4 er ikke informert. EVA har ingenting igjen." in skjerm(pilot)
        await trykk(pilot, "i")
        assert "4: ikke informert om ny veileder" in skjerm(pilot)
    assert leder.bilde(kontor.okt("LEA")).rad("EVA").apne_saker == 0  # type: ignore[union-attr]


async def test_si_7_flytting_av_en_sak_som_er_endret_avvises_og_sies(kontor: Kontor) -> None:
    portefolje(kontor, "EVA", 2)
    async with apnet(kontor, *VISNINGER, som="LEA") as pilot:
        await trykk(pilot, "m")
        with kontor.okt("KAL").skrive() as s:
            s.endre("sak", hvor={"person_id": 1}, versjon=1, veileder="KAL")
            s.logg("test")
        await trykk(pilot, "enter", "1")
        assert "(SI-7)" in skjerm(pilot)
    assert leder.bilde(kontor.okt("LEA")).rad("EVA").apne_saker == 1  # type: ignore[union-attr]


@pytest.mark.parametrize("size", STORRELSER)
async def test_den_som_er_borte_star_med_grunn_og_tilbud_om_a_flytte(kontor: Kontor, size: tuple[int, int]) -> None:
    portefolje(kontor, "EVA", 1)
    fravaer.registrer(kontor.okt("LEA"), NyttFravaer(ident="EVA", art=Fravarsgrunn.SYK, fra=I_DAG))
    async with apnet(kontor, *VISNINGER, som="LEA", size=size) as pilot:
        assert "syk: flytt m" in skjerm(pilot)
        assert "Borte (syk) inntil videre, 1 over frist. Flytt saker? m" in skjerm(pilot)


async def test_fravaer_registreres_og_avsluttes_fra_tastaturet(kontor: Kontor) -> None:
    async with apnet(kontor, *VISNINGER, som="LEA") as pilot:
        await trykk(pilot, "f", "f10")
        assert "EVA er registrert borte" in skjerm(pilot)
        assert fravaer.liste(kontor.okt("LEA"))[0].ident == "EVA"
        await trykk(pilot, "x", "j")
        assert "EVA er på jobb i dag" in skjerm(pilot)
    assert fravaer.liste(kontor.okt("LEA")) == []


async def test_pe_9_den_som_har_saker_kan_ikke_slutte_og_skjemaet_blir_staende(kontor: Kontor) -> None:
    portefolje(kontor, "EVA", 1)
    async with apnet(kontor, *VISNINGER, som="LEA") as pilot:
        await trykk(pilot, "o", "enter", *["down"] * 5)
        await skriv(pilot, "20.11.2026")
        await trykk(pilot, "f10")
        assert "1 åpen sak. Flytt den først" in skjerm(pilot)
    eva = next(a for a in ansatt.liste(kontor.okt("LEA")) if a.ident == "EVA")
    assert eva.til is None


async def test_innstilling_endres_med_dato_og_historikk(kontor: Kontor) -> None:
    async with apnet(kontor, *VISNINGER, som="LEA") as pilot:
        await trykk(pilot, "o", "3", "enter", "backspace", "backspace")
        await skriv(pilot, "10")
        await trykk(pilot, "f10")
        assert "Kontorets egen frist for søknader: 10 dager fra 20.11.2026." in skjerm(pilot)
        assert "Satt: 10 fra 20.11.2026 (LEA)" in " ".join(skjerm(pilot).split())
    rad = next(r for r in innstilling.alle(kontor.okt("LEA")) if r.nokkel == "soknadsfrist_dager")
    assert rad.verdi == 10


async def test_ve_5_sats_legges_inn_med_kilde_og_gamle_satser_sies(kontor: Kontor) -> None:
    async with apnet(kontor, *VISNINGER, som="LEA") as pilot:
        await trykk(pilot, "o", "4", "n", "4")
        await skriv(pilot, "1.5.2027")
        await trykk(pilot, "enter")
        await skriv(pilot, "nav.no")
        await trykk(pilot, "enter")
        await skriv(pilot, "140000")
        await trykk(pilot, "enter")
        assert "Grunnbeløp fra 1.5.2027 er lagt inn." in skjerm(pilot)
    from navtui.domain.sats import Satsart

    nyeste = sats.rader(kontor.okt("LEA"), Satsart.GRUNNBELOP)[0]
    assert (nyeste.rad.kilde, nyeste.av) == ("nav.no", "LEA")


@pytest.mark.parametrize("size", STORRELSER)
async def test_alle_listene_tegnes_med_slemme_navn(kontor: Kontor, size: tuple[int, int]) -> None:
    for nr, tekst in enumerate(SLEMME):
        person = kontor.person(f"{nr}{tekst}", tekst, skjerming="kode_7")
        kontor.sak(person, "EVA")
        felt = {"person_id": person, "ident": "EVA", "fra": I_DAG, "grunn": tekst or "x", "gitt_av": "LEA", "tid": kontor.okt().na()}
        kontor.sett_inn("tilgang", "LEA", **felt)
    async with apnet(kontor, *VISNINGER, som="LEA", size=size) as pilot:
        await trykk(pilot, "enter", "1", "down", "down", "b", "m", "1", "2", "b")
        await trykk(pilot, "o", "1", "2", "3", "4", "5", "6", "down", "b")
        assert all(bredde(linje) <= size[0] for linje in linjer(pilot))
        assert "[F7" in linjer(pilot)[1]


async def test_ve_21_utbetalingene_er_en_tast_unna(kontor: Kontor) -> None:
    async with apnet(kontor, *VISNINGER, "utbetaling", som="LEA") as pilot:
        await trykk(pilot, "u")
        assert "Utbetaling" in linjer(pilot)[0]


async def test_ko_11_delegasjoner_gis_samlet_og_vises_med_sine_navn(kontor: Kontor) -> None:
    leder = kontor.okt("LEA")
    for d in delegasjon.liste(leder):
        if d.ident == "EVA":
            delegasjon.ta(leder, d.nokkel)
    async with apnet(kontor, *VISNINGER, som="LEA") as pilot:
        assert "EVA kan ikke signere: ingen delegasjon (o 5)" in skjerm(pilot)
        await trykk(pilot, "o", "5")
        assert "EVA   INGEN, kan ikke signere" in skjerm(pilot)
        await trykk(pilot, "n", "enter", "2", "3", "enter")
        await skriv(pilot, "Brev 2026/12")
        await trykk(pilot, "f10")
        assert "EVA har fått delegasjon." in skjerm(pilot)
        assert "EVA, Brev 2026/12: nødhjelp, økonomisk stønad." in skjerm(pilot)
        await trykk(pilot, "x", "1")
        assert "EVA mister delegasjonen for alt i dokumentet." in skjerm(pilot)
        await trykk(pilot, "home", "n", "enter", "1", "enter")
        await skriv(pilot, "Brev 2026/13")
        await trykk(pilot, "f10")
        assert "alle 12 typene" in skjerm(pilot)
        await trykk(pilot, "b")
        assert "ingen delegasjon" not in skjerm(pilot)
    assert {d.vedtaksart for d in delegasjon.liste(leder) if d.ident == "EVA" and d.til is None} == set(Vedtaksart)


async def test_op_11_gjeldsradgiverens_saker_flyttes_fra_ansatte_og_da_kan_hun_slutte(kontor: Kontor) -> None:
    gjeld.henvis(kontor.okt("KAL"), kontor.person(), "inkasso")
    async with apnet(kontor, *VISNINGER, som="LEA") as pilot:
        await trykk(pilot, "o", "down", "m")
        assert "GRO har ingen saker. 1 gjeldssak til LEA. Ingenting er gjort ennå." in skjerm(pilot)
        await trykk(pilot, "enter", "2")
        assert "1 gjeldssak er flyttet. GRO har ingenting igjen." in skjerm(pilot)
    ansatt.avslutt(kontor.okt("LEA"), "GRO", 1, I_DAG)


async def test_si_1_passfrase_og_pin_vises_aldri_og_skrives_to_ganger(kontor: Kontor) -> None:
    async with apnet(kontor, *VISNINGER, som="LEA") as pilot:
        await trykk(pilot, "o", "p")
        await skriv(pilot, "seks hvite svaner")
        await trykk(pilot, "enter")
        await skriv(pilot, "seks hvite svner")
        await trykk(pilot, "f10")
        assert "De to er ikke like" in skjerm(pilot)
        assert "svaner" not in skjerm(pilot)
        await trykk(pilot, *["backspace"] * 3)
        await skriv(pilot, "aner")
        await trykk(pilot, "f10")
        assert "EVA har fått ny passfrase." in skjerm(pilot)
