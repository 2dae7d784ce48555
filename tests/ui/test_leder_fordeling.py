"""LE-2 through the keys of F7."""

from __future__ import annotations

import pytest

from tests.kontor import Kontor
from tests.services.test_fordelinger import seks
from tests.ui.kontorapp import STORRELSER, apnet
from tests.ui.pilot import linjer, skjerm, trykk


@pytest.mark.parametrize("size", STORRELSER)
async def test_le_2_deling_kryss_og_navn_er_en_tast_hver_og_veien_tilbake_er_den_samme(kontor: Kontor, size: tuple[int, int]) -> None:
    seks(kontor)
    async with apnet(kontor, "leder", "fordeling", "bruker", som="LEA", size=size) as pilot:
        await trykk(pilot, "d")
        assert "6: kontoret, mottakere i november 2026." in skjerm(pilot)
        assert "1 av 6 (17 %)" in skjerm(pilot)
        await trykk(pilot, "down", "down", "enter")
        assert "4: kontoret, mottakere i november 2026, inntekt ukjent." in skjerm(pilot)
        assert "Olsen, Nr5" in skjerm(pilot)
        await trykk(pilot, "b", "end", *["up"] * 6, "d")
        assert "5: kontoret, mottakere i november 2026, enslig uten barn." in skjerm(pilot)
        assert "1 av 5 (20 %)" in skjerm(pilot)
        await trykk(pilot, "d")
        assert "(PE-5)" in linjer(pilot)[-2]
        await trykk(pilot, "b", "b")
        assert "6 mottakere denne måneden" in skjerm(pilot)


async def test_le_2_navnene_bak_et_tall_kan_deles(kontor: Kontor) -> None:
    seks(kontor)
    async with apnet(kontor, "leder", "fordeling", som="LEA") as pilot:
        await trykk(pilot, *["down"] * 3, "enter")
        valg = next(linje for linje in linjer(pilot) if "åpne saker: 7" in linje)
        await trykk(pilot, valg.split("åpne")[0].split()[-1], "d")
        assert "7: KAL, åpne saker." in skjerm(pilot)
