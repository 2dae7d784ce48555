"""A field of a form where one chooses instead of typing: one of several, several of several, or a single tick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from navtui.ui.dialoger.velg import Valg, med_taster
from navtui.ui.felt import meld_enter
from navtui.ui.tekst import bredde, sammen


class Valgfelt(Widget, can_focus=True):
    """The choices on one line (more if they need it). Chosen by the letter or digit in front, or left, right and space.

    With `flere` each key ticks or unticks; else it chooses, and `hopp` goes on to the next field.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "flytt(-1)", show=False),
        Binding("right", "flytt(1)", show=False),
        Binding("space", "velg", show=False),
        Binding("enter", "videre", show=False),
    ]

    class Endret(Message):
        """Another choice, or one more or fewer."""

        def __init__(self, felt: Valgfelt) -> None:
            super().__init__()
            self.felt = felt

    def __init__(self, valg: Sequence[Valg], valgt: Iterable[str] = (), *, flere: bool = False, hopp: bool = False) -> None:
        super().__init__(classes="valgfelt")
        self._valg = med_taster(valg)
        self._valgt = set(valgt)
        self._flere = flere
        self._hopp = hopp
        self._nr = next((nr for nr, v in enumerate(self._valg) if v.kode in self._valgt), 0)

    @property
    def valgt(self) -> tuple[str, ...]:
        """The codes that are chosen, in the order they are shown."""
        return tuple(v.kode for v in self._valg if v.kode in self._valgt)

    def on_focus(self) -> None:
        """The place among the choices is marked only while the field has the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """The mark goes."""
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the choices need, known before it is drawn: else the form would be laid out twice."""
        return len(self._linjer(width))

    def _linjer(self, bredden: int) -> list[list[int]]:
        """The choices by number, line by line. Broken by hand: wrapping would part a choice from its key."""
        linjer: list[list[int]] = [[]]
        brukt = 0
        for nr, v in enumerate(self._valg):
            plass = bredde(v.etikett) + len("> [x] a  ")
            if brukt and brukt + plass > bredden:
                linjer.append([])
                brukt = 0
            brukt += plass
            linjer[-1].append(nr)
        return linjer

    def render(self) -> Text:
        """Each with its mark and its key."""
        return Text("\n", end="").join(sammen(*(d for nr in linje for d in self._deler(nr))) for linje in self._linjer(self.size.width))

    def _deler(self, nr: int) -> list[str | tuple[str, str]]:
        v = self._valg[nr]
        merke = ("[x]" if v.kode in self._valgt else "[ ]") if self._flere else ("(x)" if v.kode in self._valgt else "( )")
        her = ">" if self.has_focus and nr == self._nr else " "
        return [f"{her}{merke} ", (v.tast, "tast"), (f" {v.etikett} ", "sterk" if v.kode in self._valgt else "")]

    def on_key(self, hendelse: events.Key) -> None:
        """A choice's own key."""
        for nr, v in enumerate(self._valg):
            if hendelse.character and hendelse.character.lower() == v.tast:
                hendelse.stop()
                self._nr = nr
                self.action_velg()

    def action_flytt(self, steg: int) -> None:
        """Left or right; where only one can be chosen, it is chosen."""
        self._nr = max(0, min(self._nr + steg, len(self._valg) - 1))
        if not self._flere and self._valgt:
            self._valgt = {self._valg[self._nr].kode}
        self.refresh()

    def action_velg(self) -> None:
        """Choose, or tick and untick."""
        kode = self._valg[self._nr].kode
        self._valgt = self._valgt ^ {kode} if self._flere else {kode}
        self.refresh()
        self.post_message(self.Endret(self))
        if self._hopp and not self._flere:
            self.action_videre()

    def velg(self, kode: str) -> None:
        """Choose this one from the program's side."""
        self._valgt = self._valgt | {kode} if self._flere else {kode}
        self.refresh()
        self.post_message(self.Endret(self))

    def action_videre(self) -> None:
        """Enter."""
        meld_enter(self)
