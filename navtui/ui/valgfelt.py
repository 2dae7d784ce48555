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
from navtui.ui.felt import meld_enter, meld_valgt
from navtui.ui.tekst import bredde, sammen

TEKST = 2
"""So many signs that are no choice, and it is a text that is being typed."""


class Valgfelt(Widget, can_focus=True):
    """The choices on one line (more if they need it). Chosen by the letter or digit in front, or left, right and space.

    With `flere` each key ticks or unticks. Else it chooses, and the cursor goes on to the next field: `valgt_i_felt` of the form.
    A text typed here by mistake chooses nothing: after the second sign that is no choice, no sign is, until the cursor is moved.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "flytt(-1)", show=False),
        Binding("right", "flytt(1)", show=False),
        Binding("space", "velg_her", show=False),
        Binding("enter", "videre", show=False),
    ]

    class Endret(Message):
        """Another choice, or one more or fewer."""

        def __init__(self, felt: Valgfelt) -> None:
            super().__init__()
            self.felt = felt

    def __init__(self, valg: Sequence[Valg], valgt: Iterable[str] = (), *, flere: bool = False) -> None:
        super().__init__(classes="valgfelt")
        self._valg = med_taster(valg)
        self._valgt = set(valgt)
        self._flere = flere
        self._fremmede = 0
        self._nr = next((nr for nr, v in enumerate(self._valg) if v.kode in self._valgt), 0)

    @property
    def valgt(self) -> tuple[str, ...]:
        """The codes that are chosen, in the order they are shown."""
        return tuple(v.kode for v in self._valg if v.kode in self._valgt)

    @property
    def er_tekst(self) -> bool:
        """What is typed here is a text meant for another field."""
        return self._fremmede >= TEKST

    def les_igjen(self) -> None:
        """What is typed from now on chooses again."""
        self._fremmede = 0

    def etikett(self, kode: str) -> str:
        """What a choice is called."""
        return next((v.etikett for v in self._valg if v.kode == kode), kode)

    def on_focus(self) -> None:
        """The place among the choices is marked only while the field has the cursor."""
        self.les_igjen()
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
        """A choice's own key. Any other goes on to the form, which may know it and else calls `ikke_valg`."""
        tegn = (hendelse.character or "").lower()
        nr = next((nr for nr, v in enumerate(self._valg) if tegn and v.tast == tegn), None)
        if nr is None:
            return
        hendelse.stop()
        if not self.er_tekst:
            self._nr = nr
            self._velg()

    def ikke_valg(self) -> None:
        """A sign was typed that is no choice: it may be the beginning of a text."""
        self._fremmede += 1

    def action_flytt(self, steg: int) -> None:
        """Left or right; where only one can be chosen, it is chosen."""
        self.les_igjen()
        self._nr = max(0, min(self._nr + steg, len(self._valg) - 1))
        if not self._flere and self._valgt:
            self._valgt = {self._valg[self._nr].kode}
        self.refresh()

    def action_velg_her(self) -> None:
        """Space: the one with the mark. A space inside a text is none."""
        if not self._fremmede:
            self._velg()

    def _velg(self) -> None:
        """Choose and go on, or tick and untick."""
        kode = self._valg[self._nr].kode
        for_ = self._valgt
        self._valgt = self._valgt ^ {kode} if self._flere else {kode}
        self.refresh()
        self.post_message(self.Endret(self))
        if not self._flere:
            meld_valgt(self, next(iter(for_), None))

    def velg(self, kode: str) -> None:
        """Choose this one from the program's side."""
        self._valgt = self._valgt | {kode} if self._flere else {kode}
        self.refresh()
        self.post_message(self.Endret(self))

    def action_videre(self) -> None:
        """Enter."""
        meld_enter(self)
