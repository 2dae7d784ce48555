"""PE-5 on the screens: whoever looks, through every view and its lists, no byte of a protected person is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from navtui.cli.apne import Pult
from navtui.services.fil import apne
from navtui.ui.app import NavtuiApp
from navtui.ui.oppstart import Oppstart
from tests.kontor import kopi
from tests.regler.saltet import Saltet, lag_saltet, lekk
from tests.ui.pilot import logg_inn, skjerm, skriv, trykk


@pytest.fixture(scope="module")
def saltet() -> Saltet:
    """The office, once for all the tests."""
    return lag_saltet()


@pytest.mark.parametrize(("ident", "ser"), [("KAL", False), ("LEA", True)])
async def test_pe_5_ingen_skjerm_viser_en_skjermet(saltet: Saltet, tmp_path: Path, ident: str, ser: bool) -> None:
    base, sett = kopi(saltet.fil.base, tmp_path), set()
    pult = Pult(apne(base.fil))
    app = NavtuiApp(Oppstart(fil="d.navtui", kontor="Nav Vågan", logg_inn=pult.logg_inn, hent_hoved=pult.hent_hoved))
    async with app.run_test(size=(140, 60)) as pilot:
        await logg_inn(pilot, ident)
        for tast in ("f2", "f3", "f4", "f5", "f6", "f7", "k"):
            await trykk(pilot, tast)
            sett |= lekk(skjerm(pilot), saltet)
            await trykk(pilot, "end", "enter")
            sett |= lekk(skjerm(pilot), saltet)
            await trykk(pilot, "escape")
        await trykk(pilot, "f8")
        await skriv(pilot, "zqv")
        await trykk(pilot, "enter")
        treff = skjerm(pilot).lower().count("xjk")
        sett |= lekk(skjerm(pilot), saltet) - ({"zqv"} if not ser else set())  # what was typed stays in the field
    pult.logg_ut()
    assert bool(sett) is ser
    assert bool(treff) is ser
