"""Signing in, the lock (SI-1), and what is loaded before the first paint."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import Any

import pytest

from navtui.ui.app import NavtuiApp
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.hoved import Hoved
from navtui.ui.innlogging import Innlogging
from navtui.ui.ledighet import Ledighet
from tests.ui.pilot import linjer, logg_inn, ro, skjerm, skriv, trykk, vis
from tests.ui.prove import Prove, lager, oppstart

TUNGE = ("sqlite3", "sqlite_utils", "sqlcipher3", "pydantic", "holidays", "argon2", "stdnum", "rapidfuzz", "typst", "click")


def test_forste_bilde_tegnes_uten_tunge_moduler() -> None:
    prog = f"""
import asyncio, sys
from datetime import date
from navtui.ui.app import NavtuiApp
from navtui.ui.oppstart import Oppstart
def varm_opp():
    global sett
    sett = [m for m in {TUNGE!r} if m in sys.modules]
async def main():
    app = NavtuiApp(Oppstart("f", "Nav Vågan", lambda i, p: None, lambda: None, varm_opp=varm_opp, er_demo=True))
    async with app.run_test() as pilot:
        await pilot.pause(0.5)
        assert app.screen.query_one("#ident").region.height == 1
asyncio.run(main())
assert sett == [], sett
assert not [m for m in {TUNGE!r} if m in sys.modules]
"""
    subprocess.run([sys.executable, "-c", prog], check=True, timeout=30)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_demo_viser_hvem_som_finnes_og_passfrasen(size: tuple[int, int]) -> None:
    async with NavtuiApp(oppstart()).run_test(size=size) as pilot:
        await ro(pilot)
        for del_ in ("Nav Vågan", "vaagan", "123456", "KAL    Kari Lund", "leder"):
            assert del_ in skjerm(pilot)


async def test_den_som_er_nevnt_ved_start_trenger_bare_passfrasen() -> None:
    app = NavtuiApp(oppstart(ident="KAL"))
    async with app.run_test(size=(80, 24)) as pilot:
        await ro(pilot)
        assert "Ident        KAL" in skjerm(pilot)
        await skriv(pilot, "vaagan")
        await trykk(pilot, "enter")
        assert app.okt.ident == "KAL"


async def test_ekte_fil_viser_ingen() -> None:
    async with NavtuiApp(oppstart(er_demo=False)).run_test(size=(80, 24)) as pilot:
        await ro(pilot)
        assert "Kari" not in skjerm(pilot)
        assert "vaagan" not in skjerm(pilot)
        assert "F1 hjelp" in skjerm(pilot)
        await trykk(pilot, "f1")
        assert "Glemt passfrasen? Leder gir deg en ny." in " ".join(skjerm(pilot).replace("│", " ").split())


async def test_si_1_feil_passfrase_sies_og_identen_staar() -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot, passord="feil")
        assert "Feil ident eller passfrase." in skjerm(pilot)
        assert "Ident        kal" in skjerm(pilot)
        await skriv(pilot, "vaagan")
        assert "******" in skjerm(pilot)
        assert "Passfrase    vaagan" not in skjerm(pilot)
        await trykk(pilot, "enter")
        assert app.okt.ident == "KAL"
        assert "KAL Kari Lund   F1 Hjelp" in skjerm(pilot)


async def test_passfrasen_kontrolleres_utenfor_hovedtraaden() -> None:
    traader: list[str] = []
    start = oppstart()

    def logg_inn_(ident: str, passord: str) -> object:
        traader.append(threading.current_thread().name)
        return start.logg_inn(ident, passord)

    from dataclasses import replace

    async with NavtuiApp(replace(start, logg_inn=logg_inn_)).run_test(size=(80, 24)) as pilot:  # type: ignore[arg-type]
        await logg_inn(pilot)
        assert traader
        assert "MainThread" not in traader


async def test_uventet_feil_ved_innlogging_vises_uten_melding() -> None:
    from dataclasses import replace

    def feiler(ident: str, passord: str) -> object:
        raise OSError("Hansen, Per")

    async with NavtuiApp(replace(oppstart(), logg_inn=feiler)).run_test(size=(80, 24)) as pilot:  # type: ignore[arg-type]
        await logg_inn(pilot)
        assert "OSError" in skjerm(pilot)
        assert "Hansen" not in skjerm(pilot)
        await trykk(pilot, "enter")
        assert "Logg inn" in skjerm(pilot)


async def test_si_1_laas_skjuler_alt_og_samme_bruker_faar_alt_igjen() -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, "down", "down", "d")
        await skriv(pilot, "halv tekst")
        await trykk(pilot, "ctrl+l")
        assert isinstance(app.screen, Innlogging)
        for hemmelig in ("Søker", "halv tekst", "Til drøfting"):
            assert hemmelig not in skjerm(pilot)
        await trykk(pilot, "escape", "f2", "f9", "f1", "f10", "ctrl+l")
        assert isinstance(app.screen, Innlogging)
        await skriv(pilot, "vaagan")
        await trykk(pilot, "enter")
        assert "halv tekst" in skjerm(pilot)
        await trykk(pilot, "f10")
        assert Prove.siste == ["halv tekst"]
        assert vis(pilot, Prove).tabell.indeks == 2


async def test_si_1_en_annen_som_laaser_opp_begynner_paa_nytt() -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, "d")
        await skriv(pilot, "halv tekst")
        await trykk(pilot, "ctrl+l", "shift+tab", *["backspace"] * 3)
        await skriv(pilot, "lea")
        await trykk(pilot, "enter")
        await skriv(pilot, "vaagan")
        await trykk(pilot, "enter")
        assert "LEA Lea Aune" in skjerm(pilot)
        assert "halv tekst" not in skjerm(pilot)
        assert len([s for s in app.screen_stack if isinstance(s, Hoved)]) == 1
        await trykk(pilot, "f2", "down", "d")
        assert "Til drøfting" in skjerm(pilot)


async def test_si_1_laaser_etter_minuttene_som_gjelder_naa() -> None:
    na, minutter = [0.0], [5.0]
    app = NavtuiApp(oppstart(minutter=lambda: minutter[0]), klokke=lambda: na[0])
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        na[0] = 299
        await trykk(pilot, "down")
        assert not app.laast
        minutter[0] = 20
        na[0] += 19 * 60
        await trykk(pilot, "down")
        assert not app.laast
        na[0] += 20 * 60
        await trykk(pilot, "down")
        assert app.laast, "a key that comes too late locks"
        await skriv(pilot, "vaagan")
        await trykk(pilot, "enter")
        assert vis(pilot, Prove).tabell.indeks == 2, "and does nothing else"


async def test_si_1_laaser_av_seg_selv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("navtui.ui.app.SE_ETTER_LEDIG", 0.02)
    na = [0.0]
    app = NavtuiApp(oppstart(), klokke=lambda: na[0])
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        na[0] = 301
        await pilot.pause(0.1)
        assert app.laast
        assert "Søker" not in skjerm(pilot)


async def test_svar_som_kommer_mens_det_er_laast_vises_etterpaa() -> None:
    data = lager()
    data.vent = threading.Event()
    app = NavtuiApp(oppstart(data))
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await pilot.press("down", "down", "down", "enter")
        await pilot.press("ctrl+l")
        data.vent.set()
        await ro(pilot)
        assert "kan ikke fordeles" not in skjerm(pilot)
        await skriv(pilot, "vaagan")
        await trykk(pilot, "enter")
        assert "kan ikke fordeles" in skjerm(pilot)


def test_ledighet_teller_fra_siste_tast() -> None:
    na = [0.0]
    ledig = Ledighet(lambda: 5, lambda: na[0])
    na[0] = 299.9
    assert not ledig.utlopt
    ledig.rort()
    na[0] = 599.8
    assert not ledig.utlopt
    na[0] = 599.9
    assert ledig.utlopt


async def test_etter_en_uventet_feil_staar_markoren_der_den_sto_og_alt_som_er_skrevet() -> None:
    def feiler(_verdier: dict[str, Any]) -> None:
        raise OSError("Hansen, Per")

    async with NavtuiApp(oppstart()).run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        pilot.app.screen.query_one(Prove).spor(Skjema("Feil", (Felt("a", "Første"), Felt("b", "Andre"), Felt("c", "Tredje")), feiler))
        await pilot.pause()
        await skriv(pilot, "en")
        await trykk(pilot, "enter")
        await skriv(pilot, "to")
        await trykk(pilot, "f10")
        assert "OSError" in skjerm(pilot)
        await trykk(pilot, "enter")
        await skriv(pilot, "x")
        assert "tox" in next(linje for linje in linjer(pilot) if "Andre" in linje)
