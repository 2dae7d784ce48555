"""PE-4, VE-5: the household of a period as it is registered, and what a draft counts with."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.husholdning import Bodd, Opphold, bodd, etter_registeret, registreres_fra, regnet, ukjent, ulikt, ulikt_setning
from navtui.domain.kodeverk import Husholdningstype
from navtui.domain.vedtak import Hode

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


def test_pe_4_svaret_registreres_der_ingenting_var() -> None:
    i_dag = dag(20)
    alt = Bodd(FRA, TIL, None)
    assert registreres_fra(alt, (), i_dag) == (FRA, date.max)
    neste = Bodd(date(2026, 12, 1), date(2026, 12, 31), None)
    assert registreres_fra(neste, (), i_dag) == (i_dag, date.max)
    assert registreres_fra(neste, (Opphold(LENGE, i_dag, "gift"),), i_dag) == (i_dag + DAG, date.max)
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
    if ukjent(svar) is None and len(svar) <= 2:
        assert ulikt(ny, svar) is None
    assert regnet(ny)[0].fra == FRA
