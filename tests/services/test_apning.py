"""PE-7 on a real file: who opens whom, with what reason, and what the log keeps."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from navtui.domain.regelbrudd import Regelbrudd
from navtui.services.apning import apne
from tests.kontor import ANSATTE, I_DAG, Kontor, send_raatt


def apninger(kontor: Kontor, person_id: int) -> list[tuple[str, str, dict[str, object]]]:
    sql = "select ident, handling, data from logg where person_id = :p and handling in ('apnet', 'apning_nektet') order by nr"
    with kontor.okt("LEA").lese() as les:
        return [(r["ident"], r["handling"], json.loads(r["data"])) for r in les.rader(sql, p=person_id)]


def til_kontroll(kontor: Kontor, p: int) -> None:
    sak = kontor.sak(p, "KAL")
    soknad = kontor.soknad(p, tilstand="besvart", saksbehandler="KAL")
    vedtak = kontor.sett_inn(
        "vedtak", nummer="2026-1", person_id=p, sak_id=sak, art="stonad", soknad_id=soknad, fra=I_DAG, til=I_DAG, husstandsform="enslig",
        skrevet_av="KAL", opprettet=kontor.okt().na(),
    )  # fmt: skip
    with kontor.okt("KAL").skrive() as s:
        send_raatt(s, vedtak, 1)
        s.logg("sendt")


def borte(kontor: Kontor, p: int) -> None:
    kontor.sak(p, "KAL")
    kontor.sett_inn("fravaer", "LEA", ident="KAL", art="syk", fra=I_DAG, stedfortreder="IDA", satt_av="LEA", tid=kontor.okt().na())


def postmote(kontor: Kontor, p: int) -> None:
    kontor.soknad(p)
    kontor.sett_inn("postmote", dato=I_DAG, apnet_tid=kontor.okt().na(), apnet_av="KAL")


def beskjed(kontor: Kontor, p: int) -> None:
    kontor.sett_inn("beskjed", "PER", person_id=p, til_ident="IDA", fra_ident="PER", ring_tilbake=1, tid=kontor.okt().na())


GRUNNER: dict[str, Callable[[Kontor, int], object]] = {
    "portefolje": lambda k, p: k.sak(p, "IDA"),
    "stedfortreder": borte,
    "postmote": postmote,
    "kontroll": til_kontroll,
    "beskjed": beskjed,
}


@pytest.mark.parametrize("grunn", GRUNNER)
def test_pe_7_er_en_grunn_i_seg_selv_for_den_det_gjelder(kontor: Kontor, grunn: str) -> None:
    p, uten = kontor.person(), kontor.person("Uten", "Grunn")
    GRUNNER[grunn](kontor, p)
    assert apne(kontor.okt("IDA"), p).grunn == grunn
    assert apninger(kontor, p) == [("IDA", "apnet", {"grunn": grunn, "oppgitt": 0})]
    with pytest.raises(Regelbrudd, match="PE-7"):
        apne(kontor.okt("IDA"), uten)


def test_pe_7_den_som_sendte_vedtaket_har_ikke_kontroll_som_grunn(kontor: Kontor) -> None:
    p = kontor.person()
    til_kontroll(kontor, p)
    assert apne(kontor.okt("KAL"), p).grunn == "portefolje"
    with kontor.okt("LEA").skrive() as s:
        s.endre("sak", hvor={"person_id": p}, veileder="EVA")
        s.logg("test")
    with pytest.raises(Regelbrudd, match="PE-7"):
        apne(kontor.okt("KAL"), p)


@pytest.mark.parametrize("ident", [i for i in ANSATTE if i not in ("KAL", "PER")])
def test_pe_7_utenfor_portefoljen_kreves_en_grunn_ogsaa_av_leder_og_begge_deler_logges(kontor: Kontor, ident: str) -> None:
    p = kontor.person()
    kontor.sak(p, "KAL")
    with pytest.raises(Regelbrudd) as brudd:
        apne(kontor.okt(ident), p)
    assert (brudd.value.regel, brudd.value.felt) == ("PE-7", "grunn")
    assert apne(kontor.okt(ident), p, grunn="samarbeid").oppgitt
    assert [(i, h) for i, h, _ in apninger(kontor, p)] == [(ident, "apning_nektet"), (ident, "apnet")]


def test_pe_7_mottak_aapner_ingen_selv_med_grunn_eller_beskjed(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sett_inn("beskjed", "KAL", person_id=p, til_ident="PER", fra_ident="KAL", ring_tilbake=0, tid=kontor.okt().na())
    for grunn in (None, "henvendelse"):
        with pytest.raises(Regelbrudd, match="Mottak åpner ikke"):
            apne(kontor.okt("PER"), p, grunn=grunn)
    assert [h for _, h, _ in apninger(kontor, p)] == ["apning_nektet", "apning_nektet"]


def test_pe_7_annet_krever_tekst_og_teksten_blir_staaende(kontor: Kontor) -> None:
    p = kontor.person()
    with pytest.raises(Regelbrudd) as brudd:
        apne(kontor.okt(), p, grunn="annet", tekst="  ")
    assert brudd.value.felt == "tekst"
    apne(kontor.okt(), p, grunn="annet", tekst="hjelper i skranken")
    assert apninger(kontor, p)[-1][2] == {"grunn": "annet", "oppgitt": 1, "tekst": "hjelper i skranken"}
    with pytest.raises(Regelbrudd, match="fra listen"):
        apne(kontor.okt("IDA"), p, grunn="nysgjerrig")


def test_pe_7_en_oppgitt_grunn_gjelder_resten_av_dagen_for_samme_person_og_logges_hver_gang(kontor: Kontor) -> None:
    p, annen = kontor.person(), kontor.person("Annen", "Person")
    apne(kontor.okt(), p, grunn="klage")
    assert apne(kontor.okt(), p, "vedtak").grunn == "klage"
    for okt, person_id, objekt in [
        (kontor.okt(), annen, "bruker"), (kontor.okt("IDA"), p, "bruker"), (kontor.okt(), p, "gjeldssak"),
        (kontor.okt(dag=date(2026, 11, 21)), p, "bruker"),
    ]:  # fmt: skip
        with pytest.raises(Regelbrudd, match="PE-7"):
            apne(okt, person_id, objekt)
    assert [h for _, h, _ in apninger(kontor, p)].count("apnet") == 2


def test_pe_6_den_som_er_inhabil_maa_alltid_si_hvorfor(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p, "KAL")
    kontor.sett_inn("inhabilitet", person_id=p, ident="KAL", grunn="slekt", fra=I_DAG, satt_av="KAL", tid=kontor.okt().na())
    with pytest.raises(Regelbrudd, match="PE-7"):
        apne(kontor.okt("KAL"), p)


@pytest.mark.parametrize("ident", [i for i in ANSATTE if i != "LEA"])
def test_pe_5_uten_tilgang_er_svaret_som_for_en_som_ikke_finnes(kontor: Kontor, ident: str) -> None:
    skjult = kontor.person(skjerming="kode_7")
    kontor.sak(skjult, ident)
    svar = []
    for person_id in (skjult, 987654):
        with pytest.raises(Regelbrudd) as brudd:
            apne(kontor.okt(ident), person_id, grunn="samarbeid")
        svar.append((brudd.value.regel, brudd.value.setning, brudd.value.felt))
    assert svar[0] == svar[1]
    assert [h for _, h, _ in apninger(kontor, skjult)] == ["apning_nektet"]
