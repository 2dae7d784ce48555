"""Python's garbage collector, kept out of the user's way.

Measured: it is the tail of every slow key. What start-up made is frozen out of its sight, its thresholds are raised, and a full round is
run when nobody has pressed a key for a while.
"""

from __future__ import annotations

import gc
from typing import Final

TERSKLER: Final = (50_000, 5, 100)
"""The middle one lets a dialog that is closed go after some thirty more, though nobody ever pauses."""
ROLIG_ETTER: Final = 2.0
"""Seconds without a key before a full collection may run."""


class Renhold:
    """Collects once in each pause."""

    def __init__(self) -> None:
        self._ryddet = True

    def frys(self) -> None:
        """Take everything alive now out of the collector's rounds."""
        gc.freeze()
        gc.set_threshold(*TERSKLER)
        gc.enable()

    def rort(self) -> None:
        """There has been a key: the next pause has something to collect."""
        self._ryddet = False

    def i_pausen(self, ledig_i: float) -> bool:
        """Collect if `ledig_i` seconds have passed since the last key and it has not been done in this pause. Says whether it did."""
        if self._ryddet or ledig_i < ROLIG_ETTER:
            return False
        gc.collect()
        self._ryddet = True
        return True
