"""What a key that does nothing is answered: no key is met with silence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from textual import events

from navtui.ui.kommando import FTASTER, Kommando, tastenavn
from navtui.ui.kommandoflate import Kommandoflate

if TYPE_CHECKING:
    from navtui.ui.app import NavtuiApp

_BESVARES = frozenset({*FTASTER, "f9", "f10", "f11", "f12", "enter", "space", "delete", "backspace"})
"""Keys that show no sign and are tried all the same. Arrows, Tab and the like move, or have nowhere to move to."""


class Tastesvar(Kommandoflate):
    """Says so when a key does nothing here, and why when a command may not be used."""

    def si(self, tekst: str, art: str = "ok") -> None:
        """Where it is said."""
        raise NotImplementedError

    def si_hvorfor_ikke(self, setning: str) -> None:
        """A refusal."""
        self.si(setning, "fare")

    def on_key(self, hendelse: events.Key) -> None:
        """A key on its way to the bindings. One that waits for something is not answered yet."""
        if cast("NavtuiApp", self.app).holder or not (hendelse.is_printable or hendelse.key in _BESVARES):
            return
        if any(hendelse.key in k.taster and self.tillatt(k) for k in self.KOMMANDOER) or hendelse.key in self.screen.active_bindings:
            return
        hendelse.stop()
        self.si(uten_virkning(hendelse, self.KOMMANDOER), "varsel")


def uten_virkning(hendelse: events.Key, kommandoer: Iterable[Kommando]) -> str:
    """The sentence for one that nothing is bound to now. It does not name what it does elsewhere: that is not for all (PE-5)."""
    if hendelse.key in FTASTER:
        return f"{tastenavn(hendelse.key)} er ikke i din rolle. Øverst står de du har."
    tast = hendelse.character if hendelse.is_printable and hendelse.character != " " else tastenavn(hendelse.key)
    har = any(hendelse.key in k.taster for k in kommandoer)
    return f"{tast} gjør ingenting {'på denne raden nå' if har else 'her'}. F1 viser tastene."
