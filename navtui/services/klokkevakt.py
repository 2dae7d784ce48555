"""SI-3: the machine's clock. Nothing is signed while it is behind the log; when it was the log that was ahead, the leder says so."""

from __future__ import annotations

from navtui.domain.loggfasit import KLOKKEN_BEKREFTET
from navtui.domain.regelbrudd import stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.tid import sjekk_klokken
from navtui.services.okt import Okt
from navtui.store import logg
from navtui.store.db import Skriver
from navtui.store.person import er_demo


def krev_klokken(s: Skriver) -> None:
    """Refuse to sign with a clock that is put back. A demo file's day stands still, so its clock goes back every morning."""
    if not er_demo(s):
        stopp_ved(sjekk_klokken(logg.nyeste_tid(s), s.na))


def bekreft_klokken(okt: Okt) -> None:
    """The leder says that the clock is right now: what the log has from a clock that was ahead, stops nothing any more, and is answered for
    in `navtui sjekk`. Logged."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.ANSATTE))
    with okt.skrive() as s:
        s.logg(KLOKKEN_BEKREFTET, nyeste=logg.nyeste_tid(s))
