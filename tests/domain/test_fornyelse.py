"""What a veileder is told of a vedtak that runs out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.fornyelse import (
    ApenSoknad,
    Endringsart,
    Fornyelsesgrunnlag,
    Husstandsskifte,
    Vilkarsstand,
    bare_engang,
    endringer,
    endringstekst,
    kort_endringstekst,
    maanedens_soknad,
    neste_periode,
    neste_soknad,
)
from navtui.domain.kodeverk import Vilkarstype, Vilkarsutfall
from navtui.domain.sats import Rad
from navtui.domain.vedtaksperiode import sjekk_periode

ROLIG = Fornyelsesgrunnlag(
    i_dag=date(2026, 11, 20), fra=date(2026, 11, 1), til=date(2026, 11, 30), vedtaksdato=date(2026, 10, 28), fodt=date(1980, 5, 5),
    neste_oppfolging=date(2026, 12, 1), soknad_mottatt=date(2026, 11, 18), maaned=2,
)  # fmt: skip
"""A vedtak to which nothing happens."""


def tekster(**mer: object) -> list[str]:
    """What is said when this is another way."""
    return [e.tekst for e in endringer(replace(ROLIG, **mer))]  # type: ignore[arg-type]


def test_ve_13_ingenting_sies_om_det_som_ikke_endrer_seg() -> None:
    assert endringer(ROLIG) == ()


def test_ve_20_manglende_soknad_sies_forst() -> None:
    alle = endringer(replace(ROLIG, soknad_mottatt=None, maaned=6))
    assert (alle[0].tekst, alle[0].regel) == ("søknad mangler", "VE-20")


def test_ve_5_ny_sats_i_perioden_eller_i_den_neste() -> None:
    satser = [Rad(gyldig_fra=date(aar, 1, 1), kilde="rundskriv") for aar in (2025, 2026, 2027)]
    assert tekster(satser=satser) == []
    assert tekster(satser=satser, fra=date(2026, 12, 1), til=date(2026, 12, 31)) == ["ny sats fra 1.1.2027"]
    assert tekster(satser=satser, fra=date(2026, 12, 15), til=date(2027, 1, 14)) == ["ny sats fra 1.1.2027"]


@pytest.mark.parametrize(
    ("fodt", "sagt"),
    [
        (date(2020, 12, 12), ["barn fyller 6 år 12.12.2026"]),
        (date(2020, 12, 31), ["barn fyller 6 år 31.12.2026"]),
        (date(2020, 11, 1), []),
        (date(2020, 11, 2), ["barn fyller 6 år 2.11.2026"]),
        (date(2021, 1, 1), []),
        (date(2015, 12, 3), ["barn fyller 11 år 3.12.2026"]),
        (date(2008, 12, 3), ["barn fyller 18 år 3.12.2026, regnes som voksen"]),
        (date(2017, 12, 3), []),
    ],
)
def test_ve_5_barnets_fodselsdag_som_flytter_satsen(fodt: date, sagt: list[str]) -> None:
    assert tekster(barn=(fodt,)) == sagt


@pytest.mark.parametrize("aar", [18, 25, 30, 67])
def test_pe_3_sokeren_fyller_18_25_30_eller_67(aar: int) -> None:
    assert tekster(fodt=date(2026 - aar, 12, 4)) == [f"fyller {aar} år 4.12.2026"]
    assert tekster(fodt=date(2026 - aar, 11, 20)) == [f"fylte {aar} år 20.11.2026"]
    assert tekster(fodt=date(2026 - aar, 10, 28)) == []
    assert tekster(fodt=date(2027 - aar, 1, 1)) == []


def test_ve_11_vilkar_som_ikke_er_oppfylt_eller_vurdert() -> None:
    kurs, samtale = Vilkarstype.KURS, Vilkarstype.VEILEDNINGSSAMTALE
    assert tekster(vilkar=(Vilkarsstand(kurs, Vilkarsutfall.OPPFYLT),)) == []
    assert tekster(vilkar=(Vilkarsstand(samtale, None), Vilkarsstand(kurs, Vilkarsutfall.IKKE_OPPFYLT))) == [
        f"vilkår ikke oppfylt: {kurs.tekst}",
        f"vilkår ikke vurdert: {samtale.tekst}",
    ]


def test_pe_4_husholdningen_er_endret_siden_vedtaket() -> None:
    skifter = (Husstandsskifte(date(2026, 11, 12), inn=True), Husstandsskifte(date(2026, 11, 5), inn=False))
    assert tekster(husstand=skifter) == ["flyttet ut av husholdningen 5.11.2026", "ny husholdning 12.11.2026"]


def test_pe_4_hvem_som_flyttet_og_hva_husholdningen_er_sies() -> None:
    dag = date(2026, 11, 8)
    skifter = (
        Husstandsskifte(dag, inn=True, form="samboer"),
        Husstandsskifte(dag, inn=True, hvem="Vik, Dag", form="samboer"),
        Husstandsskifte(date(2026, 11, 9), inn=False, hvem="Olsen, Ella"),
    )
    assert tekster(husstand=skifter) == [
        "Vik, Dag flyttet inn 8.11.2026, samboere uten felles barn",
        "Olsen, Ella flyttet ut 9.11.2026",
    ]


def test_pe_4_den_som_flyttet_med_henne_er_verken_gaatt_eller_kommet() -> None:
    ut, inn = date(2026, 11, 7), date(2026, 11, 8)
    sammen = [Husstandsskifte(dag, inn=dag == inn, hvem=hvem) for hvem in ("", "Olsen, Ella") for dag in (ut, inn)]
    dag_ = Husstandsskifte(inn, inn=True, hvem="Vik, Dag", form="samboer")
    assert tekster(husstand=(*sammen, dag_)) == ["Vik, Dag flyttet inn 8.11.2026, samboere uten felles barn"]
    assert tekster(husstand=sammen) == ["ny husholdning 8.11.2026"]


def test_op_1_oppfolging_over_frist_sies_i_dager() -> None:
    assert tekster(neste_oppfolging=date(2026, 11, 8)) == ["oppfølging 12 d over frist"]
    assert tekster(neste_oppfolging=date(2026, 11, 20)) == []


@pytest.mark.parametrize(("maaned", "sagt"), [(3, []), (4, ["4. måned på rad"]), (5, ["5. måned på rad"])])
def test_ve_14_maaned_fire_og_fem_sies(maaned: int, sagt: list[str]) -> None:
    assert tekster(maaned=maaned) == sagt


def test_ve_14_fra_langtid_sies_gjennomgangen() -> None:
    assert tekster(maaned=6) == ["6. måned på rad: langtidsgjennomgang"]
    assert tekster(maaned=4, langtid_maaneder=4) == ["4. måned på rad: langtidsgjennomgang"]


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_ve_1_neste_periode_begynner_dagen_etter_og_er_hoyst_en_maaned(til: date) -> None:
    fra, ny_til = neste_periode(til)
    assert (fra - til).days == 1
    assert sjekk_periode(fra, ny_til) is None
    assert 27 <= (ny_til - fra).days <= 30


def test_ve_1_en_maaned_foelges_av_hele_den_neste() -> None:
    assert neste_periode(date(2027, 1, 31)) == (date(2027, 2, 1), date(2027, 2, 28))


def test_rekkefolgen_er_den_samme_hver_gang() -> None:
    alle = endringer(replace(ROLIG, soknad_mottatt=None, maaned=6, fodt=date(1996, 12, 1), neste_oppfolging=date(2026, 11, 1)))
    assert [e.art for e in alle] == [Endringsart.SOKNAD, Endringsart.ALDER, Endringsart.OPPFOLGING, Endringsart.LANGTID]
    assert endringstekst(alle[:2]) == "søknad mangler; fyller 30 år 1.12.2026"
    assert kort_endringstekst((*alle, *alle)) == "søknad, 30 år, oppfølging"


def soknad(id_: int, *gjelder: str, fornyelse: bool = False, nodhjelp: bool = False, dag: int = 18) -> ApenSoknad:
    """An undecided søknad in November."""
    return ApenSoknad(id_, date(2026, 11, dag), "papir", fornyelse, nodhjelp, gjelder)


def test_ve_20_fornyelsen_knyttes_til_den_ene_soknaden_som_venter() -> None:
    liv, hjelp, depositum = soknad(1, "livsopphold"), soknad(2, "livsopphold", nodhjelp=True), soknad(3, "depositum")
    assert maanedens_soknad([liv, hjelp, depositum]) == 1
    assert maanedens_soknad([hjelp, depositum]) is None
    assert maanedens_soknad([liv, soknad(4, "husleie")]) is None
    assert maanedens_soknad([liv, soknad(4, "livsopphold", fornyelse=True)]) == 4


def test_pm_2_nodhjelp_besvares_foer_alt_annet() -> None:
    hjelp = soknad(2, "livsopphold", nodhjelp=True)
    assert neste_soknad([soknad(1, "livsopphold", fornyelse=True), hjelp], True, date(2026, 11, 30), date(2026, 12, 4)) is hjelp


def test_ve_20_neste_er_aa_fornye_naar_det_gaar_ut_ellers_den_eldste_soknaden() -> None:
    ny, gammel = soknad(1, "depositum", dag=18), soknad(2, "reise", dag=3)
    ut, ikke_ut, grense = date(2026, 11, 30), date(2026, 12, 31), date(2026, 12, 4)
    assert neste_soknad([ny, gammel], True, ut, grense) is None
    assert neste_soknad([ny, gammel], True, ikke_ut, grense) is gammel
    assert neste_soknad([], True, ikke_ut, grense) is None
    assert neste_soknad([soknad(3, "livsopphold")], True, ikke_ut, grense) is None
    assert neste_soknad([liv := soknad(3, "livsopphold")], False, None, grense) is liv


def test_ve_1_bare_engangsytelser_gir_en_dato() -> None:
    assert bare_engang(["depositum", "innbo"])
    assert not bare_engang(["depositum", "husleie"])
    assert not bare_engang([])
