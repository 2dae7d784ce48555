"""Another key for the office's file (SI-2): the file is encrypted anew where it lies, and the key file gives the new key to those who stay.

Two files that must never disagree, whatever is cut off where. The new key is sealed to everyone's public key beside the old one, and is
on the disk, before the file is touched; SQLite's own transaction then changes every page or none; at last the key file lets go of the
old key. Between the first and the last the file opens by one of the two, and `avgjor` finds out by which.

The office's file is locked from before the first step to after the last, and the key file from before the file is touched: no other desk
can write in between, and none can sign in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from navtui.domain.regelbrudd import Regelbrudd
from navtui.store import db, krypto, nokkelfil, nokkelsegl
from navtui.store.db import Base, Leser
from navtui.store.nokkelfil import Nokkelfil


@dataclass(frozen=True, slots=True)
class Mottakere:
    """Who is given the new key, who has none to seal it to, and whether the recovery key is given it (None: there is none)."""

    har: tuple[str, ...]
    uten_par: tuple[str, ...]
    gjenoppretting: bool | None


def mottakere(n: Nokkelfil, sluttet: Sequence[str]) -> Mottakere:
    """As the key file is now. One who has left is in neither list; one who has not signed in since key pairs came, is in the second."""
    rader = n.conn.execute(f"select ident, {_OFFENTLIG[n.format]} from innpakning order by ident").fetchall()
    gjenoppretting = n.conn.execute(f"select {_OFFENTLIG[n.format]} from gjenoppretting").fetchone()
    inne = [(ident, offentlig) for ident, offentlig in rader if ident not in sluttet]
    har, uten = (tuple(i for i, o in inne if (o is None) == mangler) for mangler in (False, True))
    return Mottakere(har, uten, None if gjenoppretting is None else gjenoppretting[0] is not None)


def byttet(leser: Leser) -> datetime:
    """When the file was last given another key: when it was made, if never. Copies of the key file from before it open nothing new."""
    from navtui.domain.tid import fra_tekst

    sql = "select tid from logg where handling = 'filens nøkkel byttet' order by tid desc limit 1"
    return fra_tekst(leser.verdi(sql) or leser.verdi("select opprettet from kontor"))


def sluttet_etter(leser: Leser, fra: date, byttet: date) -> list[str]:
    """Those whose last day was from `fra` on, and so late that they had a passphrase to the key the file has now."""
    sql = "select ident from ansatt where til < :i_dag and til >= max(:fra, :byttet) order by ident"
    return [r["ident"] for r in leser.rader(sql, fra=fra, byttet=byttet)]


_OFFENTLIG = {1: "null", 2: "offentlig"}


def bytt(base: Base, sluttet: Sequence[str]) -> Base:
    """The file under a new key; the old one opens neither it nor the key file. Refuses, and changes nothing, while others use the file."""
    ny = Base(base.fil, krypto.ny_nokkel())
    db.slipp()
    with _alene(base) as conn:
        with nokkelfil.skrive(base.fil) as n:
            forberedt = forbered(n, base.nokkel, ny.nokkel, sluttet)
        with nokkelfil.skrive(base.fil) as n:
            if n.segl() != forberedt:  # a desk that was signing out came in between
                raise Regelbrudd("SI-7", "Nøkkelfilen ble endret av en annen pult. Ingenting er byttet. Prøv igjen.")
            krypter_om(conn, ny.nokkel)
            fullfor(n, base.nokkel, ny.nokkel)
    return ny


def forbered(n: Nokkelfil, gammel: bytes, ny: bytes, sluttet: Sequence[str]) -> bytes:
    """The new key beside the old one, for those who are given it. Returns the seal."""
    nokkelsegl.bryt(n.conn, gammel)
    til = mottakere(n, sluttet)
    n.conn.execute("update innpakning set neste = null")
    n.conn.execute("update gjenoppretting set neste = null")
    for ident, offentlig in n.conn.execute("select ident, offentlig from innpakning where offentlig is not null").fetchall():
        if ident in til.har:
            n.conn.execute("update innpakning set neste = ? where ident = ?", (krypto.forsegl(ny, offentlig, ident), ident))
    for (offentlig,) in n.conn.execute("select offentlig from gjenoppretting where offentlig is not null").fetchall():
        n.conn.execute("update gjenoppretting set neste = ?", (krypto.forsegl(ny, offentlig, krypto.GJENOPPRETTING),))
    nokkelsegl.sett(n.conn, gammel)
    return n.segl()


def krypter_om(conn: db.Connection, ny: bytes) -> None:
    """Every page under the new key, in one transaction, and read back. An error leaves the file as it was."""
    try:
        svar = [str(r[0]) for r in conn.execute(f"pragma rekey = \"x'{ny.hex()}'\"")]
        gale = conn.execute("pragma cipher_integrity_check").fetchmany(1)
    except db.Databasefeil as feil:
        raise db.oversett(feil) or _ikke_byttet() from feil
    if svar != ["ok"] or gale:
        raise _ikke_byttet()


def fullfor(n: Nokkelfil, gammel: bytes, ny: bytes) -> None:
    """The file is under the new key: the old one goes, and those who were not given the new one with it."""
    nokkelsegl.bryt(n.conn, gammel)
    for tabell in ("innpakning", "gjenoppretting"):
        n.conn.execute(f"delete from {tabell} where neste is null")
        n.conn.execute(f"update {tabell} set forseglet = neste, neste = null")
    nokkelsegl.sett(n.conn, ny)


def avgjor(fil: Path, nokler: tuple[bytes, ...]) -> Base:
    """Which of the keys in the key file opens the file; when it is the new one, what was cut off is finished first."""
    gammel, *nye = nokler
    if not nye or not _apner(Base(fil, nye[0])):
        return Base(fil, gammel)
    with nokkelfil.skrive(fil) as n:
        if n.er_forseglet(gammel):
            fullfor(n, gammel, nye[0])
    return Base(fil, nye[0])


def _apner(base: Base) -> bool:
    conn = db.tilkoble(base.fil, base.nokkel)
    try:
        conn.execute("select count(*) from sqlite_master").fetchone()
    except db.Databasefeil as feil:
        if "not a database" in str(feil):
            return False
        raise db.oversett(feil) or feil from feil
    finally:
        conn.close()
    return True


@contextmanager
def _alene(base: Base) -> Iterator[db.Connection]:
    """A connection that keeps the file to itself, between transactions too."""
    conn = db.tilkoble(base.fil, base.nokkel)
    try:
        for setning in ("pragma synchronous = extra", "pragma locking_mode = exclusive", "begin exclusive", "commit"):
            conn.execute(setning)
        yield conn
    except db.Databasefeil as feil:
        raise db.oversett(feil) or _ikke_byttet() from feil
    finally:
        conn.close()


def _ikke_byttet() -> Regelbrudd:
    return Regelbrudd("SI-2", "Nøkkelen ble ikke byttet. Filen er som før. Kjør «navtui sjekk», og prøv igjen.")
