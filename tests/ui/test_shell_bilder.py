"""What the shell looks like: one dark and one light picture. Read the difference before accepting a new one."""

from __future__ import annotations

from typing import Any

import pytest

from navtui.ui.app import NavtuiApp
from tests.ui.pilot import logg_inn, skriv, trykk
from tests.ui.prove import oppstart


@pytest.mark.parametrize(("tema", "size"), [("mork", (80, 24)), ("lys", (120, 40))])
def test_hoved_og_skjema(snap_compare: Any, tema: str, size: tuple[int, int]) -> None:
    async def fram(pilot: Any) -> None:
        await logg_inn(pilot)
        await trykk(pilot, "down", "down", "down", "enter", "n")
        await skriv(pilot, "158")
        await trykk(pilot, "f10")

    assert snap_compare(NavtuiApp(oppstart(tema=tema)), run_before=fram, terminal_size=size)
