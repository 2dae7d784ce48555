"""Yes or no. The cursor stands on Avbryt: Enter by habit does nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from navtui.ui.dialoger.dialog import Dialog
from navtui.ui.felt import meld_enter
from navtui.ui.tekst import avsnitt, data


class Knapp(Static, can_focus=True):
    """A button that is marked by brackets and reversed text, so that it is seen without colour."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "trykk", show=False)]

    def __init__(self, etikett: str, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(data(f"[ {etikett} ]"), id=id, markup=False, classes="knapp")

    def action_trykk(self) -> None:
        """Enter."""
        meld_enter(self)


class Bekreft(Dialog[bool]):
    """Ask before something that cannot be undone. The result is True; a no gives none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "fullfor", show=False),
        Binding("n", "avbryt", show=False),
        Binding("left,up", "app.focus_previous", show=False),
        Binding("right,down", "app.focus_next", show=False),
    ]
    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (("j/F10", "ja"), ("n/Esc/F9", "nei"))

    def __init__(self, tittel: str, tekst: str | Text, ja: str = "Ja", nei: str = "Avbryt") -> None:
        super().__init__(tittel)
        self._tekst = avsnitt(tekst) if isinstance(tekst, str) else tekst
        self._ja, self._nei = ja, nei

    def innhold(self) -> Iterable[Widget]:
        """The question and two buttons."""
        yield Static(self._tekst, classes="avsnitt")
        yield Horizontal(Knapp(self._nei, "nei"), Knapp(self._ja, "ja"), classes="knapper")

    def enter_i_felt(self, felt: Widget) -> None:
        """Enter on one of them."""
        if felt.id == "ja":
            self.action_fullfor()
        else:
            self.action_avbryt()

    def action_fullfor(self) -> None:
        """Yes."""
        self.ferdig(True)
