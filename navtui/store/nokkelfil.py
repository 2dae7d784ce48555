"""The key file beside an office's file: what is known before sign-in, the wrapped keys, the attempts, and noted heads of the log.

SI-1, SI-2 and SI-3.

Everything but the attempts is sealed by `merke`, which takes the office's key: it is set by whoever is signed in and checked at sign-in.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import NoneType

from navtui.domain.innlogging import FLEST_FORSOK, Forsok
from navtui.store import db, nokkelhode, nokkelsegl
from navtui.store.krypto import GJENOPPRETTING, Gjenoppretting, Innpakning, Par, Styrke
from navtui.store.nokkelhode import Bruker as Bruker
from navtui.store.nokkelhode import Hode as Hode
from navtui.store.nokkelhode import sti as sti


@dataclass(frozen=True, slots=True)
class Loggmerke:
    """The log's head at a moment that someone saw: entry number and hash."""

    nr: int
    hash: str
    anledning: str


def opprett(fil: Path, nokkel: bytes, hode: Hode) -> None:
    """Lay out the key file of a new office's file, with nobody in it yet."""
    from navtui.store.ressurser import ressurs

    os.close(os.open(sti(fil), os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with nokkelhode.koblet(fil) as conn:
        conn.executescript(ressurs("store/nokkelfil.sql").read_text(encoding="utf-8"))
        conn.execute("begin immediate")
        conn.execute(
            "insert into hode values (1, ?, ?, ?, ?, ?, ?)",
            (hode.skjema, hode.kontor, hode.kommunenummer, int(hode.demo), hode.demo_dato, bytes(32)),
        )
        nokkelsegl.sett(conn, nokkel)
        conn.execute("commit")


class Nokkelfil:
    """One unit of work on the key file."""

    def __init__(self, conn: db.Connection) -> None:
        self.conn = conn
        self.format = nokkelsegl.format_av(conn)

    def hode(self) -> Hode:
        """What stands in clear about the office's file."""
        return nokkelhode.hode(self.conn)

    def brukere(self) -> list[Bruker]:
        """Who has a wrapped key, in the order they were added."""
        return nokkelhode.brukere(self.conn)

    def innpakning(self, ident: str) -> Innpakning | None:
        """What one's passphrase opens, or None."""
        sql = f"select salt, runder, minne, lop, engangstall, innpakket, {_PAR[self.format]} from innpakning where ident = ?"
        rad = self.conn.execute(sql, (ident,)).fetchone()
        if rad is None:
            return None
        salt, runder, minne, lop, engangstall, innpakket, *par = nokkelhode.krev(rad, bytes, int, int, int, bytes, bytes, *[_BYTES] * 3)
        if not (styrke := Styrke(runder, minne, lop)).overkommelig:
            raise nokkelhode.Skadet
        return Innpakning(salt, styrke, engangstall, innpakket, _par(par))

    def gjenoppretting(self) -> Gjenoppretting | None:
        """What the recovery key opens, or None where there is none."""
        rad = self.conn.execute(f"select engangstall, innpakket, {_PAR[self.format]} from gjenoppretting").fetchone()
        if rad is None:
            return None
        engangstall, innpakket, *par = nokkelhode.krev(rad, bytes, bytes, *[_BYTES] * 3)
        return Gjenoppretting(engangstall, innpakket, _par(par))

    def avtrykk(self) -> dict[str, str]:
        """By ident, or `krypto.GJENOPPRETTING`: the fingerprint of each wrapping."""
        pakker = {b.ident: self.innpakning(b.ident) for b in self.brukere()} | {GJENOPPRETTING: self.gjenoppretting()}
        return {hvem: pakke.avtrykk for hvem, pakke in pakker.items() if pakke is not None}

    def loggmerker(self, siste: int = -1) -> list[Loggmerke]:
        """The noted heads of the log, oldest first: all of them, or the `siste` newest."""
        sql = "select nr, hash, anledning from loggmerke order by nr desc limit ?"
        return [Loggmerke(*rad) for rad in self.conn.execute(sql, (siste,))][::-1]

    def er_forseglet(self, nokkel: bytes) -> bool:
        """Whether what stands in clear is as the program wrote it."""
        return nokkelsegl.holder(self.conn, nokkel)

    def segl(self) -> bytes:
        """The seal: another for any other content."""
        return bytes(self.conn.execute("select merke from hode").fetchone()[0])

    def forsok(self, ident: str) -> list[Forsok]:
        """SI-1: the newest attempts on one ident, newest first."""
        from navtui.domain.tid import fra_tekst

        sql = "select tid, lyktes from forsok where ident = ? order by nr desc limit ?"
        return [Forsok(fra_tekst(tid), bool(lyktes)) for tid, lyktes in self.conn.execute(sql, (ident, FLEST_FORSOK))]

    def begynn_forsok(self, ident: str, na: datetime) -> int:
        """Write an attempt down before it is tried; returns its number."""
        from navtui.domain.tid import til_tekst

        return int(self.conn.execute("insert into forsok (ident, tid) values (?, ?)", (ident, til_tekst(na))).lastrowid)

    def forsoket_lyktes(self, nr: int) -> None:
        """The attempt was right: it needs no entry in the log of its own."""
        self.conn.execute("update forsok set lyktes = 1, loggfort = 1 where nr = ?", (nr,))

    def uloggforte(self) -> list[tuple[int, str, str]]:
        """Wrong attempts that are not in the log yet: number, ident and time."""
        return list(self.conn.execute("select nr, ident, tid from forsok where lyktes = 0 and loggfort = 0 order by nr").fetchall())

    def loggfort(self, numre: Sequence[int]) -> None:
        """These attempts are in the log now."""
        self.conn.executemany("update forsok set loggfort = 1 where nr = ?", [(nr,) for nr in numre])

    def sett_innpakning(self, nokkel: bytes, bruker: Bruker, pakke: Innpakning) -> None:
        """One's key under a passphrase, new or changed."""
        with self._endring(nokkel):
            s, par = pakke.styrke, pakke.par or Par(b"", b"")
            self.conn.execute(
                "insert into innpakning values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null) on conflict (ident) do update set"
                " salt = excluded.salt, runder = excluded.runder, minne = excluded.minne, lop = excluded.lop,"
                " engangstall = excluded.engangstall, innpakket = excluded.innpakket,"
                " offentlig = excluded.offentlig, forseglet = excluded.forseglet, neste = null",
                (bruker.ident, bruker.navn, bruker.rolle, pakke.salt, s.runder, s.minne, s.lop, pakke.engangstall, pakke.innpakket,
                 par.offentlig or None, par.forseglet or None),
            )  # fmt: skip

    def fjern_innpakninger(self, nokkel: bytes, identer: Sequence[str]) -> None:
        """Those who have left no longer have a key."""
        with self._endring(nokkel):
            self.conn.executemany("delete from innpakning where ident = ?", [(i,) for i in identer])

    def sett_gjenoppretting(self, nokkel: bytes, pakke: Gjenoppretting) -> None:
        """The key under a recovery key; the one before it no longer works."""
        with self._endring(nokkel):
            par = pakke.par or Par(b"", b"")
            self.conn.execute(
                "insert or replace into gjenoppretting values (1, ?, ?, ?, ?, null)",
                (pakke.engangstall, pakke.innpakket, par.offentlig or None, par.forseglet or None),
            )

    def sett_skjema(self, nokkel: bytes, skjema: int) -> None:
        """The office's file has been brought up to this schema version."""
        with self._endring(nokkel):
            self.conn.execute("update hode set skjema = ?", (skjema,))

    def noter_logg(self, nokkel: bytes, merke: Loggmerke, na: datetime) -> None:
        """SI-3: note the log's head; one that is noted already stays as it is."""
        from navtui.domain.tid import til_tekst

        with self._endring(nokkel):
            self.conn.execute("insert or ignore into loggmerke values (?, ?, ?, ?)", (merke.nr, merke.hash, til_tekst(na), merke.anledning))

    @contextmanager
    def _endring(self, nokkel: bytes) -> Iterator[None]:
        """A change of what is sealed."""
        nokkelsegl.bryt(self.conn, nokkel)
        self.format = nokkelhode.FORMAT
        yield
        nokkelsegl.sett(self.conn, nokkel)


_BYTES = (bytes, NoneType)
_PAR = {1: "null, null, null", 2: "offentlig, forseglet, neste"}
"""The columns of a key pair, by the file's format."""


def _par(rad: Sequence[bytes | None]) -> Par | None:
    offentlig, forseglet, neste = rad
    return None if offentlig is None or forseglet is None else Par(offentlig, forseglet, neste)


@contextmanager
def lese(fil: Path) -> Iterator[Nokkelfil]:
    """Read the key file of an office's file. Refuses one that is missing, is not a key file, or is newer than the program."""
    with nokkelhode.apnet(fil) as conn:
        conn.execute("begin")
        yield Nokkelfil(conn)


@contextmanager
def skrive(fil: Path) -> Iterator[Nokkelfil]:
    """Change the key file: one transaction under its lock, on disk when it ends."""
    with nokkelhode.apnet(fil) as conn:
        conn.execute("begin immediate")
        yield Nokkelfil(conn)
        conn.execute("commit")
