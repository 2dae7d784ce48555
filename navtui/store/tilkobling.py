"""The only module that names the SQLite library: it opens a file, guards the connection, and exports the library's errors.

The journal is a rollback journal, not WAL: on a full disk a WAL file cannot even be read, a rollback-journal file can, and an office's
load is a few commits a minute. `synchronous=EXTRA`, which is FULL and a synced folder: without it a power cut can bring back the journal
of a commit that was acknowledged, and undo it (tests/holdbarhet/strom.py). What the screen says is saved, is on disk (SI-4).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import sqlcipher3
import sqlcipher3.dbapi2 as sqlite

from navtui.store.ledige import Ledige

if TYPE_CHECKING:
    from navtui.domain.tilgang import Seer

# sqlite-utils catches the errors of the module it finds under this name.
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", sqlite)

Connection: TypeAlias = sqlite.Connection
Row: TypeAlias = sqlite.Row
Feil = sqlite.Error
Databasefeil = sqlite.DatabaseError
er_hel_setning = sqlite.complete_statement

VENTETID_S = 5.0
"""How long a unit of work waits for another desk's write before it says that the file is busy."""

_LOVLIG_PRAGMA = frozenset({"data_version", "integrity_check", "quick_check", "cipher_integrity_check", "foreign_key_check", "query_only"})
_NEKTEDE = ("SQLITE_DROP_", "SQLITE_CREATE_", "SQLITE_ALTER_TABLE", "SQLITE_ATTACH", "SQLITE_DETACH", "SQLITE_REINDEX")
_NEKTET = frozenset(getattr(sqlite, navn) for navn in dir(sqlite) if navn.startswith(_NEKTEDE))


@dataclass(frozen=True, slots=True)
class Base:
    """An office's file and the key that opens it (SI-2). The key is never shown, written or logged."""

    fil: Path
    nokkel: bytes = field(repr=False)


_OK: int = sqlite.SQLITE_OK
_DENY: int = sqlite.SQLITE_DENY


def _vokter(handling: int, a: str | None, b: str | None, _db: str | None, _utloser: str | None) -> int:
    """The connection's authorizer: what no statement of the program may do, whatever its SQL says (KO-3, SI-3)."""
    if handling in _NEKTET:
        return _DENY
    if handling == sqlite.SQLITE_PRAGMA and (a or "").lower() not in _LOVLIG_PRAGMA and ((a or "").lower(), b) != ("journal_mode", None):
        return _DENY
    if handling == sqlite.SQLITE_FUNCTION and (b or "").lower() == "load_extension":
        return _DENY
    endrer = handling in (sqlite.SQLITE_INSERT, sqlite.SQLITE_UPDATE, sqlite.SQLITE_DELETE)
    if endrer and (a or "").lower().startswith("sqlite_"):
        return _DENY
    return _OK


def tilkoble(fil: Path, nokkel: bytes | None, *, modus: str = "rw", en_trad: bool = True) -> Connection:
    """A bare connection. `nokkel` None is for a file that is not encrypted: the key file, and an office's file from before encryption."""
    conn = sqlite.connect(
        f"{fil.resolve().as_uri()}?mode={modus}", uri=True, timeout=VENTETID_S, isolation_level=None, check_same_thread=en_trad
    )
    if nokkel is not None:
        conn.execute("pragma cipher_log_level = none")  # else a wrong key writes on standard error, across the screen
        conn.execute(f"pragma key = \"x'{nokkel.hex()}'\"")
    return conn


class Kobling:
    """A connection, and who and which day its triggers are told of."""

    def __init__(self, conn: Connection) -> None:
        self.conn = conn
        self.ident = self.dag = ""

    def for_(self, seer: Seer | None, i_dag: date, *, skrivbar: bool) -> Connection:
        """The connection, made ready for one person's unit of work."""
        self.ident, self.dag = seer.ident if seer else "", i_dag.isoformat()
        self.conn.execute(f"pragma query_only = {'off' if skrivbar else 'on'}")
        return self.conn

    def er_innholdet(self, vedtak_id: int, hash_: str) -> bool:
        """KO-3: asked by the triggers of each signature. Reads by the same connection, so what the transaction has changed is seen."""
        from navtui.store.signatur import er_innholdet

        return er_innholdet(self.conn, date.fromisoformat(self.dag), vedtak_id, hash_)


_OPPSETT = (
    "foreign_keys = on", "recursive_triggers = on", "synchronous = extra", "temp_store = memory", "secure_delete = on",
    "cell_size_check = on", "cache_size = -16000",
)  # fmt: skip
"""`recursive_triggers`: else a row that is replaced (`insert or replace`) is deleted past the triggers that say it never is."""


def koble(base: Base, seer: Seer | None, i_dag: date, *, skrivbar: bool = False, voktet: bool = True) -> Connection:
    """A connection of its own with the house's settings. `voktet=False` only for creating and upgrading a file (store/skjema.py)."""
    return _kobling(base, voktet=voktet).for_(seer, i_dag, skrivbar=skrivbar)


def _kobling(base: Base, *, voktet: bool = True) -> Kobling:
    ny = Kobling(tilkoble(base.fil, base.nokkel, en_trad=False))
    ny.conn.row_factory = sqlite.Row
    # Deterministic: asked once per statement, and not by every row, each of which would wait for Python.
    ny.conn.create_function("innlogget", 0, lambda: ny.ident, deterministic=True)
    ny.conn.create_function("i_dag", 0, lambda: ny.dag, deterministic=True)
    ny.conn.create_function("er_innholdet", 2, ny.er_innholdet)
    for pragma in _OPPSETT:
        ny.conn.execute(f"pragma {pragma}")
    if voktet:
        ny.conn.set_authorizer(_vokter)
    return ny


_LEDIGE: Ledige[Base, Kobling] = Ledige(_kobling, lambda kobling: kobling.conn.close())


@contextmanager
def lan(base: Base, seer: Seer | None, i_dag: date, *, skrivbar: bool) -> Iterator[Connection]:
    """A connection for one unit of work, handed back after it. Whatever goes wrong closes it, which rolls back."""
    with _LEDIGE.lan(base, base.fil) as kobling:
        yield kobling.for_(seer, i_dag, skrivbar=skrivbar)
        if kobling.conn.in_transaction:
            kobling.conn.execute("rollback")


def minne() -> Connection:
    """An empty database in memory."""
    return sqlite.connect(":memory:", isolation_level=None)


def slipp() -> None:
    """Let go of every file that no unit of work is using: at sign-out, and before a file is moved (Windows keeps an open one in place)."""
    _LEDIGE.slipp()
