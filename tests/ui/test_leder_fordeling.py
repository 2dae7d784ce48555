"""LE-2 through the keys of F7."""

from __future__ import annotations

from tests.kontor import Kontor
from tests.services.test_fordelinger import seks
from tests.ui.kontorapp import apnet
from tests.ui.pilot import skjerm, trykk


async def test_le_2_en_tast_paa_leder_viser_delingen_med_n(kontor: Kontor) -> None:
    seks(kontor)
    async with apnet(kontor, "leder", som="LEA", size=(120, 40)) as pilot:
        await trykk(pilot, "d")
        assert "Mottakere denne måneden" in skjerm(pilot)
        assert "1 av 6 (17 %)" in skjerm(pilot)
        assert "ukjent" in skjerm(pilot)
