"""SI-5: a column of dates holds dates and a column of instants holds instants, whatever SQL writes to it."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from string import digits

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from navtui.domain.tid import fra_tekst, til_tekst
from navtui.store import db, skjema
from navtui.store.migrations import MIGRASJONER
from navtui.store.tilkobling import minne

from sqlite_utils import Database  # isort: skip - after store.db, which names its SQLite module

TABELLER = {navn: sql for art, navn, sql in skjema.levert() if art == "table"}
KRAV = re.compile(r"[(,](\w+) text\b[^,]*?\b(check\((?:\1 is null or )?\1 is (date|strftime)\((?:'[^']*',)?\1\)\))")
"""A column, its check, and what it must be: a date, or an instant (strftime)."""
KOLONNER = {(tabell, k): (krav, hva) for tabell, sql in TABELLER.items() for k, krav, hva in KRAV.findall(sql)}
NESTEN = st.one_of(
    st.text(max_size=30),
    st.text("0123456789-T:.Z ", max_size=25),
    st.dates().map(str),
    st.datetimes().map(lambda t: t.isoformat()),
    st.from_regex(r"\A[0-2]\d{3}-[0-2]\d-[0-4]\d\Z", alphabet=digits + "-"),
    st.from_regex(r"\A[0-2]\d{3}-[01]\d-[0-3]\dT[0-3]\d:[0-7]\d:[0-7]\d\.\d{3}Z\Z", alphabet=digits + "-T:.Z"),
)
"""Random text, and what looks like a date until one reads it."""


@pytest.fixture(scope="module")
def tomt() -> db.Connection:
    """Each column in a table of its own, with the check it was shipped with."""
    conn = minne()
    for (tabell, k), (krav, _) in KOLONNER.items():
        conn.execute(f'create table "{tabell}.{k}" ({k} text {krav}) strict')
    conn.execute("begin")
    return conn


def er_dato(tekst: str) -> bool:
    """A date as the program writes and reads it."""
    with suppress(ValueError):
        return date.fromisoformat(tekst).isoformat() == tekst
    return False


def er_tid(tekst: str) -> bool:
    """An instant as the program writes and reads it."""
    with suppress(ValueError, OverflowError):
        return til_tekst(fra_tekst(tekst)) == tekst
    return False


def tar_imot(conn: db.Connection, tabell: str, kolonne: str, tekst: str) -> bool:
    """Whether the column lets it in."""
    try:
        conn.execute(f'insert into "{tabell}.{kolonne}" values (?)', (tekst,))
    except db.Feil:
        return False
    return True


def test_si_5_alt_som_heter_dato_og_tid_er_det() -> None:
    """The extent: what is named as one has the check, and none has the one that lets a null through."""
    assert [navn for navn, sql in TABELLER.items() if "= date(" in sql or " like '____" in sql] == []
    assert Counter(hva for _, hva in KOLONNER.values()) > Counter(date=90, strftime=60)
    navngitt = {(t, k) for t, sql in TABELLER.items() for k in re.findall(r"[(,](\w*(?:dato|tid|mottatt|opprettet|fodt)) text\b", sql)}
    assert navngitt - KOLONNER.keys() == set()


@given(tekst=NESTEN)
@example("i går")
@example("")
@example("2026-02-30")
@example("2026-11-20 ")
@example("2026-1-2")
@example("now")
@example("2461000.5")
@example("aaaa-bb-ccTdd:ee:ff.gggZ")
@example("2026-11-20T11:61:00.000Z")
@example("2026-11-20T11:00:00Z")
@settings(max_examples=60, deadline=None)
def test_si_5_en_dato_er_en_dato_i_hver_kolonne(tomt: db.Connection, tekst: str) -> None:
    """By what the program can read back. SQLite also knows the years before 1 and 24:00, which `navtui sjekk` finds."""
    unntak = tekst < "0001" or "T24:" in tekst
    rett = {"date": er_dato(tekst), "strftime": er_tid(tekst)}
    for (tabell, kolonne), (_, hva) in KOLONNER.items():
        assert tar_imot(tomt, tabell, kolonne, tekst) == rett[hva] or (unntak and not rett[hva]), (tabell, kolonne)


@given(tid=st.integers(0, 5_000_000_000_000).map(lambda ms: datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=ms)))
def test_si_4_hvert_oyeblikk_programmet_skriver_tas_imot(tomt: db.Connection, tid: datetime) -> None:
    """To the millisecond: none is refused for how it is rounded."""
    assert tar_imot(tomt, "logg", "tid", til_tekst(tid))


def test_si_5_en_fil_fra_for_far_kravet_og_det_som_staar_der_blir_staaende() -> None:
    """m016 changes the text of the checks alone: what is there is for `navtui sjekk` to find, and nothing more like it comes in."""
    conn = minne()
    for funksjon, antall in (("i_dag", 0), ("innlogget", 0), ("er_innholdet", 2)):
        conn.create_function(funksjon, antall, lambda *_: "system")
    ny = "insert into ansatt (ident, navn, rolle, ansettelse, stillingsprosent, fra) values (?, 'X', 'veileder', 'kommunal', 100, ?)"
    MIGRASJONER.apply(Database(conn, execute_plugins=False), stop_before="m016_bevis")
    conn.execute(ny, ("KAL", "i går"))
    MIGRASJONER.apply(Database(conn, execute_plugins=False))
    assert conn.execute("select fra from ansatt").fetchall() == [("i går",)]
    with pytest.raises(db.Feil, match="CHECK constraint failed"):
        conn.execute(ny, ("IDA", "i går"))
    conn.execute(ny, ("IDA", "2026-11-20"))
    assert conn.execute("pragma integrity_check").fetchall() == [("CHECK constraint failed in ansatt",)]
