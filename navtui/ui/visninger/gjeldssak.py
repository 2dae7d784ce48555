"""One debt case: its claims, its budget and the gjeldsrådgiver's notes (GJ-3, GJ-4, GJ-6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, ClassVar

from rich.text import Text
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from navtui.domain.gjeld import sjekk_arbeide
from navtui.domain.kodeverk.gjeld import Gjeldstilstand
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import gjeld, gjeldsbudsjett
from navtui.services.gjeld import Apengjeldssak
from navtui.services.gjeldsbudsjett import Budsjettbilde
from navtui.ui.kommando import Kommando
from navtui.ui.tabell import Tabell
from navtui.ui.visninger.apningsgrunn import spor_om_grunn
from navtui.ui.visninger.gjeld_deler import (
    BUDSJETTKOLONNER,
    KRAVKOLONNER,
    budsjettpanel,
    budsjettrader,
    hode,
    kravpanel,
    notater,
)
from navtui.ui.visninger.gjeldshandlinger import BUDSJETT, KRAV, NOTATER, Gjeldshandlinger

_SKRIVER = ("ny", "endre", "steg", "notat", "oppstart", "slett")


class Gjeldssaksskjerm(Gjeldshandlinger):
    """The inside of one debt case. The leder reads; only a gjeldsrådgiver is offered the keys that write."""

    TITTEL = "Gjeldssak"
    KOMMANDOER: ClassVar = (
        Kommando("del_", "1,2,3", "krav, budsjett, notat", "Vis kravene, budsjettet eller notatene.", handling="vis_del"),
        Kommando("endre", "enter", "endre", "Endre kravet eller linjen under markøren.", "GJ-3"),
        Kommando("ny", "n", "ny", "Nytt krav, ny budsjettlinje eller nytt notat.", "GJ-3"),
        Kommando("steg", "t", "neste steg", "Ny tilstand, nivå, neste steg og dato. Her avsluttes saken også.", "GJ-2"),
        Kommando("vedtak", "v", "§ 17", "Gå til § 17-vedtaket, eller skriv det.", "GJ-1"),
        Kommando("til_lista", "b,escape", "lista", "Tilbake til lista.", vist="b"),
        Kommando("notat", "o", "notat", "Skriv et notat. Det er ditt; leder kan åpne det med en grunn.", "GJ-6", i_bunn=False),
        Kommando("oppstart", "a", "oppstart", "Når rådgivningen starter, og hvorfor da.", "GJ-1", i_bunn=False),
        Kommando("slett", "x", "ta bort linje", "Ta bort budsjettlinjen under markøren.", "GJ-4", i_bunn=False),
        Kommando("person", "p", "person", "Gå til personen.", "PE-7", i_bunn=False),
    )
    REGLER: ClassVar[Mapping[str, str]] = {
        "GJ-1": "Rådgivningen er en tjeneste med skriftlig vedtak (§ 17), startdato og grunn.",
        "GJ-2": "Hver tilstand har neste steg og dato.",
        "GJ-3": "Et krav har kreditor, saldo på en dato, stadium, klasse og svar.",
        "GJ-4": "Budsjettet følger livsoppholdssatsen. Strøm er inne i den og føres ikke for seg.",
        "GJ-6": "Krav og notater er gjeldsrådgiverens.",
    }

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._bilde: Budsjettbilde | None = None

    def innhold(self) -> Iterable[Widget]:
        """Three parts, of which one is shown, and a panel."""
        self.krav = Tabell(KRAVKOLONNER, tom="Ingen krav ennå.", id="krav")
        self.budsjett = Tabell(BUDSJETTKOLONNER, tom="Ingen linjer.", id="budsjett")
        self._notater = Static(id="notattekst", markup=False)
        self._rull = VerticalScroll(self._notater, id="notater", can_focus=True)
        self._panel = Static(id="gjeldssakspanel", markup=False, classes="panel")
        self.budsjett.display = self._rull.display = False
        yield from (self.krav, self.budsjett, self._rull, self._panel)

    # --- opening ---

    def apne(self, **argumenter: Any) -> None:
        """`gjeldssak_id`: open this case, with a reason where one is asked for (GJ-6, PE-7)."""
        self._sak_id = int(argumenter["gjeldssak_id"])
        self._tom()
        self.vis_del(KRAV)
        self._apne(None)

    def _tom(self) -> None:
        """Nothing of the case before this one stays on the screen while a reason is asked for (GJ-6)."""
        self._apen = self._bilde = None
        self.krav.sett_rader([])
        self.budsjett.sett_rader([])
        self._notater.update("")
        self.tittel, self.svar = self.TITTEL, ""

    def _apne(self, grunn: str | None, tekst: str = "") -> None:
        gjor = partial(gjeld.apne, self.okt, self._sak_id, grunn, tekst=tekst)
        self.skriv(gjor, ferdig=self._apnet, feilet=self._nektet)

    def _nektet(self, brudd: Regelbrudd) -> None:
        if brudd.felt != "grunn":
            self.avslag(brudd)
            self.svar = brudd.setning
            return
        spor_om_grunn(self, brudd, self._apne, "gjeldssaken")

    def _apnet(self, apen: Apengjeldssak) -> None:
        self._vis(apen)
        self._hent_budsjett()

    def last(self) -> None:
        """Read the open case again."""
        if self._apen is not None:
            self.kjor(gjeld.hent, self.okt, self._sak_id, ferdig=self._apnet)

    def _hent_budsjett(self) -> None:
        self.kjor(gjeldsbudsjett.hent, self.okt, self._sak_id, ferdig=self._vis_budsjett, gruppe="budsjett")

    def _vis(self, apen: Apengjeldssak) -> None:
        self._apen = apen
        self.tittel = f"Gjeld {apen.sak.navn}"
        self.svar = hode(apen.sak, self.okt.i_dag)
        self.krav.sett_rader(apen.krav)
        self._notater.update(notater(apen))
        self._vis_panel()
        self.oppdater_kommandoer()

    def _vis_budsjett(self, bilde: Budsjettbilde) -> None:
        self._bilde = bilde
        self.budsjett.sett_rader(budsjettrader(bilde))
        self._vis_panel()

    def _vis_panel(self) -> None:
        if self._apen is None:
            innhold = Text(" ")
        elif self._vist == BUDSJETT and self._bilde is not None:
            innhold = budsjettpanel(self._bilde)
        else:
            innhold = kravpanel(self._apen, self.krav.valgt if self._vist == KRAV else None)
        self._panel.update(innhold)

    def on_tabell_valgt(self) -> None:
        """Another claim or line."""
        self._vis_panel()
        self.oppdater_kommandoer()

    def tillatt(self, kommando: Kommando) -> bool:
        """Writing is the gjeldsrådgiver's, in a case that has not ended (GJ-6)."""
        if kommando.id == "til_lista":
            return True
        if self._apen is None:
            return False
        if kommando.id == "vedtak":
            return self._apen.sak.vedtak_id is not None or (sjekk_arbeide(self.okt.rolle) is None and self._apen.sak.avsluttet is None)
        if kommando.id not in _SKRIVER:
            return True
        if sjekk_arbeide(self.okt.rolle) is not None or self._apen.sak.tilstand is Gjeldstilstand.AVSLUTTET:
            return False
        if kommando.id in ("endre", "slett"):
            paa_linje = self._vist == BUDSJETT and (rad := self.budsjett.valgt) is not None and rad.post is not None
            return paa_linje or (kommando.id == "endre" and self._vist == KRAV and self.krav.valgt is not None)
        return True

    def hvorfor_ikke(self, kommando: Kommando) -> str:
        """GJ-6: writing is the gjeldsrådgiver's; and there must be something to write on."""
        if self._apen is None or (kommando.id not in _SKRIVER and kommando.id != "vedtak"):
            return ""
        if (brudd := sjekk_arbeide(self.okt.rolle)) is not None:
            return f"{brudd.setning} ({brudd.regel})"
        if self._apen.sak.tilstand is Gjeldstilstand.AVSLUTTET:
            return "Gjeldssaken er avsluttet."
        return "Her er ingen linje å endre. n skriver en ny."

    def vis_del(self, tast: str) -> None:
        """Claims, budget or notes."""
        self._vist = tast
        deler: dict[str, Widget] = {KRAV: self.krav, BUDSJETT: self.budsjett, NOTATER: self._rull}
        for nokkel, widget in deler.items():
            widget.display = nokkel == tast
        self.screen.set_focus(deler[tast], scroll_visible=False)
        self._vis_panel()
