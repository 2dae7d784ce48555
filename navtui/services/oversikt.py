"""What every screen says besides its own: the number behind each view's name, nødhjelp that waits, and how long it may stand idle."""

from __future__ import annotations

from dataclasses import dataclass

from navtui.domain.innlogging import bytt_pin_forst
from navtui.domain.tid import klokke_tilbake
from navtui.services import postmote
from navtui.services.okt import Okt
from navtui.store import innlogging, innstilling, logg
from navtui.store import oversikt as lager


@dataclass(frozen=True, slots=True)
class Oversikt:
    """`tellere` by the views' ids. `las_minutter`: SI-1, longer while a postmøte is open."""

    tellere: dict[str, int]
    varsel: str
    varsel_for_alle: str
    las_minutter: int


def hent(okt: Okt) -> Oversikt:
    """As it is now, read at one moment. A number that says nothing (0) is left out."""
    with okt.lese() as les:
        apent, i_ko, varsel, for_alle = postmote.stand(les, okt.na())
        tall = lager.tell(les) | {"postmote": i_ko}
        las = innstilling.hent(les, "las_postmote_minutter" if apent else "las_minutter")
        klokken = "" if okt.demo else klokke_tilbake(logg.nyeste_tid(les), okt.na())  # a demo file's day stands still
        satt_av = innlogging.pin_satt_av(les, okt.ident)
    egen = klokken or (bytt_pin_forst(satt_av) if satt_av else "")
    return Oversikt({k: v for k, v in tall.items() if v}, varsel or egen, for_alle or egen, las)
