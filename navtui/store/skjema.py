"""The shape of the file: created from schema.sql, upgraded by migrations.py, and compared with what was shipped before it is opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from navtui.store.ressurser import ressurs
from navtui.store.tilkobling import Connection, er_hel_setning, minne

SKJEMAVERSJON = 21
"""`pragma user_version` of the schema this program writes."""

FILMERKE = 1312904788
"""`pragma application_id` of a navtui file: "NAVT"."""

_INNLEDNING = r"\A(?:\s|--[^\n]*\n)+"
_CREATE = re.compile(r"(create (?:unique )?(table|index|trigger|view)) (\w+)")
_BIT = r"""('(?:[^']|'')*')|--[^\n]*|\s+|"([^"]+)"|([^'"\s-]+|-)"""
_LUFT = r"\s*([(),;])\s*"
_MIGRASJONER = "_sqlite_migrations"


def setninger(sql: str) -> Iterator[str]:
    """The statements of a script, one by one, without the comments before them and the semicolon after."""
    bit = ""
    for linje in sql.splitlines(keepends=True):
        bit += linje
        if ";" in linje and er_hel_setning(bit):
            yield re.sub(_INNLEDNING, "", bit, count=1).rstrip().rstrip(";")
            bit = ""


def opprett(conn: Connection) -> None:
    """Lay out an empty database from schema.sql, in one transaction."""
    conn.executescript(f"begin;\n{ressurs('schema.sql').read_text(encoding='utf-8')}\ncommit;")


def kjor(conn: Connection, sql: str) -> None:
    """Run a script inside the transaction that is open; `executescript` would have committed it."""
    for setning in setninger(sql):
        conn.execute(setning)


def avtrykk(conn: Connection) -> frozenset[tuple[str, str, str]]:
    """What the database consists of: (type, name, statement), whatever its comments, spacing, quotes and case.

    SQLite's and sqlite-utils' own tables are left out.
    """
    return frozenset((art, navn, _normal(sql)) for art, navn, sql in _objekter(conn))


def _objekter(conn: Connection) -> list[tuple[str, str, str]]:
    rader = conn.execute("select type, name, coalesce(sql, ''), tbl_name from sqlite_master where name not like 'sqlite\\_%' escape '\\'")
    return [(art, navn, sql) for art, navn, sql, tabell in rader.fetchall() if tabell != _MIGRASJONER or art == "trigger"]


def _normal(sql: str) -> str:
    def en(treff: re.Match[str]) -> str:
        tekst, sitert, ord_ = treff.groups()
        return tekst or (sitert or ord_ or " ").lower()

    return re.sub(_LUFT, r"\1", re.sub(_BIT, en, sql)).strip()


@cache
def levert() -> frozenset[tuple[str, str, str]]:
    """The shape this program was shipped with."""
    conn = minne()
    try:
        opprett(conn)
        return avtrykk(conn)
    finally:
        conn.close()


def _skrevet() -> dict[tuple[str, str], str]:
    """What schema.sql makes, as it is written there, by (type, name)."""
    alle = setninger(ressurs("schema.sql").read_text(encoding="utf-8"))
    return {(m[2], m[3]): m[1].upper() + s[m.end(1) :] for s in alle if (m := _CREATE.match(s))}


def avvik(conn: Connection) -> list[str]:
    """Names of what differs from the shipped shape, sorted: a file changed with other tools is not opened.

    Only what is not schema.sql's word for word is compared without its spacing and case: little even in a file that has been upgraded.
    """
    ventet, her = _skrevet(), {(art, navn): sql for art, navn, sql in _objekter(conn)}
    ulike = {k for k in ventet.keys() | her.keys() if ventet.get(k) != her.get(k)}
    return sorted({k[1] for k in ulike if _normal(ventet.get(k, "")) != _normal(her.get(k, ""))})
