"""The code lists: stored values are pinned, since the file and the reports live on them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from pydantic import TypeAdapter

from navtui.domain import kodeverk
from navtui.domain.kodeverk import (
    Bosituasjon,
    Hjemmel,
    Hovedinntekt,
    Inntektsrolle,
    Inntektstype,
    Kode,
    Sivilstand,
    Sjekkpunkt,
    Skjerming,
    Soknadspost,
    Stonadsform,
    UnntakAktivitet,
    Utbetalingstilstand,
    Utfall,
    Utgiftstype,
    Vilkarstype,
    strengeste,
    vklo,
)

LISTER: list[type[Kode]] = [
    liste for navn in kodeverk.__all__ if isinstance(liste := getattr(kodeverk, navn), type) and issubclass(liste, Kode) and len(liste) > 0
]

# SSB's kravspesifikasjon 11F 2026, the values its control program accepts.
TRYGDESIT = {"01", "02", "04", "05", "06", "07", "09", "10", "11", "12", "13"}


@pytest.mark.parametrize("liste", LISTER, ids=lambda liste: liste.__name__)
def test_alle_koder_er_ascii_snake_case_og_har_egen_norsk_tekst(liste: type[Kode]) -> None:
    for kode in liste:
        assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", kode.value), kode
        assert kode.tekst.strip() == kode.tekst != ""
        assert kode == kode.value
        assert TypeAdapter(liste).validate_python(str(kode.value)) is kode

    assert len({kode.tekst for kode in liste}) == len(liste)


def test_overskrift_hever_bare_forste_bokstav() -> None:
    assert Soknadspost.OKONOMISK_RADGIVNING.overskrift == "Økonomisk rådgivning"
    assert Inntektstype.AAP.overskrift == "AAP"


def test_pm_1_soknadspostene_er_de_som_kan_sokes_om() -> None:
    assert [post.value for post in Soknadspost] == [
        "livsopphold",
        "husleie",
        "restanse_husleie",
        "restanse_strom",
        "strom",
        "depositum",
        "tannbehandling",
        "egenandeler",
        "medisin_briller",
        "innbo",
        "flytting_etablering",
        "reise",
        "barn_fritid",
        "begravelse",
        "midlertidig_botilbud",
        "okonomisk_radgivning",
        "annet",
    ]
    assert [post for post in Soknadspost if post.apner_gjeldssak] == [Soknadspost.OKONOMISK_RADGIVNING]


def test_ve_15_hovedinntekt_har_en_tabell_til_ssb() -> None:
    """Pinned row by row: a changed code is a changed KOSTRA report."""
    assert {kode.value: (kode.vklo, kode.trygdesit) for kode in Hovedinntekt} == {
        "arbeid": ("1", "12"),
        "dagpenger": ("3", "02"),
        "aap": ("3", "11"),
        "uforetrygd": ("3", "04"),
        "sykepenger": ("3", "01"),
        "foreldrepenger": ("3", "10"),
        "overgangsstonad": ("3", "05"),
        "omstillingsstonad": ("3", "06"),
        "supplerende_stonad": ("3", "09"),
        "alderspensjon": ("3", "07"),
        "annen_trygd": ("3", "10"),
        "introduksjonsstonad": ("6", "12"),
        "kvalifiseringsstonad": ("8", "12"),
        "tiltakspenger": ("2", "12"),
        "studiestotte": ("4", "12"),
        "bidrag": ("9", "12"),
        "partners_inntekt": ("7", "12"),
        "annet": ("9", "12"),
        "ingen": ("5", "12"),
        "ukjent": (None, None),
    }


def test_ve_15_trygd_som_hovedinntekt_har_alltid_en_trygdekode_ssb_godtar() -> None:
    """SSB's control 20_B: VKLO 3 with TRYGDESIT 12 blocks the file."""
    for kode in Hovedinntekt:
        if kode is not Hovedinntekt.UKJENT:
            assert kode.trygdesit in TRYGDESIT
            assert (kode.vklo == "3") == (kode.trygdesit != "12")


def test_ve_15_sosialhjelp_som_hovedinntekt_er_vklo_5_uansett() -> None:
    assert vklo(Inntektsrolle.HOVEDINNTEKT, Hovedinntekt.ARBEID) == "5"
    assert vklo(Inntektsrolle.SUPPLERENDE, Hovedinntekt.ARBEID) == "1"
    assert vklo(Inntektsrolle.SUPPLERENDE, Hovedinntekt.UKJENT) is None


def test_ve_1_helserelaterte_ytelser() -> None:
    assert {k for k in Hovedinntekt if k.er_helserelatert} == {Hovedinntekt.AAP, Hovedinntekt.UFORETRYGD, Hovedinntekt.SYKEPENGER}


def test_ve_4_det_loven_holder_utenfor_og_fra_naar() -> None:
    assert {k.value for k in Inntektstype if k.holdes_utenfor(date(2026, 11, 22))} == {
        "barnetrygd",
        "lonn_barn",
        "grunnstonad",
        "hjelpestonad",
    }
    assert not Inntektstype.BARNETRYGD.holdes_utenfor(date(2022, 8, 31))
    assert Inntektstype.BARNETRYGD.holdes_utenfor(date(2022, 9, 1))
    assert Inntektstype.LONN_BARN.holdes_utenfor(date(2015, 1, 1))


def test_ve_4_bostotte_og_barnebidrag_regnes_med() -> None:
    assert not Inntektstype.BOSTOTTE.holdes_utenfor(date(2026, 1, 1))
    assert not Inntektstype.BARNEBIDRAG.holdes_utenfor(date(2026, 1, 1))


def test_gj_4_strom_er_inne_i_livsoppholdssatsen_og_husleie_er_det_ikke() -> None:
    assert Utgiftstype.STROM.i_livsoppholdssats
    assert Utgiftstype.INNBOFORSIKRING.i_livsoppholdssats
    assert not Utgiftstype.HUSLEIE.i_livsoppholdssats
    assert not Utgiftstype.BARNEHAGE.i_livsoppholdssats


def test_ve_12_strom_er_ikke_boutgift_og_husleie_er_det() -> None:
    assert Utgiftstype.HUSLEIE.er_boutgift
    assert not Utgiftstype.STROM.er_boutgift


def test_ve_11_vilkar_har_ssbs_koder() -> None:
    assert sorted(v.ssb for v in Vilkarstype) == ["04", "06", "07", "08", "10", "14", "15", "16", "17", "18", "19", "20"]
    assert len({v.felt for v in Vilkarstype}) == len(Vilkarstype)


def test_ve_9_unntakene_har_ssbs_koder_i_rekkefolge() -> None:
    assert [u.ssb for u in UnntakAktivitet] == ["01", "02", "03", "04"]


def test_ve_9_bare_aktivitet_er_aktivitet() -> None:
    assert Vilkarstype.ARBEIDSTRENING.er_aktivitet
    assert not Vilkarstype.FORMUE_BOUTGIFT.er_aktivitet
    assert not Vilkarstype.VEILEDNINGSSAMTALE.er_aktivitet


def test_ve_3_hjemler_og_former() -> None:
    assert [h.paragraf for h in Hjemmel] == ["§ 17", "§ 18", "§ 19", "§ 20", "§ 20 a", "§ 21", "§ 23", "§ 25", "§ 26", "§ 27", "§ 29"]
    assert all(h.tekst.startswith(h.paragraf + " ") for h in Hjemmel)
    assert [f.value for f in Stonadsform] == ["bidrag", "lan", "garanti", "varer_tjenester"]


def test_ve_2_og_ve_16_har_digisos_egne_ord() -> None:
    assert [u.digisos for u in Utfall] == ["INNVILGET", "DELVIS_INNVILGET", "AVSLATT", "AVVIST"]
    assert [u.digisos for u in Utbetalingstilstand] == ["PLANLAGT_UTBETALING", "UTBETALT", "STOPPET", "ANNULLERT"]


def test_ko_7_har_sju_sjekkpunkter() -> None:
    assert len(Sjekkpunkt) == 7


def test_pe_13_ssb_koder_for_sivilstand_og_bolig() -> None:
    assert {s.value: s.ssb for s in Sivilstand} == {
        "ugift": "1",
        "gift": "2",
        "samboer": "3",
        "skilt": "4",
        "separert": "4",
        "enke": "5",
        "ukjent": None,
    }
    assert {b.ssb for b in Bosituasjon if b is not Bosituasjon.UKJENT} == {"1", "2", "3", "4", "5", "6"}
    assert Bosituasjon.UKJENT.ssb is None


def test_pe_5_strengeste_skjerming_avgjor() -> None:
    assert strengeste([]) is Skjerming.INGEN
    assert strengeste([Skjerming.EGEN_ANSATT, Skjerming.KODE_6, Skjerming.KODE_7]) is Skjerming.KODE_6
    assert strengeste([Skjerming.KODE_7, Skjerming.EGEN_ANSATT]) is Skjerming.KODE_7
    assert strengeste([Skjerming.INGEN, Skjerming.EGEN_ANSATT]) is Skjerming.EGEN_ANSATT
