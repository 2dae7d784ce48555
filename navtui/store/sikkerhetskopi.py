"""Copies of the office's two files (SI-6): made while others work, and the record of those that were found in order."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.sikkerhetskopi import Kopi
from navtui.store import db, nokkelfil
from navtui.store.db import Base, Leser, Skriver

_OMGANGER = 5
_SIDER = 2000
"""Pages copied at a time: between them others may write, and SQLite begins again with what they changed."""


def kopier(base: Base, til: Path) -> Base:
    """Copy the office's file and its key file to new files only their owner may read, on disk when it returns.

    The key file first: it must not have noted more of the log than the copy holds. Both again when a passphrase was set in between: the two
    are of one time (SI-2). Refuses a name that is taken.
    """
    for sti in (til, nokkelfil.sti(til)):
        try:
            os.close(os.open(sti, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except FileExistsError as feil:
            raise Regelbrudd("SI-6", f"Filen finnes allerede: {sti}. Velg et annet navn.") from feil
        except OSError as feil:
            raise Regelbrudd("SI-6", f"Kopien kan ikke lages i {til.parent}: {feil.strerror}.") from feil
    for _ in range(_OMGANGER):
        _overfor(nokkelfil.sti(base.fil), nokkelfil.sti(til), None)
        _overfor(base.fil, til, base.nokkel)
        with nokkelfil.lese(base.fil) as na, nokkelfil.lese(til) as kopiert:
            if na.avtrykk() == kopiert.avtrykk():
                break
    return Base(til, base.nokkel)


def _overfor(fra: Path, til: Path, nokkel: bytes | None) -> None:
    kilde, mal = db.tilkoble(fra, nokkel, modus="ro"), db.tilkoble(til, nokkel)
    try:
        kilde.execute("select count(*) from sqlite_master").fetchone()
        kilde.backup(mal, pages=_SIDER, sleep=0.05)
    except db.Databasefeil as feil:
        raise db.oversett(feil) or Regelbrudd("SI-6", f"Kopien kunne ikke lages: {til}.") from feil
    finally:
        kilde.close()
        mal.close()
    with til.open("rb+") as f:
        os.fsync(f.fileno())


def sjekk_mappe(fil: Path, mappe: Path) -> None:
    """SI-6: refuse a folder that cannot hold the daily copy, or lies so that it is lost with the file.

    One on a network drive may: a copy there is written and read by one program, once. Only the file itself must lie on this machine.
    """
    if not mappe.is_absolute():
        raise _mappefeil(r"Skriv hele veien til mappen, som E:\kopier eller /mnt/kopier.")
    try:
        finnes, er_mappe = mappe.exists(), mappe.is_dir()
    except OSError:  # a folder on the way to it may not be read
        finnes = er_mappe = False
    if not finnes:
        raise _mappefeil(f"Mappen finnes ikke: {mappe}. Lag den først, eller se om disken er koblet til.")
    if not er_mappe:
        raise _mappefeil(f"Dette er en fil, ikke en mappe: {mappe}.")
    if mappe.resolve() == fil.resolve().parent:
        raise _mappefeil("Kontorets fil ligger i denne mappen. Velg en på en annen disk, så ikke filen og kopien blir borte samtidig.")
    if not os.access(mappe, os.W_OK | os.X_OK):
        raise _mappefeil(f"Du har ikke lov til å skrive i mappen: {mappe}.")


def pa_samme_disk(fil: Path, mappe: Path) -> bool:
    """Whether the file and its copies lie on one disk, which can fail or be stolen as one."""
    return os.stat(fil).st_dev == os.stat(mappe).st_dev


def _mappefeil(setning: str) -> Regelbrudd:
    return Regelbrudd("SI-6", setning, "mappe")


def siste(leser: Leser) -> Kopi | None:
    """The newest copy that was found in order."""
    from navtui.domain.tid import fra_tekst

    rad = leser.rad("select tid, mappe, filnavn from sikkerhetskopi order by id desc limit 1")
    return None if rad is None else Kopi(fra_tekst(rad["tid"]), rad["mappe"], rad["filnavn"])


def siste_tatt(leser: Leser) -> datetime | None:
    """When the newest copy was made, in order or with known faults."""
    from navtui.domain.tid import fra_tekst

    sql = """select max(tid) from (select max(tid) as tid from sikkerhetskopi
        union all select max(tid) from logg where handling = 'sikkerhetskopi med feil')"""
    tid = leser.verdi(sql)
    return None if tid is None else fra_tekst(tid)


def siste_med_feil(leser: Leser) -> datetime | None:
    """When the newest copy with known faults was made, if none that is in order has been made since."""
    from navtui.domain.tid import fra_tekst

    tid = leser.verdi("select max(tid) from logg where handling = 'sikkerhetskopi med feil'")
    god = siste(leser)
    return None if tid is None or (god is not None and god.tid >= fra_tekst(tid)) else fra_tekst(tid)


def for_inn(skriver: Skriver, mappe: Path, filnavn: str, loggnr: int) -> int:
    """Record a copy that was found in order."""
    return skriver.sett_inn(
        "sikkerhetskopi", tid=skriver.na, ident=skriver.seer.ident, mappe=str(mappe), filnavn=filnavn, loggnr=loggnr
    )  # fmt: skip


def mappe(leser: Leser, fil: Path) -> Path | None:
    """Where the daily copy of this file goes, None where none is made."""
    rad = leser.rad("select mappe, fil from kopimappe order by id desc limit 1")
    return Path(rad["mappe"]) if rad and rad["mappe"] and rad["fil"] in (None, str(fil)) else None


def er_flyttet(leser: Leser, fil: Path) -> bool:
    """Whether a folder was chosen when the file lay elsewhere: it may be a copy, and its copies must not take the place of the office's."""
    return mappe(leser, fil) is None and leser.verdi("select mappe from kopimappe order by id desc limit 1") is not None


def sett_mappe(skriver: Skriver, fil: Path, mappe: Path | None) -> None:
    """Where the daily copy of this file goes from now on; None: no daily copy."""
    skriver.sett_inn("kopimappe", tid=skriver.na, ident=skriver.seer.ident, mappe=str(mappe) if mappe else None, fil=str(fil))


def begynn_daglig(skriver: Skriver) -> None:
    """This desk makes the daily copy now."""
    skriver.logg("daglig kopi begynt", objekt="kopimappe")


def siste_forsok(leser: Leser) -> datetime | None:
    """When a desk last began to make a daily copy."""
    from navtui.domain.tid import fra_tekst

    tid = leser.verdi("select tid from logg where handling = 'daglig kopi begynt' order by tid desc limit 1")
    return None if tid is None else fra_tekst(tid)
