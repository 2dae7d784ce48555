"""VE-4, VE-5, GJ-4: which rate row counts on a day, and when the user must be told about it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.alder import Barneband
from navtui.domain.kodeverk import Husholdningstype
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.sats import Kvalifiseringsrad, Satsart, Satsrad, gjeldende, skiftedager, varsel_avledet, varsel_foreldet


def rad(fra: date, enslig: int = 830_000, *, avledet: bool = False) -> Satsrad:
    return Satsrad(
        gyldig_fra=fra,
        kilde="Oppdiktet rundskriv",
        avledet=avledet,
        enslig_ore=enslig,
        par_ore=1_380_000,
        bofellesskap_ore=695_000,
        barn_0_5_ore=405_000,
        barn_6_10_ore=415_000,
        barn_11_17_ore=540_000,
    )


R25, R26, R27 = rad(date(2025, 1, 1), avledet=True), rad(date(2026, 1, 1)), rad(date(2027, 1, 1))


@pytest.mark.parametrize(
    ("dag", "ventet"),
    [(date(2025, 1, 1), R25), (date(2025, 12, 31), R25), (date(2026, 1, 1), R26), (date(2026, 12, 31), R26), (date(2099, 1, 1), R27)],
)
def test_ve_5_raden_gjelder_fra_sin_dag_til_neste(dag: date, ventet: Satsrad) -> None:
    assert gjeldende([R27, R25, R26], dag) is ventet


def test_ve_5_for_forste_rad_gjettes_det_ikke() -> None:
    with pytest.raises(Regelbrudd) as brudd:
        gjeldende([R25, R26], date(2024, 12, 31), "veiledende sats")

    assert brudd.value.regel == "VE-5"
    assert "veiledende sats for 31.12.2024" in brudd.value.setning


def test_ve_5_skiftedager_er_de_etter_fra_til_og_med_til() -> None:
    assert skiftedager([R27, R26, R25], date(2025, 1, 1), date(2026, 1, 1)) == (date(2026, 1, 1),)
    assert skiftedager([R27, R26, R25], date(2026, 1, 1), date(2026, 12, 31)) == ()


def test_pe_4_par_er_for_begge_og_halvt_par_er_halvparten() -> None:
    assert R26.voksne_ore(Husholdningstype.ENSLIG) == 830_000
    assert R26.voksne_ore(Husholdningstype.PAR) == 1_380_000
    assert R26.voksne_ore(Husholdningstype.HALVT_PAR) == 690_000
    assert R26.voksne_ore(Husholdningstype.BOFELLESSKAP) == 695_000


def test_pe_4_delt_bosted_gir_barnets_andel_av_satsen() -> None:
    assert R26.barn_ore(Barneband.BARN_0_5) == 405_000
    assert R26.barn_ore(Barneband.BARN_6_10, 50) == 207_500
    assert R26.barn_ore(Barneband.BARN_11_17, 33) == 178_200


def test_ve_5_avledet_rad_gir_varsel() -> None:
    varsel = varsel_avledet(R25)

    assert varsel is not None
    assert varsel.regel == "VE-5"
    assert "1.1.2025" in varsel.setning
    assert varsel_avledet(R26) is None


@pytest.mark.parametrize(
    ("art", "fra", "dag", "foreldet"),
    [
        (Satsart.VEILEDENDE, date(2026, 1, 1), date(2026, 12, 31), False),
        (Satsart.VEILEDENDE, date(2026, 1, 1), date(2027, 1, 1), True),
        (Satsart.VEILEDENDE, date(2023, 7, 1), date(2023, 12, 31), False),
        (Satsart.LIVSOPPHOLD, date(2025, 7, 1), date(2026, 6, 30), False),
        (Satsart.LIVSOPPHOLD, date(2025, 7, 1), date(2026, 7, 1), True),
        (Satsart.GRUNNBELOP, date(2026, 5, 1), date(2027, 4, 30), False),
        (Satsart.GRUNNBELOP, date(2026, 5, 1), date(2027, 5, 1), True),
        (Satsart.FORSINKELSESRENTE, date(2025, 7, 1), date(2025, 12, 31), False),
        (Satsart.FORSINKELSESRENTE, date(2025, 7, 1), date(2026, 1, 1), True),
    ],
)
def test_ve_5_foreldet_naar_aarets_dato_er_passert(art: Satsart, fra: date, dag: date, foreldet: bool) -> None:
    assert (varsel_foreldet(art, rad(fra), dag) is not None) is foreldet


@given(st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 1, 1)))
def test_ve_5_en_rad_er_aldri_foreldet_den_dagen_den_begynner(dag: date) -> None:
    assert all(varsel_foreldet(art, rad(dag), dag) is None for art in Satsart)


@pytest.mark.parametrize(
    ("grunnbelop", "under_25", "kroner"),
    [(130_160, False, 265_657), (130_160, True, 177_104), (136_549, False, 278_697), (136_549, True, 185_798)],
)
def test_kvp_stonad_er_2041_tusendels_g_og_to_tredeler_under_25(grunnbelop: int, under_25: bool, kroner: int) -> None:
    kvp = Kvalifiseringsrad(gyldig_fra=date(2025, 5, 1), kilde="nav.no", faktor_tusendeler=2041, under_25=(2, 3))

    assert kvp.aarlig_ore(grunnbelop * 100, under_25) == kroner * 100
