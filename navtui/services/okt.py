"""The session: who is signed in, on which file, by which clock. First argument of every service."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from navtui.domain.tilgang import Seer
from navtui.services.klokke import Klokke
from navtui.store import db


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

    def lese(self) -> AbstractContextManager[db.Leser]:
        """A unit of reading."""
        return db.lese(self.base, self.seer, self.i_dag)

    def skrive(self) -> AbstractContextManager[db.Skriver]:
        """A unit of work: one transaction."""
        return db.skrive(self.base, self.seer, self.na(), self.i_dag)
