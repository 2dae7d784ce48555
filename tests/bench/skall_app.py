"""The shell with two views of 100 rows and its dialogs, and no file behind: what the shell itself costs, before any service is asked.

F2 and F3 are the views; n opens a form, t a text, v a choice, j a yes or no, p the PIN. Anyone signs in.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from textual.widget import Widget

from navtui.ui.app import start
from navtui.ui.dialoger.bekreft import Bekreft
from navtui.ui.dialoger.pin import Pin
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.tekst import Tekst
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.hoveddel import Hoveddel, Okt, Status
from navtui.ui.kolonner import Kolonne
from navtui.ui.kommando import Kommando
from navtui.ui.oppstart import Oppstart
from navtui.ui.tabell import Tabell
from navtui.ui.tekst import data
from navtui.ui.visning import Visning
from navtui.ui.visninger import ALLE, Oppforing

RADER = 100
VALG = (Valg("papir", "papir", "p"), Valg("muntlig", "muntlig", "m"), Valg("digital", "digital", "d"))


@dataclass(frozen=True)
class Rad:
    """A made-up søknad."""

    nokkel: int
    navn: str
    frist: int


class Ko(Visning):
    """A queue as the postmøte has it."""

    TITTEL = "Kø"
    KOMMANDOER: ClassVar[tuple[Kommando, ...]] = (
        Kommando("skjema", "n", "ny søknad", "Et skjema med seks felt."),
        Kommando("tekst", "t", "tekst", "En tekst over flere linjer."),
        Kommando("velg", "v", "velg", "Velg en av tre."),
        Kommando("bekreft", "j", "bekreft", "Ja eller nei."),
        Kommando("pin", "p", "signer", "PIN."),
    )
    forste: ClassVar[int] = 0

    def innhold(self) -> Iterable[Widget]:
        """The table."""
        self.tabell: Tabell[Rad] = Tabell(
            [
                Kolonne("Nr", lambda r: str(r.nokkel), 5, hoyre=True),
                Kolonne("Søker", lambda r: r.navn, 20, vekt=1),
                Kolonne("Gjelder", lambda _r: "livsopphold, husleie", 22, fra_bredde=70),
                Kolonne("Frist", lambda r: data(f"{r.frist} d", "varsel" if r.frist < 3 else "dempet"), 6, hoyre=True),
            ]
        )
        yield self.tabell

    def last(self) -> None:
        """All rows at once."""
        self.svar = f"{RADER} søknader i dag."
        self.tabell.sett_rader([Rad(nr, f"Søker nr. {nr}", nr % 20) for nr in range(self.forste, self.forste + RADER)])

    def skjema(self) -> None:
        """The form of a new søknad, in its number of fields and their kinds."""
        felt = (
            Felt("fnr", "Fødselsnummer", krav=True),
            Felt("dato", "Mottatt", "dato", verdi=self.okt.i_dag),
            Felt("kanal", "Kanal", "valg", verdi="papir", valg=VALG),
            Felt("gjelder", "Gjelder", "flere", valg=VALG),
            Felt("belop", "Beløp", "belop"),
            Felt("nod", "Nødhjelp", "kryss"),
        )
        self.spor(Skjema[Any]("Ny søknad", felt))

    def tekst(self) -> None:
        """A text."""
        self.spor(Tekst("Til drøfting", innledning="Hva skal drøftes?"))

    def velg(self) -> None:
        """A choice."""
        self.spor(Velg("Utsett", VALG))

    def bekreft(self) -> None:
        """A question."""
        self.spor(Bekreft("Avslutt møtet", "Er møtet ferdig?"))

    def pin(self) -> None:
        """The PIN."""
        self.spor(Pin("Signer vedtak", lambda ident, _pin: ident))


class Saker(Ko):
    """The other view, with other rows."""

    TITTEL = "Saker"
    KOMMANDOER: ClassVar[tuple[Kommando, ...]] = (
        Kommando("skjema", "n", "nytt notat", "Et skjema."),
        Kommando("velg", "v", "sorter", "Velg en av tre."),
    )
    forste = 1000


@dataclass(frozen=True)
class ApenOkt:
    """A session."""

    ident: str
    navn: str = "Kari Lund"
    rolle: str = "veileder"
    kontor: str = "Nav Vågan"
    i_dag: date = date(2026, 11, 20)


def oppstart() -> Oppstart:
    """An office that lets everyone in."""
    visninger = (
        Oppforing("f2", "ko", "Kø", ALLE, f"{Ko.__module__}:Ko"),
        Oppforing("f3", "saker", "Saker", ALLE, f"{Ko.__module__}:Saker"),
    )

    def logg_inn(ident: str, _passord: str) -> Okt:
        return ApenOkt(ident)

    return Oppstart("mål", "Nav Vågan", logg_inn, lambda: Hoveddel(visninger, status=lambda _okt: Status({"ko": RADER})), ident="KAL")


if __name__ == "__main__":
    sys.exit(start(oppstart()))
