"""What all tests of the screens share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import textual._wait as textual_wait


@pytest.fixture(autouse=True)
def _rask_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pilot sleeps 20 ms twice for each key. The names are Textual's own: without them the tests are only slower."""
    for navn, verdi in (("SLEEP_GRANULARITY", 0.002), ("SLEEP_IDLE", 0.0005)):
        if hasattr(textual_wait, navn):
            monkeypatch.setattr(textual_wait, navn, verdi)


@pytest.fixture(autouse=True)
def _stille(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The developer's own settings stay out; the cursor does not blink; the watch asks often; no view is made before it is asked for; the
    collector is left as it was.
    """
    import gc

    from textual.widgets import Input, TextArea

    from navtui.ui import hoved, vakt

    for navn in ("NAVTUI_TEMA", "NO_COLOR", "TEXTUAL_ANIMATIONS", "COLORFGBG"):
        monkeypatch.delenv(navn, raising=False)
    monkeypatch.setattr(vakt, "PAUSE", 0.02)
    monkeypatch.setattr(hoved, "FORBERED_ETTER", 3600)
    for klasse in (Input, TextArea):
        monkeypatch.setattr(klasse.cursor_blink, "_default", False)
    terskler = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*terskler)
