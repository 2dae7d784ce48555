"""Sosialtjenesteloven § 35: kvalifiseringsstønad a year, a month and a day, split where something changes (VE-4, VE-5, KO-9)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.kvpstonad import Kvplinje, Kvpsatser, antall_barn, beregn, etterregn, kilder, regnestykke, satsvarsel
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.sats import Barnetilleggsrad, Grunnbelopsrad, Kvalifiseringsrad
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtak_deler import Barn
from navtui.domain.vedtak_innhold import innhold, innholdshash


def g(fra: date, kroner: int) -> Grunnbelopsrad:
    return Grunnbelopsrad(gyldig_fra=fra, kilde="Oppdiktet", belop_ore=kroner * 100)


G25, G26 = g(date(2025, 5, 1), 130_160), g(date(2026, 5, 1), 136_549)
FAKTOR = Kvalifiseringsrad(gyldig_fra=date(2025, 5, 1), kilde="Oppdiktet", faktor_tusendeler=2041, under_25=(2, 3))
TILLEGG = Barnetilleggsrad(gyldig_fra=date(2026, 1, 1), kilde="Oppdiktet", belop_ore=3800)
SATSER = Kvpsatser((G26, G25), (FAKTOR,), (TILLEGG,))
VOKSEN = date(1984, 3, 4)
FRA, TIL = date(2026, 12, 1), date(2027, 11, 30)


def barn(navn: str = "Nora", fodt: date = date(2020, 6, 1), **mer: object) -> Barn:
    return Barn.model_validate({"navn": navn, "fodt": fodt} | mer)


def en(fra: date = FRA, til: date = TIL, fodt: date = VOKSEN, *barna: Barn) -> Kvplinje:
    (linje,) = beregn(fra, til, fodt, barna, SATSER)
    return linje


def test_ve_4_to_komma_null_fire_en_g_i_hele_kroner_som_nav_gir_det() -> None:
    gammel = en(date(2025, 6, 1), date(2026, 4, 30))
    assert (gammel.aar_ore, gammel.grunnbelop_fra) == (26_565_700, date(2025, 5, 1))
    ny = en()
    assert (ny.stonad_ore, ny.aar_ore, ny.maaned_ore, ny.dag_ore) == (27_869_700, 27_869_700, 2_322_475, 107_191)
    assert (ny.grunnbelop_ore, ny.faktor_tusendeler, ny.teller, ny.nevner) == (13_654_900, 2041, 1, 1)


def test_ve_4_under_25_far_to_tredeler() -> None:
    ung = en(fodt=date(2004, 1, 2))
    assert (ung.aar_ore, ung.maaned_ore, ung.dag_ore, ung.under_25) == (18_579_800, 1_548_317, 71_461, True)
    assert en(date(2025, 6, 1), date(2026, 4, 30), date(2004, 1, 2)).aar_ore == 17_710_400


def test_ve_5_ny_g_og_25_aarsdagen_deler_perioden() -> None:
    satser = Kvpsatser((G25, G26, g(date(2027, 5, 1), 140_000)), (FAKTOR,), (TILLEGG,))
    linjer = beregn(FRA, TIL, date(2002, 2, 10), (), satser)
    assert [(x.nr, x.fra, x.til, x.under_25, x.grunnbelop_fra.year) for x in linjer] == [
        (1, date(2026, 12, 1), date(2027, 2, 9), True, 2026),
        (2, date(2027, 2, 10), date(2027, 4, 30), False, 2026),
        (3, date(2027, 5, 1), date(2027, 11, 30), False, 2027),
    ]


def test_ve_4_barnetillegg_for_hvert_barn_fem_dager_i_uken() -> None:
    to = en(FRA, TIL, VOKSEN, barn(), barn("Ole", date(2015, 1, 1)))
    assert (to.barn, to.tillegg_ore, to.tillegg_fra) == (2, 3800, date(2026, 1, 1))
    assert to.tillegg_aar_ore == 2 * 38 * 5 * 52 * 100
    assert to.aar_ore == 27_869_700 + 1_976_000
    assert to.dag_ore == 107_191 + 2 * 3800


def test_ve_5_barnet_som_fyller_18_flytter_eller_blir_fodt_deler_perioden() -> None:
    barna = (barn(fodt=date(2009, 3, 15)), barn("Ole", date(2015, 1, 1), til=date(2027, 1, 31)), barn("Liv", date(2027, 9, 1)))
    linjer = beregn(FRA, TIL, VOKSEN, barna, SATSER)
    assert [(x.fra, x.barn) for x in linjer] == [
        (date(2026, 12, 1), 2), (date(2027, 2, 1), 1), (date(2027, 3, 15), 0), (date(2027, 9, 1), 1),
    ]  # fmt: skip
    assert linjer[2].tillegg_fra is None


def test_ve_4_delt_bosted_er_ett_barn_og_andel_null_ingen() -> None:
    delt = (barn(andel=50, til=date(2027, 1, 31), person_id=7), barn(andel=80, fra=date(2027, 2, 1), person_id=7), barn("Ole", andel=0))
    assert [x.barn for x in beregn(FRA, TIL, VOKSEN, delt, SATSER)] == [1]
    assert antall_barn((barn(person_id=7), barn(person_id=7)), FRA) == 1
    assert antall_barn((barn(), barn(" nora ")), FRA) == 1


def test_ve_4_ukjent_fodselsdato_regnes_ikke() -> None:
    with pytest.raises(Regelbrudd) as brudd:
        beregn(FRA, TIL, None, (), SATSER)
    assert (brudd.value.regel, brudd.value.felt) == ("VE-4", "kvp")


def test_ve_5_for_forste_rad_gjettes_det_ikke() -> None:
    with pytest.raises(Regelbrudd, match=r"grunnbeløp for 1\.4\.2025"):
        beregn(date(2025, 4, 1), date(2025, 6, 1), VOKSEN, (), SATSER)
    with pytest.raises(Regelbrudd, match=r"barnetillegg i KVP for 1\.12\.2025"):
        beregn(date(2025, 12, 1), date(2026, 1, 31), VOKSEN, (barn(),), SATSER)
    assert beregn(date(2025, 12, 1), date(2026, 1, 31), VOKSEN, (), SATSER)[0].barn == 0


def test_ve_5_en_g_eldre_enn_siste_mai_sies() -> None:
    assert satsvarsel(date(2027, 4, 30), SATSER) is None
    varsel = satsvarsel(date(2027, 5, 1), SATSER)
    assert varsel is not None
    assert "Nyeste grunnbeløp er fra 1.5.2026" in varsel.setning


def test_ko_9_en_linje_som_er_endret_regner_ikke_sammen_igjen() -> None:
    linje = en(FRA, TIL, date(2004, 1, 2), barn())
    assert etterregn(linje) == linje
    for felt in ("stonad_ore", "tillegg_aar_ore", "aar_ore", "maaned_ore", "dag_ore"):
        endret = linje.model_copy(update={felt: getattr(linje, felt) + 1})
        assert etterregn(endret) != endret, felt


def test_ve_5_kildene_til_radene_som_er_brukt() -> None:
    assert kilder((en(),), SATSER) == ("Grunnbeløp fra 1.5.2026: Oppdiktet", "Faktor fra 1.5.2025: Oppdiktet")
    assert kilder((en(FRA, TIL, VOKSEN, barn()),), SATSER)[-1] == "Barnetillegg fra 1.1.2026: Oppdiktet"


def test_ko_3_hver_linje_er_med_i_det_som_signeres_og_ingen_er_ingenting() -> None:
    """What was signed before a vedtak had such lines has the hash it had."""
    felt = {"id": 1, "nummer": "2026-0001", "person_id": 2, "sak_id": 3, "art": "kvp", "fra": FRA, "til": TIL, "skrevet_av": "MAR"}
    v = Vedtak.model_validate(felt | {"opprettet": datetime(2026, 11, 20, tzinfo=UTC), "kvplinjer": (en(),)})
    alle = {
        innholdshash(v.model_copy(update={"kvplinjer": linjer})) for linjer in ((), (en(),), (en(),) * 2, (en(FRA, TIL, VOKSEN, barn()),))
    }
    assert len(alle) == 4
    assert "kvplinjer" not in innhold(v.model_copy(update={"kvplinjer": ()}))


def test_ve_4_regnestykket_staar_i_tall_linje_for_linje() -> None:
    assert regnestykke(en(FRA, TIL, date(2004, 1, 2), barn())) == (
        "G 136 549 fra 1.5.2026 x 2,041 x 2/3 (under 25 år) = 185 798,00 i året",
        "Barnetillegg fra 1.1.2026: 1 barn x 38,00 x 260 dager = 9 880,00 i året",
        "Til sammen 195 678,00 i året",
        "I måneden: 195 678,00 : 12 = 16 306,50",
        "Per dag, fem dager i uken: 195 678,00 : 260 = 752,61",
    )
    assert len(regnestykke(en())) == 3
    hel = Kvalifiseringsrad(gyldig_fra=date(2020, 1, 1), kilde="-", faktor_tusendeler=2000, under_25=(2, 3))
    (gammel,) = beregn(FRA, TIL, VOKSEN, (), Kvpsatser((G26,), (hel,), ()))
    assert "x 2 = 273 098,00" in regnestykke(gammel)[0]


@given(
    st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    st.integers(0, 500),
    st.dates(date(1990, 1, 1), date(2008, 1, 1)),
    st.lists(st.dates(date(2005, 1, 1), date(2027, 1, 1)), max_size=4),
)
def test_ve_5_linjene_dekker_perioden_uten_hull_og_hver_dag_er_regnet_rett(fra: date, dager: int, fodt: date, barna: list[date]) -> None:
    til = date.fromordinal(fra.toordinal() + dager)
    alle = [barn(str(i), f) for i, f in enumerate(barna)]
    linjer = beregn(fra, til, fodt, alle, SATSER)
    assert (linjer[0].fra, linjer[-1].til) == (fra, til)
    assert all(b.fra.toordinal() == a.til.toordinal() + 1 for a, b in pairwise(linjer))
    for dag in (fra, til, date.fromordinal(fra.toordinal() + dager // 2)):
        (egen,) = beregn(dag, dag, fodt, alle, SATSER)
        i_hele = next(x for x in linjer if x.fra <= dag <= x.til)
        assert (egen.aar_ore, egen.maaned_ore, egen.dag_ore) == (i_hele.aar_ore, i_hele.maaned_ore, i_hele.dag_ore)
