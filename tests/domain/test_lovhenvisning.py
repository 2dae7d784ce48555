"""The law behind every rule, by date: none is missing, and each change of law shows on its day."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from navtui.domain.lovhenvisning import for_regel
from navtui.domain.lovtabell import EGNE, HENVISNINGER, IKRAFT_IKKE_FASTSATT, LOVER
from navtui.store.ressurser import ressurs

ROT = Path(__file__).resolve().parents[2] / "navtui"
NA = date(2026, 11, 20)
IKRAFT = {"fvl_2025": date(2027, 7, 1)}


def sagt() -> set[str]:
    """Every rule id that stops or warns somewhere in the code, or in a trigger."""
    funnet: set[str] = set()
    for fil in ROT.rglob("*.py"):
        funnet |= set(re.findall(r"(?:Regelbrudd|Varsel)\(\s*f?\"([A-Z]{2}-\d+)\"", fil.read_text(encoding="utf-8")))
        funnet |= set(re.findall(r"Kommando\([^)]*\"([A-Z]{2}-\d+)\"", fil.read_text(encoding="utf-8")))
    return funnet | set(re.findall(r"abort, '([A-Z]{2}-\d+):", ressurs("schema.sql").read_text(encoding="utf-8")))


def test_ve_19_hver_regel_som_stopper_eller_varsler_har_hjemmel_eller_er_kontorets_egen() -> None:
    assert len(sagt()) > 60
    assert sagt() - set(HENVISNINGER) - set(EGNE) == set()


def test_en_regel_er_enten_lovens_eller_kontorets() -> None:
    assert set(HENVISNINGER) & set(EGNE) == set()
    assert all(h.lov in LOVER for hs in HENVISNINGER.values() for h in hs)
    assert all(e.endswith(".") for e in EGNE.values())


def test_hver_regel_i_et_vedtak_har_et_svar_i_dag() -> None:
    for regel in (*HENVISNINGER, *EGNE):
        assert for_regel(regel, NA, {}).linje


@pytest.mark.parametrize(
    ("regel", "dag", "ikraft", "ventet"),
    [
        ("PM-4", NA, {}, "forvaltningsloven § 11 a"),
        ("PM-4", date(2027, 6, 30), IKRAFT, "forvaltningsloven § 11 a"),
        ("PM-4", date(2027, 7, 1), IKRAFT, "forvaltningsloven (2025) § 17"),
        ("KL-2", date(2027, 7, 1), {}, "forvaltningsloven §§ 29-31 og 33"),
        ("VE-9", date(2017, 1, 1), {}, "sosialtjenesteloven § 20 a"),
        ("VE-4", date(2022, 8, 31), {}, "sosialtjenesteloven § 18"),
        ("VE-4", date(2022, 9, 1), {}, "sosialtjenesteloven § 18, også tredje ledd om barnetrygd"),
        ("PE-8", date(2025, 12, 31), {}, "arkivlova § 9"),
        ("PE-8", date(2026, 1, 1), {}, "arkivlova (2025) § 13"),
        ("GJ-1", NA, {}, "sosialtjenesteloven § 17 og § 41; forvaltningsloven § 23"),
    ],
)
def test_ve_19_hjemmelen_folger_vedtakets_dato(regel: str, dag: date, ikraft: dict[str, date], ventet: str) -> None:
    assert for_regel(regel, dag, ikraft).tekst == ventet


def test_ve_9_foer_paragraf_20_a_er_det_ingen_hjemmel_a_vise() -> None:
    svar = for_regel("VE-9", date(2016, 12, 31), {})
    assert svar.tekst == ""
    assert "1.1.2017" in svar.linje


def test_bare_lover_uten_dato_i_tabellen_faar_den_av_kontoret() -> None:
    assert [n for n, lov in LOVER.items() if lov.fra is None] == list(IKRAFT_IKKE_FASTSATT)
    assert for_regel("PE-8", date(2026, 1, 1), {"arkivlova_2025": date(2030, 1, 1)}).tekst == "arkivlova (2025) § 13"
