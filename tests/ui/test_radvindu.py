"""The rows behind a table, without a screen: the cursor stays on its row, and what is shown holds it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from navtui.ui.radvindu import NAER_SLUTTEN, Endring, Radvindu


@dataclass(frozen=True)
class R:
    nokkel: int
    navn: str = "x"


def vindu(antall: int, totalt: int | None = None) -> Radvindu[R]:
    v: Radvindu[R] = Radvindu()
    v.sett([R(nr) for nr in range(antall)], totalt)
    return v


def test_samme_rader_endrer_ingenting() -> None:
    v = vindu(5)
    v.flytt_til(3)
    assert v.sett([R(nr) for nr in range(5)]) == Endring(ulike=(), flyttet=0, annen_rad=False)


def test_bare_det_som_er_annerledes_nevnes() -> None:
    v = vindu(5)
    v.flytt_til(2)
    nye = [R(nr) for nr in range(5)]
    nye[2] = replace(nye[2], navn="y")
    nye[4] = replace(nye[4], navn="y")
    assert v.sett(nye) == Endring(ulike=(2, 4), flyttet=0, annen_rad=True)


def test_annet_totalt_er_en_annen_form() -> None:
    assert vindu(5).sett([R(nr) for nr in range(5)], 9).ulike is None


def test_markoren_folger_nokkelen_og_ellers_plassen() -> None:
    v = vindu(5)
    v.flytt_til(3)
    assert v.sett([R(9), R(8), *(R(nr) for nr in range(5))]) == Endring(None, 2, False)
    assert v.valgt == R(3)
    assert v.sett([R(nr) for nr in (7, 6)]) == Endring(None, -4, True)
    assert v.valgt == R(6)
    v.sett([])
    assert v.valgt is None
    assert v.sett([R(1)]) == Endring(None, 0, True)


def test_det_bes_om_mer_en_gang_for_hver_side() -> None:
    v = vindu(100, 250)
    assert v.be_om_mer() is None
    v.flytt_til(100 - NAER_SLUTTEN)
    assert (v.be_om_mer(), v.be_om_mer()) == (100, None)
    v.legg_til([R(nr) for nr in range(100, 200)], 250)
    assert v.be_om_mer() is None
    v.flytt_til(10_000)
    assert v.indeks == 199
    assert v.be_om_mer() == 200
    v.legg_til([R(nr) for nr in range(200, 250)], 250)
    v.flytt_til(10_000)
    assert v.be_om_mer() is None


@given(st.integers(1, 60), st.integers(0, 5), st.integers(-5, 70), st.integers(0, 60), st.integers(1, 25))
def test_markoren_er_alltid_blant_det_som_vises(antall: int, flere: int, dit: int, topp: int, synlige: int) -> None:
    v = vindu(antall, antall + flere)
    v.flytt_til(dit)
    ny = v.topp(topp, synlige)
    assert ny <= v.indeks + (1 if flere and synlige == 1 else 0)
    assert v.indeks < ny + synlige
    if topp <= v.indeks < topp + synlige - 1:
        assert ny == topp, "what is in sight is not moved"
