"""F8 Søk / bruker: who is this, and who is responsible?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, ClassVar

from rich.text import Text
from textual import on
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from navtui.domain import bruker as modell
from navtui.domain.apning import Apningsgrunn
from navtui.domain.kalender import periode_tekst
from navtui.domain.person import Treff
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.rolle import Handling, rolle_kan
from navtui.services import bruker as tjeneste
from navtui.services import person
from navtui.ui.dialoger.tekst import Tekst
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.felt import Tekstfelt
from navtui.ui.kolonner import Kolonne
from navtui.ui.tabell import Tabell
from navtui.ui.tekst import sammen
from navtui.ui.visninger.bruker_deler import deler, hode
from navtui.ui.visninger.brukerhandlinger import Brukerhandlinger
from navtui.ui.visninger.brukerkommandoer import KOMMANDOER, REGLER, tillatt
from navtui.ui.visninger.persondata import Persondata
from navtui.ui.visninger.personhandlinger import Gjelder, valg
from navtui.ui.visninger.registrer import Registrer

_SPORSMAL = "Hvem er det? Skriv fødselsnummer, saksnummer eller en del av navnet, og trykk Enter."


class Bruker(Brukerhandlinger, Persondata):
    """The search, and everything about the one who is opened."""

    TITTEL = "Søk"
    KOMMANDOER: ClassVar = KOMMANDOER
    REGLER: ClassVar[Mapping[str, str]] = REGLER

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.bruker: modell.Bruker | None = None
        self._blir = False
        """She goes to another view from the person and comes back to the person."""

    def innhold(self) -> Iterable[Widget]:
        """The search field with its hits, and the person's sections; one of them is shown."""
        self._felt = Tekstfelt(maks=100, id="sokefelt")
        self.tabell: Tabell[Treff] = Tabell(
            [
                Kolonne("Navn", lambda t: t.navn, 30, vekt=1),
                Kolonne("Født", lambda t: str(t.fodselsaar or "ukjent"), 6),
                Kolonne("Ansvarlig veileder", lambda t: f"{t.veileder} {t.veiledernavn}" if t.veileder else "ingen", 28),
            ],
            tom="Ingen treff ennå.",
        )
        self._rull = VerticalScroll(id="bruker-rull", can_focus=True)
        yield self._felt
        yield self.tabell
        yield self._rull

    # --- which of the two ---

    def last(self) -> None:
        """Nothing to load before someone is searched for."""
        self._til_sok()

    def vis_frem(self, argumenter: Mapping[str, Any]) -> None:
        """F8 is always a new search, except when she comes back from where the person sent her."""
        kommer_tilbake, self._blir = self._blir and self.bruker is not None, False
        if not argumenter and not kommer_tilbake:
            self.foreldet = False
            self._til_sok()
        elif kommer_tilbake and not argumenter:
            self.foreldet = False
            self.oppfrisk()
        super().vis_frem(argumenter)

    def apne(self, **argumenter: Any) -> None:
        """`person_id`: open this person. `sok`: search, for this text if there is any."""
        if (person_id := argumenter.get("person_id")) is not None:
            self._apne_person(int(person_id))
            return
        self._til_sok()
        if tekst := argumenter.get("sok"):
            self._felt.value = str(tekst)
            self._sok(str(tekst))

    def oppfrisk(self) -> None:
        """Read the open person again; a list of hits stays as it was when she searched."""
        if self.bruker is not None:
            self.kjor(tjeneste.les_igjen, self.okt, self.bruker.person_id, ferdig=self._vis_person, feilet=self._mistet)

    def _mistet(self, brudd: Regelbrudd) -> None:
        self._til_sok()
        self.avslag(brudd)

    def _til_sok(self) -> None:
        self.bruker = None
        self.tittel = self.TITTEL
        self._felt.value = ""
        self.tabell.sett_rader([])
        self._vis_del(person=False)
        self.svar = _SPORSMAL
        self.screen.set_focus(self._felt, scroll_visible=False)
        self.oppdater_kommandoer()

    def _vis_del(self, *, person: bool) -> None:
        self._felt.display = self.tabell.display = not person
        self._rull.display = person

    # --- the search ---

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
                ("Ingen treff.", "varsel"), " Prøv en annen del av navnet, minst to bokstaver, eller seks siffer av nummeret."
            )
            return
        mange = f"De {person.MEST} første. Skriv mer for å finne færre." if len(treff) == person.MEST else ""
        self.svar = f"{len(treff)} treff. {mange}".rstrip()
        self.tabell.action_ende(-1)
        self.screen.set_focus(self.tabell, scroll_visible=False)
        self.oppdater_kommandoer()

    def on_descendant_focus(self) -> None:
        """The keys in the field are letters; in the list they are commands."""
        self.oppdater_kommandoer()

    # --- PE-7 ---

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
            dialog = Velg("Hvorfor åpner du?", valg(Apningsgrunn), innledning=f"{brudd.setning} Åpningen logges (PE-7).")
            self.spor(dialog, lambda kode: self._med_grunn(person_id, kode))
            return
        if self.bruker is None:
            self._vis_del(person=False)
        self.avslag(brudd)

    def _med_grunn(self, person_id: int, kode: str) -> None:
        if kode == Apningsgrunn.ANNET:
            innledning = "Skriv kort, uten navn og nummer. Teksten står i loggen."
            self.spor(Tekst("Hvorfor åpner du?", innledning=innledning), lambda tekst: self._apne_person(person_id, kode, tekst))
        else:
            self._apne_person(person_id, kode)

    def _vis_ny(self, b: modell.Bruker) -> None:
        self._vis_person(b)
        self._rull.scroll_home(animate=False)
        self.screen.set_focus(self._rull, scroll_visible=False)

    # --- the person ---

    def _vis_person(self, b: modell.Bruker) -> None:
        self.bruker = b
        self.tittel = "Bruker"
        self.svar = hode(b, self.okt.i_dag, self.app.size.width - 2)
        alle = deler(b, self.okt.i_dag, rolle_kan(self.okt.rolle, Handling.LOGG))
        self._vis_del(person=True)
        felt = {w.id: w for w in self._rull.query(Static)}
        for d in alle:
            innhold = Text("\n").join(d.linjer)
            if (finnes := felt.get(f"tekst-{d.tast}")) is not None:
                finnes.update(innhold)
            else:
                tittel = sammen((f"{d.tast} {d.tittel}", "tittel"))
                self._rull.mount(Static(tittel, id=f"del-{d.tast}", markup=False, classes="deltittel"))
                self._rull.mount(Static(innhold, id=f"tekst-{d.tast}", markup=False, classes="deltekst"))
        self.oppdater_kommandoer()

    def on_resize(self) -> None:
        """The lines on top are cut to the width there is now."""
        if self.bruker is not None:
            self.svar = hode(self.bruker, self.okt.i_dag, self.app.size.width - 2)

    def hopp(self, tast: str) -> None:
        """To a section."""
        if (del_ := next(iter(self._rull.query(f"#del-{tast}")), None)) is not None:
            self._rull.scroll_to_widget(del_, top=True, animate=False)

    def gjelder(self) -> Gjelder | None:
        """The open person, else the hit under the cursor."""
        if (b := self.bruker) is not None:
            sak = b.apen_sak
            return Gjelder(b.person_id, b.navn, sak.neste_hva if sak else "", sak.versjon if sak else None)
        treff = self.tabell.valgt
        return None if treff is None else Gjelder(treff.person_id, treff.navn)

    def etter(self, setning: str) -> None:
        """Saved: say so and read the person again."""
        self.si(setning)
        if self.bruker is not None:
            self.kjor(tjeneste.les_igjen, self.okt, self.bruker.person_id, ferdig=self._vis_person, feilet=self._mistet)

    def tillatt(self, kommando: Any) -> bool:
        """By what is shown, where the cursor is and what the role may."""
        i_liste = self.tabell.has_focus
        return tillatt(kommando, self.okt.rolle, self.bruker, i_liste=i_liste, har_treff=i_liste and self.tabell.valgt is not None)

    def nytt_sok(self) -> None:
        """Back to the search."""
        self._til_sok()

    def ny_soknad(self) -> None:
        """Register a søknad for this person, or from someone new."""
        g = self.gjelder()
        dialog = Registrer(self.okt, (g.person_id, g.navn) if g else None)
        self.spor(dialog, lambda svar: self.etter(svar.setning))

    def vedtaket(self) -> None:
        """To one of the vedtak; the newest stands first."""
        if (b := self.bruker) is not None and b.vedtak:
            valgene = [Valg(str(v.id), f"{periode_tekst(v.fra, v.til)} {v.art.tekst}, {v.tilstand.tekst}") for v in b.vedtak[:30]]
            if len(valgene) == 1:
                self._til_vedtak(valgene[0].kode)
            else:
                self.spor(Velg("Hvilket vedtak?", valgene), self._til_vedtak)

    def _til_vedtak(self, vedtak_id: str) -> None:
        self._blir = True
        self.gaa_til("vedtak", vedtak_id=int(vedtak_id))
