"""What the sign-in screen is given from outside. Imports nothing heavy: it is painted before the rest of the program is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from navtui.ui.hoveddel import Hoveddel, Okt


@dataclass(frozen=True, slots=True)
class Hint:
    """One who can sign in, listed in a demo file."""

    ident: str
    navn: str
    rolle: str


def _ingenting() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Oppstart:
    """What the sign-in screen shows, and the three ways on from it.

    `logg_inn(ident, passord)` blocks and runs in a thread; it returns the session or raises `Regelbrudd`. `varm_opp()` runs in a thread
    after the first paint and imports what is heavy. `hent_hoved()` runs in a thread after `logg_inn`.
    """

    fil: str
    kontor: str
    logg_inn: Callable[[str, str], Okt]
    hent_hoved: Callable[[], Hoveddel]
    varm_opp: Callable[[], None] = _ingenting
    er_demo: bool = False
    hint: Sequence[Hint] = ()
    ident: str = ""
    tema: str | None = None
