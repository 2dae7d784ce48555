"""The office itself (from F7): staff, absence, settings, rates, delegasjoner and who has access to protected persons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from textual.widget import Widget

from navtui.domain.ansatt import Ansatt, Fravaer
from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.sats import Satsart
from navtui.services import ansatt, brev, delegasjon, fravaer, sats, sikkerhetskopi
from navtui.services.innstilling import Innstillingsrad
from navtui.ui.dialoger.bekreft import Bekreft
from navtui.ui.dialoger.dialog import Dialog
from navtui.ui.dialoger.nokler import bytt_nokler
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.kommando import Kommando
from navtui.ui.panel import Panel
from navtui.ui.tabell import Tabell
from navtui.ui.tekst import sammen
from navtui.ui.visning import Visning
from navtui.ui.visninger import oppsettskjema as skjema
from navtui.ui.visninger.oppsett_deler import DELER, Oppsettrad, hent, panel
from navtui.ui.visninger.oppsett_sats import rett_sats
from navtui.ui.visninger.personhandlinger import valg

_KAN_NY = ("ansatte", "fravaer", "satser", "delegasjoner")
_KAN_ENDRE = ("ansatte", "innstillinger")
_KAN_SLUTT = ("fravaer", "delegasjoner", "tilganger")


class Oppsett(Visning):
    """Six lists, one shown at a time; each may be added to, changed or ended where that means something."""

    TITTEL = "Kontoret"
    KOMMANDOER: ClassVar = (
        Kommando("velg_del", "1,2,3,4,5,6", "liste", "Ansatte, fravær, innstillinger, satser, delegasjoner, tilgang."),
        Kommando("endre", "enter", "endre", "Endre raden under markøren. En egen sats rettes så lenge ingen vedtak bruker den.", "PE-9"),
        Kommando("ny", "n", "ny", "Legg til i listen."),
        Kommando("slutt", "x", "avslutt", "Avslutt fraværet, delegasjonen eller tilgangen.", "PE-5"),
        Kommando("til_tallene", "b", "tilbake", "Tilbake til tallene.", handling="tilbake"),
        Kommando("flytt", "m", "flytt saker", "Flytt sakene og gjeldssakene til den under markøren.", "OP-11"),
        Kommando("brevhodet", "h", "brevhode", "Kontoret og Statsforvalteren, slik de står på brevene.", "VE-19", i_bunn=False),
        Kommando("kopimappe", "k", "sikkerhetskopi", "Mappen for den daglige kopien, og hvor gammel den siste er.", "SI-6", i_bunn=False),
        Kommando("ny_pin", "p", "ny PIN", "Ny passfrase eller PIN. Din egen bytter du med passfrasen du har.", "SI-1", i_bunn=False),
    )
    REGLER: ClassVar[Mapping[str, str]] = {
        "PE-5": "Tilgang til en skjermet person gis av leder, per person og datert. Den gis fra personens skjerm (F8).",
        "PE-9": "En ansatt med åpne saker kan ikke slutte.",
        "SI-6": "Hver kopi åpnes og kontrolleres før den regnes. Tomt felt slår av den daglige.",
        "VE-5": "En sats har dato og kilde. En avledet rad er ikke lest i rundskrivet.",
        "VE-19": "Brevet sier hvor en klager: kontorets adresse og Statsforvalteren.",
        "KO-11": "Den som signerer, har skriftlig delegasjon for den typen vedtak.",
    }

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._navn = "ansatte"
        self._ansatte: Sequence[Ansatt] = ()
        self._nytt_fravaer_for: str | None = None
        self._for: set[object] | None = None

    def innhold(self) -> Iterable[Widget]:
        """A table per list, and a panel."""
        self.tabeller = {d.navn: Tabell(d.kolonner, tom=d.tom, id=f"oppsett-{d.navn}") for d in DELER}
        self._panel = Panel(id="oppsettpanel")
        for navn, tabell in self.tabeller.items():
            tabell.display = navn == self._navn
            yield tabell
        yield self._panel

    @property
    def tabell(self) -> Tabell[Oppsettrad]:
        """The list that is shown."""
        return self.tabeller[self._navn]

    def apne(self, **argumenter: Any) -> None:
        """`del_`: which list. `ident`: register absence for this one at once."""
        self._vis_del(argumenter.get("del_", "ansatte"))
        self._nytt_fravaer_for = argumenter.get("ident")
        self.last()

    def last(self) -> None:
        """The list that is shown, and the staff the forms choose among."""
        self.skriv(self._hent, self._navn, ferdig=self._vis)

    def oppfrisk(self) -> None:
        """As another desk has left it."""
        self.kjor(self._hent, self._navn, ferdig=self._vis)

    def _hent(self, navn: str) -> tuple[str, list[Oppsettrad], list[Ansatt]]:
        return navn, hent(self.okt, navn), ansatt.liste(self.okt)

    def _vis(self, svar: tuple[str, list[Oppsettrad], list[Ansatt]]) -> None:
        navn, rader, self._ansatte = svar
        if navn != self._navn:
            return
        self.tabell.sett_rader(rader)
        if self._for is not None and (nye := [r.nokkel for r in rader if r.nokkel not in self._for]):
            self.tabell.velg(nye[0])
        self._for = None
        valgt = [sammen("[" if d.navn == navn else "", (str(nr), "tast"), f" {d.tittel}", "]" if d.navn == navn else "", "  ")
                 for nr, d in enumerate(DELER, 1)]  # fmt: skip
        self.svar = sammen(*valgt)
        self._vis_panel()
        self.oppdater_kommandoer()
        if self._nytt_fravaer_for is not None:
            ident, self._nytt_fravaer_for = self._nytt_fravaer_for, None
            self._spor(skjema.nytt_fravaer(self.okt, self._ansatte, ident))

    def _vis_panel(self) -> None:
        self._panel.update(panel(self._navn, self.tabell.valgt))

    def on_tabell_valgt(self) -> None:
        """Another row."""
        self._vis_panel()
        self.oppdater_kommandoer()

    def tillatt(self, kommando: Kommando) -> bool:
        """What means something for the list that is shown, and for its row."""
        rad = self.tabell.valgt
        if kommando.id == "ny":
            return self._navn in _KAN_NY
        if kommando.id == "endre" and rad is not None and isinstance(rad.objekt, sats.Satsvisning):
            return rad.objekt.av is not None
        if kommando.id == "endre":
            return self._navn in _KAN_ENDRE and rad is not None
        if kommando.id == "slutt":
            return self._navn in _KAN_SLUTT and rad is not None and not rad.over
        return kommando.id not in ("ny_pin", "flytt") or (self._navn == "ansatte" and rad is not None)

    # --- commands ---

    def velg_del(self, tast: str) -> None:
        """A digit: another list."""
        self._vis_del(DELER[int(tast) - 1].navn)
        self.last()

    def _vis_del(self, navn: str) -> None:
        self._navn = navn
        for n, tabell in self.tabeller.items():
            tabell.display = n == navn
        self.screen.set_focus(self.tabell, scroll_visible=False)

    def ny(self) -> None:
        """A row more."""
        if self._navn == "ansatte":
            self.spor(skjema.ny_ansatt(self.okt), lambda ny: self._spor(skjema.forste_nokler(self.okt, ny)))
        elif self._navn == "fravaer":
            self._spor(skjema.nytt_fravaer(self.okt, self._ansatte, None))
        elif self._navn == "delegasjoner":
            uten = rad.objekt.ident if (rad := self.tabell.valgt) is not None and not rad.objekt.rader else None
            self._spor(skjema.ny_delegasjon(self.okt, self._ansatte, uten))
        elif self._navn == "satser":
            arter = [v for v in valg(Satsart) if Satsart.av(v.kode) in sats.FELT]
            self.spor(Velg("Hvilken sats?", arter), lambda kode: self._spor(skjema.ny_sats(self.okt, Satsart.av(kode))))

    def endre(self) -> None:
        """The row under the cursor."""
        objekt = self.tabell.valgt.objekt if self.tabell.valgt else None
        if isinstance(objekt, Ansatt):
            self._spor(skjema.endre_ansatt(self.okt, objekt))
        elif isinstance(objekt, Innstillingsrad):
            self._spor(skjema.endre_innstilling(self.okt, objekt))
        elif isinstance(objekt, sats.Satsvisning):
            self._spor(rett_sats(self.okt, objekt))

    def ny_pin(self) -> None:
        """A new passphrase or PIN. One's own is changed as everyone changes hers: the passphrase she has is asked for (SI-1)."""
        objekt = self.tabell.valgt.objekt if self.tabell.valgt else None
        if isinstance(objekt, Ansatt) and objekt.ident == self.okt.ident:
            bytt_nokler(self, self._lagret)
        elif isinstance(objekt, Ansatt):
            self._spor(skjema.ny_pin(self.okt, objekt))

    def flytt(self) -> None:
        """OP-11: also for one who has debt cases only, and no row among the figures."""
        if self.tabell.valgt is not None:
            self.gaa_til("flytting", fra=self.tabell.valgt.objekt.ident)

    def brevhodet(self) -> None:
        """The office's address on the letters."""
        self.kjor(brev.kontoret, self.okt, ferdig=lambda k: self._spor(skjema.brevhode(self.okt, k)), gruppe="brevhode")

    def kopimappe(self) -> None:
        """SI-6: where the daily copy goes."""
        self.kjor(sikkerhetskopi.stand, self.okt, ferdig=lambda k: self._spor(skjema.kopimappe(self.okt, k)), gruppe="kopi")

    def slutt(self) -> None:
        """End the row under the cursor, after a yes."""
        if (rad := self.tabell.valgt) is None:
            return
        objekt = rad.objekt
        if isinstance(objekt, Fravaer):
            self._avslutt(rad.tekst, partial(fravaer.tilbake, self.okt, objekt.id), f"{objekt.ident} er på jobb i dag.")
        elif isinstance(objekt, delegasjon.Delegasjonsbrev):
            self._slutt_delegasjon(objekt)
        else:
            self._avslutt(rad.tekst, partial(skjema.ta_tilgang, self.okt, objekt), f"{objekt.ident} har ikke lenger tilgang.")

    def _slutt_delegasjon(self, d: delegasjon.Delegasjonsbrev) -> None:
        """KO-11: the whole document, or one kind of vedtak of it."""
        alle = tuple(r.nokkel for r in d.rader)

        def ta(kode: str) -> None:
            ider = alle if kode == "alle" else (int(kode),)
            hva = "alt i dokumentet" if kode == "alle" else "denne typen"
            self.skriv(delegasjon.ta, self.okt, *ider, ferdig=lambda _svar: self._lagret(f"{d.ident} mister delegasjonen for {hva}."))

        if len(d.rader) == 1:
            tekst = f"{d.ident}, {Vedtaksart.av(d.rader[0].vedtaksart).tekst}: {d.dokument}"
            self._avslutt(tekst, partial(delegasjon.ta, self.okt, *alle), f"{d.ident} har ikke lenger delegasjonen.")
            return
        typer = [Valg(str(r.nokkel), Vedtaksart.av(r.vedtaksart).tekst) for r in d.rader]
        self.spor(Velg(f"Hva skal {d.ident} ikke lenger signere?", [Valg("alle", "alt i dokumentet"), *typer], innledning=d.dokument,
                       uten_forslag=True), ta)  # fmt: skip

    def _avslutt(self, tekst: str, gjor: Callable[[], object], setning: str) -> None:
        self.spor(Bekreft("Avslutt", f"{tekst}?", ja="Avslutt"), lambda _ja: self.skriv(gjor, ferdig=lambda _svar: self._lagret(setning)))

    def _spor(self, dialog: Dialog[str]) -> None:
        self.spor(dialog, self._lagret)

    def _lagret(self, setning: str) -> None:
        self._for = {r.nokkel for r in self.tabell.rader}
        self.si(setning)
        self.last()
