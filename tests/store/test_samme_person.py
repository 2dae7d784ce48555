"""PE-9: what hangs together is about one person. The program's own connection is refused; `sjekk` finds what another tool did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import sqlcipher3.dbapi2 as sqlite

from navtui.domain.regelbrudd import Regelbrudd
from navtui.services.sjekk import sjekk_innhold
from navtui.store import skjema
from tests.kontor import I_DAG, Kontor
from tests.services.test_sjekk import rediger

TID = "2026-11-20T11:00:00.000Z"
ANDRES = frozenset({("vedtaksbarn", "person_id"), ("vedtaksinntekt", "person_id"), ("vedtaksvilkar", "person_id")})
"""Columns that are about someone other than the søker on purpose: a child, a spouse."""


@dataclass(frozen=True)
class Rad:
    """The ids of what one person has."""

    person: int
    sak: int
    soknad: int
    post: int
    vedtak: int
    notat: int
    bytte: int
    krav: int
    gjeld: int
    vedtakspost: int
    betaling: int
    slutt: int
    drofting: int
    beslutning: int
    rettelse: int
    oppgave: int


def lag(kontor: Kontor, fornavn: str) -> Rad:
    """A person with one of each."""
    p = kontor.person(fornavn)
    na = kontor.okt().na()
    sak = kontor.sak(p)
    soknad = kontor.soknad(p, tilstand="fordelt", saksbehandler="KAL")
    with kontor.okt().lese() as les:
        post = les.verdi("select id from soknadspost where soknad_id = :s", s=soknad)
    vedtak = kontor.sett_inn(
        "vedtak", nummer=f"2026-{p}", person_id=p, sak_id=sak, art="radgivning", soknad_id=soknad, fra=I_DAG, til=I_DAG, engang=1,
        husstandsform="enslig", skrevet_av="KAL", opprettet=na,
    )  # fmt: skip
    notat = kontor.sett_inn("journalnotat", person_id=p, dato=I_DAG, art="notat", tekst="x", ident="KAL", tid=na)
    bytte = kontor.sett_inn("veilederbytte", sak_id=sak, person_id=p, til_ident="KAL", grunn="x", ident="KAL", tid=na)
    krav = kontor.sett_inn("dokumentasjonskrav", person_id=p, soknad_id=soknad, tekst="x", frist=I_DAG, ident="KAL", tid=na)
    gjeld = kontor.sett_inn(
        "gjeldssak", person_id=p, radgiver="GRO", henvist_av="KAL", henvist_fra="bruker", henvist_dato=I_DAG, grunn="x", tilstand="henvist",
        soknad_id=soknad, vedtak_id=vedtak,
    )  # fmt: skip
    vedtakspost = kontor.sett_inn("vedtakspost", vedtak_id=vedtak, soknadspost_id=post, art="livsopphold")
    betaling = kontor.sett_inn("utbetaling", vedtak_id=vedtak, dato=I_DAG, belop_ore=100, mottaker="person", maate="rekvisisjon")
    slutt = kontor.sett_inn("sluttdato", person_id=p, art="aap", dato=I_DAG, kilde="x", kilde_dato=I_DAG, ident="KAL", tid=na)
    drofting = kontor.sett_inn("drofting", person_id=p, soknad_id=soknad, reist_av="KAL", tid=na)
    beslutning = kontor.sett_inn(
        "beslutning", soknad_id=soknad, sak_id=sak, art="fordelt", til_ident="KAL", for_tilstand="mottatt", ident="KAL", tid=na
    )
    rettelse = kontor.sett_inn(
        "journalnotat", person_id=p, dato=I_DAG, art="rettelse", tekst="x", retter_id=notat, ident="KAL", tid=na
    )  # fmt: skip
    oppgave = kontor.sett_inn(
        "oppgave", art="y", regel="OP-6", person_id=p, objekt="sak", objekt_id=sak, til_ident="KAL", frist=I_DAG, tekst="x", opprettet=na
    )
    return Rad(
        p, sak, soknad, post, vedtak, notat, bytte, krav, gjeld, vedtakspost, betaling, slutt, drofting, beslutning, rettelse, oppgave
    )  # fmt: skip


@pytest.fixture
def to(kontor: Kontor) -> tuple[Kontor, dict[str, int]]:
    """The office with two persons, and their ids: `a_sak`, `b_sak` ..."""
    a, b = lag(kontor, "Anna"), lag(kontor, "Berit")
    return kontor, {f"{hvem}_{k}": v for hvem, rad in (("a", a), ("b", b)) for k, v in rad.__dict__.items()}


_VEDTAK = (
    "insert into vedtak (nummer, person_id, sak_id, art, soknad_id, forrige_id, endrer_id, fra, til, husstandsform, skrevet_av, opprettet) "
    f"values ('2026-999', {{}}, {{}}, 'stonad', {{}}, {{}}, {{}}, '2026-12-01', '2026-12-31', 'enslig', 'KAL', '{TID}')"
)
_OPPGAVE = (
    "insert into oppgave (art, regel, person_id, objekt, objekt_id, til_ident, frist, tekst, opprettet) "
    f"values ('x', 'OP-6', {{}}, '{{}}', {{}}, 'KAL', '2026-12-01', 'x', '{TID}')"
)
_GJELD = (
    "insert into gjeldssak (person_id, radgiver, henvist_av, henvist_fra, henvist_dato, grunn, tilstand, avsluttet, soknad_id, vedtak_id) "
    "values (:a_person, 'GRO', 'KAL', 'bruker', '2026-11-20', 'x', 'avsluttet', '2026-11-20', {}, {})"
)
_BESLUTNING = (
    "insert into beslutning (soknad_id, sak_id, art, til_ident, for_tilstand, ident, tid) "
    f"values ({{}}, {{}}, 'omfordelt', 'KAL', 'fordelt', 'KAL', '{TID}')"
)
GALT = {
    "vedtak-sak": (_VEDTAK.format(":a_person", ":b_sak", "null", "null", "null"), "PE-9"),
    "vedtak-soknad": (_VEDTAK.format(":a_person", ":a_sak", ":b_soknad", "null", "null"), "VE-20"),
    "vedtak-forrige": (_VEDTAK.format(":a_person", ":a_sak", "null", ":b_vedtak", "null"), "VE-18"),
    "vedtak-endrer": (_VEDTAK.format(":a_person", ":a_sak", "null", "null", ":b_vedtak"), "VE-18"),
    "vedtak-faar-sak": ("update vedtak set sak_id = :b_sak where id = :a_vedtak", "PE-9"),
    "vedtak-faar-soknad": ("update vedtak set soknad_id = :b_soknad where id = :a_vedtak", "VE-20"),
    "vedtak-faar-forrige": ("update vedtak set forrige_id = :b_vedtak where id = :a_vedtak", "VE-18"),
    "vedtak-faar-endrer": ("update vedtak set endrer_id = :b_vedtak where id = :a_vedtak", "VE-18"),
    "vedtak-person": ("update vedtak set person_id = :b_person, sak_id = :b_sak, soknad_id = :b_soknad where id = :a_vedtak", "PE-9"),
    "vedtakspost": ("insert into vedtakspost (vedtak_id, soknadspost_id, art) values (:a_vedtak, :b_post, 'livsopphold')", "VE-20"),
    "vedtakspost-faar": ("update vedtakspost set soknadspost_id = :b_post where id = :a_vedtakspost", "VE-20"),
    "beslutning": (_BESLUTNING.format(":a_soknad", ":b_sak"), "PE-9"),
    "drofting": (
        f"insert into drofting (person_id, soknad_id, reist_av, tid) values (:a_person, :b_soknad, 'KAL', '{TID}')", "PE-9",
    ),
    "muntlig": (
        "insert into soknad (person_id, mottatt, registrert_tid, registrert_av, kanal, fornyelse, tilstand, fra_vedtak_id) "
        f"values (:a_person, '2026-11-20', '{TID}', 'KAL', 'muntlig', 0, 'mottatt', :b_vedtak)", "PE-9",
    ),
    "krav": (
        "insert into dokumentasjonskrav (person_id, soknad_id, tekst, frist, ident, tid) "
        f"values (:a_person, :b_soknad, 'x', '2026-12-01', 'KAL', '{TID}')", "PE-9",
    ),
    "bytte": (
        "insert into veilederbytte (sak_id, person_id, til_ident, grunn, ident, tid) "
        f"values (:b_sak, :a_person, 'KAL', 'x', 'KAL', '{TID}')", "PE-9",
    ),
    "notat": (
        "insert into journalnotat (person_id, dato, art, tekst, retter_id, ident, tid) "
        f"values (:a_person, '2026-11-20', 'rettelse', 'x', :b_notat, 'KAL', '{TID}')", "PE-9",
    ),
    "gjeld-soknad": (_GJELD.format(":b_soknad", "null"), "PE-9"),
    "gjeld-vedtak": (_GJELD.format("null", ":b_vedtak"), "PE-9"),
    "gjeld-faar-vedtak": ("update gjeldssak set vedtak_id = :b_vedtak where id = :a_gjeld", "PE-9"),
    "gjeld-faar-soknad": ("update gjeldssak set soknad_id = :b_soknad where id = :a_gjeld", "PE-9"),
    "oppgave-uten-person": (_OPPGAVE.format("null", "sak", ":a_sak"), "PE-9"),
    **{
        f"oppgave-{objekt}": (_OPPGAVE.format(":a_person", objekt, f":b_{navn}"), "PE-9")
        for objekt, navn in (
            ("person", "person"), ("sak", "sak"), ("soknad", "soknad"), ("vedtak", "vedtak"), ("gjeldssak", "gjeld"),
            ("veilederbytte", "bytte"), ("dokumentasjonskrav", "krav"), ("utbetaling", "betaling"), ("sluttdato", "slutt"),
        )
    },
}  # fmt: skip
FLYTTET = {
    "sak": "update sak set person_id = :b_person, avsluttet = '2026-11-20', avslutningsarsak = 'annet' where id = :a_sak",
    "soknad": "update soknad set person_id = :b_person where id = :a_soknad",
    "muntlig": "update soknad set fra_vedtak_id = :b_vedtak where id = :a_soknad",
    "post": "update soknadspost set soknad_id = :b_soknad where id = :a_post",
    "gjeldssak": "update gjeldssak set person_id = :b_person, soknad_id = :b_soknad, vedtak_id = null where id = :a_gjeld",
    "bytte": "update veilederbytte set person_id = :b_person, sak_id = :b_sak where id = :a_bytte",
    "krav": "update dokumentasjonskrav set person_id = :b_person, soknad_id = :b_soknad where id = :a_krav",
    "slutt": "update sluttdato set person_id = :b_person where id = :a_slutt",
    "drofting": "update drofting set person_id = :b_person, soknad_id = :b_soknad where id = :a_drofting",
    "beslutning": "update beslutning set sak_id = :b_sak, soknad_id = :b_soknad where id = :a_beslutning",
    "rettelse": "update journalnotat set retter_id = :b_notat where id = :a_rettelse",
    "oppgave": "update oppgave set person_id = :b_person, objekt_id = :b_sak where id = :a_oppgave",
}


def nektes(kontor: Kontor, sql: str, regel: str, ider: dict[str, int]) -> None:
    """Raw SQL through the program's connection is refused by this rule, and nothing is kept."""
    with pytest.raises(Regelbrudd) as brudd, kontor.okt().skrive() as s:
        s.utfor(sql, alle=True, **{k: v for k, v in ider.items() if re.search(rf":{k}\b", sql)})
        s.logg("forsøk")
    assert brudd.value.regel == regel


@pytest.mark.parametrize("hva", GALT)
def test_pe_9_det_som_horer_sammen_gjelder_den_samme_personen(to: tuple[Kontor, dict[str, int]], hva: str) -> None:
    nektes(to[0], *GALT[hva], to[1])


@pytest.mark.parametrize("hva", FLYTTET)
def test_pe_9_ingenting_flyttes_til_en_annen_person(to: tuple[Kontor, dict[str, int]], hva: str) -> None:
    nektes(to[0], FLYTTET[hva], "PE-9", to[1])


@pytest.mark.parametrize("hva", GALT)
def test_pe_9_sjekk_finner_det_et_annet_verktoy_har_koblet_til_en_annen_person(to: tuple[Kontor, dict[str, int]], hva: str) -> None:
    kontor, ider = to
    sql, regel = GALT[hva]
    rediger(kontor.base, re.sub(r":([ab]_\w+)", lambda m: str(ider[m[1]]), sql))
    funn = [s.linje for s in sjekk_innhold(kontor.okt("PER")) if s.funn]
    assert any(linje.startswith(f"FEIL {regel}: ") and "annen person" in linje for linje in funn), funn


def test_pe_9_det_som_er_riktig_koblet_er_i_orden(to: tuple[Kontor, dict[str, int]]) -> None:
    assert [s.linje for s in sjekk_innhold(to[0].okt("PER")) if s.funn] == []


def _koblinger(conn: sqlite.Connection) -> Iterator[tuple[str, str]]:
    """Every (table, column) that must agree on the person with something else in its row."""
    tabeller = [r[0] for r in conn.execute("select name from sqlite_master where type = 'table'")]
    nokler = {t: [(r[3], r[2]) for r in conn.execute(f"pragma foreign_key_list({t})")] for t in tabeller}
    egen = {t for t in tabeller if any(mal == "person" and (t, k) not in ANDRES for k, mal in nokler[t])}
    har = set(egen)
    while ny := {t for t in tabeller if t not in har and any(mal in har for _, mal in nokler[t])}:
        har |= ny
    for t in sorted(tabeller):
        lenker = [k for k, mal in nokler[t] if mal in har]
        if len(lenker) + (t in egen) > 1:
            yield from ((t, k) for k in lenker)


def test_pe_9_hver_kobling_i_skjemaet_har_sin_utloser() -> None:
    """A new table with a person and a reference to something of a person's needs a trigger too."""
    conn = sqlite.connect(":memory:", isolation_level=None)
    skjema.opprett(conn)
    koblinger = list(_koblinger(conn))
    assert {("vedtak", "sak_id"), ("vedtak", "soknad_id"), ("beslutning", "sak_id"), ("vedtakspost", "soknadspost_id")} <= set(koblinger)
    utlosere = conn.execute("select tbl_name, sql from sqlite_master where type = 'trigger'").fetchall()
    mangler = [
        (tabell, kolonne)
        for tabell, kolonne in koblinger
        if not any(t == tabell and "before insert" in sql.lower() and f"new.{kolonne})" in sql and "person" in sql for t, sql in utlosere)
    ]
    conn.close()
    assert mangler == []
