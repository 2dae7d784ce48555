"""KL-1 to KL-4 through the services, on a real file."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from navtui.domain.klage import Klage, NyKlage, NyttSteg
from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.kodeverk.klage import Klagetilstand
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import klage, oppgave, vedtak
from navtui.ui.visninger.klage_rader import steglinje
from tests.klagehjelp import GRUNN, TEKST, na, registrert, steg, til
from tests.kontor import I_DAG, Kontor, iverksett_raatt, send_raatt
from tests.vedtakshjelp import ferdig_utkast, iverksatt

T = Klagetilstand


def regel(gjor: object) -> str:
    """The rule that refuses."""
    with pytest.raises(Regelbrudd) as brudd:
        gjor()  # type: ignore[operator]
    return brudd.value.regel


def test_kl_1_hele_veien_til_statsforvalteren_og_tilbake(kontor: Kontor) -> None:
    k = til(kontor, T.FORMKONTROLL, T.NY_VURDERING, T.OPPRETTHOLDT, T.OVERSENDT, T.STADFESTET, T.AVSLUTTET)
    assert [s.til for s in k.steg] == [
        T.MOTTATT, T.FORMKONTROLL, T.NY_VURDERING, T.OPPRETTHOLDT, T.OVERSENDT, T.STADFESTET, T.AVSLUTTET,
    ]  # fmt: skip
    assert k.tilstand is T.AVSLUTTET
    with kontor.okt("LEA").lese() as les:
        logget = les.rader("select handling, data from logg where objekt = 'klage' order by nr")
    assert [r["handling"] for r in logget] == ["klage_registrert", *["klage_steg"] * 6]
    assert all(TEKST not in r["data"] and GRUNN not in r["data"] for r in logget)


def test_kl_3_skjermen_sier_hvem_som_tar_neste_steg(kontor: Kontor) -> None:
    """JON may do nothing with it, and is told why; EVA may."""
    k = registrert(kontor)
    kontor.sett_inn("inhabilitet", person_id=k.person_id, ident="JON", grunn="nabo", fra=I_DAG, satt_av="JON", tid=kontor.okt().na())
    b = klage.hent(kontor.okt("JON"), k.id)
    assert (b.steg, b.hvorfor_ikke) == ((), "Du er inhabil for personen og behandler ikke klagen.")
    assert f"Neste er formkontroll eller trukket. {b.hvorfor_ikke}" in steglinje(b).plain
    eva = klage.hent(kontor.okt("EVA"), k.id)
    assert (bool(eva.steg), eva.hvorfor_ikke) == (True, "")


def test_kl_1_bare_et_iverksatt_vedtak_kan_paaklages_og_bare_en_klage_er_apen(kontor: Kontor) -> None:
    utkast = ferdig_utkast(kontor)
    ny = NyKlage(vedtak_id=utkast.id, mottatt=I_DAG, tekst=TEKST)
    assert regel(lambda: klage.registrer(kontor.okt(), ny)) == "KL-1"
    k = registrert(kontor, v := iverksatt(kontor))
    assert regel(lambda: registrert(kontor, v)) == "KL-1"
    steg(kontor, k, T.TRUKKET)
    assert registrert(kontor, v).id != k.id


def test_kl_1_en_muntlig_klage_skrives_ned(kontor: Kontor) -> None:
    v = iverksatt(kontor)
    assert regel(lambda: registrert(kontor, v, kanal="muntlig", tekst="  ")) == "KL-1"
    assert registrert(kontor, v, kanal="muntlig").tekst == TEKST


def test_kl_1_et_steg_som_ikke_folger_er_nektet_og_ingenting_er_endret(kontor: Kontor) -> None:
    k = registrert(kontor)
    assert regel(lambda: steg(kontor, k, T.MEDHOLD)) == "KL-1"
    assert na(kontor, k.id) == k


def test_kl_2_fristen_er_tre_uker_etter_antatt_fremme_og_kan_rettes(kontor: Kontor) -> None:
    k = registrert(kontor)
    assert (k.vedtaksdato, k.kommet_frem, k.frist) == (I_DAG, date(2026, 11, 25), date(2026, 12, 16))
    k = klage.sett_datoer(kontor.okt(), k.id, k.versjon, I_DAG, date(2026, 12, 4))
    assert k.frist == date(2026, 12, 28)  # three weeks on is the first day of Christmas, a Friday
    k = til(kontor, T.FORMKONTROLL, T.NY_VURDERING, k=k)
    assert regel(lambda: klage.sett_datoer(kontor.okt(), k.id, k.versjon, I_DAG, I_DAG)) == "KL-2"


def sen(kontor: Kontor) -> tuple[Klage, date]:
    """A klage that came eight days late, at formkontroll."""
    v = iverksatt(kontor)
    dag = date(2026, 12, 24)
    k = registrert(kontor, v, mottatt=dag)
    return steg(kontor, k, T.FORMKONTROLL, dag=dag), dag


def test_kl_2_en_sen_klage_faar_en_begrunnet_avgjorelse(kontor: Kontor) -> None:
    k, dag = sen(kontor)
    assert regel(lambda: steg(kontor, k, T.NY_VURDERING, dag=dag)) == "KL-2"
    assert regel(lambda: steg(kontor, k, T.NY_VURDERING, dag=dag, grunn="ikke_lastes")) == "KL-2"
    assert regel(lambda: steg(kontor, k, T.AVVIST, dag=dag, grunn="for_sent", tekst="")) == "KL-1"
    tatt = steg(kontor, k, T.NY_VURDERING, dag=dag, grunn="ikke_lastes", tekst="Hun lå på sykehus.")
    assert tatt.steg[-1].grunn == "ikke_lastes"


def test_kl_2_en_klage_i_tide_avvises_ikke_som_for_sen(kontor: Kontor) -> None:
    k = til(kontor, T.FORMKONTROLL)
    assert regel(lambda: steg(kontor, k, T.AVVIST, grunn="for_sent")) == "KL-2"
    assert steg(kontor, k, T.AVVIST, grunn="ikke_klagerett").tilstand is T.AVVIST


def test_kl_2_postlagt_i_tide_er_i_tide_selv_om_den_kom_frem_etter_fristen(kontor: Kontor) -> None:
    v, dag = iverksatt(kontor), date(2026, 12, 24)
    k = registrert(kontor, v, mottatt=dag, avgitt=date(2026, 12, 16))
    assert not k.for_sen
    k = steg(kontor, k, T.FORMKONTROLL, dag=dag)
    assert steg(kontor, k, T.NY_VURDERING, dag=dag).tilstand is T.NY_VURDERING


@pytest.mark.parametrize("ident", ["KAL", "IDA"])
def test_kl_3_den_som_signerte_vurderer_ikke_klagen(kontor: Kontor, ident: str) -> None:
    k = til(kontor, T.FORMKONTROLL)
    assert regel(lambda: steg(kontor, k, T.NY_VURDERING, saksbehandler=ident)) == "KL-3"
    assert regel(lambda: steg(kontor, k, T.AVVIST, ident)) == "KL-3"
    k = steg(kontor, k, T.NY_VURDERING)
    assert regel(lambda: klage.gi_til(kontor.okt("LEA"), k.id, k.versjon, ident)) == "KL-3"
    assert regel(lambda: steg(kontor, k, T.OPPRETTHOLDT, ident)) == "KL-3"


def test_kl_3_bare_den_som_har_klagen_avgjor_den(kontor: Kontor) -> None:
    k = til(kontor, T.FORMKONTROLL, T.NY_VURDERING)
    assert regel(lambda: steg(kontor, k, T.OPPRETTHOLDT, "EVA")) == "KL-3"
    k = klage.gi_til(kontor.okt("LEA"), k.id, k.versjon, "EVA")
    assert steg(kontor, k, T.OPPRETTHOLDT, "EVA").tilstand is T.OPPRETTHOLDT


def test_kl_3_pe_6_en_inhabil_faar_den_ikke(kontor: Kontor) -> None:
    k = til(kontor, T.FORMKONTROLL)
    kontor.sett_inn("inhabilitet", person_id=k.person_id, ident="JON", grunn="nabo", fra=I_DAG, satt_av="JON", tid=kontor.okt().na())
    assert regel(lambda: steg(kontor, k, T.NY_VURDERING, "EVA")) == "PE-6"
    assert regel(lambda: steg(kontor, k, T.NY_VURDERING, "JON", saksbehandler="EVA")) == "PE-6"
    assert klage.hent(kontor.okt("EVA"), k.id).kan_vurderes_av == ("EVA", "LEA")


def test_kl_3_pe_5_uten_tilgang_finnes_ikke_klagen_og_hun_faar_den_ikke(kontor: Kontor) -> None:
    k = til(kontor, T.FORMKONTROLL)
    with kontor.okt("LEA").skrive() as s:
        s.endre("person", hvor={"id": k.person_id}, skjerming="kode_7")
        s.logg("test")
    assert regel(lambda: klage.hent(kontor.okt("JON"), k.id)) == "KL-1"
    assert klage.liste(kontor.okt("JON")) == []
    assert len(klage.liste(kontor.okt("LEA"))) == 1
    assert klage.hent(kontor.okt("LEA"), k.id).kan_vurderes_av == ("LEA",)
    assert regel(lambda: steg(kontor, k, T.NY_VURDERING, "LEA", saksbehandler="JON")) == "KL-3"


def test_kl_3_den_som_faar_klagen_faar_en_oppgave_som_lukkes_av_avgjorelsen(kontor: Kontor) -> None:
    k = til(kontor, T.FORMKONTROLL, T.NY_VURDERING)
    (o,) = oppgave.mine(kontor.okt("JON"))
    assert (o.regel, o.frist) == ("KL-3", date(2026, 12, 20))
    k = klage.gi_til(kontor.okt("JON"), k.id, k.versjon, "EVA")
    assert (oppgave.mine(kontor.okt("JON")), len(oppgave.mine(kontor.okt("EVA")))) == ([], 1)
    steg(kontor, k, T.OPPRETTHOLDT, "EVA")
    assert oppgave.mine(kontor.okt("EVA")) == []


def test_kl_4_ve_18_medhold_gir_en_omgjoring_og_klagen_avsluttes_naar_den_er_iverksatt(kontor: Kontor) -> None:
    k = til(kontor, T.FORMKONTROLL, T.NY_VURDERING)
    assert regel(lambda: klage.skriv_vedtak(kontor.okt("EVA"), k.id)) == "VE-18"
    k = steg(kontor, k, T.MEDHOLD)
    assert regel(lambda: steg(kontor, k, T.AVSLUTTET)) == "VE-18"
    ny_id = klage.skriv_vedtak(kontor.okt("EVA"), k.id)
    assert klage.skriv_vedtak(kontor.okt("EVA"), k.id) == ny_id
    ny = vedtak.hent(kontor.okt("EVA"), ny_id)
    assert (ny.art, ny.endrer_id) == (Vedtaksart.OMGJORING, k.vedtak_id)
    assert regel(lambda: steg(kontor, na(kontor, k.id), T.AVSLUTTET)) == "VE-18"
    _iverksett(kontor, ny_id)
    k = steg(kontor, na(kontor, k.id), T.AVSLUTTET, laerdom="Be om leiekontrakten før vedtaket skrives.")
    assert (k.nytt_vedtak_id, k.laerdom) == (ny_id, "Be om leiekontrakten før vedtaket skrives.")


def _iverksett(kontor: Kontor, vedtak_id: int) -> None:
    """The second signature has its own tests: here only that it is there."""
    with kontor.okt("EVA").skrive() as s:
        send_raatt(s, vedtak_id, 0)
        s.logg("test")
    with kontor.okt("JON").skrive() as s:
        iverksett_raatt(s, vedtak_id)
        s.logg("test")


def test_kl_4_tallene_har_n_og_egne_omgjoringer_for_seg(kontor: Kontor) -> None:
    til(kontor, T.FORMKONTROLL, T.NY_VURDERING, T.MEDHOLD)
    til(kontor, T.FORMKONTROLL, T.NY_VURDERING, T.OPPRETTHOLDT, T.OVERSENDT, T.OPPHEVET)
    til(kontor, T.TRUKKET)
    registrert(kontor)
    with kontor.okt("LEA").lese() as les:
        tall = klage.tall(les)
    assert (tall.mottatt, tall.omgjort, tall.omgjort_av_sf, tall.apne, tall.over_maaned) == (4, 1, 1, 3, 0)
    t = klage.tabell(kontor.okt("LEA"), date(2026, 1, 1), I_DAG)
    assert (t.sum, t.apne, t.ferdige) == (4, 3, 1)
    assert regel(lambda: klage.tabell(kontor.okt("KAL"), I_DAG, I_DAG)) == "PE-12"


def test_pm_4_maanedsklokken_gaar_ogsaa_for_klager(kontor: Kontor) -> None:
    registrert(kontor)
    for dager, ventet in ((29, 0), (30, 1)):
        with kontor.okt("LEA", I_DAG + timedelta(days=dager)).lese() as les:
            assert klage.tall(les).over_maaned == ventet


def test_si_7_et_steg_fra_en_gammel_skjerm_sier_hvordan_det_er_na(kontor: Kontor) -> None:
    k = registrert(kontor)
    steg(kontor, k, T.FORMKONTROLL)
    with pytest.raises(Regelbrudd, match="nå formkontroll") as brudd:
        steg(kontor, k, T.TRUKKET)
    assert brudd.value.regel == "SI-7"
    assert na(kontor, k.id).tilstand is T.FORMKONTROLL


def test_pe_7_den_som_har_klagen_aapner_den_uten_a_si_hvorfor(kontor: Kontor) -> None:
    k = til(kontor, T.FORMKONTROLL, T.NY_VURDERING)
    assert klage.apne(kontor.okt("JON"), k.id).klage.tekst == TEKST
    assert regel(lambda: klage.apne(kontor.okt("EVA"), k.id)) == "PE-7"
    assert klage.apne(kontor.okt("EVA"), k.id, "klage").steg == (T.TRUKKET,)


STEG = "insert into klagesteg (klage_id, fra, til, dato, tekst, ident, tid) values (1, '{}', '{}', '2026-11-20', 'x', '{}', '{}')"
TID = "2026-11-20T11:00:00.000Z"


@pytest.mark.parametrize(
    "sql",
    [
        "update klage set tekst = 'x'",
        "update klage set tilstand = 'avsluttet'",
        "delete from klage",
        "update klagesteg set dato = '2020-01-01'",
        "delete from klagesteg",
        STEG.format("mottatt", "medhold", "JON", TID),
        STEG.format("formkontroll", "ny_vurdering", "JON", TID),
    ],
)
def test_kl_1_det_som_er_mottatt_og_stegene_endres_og_slettes_ikke(kontor: Kontor, sql: str) -> None:
    k = registrert(kontor)
    with pytest.raises(Regelbrudd), kontor.okt("LEA").skrive() as s:
        s._conn.execute(sql)
    assert na(kontor, k.id) == k


def test_kl_3_basen_nekter_det_samme_som_regelen(kontor: Kontor) -> None:
    k = til(kontor, T.FORMKONTROLL, T.NY_VURDERING)
    galt = ("update klage set saksbehandler = 'KAL'", *(STEG.format("ny_vurdering", "medhold", ident, TID) for ident in ("IDA", "EVA")))
    for sql in galt:
        with pytest.raises(Regelbrudd) as brudd, kontor.okt("LEA").skrive() as s:
            s._conn.execute(sql)
        assert brudd.value.regel == "KL-3"
    assert na(kontor, k.id).tilstand is T.NY_VURDERING


def test_kl_1_nyttsteg_med_dato_fram_i_tid_er_nektet(kontor: Kontor) -> None:
    k = registrert(kontor)
    nytt = NyttSteg(til=T.FORMKONTROLL, dato=I_DAG + timedelta(days=1))
    assert regel(lambda: klage.ta_steg(kontor.okt(), k.id, k.versjon, nytt)) == "KL-1"
