"""What stands in clear in the key file beside an office's file: all that is known before anyone signs in (SI-2).

Imports nothing heavy: the sign-in screen is painted from it. Everything else in the key file is store/nokkelfil.py's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import NoneType
from typing import Any, NamedTuple

from navtui.domain.regelbrudd import Regelbrudd
from navtui.store.feil import er_skadet, oversett
from navtui.store.tilkobling import Connection, Databasefeil, tilkoble

FILMERKE = 1312904779
"""`pragma application_id`: "NAVK"."""
FORMAT = 2
"""`pragma user_version` of the key files this program writes. 1: before key pairs; it is brought up to date by the first change."""


class Skadet(Exception):
    """What stands in the key file is not of the kind that was written there. Said as `koblet` says it."""


class Hode(NamedTuple):
    """What stands in clear about the office's file."""

    skjema: int
    kontor: str
    kommunenummer: str
    demo: bool
    demo_dato: str | None


class Bruker(NamedTuple):
    """One who can sign in. Name and role only in a demo file."""

    ident: str
    navn: str | None = None
    rolle: str | None = None


def sti(fil: Path) -> Path:
    """Where the key file of an office's file is."""
    return fil.with_name(f"{fil.name}.nokkel")


def hent(fil: Path) -> tuple[Hode, list[Bruker]]:
    """What stands in clear about an office's file, and who can sign in."""
    with apnet(fil) as conn:
        conn.execute("begin")
        return hode(conn), brukere(conn)


def hode(conn: Connection) -> Hode:
    """What stands in clear about the office's file."""
    rad = conn.execute("select skjema, kontor, kommunenummer, demo, demo_dato from hode").fetchone()
    skjema, kontor, kommunenummer, demo, dato = krev(rad, int, str, str, int, (str, NoneType))
    _krev_dato(dato)
    return Hode(skjema, kontor, kommunenummer, bool(demo), dato)


def krev(rad: Sequence[Any] | None, *typer: type | tuple[type, ...]) -> Sequence[Any]:
    """A row as it was written. One turned bit in the file's own schema can make a row of other kinds of values, or none."""
    if rad is None or not all(isinstance(verdi, type_) for verdi, type_ in zip(rad, typer, strict=True)):
        raise Skadet
    return rad


def _krev_dato(tekst: str | None) -> None:
    try:
        date.fromisoformat(tekst or date.min.isoformat())
    except ValueError as feil:
        raise Skadet from feil


def brukere(conn: Connection) -> list[Bruker]:
    """Who has a wrapped key, in the order they were added."""
    rader = conn.execute("select ident, navn, rolle from innpakning order by rolle = 'leder', rowid")
    return [Bruker(*krev(rad, str, (str, NoneType), (str, NoneType))) for rad in rader]


@contextmanager
def apnet(fil: Path) -> Iterator[Connection]:
    """A connection to the key file of an office's file. Refuses one that is missing, is not a key file, or is newer than the program."""
    with koblet(fil) as conn:
        _sjekk(fil, conn)
        yield conn


def _sjekk(fil: Path, conn: Connection) -> None:
    """By SQLite, and not by opening the file ourselves: closing it would let go of the locks another thread has on it."""
    merke, format_ = (int(conn.execute(f"pragma {navn}").fetchone()[0]) for navn in ("application_id", "user_version"))
    if merke != FILMERKE:
        raise _ikke_vart(fil)
    if format_ > FORMAT:
        raise _nei(f"Nøkkelfilen er laget av en nyere navtui: {sti(fil)}. Oppdater programmet.")


@contextmanager
def koblet(fil: Path) -> Iterator[Connection]:
    """A connection to a key file, whatever it holds; what goes wrong, in the office's words."""
    try:
        conn = tilkoble(sti(fil), None)
    except Databasefeil as feil:
        if not sti(fil).exists():
            raise _nei(f"Nøkkelfilen mangler: {sti(fil)}. Uten den kan ikke filen åpnes. Hent den fra sikkerhetskopien.") from feil
        raise _nei(f"Nøkkelfilen kan ikke leses: {sti(fil)}. Se om du har tilgang til den.") from feil
    try:
        for pragma in ("synchronous = extra", "secure_delete = on", "temp_store = memory"):
            conn.execute(f"pragma {pragma}")
        yield conn
    except Databasefeil as feil:
        if "not a database" in str(feil):
            raise _ikke_vart(fil) from feil
        raise (None if er_skadet(feil) else oversett(feil)) or _skadet(fil) from feil
    except (Skadet, UnicodeDecodeError) as feil:  # SQLite quotes what it cannot read, and that cannot be read either
        raise _skadet(fil) from feil
    finally:
        conn.close()


def _ikke_vart(fil: Path) -> Regelbrudd:
    return _nei(f"Dette er ikke en nøkkelfil for navtui: {sti(fil)}. Hent den fra sikkerhetskopien.")


def _skadet(fil: Path) -> Regelbrudd:
    return _nei(f"Nøkkelfilen er skadet: {sti(fil)}. Hent den fra sikkerhetskopien.")


def _nei(setning: str) -> Regelbrudd:
    return Regelbrudd("SI-2", setning)
