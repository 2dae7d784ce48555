"""The seal on a key file (SI-2): an HMAC under the office's key over all that stands in it but the attempts, and the file's own format.

A change is made only to a file whose seal holds: what another program has written is never sealed by this one, and a session that still
has an old key cannot write at all.
"""

from __future__ import annotations

import json
from hmac import compare_digest

from navtui.domain.regelbrudd import Regelbrudd
from navtui.store import db, krypto
from navtui.store.nokkelhode import FORMAT

_FELLES = {
    "hode": "select skjema, kontor, kommunenummer, demo, demo_dato from hode",
    "loggmerke": "select nr, hash, tid, anledning from loggmerke order by nr",
}
_FORSEGLET = {
    1: _FELLES
    | {
        "innpakning": (
            "select ident, navn, rolle, hex(salt), runder, minne, lop, hex(engangstall), hex(innpakket) from innpakning order by ident"
        ),
        "gjenoppretting": "select hex(engangstall), hex(innpakket) from gjenoppretting",
    },
    2: _FELLES
    | {
        "innpakning": (
            "select ident, navn, rolle, hex(salt), runder, minne, lop, hex(engangstall), hex(innpakket),"
            " hex(offentlig), hex(forseglet), hex(neste) from innpakning order by ident"
        ),
        "gjenoppretting": (
            "select hex(engangstall), hex(innpakket), hex(offentlig), hex(forseglet), hex(neste) from gjenoppretting"
        ),
    },
}  # fmt: skip
PAR = (
    "offentlig blob check (length(offentlig) = 32)",
    "forseglet blob check (length(forseglet) = 80 and (forseglet is null) = (offentlig is null))",
    "neste blob check (length(neste) = 80 and (neste is null or offentlig is not null))",
)
"""The columns of a key pair, as format 2 adds them."""


def format_av(conn: db.Connection) -> int:
    """Which format this key file has."""
    return int(conn.execute("pragma user_version").fetchone()[0])


def holder(conn: db.Connection, nokkel: bytes) -> bool:
    """Whether the file is as the program wrote it."""
    return compare_digest(conn.execute("select merke from hode").fetchone()[0], _merke(conn, nokkel))


def bryt(conn: db.Connection, nokkel: bytes) -> None:
    """Before a change: refuses when the seal does not hold under this key. Brings an older format up to date."""
    if not holder(conn, nokkel):
        setning = "Nøkkelen til filen er byttet siden du logget inn, eller nøkkelfilen er endret. Ingenting er lagret. Logg inn på nytt."
        raise Regelbrudd("SI-2", setning)
    if format_av(conn) == 1:
        for tabell in ("innpakning", "gjenoppretting"):
            for kolonne in PAR:
                conn.execute(f"alter table {tabell} add column {kolonne}")
        conn.execute(f"pragma user_version = {FORMAT:d}")


def sett(conn: db.Connection, nokkel: bytes) -> None:
    """After a change."""
    conn.execute("update hode set merke = ?", (_merke(conn, nokkel),))


def _merke(conn: db.Connection, nokkel: bytes) -> bytes:
    format_ = format_av(conn)
    innhold = {navn: conn.execute(sql).fetchall() for navn, sql in _FORSEGLET[format_].items()}
    return krypto.merke(nokkel, json.dumps([format_, innhold], sort_keys=True, ensure_ascii=False).encode())
