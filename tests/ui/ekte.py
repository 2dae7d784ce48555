"""The real views over a real file, without the sign-in that test_innlogging drives: any passphrase lets an ident in."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from navtui.ui.app import NavtuiApp
from navtui.ui.oppstart import Hoveddel, Okt, Oppstart
from navtui.ui.visninger import REGISTER, Oppforing
from tests.kontor import Kontor
from tests.ui.pilot import Styrer, logg_inn


def oppstart(kontor: Kontor, visninger: Sequence[str]) -> Oppstart:
    """These views of the register, the first on F2."""
    mine = [next(v for v in REGISTER if v.id == id_) for id_ in visninger]
    forst = mine[0]
    mine[0] = Oppforing("f2", forst.id, forst.tittel, forst.roller, forst.sti)

    def logg_inn_(ident: str, _passord: str) -> Okt:
        return kontor.okt(ident)

    return Oppstart("prøve", "Nav Vågan", logg_inn_, lambda: Hoveddel(mine))


@asynccontextmanager
async def skjerm(kontor: Kontor, *visninger: str, ident: str = "KAL", size: tuple[int, int] = (80, 24)) -> AsyncIterator[Styrer]:
    """Signed in, on the first of these views."""
    app = NavtuiApp(oppstart(kontor, visninger))
    async with app.run_test(size=size) as pilot:
        await logg_inn(pilot, ident)
        yield pilot
