"""Each clause of the VE rules by itself: what stops names its own field, and what is just inside the rule passes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from navtui.domain.kodeverk import Avviksvalg, Bekreftelsesart, Inntektstype, Utgiftstype, Vedtaksart, Vedtakstilstand, Vilkarsutfall
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.vedtak import Avvik, Barn, Behov, Bekreftelse, Inntekt, Vedtak
from navtui.domain.vedtaksregler import (
    Husstandsbarn,
    Soknadsbilde,
    begrunnelse,
    beregning,
    endring,
    fornyelse,
    poster,
    soknad_og_periode,
    utbetaling,
    vilkar,
)
from tests.domain.test_vedtak import KONTO, NA, vedtak
from tests.domain.test_vedtaksregler import AKTIVITET, BRUTT, I_DAG, SOKNAD, VARSLET, bilde, godt, post, reduksjon, regel, til_utleier

EN_AVVIK = (Avvik(id=1, linje="livsopphold", belop_ore=900_000, grunn="Syk."),)


@pytest.mark.parametrize(
    ("regelnavn", "felt", "endring"),
    [
        ("VE-1", "lengre_grunn", {"til": date(2027, 1, 15), "helseytelse": "aap"}),
        ("VE-1", "lengre_grunn", {"til": date(2027, 1, 15), "helseytelse": "aap", "lengre_grunn": "  "}),
        ("VE-1", "til", {"til": date(2027, 1, 15), "lengre_grunn": "Ingenting endrer seg."}),
        ("VE-2", "poster", {"poster": (), "soknad_id": None}),
        ("VE-3", "formgrunn", {"poster": (post(form="lan", formgrunn=" "),)}),
        ("VE-6", "avvik", {"avvik": None}),
        ("VE-6", "avviksgrunn", {"avvik": Avviksvalg.OPP, "avvikslinjer": EN_AVVIK}),
        ("VE-6", "avviksgrunn", {"avvik": Avviksvalg.OPP, "avviksgrunn": " ", "avvikslinjer": EN_AVVIK}),
        ("VE-6", "avvik", {"avvik": Avviksvalg.OPP, "avviksgrunn": "Syk."}),
        ("VE-15", "inntektsrolle", {"inntektsrolle": None}),
        ("VE-15", "hovedinntekt", {"hovedinntekt": None}),
        ("VE-16", "kontonummer", {"utbetalinger": (til_utleier(grunnlag="samtykke", maate="konto"),)}),
        ("VE-16", "grunnlag_tekst", {"utbetalinger": (til_utleier(grunnlag="vilkar"),)}),
        ("VE-16", "grunnlag", {"utbetalinger": (til_utleier(),)}),
        ("VE-16", "mottakernavn", {"utbetalinger": (til_utleier(mottakernavn="", grunnlag="samtykke"),)}),
        ("VE-20", "soknad_id", {"soknad_id": None}),
        ("VE-20", "uten_soknad", {"soknad_id": None, "uten_soknad": "nodhjelp_kontoret"}),
    ],
)  # fmt: skip
def test_ve_stoppen_peker_pa_feltet_som_mangler(regelnavn: str, felt: str, endring: dict[str, object]) -> None:
    mer = {"soknad": None} if endring.get("soknad_id", 8) is None else {}
    brudd = regel(godt(**endring), regelnavn, **mer)
    assert brudd is not None
    assert brudd.felt == felt


def test_ve_1_bare_lopende_livsopphold_har_manedsgrensen() -> None:
    for felt in ({"engang": True}, {"art": Vedtaksart.KVP}, {"art": Vedtaksart.GARANTI}, {"art": Vedtaksart.RADGIVNING}):
        v = godt(til=date(2027, 6, 30), **felt)
        assert soknad_og_periode.ve_1_varighet(v, bilde(godt())) is None


def test_ve_2_et_svar_som_ikke_er_gitt_teller_ikke() -> None:
    uten = godt(poster=(post(utfall=None),))
    brudd = poster.ve_2_alt_besvart(uten, bilde(uten))
    assert brudd is not None
    assert brudd.setning.count("livsopphold") == 1
    opphor = godt(art=Vedtaksart.OPPHOR, poster=(), soknad_id=None, uten_soknad="opphor")
    assert poster.ve_2_alt_besvart(opphor, bilde(godt(), soknad=None)) is None


def test_ve_3_lan_med_midler_pa_vei_og_avslag_uten_form() -> None:
    lan = godt(poster=(post(form="lan", formgrunn="Etterbetaling av dagpenger."),))
    assert poster.ve_3_hjemmel_og_form(lan, bilde(lan)) is None
    for form in (None, "lan"):
        avslag = godt(poster=(post(utfall="avslag", form=form),))
        assert poster.ve_3_hjemmel_og_form(avslag, bilde(avslag)) is None
    annet = godt(poster=(post(utfall="avslag", hjemmel="paragraf_27", form=None),))
    assert poster.ve_3_paragraf_19(annet, bilde(annet)) is None
    blank = godt(poster=(post(utfall="avslag", form=None),), paragraf_19=" ")
    assert poster.ve_3_paragraf_19(blank, bilde(blank)) is not None


@pytest.mark.parametrize(
    ("form", "dag", "holder"),
    [
        ("par", 2, True),
        ("par", 31, True),
        ("par", 1, False),
        ("par", 32, False),
        ("par", None, False),
        (None, 15, False),
        (None, None, True),
    ],
)
def test_ve_5_endret_husholdning_har_bade_form_og_dato_inne_i_perioden(form: str | None, dag: int | None, holder: bool) -> None:
    skifte = date(2026, 11, 30) + timedelta(days=dag) if dag else None
    v = godt(ny_husstandsform=form, ny_husstandsform_fra=skifte)
    brudd = soknad_og_periode.ve_1_datoer(v)
    assert (brudd is None) is holder
    assert holder or (brudd and brudd.regel) == "VE-5"


def test_ve_5_satsens_varsel_folger_stonaden() -> None:
    sats = Varsel("VE-5", "Satsen er avledet.", "sats")
    assert beregning.ve_5_satser(godt(), bilde(godt(), satsvarsler=(sats,))) == (sats,)
    avslag = godt(poster=(post(utfall="avslag"),))
    assert beregning.ve_5_satser(avslag, bilde(avslag, satsvarsler=(sats,))) == ()


def test_ve_6_norm_vurderes_bare_der_livsopphold_innvilges() -> None:
    avslag = godt(poster=(post(utfall="avslag"),), avvik=None)
    assert beregning.ve_6_avvik(avslag, bilde(avslag)) is None
    tann = godt(poster=(post(art="tannbehandling"),), avvik=None)
    assert beregning.ve_6_avvik(tann, bilde(tann)) is None
    som_norm = godt(avvik="opp", avviksgrunn="x", avvikslinjer=(EN_AVVIK[0].model_copy(update={"belop_ore": 830_000}),))
    assert beregning.ve_6_avvik(som_norm, bilde(som_norm)) is None


def test_ve_7_grensen_er_prosenten_selv() -> None:
    v, forrige = godt(), vedtak(begrunnelse=godt().begrunnelse + " Hun har søkt bostøtte.")
    prosent = begrunnelse.likhet(v.begrunnelse, forrige.begrunnelse)
    for grense, varsles in ((prosent, True), (prosent + 1, False)):
        assert (begrunnelse.ve_7_lik_forrige(v, bilde(v, forrige=forrige, likhet_prosent=grense)) is not None) is varsles
        andre = bilde(v, andres_begrunnelser=(forrige.begrunnelse, " "), likhet_prosent=grense)
        assert (begrunnelse.ve_7_lik_andres(v, andre) is not None) is varsles


def test_ve_7_det_som_stoppes_varsles_ikke_ogsa() -> None:
    v = godt()
    g = bilde(v, forrige=vedtak(begrunnelse=v.begrunnelse), andres_begrunnelser=(v.begrunnelse,))
    assert begrunnelse.ve_7_begrunnelse(v, g) is not None
    assert begrunnelse.ve_7_lik_forrige(v, g) is None
    assert begrunnelse.ve_7_lik_andres(v, g) is None


def test_ve_7_bare_like_og_lange_setninger_vises_hoyst_tre() -> None:
    like = [f"Dette er setning nummer {n} om den samme leien i Storgata." for n in ("en", "to", "tre", "fire")]
    egen = " ".join(["Kort og lik.", *like, "Dette har hun skrevet selv om skolen og barna sine."])
    assert begrunnelse.like_setninger(egen, " ".join(["Kort og lik.", *like])) == tuple(like)
    v = godt(begrunnelse=egen)
    varsel = begrunnelse.ve_7_lik_andres(v, bilde(v, andres_begrunnelser=(" ".join(like),), likhet_prosent=50))
    assert varsel is not None
    assert "«Kort" not in varsel.setning
    assert varsel.setning.endswith("og 1 til.")
    assert varsel.setning.count("«") == 3


@pytest.mark.parametrize("art", [Vedtaksart.RADGIVNING, Vedtaksart.KVP, Vedtaksart.GARANTI, Vedtaksart.STANS])
def test_ve_8_vedtak_som_ikke_er_om_livsopphold_vurderer_ikke_barn(art: Vedtaksart) -> None:
    v = godt(art=art, barn=(Barn(id=7, navn="Bo", fodt=date(2018, 5, 5)),))
    assert begrunnelse.ve_8_barn(v, bilde(godt(), barn=(Husstandsbarn(9, "Bo", date(2018, 5, 5)),))) is None


def test_ve_8_hvert_barn_har_sin_egen_linje() -> None:
    bo, ida = Husstandsbarn(9, "Bo", date(2018, 5, 5)), Husstandsbarn(10, "Ida", None)
    linje = Barn(id=7, person_id=9, navn="Bo", fodt=bo.fodt, vurdering="Trenger vinterklær.")
    v = godt(barn=(linje,))
    brudd = begrunnelse.ve_8_barn(v, bilde(godt(), barn=(bo, ida)))
    assert brudd is not None
    assert "for Ida, som bor" in brudd.setning
    to = godt(barn=(linje, Barn(id=8, person_id=10, navn="Ida", fodt=date(2020, 1, 1), vurdering=" ")))
    brudd = begrunnelse.ve_8_barn(to, bilde(godt(), barn=(bo, ida)))
    assert brudd is not None
    assert (brudd.felt, "Ida" in brudd.setning) == ("vurdering", True)


def test_ve_9_soknad_om_nodhjelp_er_en_nodssituasjon() -> None:
    v = godt()
    nod = Soknadsbilde(8, 2, I_DAG, "fordelt", True, SOKNAD.poster)
    assert vilkar.ve_9_aktivitet(v, bilde(v, fodt=None, soknad=nod)) is None
    assert vilkar.ve_9_aktivitet(v, bilde(v, fodt=None, soknad=None)) is not None


def test_ve_9_en_engangsytelse_for_en_dag_som_er_omme_krever_ingen_aktivitet() -> None:
    """Beds bought in October, granted after a klage in November: there is nothing she can do for them now."""
    i_gar = I_DAG - timedelta(days=1)
    for dag, stopper in ((i_gar, False), (I_DAG, True)):
        v = godt(engang=True, fra=dag, til=dag)
        assert (vilkar.ve_9_aktivitet(v, bilde(v, fodt=None)) is not None) is stopper
    maaned = godt(fra=I_DAG - timedelta(days=30), til=i_gar)
    assert vilkar.ve_9_aktivitet(maaned, bilde(maaned, fodt=None)) is not None


def test_ve_10_fra_67_ar_og_uten_stonad_sporres_det_ikke() -> None:
    v = godt(arbeidssoker=None)
    assert vilkar.ve_10_arbeidssoker(v, bilde(v, fodt=date(1959, 11, 21))) is not None
    assert vilkar.ve_10_arbeidssoker(v, bilde(v, fodt=date(1959, 11, 20))) is None
    assert vilkar.ve_10_arbeidssoker(v, bilde(v, fodt=None)) is not None
    avslag = godt(poster=(post(utfall="avslag"),), arbeidssoker=None)
    assert vilkar.ve_10_arbeidssoker(avslag, bilde(avslag)) is None


@pytest.mark.parametrize(("felt", "pekt_pa"), [("tekst", "tekst"), ("bevis", "bevis"), ("forholdsmessig", "forholdsmessig")])
def test_ve_11_blanke_er_ikke_et_svar(felt: str, pekt_pa: str) -> None:
    v = godt(vilkar=(AKTIVITET.model_copy(update={felt: "  "}),))
    brudd = vilkar.ve_11_vilkar(v, bilde(v))
    assert brudd is not None
    assert brudd.felt == pekt_pa
    assert vilkar.ve_11_vilkar(godt(vilkar=(AKTIVITET,)), bilde(v)) is None


def test_ve_12_varselet_er_gitt_for_vedtaket_og_barnas_del_star() -> None:
    fakta: dict[str, object] = {"endrer": vedtak(vilkar=(BRUTT,)), "vilkarsutfall": {4: Vilkarsutfall.IKKE_OPPFYLT}, "varsel": VARSLET}
    for dato in (None, I_DAG + timedelta(days=1)):
        brudd = regel(reduksjon(664_000, varslet_dato=dato), "VE-12", **fakta)
        assert brudd is not None
        assert brudd.felt == "varslet_dato"
    barn = reduksjon(0, avvikslinjer=(Avvik(id=1, linje="barn:7", belop_ore=829_000, grunn="x"),))
    brudd = endring.ve_12_reduksjon(barn, bilde(godt(), **fakta))
    assert brudd is not None
    assert "Barnas del" in brudd.setning


def bekreftet(*hva: Bekreftelsesart) -> tuple[Bekreftelse, ...]:
    """Said by KAL this month."""
    return tuple(Bekreftelse(hva=h, ident="KAL", tid=NA) for h in hva)


def test_ve_13_bare_det_som_ikke_er_besvart_venter() -> None:
    forrige = vedtak(soknad_id=1, vilkar=())
    v = godt(
        forrige_id=5,
        behov=(Behov(id=1, art=Utgiftstype.HUSLEIE, belop_ore=1, svar="bekreftet"), Behov(id=2, art=Utgiftstype.STROM, belop_ore=1)),
        inntekter=(
            Inntekt(id=3, art=Inntektstype.LONN, belop_ore=1, svar="endret"),
            Inntekt(id=4, art=Inntektstype.LONN, belop_ore=2, tekst="ekstra"),
        ),
    )  # fmt: skip
    venter = fornyelse.ubesvarte(v, bilde(v, forrige=forrige))
    assert [(u.hva.value, u.id, u.tekst) for u in venter] == [
        ("boutgift", 2, Utgiftstype.STROM.tekst), ("inntekt", 4, "ekstra"), ("vilkar", None, "ingen vilkår"),
        ("kontakt", None, "kontakt denne måneden"),
    ]  # fmt: skip


@pytest.mark.parametrize("mangler", list(Bekreftelsesart))
def test_ve_13_der_det_ikke_er_noen_linje_ma_noen_si_det(mangler: Bekreftelsesart) -> None:
    sagt = bekreftet(*(h for h in Bekreftelsesart if h is not mangler))
    v = godt(forrige_id=5, bekreftelser=sagt)
    g = bilde(v, forrige=vedtak(soknad_id=1, vilkar=()))
    assert [u.hva for u in fornyelse.ubesvarte(v, g)] == [mangler]
    brudd = fornyelse.ve_13_alt_besvart(v, g)
    assert brudd is not None
    assert brudd.felt == mangler.value
    alt = godt(forrige_id=5, bekreftelser=bekreftet(*Bekreftelsesart))
    assert fornyelse.ve_13_alt_besvart(alt, g) is None


def test_ve_14_sies_av_stonad_og_nevner_oppgavene_fra_sjette() -> None:
    avslag = godt(poster=(post(utfall="avslag"),))
    assert fornyelse.ve_14_langtid(avslag, bilde(avslag, maaneder_paa_rad=6)) is None
    assert not fornyelse.krever_langtidsoppgaver(avslag, bilde(avslag, maaneder_paa_rad=6))
    for n, oppgaver in ((5, False), (6, True)):
        varsel = fornyelse.ve_14_langtid(godt(), bilde(godt(), maaneder_paa_rad=n))
        assert varsel is not None
        assert ("arbeidsevnevurdering" in varsel.setning) is oppgaver


@pytest.mark.parametrize("art", [a for a in Vedtaksart if not a.har_beregning])
def test_ve_16_et_vedtak_som_ikke_gir_penger_betaler_ingen(art: Vedtaksart) -> None:
    v = godt(art=art, utbetalinger=(til_utleier(belop_ore=1, grunnlag="samtykke"),))
    brudd = utbetaling.ve_16_sum(v, bilde(v))
    assert brudd is not None
    assert brudd.felt == "utbetalinger"
    assert utbetaling.ve_16_sum(v.model_copy(update={"utbetalinger": ()}), bilde(v)) is None


def test_ve_16_grunn_med_tekst_holder_og_kontonummeret_proves() -> None:
    assert regel(godt(utbetalinger=(til_utleier(grunnlag="vilkar", grunnlag_tekst="Leien er ikke betalt."),)), "VE-16") is None
    assert regel(godt(utbetalinger=(til_utleier(grunnlag="samtykke", kontonummer=KONTO),)), "VE-16") is None
    assert regel(godt(utbetalinger=(til_utleier(grunnlag="samtykke", kontonummer="12345678901"),)), "VE-16") is not None


def _regning(art: Utgiftstype, betales_ore: int, **mer: object) -> tuple[str, ...]:
    """What is said of a bill of 10 050 kr a month that is paid straight to its owner."""
    behov = (Behov(id=1, art=art, belop_ore=1_005_000, svar="ny"),)
    mottaker = "utleier" if art.er_boutgift else "stromselskap"
    v = godt(behov=behov, utbetalinger=(til_utleier(belop_ore=betales_ore, mottaker=mottaker, grunnlag="samtykke"),), **mer)
    return tuple(f.setning for f in utbetaling.ve_16_mer_enn_gitt(v, bilde(v)))


def test_ve_16_ve_5_en_hel_regning_i_en_periode_midt_i_maneden_sies_i_kroner() -> None:
    """26.11-25.12: 5 of 30 and 25 of 31 days of 10 050,00. The rule splits the rent; what the landlord gets beyond it is said."""
    midt = {"fra": date(2026, 11, 26), "til": date(2026, 12, 25)}
    assert _regning(Utgiftstype.HUSLEIE, 1_005_000, **midt) == (
        "Utleier får 10 050,00 kr, men vedtaket gir 9 779,84 kr til det for dagene i perioden: 270,16 kr tas av livsoppholdet.",
    )
    assert _regning(Utgiftstype.HUSLEIE, 977_984, **midt) == ()
    assert _regning(Utgiftstype.HUSLEIE, 1_005_000) == ()
    assert _regning(Utgiftstype.HUSLEIE, 1_005_001) == (
        "Utleier får 10 050,01 kr, men vedtaket gir 10 050,00 kr til det: 0,01 kr tas av livsoppholdet.",
    )
    (strom,) = _regning(Utgiftstype.STROM, 1_005_000, **midt)
    assert strom.startswith("Strømselskap får")


def test_ve_5_delene_av_husleia_blir_hele_husleia_over_tid() -> None:
    """Why a month from the 26th is not given the whole bill: the next one has the rest of December."""
    perioder = ((date(2026, 11, 26), date(2026, 12, 25)), (date(2026, 12, 26), date(2027, 1, 25)))
    behov = (Behov(id=1, art=Utgiftstype.HUSLEIE, belop_ore=1_005_000, svar="ny"),)
    husleie = 0
    for fra, til in perioder:
        b = bilde(godt(fra=fra, til=til, behov=behov)).beregning
        assert b is not None
        husleie += sum(n.belop_ore for n in b.linjer if n.ref == "behov:1" and n.fra.month == 12)
    assert husleie == 1_005_000


@pytest.mark.parametrize("art", [a for a in Vedtaksart if a.endrer_et_annet])
def test_ve_18_endrer_et_iverksatt_vedtak_for_den_samme(art: Vedtaksart) -> None:
    v = godt(art=art)
    for endrer in (None, vedtak(tilstand=Vedtakstilstand.AVBRUTT), vedtak(person_id=99)):
        brudd = soknad_og_periode.ve_18_endrer(v, bilde(godt(), endrer=endrer))
        assert isinstance(brudd, Regelbrudd)
        assert brudd.felt == "endrer_id"
    kan = vedtak(vilkar=(BRUTT,), til=I_DAG)
    assert soknad_og_periode.ve_18_endrer(v, bilde(godt(), endrer=kan)) is None


def ve_20(v: Vedtak, **mer: object) -> Regelbrudd | None:
    """What the rule says."""
    return soknad_og_periode.ve_20_soknad(v, bilde(v, **mer))


def test_ve_20_soknaden_ma_finnes_og_en_fornyelse_bruker_ikke_en_som_er_besvart() -> None:
    assert ve_20(godt(), soknad=None) is not None
    besvart = Soknadsbilde(8, 2, I_DAG, "besvart", False, SOKNAD.poster)
    brudd = ve_20(godt(forrige_id=5), soknad=besvart, forrige=vedtak(soknad_id=7))
    assert brudd is not None
    assert "besvart" in brudd.setning
    assert ve_20(godt(), soknad=besvart) is None
    iverksatt = godt(forrige_id=5, tilstand=Vedtakstilstand.IVERKSATT)
    assert ve_20(iverksatt, soknad=besvart, forrige=vedtak(soknad_id=7)) is None
