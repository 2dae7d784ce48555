"""OP-6 and OP-12 on a real file."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.beskjed import NyBeskjed
from navtui.domain.kodeverk.oppfolging import Notatart
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.sak import Utvalg
from navtui.services import beskjed, bruker, journalnotat, sak
from tests.kontor import ANSATTE, I_DAG, Kontor


@pytest.mark.parametrize("ident", ANSATTE)
def test_op_6_den_som_tar_telefonen_legger_beskjed_til_den_ansvarlige(kontor: Kontor, ident: str) -> None:
    p = kontor.person(telefon="90 00 00 01")
    kontor.sak(p, "KAL")
    assert beskjed.legg_igjen(kontor.okt(ident), NyBeskjed(person_id=p, tekst="gjelder husleie", ring_tilbake=True)) == "KAL"
    (b,) = beskjed.mine(kontor.okt("KAL"))
    assert (b.fra_ident, b.navn, b.ring_tilbake, b.telefon, b.tekst) == (ident, "Olsen, Mona", True, "90 00 00 01", "gjelder husleie")
    assert sak.liste(kontor.okt("KAL"))[0].ring_tilbake == 1
    (k,) = bruker.apne(kontor.okt("KAL"), p).kontakter
    assert (k.art, k.initiativ, k.utfall, k.ident) == ("telefon", "bruker", "ring_tilbake", ident)


def test_op_6_ring_tilbake_staar_til_den_er_gjort(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p, "KAL")
    beskjed.legg_igjen(kontor.okt("PER"), NyBeskjed(person_id=p, ring_tilbake=True))
    (b,) = beskjed.mine(kontor.okt("KAL"))
    with pytest.raises(Regelbrudd, match="OP-6"):
        beskjed.ferdig(kontor.okt("IDA"), b.id, b.versjon)
    assert sak.tall(kontor.okt("KAL"))[Utvalg.RING_TILBAKE] == 1
    beskjed.ferdig(kontor.okt("KAL"), b.id, b.versjon)
    assert beskjed.mine(kontor.okt("KAL")) == []
    assert sak.tall(kontor.okt("KAL"))[Utvalg.RING_TILBAKE] == 0
    with pytest.raises(Regelbrudd, match="SI-7"):
        beskjed.ferdig(kontor.okt("KAL"), b.id, b.versjon)


def test_op_6_stedfortrederen_kan_krysse_ut(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p, "KAL")
    beskjed.legg_igjen(kontor.okt("PER"), NyBeskjed(person_id=p, tekst="haster"))
    kontor.sett_inn("fravaer", "LEA", ident="KAL", art="syk", fra=I_DAG, stedfortreder="IDA", satt_av="LEA", tid=kontor.okt().na())
    (b,) = beskjed.mine(kontor.okt("KAL"))
    beskjed.ferdig(kontor.okt("IDA"), b.id, b.versjon)
    assert beskjed.mine(kontor.okt("KAL")) == []


@pytest.mark.parametrize(
    ("ny", "felt"),
    [
        (NyBeskjed(person_id=1), "tekst"),
        (NyBeskjed(person_id=1, tekst="hei"), "til_ident"),
        (NyBeskjed(person_id=1, tekst="hei", til_ident="XYZ"), "til_ident"),
    ],
)
def test_op_6_en_beskjed_sier_noe_og_har_en_mottaker(kontor: Kontor, ny: NyBeskjed, felt: str) -> None:
    assert kontor.person() == 1
    with pytest.raises(Regelbrudd) as brudd:
        beskjed.legg_igjen(kontor.okt("PER"), ny)
    assert brudd.value.felt == felt
    assert beskjed.legg_igjen(kontor.okt("PER"), NyBeskjed(person_id=1, tekst="hei", til_ident="EVA")) == "EVA"


def test_op_12_et_notat_kan_endres_av_forfatteren_til_dagen_er_over_og_siden_bare_rettes(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p, "KAL")
    kal = kontor.okt("KAL")
    notat = journalnotat.skriv(kal, p, Notatart.MUNTLIG_OPPLYSNING, "Flyttet til Kabelvåg")
    journalnotat.endre(kal, notat, 1, "Flyttet til Svolvær")
    for okt, versjon, regel in ((kontor.okt("IDA"), 2, "OP-12"), (kontor.okt("KAL", dag=date(2026, 11, 21)), 2, "OP-12"), (kal, 1, "SI-7")):
        with pytest.raises(Regelbrudd, match=regel):
            journalnotat.endre(okt, notat, versjon, "noe annet")
    rettelse = journalnotat.rett(kontor.okt("KAL", dag=date(2026, 11, 21)), notat, "Henningsvær er riktig")
    notater = bruker.apne(kal, p).notater
    assert [(n.id, n.tekst, n.retter_id, n.art) for n in notater] == [
        (rettelse, "Henningsvær er riktig", notat, "rettelse"), (notat, "Flyttet til Svolvær", None, "muntlig_opplysning"),
    ]  # fmt: skip


@pytest.mark.parametrize(("art", "tekst"), [(Notatart.NOTAT, " \n"), (Notatart.RETTELSE, "uten notat")])
def test_op_12_et_notat_har_tekst_og_en_rettelse_gjelder_et_notat(kontor: Kontor, art: Notatart, tekst: str) -> None:
    p = kontor.person()
    with pytest.raises(Regelbrudd, match="OP-12"):
        journalnotat.skriv(kontor.okt(), p, art, tekst)


def test_op_12_mottak_skriver_ikke_i_journalen(kontor: Kontor) -> None:
    p = kontor.person()
    with pytest.raises(Regelbrudd, match="PE-12"):
        journalnotat.skriv(kontor.okt("PER"), p, Notatart.NOTAT, "hei")
