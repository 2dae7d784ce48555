"""The vedtak screen's base: getting into a vedtak (PE-7), reading it, saving one answer at a time, and where the cursor goes then."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import Any, TypeVar, cast

from rich.text import Text
from textual.widget import Widget
from textual.widgets import Static

from navtui.domain.apning import Apningsgrunn
from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk import Vedtakstilstand
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Vedtak
from navtui.services import vedtak_skjerm as tjeneste
from navtui.services.vedtak_skjerm import Skrivebilde, Veivalg
from navtui.ui.dialoger.dialog import Dialog
from navtui.ui.dialoger.tekst import Tekst
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.tabell import Tabell
from navtui.ui.tekst import avsnitt, data
from navtui.ui.visning import Visning
from navtui.ui.visninger.vedtak_rad import Rad
from navtui.ui.visninger.vedtak_rader import kolonner, rader, svarlinje

DETALJ_TEGN = 300
R = TypeVar("R")


def kan_overleveres(s: Skrivebilde) -> bool:
    """PE-6: nobody here may sign it, or it is handed over already and waits for the stand-in's answer."""
    apen = s.bilde.vedtak.tilstand in (Vedtakstilstand.UTKAST, Vedtakstilstand.TIL_KONTROLL)
    kan_skrive = s.laast is None or s.laast.regel != "PE-12"
    return apen and kan_skrive and (s.leder_inhabil is not None or s.overlevert is not None)


class Vedtaksdata(Visning):
    """Holds the picture `s` that is on the screen. Everything typed is saved at once, so leaving loses nothing."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.s: Skrivebilde | None = None
        self._vedtak_id: int | None = None
        self._fra_rad: int | None = None
        """An answer was given on this row: when it is shown, the cursor goes on to the next that waits."""
        self._nei: Text | None = None
        """Why none was opened: it stays in sight until another is."""
        self._ny = False
        """She asked for a new vedtak: it is said when that is a renewal (VE-13)."""
        self._vinduer = 0
        """Dialogs that are open on what is shown."""
        self._venter: Skrivebilde | None = None
        """What was read while one was open."""

    def innhold(self) -> Iterable[Widget]:
        """The rows, and a panel with the whole of the one under the cursor."""
        self.tabell: Tabell[Rad] = Tabell(kolonner(None), tom="Ingenting å vise.")
        self._panel = Static(classes="panel", markup=False)
        yield self.tabell
        yield self._panel

    # --- into a vedtak ---

    def apne(self, **argumenter: Any) -> None:
        """`vedtak_id`: this vedtak. `forrige_id`: the renewal of it. `soknad_id`: the answer to it. `person_id`: what is next for her."""
        self._apne(Veivalg(**argumenter))

    def _apne(self, vei: Veivalg, grunn: str | None = None, tekst: str = "") -> None:
        self.s, self._vedtak_id, self._venter, self._nei = None, None, None, None
        self.svar = "Åpner vedtaket ..."
        self.tabell.sett_rader(())
        self._panel.display = False
        ferdig = partial(self._apnet, ny=vei.art is not None or vei.soknad_id is not None)
        self.skriv(tjeneste.apne, self.okt, vei, grunn, tekst, ferdig=ferdig, feilet=partial(self._ikke_apnet, vei))

    def _ikke_apnet(self, vei: Veivalg, brudd: Regelbrudd) -> None:
        if brudd.felt != "grunn":
            self._nei = self.svar = data(f"{brudd.setning} ({brudd.regel})", "fare")
            return
        valg = [Valg(g.value, g.tekst) for g in Apningsgrunn]
        self.spor(
            Velg("Hvorfor åpner du?", valg, innledning=f"{brudd.setning} Åpningen logges (PE-7).", uten_forslag=True),
            partial(self._med_grunn, vei),
        )

    def _med_grunn(self, vei: Veivalg, kode: str) -> None:
        if kode == Apningsgrunn.ANNET:
            innledning = "Skriv kort, uten navn og nummer. Teksten står i loggen."
            self.spor(Tekst("Hvorfor åpner du?", innledning=innledning), lambda tekst: self._apne(vei, kode, tekst))
        else:
            self._apne(vei, kode)

    def _apnet(self, vedtak_id: int, *, ny: bool = False) -> None:
        self._vedtak_id, self._fra_rad, self._ny = vedtak_id, -1, ny
        self.last()

    # --- reading ---

    def last(self) -> None:
        """Read it again; nothing when none is open."""
        if self._vedtak_id is None:
            self.svar = self._nei or "Velg et vedtak fra Fornyelser, Saker eller personen."
        else:
            self.kjor(tjeneste.hent, self.okt, self._vedtak_id, ferdig=self._vis, feilet=self.avslag)

    def _vis(self, s: Skrivebilde) -> None:
        if self._vinduer:
            self._venter = s
            return
        ny = self.s is None or self.s.bilde.vedtak.id != s.bilde.vedtak.id
        self.s = s
        alle = rader(s)
        if ny:
            self.tabell.sett_kolonner(kolonner(s))
        self.tittel = "Fornyelse" if s.bilde.vedtak.er_fornyelse else "Vedtak"
        self.svar = svarlinje(s, alle, self.app.size.width - 2)
        self.tabell.sett_rader(alle)
        self._videre(alle)
        if ny:
            self._si_ved_apning(s)
        self._tegn_panel()
        self.oppdater_kommandoer()

    def _si_ved_apning(self, s: Skrivebilde) -> None:
        """KO-11: that she cannot sign it; else VE-13: that what she began anew is the renewal of the last one."""
        forrige = s.bilde.grunnlag.forrige
        if s.delegasjon is not None:
            self.si(f"{s.delegasjon.setning} ({s.delegasjon.regel})", "varsel")
        elif self._ny and forrige is not None and s.laast is None:
            self.si(f"Det er en fornyelse av vedtak {forrige.nummer}: bekreft eller endre hver linje.")

    def _videre(self, alle: list[Rad]) -> None:
        """After an answer: the next row that waits, else the first; none waits, stay."""
        fra, self._fra_rad = self._fra_rad, None
        if fra is None:
            return
        venter = [nr for nr, r in enumerate(alle) if r.venter]
        neste = next((nr for nr in venter if nr >= max(fra, 0)), venter[0] if venter else None)
        if neste is not None:
            self.tabell.velg(alle[neste].nokkel)

    def on_tabell_valgt(self) -> None:
        """The panel follows the cursor."""
        self._tegn_panel()
        super().on_tabell_valgt()

    def _tegn_panel(self) -> None:
        """The whole of the row under the cursor; else the first thing that stops, or why nothing can be changed."""
        if (s := self.s) is None:
            return
        rad = self.tabell.valgt
        deler: list[Text] = []
        if s.bilde.ekthet is not None:
            deler.append(data(f"{s.bilde.ekthet.setning} ({s.bilde.ekthet.regel})", "fare"))
        if rad is not None and rad.detalj:
            deler.append(avsnitt(rad.detalj[:DETALJ_TEGN] + (" .." if len(rad.detalj) > DETALJ_TEGN else "")))
        if rad is not None and (lov := _lov(s, rad)):
            deler.append(data(lov, "dempet"))
        if s.overlevert is not None:
            deler.append(data(f"Overlevert {dag_kort(s.overlevert)} til kommunedirektørens stedfortreder. h når svaret er her.", "varsel"))
        elif s.leder_inhabil is not None and kan_overleveres(s):
            deler.append(data(f"{s.leder_inhabil.setning} ({s.leder_inhabil.regel})", "varsel"))
        retur = s.bilde.vedtak.siste_retur
        if retur is not None:
            deler.append(data(f"I retur fra {retur.ident}: {retur.grunn.tekst}. {retur.kommentar}", "varsel"))
        if s.laast is not None:
            deler.append(data(f"{s.laast.setning} ({s.laast.regel})", "varsel"))
        elif s.bilde.stopp and (rad is None or rad.slag != "stopp"):
            forst = s.bilde.stopp[0]
            deler.append(data(f"Stopp {forst.regel}  {forst.setning}", "fare"))
        self._panel.update(Text("\n", end="").join(deler))
        self._panel.display = bool(deler)

    @property
    def regeldag(self) -> date | None:
        """F1 shows the law of the vedtak's date."""
        return None if self.s is None else self.s.bilde.vedtak.vedtaksdato

    # --- saving ---

    @property
    def v(self) -> Vedtak:
        """The vedtak on the screen."""
        if self.s is None:
            raise LookupError("no vedtak is open")
        return self.s.bilde.vedtak

    def kall(self, fn: Callable[..., Vedtak], *args: object, **felt: object) -> Vedtak:
        """Call a service on the vedtak as she sees it (`spor`). In a thread. A stale screen is read again (SI-7)."""
        return self._kall(self.v, fn, *args, **felt)

    def _kall(self, v: Vedtak, fn: Callable[..., Vedtak], *args: object, **felt: object) -> Vedtak:
        try:
            return fn(self.okt, v.id, v.versjon, *args, **felt)
        except Regelbrudd as brudd:
            if brudd.regel != "SI-7":
                raise
            self.app.call_from_thread(self.last)
            raise tjeneste.foreldet_av(self.okt, v, brudd) from brudd

    def lagre(self, fn: Callable[..., Vedtak], *args: object, **felt: object) -> None:
        """Save one answer and go on to the next row."""
        self.skriv(partial(self._kall, self.v, fn, *args, **felt), ferdig=self.lagret)

    def spor(self, dialog: Dialog[R], ferdig: Callable[[R], None] | None = None) -> None:
        """SI-7: what she answers is what she saw when it was opened. What another desk writes meanwhile is shown when it is closed, so
        that her answer is refused and not put on top of a text she has never seen.
        """

        def lukket(resultat: R | None) -> None:
            try:
                if dialog.fullfort and ferdig is not None:
                    ferdig(cast("R", resultat))
            finally:
                self._vinduer -= 1
                if not self._vinduer and (nyest := self._venter) is not None:
                    self._venter = None
                    self._vis(nyest)

        self._vinduer += 1
        self.nav.vis_dialog(dialog, lukket)

    def lagret(self, _v: object = None) -> None:
        """It is on disk: show it."""
        self._fra_rad = self.tabell.indeks
        self.last()


def _lov(s: Skrivebilde, rad: Rad) -> str:
    """The law behind a stopp or a varsel, on the vedtak's date."""
    match rad.nokkel:
        case ("stopp" | "varsel", (str(regel), *_)):
            return s.lov[regel]
    return ""
