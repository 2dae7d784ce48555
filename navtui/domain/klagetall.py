"""KL-1, KL-4: klager counted so that the table always adds up, and how often the office found that it had been wrong."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from navtui.domain.kodeverk.klage import Klagetilstand
from navtui.domain.modell import Modell


class Klagetabell(Modell):
    """KL-1 (Romerike revisjon): klager received in a period by where they stand. Every state has its cell, and the sum is theirs."""

    fra: date
    til: date
    celler: tuple[tuple[Klagetilstand, int], ...]

    @property
    def sum(self) -> int:
        """All of them."""
        return sum(n for _, n in self.celler)

    @property
    def apne(self) -> int:
        """Those that are not done with."""
        return sum(n for tilstand, n in self.celler if not tilstand.er_ferdig)

    @property
    def ferdige(self) -> int:
        """Those that are."""
        return self.sum - self.apne


def tabell(fra: date, til: date, tellinger: Mapping[str, int]) -> Klagetabell:
    """KL-1: from what is counted by the stored code. A code that no state has is an error in the file (KeyError), never left out."""
    talt = {Klagetilstand.av(kode): n for kode, n in tellinger.items()}
    return Klagetabell(fra=fra, til=til, celler=tuple((tilstand, talt.get(tilstand, 0)) for tilstand in Klagetilstand))


class Klagetall(Modell):
    """KL-4: the standing figures. `mottatt` is received in the last twelve months, `omgjort` of them those the office itself changed."""

    apne: int = 0
    over_maaned: int = 0
    """PM-4: open, no foreløpig svar that still holds, and a calendar month or more since it came."""
    mottatt: int = 0
    omgjort: int = 0
    omgjort_av_sf: int = 0
    uten_laerdom: int = 0
    """Changed, done with, and nothing written of what was learned."""
