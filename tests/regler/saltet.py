"""A demo office with a protected person behind every kind of row, named, housed and numbered like nobody else: for the tests of PE-5."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from navtui.domain.tilgang import Seer
from navtui.domain.vedtak_innhold import innholdshash
from navtui.services import brevko
from navtui.services.demo import lag_demo
from navtui.store import db
from navtui.store import vedtak as vedtakslager
from tests.kontor import I_DAG, kopi, raa
from tests.regler.test_pe_5_overalt import KILDER, Fil
from tests.regler.tjenester import RADER, rader_for


@dataclass(frozen=True)
class Skjult:
    """A protected person, her rows, and the texts that tell of her."""

    id: int
    rader: dict[str, list[int]]
    versjoner: dict[tuple[str, int], int]
    hemmelig: frozenset[str]

    def ett(self, kinds: list[str]) -> tuple[dict[str, int], dict[str, int]]:
        """One row of each kind she has, and their versions."""
        ett = {k: self.rader[k][0] for k in kinds if self.rader[k]}
        return ett, {k: self.versjoner[k, id_] for k, id_ in ett.items() if (k, id_) in self.versjoner}


@dataclass(frozen=True)
class Saltet:
    """The demo office with a protected person behind every kind of row."""

    fil: Fil
    skjulte: tuple[Skjult, ...]
    hemmelig: frozenset[str] = field(default_factory=frozenset)
    foreldre: tuple[Skjult, ...] = ()
    """Everyone may see these, who have one of the protected in a vedtak of theirs."""


SPOR_ETTER = ("zqv", "xjk", "qvxsti", "4199")
"""In every salted name, address and phone number, and in nothing else in the file."""


def _salt(conn: db.Connection) -> list[int]:
    """Protect someone behind each kind of row, with names, address, phone and birth date like nobody else's."""
    conn.execute("delete from tilgang")
    _oppgjor(conn)
    alle_ider = [r[0] for r in conn.execute("select id from person order by id").fetchall()]
    alle_rader = {p: rader_for(conn, p)[0] for p in alle_ider}
    valgte = [conn.execute(f"{sql} order by person_id desc limit 1").fetchone()[0] for sql in KILDER.values()]
    for kind in RADER:
        har = [p for p in alle_ider if alle_rader[p][kind]]
        assert har or kind == "brev_id", f"the demo office has no {kind}"
        if har and not any(p in valgte for p in har):
            valgte.append(max(har, key=lambda p: sum(bool(v) for v in alle_rader[p].values())))
    for p, merke in zip(valgte, ("kode_7", "egen_ansatt", "kode_6") * len(valgte), strict=False):
        conn.execute("update person set adresse = null, postnummer = null, poststed = null where id = ?", (p,))
        conn.execute("update person set skjerming = ? where id = ?", (merke, p))
    ider = [r[0] for r in conn.execute("select person_id from skjermet order by 1").fetchall()]
    for n, p in enumerate(ider):
        tegn = chr(97 + n // 26) + chr(97 + n % 26)
        conn.execute("update person set fornavn = ?, etternavn = ?, sokenavn = ?, telefon = ? where id = ?",
                     (f"Zqv{tegn}wix", f"Xjk{tegn}wung", f"xjk{tegn}wung zqv{tegn}wix", f"4199{n:04}", p))  # fmt: skip
        conn.execute("update person set adresse = ? where id = ? and id not in (select person_id from skjermet where niva = 3)",
                     (f"Qvxsti {n}", p))  # fmt: skip
        conn.execute("delete from navnedel where person_id = ?", (p,))
        conn.executemany("insert into navnedel values (?, ?)", [(f"zqv{tegn}wix", p), (f"xjk{tegn}wung", p)])
        # access that is over, and access that has not begun, is no access
        # and so is access taken back on the day it was given
        for ident, fra, til in (("KAL", "2026-01-01", "2026-11-19"), ("IDA", "2026-11-21", None), ("MAR", "2026-11-20", "2026-11-19")):
            conn.execute("insert into tilgang (person_id, ident, fra, til, grunn, gitt_av, tid) values (?, ?, ?, ?, 'x', 'LEA', "
                         "'2026-01-01T11:00:00.000Z')", (p, ident, fra, til))  # fmt: skip
    return ider


def _nevn_et_barn(conn: db.Connection, ider: list[int]) -> dict[int, int]:
    """A protected child stands in a vedtak of people everyone may see, as it did before it was protected: in a draft, one that is sent and
    one that is iverksatt. Returns the vedtak by whose it is. What is signed is signed over it."""
    en_av = f"select id, fornavn, fodt from person where id in ({','.join(map(str, ider))}) and fodt is not null order by fodt desc limit 1"
    barn, navn, fodt = conn.execute(en_av).fetchone()
    foreldre = {}
    for tilstand in ("utkast", "til_kontroll", "iverksatt"):
        v, forelder, barn_id, gammelt = conn.execute(
            """select v.id, v.person_id, b.id, b.navn from vedtak v join vedtaksbarn b on b.vedtak_id = v.id
               where v.tilstand = ? and v.person_id not in (select person_id from skjermet) order by v.id desc limit 1""",
            (tilstand,),
        ).fetchone()
        conn.execute("update vedtaksbarn set person_id = ?, navn = ?, fodt = ?, vurdering = ? where id = ?",
                     (barn, navn, fodt, f"{navn} trives.", barn_id))  # fmt: skip
        conn.execute("update vedtakslinje set tekst = replace(tekst, ?, ?) where vedtak_id = ? and ref = ?",
                     (gammelt, navn, v, f"barn:{barn_id}"))  # fmt: skip
        conn.execute("update vedtak set begrunnelse = begrunnelse || ? where id = ?", (f" Vi har snakket om {navn}.", v))
        if tilstand != "utkast":
            hash_ = innholdshash(vedtakslager.hent(db.Leser(conn, Seer("LEA", "leder"), I_DAG), v))
            conn.execute("update vedtak set innhold_hash = ? where id = ?", (hash_, v))
            conn.execute("update signatur set hash = ? where vedtak_id = ?", (hash_, v))
        conn.execute("delete from brev where vedtak_id = ?", (v,))  # made before: it is made anew with the child in it
        foreldre[forelder] = v
    return foreldre


def _oppgjor(conn: db.Connection) -> None:
    """A lån, a garanti and a refusjon. The demo office has none."""
    (v,) = conn.execute("select max(v.id) from vedtak v join utbetaling u on u.vedtak_id = v.id where v.tilstand = 'iverksatt'").fetchone()
    conn.execute("insert into vedtaksgaranti (vedtak_id, belop_ore) values (?, 100)", (v,))
    conn.execute("update utbetaling set form = 'lan' where vedtak_id = ?", (v,))
    conn.execute("update vedtakspost set refusjon = 'paragraf_26', utfall = 'innvilget' where vedtak_id = ?", (v,))


def _brev(fil: Fil, mappe: Path, foreldre: dict[int, int]) -> None:
    """Letters to some of them and to those who have one of them in a vedtak, which hold their names."""
    okt = fil.okt("LEA")
    with okt.lese() as les:
        sql = (
            "select v.nummer from vedtak v join skjermet s on s.person_id = v.person_id where v.tilstand = 'iverksatt' group by v.person_id"
        )
        numre = [r[0] for r in les.rader(sql, alle=True)][:3]
        andres = "select nummer from vedtak where id = :v and tilstand = 'iverksatt'"
        numre += [r[0] for v in foreldre.values() for r in les.rader(andres, alle=True, v=v)]
    for nummer in numre:
        brevko.til_mappe(okt, nummer, mappe, "kvalitet")


def _hent(conn: db.Connection, p: int) -> Skjult:
    rader, versjoner = rader_for(conn, p)
    fnr, fodt = conn.execute("select fnr, fodt from person where id = ?", (p,)).fetchone()
    hemmelig = {fnr} if fnr else set()
    if fodt and conn.execute("select count(*) from person where fodt = ?", (fodt,)).fetchone()[0] == 1:
        aar, mnd, dag = (int(d) for d in fodt.split("-"))
        hemmelig |= {fodt, f"{dag:02}.{mnd:02}.{aar}", f"datetime.date({aar}, {mnd}, {dag})"}
    saker = "select saksnummer from sak where person_id = :p union select nummer from vedtak where person_id = :p"
    andres = "select saksnummer from sak where person_id <> :p union select nummer from vedtak where person_id <> :p"
    hemmelig |= {r[0] for r in conn.execute(f"select * from ({saker}) except select * from ({andres})", {"p": p}).fetchall()}
    return Skjult(p, rader, versjoner, frozenset(hemmelig))


def _bare(s: Skjult, conn: db.Connection, vedtak_id: int) -> Skjult:
    """Of her vedtak and letters, the one vedtak and its own."""
    for kind, sql in (("vedtak_id", "select :v"), ("brev_id", "select id from brev where vedtak_id = :v"),
                      ("barn_id", "select id from vedtaksbarn where vedtak_id = :v")):  # fmt: skip
        s.rader[kind] = [r[0] for r in conn.execute(sql, {"v": vedtak_id}).fetchall()]
    return s


@cache
def lag_saltet() -> Saltet:
    """The office, in memory where there is one, edited from outside: the triggers are out of the way and put back."""
    mappe = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
    atexit.register(shutil.rmtree, mappe)
    base = lag_demo(mappe / "d.navtui", "vaagan", I_DAG, 1)
    conn = raa(base.fil, base.nokkel)
    conn.row_factory = db.Row
    with utenom(conn):
        ider = _salt(conn)
        synlige = _nevn_et_barn(conn, ider)
    fil = Fil(base, ())
    _brev(fil, mappe, synlige)
    skjulte = tuple(_hent(conn, p) for p in ider)
    foreldre = tuple(_bare(_hent(conn, p), conn, v) for p, v in synlige.items())
    conn.close()
    return Saltet(fil, skjulte, frozenset(h for s in skjulte for h in s.hemmelig), foreldre)


@contextmanager
def utenom(conn: db.Connection) -> Iterator[None]:
    """As another tool would: the triggers are out of the way, and put back."""
    conn.create_function("i_dag", 0, lambda: str(I_DAG))
    conn.create_function("innlogget", 0, lambda: "LEA")
    utlosere = conn.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
    conn.execute("begin")
    for navn, _ in utlosere:
        conn.execute(f"drop trigger {navn}")
    yield
    for _, sql in utlosere:
        conn.execute(sql)
    conn.execute("commit")


def egen(saltet: Saltet, navn: str) -> db.Base:
    """The file for one test, for much is written."""
    mappe = saltet.fil.base.fil.parent / navn
    mappe.mkdir()
    return kopi(saltet.fil.base, mappe)


def lekk(tekst: str, saltet: Saltet) -> set[str]:
    """What of a protected person there is in an answer."""
    lav = tekst.lower()
    return {s for s in SPOR_ETTER if s in lav} | {h for h in saltet.hemmelig if h in tekst}
