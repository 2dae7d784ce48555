"""An office's file from before files were encrypted (SI-2): read it once more, and write it out encrypted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from navtui.domain.regelbrudd import Regelbrudd
from navtui.store import db, migrations, skjema
from navtui.store.fil import Ukryptert, hent_kontorfil


@dataclass(frozen=True, slots=True)
class Gammel:
    """What the old file says of itself, and of the one who will encrypt it."""

    kontor: str
    kommunenummer: str
    demo: bool
    demo_dato: str | None
    passord_hash: str | None
    """Of the leder who is named, None where there is none such employed."""
    ansatte: tuple[tuple[str, str, str], ...]
    """Ident, name and role of each."""


@contextmanager
def apne(fil: Path) -> Iterator[db.Connection]:
    """The old file. Refuses one that is encrypted already."""
    try:
        hent_kontorfil(fil)
    except Ukryptert:
        pass
    else:
        raise Regelbrudd("SI-2", f"Filen er kryptert alt: {fil}.")
    conn = db.tilkoble(fil, None)
    try:
        yield conn
    except db.Databasefeil as feil:
        raise db.oversett(feil) or Regelbrudd("SI-5", f"Filen er skadet og kan ikke leses: {fil}. Bruk sikkerhetskopien.") from feil
    finally:
        conn.close()


def les(conn: db.Connection, ident: str, i_dag: date) -> Gammel:
    """Whose file it is, and the passphrase's hash of one leder."""
    kontor = conn.execute("select navn, kommunenummer, demo, demo_dato from kontor").fetchone()
    ansatte = conn.execute("select ident, navn, rolle from ansatt order by rolle = 'leder', rowid").fetchall()
    dag = kontor[3] or i_dag.isoformat()
    rad = conn.execute(
        "select passord from ansatt where ident = ? and rolle = 'leder' and fra <= ? and (til is null or ? <= til)", (ident, dag, dag)
    ).fetchone()
    return Gammel(kontor[0], kontor[1], bool(kontor[2]), kontor[3], rad[0] if rad else None, tuple(ansatte))


def krypter(conn: db.Connection, til: db.Base) -> None:
    """Copy the old file into an empty one under the key, and bring that up to date. Refuses a schema that is not what was shipped."""
    conn.execute("attach database ? as ny key ?", (str(til.fil), f"x'{til.nokkel.hex()}'"))
    conn.execute("begin immediate")
    conn.execute("select sqlcipher_export('ny')")
    for pragma in ("user_version", "application_id"):
        verdi = int(conn.execute(f"pragma main.{pragma}").fetchone()[0])
        conn.execute(f"pragma ny.{pragma} = {verdi}")
    conn.execute("commit")
    conn.execute("detach database ny")
    ny = db.koble(til, None, date.min, skrivbar=True, voktet=False)
    try:
        ny.execute("pragma foreign_keys = off")
        ny.execute("begin immediate")
        migrations.bring_frem(ny)
        if (avvik := skjema.avvik(ny)) or ny.execute("pragma foreign_key_check").fetchall():
            raise Regelbrudd(
                "SI-5", f"Filen er endret med et annet program ({', '.join(avvik[:5]) or 'fremmednøkler'}). Ingenting er gjort."
            )
        ny.execute("commit")
    finally:
        ny.close()
