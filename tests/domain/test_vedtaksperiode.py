"""VE-1, VE-14, LE-3: the one-month vedtak and the chains they make."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.kalender import Maaned
from navtui.domain.vedtaksperiode import (
    Kjede,
    kjeder,
    lange_rekker,
    lengste_til,
    maaneder_paa_rad,
    sjekk_periode,
    tidligste_soknad,
    vindu_for_rekke,
)

DATOER = st.dates(min_value=date(2015, 1, 1), max_value=date(2040, 12, 31))
EN_DAG = timedelta(days=1)


def _maaned(aar: int, nr: int) -> tuple[date, date]:
    maaned = Maaned(aar, nr)
    return maaned.forste, maaned.siste


@pytest.mark.parametrize(
    ("fra", "til"),
    [
        (date(2026, 12, 1), date(2026, 12, 31)),
        (date(2026, 11, 1), date(2026, 11, 30)),
        (date(2026, 11, 15), date(2026, 12, 14)),
        (date(2026, 12, 15), date(2027, 1, 14)),
        (date(2027, 1, 29), date(2027, 2, 28)),
        (date(2028, 1, 29), date(2028, 2, 28)),
    ],
)
def test_ve_1_en_maaned_til_dagen_for_samme_dato(fra: date, til: date) -> None:
    assert lengste_til(fra) == til


@pytest.mark.parametrize(
    ("fra", "til"),
    [
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2027, 1, 30), date(2027, 2, 28)),
        (date(2027, 3, 31), date(2027, 4, 30)),
        (date(2026, 7, 31), date(2026, 8, 30)),
        (date(2026, 8, 31), date(2026, 9, 30)),
        (date(2026, 12, 31), date(2027, 1, 30)),
    ],
)
def test_ve_1_den_31_varer_aldri_forbi_en_kortere_maaned(fra: date, til: date) -> None:
    assert lengste_til(fra) == til


@given(DATOER)
def test_ve_1_en_maaned_er_aldri_over_31_dager_og_aldri_under_28(fra: date) -> None:
    assert 28 <= (lengste_til(fra) - fra).days + 1 <= 31


@given(DATOER, DATOER, st.integers(min_value=1, max_value=12))
def test_ve_1_senere_start_gir_aldri_tidligere_slutt(en: date, annen: date, maaneder: int) -> None:
    forste, andre = sorted((en, annen))

    assert lengste_til(forste, maaneder) <= lengste_til(andre, maaneder)


@given(DATOER)
def test_ve_1_stoppen_begynner_dagen_etter_lengste_til(fra: date) -> None:
    lengst = lengste_til(fra)

    assert sjekk_periode(fra, lengst) is None
    assert sjekk_periode(fra, fra) is None
    brudd = sjekk_periode(fra, lengst + EN_DAG)
    assert brudd is not None
    assert (brudd.regel, brudd.felt) == ("VE-1", "til")


def test_ve_1_lengre_krever_bade_helseytelse_og_begrunnelse() -> None:
    fra, til = date(2026, 12, 1), date(2027, 2, 28)

    bare_ytelse = sjekk_periode(fra, til, 1, har_helseytelse=True, uendret_begrunnelse="  ")
    assert bare_ytelse is not None
    assert bare_ytelse.felt == "uendret_begrunnelse"
    assert str(sjekk_periode(fra, til, 1, har_helseytelse=True, uendret_begrunnelse=None)) == str(bare_ytelse)
    bare_begrunnelse = sjekk_periode(fra, til, 1, har_helseytelse=False, uendret_begrunnelse="AAP til mai")
    assert bare_begrunnelse is not None
    assert sjekk_periode(fra, til, 1, har_helseytelse=True, uendret_begrunnelse="AAP til mai, samme husleie.") is None


def test_ve_1_kontorets_maks_kan_vaere_en_annen() -> None:
    assert sjekk_periode(date(2026, 12, 1), date(2027, 1, 31), 2) is None
    for maks, lengde in ((1, "høyst en måned, til 31.12.2026"), (2, "høyst 2 måneder, til 31.1.2027")):
        brudd = sjekk_periode(date(2026, 12, 1), date(2027, 2, 1), maks)
        assert brudd is not None
        assert lengde in brudd.setning


def test_ve_1_til_for_fra_avvises() -> None:
    brudd = sjekk_periode(date(2026, 12, 2), date(2026, 12, 1))

    assert brudd is not None
    assert brudd.felt == "til"


def test_ve_14_kalendermaaneder_pa_rad() -> None:
    perioder = [_maaned(2026, nr) for nr in (7, 8, 9, 10, 11)]

    assert maaneder_paa_rad(perioder, date(2026, 11, 20)) == 5
    assert maaneder_paa_rad([*perioder, _maaned(2026, 12)], date(2026, 12, 1)) == 6
    assert maaneder_paa_rad(perioder, date(2026, 9, 15)) == 3
    assert maaneder_paa_rad(perioder, date(2026, 6, 30)) == 0


def test_ve_14_vedtak_fra_15_til_14_teller_en_maaned_hver() -> None:
    perioder = [(date(2026, nr, 15), date(2026, nr + 1, 14)) for nr in (7, 8, 9, 10, 11)]

    assert maaneder_paa_rad(perioder, date(2026, 12, 10)) == 5


def test_ve_14_to_vedtak_i_samme_maaned_er_en_maaned() -> None:
    perioder = [_maaned(2026, 10), _maaned(2026, 11), (date(2026, 11, 10), date(2026, 11, 10)), _maaned(2026, 11)]

    assert maaneder_paa_rad(perioder, date(2026, 11, 30)) == 2


def test_ve_14_et_langt_vedtak_teller_sine_maaneder_fram_til_dagen() -> None:
    perioder = [(date(2026, 9, 1), date(2026, 12, 31))]

    assert maaneder_paa_rad(perioder, date(2026, 11, 1)) == 3
    assert maaneder_paa_rad(perioder, date(2026, 12, 31)) == 4


def test_ve_14_et_langt_vedtak_fra_den_31_teller_sine_maaneder() -> None:
    assert maaneder_paa_rad([(date(2027, 1, 31), date(2027, 4, 30))], date(2027, 4, 30)) == 3


def test_le_3_et_kort_vedtak_inne_i_et_langt_korter_ikke_kjeden() -> None:
    perioder = [(date(2026, 9, 1), date(2026, 11, 30)), (date(2026, 10, 5), date(2026, 10, 5)), _maaned(2026, 12)]

    assert kjeder(perioder) == (Kjede(date(2026, 9, 1), date(2026, 12, 31), 4),)
    assert kjeder(perioder[:2]) == (Kjede(date(2026, 9, 1), date(2026, 11, 30), 3),)


def test_le_3_opphold_pa_en_hel_maaned_bryter_og_et_kortere_gjor_det_ikke() -> None:
    med_hull = [_maaned(2026, 8), _maaned(2026, 10)]
    kort_hull = [_maaned(2026, 8), (date(2026, 9, 30), date(2026, 10, 29))]

    assert maaneder_paa_rad(med_hull, date(2026, 10, 20)) == 1
    assert maaneder_paa_rad(med_hull, date(2026, 10, 20), opphold_maaneder=2) == 2
    assert maaneder_paa_rad(kort_hull, date(2026, 10, 20)) == 2
    assert len(kjeder(med_hull)) == 2
    assert len(kjeder(kort_hull)) == 1


def test_le_3_opphold_null_bryter_ved_en_dag_men_ikke_uten_hull() -> None:
    assert len(kjeder([_maaned(2026, 8), _maaned(2026, 9)], 0)) == 1
    assert len(kjeder([_maaned(2026, 8), (date(2026, 9, 2), date(2026, 9, 30))], 0)) == 2


def test_le_3_kjeden_er_over_naar_oppholdet_er_fullt() -> None:
    perioder = [_maaned(2026, 7), _maaned(2026, 8)]

    assert maaneder_paa_rad(perioder, date(2026, 9, 29)) == 2
    assert maaneder_paa_rad(perioder, date(2026, 9, 30)) == 0


def test_le_3_kjeder_gir_forste_og_siste_dag() -> None:
    assert kjeder([_maaned(2026, 3), _maaned(2026, 1), _maaned(2026, 2), _maaned(2026, 6)]) == (
        Kjede(date(2026, 1, 1), date(2026, 3, 31), 3),
        Kjede(date(2026, 6, 1), date(2026, 6, 30), 1),
    )


@given(DATOER, st.integers(min_value=1, max_value=18), st.randoms())
def test_ve_14_en_ubrutt_kjede_av_maanedsvedtak_teller_vedtakene(fra: date, antall: int, tilfeldig: object) -> None:
    """From the 29th on, February pulls the chain to the 1st, so the count is by the months they begin in."""
    perioder = []
    dag = fra.replace(day=min(fra.day, 28))
    for _ in range(antall):
        perioder.append((dag, lengste_til(dag)))
        dag = perioder[-1][1] + EN_DAG
    siste = perioder[-1][1]
    tilfeldig.shuffle(perioder)  # type: ignore[attr-defined]

    assert maaneder_paa_rad(perioder, siste) == antall


@given(
    st.lists(st.tuples(st.integers(min_value=1, max_value=70), st.integers(min_value=0, max_value=75)), min_size=1, max_size=14),
    st.integers(min_value=2, max_value=7),
    st.integers(min_value=0, max_value=3),
    st.integers(min_value=0, max_value=120),
)
def test_ve_14_vinduet_holder_for_aa_si_om_noen_har_saa_mange_paa_rad(
    biter: list[tuple[int, int]], minst: int, opphold: int, siden: int
) -> None:
    """Reading only what ends after the window's first day gives the same answer, and who has nothing after its second has no spell."""
    perioder, dag = [], date(2024, 1, 29)
    for lengde, hull in biter:
        perioder.append((dag, dag + timedelta(days=lengde - 1)))
        dag += timedelta(days=lengde + hull)
    per = perioder[-1][0] + timedelta(days=siden)
    forste, siste = vindu_for_rekke(per, minst, opphold)

    alle = maaneder_paa_rad(perioder, per, opphold)
    assert (maaneder_paa_rad([p for p in perioder if p[1] > forste], per, opphold) >= minst) == (alle >= minst)
    assert alle == 0 or any(til >= siste for _, til in perioder)


def test_ve_14_vinduet_er_saa_kort_det_kan_med_et_slingringsmonn() -> None:
    assert vindu_for_rekke(date(2026, 11, 20), 6, 1) == (date(2025, 9, 20), date(2026, 9, 20))


def test_ve_14_lange_rekker_er_de_som_har_minst_saa_mange() -> None:
    to, tre = "2026-10-01/2026-10-31 2026-11-01/2026-11-30", "2026-09-05/2026-10-04 2026-10-05/2026-11-04 2026-11-05/2026-12-04"
    for minst, ventet in ((2, {to, tre}), (3, {tre}), (4, set())):
        assert lange_rekker([to, tre, to], date(2026, 11, 20), minst, 1) == ventet


@pytest.mark.parametrize(
    ("fra", "tidligst"),
    [
        (date(2026, 12, 1), date(2026, 11, 1)),
        (date(2026, 12, 15), date(2026, 11, 15)),
        (date(2027, 3, 31), date(2027, 2, 28)),
        (date(2027, 1, 1), date(2026, 12, 1)),
    ],
)
def test_ve_20_manedens_soknad_er_mottatt_hoyst_en_maned_for_fornyelsen(fra: date, tidligst: date) -> None:
    assert tidligste_soknad(fra) == tidligst
