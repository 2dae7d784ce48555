"""The lines on top of every view: where and who, the views with their counts, and a warning when there is one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from navtui.ui.hoveddel import Okt, Status
from navtui.ui.kommando import tastenavn
from navtui.ui.tekst import antall, bredde, dato_lang, kutt, sammen
from navtui.ui.visninger import Oppforing

if TYPE_CHECKING:
    from navtui.ui.app import NavtuiApp

HJELP = "F1 Hjelp"


class Hode(Vertical):
    """Told what is shown (`vis`) and what waits (`status`); draws only a line that says something else than before."""

    BLANK: ClassVar[bool] = True

    def __init__(self, okt: Okt, visninger: Sequence[Oppforing]) -> None:
        super().__init__(id="hode")
        self._okt = okt
        self._visninger = visninger
        self._status = Status()
        self._tittel, self._aktiv = "", ""
        self._linje1, self._linje2 = Static(id="linje1", markup=False), Static(id="linje2", markup=False)
        self._varsel = Static(id="varsel", markup=False)

    def compose(self) -> ComposeResult:
        """Line 1 and 2, and the warning."""
        yield self._linje1
        yield self._linje2
        yield self._varsel

    def vis(self, tittel: str, aktiv: str) -> None:
        """The title of the view on the screen, and its id."""
        self._tittel, self._aktiv = tittel, aktiv
        self._tegn()

    def status(self, status: Status) -> None:
        """Other counts, or another warning."""
        if status != self._status:
            self._status = status
            self._tegn()

    def on_resize(self) -> None:
        """Other room for the lines."""
        self._tegn()

    def _tegn(self) -> None:
        width = self.screen.size.width
        sett_linje(self._linje1, forste_linje(self._okt, self._tittel, width))
        sett_linje(self._linje2, andre_linje(self._visninger, self._aktiv, self._status, width))
        setning = self._status.varsel_for_alle if self._paa_storskjerm() else self._status.varsel
        varsel = sammen((setning, "fare"))
        if self._varsel.content != varsel:
            self._varsel.update(varsel)
            self._varsel.display = bool(setning)

    def _paa_storskjerm(self) -> bool:
        return cast("NavtuiApp", self.app).storskjerm


def sett_linje(felt: Static, innhold: Text) -> None:
    """Draw a line of fixed height when it says something else; nothing around it is laid out again."""
    if felt.content != innhold:
        felt.update(innhold, layout=False)


def forste_linje(okt: Okt, tittel: str, width: int) -> Text:
    """The office, the view and the date to the left; who is signed in to the right, whatever gives way."""
    hvem = f"{okt.ident} {okt.navn}"
    hoyre = f"{hvem}   {HJELP} "
    if bredde(hoyre) > width // 2:
        hoyre = f"{kutt(hvem, width // 2 - bredde(HJELP) - 4)}   {HJELP} "
    plass = width - bredde(hoyre) - 1
    venstre = kutt(f" {kutt(okt.kontor, max(10, plass // 3))}   {tittel} {dato_lang(okt.i_dag)}", plass)
    return sammen((venstre, "tittel"), " " * (width - bredde(venstre) - bredde(hoyre)), hoyre)


def andre_linje(visninger: Sequence[Oppforing], aktiv: str, status: Status, width: int) -> Text:
    """The views' keys, names and counts. When there is too little room the views move together, then the counts go, the last first: at
    80 columns every name is there, whatever waits. Narrower still the last names go too, though never that of the view shown.
    """
    synlige = [v for v in visninger if v.tast]
    n = len(synlige)
    for luft, med_navn, med_tall in ((2, n, n), *((1, n, tall) for tall in range(n, -1, -1)), *((1, navn, 0) for navn in range(n, -1, -1))):
        linje = _faner(synlige, aktiv, status, luft, med_navn, med_tall)
        if linje.cell_len <= width:
            break
    return linje


def _faner(synlige: Sequence[Oppforing], aktiv: str, status: Status, luft: int, med_navn: int, med_tall: int) -> Text:
    """`luft` is what stands between two of them: each its own margin, or one they share. "[ ]" around the one shown takes its margins: it
    must be seen without colour, too.
    """
    linje, forrige = Text(" ", no_wrap=True, end=""), ""
    for nr, v in enumerate(synlige):
        navn = f" {v.tittel}" if nr < med_navn or v.id == aktiv else ""
        tall = f" {antall(status.tellere[v.id])}" if v.id in status.tellere and nr < med_tall else ""
        for_, etter = ("[", "]") if v.id == aktiv else (" ", " ")
        mellom = f"{forrige}{for_}" if luft == 2 or not nr else (forrige + for_).strip() or " "
        linje.append_text(sammen(mellom, (tastenavn(v.tast), "tast"), f"{navn}{tall}"))
        forrige = etter
    return linje.append_text(sammen(forrige))
