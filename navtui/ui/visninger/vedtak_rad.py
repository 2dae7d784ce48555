"""A row of the vedtak screen."""

from __future__ import annotations

from dataclasses import dataclass

BEKREFT = "?  bekreft"
SVAR = "?  svar"


@dataclass(frozen=True)
class Rad:
    """One row. `nokkel` is what it is about: its kind, and the id of what it shows. `venter`: someone must still say something."""

    nokkel: tuple[str, object]
    tekst: str
    forrige: str = ""
    ny: str = ""
    svar: str = ""
    merke: str = ""
    venter: bool = False
    stil: str = ""
    detalj: str = ""

    @property
    def slag(self) -> str:
        """What Enter and `e` do is decided by this."""
        return self.nokkel[0]
