"""The shape of the fixtures of klager and routines. `om` is days from the demo's date (negative = before it)."""

from __future__ import annotations

from navtui.domain.modell import Modell


class Stegmal(Modell):
    """One step of a klage after it came."""

    til: str
    om: int
    grunn: str | None = None
    tekst: str = ""


class Klagemal(Modell):
    """A klage: on the vedtak that answered `post`, or on the case's newest but `tilbake`.

    `ellers`: cases that will do as well, where the vedtak of `sak` is too old to be complained of that day.
    """

    sak: str
    ellers: tuple[str, ...] = ()
    post: str | None = None
    tilbake: int = 0
    mottatt_om: int
    kanal: str
    tekst: str
    steg: tuple[Stegmal, ...]
    laerdom: str = ""
    rutine: str | None = None


class Rutinemal(Modell):
    """A routine; `nokkel` is what a klage names it with."""

    nokkel: str
    tittel: str
    tekst: str
    eier: str
    regler: tuple[str, ...]
    gjennomgatt_om: int
    neste_om: int
