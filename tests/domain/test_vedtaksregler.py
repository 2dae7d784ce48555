"""VE-1 to VE-20: each rule by itself, then together."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.husholdning import Bodd
from navtui.domain.kodeverk import (
    Avviksvalg,
    Bekreftelsesart,
    Betalingsmaate,
    Hovedinntekt,
    Husholdningstype,
    Inntektsrolle,
    Mottakerart,
    Soknadspost,
    Utgiftstype,
    Vedtaksart,
    Vilkarstype,
    Vilkarsutfall,
)
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.setningsmerker import setninger
from navtui.domain.varsel import Varselsvar, Varsling
from navtui.domain.vedtak import Avvik, Barn, Behov, Bekreftelse, Inntekt, PassertVarsel, Post, Utbetaling, Vedtak, Vilkar
from navtui.domain.vedtak_beregning import beregn_vedtak, sjekk_frosset_sum, til_utbetaling
from navtui.domain.vedtaksregler import (
    STOPPER,
    Husstandsbarn,
    Omsokt,
    Regelgrunnlag,
    Soknadsbilde,
    begrunnelse,
    beregning,
    endring,
    fornyelse,
    husholdning,
    poster,
    soknad_og_periode,
    stopp_og_varsler,
    upasserte,
    utbetaling,
    vilkar,
)
from navtui.domain.vedtaksregler.grunnlag import Voksensats
from navtui.domain.vedtaksregler.reduksjonsgulv import gulv
from navtui.store.satser import leverte
from tests.domain.test_vedtak import KONTO, NA, vedtak

I_DAG = date(2026, 11, 20)
SATSER = leverte().veiledende
INNVILGET = Post(id=1, soknadspost_id=80, art=Soknadspost.LIVSOPPHOLD, utfall="innvilget", hjemmel="paragraf_18", form="bidrag")


def post(**mer: object) -> Post:
    """The item, another way."""
    return Post.model_validate(INNVILGET.model_dump() | mer)


SOKNAD = Soknadsbilde(8, 2, I_DAG, "fordelt", False, (Omsokt(80, Soknadspost.LIVSOPPHOLD),))
TEKST = "Hun mistet jobben i forrige måned og har ingen oppsparte midler."


def godt(**mer: object) -> Vedtak:
    """A draft nothing is wrong with: enslig, 40 years, december."""
    felt: dict[str, object] = {
        "tilstand": "utkast", "fra": date(2026, 12, 1), "til": date(2026, 12, 31), "soknad_id": 8, "poster": (INNVILGET,), "barn": (),
        "behov": (), "inntekter": (), "avvikslinjer": (), "linjer": (), "vilkar": (), "varsler": (), "bekreftelser": (),
        "begrunnelse": TEKST,
        "avvik": Avviksvalg.INGEN, "inntektsrolle": Inntektsrolle.HOVEDINNTEKT, "hovedinntekt": Hovedinntekt.INGEN, "arbeidssoker": "ja",
        "utbetalinger": (Utbetaling(dato=date(2026, 12, 1), belop_ore=830_000, maate=Betalingsmaate.KONTANTKORT),),
    }  # fmt: skip
    return vedtak(**(felt | mer))


def bilde(v: Vedtak, **mer: object) -> Regelgrunnlag:
    """The facts around it, with its own calculation."""
    felt: dict[str, object] = {
        "i_dag": I_DAG, "fodt": date(1986, 3, 4), "soknad": SOKNAD, "beregning": beregn_vedtak(v, SATSER),
        "norm_behov_ore": beregn_vedtak(v.model_copy(update={"avvikslinjer": ()}), SATSER).behov_ore,
        "voksensatser": (Voksensats(830_000),),
        "maaneder_paa_rad": 1,
    }  # fmt: skip
    return Regelgrunnlag(**(felt | mer))  # type: ignore[arg-type]


def til_utleier(**mer: object) -> Utbetaling:
    """All of it paid to the landlord."""
    felt = {"dato": I_DAG, "belop_ore": 830_000, "maate": "rekvisisjon", "mottaker": "utleier", "mottakernavn": "Utleie AS"}
    return Utbetaling.model_validate(felt | mer)


def regel(v: Vedtak, regelnavn: str, **mer: object) -> Regelbrudd | None:
    """What the first stopp of that rule says."""
    funn = stopp_og_varsler(v, bilde(v, **mer))
    return next((f for f in funn if isinstance(f, Regelbrudd) and f.regel == regelnavn), None)


def test_et_godt_utkast_stoppes_ikke_av_noe() -> None:
    assert stopp_og_varsler(godt(), bilde(godt())) == []


@pytest.mark.parametrize(
    ("regelnavn", "endring"),
    [
        ("VE-1", {"til": date(2027, 1, 1)}),
        ("VE-1", {"til": date(2027, 1, 15), "helseytelse": "aap"}),
        ("VE-2", {"poster": (post(utfall=None),)}),
        ("VE-2", {"poster": (post(soknadspost_id=None),)}),
        ("VE-3", {"poster": (post(hjemmel=None),)}),
        ("VE-3", {"poster": (post(form=None),)}),
        ("VE-3", {"poster": (post(form="lan"),)}),
        ("VE-3", {"poster": (post(utfall="avslag"),)}),
        ("VE-6", {"avvik": None}),
        ("VE-6", {"avvik": Avviksvalg.OPP}),
        ("VE-6", {"avvik": Avviksvalg.OPP, "avviksgrunn": "Syk."}),
        ("VE-6", {"avvikslinjer": (Avvik(id=1, linje="livsopphold", belop_ore=900_000, grunn="Syk."),)}),
        ("VE-7", {"begrunnelse": " \n "}),
        ("VE-8", {"barn": (Barn(id=7, navn="Bo", fodt=date(2018, 5, 5)),)}),
        ("VE-11", {"vilkar": (Vilkar(type=Vilkarstype.KURS, tekst="Møt", frist=date(2026, 12, 20), bevis="", forholdsmessig="x"),)}),
        ("VE-11", {"vilkar": (Vilkar(type=Vilkarstype.KURS, tekst="Møt", bevis="kursbevis", forholdsmessig="x"),)}),
        ("VE-11", {"vilkar": (Vilkar(type=Vilkarstype.KURS, frist=date(2026, 12, 20), bevis="kursbevis", forholdsmessig="x"),)}),
        ("VE-11", {"vilkar": (Vilkar(type=Vilkarstype.KURS, tekst="Møt", frist=date(2026, 12, 20), bevis="kursbevis"),)}),
        ("VE-13", {"forrige_id": 5}),
        ("VE-15", {"inntektsrolle": None}),
        ("VE-15", {"hovedinntekt": None}),
        ("VE-15", {"inntektsrolle": Inntektsrolle.SUPPLERENDE}),
        ("VE-16", {"utbetalinger": ()}),
        ("VE-16", {"utbetalinger": (Utbetaling(dato=I_DAG, belop_ore=829_999, maate="kontantkort"),)}),
        ("VE-16", {"utbetalinger": (Utbetaling(dato=I_DAG, belop_ore=830_000, maate="konto", kontonummer="12345678901"),)}),
        ("VE-16", {"utbetalinger": (Utbetaling(dato=I_DAG, belop_ore=830_000, maate="kontantkort", mottakernavn="Kari"),)}),
        ("VE-16", {"utbetalinger": (til_utleier(mottakernavn="", grunnlag="samtykke"),)}),
        ("VE-16", {"utbetalinger": (til_utleier(grunnlag=None),)}),
        ("VE-16", {"utbetalinger": (til_utleier(grunnlag="vilkar"),)}),
        ("VE-20", {"soknad_id": None}),
        ("VE-20", {"soknad_id": None, "uten_soknad": "opphor"}),
        ("VE-18", {"art": Vedtaksart.OMGJORING}),
    ],
)  # fmt: skip
def test_ve_stopp(regelnavn: str, endring: dict[str, object]) -> None:
    assert regel(godt(**endring), regelnavn) is not None


def test_ve_1_lengre_enn_en_maned_med_helseytelse_og_grunn() -> None:
    v = godt(til=date(2027, 2, 28), inntekter=(UFOR,), **UENDRET)
    assert regel(v, "VE-1") is None


UFOR = Inntekt(art="uforetrygd", belop_ore=500_000)
UENDRET: dict[str, object] = {"helseytelse": "uforetrygd", "lengre_grunn": "Ufør, og ingenting endrer seg."}


@pytest.mark.parametrize(
    ("til", "inntekter", "slutt"),
    [
        (date(2027, 2, 28), (), None),
        (date(2027, 2, 28), (Inntekt(art="aap", belop_ore=500_000),), None),
        (date(2027, 2, 28), (Inntekt(art="uforetrygd", belop_ore=0),), None),
        (date(2027, 2, 28), (Inntekt(art="uforetrygd", belop_ore=500_000, engang=True),), None),
        (date(2027, 6, 1), (UFOR,), None),
        (date(2036, 12, 31), (UFOR,), None),
        (date(2027, 2, 28), (UFOR,), date(2027, 2, 27)),
    ],
)
def test_ve_1_lengre_krever_ytelsen_i_beregningen_og_at_den_varer_og_har_en_grense(
    til: date, inntekter: tuple[Inntekt, ...], slutt: date | None
) -> None:
    v = godt(til=til, inntekter=inntekter, **UENDRET)
    brudd = soknad_og_periode.ve_1_varighet(v, bilde(v, ytelse_slutt=slutt))
    assert brudd is not None
    assert (brudd.regel, brudd.felt) == ("VE-1", "til")


def test_ve_1_til_siste_dag_av_grensen_og_av_ytelsen_gaar_bra() -> None:
    v = godt(til=date(2027, 5, 31), inntekter=(UFOR,), **UENDRET)
    assert soknad_og_periode.ve_1_varighet(v, bilde(v, ytelse_slutt=date(2027, 5, 31))) is None
    kort = godt(helseytelse="aap")
    assert soknad_og_periode.ve_1_varighet(kort, bilde(kort)) is None


def test_ve_1_den_31_og_engangsytelser() -> None:
    assert regel(godt(fra=date(2027, 1, 31), til=date(2027, 2, 28)), "VE-1") is None
    assert regel(godt(fra=date(2027, 1, 31), til=date(2027, 3, 1)), "VE-1") is not None
    assert soknad_og_periode.ve_1_datoer(godt(engang=True)) is not None
    assert soknad_og_periode.ve_1_datoer(godt(engang=True, til=date(2026, 12, 1))) is None
    assert soknad_og_periode.ve_1_datoer(godt(til=date(2026, 11, 30))) is not None


def test_ve_3_paragraf_19_med_en_linje_er_nok() -> None:
    avslag = godt(poster=(post(utfall="avslag", form=None),), utbetalinger=(), paragraf_19="Ingen særlige grunner.")
    assert poster.ve_3_paragraf_19(avslag, bilde(avslag)) is None


def test_ve_4_innvilget_uten_noe_a_utbetale() -> None:
    v = godt(inntekter=({"art": "lonn", "belop_ore": 900_000},))
    brudd = regel(v, "VE-4")
    assert brudd is not None
    assert "ingenting å utbetale" in brudd.setning


def test_ve_5_husholdning_som_endres_i_perioden_deles() -> None:
    v = godt(ny_husstandsform="bofellesskap", ny_husstandsform_fra=date(2026, 12, 16))
    b = beregn_vedtak(v, SATSER)
    assert [(linje.fra.day, linje.kode, linje.dager) for linje in b.linjer] == [(1, "enslig", 15), (16, "bofellesskap", 16)]


@pytest.mark.parametrize(
    ("valg", "ore", "holder"), [("opp", 900_000, True), ("ned", 700_000, True), ("opp", 700_000, False), ("ned", 900_000, False)]
)
def test_ve_6_retningen_stemmer_med_belopet(valg: str, ore: int, holder: bool) -> None:
    v = godt(avvik=valg, avviksgrunn="Vurdert.", avvikslinjer=(Avvik(id=1, linje="livsopphold", belop_ore=ore, grunn="Vurdert."),))
    assert (beregning.ve_6_avvik(v, bilde(v)) is None) is holder


def test_ve_7_samme_ord_som_sist_stopper_uansett_tegnsetting() -> None:
    forrige = vedtak(begrunnelse=TEKST)
    v = godt(begrunnelse=TEKST.upper().replace(".", " !"))
    assert begrunnelse.ve_7_begrunnelse(v, bilde(v, forrige=forrige)) is not None


def test_ve_7_nesten_som_sist_er_varsel_og_sier_hva_som_er_nytt() -> None:
    lang = " ".join([TEKST, "Leien er rimelig for stedet og hun har søkt bostøtte.", "Hun følger planen sin og møter til avtalt tid."])
    v = godt(begrunnelse=f"{lang} Ny i desember er en tannregning.")
    varsel = begrunnelse.ve_7_lik_forrige(v, bilde(v, forrige=vedtak(begrunnelse=lang)))
    assert varsel is not None
    assert "% lik forrige vedtak. Nytt er bare: «Ny i desember er en tannregning.»." in varsel.setning
    assert begrunnelse.ve_7_lik_forrige(godt(begrunnelse="Noe helt annet står her nå."), bilde(v, forrige=vedtak(begrunnelse=lang))) is None


def test_ve_7_lik_en_annens_viser_bare_egne_setninger() -> None:
    annen = f"{TEKST} Per Hansen bor i Storgata."
    egen = f"{TEKST} Hun bor i Lillegata."
    v = godt(begrunnelse=egen)
    varsel = begrunnelse.ve_7_lik_andres(v, bilde(v, andres_begrunnelser=("Helt noe annet.", annen), likhet_prosent=70))
    assert varsel is not None
    assert TEKST in varsel.setning
    assert "Per Hansen" not in varsel.setning


@given(st.text(max_size=120), st.text(max_size=120))
def test_ve_7_viste_setninger_er_alltid_egne(egen: str, annen: str) -> None:
    assert set(begrunnelse.like_setninger(egen, annen)) <= set(setninger(egen))
    assert 0 <= begrunnelse.likhet(egen, annen) <= 100


def test_ve_8_barn_i_husstanden_uten_linje_navngis_ikke_men_sies() -> None:
    brudd = regel(godt(), "VE-8", barn=(Husstandsbarn(9, "Bo", date(2018, 5, 5)),))
    assert brudd is not None
    assert brudd.setning == "Vurdering mangler for barn 8 år, som bor i husholdningen. Legg barnet til."
    med = godt(barn=(Barn(id=7, person_id=9, navn="Bo", fodt=date(2018, 5, 5), vurdering="Trenger vinterklær."),), utbetalinger=())
    assert regel(med, "VE-8", barn=(Husstandsbarn(9, "Bo", date(2018, 5, 5)),)) is None


UNG = date(1996, 11, 21)
"""29 on the date of the vedtak, 30 the day after."""
AKTIVITET = Vilkar(type=Vilkarstype.KURS, tekst="Møt", frist=date(2026, 12, 20), bevis="kursbevis", forholdsmessig="x")


@pytest.mark.parametrize(
    ("endring", "fodt", "stopper"),
    [
        ({}, UNG, True),
        ({}, date(1996, 11, 20), False),
        ({}, None, True),
        ({"vilkar": (AKTIVITET,)}, UNG, False),
        ({"vilkar": (AKTIVITET.model_copy(update={"type": Vilkarstype.VEILEDNINGSSAMTALE}),)}, UNG, True),
        ({"vilkar": (AKTIVITET.model_copy(update={"person_id": 77}),)}, UNG, True),
        ({"aktivitetsunntak": "helse_sosial"}, UNG, True),
        ({"aktivitetsunntak": "helse_sosial", "aktivitetsgrunn": "Innlagt."}, UNG, False),
        ({"art": Vedtaksart.NODHJELP}, UNG, False),
        ({"poster": (post(utfall="avslag"),)}, UNG, False),
    ],
)
def test_ve_9_aktivitet_under_30(endring: dict[str, object], fodt: date | None, stopper: bool) -> None:
    v = godt(**endring)
    assert (vilkar.ve_9_aktivitet(v, bilde(v, fodt=fodt)) is not None) is stopper


@pytest.mark.parametrize(
    ("svar", "grunn", "fodt", "varsles"),
    [(None, None, date(1986, 1, 1), True), ("ja", None, date(1986, 1, 1), False), ("unntak", None, date(1986, 1, 1), True),
     ("unntak", "Sykmeldt.", date(1986, 1, 1), False), (None, None, date(1950, 1, 1), False)],
)  # fmt: skip
def test_ve_10_arbeidssoker_eller_unntak_med_grunn(svar: str | None, grunn: str | None, fodt: date, varsles: bool) -> None:
    v = godt(arbeidssoker=svar, arbeidssokergrunn=grunn)
    assert (vilkar.ve_10_arbeidssoker(v, bilde(v, fodt=fodt)) is not None) is varsles


@pytest.mark.parametrize(
    ("regnet", "registrert", "varsles"),
    [
        ("enslig", "halvt_par", True), ("halvt_par", "enslig", True), ("enslig", "bofellesskap", True),
        ("enslig", "enslig", False), ("par", "halvt_par", False), ("halvt_par", "par", False), ("enslig", None, False),
    ],
)  # fmt: skip
def test_pe_4_husholdningen_som_er_registrert_er_den_det_regnes_med(regnet: str, registrert: str | None, varsles: bool) -> None:
    registrert_som = Husholdningstype.av(registrert) if registrert else None
    v = godt(husstandsform=regnet)
    varsel = husholdning.pe_4_husholdning(v, bilde(v, bodd=(Bodd(v.fra, v.til, registrert_som),)))
    assert (varsel is not None) is varsles
    if varsel is not None and registrert_som is not None:
        assert Husholdningstype.av(regnet).tekst in varsel.setning
        assert registrert_som.tekst in varsel.setning


def test_ve_11_en_frist_som_er_ute_naar_vedtaket_fattes_avvises() -> None:
    def satt(frist: date) -> Vilkar:
        return Vilkar(type=Vilkarstype.KURS, tekst="Møt", frist=frist, bevis="kursbevis", forholdsmessig="kort")

    i_gaar = I_DAG - timedelta(days=1)
    v = godt(fra=I_DAG - timedelta(days=9), vilkar=(satt(i_gaar),))
    brudd = vilkar.ve_11_vilkar(v, bilde(v))
    assert brudd is not None
    assert (brudd.felt, brudd.setning) == (
        "frist",
        "Fristen for vilkåret arbeidsrettet kurs, opplæring eller jobbsøkingskurs, 19.11.2026, er før vedtaket blir fattet 20.11.2026. "
        "Sett en frist som ikke er ute.",
    )
    assert vilkar.ve_11_vilkar(v, bilde(v, endrer=godt(vilkar=(satt(i_gaar),)))) is None
    assert vilkar.ve_11_vilkar(v, bilde(v, endrer=godt(vilkar=(satt(I_DAG),)))) is not None
    i_dag = godt(fra=v.fra, vilkar=(satt(I_DAG),))
    assert vilkar.ve_11_vilkar(i_dag, bilde(i_dag)) is None


def test_ve_9_ukjent_alder_sies_som_det_er() -> None:
    v = godt(vilkar=())
    setninger = [b.setning for fodt in (None, date(2000, 1, 1)) if (b := vilkar.ve_9_aktivitet(v, bilde(v, fodt=fodt)))]
    assert [s.partition(":")[0] for s in setninger] == ["Alder ukjent, kan være under 30 år", "Under 30 år"]


def test_pe_4_hver_dag_i_perioden_sammenlignes() -> None:
    v = godt(husstandsform="enslig", ny_husstandsform="halvt_par", ny_husstandsform_fra=date(2026, 12, 10))
    alene, sammen_ = Bodd(v.fra, date(2026, 12, 9), Husholdningstype.ENSLIG), Bodd(date(2026, 12, 10), v.til, Husholdningstype.HALVT_PAR)
    assert husholdning.pe_4_husholdning(v, bilde(v, bodd=(alene, sammen_))) is None
    varsel = husholdning.pe_4_husholdning(v, bilde(v, bodd=(Bodd(v.fra, v.til, Husholdningstype.HALVT_PAR),)))
    assert varsel is not None
    assert "Vedtaket regner med enslig 1.12-9.12.2026, men husholdningen er registrert som" in varsel.setning


BRUTT = AKTIVITET.model_copy(update={"id": 4, "kan_reduseres": True})
"""A vilkår of the vedtak before, that said it may lead to reduction."""


VARSLET = Varsling(brev_id=1, person_id=1, vedtak_id=1, laget=I_DAG, sendt=I_DAG, svar=Varselsvar(svarte=True, dato=I_DAG, tekst="Syk."))


def reduksjon(ore: int, **mer: object) -> Vedtak:
    felt: dict[str, object] = {
        "art": Vedtaksart.REDUKSJON, "varslet_dato": I_DAG, "brutt_vilkar_id": 4, "avvik": "ned", "avviksgrunn": "Brudd på vilkår.",
        "avvikslinjer": (Avvik(id=1, linje="livsopphold", belop_ore=ore, grunn="Brudd på vilkår."),),
    }  # fmt: skip
    return godt(**(felt | mer))


def test_ve_12_reduksjon_hoyst_20_prosent_av_den_voksnes_sats() -> None:
    fakta: dict[str, object] = {"endrer": vedtak(vilkar=(BRUTT,)), "vilkarsutfall": {4: Vilkarsutfall.IKKE_OPPFYLT}, "varsel": VARSLET}
    assert regel(reduksjon(664_000), "VE-12", **fakta) is None
    assert regel(reduksjon(663_999), "VE-12", **fakta) is not None
    assert regel(reduksjon(664_000), "VE-12", endrer=vedtak()) is not None
    assert regel(reduksjon(664_000, varslet_dato=None), "VE-12", **fakta) is not None
    barn = (Avvik(id=1, linje="barn:7", belop_ore=400_000, grunn="x"),)
    assert endring.ve_12_reduksjon(reduksjon(0, avvikslinjer=barn), bilde(godt(), **fakta)) is not None


@pytest.mark.parametrize(
    ("personer", "minst"),
    [((None,), 1_242_000), ((44,), 1_242_000), ((None, None), 1_242_000), ((None, 44), 1_104_000)],
    ids=["søkeren", "den andre", "søkeren to ganger", "begge"],
)
def test_ve_12_pe_4_det_trekkes_bare_av_den_som_brot_vilkaret(personer: tuple[int | None, ...], minst: int) -> None:
    """A couple's sats is for both: 20 % of it all would be 40 % of what is the one's."""
    brutt = tuple(BRUTT.model_copy(update={"id": 4 + nr, "person_id": p}) for nr, p in enumerate(personer))
    fakta: dict[str, object] = {
        "endrer": vedtak(vilkar=brutt), "vilkarsutfall": {k.id: Vilkarsutfall.IKKE_OPPFYLT for k in brutt}, "varsel": VARSLET,
        "voksensatser": (Voksensats(1_380_000, par=True),),
    }  # fmt: skip
    assert regel(reduksjon(minst, husstandsform="par"), "VE-12", **fakta) is None
    brudd = regel(reduksjon(minst - 1, husstandsform="par"), "VE-12", **fakta)
    assert brudd is not None
    assert ("vilkåret gjaldt én av to" in brudd.setning) == (minst == 1_242_000)


def test_ve_12_pe_4_et_vilkar_som_er_oppfylt_eller_ikke_kan_gi_reduksjon_teller_ikke() -> None:
    andre = [
        BRUTT.model_copy(update={"id": 5, "person_id": 44}),
        BRUTT.model_copy(update={"id": 6, "person_id": 44, "kan_reduseres": False}),
    ]
    utfall = {4: Vilkarsutfall.IKKE_OPPFYLT, 5: Vilkarsutfall.OPPFYLT, 6: Vilkarsutfall.IKKE_OPPFYLT}
    fakta = bilde(godt(), endrer=vedtak(vilkar=(BRUTT, *andre)), vilkarsutfall=utfall, voksensatser=(Voksensats(1_380_000, par=True),))
    grense = gulv(reduksjon(0), fakta)
    assert grense is not None
    assert (grense.minst_ore, grense.en_av_to) == (1_242_000, True)


@given(st.lists(st.builds(Voksensats, st.integers(1, 5_000_000), st.booleans()), min_size=1), st.integers(1, 20), st.booleans())
def test_ve_12_paa_ingen_dag_trekkes_mer_enn_prosenten_av_det_som_er_den_enes(satser: list[Voksensats], prosent: int, begge: bool) -> None:
    brutt = (BRUTT, BRUTT.model_copy(update={"id": 5, "person_id": 44})) if begge else (BRUTT,)
    fakta = bilde(
        godt(), endrer=vedtak(vilkar=brutt), vilkarsutfall={k.id: Vilkarsutfall.IKKE_OPPFYLT for k in brutt}, reduksjon_prosent=prosent,
        voksensatser=tuple(satser),
    )  # fmt: skip
    grense = gulv(reduksjon(0), fakta)
    assert grense is not None
    for s in satser:
        del_ore = s.ore if begge or not s.par else s.ore / 2
        assert s.ore - grense.minst_ore <= del_ore * prosent / 100


def test_ve_13_alt_ma_bekreftes_linje_for_linje() -> None:
    forrige = vedtak(soknad_id=1)
    v = godt(forrige_id=5, behov=(Behov(id=1, art=Utgiftstype.HUSLEIE, belop_ore=1), Behov(id=2, art=Utgiftstype.STROM, belop_ore=1)))
    venter = fornyelse.ubesvarte(v, bilde(v, forrige=forrige))
    assert [(u.hva, u.id) for u in venter] == [("boutgift", 1), ("boutgift", 2), ("inntekt", None), ("vilkar", 4), ("kontakt", None)]

    svart = v.model_copy(
        update={
            "behov": tuple(b.model_copy(update={"svar": "bekreftet"}) for b in v.behov),
            "bekreftelser": tuple(Bekreftelse(hva=h, ident="KAL", tid=NA) for h in (Bekreftelsesart.INNTEKT, Bekreftelsesart.KONTAKT)),
        }
    )
    assert [u.hva for u in fornyelse.ubesvarte(svart, bilde(svart, forrige=forrige))] == ["vilkar"]
    assert fornyelse.ve_13_alt_besvart(svart, bilde(svart, forrige=forrige, vurderte_vilkar=frozenset({4}))) is None


@pytest.mark.parametrize(
    ("maaned", "sies", "oppgaver"), [(3, False, False), (4, True, False), (5, True, False), (6, True, True), (7, False, True)]
)
def test_ve_14_fjerde_til_sjette_maned_sies(maaned: int, sies: bool, oppgaver: bool) -> None:
    g = bilde(godt(), maaneder_paa_rad=maaned)
    assert (fornyelse.ve_14_langtid(godt(), g) is not None) is sies
    assert fornyelse.krever_langtidsoppgaver(godt(), g) is oppgaver


def test_ve_15_ukjent_er_et_svar() -> None:
    assert regel(godt(inntektsrolle=Inntektsrolle.SUPPLERENDE, hovedinntekt=Hovedinntekt.UKJENT), "VE-15") is None


@given(
    st.lists(st.tuples(st.booleans(), st.integers(1, 500_000)), max_size=5),
    st.integers(0, 2_000_000),
    st.sampled_from([None, KONTO]),
)
def test_ve_16_tilpasset_plan_summerer_til_oret(plan: list[tuple[bool, int]], sum_ore: int, konto: str | None) -> None:
    """The plan sums to the sum, or to what others are to have when that is more; others' amounts never change."""
    andre = Mottakerart.UTLEIER
    planlagt = [
        Utbetaling(
            dato=I_DAG, belop_ore=ore, maate="rekvisisjon", mottaker=andre if annen else "person", grunnlag="samtykke", mottakernavn="A"
        )
        for annen, ore in plan
    ]
    ny = utbetaling.tilpass(planlagt, sum_ore, I_DAG, konto)
    til_andre = sum(ore for annen, ore in plan if annen)
    assert sum(u.belop_ore for u in ny) == max(sum_ore, til_andre)
    assert [u for u in ny if u.mottaker is andre] == [u for u in planlagt if u.mottaker is andre]


def test_ve_16_annen_mottaker_med_samtykke_er_nok() -> None:
    u = Utbetaling(
        dato=I_DAG, belop_ore=830_000, maate="konto", kontonummer=KONTO, mottaker="utleier", mottakernavn="Utleie AS", grunnlag="samtykke"
    )
    assert regel(godt(utbetalinger=(u,)), "VE-16") is None


def test_ve_20_fornyelsen_svarer_pa_manedens_egen_soknad() -> None:
    v = godt(forrige_id=5)
    assert soknad_og_periode.ve_20_soknad(v, bilde(v, forrige=vedtak(soknad_id=8))) is not None
    assert soknad_og_periode.ve_20_soknad(v, bilde(v, forrige=vedtak(soknad_id=7))) is None
    for gal in (Soknadsbilde(8, 99, I_DAG, "fordelt", False, ()), Soknadsbilde(8, 2, I_DAG, "trukket", False, ())):
        assert soknad_og_periode.ve_20_soknad(v, bilde(v, soknad=gal)) is not None


def test_ve_20_opphor_trenger_ingen_soknad_nar_det_sies() -> None:
    v = godt(art=Vedtaksart.OPPHOR, soknad_id=None, uten_soknad="opphor", poster=(), utbetalinger=(), endrer_id=4)
    g = bilde(v, soknad=None, endrer=vedtak())
    assert [r(v, g) for r in (soknad_og_periode.ve_20_soknad, soknad_og_periode.ve_18_endrer)] == [None, None]


def test_et_varsel_er_passert_nar_nettopp_den_setningen_er_besvart() -> None:
    v = godt(arbeidssoker=None)
    funn = stopp_og_varsler(v, bilde(v))
    (varsel,) = [f for f in funn if isinstance(f, Varsel)]
    assert upasserte(v, funn) == [varsel]
    passert = PassertVarsel(regel=varsel.regel, setning=varsel.setning, grunn="Har søkt.", ident="KAL", tid=NA)
    assert upasserte(v.model_copy(update={"varsler": (passert,)}), funn) == []
    assert upasserte(v.model_copy(update={"varsler": (passert.model_copy(update={"setning": "annet"}),)}), funn) == [varsel]


def test_ko_9_etterregning_finner_et_ore() -> None:
    v = godt()
    b = beregn_vedtak(v, SATSER)
    frosset = v.model_copy(update={"linjer": b.linjer, "sum_ore": til_utbetaling(v, b)})
    assert sjekk_frosset_sum(frosset, SATSER) is None
    feil = b.linjer[0].model_copy(update={"belop_ore": b.linjer[0].belop_ore + 1})
    for galt in ({"sum_ore": 830_001}, {"linjer": (feil,)}, {"linjer": ()}):
        brudd = sjekk_frosset_sum(frosset.model_copy(update=galt), SATSER)
        assert brudd is not None
        assert brudd.regel == "KO-9"


def test_hver_stopp_sier_hva_som_skal_gjores() -> None:
    """Every stopp of an empty draft is a sentence that ends in a full stop and names a field."""
    tomt = godt(
        poster=(), soknad_id=None, begrunnelse="", avvik=None, inntektsrolle=None,
        utbetalinger=(Utbetaling(dato=I_DAG, belop_ore=1, maate="kontantkort"),), vilkar=(Vilkar(type=Vilkarstype.KURS),), forrige_id=1,
    )  # fmt: skip
    funn = [brudd for r in STOPPER if (brudd := r(tomt, bilde(tomt))) is not None]
    assert len(funn) >= 6
    assert all(f.setning.endswith(".") and f.felt for f in funn)


@pytest.mark.parametrize(
    ("hoved", "inntekter", "setning"),
    [
        ("aap", (), "Annen inntekt er AAP, men den er ikke med i beregningen. Før inntekten, eller rett valget."),
        ("aap", ("lonn",), "Annen inntekt er AAP, men den er ikke med i beregningen. Før inntekten, eller rett valget."),
        ("aap", ("aap", "lonn"), None),
        ("arbeid", ("naringsinntekt",), None),
        ("bidrag", ("barnebidrag",), None),
        ("annet", ("leieinntekt",), None),
        ("annet", (), "Annen inntekt er annet, men den er ikke med i beregningen. Før inntekten, eller rett valget."),
        ("ingen", ("lonn",), "Det er regnet med lønn, men annen inntekt er satt til ingen. Velg hvilken som er størst."),
        ("ingen", ("bostotte", "barnetrygd"), None),
        ("ingen", (), None),
        ("ukjent", ("lonn",), None),
    ],
)
def test_ve_15_den_storste_inntekten_er_den_som_er_regnet_med(hoved: str, inntekter: tuple[str, ...], setning: str | None) -> None:
    foert = tuple(Inntekt(id=i, art=art, belop_ore=100_000) for i, art in enumerate(inntekter, 1))
    v = godt(inntektsrolle="hovedinntekt", hovedinntekt=hoved, inntekter=foert)
    funn = beregning.ve_15_samsvar(v, bilde(v))
    assert (funn.setning if funn else None) == setning
    assert beregning.ve_15_samsvar(godt(hovedinntekt="aap", engang=True), bilde(v)) is None
