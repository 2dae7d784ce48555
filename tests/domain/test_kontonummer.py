"""PE-13, VE-21: account numbers and KID. The account numbers here are made up and only have right control digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.kontonummer import sjekk_kid, sjekk_kontonummer, vis_kontonummer
from navtui.domain.regelbrudd import Regelbrudd

GYLDIG = "12345678903"


@pytest.mark.parametrize("tekst", [GYLDIG, "1234 56 78903", "1234.56.78903", " 1234\u00a056\u00a078903 "])
def test_pe_13_kontonummer_leses_slik_det_skrives(tekst: str) -> None:
    assert sjekk_kontonummer(tekst) == GYLDIG


@pytest.mark.parametrize(
    ("tekst", "hvorfor"),
    [(t, "elleve siffer") for t in ("", "1234567890", "123456789033", "1234567890a", "1234567890\u0663", "4090403")]
    + [(t, "kontrollsifferet stemmer ikke") for t in ("12345678904", "00004090403", "13245678903")],
)
def test_pe_13_feil_kontonummer_avvises(tekst: str, hvorfor: str) -> None:
    with pytest.raises(Regelbrudd, match=hvorfor) as brudd:
        sjekk_kontonummer(tekst)

    assert (brudd.value.regel, brudd.value.felt) == ("PE-13", "kontonummer")


@given(st.integers(min_value=0, max_value=10), st.integers(min_value=1, max_value=9))
def test_pe_13_ett_galt_siffer_finnes_alltid(plass: int, skifte: int) -> None:
    feil = GYLDIG[:plass] + str((int(GYLDIG[plass]) + skifte) % 10) + GYLDIG[plass + 1 :]

    with pytest.raises(Regelbrudd):
        sjekk_kontonummer(feil)


def test_pe_13_kontonummer_vises_delt() -> None:
    assert vis_kontonummer(GYLDIG) == "1234 56 78903"


@pytest.mark.parametrize("kid", ["1230", "12344", "12343", "2345676", "1234567892", "0000000000000000000000018", "6-"])
def test_ve_21_kid_med_mod10_eller_mod11(kid: str) -> None:
    assert sjekk_kid(kid) == kid


@pytest.mark.parametrize(
    ("kid", "hvorfor"),
    [(k, "2 til 25 siffer") for k in ("", "1", "-1", "1-3", "12a4", "123a", "1\u06633", "123\u0663", "0" * 26)]
    + [(k, "kontrollsifferet stemmer ikke") for k in ("12345", "1231", "7-")],
)
def test_ve_21_feil_kid_avvises(kid: str, hvorfor: str) -> None:
    with pytest.raises(Regelbrudd, match=hvorfor) as brudd:
        sjekk_kid(kid)

    assert brudd.value.regel == "VE-21"
