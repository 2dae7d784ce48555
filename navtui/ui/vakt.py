"""The watch: a thread that notices that another desk has changed the file (SI-7)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

PAUSE: float = 1.5
"""Seconds between two questions."""
MINUTT: float = 60.0


class Vakt:
    """Asks `endret` again and again in one thread of its own, and calls `meld(True)` when the answer is yes, `meld(False)` once a minute
    besides.

    A question that fails is told once with `feil`, and again only after one that went well.
    """

    def __init__(
        self, endret: Callable[[], bool], meld: Callable[[bool], None], feil: Callable[[Exception], None], pause: float | None = None
    ) -> None:
        self._endret = endret
        self._meld = meld
        self._feil = feil
        self._pause = PAUSE if pause is None else pause
        self._stopp = threading.Event()
        self._traad = threading.Thread(target=self._gaa, name="navtui-vakt", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._traad.start()

    def stopp(self) -> None:
        """End before the next question."""
        self._stopp.set()

    def _gaa(self) -> None:
        sist, sagt = time.monotonic(), False
        while not self._stopp.wait(self._pause):
            try:
                endret = self._endret()
            except Exception as feil:
                if not sagt and not self._stopp.is_set():
                    self._feil(feil)
                sagt = True
                continue
            sagt = False
            if (endret or time.monotonic() - sist >= MINUTT) and not self._stopp.is_set():
                sist = time.monotonic()
                self._meld(endret)
