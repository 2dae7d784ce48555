"""OP-1 to OP-7 on a real file."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.kodeverk import Kontaktart, Lop
from navtui.domain.kodeverk.oppfolging import Konsekvens, Kontaktutfall, Sluttart
from navtui.domain.kontakt import NyKontakt
from navtui.domain.oppfolging import Aktivitet, Neste, Sluttdato
from navtui.domain.oppgave import NyttKrav
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.sak import Utvalg
from navtui.services import bruker, kontakt, oppfolging, oppgave, sak
from tests.kontor import I_DAG, Kontor


@pytest.fixture
def p(kontor: Kontor) -> int:
    """A person in KAL's portfolio, born 1980, avklaring, next follow-up 1 December."""
    person_id = kontor.person(fodt=date(1980, 1, 1))
    kontor.sak(person_id)
    return person_id


def test_op_2_en_kontakt_flytter_neste_dato_og_staar_paa_personen(kontor: Kontor, p: int) -> None:
    okt = kontor.okt()
    assert oppfolging.hent_neste(okt, p) == Neste(dato=date(2026, 12, 1), hva="", senest=date(2026, 12, 21))
    ny = NyKontakt(
        person_id=p, art=Kontaktart.SAMTALE, dato=I_DAG, tekst="Fått jobb", neste_dato=date(2026, 12, 10), neste_hva="lønnsslipp"
    )
    kontakt.registrer(okt, ny)
    (rad,) = sak.liste(okt)
    assert (rad.neste_dato, rad.neste_hva, rad.siste_kontakt) == (date(2026, 12, 10), "lønnsslipp", I_DAG)
    (k,) = bruker.apne(okt, p).kontakter
    assert (k.art, k.tekst, k.ident, k.utfall) == (Kontaktart.SAMTALE, "Fått jobb", "KAL", Kontaktutfall.GJENNOMFORT)


@pytest.mark.parametrize(
    ("neste", "dato", "utfall", "blir"),
    [
        (date(2026, 11, 18), I_DAG, "gjennomfort", date(2026, 12, 21)),
        (I_DAG, date(2026, 11, 17), "gjennomfort", date(2026, 12, 17)),
        (date(2026, 11, 18), I_DAG, "ikke_svar", date(2026, 11, 18)),
        (date(2026, 11, 18), I_DAG, "ring_tilbake", date(2026, 11, 18)),
        (date(2026, 11, 23), I_DAG, "gjennomfort", date(2026, 11, 23)),
    ],
)
def test_op_1_uten_ny_dato_er_bare_en_oppfolging_som_var_naadd_og_som_ble_noe_av_gjort(
    kontor: Kontor, neste: date, dato: date, utfall: str, blir: date
) -> None:
    p = kontor.person(fodt=date(1980, 1, 1))
    kontor.sak(p, neste_dato=neste, neste_hva="møte med bedriften")
    kontakt.registrer(kontor.okt(), NyKontakt(person_id=p, art=Kontaktart.TELEFON, dato=dato, utfall=Kontaktutfall.av(utfall)))
    (rad,) = sak.liste(kontor.okt())
    assert (rad.neste_dato, rad.neste_hva) == (blir, "møte med bedriften")
    assert rad.siste_kontakt == (dato if utfall == "gjennomfort" else None)


def test_op_1_senere_enn_lopet_krever_en_grunn_som_blir_staaende(kontor: Kontor, p: int) -> None:
    okt = kontor.okt()
    with pytest.raises(Regelbrudd) as brudd:
        oppfolging.sett_neste(okt, p, 1, date(2027, 1, 15), "samtale")
    assert (brudd.value.regel, brudd.value.felt) == ("OP-1", "neste_grunn")
    assert sak.liste(okt)[0].neste_dato == date(2026, 12, 1)
    oppfolging.sett_neste(okt, p, 1, date(2027, 1, 15), "samtale", "er på sykehus")
    assert sak.liste(okt)[0].neste_dato == date(2027, 1, 15)
    assert "er på sykehus" in bruker.apne(okt, p).notater[0].tekst


def test_op_1_en_kontakt_med_for_sen_dato_nektes_hel(kontor: Kontor, p: int) -> None:
    with pytest.raises(Regelbrudd, match="OP-1"):
        kontakt.registrer(kontor.okt(), NyKontakt(person_id=p, art=Kontaktart.TELEFON, dato=I_DAG, neste_dato=date(2027, 5, 1)))
    assert bruker.apne(kontor.okt(), p).kontakter == ()


def test_si_7_den_som_har_en_gammel_skjerm_far_vite_hva_som_gjelder_naa(kontor: Kontor, p: int) -> None:
    oppfolging.sett_neste(kontor.okt("IDA"), p, 1, date(2026, 12, 3), "ring")
    with pytest.raises(Regelbrudd, match=r"SI-7.*3\.12\.2026"):
        oppfolging.sett_neste(kontor.okt("KAL"), p, 1, date(2026, 12, 4), "samtale")
    assert sak.liste(kontor.okt())[0].neste_hva == "ring"


def test_op_1_kortere_lop_trekker_neste_dato_fram_men_aldri_bakover(kontor: Kontor, p: int) -> None:
    okt = kontor.okt()
    oppfolging.sett_lop(okt, p, 1, Lop.STABIL, None, None)
    oppfolging.sett_neste(okt, p, 2, date(2027, 2, 20), "samtale")
    oppfolging.sett_lop(okt, p, 3, Lop.ARBEIDSRETTET, None, I_DAG)
    (rad,) = sak.liste(okt)
    assert (rad.neste_dato, rad.kartlagt, rad.kartlegging_frist) == (date(2026, 12, 21), I_DAG, None)
    with pytest.raises(Regelbrudd, match="OP-3"):
        oppfolging.sett_lop(okt, p, 4, Lop.STABIL, None, date(2026, 11, 21))
    with pytest.raises(Regelbrudd, match="OP-1"):
        oppfolging.sett_lop(okt, p, 4, Lop.STABIL, 13, None)


def test_op_1_en_frist_som_er_passert_blir_ikke_visket_ut_av_nytt_lop(kontor: Kontor) -> None:
    sen = kontor.person()
    kontor.sak(sen, neste_dato=date(2026, 11, 1))
    oppfolging.sett_lop(kontor.okt(), sen, 1, Lop.ARBEIDSRETTET, None, None)
    assert sak.liste(kontor.okt())[0].dager_over_frist == 19


def test_op_4_datoene_fores_hver_for_seg_og_uten_aktivitet_er_et_utvalg(kontor: Kontor, p: int) -> None:
    okt = kontor.okt()
    oppfolging.sett_aktivitet(okt, p, Aktivitet(aktuell=True, hva="kurs", tilbudt=date(2026, 11, 2), vurdert=I_DAG))
    assert sak.tall(okt)[Utvalg.UTEN_AKTIVITET] == 1
    forste = bruker.apne(okt, p).aktivitet
    assert forste is not None
    oppfolging.sett_aktivitet(okt, p, forste.model_copy(update={"startet": date(2026, 11, 9)}))
    andre = bruker.apne(okt, p).aktivitet
    assert andre is not None
    assert (andre.id, andre.stand, andre.tilbudt) == (forste.id, "startet", date(2026, 11, 2))
    assert sak.tall(okt)[Utvalg.UTEN_AKTIVITET] == 0
    with pytest.raises(Regelbrudd, match="SI-7"):
        oppfolging.sett_aktivitet(okt, p, forste)


def test_op_5_noen_maa_velge_hva_som_folger_naar_dokumentasjonen_ikke_kom(kontor: Kontor, p: int) -> None:
    okt = kontor.okt()
    krav_id = oppgave.be_om(okt, NyttKrav(person_id=p, tekst="husleiekontrakt"))
    (krav,) = bruker.apne(okt, p).krav
    assert krav.frist == date(2026, 12, 21)
    assert [(o.regel, o.frist, o.til_ident) for o in oppgave.mine(okt)] == [("OP-5", date(2026, 12, 21), "KAL")]
    oppgave.purret(okt, krav_id, 1)
    for konsekvens, frist in ((None, None), (Konsekvens.NY_FRIST, None), (Konsekvens.NY_FRIST, date(2026, 11, 1))):
        with pytest.raises(Regelbrudd, match="OP-5"):
            oppgave.ikke_levert(okt, krav_id, 2, konsekvens, frist)
    oppgave.ikke_levert(okt, krav_id, 2, Konsekvens.NY_FRIST, date(2027, 1, 5))
    assert [o.frist for o in oppgave.mine(okt)] == [date(2027, 1, 5)]
    with pytest.raises(Regelbrudd, match=r"OP-5.*5\.1\.2027"):
        oppgave.ikke_levert(kontor.okt(dag=date(2027, 1, 5)), krav_id, 3, Konsekvens.AVGJORES_UTEN)
    oppgave.ikke_levert(kontor.okt(dag=date(2027, 1, 6)), krav_id, 3, Konsekvens.AVGJORES_UTEN)
    assert oppgave.mine(okt) == []
    (krav,) = bruker.apne(okt, p).krav
    assert (krav.tilstand, krav.konsekvens, krav.purret) == ("ikke_oppfylt", "avgjores_uten", I_DAG)
    with pytest.raises(Regelbrudd, match="SI-7"):
        oppgave.levert(okt, krav_id, 4, I_DAG)


def test_op_5_levert_lukker_paaminnelsen(kontor: Kontor, p: int) -> None:
    okt = kontor.okt()
    krav_id = oppgave.be_om(okt, NyttKrav(person_id=p, tekst="lønnsslipp", frist=date(2026, 11, 27)))
    oppgave.levert(okt, krav_id, 1, I_DAG)
    assert oppgave.mine(okt) == []


def test_op_7_oppgaven_kommer_tre_maaneder_for_og_bare_en_gang(kontor: Kontor, p: int) -> None:
    okt = kontor.okt()
    slutt = Sluttdato(person_id=p, art=Sluttart.AAP, dato=date(2027, 3, 1), kilde="nav_statlig", kilde_dato=I_DAG)
    oppfolging.sett_sluttdato(okt, slutt)
    assert oppgave.mine(okt) == []
    assert oppfolging.reis_forfalte(kontor.okt(dag=date(2026, 11, 30))) == 0
    dagen = kontor.okt(dag=date(2026, 12, 1))
    assert oppfolging.reis_forfalte(dagen) == 1
    assert oppfolging.reis_forfalte(dagen) == 0
    (o,) = oppgave.mine(dagen)
    assert (o.regel, o.frist, o.person_id) == ("OP-7", date(2027, 3, 1), p)
    oppgave.lukk(dagen, o.id, o.versjon)
    assert oppfolging.reis_forfalte(dagen) == 0


def test_op_7_en_ny_dato_avloser_den_gamle_og_en_som_er_naer_gir_oppgave_med_en_gang(kontor: Kontor, p: int) -> None:
    okt = kontor.okt()
    for dato in (date(2027, 8, 1), date(2027, 1, 1)):
        oppfolging.sett_sluttdato(okt, Sluttdato(person_id=p, art=Sluttart.DAGPENGER, dato=dato, kilde="bruker", kilde_dato=I_DAG))
    assert [s.dato for s in bruker.apne(okt, p).sluttdatoer] == [date(2027, 1, 1)]
    assert [o.frist for o in oppgave.mine(okt)] == [date(2027, 1, 1)]


def test_pe_12_kilden_til_en_sluttdato_er_ikke_fram_i_tid(kontor: Kontor, p: int) -> None:
    slutt = Sluttdato(person_id=p, art=Sluttart.AAP, dato=date(2027, 3, 1), kilde="nav_statlig", kilde_dato=date(2026, 11, 21))
    with pytest.raises(Regelbrudd, match="PE-12"):
        oppfolging.sett_sluttdato(kontor.okt(), slutt)
