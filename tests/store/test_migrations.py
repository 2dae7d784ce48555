"""schema.sql and the migrations give the same database, and an upgrade is whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
import sqlcipher3.dbapi2 as sqlite

from navtui.domain.regelbrudd import Regelbrudd
from navtui.store import db, skjema
from navtui.store.migrations import MIGRASJONER, bring_frem, oppgrader
from navtui.store.nokkelfil import sti
from tests.kontor import Kontor, raa

from sqlite_utils import Database, Migrations  # isort: skip - after store.db, which names its SQLite module


@pytest.fixture
def tom() -> Iterator[db.Connection]:
    """An empty database in memory."""
    conn = sqlite.connect(":memory:", isolation_level=None)
    for funksjon, antall in (("i_dag", 0), ("innlogget", 0), ("er_innholdet", 2)):  # a table that is altered has every trigger read again
        conn.create_function(funksjon, antall, lambda *_: "")
    yield conn
    conn.close()


def test_skjemaet_og_migrasjonene_gir_samme_base(tom: db.Connection) -> None:
    tom.execute("begin")
    bring_frem(tom)
    tom.execute("commit")
    assert skjema.avtrykk(tom) == skjema.levert()
    assert sum(art == "trigger" for art, _, _ in skjema.levert()) > 30
    for pragma, ventet in (("user_version", skjema.SKJEMAVERSJON), ("application_id", skjema.FILMERKE)):
        assert tom.execute(f"pragma {pragma}").fetchone()[0] == ventet


def test_av_en_oppgradert_fil_er_det_lite_som_ikke_er_ordrett(tom: db.Connection) -> None:
    """What is word for word as shipped is passed over at sign-in, so that an office that has been upgraded waits no longer."""
    tom.execute("begin")
    bring_frem(tom)
    tom.execute("commit")
    antall = len(skjema.levert())
    with mock.patch.object(skjema, "_normal", wraps=skjema._normal) as normal:
        assert skjema.avvik(tom) == []
    assert 0 < normal.call_count < antall / 4


def test_en_ny_og_en_fremmed_og_en_endret_ting_ses(tom: db.Connection) -> None:
    skjema.opprett(tom)
    for sql in (
        "create table fremmed (x)",
        "drop view inhabil_for",
        "create view inhabil_for as select 1 as person_id",
        "drop index sak_veileder",
    ):
        tom.execute(sql)
    assert skjema.avvik(tom) == ["fremmed", "inhabil_for", "sak_veileder"]


def test_antall_migrasjoner_er_skjemaets_versjon(tom: db.Connection) -> None:
    assert len(MIGRASJONER.pending(Database(tom))) == skjema.SKJEMAVERSJON


@pytest.mark.parametrize("navn", sorted(navn for art, navn, _ in skjema.levert() if art == "trigger"))
def test_en_utloser_som_mangler_ses(tom: db.Connection, navn: str) -> None:
    skjema.opprett(tom)
    assert skjema.avvik(tom) == []
    tom.execute(f"drop trigger {navn}")
    assert skjema.avvik(tom) == [navn]


def test_avtrykket_ser_forbi_luft_kommentarer_og_anforselstegn_men_ikke_innhold(tom: db.Connection) -> None:
    def avtrykk(sql: str) -> frozenset[tuple[str, str, str]]:
        tom.execute("drop table if exists t")
        tom.execute(sql)
        return skjema.avtrykk(tom)

    likt = avtrykk("create table t (x text check (x in ('a', 'B -- b')), y int) -- kommentar")
    assert avtrykk("CREATE TABLE \"t\"(\n  \"x\" TEXT check(x  in ('a','B -- b')), -- en til\n y INT)") == likt
    assert avtrykk("create table t (x text check (x in ('a', 'b -- b')), y int)") != likt
    assert avtrykk("create table t (x text check (x in ('a', 'B  -- b')), y int)") != likt


def neste(sql: str) -> Migrations:
    """The program's migrations and one more."""
    flere = Migrations("navtui")
    for m in MIGRASJONER.pending(Database(sqlite.connect(":memory:"))):
        flere(name=m.name)(m.fn)

    @flere()
    def m999_ny(base: Database) -> None:
        base.conn.execute(sql)

    return flere


def rader(fil: Path) -> list[str]:
    """Every row there is."""
    conn = raa(fil)
    try:
        tabeller = [
            r[0] for r in conn.execute("select name from sqlite_master where type = 'table' and name not like '%sqlite%'").fetchall()
        ]
        return [repr((t, tuple(rad))) for t in sorted(tabeller) for rad in conn.execute(f"select * from {t}").fetchall()]
    finally:
        conn.close()


def test_en_oppgradering_tar_kopi_og_bringer_filen_frem(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    kontor.person()
    for_ = rader(kontor.fil)
    monkeypatch.setattr(skjema, "avvik", lambda _conn: [])
    kopi = oppgrader(kontor.base, neste("create table ny (x text) strict"))
    assert kopi is not None
    with kontor.okt().lese() as les:
        assert les.verdi("select count(*) from ny") == 0
        assert les.verdi("select count(*) from logg") == 2
    assert kopi.stat().st_mode & 0o077 == 0
    assert rader(kopi) == for_
    conn = raa(kontor.fil)
    assert conn.execute("pragma user_version").fetchone()[0] == skjema.SKJEMAVERSJON + 1
    assert [r[0] for r in conn.execute("select name from _sqlite_migrations")][-1] == "m999_ny"
    conn.close()


@pytest.mark.parametrize(
    "sql",
    [
        "create table ny (x text) strict",  # not in schema.sql
        "drop trigger logg_fast",
        "create table person (x)",  # fails halfway
    ],
)
def test_en_oppgradering_som_ikke_stemmer_lar_filen_vaere(kontor: Kontor, sql: str) -> None:
    for_ = kontor.fil.read_bytes()
    with pytest.raises(Regelbrudd, match="Filen er som før"):
        oppgrader(kontor.base, neste(sql))
    assert kontor.fil.read_bytes() == for_
    assert sorted(kontor.fil.parent.iterdir()) == [kontor.fil, sti(kontor.fil)]


def test_en_kopi_fra_for_skrives_ikke_over(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    forrige = Path(f"{kontor.fil}.skjema{skjema.SKJEMAVERSJON}")
    forrige.write_text("den forrige")
    monkeypatch.setattr(skjema, "avvik", lambda _conn: [])
    kopi = oppgrader(kontor.base, neste("create table ny (x text) strict"))
    assert kopi == Path(f"{forrige}.2")
    assert forrige.read_text() == "den forrige"


def test_en_fil_som_en_annen_pult_har_oppgradert_imens_er_ferdig(kontor: Kontor) -> None:
    for_ = kontor.fil.read_bytes()
    assert oppgrader(kontor.base) is None
    assert kontor.fil.read_bytes() == for_
    assert sorted(kontor.fil.parent.iterdir()) == [kontor.fil, sti(kontor.fil)]


def test_ve_23_det_som_er_notert_betalt_for_skjema_20_blir_staaende(tom: db.Connection) -> None:
    """m020 builds the payments anew: each is as it was, none is of a garanti, and the old note stays a note."""
    MIGRASJONER.apply(Database(tom), stop_before="m020_penger")
    kolonner = "id, vedtak_id, dato, belop_ore, mottaker, maate, form, tilstand, utbetalt_dato, versjon"
    vakter = tom.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
    for navn, _ in vakter:
        tom.execute(f"drop trigger {navn}")
    tom.execute(
        f"insert into utbetaling ({kolonner}) values (7, 3, '2026-11-20', 5, 'person', 'kontantkort', 'lan', 'utbetalt', '2026-11-20', 4)"
    )
    tom.execute(
        "insert into garantihendelse (vedtak_id, art, dato, belop_ore, ident, tid) values (3, 'betalt', '2026-11-20', 9, 'KAL', "
        "'2026-11-20T11:00:00.000Z')"
    )
    for _, sql in vakter:
        tom.execute(sql)
    bring_frem(tom)
    assert skjema.avvik(tom) == []
    (rad,) = tom.execute(f"select {kolonner}, krav_id, godtatt_av from utbetaling").fetchall()
    assert tuple(rad) == (7, 3, "2026-11-20", 5, "person", "kontantkort", "lan", "utbetalt", "2026-11-20", 4, None, None)
    assert tom.execute("select art, belop_ore from garantihendelse").fetchall() == [("betalt", 9)]
