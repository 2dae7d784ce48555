"""KO-2, KO-3, VE-18, SI-3: raw SQL on the program's own connection, written by someone who means ill or by nobody at all."""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from navtui.domain.kodeverk import Returgrunn
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.tilgang import Seer
from navtui.domain.vedtak_innhold import innholdshash
from navtui.services import kontroll, signatur, vedtak_innhold
from navtui.services.vedtak import hent
from navtui.store import db
from navtui.store import signatur as store_signatur
from navtui.store.skjema import avvik
from tests.kontor import ANSATTE, I_DAG, PIN, Kontor, lag_kontor, raa
from tests.services.test_vedtak_tilstander import uten_pin
from tests.vedtakshjelp import ALLE_PUNKTER, TEKST, ferdig_utkast, iverksatt, sendt

NEKTET = (
    "drop table logg", "drop trigger logg_fast", "DROP/**/TRIGGER If Exists signatur_fast", "drop index if exists logg_person",
    "drop view skjermet", "alter table person add x", "ALTER TABLE logg RENAME TO x", "alter table vedtak drop column sum_ore",
    "attach ':memory:' as b", "Attach Database 'b.db' As b", "detach main", "vacuum", "vacuum into 'b.db'", "reindex", "analyze",
    "create table x (y)", "create temp table x (y)", "create temp trigger x before insert on logg begin select raise(ignore); end",
    "create trigger x after insert on logg begin select 1; end", "create view x as select 1", "create temp view x as select 1",
    "create virtual table x using fts5(y)", "create index x on logg (tid)", "pragma writable_schema = on", "PRAGMA Writable_Schema(1)",
    "/* */ pragma /* */ ignore_check_constraints = 1", "-- x\npragma foreign_keys = off", "pragma main.foreign_keys = 0",
    "pragma defer_foreign_keys = on", "pragma recursive_triggers = off", "pragma trusted_schema = on", "pragma journal_mode = wal",
    "pragma journal_mode = off", "pragma synchronous = off", "pragma user_version = 1", "pragma application_id = 0",
    "pragma schema_version = 1", "pragma legacy_alter_table = on", "pragma locking_mode = exclusive", "pragma max_page_count = 1",
    "pragma rekey = 'x'", "pragma key", "pragma cipher_memory_security = off", "pragma optimize", "pragma wal_checkpoint",
    "select * from pragma_writable_schema", "select * from pragma_table_info('person')", "SELECT * FROM Pragma_Foreign_Keys",
    "explain drop table logg", "select load_extension('x')", "select Load_Extension('x', 'y')",
)  # fmt: skip
IKKE_MULIG = (
    "update sqlite_master set sql = 'x'", "delete from sqlite_schema", "insert into sqlite_master values (1, 1, 1, 1, 1)",
    "delete from SQLITE_SEQUENCE", "select sqlcipher_export('x')", "update sqlite_dbpage set data = x''", "select writefile('x', 'y')",
    "select edit('x')",
)  # fmt: skip


@pytest.fixture(scope="module")
def apen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[db.Connection]:
    """The program's own connection, outside a transaction: what the authorizer alone says."""
    kontor = lag_kontor(tmp_path_factory.mktemp("ra") / "kontor.navtui")
    conn = db.koble(kontor.base, Seer("LEA", "leder"), I_DAG, skrivbar=True)
    yield conn
    conn.close()


@pytest.mark.parametrize("sql", NEKTET)
def test_ko_3_si_3_forbindelsen_nekter(apen: db.Connection, sql: str) -> None:
    with pytest.raises(db.Feil, match=r"not authorized|authorization denied|prohibited"):
        apen.execute(sql).fetchall()
    assert avvik(apen) == []


@pytest.mark.parametrize("sql", IKKE_MULIG)
def test_ko_3_si_3_forbindelsen_har_ikke_noe_a_gjore_det_med(apen: db.Connection, sql: str) -> None:
    with pytest.raises(db.Feil):
        apen.execute(sql).fetchall()


@pytest.mark.parametrize(
    "sql",
    ["commit", " END", "rollback", "savepoint a", "release a", "begin", "/**/ commit", "pragma query_only = off", "Pragma data_version"],
)
def test_si_3_en_enhet_lagrer_ikke_selv_og_stiller_ikke_inn(kontor: Kontor, sql: str) -> None:
    """Else a change could be saved without its entry in the log."""
    with pytest.raises(db.Programfeil, match="SI-3"), kontor.okt().skrive() as s:
        s.sett_inn("husstand", form="enslig", opprettet=s.na)
        s.utfor(sql)
    with pytest.raises(db.Programfeil, match="SI-3"), kontor.okt().lese() as les:
        les.utfor(sql)
    with kontor.okt().lese() as les:
        assert les.verdi("select count(*) from husstand") == 0


def test_ko_2_ko_5_den_som_har_endret_utkastet_kan_ikke_vaske_seg_ren_med_en_retur(kontor: Kontor) -> None:
    """What is changed before a return no longer counts: so it must be a real one, by someone who could have signed."""
    v = ferdig_utkast(kontor)
    v = vedtak_innhold.endre_hode(kontor.okt("IDA"), v.id, v.versjon, brukers_mening="IDA skrev dette")
    v = signatur.send(kontor.okt("KAL"), v.id, v.versjon, PIN)
    for som, ident, regel in (("IDA", "IDA", "KO-2"), ("IDA", "JON", "KO-5"), ("KAL", "KAL", "KO-2"), ("PER", "PER", "KO-2")):
        with pytest.raises(Regelbrudd, match=regel), kontor.okt(som).skrive() as s:
            s.sett_inn("vedtaksretur", vedtak_id=v.id, runde=v.runde, grunn="annet", kommentar="x", ident=ident, tid=s.na)
    with kontor.okt("JON").skrive() as s:
        s.sett_inn("vedtaksretur", vedtak_id=v.id, runde=v.runde, grunn="annet", kommentar="x", ident="JON", tid=s.na)
        s.logg("test")


def test_ve_18_pe_8_det_som_ikke_slettes_kan_heller_ikke_erstattes(kontor: Kontor) -> None:
    """`insert or replace` and `update or replace` delete the row they meet, and nobody is told unless the triggers are."""
    v = iverksatt(kontor)
    kontor.person("Dag", "Vik")
    felt = "nummer, person_id, sak_id, art, soknad_id, fra, til, husstandsform, skrevet_av, opprettet"
    for sql, regel in (
        (f"insert or replace into vedtak (id, {felt}) select id, {felt} from vedtak where id = {v.id}", "VE-18"),
        (f"replace into vedtak (id, {felt}) select 99, {felt} from vedtak where id = {v.id}", "VE-18"),
        ("replace into person (id, fornavn, etternavn, sokenavn, opprettet) values (1, 'X', 'Y', 'x', '2026-11-20T11:00:00.000Z')", "PE-8"),
        ("update or replace person set id = 1 where id = 2", "PE-8"),
        ("replace into logg select * from logg where nr = 2", "SI-3"),
    ):
        with pytest.raises(Regelbrudd, match=regel), kontor.okt("IDA").skrive() as s:
            s._conn.execute(sql)


# --- statements made at random ---

INNHOLD = (
    "vedtakspost", "vedtaksbarn", "vedtaksbehov", "vedtaksinntekt", "vedtaksavvik", "vedtakslinje", "vedtaksvilkar", "vedtaksbotilbud",
    "vedtaksgaranti", "vedtaksradgivning", "vedtakslan", "vedtaksvarsel", "vedtaksbekreftelse",
)  # fmt: skip
TABELLER = (
    *("vedtak", "signatur", "vedtaksendring", "vedtaksretur") * 3, *INNHOLD, "kontrollpunkt", "utbetaling", "ansatt", "delegasjon",
    "inhabilitet", "tilgang", "person", "logg", "soknad", "soknadspost", "sak", "brev",
)  # fmt: skip
LOP = {"tilstand", "runde", "retur", "innhold_hash", "sum_ore", "sendt_tid", "iverksatt_tid", "vedtaksdato", "versjon"}
"""Columns of a vedtak that its way through the office changes."""
VERDIER = (
    None, 0, 1, 2, 3, "KAL", "IDA", "JON", "LEA", "utkast", "til_kontroll", "iverksatt", "avbrutt", "a" * 64, "2026-11-20", "2026-11-19",
    "2026-11-20T11:00:00.000Z", "veileder", "leder", "x",
)  # fmt: skip


@dataclass
class Forsok:
    """An office with a vedtak in every state, and what is known of who did what to it."""

    kontor: Kontor
    r: random.Random
    kolonner: dict[str, list[str]] = field(default_factory=dict)
    endret: dict[int, set[str]] = field(default_factory=dict)
    """By vedtak: who has changed it since it was begun, or since someone who had not changed it returned it."""
    var: dict[int, str] = field(default_factory=dict)
    """By vedtak: where it was before what was done last."""
    talt: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.conn = raa(self.kontor.fil)
        self.conn.create_function("i_dag", 0, lambda: str(I_DAG))
        for t in {*TABELLER}:
            self.kolonner[t] = [r[1] for r in self.conn.execute(f"pragma table_info({t})").fetchall()]
        lop = ", ".join(f"quote({k})" for k in self.kolonner["vedtak"] if k not in LOP and not k.startswith(("apnet", "overlevert")))
        self.sql_innhold = f"select id, {lop} from vedtak order by id"
        for v, tekst in enumerate(("en", "to", "tre", "fire"), 1):
            hvordan = (ferdig_utkast, sendt, iverksatt, sendt)[v - 1]
            hvordan(self.kontor, "KAL", tekst=f"{TEKST} {tekst * 40}")
            self.endret[v] = {"KAL"}
        v4 = hent(self.kontor.okt("LEA"), 4)
        kontroll.returner(self.kontor.okt("JON"), 4, v4.versjon, Returgrunn.ANNET, "Se på det igjen.")
        self.endret[4] = set()
        self.for_, self.var = self.bilde(), self.tilstander()

    # what stands there, read past the program

    def bilde(self) -> dict[int, tuple[object, ...]]:
        """Each vedtak's content, letter by letter."""
        ut = {r[0]: [tuple(r)] for r in self.conn.execute(self.sql_innhold).fetchall()}
        for t in INNHOLD:
            for r in self.conn.execute(f"select vedtak_id, * from {t} order by 1, 2").fetchall():
                ut.setdefault(r[0], []).append((t, *r))
        return {k: tuple(v) for k, v in ut.items()}

    def tilstander(self) -> dict[int, str]:
        """Where each vedtak is."""
        return {r[0]: r[1] for r in self.conn.execute("select id, tilstand from vedtak").fetchall()}

    def signaturer(self) -> set[tuple[object, ...]]:
        """Every signature."""
        return {tuple(r) for r in self.conn.execute("select vedtak_id, runde, plass, ident, hash from signatur").fetchall()}

    # what is done

    def verdi(self, tabell: str, kolonne: str) -> object:
        """One that stands in that column somewhere, or any."""
        if self.r.random() < 0.5:
            funnet = self.conn.execute(f"select {kolonne} from {tabell} order by random() limit 1").fetchone()
            if funnet:
                return funnet[0]
        return self.r.choice(VERDIER)

    def setning(self) -> tuple[str, dict[str, object]]:
        """A statement, and its values."""
        r = self.r
        t = r.choice(TABELLER)
        k = r.sample(self.kolonner[t], min(len(self.kolonner[t]), r.choice((1, 1, 1, 2, 3))))
        ved = r.choice(("", "", "or replace ", "or ignore ", "or rollback "))
        hvor = r.choice(("", f" where {(n := r.choice(self.kolonner[t]))} is :h"))
        v = {f"v{i}": self.verdi(t, x) for i, x in enumerate(k)} | ({"h": self.verdi(t, n)} if hvor else {})
        match r.choice(("update", "update", "insert", "kopi", "kopi", "upsert", "delete")):
            case "update":
                return f"update {ved}{t} set {', '.join(f'{x} = :v{i}' for i, x in enumerate(k))}{hvor}", v
            case "insert":
                return f"insert {ved}into {t} ({', '.join(k)}) values ({', '.join(f':v{i}' for i in range(len(k)))})", v
            case "kopi":
                alle = [f":v{k.index(x)}" if x in k else x for x in self.kolonner[t]]
                return f"insert {ved}into {t} ({', '.join(self.kolonner[t])}) select {', '.join(alle)} from {t}{hvor} limit 1", v
            case "upsert":
                felt = ", ".join(self.kolonner[t])
                sett = ", ".join(f"{x} = :v{i}" for i, x in enumerate(k))
                return f"insert into {t} ({felt}) select {felt} from {t}{hvor or ' where 1'} on conflict do update set {sett}", v
            case _:
                return f"delete from {t}{hvor}", v

    def ett(self) -> None:
        """One thing done by one of the staff: a statement, or what the screens do. Then look."""
        ident, gjort = self.r.choice(list(ANSATTE)), ""
        for_sign = self.signaturer()
        try:
            if (hva := self.r.random()) < 0.12:
                gjort = self.tjeneste(ident)
            elif hva < 0.2:
                gjort = self.falsk_signatur(ident)
            else:
                gjort, verdier = self.setning()
                with self.kontor.okt(ident).skrive() as s:
                    s._conn.execute(gjort, verdier)
                    s.logg("forsøk")
        except Exception:  # a value that means nothing stops the program where it is read, and then nothing is signed
            self.talt["nektet"] += 1
            return
        self.talt["gjort"] += 1
        self.talt[gjort.split()[0]] += 1
        self.se_etter(gjort.removeprefix("send ") if gjort.startswith("send ") else ident, gjort, for_sign)

    def tjeneste(self, ident: str) -> str:
        """The ordinary way, so that there are signatures to break."""
        v = hent(self.kontor.okt("LEA"), self.r.choice(list(self.endret)))
        match self.r.choice(("send", "send", "kontroller", "kontroller", "returner")):
            case "send":
                signatur.send(self.kontor.okt(v.skrevet_av), v.id, v.versjon, PIN)
                return "send " + v.skrevet_av
            case "kontroller":
                signatur.kontroller(self.kontor.okt(ident), v.id, v.versjon, PIN, ident, ALLE_PUNKTER)
                return "kontroller"
            case _:
                kontroll.returner(self.kontor.okt(ident), v.id, v.versjon, Returgrunn.ANNET, "Se på det igjen.")
                self.endret[v.id] = set()
                return "returner"

    def falsk_signatur(self, ident: str) -> str:
        """A signature over something else than the content, or one that is right until the same transaction changes what was signed, and
        the state that would follow. A colleague who is in on it does the same as the second."""
        id_ = self.r.choice(list(self.endret))
        v = hent(self.kontor.okt("LEA"), id_)
        plass = 1 if v.tilstand == "utkast" else 2
        hash_ = self.r.choice(("a" * 64, v.innhold_hash or innholdshash(v), innholdshash(v.model_copy(update={"begrunnelse": "x"}))))
        videre = {1: "tilstand = 'til_kontroll', innhold_hash = :h, sum_ore = 1, sendt_tid = opprettet"}.get(
            plass, "tilstand = 'iverksatt', iverksatt_tid = opprettet, vedtaksdato = i_dag()"
        )
        med = self.r.choice(("", "begrunnelse = 'x', "))
        foer = self.r.choice(
            ("", "update vedtak set begrunnelse = 'x' where id = :v", "update vedtaksbehov set belop_ore = 1 where vedtak_id = :v")
        )
        with self.kontor.okt(ident).skrive() as s:
            store_signatur.signer(s, id_, v.runde, plass, hash_, som_leder=ident == "LEA")
            for sql in filter(None, (foer, f"update vedtak set {med}{videre} where id = :v")):
                s._conn.execute(sql, {"v": id_, "h": hash_})
            s.logg("forsøk")
        return f"falsk {plass}"

    def se_etter(self, ident: str, gjort: str, for_sign: set[tuple[object, ...]]) -> None:
        """What must hold whatever was done."""
        na, tilstander, sign = self.bilde(), self.tilstander(), self.signaturer()
        assert for_sign <= sign, f"en signatur er borte: {gjort}"
        assert all(s[3] == ident for s in sign - for_sign), f"satt av {ident} for en annen: {gjort}"
        for id_, innhold in self.for_.items():
            assert id_ in na, f"vedtaket er borte: {gjort}"
            if self.var[id_] == "iverksatt":
                assert tilstander[id_] == "iverksatt", gjort
                assert na[id_] == innhold, f"et iverksatt vedtak er endret: {gjort}"
            elif na[id_] != innhold:
                assert self.var[id_] == "utkast", f"endret etter signatur: {gjort}"
                self.endret[id_].add(ident)
        for id_ in na.keys() - self.for_.keys():
            self.endret[id_] = {ident}
        for id_, tilstand in tilstander.items():
            if tilstand == "iverksatt":
                self.krev_to(id_, gjort)
        self.for_, self.var = na, tilstander

    def krev_to(self, id_: int, gjort: str) -> None:
        """KO-2, KO-3."""
        runde, hash_ = self.conn.execute("select runde, innhold_hash from vedtak where id = ?", (id_,)).fetchone()
        gjelder = {s[2]: s for s in self.signaturer() if s[0] == id_ and s[1] == runde}
        assert set(gjelder) == {1, 2}, gjort
        assert gjelder[1][3] != gjelder[2][3], gjort
        assert {gjelder[1][4], gjelder[2][4]} == {hash_} == {innholdshash(hent(self.kontor.okt("LEA"), id_))}, gjort
        if self.var.get(id_) != "iverksatt":
            assert gjelder[2][3] not in self.endret[id_], f"{gjelder[2][3]} hadde endret det: {gjort}"


def kjor(mappe: Path, antall: int, fro: int) -> Counter[str]:
    """So many statements on one office."""
    forsok = Forsok(lag_kontor(mappe / "kontor.navtui"), random.Random(fro))
    for _ in range(antall):
        forsok.ett()
    forsok.conn.close()
    return forsok.talt


def _rask_mappe() -> Path:
    return Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))


@pytest.mark.parametrize("fro", [1, 2])
def test_ko_2_ko_3_setninger_paa_slump_gir_aldri_et_vedtak_paa_gale_signaturer(monkeypatch: pytest.MonkeyPatch, fro: int) -> None:
    monkeypatch.setattr(signatur, "bekreft_pin", uten_pin)
    monkeypatch.setattr(signatur, "krev_bekreftet", lambda _s, _b: None)
    mappe = _rask_mappe()
    try:
        talt = kjor(mappe, 150, fro)
    finally:
        shutil.rmtree(mappe)
    assert talt["gjort"] > 30
    assert talt["nektet"] > 30


def main() -> int:
    """By hand: `python -m tests.store.test_ra_sql [SETNINGER] [KONTORER]`."""
    setninger, kontorer = (int(a) for a in (sys.argv[1:] or ("2000", "20")))
    for navn, gjor in (("bekreft_pin", uten_pin), ("krev_bekreftet", lambda _s, _b: None)):
        setattr(signatur, navn, gjor)
    talt: Counter[str] = Counter()
    for fro in range(100, 100 + kontorer):
        mappe = _rask_mappe()
        talt += kjor(mappe, setninger, fro)
        shutil.rmtree(mappe)
    print(f"{setninger * kontorer} setninger i {kontorer} kontorer: {dict(talt)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
