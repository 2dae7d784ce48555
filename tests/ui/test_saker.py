"""F3 Mine saker, through keys only."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from navtui.domain.beskjed import NyBeskjed
from navtui.domain.sak import Sortering, Utvalg
from navtui.services import beskjed, sak
from navtui.services.apning import apne
from navtui.ui.visninger.bruker import Bruker
from navtui.ui.visninger.saker import Saker
from navtui.ui.visninger.saksrad import neste_celle, neste_tekst, panel, svarlinjer, vedtak_tekst
from tests.kontor import I_DAG, Kontor
from tests.ui.kontorapp import STORRELSER, apnet
from tests.ui.pilot import linjer, skjerm, skriv, trykk, vis
from tests.ui.prove import SLEMME


def saker(kontor: Kontor, antall: int = 5, veileder: str = "KAL") -> list[int]:
    """Cases one day apart, the first three days over frist."""
    personer = [kontor.person(f"Nr{i:03}", "Testesen", date(1980, 1, 1)) for i in range(antall)]
    for i, p in enumerate(personer):
        kontor.sak(p, veileder, neste_dato=I_DAG + timedelta(days=i - 3), neste_hva="samtale", kartlagt=I_DAG)
    return personer


@pytest.mark.parametrize("size", STORRELSER)
async def test_op_1_forste_linje_svarer_og_overskridelse_sies_i_ord(kontor: Kontor, size: tuple[int, int]) -> None:
    saker(kontor)
    async with apnet(kontor, "saker", "bruker", size=size) as pilot:
        alle = linjer(pilot)
        assert "5 saker, 3 over frist, 2 denne uken" in alle[2]
        assert "[1 alle 5]  2 over frist 3" in alle[3]
        assert "3 d over  samtale" in skjerm(pilot)
        assert "3 dager over frist" in skjerm(pilot)
        await trykk(pilot, "down", "down")
        assert "1 dag over frist" in skjerm(pilot)
        assert alle[-1].startswith(" Enter åpne")
        assert len(alle) == size[1]


@pytest.mark.parametrize("bredde", [78, 118])
@pytest.mark.parametrize("antall", [0, 7, 40, 999])
def test_intet_utvalg_skilles_fra_tasten_sin(bredde: int, antall: int) -> None:
    plasser = set()
    for valgt in Utvalg:
        linjer_ = svarlinjer(valgt, Sortering.FRIST, antall, dict.fromkeys(Utvalg, antall), bredde).plain.splitlines()[1:]
        assert max(map(len, linjer_)) <= bredde
        assert len(linjer_) <= 2
        deler = [del_ for linje in linjer_ for del_ in re.split(r"  +", linje)]
        assert [del_.strip("[]")[:2] for del_ in deler] == [f"{nr} " for nr in range(1, 10)]
        plasser.add(tuple(len(re.split(r"  +", linje)) for linje in linjer_))
    assert len(plasser) == 1


async def test_utvalg_med_siffer_og_tilbake_til_alle(kontor: Kontor) -> None:
    p = saker(kontor)
    async with apnet(kontor, "saker", "bruker") as pilot:
        await trykk(pilot, "2")
        assert [r.person_id for r in vis(pilot, Saker).tabell.rader] == p[:3]
        assert "Over frist: 3 av 5 saker" in skjerm(pilot)
        await trykk(pilot, "8")
        assert "Ingen saker her. Trykk 1 for å se alle." in skjerm(pilot)
        await trykk(pilot, "1", "o")
        assert "etter navn" in skjerm(pilot)
        assert len(vis(pilot, Saker).tabell.rader) == 5


async def test_op_2_telefon_fort_fra_listen_flytter_neste_dato(kontor: Kontor) -> None:
    p = saker(kontor)
    async with apnet(kontor, "saker", "bruker") as pilot:
        await trykk(pilot, "down", "t", "f10")
        assert "Utfall mangler." in skjerm(pilot)
        assert "Ellers står den på 18.11.2026." in " ".join(skjerm(pilot).replace("│", " ").split())
        await trykk(pilot, "1")
        await skriv(pilot, "fant jobb")
        await trykk(pilot, "f10")
        assert "Testesen, Nr001: kontakten er lagret." in skjerm(pilot)
        # She goes on down the list: the one who now has a later date has left the place, the next one is there.
        valgt = vis(pilot, Saker).tabell.valgt
        assert valgt is not None
        assert valgt.person_id == p[2]
    rad = next(r for r in sak.liste(kontor.okt()) if r.person_id == p[1])
    assert (rad.neste_dato, rad.siste_kontakt) == (date(2027, 1, 20) if rad.lop == "stabil" else date(2026, 12, 21), I_DAG)


async def test_op_1_neste_dato_senere_enn_lopet_blir_staaende_i_skjemaet_til_grunnen_er_skrevet(kontor: Kontor) -> None:
    p = saker(kontor, 1)
    async with apnet(kontor, "saker", "bruker") as pilot:
        await trykk(pilot, "d")
        assert "Nå 17.11.2026. Senest 21.12.2026 etter løpet." in skjerm(pilot)
        await skriv(pilot, "1.3.2027")
        await trykk(pilot, "f10")
        assert "(OP-1)" in skjerm(pilot)
        assert "1.3.2027" in skjerm(pilot)
        await skriv(pilot, "sykehus")
        await trykk(pilot, "f10")
        assert "neste oppfølging er 1.3.2027." in skjerm(pilot)
    assert sak.liste(kontor.okt())[0].neste_dato == date(2027, 3, 1)
    assert p


async def test_op_6_ring_tilbake_legges_og_krysses_ut_fra_listen(kontor: Kontor) -> None:
    saker(kontor, 2)
    async with apnet(kontor, "saker", "bruker") as pilot:
        await trykk(pilot, "r")
        await skriv(pilot, "husleie")
        await trykk(pilot, "f10")
        assert "ring tilbake er lagt på lista di." in skjerm(pilot)
        assert "RING" in skjerm(pilot)
        assert [b.tekst for b in beskjed.mine(kontor.okt())] == ["husleie"]
        await trykk(pilot, "x")
        assert "krysset ut" in skjerm(pilot)
        assert "RING" not in skjerm(pilot)
    assert beskjed.mine(kontor.okt()) == []


async def test_op_6_beskjeder_om_andres_brukere_staar_paa_min_liste_til_de_er_krysset_ut(kontor: Kontor) -> None:
    p = kontor.person("Andres", "Bruker")
    kontor.sak(p, "IDA")
    for tekst, ring in (("ring meg", True), ("vanlig", False)):
        beskjed.legg_igjen(kontor.okt("PER"), NyBeskjed(person_id=p, tekst=tekst, ring_tilbake=ring, til_ident="KAL"))
    async with apnet(kontor, "saker", "bruker") as pilot:
        await trykk(pilot, "m")
        assert "RING" in skjerm(pilot)
        assert "vanlig (fra PER)" in skjerm(pilot)
        await trykk(pilot, "x")
        assert [b.tekst for b in beskjed.mine(kontor.okt())] == ["vanlig"]
        assert "RING" not in skjerm(pilot)
        await trykk(pilot, "enter")
        assert "Bruker, Andres" in skjerm(pilot)
        await trykk(pilot, "f3", "m", "x", "f9", "m")
        assert "Ingen venter på deg." in skjerm(pilot)


async def test_pe_7_enter_aapner_egen_sak_uten_grunn_og_f3_er_tilbake_paa_samme_rad(kontor: Kontor) -> None:
    p = saker(kontor)
    async with apnet(kontor, "saker", "bruker") as pilot:
        await trykk(pilot, "down", "down", "enter")
        assert "Testesen, Nr002, 46 år" in skjerm(pilot)
        await trykk(pilot, "f3")
        rad = vis(pilot, Saker).tabell.valgt
        assert rad is not None
        assert rad.person_id == p[2]


async def test_pm_6_en_soknad_som_venter_paa_vedtak_sies_paa_raden_og_under_lista(kontor: Kontor) -> None:
    (p,) = saker(kontor, 1)
    kontor.soknad(p, tilstand="fordelt", saksbehandler="KAL")
    async with apnet(kontor, "saker", "bruker") as pilot:
        assert "SØKNAD" in skjerm(pilot)
        assert "Søknad venter på vedtak, innen 4.12.2026." in skjerm(pilot)


async def test_en_kollegas_saker_vises_med_v_og_enter_der_spor_om_grunn(kontor: Kontor) -> None:
    saker(kontor, 1, "IDA")
    async with apnet(kontor, "saker", "bruker") as pilot:
        assert "0 saker" in skjerm(pilot)
        assert "Nye saker kommer fra postmøtet" in skjerm(pilot)
        await trykk(pilot, "v")
        ida = next(linje for linje in linjer(pilot) if "IDA Ida Moen" in linje)
        await trykk(pilot, ida.split("IDA")[0].split()[-1])
        assert "Sakene til IDA" in skjerm(pilot)
        await trykk(pilot, "enter")
        assert "Hvorfor åpner du?" in skjerm(pilot)
        await trykk(pilot, "2")
        assert vis(pilot, Bruker).bruker is not None


async def test_neste_side_hentes_naar_markoren_naermer_seg_slutten(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sak, "SIDE", 40)
    saker(kontor, 100)
    async with apnet(kontor, "saker", "bruker") as pilot:
        tabell = vis(pilot, Saker).tabell
        assert len(tabell.rader) == 40
        await trykk(pilot, "end", "end", "end")
        assert len(tabell.rader) == 100
        assert len({r.person_id for r in tabell.rader}) == 100


async def test_en_annen_pult_endrer_og_markoren_staar_paa_samme_person(kontor: Kontor) -> None:
    p = saker(kontor)
    async with apnet(kontor, "saker", "bruker") as pilot:
        await trykk(pilot, "down", "down", "down")
        with kontor.okt("LEA").skrive() as s:
            s.endre("sak", hvor={"person_id": p[0]}, veileder="IDA")
            s.logg("test")
        vis(pilot, Saker).oppfrisk()
        await trykk(pilot, "f1", "f10")
        rad = vis(pilot, Saker).tabell.valgt
        assert rad is not None
        assert rad.person_id == p[3]
        assert "4 saker" in skjerm(pilot)


@pytest.mark.parametrize("size", STORRELSER)
async def test_slemme_navn_viser_som_tekst_i_liste_og_paa_skjermen(kontor: Kontor, size: tuple[int, int]) -> None:
    for i, navn in enumerate(SLEMME):
        p = kontor.person(navn, f"A{i}")
        kontor.sak(p, neste_hva=navn, neste_dato=I_DAG + timedelta(days=i))
    async with apnet(kontor, "saker", "bruker", size=size) as pilot:
        sett = []
        for _ in SLEMME:
            assert len(linjer(pilot)) == size[1]
            await trykk(pilot, "enter")
            assert vis(pilot, Bruker).bruker is not None
            assert not any(tegn in skjerm(pilot) for tegn in ("\x1b", "\x07", "\u202e"))
            sett.append(skjerm(pilot))
            assert "\u2026" not in sett[-1]
            await trykk(pilot, "f3", "down")
            assert "\u2026" not in skjerm(pilot)
        assert any("A1, [@click=app.quit]x[/]" in s for s in sett)
        assert pilot.app.is_running


async def test_ingen_kommando_paa_en_rad_naar_listen_er_tom(kontor: Kontor) -> None:
    async with apnet(kontor, "saker", "bruker") as pilot:
        await trykk(pilot, "enter", "r", "t", "d", "x", "b")
        assert len(pilot.app.screen_stack) == 2
        assert "ring tilbake" not in linjer(pilot)[-1]


def test_apninger_logges_ikke_av_listen(kontor: Kontor) -> None:
    (p,) = saker(kontor, 1)
    sak.liste(kontor.okt())
    with kontor.okt("LEA").lese() as les:
        assert les.verdi("select count(*) from logg where handling = 'apnet'") == 0
    apne(kontor.okt(), p)


def test_op_9_vedtakskolonnen_sier_kvp_og_ikke_utlopt(kontor: Kontor) -> None:
    kontor.sak(kontor.person())
    (rad,) = sak.liste(kontor.okt())
    i_kvp, i_gar = {"kvp_fra": date(2026, 9, 1)}, I_DAG - timedelta(days=1)
    for endring, sagt in (({}, "ingen"), ({"vedtak_til": i_gar}, "utløpt"), (i_kvp, "KVP"), (i_kvp | {"vedtak_til": i_gar}, "KVP"),
                          (i_kvp | {"vedtak_til": I_DAG}, "20.11")):  # fmt: skip
        assert vedtak_tekst(rad.model_copy(update=endring), I_DAG).plain == sagt
    assert "I kvalifiseringsprogram fra 1.9.2026." in panel(rad.model_copy(update=i_kvp), I_DAG, 80).plain


def test_op_1_neste_i_kolonnen_er_kort_og_i_ord_hel(kontor: Kontor) -> None:
    kontor.sak(kontor.person())
    (rad,) = sak.liste(kontor.okt())
    for om, kort, hel in ((-2, "2 d over", "2 dager over frist"), (0, "i dag", "i dag"), (6, "tor 26.11", "tor 26.11"),
                          (7, "27.11", "27.11.2026"), (42, "1.1.27", "1.1.2027")):  # fmt: skip
        r = rad.model_copy(update={"neste_dato": I_DAG + timedelta(days=om)})
        assert (neste_celle(r, I_DAG).plain, neste_tekst(r, I_DAG).plain) == (kort, hel)
        assert len(kort) <= 9
