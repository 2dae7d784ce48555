"""F3 Mine saker: whom do I follow up, and what is due?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from textual.widget import Widget

from navtui.domain.beskjed import Beskjed
from navtui.domain.rolle import Handling, rolle_kan
from navtui.domain.sak import SakRad, Side, Sortering, Utvalg
from navtui.services import beskjed, oppfolging, oppgave, sak
from navtui.ui.kommando import Kommando
from navtui.ui.panel import Panel
from navtui.ui.tabell import Tabell
from navtui.ui.tekst import om
from navtui.ui.visninger.personhandlinger import Gjelder
from navtui.ui.visninger.saksbeskjeder import Saksbeskjeder
from navtui.ui.visninger.saksrad import kolonner, panel, svarlinjer

_TOM = "Ingen saker her. Trykk 1 for å se alle."
_INGEN = "Ingen saker. Nye saker kommer fra postmøtet."


class Saker(Saksbeskjeder):
    """The caseload of the one who is signed in, or a colleague's."""

    TITTEL = "Mine saker"
    LES_UNDERVEIS = True
    KOMMANDOER: ClassVar = (
        Kommando("apne_person", "enter", "åpne", "Åpne personen under markøren.", "PE-7"),
        Kommando("velg_utvalg", "1,2,3,4,5,6,7,8,9", "utvalg", "Vis bare dem tallet står foran i linja øverst. 1 viser alle.", "OP-1"),
        Kommando("ring_tilbake", "r", "ring tilbake", "Personen ringte: legg vedkommende på ring tilbake-lista.", "OP-6"),
        Kommando("telefon", "t", "telefon", "Før en telefonsamtale.", "OP-2"),
        Kommando("samtale", "k", "samtale", "Før en samtale eller et møte.", "OP-2"),
        Kommando("neste", "d", "neste dato", "Sett neste oppfølging.", "OP-1"),
        Kommando("ringt", "x", "ringt", "Kryss ut ring tilbake for personen.", "OP-6", i_bunn=False),
        Kommando("mine_beskjeder", "m", "mine beskjeder", "Beskjeder og oppgaver til deg, også om andres brukere.", "OP-6", i_bunn=False),
        Kommando("beskjed", "b", "beskjed", "Legg igjen en beskjed om personen.", "OP-6", i_bunn=False),
        Kommando("sorter", "o", "ordne etter", "Skift rekkefølge: neste dato, navn, vedtak til, yngste først.", i_bunn=False),
        Kommando("velg_kollega", "v", "vis for", "Vis en kollegas saker.", "PE-12", i_bunn=False),
        Kommando("sok", "s", "søk", "Søk etter en person.", "PE-7", i_bunn=False),
    )
    REGLER: ClassVar[Mapping[str, str]] = {
        "OP-1": "Neste oppfølging følger løpet: stabil 3 måneder, ellers 1. Under 25 år 1 måned. Det korteste gjelder.",
        "OP-2": "En kontakt har slag, hvem som tok initiativ, utfall og neste dato.",
        "OP-6": "Den som tar telefonen, legger igjen beskjed. Den står til den er krysset ut.",
        "PE-7": "Å åpne en person utenfor egen portefølje krever en grunn. Alle åpninger logges.",
        "PE-12": "Kolleger deler det oppgaven krever.",
    }

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._utvalg, self._sortering = Utvalg.ALLE, Sortering.FRIST
        self._for: str | None = None
        self._tall: dict[Utvalg, int] = {}
        self._ellers = 0
        self._totalt = 0
        self._fra_toppen = False
        self._nod = 0
        self._bli_paa: int | None = None
        """The place in the list to stand on when it has been read again after a save."""
        self._ringe: dict[int, list[Beskjed]] = {}

    def innhold(self) -> Iterable[Widget]:
        """The list, and the case under the cursor in words."""
        self.tabell: Tabell[SakRad] = Tabell(kolonner(self.okt.i_dag), tom=_INGEN)
        self._panel = Panel(id="sakspanel")
        yield self.tabell
        yield self._panel

    def apne(self, **argumenter: Any) -> None:
        """`for_ident`: a colleague's list. `utvalg`: one of the filters."""
        self._for = argumenter.get("for_ident") if argumenter.get("for_ident") != self.okt.ident else None
        self._utvalg = Utvalg.av(argumenter.get("utvalg", Utvalg.ALLE.value))
        self.tittel = f"Sakene til {self._for}" if self._for else self.TITTEL
        self.last()

    def last(self) -> None:
        """The first page at once; the counts come after it."""
        antall_rader = max(sak.SIDE, len(self.tabell.rader))
        self.kjor(sak.hent_side, self.okt, self._utvalg, self._sortering, 0, antall_rader, self._for, ferdig=self._vis)

    def _vis(self, side: Side) -> None:
        self._totalt, self._nod = side.totalt, side.nodhjelp
        self.tabell.sett_tom(_INGEN if self._utvalg is Utvalg.ALLE else _TOM)
        self.tabell.sett_rader(side.rader, side.totalt)
        if self._fra_toppen:
            self._fra_toppen = False
            self.tabell.action_ende(-1)
        plass, self._bli_paa = self._bli_paa, None
        if plass is not None and plass < len(self.tabell.rader):
            self.tabell.velg(self.tabell.rader[plass].nokkel)
        self._vis_svar()
        self._vis_panel()
        self.oppdater_kommandoer()
        self.kjor(self._hent_tall, self._for, ferdig=self._vis_tall, gruppe="tall")

    def _hent_tall(self, for_ident: str | None) -> tuple[dict[Utvalg, int], list[Beskjed], int]:
        oppfolging.reis_forfalte(self.okt)
        return sak.tall(self.okt, for_ident), [b for b in beskjed.mine(self.okt) if b.ring_tilbake], oppgave.antall_ellers(self.okt)

    def _vis_tall(self, svar: tuple[dict[Utvalg, int], list[Beskjed], int]) -> None:
        self._tall, _, self._ellers = svar
        self._ringe = {}
        for b in svar[1]:
            if b.person_id is not None:
                self._ringe.setdefault(b.person_id, []).append(b)
        self._vis_svar()
        self.oppdater_kommandoer()

    def _vis_svar(self) -> None:
        self.svar = svarlinjer(self._utvalg, self._sortering, self._totalt, self._tall, self.app.size.width - 2, self._nod, self._ellers)

    def _vis_panel(self) -> None:
        self._panel.update(panel(self.tabell.valgt, self.okt.i_dag, self.app.size.width - 2))

    def on_resize(self) -> None:
        """The lines above and below the list are broken for the width there is now."""
        self._vis_svar()
        self._vis_panel()

    def on_tabell_valgt(self) -> None:
        """Another row: its own words below, and perhaps other keys."""
        self._vis_panel()
        self.oppdater_kommandoer()

    def on_tabell_hent_mer(self, hendelse: Tabell.HentMer) -> None:
        """The next page."""
        self.kjor(
            sak.hent_side, self.okt, self._utvalg, self._sortering, hendelse.fra, sak.SIDE, self._for,
            ferdig=lambda side: self.tabell.legg_til(side.rader, side.totalt), gruppe="mer",
        )  # fmt: skip

    # --- whom it is about ---

    def gjelder(self) -> Gjelder | None:
        """The row under the cursor."""
        rad = self.tabell.valgt
        return None if rad is None else Gjelder(rad.person_id, rad.navn, rad.neste_hva, rad.versjon)

    def etter(self, setning: str) -> None:
        """Saved: say of whom, and read the list again. One who got a later date goes down the list; the cursor stays in its place."""
        if (rad := self.tabell.valgt) is not None:
            setning = om(rad.navn, setning)
            self._bli_paa = self.tabell.indeks
        self.si(setning)
        self.last()

    def tillatt(self, kommando: Kommando) -> bool:
        """Commands on a row need a row; "ringt" needs someone who waits for it."""
        if kommando.id in ("velg_utvalg", "sorter", "sok", "mine_beskjeder"):
            return True
        if kommando.id == "velg_kollega":
            return rolle_kan(self.okt.rolle, Handling.ANDRES_LISTER)
        rad = self.tabell.valgt
        return rad is not None and (kommando.id != "ringt" or rad.person_id in self._ringe)

    # --- commands ---

    def apne_person(self) -> None:
        """Enter."""
        if (rad := self.tabell.valgt) is not None:
            self.gaa_til("bruker", person_id=rad.person_id)

    def velg_utvalg(self, tast: str) -> None:
        """A digit."""
        self._utvalg = list(Utvalg)[int(tast) - 1]
        self._hent_fra_toppen()

    def sorter(self) -> None:
        """The next order."""
        rekke = list(Sortering)
        self._sortering = rekke[(rekke.index(self._sortering) + 1) % len(rekke)]
        self._hent_fra_toppen()

    def _hent_fra_toppen(self) -> None:
        """Another list: keys wait for it, so that the next one is about a row she has seen."""
        self._fra_toppen = True
        self.skriv(sak.hent_side, self.okt, self._utvalg, self._sortering, 0, sak.SIDE, self._for, ferdig=self._vis)
