"""VE-5: the rates that came with the program, as the file has taken them in. Read at every sign-in: imports nothing heavy."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from navtui.store.db import Leser, Skriver


class Levert(NamedTuple):
    """One row as it is stored: its values as JSON without date, source and flag."""

    art: str
    gyldig_fra: str
    verdier: str
    kilde: str
    avledet: int


def siste(leser: Leser) -> int:
    """The newest edition the file has taken in; 0 before the first."""
    return int(leser.verdi("select coalesce(max(nr), 0) from satsutgave"))


def rader(leser: Leser) -> tuple[Levert, ...]:
    """All rows, the oldest first: of two of the same kind and date the last counts."""
    sql = "select art, gyldig_fra, verdier, kilde, avledet from levertsats order by id"
    return tuple(Levert(*r) for r in leser.rader(sql))


def sett_inn(s: Skriver, nr: int, nye: Iterable[Levert]) -> None:
    """Take an edition in, with the rows of it that are new to the file."""
    s.sett_inn("satsutgave", nr=nr, tid=s.na)
    for rad in nye:
        s.sett_inn("levertsats", **rad._asdict(), tid=s.na)


def brukt(leser: Leser, dag: date) -> bool:
    """Whether any vedtak stands on a row of the veiledende satser from this day: then the file knew of it before the rows were kept."""
    return leser.verdi("select 1 from vedtakslinje where sats_fra = :dag limit 1", dag=dag) is not None
