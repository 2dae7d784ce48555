"""Drive the program by its keys, and read its screen as a person would."""

from __future__ import annotations

import asyncio
from typing import Any, TypeVar

from textual.pilot import Pilot

from navtui.ui.app import NavtuiApp
from navtui.ui.hoved import STATUS_ETTER
from navtui.ui.visning import Visning

Styrer = Pilot[Any]
V = TypeVar("V", bound=Visning)


def app_av(pilot: Styrer) -> NavtuiApp:
    """The app, as what it is."""
    assert isinstance(pilot.app, NavtuiApp)
    return pilot.app


def vis(pilot: Styrer, klasse: type[V]) -> V:
    """The view of this class, wherever it lies."""
    hoved = app_av(pilot).hoved
    assert hoved is not None
    return hoved.query_one(klasse)


async def ro(pilot: Styrer, sekunder: float = 20.0) -> None:
    """Wait until no worker is under way, no key waits, and the screen is drawn. Fails after `sekunder`."""
    app = app_av(pilot)
    slutt = asyncio.get_running_loop().time() + sekunder
    rolige = 0
    while rolige < 2:
        await pilot.pause()
        i_arbeid = any(not w.is_finished for w in app.workers) or (app.holder and not app.laast)
        rolige = 0 if i_arbeid else rolige + 1
        if i_arbeid:
            await asyncio.sleep(0.002)
        assert asyncio.get_running_loop().time() < slutt, "never came to rest"


async def talt(pilot: Styrer) -> None:
    """Wait until the numbers behind the names are counted: they come a moment after the first list."""
    await pilot.pause(STATUS_ETTER + 0.05)
    await ro(pilot)


async def trykk(pilot: Styrer, *taster: str) -> None:
    """Press keys one after the other as a person does: each is answered before the next."""
    for tast in taster:
        await pilot.press(tast)
        await ro(pilot)


async def skriv(pilot: Styrer, tekst: str) -> None:
    """Type a text."""
    await pilot.press(*({" ": "space", ".": "full_stop", ",": "comma"}.get(tegn, tegn) for tegn in tekst))
    await ro(pilot)


async def logg_inn(pilot: Styrer, ident: str = "KAL", passord: str = "vaagan") -> None:
    """Sign in by the keyboard, from the sign-in screen with an empty ident."""
    await ro(pilot)
    await skriv(pilot, ident.lower())
    await trykk(pilot, "enter")
    await skriv(pilot, passord)
    await trykk(pilot, "enter")


def linjer(pilot: Styrer) -> list[str]:
    """The lines of the screen, with what shows behind a dialog."""
    return [strimmel.text.rstrip() for strimmel in pilot.app.screen._compositor.render_strips()]


def skjerm(pilot: Styrer) -> str:
    """The whole screen as text."""
    return "\n".join(linjer(pilot))
