"""VE-5: the rates of a new edition of the program become rows in the file, once, at the first sign-in after it."""

from __future__ import annotations

import json

from navtui.domain.kalender import dag_kort
from navtui.domain.oppgave import NyOppgave
from navtui.domain.sats import Rad
from navtui.domain.satsutgave import UTGAVE
from navtui.services import satsoppgaver
from navtui.services.okt import Okt
from navtui.store import oppgave, person, sats, satsutgave
from navtui.store.db import Skriver
from navtui.store.satsutgave import Levert

_VEDTAK = ("veiledende", "grunnbelop", "kvalifiseringsstonad", "kvp_barnetillegg")
"""What a vedtak is worked out from, and is said when it is new."""


def ta_inn(okt: Okt) -> str:
    """The rows the file has not, with a task for each vedtak they are for, in one transaction: of two desks at once, one does it.

    Whoever signs in first brings it about, mottak too, and for those she may not know of (PE-5): what is said to her of it are kinds and
    dates, or nothing. The leder gets a task that says how many vedtak there are. An office that takes its first edition in is told nothing
    of the rows it has had all along.
    """
    with okt.skrive() as s:
        if (forrige := satsutgave.siste(s)) >= UTGAVE:
            return ""
        nye, antall = legg_inn(s)
        sagt = _sagt(nye) if forrige else ""
        for ident in person.ledere(s) if sagt else ():
            tekst = f"{sagt} {antall} vedtak er regnet med de gamle: veilederne har fått en oppgave om hvert."
            ny = NyOppgave(art="nye_satser", regel="VE-5", person_id=None, til_ident=ident, frist=s.i_dag, tekst=tekst)
            oppgave.reis(s, ny)
    return sagt


def _sagt(nye: list[tuple[Levert, Rad]]) -> str:
    hva = dict.fromkeys(f"{satsoppgaver.HVA[r.art].lower()} fra {dag_kort(rad.gyldig_fra)}" for r, rad in nye if r.art in _VEDTAK)
    return f"Med denne utgaven av programmet: {', '.join(hva)}." if hva else ""


def legg_inn(s: Skriver) -> tuple[list[tuple[Levert, Rad]], int]:
    """Inside the caller's transaction: the edition of the program. Returns what has other amounts than the file had, and how many vedtak
    they are for."""
    har = satsutgave.rader(s)
    nye = sats.nye_leverte(har)
    satsutgave.sett_inn(s, UTGAVE, [r for r, _ in nye])
    s.logg("satser fra programmet", objekt="sats", utgave=UTGAVE, rader=len(nye))
    foer = {(r.art, r.gyldig_fra): json.loads(r.verdier) for r in har}
    andre = [(r, rad) for r, rad in nye if foer.get((r.art, r.gyldig_fra)) != json.loads(r.verdier)]  # not just from a better source
    if not har:  # what the file knew before the rows were kept in it
        andre = [(r, rad) for r, rad in andre if r.art != "veiledende" or not satsutgave.brukt(s, rad.gyldig_fra)]
    antall = sum(satsoppgaver.reis(s, r.art, rad, alle=True, rettet=(r.art, r.gyldig_fra) in foer) for r, rad in andre)
    return andre, antall
