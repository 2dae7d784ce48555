"""No query of the person, the caseload and the follow-up reads a whole table that grows (EXPLAIN QUERY PLAN on what really ran)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from navtui.domain.beskjed import NyBeskjed
from navtui.domain.kodeverk.oppfolging import Notatart
from navtui.domain.sak import Sortering, Utvalg
from navtui.services import beskjed, bruker, gjeld, husstand, journalnotat, oppfolging, oppgave, person, sak
from navtui.store import db
from tests.kontor import I_DAG, Kontor

LOV = ("json_each", "ansatt", "fravaer", "innstilling", "postmote", "kontor", "skjermet", "(", "CONSTANT", "LEFT", "rot", "registrert")
"""Tables that stay small, and what is no table: `rot` and its queue `r` are the links of a few persons (samme_rot), `registrert` those
asked about."""
FULL_SKANN = "a full scan"


def plan(les: db.Leser, sql: str, verdier: dict[str, Any]) -> list[str]:
    """What SQLite does for a statement."""
    return [r["detail"] for r in les._conn.execute(f"explain query plan {sql}", verdier).fetchall()]


@pytest.fixture
def sett(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str]]]:
    """Every statement that is run by a Leser from now on, with its plan."""
    kjort: list[tuple[str, list[str]]] = []
    virkelig = db.Leser.utfor

    def utfor(self: db.Leser, sql: str, alle: bool = False, **verdier: object) -> Any:
        svar = virkelig(self, sql, alle, **verdier)
        bundet = {k: db._lagret(v) for k, v in verdier.items()} | {"skjult": "[]", "i_dag": self.i_dag.isoformat()}
        kjort.append((sql, plan(self, sql, {k: v for k, v in bundet.items() if f":{k}" in sql})))
        return svar

    monkeypatch.setattr(db.Leser, "utfor", utfor)
    return kjort


def test_ingen_sporring_leser_en_hel_tabell_som_vokser(kontor: Kontor, sett: list[tuple[str, list[str]]]) -> None:
    p = kontor.person("Mona", "Olsen")
    kontor.sak(p, saksnummer="2026-0042")
    okt = kontor.okt()
    sett.clear()
    for tekst in ("ols", "mona ols", "2026-42", "039903"):
        person.sok(okt, tekst)
    for utvalg in Utvalg:
        for sortering in Sortering:
            sak.hent_side(okt, utvalg, sortering)
    sak.tall(okt)
    bruker.apne(okt, p)
    bruker.les_igjen(okt, p)
    beskjed.legg_igjen(okt, NyBeskjed(person_id=p, ring_tilbake=True))
    beskjed.mine(okt)
    oppgave.mine(okt)
    husstand.hent(okt, p)
    journalnotat.skriv(okt, p, Notatart.NOTAT, "x")
    oppfolging.sett_neste(okt, p, 1, I_DAG, "x")
    oppfolging.reis_forfalte(okt)
    galt = [
        (linje, sql)
        for sql, linjer in sett
        for linje in linjer
        if linje.startswith("SCAN") and linje != "SCAN r" and not linje.split()[1].startswith(LOV) and "INDEX" not in linje
    ]
    assert len(sett) > 100
    assert galt == []


def test_maaleren_ser_en_full_lesing(kontor: Kontor, sett: list[tuple[str, list[str]]]) -> None:
    with kontor.okt().lese() as les:
        les.rader("select 1 from person where telefon = 'x'", alle=True)
    assert any(linje.startswith("SCAN person") for _, linjer in sett for linje in linjer), FULL_SKANN


def test_en_side_av_gjeldslista_folger_indeksen(kontor: Kontor, sett: list[tuple[str, list[str]]]) -> None:
    gjeld.liste(kontor.okt())
    (linjer,) = (linjer for sql, linjer in sett if "order by g.tilstand" in sql)
    assert not [linje for linje in linjer if "TEMP B-TREE" in linje]


def test_hvem_som_er_skjermet_regnes_ut_en_gang_og_paa_nytt_etter_en_endring(kontor: Kontor, sett: list[tuple[str, list[str]]]) -> None:
    p = kontor.person()
    kontor.person(skjerming="kode_7")
    with kontor.okt("LEA").skrive() as s:
        tidligere = {s.skjermede for _ in range(3)}
        assert sum("from skjermet" in sql for sql, _ in sett) == 1
        s.endre("person", hvor={"id": p}, skjerming="kode_6")
        s.logg("skjermet", person_id=p)
        assert s.skjermede not in tidligere
        assert p in json.loads(s.skjermede)


def test_tallene_paa_neste_dato_ror_bare_indeksen(kontor: Kontor, sett: list[tuple[str, list[str]]]) -> None:
    for utvalg in (Utvalg.ALLE, Utvalg.OVER_FRIST, Utvalg.DENNE_UKEN):
        sett.clear()
        with kontor.okt().lese() as les:
            from navtui.store import saksliste

            saksliste.antall(les, "KAL", utvalg, uke=I_DAG)
        assert any("COVERING INDEX sak_veileder" in linje for _, linjer in sett for linje in linjer), utvalg
