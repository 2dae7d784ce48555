"""SI-3, PE-7: what the leder asks the log, and a row of the answer."""

from __future__ import annotations

from datetime import date, datetime

from navtui.domain.modell import Modell

STIKKPROVE = 20
"""Openings in a monthly sample."""


class Loggsok(Modell):
    """Which entries: of one case, by one of the staff, openings outside one's own portfolio, and between two days, both included."""

    saksnummer: str | None = None
    ansatt: str | None = None
    utenfor: bool = False
    fra: date | None = None
    til: date | None = None


class Loggrad(Modell):
    """One entry as it is read: never a name, but the case's number."""

    nr: int
    tid: datetime
    ident: str
    handling: str
    objekt: str | None
    objekt_id: int | None
    saksnummer: str | None
    grunn: str | None
    """The reason an opening was given, by its code; for "annet" the words. For an iverksetting by the leder, why it was hers. For a PIN and
    a signature at another's desk (KO-8), whose desk it was."""
    vedtak_nummer: str | None = None
    """The vedtak it is about, by the number it has on paper."""
    utenfor: bool
    """PE-7: an opening that needed a reason."""
