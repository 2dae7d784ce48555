"""The letter on the screen, and the letters on their way out, through the keys."""

from __future__ import annotations

from pathlib import Path

from navtui.services import brevko
from tests.kontor import PIN, Kontor
from tests.ui.kontorapp import apnet
from tests.ui.pilot import skjerm, skriv, trykk
from tests.vedtakshjelp import iverksatt, sendt


async def test_ve_19_brevet_leses_ved_kontrollen_for_det_signeres(kontor: Kontor) -> None:
    sendt(kontor)
    async with apnet(kontor, "kontroll", som="IDA") as pilot:
        await trykk(pilot, "enter", "f")
        assert "UTKAST. Dette er brevet slik det blir." in skjerm(pilot)
        assert "Utkast til brev: Vedtak 2026-0001" in skjerm(pilot)
        await trykk(pilot, "space", "end")
        assert "Vennlig hilsen" in skjerm(pilot)
        await trykk(pilot, "enter", *"1234567", "s", *PIN, "enter")
        assert "er iverksatt" in skjerm(pilot)


async def test_ve_19_koen_skriver_ut_og_merker_som_sendt(kontor: Kontor, tmp_path: Path) -> None:
    v = iverksatt(kontor)
    async with apnet(kontor, "brevko", som="KAL") as pilot:
        assert "1 brev i brevkøen, 1 er ikke skrevet ut." in skjerm(pilot)
        assert "vedtaksbrev 2026-0001" in skjerm(pilot)
        await trykk(pilot, "u", *["backspace"] * 100)
        await skriv(pilot, str(tmp_path))
        await trykk(pilot, "f10")
        assert "1 brev er skrevet til mappen." in skjerm(pilot)
        assert "skrevet ut av KAL" in skjerm(pilot)
        await trykk(pilot, "s", "f10")
        assert "Ingen brev i brevkøen." in skjerm(pilot)
    assert (tmp_path / f"2026-0001_{v.nummer}.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert brevko.ko(kontor.okt()) == ([], 0)


async def test_pe_7_mottak_ser_koen_men_skriver_ikke_ut(kontor: Kontor) -> None:
    iverksatt(kontor)
    async with apnet(kontor, "postmote", "brevko", som="PER") as pilot:
        assert "w brevkø" in skjerm(pilot).splitlines()[-1]
        await trykk(pilot, "w")
        assert "skriv ut" not in skjerm(pilot).splitlines()[-1]
        assert "s sendt" in skjerm(pilot).splitlines()[-1]


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
