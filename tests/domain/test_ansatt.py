"""Staff: what is filled in, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from navtui.domain.ansatt import (
    Ansatt,
    Ansattendring,
    Fravaer,
    NyttFravaer,
    sjekk_ansatt,
    sjekk_avslutt,
    sjekk_fravaer,
    sjekk_ident,
)
from navtui.domain.kodeverk.kontor import Ansettelse, Fravarsgrunn, Rolle


def endring(**mer: object) -> Ansattendring:
    felt = {"navn": "Kari Lund", "rolle": "veileder", "ansettelse": Ansettelse.KOMMUNAL, "stillingsprosent": 100, "sosialhjelp": True} | mer
    return Ansattendring.model_validate(felt)


@pytest.mark.parametrize("ident", ["KAL", "ÅSE", "BJØRN"])
def test_gyldige_identer(ident: str) -> None:
    assert sjekk_ident(ident) is None


@pytest.mark.parametrize("ident", ["", "KA", "kal", "K1L", "KARIAN", "KAL ", "KAL\n"])
def test_ugyldige_identer(ident: str) -> None:
    assert sjekk_ident(ident) is not None


@pytest.mark.parametrize(
    ("mer", "felt"),
    [({"navn": " "}, "navn"), ({"stillingsprosent": 0}, "stillingsprosent"), ({"stillingsprosent": 101}, "stillingsprosent"),
     ({"rolle": Rolle.MOTTAK}, "sosialhjelp")],
)  # fmt: skip
def test_avslaget_navngir_feltet(mer: dict[str, object], felt: str) -> None:
    brudd = sjekk_ansatt(endring(**mer))
    assert brudd is not None
    assert brudd.felt == felt
    assert sjekk_ansatt(endring()) is None


def test_fravaer_slutter_ikke_for_det_begynner() -> None:
    dag = date(2026, 11, 20)
    assert sjekk_fravaer(NyttFravaer(ident="EVA", art=Fravarsgrunn.SYK, fra=dag, til=date(2026, 11, 19))) is not None
    assert sjekk_fravaer(NyttFravaer(ident="EVA", art=Fravarsgrunn.SYK, fra=dag, stedfortreder="EVA")) is not None
    assert sjekk_fravaer(NyttFravaer(ident="EVA", art=Fravarsgrunn.SYK, fra=dag, til=dag, stedfortreder="KAL")) is None


def test_pe_9_den_som_har_saker_avsluttes_ikke() -> None:
    brudd = sjekk_avslutt(3, 0)
    assert brudd is not None
    assert "3 åpne saker" in brudd.setning
    assert sjekk_avslutt(0, 1) is not None
    assert sjekk_avslutt(0, 0) is None


DAG = date(2026, 11, 20)
FOR, ETTER = DAG - timedelta(days=1), DAG + timedelta(days=1)


@pytest.mark.parametrize(
    ("fra", "til", "der"),
    [
        (DAG, None, True),
        (FOR, DAG, True),
        (DAG, DAG, True),
        (DAG, ETTER, True),
        (ETTER, None, False),
        (ETTER, ETTER, False),
        (FOR, FOR, False),
    ],
)
def test_pm_7_ansatt_og_borte_gjelder_fra_den_forste_til_den_siste_dagen(fra: date, til: date | None, der: bool) -> None:
    """Both days are in it: one who ends today still signs today, one whose absence ends today is still away."""
    ansatt = Ansatt.model_validate(endring().model_dump() | {"ident": "KAL", "fra": fra, "til": til})
    borte = Fravaer(id=1, ident="KAL", art=Fravarsgrunn.SYK, fra=fra, til=til, stedfortreder=None)
    assert ansatt.ansatt_paa(DAG) is der
    assert borte.gjelder(DAG) is der
