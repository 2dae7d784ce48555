"""PE-3: ages and bands are computed on the day asked about."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.alder import (
    BARNEGRENSER,
    Aldersband,
    Barneband,
    Grense,
    alder,
    aldersband,
    barneband,
    fyller,
    grenser,
    neste_grense,
    uvanlig_alder,
)

FODT = date(2001, 11, 22)
SKUDD = date(2004, 2, 29)


def test_pe_3_alder_skifter_pa_fodselsdagen() -> None:
    assert alder(FODT, date(2026, 11, 21)) == 24
    assert alder(FODT, date(2026, 11, 22)) == 25
    assert alder(FODT, date(2001, 11, 21)) == -1


def test_pe_3_fodt_29_februar_blir_eldre_1_mars_naar_dagen_ikke_finnes() -> None:
    assert alder(SKUDD, date(2022, 2, 28)) == 17
    assert alder(SKUDD, date(2022, 3, 1)) == 18
    assert alder(SKUDD, date(2024, 2, 28)) == 19
    assert alder(SKUDD, date(2024, 2, 29)) == 20


@pytest.mark.parametrize(
    ("aar", "band"),
    [
        (17, Aldersband.UNDER_18),
        (18, Aldersband.FRA_18),
        (19, Aldersband.FRA_18),
        (20, Aldersband.FRA_20),
        (24, Aldersband.FRA_20),
        (25, Aldersband.FRA_25),
        (29, Aldersband.FRA_25),
        (30, Aldersband.FRA_30),
        (66, Aldersband.FRA_30),
        (67, Aldersband.FRA_67),
    ],
)
def test_pe_3_aldersband(aar: int, band: Aldersband) -> None:
    assert aldersband(FODT, fyller(FODT, aar)) is band
    assert aldersband(FODT, fyller(FODT, aar + 1) - timedelta(days=1)) is band


@pytest.mark.parametrize(
    ("aar", "band"),
    [(0, Barneband.BARN_0_5), (5, Barneband.BARN_0_5), (6, Barneband.BARN_6_10), (10, Barneband.BARN_6_10), (11, Barneband.BARN_11_17)],
)
def test_pe_3_barneband_skifter_pa_fodselsdagen(aar: int, band: Barneband) -> None:
    assert barneband(FODT, fyller(FODT, aar)) is band


def test_pe_3_ingen_barnesats_for_fodselen_eller_fra_18() -> None:
    assert barneband(FODT, FODT - timedelta(days=1)) is None
    assert barneband(FODT, fyller(FODT, 18) - timedelta(days=1)) is Barneband.BARN_11_17
    assert barneband(FODT, fyller(FODT, 18)) is None


def test_pe_3_grenser_i_en_periode_tar_med_begge_ender() -> None:
    assert grenser(FODT, date(2026, 11, 22), date(2026, 12, 21)) == (Grense(date(2026, 11, 22), 25),)
    assert grenser(FODT, date(2026, 10, 23), date(2026, 11, 22)) == (Grense(date(2026, 11, 22), 25),)
    assert grenser(FODT, date(2026, 11, 23), date(2027, 11, 22)) == ()
    assert [g.alder for g in grenser(FODT, FODT, date(2100, 1, 1))] == [6, 11, 18, 20, 25, 30, 67]


def test_pe_3_neste_grense_er_den_forste() -> None:
    assert neste_grense(FODT, date(2012, 1, 1), date(2030, 1, 1)) == Grense(date(2012, 11, 22), 11)
    assert neste_grense(FODT, date(2026, 12, 1), date(2026, 12, 31)) is None


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2020, 1, 1)), st.integers(min_value=0, max_value=100))
def test_pe_3_den_dagen_man_fyller_er_den_forste_med_den_alderen(fodt: date, aar: int) -> None:
    dag = fyller(fodt, aar)

    assert alder(fodt, dag) == aar
    assert alder(fodt, dag - timedelta(days=1)) == aar - 1


def test_pe_1_fodselsdato_over_110_aar_tilbake_sporres_det_om() -> None:
    assert uvanlig_alder(date(1916, 11, 20), date(2026, 11, 20)) is None
    assert uvanlig_alder(date(1915, 11, 21), date(2026, 11, 20)) is None
    varsel = uvanlig_alder(date(1915, 11, 20), date(2026, 11, 20))
    assert varsel is not None
    assert varsel.setning == "Født 1915 gir 111 år."


def test_ve_5_et_barn_skifter_sats_paa_barnegrensene_og_bare_der() -> None:
    """The calculation splits the period at BARNEGRENSER: a band that changed on another day would be paid by the wrong column."""
    fodt = date(2010, 5, 17)
    skifter = [n for n in range(1, 31) if barneband(fodt, fyller(fodt, n)) != barneband(fodt, fyller(fodt, n) - timedelta(days=1))]
    assert tuple(skifter) == BARNEGRENSER
