"""The letters on their way out (from F8): written to a folder, put in the envelope, marked as sent (VE-19, PE-5, KL-2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual.widget import Widget

from navtui.domain.brevko import Brevrad, kan_sendes, kan_skrive_samlet, kan_skrive_ut
from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk.brev import Brevtilstand, Sendemaate
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.rolle import Handling, rolle_kan
from navtui.domain.tid import dato_i_oslo
from navtui.services import apning
from navtui.services import brev as brev_tjeneste
from navtui.services import brevko as tjeneste
from navtui.services import mappe as mapper
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.kolonner import Kolonne
from navtui.ui.kommando import Kommando
from navtui.ui.tabell import Tabell
from navtui.ui.visning import Visning
from navtui.ui.visninger.apningsgrunn import spor_om_grunn
from navtui.ui.visninger.brev import Brevdialog
from navtui.ui.visninger.personhandlinger import valg

Side = tuple[Sequence[Brevrad], int]


class Brevko(Visning):
    """One list, the oldest letter first; `l` shows the closed one."""

    TITTEL = "Brev"
    KOMMANDOER: ClassVar = (
        Kommando("les", "enter", "les", "Les brevet under markøren. Å lese det er å åpne personen.", "PE-7"),
        Kommando("skriv_ut", "u", "skriv ut", "Skriv brevet som PDF i en mappe du velger. Det er å åpne personen.", "PE-7"),
        Kommando("skriv_alle", "a", "skriv ut alle", "Skriv ut posten: alle brev i køen som ikke er skrevet ut.", "PE-7"),
        Kommando(
            "sendt", "s", "sendt", "Brevet er sendt: dato og hvordan. Det må være skrevet ut. Klagefristen regnes fra det kom fram.", "KL-2"
        ),
        Kommando("lukket", "l", "lukket kø", "Brev til dem som er beskyttet. Skriv dem ut i en egen mappe.", "PE-5"),
        Kommando("person", "p", "person", "Gå til personen.", i_bunn=False),
        Kommando("ut", "t,escape", "tilbake", "Tilbake.", vist="t"),
    )
    REGLER: ClassVar[Mapping[str, str]] = {
        "PE-5": "Brev til dem som er beskyttet, ligger i en lukket kø, for dem med tilgang. Ved kode 6 har papiret ingen adresse.",
        "PE-7": "Å lese eller skrive ut ett brev er å åpne personen: utenfor porteføljen din med en grunn. Å skrive ut hele køen er "
        "kontorets post: det logges på hver person, men er ingen åpning.",
        "KL-2": "Fristen for å klage er tre uker fra brevet kom fram.",
    }

    def innhold(self) -> Iterable[Widget]:
        """The list."""
        self._lukket = False
        self.tabell: Tabell[Brevrad] = Tabell(
            [
                Kolonne("Laget", lambda r: dag_kort(dato_i_oslo(r.laget_tid)), 10),
                Kolonne("Til", lambda r: r.navn, 20, vekt=1),
                Kolonne("Brev", lambda r: r.hva, 24, vekt=1),
                Kolonne("Av", lambda r: r.laget_av, 5),
                Kolonne("Hvor det er", lambda r: r.stand, 18),
            ],
            tom="Ingen brev venter.",
        )
        yield self.tabell

    def last(self) -> None:
        """The queue that is shown."""
        self.kjor(self._hent, 0, ferdig=self._vis)

    def _hent(self, hopp: int) -> Side:
        return tjeneste.ko(self.okt, lukket=self._lukket, hopp=hopp)

    def _vis(self, side: Side) -> None:
        rader, antall = side
        self.tabell.sett_rader(rader, antall)
        ikke = self._ikke_skrevet()
        hvor = "i den lukkede køen" if self._lukket else "i brevkøen"
        self.svar = f"{antall} brev {hvor}, {ikke} er ikke skrevet ut." if antall else f"Ingen brev {hvor}."
        self.oppdater_kommandoer()

    def _ikke_skrevet(self) -> int:
        return sum(r.tilstand is Brevtilstand.I_KO for r in self.tabell.rader)

    def on_tabell_hent_mer(self, hendelse: Tabell.HentMer) -> None:
        """The cursor nears the end of the page."""
        self.kjor(self._hent, hendelse.fra, ferdig=lambda side: self.tabell.legg_til(*side), gruppe="mer")

    def tillatt(self, kommando: Kommando) -> bool:
        """By the row under the cursor, and by the role (PE-7)."""
        rad = self.tabell.valgt
        if kommando.id in ("ut", "lukket"):
            return True
        if kommando.id == "skriv_alle":
            return kan_skrive_ut(self.okt.rolle) is None and kan_skrive_samlet(self._ikke_skrevet()) is None
        if rad is None:
            return False
        if kommando.id == "skriv_ut":
            return kan_skrive_ut(self.okt.rolle) is None
        if kommando.id == "sendt":
            return kan_sendes(rad, self.okt.i_dag, self.okt.i_dag) is None
        return rolle_kan(self.okt.rolle, Handling.APNE_PERSON)

    def hvorfor_ikke(self, kommando: Kommando) -> str:
        """A letter that is still in the queue, and what mottak does not do, is answered."""
        if (rad := self.tabell.valgt) is None:
            return ""
        brudd = kan_skrive_ut(self.okt.rolle)
        if kommando.id == "sendt" and brudd is None:
            brudd = kan_sendes(rad, self.okt.i_dag, self.okt.i_dag)
        if kommando.id == "skriv_alle" and brudd is None:
            brudd = kan_skrive_samlet(self._ikke_skrevet())
        return f"{brudd.setning} ({brudd.regel})" if brudd is not None else ""

    # --- commands ---

    def les(self) -> None:
        """Enter: the letter, as text. Outside her own portfolio it is asked why."""
        if (rad := self.tabell.valgt) is not None:
            self._les(rad.id)

    def _les(self, brev_id: int, grunn: str | None = None, tekst: str = "") -> None:
        def nektet(brudd: Regelbrudd) -> None:
            if brudd.felt == "grunn":
                spor_om_grunn(self, brudd, partial(self._les, brev_id), "brevet")
            else:
                self.avslag(brudd)

        self.skriv(brev_tjeneste.les, self.okt, brev_id, grunn, tekst, ferdig=lambda brev: self.spor(Brevdialog(brev)), feilet=nektet)

    def skriv_ut(self) -> None:
        """The one under the cursor. Outside her own portfolio it is asked why, before the folder."""
        if (rad := self.tabell.valgt) is None:
            return

        def ut(grunn: str | None = None, tekst: str = "") -> None:
            self._til_mappe(f"Skriv ut {rad.hva}", lambda mappe: [tjeneste.skriv_ut(self.okt, rad, mappe, grunn, tekst)])

        def svar(brudd: Regelbrudd | None) -> None:
            if brudd is None:
                ut()
            elif brudd.felt == "grunn":
                spor_om_grunn(self, brudd, ut, "brevet")
            else:
                self.avslag(brudd)

        self.kjor(apning.kan_apne, self.okt, rad.person_id, "brev", ferdig=svar, gruppe="mappe")

    def skriv_alle(self) -> None:
        """All that have not been: the office's post."""
        self._til_mappe("Skriv ut køen", lambda mappe: tjeneste.skriv_ut_koen(self.okt, mappe, lukket=self._lukket))

    def _til_mappe(self, tittel: str, skriv: Callable[[Path], list[Path]]) -> None:
        def send(v: dict[str, Any]) -> list[Path]:
            mappe = mapper.klargjor(self.okt.fil, mapper.BREV, Path(v["mappe"]).expanduser())
            filer = skriv(mappe)
            mapper.husk(mappe, mapper.BREV)
            return filer

        def spor(forslag: Path) -> None:
            felt = [Felt("mappe", "Mappe", verdi=str(forslag), krav=True, maks=1000)]
            self.spor(Skjema(tittel, felt, send), lambda filer: self._gjort(skrevet(filer)))

        self.kjor(mapper.hent, self.okt.fil, mapper.BREV, ferdig=spor, gruppe="mappe")

    def sendt(self) -> None:
        """It has left the office."""
        if (rad := self.tabell.valgt) is None:
            return
        felt = [
            Felt("maate", "Hvordan", "valg", Sendemaate.POST.value, valg(Sendemaate), krav=True),
            Felt("dato", "Dato", "dato", self.okt.i_dag, krav=True),
        ]

        def send(v: dict[str, Any]) -> None:
            tjeneste.marker_sendt(self.okt, rad, v["dato"], Sendemaate.av(v["maate"]))

        self.spor(Skjema(f"Sendt: {rad.hva}", felt, send), lambda _n: self._gjort("Brevet er merket som sendt."))

    def lukket(self) -> None:
        """The other queue."""
        self._lukket = not self._lukket
        self.last()

    def person(self) -> None:
        """The person's own screen."""
        if (rad := self.tabell.valgt) is not None:
            self.gaa_til("bruker", person_id=rad.person_id)

    def ut(self, _tast: str) -> None:
        """Back to where she came from."""
        self.tilbake()

    def _gjort(self, setning: str) -> None:
        self.si(setning)
        self.last()


def skrevet(filer: Sequence[Path]) -> str:
    """Where the papers are: the file's own name, or how many and from which to which."""
    mappe = filer[0].parent
    if len(filer) == 1:
        return f"Brevet er skrevet til {mappe}: {filer[0].name}"
    return f"{len(filer)} brev er skrevet til {mappe}: {filer[0].name} til {filer[-1].name}"
