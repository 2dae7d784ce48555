"""What the demo office's rows were when it was made, told to the log (SI-3): nobody did what they say, so no entry tells of them."""

from __future__ import annotations

from datetime import date
from typing import Final

from navtui.domain.demo import tider
from navtui.domain.loggfasit import NOKLER, STAND
from navtui.domain.tid import fra_tekst
from navtui.domain.tilgang import Seer
from navtui.store import db
from navtui.store.demo import SYSTEM
from navtui.store.sjekk_logg import rader

_I_ETT: Final = 500
"""Rows in one entry."""


def skriv(base: db.Base, dato: date) -> None:
    """The rows that `navtui sjekk` holds against the log, as they are now."""
    with db.skrive(base, Seer(SYSTEM, "leder"), fra_tekst(tider.kl(dato, 6)), dato) as s:
        for slag in NOKLER:
            alle = list(rader(s, slag))
            for n in range(0, len(alle), _I_ETT):
                s.logg(STAND, stand={slag: alle[n : n + _I_ETT]})
