"""PE-5 over all that is read: without access, not one byte of a protected person is in any list, count, search or refusal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from navtui.domain import fornyelse as fornyelsesregler
from navtui.domain import sak as saksregler
from navtui.domain.kalender import bankdag_paa_eller_etter
from navtui.domain.leder import Maal
from navtui.domain.navn import navnedeler, sokeform
from navtui.domain.regelbrudd import Regelbrudd
from navtui.exchange.liste import FORMATER, skriv
from navtui.services import (
    beskjed,
    flytting,
    forelopig_svar,
    fornyelse,
    gjeld,
    klage,
    kontroll,
    leder,
    liste,
    oppgave,
    oppgjor,
    oversikt,
    person,
    postmote,
    protokoll,
    sak,
    utbetaling,
)
from navtui.services.fil import apne
from navtui.services.klokke import Klokke
from navtui.services.okt import Okt
from navtui.store import db
from tests.demokontor import demokontor
from tests.kontor import ANSATTE, I_DAG, kopi, raa

UTEN_TILGANG = [i for i in ANSATTE if i != "LEA"]
EN_AV_HVER_ROLLE = ["KAL", "MAR", "GRO", "PER"]
# One from each place a person can be seen from is made protected, besides those the demo office protects itself.
KILDER = {
    "kø": "select person_id from soknad where tilstand = 'mottatt' and person_id not in (select person_id from skjermet)",
    "kontroll": "select person_id from vedtak where tilstand = 'til_kontroll'",
    "utkast": "select person_id from vedtak where tilstand = 'utkast'",
    "gjeld": "select person_id from gjeldssak where avsluttet is null",
    "beskjed": "select person_id from beskjed where gjort_tid is null and person_id is not null",
    "oppgave": "select person_id from oppgave where lukket is null and person_id is not null",
    "drofting": "select person_id from drofting where konklusjon is null",
    "utbetaling": "select v.person_id from utbetaling u join vedtak v on v.id = u.vedtak_id where u.tilstand = 'planlagt'",
    "klage": "select person_id from klage where tilstand = 'ny_vurdering'",
    "fornyelse": "select person_id from vedtak where tilstand = 'iverksatt' and til between '2026-11-20' and '2026-12-04'",
}


@dataclass(frozen=True)
class Skjult:
    """A protected person: what nobody without access may see a byte of, and what may be asked with."""

    id: int
    navn: tuple[str, str]
    fnr: str | None
    numre: tuple[str, ...]

    @property
    def hemmelig(self) -> set[str]:
        """Every text that tells of her."""
        return {*self.navn, *self.numre, *([self.fnr] if self.fnr else [])}


@dataclass(frozen=True)
class Fil:
    """A demo office salted with protected persons, to whom only the leder has access."""

    base: db.Base
    skjulte: tuple[Skjult, ...]

    def okt(self, ident: str, base: db.Base | None = None) -> Okt:
        """A session for one of the staff."""
        navn, rolle, *_ = ANSATTE[ident]
        base = base or self.base
        kontor = apne(base.fil)
        return Okt(base, ident, navn, rolle, kontor.navn, True, Klokke(kontor.demo_dato))


def _salt(conn: db.Connection) -> tuple[Skjult, ...]:
    conn.execute("delete from tilgang")
    for sql in KILDER.values():
        (valgt,) = conn.execute(f"{sql} order by person_id limit 1").fetchone()
        conn.execute("update person set skjerming = 'kode_7' where id = ? and skjerming = 'ingen'", (valgt,))
    ider = [r[0] for r in conn.execute("select person_id from skjermet order by 1").fetchall()]
    for n, id_ in enumerate(ider):
        fornavn, etternavn = f"Zqv{chr(97 + n)}wix", f"Xjk{chr(97 + n)}wung"
        conn.execute(
            "update person set fornavn = ?, etternavn = ?, sokenavn = ? where id = ?",
            (fornavn, etternavn, sokeform(f"{etternavn} {fornavn}"), id_),
        )
        conn.execute("delete from navnedel where person_id = ?", (id_,))
        conn.executemany("insert into navnedel values (?, ?)", [(d, id_) for d in navnedeler(f"{fornavn} {etternavn}")])
    return tuple(_hent(conn, id_) for id_ in ider)


def _hent(conn: db.Connection, id_: int) -> Skjult:
    fornavn, etternavn, fnr = conn.execute("select fornavn, etternavn, fnr from person where id = ?", (id_,)).fetchone()
    numre = "select saksnummer from sak where person_id = :p union select nummer from vedtak where person_id = :p"
    # a case and a vedtak may carry the same number; only what is hers alone tells of her
    andres = "select saksnummer from sak where person_id <> :p union select nummer from vedtak where person_id <> :p"
    egne = [r[0] for r in conn.execute(f"select * from ({numre}) except select * from ({andres})", {"p": id_}).fetchall()]
    return Skjult(id_, (fornavn, etternavn), fnr, tuple(egne))


@pytest.fixture(scope="module")
def fil(tmp_path_factory: pytest.TempPathFactory) -> Fil:
    """The salted office, edited from outside: the triggers are out of the way and put back."""
    base = kopi(demokontor(tmp_path_factory), tmp_path_factory.mktemp("pe5"))
    conn = raa(base.fil, base.nokkel)
    conn.create_function("i_dag", 0, lambda: str(I_DAG))
    conn.create_function("innlogget", 0, lambda: "LEA")
    utlosere = conn.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
    conn.execute("begin")
    for navn, _ in utlosere:
        conn.execute(f"drop trigger {navn}")
    skjulte = _salt(conn)
    for _, sql in utlosere:
        conn.execute(sql)
    conn.execute("commit")
    conn.close()
    return Fil(base, skjulte)


def _lister(okt: Okt) -> Iterator[Callable[[], object]]:
    for ident in ANSATTE:
        for navn in liste.LISTER:
            for format_ in FORMATER:
                yield lambda n=navn, f=format_, i=ident: skriv(liste.hent(okt, n, i), f)  # type: ignore[misc]
        for utvalg in saksregler.Utvalg:
            yield lambda u=utvalg, i=ident: sak.hent_side(okt, u, for_ident=i)  # type: ignore[misc]
        for valg in fornyelsesregler.Utvalg:
            yield lambda u=valg, i=ident: fornyelse.hent(okt, u, antall=1000, ident=i)  # type: ignore[misc]
        for maal in Maal:
            yield lambda m=maal, i=ident: leder.navn(okt, m, i)  # type: ignore[misc]
        yield lambda i=ident: flytting.forslag(okt, i)  # type: ignore[misc]
    alene: tuple[Callable[[Okt], object], ...] = (
        postmote.hent, lambda o: postmote.hent(o, lukket=True), postmote.rader, postmote.nodhjelp_venter, protokoll.utkast,
        protokoll.moter, beskjed.mine, oppgave.mine, oppgjor.hent, kontroll.liste, gjeld.liste, leder.bilde, leder.ikke_informert,
        klage.liste, lambda o: klage.liste(o, alle=True), forelopig_svar.mine, leder.uten_fast_veileder, sak.uten_fast_veileder,
        utbetaling.hent_returnerte, oversikt.hent,
    )  # fmt: skip
    for f in alene:
        yield lambda f=f: f(okt)  # type: ignore[misc]
    for dag in range(35):
        bankdag = bankdag_paa_eller_etter(I_DAG + timedelta(days=dag))
        yield lambda d=bankdag: utbetaling.hent_forfall(okt, d)  # type: ignore[misc]
    for nr in range(1, 6):
        yield lambda n=nr: protokoll.les(okt, n)  # type: ignore[misc]


def _svar(spor: Callable[[], object]) -> str:
    """Everything an answer holds, or the refusal's sentence."""
    try:
        svar = spor()
    except Regelbrudd as brudd:
        return f"{brudd.regel} {brudd.setning}"
    return svar if isinstance(svar, str) else repr(svar)


def _funn(svar: str, skjulte: tuple[Skjult, ...]) -> set[str]:
    return {h for s in skjulte for h in s.hemmelig if h in svar}


@pytest.fixture
def egen(fil: Fil, tmp_path: Path) -> db.Base:
    """The file for one test, for look-ups are logged."""
    return kopi(fil.base, tmp_path)


@pytest.mark.parametrize("ident", UTEN_TILGANG)
def test_pe_5_ingen_liste_i_noe_format_har_en_byte_av_en_skjermet(fil: Fil, ident: str) -> None:
    for nr, spor in enumerate(_lister(fil.okt(ident))):
        assert not _funn(_svar(spor), fil.skjulte), nr


def test_pe_5_leder_ser_hver_av_dem_i_listene(fil: Fil) -> None:
    """The test above could fail: the same questions show every one of them to the one who has access."""
    alt = "".join(_svar(spor) for spor in _lister(fil.okt("LEA")))
    assert len(fil.skjulte) >= 12
    assert [s.id for s in fil.skjulte if s.navn[1] not in alt and _har_sak(fil, s)] == []


def _har_sak(fil: Fil, s: Skjult) -> bool:
    with fil.okt("LEA").lese() as les:
        return bool(les.verdi("select 1 from sak where person_id = :p and avsluttet is null", alle=True, p=s.id))


@pytest.mark.parametrize("ident", EN_AV_HVER_ROLLE)
def test_pe_5_ingen_del_av_navn_eller_nummer_finner_dem(fil: Fil, egen: db.Base, ident: str) -> None:
    """Every part of one name, and of the others what no one else's name has in it: each search is a commit."""
    okt = fil.okt(ident, egen)
    forste = fil.skjulte[0].navn[0]
    sok = {forste[a:b] for a in range(len(forste)) for b in range(a + 2, len(forste) + 1)}
    for s in fil.skjulte:
        sok |= {s.navn[0][2:5], s.navn[1], *s.numre[:1], *([s.fnr, s.fnr[:6]] if s.fnr else [])}
        assert s.fnr is None or person.hent_kjent(okt, s.fnr) is None
    for tekst in sok:
        treff = person.sok(okt, tekst)
        assert not {s.id for s in fil.skjulte} & {t.person_id for t in treff}, tekst
        assert not _funn(repr(treff), fil.skjulte), tekst


def test_pe_5_leder_finner_dem_med_de_samme_sokene(fil: Fil, egen: db.Base) -> None:
    okt = fil.okt("LEA", egen)
    for s in fil.skjulte:
        for tekst in (s.navn[0][2:5], s.navn[1], *([s.fnr] if s.fnr else [])):
            assert s.id in {t.person_id for t in person.sok(okt, tekst)}, tekst


@pytest.mark.parametrize("ident", UTEN_TILGANG)
def test_pe_5_antallene_folger_den_som_ser(fil: Fil, ident: str) -> None:
    """Each number beside a list is the number of rows she would see in it."""
    okt = fil.okt(ident)
    assert oversikt.hent(okt).tellere.get("postmote", 0) == sum(r.venter for r in postmote.rader(okt))
    if okt.rolle != "mottak":
        assert kontroll.side(okt)[1] == len(kontroll.liste(okt, 1000))
        for for_ident in ANSATTE:
            assert sak.tall(okt, for_ident)[saksregler.Utvalg.ALLE] == len(sak.liste(okt, for_ident))
