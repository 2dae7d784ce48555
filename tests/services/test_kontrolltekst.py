"""KO-7: what the second signs is on the controller's screen: an omgjøring that adds up, lån, refusjon, and a reduksjon with its varsel."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk import Utfall, Vedtaksart
from navtui.domain.kodeverk.klage import Klagetilstand
from navtui.domain.kontroll_endring import endringer
from navtui.domain.vedtak import Utbetaling
from navtui.services import kontroll, signatur, vedtak
from navtui.services import vedtak_innhold as innhold
from navtui.ui.visninger import kontroll_tekst
from tests import brevhjelp
from tests.klagehjelp import til as klage_til
from tests.kontor import I_DAG, PIN, Kontor
from tests.services.test_reduksjon import med_vilkar, satt
from tests.services.test_vedtaksarter import endring, fullfor, garanti, hode, nodhjelp, person, utbetal
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


def test_ko_7_det_som_ikke_har_penger_sier_hva_det_endrer(kontor: Kontor) -> None:
    """A garanti, advice and a stans have no calculation to hold beside each other."""
    g = fullfor(kontor, garanti(kontor, person(kontor)))
    v = endring(kontor, g, Vedtaksart.OMGJORING)
    v = innhold.sett_del(kontor.okt(), v.id, v.versjon, "garanti", belop_ore=2_500_000)
    tekst = lest(kontor, v.id, hode(kontor, v, begrunnelse=NY_TEKST).versjon)
    assert "Endret: garantien 25 000,00 kr, før 30 000,00 kr." in tekst
    assert "Vilkår: ingen." not in tekst
    assert endringer(g, g) == ()
    nei = g.model_copy(update={"til": date(2028, 11, 19), "poster": (g.poster[0].model_copy(update={"utfall": Utfall.AVSLAG}),)})
    assert endringer(nei, g) == ("perioden 20.11.2026-19.11.2028, før 20.11.2026-19.11.2029", "depositum avslag, før innvilget")
    stans = hode(
        kontor, endring(kontor, iverksatt(kontor, tekst="Han venter på lønn fra ny jobb."), Vedtaksart.STANS), begrunnelse="Borte."
    )
    hva = "Endret: 17 800,00 kr som skulle betales 1.12.2026, holdes tilbake til saken er avklart."
    assert hva in lest(kontor, stans.id, stans.versjon)


def test_ko_7_ve_20_soknaden_kontoen_og_klagen_den_svarer_paa_er_der(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    til = Utbetaling(
        dato=date(2026, 12, 1), belop_ore=950_000, mottaker="utleier", mottakernavn="Lofotleie AS", maate="konto",
        kontonummer="86011117947", kid="2345676", grunnlag="samtykke", grunnlag_tekst="sagt 18.11",
    )  # fmt: skip
    v = innhold.sett_utbetalinger(kontor.okt(), v.id, v.versjon, [*v.utbetalinger, til])
    tekst = lest(kontor, v.id, v.versjon)
    assert "Søknad: mottatt 20.11.2026 om livsopphold, husleie." in tekst
    assert "til utleier Lofotleie AS, konto 8601 11 17947, KID 2345676 (samtykke: sagt 18.11)" in tekst


def test_ko_7_kl_1_omgjoringen_etter_en_klage_sier_hvilken(kontor: Kontor) -> None:
    k = klage_til(kontor, Klagetilstand.FORMKONTROLL, Klagetilstand.NY_VURDERING, Klagetilstand.MEDHOLD)
    gammel = vedtak.hent(kontor.okt(), k.vedtak_id)
    v = hode(kontor, endring(kontor, gammel, Vedtaksart.OMGJORING), avvik="ingen", begrunnelse=NY_TEKST)
    bilde = kontroll_tekst.alt(kontroll.hent(kontor.okt("IDA"), v.id)).plain
    assert f"Klage: mottatt {dag_kort(k.mottatt)}, medhold." in bilde


def test_ko_7_nodhjelp_uten_soknad_sier_det(kontor: Kontor) -> None:
    v = nodhjelp(kontor)
    assert "Søknad: ingen, nødhjelp på kontorets initiativ." in lest(kontor, v.id, v.versjon)


def test_ko_7_et_endret_program_og_en_endret_oppstart_sies_i_ord() -> None:
    varianter = dict(brevhjelp.varianter())
    kvp, rad = varianter["kvp"], varianter["radgivning"]
    uten_barn = kvp.model_copy(update={"barn": (), "kvplinjer": kvp.kvplinjer[1:]})
    assert endringer(uten_barn, kvp) == (
        "kvalifiseringsstønad i måneden 24 048,08 kr, før 16 306,50 kr", "barn ingen, før Nora",
    )  # fmt: skip
    assert rad.radgivning is not None
    senere = rad.model_copy(update={"radgivning": rad.radgivning.model_copy(update={"oppstart": date(2027, 1, 4)})})
    assert endringer(senere, rad) == ("oppstart 4.1.2027, før 7.12.2026",)
