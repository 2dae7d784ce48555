"""VE-4, VE-5, KO-9: what holds for every calculation, whatever the facts."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.beregning import Beregning, beregn
from navtui.domain.grunnlag import Barn, Behov, Grunnlag, Husholdning, Inntekt, Utbetalt
from navtui.domain.kalender import Maaned
from navtui.domain.kodeverk import Husholdningstype, Inntektstype, Linjeart, Utgiftstype
from navtui.domain.linje import etterregn, stonad_i, summer
from navtui.domain.sats import Satsrad

P = TypeVar("P", Behov, Inntekt)

EN_DAG = timedelta(days=1)
FORSTE, SISTE = date(2022, 1, 1), date(2027, 12, 31)
DAGER = st.dates(min_value=FORSTE, max_value=SISTE - timedelta(days=120))
BELOP = st.integers(min_value=0, max_value=5_000_000)


@st.composite
def _satser(draw: st.DrawFn) -> tuple[Satsrad, ...]:
    """Rows on any day and with odd øre: harder than the real ones."""
    dager = draw(st.lists(st.dates(min_value=FORSTE, max_value=SISTE), unique=True, max_size=4))
    kolonner = ("enslig_ore", "par_ore", "bofellesskap_ore", "barn_0_5_ore", "barn_6_10_ore", "barn_11_17_ore")
    return tuple(
        Satsrad.model_validate({"gyldig_fra": dag, "kilde": "prøve", **{k: draw(BELOP) for k in kolonner}})
        for dag in (date(2000, 1, 1), *dager)
    )


@st.composite
def _tidsrom(draw: st.DrawFn, fra: date, til: date) -> dict[str, date | None]:
    """Open, or with ends that may fall outside the period."""
    start, slutt = sorted((draw(st.dates(fra - 20 * EN_DAG, til + 20 * EN_DAG)), draw(st.dates(fra - 20 * EN_DAG, til + 20 * EN_DAG))))
    return {"fra": draw(st.sampled_from([None, start])), "til": draw(st.sampled_from([None, slutt]))}


def _husholdning(draw: st.DrawFn, fra: date, til: date) -> tuple[Husholdning, ...]:
    skiller = sorted(draw(st.sets(st.dates(fra, til), max_size=3)) - {fra})
    starter = [fra, *skiller]
    slutter = [*(dag - EN_DAG for dag in skiller), til]
    return tuple(
        Husholdning(fra=a, til=b, type=draw(st.sampled_from(list(Husholdningstype)))) for a, b in zip(starter, slutter, strict=True)
    )


@st.composite
def grunnlag(draw: st.DrawFn, engang: bool = True) -> Grunnlag:
    fra = draw(DAGER)
    til = fra + EN_DAG * draw(st.integers(min_value=0, max_value=100))
    return Grunnlag(
        fra=fra,
        til=til,
        husholdning=_husholdning(draw, fra, til),
        satser=draw(_satser()),
        barn=tuple(
            Barn(
                ref=nr,
                navn=f"Barn {nr}",
                fodt=draw(st.dates(date(2004, 1, 1), SISTE)),
                andel=draw(st.integers(0, 100)),
                **draw(_tidsrom(fra, til)),
            )
            for nr in range(draw(st.integers(0, 3)))
        ),
        behov=tuple(_post(draw, Behov, Utgiftstype, nr, (fra, til), engang) for nr in range(draw(st.integers(0, 3)))),
        inntekter=tuple(_post(draw, Inntekt, Inntektstype, nr, (fra, til), engang) for nr in range(draw(st.integers(0, 3)))),
        utbetalt=tuple(
            Utbetalt(ref=nr, nummer=f"2026-{nr}", belop_ore=draw(BELOP)) for nr in range(draw(st.integers(0, 2) if engang else st.just(0)))
        ),
    )


def _post(
    draw: st.DrawFn, modell: type[P], typer: type[Utgiftstype] | type[Inntektstype], nr: int, periode: tuple[date, date], engang: bool
) -> P:
    er_engang = engang and draw(st.booleans())
    tidsrom = {"fra": draw(st.dates(*periode))} if er_engang else draw(_tidsrom(*periode))
    return modell.model_validate(
        {"ref": nr, "type": draw(st.sampled_from(list(typer))), "belop_ore": draw(BELOP), "engang": er_engang, **tidsrom}
    )


@given(grunnlag())
def test_ve_4_summene_er_linjenes_og_utbetalingen_aldri_negativ(g: Grunnlag) -> None:
    svar = beregn(g)

    assert svar.behov_ore == sum(linje.belop_ore for linje in svar.linjer if linje.art is Linjeart.BEHOV)
    assert svar.inntekt_ore == sum(linje.belop_ore for linje in svar.linjer if linje.art is Linjeart.INNTEKT)
    assert svar.holdt_utenfor_ore == sum(linje.belop_ore for linje in svar.linjer if linje.art is Linjeart.HOLDT_UTENFOR)
    assert svar.utbetalt_ore == sum(linje.belop_ore for linje in svar.linjer if linje.art is Linjeart.UTBETALT)
    assert svar.til_utbetaling_ore == max(0, max(0, svar.behov_ore - svar.inntekt_ore) - svar.utbetalt_ore)
    assert all(linje.belop_ore >= 0 for linje in svar.linjer)
    assert [linje.nr for linje in svar.linjer] == list(range(1, len(svar.linjer) + 1))


@given(grunnlag(), st.integers())
def test_ve_5_rekkefolgen_pa_opplysningene_betyr_ingenting(g: Grunnlag, fro: int) -> None:
    stokk = random.Random(fro)

    def stokket(deler: Sequence[object]) -> tuple[object, ...]:
        return tuple(stokk.sample(deler, len(deler)))

    annen = g.model_copy(
        update={navn: stokket(getattr(g, navn)) for navn in ("husholdning", "barn", "behov", "inntekter", "satser", "utbetalt")}
    )

    assert beregn(annen) == beregn(g)


@given(grunnlag())
def test_ko_9_etterregning_gir_samme_sum(g: Grunnlag) -> None:
    svar = beregn(g)

    assert etterregn(svar.linjer) == summer(svar.linjer)
    assert etterregn(tuple(reversed(svar.linjer))) == summer(svar.linjer)


@given(grunnlag())
def test_ve_5_hver_linje_er_i_en_maaned_og_regnet_av_sine_dager(g: Grunnlag) -> None:
    for linje in beregn(g).linjer:
        assert g.fra <= linje.fra <= linje.til <= g.til
        if linje.engang:
            assert linje.belop_ore == linje.maanedsbelop_ore
            continue
        assert Maaned.av(linje.fra) == Maaned.av(linje.til)
        assert (linje.dager, linje.dager_i_maaned) == ((linje.til - linje.fra).days + 1, Maaned.av(linje.fra).dager)
        assert abs(linje.belop_ore * linje.dager_i_maaned - linje.maanedsbelop_ore * linje.dager) < linje.dager_i_maaned


@given(grunnlag())
def test_ve_5_livsopphold_dekker_hver_dag_en_gang(g: Grunnlag) -> None:
    linjer = [linje for linje in beregn(g).linjer if linje.ref == "livsopphold"]

    assert (linjer[0].fra, linjer[-1].til) == (g.fra, g.til)
    assert all(forrige.til + EN_DAG == neste.fra for forrige, neste in pairwise(linjer))


@given(grunnlag(), st.integers(min_value=0, max_value=71), st.sets(st.integers(min_value=2, max_value=28), max_size=6))
def test_ve_5_deler_av_en_hel_maaned_blir_maanedens_belop(g: Grunnlag, nr: int, skiller: set[int]) -> None:
    """Whatever the month is cut into, the same monthly amount all the way adds up to it exactly."""
    maaned = Maaned(2022, 1).pluss(nr)
    starter = [maaned.forste, *(maaned.forste.replace(day=dag) for dag in sorted(skiller))]
    slutter = [*(dag - EN_DAG for dag in starter[1:]), maaned.siste]
    husholdning = tuple(Husholdning(fra=a, til=b, type=Husholdningstype.ENSLIG) for a, b in zip(starter, slutter, strict=True))
    hel = Grunnlag(fra=maaned.forste, til=maaned.siste, husholdning=husholdning, satser=g.satser[:1])

    assert beregn(hel).behov_ore == g.satser[0].enslig_ore


def _maanedskilder(svar: Beregning, maaned: Maaned, arter: set[Linjeart]) -> int:
    return len({(linje.ref, linje.maanedsbelop_ore) for linje in svar.linjer if linje.art in arter and Maaned.av(linje.fra) == maaned})


@given(grunnlag(engang=False), st.data())
def test_ve_5_to_vedtak_i_stedet_for_ett_endrer_hoyst_avrundingen(g: Grunnlag, data: st.DataObject) -> None:
    """Cutting the period can move one øre per monthly amount, and only in the month of the cut."""
    skille = data.draw(st.dates(g.fra, g.til))
    if skille == g.fra:
        return
    helt = beregn(g)
    forst, sist = beregn(g.model_copy(update={"til": skille - EN_DAG})), beregn(g.model_copy(update={"fra": skille}))

    for felt, art in (("behov_ore", Linjeart.BEHOV), ("inntekt_ore", Linjeart.INNTEKT), ("holdt_utenfor_ore", Linjeart.HOLDT_UTENFOR)):
        forskjell = abs(getattr(forst, felt) + getattr(sist, felt) - getattr(helt, felt))
        kan_flytte = _maanedskilder(helt, Maaned.av(skille), {art}) if skille.day > 1 else 0
        assert forskjell <= kan_flytte


@given(grunnlag(), st.data())
def test_ve_18_ve_5_det_som_staar_vokser_med_dagene_til_det_er_alt(g: Grunnlag, data: st.DataObject) -> None:
    linjer = beregn(g.model_copy(update={"inntekter": ()})).linjer
    en, to = sorted(data.draw(st.lists(st.dates(g.fra, g.til), min_size=2, max_size=2)))
    assert stonad_i(linjer, g.fra, g.fra - EN_DAG) == 0
    assert stonad_i(linjer, g.fra, en) <= stonad_i(linjer, g.fra, to) <= summer(linjer).stonad_ore
    assert stonad_i(linjer, g.fra, g.til) == summer(linjer).stonad_ore
    assert stonad_i(beregn(g).linjer, g.fra, en) >= 0


@given(grunnlag(engang=False), st.data())
def test_ve_18_en_omgjoring_fra_en_dag_uten_at_noe_er_endret_gir_det_samme(g: Grunnlag, data: st.DataObject) -> None:
    """It can move one øre per monthly amount in the month of the cut, and income is never more than the need of its own part."""
    dag = data.draw(st.dates(g.fra, g.til))
    if dag == g.fra:
        return
    g = g.model_copy(update={"inntekter": ()})
    helt = beregn(g)
    staar = Utbetalt(ref=1, nummer="2026-1", belop_ore=0, fra=g.fra, staar_til=dag - EN_DAG,
                     staar_ore=stonad_i(helt.linjer, g.fra, dag - EN_DAG))  # fmt: skip
    nytt = beregn(g.model_copy(update={"fra": dag, "utbetalt": (staar,)}))
    kan_flytte = _maanedskilder(helt, Maaned.av(dag), {Linjeart.BEHOV}) if dag.day > 1 else 0
    assert abs(nytt.til_utbetaling_ore - helt.til_utbetaling_ore) <= kan_flytte
    assert etterregn(nytt.linjer) == summer(nytt.linjer)


@given(grunnlag(), st.data())
def test_ve_3_ve_22_merket_er_pa_linjene_og_endrer_ingen_belop(g: Grunnlag, data: st.DataObject) -> None:
    """What is a lån and what is claimed back is told by the line itself, and by no other line."""
    refs = ["livsopphold", *(f"behov:{b.ref}" for b in g.behov), *(f"barn:{b.ref}" for b in g.barn)]
    merker = data.draw(st.lists(st.tuples(st.sampled_from(refs), st.sampled_from(["VE-3", "VE-22"])), max_size=4))
    uten, med = beregn(g), beregn(g.model_copy(update={"merker": tuple(merker)}))

    assert summer(med.linjer) == summer(uten.linjer)
    for linje, vanlig in zip(med.linjer, uten.linjer, strict=True):
        assert linje.model_copy(update={"regler": vanlig.regler}) == vanlig
        assert linje.er_lan == ((linje.ref, "VE-3") in merker)
        assert linje.kreves_tilbake == ((linje.ref, "VE-22") in merker)


@given(grunnlag(engang=False), st.integers(1, 99))
def test_pe_4_delt_bosted_gir_barnets_andel_av_satsen_og_to_hjem_til_sammen_hele(g: Grunnlag, andel: int) -> None:
    """A child who lives `andel` per cent here and the rest there is paid for once, but for the rounding of each monthly amount."""
    if not g.barn:
        return

    def barnets(andel_: int) -> int:
        ett = g.model_copy(update={"barn": (g.barn[0].model_copy(update={"andel": andel_}),)})
        return sum(linje.belop_ore for linje in beregn(ett).linjer if linje.ref.startswith("barn:"))

    helt = g.model_copy(update={"barn": (g.barn[0].model_copy(update={"andel": 100}),)})
    linjer = sum(1 for linje in beregn(helt).linjer if linje.ref.startswith("barn:"))
    assert abs(barnets(andel) + barnets(100 - andel) - barnets(100)) <= 2 * linjer
