"""PE-3: age on a day, the office's age bands, the sats bands of children, and the birthdays that move someone.

Whoever is born on 29 February turns a year older on 1 March when there is no 29th: only then are the years full.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from navtui.domain.kodeverk.kode import Kode
from navtui.domain.regelbrudd import Varsel

BARNEGRENSER = (6, 11, 18)
"""Birthdays where a child changes column in the veiledende satser, or leaves them."""

GRENSER = (6, 11, 18, 20, 25, 30, 67)
"""Birthdays that change a band, a sats or a duty. Vågan's line for the young is 25, § 20 a's is 30."""

SPOR_OVER = 110
"""Years. Few have been older: it is more often a slip of the keys."""


class Aldersband(Kode):
    """PE-3: the bands of figures and lists."""

    UNDER_18 = "under_18", "under 18 år"
    FRA_18 = "fra_18", "18-19 år"
    FRA_20 = "fra_20", "20-24 år"
    FRA_25 = "fra_25", "25-29 år"
    FRA_30 = "fra_30", "30-66 år"
    FRA_67 = "fra_67", "67 år og over"


class Barneband(Kode):
    """The children's columns in the veiledende satser."""

    BARN_0_5 = "barn_0_5", "barn 0-5 år"
    BARN_6_10 = "barn_6_10", "barn 6-10 år"
    BARN_11_17 = "barn_11_17", "barn 11-17 år"


@dataclass(frozen=True, slots=True)
class Grense:
    """A birthday that matters: the day and the age it brings."""

    dag: date
    alder: int


def fyller(fodt: date, alder: int) -> date:
    """PE-3: the day someone turns `alder`; 1 March for 29 February where the year has none."""
    aar = fodt.year + alder
    try:
        return fodt.replace(year=aar)
    except ValueError:
        return date(aar, 3, 1)


def alder(fodt: date, dag: date) -> int:
    """PE-3: whole years on that day; negative before birth."""
    aar = dag.year - fodt.year
    return aar if dag >= fyller(fodt, aar) else aar - 1


def uvanlig_alder(fodt: date, i_dag: date) -> Varsel | None:
    """PE-1 (own): a birth date that makes someone older than nearly anyone is asked about, not refused."""
    aar = alder(fodt, i_dag)
    return Varsel("PE-1", f"Født {fodt.year} gir {aar} år.", "fodt") if aar > SPOR_OVER else None


def aldersband(fodt: date, dag: date) -> Aldersband:
    """PE-3: the band on that day."""
    aar = alder(fodt, dag)
    for nedre, band in (
        (67, Aldersband.FRA_67),
        (30, Aldersband.FRA_30),
        (25, Aldersband.FRA_25),
        (20, Aldersband.FRA_20),
        (18, Aldersband.FRA_18),
    ):
        if aar >= nedre:
            return band
    return Aldersband.UNDER_18


def barneband(fodt: date, dag: date) -> Barneband | None:
    """PE-3, VE-5: the sats column of a child on that day; None before birth and from the day of turning 18."""
    aar = alder(fodt, dag)
    if not 0 <= aar < 18:
        return None
    return Barneband.BARN_11_17 if aar >= 11 else Barneband.BARN_6_10 if aar >= 6 else Barneband.BARN_0_5


def grenser(fodt: date, fra: date, til: date, aldre: tuple[int, ...] = GRENSER) -> tuple[Grense, ...]:
    """PE-3, VE-5: the birthdays from `fra` to `til`, both included, that cross one of `aldre`, in order."""
    dager = (Grense(fyller(fodt, aar), aar) for aar in sorted(aldre))
    return tuple(grense for grense in dager if fra <= grense.dag <= til)


def neste_grense(fodt: date, fra: date, til: date) -> Grense | None:
    """PE-3: the first birthday in the period that crosses a band, or None."""
    return next(iter(grenser(fodt, fra, til)), None)
