"""PM-1, PM-2, PM-10, PM-11, PM-12: the rules of a søknad, without a file."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.kodeverk.soknad import Kanal, Nodart, Soknadspost
from navtui.domain.navn import del_navn
from navtui.domain.person import Kjennetegn, NyPerson
from navtui.domain.soknad import (
    ApenPost,
    Identitet,
    IkkeMott,
    NyPost,
    NySoknad,
    belop_og_periode,
    duplikater,
    egen_frist,
    er_ny_soker,
    maanedsfrist,
    samme_person,
    sjekk_post,
    sjekk_soknad,
)

I_DAG = date(2026, 11, 20)
LIV, HUS = NyPost(art=Soknadspost.LIVSOPPHOLD), NyPost(art=Soknadspost.HUSLEIE)


def ny(**mer: object) -> NySoknad:
    return NySoknad(**({"person_id": 1, "mottatt": I_DAG, "poster": (LIV,)} | mer))


def test_pm_1_kanalen_er_papir_nar_ingenting_er_sagt() -> None:
    assert ny().kanal is Kanal.PAPIR
    assert sjekk_soknad(ny(), I_DAG) is None


@pytest.mark.parametrize(
    ("mer", "regel", "felt"),
    [
        ({"person_id": None}, "PM-1", "soker"),
        ({"ny_person": NyPerson(fornavn="A", etternavn="B")}, "PM-1", "soker"),
        ({"poster": ()}, "PM-1", "poster"),
        ({"poster": (LIV, LIV)}, "PM-1", "poster"),
        ({"poster": (NyPost(art=Soknadspost.ANNET),)}, "PM-1", "annet"),
        ({"poster": (NyPost(art=Soknadspost.HUSLEIE, fra=I_DAG, til=I_DAG - timedelta(1)),)}, "PM-1", "poster"),
        ({"mottatt": I_DAG + timedelta(1)}, "PM-1", "mottatt"),
        ({"mottatt": date(1926, 11, 20)}, "PM-1", "mottatt"),
        ({"mottatt": I_DAG - timedelta(367)}, "PM-1", "mottatt"),
        ({"mott": I_DAG, "ikke_mott": IkkeMott.POST}, "PM-10", "mott"),
        ({"mott": I_DAG + timedelta(1)}, "PM-10", "mott"),
        ({"nodhjelp": Nodart.MAT}, "PM-2", "til_ident"),
    ],
)
def test_pm_1_pm_2_pm_10_det_som_mangler_sies_ved_feltet(mer: dict[str, object], regel: str, felt: str) -> None:
    brudd = sjekk_soknad(ny(**mer), I_DAG)
    assert brudd is not None
    assert (brudd.regel, brudd.felt) == (regel, felt)


def test_pm_2_nodhjelp_med_veileder_er_i_orden() -> None:
    assert sjekk_soknad(ny(nodhjelp=Nodart.MAT, til_ident="KAL"), I_DAG) is None


def test_pm_11_samme_ting_i_overlappende_periode_pekes_ut() -> None:
    apen = [
        ApenPost(7, "husleie", date(2026, 11, 2), date(2026, 11, 1), date(2026, 11, 30)),
        ApenPost(7, "depositum", date(2026, 11, 2), None, None),
    ]
    desember = NyPost(art=Soknadspost.HUSLEIE, fra=date(2026, 12, 1), til=date(2026, 12, 31))
    november = NyPost(art=Soknadspost.HUSLEIE, fra=date(2026, 11, 30), til=date(2026, 12, 31))
    assert duplikater([LIV, desember], apen) == ()
    (varsel,) = duplikater([LIV, november], apen)
    assert varsel.regel == "PM-11"
    assert varsel.setning == "Det er allerede søkt om husleie, mottatt 2.11.2026, og det er ikke besvart."
    assert len(duplikater([HUS], apen)) == 1
    (begge,) = duplikater([november, NyPost(art=Soknadspost.DEPOSITUM)], apen)
    assert begge.setning == "Det er allerede søkt om husleie og depositum, mottatt 2.11.2026, og det er ikke besvart."


@pytest.mark.parametrize(
    ("siste", "ny_soker"), [(None, True), (date(2026, 5, 19), True), (date(2026, 5, 20), False), (date(2026, 11, 30), False)]
)
def test_pm_10_ny_soker_er_uten_sosialhjelp_siste_seks_maneder(siste: date | None, ny_soker: bool) -> None:
    assert er_ny_soker(siste, I_DAG, 6) is ny_soker


@pytest.mark.parametrize(("mottatt", "merke"), [(date(2026, 1, 31), date(2026, 2, 28)), (date(2026, 11, 20), date(2026, 12, 20))])
def test_pm_3_pm_4_fristene_gar_fra_mottatt(mottatt: date, merke: date) -> None:
    assert maanedsfrist(mottatt) == merke
    assert egen_frist(mottatt, 14) == mottatt + timedelta(14)


KJENT = Identitet(9, "15899912345", None, "berg eli", date(1999, 9, 15))
UTEN_NR = Identitet(8, None, None, "berg eli", date(1999, 9, 15))
ELI = NyPerson(fornavn="Eli", etternavn="Berg")


def _id(fnr: str | None = None, fodt: date | None = date(1999, 9, 15)) -> Kjennetegn:
    return Kjennetegn(fnr=fnr, duf=None, fodt=fodt)


def test_pm_12_samme_nummer_er_samme_person_uansett_navn() -> None:
    assert samme_person(NyPerson(fornavn="X", etternavn="Y"), _id("15899912345"), [KJENT]) == 9


def test_pm_12_uten_nummer_avgjor_navn_og_fodselsdato() -> None:
    assert samme_person(ELI, _id(), [KJENT]) == 9
    assert samme_person(ELI, _id("15899912345"), [UTEN_NR]) == 8
    assert samme_person(ELI, _id(fodt=None), [UTEN_NR]) is None
    assert samme_person(ELI, _id(fodt=date(1999, 9, 16)), [KJENT]) is None


def test_pm_12_ulike_nummer_er_to_personer_selv_med_samme_navn() -> None:
    assert samme_person(ELI, _id("15899954321"), [KJENT]) is None


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 24))
def test_pm_10_den_som_fikk_stonad_i_gar_er_aldri_ny(mottatt: date, maaneder: int) -> None:
    assert not er_ny_soker(mottatt - timedelta(1), mottatt, maaneder)
    assert er_ny_soker(mottatt - timedelta(32 * maaneder), mottatt, maaneder)


@pytest.mark.parametrize(
    ("mer", "felt"),
    [
        ({"belop_ore": 0}, "belop_ore"),
        ({"belop_ore": -100}, "belop_ore"),
        ({"til": date(2026, 12, 31)}, "fra"),
        ({"fra": date(2026, 12, 2), "til": date(2026, 12, 1)}, "til"),
    ],
)
def test_pm_1_belop_og_periode_som_ikke_henger_sammen_sies_ved_feltet(mer: dict[str, object], felt: str) -> None:
    post = NyPost(art=Soknadspost.HUSLEIE, **mer)
    brudd = sjekk_post(post)
    assert brudd is not None
    assert (brudd.regel, brudd.felt) == ("PM-1", felt)
    hele = sjekk_soknad(NySoknad(person_id=1, mottatt=date(2026, 11, 20), poster=(post,)), date(2026, 11, 20))
    assert hele is not None
    assert (hele.setning, hele.felt) == (brudd.setning, "poster")


def test_pm_1_belop_og_periode_sies_slik_de_ble_skrevet() -> None:
    post = NyPost(art=Soknadspost.HUSLEIE, belop_ore=950_000, fra=date(2026, 12, 1), til=date(2026, 12, 31))
    assert sjekk_post(post) is None
    assert belop_og_periode(post) == "9 500 kr, 1.12-31.12.2026"
    assert belop_og_periode(NyPost(art=Soknadspost.HUSLEIE, fra=date(2026, 12, 1))) == "fra 1.12.2026"
    assert belop_og_periode(NyPost(art=Soknadspost.HUSLEIE)) == ""


@pytest.mark.parametrize(
    ("skrevet", "fornavn", "etternavn"),
    [
        ("Tveit", "", "Tveit"), ("ottar tveit", "Ottar", "Tveit"), ("Tveit, Ottar", "Ottar", "Tveit"), ("Hansen Ottar", "Ottar", "Hansen"),
        ("Ottar Hansen", "Ottar", "Hansen"), ("Anne Grete Li", "Anne Grete", "Li"), ("Jensen Olsen", "Jensen", "Olsen"), ("", "", ""),
        ("  Erland   Moe ", "Erland", "Moe"), ("anne-lise dahl", "Anne-Lise", "Dahl"),
    ],
)  # fmt: skip
def test_pm_1_et_navn_som_er_skrevet_deles_i_fornavn_og_etternavn(skrevet: str, fornavn: str, etternavn: str) -> None:
    assert del_navn(skrevet) == (fornavn, etternavn)
