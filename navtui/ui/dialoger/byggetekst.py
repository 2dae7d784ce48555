"""A text that the office's building blocks may be put into (VE-7). What a block leaves open is marked, and typing takes its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from navtui.domain.byggestein import BLANK
from navtui.ui.dialoger.tekst import Tekst
from navtui.ui.dialoger.velg import Valg, Velg

FORKLARING = "Det som står i klammer, må fylles ut. Skriv også med egne ord: en begrunnelse av bare byggesteiner kan ikke sendes."


class Byggetekst(Tekst):
    """F2 offers the blocks; the chosen one goes in where the cursor stands. From blank to blank F3 marks the next one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "byggestein", show=False), Binding("f3", "neste", show=False)]
    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (
        ("F2", "byggestein"), ("F3", "neste [..]"), ("F10", "ferdig"), ("Esc/F9", "avbryt"),
    )  # fmt: skip

    def __init__(self, tittel: str, verdi: str, steiner: Sequence[str], *, innledning: str | Text, send: Callable[[str], object]) -> None:
        super().__init__(tittel, verdi, innledning=innledning, send=send)
        self._steiner = steiner

    def action_byggestein(self) -> None:
        """Choose one."""
        valg = [Valg(str(nr), stein) for nr, stein in enumerate(self._steiner)]
        self.nav.vis_dialog(Velg("Byggestein", valg, innledning=FORKLARING), self._valgt)

    def _valgt(self, nr: str | None) -> None:
        if nr is None:
            return
        flate = self._felt
        fra = flate.cursor_location
        foran = flate.document.get_line(fra[0])[: fra[1]]
        flate.insert(("" if not foran or foran.endswith(" ") else " ") + self._steiner[int(nr)])
        self._merk(fra)

    def action_neste(self) -> None:
        """The next blank after the cursor, else the first."""
        if not self._merk(self._felt.cursor_location) and not self._merk((0, 0)):
            self.si("Ingen klammer igjen å fylle ut.", "ok")

    def _merk(self, fra: tuple[int, int]) -> bool:
        """Mark the first blank from here on."""
        for rad in range(fra[0], self._felt.document.line_count):
            if treff := BLANK.search(self._felt.document.get_line(rad), fra[1] if rad == fra[0] else 0):
                self._felt.selection = type(self._felt.selection)((rad, treff.start()), (rad, treff.end()))
                return True
        return False
