"""Colours: every pair that meets has a contrast of 4.5:1, and nothing but theme variables is used."""

from __future__ import annotations

import re
import sys
from itertools import product
from pathlib import Path

import pytest
from rich.color import Color as RichFarge
from textual.color import Color

import navtui.ui
from navtui.ui import tema
from navtui.ui.tekst import data
from tests.ui.pilot import logg_inn, skjerm, trykk
from tests.ui.prove import oppstart
from tests.ui.pty_ import kjor_paa_pty

ARK = "".join((Path(navtui.ui.__file__).parent / f"{navn}.tcss").read_text(encoding="utf-8") for navn in ("innlogging", "navtui"))
REGLER = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", ARK, flags=re.S))
GRUNNER = ("background", "surface", "markor", "felt")
"""The backgrounds text may stand on, besides the top line."""


def kontrast(a: str, b: str) -> float:
    def lysstyrke(farge: str) -> float:
        deler = [c / 255 for c in Color.parse(farge).rgb]
        r, g, bl = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in deler)
        return 0.2126 * r + 0.7152 * g + 0.0722 * bl

    lys, mork = sorted((lysstyrke(a), lysstyrke(b)), reverse=True)
    return (lys + 0.05) / (mork + 0.05)


def par_i_arket() -> list[tuple[str, str, str]]:
    ut = []
    for velger, kropp in REGLER:
        farger = dict(re.findall(r"(?:^|[;{\s])(color|background):\s*\$([a-z0-9-]+)\s*(?:;|$)", kropp))
        if "color" in farger:
            ut.append((velger.strip(), farger["color"], farger.get("background", "")))
    return ut


def test_kontrasten_regnes_rett() -> None:
    assert kontrast("#000000", "#ffffff") == pytest.approx(21)
    assert kontrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("navn", ["mork", "lys"])
def test_hvert_fargepar_i_arket_har_kontrast(navn: str) -> None:
    t = tema.TEMAER[navn]
    variabler = {**t.to_color_system().generate(), **t.variables}
    par = par_i_arket()
    assert len(par) > 20
    for velger, farge, bakgrunn in par:
        assert bakgrunn, f"{velger} sets a colour without its background"
        assert kontrast(variabler[farge], variabler[bakgrunn]) >= 4.5, (velger, farge, bakgrunn)


@pytest.mark.parametrize(("navn", "stil", "grunn"), product(["mork", "lys"], tema.STILER, GRUNNER))
def test_hver_tekststil_har_kontrast_paa_hver_grunn(navn: str, stil: str, grunn: str) -> None:
    t = tema.TEMAER[navn]
    variabler = {**t.to_color_system().generate(), **t.variables}
    farge = tema.stilark(t).styles[stil].color or RichFarge.parse(variabler["foreground"])
    assert kontrast(Color.from_rich_color(farge).hex, variabler[grunn]) >= 4.5


def test_arket_har_bare_variabler_og_er_kort() -> None:
    assert not re.search(r"#[0-9a-fA-F]{3,8}\s*[;%\s]", " ".join(kropp for _, kropp in REGLER))
    assert ARK.count("\n") < 250


@pytest.mark.parametrize(
    ("miljo", "innstilling", "ventet"),
    [(None, None, "mork"), ("lys", None, "lys"), (None, "lys", "lys"), ("mørk", "lys", "mork"), ("rosa", None, "mork")],
)
def test_temaet_velges_av_miljo_saa_innstilling(
    monkeypatch: pytest.MonkeyPatch, miljo: str | None, innstilling: str | None, ventet: str
) -> None:
    if miljo:
        monkeypatch.setenv("NAVTUI_TEMA", miljo)
    assert tema.velg(innstilling) is tema.TEMAER[ventet]


def test_stilene_som_heter_noe_finnes() -> None:
    assert set(tema.STILER) == set(tema.stilark(tema.MORK).styles)
    assert data("x", "fare").spans[0].style == "fare"


async def test_no_color_gir_ingen_farger_men_markor_og_tekst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    from navtui.ui.app import NavtuiApp

    async with (app := NavtuiApp(oppstart())).run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        assert app.no_color
        assert "\n> [/]" in skjerm(pilot)
        assert "[F2 Prøve" in skjerm(pilot)
        await trykk(pilot, "f3")
        stiler = [s.style for linje in app.screen._compositor.render_strips() for s in linje if s.style]
        assert stiler
        assert not [s for s in stiler if any(f is not None and f.name != "default" for f in (s.color, s.bgcolor))]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
@pytest.mark.parametrize("no_color", [True, False])
def test_no_color_skriver_ingen_fargekoder_til_terminalen(no_color: bool) -> None:
    ut = kjor_paa_pty({"NO_COLOR": "1"} if no_color else {}, "kal\rvaagan\r", "Søker, nr. 2")
    assert bool(re.search(rb"\x1b\[[0-9;]*[34]8[;:]", ut)) is not no_color
    assert not re.search(rb"\x1b\][012];", ut), "nothing writes the terminal's title"
