"""PM-4 through the services: when it is owed, by whom, and that it is done when it is sent."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from navtui.domain.forelopig_svar import NyttSvar, Svarobjekt, er_over
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import brev, forelopig_svar, postmote
from tests.klagehjelp import T as Tilstand
from tests.klagehjelp import registrert, steg
from tests.kontor import I_DAG, Kontor

LOVET = date(2026, 12, 10)


def svar(kontor: Kontor, objekt: Svarobjekt, id_: int, dag: date = I_DAG, lovet: date = LOVET, grunn: str = "Vi venter på legen.") -> int:
    """Sent by KAL."""
    return forelopig_svar.send(kontor.okt("KAL", dag), NyttSvar(objekt=objekt, id=id_, grunn=grunn, forventet=lovet))


@pytest.mark.parametrize(("dager", "skyldig", "over"), [(20, 0, 0), (21, 1, 0), (29, 1, 0), (30, 1, 1), (60, 1, 1)])
def test_pm_4_oppgaven_kommer_dag_21_og_er_over_fra_en_kalendermaaned(kontor: Kontor, dager: int, skyldig: int, over: int) -> None:
    p = kontor.person()
    kontor.soknad(p, mottatt=I_DAG, tilstand="fordelt", saksbehandler="KAL")  # a month from 20.11 is 20.12: 30 days
    dag = I_DAG + timedelta(days=dager)
    mine = forelopig_svar.mine(kontor.okt("KAL", dag))
    assert (len(mine), sum(er_over(s, dag) for s in mine)) == (skyldig, over)
    assert forelopig_svar.mine(kontor.okt("IDA", dag)) == ()


def test_pm_4_det_ingen_har_er_leders_og_ellers_den_faste_veilederens(kontor: Kontor) -> None:
    uten, med = kontor.person("Aksel"), kontor.person("Line")
    kontor.sak(med, "IDA")
    for p in (uten, med):
        kontor.soknad(p, mottatt=I_DAG - timedelta(days=25))
    hvem = {i: [s.person_id for s in forelopig_svar.mine(kontor.okt(i))] for i in ("LEA", "IDA", "KAL", "PER")}
    assert hvem == {"LEA": [uten], "IDA": [med], "KAL": [], "PER": []}


def test_pm_4_gjort_naar_det_er_sendt_og_skyldig_igjen_naar_det_som_ble_lovet_er_passert(kontor: Kontor) -> None:
    p = kontor.person()
    id_ = kontor.soknad(p, mottatt=I_DAG - timedelta(days=40), tilstand="fordelt", saksbehandler="KAL")
    svar(kontor, Svarobjekt.SOKNAD, id_)
    assert forelopig_svar.mine(kontor.okt("KAL", LOVET - timedelta(days=1))) == ()
    (igjen,) = forelopig_svar.mine(kontor.okt("KAL", LOVET))
    assert (igjen.sendt, igjen.frist) == (I_DAG, LOVET)
    with kontor.okt("KAL").lese() as les:
        assert les.verdi("select forelopig_svar from soknad where id = :id", alle=True, id=id_) == I_DAG.isoformat()
        (logg,) = les.rader("select ident, data from logg where handling = 'forelopig_svar'")
    assert logg["ident"] == "KAL"
    assert "legen" not in logg["data"]


def test_pm_4_klokken_gaar_ogsaa_for_klager_til_den_er_besvart(kontor: Kontor) -> None:
    k = registrert(kontor)
    dag = I_DAG + timedelta(days=22)
    (venter,) = forelopig_svar.mine(kontor.okt("KAL", dag))
    assert (venter.objekt, venter.id) == (Svarobjekt.KLAGE, k.id)
    steg(kontor, k, Tilstand.TRUKKET, dag=dag)
    assert forelopig_svar.mine(kontor.okt("KAL", dag)) == ()


def test_pm_4_en_besvart_soknad_skylder_ingenting_og_kan_ikke_faa_foreløpig_svar(kontor: Kontor) -> None:
    p = kontor.person()
    id_ = kontor.soknad(p, mottatt=I_DAG - timedelta(days=40), tilstand="besvart", saksbehandler="KAL")
    assert forelopig_svar.mine(kontor.okt("KAL")) == ()
    with pytest.raises(Regelbrudd, match="venter ikke på svar"):
        svar(kontor, Svarobjekt.SOKNAD, id_)


@pytest.mark.parametrize(("grunn", "lovet"), [("  ", LOVET), ("x" * 501, LOVET), ("Vi venter.", I_DAG)])
def test_pm_4_uten_grunn_eller_med_en_dag_som_er_passert_sendes_det_ikke(kontor: Kontor, grunn: str, lovet: date) -> None:
    p = kontor.person()
    id_ = kontor.soknad(p, tilstand="fordelt", saksbehandler="KAL")
    with pytest.raises(Regelbrudd) as brudd:
        svar(kontor, Svarobjekt.SOKNAD, id_, grunn=grunn, lovet=lovet)
    assert brudd.value.regel == "PM-4"
    assert brudd.value.felt in ("grunn", "forventet")


def test_pm_4_pe_5_en_skjult_person_skylder_en_ingenting(kontor: Kontor) -> None:
    p = kontor.person(skjerming="kode_7")
    id_ = kontor.soknad(p, mottatt=I_DAG - timedelta(days=40), tilstand="fordelt", saksbehandler="KAL")
    assert forelopig_svar.mine(kontor.okt("KAL")) == ()
    assert forelopig_svar.apne_for(kontor.okt("KAL"), p) == []
    assert [s.id for s in forelopig_svar.apne_for(kontor.okt("LEA"), p)] == [id_]
    with pytest.raises(Regelbrudd, match="venter ikke på svar"):
        svar(kontor, Svarobjekt.SOKNAD, id_)


def test_pm_4_svaret_og_brevet_er_begge_der_eller_ingen_av_dem(kontor: Kontor) -> None:
    p = kontor.person()
    id_ = kontor.soknad(p, mottatt=I_DAG - timedelta(days=30), tilstand="fordelt", saksbehandler="KAL")
    nytt = NyttSvar(objekt=Svarobjekt.SOKNAD, id=id_, grunn="Vi venter på legen.", forventet=LOVET)
    with pytest.raises(Regelbrudd):  # without a sak the letter has no number to stand on
        brev.send_forelopig_svar(kontor.okt("KAL"), nytt)
    assert len(forelopig_svar.mine(kontor.okt("KAL"))) == 1
    kontor.sak(p)
    brev.send_forelopig_svar(kontor.okt("KAL"), nytt)
    assert forelopig_svar.mine(kontor.okt("KAL")) == ()


def test_pm_4_et_sendt_svar_endres_og_slettes_ikke(kontor: Kontor) -> None:
    p = kontor.person()
    svar(kontor, Svarobjekt.SOKNAD, kontor.soknad(p, tilstand="fordelt", saksbehandler="KAL"))
    for sql in ("update forelopig_svar set grunn = 'x'", "delete from forelopig_svar"):
        with pytest.raises(Regelbrudd), kontor.okt("LEA").skrive() as s:
            s._conn.execute(sql)


def test_pm_3_pm_4_postmotet_viser_det_som_er_lovet_naar_foreløpig_svar_er_sendt(kontor: Kontor) -> None:
    p = kontor.person()
    id_ = kontor.soknad(p, mottatt=I_DAG - timedelta(days=40))
    assert [r.maanedsfrist for r in postmote.rader(kontor.okt("KAL"))] == [date(2026, 11, 11)]
    svar(kontor, Svarobjekt.SOKNAD, id_)
    assert [r.maanedsfrist for r in postmote.rader(kontor.okt("KAL"))] == [LOVET]
