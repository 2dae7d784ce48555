"""Utbetaling: what is due on the banking day, and the lists on their way to the bank (VE-16, VE-21)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from textual.widget import Widget

from navtui.domain.belop import kroner
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.utbetaling import Listetilstand, neste_bankdag
from navtui.services import mappe as mapper
from navtui.services import utbetaling as tjeneste
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.kommando import Kommando
from navtui.ui.panel import Panel
from navtui.ui.tabell import Tabell
from navtui.ui.tekst import avsnitt, sammen
from navtui.ui.visning import Visning
from navtui.ui.visninger.utbetaling_godkjenn import spor_om_godkjenning
from navtui.ui.visninger.utbetaling_rader import (
    LISTEKOLONNER,
    POSTKOLONNER,
    RUTEFELT,
    Bilde,
    Linje,
    Post,
    hent_bilde,
    linjer,
    listepanel,
    listesvar,
    oversiktssvar,
    poster,
    telt,
)
from navtui.ui.visninger.utbetaling_stoppet import spor_om_stoppet

LISTE, FORFALL, LUKKET, RETUR, STOPPET = "liste", "forfall", "lukket", "retur", "stoppet"


class Utbetaling(Visning):
    """Two lists in one view: the overview, and one opened list."""

    TITTEL = "Utbetaling"
    KOMMANDOER: ClassVar = (
        Kommando("apne_post", "enter", "åpne", "Åpne lista, lag en, gi en retur ny vei, eller avgjør det som er stoppet.", "VE-21"),
        Kommando("lag", "l", "lag liste", "Lag utbetalingsliste av det som forfaller til bankdagen.", "VE-21"),
        Kommando("godkjenn", "g", "godkjenn", "Godkjenn lista med PIN. Det gjør en som ikke har skrevet noe vedtak på den.", "VE-21"),
        Kommando("eksporter", "e", "eksporter", "Skriv fila til kommunens regnskap i en mappe du velger.", "VE-21"),
        Kommando("bekreft", "b", "bekreft utbetalt", "Banken har betalt: sett dato for hele lista.", "VE-21"),
        Kommando("stopp", "s", "stopp", "Stopp én utbetaling før banken har den, med grunn.", "VE-16"),
        Kommando("returner", "r", "kom i retur", "Banken sendte én utbetaling tilbake, med grunn.", "VE-21"),
        Kommando("omruter", "o", "ny vei", "Si hvor en utbetaling i retur skal sendes.", "VE-21"),
        Kommando("bankdag", "d", "bankdag", "Se på en annen bankdag.", "VE-21"),
        Kommando("ut", "t,escape", "tilbake", "Tilbake til oversikten, eller til skjermen du kom fra.", vist="t"),
    )
    REGLER: ClassVar = {
        "VE-16": "En utbetaling er planlagt, utbetalt, stoppet eller annullert. Den stoppes til lista er sendt.",
        "VE-21": "En liste per bankdag. Den som har skrevet et vedtak på lista eller godtatt et krav som "
        "betales på den, godkjenner den ikke. Det kreves PIN. Nytt kontonummer sies.",
    }

    def innhold(self) -> Iterable[Widget]:
        """The overview, the opened list (hidden), and a panel under them."""
        self._bankdag: date = neste_bankdag(self.okt.i_dag)
        self._bilde: Bilde | None = None
        self._apen: tjeneste.Listevisning | None = None
        self._til_toppen = False
        self.oversikt: Tabell[Post] = Tabell(POSTKOLONNER, tom="Ingenting forfaller, og ingen lister er underveis.", id="oversikt")
        self.liste: Tabell[Linje] = Tabell(LISTEKOLONNER, tom="Lista er tom.", id="liste")
        self.liste.display = False
        self._panel = Panel()
        yield self.oversikt
        yield self.liste
        yield self._panel

    def apne(self, liste_id: int | None = None) -> None:
        """With `liste_id` straight to that list, else to what is due and waits."""
        self._apen = None
        if liste_id is None:
            self.last()
        else:
            self._apne_liste(liste_id)

    def last(self) -> None:
        """The overview, or the list that is open."""
        if self._apen is not None:
            self._apne_liste(self._apen.liste.id)
        else:
            self.kjor(hent_bilde, self.okt, self._bankdag, ferdig=self._vis_oversikt)

    # --- what is shown ---

    def _vis_oversikt(self, bilde: Bilde) -> None:
        self._bilde, self._apen = bilde, None
        self.tittel = "Utbetaling"
        self.svar = oversiktssvar(bilde)
        alle = poster(bilde)
        self.oversikt.sett_rader(alle)
        if self._til_toppen and alle:
            # What is to be done stands first: she sees it when she comes back from a list.
            self.oversikt.velg(alle[0].nokkel)
        self._til_toppen = False
        self._bytt(self.oversikt)

    def _vis_liste(self, visning: tjeneste.Listevisning) -> None:
        self._apen = visning
        liste = visning.liste
        self.tittel = "Utbetalingsliste"
        self.svar = listesvar(liste)
        self.liste.sett_rader(linjer(visning))
        self._bytt(self.liste)

    def _bytt(self, til: Tabell[Any]) -> None:
        fokus = self.screen.focused
        her = fokus is None or self in fokus.ancestors_with_self
        for tabell in (self.oversikt, self.liste):
            tabell.display = tabell is til
        if her:
            self.screen.set_focus(til, scroll_visible=False)
        self._tegn_panel()
        self.oppdater_kommandoer()

    def on_tabell_valgt(self) -> None:
        """The panel follows the cursor."""
        self._tegn_panel()
        super().on_tabell_valgt()

    def _tegn_panel(self) -> None:
        post = self.oversikt.valgt
        tekst = listepanel(self._apen, self.liste.valgt) if self._apen is not None else avsnitt(post.forklaring if post else "")
        self._panel.update(tekst)
        self._panel.display = bool(tekst.plain)

    # --- what may be pressed ---

    def tillatt(self, kommando: Kommando) -> bool:
        """By what is open, and how far the list has come."""
        if self._apen is None:
            post = self.oversikt.valgt
            return {
                "apne_post": post is not None,
                "lag": post is not None and post.art in (FORFALL, LUKKET),
                "omruter": post is not None and post.art == RETUR,
            }.get(kommando.id, kommando.id in ("bankdag", "ut"))
        tilstand, valgt = self._apen.liste.tilstand, self.liste.valgt
        hos_oss = tilstand in (Listetilstand.LAGET, Listetilstand.GODKJENT)
        return {
            "godkjenn": tilstand is Listetilstand.LAGET and self._apen.brudd is None,
            "eksporter": tilstand is Listetilstand.GODKJENT,
            "bekreft": tilstand is Listetilstand.EKSPORTERT,
            "stopp": hos_oss and valgt is not None,
            "returner": not hos_oss and valgt is not None,
        }.get(kommando.id, kommando.id == "ut")

    # --- commands ---

    def apne_post(self) -> None:
        """Enter in the overview."""
        post = self.oversikt.valgt
        if post is None:
            return
        if post.art == LISTE:
            self._apne_liste(post.nokkel[1])
        elif post.art == RETUR:
            self.omruter()
        elif post.art == STOPPET:
            spor_om_stoppet(self, post.nokkel[1], post.forklaring, self._gjort)
        else:
            self.lag()

    def _apne_liste(self, liste_id: int) -> None:
        self.kjor(tjeneste.hent_liste, self.okt, liste_id, ferdig=self._vis_liste, feilet=self._borte)

    def _borte(self, brudd: Regelbrudd) -> None:
        self._apen = None
        self.avslag(brudd)
        self.last()

    def lag(self) -> None:
        """A list of what is due; it opens at once."""
        post = self.oversikt.valgt
        if post is None or self._bilde is None:
            return
        lukket, bankdag = post.art == LUKKET, self._bilde.bankdag

        def lag() -> int:
            return tjeneste.lag_liste(self.okt, bankdag, lukket=lukket)

        self.skriv(lag, ferdig=self._apne_liste)

    def godkjenn(self) -> None:
        """Approve what is on the screen; a list that has changed since is refused and shown anew."""
        if (visning := self._apen) is None:
            return
        spor_om_godkjenning(self, visning, self._godkjent)

    def _godkjent(self, brudd: Regelbrudd | None) -> None:
        if brudd is None:
            self._gjort("Lista er godkjent.")
        else:
            self.avslag(brudd)
            self.last()

    def eksporter(self) -> None:
        """Into a folder; the last one used is suggested."""
        self.kjor(mapper.hent, self.okt.fil, mapper.UTBETALING, ferdig=self._spor_mappe, gruppe="mappe")

    def _spor_mappe(self, forslag: Path) -> None:
        if (visning := self._apen) is None:
            return

        def send(verdier: dict[str, Any]) -> Path:
            mappe = mapper.klargjor(self.okt.fil, mapper.UTBETALING, Path(verdier["mappe"]).expanduser())
            fil = tjeneste.eksporter(self.okt, visning.liste.id, mappe)
            mapper.husk(mappe, mapper.UTBETALING)
            return fil

        felt = (Felt("mappe", "Mappe", verdi=str(forslag), krav=True, maks=1000),)
        self.spor(Skjema("Eksporter til regnskapet", felt, send), lambda fil: self._gjort(f"Skrevet: {fil.name} i {fil.parent}"))

    def bekreft(self) -> None:
        """The bank has paid."""
        if (visning := self._apen) is None:
            return
        liste = visning.liste

        def send(verdier: dict[str, Any]) -> int:
            return tjeneste.bekreft(self.okt, liste.id, verdier["dato"])

        felt = (Felt("dato", "Utbetalt dato", "dato", verdi=min(liste.bankdag, self.okt.i_dag), krav=True),)
        self.spor(Skjema("Bekreft utbetalt", felt, send), lambda antall: self._gjort(f"{telt(antall)} er bekreftet utbetalt."))

    def stopp(self) -> None:
        """One payment is stopped, with a reason."""
        self._med_grunn("Stopp utbetalingen", tjeneste.stopp, "Utbetalingen er stoppet. Er lista godkjent, må den godkjennes på nytt.")

    def returner(self) -> None:
        """One payment came back from the bank, with a reason."""
        self._med_grunn("Utbetalingen kom i retur", tjeneste.returner, "Registrert i retur. Veilederen har fått en oppgave.")

    def _med_grunn(self, tittel: str, gjor: Any, sagt: str) -> None:
        if (linje := self.liste.valgt) is None:
            return
        felt = (Felt("grunn", "Grunn", krav=True),)
        innledning = sammen(linje.mottaker, f", {kroner(linje.belop_ore)} kr")
        dialog = Skjema(tittel, felt, lambda v: gjor(self.okt, linje.nokkel, v["grunn"]), innledning=innledning)
        self.spor(dialog, lambda _: self._gjort(sagt))

    def omruter(self) -> None:
        """Where a returned payment goes now."""
        post = self.oversikt.valgt
        if post is None or post.art != RETUR:
            return

        def send(v: dict[str, Any]) -> None:
            tjeneste.omruter(self.okt, post.nokkel[1], v["maate"], v["kontonummer"], v["kid"])

        self.spor(
            Skjema("Ny vei for utbetalingen", RUTEFELT, send, innledning=post.forklaring),
            lambda _: self._gjort("Ny vei er lagret. Den kommer på neste liste."),
        )

    def bankdag(self) -> None:
        """Another banking day."""

        def send(v: dict[str, Any]) -> date:
            return hent_bilde(self.okt, v["bankdag"]).bankdag

        felt = (Felt("bankdag", "Bankdag", "dato", verdi=self._bankdag, krav=True),)
        self.spor(Skjema("Bankdag", felt, send), self._sett_bankdag)

    def _sett_bankdag(self, dag: date) -> None:
        self._bankdag = dag
        self.last()

    def ut(self, _tast: str) -> None:
        """From the list to the overview, from there to where she came from."""
        if self._apen is None:
            self.tilbake()
        else:
            self._apen, self._til_toppen = None, True
            self.last()

    def _gjort(self, setning: str) -> None:
        self.si(setning)
        self.last()
