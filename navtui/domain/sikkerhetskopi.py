"""SI-6: what a backup is called, which old ones are let go, and when the leder is told that it is too old."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.rolle import Handling, sjekk_rolle

BEHOLD = 14
"""How many copies are kept unless another number is asked for."""

PROV_IGJEN = timedelta(hours=1)
"""How long after one desk has begun to make a daily copy another may, when there is still no good one."""
VENTER_PA_KOPI = timedelta(minutes=10)
"""How long the leder is not told that a copy that was begun is not there: it may be under way."""


@dataclass(frozen=True, slots=True)
class Kopi:
    """A copy that has been opened and found in order."""

    tid: datetime
    mappe: str
    filnavn: str


_MED_FEIL = "-MED-FEIL"


def filnavn(fil: str, na: datetime, *, med_feil: bool = False) -> str:
    """The name of a copy: the file's own, and the instant in UTC, so that names sort by age: `kontor-20261120T110000Z.navtui`.

    One that was taken with known faults says so: `kontor-20261120T110000Z-MED-FEIL.navtui`.
    """
    stamme, punktum, endelse = fil.rpartition(".")
    return f"{stamme or endelse}-{na:%Y%m%dT%H%M%SZ}{_MED_FEIL if med_feil else ''}{punktum}{endelse if stamme else ''}"


def gamle(fil: str, navn: Iterable[str], behold: int, *, med_feil: bool = False) -> list[str]:
    """The copies of this file that are let go when there are more than `behold`, oldest first. Knows its own by name, never another's.

    Those with known faults take the place of one another only (`med_feil`): one that is in order is never let go for them.
    """
    stamme, _, endelse = fil.rpartition(".")
    merke = _MED_FEIL if med_feil else ""
    monster = re.compile(rf"{re.escape(stamme or endelse)}-\d{{8}}T\d{{6}}Z{merke}" + (rf"\.{re.escape(endelse)}" if stamme else ""))
    egne = sorted(n for n in navn if monster.fullmatch(n))
    return egne[: max(0, len(egne) - max(1, behold))]


def kan_beholde(behold: int, rolle: str) -> Regelbrudd | None:
    """SI-6 (own): only the leder lets go of more copies than the program does: with one left, what was changed yesterday is gone."""
    if behold >= BEHOLD or sjekk_rolle(rolle, Handling.ANSATTE) is None:
        return None
    return Regelbrudd("SI-6", f"Bare leder kan beholde færre enn {BEHOLD} kopier. Ta kopien uten --behold.", "behold")


def mislyktes(begynt: datetime | None, siste: datetime | None, na: datetime) -> datetime | None:
    """When the daily copy was begun that should have been there by now, None when none is missing."""
    if begynt is None or (siste is not None and siste >= begynt) or na - begynt < VENTER_PA_KOPI:
        return None
    return begynt


def er_gammel(siste: datetime | None, na: datetime, dager: int) -> bool:
    """SI-6 (own): whether the last verified copy is older than [1 day], or there is none."""
    return siste is None or na - siste > timedelta(days=dager)


def alder_tekst(siste: datetime | None, na: datetime, dager: int) -> str:
    """SI-6: what the leder's screen says of it."""
    if siste is None:
        return "Ingen kopi ennå"
    timer = int((na - siste).total_seconds() // 3600)
    alder = "for mindre enn en time siden" if timer < 1 else f"for {timer} {'time' if timer == 1 else 'timer'} siden"
    if timer >= 48:
        alder = f"for {timer // 24} dager siden"
    return f"Kopi {alder}" + (": FOR GAMMEL" if er_gammel(siste, na, dager) else ", ok")
