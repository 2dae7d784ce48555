"""LE-2 on the screen: this month's recipients split four ways, in a box that is only read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from navtui.domain.fordelinger import Fordeling
from navtui.domain.leder import andel
from navtui.ui.dialoger.dialog import Dialog
from navtui.ui.tekst import data

FOR_FAA = "For få mottakere denne måneden til å deles opp (PE-5)."


def linjer(fordelinger: Sequence[Fordeling]) -> Iterator[Text]:
    """What is shown, top to bottom: each cell with its share and the n beside it."""
    if not fordelinger:
        yield data(FOR_FAA)
    for f in fordelinger:
        yield data(f.navn, "tittel")
        for celle, antall in f.celler:
            yield data(f"  {celle:<36}{andel(antall, f.n)}", "" if antall else "dempet")


class Fordelt(Dialog[None]):
    """Read only; arrows scroll it."""

    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (("opp/ned", "rull"), ("Enter/Esc/F9", "lukk"))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "avbryt", show=False)]

    def __init__(self, fordelinger: Sequence[Fordeling]) -> None:
        super().__init__("Mottakere denne måneden")
        self._tekst = Text("\n", end="").join(linjer(fordelinger))

    def innhold(self) -> Iterable[Widget]:
        """One text in a box that scrolls."""
        yield VerticalScroll(Static(self._tekst, markup=False), can_focus=True, classes="rull")
