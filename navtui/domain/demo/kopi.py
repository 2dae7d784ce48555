"""Copies of the fixture's people: the first copy of an office is the fixture itself, the next ones have names and days of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from navtui.domain.demo import tider
from navtui.domain.demo.modell import Navneliste, Saksmal
from navtui.domain.demo.valg import tall, velg

VARIANTER = 5
"""Copies share dates in so many sets, so that what is worked out for one holds for many."""

_NAR = 60
"""A birthday within so many days is there for a reason and stays where it is."""


@dataclass(frozen=True, slots=True)
class Kopi:
    """One copy of the office's people. Number 0 has the names of the fixture, unless `egne_navn` says that every copy is renamed."""

    nr: int
    navn: Navneliste
    egne_navn: bool

    @property
    def variant(self) -> int:
        """Which set of dates."""
        return self.nr % VARIANTER

    def nokkel(self, mal_nokkel: str) -> str:
        """What choices for this person are made by."""
        return f"{mal_nokkel}#{self.nr}" if self.nr else mal_nokkel

    def fornavn(self, gitt: str, kjonn: str, flyktning: bool, nokkel: str) -> str:
        """The given name: the fixture's, or one from the list."""
        if not self.egne_navn:
            return gitt
        n = self.navn
        kvinne, mann = (n.kvinner_flyktning, n.menn_flyktning) if flyktning else (n.kvinner, n.menn)
        return velg(kvinne if kjonn == "kvinne" else mann, "fornavn", self.nr, nokkel)

    def etternavn(self, gitt: str, flyktning: bool) -> str:
        """The surname: everyone who shares one in the fixture shares one in the copy."""
        if not self.egne_navn:
            return gitt
        return velg(self.navn.etternavn_flyktning if flyktning else self.navn.etternavn, "etternavn", self.nr, gitt)

    def tekst(self, gitt: str, *nokkel: object) -> str:
        """A free text: the fixture's, or one that every screen must survive."""
        return velg(self.navn.plager, "plage", self.nr, *nokkel) if self.navn.plager and tall(3, "plage", self.nr, *nokkel) == 0 else gitt

    def fodt(self, i_dag: date, alder: int, bursdag_om: int | None, nokkel: str) -> date:
        """A birth date for that age. A birthday that is there for a reason stays; others are somewhere in the year, by variant."""
        if bursdag_om is None or bursdag_om > _NAR:
            bursdag_om = _NAR + 1 + tall(364 - _NAR, "bursdag", self.variant, nokkel)
        return tider.fodt(i_dag, alder, bursdag_om)

    def siste_dag(self, i_dag: date, mal: Saksmal) -> date:
        """When the present vedtak runs out, by variant."""
        om = mal.til_om
        if self.variant:
            om = (om + 3 * self.variant) % 14 + 1 if om <= tider.FORNYELSESVINDU else 15 + (om + 4 * self.variant) % 15
        return tider.siste_dag(i_dag, om)
