"""What the database refuses whatever the code does."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from navtui.domain.logg import Logginnslag, forste_brudd
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Utbetaling
from navtui.domain.vedtak_innhold import DELER, ENKELTDELER, FELT, innholdshash
from navtui.store import db, signatur
from navtui.store import vedtak as vedtakslager
from navtui.store.skjema import levert
from tests.kontor import I_DAG, Kontor, iverksett_raatt, raa, send_raatt
from tests.vedtakshjelp import sendt

HASH = "a" * 64


def utkast(kontor: Kontor, **mer: Any) -> tuple[int, int]:
    """A draft by KAL for a new person."""
    p = kontor.person()
    sak = kontor.sak(p)
    soknad = kontor.soknad(p, tilstand="fordelt", saksbehandler="KAL")
    felt: dict[str, Any] = {"fra": date(2026, 12, 1), "til": date(2026, 12, 31), "husstandsform": "enslig"} | mer
    vedtak = kontor.sett_inn(
        "vedtak",
        nummer=f"2026-{p}",
        person_id=p,
        sak_id=sak,
        art="stonad",
        soknad_id=soknad,
        skrevet_av="KAL",
        opprettet=kontor.okt().na(),
        **felt,
    )
    return p, vedtak


def send(kontor: Kontor, vedtak: int, ident: str = "KAL") -> None:
    """First signature and the state that follows."""
    with kontor.okt(ident).skrive() as s:
        send_raatt(s, vedtak)
        s.logg("sendt")


def kontroller(kontor: Kontor, vedtak: int, ident: str = "IDA") -> None:
    """Second signature and iverksetting."""
    with kontor.okt(ident).skrive() as s:
        iverksett_raatt(s, vedtak)
        s.logg("iverksatt")


def test_ko_3_to_signaturer_av_to_personer_gir_iverksatt(kontor: Kontor) -> None:
    _, vedtak = utkast(kontor)
    send(kontor, vedtak)
    kontroller(kontor, vedtak)
    with kontor.okt().lese() as les:
        assert les.verdi("select tilstand from vedtak where id = :id", alle=True, id=vedtak) == "iverksatt"


@pytest.mark.parametrize("ident", ["KAL", "PER"])
def test_ko_2_basen_nekter_gal_andresignatur(kontor: Kontor, ident: str) -> None:
    _, vedtak = utkast(kontor)
    send(kontor, vedtak)
    with pytest.raises(Regelbrudd, match="KO-2"):
        kontroller(kontor, vedtak, ident)


@pytest.mark.parametrize(("plass", "ident"), [(1, "KAL"), (2, "IDA")])
def test_ko_3_basen_nekter_en_signatur_over_noe_annet_enn_innholdet(kontor: Kontor, plass: int, ident: str) -> None:
    """Else two who agree could sign the same false hash, and have a vedtak iverksatt that says something else."""
    _, vedtak = utkast(kontor)
    if plass == 2:
        send(kontor, vedtak)
    for hash_ in (HASH, "", None):
        with pytest.raises((Regelbrudd, db.Feil), match=r"KO-3|NOT NULL"), kontor.okt(ident).skrive() as s:
            s.sett_inn("signatur", vedtak_id=vedtak, runde=1, plass=plass, ident=ident, hash=hash_, tid=s.na)
            s.logg("forsøk")


def signer_og_send(kontor: Kontor, vedtak: int, setninger: list[str]) -> None:
    """A first signature that is right, and then these statements."""
    with kontor.okt("KAL").skrive() as s:
        signatur.signer(s, vedtak, 1, 1, innholdshash(vedtakslager.hent(s, vedtak)))
        for sql in setninger:
            s.utfor(sql, alle=True, v=vedtak)
        s.logg("sendt")


@pytest.mark.parametrize("endring", ["begrunnelse = 'en annen'", "til = '2026-12-30'", "avvik = 'opp'"])
def test_ko_3_innholdet_endres_ikke_i_det_vedtaket_sendes(kontor: Kontor, endring: str) -> None:
    """By a statement between the signature and the state, or by the one that changes the state."""
    _, vedtak = utkast(kontor)
    sendt = "tilstand = 'til_kontroll', innhold_hash = (select hash from signatur where vedtak_id = :v), sum_ore = 1, sendt_tid = opprettet"
    for setninger in (
        [f"update vedtak set {endring} where id = :v", f"update vedtak set {sendt} where id = :v"],
        [f"update vedtak set {endring}, {sendt} where id = :v"],
    ):
        with pytest.raises(Regelbrudd, match="KO-3"):
            signer_og_send(kontor, vedtak, setninger)
    signer_og_send(kontor, vedtak, [f"update vedtak set {sendt} where id = :v"])


def test_ko_2_den_som_endret_utkastet_kan_ikke_kontrollere(kontor: Kontor) -> None:
    _, vedtak = utkast(kontor)
    kontor.sett_inn("vedtaksbehov", "IDA", vedtak_id=vedtak, art="husleie", belop_ore=100)
    send(kontor, vedtak)
    with pytest.raises(Regelbrudd, match="KO-2"):
        kontroller(kontor, vedtak, "IDA")
    kontroller(kontor, vedtak, "JON")


def test_pe_6_en_inhabil_kan_ikke_kontrollere(kontor: Kontor) -> None:
    p, vedtak = utkast(kontor)
    kontor.sett_inn("inhabilitet", person_id=p, ident="IDA", grunn="slekt", fra=I_DAG, satt_av="IDA", tid=kontor.okt().na())
    send(kontor, vedtak)
    with pytest.raises(Regelbrudd, match="PE-6"):
        kontroller(kontor, vedtak, "IDA")


def test_ko_2_en_uten_tilgang_kan_ikke_kontrollere(kontor: Kontor) -> None:
    p, vedtak = utkast(kontor)
    send(kontor, vedtak)
    with kontor.okt("LEA").skrive() as s:
        s.endre("person", hvor={"id": p}, skjerming="kode_7")
        s.logg("skjermet", person_id=p)
    with pytest.raises(Regelbrudd, match="KO-2"):
        kontroller(kontor, vedtak, "IDA")


@pytest.mark.parametrize(
    "sql",
    [
        "update vedtak set tilstand = 'iverksatt', iverksatt_tid = '2026-11-20T11:00:00.000Z', vedtaksdato = '2026-11-20' where id = :v",
        "update vedtak set tilstand = 'utkast' where id = :v and 0 = (select retur from vedtak where id = :v) and exists (select 1)",
        "update vedtak set begrunnelse = 'ny' where id = :v",
        "insert into vedtaksbehov (vedtak_id, art, belop_ore) values (:v, 'husleie', 1)",
        "delete from signatur where vedtak_id = :v",
        "update signatur set ident = 'IDA' where vedtak_id = :v",
        "delete from vedtaksendring where vedtak_id = :v",
        "delete from vedtak where id = :v",
    ],
)
def test_ko_3_ko_4_ra_sql_pa_programmets_forbindelse_nektes(kontor: Kontor, sql: str) -> None:
    _, vedtak = utkast(kontor)
    send(kontor, vedtak)
    with pytest.raises((Regelbrudd, db.Feil)), kontor.okt("IDA").skrive() as s:
        s.utfor(sql, alle=True, v=vedtak)
        s.logg("forsøk")


def test_ve_18_et_iverksatt_vedtak_endres_ikke(kontor: Kontor) -> None:
    _, vedtak = utkast(kontor)
    send(kontor, vedtak)
    kontroller(kontor, vedtak)
    for felt in ({"begrunnelse": "ny"}, {"tilstand": "utkast"}, {"til": date(2027, 1, 31)}):
        with pytest.raises(Regelbrudd, match="VE-18"), kontor.okt().skrive() as s:
            s.endre("vedtak", hvor={"id": vedtak}, **felt)
            s.logg("forsøk")


def test_pe_9_en_ansatt_med_apne_saker_kan_ikke_avsluttes(kontor: Kontor) -> None:
    kontor.sak(kontor.person())
    with pytest.raises(Regelbrudd, match="PE-9"), kontor.okt("LEA").skrive() as s:
        s.endre("ansatt", hvor={"ident": "KAL"}, til=I_DAG)
        s.logg("forsøk")


def test_si_3_loggen_er_en_hel_kjede_som_bare_vokser(kontor: Kontor) -> None:
    kontor.person()
    with kontor.okt().lese() as les:
        innslag = [Logginnslag(*tuple(r)) for r in les.rader("select * from logg order by nr")]
    assert len(innslag) == 2
    assert forste_brudd(innslag) is None
    assert forste_brudd(innslag[1:]) == 1
    for sql in (
        "update logg set ident = 'X'",
        "delete from logg",
        "insert into logg values (9, '2026-11-20T11:00:00.000Z', 'X', 'x', null, null, null, '{}', '', :h)",
    ):
        with pytest.raises((Regelbrudd, db.Feil)), kontor.okt().skrive() as s:
            s.utfor(sql.replace(":h", f"'{HASH}'"))


def test_si_3_en_endring_uten_logg_lagres_ikke(kontor: Kontor) -> None:
    with pytest.raises(db.Programfeil, match="SI-3"), kontor.okt().skrive() as s:
        s.sett_inn("husstand", form="enslig", opprettet=s.na)
    with kontor.okt().lese() as les:
        assert les.verdi("select count(*) from husstand") == 0


def test_pe_5_en_sporring_pa_personer_uten_filter_nektes(kontor: Kontor) -> None:
    with pytest.raises(db.Programfeil, match="PE-5"), kontor.okt().lese() as les:
        les.rader("select * from person")


def test_pe_5_strengeste_merke_i_husstanden_gjelder(kontor: Kontor) -> None:
    mor, barn = kontor.person("Eli", "Berg"), kontor.person("Bo", "Berg", date(2018, 5, 5), skjerming="kode_6")
    kontor.husstand("enslig", mor, barn=(barn,))
    with kontor.okt("KAL").lese() as les:
        assert les.rader("select id from person p where p.id not in (select value from json_each(:skjult))") == []
    with kontor.okt("LEA").lese() as les:
        assert len(les.rader("select id from person p where p.id not in (select value from json_each(:skjult))")) == 2
    kontor.sett_inn("tilgang", "LEA", person_id=mor, ident="KAL", fra=I_DAG, grunn="veileder", gitt_av="LEA", tid=kontor.okt().na())
    with kontor.okt("KAL").lese() as les:
        assert [r["id"] for r in les.rader("select id from person p where p.id not in (select value from json_each(:skjult))")] == [mor]


LOPET = {
    "id",
    "tilstand",
    "runde",
    "retur",
    "innhold_hash",
    "sum_ore",
    "sendt_tid",
    "iverksatt_tid",
    "vedtaksdato",
    "apnet_kontroll",
    "versjon",
}
"""Columns of a vedtak that its way through the office changes; `vedtak_tilstand` says how."""


def test_ko_4_alt_som_er_signert_er_frosset_ogsa_det_som_kommer_til_senere(kontor: Kontor) -> None:
    """Column by column and table by table, as the models name them (KO-1): one that a trigger has forgotten is found here."""
    v = sendt(kontor)
    conn = raa(kontor.fil)
    kolonner = {r[1] for r in conn.execute("pragma table_info(vedtak)").fetchall()}
    conn.close()
    assert v.utbetalinger
    utbetaling = [("utbetaling", k, "vedtak_id") for k in FELT[Utbetaling]]
    for tabell, k, id_ in [*(("vedtak", k, "id") for k in sorted(kolonner - LOPET)), *utbetaling]:
        with pytest.raises(Regelbrudd, match=r"KO-4|PE-9"), kontor.okt("KAL").skrive() as s:
            s.utfor(f"update {tabell} set {k} = {k} where {id_} = :v", alle=True, v=v.id)
            s.logg("forsøk")
    deler = {t for navn, (t, *_) in vedtakslager._DELER.items() if navn in DELER} | {t for t, _ in vedtakslager._ENKLE.values()}
    assert len(deler) == len(DELER) + len(ENKELTDELER)
    frysere = [sql for art, _, sql in levert() if art == "trigger" and "'KO-4: vedtaket er ikke et utkast'" in sql]
    frosset = {(t, hva) for sql in frysere for hva, t in re.findall(r"before (insert|update|delete)\b.*? on (\w+)", sql)}
    assert {(t, hva) for t in deler for hva in ("insert", "update", "delete")} - frosset == set()
