"""Told from outside to end (`kill`, the terminal closed, the machine going down): leave as by ctrl+q, and no names on the terminal."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable

_SIGNALER = ("SIGTERM", "SIGHUP")


def avslutt_pent(slutt: Callable[[int], object]) -> None:
    """Call `slutt` with the exit code when one of them comes. Windows ends a program without telling it."""
    if not hasattr(signal, "SIGHUP"):
        return
    for navn in _SIGNALER:
        nr = getattr(signal, navn)
        asyncio.get_running_loop().add_signal_handler(nr, slutt, 128 + nr)
