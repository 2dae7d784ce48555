"""The table draws what is on the screen, repaints what has changed, and keeps its cursor."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region

from navtui.ui import tema
from navtui.ui.kolonner import LUFT, MERKE, Kolonne, fordel
from navtui.ui.tabell import Tabell
from navtui.ui.tekst import data
from tests.ui.prove import SLEMME


@dataclass(frozen=True)
class R:
    nokkel: int
    navn: str


def rader(n: int, fra: int = 0) -> list[R]:
    return [R(i, f"navn {i}") for i in range(fra, fra + n)]


class Liten(App[None]):
    """Only a table."""

    CSS = "Tabell { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }"

    def __init__(self) -> None:
        super().__init__()
        self.hendelser: list[object] = []
        self.tabell: Tabell[R] = Tabell(
            [
                Kolonne("Nr", lambda r: str(r.nokkel), 5, hoyre=True),
                Kolonne("Navn", lambda r: data(r.navn, "fare"), 10, vekt=1),
                Kolonne("Til", lambda r: "x", 6, fra_bredde=60),
            ],
            tom="Tomt.",
        )
        self.console.push_theme(tema.stilark(tema.MORK))

    def compose(self) -> ComposeResult:
        yield self.tabell

    def on_mount(self) -> None:
        self.tabell.focus()

    def on_tabell_valgt(self, hendelse: Tabell.Valgt) -> None:
        self.hendelser.append(("valgt", hendelse.rad.nokkel if hendelse.rad else None))

    def on_tabell_apnet(self, hendelse: Tabell.Apnet) -> None:
        self.hendelser.append(("apnet", hendelse.rad.nokkel if hendelse.rad else None))

    def on_tabell_hent_mer(self, hendelse: Tabell.HentMer) -> None:
        self.hendelser.append(("mer", hendelse.fra))


def vist(app: Liten) -> list[str]:
    return [app.tabell.render_line(y).text.rstrip() for y in range(app.tabell.size.height)]


async def vent_til(sant: Callable[[], bool], sekunder: float = 5.0) -> None:
    """Until it is so."""
    async with asyncio.timeout(sekunder):
        while not sant():
            await asyncio.sleep(0.002)


class Penn:
    """Notes which lines of the table are drawn."""

    def __init__(self, tabell: Tabell[Any], monkeypatch: pytest.MonkeyPatch) -> None:
        self.regioner: list[Region] = []
        ekte = tabell.refresh

        def refresh(*deler: Region, **valg: Any) -> Any:
            self.regioner += deler or [Region(0, 0, *tabell.size)]
            return ekte(*deler, **valg)

        monkeypatch.setattr(tabell, "refresh", refresh)

    @property
    def linjer(self) -> set[int]:
        return {y for r in self.regioner for y in range(r.y, r.bottom)}


async def test_markor_som_ikke_ruller_tegner_to_linjer(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Liten()
    async with app.run_test(size=(80, 20)) as pilot:
        app.tabell.sett_rader(rader(1000))
        await pilot.pause()
        penn = Penn(app.tabell, monkeypatch)
        await pilot.press("down")
        assert penn.linjer == {1, 2}
        assert app.tabell.valgt == R(1, "navn 1")
        assert vist(app)[2].startswith("> ")
        assert sum(linje.startswith(">") for linje in vist(app)) == 1


async def test_nye_rader_med_en_endret_tegner_bare_den(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Liten()
    async with app.run_test(size=(80, 20)) as pilot:
        app.tabell.sett_rader(rader(1000))
        await pilot.pause()
        await pilot.press("down", "down")
        penn = Penn(app.tabell, monkeypatch)
        nye = rader(1000)
        nye[7] = replace(nye[7], navn="endret")
        app.tabell.sett_rader(nye)
        await pilot.pause()
        assert penn.linjer == {8}
        assert "endret" in vist(app)[8]
        assert app.tabell.indeks == 2


async def test_samme_rader_tegner_ingenting(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Liten()
    async with app.run_test(size=(80, 20)) as pilot:
        app.tabell.sett_rader(rader(50))
        await pilot.pause()
        penn = Penn(app.tabell, monkeypatch)
        app.tabell.sett_rader(rader(50))
        await pilot.pause()
        assert penn.regioner == []


async def test_markoren_folger_nokkelen_og_staar_paa_samme_linje() -> None:
    app = Liten()
    async with app.run_test(size=(80, 20)) as pilot:
        app.tabell.sett_rader(rader(200))
        await pilot.press("pagedown", "pagedown", "down")
        nokkel, linje = app.tabell.valgt, next(y for y, t in enumerate(vist(app)) if t.startswith(">"))
        app.tabell.sett_rader([R(900, "ny"), R(901, "ny"), *rader(200)])
        await pilot.pause()
        assert app.tabell.valgt == nokkel
        assert vist(app)[linje].startswith(">")


async def test_naar_raden_er_borte_staar_markoren_paa_plassen_dens() -> None:
    app = Liten()
    async with app.run_test(size=(80, 20)) as pilot:
        app.tabell.sett_rader(rader(5))
        await pilot.press("end")
        app.tabell.sett_rader(rader(4))
        await pilot.pause()
        assert app.tabell.valgt == R(3, "navn 3")
        assert app.hendelser[-1] == ("valgt", 3)
        app.tabell.sett_rader([])
        await pilot.pause()
        assert app.tabell.valgt is None
        assert vist(app)[1].strip() == "Tomt."
        await pilot.press("down", "up", "end", "home", "pagedown", "enter")
        assert app.hendelser[-1] == ("valgt", None)


async def test_taster_flytter_og_siste_rad_synes() -> None:
    app = Liten()
    async with app.run_test(size=(80, 20)) as pilot:
        app.tabell.sett_rader(rader(100))
        await pilot.press("end")
        assert app.tabell.indeks == 99
        assert vist(app)[-1].startswith(">    99 navn 99")
        await pilot.press("pageup")
        assert app.tabell.indeks == 99 - 18
        await pilot.press("home")
        assert vist(app)[1].startswith(">     0 navn 0")
        await pilot.press("enter")
        assert app.hendelser[-1] == ("apnet", 0)


async def test_naer_slutten_bes_det_om_mer_en_gang() -> None:
    app = Liten()
    async with app.run_test(size=(80, 20)) as pilot:
        app.tabell.sett_rader(rader(100), 3000)
        await pilot.pause()
        await pilot.press("end", "up", "down")
        assert [h for h in app.hendelser if h[0] == "mer"] == [("mer", 100)]  # type: ignore[index]
        assert vist(app)[-1].strip() == "viser 100 av 3\xa0000"
        app.tabell.legg_til(rader(100, 100))
        await pilot.press("end")
        assert app.tabell.valgt == R(199, "navn 199")
        assert ("mer", 200) in app.hendelser


async def test_tittellinja_staar_og_valgfrie_kolonner_gaar() -> None:
    app = Liten()
    async with app.run_test(size=(80, 20)) as pilot:
        app.tabell.sett_rader(rader(100))
        await pilot.press("end")
        assert vist(app)[0].split() == ["Nr", "Navn", "Til"]
        await pilot.resize_terminal(50, 12)
        await vent_til(lambda: app.tabell.size.width == 50)
        await pilot.pause()
        assert vist(app)[0].split() == ["Nr", "Navn"]
        assert any(linje.startswith(">") for linje in vist(app))


@pytest.mark.parametrize("slem", SLEMME)
async def test_slem_tekst_holder_linja_i_form(slem: str) -> None:
    app = Liten()
    async with app.run_test(size=(60, 10)) as pilot:
        app.tabell.sett_rader([R(1, slem), R(2, "etter")])
        await pilot.pause()
        for y in range(4):
            linje = app.tabell.render_line(y)
            assert linje.cell_length == app.tabell.scrollable_content_region.width
            assert "\x1b" not in linje.text
        assert "etter" in vist(app)[2]
        assert app.is_running


@pytest.mark.parametrize("width", [5, 12, 20, 40, 59, 60, 80, 200])
def test_kolonnene_fyller_plassen_og_ikke_mer(width: int) -> None:
    kolonner = [
        Kolonne[R]("A", lambda r: "", 10, vekt=2),
        Kolonne[R]("B", lambda r: "", 10, vekt=1),
        Kolonne[R]("C", lambda r: "", 8, fra_bredde=60),
    ]
    plan = fordel(kolonner, width)
    brukt = MERKE + sum(b for _, b in plan) + LUFT * (len(plan) - 1)
    assert brukt <= width
    if width >= 40:
        assert brukt == width
    assert (len(plan) == 3) == (width >= 60)
