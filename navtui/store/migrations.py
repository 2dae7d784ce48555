"""Upgrades of the file. Append-only: a migration that has been released is never changed, nor is the baseline it starts from.

`user_version` is the number of the last one the file holds, so a new file, made from schema.sql, is marked as having them all. Each is a
script in `oppgraderinger/`, run in the order of the names. It leaves the statements of schema.sql behind it: `Table.transform()` drops
triggers, so a table is rebuilt with its own statements.
"""

from __future__ import annotations

import os
from datetime import date
from itertools import count
from pathlib import Path

from navtui.domain.regelbrudd import Regelbrudd
from navtui.store import db, skjema
from navtui.store.fil import synk_mappe
from navtui.store.ressurser import ressurs

from sqlite_utils import Database, Migrations  # isort: skip - after store.db, which names its SQLite module

MIGRASJONER = Migrations("navtui")


def _meld_inn(fil: Path) -> None:
    """One script of `oppgraderinger/`, under its own name."""

    def kjor(base: Database) -> None:
        skjema.kjor(base.conn, fil.read_text(encoding="utf-8"))

    MIGRASJONER(name=fil.stem)(kjor)


for _fil in sorted(ressurs("store/oppgraderinger").glob("m*.sql")):
    _meld_inn(_fil)


def oppgrader(base: db.Base, migrasjoner: Migrations = MIGRASJONER) -> Path | None:
    """Bring an older file up to date, under the write lock and in one transaction, with a copy beside it first. Returns the copy's path,
    or None when another desk has done it while this one waited for the lock.

    What the file is afterwards is compared with the shipped schema; a file that would differ is left as it was, and its copy goes.
    """
    fil, kopi = base.fil, None
    conn = db.koble(base, None, date.min, skrivbar=True, voktet=False)
    try:
        conn.execute("pragma foreign_keys = off")  # a table may be rebuilt; the keys are checked before the commit
        conn.execute("begin immediate")
        versjon = int(conn.execute("pragma user_version").fetchone()[0])
        if versjon >= _antall(conn, migrasjoner):
            return None
        kopi = _ta_kopi(base, versjon)
        bring_frem(conn, migrasjoner)
        if (avvik := skjema.avvik(conn)) or conn.execute("pragma foreign_key_check").fetchall():
            raise Regelbrudd("SI-5", f"Oppgraderingen stemte ikke ({', '.join(avvik[:5]) or 'fremmednøkler'}). Filen er som før: {fil}.")
        conn.execute("commit")
    except BaseException as feil:
        conn.close()  # what was begun is rolled back before the copy goes
        if kopi is not None:
            kopi.unlink(missing_ok=True)
        if isinstance(feil, db.Databasefeil):
            raise db.oversett(feil) or Regelbrudd("SI-5", f"Oppgraderingen lyktes ikke. Filen er som før: {fil}.") from feil
        raise
    finally:
        conn.close()
    return kopi


def bring_frem(conn: db.Connection, migrasjoner: Migrations = MIGRASJONER) -> None:
    """Run what the file lacks, inside the transaction that is open; `user_version` says what it has."""
    base = Database(conn, execute_plugins=False)
    migrasjoner.ensure_migrations_table(base)
    har = int(conn.execute("pragma user_version").fetchone()[0])
    kjort = {m.name for m in migrasjoner.applied(base)}
    for navn in [m.name for m in migrasjoner.pending(base)][: max(0, har - len(kjort))]:
        base["_sqlite_migrations"].insert({"migration_set": migrasjoner.name, "name": navn, "applied_at": "schema.sql"})  # type: ignore[union-attr]
    migrasjoner.apply(base)
    antall = len(migrasjoner.applied(base))
    conn.execute(f"pragma user_version = {antall:d}")


def _antall(conn: db.Connection, migrasjoner: Migrations) -> int:
    """How many there are, those the file has and those it lacks."""
    base = Database(conn, execute_plugins=False)
    return len({m.name for m in migrasjoner.applied(base)} | {m.name for m in migrasjoner.pending(base)})


def _ta_kopi(base: db.Base, versjon: int) -> Path:
    """The file as it is, in a new file beside it that only its owner may read. Never writes over an older copy: it takes the next name.

    Read on a connection of its own: a copy from the one that holds the lock never ends.
    """
    kopi = _ny_kopi(base.fil, versjon)
    kilde, mal = (db.koble(b, None, date.min, skrivbar=True, voktet=False) for b in (base, db.Base(kopi, base.nokkel)))
    hel = False
    try:
        kilde.backup(mal)
        synk_mappe(kopi.parent)
        hel = True
    finally:
        kilde.close()
        mal.close()
        if not hel:
            kopi.unlink(missing_ok=True)
    return kopi


def _ny_kopi(fil: Path, versjon: int) -> Path:
    for nr in count(1):
        kopi = fil.with_name(f"{fil.name}.skjema{versjon}{f'.{nr}' if nr > 1 else ''}")
        try:
            os.close(os.open(kopi, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except FileExistsError:
            continue
        except OSError as feil:
            raise Regelbrudd("SI-5", f"Kopien før oppgraderingen kunne ikke lages: {kopi}.") from feil
        return kopi
    raise AssertionError("unreachable")
