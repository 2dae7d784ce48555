"""The letter on the screen, and the letters on their way out, through the keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from navtui.services import brev, brevko, mappe
from tests.kontor import PIN, Kontor
from tests.ui.kontorapp import apnet
from tests.ui.pilot import linjer, skjerm, skriv, trykk
from tests.vedtakshjelp import iverksatt, sendt


async def test_ve_19_brevet_leses_ved_kontrollen_for_det_signeres(kontor: Kontor) -> None:
    v = sendt(kontor)
    async with apnet(kontor, "kontroll", som="IDA") as pilot:
        await trykk(pilot, "enter", "f")
        assert "UTKAST. Dette er brevet slik det blir." in skjerm(pilot)
        assert "Utkast til brev: Vedtak 2026-0001" in skjerm(pilot)
        await trykk(pilot, "space", "end")
        assert "Vennlig hilsen" in skjerm(pilot)
        slutten = brev.vis_vedtak(kontor.okt(), v.id).tekst.splitlines()[-14:]
        assert all(any(linje in vist for vist in linjer(pilot)) for linje in slutten), "a line is broken twice"
        await trykk(pilot, "enter", *"1234567", "s", *PIN, "enter")
        assert "er iverksatt" in skjerm(pilot)


async def test_ve_19_koen_leser_skriver_ut_og_merker_som_sendt(kontor: Kontor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The folder that is suggested lies beside the office's file; what was written, and where, is said."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    v = iverksatt(kontor)
    async with apnet(kontor, "brevko", som="KAL", size=(200, 24)) as pilot:
        assert "1 brev i brevkøen, 1 er ikke skrevet ut." in skjerm(pilot)
        assert "vedtaksbrev 2026-0001" in skjerm(pilot)
        assert "s sendt" not in linjer(pilot)[-1]
        await trykk(pilot, "s")
        assert "Brevet er ikke skrevet ut ennå" in skjerm(pilot)
        await trykk(pilot, "enter")
        assert "Brev: Vedtak 2026-0001" in skjerm(pilot)
        assert "UTKAST" not in skjerm(pilot)
        await trykk(pilot, "enter", "u", "f10")
        assert f"Brevet er skrevet til {kontor.base.fil.parent / 'brev'}: 2026-0001_{v.nummer}.pdf" in skjerm(pilot)
        assert "skrevet ut av KAL" in skjerm(pilot)
        await trykk(pilot, "s", "f10")
        assert "Ingen brev i brevkøen." in skjerm(pilot)
    (fil,) = (kontor.base.fil.parent / "brev").glob("*")
    assert fil.read_bytes().startswith(b"%PDF-1.7")
    assert brevko.ko(kontor.okt()) == ([], 0)
    assert mappe.hent(kontor.fil, mappe.BREV) == fil.parent
    mappe.husk(tmp_path, mappe.BREV)
    assert mappe.hent(kontor.fil, mappe.BREV) == tmp_path
    assert mappe.hent(kontor.fil, mappe.UTBETALING) == kontor.base.fil.parent / "utbetaling"


async def test_pe_7_et_brev_utenfor_portefoljen_leses_med_en_grunn(kontor: Kontor) -> None:
    v = iverksatt(kontor)
    with kontor.okt().skrive() as s:
        s.endre("sak", hvor={"person_id": v.person_id}, veileder="JON")
        s.logg("test")
    async with apnet(kontor, "brevko", som="MAR") as pilot:
        await trykk(pilot, "enter")
        assert "Hvorfor åpner du brevet?" in skjerm(pilot)
        await trykk(pilot, "1")
        assert "Brev: Vedtak 2026-0001" in skjerm(pilot)


async def test_pe_7_et_brev_utenfor_portefoljen_skrives_ut_med_en_grunn(
    kontor: Kontor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    v = iverksatt(kontor)
    async with apnet(kontor, "brevko", som="EVA", size=(200, 24)) as pilot:
        await trykk(pilot, "a")
        assert "Bare ett brev er ikke skrevet ut. Velg det, og skriv det ut for seg. (PE-7)" in skjerm(pilot)
        await trykk(pilot, "u")
        assert "Hvorfor åpner du brevet?" in skjerm(pilot)
        await trykk(pilot, "2")
        assert "Skriv ut vedtaksbrev 2026-0001" in skjerm(pilot)
        await trykk(pilot, "f10")
        assert f"2026-0001_{v.nummer}.pdf" in skjerm(pilot)
        assert "skrevet ut av EVA" in skjerm(pilot)


async def test_pe_7_mottak_ser_koen_men_skriver_ikke_ut(kontor: Kontor, tmp_path: Path) -> None:
    iverksatt(kontor)
    async with apnet(kontor, "postmote", "brevko", som="PER") as pilot:
        assert "w brevkø" in skjerm(pilot).splitlines()[-1]
        await trykk(pilot, "w")
        assert "skriv ut" not in linjer(pilot)[-1]
        assert "s sendt" not in linjer(pilot)[-1]
        await trykk(pilot, "enter")
        assert "Mottak åpner ikke brev." in skjerm(pilot)
        brevko.skriv_ut(kontor.okt(), brevko.ko(kontor.okt())[0][0], tmp_path)
        await trykk(pilot, "l", "l")
        assert "s sendt" in linjer(pilot)[-1]


async def test_op_5_et_brev_leses_for_det_legges_i_koen(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p)
    kontor.sett_inn("dokumentasjonskrav", person_id=p, tekst="kontoutskrift", frist=kontor.okt().i_dag, ident="KAL", tid=kontor.okt().na())
    async with apnet(kontor, "bruker", "brevko", som="KAL") as pilot:
        await skriv(pilot, "olsen")
        await trykk(pilot, "enter", "enter", "w")
        assert "nytt: dokumentasjon vi trenger" in skjerm(pilot)
        await trykk(pilot, "d", "f10")
        assert "VI TRENGER DOKUMENTASJON FRA DEG" in skjerm(pilot)
        await trykk(pilot, "enter")
        assert brevko.ko(kontor.okt()) == ([], 0)
        await trykk(pilot, "f10")
        assert "Brevet ligger i brevkøen." in skjerm(pilot)
    assert brevko.ko(kontor.okt())[1] == 1
