"""A text that is only read: a routine, a table. Arrows scroll it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from navtui.ui.dialoger.dialog import Dialog


class Les(Dialog[None]):
    """Closed by Enter, Escape or F9."""

    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (("opp/ned", "rull"), ("Enter/Esc/F9", "lukk"))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "avbryt", show=False)]

    def __init__(self, tittel: str, tekst: Text) -> None:
        super().__init__(tittel)
        self._tekst = tekst

    def innhold(self) -> Iterable[Widget]:
        """One text in a box that scrolls."""
        yield VerticalScroll(Static(self._tekst, markup=False), can_focus=True, classes="rull")
