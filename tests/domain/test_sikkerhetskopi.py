"""SI-6: names, rotation and age of copies."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.sikkerhetskopi import alder_tekst, er_gammel, filnavn, gamle

NA = datetime(2026, 11, 20, 11, 0, 0, tzinfo=UTC)


def test_si_6_navnet_sier_nar_og_sorterer_etter_tid() -> None:
    assert filnavn("kontor.navtui", NA) == "kontor-20261120T110000Z.navtui"
    assert filnavn("kontor", NA) == "kontor-20261120T110000Z"
    assert filnavn("a.b.navtui", NA) == "a.b-20261120T110000Z.navtui"


@given(st.lists(st.integers(0, 10**6), unique=True, max_size=30), st.integers(-2, 20), st.sampled_from(["kontor.navtui", "kontor", "a.b"]))
def test_si_6_de_nyeste_beholdes_og_aldri_faerre_enn_en(sekunder: list[int], behold: int, fil: str) -> None:
    navn = [filnavn(fil, NA + timedelta(seconds=s)) for s in sekunder]
    fremmede = ["kontor.navtui.nokkel", "annet-20261120T110000Z.navtui", "kontor-20261120.navtui", "kontorx", f"{fil}-kopi"]
    slippes = gamle(fil, [*navn, *fremmede], behold)
    igjen = [n for n in navn if n not in slippes]
    assert gamle(fil, [*navn, *(filnavn(fil, NA + timedelta(seconds=s), med_feil=True) for s in sekunder)], behold) == slippes
    assert set(slippes) <= set(navn)
    assert len(igjen) == min(len(navn), max(1, behold))
    assert all(a < b for a in slippes for b in igjen)


@pytest.mark.parametrize(
    ("siden", "gammel", "tekst"),
    [
        (timedelta(minutes=5), False, "Kopi for mindre enn en time siden, ok"),
        (timedelta(hours=1), False, "Kopi for 1 time siden, ok"),
        (timedelta(days=1), False, "Kopi for 24 timer siden, ok"),
        (timedelta(days=1, seconds=1), True, "Kopi for 24 timer siden: FOR GAMMEL"),
        (timedelta(days=3), True, "Kopi for 3 dager siden: FOR GAMMEL"),
    ],
)
def test_si_6_alderen_sies_til_leder(siden: timedelta, gammel: bool, tekst: str) -> None:
    assert er_gammel(NA - siden, NA, 1) is gammel
    assert alder_tekst(NA - siden, NA, 1) == tekst


def test_si_6_de_med_feil_tar_bare_hverandres_plass() -> None:
    gode = [filnavn("kontor.navtui", NA + timedelta(days=d)) for d in range(3)]
    merkede = [filnavn("kontor.navtui", NA + timedelta(days=d), med_feil=True) for d in range(3)]
    assert merkede[0] == "kontor-20261120T110000Z-MED-FEIL.navtui"
    assert gamle("kontor.navtui", gode + merkede, 1) == gode[:2]
    assert gamle("kontor.navtui", gode + merkede, 1, med_feil=True) == merkede[:2]


def test_si_6_ingen_kopi_er_ogsa_for_gammel() -> None:
    assert er_gammel(None, NA, 7)
    assert alder_tekst(None, NA, 7) == "Ingen kopi ennå"
