"""The rows of a table, its cursor, and which of them fit on the screen. Knows nothing of Textual: the table draws what this says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic

from navtui.ui.kolonner import R

NAER_SLUTTEN = 30
"""So many rows before the end of what is loaded, the next page is asked for."""


@dataclass(frozen=True, slots=True)
class Endring:
    """What new rows did. `ulike`: the only places where a row is another (None: the list has another form, so anything may be).

    `flyttet`: how many places the cursor's row went down. `annen_rad`: the cursor is on a row that differs from the one it was on.
    """

    ulike: tuple[int, ...] | None
    flyttet: int
    annen_rad: bool


class Radvindu(Generic[R]):
    """The loaded rows of a longer list, with a cursor that stays on its row's key when they are read again."""

    def __init__(self) -> None:
        self.rader: list[R] = []
        self.totalt = 0
        """How many rows there are in all; those beyond `rader` are not loaded."""
        self.indeks = 0
        self._bedt_om = -1

    @property
    def valgt(self) -> R | None:
        """The row under the cursor."""
        return self.rader[self.indeks] if self.rader else None

    @property
    def ufullstendig(self) -> bool:
        """There are rows that are not loaded."""
        return self.totalt > len(self.rader)

    @property
    def linjer(self) -> int:
        """Lines to scroll through: the rows, and the line that tells how many there are when not all are loaded."""
        return len(self.rader) + self.ufullstendig

    def sett(self, rader: Sequence[R], totalt: int | None = None) -> Endring:
        """Other rows. The cursor stays on its key, or on its place when the key is gone."""
        gamle, forrige, fra = self.rader, self.valgt, self.indeks
        totalt = len(rader) if totalt is None else totalt
        samme_form = len(gamle) == len(rader) and self.totalt == totalt
        self.rader, self.totalt, self._bedt_om = list(rader), totalt, -1
        self.indeks = self._igjen(forrige)
        flyttet = self.indeks - fra if gamle else 0
        ulike = None
        if samme_form and not flyttet:
            ulike = tuple(nr for nr, (gammel, ny) in enumerate(zip(gamle, rader, strict=True)) if gammel != ny)
        return Endring(ulike, flyttet, forrige != self.valgt)

    def legg_til(self, rader: Sequence[R], totalt: int | None = None) -> None:
        """More rows after those that are loaded."""
        self.rader.extend(rader)
        self.totalt = max(self.totalt if totalt is None else totalt, len(self.rader))

    def finn(self, nokkel: object) -> int | None:
        """The place of the row with this key, among the loaded."""
        return next((nr for nr, rad in enumerate(self.rader) if rad.nokkel == nokkel), None)

    def flytt_til(self, indeks: int) -> bool:
        """The cursor to this place, or as near as there are rows. False if it is there already."""
        ny = self._innenfor(indeks)
        flyttet, self.indeks = ny != self.indeks, ny
        return flyttet

    def be_om_mer(self) -> int | None:
        """The place to load from, when the cursor nears the end of what is loaded. Said once for each page."""
        lastet = len(self.rader)
        if not self.ufullstendig or self.indeks < lastet - NAER_SLUTTEN or self._bedt_om == lastet:
            return None
        self._bedt_om = lastet
        return lastet

    def topp(self, topp: int, synlige: int) -> int:
        """The first row to show, of `synlige`, so that the cursor is among them: `topp` if it is already, else as near as can be."""
        # On the last loaded row, the line that tells how many there are is shown with it.
        nederst = self.indeks + (1 if self.ufullstendig and self.indeks == len(self.rader) - 1 else 0)
        return max(min(topp, self.indeks), nederst - synlige + 1)

    def _igjen(self, forrige: R | None) -> int:
        """Where the row the cursor was on is now."""
        if forrige is not None:
            # Nearly always where it was: looked at first, for `finn` walks through all.
            if self.indeks < len(self.rader) and self.rader[self.indeks].nokkel == forrige.nokkel:
                return self.indeks
            if (funnet := self.finn(forrige.nokkel)) is not None:
                return funnet
        return self._innenfor(self.indeks)

    def _innenfor(self, indeks: int) -> int:
        return max(0, min(indeks, len(self.rader) - 1))
