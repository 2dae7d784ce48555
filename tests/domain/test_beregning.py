"""VE-4, VE-5, VE-6, KO-9: the calculation by example. What holds for every calculation is in test_beregning_alltid.py."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.beregning import beregn, satsvarsler, sjekk_avvik
from navtui.domain.grunnlag import Barn, Behov, Grunnlag, Husholdning, Inntekt, Satsavvik
from navtui.domain.kodeverk import Husholdningstype, Inntektstype, Linjeart, Utgiftstype
from navtui.domain.linje import Linje, etterregn, regn_belop, summer
from navtui.domain.regelbrudd import Regelbrudd
from tests.domain.test_sats import R25, R26, R27, rad

ENSLIG = (Husholdning(type=Husholdningstype.ENSLIG),)
DESEMBER = (date(2026, 12, 1), date(2026, 12, 31))


def grunnlag(fra: date, til: date, **felt: object) -> Grunnlag:
    return Grunnlag.model_validate({"fra": fra, "til": til, "husholdning": ENSLIG, "satser": (R25, R26), **felt})


def kort(linjer: tuple[Linje, ...]) -> list[tuple[str, str, int, int, int]]:
    return [(linje.ref, linje.fra.isoformat(), linje.dager, linje.dager_i_maaned, linje.belop_ore) for linje in linjer]


def test_ve_4_behov_minus_inntekt_linje_for_linje() -> None:
    svar = beregn(
        grunnlag(
            *DESEMBER,
            husholdning=(Husholdning(type=Husholdningstype.HALVT_PAR),),
            barn=(Barn(ref=2, navn="Ask", fodt=date(2018, 5, 4)), Barn(ref=1, navn="Liv", fodt=date(2023, 2, 1))),
            behov=(
                Behov(ref=2, type=Utgiftstype.STROM, belop_ore=85_000),
                Behov(ref=1, type=Utgiftstype.HUSLEIE, belop_ore=980_000),
            ),
            inntekter=(
                Inntekt(ref=2, type=Inntektstype.BARNETRYGD, belop_ore=393_600),
                Inntekt(ref=1, type=Inntektstype.LONN, belop_ore=1_122_000, tekst="ekstravakt"),
            ),
        )
    )

    assert [(linje.nr, linje.art, linje.tekst, linje.belop_ore) for linje in svar.linjer] == [
        (1, Linjeart.BEHOV, "Livsopphold ektefelle eller samboer 1/2", 690_000),
        (2, Linjeart.BEHOV, "Barn 3 år, Liv", 405_000),
        (3, Linjeart.BEHOV, "Barn 8 år, Ask", 415_000),
        (4, Linjeart.BEHOV, "Husleie", 980_000),
        (5, Linjeart.BEHOV, "Strøm", 85_000),
        (6, Linjeart.INNTEKT, "Lønn, ekstravakt", 1_122_000),
        (7, Linjeart.HOLDT_UTENFOR, "Barnetrygd holdt utenfor", 393_600),
    ]
    assert (svar.behov_ore, svar.inntekt_ore, svar.holdt_utenfor_ore) == (2_575_000, 1_122_000, 393_600)
    assert svar.til_utbetaling_ore == 1_453_000


def test_ve_4_inntekt_over_behov_gir_null_og_aldri_mindre() -> None:
    svar = beregn(grunnlag(*DESEMBER, inntekter=(Inntekt(ref=1, type=Inntektstype.AAP, belop_ore=2_000_000),)))

    assert svar.inntekt_ore == 2_000_000
    assert svar.til_utbetaling_ore == 0


def test_ve_4_barnetrygd_regnes_med_til_august_2022_og_holdes_utenfor_fra_september() -> None:
    g = grunnlag(
        date(2022, 8, 15),
        date(2022, 9, 14),
        satser=(rad(date(2022, 7, 1)),),
        inntekter=(Inntekt(ref=1, type=Inntektstype.BARNETRYGD, belop_ore=105_400),),
    )

    svar = beregn(g)

    assert svar.inntekt_ore == 57_800  # 1 054 kr x 17/31
    assert svar.holdt_utenfor_ore == 49_187  # 1 054 kr x 14/30 = 491,8667


@pytest.mark.parametrize("type_", [Inntektstype.LONN_BARN, Inntektstype.GRUNNSTONAD, Inntektstype.HJELPESTONAD])
def test_ve_4_det_loven_holder_utenfor_kan_ikke_regnes_med(type_: Inntektstype) -> None:
    svar = beregn(grunnlag(*DESEMBER, inntekter=(Inntekt(ref=1, type=type_, belop_ore=100_000, holdt_utenfor=False),)))

    assert (svar.inntekt_ore, svar.holdt_utenfor_ore) == (0, 100_000)


def test_ve_4_veileder_kan_holde_en_inntekt_utenfor() -> None:
    svar = beregn(grunnlag(*DESEMBER, inntekter=(Inntekt(ref=1, type=Inntektstype.LONN, belop_ore=100_000, holdt_utenfor=True),)))

    assert (svar.inntekt_ore, svar.holdt_utenfor_ore) == (0, 100_000)


def test_ve_5_fra_15_til_14_teller_dagene_i_hver_maaned() -> None:
    svar = beregn(grunnlag(date(2026, 11, 15), date(2026, 12, 14), behov=(Behov(ref=1, type=Utgiftstype.HUSLEIE, belop_ore=950_000),)))

    assert kort(svar.linjer) == [
        ("livsopphold", "2026-11-15", 16, 30, 442_667),
        ("livsopphold", "2026-12-01", 14, 31, 374_839),
        ("behov:1", "2026-11-15", 16, 30, 506_667),
        ("behov:1", "2026-12-01", 14, 31, 429_032),
    ]


def test_ve_5_ny_sats_deler_perioden_og_begge_deler_vises() -> None:
    nytt = rad(date(2027, 1, 1), enslig=850_000)

    svar = beregn(grunnlag(date(2026, 12, 15), date(2027, 1, 14), satser=(nytt, R26)))

    assert [(linje.sats_fra, linje.maanedsbelop_ore, linje.dager) for linje in svar.linjer] == [
        (date(2026, 1, 1), 830_000, 17),
        (date(2027, 1, 1), 850_000, 14),
    ]


def test_ve_5_bursdag_som_flytter_band_deler_barnets_linje_og_bare_den() -> None:
    svar = beregn(
        grunnlag(
            *DESEMBER,
            barn=(Barn(ref=7, navn="Ask", fodt=date(2020, 12, 11)),),
            behov=(Behov(ref=1, type=Utgiftstype.HUSLEIE, belop_ore=950_000),),
        )
    )

    assert [(linje.tekst, linje.kode, linje.dager, linje.belop_ore) for linje in svar.linjer] == [
        ("Livsopphold enslig", "enslig", 31, 830_000),
        ("Barn 5 år, Ask", "barn_0_5", 10, 130_645),
        ("Barn 6 år, Ask", "barn_6_10", 21, 281_129),
        ("Husleie", "husleie", 31, 950_000),
    ]


def test_ve_5_bursdag_som_ikke_flytter_band_deler_ikke() -> None:
    svar = beregn(grunnlag(*DESEMBER, barn=(Barn(ref=7, navn="Ask", fodt=date(2018, 12, 11)),)))

    assert kort(svar.linjer)[1:] == [("barn:7", "2026-12-01", 31, 31, 415_000)]


def test_ve_5_barn_som_fyller_18_gaar_ut_den_dagen() -> None:
    svar = beregn(grunnlag(*DESEMBER, barn=(Barn(ref=7, navn="Ask", fodt=date(2008, 12, 11)),)))

    assert kort(svar.linjer)[1:] == [("barn:7", "2026-12-01", 10, 31, 174_194)]


def test_ve_5_barn_som_fodes_kommer_inn_den_dagen() -> None:
    svar = beregn(
        grunnlag(*DESEMBER, barn=(Barn(ref=7, navn="Nyfødt", fodt=date(2026, 12, 22)), Barn(ref=8, navn="Ventet", fodt=date(2027, 1, 5))))
    )

    assert kort(svar.linjer)[1:] == [("barn:7", "2026-12-22", 10, 31, 130_645)]


def test_ve_5_barn_som_flytter_inn_og_ut() -> None:
    svar = beregn(
        grunnlag(*DESEMBER, barn=(Barn(ref=7, navn="Ask", fodt=date(2020, 1, 1), fra=date(2026, 12, 5), til=date(2026, 12, 20)),))
    )

    assert kort(svar.linjer)[1:] == [("barn:7", "2026-12-05", 16, 31, 214_194)]


def test_pe_4_delt_bosted_og_endret_andel_i_maaneden() -> None:
    halv = Barn(ref=7, navn="Ask", fodt=date(2020, 1, 1), andel=50, til=date(2026, 12, 15))
    hel = Barn(ref=7, navn="Ask", fodt=date(2020, 1, 1), fra=date(2026, 12, 16))

    svar = beregn(grunnlag(*DESEMBER, barn=(hel, halv)))

    assert [(linje.tekst, linje.maanedsbelop_ore, linje.dager) for linje in svar.linjer[1:]] == [
        ("Barn 6 år, Ask (50 % av dagene)", 207_500, 15),
        ("Barn 6 år, Ask", 415_000, 16),
    ]


def test_pe_4_barn_uten_dager_her_gir_ingen_linje() -> None:
    svar = beregn(grunnlag(*DESEMBER, barn=(Barn(ref=7, navn="Ask", fodt=date(2020, 1, 1), andel=0),)))

    assert [linje.ref for linje in svar.linjer] == ["livsopphold"]


def test_ve_5_endret_husholdning_deler_de_voksnes_linje() -> None:
    for_, etter = (
        Husholdning(type=Husholdningstype.ENSLIG, til=date(2026, 12, 10)),
        Husholdning(type=Husholdningstype.HALVT_PAR, fra=date(2026, 12, 11)),
    )

    svar = beregn(grunnlag(*DESEMBER, husholdning=(etter, for_)))

    assert [(linje.kode, linje.dager, linje.belop_ore) for linje in svar.linjer] == [("enslig", 10, 267_742), ("halvt_par", 21, 467_419)]


def test_ve_5_to_halve_maaneder_med_samme_belop_blir_hele_belopet() -> None:
    """8 300 kr over 10 and 21 days of 31: 267 741,94 and 562 258,06 øre."""
    deler = (
        Husholdning(type=Husholdningstype.ENSLIG, til=date(2026, 12, 10)),
        Husholdning(type=Husholdningstype.ENSLIG, fra=date(2026, 12, 11)),
    )

    svar = beregn(grunnlag(*DESEMBER, husholdning=deler))

    assert [linje.belop_ore for linje in svar.linjer] == [267_742, 562_258]


def test_ve_5_tre_deler_av_en_maaned_runder_sammen_og_den_forste_far_oret() -> None:
    """100 øre over 10 + 10 + 10 days: rounded one by one they would be 99."""
    tredeler = tuple(Husholdning(type=Husholdningstype.ENSLIG, fra=date(2026, 11, d), til=date(2026, 11, d + 9)) for d in (1, 11, 21))

    svar = beregn(grunnlag(date(2026, 11, 1), date(2026, 11, 30), husholdning=tredeler, satser=(rad(date(2026, 1, 1), enslig=100),)))

    assert [linje.belop_ore for linje in svar.linjer] == [34, 33, 33]
    assert regn_belop(tuple(reversed(svar.linjer))) == [33, 33, 34]


def test_ve_5_bursdag_pa_periodens_siste_dag_deler() -> None:
    svar = beregn(grunnlag(*DESEMBER, barn=(Barn(ref=7, navn="Ask", fodt=date(2020, 12, 31)),)))

    assert kort(svar.linjer)[1:] == [("barn:7", "2026-12-01", 30, 31, 391_935), ("barn:7", "2026-12-31", 1, 31, 13_387)]


@pytest.mark.parametrize(
    "husholdning",
    [
        (),
        (Husholdning(type=Husholdningstype.ENSLIG, fra=date(2026, 12, 2)),),
        (Husholdning(type=Husholdningstype.ENSLIG, til=date(2026, 12, 30)),),
        (Husholdning(type=Husholdningstype.ENSLIG, til=date(2026, 12, 9)), Husholdning(type=Husholdningstype.PAR, fra=date(2026, 12, 11))),
        (Husholdning(type=Husholdningstype.ENSLIG, til=date(2026, 12, 11)), Husholdning(type=Husholdningstype.PAR, fra=date(2026, 12, 11))),
    ],
)
def test_pe_4_hull_og_overlapp_i_husholdningen_stoppes(husholdning: tuple[Husholdning, ...]) -> None:
    with pytest.raises(Regelbrudd) as brudd:
        beregn(grunnlag(*DESEMBER, husholdning=husholdning))

    assert (brudd.value.regel, brudd.value.felt) == ("PE-4", "husholdning")


def test_pe_4_samme_barn_to_ganger_i_samme_tid_stoppes() -> None:
    barn = Barn(ref=7, navn="Ask", fodt=date(2020, 1, 1))

    with pytest.raises(Regelbrudd, match="to ganger"):
        beregn(grunnlag(*DESEMBER, barn=(barn, barn.model_copy(update={"fra": date(2026, 12, 31)}))))


def test_ve_5_uten_sats_stoppes_beregningen() -> None:
    with pytest.raises(Regelbrudd) as brudd:
        beregn(grunnlag(date(2024, 12, 15), date(2025, 1, 14)))

    assert brudd.value.regel == "VE-5"


def test_ve_4_engangsytelse_regnes_helt_og_deles_ikke() -> None:
    tann = Behov(ref=1, type=Utgiftstype.TANNBEHANDLING, belop_ore=333_333, engang=True, fra=date(2026, 12, 24))

    svar = beregn(grunnlag(date(2026, 12, 24), date(2026, 12, 24), behov=(tann,), livsopphold=False, husholdning=()))

    assert kort(svar.linjer) == [("behov:1", "2026-12-24", 0, 0, 333_333)]
    assert svar.linjer[0].engang


def test_ve_4_engangsbelop_utenfor_perioden_stoppes() -> None:
    tann = Behov(ref=1, type=Utgiftstype.TANNBEHANDLING, belop_ore=333_300, engang=True, fra=date(2027, 1, 1))

    with pytest.raises(Regelbrudd) as brudd:
        beregn(grunnlag(*DESEMBER, behov=(tann,)))

    assert brudd.value.regel == "VE-4"
    assert "Tannbehandling" in brudd.value.setning


def test_ve_6_avvik_brukes_i_stedet_for_satsen_og_merkes() -> None:
    g = grunnlag(
        *DESEMBER,
        barn=(Barn(ref=7, navn="Ask", fodt=date(2020, 1, 1)),),
        avvik=(
            Satsavvik(linje="livsopphold", belop_ore=880_000, grunn="Dyr diett etter operasjon"),
            Satsavvik(linje="barn:7", belop_ore=400_000, grunn="Mat på skolen"),
        ),
    )

    svar = beregn(g)

    assert [(linje.belop_ore, "VE-6" in linje.regler) for linje in svar.linjer] == [(880_000, True), (400_000, True)]
    assert sjekk_avvik(g) is None
    assert not any("VE-6" in linje.regler for linje in beregn(grunnlag(*DESEMBER)).linjer)


def test_ve_6_avvik_uten_grunn_kan_regnes_men_ikke_sendes() -> None:
    g = grunnlag(*DESEMBER, avvik=(Satsavvik(linje="livsopphold", belop_ore=880_000, grunn="  "),))

    assert beregn(g).behov_ore == 880_000
    brudd = sjekk_avvik(g)
    assert brudd is not None
    assert (brudd.regel, brudd.felt) == ("VE-6", "avviksgrunn")


def test_ve_6_avvik_for_et_barn_som_er_borte_stoppes() -> None:
    brudd = sjekk_avvik(grunnlag(*DESEMBER, avvik=(Satsavvik(linje="barn:9", belop_ore=1, grunn="Gammelt"),)))

    assert brudd is not None
    assert brudd.regel == "VE-6"


def test_ve_5_avledet_eller_foreldet_sats_varsles() -> None:
    avledet = satsvarsler(grunnlag(date(2025, 12, 15), date(2026, 1, 14)))
    foreldet = satsvarsler(grunnlag(date(2026, 12, 15), date(2027, 1, 14)))

    assert ["avledet" in v.setning for v in avledet] == [True]
    assert ["1.1.2027" in v.setning for v in foreldet] == [True]
    assert satsvarsler(grunnlag(*DESEMBER)) == ()
    assert satsvarsler(grunnlag(date(2026, 12, 15), date(2027, 1, 14), satser=(R26, R27))) == ()


def test_ko_9_etterregning_stoler_ikke_pa_linjenes_svar() -> None:
    svar = beregn(grunnlag(date(2026, 11, 15), date(2026, 12, 14), behov=(Behov(ref=1, type=Utgiftstype.HUSLEIE, belop_ore=950_000),)))
    tuklet = [svar.linjer[0].model_copy(update={"belop_ore": 1_000_000, "dager": 30}), *svar.linjer[1:]]

    assert etterregn(svar.linjer) == summer(svar.linjer)
    assert etterregn(tuklet) == summer(svar.linjer) != summer(tuklet)


def test_ve_4_annet_heter_det_som_star_i_teksten() -> None:
    svar = beregn(grunnlag(*DESEMBER, behov=(Behov(ref=1, type=Utgiftstype.ANNET, tekst="Briller til Ask", belop_ore=100),)))

    assert svar.linjer[1].tekst == "Briller til Ask"


def test_ve_5_to_rader_med_samme_ref_avvises() -> None:
    husleie = Behov(ref=1, type=Utgiftstype.HUSLEIE, belop_ore=100)

    with pytest.raises(ValueError, match="same ref twice"):
        grunnlag(*DESEMBER, behov=(husleie, husleie))
