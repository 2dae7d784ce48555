"""What the program knows of a file before anyone has signed in. Imports nothing heavy: the sign-in screen is painted from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Kontorfil:
    """A file that has been checked and may be opened. `demo_dato` is the day a demo file stands still on."""

    fil: Path
    navn: str
    kommunenummer: str
    demo: bool
    demo_dato: date | None


@dataclass(frozen=True, slots=True)
class Innlogger:
    """One who can sign in."""

    ident: str
    navn: str
    rolle: str
