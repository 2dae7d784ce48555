"""A command of a view, defined once: the binding, the footer and F1 are made from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.text import Text
from textual.binding import Binding

from navtui.ui.tekst import bredde, sammen

MAKS_I_BUNN = 6
FTASTER = tuple(f"f{nr}" for nr in range(2, 9))
"""They open the screens."""
_VIST = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "mellomrom",
    "delete": "Del",
    "up": "opp",
    "down": "ned",
    "left": "venstre",
    "right": "høyre",
    "backspace": "rettetast",
    "tab": "Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "plus": "+",
    "minus": "-",
}


@dataclass(frozen=True, slots=True)
class Kommando:
    """One thing a person can do in a view.

    `tast` is a Textual key, or several with comma (`"1,2,3,4"`): then the method is given the key. `handling` is the name of the view's
    method, `id` if empty. `regel` is the id of the rule F1 shows beside it. `vist` is what the key is called on the screen, if not what
    `tast` says.
    """

    id: str
    tast: str
    etikett: str
    hjelp: str
    regel: str | None = None
    i_bunn: bool = True
    handling: str = ""
    vist: str = ""

    @property
    def taster(self) -> tuple[str, ...]:
        """Each key by itself."""
        return tuple(self.tast.split(","))

    @property
    def vist_tast(self) -> str:
        """`Enter`, `F4`, `1-4`: the key as a person reads it."""
        if self.vist:
            return self.vist
        if len(self.taster) > 1:
            return f"{tastenavn(self.taster[0])}-{tastenavn(self.taster[-1])}"
        return tastenavn(self.tast)

    @property
    def metode(self) -> str:
        """The view's method."""
        return self.handling or self.id


def tastenavn(tast: str) -> str:
    """What is printed on the key: `f4` is `F4`, `enter` is `Enter`, a letter is itself."""
    if tast in _VIST:
        return _VIST[tast]
    return tast.upper() if tast[0] == "f" and tast[1:].isdigit() else tast


def bindinger(kommandoer: Iterable[Kommando]) -> list[Binding]:
    """The bindings of a view: each key runs `kommando(id, key)`, which asks first whether it is allowed."""
    return [
        Binding(tast, f"kommando('{k.id}', '{tast}')", k.etikett, show=False, id=f"{k.id}.{tast}" if len(k.taster) > 1 else k.id)
        for k in kommandoer
        for tast in k.taster
    ]


def bunnlinje(kommandoer: Sequence[Kommando], width: int) -> Text:
    """At most six keys with their labels, as many as fit whole in `width` cells. The first in the list are the last to go."""
    valgte = [k for k in kommandoer if k.i_bunn][:MAKS_I_BUNN]
    for luft in (3, 2):
        if _plass(valgte, luft) <= width:
            return _tegn(valgte, luft)
    while valgte and _plass(valgte, 2) > width:
        valgte.pop()
    return _tegn(valgte, 2)


def _plass(kommandoer: Sequence[Kommando], luft: int) -> int:
    return 2 + sum(bredde(k.vist_tast) + 1 + bredde(k.etikett) for k in kommandoer) + luft * max(len(kommandoer) - 1, 0)


def _tegn(kommandoer: Sequence[Kommando], luft: int) -> Text:
    linje = Text(" ", no_wrap=True, end="")
    for nr, k in enumerate(kommandoer):
        linje.append_text(sammen(" " * luft if nr else "", (k.vist_tast, "tast"), " ", k.etikett))
    return linje
