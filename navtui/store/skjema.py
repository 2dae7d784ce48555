"""The shape of the file: created from schema.sql, upgraded by migrations.py, and compared with what was shipped before it is opened."""

from __future__ import annotations

import re
from functools import cache

import sqlcipher3.dbapi2 as sqlite

from navtui.store.db import Connection
from navtui.store.ressurser import ressurs

SKJEMAVERSJON = 1
"""`pragma user_version` of the schema this program writes."""

FILMERKE = 1312904788
"""`pragma application_id` of a navtui file: "NAVT"."""

_STOY = re.compile(r"--[^\n]*|\s+")


def opprett(conn: Connection) -> None:
    """Lay out an empty database from schema.sql, in one transaction."""
    conn.executescript(f"begin;\n{ressurs('schema.sql').read_text(encoding='utf-8')}\ncommit;")


def avtrykk(conn: Connection) -> frozenset[tuple[str, str, str]]:
    """What the database consists of: (type, name, statement without comments and spacing). SQLite's and sqlite-utils' own tables left out."""
    rader = conn.execute("select type, name, coalesce(sql, '') from sqlite_master where name not like 'sqlite\\_%' escape '\\'").fetchall()
    return frozenset((r[0], r[1], _STOY.sub(" ", r[2]).strip()) for r in rader if r[1] != "_sqlite_migrations")


@cache
def levert() -> frozenset[tuple[str, str, str]]:
    """The shape this program was shipped with."""
    conn = sqlite.connect(":memory:", isolation_level=None)
    try:
        opprett(conn)
        return avtrykk(conn)
    finally:
        conn.close()


def avvik(conn: Connection) -> list[str]:
    """Names of what differs from the shipped shape, sorted: a file changed with other tools is not opened."""
    return sorted({navn for _, navn, _ in avtrykk(conn) ^ levert()})


