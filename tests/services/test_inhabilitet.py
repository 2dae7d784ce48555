"""PE-6: taking a mark back. PE-13: innsatsbehov with its history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from navtui.domain.flytting import Flyttegrunn
from navtui.domain.inhabilitet import Inhabilitetsgrunn
from navtui.domain.kodeverk import Innsatsbehov, Vedtakstilstand
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import bruker, flytting, inhabilitet, innsatsbehov, leder, oppgave
from navtui.store import ansatt
from tests.kontor import I_DAG, Kontor
from tests.vedtakshjelp import kontroller, sendt

GRUNN = Inhabilitetsgrunn.NABO


def inhabile(kontor: Kontor, person_id: int) -> set[str]:
    with kontor.okt("LEA").lese() as les:
        return set(ansatt.inhabile(les, person_id, I_DAG))


def test_pe_6_eget_merke_tas_tilbake_samme_dag(kontor: Kontor) -> None:
    p = kontor.person()
    id_ = inhabilitet.sett(kontor.okt(), p, "KAL", GRUNN)
    inhabilitet.opphev(kontor.okt(), id_)
    assert inhabile(kontor, p) == set()
    with kontor.okt("LEA").lese() as les:
        assert les.verdi("select count(*) from logg where handling = 'habil' and person_id = :p and ident = 'KAL'", p=p) == 1
    with pytest.raises(Regelbrudd, match="SI-7"):
        inhabilitet.opphev(kontor.okt(), id_)


@pytest.mark.parametrize(("satt_av", "fra"), [("KAL", date(2026, 11, 19)), ("LEA", I_DAG)])
def test_pe_6_senere_eller_satt_av_leder_avgjor_leder(kontor: Kontor, satt_av: str, fra: date) -> None:
    p = kontor.person()
    id_ = kontor.sett_inn("inhabilitet", person_id=p, ident="KAL", grunn="nabo", fra=fra, satt_av=satt_av, tid=kontor.okt().na())
    for ident in ("KAL", "IDA"):
        with pytest.raises(Regelbrudd, match="avgjør leder"):
            inhabilitet.opphev(kontor.okt(ident), id_)
    assert inhabile(kontor, p) == {"KAL"}
    inhabilitet.opphev(kontor.okt("LEA"), id_)
    assert inhabile(kontor, p) == set()


def test_pe_6_leder_far_oppgaven_om_a_flytte_saken_til_den_er_flyttet_eller_hun_er_habil(kontor: Kontor) -> None:
    p, annen = kontor.person(), kontor.person("Eli")
    kontor.sak(p)
    lea = kontor.okt("LEA")

    def oppgaver() -> list[str]:
        return [o.tekst for o in oppgave.mine(lea)]

    inhabilitet.sett(kontor.okt("IDA"), p, "IDA", GRUNN)  # has no case with her
    inhabilitet.sett(kontor.okt(), annen, "KAL", GRUNN)
    assert oppgaver() == []
    merke = inhabilitet.sett(kontor.okt(), p, "KAL", GRUNN)
    assert oppgaver() == ["KAL er inhabil og har saken. Flytt den til en annen (F7, m)."]
    assert "1 oppgave til deg (F3, m)" in [m.setning for m in leder.bilde(lea).mangler]
    assert (oppgave.antall_ellers(lea), oppgave.antall_ellers(kontor.okt())) == (1, 0)
    inhabilitet.opphev(kontor.okt(), merke)
    assert oppgaver() == []
    inhabilitet.sett(kontor.okt(), p, "KAL", GRUNN)
    (linje,) = flytting.forslag(lea, "KAL").linjer
    flytting.utfor(lea, "KAL", [replace(linje, til="JON")], Flyttegrunn.INHABIL)
    assert oppgaver() == []


def test_pe_6_leder_kan_ikke_oppheve_sin_egen_og_saa_la_andre_signere(kontor: Kontor) -> None:
    """The other leder does. What the screen offers is what the service allows."""
    v = sendt(kontor)
    id_ = inhabilitet.sett(kontor.okt("LEA"), v.person_id, "LEA", GRUNN)
    with pytest.raises(Regelbrudd, match="PE-6"):
        kontroller(kontor, v)
    with pytest.raises(Regelbrudd, match="be kommunedirektøren"):
        inhabilitet.opphev(kontor.okt("LEA"), id_)
    with kontor.okt("LEA").skrive() as s:
        s.endre("ansatt", hvor={"ident": "EVA"}, rolle="leder")
        s.logg("test")
    with pytest.raises(Regelbrudd, match="Det gjør EVA, som også er leder"):
        inhabilitet.opphev(kontor.okt("LEA"), id_)
    eva = replace(kontor.okt("EVA"), rolle="leder")
    assert [(m.ident, brudd is None) for m, brudd in inhabilitet.merker(kontor.okt("LEA"), v.person_id)] == [("LEA", False)]
    assert [(m.ident, brudd is None) for m, brudd in inhabilitet.merker(eva, v.person_id)] == [("LEA", True)]
    inhabilitet.opphev(eva, id_)
    assert kontroller(kontor, v).tilstand is Vedtakstilstand.IVERKSATT


def test_pe_6_en_annens_merke_tas_ikke_bort(kontor: Kontor) -> None:
    p = kontor.person()
    id_ = inhabilitet.sett(kontor.okt("IDA"), p, "IDA", GRUNN)
    with pytest.raises(Regelbrudd, match="PE-6"):
        inhabilitet.opphev(kontor.okt(), id_)


def test_pe_13_innsatsbehov_har_historikk_og_logges(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p)
    innsatsbehov.sett(kontor.okt(), p, Innsatsbehov.STANDARD, date(2026, 1, 5), "nav_statlig")
    innsatsbehov.sett(kontor.okt(), p, Innsatsbehov.VARIG_TILPASSET, I_DAG, "nav_statlig")
    b = bruker.apne(kontor.okt(), p)
    assert [i.kode for i in b.innsatsbehov] == [Innsatsbehov.VARIG_TILPASSET, Innsatsbehov.STANDARD]
    with kontor.okt("LEA").lese() as les:
        assert les.verdi("select count(*) from logg where handling = 'innsatsbehov' and person_id = :p", p=p) == 2


def test_pe_13_fram_i_tid_og_to_ganger_nektes(kontor: Kontor) -> None:
    p = kontor.person()
    with pytest.raises(Regelbrudd) as brudd:
        innsatsbehov.sett(kontor.okt(), p, Innsatsbehov.STANDARD, date(2026, 11, 21), "nav_statlig")
    assert brudd.value.felt == "fra"
    innsatsbehov.sett(kontor.okt(), p, Innsatsbehov.STANDARD, I_DAG, "nav_statlig")
    with pytest.raises(Regelbrudd, match="ført fra før"):
        innsatsbehov.sett(kontor.okt(), p, Innsatsbehov.STANDARD, I_DAG, "bruker")


def test_pe_5_innsatsbehov_ikke_for_den_uten_tilgang(kontor: Kontor) -> None:
    p = kontor.person(skjerming="kode_7")
    with pytest.raises(Regelbrudd, match="PE-5"):
        innsatsbehov.sett(kontor.okt(), p, Innsatsbehov.STANDARD, I_DAG, "bruker")
