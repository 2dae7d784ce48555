"""SI-1: how wrong attempts slow down, and what a passphrase and a PIN must be."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.innlogging import (
    DEMO_PASSORD,
    DEMO_PIN,
    FLEST_FORSOK,
    LENGSTE_VENTETID_S,
    Forsok,
    er_ansatt,
    er_ident,
    gjenstar_s,
    ma_vente,
    sjekk_passord,
    sjekk_pin,
    ventetid_s,
)

NA = datetime(2026, 11, 20, 11, tzinfo=UTC)


def feil(antall: int, siste_for_s: float = 0) -> list[Forsok]:
    """Wrong attempts a second apart, newest first."""
    return [Forsok(NA - timedelta(seconds=siste_for_s + n), False) for n in range(antall)]


def test_si_1_tre_feil_er_frie_og_sa_dobles_ventetiden_til_fem_minutter() -> None:
    assert [ventetid_s(n) for n in range(11)] == [0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300]


@given(st.integers(0, 10_000))
def test_si_1_ventetiden_minker_aldri_og_har_et_tak(n: int) -> None:
    assert ventetid_s(n) <= ventetid_s(n + 1) <= LENGSTE_VENTETID_S


def test_si_1_det_som_gjenstar_regnes_fra_siste_forsok_og_rundes_opp() -> None:
    assert gjenstar_s(feil(2), NA) == 0
    assert gjenstar_s(feil(3), NA) == 5
    assert gjenstar_s(feil(3, 1.2), NA) == 4
    assert gjenstar_s(feil(3, 5), NA) == 0


def test_si_1_et_riktig_forsok_nuller_tellingen() -> None:
    assert gjenstar_s([*feil(2), Forsok(NA - timedelta(seconds=5), True), *feil(9, 10)], NA) == 0
    assert gjenstar_s([*feil(3), Forsok(NA - timedelta(seconds=5), True), *feil(9, 10)], NA) == 5


@pytest.mark.parametrize("flyttet", [timedelta(hours=1), -timedelta(hours=1), timedelta(days=400), -timedelta(days=400)])
def test_si_1_den_som_stiller_klokken_far_ett_forsok_og_ingen_ny_telling(flyttet: timedelta) -> None:
    """It was nine wrong in a row before, and it is ten after: the longest wait, and not three free ones."""
    ni, na = feil(9), NA + flyttet
    assert gjenstar_s(ni, NA) == LENGSTE_VENTETID_S
    assert gjenstar_s(ni, na) == 0
    assert gjenstar_s([Forsok(na, False), *ni], na) == LENGSTE_VENTETID_S


def test_si_1_litt_foran_klokken_er_ikke_flyttet() -> None:
    assert gjenstar_s([Forsok(NA + timedelta(seconds=2), False)] * 3, NA) == 5
    assert gjenstar_s([Forsok(NA + timedelta(minutes=59), False)] * 9, NA) == LENGSTE_VENTETID_S


def test_si_1_det_som_leses_er_nok_til_den_lengste_ventetiden() -> None:
    assert ventetid_s(FLEST_FORSOK) == ventetid_s(FLEST_FORSOK - 2) == LENGSTE_VENTETID_S


def test_si_1_ventetiden_sies_i_sekunder() -> None:
    assert ma_vente(0) is None
    assert "1 sekund " in str(ma_vente(1))
    assert "20 sekunder" in str(ma_vente(20))


@pytest.mark.parametrize(
    ("tekst", "svar"), [("KAL", True), ("ØYVIN", True), ("KA", False), ("KARIAN", False), ("kal", False), ("KAL\n", False), ("", False)]
)
def test_si_1_en_ident_er_tre_til_fem_store_bokstaver(tekst: str, svar: bool) -> None:
    assert er_ident(tekst) is svar


@pytest.mark.parametrize("ny", ["", "   ", "kort", "elleve tegn", DEMO_PASSORD, "Vaagan ", "aaaaaaaaaaaaaa", "ababababababab"])
def test_si_1_en_ekte_fil_nekter_passfraser_som_er_korte_enkle_eller_fra_demo(ny: str) -> None:
    brudd = sjekk_passord(ny, demo=False)
    assert brudd is not None
    assert brudd.felt == "passord"


@pytest.mark.parametrize("ny", ["blåbær på fjellet", "tolv tegn 12", "æøåÆØÅ012345"])
def test_si_1_en_lang_passfrase_godtas(ny: str) -> None:
    assert sjekk_passord(ny, demo=False) is None


@pytest.mark.parametrize(
    "ny", [DEMO_PIN, "000000", "234567", "890123", "654321", "210987", "121212", "123123", "112211", "12345", "1234567", "12345a", "١٢٣٤٥٦"]
)
def test_si_1_en_ekte_fil_nekter_pin_som_er_lett_a_gjette(ny: str) -> None:
    assert sjekk_pin(ny, demo=False) is not None


@pytest.mark.parametrize("ny", ["385201", "119283", "100200"])
def test_si_1_en_annen_pin_godtas(ny: str) -> None:
    assert sjekk_pin(ny, demo=False) is None


def test_si_1_en_demofil_godtar_sine_egne() -> None:
    assert sjekk_passord(DEMO_PASSORD, demo=True) is None
    assert sjekk_pin(DEMO_PIN, demo=True) is None


def test_si_1_ansatt_fra_og_med_til_og_med() -> None:
    fra, til = date(2026, 1, 1), date(2026, 6, 30)
    assert [er_ansatt(fra, til, d) for d in (date(2025, 12, 31), fra, til, date(2026, 7, 1))] == [False, True, True, False]
    assert er_ansatt(fra, None, date(2040, 1, 1))
