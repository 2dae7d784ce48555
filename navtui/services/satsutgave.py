"""VE-5: the rates of a new edition of the program become rows in the file, once, at the first sign-in after it."""

from __future__ import annotations

import json

from navtui.domain.kalender import dag_kort
from navtui.domain.sats import Rad
from navtui.domain.satsutgave import UTGAVE
from navtui.services import satsoppgaver
from navtui.services.okt import Okt
from navtui.store import sats, satsutgave
from navtui.store.db import Skriver
from navtui.store.satsutgave import Levert

_VEDTAK = ("veiledende", "grunnbelop", "kvalifiseringsstonad", "kvp_barnetillegg")
"""What a vedtak is worked out from, and is said when it is new."""


def ta_inn(okt: Okt) -> str:
    """The rows the file has not, with a task for each vedtak they are for, in one transaction: of two desks at once, one does it.

    Whoever signs in first brings it about, mottak too, and for those she may not know of (PE-5). What is to be said to her of it, or
    nothing: kinds and dates, never how many. A new office, and one that is older than the rows in the file, is told nothing of the rows
    it has had all along.
    """
    with okt.skrive() as s:
        if (forrige := satsutgave.siste(s)) >= UTGAVE:
            return ""
        nye = legg_inn(s)
    if not forrige:
        return ""
    hva = dict.fromkeys(f"{satsoppgaver.HVA[r.art].lower()} fra {dag_kort(rad.gyldig_fra)}" for r, rad in nye if r.art in _VEDTAK)
    return f"Med denne utgaven av programmet: {', '.join(hva)}. Vedtak det gjelder, er blitt oppgaver." if hva else ""


def legg_inn(s: Skriver) -> list[tuple[Levert, Rad]]:
    """Inside the caller's transaction, which logs: the edition of the program, and what follows."""
    har = satsutgave.rader(s)
    nye = sats.nye_leverte(har)
    satsutgave.sett_inn(s, UTGAVE, [r for r, _ in nye])
    s.logg("satser fra programmet", objekt="sats", utgave=UTGAVE, rader=len(nye))
    verdier = {(r.art, r.gyldig_fra): json.loads(r.verdier) for r in har}
    for r, rad in nye:
        var = verdier.get((r.art, r.gyldig_fra))
        ny_kilde = var is not None and var == json.loads(r.verdier)
        if ny_kilde or (not har and r.art == "veiledende" and satsutgave.brukt(s, rad.gyldig_fra)):
            continue  # the same amounts from a better source; or a row from before they were kept
        satsoppgaver.reis(s, r.art, rad, alle=True, rettet=var is not None)
    return nye
