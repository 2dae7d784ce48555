"""PE-4, VE-5: the household of a period as it is registered, and what a draft counts with."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.husholdning import (
    Bodd,
    Opphold,
    bodd,
    etter_registeret,
    husholdningstekst,
    med_skifter,
    registreres_fra,
    regnet,
    ukjent,
    ulikt,
    ulikt_setning,
)
from navtui.domain.kalender import Maaned
from navtui.domain.kodeverk import Husholdningstype
from navtui.domain.sats import gjeldende
from navtui.domain.vedtak import Hode, Inntekt, Skifte, Vedtak
from navtui.domain.vedtak_beregning import beregn_vedtak
from navtui.domain.vedtaksregler.husholdning import pe_4_husholdning, pe_4_ukjent
from navtui.domain.vedtaksregler.soknad_og_periode import ve_1_datoer
from tests.domain.test_vedtaksregler import SATSER, bilde, godt

FRA, TIL = date(2026, 11, 1), date(2026, 11, 30)
ENSLIG, PAR, HALVT, FELLES = Husholdningstype
LENGE = date(2020, 1, 1)
DAG = timedelta(days=1)


def dag(nr: int) -> date:
    return date(2026, 11, nr)


def hode(**felt: object) -> Hode:
    return Hode.model_validate({"fra": FRA, "til": TIL} | felt)


def deler(*opphold: Opphold) -> list[tuple[int, int, Husholdningstype | None]]:
    return [(b.fra.day, b.til.day, b.type) for b in bodd(opphold, FRA, TIL)]


def test_pe_4_det_ingen_har_registrert_er_ukjent_og_ikke_enslig() -> None:
    assert deler() == [(1, 30, None)]
    assert deler(Opphold(LENGE, None, "enslig")) == [(1, 30, ENSLIG)]
    assert deler(Opphold(dag(18), None, "samboer")) == [(1, 17, None), (18, 30, HALVT)]
    assert deler(Opphold(LENGE, dag(17), "enslig")) == [(1, 17, ENSLIG), (18, 30, None)]


def test_ve_5_en_voksen_som_flytter_inn_eller_ut_deler_perioden() -> None:
    inn = Opphold(LENGE, None, "samboer", (("enslig", dag(17)),), ((dag(18), None),))
    assert deler(inn) == [(1, 17, ENSLIG), (18, 30, HALVT)]
    uten_historikk = Opphold(LENGE, None, "samboer", (), ((dag(18), None),))
    assert deler(uten_historikk) == [(1, 17, ENSLIG), (18, 30, HALVT)]
    ut = Opphold(LENGE, None, "gift", (), ((LENGE, dag(17)),))
    assert deler(ut) == [(1, 17, PAR), (18, 30, ENSLIG)]
    ut_og_rettet = Opphold(LENGE, None, "enslig", (("gift", dag(17)),), ((LENGE, dag(17)),))
    assert deler(ut_og_rettet) == [(1, 17, PAR), (18, 30, ENSLIG)]
    flyttet = (Opphold(LENGE, dag(17), "enslig"), Opphold(dag(18), None, "bofellesskap", (), ((LENGE, None),)))
    assert deler(*flyttet) == [(1, 17, ENSLIG), (18, 30, FELLES)]


def test_ve_5_hver_dag_for_seg_ogsaa_den_siste_der_og_der_to_er_registrert_gjelder_den_nyeste() -> None:
    en_natt = (Opphold(LENGE, dag(4), "enslig"), Opphold(dag(5), dag(5), "gift"), Opphold(dag(6), None, "enslig"))
    assert deler(*en_natt) == [(1, 4, ENSLIG), (5, 5, PAR), (6, 30, ENSLIG)]
    samme_dag = Opphold(LENGE, None, "gift", (("samboer", dag(10)),), ((dag(10), None),))
    assert deler(samme_dag) == [(1, 9, ENSLIG), (10, 10, HALVT), (11, 30, PAR)]
    assert deler(Opphold(LENGE, None, "gift"), Opphold(dag(10), None, "bofellesskap")) == [(1, 9, PAR), (10, 30, FELLES)]
    assert deler(Opphold(LENGE, None, "samboer_felles_barn")) == [(1, 30, PAR)]


def test_ve_5_et_skifte_utenfor_perioden_er_ikke_med() -> None:
    for utenfor in (FRA, TIL + DAG):
        assert [(r.fra, r.til, r.type) for r in regnet(hode(ny_husstandsform=PAR, ny_husstandsform_fra=utenfor))] == [(FRA, TIL, ENSLIG)]


def test_pe_4_en_samboer_ingen_har_navnet_paa_er_en_samboer() -> None:
    assert deler(Opphold(LENGE, None, "samboer")) == [(1, 30, HALVT)]


def test_ve_5_utkastet_faar_skiftet_av_seg_selv() -> None:
    skifte = bodd([Opphold(LENGE, None, "samboer", (), ((dag(18), None),))], FRA, TIL)
    ny = etter_registeret(hode(), skifte)
    assert (ny.husstandsform, ny.ny_husstandsform, ny.ny_husstandsform_fra) == (ENSLIG, HALVT, dag(18))
    assert ulikt(ny, skifte) is None
    # a renewal that begins after it has only the new one, and one that counted the change loses it
    hele = bodd([Opphold(LENGE, None, "samboer", (), ((LENGE, None),))], FRA, TIL)
    assert etter_registeret(ny, hele).model_dump() == hode(husstandsform=HALVT).model_dump()


def test_pe_4_et_par_som_er_regnet_helt_eller_halvt_staar_som_det_er() -> None:
    gift = bodd([Opphold(LENGE, None, "gift", (), ((LENGE, None),))], FRA, TIL)
    assert etter_registeret(hode(husstandsform=HALVT), gift).husstandsform is HALVT
    assert etter_registeret(hode(husstandsform=ENSLIG), gift).husstandsform is PAR
    felles_barn = (("samboer", dag(9)),)
    assert etter_registeret(hode(husstandsform=HALVT), bodd([Opphold(LENGE, None, "gift", felles_barn)], FRA, TIL)).ny_husstandsform is None


def test_pe_4_det_noen_har_skrevet_hvorfor_om_staar() -> None:
    registrert = bodd([Opphold(LENGE, None, "samboer")], FRA, TIL)
    h = hode(husstandsform=ENSLIG)
    avvik = ulikt(h, registrert)
    assert avvik is not None
    assert etter_registeret(h, registrert, {ulikt_setning(*avvik, h)}) == h
    assert etter_registeret(h, registrert, {"noe annet"}).husstandsform is HALVT
    # what was written was about one household for all of the period: a change within it is another matter
    skifte = bodd([Opphold(LENGE, None, "bofellesskap", (("samboer", dag(9)),), ((LENGE, None),))], FRA, TIL)
    avvik = ulikt(h, skifte)
    assert avvik is not None
    assert etter_registeret(h, skifte, {ulikt_setning(*avvik, h)}).ny_husstandsform is FELLES


def test_pe_4_svaret_registreres_der_ingenting_var() -> None:
    i_dag = dag(20)
    alt = Bodd(FRA, TIL, None)
    assert registreres_fra(alt, (), i_dag) == (FRA, date.max)
    neste = Bodd(date(2026, 12, 1), date(2026, 12, 31), None)
    assert registreres_fra(neste, (), i_dag) == (i_dag, date.max)
    assert registreres_fra(neste, (Opphold(LENGE, i_dag, "gift"),), i_dag) == (i_dag + DAG, date.max)
    senere = (Opphold(date(2027, 1, 1), date(2027, 1, 31), "gift"),)
    assert registreres_fra(neste, senere, i_dag) == (i_dag, date(2026, 12, 31))
    assert registreres_fra(Bodd(FRA, dag(17), None), (Opphold(dag(18), None, "gift"),), i_dag) == (FRA, dag(17))


_DAGER = st.integers(-40, 40).map(lambda n: FRA + timedelta(days=n))
_FORMER = st.sampled_from(["enslig", "gift", "samboer", "bofellesskap", "annet"])


@st.composite
def _opphold(draw: st.DrawFn) -> Opphold:
    fra = draw(_DAGER)
    til = draw(st.none() | st.integers(0, 50).map(lambda n: fra + timedelta(days=n)))
    inn = draw(_DAGER)
    andre = draw(st.sampled_from([(), ((inn, None),), ((inn, inn + timedelta(days=9)),)]))
    return Opphold(
        fra, til, draw(_FORMER), tuple(sorted(draw(st.lists(st.tuples(_FORMER, _DAGER), max_size=2)), key=lambda t: t[1])), andre
    )


@given(st.lists(_opphold(), max_size=3))
def test_ve_5_delene_dekker_perioden_uten_hull_og_ingen_to_like_staar_sammen(opphold: list[Opphold]) -> None:
    svar = bodd(opphold, FRA, TIL)
    assert (svar[0].fra, svar[-1].til) == (FRA, TIL)
    for for_, etter in pairwise(svar):
        assert (for_.til + DAG, for_.type is etter.type) == (etter.fra, False)
    ny = etter_registeret(hode(), svar)
    if ukjent(svar) is None:
        assert ulikt(ny, svar) is None
    assert regnet(ny)[0].fra == FRA


_SKIFTER = st.lists(st.tuples(st.integers(1, 60), st.sampled_from(list(Husholdningstype))), max_size=6, unique_by=lambda s: s[0])


def delt(forst: Husholdningstype, skifter: list[tuple[int, Husholdningstype]]) -> Vedtak:
    """From 10 November to 9 January with these changes, each so many days after the first day."""
    fra = date(2026, 11, 10)
    nye = [Skifte(fra=fra + timedelta(days=n), type=t) for n, t in sorted(skifter)]
    return godt(fra=fra, til=date(2027, 1, 9)).model_copy(update=med_skifter(forst, nye))


@given(st.sampled_from(list(Husholdningstype)), _SKIFTER)
def test_ve_5_hvert_skifte_er_med_og_delingen_flytter_aldri_mer_enn_avrundingen(
    forst: Husholdningstype, skifter: list[tuple[int, Husholdningstype]]
) -> None:
    """Each day counts its own household's sats over the days of its month; what is rounded is under an øre for each amount and month."""
    v = delt(forst, skifter)
    linjer = [li for li in beregn_vedtak(v, SATSER).linjer if li.ref == "livsopphold"]
    hver_dag = {v.fra + timedelta(days=n): forst for n in range((v.til - v.fra).days + 1)}
    for n, type_ in sorted(skifter):
        hver_dag |= {d: type_ for d in hver_dag if d >= v.fra + timedelta(days=n)}
    assert {d: li.kode for li in linjer for d in hver_dag if li.fra <= d <= li.til} == hver_dag
    sats = {t: gjeldende(SATSER, v.fra, "x").voksne_ore(t) for t in Husholdningstype}
    eksakt = sum((Fraction(sats[t], Maaned.av(d).dager) for d, t in hver_dag.items()), Fraction(0))
    grupper = {(Maaned.av(d), sats[t]) for d, t in hver_dag.items()}
    assert abs(sum(li.belop_ore for li in linjer) - eksakt) < len(grupper)
    if all(t is forst for _, t in skifter):  # a change that changes nothing
        assert sum(li.belop_ore for li in linjer) == sum(li.belop_ore for li in beregn_vedtak(delt(forst, []), SATSER).linjer)


def test_ve_5_to_flyttinger_i_en_maned_er_tre_husholdninger_i_utkastet() -> None:
    flyttet = bodd(
        [
            Opphold(LENGE, dag(9), "enslig"),
            Opphold(dag(10), dag(19), "bofellesskap", (), ((LENGE, None),)),
            Opphold(dag(20), None, "enslig"),
        ],
        FRA,
        TIL,
    )
    ny = etter_registeret(hode(), flyttet)
    assert [(r.fra.day, r.til.day, r.type) for r in regnet(ny)] == [(1, 9, ENSLIG), (10, 19, FELLES), (20, 30, ENSLIG)]
    assert ulikt(ny, flyttet) is None
    assert husholdningstekst(ny) == "enslig til 9.11.2026, så bofellesskap til 19.11.2026, så enslig"
    # what is signed and stored is one text, and nothing where there is no more than one change
    assert ny.model_dump()["flere_skifter"] == '[["2026-11-20", "enslig"]]'
    assert Hode.model_validate(ny.model_dump()) == ny
    assert hode().model_dump()["flere_skifter"] is None


@pytest.mark.parametrize("dager", [(20, 20), (20, 15), (20, 31)])
def test_ve_5_skiftene_kommer_etter_hverandre_inne_i_perioden(dager: tuple[int, int]) -> None:
    en, to = (FRA + timedelta(days=d - 1) for d in dager)
    brudd = ve_1_datoer(hode(**med_skifter(ENSLIG, [Skifte(fra=en, type=PAR), Skifte(fra=to, type=ENSLIG)])))
    assert brudd is not None
    assert brudd.felt == "ny_husstandsform_fra"
    assert ve_1_datoer(hode(**med_skifter(ENSLIG, [Skifte(fra=en, type=PAR), Skifte(fra=dag(25), type=ENSLIG)]))) is None
    assert ve_1_datoer(hode(flere_skifter=(Skifte(fra=en, type=PAR),))) is not None


def test_pe_4_det_sporres_bare_der_de_voksnes_sats_er_med_og_dagene_det_gjelder_sies() -> None:
    delvis = bodd([Opphold(date(2026, 12, 11), None, "enslig")], date(2026, 12, 1), date(2026, 12, 31))
    alt = bodd([], date(2026, 12, 1), date(2026, 12, 31))
    v = godt()
    for kjent, naar in ((delvis, "med 1.12-10.12.2026,"), (alt, "med, og ukjent")):
        brudd = pe_4_ukjent(v, bilde(v, bodd=kjent))
        assert brudd is not None
        assert naar in brudd.setning
    nod = godt(art="nodhjelp")  # the sats is in it, and no household: it is what is needed today
    engang = godt(engang=True, til=v.fra)
    assert (pe_4_ukjent(nod, bilde(nod, bodd=alt)), pe_4_ukjent(engang, bilde(engang, bodd=alt))) == (None, None)


def test_pe_4_en_annen_husholdning_varsles_bare_der_satsen_er_innvilget() -> None:
    gift = bodd([Opphold(LENGE, None, "gift")], date(2026, 12, 1), date(2026, 12, 31))
    v = godt()
    assert pe_4_husholdning(v, bilde(v, bodd=gift)) is not None
    engang = godt(engang=True, til=v.fra)
    avslatt = godt(
        art="avslag", poster=(v.poster[0].model_copy(update={"utfall": "avslag"}),), inntekter=(Inntekt(id=1, art="lonn", belop_ore=1),)
    )
    for uten in (engang, avslatt):
        assert pe_4_husholdning(uten, bilde(uten, bodd=gift)) is None
