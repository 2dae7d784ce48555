"""The rates the product carries: pinned, since a wrong kroner here is a wrong vedtak."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from navtui.domain.sats import Satsart, Satsrad, gjeldende, varsel_avledet, varsel_foreldet
from navtui.store.satser import leverte


def _kroner(rad: Satsrad) -> tuple[int, ...]:
    ore = (rad.enslig_ore, rad.par_ore, rad.bofellesskap_ore, rad.barn_0_5_ore, rad.barn_6_10_ore, rad.barn_11_17_ore)
    assert all(belop % 5000 == 0 for belop in ore), "the state's rates are whole fifties of kroner"
    return tuple(belop // 100 for belop in ore)


def test_ve_5_de_veiledende_satsene_rad_for_rad() -> None:
    assert [(rad.gyldig_fra.isoformat(), *_kroner(rad)) for rad in leverte().veiledende] == [
        ("2018-01-01", 6050, 10100, 5050, 2350, 3050, 3950),
        ("2019-01-01", 6150, 10250, 5150, 2400, 3100, 4000),
        ("2020-01-01", 6250, 10450, 5250, 2450, 3150, 4100),
        ("2020-09-01", 6250, 10450, 5250, 2750, 3150, 4100),
        ("2021-01-01", 6450, 10800, 5400, 2850, 3250, 4250),
        ("2021-09-01", 6450, 10800, 5400, 3150, 3250, 4250),
        ("2022-01-01", 6550, 10950, 5450, 3200, 3300, 4300),
        ("2022-07-01", 6650, 11150, 5600, 3250, 3350, 4400),
        ("2023-01-01", 6850, 11450, 5750, 3350, 3450, 4500),
        ("2023-07-01", 7550, 12600, 6350, 3700, 3800, 4950),
        ("2024-01-01", 7850, 13100, 6600, 3850, 3950, 5150),
        ("2025-01-01", 8100, 13500, 6800, 3950, 4050, 5300),
        ("2026-01-01", 8300, 13800, 6950, 4050, 4150, 5400),
    ]


def test_ve_5_bare_2025_er_avledet_og_sier_fra() -> None:
    assert [rad.gyldig_fra for rad in leverte().veiledende if varsel_avledet(rad)] == [date(2025, 1, 1)]


def test_ve_5_alle_rader_har_kilde_og_stigende_dato() -> None:
    satser = leverte()
    for rader in (
        satser.veiledende,
        satser.livsopphold,
        satser.samvaer,
        satser.grunnbelop,
        satser.kvalifiseringsstonad,
        satser.kvp_barnetillegg,
        satser.forsinkelsesrente,
    ):
        assert rader
        assert all(len(rad.kilde) > 5 for rad in rader)
        assert all(for_.gyldig_fra < etter.gyldig_fra for for_, etter in pairwise(rader))


def test_gj_4_livsoppholdssatsene_og_naar_de_mangler() -> None:
    satser = leverte()
    assert [
        (rad.gyldig_fra.isoformat(), rad.enslig_ore, rad.gift_samboer_hver_ore, rad.barn_15_pluss_ore) for rad in satser.livsopphold
    ] == [
        ("2020-07-01", 898_900, 761_100, 481_800),
        ("2022-07-01", 975_800, 826_300, 523_000),
        ("2023-07-01", 1_041_200, 881_700, 641_800),
        ("2024-07-01", 1_072_400, 908_200, 661_100),
        ("2025-07-01", 1_104_600, 935_400, 680_900),
    ]
    siste = gjeldende(satser.livsopphold, date(2026, 11, 22))
    assert varsel_foreldet(Satsart.LIVSOPPHOLD, siste, date(2026, 11, 22)) is not None
    hull = gjeldende(satser.livsopphold, date(2021, 10, 1))
    assert varsel_foreldet(Satsart.LIVSOPPHOLD, hull, date(2021, 10, 1)) is not None


def test_gj_4_samvaer_etter_alder_og_klasse() -> None:
    (rad,) = leverte().samvaer

    assert rad.barn_under_6_ore == (33_200, 109_900, 153_300, 192_500)
    assert rad.barn_15_pluss_ore == (65_600, 217_200, 303_000, 380_400)


def test_le_6_grunnbelop_kvp_og_forsinkelsesrente() -> None:
    satser = leverte()

    assert [(rad.gyldig_fra, rad.belop_ore) for rad in satser.grunnbelop] == [
        (date(2025, 5, 1), 13_016_000),
        (date(2026, 5, 1), 13_654_900),
    ]
    assert [(rad.faktor_tusendeler, rad.under_25) for rad in satser.kvalifiseringsstonad] == [(2041, (2, 3))]
    assert [rad.prosent_hundredeler for rad in satser.forsinkelsesrente] == [1225]
