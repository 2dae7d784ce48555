"""The payments view, through its keys: from what is due to what the bank sent back."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from navtui.services import mappe
from navtui.services import utbetaling as tjeneste
from tests.kontor import I_DAG, PIN, Kontor
from tests.services.test_utbetaling import ANNEN_KONTO, betal, til_bank, tilstand
from tests.ui.kontorapp import apnet as vis
from tests.ui.pilot import Styrer, linjer, skjerm, skriv, trykk


@pytest.fixture(autouse=True)
def _egen_maskin(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The folder that is remembered is the test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    mappe.husk(tmp_path, mappe.UTBETALING)


def svar(pilot: Styrer) -> str:
    """The answer line."""
    return linjer(pilot)[2]


async def test_ve_21_hele_veien_gjennom_tastene(kontor: Kontor, tmp_path: Path) -> None:
    """Made by one, approved and exported by another, confirmed; one comes back and goes out another way."""
    u1, u2 = betal(kontor, ore=1_423_050), betal(kontor, ore=50_000)
    async with vis(kontor, "utbetaling") as pilot:
        assert "Fredag 20. november: 2 utbetalinger forfaller, 14 730,50 kr." in skjerm(pilot)
        await trykk(pilot, "enter")
        assert "Venter på godkjenning." in svar(pilot)
        assert "Du har skrevet eller endret vedtak" in skjerm(pilot)
        assert "g godkjenn" not in linjer(pilot)[-1]
        await trykk(pilot, "g")
        assert tjeneste.hent_liste(kontor.okt(), 1).liste.godkjent_av is None

    async with vis(kontor, "utbetaling", som="GRO") as pilot:
        await trykk(pilot, "enter", "g")
        assert "14 730,50 kr" in skjerm(pilot)
        await skriv(pilot, "654321")
        await trykk(pilot, "enter")
        assert "Feil PIN." in skjerm(pilot)
        assert tjeneste.hent_liste(kontor.okt(), 1).liste.godkjent_av is None
        await skriv(pilot, PIN)
        await trykk(pilot, "enter")
        assert "Godkjent, ikke eksportert." in svar(pilot)
        await trykk(pilot, "e")
        assert "Mappe" in skjerm(pilot)
        await trykk(pilot, "enter")
        assert "Eksportert, ikke bekreftet." in svar(pilot)
        (fil,) = tmp_path.glob("utbetaling-*.csv")
        assert [r["belop"] for r in csv.DictReader(fil.read_text("utf-8-sig").splitlines(), delimiter=";")][-1] == "14730,50"
        await trykk(pilot, "b", "enter")
        assert "Utbetalt." in svar(pilot)
        assert (tilstand(kontor, u1), tilstand(kontor, u2)) == ("utbetalt", "utbetalt")

        await trykk(pilot, "r")
        await skriv(pilot, "konto avsluttet")
        await trykk(pilot, "enter", "t")
        assert "1 i retur." in svar(pilot)
        await trykk(pilot, "o", "enter")
        await skriv(pilot, ANNEN_KONTO)
        await trykk(pilot, "enter", "enter")
        assert "1 utbetaling forfaller" in svar(pilot)
        assert "i retur" not in svar(pilot)


async def test_ve_16_stopp_med_grunn_tar_utbetalingen_av_lista(kontor: Kontor) -> None:
    u = betal(kontor)
    betal(kontor, ore=7_00)
    async with vis(kontor, "utbetaling") as pilot:
        await trykk(pilot, "enter", "s", "enter")
        assert "Grunn mangler." in skjerm(pilot)
        await skriv(pilot, "flyttet")
        await trykk(pilot, "enter")
        assert "1 utbetaling, 7,00 kr" in svar(pilot)
        assert tilstand(kontor, u) == "stoppet"
        await trykk(pilot, "t")
        assert "1 stoppet." in svar(pilot)
        await trykk(pilot, "down", "up", "enter", "f")
        await skriv(pilot, "feiltrykk")
        await trykk(pilot, "enter")
        assert "stoppet" not in svar(pilot)
        assert tilstand(kontor, u) == "planlagt"


async def test_ve_21_ny_konto_sies_med_ord(kontor: Kontor, tmp_path: Path) -> None:
    person = kontor.person()
    betal(kontor, person=person)
    tjeneste.bekreft(kontor.okt("GRO"), til_bank(kontor, tmp_path), I_DAG)
    betal(kontor, person=person, konto=ANNEN_KONTO)
    async with vis(kontor, "utbetaling", som="GRO") as pilot:
        await trykk(pilot, "enter")
        assert "NY KONTO" in skjerm(pilot)
        assert "Varsel: Nytt kontonummer på vedtak" in skjerm(pilot)
        await trykk(pilot, "g", "f10")
        assert "Sjekket mangler." in skjerm(pilot)
        await skriv(pilot, "ringte Mona 20.11")
        await trykk(pilot, "enter")
        await skriv(pilot, PIN)
        await trykk(pilot, "enter")
        assert "Godkjent, ikke eksportert." in svar(pilot)


async def test_pe_5_lukket_liste_bare_for_den_med_tilgang(kontor: Kontor) -> None:
    betal(kontor, person=kontor.person("Hemmelig", "Navn", skjerming="kode_7"))
    async with vis(kontor, "utbetaling") as pilot:
        assert "ingenting forfaller" in svar(pilot)
        assert "Hemmelig" not in skjerm(pilot)
        assert "lukket" not in skjerm(pilot)
    async with vis(kontor, "utbetaling", som="LEA") as pilot:
        assert "Forfaller, lukket liste" in skjerm(pilot)


async def test_si_7_en_liste_som_er_endret_godkjennes_ikke(kontor: Kontor) -> None:
    u = betal(kontor)
    betal(kontor, ore=7_00)
    tjeneste.lag_liste(kontor.okt(), I_DAG)
    async with vis(kontor, "utbetaling", som="GRO") as pilot:
        await trykk(pilot, "enter", "g")
        tjeneste.stopp(kontor.okt(), u, "feil")
        await skriv(pilot, PIN)
        await trykk(pilot, "enter")
        assert "SI-7" in skjerm(pilot)
        assert "1 utbetaling, 7,00 kr" in svar(pilot)
        assert tjeneste.hent_liste(kontor.okt(), 1).liste.godkjent_av is None


async def test_ve_21_eksport_i_en_mappe_som_ikke_finnes_beholder_det_som_er_skrevet(kontor: Kontor, tmp_path: Path) -> None:
    betal(kontor)
    liste = tjeneste.lag_liste(kontor.okt(), I_DAG)
    tjeneste.godkjenn(kontor.okt("GRO"), liste, 1, PIN)
    async with vis(kontor, "utbetaling", som="GRO") as pilot:
        await trykk(pilot, "enter", "e")
        await skriv(pilot, "/borte")
        await trykk(pilot, "enter")
        assert "kan ikke skrive i mappen" in skjerm(pilot)
        assert "/borte" in skjerm(pilot)
        assert tjeneste.hent_liste(kontor.okt("GRO"), liste).liste.eksportert_tid is None


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_bunnlinjen_har_plass(kontor: Kontor, size: tuple[int, int]) -> None:
    betal(kontor)
    async with vis(kontor, "utbetaling", size=size) as pilot:
        assert linjer(pilot)[-1].strip().startswith("Enter åpne")
        await trykk(pilot, "enter")
        assert "t tilbake" in linjer(pilot)[-1]
