"""VE-1, VE-14, LE-3: how long a vedtak may run, and how many months in a row someone has had stønad."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from navtui.domain.kalender import Maaned, dag_kort, legg_til_maaneder
from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.regelbrudd import Regelbrudd

_EN_DAG = timedelta(days=1)

Periode = tuple[date, date]
"""First and last day, both included."""


@dataclass(frozen=True, slots=True)
class Kjede:
    """One-month vedtak that follow on each other: the spell's first and last day, and the months with stønad in it."""

    fra: date
    til: date
    maaneder: int


def lengste_til(fra: date, maaneder: int = 1) -> date:
    """VE-1 (Proba): the last day a vedtak from `fra` may run, `maaneder` months.

    The day before the same date: 15.11 -> 14.12, 1.12 -> 31.12. Where that date does not exist the month is out when
    the calendar month is: 31.1 -> 28.2, 30.1 -> 28.2, 31.3 -> 30.4. It never passes the end of a month that is too short.
    """
    maaned = Maaned.av(fra).pluss(maaneder)
    if fra.day > maaned.dager:
        return maaned.siste
    return date(maaned.aar, maaned.maaned, fra.day) - _EN_DAG


def tidligste_soknad(fra: date) -> date:
    """VE-20 (own decision): the first day a søknad may be received and still be this month's for a renewal from `fra`: a month before."""
    return legg_til_maaneder(fra, -1)


def snitt(a: Iterable[Periode], b: Iterable[Periode]) -> tuple[Periode, ...]:
    """The days that are in both, oldest first."""
    andre = tuple(b)
    felles = {(max(x[0], y[0]), min(x[1], y[1])) for x in a for y in andre}
    return tuple(sorted(p for p in felles if p[0] <= p[1]))


def uten(a: Iterable[Periode], b: Iterable[Periode]) -> tuple[Periode, ...]:
    """The days of `a` that are in none of `b`, oldest first."""
    igjen = list(a)
    for fra, til in b:
        deler = []
        for x, y in igjen:
            if fra > y or til < x:
                deler.append((x, y))
                continue
            deler += [(x, fra - _EN_DAG)] if x < fra else []
            deler += [(til + _EN_DAG, y)] if til < y else []
        igjen = deler
    return tuple(sorted(igjen))


_LENGDER = {Vedtaksart.RADGIVNING: 12, Vedtaksart.GARANTI: 36, Vedtaksart.KVP: 12}
"""Months proposed for the kinds that have their own length."""
_BOTILBUD = timedelta(days=13)
"""§ 27 is for a short time: two weeks are proposed."""


def foreslaatt_til(art: Vedtaksart, fra: date, maaneder: int = 1) -> date:
    """VE-1: the last day proposed for a new vedtak of a kind; it can be changed. `maaneder` is the setting for løpende livsopphold."""
    if art is Vedtaksart.NODHJELP:
        return fra
    return fra + _BOTILBUD if art is Vedtaksart.BOTILBUD else lengste_til(fra, _LENGDER.get(art, maaneder))


def sjekk_periode(
    fra: date, til: date, maks_maaneder: int = 1, har_helseytelse: bool = False, uendret_begrunnelse: str | None = None
) -> Regelbrudd | None:
    """VE-1 (Proba): whether a vedtak om løpende livsopphold may run from `fra` to `til`.

    Longer than `maks_maaneder` takes both another helserelatert ytelse (AAP, uføretrygd, sykepenger) and a written
    reason why nothing will change soon. Engangsytelser, §§ 17 and 27, garanti and KVP are not asked here.
    """
    if til < fra:
        return Regelbrudd("VE-1", f"Til-datoen {dag_kort(til)} er før fra-datoen {dag_kort(fra)}. Rett en av dem.", "til")
    lengst = lengste_til(fra, maks_maaneder)
    if til <= lengst:
        return None
    lengde = "en måned" if maks_maaneder == 1 else f"{maks_maaneder} måneder"
    if not har_helseytelse:
        setning = f"Vedtaket kan vare høyst {lengde}, til {dag_kort(lengst)}. Lengre krever AAP, uføretrygd eller sykepenger ved siden av."
        return Regelbrudd("VE-1", setning, "til")
    if not (uendret_begrunnelse or "").strip():
        setning = (
            f"Vedtaket varer over {lengde}. Skriv hvorfor situasjonen ikke vil endre seg snart, eller sett til-dato {dag_kort(lengst)}."
        )
        return Regelbrudd("VE-1", setning, "uendret_begrunnelse")
    return None


@lru_cache(maxsize=4096)
def _bryter(forrige_til: date, neste_fra: date, opphold_maaneder: int) -> bool:
    """LE-3: whether the days between are a break: at least `opphold_maaneder` months, and at least a day."""
    forste_uten = forrige_til + _EN_DAG
    return neste_fra > forste_uten and neste_fra - _EN_DAG >= lengste_til(forste_uten, opphold_maaneder)


@lru_cache(maxsize=4096)  # a caseload's counts ask for the same few periods thousands of times
def _maanedsstarter(fra: date, til: date) -> tuple[Maaned, ...]:
    """The calendar months in which each of a vedtak's months begins: 15.11-14.12 is November alone."""
    starter, dag = [], fra
    while dag <= til:
        starter.append(Maaned.av(dag))
        dag = lengste_til(dag) + _EN_DAG
    return tuple(starter)


def kjeder(perioder: Iterable[Periode], opphold_maaneder: int = 1) -> tuple[Kjede, ...]:
    """LE-3: vedtak chained into spells, oldest first; a gap of `opphold_maaneder` months or more parts them.

    A month is counted in the calendar month where it begins, and once however many vedtak begin there, so that an
    extra vedtak in a month does not make a person a long-time recipient. Months without stønad are not counted.
    """
    ferdige: list[Kjede] = []
    apne: list[Periode] = []

    def lukk() -> None:
        if apne:
            starter = {maaned for periode in apne for maaned in _maanedsstarter(*periode)}
            ferdige.append(Kjede(apne[0][0], max(til for _, til in apne), len(starter)))
            apne.clear()

    for fra, til in sorted(perioder):
        if apne and _bryter(max(t for _, t in apne), fra, opphold_maaneder):
            lukk()
        apne.append((fra, til))
    lukk()
    return tuple(ferdige)


def maaneder_paa_rad(perioder: Iterable[Periode], per: date, opphold_maaneder: int = 1) -> int:
    """VE-14 (Proba): the number of months in a row up to and with the one `per` is in; 0 when the spell is over.

    Vedtak that begin after `per` are not counted; one that `per` falls inside is counted to `per`.
    """
    til_naa = [(fra, min(til, per)) for fra, til in perioder if fra <= per]
    rekke = kjeder(til_naa, opphold_maaneder)
    if not rekke or _bryter(rekke[-1].til, per + _EN_DAG, opphold_maaneder):
        return 0
    return rekke[-1].maaneder


def vindu_for_rekke(per: date, minst: int, opphold_maaneder: int) -> tuple[date, date]:
    """VE-14: what must be read to tell who has `minst` months in a row. Periods that end after the first day can make a difference; one who
    has none that ends on or after the second has no spell that runs.
    """
    return legg_til_maaneder(per, -(minst * (1 + opphold_maaneder) + 2)), legg_til_maaneder(per, -(opphold_maaneder + 1))


def lange_rekker(tekster: Iterable[str], per: date, minst: int, opphold_maaneder: int) -> set[str]:
    """VE-14: which of these hold `minst` months in a row. A text is one person's periods, "2026-10-01/2026-10-31 2026-11-01/2026-11-30".

    Each different text is counted once: of thousands of persons, most have the same.
    """
    return {tekst for tekst in set(tekster) if maaneder_paa_rad(_perioder(tekst), per, opphold_maaneder) >= minst}


def _perioder(tekst: str) -> list[Periode]:
    return [(date.fromisoformat(p[:10]), date.fromisoformat(p[11:])) for p in tekst.split(" ")]
