"""KL-1 to KL-3, PM-4: `sjekk` finds each breach that another tool has made in a klage, and answers with numbers, never with names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from navtui.domain.forelopig_svar import NyttSvar, Svarobjekt
from navtui.domain.kodeverk.klage import Klagetilstand
from navtui.services import forelopig_svar
from navtui.services.sjekk import sjekk_innhold
from navtui.store import db
from navtui.store.sjekk_klage import INVARIANTER
from tests.klagehjelp import registrert, steg, til
from tests.kontor import I_DAG, Kontor, lag_kontor, raa

T = Klagetilstand
FORSTE = "(select min(id) from klage)"
SISTE = "(select max(id) from klage)"
STEG = "insert into klagesteg (klage_id, fra, til, dato, grunn, tekst, ident, tid) values ({}, '{}', '{}', '{}', null, '{}', '{}', '{}')"
TID = "2026-11-20T12:00:00.000Z"
BRUDD = {
    "står et annet sted enn det siste steget": "update klage set tilstand = 'formkontroll' where id = " + FORSTE,
    "et steg følger ikke av det foran": STEG.format(SISTE, "mottatt", "stadfestet", I_DAG, "x", "JON", TID),
    "et steg er datert før det foran": f"update klagesteg set dato = '2026-11-01' where klage_id = {FORSTE} and til = 'oversendt'",
    "gjelder et vedtak den ikke kan gjelde": f"update klage set person_id = (select max(id) from person) where id = {FORSTE}",
    "datoene er ikke i rekkefølge": f"update klage set avgitt = '2026-01-01' where id = {FORSTE}",
    "klagefristen er ikke tre uker": f"update klage set frist = '2027-05-05' where id = {FORSTE}",
    "kom for sent og er tatt uten grunn": "update klage set avgitt = mottatt, kommet_frem = '2026-10-02', frist = '2026-10-23' "
    f"where id = {FORSTE}",
    "avgjort av en som signerte vedtaket": f"update klagesteg set ident = 'IDA' where klage_id = {FORSTE} and til = 'opprettholdt'",
    "avgjort uten begrunnelse": f"update klagesteg set tekst = ' ' where klage_id = {FORSTE} and til = 'opprettholdt'",
    "avsluttet uten det nye vedtaket": f"update klagesteg set til = 'delvis' where klage_id = {FORSTE} and til = 'opprettholdt'; "
    f"update klage set tilstand = 'avsluttet' where id = {FORSTE}",
    "viser et annet foreløpig svar enn det siste": f"update klage set forelopig_svar = '2026-11-02' where id = {SISTE}",
}
"""What is said, and the edit that should make `sjekk` say it. The foreløpig svar's own dates are tried by itself."""


@pytest.fixture(scope="module")
def fil(tmp_path_factory: pytest.TempPathFactory) -> Kontor:
    """An office with a klage that has gone to Statsforvalteren and one that waits, with a foreløpig svar."""
    kontor = lag_kontor(tmp_path_factory.mktemp("klager") / "k.navtui")
    til(kontor, T.FORMKONTROLL, T.NY_VURDERING, T.OPPRETTHOLDT, T.OVERSENDT)
    venter = registrert(kontor)
    svar = NyttSvar(objekt=Svarobjekt.KLAGE, id=venter.id, grunn="Vi venter på legen.", forventet=date(2026, 12, 24))
    forelopig_svar.send(kontor.okt("KAL"), svar)
    kontor.person("Per", "Annen")
    return kontor


@pytest.fixture
def redigert(fil: Kontor) -> Iterator[db.Connection]:
    """The file as another tool opens it, with the triggers out of the way; nothing that is done to it stays."""
    conn = raa(fil.fil)
    conn.execute("pragma ignore_check_constraints = on")
    conn.execute("begin")
    for (navn,) in conn.execute("select name from sqlite_master where type = 'trigger'").fetchall():
        conn.execute(f"drop trigger {navn}")
    yield conn
    conn.execute("rollback")
    conn.close()


def funn(conn: db.Connection) -> dict[str, list[str]]:
    """What is wrong, by what is said of it."""
    ut: dict[str, list[str]] = {}
    for i in INVARIANTER:
        if numre := [str(r[0]) for r in conn.execute(i.sql)]:
            ut.setdefault(i.brutt, []).extend(numre)
    return ut


def test_kl_1_et_kontor_med_klager_er_i_orden(fil: Kontor) -> None:
    assert [s.linje for s in sjekk_innhold(fil.okt("LEA")) if s.funn] == []


@pytest.mark.parametrize("brutt", sorted(BRUDD))
def test_kl_1_kl_2_kl_3_pm_4_det_andre_verktoy_har_gjort_med_en_klage_finnes(redigert: db.Connection, brutt: str) -> None:
    assert funn(redigert) == {}
    for setning in BRUDD[brutt].split("; "):
        assert redigert.execute(setning).rowcount == 1
    numre = funn(redigert)
    assert brutt in numre
    assert all(re.fullmatch(r"(klage|søknad|foreløpig svar) \d+", n) for alle in numre.values() for n in alle)


def test_pm_4_et_forelopig_svar_foer_saken_kom_finnes(redigert: db.Connection) -> None:
    redigert.execute("update forelopig_svar set sendt = '2026-01-01'")
    assert funn(redigert)["datoene er ikke i rekkefølge"] == ["foreløpig svar 1"]


def test_hver_invariant_har_sin_prove() -> None:
    assert {i.brutt for i in INVARIANTER} == set(BRUDD)


def test_kl_2_en_sen_klage_som_er_tatt_med_grunn_er_i_orden(kontor: Kontor) -> None:
    dag = date(2026, 12, 24)
    k = steg(kontor, registrert(kontor, mottatt=dag), T.FORMKONTROLL, dag=dag)
    steg(kontor, k, T.NY_VURDERING, dag=dag, grunn="ikke_lastes", tekst="Hun lå på sykehus.")
    assert [s.linje for s in sjekk_innhold(kontor.okt("LEA", dag)) if s.funn] == []
