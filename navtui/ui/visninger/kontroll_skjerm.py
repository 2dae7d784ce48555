"""What F5 shows: the list with its panel, or one opened vedtak with the points under it. The commands are in `kontroll.py`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from navtui.domain.kodeverk import Sjekkpunkt, Vedtakstilstand
from navtui.domain.kontroll import KontrollRad
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import kontroll as tjeneste
from navtui.ui.panel import Panel
from navtui.ui.tabell import Tabell
from navtui.ui.visning import Visning
from navtui.ui.visninger import kontroll_rader as rader_ui
from navtui.ui.visninger import kontroll_tekst as tekst_ui

Side = tuple[Sequence[KontrollRad], int]


class Kontrollskjerm(Visning):
    """Reads and draws. At a desk where she may not sign herself the ticks are the colleague's, and wait on the screen."""

    def innhold(self) -> Iterable[Widget]:
        """The list with its panel; the opened vedtak with the points and who can sign."""
        self._bilde: tjeneste.Kontrollbilde | None = None
        self._krysset: frozenset[Sjekkpunkt] = frozenset()
        self.tabell: Tabell[KontrollRad] = Tabell(rader_ui.KOLONNER, tom="Ingen vedtak venter på kontroll.")
        self._panel = Panel()
        self._tekst = Static(id="kontroll-tekst", markup=False)
        self._rull = VerticalScroll(self._tekst, id="kontroll-rull")
        self._kryss = Panel(id="kontroll-kryss")
        self._rull.display = self._kryss.display = False
        yield self.tabell
        yield self._panel
        yield self._rull
        yield self._kryss

    @property
    def regeldag(self) -> date | None:
        """F1 shows the law of the opened vedtak's date."""
        return None if self._bilde is None else self._bilde.vedtak.vedtaksdato

    # --- reading ---

    def apne(self, vedtak_id: int | None = None, **_mer: Any) -> None:
        """With `vedtak_id` straight to that vedtak, else the list."""
        if vedtak_id is None:
            self.last()
        else:
            self._apne(vedtak_id)

    def last(self) -> None:
        """The list, or what is open as it is now."""
        if self._bilde is None:
            self.kjor(self._hent_liste, 0, ferdig=self._vis_liste)
        else:
            self.kjor(tjeneste.hent, self.okt, self._bilde.vedtak.id, ferdig=self._vis_bilde, feilet=self._borte)

    def _hent_liste(self, hopp: int) -> Side:
        return tjeneste.side(self.okt, max(tjeneste.SIDE, 0 if hopp else len(self.tabell.rader)), hopp)

    def _vis_liste(self, side: Side) -> None:
        rader, antall = side
        if self._bilde is not None:
            return
        self.tabell.sett_rader(rader, antall)
        self.svar = rader_ui.listesvar(rader, antall)
        self._bytt(self.tabell)

    def on_tabell_hent_mer(self, hendelse: Tabell.HentMer) -> None:
        """The cursor nears the end of the page."""
        self.kjor(self._hent_liste, hendelse.fra, ferdig=lambda side: self.tabell.legg_til(*side), gruppe="mer")

    def _apne(self, vedtak_id: int) -> None:
        self.skriv(tjeneste.apne, self.okt, vedtak_id, ferdig=self._vis_nytt, feilet=self._borte)

    def _vis_nytt(self, bilde: tjeneste.Kontrollbilde) -> None:
        self._krysset = frozenset()
        self._rull.scroll_home(animate=False)
        self._vis_bilde(bilde)

    def _vis_bilde(self, bilde: tjeneste.Kontrollbilde) -> None:
        """Own ticks are those in the file; a colleague's wait on the screen as long as it is the same vedtak, unchanged."""
        uendret = self._bilde is not None and self._bilde.vedtak.versjon == bilde.vedtak.versjon
        self._krysset = bilde.krysset if bilde.brudd is None else self._krysset if uendret else frozenset()
        self._bilde = bilde
        self.svar = tekst_ui.hodesvar(bilde, self.okt.i_dag)
        self._tekst.update(tekst_ui.alt(bilde))
        self._tegn_kryss()
        self._bytt(self._rull)

    def _borte(self, brudd: Regelbrudd) -> None:
        self._bilde = None
        self.avslag(brudd)
        self.last()

    def _avslatt(self, brudd: Regelbrudd) -> None:
        self.avslag(brudd)
        self.last()

    # --- drawing ---

    def _bytt(self, til: Widget) -> None:
        fokus = self.screen.focused
        her = fokus is None or self in fokus.ancestors_with_self
        apen = til is self._rull
        self.tabell.display, self._rull.display, self._kryss.display = not apen, apen, apen
        self._tegn_panel()
        if her:
            self.screen.set_focus(til, scroll_visible=False)
        self.oppdater_kommandoer()

    def on_tabell_valgt(self) -> None:
        """The panel follows the cursor."""
        self._tegn_panel()
        super().on_tabell_valgt()

    def _tegn_panel(self) -> None:
        rad = self.tabell.valgt
        self._panel.display = rad is not None and self._bilde is None
        if rad is not None:
            self._panel.update(rader_ui.panel(rad, self.okt.i_dag))

    def _tegn_kryss(self) -> None:
        if self._bilde is None:
            return
        linjer = tekst_ui.kryss(self._krysset) if self._bilde.vedtak.tilstand is Vedtakstilstand.TIL_KONTROLL else None
        under = tekst_ui.signatur(self._bilde, self._krysset)
        self._kryss.update(under if linjer is None else linjer.append("\n").append_text(under))
