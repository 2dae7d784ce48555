"""Closing the meeting, and reading and saving its protokoll."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from navtui.domain.kalender import dag_kort
from navtui.services import protokoll as tjeneste
from navtui.services.protokoll import Avslutningsutkast, Motelinje
from navtui.ui.dialoger.dialog import Dialog
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.tekst import avsnitt
from navtui.ui.visning import Visning


class Protokoll(Dialog[None]):
    """A protokoll to read; `s` saves it as a text file."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "avbryt", show=False),
        Binding("s", "lagre", show=False),
        Binding("up", "rull(-1)", show=False),
        Binding("down", "rull(1)", show=False),
        Binding("pageup", "rull(-12)", show=False),
        Binding("pagedown", "rull(12)", show=False),
    ]
    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (("s", "lagre som tekstfil"), ("piltaster", "bla"), ("Enter/Esc/F9", "lukk"))

    def __init__(self, okt: Any, mote_id: int, tekst: str) -> None:
        super().__init__("Protokoll")
        self._tjeneste_okt, self._mote, self._tekst = okt, mote_id, tekst
        self._rull = VerticalScroll(Static(avsnitt(tekst), markup=False), can_focus=False, classes="rull")

    def innhold(self) -> Iterable[Widget]:
        """The text."""
        yield self._rull

    def action_rull(self, linjer: int) -> None:
        """Up or down."""
        self._rull.scroll_to(y=self._rull.scroll_y + linjer, animate=False)

    def action_lagre(self) -> None:
        """`s`: beside the database."""

        def lagret(sti: Path) -> None:
            self.si(f"Lagret: {sti}", "ok")

        self.skriv(tjeneste.lagre, self._tjeneste_okt, self._mote, ferdig=lagret)


class Avslutning(Skjema[tuple[int, str]]):
    """Who was there; Enter closes the meeting."""

    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (("tegnet foran", "av eller på"), ("Enter", "avslutt møtet"), ("Esc/F9", "avbryt"))


def avslutningsskjema(okt: Any, utkast: Avslutningsutkast) -> Avslutning:
    """PM-5: who was there. Those who are thought to have been are ticked; the digit takes one off or puts one on."""

    def send(verdier: dict[str, Any]) -> tuple[int, str]:
        return tjeneste.avslutt(okt, tuple(verdier["deltakere"]))

    felt = Felt("deltakere", "Til stede", "flere", verdi=utkast.ventet, valg=[Valg(i, i) for i in utkast.mulige])
    return Avslutning("Avslutt møtet", [felt], send, innledning=utkast.oppsummert)


def les_protokoll(okt: Any, mote_id: int, tekst: str) -> Protokoll:
    """The dialog that shows it."""
    return Protokoll(okt, mote_id, tekst)


def velg_mote(visning: Visning, moter: Sequence[Motelinje]) -> None:
    """Choose one of the closed meetings, then read it."""
    if not moter:
        visning.si("Ingen møter er avsluttet ennå.", "varsel")
        return
    okt: Any = visning.okt

    def valgt(kode: str) -> None:
        visning.kjor(tjeneste.les, okt, int(kode), ferdig=lambda tekst: visning.spor(Protokoll(okt, int(kode), tekst)), gruppe="protokoll")

    valg = [Valg(str(m.id), f"{dag_kort(m.dato)}, protokoll nr. {m.nummer}, avsluttet av {m.lukket_av}") for m in moter]
    visning.spor(Velg("Protokoller", valg), valgt)
