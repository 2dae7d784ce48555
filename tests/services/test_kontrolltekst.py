"""KO-7: what the second signs is on the controller's screen: an omgjøring that adds up, lån, refusjon, and a reduksjon with its varsel."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.kodeverk import Vedtaksart
from navtui.services import kontroll, signatur
from navtui.services import vedtak_innhold as innhold
from navtui.ui.visninger import kontroll_tekst
from tests.kontor import I_DAG, PIN, Kontor
from tests.services.test_reduksjon import med_vilkar, satt
from tests.services.test_vedtaksarter import endring, hode, utbetal
from tests.vedtakshjelp import NY_TEKST, ferdig_utkast, iverksatt, varslet


def lest(kontor: Kontor, v_id: int, versjon: int) -> str:
    """What IDA reads of it when it is sent, one space between words."""
    v = signatur.send(kontor.okt(), v_id, versjon, PIN)
    return "\n".join(" ".join(x.split()) for x in kontroll_tekst.alt(kontroll.apne(kontor.okt("IDA"), v.id)).plain.splitlines())


@pytest.mark.parametrize(
    ("fra", "rader"),
    [
        (
            date(2026, 12, 1),
            (
                "* Husleie 9 500,00 12 600,00 + 3 100",
                "Stønad for dagene 17 800,00 20 900,00 + 3 100",
                "-17 800,00",
                "Til utbetaling 3 100,00",
            ),
        ),
        (
            date(2026, 12, 15),
            ("* Husleie 5 209,68 6 909,68 + 1 700", "Stønad for dagene 9 761,29 11 461,29 + 1 700", "8 038,71", "Til utbetaling 1 700,00"),
        ),
    ],
)
def test_ko_7_omgjoringens_tall_gaar_opp_og_dagene_er_de_samme(kontor: Kontor, fra: date, rader: tuple[str, ...]) -> None:
    """12 600 in rent instead of 9 500: 3 100 more in the whole month, 17 of 31 days of that from the 15th; all of it was paid."""
    gammel = iverksatt(kontor)
    utbetal(kontor, gammel)
    v = hode(kontor, endring(kontor, gammel, Vedtaksart.OMGJORING), fra=fra, avvik="ingen", begrunnelse=NY_TEKST)
    v = innhold.endre(kontor.okt(), v.id, v.versjon, v.behov[0].model_copy(update={"belop_ore": 1_260_000}))
    tekst = lest(kontor, v.id, v.versjon)
    for rad in rader:
        assert rad in tekst
    assert "Dager i måneden" not in tekst


def test_ko_7_ve_3_ve_22_lan_og_refusjon_star_der_den_andre_signerer(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    husleie = next(p for p in v.poster if p.art.value == "husleie")
    liv = next(p for p in v.poster if p.art.value == "livsopphold")
    lan = {"form": "lan", "formgrunn": "Skattepenger i mars.", "belop_ore": 300_025}
    v = innhold.endre(kontor.okt(), v.id, v.versjon, husleie.model_copy(update=lan))
    v = innhold.endre(kontor.okt(), v.id, v.versjon, liv.model_copy(update={"refusjon": "paragraf_26", "ytelse": "aap"}))
    v = innhold.sett_del(kontor.okt(), v.id, v.versjon, "lanevilkar", forste_avdrag=date(2027, 2, 1), avdrag_ore=100_000)
    tekst = lest(kontor, v.id, v.versjon)
    assert "Lån: 3 000,25 kr, betales tilbake med 1 000,00 kr i måneden fra 1.2.2027." in tekst
    assert "Husleie: innvilget, § 18, lån 3 000,25 av 9 500,00 kr, Skattepenger i mars." in tekst
    assert "kreves tilbake etter § 26 etterbetalt ytelse (AAP)" in tekst
    assert "3 000,25 kr som lån til" in tekst


def test_ko_7_ve_12_reduksjonen_vises_med_vilkaret_varselet_fristen_og_svaret(kontor: Kontor) -> None:
    gammel = med_vilkar(kontor)
    varslet(kontor, gammel, I_DAG, svar="Jeg var syk.")
    v = hode(kontor, endring(kontor, gammel, Vedtaksart.REDUKSJON), begrunnelse=NY_TEKST)
    v = satt(kontor, v, gammel, 664_000)
    tekst = lest(kontor, v.id, v.versjon)
    assert "frist 10.11.2026. Møt på kurs Vedtaket sa" in tekst
    assert "Vedtaket sa at brudd kan gi reduksjon." in tekst
    assert "Varslet: 20.11.2026, frist 27.11.2026. Svarte 21.11.2026: Jeg var syk." in tekst
    assert "Brudd kan gi reduksjon." in tekst


def test_ko_7_en_engangsytelse_holdes_ikke_mot_vanlige_maaneder(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    assert "Sammenlignbare:" in lest(kontor, v.id, v.versjon)
    v = ferdig_utkast(kontor, engang=True, til=date(2026, 12, 1))
    v = innhold.legg_til(kontor.okt(), v.id, v.versjon, v.behov[0].model_copy(update={"id": None, "art": "annet", "tekst": "mat"}))
    assert "Sammenlignbare:" not in lest(kontor, v.id, v.versjon)
