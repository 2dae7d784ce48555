"""What a key costs: moving all of a leaving veileder's cases, as suggested, counted on the real screens (kontoret.md: at most 10)."""

from __future__ import annotations

import pytest

from navtui.services import leder
from tests.kontor import Kontor
from tests.ui.kontorapp import apnet
from tests.ui.pilot import skjerm, trykk

BUDSJETT = 10


@pytest.mark.parametrize("ident", ["EVA", "KAL", "MAR"])
async def test_op_11_flytte_alle_saker_som_foreslatt_koster_hoyst_ti_taster(
    kontor: Kontor, ident: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for nr in range(34):
        kontor.sak(kontor.person(f"Person{nr}"), ident)
    brukt: list[str] = []
    async with apnet(kontor, "gjeld", "leder", "flytting", som="LEA") as pilot:

        async def tast(navn: str) -> None:
            brukt.append(navn)
            await trykk(pilot, navn)

        await tast("f7")
        while f"{ident} " not in next(linje for linje in skjerm(pilot).splitlines() if linje.startswith(">")):
            await tast("down")
        for navn in ("m", "enter", "2"):
            await tast(navn)
        assert "34 saker er flyttet" in skjerm(pilot)
    rad = leder.bilde(kontor.okt("LEA")).rad(ident)
    assert rad is not None
    assert rad.apne_saker == 0
    with capsys.disabled():
        print(f"\nflytte alle sakene til {ident}: {len(brukt)} taster av {BUDSJETT}: {' '.join(brukt)}")
    assert len(brukt) <= BUDSJETT
