"""The search of F8, and the way from a hit to an open person (PE-7)."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input

from navtui.domain import bruker as modell
from navtui.domain.person import Treff
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import bruker as tjeneste
from navtui.services import person
from navtui.ui.felt import Tekstfelt
from navtui.ui.tabell import Tabell
from navtui.ui.tekst import sammen
from navtui.ui.visninger.apningsgrunn import spor_om_grunn
from navtui.ui.visninger.personhandlinger import Personhandlinger

_SPORSMAL = "Hvem er det? Skriv fødselsnummer, saksnummer eller en del av navnet, og trykk Enter."


class Brukersok(Personhandlinger):
    """The field, the hits, and the reason that is asked for. The view draws the person in `_vis_ny`."""

    bruker: modell.Bruker | None
    _felt: Tekstfelt
    tabell: Tabell[Treff]
    _rull: VerticalScroll

    def _vis_ny(self, b: modell.Bruker) -> None:
        """Someone was opened."""
        raise NotImplementedError

    def _til_sok(self) -> None:
        self.bruker = None
        self.tittel = self.TITTEL
        self._felt.value = ""
        self.tabell.sett_rader([])
        self._vis_del(person=False)
        self.svar = _SPORSMAL
        self._markor_til(self._felt)
        self.oppdater_kommandoer()

    def _vis_del(self, *, person: bool) -> None:
        self._felt.display = self.tabell.display = not person
        self._rull.display = person

    @on(Input.Submitted, "#sokefelt")
    def sok_na(self, hendelse: Input.Submitted) -> None:
        """Enter in the field."""
        hendelse.stop()
        self._sok(hendelse.value)

    def sok_i_felt(self) -> None:
        """Enter when the cursor is not in the field."""
        self._sok(self._felt.value)

    def _sok(self, tekst: str) -> None:
        self.skriv(person.sok, self.okt, tekst, ferdig=self._vis_treff)

    def _vis_treff(self, treff: list[Treff]) -> None:
        self.tabell.sett_rader(treff)
        if not treff:
            self.svar = sammen(
                ("Ingen treff.", "varsel"), " Skriv minst to bokstaver av navnet, eller seks siffer av nummeret. Ny: Tab og n."
            )
            return
        mange = f"De {person.MEST} første. Skriv mer for å finne færre." if len(treff) == person.MEST else ""
        self.svar = f"{len(treff)} treff. {mange}".rstrip()
        self.tabell.action_ende(-1)
        self._markor_til(self.tabell)
        self.oppdater_kommandoer()

    def _markor_til(self, widget: Widget) -> None:
        """Only where it can be seen: a view that is made ready behind another takes no keys from it."""
        if self.display:
            self.screen.set_focus(widget, scroll_visible=False)

    def on_descendant_focus(self) -> None:
        """The keys in the field are letters; in the list they are commands."""
        self.oppdater_kommandoer()

    def nytt_sok(self) -> None:
        """Back to the search."""
        self._til_sok()

    def apne_treff(self) -> None:
        """Enter on a hit."""
        if (treff := self.tabell.valgt) is not None:
            self._apne_person(treff.person_id)

    def _apne_person(self, person_id: int, grunn: str | None = None, tekst: str = "") -> None:
        self.skriv(
            tjeneste.apne, self.okt, person_id, grunn, tekst,
            ferdig=self._vis_ny, feilet=partial(self._krever_grunn, person_id),
        )  # fmt: skip

    def _krever_grunn(self, person_id: int, brudd: Regelbrudd) -> None:
        if brudd.felt == "grunn":
            spor_om_grunn(self, brudd, partial(self._apne_person, person_id))
            return
        if self.bruker is None:
            self._vis_del(person=False)
        self.avslag(brudd)
