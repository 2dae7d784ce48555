"""A row of a form: its label, its field, and what is wrong with what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from navtui.domain.alder import uvanlig_alder
from navtui.domain.belop import kroner_kort
from navtui.ui import tolk
from navtui.ui.dialoger.velg import Valg
from navtui.ui.felt import Skjult, Tekstfelt
from navtui.ui.tekst import data
from navtui.ui.valgfelt import Valgfelt

Slag = Literal["tekst", "dato", "fodt", "belop", "tall", "valg", "flere", "kryss", "skjult"]
STORST_ORE = 100_000_000_00
"""The largest amount a form takes: more than any debt the office works with."""


@dataclass(frozen=True, slots=True)
class Felt:
    """One field. Its value is, by `slag`: str, date, date, øre (int), int, a code, a tuple of codes, bool, str; an empty field is None.

    `navn` is the key in what is sent, and the `felt` of a Regelbrudd about it. `krav`: may not be empty. `framover`: a weekday in a date
    is the coming one, or (False) the latest; None: weekdays are not taken.
    """

    navn: str
    etikett: str
    slag: Slag = "tekst"
    verdi: object = None
    valg: Sequence[Valg] = ()
    krav: bool = False
    maks: int = 200
    framover: bool | None = None


class Rad(Horizontal):
    """Label and field; below them, once something is wrong, a line that says so. Each widget costs a form a millisecond or two."""

    def __init__(self, felt: Felt, etikettbredde: int) -> None:
        super().__init__(classes="felt")
        self.felt = felt
        self._etikettbredde = etikettbredde
        self.inn: Tekstfelt | Valgfelt = self._lag()
        self._feil: Static | None = None
        self._feil_om: object = None
        """What stood in the field when it was found wrong."""
        self._spurt_om = felt.verdi
        self.start = self.tekstverdi()

    def _lag(self) -> Tekstfelt | Valgfelt:
        felt = self.felt
        if felt.slag == "kryss":
            return Valgfelt([Valg("ja", "ja", "x")], ["ja"] if felt.verdi else [], flere=True)
        if felt.slag in ("valg", "flere"):
            verdi: Any = felt.verdi
            valgt = [] if verdi is None else [verdi] if isinstance(verdi, str) else list(verdi)
            return Valgfelt(felt.valg, valgt, flere=felt.slag == "flere")
        if felt.slag == "skjult":
            return Skjult(maks=felt.maks)
        # Another date or amount is a whole other one; a text is added to.
        return Tekstfelt(_vis(felt), maks=felt.maks, erstattes=felt.slag in ("dato", "fodt", "belop", "tall"))

    def compose(self) -> Iterable[Widget]:
        """The label and the field."""
        etikett = Static(data(self.felt.etikett + (" *" if self.felt.krav else "")), classes="etikett")
        etikett.styles.width = self._etikettbredde
        yield etikett
        yield self.inn

    def tekstverdi(self) -> object:
        """What is there now, unread."""
        return self.inn.valgt if isinstance(self.inn, Valgfelt) else self.inn.value

    def les(self, i_dag: date) -> object:
        """The value. Raises ValueError with the sentence for the field."""
        verdi = _les(self.felt, self.inn, i_dag)
        if self.felt.krav and verdi in (None, "", (), False):
            raise ValueError(f"{self.felt.etikett} mangler.")
        if self.felt.slag == "fodt" and isinstance(verdi, date) and verdi != self._spurt_om:
            self._spurt_om = verdi
            if (varsel := uvanlig_alder(verdi, i_dag)) is not None:
                raise ValueError(f"{varsel.setning} Trykk en gang til hvis det stemmer.")
        return verdi

    def vis_feil(self, setning: str) -> None:
        """Show what is wrong, or that nothing is."""
        self._feil_om = self.tekstverdi()
        if self._feil is None and setning and isinstance(self.parent, Widget):
            self._feil = Static(classes="feltfeil", markup=False)
            self.parent.mount(self._feil, after=self)
        if self._feil is not None:
            self._feil.update(data(setning, "fare"))
            self._feil.display = bool(setning)

    def rettet(self) -> None:
        """Something else stands there than what was wrong."""
        if self._feil is not None and self._feil.display and self.tekstverdi() != self._feil_om:
            self.vis_feil("")

    def rull_frem(self) -> None:
        """Bring the field, and what is wrong with it, into sight."""
        for widget in (self, self._feil):
            if widget is not None:
                widget.scroll_visible(animate=False)


def _vis(felt: Felt) -> str:
    match felt.verdi:
        case None:
            return ""
        case date() as dag:
            return f"{dag.day}.{dag.month}.{dag.year}"
        case int() as tall if felt.slag == "belop":
            return tolk.vis_belop(tall)
        case verdi:
            return str(verdi)


def _belop(tekst: str, etikett: str) -> int:
    """Øre. No amount of the office's is below zero, and one above the limit is a slip of the key."""
    ore = tolk.belop_ore(tekst)
    if not 0 <= ore <= STORST_ORE:
        raise ValueError(
            f"{etikett}: kan ikke være under 0." if ore < 0 else f"{etikett}: er mer enn {kroner_kort(STORST_ORE)} kr. Rett tallet."
        )
    return ore


def _les(felt: Felt, inn: Tekstfelt | Valgfelt, i_dag: date) -> object:
    if isinstance(inn, Valgfelt):
        valgt = inn.valgt
        return bool(valgt) if felt.slag == "kryss" else valgt if felt.slag == "flere" else next(iter(valgt), None)
    tekst = inn.value if felt.slag == "skjult" else inn.value.strip()
    if not tekst:
        return None
    if felt.slag == "dato":
        return tolk.dato(tekst, i_dag, felt.etikett, framover=felt.framover)
    if felt.slag == "fodt":
        return tolk.fodselsdato(tekst, i_dag, felt.etikett)
    if felt.slag == "belop":
        return _belop(tekst, felt.etikett)
    return tolk.tall(tekst) if felt.slag == "tall" else tekst
