"""How a list is written: the keys are the rows' own, nothing is left out, and nothing in the data is obeyed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from navtui.domain.fornyelse import FornyelseRad
from navtui.domain.gjeld import GjeldRad
from navtui.domain.klageliste import KlageRad
from navtui.domain.kodeverk import Lop
from navtui.domain.kontroll import KontrollRad
from navtui.domain.leder import LederRad
from navtui.domain.loggsok import Loggrad
from navtui.domain.postmote import PostmoteRad
from navtui.domain.sak import SakRad
from navtui.exchange.liste import FELT, Liste, Rad, som_csv, som_json, som_tekst, til_rad
from navtui.services.liste import LISTER

RADER: dict[str, Any] = {
    "postmote": PostmoteRad,
    "saker": SakRad,
    "fornyelser": FornyelseRad,
    "kontroll": KontrollRad,
    "klager": KlageRad,
    "gjeld": GjeldRad,
    "leder": LederRad,
    "logg": Loggrad,
}
# The program's own ids and what only a screen needs.
UTENFOR = {
    *("id", "person_id", "soknad_id", "drofting_id", "beslutning_id", "vedtak_id", "utkast_id", "gjeldssak_id"),
    *("versjon", "nokkel", "ventet_minutter", "telt", "fodselsaar", "dekket"),
}


REGNET = {"klager": {"for_sen", "svarfrist", "neste"}}
"""What the row works out by itself."""


@dataclass
class Sak:
    """A row with everything nasty in it."""

    navn: str = "=1+1"
    saksnummer: str = "2026-0001"
    lop: Lop = Lop.STABIL
    neste_hva: str = '\x1b[2Jslettet\u202eSNU; "sitat"\nny linje \x9b'

    def __getattr__(self, felt: str) -> object:
        return {"aktivitet": "", "fodt": date(1999, 3, 4), "vedtak_i_retur": True, "dager_over_frist": -3}.get(felt)


@pytest.fixture
def liste() -> Liste:
    """A list of one nasty row."""
    return Liste("saker", date(2026, 11, 20), "KAL", [til_rad("saker", Sak())])


@pytest.mark.parametrize("navn", FELT)
def test_hvert_felt_i_raden_er_med_eller_nevnt_som_utenfor(navn: str) -> None:
    modell = RADER[navn]
    egne = set(vars(modell).get("__dataclass_fields__") or modell.model_fields)
    assert set(FELT[navn]) == (egne - UTENFOR) | REGNET.get(navn, set())


def test_noklene_er_ascii_og_ore_er_ore() -> None:
    for felt in (f for alle in FELT.values() for f in alle):
        assert re.fullmatch(r"[a-z][a-z0-9_]*", felt)
        assert "belop" not in felt or felt.endswith("_ore")
    assert list(FELT) == [*LISTER, "logg"]


def test_json_har_alle_nokler_og_null_for_det_ukjente(liste: Liste) -> None:
    tekst = som_json(liste)
    (rad,) = json.loads(tekst)["rader"]
    assert tuple(rad) == FELT["saker"]
    assert (rad["fodt"], rad["alder"], rad["lop"], rad["vedtak_i_retur"]) == ("1999-03-04", None, "stabil", True)
    assert rad["aktivitet"] is None
    assert rad["neste_hva"] == Sak().neste_hva
    assert not set(tekst) & set("\x1b\u202e\x9b")


def test_csv_er_for_regneark_og_uten_formler(liste: Liste) -> None:
    tekst = som_csv(liste)
    assert tekst.startswith("\ufeffsaksnummer;navn;")
    assert ";'=1+1;" in tekst.replace('"', "")
    assert ";-3;" in tekst
    assert not set(tekst) & set("\x1b\u202e\x9b")


@pytest.mark.parametrize("navn", ["+47", "-x", "@sum", "\tx", " =1", "=cmd|' /C calc'!A0"])
def test_csv_merker_alt_et_regneark_kan_ta_for_en_formel(navn: str) -> None:
    tekst = som_csv(Liste("saker", date(2026, 11, 20), "KAL", [til_rad("saker", Sak(navn=navn))]))
    assert tekst.splitlines()[1].split(";")[1].strip('"').startswith(("'", "<0009>"))


def test_tekst_er_en_blokk_per_rad_uten_det_ukjente(liste: Liste) -> None:
    tekst = som_tekst(liste)
    assert tekst.startswith("Saker 20.11.2026, KAL: 1 rad\n\nSaksnummer: 2026-0001\nNavn: =1+1\nFødt: 4.3.1999\nLøp: stabil\n")
    assert "<001b>[2Jslettet<202e>SNU" in tekst
    assert "Alder" not in tekst


def test_tidspunkter_og_belop() -> None:
    rad: Rad = {
        "sendt": datetime(2026, 11, 20, 9, 58, tzinfo=UTC),
        "sum_ore": 963295,
        "kan_signeres_av": ("IDA", "JON"),
        "kan_signere": False,
    }
    liste = Liste("kontroll", date(2026, 11, 20), "KAL", [rad])
    assert json.loads(som_json(liste))["rader"][0] == {
        "sendt": "2026-11-20T09:58:00.000Z", "sum_ore": 963295, "kan_signeres_av": ["IDA", "JON"], "kan_signere": False,
    }  # fmt: skip
    assert som_csv(liste).splitlines()[1] == "2026-11-20T09:58:00.000Z;963295;IDA, JON;nei"
    assert "Sendt: 20.11.2026 10:58\nSum: 9 632,95 kr\nKan signeres av: IDA; JON" in som_tekst(liste)
