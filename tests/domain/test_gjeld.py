"""The rules of debt cases."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.gjeld import (
    Krav,
    Nyttkrav,
    Steg,
    sjekk_arbeide,
    sjekk_henvisning,
    sjekk_innsyn,
    sjekk_krav,
    sjekk_steg,
    summer,
    varsel_uten_vedtak,
    velg_radgiver,
)
from navtui.domain.kodeverk.gjeld import Gjeldsavslutning, Gjeldsniva, Gjeldstilstand, Kravklasse, Kravstadium

I_DAG = date(2026, 11, 20)
T = Gjeldstilstand


def steg(tilstand: Gjeldstilstand, **mer: object) -> Steg:
    return Steg.model_validate({"tilstand": tilstand, "niva": Gjeldsniva.NIVA_2} | mer)


def krav(**mer: object) -> Nyttkrav:
    felt = {"kreditor": "Nordkraft", "hovedstol_ore": 1_000_000, "saldo_dato": I_DAG, "stadium": "purring", "klasse": "forbruk"} | mer
    return Nyttkrav.model_validate(felt)


def test_gj_1_venting_uten_vedtak_sies_i_dager() -> None:
    varsel = varsel_uten_vedtak(41)
    assert varsel is not None
    assert (varsel.regel, varsel.setning) == ("GJ-1", "uten vedtak: 41 dager")
    assert varsel_uten_vedtak(None) is None
    ett = varsel_uten_vedtak(1)
    assert ett is not None
    assert ett.setning.endswith("1 dag")


def test_gj_1_en_henvisning_har_grunn_og_en_person_en_sak() -> None:
    assert sjekk_henvisning("trenger oversikt", har_apen=False) is None
    tom, dobbel = sjekk_henvisning(" ", har_apen=False), sjekk_henvisning("mer", har_apen=True)
    assert tom is not None
    assert tom.felt == "grunn"
    assert dobbel is not None


def test_gj_1_henvisningen_gar_til_gjeldsradgiveren_med_faerrest_saker() -> None:
    stab = [("GRO", "gjeldsradgiver", 15), ("ANE", "gjeldsradgiver", 3), ("LEA", "leder", 0), ("KAL", "veileder", 0)]
    assert velg_radgiver(stab, frozenset()) == "ANE"
    assert velg_radgiver(stab, frozenset({"ANE"})) == "GRO"
    assert velg_radgiver(stab, frozenset({"ANE", "GRO"})) == "LEA"
    assert velg_radgiver(stab, frozenset({"ANE", "GRO", "LEA"})) is None


@pytest.mark.parametrize("tilstand", [t for t in T if t not in (T.HENVIST, T.AVSLUTTET)])
def test_gj_2_hver_tilstand_har_neste_steg_og_dato(tilstand: Gjeldstilstand) -> None:
    uten_steg = sjekk_steg(T.HENVIST, steg(tilstand, neste_dato=I_DAG), I_DAG)
    uten_dato = sjekk_steg(T.HENVIST, steg(tilstand, neste_steg="ring kreditor"), I_DAG)
    assert uten_steg is not None
    assert (uten_steg.regel, uten_steg.felt) == ("GJ-2", "neste_steg")
    assert uten_dato is not None
    assert uten_dato.felt == "neste_dato"
    assert sjekk_steg(T.HENVIST, steg(tilstand, neste_steg="ring kreditor", neste_dato=I_DAG), I_DAG) is None


def test_gj_2_neste_dato_er_ikke_passert() -> None:
    brudd = sjekk_steg(T.VENTER, steg(T.KARTLEGGING, neste_steg="samtale", neste_dato=date(2026, 11, 19)), I_DAG)
    assert brudd is not None
    assert brudd.felt == "neste_dato"


def test_gj_2_neste_steg_er_en_setning_og_ikke_et_notat() -> None:
    assert sjekk_steg(T.VENTER, steg(T.KARTLEGGING, neste_steg="x" * 200, neste_dato=I_DAG), I_DAG) is None
    brudd = sjekk_steg(T.VENTER, steg(T.KARTLEGGING, neste_steg="x" * 201, neste_dato=I_DAG), I_DAG)
    assert brudd is not None
    assert "høyst 200 tegn" in brudd.setning


def test_gj_2_avslutning_krever_arsak_og_en_avsluttet_sak_apnes_ikke() -> None:
    assert sjekk_steg(T.OPPFOLGING, steg(T.AVSLUTTET), I_DAG) is not None
    assert sjekk_steg(T.OPPFOLGING, steg(T.AVSLUTTET, arsak=Gjeldsavslutning.FLYTTET), I_DAG) is None
    assert sjekk_steg(T.AVSLUTTET, steg(T.VENTER, neste_steg="x", neste_dato=I_DAG), I_DAG) is not None


def test_gj_2_en_sak_i_arbeid_blir_ikke_henvist_igjen() -> None:
    assert sjekk_steg(T.KARTLEGGING, steg(T.HENVIST, neste_steg="x", neste_dato=I_DAG), I_DAG) is not None


@pytest.mark.parametrize(
    ("mer", "felt"),
    [
        ({"kreditor": " "}, "kreditor"),
        ({"hovedstol_ore": 0}, "hovedstol_ore"),
        ({"saldo_dato": date(2026, 11, 21)}, "saldo_dato"),
        ({"sikret": True}, "sikkerhet"),
        ({"innfridd": date(2026, 12, 1)}, "innfridd"),
        ({"svar_dato": date(2026, 12, 1)}, "svar_dato"),
    ],
)
def test_gj_3_avslaget_navngir_feltet(mer: dict[str, object], felt: str) -> None:
    brudd = sjekk_krav(krav(**mer), I_DAG)
    assert brudd is not None
    assert (brudd.regel, brudd.felt) == ("GJ-3", felt)


def test_gj_3_et_krav_med_bare_renter_er_et_krav() -> None:
    assert sjekk_krav(krav(hovedstol_ore=0, renter_ore=100), I_DAG) is None


def test_gj_3_summer_per_klasse_uten_det_som_er_innfridd() -> None:
    def i_fil(id_: int, **mer: object) -> Krav:
        return Krav.model_validate(krav(**mer).model_dump() | {"id": id_, "gjeldssak_id": 1, "versjon": 1})

    alle = [
        i_fil(1, hovedstol_ore=100, renter_ore=20, omkostninger_ore=3),
        i_fil(2, klasse="bolig", hovedstol_ore=900, sikret=True, sikkerhet="Storgata 1"),
        i_fil(3, hovedstol_ore=77),
        i_fil(4, hovedstol_ore=5_000, innfridd=I_DAG),
    ]
    svar = [(s.klasse, s.antall, s.sum_ore, s.sikret_ore) for s in summer(alle)]
    assert svar == [(Kravklasse.BOLIG, 1, 900, 900), (Kravklasse.FORBRUK, 2, 200, 0)]
    assert alle[0].stadium is Kravstadium.PURRING


def test_gj_6_bare_gjeldsradgiveren_arbeider_og_bare_leder_til_har_innsyn() -> None:
    assert sjekk_arbeide("gjeldsradgiver") is None
    assert sjekk_arbeide("leder") is not None
    assert sjekk_innsyn("leder") is None
    for rolle in ("veileder", "kvp_veileder", "mottak"):
        assert sjekk_innsyn(rolle) is not None
