"""PE-5, GJ-6, issue 4 (own): the postmøte on a wall. Initials and birth year, and nothing that someone who passes by could know her by.

No name, age, child or partner, and no text that someone has written: only what is chosen from a list says what it is about. Protected
persons are not in the common queue, whoever looks, and the closed one is not shown at all, nor that there is anyone in it.
"""

from __future__ import annotations

from dataclasses import replace

from navtui.domain.postmote import Personkort, Postmotebilde, PostmoteRad, Utsettgrunn, initialer
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.soknad import POSTER

ANNEN_GRUNN = "annen grunn"
_FASTE_GRUNNER = frozenset(g.tekst for g in Utsettgrunn if g is not Utsettgrunn.ANNET)


def merke(fornavn: str, etternavn: str, fodselsaar: int | None) -> str:
    """ "M.O. 1999"."""
    return f"{initialer(fornavn, etternavn)} {fodselsaar or 'ukjent år'}"


def rad(r: PostmoteRad) -> PostmoteRad:
    """A row of the queue. It can be decided on as before: its ids and version are untouched."""
    return replace(
        r, dekket=merke(r.fornavn, r.etternavn, r.fodselsaar), fornavn="", etternavn="", alder=None, barn=0,
        gjelder_tekst=", ".join(POSTER[a].tekst for a in r.gjelder), grunn=_grunn(r.grunn) if r.soknad_id is not None else "",
    )  # fmt: skip


def _grunn(grunn: str) -> str:
    return grunn if not grunn or grunn in _FASTE_GRUNNER else ANNEN_GRUNN


def kort(k: Personkort, r: PostmoteRad) -> Personkort:
    """The person in brief, of a row that is covered already."""
    return replace(k, dekket=True, navn=r.navn, alder=None, partner=None, barn=(), gjeld_neste_steg="", hvorfor_ikke="")


def bilde(b: Postmotebilde) -> Postmotebilde:
    """The whole screen, of the common queue."""
    return replace(b, rader=tuple(rad(r) for r in b.rader), lukket_ko=0)


def sjekk(*, pa: bool) -> Regelbrudd | None:
    """May another screen, or one where names are typed or read, be opened now?"""
    if not pa:
        return None
    return Regelbrudd("PE-5", "Storskjerm er på, og der vises det navn. Trykk s for å slå den av først.")
