"""VE-5, GJ-5: parts in whole øre that add up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.fordeling import avrund, del_ut, fordel

TELLERE = st.lists(st.integers(min_value=0, max_value=10**9), max_size=12)
NEVNER = st.integers(min_value=1, max_value=1000)


@given(TELLERE, NEVNER)
def test_ve_5_delene_summerer_til_den_avrundede_summen(teller: list[int], nevner: int) -> None:
    deler = fordel(teller, nevner)

    assert sum(deler) == avrund(sum(teller), nevner)
    assert all(abs(del_ * nevner - t) < nevner for del_, t in zip(deler, teller, strict=True))


@given(st.integers(min_value=0, max_value=10**9), st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=12))
def test_gj_5_hele_belopet_deles_ut_i_forhold(total: int, vekter: list[int]) -> None:
    deler = del_ut(total, vekter)

    assert sum(deler) == (total if any(vekter) else 0)
    assert all(del_ == 0 for del_, vekt in zip(deler, vekter, strict=True) if vekt == 0)


def test_ve_5_storste_rest_far_oret_og_den_forste_ved_likhet() -> None:
    assert fordel([100, 100, 100], 3) == (34, 33, 33)
    assert fordel([1, 2, 0], 3) == (0, 1, 0)
    assert del_ut(100, [1, 1, 1]) == (34, 33, 33)


def test_ve_5_halve_rundes_bort_fra_null() -> None:
    assert [avrund(n, 2) for n in (-3, -1, 1, 3)] == [-2, -1, 1, 2]


def test_ve_5_negative_deler_avvises() -> None:
    with pytest.raises(ValueError, match="negative"):
        fordel([1, -1], 2)
