"""F8 Søk / bruker: who is this, and who is responsible?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from rich.text import Text
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from navtui.domain import bruker as modell
from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.person import Treff
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.rolle import Handling, rolle_kan
from navtui.domain.vedtaksbolker import nye_arter
from navtui.services import bruker as tjeneste
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.felt import Tekstfelt
from navtui.ui.kolonner import Kolonne
from navtui.ui.tabell import Tabell
from navtui.ui.tekst import sammen
from navtui.ui.visninger.brev import brevmeny
from navtui.ui.visninger.bruker_deler import deler, hode, vedtaksvalg
from navtui.ui.visninger.brukerhandlinger import Brukerhandlinger
from navtui.ui.visninger.brukerklage import Brukerklager
from navtui.ui.visninger.brukerkommandoer import KOMMANDOER, REGLER, hvorfor_ikke, tillatt
from navtui.ui.visninger.brukersok import Brukersok
from navtui.ui.visninger.persondata import Persondata
from navtui.ui.visninger.personhandlinger import Gjelder
from navtui.ui.visninger.personmerker import Personmerker
from navtui.ui.visninger.registrer import Registrer

NYTT_VEDTAK: Mapping[Vedtaksart, str] = {
    Vedtaksart.STONAD: "økonomisk stønad: innvilget, delvis eller avslag", Vedtaksart.NODHJELP: "nødhjelp, samme dag",
    Vedtaksart.BOTILBUD: "midlertidig botilbud, § 27", Vedtaksart.RADGIVNING: "råd og veiledning, § 17",
    Vedtaksart.GARANTI: "garanti for depositum", Vedtaksart.KVP: "kvalifiseringsprogram",
}  # fmt: skip


class Bruker(Brukersok, Brukerhandlinger, Persondata, Personmerker, Brukerklager):
    """The search, and everything about the one who is opened."""

    TITTEL = "Søk"
    KOMMANDOER: ClassVar = KOMMANDOER
    REGLER: ClassVar[Mapping[str, str]] = REGLER

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.bruker: modell.Bruker | None = None

    def innhold(self) -> Iterable[Widget]:
        """The search field with its hits, and the person's sections; one of them is shown."""
        self._felt = Tekstfelt(maks=100, id="sokefelt")
        self.tabell: Tabell[Treff] = Tabell(
            [
                Kolonne("Navn", lambda t: t.navn, 30, vekt=1),
                Kolonne("Født", lambda t: str(t.fodselsaar or "ukjent"), 6),
                Kolonne("Ansvarlig veileder", lambda t: f"{t.veileder} {t.veiledernavn}" if t.veileder else "ingen", 28),
            ],
            tom="Treffene kommer her.",
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
        """F8 is always a new search, except when she comes back to the person she went from: then that one, as it is now."""
        if not argumenter:
            self.foreldet = False
            if self.kommer_tilbake and self.bruker is not None:
                self.oppfrisk()
            else:
                self._til_sok()
        super().vis_frem(argumenter)

    def apne(self, **argumenter: Any) -> None:
        """`person_id`: open this person. `sok`: search, for this text if there is any."""
        person_id = argumenter.get("person_id")
        if person_id is None or self.bruker is None or self.bruker.person_id != int(person_id):
            self._til_sok()
        if person_id is not None:
            self._apne_person(int(person_id))
            return
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

    def _vis_ny(self, b: modell.Bruker) -> None:
        self._vis_person(b)
        self._rull.scroll_home(animate=False)
        self._markor_til(self._rull)

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

    def hvorfor_ikke(self, kommando: Any) -> str:
        """The key is the person's, and nobody is open; or there is nothing for it to do."""
        har_treff = self.tabell.has_focus and self.tabell.valgt is not None
        return "" if kommando.id == "sok_i_felt" else hvorfor_ikke(kommando, self.okt.rolle, self.bruker, har_treff=har_treff)

    def ny_soknad(self) -> None:
        """Register a søknad for this person, or from someone new."""
        g = self.gjelder()
        dialog = Registrer(self.okt, (g.person_id, g.navn) if g else None)
        self.spor(dialog, lambda svar: self.etter(svar.setning))

    def brevene(self) -> None:
        """The person's letters; the queue when nobody is open."""
        if self.bruker is None:
            self._til_brevko()
        else:
            brevmeny(self, self.bruker, self._til_brevko)

    def _til_brevko(self) -> None:
        self.gaa_til("brevko")

    def vedtaket(self) -> None:
        """To what is next for the person, or to one of her vedtak."""
        if (b := self.bruker) is not None:
            valgene = [Valg(str(v.id), vedtaksvalg(v)) for v in b.vedtak[:30]]
            nytt = [Valg("nytt", "nytt vedtak av et annet slag", "n")] if b.apen_sak and nye_arter(self.okt.rolle) else []
            faste = [Valg("neste", "det som er neste for personen", "v"), *nytt, Valg("oppgjor", "lån, refusjon og garanti", "o")]
            self.spor(Velg("Hvilket vedtak?", [*faste, *valgene]), self._til_vedtak)

    def _nytt_vedtak(self) -> None:
        """VE-18, VE-20: a kind her role may write."""
        valgene = [Valg(a.value, NYTT_VEDTAK[a]) for a in nye_arter(self.okt.rolle)]
        self.spor(Velg("Hva slags vedtak?", valgene), self._ny_art)

    def _ny_art(self, kode: str) -> None:
        if (b := self.bruker) is not None:
            self.gaa_til("vedtak", person_id=b.person_id, art=Vedtaksart.av(kode))

    def _til_vedtak(self, kode: str) -> None:
        if kode == "nytt":
            self._nytt_vedtak()
        elif (b := self.bruker) is not None:
            if kode == "oppgjor":
                self.gaa_til("oppgjor", person_id=b.person_id)
                return
            if kode == "neste" and (brudd := b.uten_veileder) is not None:
                self.avslag(brudd)
                return
            self.gaa_til("vedtak", **({"person_id": b.person_id} if kode == "neste" else {"vedtak_id": int(kode)}))
