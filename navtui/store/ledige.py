"""What is costly to open, kept open between two who use it.

A new connection to an office's file reads and understands the whole schema before its first statement: 2 ms, most of what a unit of work
costs. One that is handed back has done that, and has the pages it read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

N = TypeVar("N")
V = TypeVar("V")

MAKS_LEDIGE = 4
"""One for each thread that reads at once while a view is drawn."""


class Ledige(Generic[N, V]):
    """Lends one to one user at a time, and keeps it for the next. Asks anew when the file at the path has become another one."""

    def __init__(self, lag: Callable[[N], V], lukk: Callable[[V], None]) -> None:
        self._lag, self._lukk = lag, lukk
        self._laas = Lock()
        self._ledige: list[tuple[N, object, V]] = []
        self._foreldrenes: list[tuple[N, object, V]] = []
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._glem)

    def _glem(self) -> None:
        # A connection may be neither used nor closed in a child: its locks are the parent's.
        self._laas, self._foreldrenes, self._ledige = Lock(), self._ledige, []

    @contextmanager
    def lan(self, nokkel: N, fil: Path) -> Iterator[V]:
        """One to use alone. Given back when all went well; closed otherwise."""
        merke = _merke(fil)
        verdi = self._ta(nokkel, merke)
        if verdi is None:
            verdi = self._lag(nokkel)
        try:
            yield verdi
        except BaseException:
            self._lukk(verdi)
            raise
        with self._laas:
            self._ledige.append((nokkel, merke, verdi))
            for_gamle = self._ledige[:-MAKS_LEDIGE]
            del self._ledige[:-MAKS_LEDIGE]
        for *_, gammel in for_gamle:
            self._lukk(gammel)

    def _ta(self, nokkel: N, merke: object) -> V | None:
        if merke is None:
            return None
        with self._laas:
            for i in reversed(range(len(self._ledige))):
                if self._ledige[i][:2] == (nokkel, merke):
                    return self._ledige.pop(i)[2]
        return None

    def slipp(self) -> None:
        """Close those that nobody uses."""
        with self._laas:
            ledige, self._ledige = self._ledige, []
        for *_, verdi in ledige:
            self._lukk(verdi)


def _merke(fil: Path) -> object:
    """Which file it is that has this name now; None when there is none, which whoever opens it must say."""
    try:
        na = os.stat(fil)
    except OSError:
        return None
    return na.st_dev, na.st_ino
