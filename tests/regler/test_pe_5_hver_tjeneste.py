"""PE-5 over every service there is: asked about a protected person's rows, it answers one without access as about rows that are not there.

The services are found by looking (tests/regler/tjenester.py). One that is new is asked without anybody remembering to; one that cannot be
asked must be listed here with a reason.
"""

from __future__ import annotations

import atexit
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, product
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from navtui.domain import innlogging as innloggingsregler
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import brevko, innlogging, liste
from navtui.services.demo import lag_demo
from navtui.services.okt import Okt
from navtui.store import db
from tests.kontor import ANSATTE, I_DAG, kopi, raa
from tests.regler.test_pe_5_overalt import EN_AV_HVER_ROLLE, KILDER, Fil
from tests.regler.tjenester import INGEN, RADER, Tjeneste, alle, rader_for

UNNTATT = {
    "leder.bak": "takes a unit of reading that is open: fordelinger and leder.navn are asked",
    "vedtak_skjerm.foreldet_av": "takes a vedtak that has been read: what it says of it is asked by every edit",
    "nokkel.": "keys and the key file, where no person is",
    "innlogging.": "the staff's own keys",
    "plass.": "what waits for room on the disk",
    "sikkerhetskopi.": "copies the file, encrypted as it is",
    "sjekk.": "whoever looks after the file is told the numbers of what is broken in it, and nothing else",
    "ansatt.sett_nokler": "the staff's own keys",
    "ansatt.legg_til": "the staff's own keys",
}
"""What is not asked, and why. A name that ends in a dot is a whole module."""


STUMME = {"flytting.utfor"}
"""What answers the same to those with access: only the leder moves cases, who sees everyone, and the case made up is nobody's."""


@cache
def spurte() -> list[Tjeneste]:
    """Every service but those with a reason."""
    return [t for t in alle() if t.navn not in UNNTATT and f"{t.navn.partition('.')[0]}." not in UNNTATT]


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
        for ident, fra, til in (("KAL", "2026-01-01", "2026-11-19"), ("IDA", "2026-11-21", None)):
            conn.execute("insert into tilgang (person_id, ident, fra, til, grunn, gitt_av, tid) values (?, ?, ?, ?, 'x', 'LEA', "
                         "'2026-01-01T11:00:00.000Z')", (p, ident, fra, til))  # fmt: skip
    return ider


def _oppgjor(conn: db.Connection) -> None:
    """A lån, a garanti and a refusjon. The demo office has none."""
    (v,) = conn.execute("select max(v.id) from vedtak v join utbetaling u on u.vedtak_id = v.id where v.tilstand = 'iverksatt'").fetchone()
    conn.execute("insert into vedtaksgaranti (vedtak_id, belop_ore) values (?, 100)", (v,))
    conn.execute("update utbetaling set form = 'lan' where vedtak_id = ?", (v,))
    conn.execute("update vedtakspost set refusjon = 'paragraf_26', utfall = 'innvilget' where vedtak_id = ?", (v,))


def _brev(fil: Fil, mappe: Path) -> None:
    """Letters to some of them, which hold their names. The demo office has none."""
    okt = fil.okt("LEA")
    with okt.lese() as les:
        sql = (
            "select v.nummer from vedtak v join skjermet s on s.person_id = v.person_id where v.tilstand = 'iverksatt' group by v.person_id"
        )
        numre = [r[0] for r in les.rader(sql, alle=True)]
    for nummer in numre[:3]:
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


@pytest.fixture(scope="module")
def saltet() -> Saltet:
    """The office, once for all the tests, those of the screens too: they copy it."""
    return lag_saltet()


@cache
def lag_saltet() -> Saltet:
    """The office, in memory where there is one, edited from outside: the triggers are out of the way and put back."""
    mappe = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
    atexit.register(shutil.rmtree, mappe)
    base = lag_demo(mappe / "d.navtui", "vaagan", I_DAG, 1)
    conn = raa(base.fil, base.nokkel)
    conn.create_function("i_dag", 0, lambda: str(I_DAG))
    conn.create_function("innlogget", 0, lambda: "LEA")
    utlosere = conn.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
    conn.execute("begin")
    for navn, _ in utlosere:
        conn.execute(f"drop trigger {navn}")
    ider = _salt(conn)
    for _, sql in utlosere:
        conn.execute(sql)
    conn.execute("commit")
    fil = Fil(base, ())
    _brev(fil, mappe)
    skjulte = tuple(_hent(conn, p) for p in ider)
    conn.close()
    return Saltet(fil, skjulte, frozenset(h for s in skjulte for h in s.hemmelig))


def _egen(saltet: Saltet, navn: str) -> db.Base:
    """The file for one test, for much is written."""
    mappe = saltet.fil.base.fil.parent / navn
    mappe.mkdir()
    return kopi(saltet.fil.base, mappe)


@pytest.fixture(autouse=True)
def uten_ventetid(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wrong PINs slow down; that has its own tests."""
    monkeypatch.setattr(innloggingsregler, "ma_vente", lambda _s: None)
    monkeypatch.setattr(innlogging, "stemmer", lambda _hash, pin: pin == "123456")


def svar(t: Tjeneste, okt: Okt, args: dict[str, Any]) -> str:
    """Everything an answer holds, or the refusal's sentence. A file it wrote is part of the answer."""
    try:
        ut = t.fn(okt, **args)
    except Regelbrudd as brudd:
        return f"{brudd.regel} {brudd.setning}"
    except (ValidationError, ValueError, KeyError, AttributeError, TypeError, LookupError) as feil:
        return f"{type(feil).__name__} {feil}"
    if isinstance(ut, Path):
        return ut.read_bytes().decode("latin-1")
    return repr(ut)


def lekk(tekst: str, saltet: Saltet) -> set[str]:
    """What of a protected person there is in an answer."""
    lav = tekst.lower()
    return {s for s in SPOR_ETTER if s in lav} | {h for h in saltet.hemmelig if h in tekst}


def _om_rader(t: Tjeneste, saltet: Saltet, mest: int) -> Iterator[tuple[Skjult, dict[str, int], dict[str, int]]]:
    """Protected persons with the rows the service takes."""
    kinds = t.om
    har = [s for s in saltet.skjulte if s.rader[kinds[0]]]
    for s in sorted(har, key=lambda s: -sum(bool(s.rader[k]) for k in kinds))[:mest]:
        yield s, *s.ett(kinds)


def _utvalg(t: Tjeneste, fil: Fil) -> Iterator[dict[str, Any]]:
    """The ways to ask a service that takes nobody's row: every code, every one of the staff, both of yes and no."""
    from enum import Enum

    valg: dict[str, list[Any]] = {}
    for navn, type_ in t.typer.items():
        if isinstance(type_, type) and issubclass(type_, Enum):
            valg[navn] = list(type_)
        elif type_ is bool:
            valg[navn] = [False, True]
        elif navn in ("ident", "for_ident", "radgiver") or t.navn == "flytting.forslag":
            valg[navn] = list(ANSATTE)
        elif t.navn == "liste.hent":
            valg[navn] = list(liste.LISTER)
        elif navn in ("liste_id", "mote_id"):
            valg[navn] = list(range(1, 8))
    faste = {k: v for k, v in t.argumenter({}, {}, fil.base.fil.parent).items() if k not in valg}
    for verdier in product(*valg.values()):
        yield faste | dict(zip(valg, verdier, strict=True))


def test_pe_5_hver_tjeneste_kan_spørres_eller_har_en_grunn(tmp_path: Path) -> None:
    """A service with an argument nobody knows how to make is neither asked nor excused: teach tests/regler/tjenester.py about it."""
    navn = {t.navn for t in alle()}
    assert [u for u in UNNTATT if not any(n == u or (u.endswith(".") and n.startswith(u)) for n in navn)] == []
    for t in spurte():
        t.argumenter({}, {}, tmp_path)
    assert len(spurte()) > 170


@pytest.mark.parametrize("ident", EN_AV_HVER_ROLLE)
def test_pe_5_en_skjult_persons_rad_svarer_som_en_som_ikke_finnes(saltet: Saltet, ident: str, tmp_path: Path) -> None:
    okt = saltet.fil.okt(ident, _egen(saltet, ident))
    assert sum(_sammenlign(t, okt, saltet, tmp_path, 1) for t in spurte()) > 200


def _sammenlign(t: Tjeneste, okt: Okt, saltet: Saltet, mappe: Path, mest: int) -> int:
    """How many times it was asked. What takes nobody's row answers without her, what takes one as of a row that is not there."""
    if not (kinds := t.om):
        valg = list(islice(_utvalg(t, saltet.fil), 12 * mest))
        for args in valg:
            assert not lekk(svar(t, okt, args), saltet), (t.navn, args)
        return len(valg)
    antall = 0
    for _, rader, versjoner in _om_rader(t, saltet, mest):
        ukjent = svar(t, okt, t.argumenter(dict.fromkeys(kinds, INGEN), versjoner, mappe))
        om_henne = svar(t, okt, t.argumenter(rader, versjoner, mappe))
        assert not lekk(om_henne, saltet), t.navn
        for id_ in rader.values():  # what was asked with may come back
            om_henne = om_henne.replace(f"_id={id_},", f"_id={INGEN},")
        assert om_henne == ukjent, t.navn
        antall += 1
    return antall


def test_pe_5_sporsmalene_over_nar_frem(saltet: Saltet, tmp_path: Path) -> None:
    """They could fail: asked by those who have access, nearly all answer something else about her than about nobody."""
    base = _egen(saltet, "apen")
    with saltet.fil.okt("LEA", base).skrive() as s:
        for p, ident in product((p.id for p in saltet.skjulte), ("JON", "GRO", "PER")):
            s.sett_inn("tilgang", person_id=p, ident=ident, fra=I_DAG, grunn="x", gitt_av="LEA", tid=s.na)
        s.logg("test")
    stumme = {t.navn for t in spurte() if t.om and not _nar_frem(t, saltet, base, tmp_path)}
    assert stumme == STUMME


def _nar_frem(t: Tjeneste, saltet: Saltet, base: db.Base, mappe: Path) -> bool:
    for ident in ("LEA", "JON", "GRO", "PER"):
        okt = saltet.fil.okt(ident, base)
        for _s, rader, versjoner in _om_rader(t, saltet, 3):
            if svar(t, okt, t.argumenter(rader, versjoner, mappe)) != svar(
                t, okt, t.argumenter(dict.fromkeys(t.om, INGEN), versjoner, mappe)
            ):
                return True
    return False


def main() -> int:
    """By hand: every one of the staff without access, about every row of every protected person."""
    saltet, antall = lag_saltet(), 0
    pytest.MonkeyPatch().setattr(innloggingsregler, "ma_vente", lambda _s: None)
    for ident in (i for i in ANSATTE if i != "LEA"):
        mappe = saltet.fil.base.fil.parent / f"{ident}-for-hand"
        mappe.mkdir()
        okt = saltet.fil.okt(ident, kopi(saltet.fil.base, mappe))
        antall += sum(_sammenlign(t, okt, saltet, mappe, 999) for t in spurte())
    print(f"{len(spurte())} tjenester, {antall} spørsmål, {len(saltet.skjulte)} skjermede: ingen svar skiller dem fra ingen")
    return 0


if __name__ == "__main__":
    sys.exit(main())
