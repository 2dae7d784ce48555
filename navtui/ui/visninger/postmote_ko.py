"""The postmøte as it is shown: the queue, the person under the cursor, the load. The commands are in postmote.py."""

from __future__ import annotations

from collections.abc import Iterable

from textual.timer import Timer
from textual.widget import Widget

from navtui.domain import storskjerm
from navtui.domain.kandidat import Kandidat
from navtui.domain.postmote import Personkort, Postmotebilde, PostmoteRad
from navtui.services import postmote as tjeneste
from navtui.ui.panel import Panel
from navtui.ui.tabell import Tabell
from navtui.ui.visning import Visning
from navtui.ui.visninger.postmote_rader import belastning, kolonner, korttekst, svarlinje

SE_PA = 0.15
"""Seconds the cursor rests on a row before the person is looked up: a row that is only passed is no opening (PE-7)."""

_TOM = "Køen er tom. Trykk n for å registrere en søknad, r for å lese protokoller."


class Postmotekoen(Visning):
    """What is read and drawn."""

    LES_UNDERVEIS = True

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._bilde: Postmotebilde | None = None
        self._lukket = False
        self._neste: object = None
        self._kort: dict[int, Personkort | None] = {}
        self._ventur: Timer | None = None

    def innhold(self) -> Iterable[Widget]:
        """The queue, the person under the cursor, the load."""
        self.tabell: Tabell[PostmoteRad] = Tabell(kolonner(self.okt.i_dag, self._kandidater), tom=_TOM)
        self._panel = Panel(id="postmote-kort")
        self._panel.styles.min_height = 5  # the border and four lines: the queue does not jump as the cursor moves
        self._last = Panel(id="postmote-last")
        yield self.tabell
        yield self._panel
        yield self._last

    # --- what is shown ---

    def last(self) -> None:
        """Read the queue again, as far as it was read."""
        antall = max(tjeneste.SIDE, len(self.tabell.rader))
        self.kjor(self._hent, 0, antall, ferdig=self._vis_hentet)

    def _hent(self, fra: int, antall: int) -> Postmotebilde:
        return tjeneste.hent(self.okt, lukket=self._lukket, fra=fra, antall=antall)

    def _vis_hentet(self, bilde: Postmotebilde) -> None:
        """What comes from the file goes through here, and is covered when others see the screen."""
        if bilde.er_lukket_ko == self._lukket:  # else it was asked for before the other queue was
            self._vis(self._dekket(bilde))

    def _dekket(self, bilde: Postmotebilde) -> Postmotebilde:
        return storskjerm.bilde(bilde) if self.nav.storskjerm else bilde

    def _vis(self, bilde: Postmotebilde) -> None:
        forste_gang = self._bilde is None
        self._bilde = bilde
        self._sett_tittel()
        self._kort.clear()
        self.svar = svarlinje(bilde)
        self._last.update(belastning(bilde.kandidater, self._bredde))
        self.tabell.sett_rader(bilde.rader, bilde.antall)
        if forste_gang:
            self.tabell.action_ende(-1)
            self.tabell.velg(next((r.nokkel for r in bilde.rader if r.venter), None))  # above it stands the nødhjelp that is given
        if self._neste is not None:
            self.tabell.velg(self._neste)
            self._neste = None
        self._vis_kort()
        self.oppdater_kommandoer()

    @property
    def _bredde(self) -> int:
        return max(20, self.size.width - 2)

    def on_resize(self) -> None:
        """Other room for the bars."""
        if self._bilde is not None:
            self._last.update(belastning(self._bilde.kandidater, self._bredde))

    def on_tabell_hent_mer(self, hendelse: Tabell.HentMer) -> None:
        """The next page."""
        self.kjor(self._hent, hendelse.fra, tjeneste.SIDE, ferdig=self._vis_mer, gruppe="mer")

    def _vis_mer(self, bilde: Postmotebilde) -> None:
        if bilde.er_lukket_ko == self._lukket:
            bilde = self._dekket(bilde)
            self.tabell.legg_til(bilde.rader, bilde.antall)

    def _sett_tittel(self) -> None:
        tittel = "Postmøte, STORSKJERM" if self.nav.storskjerm else "Lukket kø" if self._lukket else self.TITTEL
        if tittel != self.tittel:
            self.tittel = tittel

    def _bytt_bilde(self) -> None:
        """What is on the screen goes at once; the other is drawn when it has been read."""
        self._bilde = None
        self._kort.clear()
        self._neste = self.tabell.valgt.nokkel if self.tabell.valgt is not None else None
        self.tabell.sett_rader((), 0)
        self.svar = " "
        self._sett_tittel()
        self._vis_kort()
        self.last()

    def on_tabell_valgt(self) -> None:
        """Another person below, when the cursor has come to rest."""
        self._vis_kort()
        self.oppdater_kommandoer()

    def _vis_kort(self) -> None:
        rad = self.tabell.valgt
        kort = self._kort.get(rad.person_id) if rad else None
        if kort is not None and rad is not None and self.nav.storskjerm:
            kort = storskjerm.kort(kort, rad)
        self._panel.update(korttekst(kort, rad, self._kandidater(), self.okt.i_dag))
        self._panel.display = rad is not None
        if self._ventur is not None:
            self._ventur.stop()
        if rad is not None and rad.person_id not in self._kort:
            self._ventur = self.set_timer(SE_PA, self._hent_kort)

    def _hent_kort(self) -> None:
        rad = self.tabell.valgt
        if rad is not None and not self.nav.laast:
            self.kjor(tjeneste.kort, self.okt, rad.person_id, ferdig=lambda kort: self._fikk_kort(rad.person_id, kort), gruppe="kort")

    def _fikk_kort(self, person_id: int, kort: Personkort | None) -> None:
        self._kort[person_id] = kort
        self._vis_kort()

    def _kandidater(self) -> tuple[Kandidat, ...]:
        return self._bilde.kandidater if self._bilde else ()
