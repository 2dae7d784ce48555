"""Issue 4, the small leaks: what is left on the terminal, in files and in the text of an error when the program ends."""

from __future__ import annotations

import os
import signal
import sys
import threading
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest

from navtui.cli import rester
from tests.kontor import Kontor
from tests.ui.kontorapp import apnet
from tests.ui.pilot import app_av, skjerm, skriv, trykk
from tests.ui.pty_ import PROGRAM, kjor_paa_pty

SOM_HOVEDPROGRAMMET = f"from navtui.cli.rester import forebygg; forebygg(); {PROGRAM}"
UT_AV_SKJERMEN = b"\x1b[?1049l"
"""The terminal shows what it showed before the program began; what the program drew is gone, and is in no scrollback."""


@pytest.mark.skipif(sys.platform == "win32", reason="pty")
def test_si_1_kill_legger_ingen_navn_igjen_pa_terminalen_og_ingen_logg_av_tastene(tmp_path: Path) -> None:
    logg = tmp_path / "textual.log"
    miljo = {"TEXTUAL_LOG": str(logg), "TEXTUAL": "devtools,debug"}
    ut = kjor_paa_pty(miljo, "kal\rvaagan\r", "Søker, nr. 2", SOM_HOVEDPROGRAMMET, signal=signal.SIGTERM)
    tegnet, ut_av, etter = ut.rpartition(UT_AV_SKJERMEN)
    assert "Søker, nr. 2".encode() in tegnet
    assert ut_av
    assert "Søker".encode() not in etter
    assert b"\x1b]0;" not in ut, "a window title"
    assert b"\x1b]2;" not in ut, "a window title"
    assert not logg.exists()


@pytest.fixture
def forebygget(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As `main` begins, and everything put back after."""
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setenv("TEXTUAL_SCREENSHOT_LOCATION", "/tmp")
    monkeypatch.setenv("TEXTUAL_PRESS", "n")
    monkeypatch.setenv("TEXTUAL_COLOR_SYSTEM", "truecolor")
    maske = os.umask(0o022)
    rester.forebygg()
    yield
    os.umask(maske)


@pytest.mark.usefixtures("forebygget")
def test_si_2_det_som_skriver_skjermen_til_fil_er_slatt_av_og_farger_virker() -> None:
    assert {n for n in os.environ if n.startswith("TEXTUAL")} - {"TEXTUAL_SNAPSHOT_TEMPDIR"} == {"TEXTUAL_COLOR_SYSTEM"}


@pytest.mark.usefixtures("forebygget")
def test_en_feil_i_en_trad_sier_ikke_hva_den_handlet_om(capsys: pytest.CaptureFixture[str]) -> None:
    def feiler() -> None:
        raise ValueError("Hansen, Per")

    trad = threading.Thread(target=feiler)
    trad.start()
    trad.join()
    skrevet = "".join(capsys.readouterr())
    assert skrevet.startswith("ValueError")
    assert "Hansen" not in skrevet


@pytest.mark.skipif(sys.platform == "win32", reason="files inherit their folder's rights")
@pytest.mark.usefixtures("forebygget")
def test_si_2_alt_programmet_lager_er_bare_for_eieren(tmp_path: Path) -> None:
    (tmp_path / "mappe").mkdir()
    (tmp_path / "mappe" / "fil.txt").write_text("x")
    assert [p.stat().st_mode & 0o077 for p in tmp_path.rglob("*")] == [0, 0]


async def test_bare_saksnummeret_kommer_pa_utklippstavlen(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    """OSC 52 is the terminal's way to the machine's clipboard. A passphrase is not copied even within the program."""
    person = kontor.person("Mona", "Olsen")
    kontor.sak(person, "KAL", saksnummer="2026-0042")
    async with apnet(kontor, "bruker") as pilot:
        app, skrevet = app_av(pilot), list[str]()
        assert app._driver is not None
        monkeypatch.setattr(app._driver, "write", lambda s: skrevet.append(s) if "]52;" in s else None)
        await skriv(pilot, "Olsen")
        await trykk(pilot, "shift+home", "ctrl+c")
        assert (app.clipboard, skrevet) == ("Olsen", [])
        await trykk(pilot, "end", "enter", "enter", "q")
        assert skrevet == [f"\x1b]52;c;{b64encode(b'2026-0042').decode()}\a"]
        assert "Saksnummer 2026-0042 er lagt på utklippstavlen" in skjerm(pilot)
        await trykk(pilot, "ctrl+l")
        assert app.clipboard == ""
        await skriv(pilot, "vaagan")
        await trykk(pilot, "shift+home", "ctrl+c", "ctrl+x")
        assert (app.clipboard, len(skrevet)) == ("", 1)
