"""What the view of klager shows: the list with its panel, or one that is open with its steps. The commands are in `klage.py`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from navtui.domain.klageliste import KlageRad
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import klage
from navtui.services.klage import SIDE, Klagebilde
from navtui.ui.panel import Panel
from navtui.ui.tabell import Tabell
from navtui.ui.visning import Visning
from navtui.ui.visninger import klage_rader as skriv
from navtui.ui.visninger.apningsgrunn import spor_om_grunn


class Klageskjerm(Visning):
    """Reads and draws."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._bilde: Klagebilde | None = None
        self._klage_id = 0
        self._alle = self._mine = False

    def innhold(self) -> Iterable[Widget]:
        """The list with its panel; the opened klage with its steps."""
        self.tabell: Tabell[KlageRad] = Tabell(
            skriv.kolonner(self.okt.i_dag), tom="Ingen åpne klager. En klage føres på personen (F8), med c."
        )
        self._panel = Panel()
        self._tekst = Static(id="klagetekst", markup=False)
        self._rull = VerticalScroll(self._tekst, id="klage-rull")
        self._steg = Panel(id="klagesteg")
        self._rull.display = self._steg.display = False
        yield from (self.tabell, self._panel, self._rull, self._steg)

    # --- reading ---

    def apne(self, **argumenter: Any) -> None:
        """With `klage_id` straight to that klage, else the list."""
        if (klage_id := argumenter.get("klage_id")) is None:
            self.last()
        else:
            self._apne(int(klage_id))

    def vis_frem(self, argumenter: Mapping[str, Any]) -> None:
        """What was done on the vedtak or the person shows when she is back."""
        self.foreldet = True
        super().vis_frem(argumenter)

    def last(self) -> None:
        """The list, or what is open as it is now."""
        if self._bilde is None:
            self.kjor(self._hent, 0, max(SIDE, len(self.tabell.rader)), ferdig=self._vis_liste)
        else:
            self.kjor(klage.hent, self.okt, self._bilde.klage.id, ferdig=self._vis, feilet=self._mistet)

    def _hent(self, fra: int, mest: int) -> list[KlageRad]:
        return klage.liste(self.okt, alle=self._alle, mine=self._mine, antall=mest, fra=fra)

    def _vis_liste(self, rader: list[KlageRad]) -> None:
        if self._bilde is not None:
            return
        flere = len(rader) >= max(SIDE, len(self.tabell.rader))
        self.tabell.sett_rader(rader, len(rader) + flere)
        self.tittel = self.TITTEL
        self.svar = skriv.svar(rader, self.okt.i_dag, alle=self._alle, mine=self._mine, flere=flere)
        self._bytt(self.tabell)

    def on_tabell_hent_mer(self, hendelse: Tabell.HentMer) -> None:
        """The next page."""

        def vis(rader: list[KlageRad]) -> None:
            self.tabell.legg_til(rader, hendelse.fra + len(rader) + (len(rader) == SIDE))

        self.kjor(self._hent, hendelse.fra, SIDE, ferdig=vis, gruppe="mer")

    def on_tabell_valgt(self) -> None:
        """The panel follows the cursor."""
        self._panel.update(skriv.panel(self.tabell.valgt, self.okt.i_dag))
        self.oppdater_kommandoer()

    def _apne(self, klage_id: int, grunn: str | None = None, tekst: str = "") -> None:
        self._klage_id = klage_id
        self.skriv(partial(klage.apne, self.okt, klage_id, grunn, tekst=tekst), ferdig=self._vis_ny, feilet=self._nektet)

    def _nektet(self, brudd: Regelbrudd) -> None:
        if brudd.felt != "grunn":
            self._mistet(brudd)
            return
        self.last()
        spor_om_grunn(self, brudd, partial(self._apne, self._klage_id), "klagen")

    def _vis_ny(self, bilde: Klagebilde) -> None:
        self._rull.scroll_home(animate=False)
        self._vis(bilde)

    def _vis(self, bilde: Klagebilde) -> None:
        self._bilde = bilde
        self.tittel = "Klage"
        self.svar = skriv.hode(bilde, self.okt.i_dag)
        self._tekst.update(skriv.alt(bilde.klage))
        self._steg.update(skriv.steglinje(bilde))
        self._bytt(self._rull)

    def _mistet(self, brudd: Regelbrudd) -> None:
        self._bilde = None
        self.avslag(brudd)
        self.last()

    def _bytt(self, til: Widget) -> None:
        apen = til is self._rull
        self.tabell.display = self._panel.display = not apen
        self._rull.display = self._steg.display = apen
        self._panel.update(skriv.panel(self.tabell.valgt, self.okt.i_dag))
        fokus = self.screen.focused
        if fokus is None or self in fokus.ancestors_with_self:
            self.screen.set_focus(til, scroll_visible=False)
        self.oppdater_kommandoer()
