"""F4 through its keys."""

from __future__ import annotations

from datetime import date

import pytest

from tests.kontor import Kontor
from tests.services.test_fornyelse import OKTOBER, bruker, iverksatt
from tests.ui.kontorapp import apnet as vis
from tests.ui.pilot import linjer, skjerm, trykk


async def test_ve_13_lista_svarer_i_forste_linje_og_sier_hva_som_endres(kontor: Kontor) -> None:
    person = bruker(kontor, fodt=date(1996, 12, 9))
    iverksatt(kontor, person, barn=[date(2020, 12, 12)])
    andre = bruker(kontor, "IDA", fornavn="Per", etternavn="Moe")
    iverksatt(kontor, andre)
    kontor.soknad(andre)
    async with vis(kontor, "fornyelser") as pilot:
        assert "Dine vedtak som går ut: 1. 1 uten søknad denne måneden." in linjer(pilot)[2]
        for sagt in ("30.11 10 d", "Olsen, Mona, 29", "10 000"):
            assert sagt in skjerm(pilot)
        assert "* barn fyller 6 år 12.12.2026 (VE-5)" in skjerm(pilot)
        assert "* fyller 30 år 9.12.2026 (PE-3)" in skjerm(pilot)
        assert "Moe" not in skjerm(pilot)
        await trykk(pilot, "a")
        assert "Kontorets vedtak som går ut: 2. 1 uten søknad" in linjer(pilot)[2]
        assert "Moe, Per" in skjerm(pilot)
        assert " søkt" in skjerm(pilot)
        await trykk(pilot, "a")
        assert "Moe" not in skjerm(pilot)


async def test_ve_13_det_som_gikk_ut_uten_nytt_vedtak_er_en_tast_unna(kontor: Kontor) -> None:
    iverksatt(kontor, bruker(kontor), (date(2026, 10, 18), date(2026, 11, 17)))
    async with vis(kontor, "fornyelser") as pilot:
        assert "1 GIKK UT uten nytt vedtak" in linjer(pilot)[2]
        await trykk(pilot, "g")
        assert "17.11 UTE" in skjerm(pilot)
        await trykk(pilot, "g")
        assert "17.11 UTE" not in skjerm(pilot)


async def test_ve_14_maaned_fem_sies(kontor: Kontor) -> None:
    person = bruker(kontor)
    for maaned, siste in ((7, 31), (8, 31), (9, 30)):
        iverksatt(kontor, person, (date(2026, maaned, 1), date(2026, maaned, siste)))
    iverksatt(kontor, person, OKTOBER)
    iverksatt(kontor, person)
    async with vis(kontor, "fornyelser") as pilot:
        assert "6.!" in skjerm(pilot)
        assert "* 6. måned på rad: langtidsgjennomgang (VE-14)" in skjerm(pilot)


async def test_leder_ser_alle_og_forbereder_ikke(kontor: Kontor) -> None:
    iverksatt(kontor, bruker(kontor, "IDA"))
    async with vis(kontor, "fornyelser", som="LEA") as pilot:
        assert "Kontorets vedtak som går ut: 1." in linjer(pilot)[2]
        assert "forny" not in linjer(pilot)[-1]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_svar_og_taster_er_alltid_synlige(kontor: Kontor, size: tuple[int, int]) -> None:
    for nr in range(40):
        iverksatt(kontor, bruker(kontor, fornavn="[/]", etternavn="[@click=app.quit]x[/]" * 8, fodt=date(1980, 1, 1 + nr % 28)))
    async with vis(kontor, "fornyelser", size=size) as pilot:
        assert "Dine vedtak som går ut: 40." in linjer(pilot)[2]
        assert linjer(pilot)[-1].strip().startswith("Enter forny")
        await trykk(pilot, "end")
        assert "[@click" in skjerm(pilot)
        assert all(len(linje) <= size[0] for linje in linjer(pilot))


async def test_en_side_om_gangen_og_hele_antallet_i_forste_linje(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("navtui.services.fornyelse.SIDE", 40)
    for nr in range(90):
        iverksatt(kontor, bruker(kontor, etternavn=f"Nr{nr:03}"))
    async with vis(kontor, "fornyelser") as pilot:
        assert "Dine vedtak som går ut: 90." in linjer(pilot)[2]
        await trykk(pilot, "end", "end", "end")
        assert "Nr089" in skjerm(pilot)
        assert "viser" not in skjerm(pilot)
