"""Months, dates as people type them, and banking days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.kalender import (
    Maaned,
    arbeidsdager_etter,
    bankdag_paa_eller_etter,
    bankdag_paa_eller_foer,
    dag_kort,
    dag_tekst,
    er_bankdag,
    legg_til_maaneder,
    les_dato,
    les_fodselsdato,
    periode_tekst,
)
from navtui.domain.regelbrudd import Regelbrudd

I_DAG = date(2026, 11, 20)  # a Friday
DATOER = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [
        ("20.11.2026", date(2026, 11, 20)),
        ("1.2.2026", date(2026, 2, 1)),
        ("20.11.26", date(2026, 11, 20)),
        ("20.11", date(2026, 11, 20)),
        ("20.11.", date(2026, 11, 20)),
        ("2011", date(2026, 11, 20)),
        ("201126", date(2026, 11, 20)),
        ("20112026", date(2026, 11, 20)),
        ("2026-11-20", date(2026, 11, 20)),
        ("i dag", I_DAG),
        ("I  går", date(2026, 11, 19)),
        ("i morgen", date(2026, 11, 21)),
        ("20-11", date(2026, 11, 20)),
        ("+7", date(2026, 11, 27)),
        ("-1", date(2026, 11, 19)),
        ("010192", date(1992, 1, 1)),
        ("010146", date(2046, 1, 1)),
        ("010147", date(1947, 1, 1)),
    ],
)
def test_pm_1_datoer_leses_slik_folk_skriver_dem(tekst: str, dag: date) -> None:
    assert les_dato(tekst, I_DAG, "mottatt") == dag


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [
        ("fre", I_DAG),
        ("ons", date(2026, 11, 18)),
        ("ons.", date(2026, 11, 18)),
        ("Onsdag", date(2026, 11, 18)),
        ("lør", date(2026, 11, 14)),
        ("lordag", date(2026, 11, 14)),
    ],
)
def test_pm_1_ukedag_for_noe_som_har_hendt_er_den_siste(tekst: str, dag: date) -> None:
    assert les_dato(tekst, I_DAG, "mottatt", framover=False) == dag


def test_pm_1_ukedag_som_kan_vaere_begge_veier_tas_ikke() -> None:
    with pytest.raises(Regelbrudd, match="det er ingen dato"):
        les_dato("ons", I_DAG, "fra")


def test_pm_1_dato_uten_aar_er_den_naermeste() -> None:
    assert les_dato("30.12", date(2027, 1, 2), "mottatt") == date(2026, 12, 30)
    assert les_dato("2.1", date(2026, 12, 30), "frist") == date(2027, 1, 2)
    assert les_dato("29.2", date(2027, 6, 1), "frist") == date(2028, 2, 29)


def test_pm_1_to_siffer_er_fra_79_aar_siden_til_20_aar_fram() -> None:
    assert les_dato("010105", date(2090, 1, 1), "født") == date(2105, 1, 1)
    assert les_dato("010111", date(2090, 1, 1), "født") == date(2011, 1, 1)


def test_pm_1_ukedag_framover_er_den_kommende() -> None:
    assert les_dato("ons", I_DAG, "frist", framover=True) == date(2026, 11, 25)
    assert les_dato("fre", I_DAG, "frist", framover=True) == I_DAG


@pytest.mark.parametrize(
    "tekst", ["", "31.11", "31.2.2026", "32.1", "0.1", "20.13.2026", "snart", "201", "2026", "20.11.126", "٢٠.١١", "+1000", "2026-W47-5x"]
)
def test_pm_1_det_som_ikke_er_en_dag_avvises_med_feltets_navn(tekst: str) -> None:
    """ "2026" is read as 20.26, which is no day."""
    with pytest.raises(Regelbrudd) as brudd:
        les_dato(tekst, I_DAG, "mottatt")

    assert brudd.value.setning.startswith("Mottatt")
    assert brudd.value.felt == "mottatt"


@given(DATOER, DATOER)
def test_pm_1_det_som_vises_kan_leses_tilbake(dag: date, i_dag: date) -> None:
    assert les_dato(dag_kort(dag), i_dag) == dag


@given(DATOER)
def test_pm_1_ukedager_er_aldri_mer_enn_seks_dager_unna(i_dag: date) -> None:
    for navn in ("man", "tir", "ons", "tor", "fre", "lør", "søn"):
        assert 0 <= (i_dag - les_dato(navn, i_dag, framover=False)).days <= 6


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [
        ("1.2.99", date(1999, 2, 1)),
        ("010299", date(1999, 2, 1)),
        ("20.11.26", I_DAG),
        ("21.11.26", date(1926, 11, 21)),
        ("1.2.27", date(1927, 2, 1)),
        ("29.2.00", date(2000, 2, 29)),
        ("29.2.28", date(1928, 2, 29)),
        ("01.02.1901", date(1901, 2, 1)),
        ("1999-02-01", date(1999, 2, 1)),
    ],
)
def test_pe_1_fodselsdato_med_to_siffer_i_aret_er_aldri_fram_i_tid(tekst: str, dag: date) -> None:
    assert les_fodselsdato(tekst, I_DAG, "født") == dag


@pytest.mark.parametrize(
    ("tekst", "hva"),
    [("1.2", "året mangler"), ("0102", "året mangler"), ("31.2.99", "ingen fødselsdato"), ("29.2.27", "ingen fødselsdato"),
     ("i dag", "ingen fødselsdato"), ("+7", "ingen fødselsdato"), ("", "ingen fødselsdato"), ("1.2.2099", "fram i tid"),
     ("0.0.00", "ingen fødselsdato"), ("1.1.0000", "ingen fødselsdato")],
)  # fmt: skip
def test_pe_1_fodselsdato_som_ikke_kan_leses_sies_i_feltets_navn(tekst: str, hva: str) -> None:
    with pytest.raises(Regelbrudd, match=hva) as brudd:
        les_fodselsdato(tekst, I_DAG, "født")
    assert brudd.value.setning.startswith("Født: ")
    assert "+7" not in brudd.value.setning


@given(st.dates(date(1930, 1, 1), I_DAG))
def test_pe_1_fodselsdato_med_to_siffer_leses_tilbake(dag: date) -> None:
    assert les_fodselsdato(f"{dag:%d%m%y}", I_DAG) == dag


def test_dager_og_maaneder_pa_norsk() -> None:
    assert dag_tekst(I_DAG) == "fredag 20. november"
    assert dag_kort(date(2026, 12, 1)) == "1.12.2026"
    assert periode_tekst(date(2026, 12, 1), date(2026, 12, 31)) == "1.12-31.12.2026"
    assert periode_tekst(date(2026, 12, 15), date(2027, 1, 14)) == "15.12.2026-14.1.2027"
    assert Maaned(2026, 11).navn == "november 2026"


def test_ve_5_maaneder_ordnes_og_regnes_over_nyttaar() -> None:
    november = Maaned(2026, 11)

    assert Maaned(2026, 12).neste == Maaned(2027, 1)
    assert Maaned(2027, 1).forrige == Maaned(2026, 12)
    assert november.pluss(14) == Maaned(2028, 1)
    assert november.pluss(-11) == Maaned(2025, 12)
    assert sorted([Maaned(2027, 1), november]) == [november, Maaned(2027, 1)]
    assert (november.forste, november.siste, november.dager) == (date(2026, 11, 1), date(2026, 11, 30), 30)
    assert Maaned(2028, 2).dager == 29
    for galt in ("2026-13", "2026-1", "nov", "２０２６-11"):
        with pytest.raises(ValueError, match=r".+"):
            Maaned.fra_tekst(galt)


@given(DATOER, st.integers(min_value=-40, max_value=40))
def test_ve_5_maaned_til_tekst_og_tilbake(dag: date, antall: int) -> None:
    maaned = Maaned.av(dag).pluss(antall)

    assert Maaned.fra_tekst(maaned.til_tekst()) == maaned
    assert maaned.pluss(-antall) == Maaned.av(dag)
    assert maaned.siste + timedelta(days=1) == maaned.neste.forste


def test_pm_4_maaneder_legges_til_med_maanedens_siste_dag() -> None:
    assert legg_til_maaneder(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert legg_til_maaneder(date(2028, 1, 31), 1) == date(2028, 2, 29)
    assert legg_til_maaneder(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert legg_til_maaneder(date(2026, 11, 20), 1) == date(2026, 12, 20)
    assert legg_til_maaneder(date(2026, 3, 31), -1) == date(2026, 2, 28)


@given(DATOER, st.integers(min_value=1, max_value=24))
def test_pm_4_en_maaned_fram_er_alltid_i_neste_maaned(dag: date, antall: int) -> None:
    senere = legg_til_maaneder(dag, antall)

    assert Maaned.av(senere) == Maaned.av(dag).pluss(antall)
    assert senere.day == min(dag.day, Maaned.av(senere).dager)


@pytest.mark.parametrize(
    "dag",
    [
        date(2026, 1, 1),
        date(2026, 4, 2),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 11, 21),
        date(2026, 11, 22),
        date(2027, 5, 17),
    ],
)
def test_ve_21_helligdager_og_helg_er_ikke_bankdager(dag: date) -> None:
    assert not er_bankdag(dag)


def test_ve_21_julaften_og_nyttarsaften_er_bankdager() -> None:
    assert er_bankdag(date(2026, 12, 24))
    assert er_bankdag(date(2026, 12, 31))


def test_ve_21_utbetaling_skjer_bankdagen_for() -> None:
    assert bankdag_paa_eller_foer(date(2026, 11, 20)) == date(2026, 11, 20)
    assert bankdag_paa_eller_foer(date(2026, 11, 22)) == date(2026, 11, 20)
    assert bankdag_paa_eller_foer(date(2027, 1, 1)) == date(2026, 12, 31)
    assert bankdag_paa_eller_foer(date(2026, 4, 6)) == date(2026, 4, 1)


def test_kl_2_frist_flyttes_og_arbeidsdager_telles() -> None:
    assert bankdag_paa_eller_etter(date(2026, 4, 2)) == date(2026, 4, 7)
    assert arbeidsdager_etter(date(2026, 11, 20), 0) == date(2026, 11, 20)
    assert arbeidsdager_etter(date(2026, 11, 20), 3) == date(2026, 11, 25)
    assert arbeidsdager_etter(date(2026, 4, 1), 1) == date(2026, 4, 7)
    with pytest.raises(ValueError, match="negative"):
        arbeidsdager_etter(I_DAG, -1)


@given(st.dates(min_value=date(2015, 1, 1), max_value=date(2040, 12, 31)))
def test_ve_21_bankdag_foer_er_siste_bankdag_og_aldri_senere(dag: date) -> None:
    foer = bankdag_paa_eller_foer(dag)

    assert foer <= dag
    assert er_bankdag(foer)
    assert not any(er_bankdag(foer + timedelta(days=n)) for n in range(1, (dag - foer).days + 1))


@pytest.mark.parametrize(
    ("tekst", "dager"),
    [("i dag", 0), ("idag", 0), ("I DAG", 0), ("i går", -1), ("igår", -1), ("i gar", -1), ("i morgen", 1), ("imorgen", 1)],
)
def test_pm_1_hvert_ord_for_en_dag_er_sin_dag(tekst: str, dager: int) -> None:
    i_dag = date(2026, 11, 20)
    assert les_dato(tekst, i_dag) == i_dag + timedelta(days=dager)


def test_pm_1_et_tomt_datofelt_mangler_og_er_ikke_en_feilskrevet_dag() -> None:
    with pytest.raises(Regelbrudd, match="Frist mangler") as brudd:
        les_dato("  ", date(2026, 11, 20), "frist", regel="OP-5")
    assert (brudd.value.regel, brudd.value.felt) == ("OP-5", "frist")
