"""VE-4, VE-5: the calculation on the days where one thing becomes another. Each of these had a wrong twin that no other test saw."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.beregning import beregn, satsvarsler
from navtui.domain.grunnlag import Barn, Behov, Inntekt, Satsavvik
from navtui.domain.kodeverk import Inntektstype, Utgiftstype
from navtui.domain.regelbrudd import Regelbrudd
from tests.domain.test_beregning import DESEMBER, grunnlag, kort

HELE = (date(2026, 11, 15), date(2026, 12, 14))
"""Sixteen days of November and fourteen of December."""


def test_ve_4_engangsinntekt_regnes_en_gang_og_hel() -> None:
    """Over a month's turn a monthly income is two lines by days; a one-off is one, whole, on its day, or on the first when it has none."""
    for dag, ventet in ((None, HELE[0]), (date(2026, 12, 1), date(2026, 12, 1)), (HELE[1], HELE[1])):
        arv = Inntekt(ref=1, type=Inntektstype.LONN, belop_ore=333_333, engang=True, fra=dag)
        svar = beregn(grunnlag(*HELE, inntekter=(arv,), livsopphold=False))
        assert [(linje.fra, linje.til, linje.belop_ore, linje.engang) for linje in svar.linjer] == [(ventet, ventet, 333_333, True)]


def test_ve_4_engangsbehov_uten_dato_er_vedtakets_forste_dag() -> None:
    tann = Behov(ref=1, type=Utgiftstype.TANNBEHANDLING, belop_ore=333_333, engang=True)
    svar = beregn(grunnlag(*HELE, behov=(tann,), livsopphold=False))
    assert [(linje.fra, linje.belop_ore) for linje in svar.linjer] == [(HELE[0], 333_333)]


@pytest.mark.parametrize("dag", [date(2026, 11, 14), date(2026, 12, 15)])
def test_ve_4_engangsinntekt_utenfor_perioden_stoppes(dag: date) -> None:
    arv = Inntekt(ref=1, type=Inntektstype.LONN, belop_ore=100, engang=True, fra=dag)
    with pytest.raises(Regelbrudd, match="VE-4"):
        beregn(grunnlag(*HELE, inntekter=(arv,)))


def test_ve_5_en_siste_dag_som_er_den_forste_i_maaneden_regnes_av_sin_egen_maaned() -> None:
    """To 1 December: one day of 31, not a seventeenth day of November's 30."""
    husleie = Behov(ref=1, type=Utgiftstype.HUSLEIE, belop_ore=930_000)
    svar = beregn(grunnlag(date(2026, 11, 15), date(2026, 12, 1), behov=(husleie,), livsopphold=False))
    assert kort(svar.linjer) == [("behov:1", "2026-11-15", 16, 30, 496_000), ("behov:1", "2026-12-01", 1, 31, 30_000)]


def test_ve_5_et_barn_fodt_paa_vedtakets_siste_dag_er_med_den_dagen() -> None:
    barn = Barn(ref=1, navn="Ny", fodt=HELE[1])
    linjer = [linje for linje in beregn(grunnlag(*HELE, barn=(barn,))).linjer if linje.ref == "barn:1"]
    assert [(linje.fra, linje.til, linje.dager) for linje in linjer] == [(HELE[1], HELE[1], 1)]
    ufodt = Barn(ref=1, navn="Ny", fodt=date(2026, 12, 15))
    assert all(linje.ref != "barn:1" for linje in beregn(grunnlag(*HELE, barn=(ufodt,))).linjer)


def test_ve_5_uten_livsopphold_sies_ingenting_om_satsen() -> None:
    langt_frem = (date(2031, 1, 1), date(2031, 1, 31))
    assert satsvarsler(grunnlag(*langt_frem))
    assert satsvarsler(grunnlag(*langt_frem, livsopphold=False)) == ()


def test_ve_5_et_barn_med_to_andeler_etter_hverandre_staar_i_hvilken_rekkefolge_som_helst() -> None:
    forst = Barn(ref=1, navn="Ask", fodt=date(2018, 5, 4), andel=50, til=date(2026, 11, 30))
    sa = Barn(ref=1, navn="Ask", fodt=date(2018, 5, 4), andel=100, fra=date(2026, 12, 1))
    en, to = (beregn(grunnlag(*HELE, barn=barn)) for barn in ((forst, sa), (sa, forst)))
    assert en == to
    overlapper = sa.model_copy(update={"fra": date(2026, 11, 30)})
    for barn in ((forst, overlapper), (overlapper, forst)):
        with pytest.raises(Regelbrudd, match="PE-4"):
            beregn(grunnlag(*HELE, barn=barn))


@pytest.mark.parametrize(
    ("andel", "avvik", "regler"),
    [(100, False, {"VE-4", "VE-5"}), (50, False, {"VE-4", "VE-5", "PE-4"}), (100, True, {"VE-4", "VE-5", "VE-6"})],
)
def test_ve_5_linjen_sier_hvilke_regler_den_folger(andel: int, avvik: bool, regler: set[str]) -> None:
    barn = Barn(ref=1, navn="Ask", fodt=date(2018, 5, 4), andel=andel)
    fra_satsen = (Satsavvik(linje="barn:1", belop_ore=400_000, grunn="Mat på skolen"),) if avvik else ()
    (linje,) = (li for li in beregn(grunnlag(*DESEMBER, barn=(barn,), avvik=fra_satsen)).linjer if li.ref == "barn:1")
    assert set(linje.regler) == regler
