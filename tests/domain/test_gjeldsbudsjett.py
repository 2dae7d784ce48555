"""GJ-4: the free budget by livsoppholdssats."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.gjeldsbudsjett import Budsjettbarn, Budsjetthusstand, Budsjettpost, barnesats, beregn, livsopphold, sjekk_post
from navtui.domain.kodeverk.gjeld import Gjeldsbudsjettart as Art
from navtui.domain.sats import Livsoppholdsrad

DAG = date(2026, 6, 15)
RAD = Livsoppholdsrad(
    gyldig_fra=date(2025, 7, 1), kilde="FOR-2025-06-24-1201", enslig_ore=1_104_600, gift_samboer_hver_ore=935_400,
    barn_under_6_ore=353_500, barn_6_10_ore=469_000, barn_11_14_ore=591_900, barn_15_pluss_ore=680_900,
)  # fmt: skip


def barn(*aldre: int, andel: int = 100) -> tuple[Budsjettbarn, ...]:
    return tuple(Budsjettbarn(navn=f"Barn {nr}", fodt=date(2026 - aar, 1, 2), andel=andel) for nr, aar in enumerate(aldre))


def belop(husstand: Budsjetthusstand) -> list[int]:
    return [linje.belop_ore for linje in livsopphold(husstand, RAD, DAG)]


def test_gj_4_en_enslig_har_sin_egen_sats() -> None:
    assert belop(Budsjetthusstand()) == [1_104_600]


def test_gj_4_gift_eller_samboer_har_hver_sin_sats() -> None:
    assert belop(Budsjetthusstand(par=True)) == [935_400]
    assert belop(Budsjetthusstand(par=True, begge=True)) == [935_400, 935_400]


@pytest.mark.parametrize(
    ("aar", "ore"), [(0, 353_500), (5, 353_500), (6, 469_000), (10, 469_000), (11, 591_900), (14, 591_900), (15, 680_900), (17, 680_900)]
)
def test_gj_4_barnets_sats_etter_alder(aar: int, ore: int) -> None:
    assert belop(Budsjetthusstand(barn=barn(aar)))[1:] == [ore]


def test_gj_4_den_som_er_18_er_ikke_barn_i_budsjettet() -> None:
    assert belop(Budsjetthusstand(barn=barn(18))) == [1_104_600]
    assert (barnesats(RAD, 17), barnesats(RAD, 18), barnesats(RAD, -1)) == (680_900, 0, 0)


def test_gj_4_tjue_prosent_fra_person_nummer_4_trukket_pa_den_yngste() -> None:
    linjer = livsopphold(Budsjetthusstand(barn=barn(3, 12, 8)), RAD, DAG)
    assert [(linje.belop_ore, linje.redusert) for linje in linjer] == [
        (1_104_600, False), (591_900, False), (469_000, False), (353_500 * 80 // 100, True),
    ]  # fmt: skip


def test_gj_4_partneren_teller_i_husstanden_ogsa_nar_hun_ikke_er_i_budsjettet() -> None:
    linjer = livsopphold(Budsjetthusstand(par=True, barn=barn(3, 12)), RAD, DAG)
    assert [linje.redusert for linje in linjer] == [False, False, True]


def test_gj_4_delt_bosted_teller_med_sin_andel() -> None:
    assert belop(Budsjetthusstand(barn=barn(8, andel=50)))[1:] == [234_500]


def post(art: Art, ore: int, tekst: str = "noe") -> Budsjettpost:
    return Budsjettpost(art=art, tekst=tekst, belop_ore=ore)


def test_gj_4_boutgift_barnepass_og_saerutgift_kommer_i_tillegg() -> None:
    poster = [post(Art.INNTEKT, 3_000_000), post(Art.BOUTGIFT, 950_000), post(Art.BARNEPASS, 120_000), post(Art.SAERUTGIFT, 50_000)]
    budsjett = beregn(Budsjetthusstand(), poster, RAD, DAG)
    assert budsjett.livsopphold_ore == 1_104_600
    assert budsjett.utgift_ore == 1_120_000
    assert budsjett.fritt_ore == 3_000_000 - 1_104_600 - 1_120_000


@pytest.mark.parametrize("tekst", ["Strøm", "strøm og nettleie", "oppvarming", "Innboforsikring If", "strømregning", "Nettleie", "fyring"])
def test_gj_4_strom_fores_aldri_for_seg(tekst: str) -> None:
    brudd = sjekk_post(post(Art.SAERUTGIFT, 85_000, tekst))
    assert brudd is not None
    assert brudd.regel == "GJ-4"
    assert brudd.felt == "tekst"


def test_gj_4_inntekt_og_andre_utgifter_nektes_ikke() -> None:
    assert sjekk_post(post(Art.INNTEKT, 1, "strømstøtte")) is None
    assert sjekk_post(post(Art.SAERUTGIFT, 1, "medisin, nevrostrømterapi")) is None
    assert sjekk_post(post(Art.BOUTGIFT, 1, "")) is not None


@given(st.lists(st.integers(0, 20), max_size=8), st.booleans(), st.booleans())
def test_gj_4_summen_er_linjene_og_reduksjonen_treffer_de_yngste(aldre: list[int], par: bool, begge: bool) -> None:
    budsjett = beregn(Budsjetthusstand(par=par, begge=par and begge, barn=barn(*aldre)), [], RAD, DAG)
    assert budsjett.livsopphold_ore == sum(s.belop_ore for s in budsjett.satser)
    under_18 = sum(a < 18 for a in aldre)
    assert sum(s.redusert for s in budsjett.satser) == max(0, under_18 + (2 if par else 1) - 3) - max(0, (2 if par else 1) - 3)
    redusert = [s.redusert for s in budsjett.satser]
    assert redusert == sorted(redusert)
