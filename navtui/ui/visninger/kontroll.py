"""F5 Kontroll: which vedtak wait for a second signature? Enter opens one; the seven points are ticked, then it is signed or returned."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from navtui.domain.belop import kroner
from navtui.domain.kodeverk import Returgrunn, Sjekkpunkt, Vedtakstilstand
from navtui.domain.kontroll import sjekk_kryss
from navtui.domain.rolle import rolle_kan_skrive
from navtui.domain.signatur import leder_inhabil, som_leder
from navtui.domain.vedtak import Vedtak
from navtui.services import kontroll as tjeneste
from navtui.services import signatur
from navtui.ui.dialoger.pin import Pin
from navtui.ui.dialoger.tekst import Tekst
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.kommando import Kommando
from navtui.ui.visninger.brev import vis_vedtaksbrev
from navtui.ui.visninger.kontroll_skjerm import Kontrollskjerm
from navtui.ui.visninger.overlevering import spor_overlevering

PUNKTER = tuple(Sjekkpunkt)


class Kontroll(Kontrollskjerm):
    """The commands of the list and of the opened vedtak."""

    TITTEL = "Kontroll"
    LES_UNDERVEIS = True
    KOMMANDOER: ClassVar = (
        Kommando("aapne_valgt", "enter", "åpne", "Åpne vedtaket til kontroll. Da kan avsenderen ikke ta det tilbake.", "KO-6"),
        Kommando("kryss", "1,2,3,4,5,6,7", "kryss av", "Kryss av ett av de sju punktene, eller ta krysset bort.", "KO-7"),
        Kommando("signer", "s", "signer", "Sett andre signatur med PIN. Vedtaket blir iverksatt.", "KO-2"),
        Kommando("annen", "a", "annen signerer", "En kollega signerer her med sin egen PIN. Du blir ikke logget ut.", "KO-8"),
        Kommando("returner", "r", "returner", "Send det tilbake til den som skrev, med grunn og kommentar.", "KO-5"),
        Kommando("tilbakeforing", "t", "ta tilbake", "Ta tilbake ditt eget vedtak. Går til noen har åpnet det.", "KO-6"),
        Kommando("overlever", "h", "overlever", "Leder er inhabil: overlever til kommunedirektørens stedfortreder.", "PE-6"),
        Kommando("vis_brev", "f", "vis brev", "Brevet slik det blir når vedtaket er iverksatt.", "VE-19", i_bunn=False),
        Kommando("brevene", "b", "brevkø", "Brevene som skal sendes.", "VE-19", i_bunn=False),
        Kommando("person", "p", "person", "Gå til personen."),
        Kommando("lista", "l,escape", "lista", "Tilbake til lista.", vist="l"),
        Kommando("klager", "k", "klager", "Gå til klagene: hvilke er åpne, og hva er neste steg?", "KL-1"),
        Kommando("utbetaling", "u", "utbetaling", "Gå til utbetalingene.", "VE-21"),
    )
    REGLER: ClassVar = {
        "PE-6": "Er leder inhabil for personen, signerer ingen her. Saken gis til kommunedirektørens stedfortreder.",
        "KO-2": "Andre signatur er en annens: ikke den som sendte, ikke den som har endret utkastet, ikke en inhabil eller uten tilgang.",
        "KO-3": "Iverksatt krever to signaturer av to personer over samme innhold.",
        "KO-5": "Retur krever grunn og kommentar. Grunnene telles for å lære, ikke for å måle folk.",
        "KO-6": "Avsenderen kan ta vedtaket tilbake til en annen har åpnet det til kontroll.",
        "KO-7": "Hvert av de sju punktene krysses av for hånd før andre signatur.",
        "KO-8": "To kan signere ved samme plass: den andre bruker sin egen PIN.",
        "KO-9": "Beregningen gjøres om igjen ved signering. Gir den et annet svar, stopper den.",
    }

    # --- what may be pressed ---

    def tillatt(self, kommando: Kommando) -> bool:
        """By what is open, and by the rule's own answer (KO-2, KO-6)."""
        b = self._bilde
        if b is None:
            til_andre = kommando.id in ("utbetaling", "brevene", "klager")
            return til_andre or (kommando.id in ("aapne_valgt", "person") and self.tabell.valgt is not None)
        venter = b.vedtak.tilstand is Vedtakstilstand.TIL_KONTROLL
        noen = b.brudd is None or bool(b.kan_signeres_av)
        return {
            "kryss": venter and noen,
            "signer": venter and noen,
            "returner": venter and bool(b.kan_returneres_av),
            "annen": venter and b.brudd is None and any(i != self.okt.ident for i in b.kan_signeres_av),
            "tilbakeforing": b.kan_tas_tilbake,
            "overlever": venter and leder_inhabil(b.kandidater) is not None and rolle_kan_skrive(self.okt.rolle, b.vedtak.fagart),
            "vis_brev": True,
            "person": True,
            "lista": True,
        }.get(kommando.id, False)

    # --- commands ---

    def aapne_valgt(self) -> None:
        """Enter in the list."""
        if (rad := self.tabell.valgt) is not None:
            self._apne(rad.vedtak_id)

    def klager(self) -> None:
        """The klager."""
        self.gaa_til("klage")

    def utbetaling(self) -> None:
        """The payments."""
        self.gaa_til("utbetaling")

    def lista(self, _tast: str = "") -> None:
        """Back to the list."""
        self._bilde = None
        self.last()

    def vis_brev(self) -> None:
        """The letter as it will be."""
        if self._bilde is not None:
            vis_vedtaksbrev(self, self._bilde.vedtak.id)

    def brevene(self) -> None:
        """The letters on their way out."""
        self.gaa_til("brevko")

    def kryss(self, tast: str) -> None:
        """Tick or untick: stored when it is her own control, kept on the screen when a colleague will sign here."""
        if (b := self._bilde) is None:
            return
        punkt = PUNKTER[int(tast) - 1]
        if b.brudd is None:
            self.skriv(tjeneste.kryss_av, self.okt, b.vedtak.id, b.vedtak.versjon, punkt, ferdig=self._sett_kryss, feilet=self._avslatt)
        else:
            self._sett_kryss(self._krysset ^ {punkt})

    def _sett_kryss(self, krysset: frozenset[Sjekkpunkt]) -> None:
        self._krysset = krysset
        self._tegn_kryss()

    def signer(self) -> None:
        """Her own PIN; where she may not sign, the colleague's ident and PIN (KO-8)."""
        if self._bilde is not None:
            self._spor_pin(annen=self._bilde.brudd is not None)

    def annen(self) -> None:
        """A colleague signs at this desk (KO-8)."""
        self._spor_pin(annen=True)

    def _spor_pin(self, *, annen: bool) -> None:
        if (b := self._bilde) is None:
            return
        if (brudd := sjekk_kryss(self._krysset)) is not None:
            self.avslag(brudd)
            return
        v, krysset = b.vedtak, self._krysset
        tekst = f"Vedtak {v.nummer}, {kroner(v.sum_ore or 0)} kr. Andre signatur: vedtaket blir iverksatt."
        hvem = b.kan_signeres_av if annen else (self.okt.ident,)
        tekst += "".join(f" {sagt}" for i in hvem if (sagt := som_leder(v, i, b.kandidater)))
        if annen:
            tekst += f" Kan signere: {', '.join(i for i in b.kan_signeres_av if i != self.okt.ident)}."

        def prov(ident: str, pin: str) -> Vedtak:
            return signatur.kontroller(self.okt, v.id, v.versjon, pin, ident, krysset)

        self.spor(Pin("Signer", prov, tekst=tekst, spor_ident=annen), self._signert)

    def _signert(self, v: Vedtak) -> None:
        leder = " som leder" if v.signaturer and v.signaturer[-1].som_leder else ""
        self.si(f"Vedtak {v.nummer} er iverksatt, kontrollert av {v.kontrollor}{leder}.")
        self.lista()

    def returner(self) -> None:
        """The ground by its digit, then the comment; at another's desk the colleague's ident and PIN too."""
        if (b := self._bilde) is None:
            return
        valg = [Valg(g.value, g.overskrift) for g in Returgrunn]
        self.spor(Velg("Returner vedtaket: hvorfor?", valg, uten_forslag=True), partial(self._spor_kommentar, b))

    def _spor_kommentar(self, b: tjeneste.Kontrollbilde, grunn: str) -> None:
        kode = next(g for g in Returgrunn if g == grunn)
        innledning = f"Grunn: {kode.tekst}. Skriv hva som må rettes."
        if self.okt.ident in b.kan_returneres_av:
            dialog = Tekst("Returner vedtaket", innledning=innledning, send=lambda tekst: self._returner(b.vedtak, kode, tekst))
            self.spor(dialog, self._returnert)
        else:
            self.spor(Tekst("Returner vedtaket", innledning=innledning), lambda tekst: self._spor_returpin(b.vedtak, kode, tekst))

    def _spor_returpin(self, v: Vedtak, grunn: Returgrunn, kommentar: str) -> None:
        def prov(ident: str, pin: str) -> Vedtak:
            return self._returner(v, grunn, kommentar, ident, pin)

        self.spor(Pin("Returner vedtaket", prov, tekst="Den som returnerer, bekrefter med sin PIN.", spor_ident=True), self._returnert)

    def _returner(self, v: Vedtak, grunn: Returgrunn, kommentar: str, ident: str | None = None, pin: str = "") -> Vedtak:
        return tjeneste.returner(self.okt, v.id, v.versjon, grunn, kommentar, ident=ident, pin=pin)

    def _returnert(self, _svar: object) -> None:
        if (b := self._bilde) is not None:
            self.si(f"Vedtak {b.vedtak.nummer} er returnert til {b.vedtak.skrevet_av}.")
        self.lista()

    def tilbakeforing(self) -> None:
        """The sender takes it back (KO-6)."""
        if (b := self._bilde) is not None:
            self.skriv(signatur.ta_tilbake, self.okt, b.vedtak.id, b.vedtak.versjon, ferdig=self._tatt_tilbake, feilet=self._avslatt)

    def _tatt_tilbake(self, v: Vedtak) -> None:
        self.si(f"Vedtak {v.nummer} er et utkast igjen.")
        self.lista()

    def overlever(self) -> None:
        """Nobody here may sign: it becomes a draft again and is handed over (PE-6)."""
        if (b := self._bilde) is not None:
            spor_overlevering(self, b.vedtak, self._overlevert)

    def _overlevert(self, _svar: object) -> None:
        self.si("Overlevert til kommunedirektørens stedfortreder. Svaret skrives ned på vedtaket.")
        self.lista()

    def person(self) -> None:
        """The person's own screen."""
        rad = self.tabell.valgt
        person_id = self._bilde.vedtak.person_id if self._bilde is not None else rad.person_id if rad is not None else None
        if person_id is not None:
            self.gaa_til("bruker", person_id=person_id)
