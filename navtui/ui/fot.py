"""The lines below every view: one sentence about what was done or refused, and the keys that may be pressed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from navtui.ui.hode import sett_linje
from navtui.ui.kommando import Kommando, bunnlinje
from navtui.ui.tekst import bredde, sammen


class Fot(Vertical):
    """Draws only a line that says something else than before."""

    BLANK: ClassVar[bool] = True

    def __init__(self) -> None:
        super().__init__(id="fot")
        self._kommandoer: Sequence[Kommando] = ()
        self._melding, self._bunn = Static(id="melding", markup=False), Static(id="bunn", markup=False)

    def compose(self) -> ComposeResult:
        """The message line and the keys."""
        yield self._melding
        yield self._bunn

    def si(self, tekst: str, art: str = "ok") -> None:
        """Show one sentence above the keys; none takes it away. A long one has two lines."""
        sett_linje(self._melding, sammen((tekst, art)) if tekst else Text(" ", end=""))
        self._melding.set_class(bredde(tekst) + 2 > self.screen.size.width, "-to-linjer")

    def taster(self, kommandoer: Sequence[Kommando]) -> None:
        """What may be pressed now."""
        self._kommandoer = kommandoer
        sett_linje(self._bunn, bunnlinje(kommandoer, self.screen.size.width))

    def on_resize(self) -> None:
        """Other room for the keys."""
        self.taster(self._kommandoer)
