"""How long nobody has touched the keyboard (SI-1)."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

Klokke = Callable[[], float]


def klokke() -> float:
    """Seconds that only go forward, and that go on while the machine sleeps: a laptop that wakes after lunch must be locked."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


class Ledighet:
    """SI-1: whether the idle limit, in minutes and asked for each time, has passed since the last key."""

    def __init__(self, minutter: Callable[[], float], klokke: Klokke = klokke) -> None:
        self._minutter = minutter
        self._klokke = klokke
        self._sist = klokke()

    def rort(self) -> None:
        """A key was pressed now."""
        self._sist = self._klokke()

    @property
    def sekunder(self) -> float:
        """Seconds since the last key."""
        return self._klokke() - self._sist

    @property
    def utlopt(self) -> bool:
        """The limit is reached."""
        return self.sekunder >= self._minutter() * 60
