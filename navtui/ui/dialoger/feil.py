"""Something went wrong that nobody foresaw."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from navtui.ui.dialoger.dialog import Dialog
from navtui.ui.feilrapport import feilrapport
from navtui.ui.tekst import avsnitt

FORKLARING = (
    "Noe gikk galt i programmet, og det du ba om, er kanskje ikke gjort. Det som tidligere er meldt lagret, er lagret. "
    "Se etter før du prøver igjen. Gi linjene under til den som hjelper dere med navtui; det er ingen opplysninger om personer i dem."
)


class Feil(Dialog[None]):
    """Says the kind of the error and its place in the program, nothing of the data."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "avbryt", show=False)]
    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (("Enter/F10/Esc", "lukk"),)

    def __init__(self, feil: BaseException) -> None:
        super().__init__("Uventet feil")
        self._rapport = feilrapport(feil)

    def innhold(self) -> Iterable[Widget]:
        """What to do, and what to pass on."""
        yield Static(avsnitt(FORKLARING), classes="avsnitt")
        yield Static(avsnitt(self._rapport, "dempet"), classes="avsnitt")
