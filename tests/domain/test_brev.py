"""VE-19, VE-4, PE-5, PE-13: what a letter says, from a vedtak and whom it is about. The words are the real ones."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.belop import les_kroner, udelt
from navtui.domain.brev import Brev, Mottaker, Tabell, fra_json, til_json
from navtui.domain.brev_andre import Bestilling, Dokumentasjonsbrev, ForelopigSvar, Varselbrev, sjekk
from navtui.domain.brev_beregning import regnetabell
from navtui.domain.brev_vedtak import samlet_utfall, vedtaksbrev
from navtui.domain.kodeverk import Linjeart, Utfall, Vedtaksart
from navtui.domain.kodeverk.person import Malform
from navtui.domain.linje import summer
from navtui.domain.vedtak import Post
from navtui.letters.ordlyd import ordlyd
from tests import brevhjelp as h

NB = ordlyd(Malform.BOKMAL)


def vedtakets(v: Any = None, **mer: Any) -> Brev:
    """The letter of a vedtak, in bokmål."""
    return vedtaksbrev(NB, h.vedtaksgrunnlag(v or h.stort(), **mer))


@pytest.mark.parametrize(
    "ord_",
    [
        # what was decided item by item, with form and section
        "Livsopphold Innvilget Bidrag, betales ikke tilbake § 18", "Innbo Avslag § 18", 
        "Ny vinterjakke Delvis innvilget Varer og tjenester § 19",
        "Strøm og oppvarming Ikke besvart ennå", "Husleie får du som lån", "Skatt til gode i juni.", "Du har et bord fra før.",
        # the rules in words
        "§ 18: Den som ikke kan sørge for livsoppholdet", "§ 20 a: Er du under 30 år", "§ 21: Stønaden kan gis som", "§ 42: Tilbudet skal",
        # the facts and where they are from
        "Bostøtte: 1 100 kroner (kilde: Husbanken, 10. november 2026).", "Dag Vik: Barnetrygd: 3 936 kroner.", "født 15. desember 2015",
        "bor hos deg 50 prosent av dagene", "Fra 20. desember 2026 har vi regnet husholdningen som: bofellesskap.", "Du er sykmeldt.",
        "fordi du også har arbeidsavklaringspenger (AAP).",
        # what was weighed
        "Leien er rimelig for stedet.", "Du vil helst tilbake til butikken.", "Aksel Olsen: Aksel trenger vintersko.", 
        "særlig tilfelle (§ 19)",
        "Vi har gått over satsen. Du har dyr medisin.", "Aksel Olsen: 4 150 kroner i måneden i stedet for satsen. Diett.",
        # the calculation
        "Livsopphold for Aksel Olsen, 10 år 1.12–14.12.2026: 14 av 31 dager av 4 150,00 4 000,00", "Bostøtte 1.12–31.12.2026 −1 100,00",
        "Strøm, november én gang 850,00", "Til utbetaling 23 875,00", "Barnetrygd 1.12–31.12.2026 3 936,00", "satser fra 1. januar 2026.",
        # payments
        "1. desember 2026 Vågan Bolig AS Konto som slutter på 78903 9 800,00", "Til sammen 23 875,00", "fordi du har sagt ja til det.",
        "14 074,97 kroner av dette er lån", "Du betaler 1 000 kroner i måneden. Det første avdraget skal betales 1. juni 2027.",
        # vilkår and consequences
        "Frist: 10. desember 2026.", "en utskrift.", "du kan ta slikt arbeid.",
        "høyst 20 prosent av satsen for den vilkåret gjelder, og aldri av boutgiftene",
        "Dag Vik: Levere kontoutskrift.",
        # refusjon
        "forskudd på arbeidsavklaringspenger (AAP)", "(§ 25)", "(§ 23)",
        # klage, innsyn, help, both names, the office
        "Fristen er tre uker fra den dagen du fikk dette brevet", "klagen til oss: Nav Vågan, Storgata 1, 8300 Svolvær.",
        "Statsforvalteren i Nordland, som avgjør den", "rett til å se dokumentene", "Vi hjelper deg gjerne med å skrive klagen",
        "Kari Lund, veileder", "Ida Moen, veileder", "Nav Vågan Storgata 1 8300 Svolvær Telefon 55 55 33 33",
    ],
)  # fmt: skip
def test_ve_19_brevet_har_alt(ord_: str) -> None:
    assert ord_ in h.tekst(vedtakets())


def test_ve_19_konklusjonen_kommer_forst() -> None:
    b = vedtakets(h.vedtak())
    assert b.overskrift == "Du får økonomisk stønad"
    assert b.ingress[0].model_dump()["tekst"].replace("\u00a0", " ") == "Du får 8 300 kroner i økonomisk stønad for desember 2026."
    assert b.deler[0].overskrift == "Dette har vi bestemt"


def test_ve_12_uten_advarsel_i_vedtaket_sies_det_at_stonaden_ikke_settes_ned() -> None:
    v = h.stort()
    v = v.model_copy(update={"vilkar": tuple(k.model_copy(update={"kan_reduseres": False}) for k in v.vilkar)})
    assert "Vi setter ikke ned stønaden du har fått" in h.tekst(vedtakets(v))
    assert "prosent av satsen for den vilkåret gjelder" not in h.tekst(vedtakets(v))


def test_ve_12_kontorets_egen_grense_star_i_brevet() -> None:
    assert "høyst 15 prosent av satsen" in h.tekst(vedtakets(reduksjon_prosent=15))


@pytest.mark.parametrize("art", [Vedtaksart.OPPHOR, Vedtaksart.OMGJORING, Vedtaksart.REDUKSJON, Vedtaksart.STANS])
def test_ve_19_det_som_tar_noe_bort_forteller_om_utsatt_iverksetting(art: Vedtaksart) -> None:
    v = h.vedtak(art, endrer_id=9, varslet_dato=date(2026, 11, 2))
    b = h.tekst(vedtakets(v))
    assert "utsatt iverksetting" in b
    assert "vedtak 2026-1100 fra 1. november 2026" in b
    assert "Vi varslet deg om dette 2. november 2026." in b
    assert "utsatt iverksetting" not in h.tekst(vedtakets(h.vedtak()))


def test_ve_2_det_samlede_svaret() -> None:
    def svar(*utfall: str | None) -> Utfall:
        return samlet_utfall(h.vedtak(poster=tuple(Post.model_validate({"art": "husleie", "utfall": u}) for u in utfall)))

    assert svar("innvilget", "innvilget") is Utfall.INNVILGET
    assert svar("innvilget", "avslag") is svar("delvis") is svar("innvilget", None) is Utfall.DELVIS
    assert svar("avslag", "avvist") is Utfall.AVSLAG
    assert svar("avvist", "avvist") is Utfall.AVVIST
    assert samlet_utfall(h.vedtak(Vedtaksart.AVSLAG, poster=())) is Utfall.AVSLAG


def test_ve_2_et_avslag_har_ingen_form_og_kaller_ikke_stonaden_et_tillegg() -> None:
    avslag = h.tekst(dict(h.alle(NB))["avslag"])
    assert "Det gjelder Svar Paragraf" in re.sub(" -+ ", " ", avslag)
    assert "Du har annen inntekt: arbeidsavklaringspenger (AAP)." in avslag
    assert "Økonomisk stønad kommer i tillegg" not in avslag
    assert "Det gjelder Svar Form Paragraf" in h.tekst(vedtakets())


def test_pe_13_brevet_gar_til_vergen_og_sier_hvem_du_er() -> None:
    m = Mottaker(person_id=1, navn="Mona Olsen", adresse="Fiskergata 12", verge="Per Berg", verge_adresse="Storgata 9, 8300 Svolvær")
    b = vedtakets(ramme=h.ramme(mottaker=m))
    assert b.mottaker == ("Per Berg", "Storgata 9", "8300 Svolvær")
    assert "«Du» i resten av brevet er Mona Olsen." in h.tekst(b)
    assert "Fiskergata" not in h.tekst(b)


@pytest.mark.parametrize("verge", ["", "Per Berg"])
def test_pe_5_kode_6_har_ingen_adresse_pa_brevet(verge: str) -> None:
    m = Mottaker(
        person_id=1, navn="Mona Olsen", adresse="Hemmeligveien 1", postnummer="8300", poststed="Svolvær", verge=verge,
        verge_adresse="Hemmeligveien 2", hemmelig=True,
    )  # fmt: skip
    b = vedtakets(ramme=h.ramme(mottaker=m))
    assert b.mottaker == (verge or "Mona Olsen",)
    assert "Hemmeligveien" not in til_json(b)
    assert vedtakets().uten_adresse().mottaker == ("Mona Olsen",)


def test_ve_19_kontoret_uten_adresse_far_likevel_et_helt_brev() -> None:
    nakent = h.KONTOR.model_copy(update={"telefon": "", "statsforvalter": "", "adresse": "", "postnummer": "", "poststed": ""})
    b = h.tekst(vedtakets(ramme=h.ramme(nakent)))
    assert "klagen til oss: Nav Vågan." in b
    assert "klagen til Statsforvalteren, som avgjør den" in b


def test_ve_19_innholdet_er_det_samme_etter_lagring() -> None:
    b = vedtakets()
    assert fra_json(til_json(b)) == b


@given(st.lists(st.tuples(st.sampled_from(list(Linjeart)), st.integers(0, 10**8)), min_size=1, max_size=12))
def test_ve_4_tabellen_i_brevet_gar_alltid_opp(linjer: list[tuple[Linjeart, int]]) -> None:
    """The rows that are shown add up to the sums below them, whatever the lines are."""
    v = h.vedtak(linjer=tuple(h.linje(nr, art.value, f"x:{nr}", ore) for nr, (art, ore) in enumerate(linjer)))
    t = regnetabell(NB, v)
    if t is None:
        assert all(art in (Linjeart.HOLDT_UTENFOR, Linjeart.UTBETALT) for art, _ in linjer)
        return
    assert isinstance(t, Tabell)
    rader = [les_kroner(rad[2]) for rad in t.rader]
    *delsummer, til_utbetaling = [les_kroner(rad[2]) for rad in t.summer]
    assert sum(rader) == sum(delsummer)
    if not any(art is Linjeart.UTBETALT for art, _ in linjer):
        assert til_utbetaling == summer(v.linjer).til_utbetaling_ore
    assert til_utbetaling == max(0, sum(delsummer))


I_DAG = date(2026, 11, 20)
FOR_SENT: list[tuple[str, Bestilling]] = [
    ("PM-4", ForelopigSvar(objekt_id=1, mottatt=I_DAG, grunn="", ventet=date(2026, 12, 1))),
    ("PM-4", ForelopigSvar(objekt_id=1, mottatt=I_DAG, grunn="x", ventet=I_DAG)),
    ("VE-12", Varselbrev(om=Vedtaksart.STANS, vedtak_id=1, nummer="x", vedtaksdato=None, grunn="", frist=date(2026, 12, 1))),
    ("VE-12", Varselbrev(om=Vedtaksart.STANS, vedtak_id=1, nummer="x", vedtaksdato=None, grunn="x", frist=I_DAG)),
    ("VE-12", Varselbrev(om=Vedtaksart.STONAD, vedtak_id=1, nummer="x", vedtaksdato=None, grunn="x", frist=date(2026, 12, 1))),
    ("OP-5", Dokumentasjonsbrev(krav=(), folge="x")),
    ("OP-5", Dokumentasjonsbrev(krav=(("lønnsslipp", I_DAG),), folge="")),
]


@pytest.mark.parametrize(("regel", "b"), FOR_SENT)
def test_pm_4_ve_12_op_5_et_brev_som_mangler_noe_nektes(regel: str, b: Bestilling) -> None:
    brudd = sjekk(b, I_DAG)
    assert brudd is not None
    assert brudd.regel == regel


def test_pm_4_ve_12_op_5_de_andre_brevene_er_hele() -> None:
    assert all(sjekk(b, I_DAG) is None for _, b in h.bestillinger())
    brev = dict(h.alle(NB))
    assert "Vi fikk søknaden din om livsopphold og husleie 20. oktober 2026." in h.tekst(brev["forelopig"])
    assert "Du kan vente svar innen 11. desember 2026." in h.tekst(brev["forelopig"])
    assert "Vi venter på svar fra en lege." in h.tekst(brev["forelopig"])
    assert "Vi fikk klagen din 20. oktober 2026." in h.tekst(brev["forelopig_klage"])
    assert "Du kan svare innen 11. desember 2026." in h.tekst(brev["varsel_reduksjon"])
    assert "aldri av boutgiftene" in h.tekst(brev["varsel_reduksjon"])
    assert "Kontoutskrift for tre måneder. Frist: 11. desember 2026." in h.tekst(brev["dokumentasjon"])
    assert "Ida Moen er veilederen din fra 11. desember 2026." in h.tekst(brev["bytte"])
    assert "starter 11. desember 2026. Du skal snakke med Gro Haug." in h.tekst(brev["oppstart"])


@pytest.mark.parametrize("malform", Malform)
def test_ve_19_ingen_belop_eller_paragraf_deles_ved_linjeslutt(malform: Malform) -> None:
    for navn, brev in h.alle(ordlyd(malform)):
        assert udelt(til_json(brev)) == til_json(brev), navn
