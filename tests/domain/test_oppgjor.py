"""§ 21, VE-22, VE-23: ledgers that are only added to, whatever happens to them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.garanti import Garantibetaling, Garantihendelse, Garantistand, Godtatt, sjekk_godtatt
from navtui.domain.garanti import sjekk_hendelse as sjekk_garanti
from navtui.domain.kodeverk import Utbetalingstilstand
from navtui.domain.kodeverk.oppgjor import Garantiart, Laneart, Lanetilstand
from navtui.domain.lan import Lan, Lanepostering, etter_ore, forfalt_ore, sjekk_postering
from navtui.domain.vedtaksregler.reduksjonsgulv import laveste_etter_reduksjon

DAG = date(2026, 11, 20)


def lan(**mer: object) -> Lan:
    """10 000 kr lent, 1 000 a month from December."""
    felt: dict[str, object] = {
        "vedtak_id": 1, "nummer": "2026-0001", "person_id": 2, "navn": "Olsen, Mona", "veileder": "KAL", "innvilget_ore": 1_000_000,
        "utbetalt_ore": 1_000_000, "gitt": DAG, "avdrag_ore": 100_000, "forste_avdrag": date(2026, 12, 31),
    }  # fmt: skip
    return Lan.model_validate(felt | mer)


@given(st.lists(st.tuples(st.sampled_from(list(Laneart)), st.integers(-5, 600_000)), max_size=12))
def test_ve_3_lanet_er_aldri_under_null_og_gar_alltid_opp(forsok: list[tuple[Laneart, int]]) -> None:
    """Whatever is tried: what the rule lets through keeps given = paid back + left."""
    konto = lan()
    for nr, (art, ore) in enumerate(forsok):
        sist = next(iter(konto.kan_tilbakefores), None)
        ny = Lanepostering(id=nr, art=art, dato=DAG, belop_ore=ore, tekst="x")
        if art is Laneart.TILBAKEFORT and sist is not None:
            ny = ny.model_copy(update={"retter_id": sist.id, "belop_ore": sist.belop_ore})
        if sjekk_postering(konto, ny, DAG) is None:
            konto = konto.model_copy(update={"posteringer": (*konto.posteringer, ny)})
        assert 0 <= konto.nedbetalt_ore <= konto.utbetalt_ore
        assert konto.rest_ore == konto.utbetalt_ore - konto.nedbetalt_ore
        assert (konto.tilstand is Lanetilstand.INNFRIDD) == (konto.rest_ore == 0)


def test_ve_3_det_som_er_forfalt_folger_manedene_ogsa_den_31() -> None:
    assert [forfalt_ore(lan(), d) for d in (date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28))] == [
        0, 100_000, 200_000, 300_000,
    ]  # fmt: skip
    assert forfalt_ore(lan(), date(2040, 1, 1)) == 1_000_000
    assert forfalt_ore(lan(avdrag_ore=None), date(2026, 12, 31)) == 1_000_000
    betalt = lan(posteringer=(Lanepostering(id=1, art=Laneart.TILBAKEBETALT, dato=DAG, belop_ore=150_000),))
    assert [etter_ore(betalt, d) for d in (date(2026, 12, 31), date(2027, 1, 31))] == [0, 50_000]


_GJOR = (*(a for a in Garantiart if a is not Garantiart.BETALT), "godta", *(t for t in Utbetalingstilstand if t != "planlagt"))


@given(st.lists(st.tuples(st.sampled_from(_GJOR), st.integers(1, 2_000_000)), max_size=14))
def test_ve_23_garantien_betaler_aldri_mer_enn_belopet_og_aldri_uten_krav(forsok: list[tuple[object, int]]) -> None:
    """Claims, acceptances, refusals, and payments that are stopped, paid or annulled, in any order."""
    g = garanti()
    for nr, (hva, ore) in enumerate(forsok, 1):
        foer = g.krav_ore
        if isinstance(hva, Garantiart):
            ny = Garantihendelse(id=nr, art=hva, dato=DAG, belop_ore=ore if hva is Garantiart.KRAV else None, tekst="x")
            if sjekk_garanti(g, ny, DAG) is None:
                g = g.model_copy(update={"hendelser": (*g.hendelser, ny)})
        elif isinstance(hva, Utbetalingstilstand):
            b = g.betalinger
            if b and b[-1].underveis:
                g = g.model_copy(update={"betalinger": (*b[:-1], b[-1].model_copy(update={"tilstand": hva}))})
        elif sjekk_godtatt(g, Godtatt(belop_ore=ore, dato=DAG, kontonummer="12345678903"), DAG) is None:
            assert ore <= foer
            g = g.model_copy(update={"betalinger": (*g.betalinger, betaling(nr, g.krav_id, ore))})
        assert g.betalt_ore + g.underveis_ore + g.krav_ore <= g.belop_ore
        assert g.rest_ore == g.belop_ore - g.betalt_ore - g.underveis_ore
    assert g.er_over(DAG + timedelta(days=2)) or g.krav_ore or g.underveis_ore


def garanti(**mer: object) -> Garantistand:
    """30 000 kr, until tomorrow."""
    felt: dict[str, object] = {
        "vedtak_id": 1, "nummer": "2026-1", "person_id": 2, "navn": "x", "veileder": None, "belop_ore": 3_000_000, "bolig": "",
        "utleier": "U", "fra": DAG, "til": DAG + timedelta(days=1),
    }  # fmt: skip
    return Garantistand.model_validate(felt | mer)


def betaling(id_: int, krav_id: int, ore: int) -> Garantibetaling:
    """A planned payment of a claim."""
    return Garantibetaling(id=id_, krav_id=krav_id, belop_ore=ore, dato=DAG, tilstand=Utbetalingstilstand.PLANLAGT, godtatt_av="KAL")


def test_ve_23_en_gammel_notering_teller_og_en_ny_kan_ikke_fores() -> None:
    """VE-21: what was noted as paid before schema 20 counts as it did; from now on a payment goes on a list."""
    krav = Garantihendelse(id=1, art=Garantiart.KRAV, dato=DAG, belop_ore=2_000_000)
    notert = Garantihendelse(id=2, art=Garantiart.BETALT, dato=DAG, belop_ore=1_500_000)
    g = garanti(hendelser=(krav, notert))
    assert (g.krav_ore, g.betalt_ore, g.rest_ore, g.tilstand(DAG)) == (500_000, 1_500_000, 1_500_000, "krevd")
    brudd = sjekk_garanti(g, notert, DAG)
    assert brudd is not None
    assert brudd.regel == "VE-21"


@pytest.mark.parametrize(
    ("felt", "brutt"),
    [({"belop_ore": 1_000_001}, "belop_ore"), ({"belop_ore": 0}, "belop_ore"), ({"dato": DAG - timedelta(days=1)}, "dato"),
     ({"kontonummer": None}, "kontonummer"), ({"maate": "rekvisisjon"}, "kontonummer"), ({"maate": "kontantkort"}, "maate"),
     ({"maate": "rekvisisjon", "kontonummer": None}, None), ({}, None)],
)  # fmt: skip
def test_ve_23_kravet_godtas_innenfor_det_som_er_krevd_til_en_konto(felt: dict[str, object], brutt: str | None) -> None:
    g = garanti(hendelser=(Garantihendelse(id=1, art=Garantiart.KRAV, dato=DAG, belop_ore=1_000_000),))
    ny = Godtatt.model_validate({"belop_ore": 1_000_000, "dato": DAG, "kontonummer": "12345678903"} | felt)
    brudd = sjekk_godtatt(g, ny, DAG)
    assert (brudd and brudd.felt) == brutt


@given(st.integers(0, 5_000_000), st.integers(1, 20))
def test_ve_12_gulvet_er_satsen_minus_prosenten_og_aldri_et_ore_lavere(sats: int, prosent: int) -> None:
    gulv = laveste_etter_reduksjon(sats, prosent)
    assert (sats - gulv) * 100 <= sats * prosent < (sats - gulv + 1) * 100
