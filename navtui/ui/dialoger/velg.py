"""Choose one of a few: by its digit or letter, or with the arrows and Enter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from navtui.ui.dialoger.dialog import Dialog
from navtui.ui.tekst import avsnitt, sammen

T = TypeVar("T")
SIFRE = "123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Valg:
    """One choice: the code that is stored, what it is called, and its key (empty: it is given the next digit or letter)."""

    kode: str
    etikett: str
    tast: str = ""


def med_taster(valg: Iterable[Valg]) -> tuple[Valg, ...]:
    """Each choice with a key: its own, or the first digit or letter that no other has."""
    valg = tuple(valg)
    ledige = iter(tegn for tegn in SIFRE if tegn not in {v.tast for v in valg})
    return tuple(v if v.tast else Valg(v.kode, v.etikett, next(ledige, "")) for v in valg)


class Velg(Dialog[str]):
    """The result is the code of what was chosen. With `uten_forslag` the mark stands on none until she moves it: Enter by habit answers
    nothing.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "flytt(-1)", show=False),
        Binding("down", "flytt(1)", show=False),
        Binding("enter", "fullfor", show=False),
    ]
    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (("Tegnet foran", "velger"), ("Enter", "velger den med >"), ("Esc/F9", "avbryt"))

    def __init__(
        self, tittel: str, valg: Sequence[Valg], *, innledning: str | Text = "", valgt: str | None = None, uten_forslag: bool = False
    ) -> None:
        super().__init__(tittel)
        self._innledning = avsnitt(innledning) if isinstance(innledning, str) else innledning
        self._valg = med_taster(valg)
        self._nr = next((nr for nr, v in enumerate(self._valg) if v.kode == valgt), -1 if uten_forslag else 0)
        self._linjer = [Static(self._linje(nr), markup=False, classes="valg") for nr in range(len(self._valg))]

    def _linje(self, nr: int) -> Text:
        v = self._valg[nr]
        return sammen("> " if nr == self._nr else "  ", (v.tast, "tast"), f" {v.etikett}")

    def innhold(self) -> Iterable[Widget]:
        """What it is about, and the choices."""
        if self._innledning.plain:
            yield Static(self._innledning, classes="avsnitt")
        yield VerticalScroll(*self._linjer, can_focus=False, classes="rull")

    def on_key(self, hendelse: events.Key) -> None:
        """A choice's own key chooses at once."""
        for v in self._valg:
            if hendelse.character and hendelse.character.lower() == v.tast:
                hendelse.stop()
                hendelse.prevent_default()
                self.ferdig(v.kode)
                return
        if hendelse.is_printable:
            hendelse.prevent_default()
            self.si("Det tegnet er ikke blant valgene.", "varsel")

    def action_flytt(self, steg: int) -> None:
        """Up or down."""
        forrige, self._nr = self._nr, max(0, min(self._nr + steg, len(self._valg) - 1))
        for nr in {forrige, self._nr} - {-1}:
            self._linjer[nr].update(self._linje(nr))
        self._linjer[self._nr].scroll_visible(animate=False)

    def action_fullfor(self) -> None:
        """Enter or F10."""
        if self._nr < 0:
            self.si("Velg med tegnet foran, eller flytt merket til svaret ditt med piltastene.", "varsel")
        elif self._valg:
            self.ferdig(self._valg[self._nr].kode)
