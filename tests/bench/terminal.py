"""A program on a pty, timed from outside: what a person at the keyboard waits for. Linux and macOS."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Sequence

import pyte

TASTER = {
    "down": "\x1b[B",
    "up": "\x1b[A",
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "home": "\x1b[H",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
    "ctrl+q": "\x11",
    "ctrl+l": "\x0c",
}
_UKJENT_FOR_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1bP[^\x1b]*\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
_HELE = re.compile(rb"\x1b(?:\[[0-9;:?<>=]*[ !$\"']?[@-~]|[P\]].*?(?:\x07|\x1b\\)|[()#%][0-9A-Za-z@]|[=>78DEMHNOZc])", re.S)
STILLE_S = 0.006
"""The terminal is taken to have finished painting when it has been quiet for this long."""


class Ikke_sett(Exception):
    """What was waited for never came on the screen."""


class Program:
    """One run of a command on a fresh pty."""

    def __init__(self, kommando: Sequence[str], *, kolonner: int = 120, linjer: int = 40, **miljo: str) -> None:
        self.startet = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **miljo})
            try:
                os.execvp(kommando[0], list(kommando))
            finally:
                os._exit(127)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", linjer, kolonner, 0, 0))
        os.set_blocking(self.fd, False)
        self.skjerm = pyte.Screen(kolonner, linjer)
        self._strom = pyte.ByteStream(self.skjerm)
        self._rest = b""

    def tekst(self) -> str:
        """The screen as lines of text."""
        return "\n".join(self.skjerm.display)

    def bilde(self) -> object:
        """Everything a person sees: cells, colours and cursor, to be compared."""
        s = self.skjerm
        return {y: tuple(sorted(linje.items())) for y, linje in s.buffer.items()}, (s.cursor.x, s.cursor.y)

    def _mat(self, data: bytes) -> None:
        data = self._rest + data
        kutt = data.rfind(b"\x1b", max(0, len(data) - 40))
        self._rest = b""
        if kutt >= 0 and not _HELE.match(data[kutt:]):
            self._rest, data = data[kutt:], data[:kutt]
        self._strom.feed(_UKJENT_FOR_PYTE.sub(b"", data))

    def _les(self, senest: float, stille: float) -> list[tuple[float, bytes]]:
        biter: list[tuple[float, bytes]] = []
        while (igjen := senest - time.perf_counter()) > 0:
            if not select.select([self.fd], [], [], min(stille, igjen) if biter else igjen)[0]:
                break
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                break
            if not data:
                break
            biter.append((time.perf_counter(), data))
        return biter

    def vent(self, monster: str, sekunder: float = 20.0) -> float:
        """Seconds from the start of the program to when the pattern is on the screen."""
        regel, senest = re.compile(monster, re.M), time.perf_counter() + sekunder
        while not regel.search(self.tekst()):
            if time.perf_counter() > senest:
                raise Ikke_sett(f"{monster!r} på\n{self.tekst()}")
            for naar, data in self._les(min(senest, time.perf_counter() + 0.2), 0.0):
                self._mat(data)
                siste = naar
                if regel.search(self.tekst()):
                    return siste - self.startet
        return time.perf_counter() - self.startet

    def ro(self, sekunder: float = 0.15) -> None:
        """Read until nothing more comes."""
        for _, data in self._les(time.perf_counter() + 5, sekunder):
            self._mat(data)
        while biter := self._les(time.perf_counter() + sekunder, sekunder):
            for _, data in biter:
                self._mat(data)

    def send(self, tast: str) -> None:
        """Send a key, or literal text, without waiting."""
        os.write(self.fd, TASTER.get(tast, tast).encode())

    def trykk(self, tast: str, monster: str | None = None, sekunder: float = 5.0) -> float:
        """Milliseconds from a key to the bytes that put its answer on the screen: any change, or the pattern."""
        for_, regel = self.bilde(), re.compile(monster, re.M) if monster else None
        ferdig: Callable[[], bool] = (lambda: bool(regel.search(self.tekst()))) if regel else (lambda: self.bilde() != for_)
        start = time.perf_counter()
        self.send(tast)
        senest = start + sekunder
        while time.perf_counter() < senest:
            biter = self._les(senest, STILLE_S)
            for naar, data in biter:
                self._mat(data)
                if ferdig():
                    for _, mer in biter[biter.index((naar, data)) + 1 :]:
                        self._mat(mer)
                    return (naar - start) * 1000
        raise Ikke_sett(f"{tast} ga ikke {monster or 'noe nytt'} på\n{self.tekst()}")

    def slutt(self) -> None:
        """End the program."""
        for signalet in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.kill(self.pid, signalet)
            except ProcessLookupError:
                break
            for _ in range(50):
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    os.close(self.fd)
                    return
                self._les(time.perf_counter() + 0.01, 0.01)
        os.close(self.fd)
