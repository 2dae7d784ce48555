"""LE-1's arithmetic and words."""

from __future__ import annotations

import pytest

from navtui.domain.kodeverk.kontor import Rolle
from navtui.domain.kvp import Kvpplasser
from navtui.domain.leder import TELT_FORST, LederRad, Maal, andel, over_frist_tekst, summer


def rad(**mer: object) -> LederRad:
    return LederRad.model_validate({"ident": "JON", "navn": "Jon Dahl", "rolle": Rolle.VEILEDER, "stillingsprosent": 60} | mer)


def test_le_1_hvert_maal_er_et_felt_i_raden() -> None:
    assert {m.value for m in Maal} <= set(LederRad.model_fields)


@pytest.mark.parametrize(("saker", "prosent", "per_stilling"), [(18, 60, 30), (34, 100, 34), (0, 60, 0), (1, 3, 33), (5, 40, 13)])
def test_le_1_vektes_etter_stillingsprosent(saker: int, prosent: int, per_stilling: int) -> None:
    assert rad(apne_saker=saker, stillingsprosent=prosent).per_stilling(Maal.APNE_SAKER) == per_stilling


@pytest.mark.parametrize(
    ("antall", "tekst"), [(0, "0"), (1, "1 over frist"), (4, "4 over frist"), (5, "5 OVER FRIST"), (9, "9 OVER FRIST")]
)
def test_le_1_det_som_er_for_sent_sies_i_ord(antall: int, tekst: str) -> None:
    assert over_frist_tekst(antall) == tekst


@pytest.mark.parametrize(
    ("del_", "n", "tekst"), [(3, 6, "3 av 6 (50 %)"), (1, 3, "1 av 3 (33 %)"), (2, 3, "2 av 3 (67 %)"), (0, 0, "0 av 0")]
)
def test_le_2_andel_star_med_n(del_: int, n: int, tekst: str) -> None:
    assert andel(del_, n) == tekst


def test_op_4_plikt_er_med_og_uten_til_sammen() -> None:
    assert rad(plikt_med_aktivitet=2, plikt_uten_aktivitet=4).plikt == 6


def test_le_1_summen_av_en_kolonne() -> None:
    assert summer([rad(apne_saker=3), rad(apne_saker=4)], Maal.APNE_SAKER) == 7


def test_op_9_plassene_sies_med_brukt_og_ledige() -> None:
    plasser = Kvpplasser(plasser=12, brukt=10)
    assert (plasser.tekst, plasser.ledige) == ("KVP 10 av 12", 2)
    assert Kvpplasser(plasser=12, brukt=13, sokt=1).tekst == "KVP 13 av 12, 1 søkt"


def test_le_1_et_tall_som_ikke_er_talt_ennaa_sies_ikke_som_null() -> None:
    """While the rest is being counted only the first figures are numbers; a 0 that is not counted would be read as none."""
    assert TELT_FORST
    assert set(Maal) > TELT_FORST
    for maal in Maal:
        assert rad().er_telt(maal)
        assert rad(telt=False).er_telt(maal) is (maal in TELT_FORST)
    assert {rad().antall(maal) for maal in Maal} == {0}
