"""The session: who is signed in, on which file, by which clock. First argument of every service."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from navtui.domain.innlogging import okt_gjelder
from navtui.domain.regelbrudd import stopp_ved
from navtui.domain.tilgang import Seer
from navtui.services.klokke import Klokke
from navtui.store import db, innlogging


@dataclass(frozen=True, slots=True)
class Okt:
    """A signed-in person at a desk."""

    base: db.Base
    ident: str
    navn: str
    rolle: str
    kontor: str
    demo: bool
    klokke: Klokke

    @property
    def fil(self) -> Path:
        """Where the office's file is."""
        return self.base.fil

    @property
    def seer(self) -> Seer:
        """Who looks, for PE-5."""
        return Seer(self.ident, self.rolle)

    @property
    def i_dag(self) -> date:
        """The office's date."""
        return self.klokke.i_dag()

    def na(self) -> datetime:
        """This instant, in UTC."""
        return self.klokke.na()

    @contextmanager
    def lese(self) -> Iterator[db.Leser]:
        """A unit of reading. SI-1: refused when what she may is another thing now than when she signed in."""
        with db.lese(self.base, self.seer, self.i_dag) as leser:
            self._krev_gjelder(leser)
            yield leser

    @contextmanager
    def skrive(self) -> Iterator[db.Skriver]:
        """A unit of work: one transaction. Refused as a reading is."""
        with db.skrive(self.base, self.seer, self.na(), self.i_dag) as skriver:
            self._krev_gjelder(skriver)
            yield skriver

    def _krev_gjelder(self, leser: db.Leser) -> None:
        er = innlogging.stilling(leser, self.ident)
        stopp_ved(okt_gjelder(er, self.rolle, leser.i_dag))
