"""What a role may (kontoret.md)."""

from __future__ import annotations

import pytest

from navtui.domain.kodeverk.kontor import Rolle
from navtui.domain.rolle import Handling, rolle_kan, rolle_kan_skrive, sjekk_rolle

H = Handling


@pytest.mark.parametrize("handling", [H.APNE_PERSON, H.FORDELE, H.SIGNERE_FORST, H.SIGNERE_SOM_ANNEN, H.GJELDSLISTE, H.TALL])
def test_mottak_apner_ingen_og_signerer_ingenting(handling: Handling) -> None:
    assert not rolle_kan("mottak", handling)


@pytest.mark.parametrize("handling", [H.REGISTRERE, H.SOKE, H.BESKJED, H.GI_NODHJELP])
def test_alle_kan_registrere_finne_og_legge_igjen_beskjed(handling: Handling) -> None:
    assert all(rolle_kan(rolle, handling) for rolle in Rolle)


@pytest.mark.parametrize("handling", [H.ANSATTE, H.TILGANG, H.INNSTILLINGER, H.TALL, H.LOGG, H.FLYTTE_SAKER])
def test_bare_leder_har_ansatte_tilgang_innstillinger_tall_og_logg(handling: Handling) -> None:
    assert [rolle for rolle in Rolle if rolle_kan(rolle, handling)] == [Rolle.LEDER]


@pytest.mark.parametrize(
    ("rolle", "arter"),
    [
        ("mottak", set()),
        ("veileder", {"stonad", "kvp", "radgivning"}),
        ("kvp_veileder", {"kvp"}),
        ("gjeldsradgiver", {"radgivning"}),
        ("leder", set()),
    ],
)
def test_hvilke_vedtak_hver_rolle_skriver(rolle: str, arter: set[str]) -> None:
    assert {art for art in ("stonad", "kvp", "radgivning") if rolle_kan_skrive(rolle, art)} == arter


def test_gj_6_bare_gjeldsradgiveren_arbeider_i_gjeldssaken() -> None:
    assert [rolle for rolle in Rolle if rolle_kan(rolle, H.GJELD)] == [Rolle.GJELDSRADGIVER]
    assert {rolle for rolle in Rolle if rolle_kan(rolle, H.GJELD_INNSYN)} == {Rolle.GJELDSRADGIVER, Rolle.LEDER}


def test_pe_12_avslaget_sier_hvem_som_kan() -> None:
    brudd = sjekk_rolle("veileder", H.ANSATTE)
    assert brudd is not None
    assert brudd.regel == "PE-12"
    assert "leder" in brudd.setning
    assert sjekk_rolle("leder", H.ANSATTE) is None


def test_en_ukjent_rolle_kan_ingenting() -> None:
    assert not any(rolle_kan("admin", h) for h in H)
