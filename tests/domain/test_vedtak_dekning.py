"""VE-4: each thing granted as money has an amount that belongs to it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.kodeverk import Soknadspost, Utgiftstype, Vedtaksart
from navtui.domain.vedtak import Avvik, Barn, Behov, Botilbud, Vedtak
from navtui.domain.vedtak_beregning import svarer_paa
from navtui.domain.vedtak_dekning import behov_uten_svar, poster_uten_belop, ve_2_hvert_behov, ve_4_hver_post
from navtui.domain.vedtak_mat import utgiftstyper
from navtui.domain.vedtaksregler import beregning, poster
from tests.domain.test_vedtaksregler import bilde, godt, post, regel

Utgift = tuple[str, bool]
"""Kind of expense, and whether it is one-off."""


def vedtak_med(arter: tuple[str, ...], utgifter: tuple[Utgift, ...], **mer: object) -> Vedtak:
    """These things granted as bidrag, with these expenses of 1 000 kr."""
    poster = tuple(post(id=i, soknadspost_id=None, art=art) for i, art in enumerate(arter, start=1))
    behov = tuple(Behov(id=i, art=art, belop_ore=100_000, engang=engang) for i, (art, engang) in enumerate(utgifter, start=1))
    return godt(**({"poster": poster, "behov": behov} | mer))


@pytest.mark.parametrize(
    ("arter", "utgifter", "uten"),
    [
        (("livsopphold",), (), ()),
        (("livsopphold", "husleie", "strom"), (("husleie", False), ("strom", False)), ()),
        (("livsopphold", "husleie", "strom"), (("husleie", False),), ("strom",)),
        (("husleie",), (("felleskostnader", False),), ()),
        (("husleie",), (("husleie", True),), ()),
        (("husleie",), (("restanse_husleie", True),), ("husleie",)),
        (("restanse_husleie",), (("husleie", True),), ()),
        (("restanse_husleie",), (("husleie", False),), ("restanse_husleie",)),
        (("restanse_husleie", "husleie"), (("husleie", True), ("husleie", False)), ()),
        (("restanse_husleie", "husleie"), (("husleie", True),), ("restanse_husleie",)),
        (("restanse_strom", "strom"), (("oppvarming", False), ("restanse_strom", True)), ()),
        (("restanse_strom",), (("strom", True),), ()),
        (("annet",), (("barnehage", False),), ()),
        (("annet", "barn_fritid"), (("barnehage", False),), ("annet",)),
        (("annet", "annet"), (("annet", True),), ("annet",)),
        (("annet", "husleie"), (("husleie", False),), ("annet",)),
    ],
)
def test_ve_4_hver_post_som_er_innvilget_har_sitt_eget_belop(
    arter: tuple[str, ...], utgifter: tuple[Utgift, ...], uten: tuple[str, ...]
) -> None:
    assert tuple(p.art.value for p in poster_uten_belop(vedtak_med(arter, utgifter))) == uten


def nodhjelp(*utgifter: Utgift) -> Vedtak:
    return vedtak_med(("livsopphold",), utgifter, art="nodhjelp", engang=True, til=godt().fra)


def test_pm_2_mat_star_overst_i_en_nodhjelp_og_gis_ikke_ved_siden_av_satsen() -> None:
    assert [t.value for t in utgiftstyper(nodhjelp())[:4]] == ["livsopphold", "strom", "restanse_strom", "midlertidig_botilbud"]
    assert len(utgiftstyper(nodhjelp())) == len(Utgiftstype)
    assert utgiftstyper(godt(engang=True, til=godt().fra))[-1] is Utgiftstype.LIVSOPPHOLD
    assert Utgiftstype.LIVSOPPHOLD not in utgiftstyper(godt())
    assert set(utgiftstyper(nodhjelp())) == set(Utgiftstype)
    assert (poster_uten_belop(nodhjelp(("livsopphold", True))), behov_uten_svar(nodhjelp(("livsopphold", True)))) == ((), ())
    # food answers the livsopphold, and leaves what else there is to the other things
    to = vedtak_med(("livsopphold", "annet"), (("annet", True), ("livsopphold", True)), art="nodhjelp", engang=True, til=godt().fra)
    assert poster_uten_belop(to) == ()
    med_sats = vedtak_med(("livsopphold",), (("livsopphold", True),))
    brudd = beregning.ve_4_livsopphold_en_gang(med_sats, bilde(med_sats))
    assert brudd is not None
    assert brudd.setning == "Livsopphold regnes etter sats her, så mat er med. Ta bort utgiften til mat og livsopphold (x)."


def test_ve_4_stoppen_sier_hva_som_mangler_og_hva_svaret_er_naar_inntekten_dekker_det() -> None:
    brudd = regel(vedtak_med(("livsopphold", "husleie", "strom"), (("husleie", False),), soknad_id=None, uten_soknad=None), "VE-4")
    assert brudd is not None
    assert brudd.felt == "behov"
    assert brudd.setning == (
        "Strøm og oppvarming er innvilget uten beløp. Legg til utgiften. Dekker inntekten den, er svaret avslag eller delvis."
    )


def test_ve_4_annet_kalles_det_det_er_sokt_om() -> None:
    v = godt(poster=(post(), post(id=2, art="annet", tekst="sykkel til jobb")))
    assert "Sykkel til jobb er innvilget uten beløp." in str(ve_4_hver_post(v))


@pytest.mark.parametrize("endring", [{"utfall": "avslag", "form": None}, {"form": "varer_tjenester"}, {"form": "garanti"}])
def test_ve_4_det_som_ikke_gis_som_penger_trenger_ikke_belop(endring: dict[str, object]) -> None:
    v = godt(poster=(post(), post(id=2, art="depositum", **endring)))
    assert poster_uten_belop(v) == ()


def test_ve_4_null_kroner_er_ikke_et_belop() -> None:
    v = godt(poster=(post(), post(id=2, art="strom")), behov=(Behov(id=1, art="strom", belop_ore=0),))
    assert [p.art for p in poster_uten_belop(v)] == [Soknadspost.STROM]


def test_ve_4_livsopphold_satt_til_null_er_ikke_innvilget() -> None:
    satt = {"avvikslinjer": (Avvik(linje="livsopphold", belop_ore=0, grunn="Bor gratis."),), "behov": (Behov(art="husleie", belop_ore=1),)}
    assert [p.art for p in poster_uten_belop(godt(**satt))] == [Soknadspost.LIVSOPPHOLD]
    barn = (Barn(id=1, navn="Bo", fodt=date(2020, 1, 1)),)
    assert poster_uten_belop(godt(barn=barn, **satt)) == ()


def test_ve_4_nodhjelp_til_mat_har_en_utgift_i_stedet_for_satsen() -> None:
    nod = {"art": Vedtaksart.NODHJELP, "engang": True, "til": date(2026, 12, 1)}
    assert poster_uten_belop(vedtak_med(("livsopphold",), (("annet", True),), **nod)) == ()
    assert len(poster_uten_belop(vedtak_med(("livsopphold", "restanse_strom"), (("annet", True),), **nod))) == 1


def test_ve_4_botilbudet_betales_med_dognene() -> None:
    v = godt(art=Vedtaksart.BOTILBUD, poster=(post(art="midlertidig_botilbud"),))
    assert len(poster_uten_belop(v)) == 1
    assert poster_uten_belop(v.model_copy(update={"botilbud": Botilbud(dognpris_ore=50_000)})) == ()


def test_ve_4_ve_18_det_som_er_gitt_en_gang_staar_i_en_omgjoring_fra_en_dag() -> None:
    """The one-off may not be entered again (VE-18), and its item is still answered; also in the third link."""
    gammel = vedtak_med(("livsopphold", "depositum"), (("depositum", True),), fra=date(2026, 12, 1))
    ny = {"art": Vedtaksart.OMGJORING, "endrer_id": gammel.id, "endrer_art": Vedtaksart.STONAD}
    fra_15 = gammel.model_copy(update={"fra": date(2026, 12, 15), "behov": ()} | ny)
    assert poster_uten_belop(fra_15, gammel) == ()
    hele = gammel.model_copy(update={"behov": ()} | ny)
    assert [p.art for p in poster_uten_belop(hele, gammel)] == [Soknadspost.DEPOSITUM]
    assert poster_uten_belop(fra_15, fra_15) == ()
    lopende = vedtak_med(("strom",), (("strom", False),))
    uten_linje = lopende.model_copy(update={"fra": date(2026, 12, 15), "behov": ()} | ny)
    assert len(poster_uten_belop(uten_linje, lopende)) == 1


@given(st.lists(st.sampled_from(utgiftstyper(godt())), min_size=1, max_size=6, unique_by=svarer_paa))
def test_ve_4_en_utgift_av_hvert_slag_svarer_paa_sin_egen_post(arter: list[Utgiftstype]) -> None:
    """Whatever the order, a thing whose own kind of expense is entered has its amount, and none has one without."""
    poster = [svarer_paa(a).value for a in arter]
    v = vedtak_med(tuple(poster), tuple((a.value, False) for a in reversed(arter)))
    assert poster_uten_belop(v) == ()
    assert len(poster_uten_belop(v.model_copy(update={"behov": v.behov[1:]}))) == 1


def test_ve_4_stopper_ikke_et_utkast_der_alt_har_belop() -> None:
    v = vedtak_med(("livsopphold",), (("husleie", False),))
    assert bilde(v).beregning is not None
    assert regel(v, "VE-4") is None


@pytest.mark.parametrize(
    ("arter", "utgifter", "uten"),
    [
        (("livsopphold",), (("husleie", False),), ("husleie",)),
        (("livsopphold", "strom"), (("husleie", False), ("oppvarming", False)), ("husleie",)),
        (("husleie",), (("husleie", False), ("felleskostnader", False), ("innboforsikring", False)), ()),
        (("husleie",), (("restanse_husleie", True),), ("restanse_husleie",)),
        (("restanse_husleie",), (("husleie", True),), ()),
        (("restanse_husleie",), (("husleie", False),), ("husleie",)),
        (("livsopphold", "annet"), (("barnehage", False), ("annet", True)), ()),
        (("livsopphold",), (("annet", True),), ("annet",)),
    ],
)
def test_ve_2_hvert_behov_svarer_paa_noe_innvilget(arter: tuple[str, ...], utgifter: tuple[Utgift, ...], uten: tuple[str, ...]) -> None:
    assert tuple(b.art.value for b in behov_uten_svar(vedtak_med(arter, utgifter))) == uten


def test_ve_2_stoppen_sier_hvilket_svar_som_mangler_eller_at_svaret_er_et_annet() -> None:
    uten = vedtak_med(("livsopphold",), (("husleie", False),), soknad_id=None)
    brudd = poster.ve_2_behov(uten, bilde(uten))
    assert brudd is not None
    assert brudd.setning == "Husleie på 1 000 kr er regnet med, men ikke besvart. Legg til svaret på husleie med l, eller ta bort utgiften."
    avslag = post(id=9, soknadspost_id=None, art="husleie", utfall="avslag", form=None)
    brudd = ve_2_hvert_behov(uten.model_copy(update={"poster": (*uten.poster, avslag)}))
    assert brudd is not None
    assert "er regnet med, men husleie er ikke innvilget" in brudd.setning


def test_ve_2_nodhjelpens_livsopphold_og_avslagets_beregning_svarer_for_seg() -> None:
    assert behov_uten_svar(vedtak_med(("livsopphold",), (("annet", True),), art=Vedtaksart.NODHJELP, engang=True)) == ()
    avslag = vedtak_med(("livsopphold",), (("husleie", False),))
    nei = tuple(p.model_copy(update={"utfall": "avslag", "form": None}) for p in avslag.poster)
    assert behov_uten_svar(avslag.model_copy(update={"poster": nei})) == ()
