"""Last month beside this month: what is the same thing, and what is lit."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from navtui.domain.fornyelse_linjer import Kilderad, sammenstill
from navtui.domain.kodeverk import Linjeart
from navtui.domain.linje import Linje
from navtui.domain.vedtak import Barn, Behov, Inntekt, Vedtak


def vedtak(fra: date, til: date, linjer: tuple[Linje, ...], **deler: Any) -> Vedtak:
    """A vedtak with these lines."""
    return Vedtak(
        id=1, nummer="2026-1", person_id=1, sak_id=1, skrevet_av="KAL", opprettet=datetime(2026, 11, 1, tzinfo=UTC), fra=fra, til=til,
        linjer=linjer, **deler,
    )  # fmt: skip


def linje(ref: str, ore: int, art: Linjeart = Linjeart.BEHOV, maaned: int = 11, **mer: Any) -> Linje:
    """A whole month's line."""
    felt: dict[str, Any] = {
        "nr": 1, "art": art, "kode": "x", "tekst": ref, "fra": date(2026, maaned, 1), "til": date(2026, maaned, 30), "dager": 30,
        "dager_i_maaned": 30, "maanedsbelop_ore": ore, "belop_ore": ore, "sats_fra": None, "regler": (), "ref": ref,
    } | mer  # fmt: skip
    return Linje(**felt)


def par(gamle: tuple[Linje, ...], nye: tuple[Linje, ...], gammelt: dict[str, Any], nytt: dict[str, Any]) -> dict[str, Kilderad]:
    """The rows by what they are called."""
    forrige = vedtak(date(2026, 11, 1), date(2026, 11, 30), gamle, **gammelt)
    ny = vedtak(date(2026, 12, 1), date(2026, 12, 31), nye, **nytt)
    return {r.tekst: r for r in sammenstill(forrige, ny)}


def husleie(id_: int, tekst: str = "") -> Behov:
    return Behov(id=id_, art="husleie", tekst=tekst, belop_ore=1)


def test_ve_13_samme_utgift_kjennes_igjen_selv_om_raden_er_en_annen() -> None:
    rader = par(
        (linje("behov:1", 950_000), linje("behov:2", 85_000)),
        (linje("behov:7", 85_000), linje("behov:8", 980_000)),
        {"behov": (husleie(1), Behov(id=2, art="strom", belop_ore=1))},
        {"behov": (Behov(id=7, art="strom", belop_ore=1), husleie(8))},
    )
    assert (rader["behov:8"].forrige_ore, rader["behov:8"].ny_ore, rader["behov:8"].merke) == (950_000, 980_000, "*")
    assert rader["behov:8"].endring_ore == 30_000
    assert (rader["behov:7"].forrige_ore, rader["behov:7"].merke) == (85_000, "")


def test_ve_13_to_av_samme_slag_skilles_paa_teksten_foerst() -> None:
    rader = par(
        (linje("behov:1", 100), linje("behov:2", 200)),
        (linje("behov:7", 200), linje("behov:8", 100)),
        {"behov": (husleie(1, "bolig"), husleie(2, "garasje"))},
        {"behov": (husleie(7, "garasje"), husleie(8, "bolig"))},
    )
    assert [rader[r].forrige_ore for r in ("behov:7", "behov:8")] == [200, 100]


def test_ve_13_nytt_og_borte_merkes_med_tegn() -> None:
    rader = par(
        (linje("inntekt:1", 500, Linjeart.INNTEKT),),
        (linje("behov:7", 100),),
        {"inntekter": (Inntekt(id=1, art="lonn", belop_ore=1),)},
        {"behov": (husleie(7),)},
    )
    assert (rader["behov:7"].merke, rader["behov:7"].endring_ore) == ("+", 100)
    assert (rader["inntekt:1"].merke, rader["inntekt:1"].ref, rader["inntekt:1"].endring_ore) == ("-", "", 500)


def test_ve_4_det_som_holdes_utenfor_endrer_ikke_summen() -> None:
    rader = par(
        (linje("inntekt:1", 500, Linjeart.HOLDT_UTENFOR),),
        (linje("inntekt:2", 900, Linjeart.HOLDT_UTENFOR),),
        {"inntekter": (Inntekt(id=1, art="barnetrygd", belop_ore=1),)},
        {"inntekter": (Inntekt(id=2, art="barnetrygd", belop_ore=1),)},
    )
    assert (rader["inntekt:2"].merke, rader["inntekt:2"].endring_ore) == ("*", 0)


@pytest.mark.parametrize(("person", "treff"), [(5, 400), (6, None)])
def test_ve_8_et_barn_kjennes_paa_personen_ikke_paa_navnet(person: int, treff: int | None) -> None:
    rader = par(
        (linje("barn:1", 400),),
        (linje("barn:9", 410),),
        {"barn": (Barn(id=1, person_id=5, navn="Ola", fodt=date(2018, 1, 1)),)},
        {"barn": (Barn(id=9, person_id=person, navn="Ola", fodt=date(2018, 1, 1)),)},
    )
    assert rader["barn:9"].forrige_ore == treff


def test_ve_5_bare_dagene_i_maaneden_gir_ikke_en_tent_linje() -> None:
    """From the 2nd to the 1st: the same amount per month, another number of days."""
    nye = (
        linje("livsopphold", 803_226, maaned=12, maanedsbelop_ore=830_000, fra=date(2026, 12, 2), dager=30, dager_i_maaned=31),
        linje("livsopphold", 26_774, maaned=12, maanedsbelop_ore=830_000, fra=date(2026, 12, 31), dager=1, dager_i_maaned=31),
    )
    rader = par((linje("livsopphold", 829_107, maanedsbelop_ore=830_000),), nye, {}, {})
    assert (rader["livsopphold"].merke, rader["livsopphold"].er_delt) == ("", False)


def test_ve_5_ny_sats_i_perioden_deler_linja_og_tenner_den() -> None:
    nye = (linje("livsopphold", 400, maaned=12, maanedsbelop_ore=800), linje("livsopphold", 450, maaned=12, maanedsbelop_ore=900))
    rader = par((linje("livsopphold", 800),), nye, {}, {})
    assert (rader["livsopphold"].merke, rader["livsopphold"].er_delt, len(rader["livsopphold"].deler)) == ("*", True, 2)


def test_uten_forrige_maaned_er_venstre_side_tom() -> None:
    (rad,) = sammenstill(None, vedtak(date(2026, 11, 1), date(2026, 11, 30), (linje("livsopphold", 800),)))
    assert (rad.forrige_ore, rad.ny_ore) == (None, 800)
