"""The demo's calendar: everything is so many days from one date, so that the office is the same whichever day it is shown on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from navtui.domain.demo.valg import tall
from navtui.domain.kalender import bankdag_paa_eller_foer, legg_til_maaneder
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.tid import fra_oslo, til_tekst
from navtui.domain.vedtaksperiode import lengste_til

FORSTE_DATO, SISTE_DATO = date(2019, 7, 1), date(2038, 12, 31)
"""From the first sats row and 14 months on, until the years that have synthetic numbers."""

_SISTE_TRYGGE_DAG = 28
FORNYELSESVINDU = 14
"""Days from the demo's date within which a vedtak runs out and is on the list of fornyelser."""


@dataclass(frozen=True, slots=True)
class Vedtaksperiode:
    """One vedtak of a chain: its month number in the pattern (0 = oldest), its days, and whether it follows straight on the one before."""

    nr: int
    fra: date
    til: date
    fornyelse: bool


def sjekk_dato(dato: date) -> Regelbrudd | None:
    """PE-2, VE-5: a demo date must have satser behind it and synthetic numbers for a newborn."""
    if FORSTE_DATO <= dato <= SISTE_DATO:
        return None
    return Regelbrudd("VE-5", f"Demodato: velg en dag fra {FORSTE_DATO:%d.%m.%Y} til {SISTE_DATO:%d.%m.%Y}.", "dato")


def fodt(i_dag: date, alder: int, bursdag_om: int) -> date:
    """The birth date of someone who is `alder` today and turns a year older in `bursdag_om` days (1 or more)."""
    neste = i_dag + timedelta(days=bursdag_om)
    try:
        return neste.replace(year=neste.year - alder - 1)
    except ValueError:
        return date(neste.year - alder - 1, 3, 1)


def _maanedsslutt(til: date) -> bool:
    """Whether a chain of one-month vedtak that ends here never meets a month that is too short."""
    return (til + timedelta(days=1)).day <= _SISTE_TRYGGE_DAG


def siste_dag(i_dag: date, om: int) -> date:
    """The last day of a vedtak that runs out `om` days from now: moved at most three days, and never over the edge of the list of
    fornyelser.

    Always a day that a vedtak begun today or earlier can last to.
    """
    lengst = lengste_til(i_dag)
    while not _maanedsslutt(lengst) or legg_til_maaneder(lengst + timedelta(days=1), -1) > i_dag:
        lengst -= timedelta(days=1)
    tidligst, senest = (i_dag, i_dag + timedelta(days=FORNYELSESVINDU)) if om <= FORNYELSESVINDU else (i_dag + timedelta(days=15), lengst)
    til = min(max(i_dag + timedelta(days=om), tidligst), senest)
    for steg in (1, -1):
        kandidat = til
        while not _maanedsslutt(kandidat):
            kandidat += timedelta(days=steg)
        if tidligst <= kandidat <= senest:
            return kandidat
    raise AssertionError(f"no day between {tidligst} and {senest}")


def kjede(monster: str, siste_til: date) -> list[Vedtaksperiode]:
    """The vedtak of a pattern of months, oldest first: "1" is a month with vedtak, "." one without. The last sign's month ends
    `siste_til`."""
    slutt = [siste_til]
    for _ in monster:
        slutt.append(legg_til_maaneder(slutt[-1] + timedelta(days=1), -1) - timedelta(days=1))
    dager = slutt[::-1]
    return [
        Vedtaksperiode(nr, dager[nr] + timedelta(days=1), dager[nr + 1], nr > 0 and monster[nr - 1] == "1")
        for nr, tegn in enumerate(monster)
        if tegn == "1"
    ]


def arbeidsdag(dag: date, tilbake: int = 0) -> date:
    """The working day on or before `dag`, and then so many working days back."""
    dag = bankdag_paa_eller_foer(dag)
    for _ in range(tilbake):
        dag = bankdag_paa_eller_foer(dag - timedelta(days=1))
    return dag


def kl(dag: date, timer: int, minutter: int = 0) -> str:
    """An instant on the wall clock in Norway, as the file stores it."""
    return til_tekst(fra_oslo(datetime.combine(dag, time(timer, minutter))))


def arbeidstid(dag: date, *nokkel: object) -> str:
    """An instant between nine and half past two, as the file stores it."""
    minutt = tall(330, "kl", *nokkel)
    return kl(dag, 9 + minutt // 60, minutt % 60)
