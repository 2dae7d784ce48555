"""PE-1 and PE-2: every number here is made, month + 80, or has wrong digits on purpose."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.fodselsnummer import lag_syntetisk, maskert, sjekk, sjekk_duf
from navtui.domain.regelbrudd import Regelbrudd

FODT = st.dates(min_value=date(1900, 1, 1), max_value=date(2039, 12, 31))


def _med_kontrollsifre(ni: str, rest: int = 0) -> str | None:
    """The eleven digits for nine, with the first control digit leaving `rest`; written apart from the module under test."""
    s1 = sum(int(a) * b for a, b in zip(ni, (3, 7, 6, 1, 8, 9, 4, 5, 2), strict=True))
    k1 = (11 + rest - s1 % 11) % 11
    if k1 == 10:
        return None
    s2 = sum(int(a) * b for a, b in zip(f"{ni}{k1}", (5, 4, 3, 2, 7, 6, 5, 4, 3, 2), strict=True))
    k2 = (11 - s2 % 11) % 11
    return None if k2 == 10 else f"{ni}{k1}{k2}"


def _avvist(tekst: str, demo: bool = True) -> Regelbrudd:
    with pytest.raises(Regelbrudd) as brudd:
        sjekk(tekst, demo)
    return brudd.value


@given(FODT, st.integers(min_value=0, max_value=100), st.booleans())
def test_pe_2_lagede_numre_er_gyldige_og_har_riktig_fodselsdato(fodt: date, lopenummer: int, d_nummer: bool) -> None:
    """Years 1940-1999 use series 000-499, so 100 numbers always fit."""
    nummer = lag_syntetisk(fodt, lopenummer, d_nummer)
    fnr = sjekk(nummer, demo=True)

    assert nummer == _med_kontrollsifre(nummer[:9])
    assert (fnr.fodt, fnr.d_nummer, fnr.syntetisk) == (fodt, d_nummer, True)


def test_pe_2_ulike_lopenummer_gir_ulike_numre() -> None:
    fodt = date(1999, 3, 14)

    assert len({lag_syntetisk(fodt, n) for n in range(300)}) == 300


@given(FODT, st.integers(min_value=0, max_value=50), st.integers(min_value=0, max_value=10), st.integers(min_value=1, max_value=9))
def test_pe_1_ett_galt_siffer_stoppes_av_et_kontrollsiffer(fodt: date, lopenummer: int, plass: int, skifte: int) -> None:
    """Only the last control digit is strict after 2032, and it alone finds every single wrong digit."""
    nummer = lag_syntetisk(fodt, lopenummer)
    feil = nummer[:plass] + str((int(nummer[plass]) + skifte) % 10) + nummer[plass + 1 :]

    assert _avvist(feil, demo=False).regel == "PE-1"


@pytest.mark.parametrize("rest", [0, 1, 2, 3])
def test_pe_1_forste_kontrollsiffer_folger_regelen_fra_2032(rest: int) -> None:
    nummer = next(n for i in range(900, 1000) if (n := _med_kontrollsifre(f"159299{i}", rest)))

    assert sjekk(nummer, demo=True).fodt == date(1999, 12, 15)


@pytest.mark.parametrize("rest", [4, 7, 10])
def test_pe_1_andre_rester_i_forste_kontrollsiffer_avvises(rest: int) -> None:
    nummer = next(n for i in range(900, 1000) if (n := _med_kontrollsifre(f"159299{i}", rest)))

    assert _avvist(nummer).regel == "PE-1"


@pytest.mark.parametrize(
    ("dato", "individ", "aar"),
    [
        ("159254", 500, 1854),
        ("159299", 700, 1899),
        ("159200", 0, 1900),
        ("159299", 400, 1999),
        ("159240", 900, 1940),
        ("159239", 500, 2039),
    ],
)
def test_pe_1_individnummeret_gir_aarhundret(dato: str, individ: int, aar: int) -> None:
    nummer = next(n for i in range(individ, individ + 50) if (n := _med_kontrollsifre(f"{dato}{i:03d}")))

    assert sjekk(nummer, demo=True).fodt == date(aar, 12, 15)


@pytest.mark.parametrize("dato", ["318299", "009199", "329199", "159399", "158099", "298219"])
def test_pe_1_umulig_fodselsdato_avvises(dato: str) -> None:
    """31 February, day 0, day 32, month 13, month 0, and 29 February in 1919."""
    nummer = next(n for i in range(100, 500) if (n := _med_kontrollsifre(f"{dato}{i:03d}")))

    assert "fødselsdato" in _avvist(nummer).setning


@pytest.mark.parametrize(
    ("aar", "serie"), [("85", range(800, 899)), ("54", range(750, 899)), ("53", range(500, 899)), ("40", range(500, 899))]
)
def test_pe_1_serie_som_aldri_er_delt_ut_avvises(aar: str, serie: range) -> None:
    numre = [n for i in serie if (n := _med_kontrollsifre(f"1592{aar}{i}"))]

    assert len(numre) > 50
    assert all("fødselsdato" in _avvist(nummer).setning for nummer in numre)


def test_pe_1_nav_syntetisk_med_maaned_pluss_40_kjennes_igjen() -> None:
    nummer = next(n for i in range(100, 500) if (n := _med_kontrollsifre(f"155285{i}")))

    fnr = sjekk(nummer, demo=False)

    assert (fnr.fodt, fnr.syntetisk) == (date(1985, 12, 15), True)


def test_pe_2_demobasen_tar_bare_maaned_pluss_80() -> None:
    nav = next(n for i in range(100, 500) if (n := _med_kontrollsifre(f"155285{i}")))
    # Born in 2039: shaped like a real number, and no one can hold it.
    ekte_form = next(n for i in range(900, 1000) if (n := _med_kontrollsifre(f"151239{i}")))

    assert _avvist(nav).regel == "PE-2"
    assert _avvist(ekte_form).regel == "PE-2"
    assert sjekk(ekte_form, demo=False).syntetisk is False


@pytest.mark.parametrize("tekst", ["", " ", "1234567890", "123456789012", "1592851234a", "١٢٣٤٥٦٧٨٩٠١"])
def test_pe_1_feil_lengde_eller_tegn_avvises(tekst: str) -> None:
    brudd = _avvist(tekst)

    assert (brudd.regel, brudd.felt) == ("PE-1", "fnr")
    assert ("mangler" if not tekst.strip() else "må ha elleve siffer") in brudd.setning


def test_pe_1_mellomrom_punktum_og_bindestrek_tales() -> None:
    nummer = lag_syntetisk(date(1990, 1, 2), 0)

    assert sjekk(f" {nummer[:6]} {nummer[6:]} ", demo=True).nummer == nummer


def test_pe_1_nummeret_vises_maskert() -> None:
    nummer = lag_syntetisk(date(1990, 1, 2), 0)

    assert sjekk(nummer, demo=True).maskert() == "028190*****"
    assert maskert("123456789012") == "************"


def test_pe_1_duf_nummer_sjekkes_med_to_siste_siffer() -> None:
    ti = "2000000000"
    sum_ = 2 * 4
    gyldig = f"{ti}{sum_ % 11:02d}"

    assert sjekk_duf(gyldig) == gyldig
    assert sjekk_duf("1999 123456 03") == "199912345603"
    for plass, vekt in enumerate((4, 6, 3, 2, 4, 6, 3, 2, 7, 5)):
        ett = f"{10 ** (9 - plass):010d}{vekt:02d}"
        assert sjekk_duf(ett) == ett
    for feil in ("2000000000008", "200000000009", "20000000000", "20000000000a"):
        with pytest.raises(Regelbrudd, match="DUF"):
            sjekk_duf(feil)
