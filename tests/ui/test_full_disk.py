"""SI-5 on the screen: with a full disk she signs in, is told, reads her own cases, and what she typed stays."""

from __future__ import annotations

import sys

import pytest

from navtui.cli.apne import Pult
from navtui.services import plass
from navtui.services.fil import apne
from navtui.ui.app import NavtuiApp
from navtui.ui.hoved import STATUS_ETTER
from navtui.ui.oppstart import Oppstart
from tests.holdbarhet.full_disk import fullt, kontor_med_to
from tests.kontor import Kontor
from tests.ui.pilot import logg_inn, skjerm, trykk


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on the size of files")
async def test_si_5_full_disk_sies_paa_hver_skjerm_til_det_er_plass(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plass, "PROVETID_S", 0.0)
    monkeypatch.setattr(plass, "_VENTER", {})
    kontor_med_to(kontor)
    pult = Pult(apne(kontor.fil))
    app = NavtuiApp(Oppstart(fil="kontor.navtui", kontor="Nav Vågan", logg_inn=pult.logg_inn, hent_hoved=pult.hent_hoved))
    async with app.run_test(size=(80, 24)) as pilot:
        with fullt():
            await logg_inn(pilot)
            await pilot.pause(2 * STATUS_ETTER)
            for tast in ("f3", "f2", "f4", "f6"):
                await trykk(pilot, tast)
                assert plass.FULL in skjerm(pilot), tast
            await trykk(pilot, "f3")
            assert "Olsen, Mona" in skjerm(pilot)
            await trykk(pilot, "enter")
            assert plass.FULL in skjerm(pilot)
            assert "sagt lagret" in skjerm(pilot)
        assert app.hoved is not None
        app.hoved._hent_status()  # as it does every minute
        await trykk(pilot, "f3")
        assert plass.FULL not in skjerm(pilot)
    pult.logg_ut()
