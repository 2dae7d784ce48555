"""Months, weekdays and banking days in Norwegian. Pure: the day it is asked about is always a parameter."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Self

from navtui.domain.regelbrudd import Regelbrudd

MAANEDER = ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember")
UKEDAGER = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_UKEDAG_SKRIVEMAATER = {
    ord_: nr for nr, dag in enumerate(UKEDAGER) for ord_ in (dag, dag[:3], dag.replace("ø", "o"), dag[:3].replace("ø", "o"))
}
_RELATIVE = {"i dag": 0, "idag": 0, "i går": -1, "igår": -1, "i gar": -1, "i morgen": 1, "imorgen": 1}
_EN_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Maaned:
    """A calendar month: what a vedtak, an amount or a figure belongs to (VE-5)."""

    aar: int
    maaned: int

    def __post_init__(self) -> None:
        date(self.aar, self.maaned, 1)

    @classmethod
    def av(cls, dag: date) -> Self:
        """The month the day is in."""
        return cls(dag.year, dag.month)

    @classmethod
    def fra_tekst(cls, tekst: str) -> Self:
        """From the stored form "2026-11"; ValueError on anything else."""
        if re.fullmatch(r"\d{4}-\d{2}", tekst, re.ASCII) is None:
            raise ValueError(f"not a month: {tekst!r}")
        return cls(int(tekst[:4]), int(tekst[5:]))

    def til_tekst(self) -> str:
        """The stored form, which sorts as text: "2026-11"."""
        return f"{self.aar:04d}-{self.maaned:02d}"

    def pluss(self, antall: int) -> Maaned:
        """The month so many months later (earlier when negative)."""
        aar, indeks = divmod(self.aar * 12 + self.maaned - 1 + antall, 12)
        return Maaned(aar, indeks + 1)

    @property
    def forrige(self) -> Maaned:
        """The month before."""
        return self.pluss(-1)

    @property
    def neste(self) -> Maaned:
        """The month after."""
        return self.pluss(1)

    @property
    def dager(self) -> int:
        """How many days the month has."""
        return calendar.monthrange(self.aar, self.maaned)[1]

    @property
    def forste(self) -> date:
        """Its first day."""
        return date(self.aar, self.maaned, 1)

    @property
    def siste(self) -> date:
        """Its last day."""
        return date(self.aar, self.maaned, self.dager)

    @property
    def navn(self) -> str:
        """As it is read: "november 2026"."""
        return f"{MAANEDER[self.maaned - 1]} {self.aar}"


def dag_tekst(dag: date) -> str:
    """A day as it is said, without the year: "fredag 20. november"."""
    return f"{UKEDAGER[dag.weekday()]} {dag.day}. {MAANEDER[dag.month - 1]}"


def dag_kort(dag: date) -> str:
    """A day as it stands in a list: "20.11.2026", "1.12.2026"."""
    return f"{dag.day}.{dag.month}.{dag.year}"


def periode_tekst(fra: date, til: date) -> str:
    """A period, the year said once when it is the same: "1.12-31.12.2026", "15.12.2026-14.1.2027"."""
    return f"{fra.day}.{fra.month}-{dag_kort(til)}" if fra.year == til.year else f"{dag_kort(fra)}-{dag_kort(til)}"


def legg_til_maaneder(dag: date, antall: int) -> date:
    """The same date so many calendar months on; where the month is too short, its last day (PM-4: 31.1 + 1 = 28.2)."""
    maaned = Maaned.av(dag).pluss(antall)
    return date(maaned.aar, maaned.maaned, min(dag.day, maaned.dager))


def _fullt_aar(to_siffer: int, i_dag: date) -> int:
    """Two digits mean the year from 79 years ago to 20 years ahead."""
    aar = i_dag.year - i_dag.year % 100 + to_siffer
    if aar > i_dag.year + 20:
        return aar - 100
    return aar + 100 if aar < i_dag.year - 79 else aar


def _naermeste_uten_aar(dag: int, maaned: int, i_dag: date) -> date:
    """ValueError when the date is in none of the three years around today (29 February waits for a leap year)."""
    kandidater = [d for aar in (i_dag.year - 1, i_dag.year, i_dag.year + 1) if (d := _kanskje(aar, maaned, dag)) is not None]
    if not kandidater:
        raise ValueError("no such day")
    return min(kandidater, key=lambda d: abs(d - i_dag))


def _kanskje(aar: int, maaned: int, dag: int) -> date | None:
    try:
        return date(aar, maaned, dag)
    except ValueError:
        return None


def _tall(tekst: str) -> tuple[int, int, str] | None:
    """Day, month and the year as typed ("" when it was left out), of the numeric forms."""
    treff = re.fullmatch(r"(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{4}|\d{2}))?\.?|(\d{2})(\d{2})(\d{4}|\d{2})?", tekst, re.ASCII)
    return None if treff is None else (int(treff[1] or treff[4]), int(treff[2] or treff[5]), treff[3] or treff[6] or "")


def _les_tall(tekst: str, i_dag: date) -> date:
    """The numeric forms; ValueError when it is none of them or no such day."""
    if (tall := _tall(tekst)) is None:
        return date.fromisoformat(tekst)
    dag, maaned, aar = tall
    if not aar:
        return _naermeste_uten_aar(dag, maaned, i_dag)
    return date(_fullt_aar(int(aar), i_dag) if len(aar) == 2 else int(aar), maaned, dag)


def les_dato(tekst: str, i_dag: date, felt: str = "dato", *, framover: bool | None = None, regel: str = "PM-1") -> date:
    """PM-1: read a date as people type it: 20.11.2026, 20.11.26, 20.11, 2011, 201126, "i dag", "i går", "+7", "ons".

    Without a year it is the one nearest to `i_dag`. A weekday is the coming such day when `framover` (a frist, a next talk), the latest
    when it is False (something that has happened), today included in both; where it could be either it is refused. `felt` is the
    field's name as the user sees it. Refuses what is no day.
    """
    navn = felt[:1].upper() + felt[1:]
    rent = " ".join(tekst.lower().split())
    eksempel = "Skriv 20.11.2026, 20.11, " + ("+7 eller i dag." if framover is None else "ons eller i dag.")
    if not rent:
        raise Regelbrudd(regel, f"{navn} mangler. {eksempel}", felt)
    if rent in _RELATIVE:
        return i_dag + _EN_DAG * _RELATIVE[rent]
    if framover is not None and (ukedag := _UKEDAG_SKRIVEMAATER.get(rent.removesuffix("."))) is not None:
        avstand = (ukedag - i_dag.weekday()) % 7 if framover else -((i_dag.weekday() - ukedag) % 7)
        return i_dag + _EN_DAG * avstand
    try:
        if re.fullmatch(r"[+-]\d{1,3}", rent, re.ASCII):
            return i_dag + _EN_DAG * int(rent)
        return _les_tall(rent, i_dag)
    except (ValueError, OverflowError):
        hva = "det er ingen dato" if _tall(rent) is None else "den dagen finnes ikke i kalenderen"
        raise Regelbrudd(regel, f"{navn}: {hva}. {eksempel}", felt) from None


def les_fodselsdato(tekst: str, i_dag: date, felt: str = "født") -> date:
    """PE-1: read a birth date: 1.2.99, 01.02.1999, 010299. A year of two digits is the latest that is not in the future.

    Refuses a date without a year, one in the future, and what is no day.
    """
    navn = felt[:1].upper() + felt[1:]
    rent = " ".join(tekst.lower().split())
    tall = _tall(rent)
    if tall is not None and not tall[2]:
        raise Regelbrudd("PE-1", f"{navn}: året mangler. Skriv for eksempel 1.2.1999 eller 010299.", felt)
    try:
        if tall is not None and len(tall[2]) == 2:
            dag = _sist_med_to_siffer(tall[0], tall[1], int(tall[2]), i_dag)
        else:
            dag = _les_tall(rent, i_dag)
    except ValueError:
        raise Regelbrudd("PE-1", f"{navn}: det er ingen fødselsdato. Skriv for eksempel 1.2.1999 eller 010299.", felt) from None
    if dag > i_dag:
        raise Regelbrudd("PE-1", f"{navn}: {dag_kort(dag)} er fram i tid. Rett fødselsdatoen.", felt)
    return dag


def _sist_med_to_siffer(dag: int, maaned: int, aar: int, i_dag: date) -> date:
    """The day in this century or the one before; ValueError when it is in neither (29 February is in some years only)."""
    hundre = i_dag.year - i_dag.year % 100
    funnet = next((d for h in (hundre, hundre - 100) if (d := _kanskje(h + aar, maaned, dag)) is not None and d <= i_dag), None)
    if funnet is None:
        raise ValueError("no such day")
    return funnet


@lru_cache(maxsize=64)
def _helligdager(aar: int) -> frozenset[date]:
    import holidays  # slow to import, and most screens never ask

    return frozenset(holidays.country_holidays("NO", years=aar))


def er_helligdag(dag: date) -> bool:
    """KL-2, VE-21: a public holiday by law. Sundays as such are not in it."""
    return dag in _helligdager(dag.year)


def er_bankdag(dag: date) -> bool:
    """VE-21 (own; law): Monday to Friday and no public holiday.

    24 and 31 December are kept: they are no public holidays, and banks settle on them, if for half the day.
    """
    return dag.weekday() < 5 and not er_helligdag(dag)


def bankdag_paa_eller_foer(dag: date) -> date:
    """VE-21: the day a payment due on `dag` is made: that day, or the last banking day before a helg or helligdag."""
    while not er_bankdag(dag):
        dag -= _EN_DAG
    return dag


def bankdag_paa_eller_etter(dag: date) -> date:
    """KL-2 (law): where a frist that ends in a helg or on a helligdag is moved to."""
    while not er_bankdag(dag):
        dag += _EN_DAG
    return dag


def arbeidsdager_etter(dag: date, antall: int) -> date:
    """KL-2: the day that is so many working days after `dag`; 0 gives `dag` itself. Working days are banking days here."""
    if antall < 0:
        raise ValueError("antall must not be negative")
    for _ in range(antall):
        dag = bankdag_paa_eller_etter(dag + _EN_DAG)
    return dag
