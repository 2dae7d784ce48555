"""VE-5: money is whole øre, read and shown without ever being a float."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.belop import STORSTE_ORE, kroner, kroner_kort, les_kroner
from navtui.domain.regelbrudd import Regelbrudd

ORE = st.integers(min_value=-STORSTE_ORE, max_value=STORSTE_ORE)


@pytest.mark.parametrize(
    ("tekst", "ore"),
    [
        ("14 230,50", 1_423_050),
        ("14230.5", 1_423_050),
        ("14230", 1_423_000),
        ("14\u00a0230,05 kr", 1_423_005),
        ("1 200 300", 120_030_000),
        ("0", 0),
        (" 9500 ", 950_000),
        ("-50", -5_000),
        ("\u221250,10", -5_010),
        ("500,-", 50_000),
    ],
)
def test_ve_5_kroner_leses_slik_folk_skriver_dem(tekst: str, ore: int) -> None:
    assert les_kroner(tekst, "husleie") == ore


@pytest.mark.parametrize("tekst", ["", "  ", "ti", "1,234", "1.423", "14 23", "1e3", "1,2,3", "--5", "12,", ",5", "٣٤", "9" * 14, "0x10"])
def test_ve_5_uklare_belop_avvises_med_feltets_navn(tekst: str) -> None:
    with pytest.raises(Regelbrudd) as brudd:
        les_kroner(tekst, "husleie")

    assert brudd.value.setning.startswith("Husleie ")
    assert brudd.value.felt == "husleie"


@given(ORE)
def test_ve_5_det_som_vises_kan_leses_tilbake(ore: int) -> None:
    assert les_kroner(kroner(ore), "beløp") == ore
    assert les_kroner(kroner_kort(ore), "beløp") == ore


def test_ve_5_ore_vises_med_to_desimaler_og_kort_uten_naar_de_er_null() -> None:
    assert kroner(1_423_000) == "14 230,00"
    assert kroner(-1_122_005) == "-11 220,05"
    assert kroner(5) == "0,05"
    assert kroner_kort(1_423_000) == "14 230"
    assert kroner_kort(1_423_050) == "14 230,50"
