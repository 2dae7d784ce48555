"""The real views on a real office, signed in without the password's cost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from navtui.ui.app import NavtuiApp
from navtui.ui.hoveddel import Hoveddel, Okt
from navtui.ui.oppstart import Oppstart
from navtui.ui.visninger import REGISTER
from tests.kontor import Kontor
from tests.ui.pilot import Styrer, logg_inn

STORRELSER = ((80, 24), (120, 40))


def oppstart(kontor: Kontor, *visninger: str) -> Oppstart:
    """An office with these views of the register, the first of them where everybody starts."""
    valgte = [v for id_ in visninger for v in REGISTER if v.id == id_]

    def slipp_inn(ident: str, _passord: str) -> Okt:
        return kontor.okt(ident.upper())

    return Oppstart(fil="kontor.navtui", kontor="Nav Vågan", logg_inn=slipp_inn, hent_hoved=lambda: Hoveddel(valgte))


@asynccontextmanager
async def apnet(kontor: Kontor, *visninger: str, som: str = "KAL", size: tuple[int, int] = (80, 24)) -> AsyncIterator[Styrer]:
    """The program, signed in and at rest."""
    app = NavtuiApp(oppstart(kontor, *visninger))
    async with app.run_test(size=size) as pilot:
        await logg_inn(pilot, som)
        yield pilot
