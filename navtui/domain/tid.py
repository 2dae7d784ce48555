"""Instants: stored in UTC as text that sorts, shown as the clock on the wall in Norway."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from navtui.domain.kalender import UKEDAGER, dag_kort
from navtui.domain.regelbrudd import Regelbrudd

_FORM = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z", re.ASCII)


@lru_cache(maxsize=1)
def _oslo() -> ZoneInfo:
    return ZoneInfo("Europe/Oslo")


def i_oslo(tidspunkt: datetime) -> datetime:
    """The same instant on the clock in Oslo. A time without zone is a programming error and is refused."""
    if tidspunkt.tzinfo is None:
        raise ValueError("naive datetime: instants are aware, in UTC")
    return tidspunkt.astimezone(_oslo())


def dato_i_oslo(tidspunkt: datetime) -> date:
    """The date it was in Norway at that instant: 23:30 UTC is tomorrow."""
    return i_oslo(tidspunkt).date()


def fra_oslo(lokal: datetime) -> datetime:
    """A time read off the clock on the wall, as an instant in UTC. Of the doubled hour in October it takes the first."""
    return lokal.replace(tzinfo=_oslo(), fold=0).astimezone(UTC)


def klokkeslett(tidspunkt: datetime, i_dag: date) -> str:
    """An instant as a list shows it: "i dag 09:10", "ons 18." within the last six days, else "18.11.2026"."""
    lokal = i_oslo(tidspunkt)
    dager_siden = (i_dag - lokal.date()).days
    if dager_siden == 0:
        return f"i dag {lokal:%H:%M}"
    if 0 < dager_siden < 7:
        return f"{UKEDAGER[lokal.weekday()][:3]} {lokal.day}."
    return dag_kort(lokal.date())


def dag_og_klokke(tidspunkt: datetime) -> str:
    """An instant in full: "20.11.2026 14:05"."""
    lokal = i_oslo(tidspunkt)
    return f"{dag_kort(lokal.date())} {lokal:%H:%M}"


SLINGRING = timedelta(minutes=5)
"""How far the machine's clock may be put back without a word: it is corrected by itself, a little at a time, and a desk that waits for
another reads it before the other writes. Instants are in UTC, which summer time does not move."""


def klokke_tilbake(siste: datetime | None, na: datetime) -> str:
    """SI-5: what is said when the clock is behind the newest entry of the log, "" when it is not. Frister and dates on vedtak go by it."""
    if siste is None or not er_tilbake(siste, na):
        return ""
    return f"Klokken på maskinen er feil: siste i loggen er fra {dag_og_klokke(siste)}. Frister og datoer blir feil til den er stilt."


def er_tilbake(siste: datetime, na: datetime) -> bool:
    """Whether the clock is behind an instant that has been, by more than it may."""
    return na < siste - SLINGRING


def sjekk_klokken(siste: datetime | None, na: datetime) -> Regelbrudd | None:
    """SI-3 (own): the refusal of a signature while the clock is behind the log: with yesterday's date one who is inhabil from today, or
    whose delegasjon is taken, would sign."""
    if siste is None or not er_tilbake(siste, na):
        return None
    setning = (
        f"Klokken på maskinen er feil: siste i loggen er fra {dag_og_klokke(siste)}. Still klokken og prøv igjen. "
        "Er den riktig nå, må leder bekrefte det: «navtui sjekk FIL --klokken-er-riktig»."
    )
    return Regelbrudd("SI-3", setning)


def til_tekst(tidspunkt: datetime) -> str:
    """The stored form: UTC, whole milliseconds, always 24 characters, so that text sorts as time: "2026-11-22T19:15:00.123Z"."""
    if tidspunkt.tzinfo is None:
        raise ValueError("naive datetime: instants are aware, in UTC")
    return tidspunkt.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def fra_tekst(tekst: str) -> datetime:
    """An instant from the stored form, and from nothing else (ValueError)."""
    if _FORM.fullmatch(tekst) is None:
        raise ValueError(f"not a stored instant: {tekst!r}")
    return datetime.fromisoformat(tekst.removesuffix("Z")).replace(tzinfo=UTC)
