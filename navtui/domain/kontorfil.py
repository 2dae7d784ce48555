"""What the program knows of a file before anyone has signed in. Imports nothing heavy: the sign-in screen is painted from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

_ROLLER = {"kvp_veileder": "KVP-veileder", "gjeldsradgiver": "gjeldsrådgiver"}


@dataclass(frozen=True, slots=True)
class Innlogger:
    """One who can sign in."""

    ident: str
    navn: str
    rolle: str

    @property
    def rolletekst(self) -> str:
        """The role as `kodeverk.Rolle` writes it; that module is too much to read before the first picture."""
        return _ROLLER.get(self.rolle, self.rolle)


@dataclass(frozen=True, slots=True)
class Kontorfil:
    """A file that has been checked and may be opened. `demo_dato` is the day a demo file stands still on.

    `innloggere` is who there is to sign in as, in a demo file; nobody is told of in a real one (SI-1).
    """

    fil: Path
    navn: str
    kommunenummer: str
    demo: bool
    demo_dato: date | None
    innloggere: tuple[Innlogger, ...] = ()
    skjema: int = 0
