"""What every screen says besides its own: the number behind each view's name, nødhjelp that waits, and how long it may stand idle."""

from __future__ import annotations

from dataclasses import dataclass

from navtui.services import postmote
from navtui.services.okt import Okt
from navtui.store import innstilling
from navtui.store import oversikt as lager


@dataclass(frozen=True, slots=True)
class Oversikt:
    """`tellere` by the views' ids. `las_minutter`: SI-1, longer while a postmøte is open."""

    tellere: dict[str, int]
    varsel: str
    las_minutter: int


def hent(okt: Okt) -> Oversikt:
    """As it is now. A number that says nothing (0) is left out."""
    apent = postmote.er_apent(okt)
    with okt.lese() as les:
        tall = lager.tell(les)
        las = innstilling.hent(les, "las_postmote_minutter" if apent else "las_minutter")
    tall["postmote"] = postmote.antall_i_ko(okt)
    return Oversikt({k: v for k, v in tall.items() if v}, postmote.nodhjelp_setning(okt), las)
