"""LE-2 (from F7): a figure split, split again within a cell, and opened to the names in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from textual.widget import Widget

from navtui.domain.fordelinger import Deling, Fordeling
from navtui.domain.kalender import Maaned
from navtui.domain.leder import Maal, Navnerad, andel
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import fordelinger
from navtui.ui.kolonner import Kolonne
from navtui.ui.kommando import Kommando
from navtui.ui.tabell import Tabell
from navtui.ui.tekst import antall, data
from navtui.ui.visning import Visning
from navtui.ui.visninger.leder_deler import NAVNEKOLONNER


@dataclass(frozen=True, slots=True)
class Cellerad:
    """A cell, or (no `celle`) the heading of a way of splitting."""

    deling: Deling
    celle: str = ""
    antall: int = 0
    n: int = 0

    @property
    def nokkel(self) -> tuple[Deling, str]:
        """The row's key."""
        return self.deling, self.celle


_STIL = {True: "tittel", False: ""}
KOLONNER: list[Kolonne[Cellerad]] = [
    Kolonne("Fordeling", lambda r: data(f"  {r.celle}" if r.celle else r.deling.tekst, _STIL[not r.celle]), 38, vekt=1),
    Kolonne("Antall og andel", lambda r: andel(r.antall, r.n) if r.celle else "", 24),
]


class Fordelingsskjerm(Visning):
    """Who is behind a figure, by income, refugee, age and family; what is chosen is crossed with what is left."""

    TITTEL = "Fordeling"
    KOMMANDOER: ClassVar = (
        Kommando("apne_rad", "enter", "navn", "Se navnene i cellen. På et navn: åpne personen.", "LE-7"),
        Kommando("del_videre", "d", "del videre", "Del dem som er i cellen, på de andre måtene.", "LE-2"),
        Kommando("ett_steg", "b", "tilbake", "Ett steg tilbake."),
    )
    REGLER: ClassVar[Mapping[str, str]] = {
        "LE-2": "Hvert tall kan deles etter inntekt, flyktning, alder og familie, også på kryss. Ukjent telles, og n står ved hver andel.",
        "LE-7": "Hver celle kan åpnes til navnene. Åpningen logges.",
        "PE-5": "Tallene teller alle. En celle med for få deles ikke videre, og åpnes ikke til navn uten tilgang til alle i den.",
    }

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._maal = Maal.MOTTAKERE
        self._ident: str | None = None
        self._valgte: dict[Deling, str] = {}
        self._navnecelle: dict[Deling, str] | None = None

    def innhold(self) -> Iterable[Widget]:
        """The cells, or the names in one."""
        self.celler: Tabell[Cellerad] = Tabell(KOLONNER, tom="Ingen å dele.", id="celler")
        self.navn: Tabell[Navnerad] = Tabell(NAVNEKOLONNER, tom="Ingen.", id="cellenavn")
        self.navn.display = False
        yield from (self.celler, self.navn)

    def apne(self, **argumenter: Any) -> None:
        """`maal` and `ident` (None: the office): which figure of F7."""
        self._maal = Maal.av(argumenter.get("maal", Maal.MOTTAKERE))
        self._ident = argumenter.get("ident")
        self._valgte, self._navnecelle = {}, None
        self.celler.sett_rader([])
        self._vis_del(navn=False)
        self.last()

    def last(self) -> None:
        """The cells, or the names that are open, read again."""
        if self._navnecelle is not None:
            self.skriv(fordelinger.navn, self.okt, self._maal, self._ident, self._navnecelle, ferdig=self._vis_navn)
        else:
            self._del_etter(self._valgte)

    def oppfrisk(self) -> None:
        """What is looked at stays as it is until it is asked for again: each reading of names is logged."""

    def _del_etter(self, valgte: dict[Deling, str]) -> None:
        self.skriv(fordelinger.hent, self.okt, self._maal, self._ident, valgte, ferdig=partial(self._vis, valgte), feilet=self._nektet)

    def _nektet(self, brudd: Regelbrudd) -> None:
        self.avslag(brudd)
        if not self.celler.rader:
            self.svar = brudd.setning

    def _vis(self, valgte: dict[Deling, str], delt: Sequence[Fordeling]) -> None:
        self._valgte = valgte
        rader = [r for f in delt for r in (Cellerad(f.deling), *(Cellerad(f.deling, celle, tall, f.n) for celle, tall in f.celler))]
        self.celler.sett_rader(rader)
        self.celler.action_ende(-1)
        self.celler.action_flytt(1)
        self._si_hva(delt[0].n if delt else 0, valgte)
        self.oppdater_kommandoer()

    def _si_hva(self, n: int, valgte: Mapping[Deling, str]) -> None:
        naar = f" i {Maaned.av(self.okt.i_dag).navn}" if self._maal is Maal.MOTTAKERE else ""
        hvem = self._maal.tekst.removesuffix(" denne måneden") if naar else self._maal.tekst
        celler = "".join(f", {valgte[d] if valgte[d] != 'ukjent' else f'{d.tekst.lower()} ukjent'}" for d in Deling if d in valgte)
        self.svar = data(f"{antall(n)}: {self._ident or 'kontoret'}, {hvem}{naar}{celler}.")

    def tillatt(self, kommando: Kommando) -> bool:
        """A heading has neither names nor a split; what is split four ways has no way left."""
        if kommando.id == "ett_steg":
            return True
        if self._navnecelle is not None:
            return kommando.id == "apne_rad" and self.navn.valgt is not None
        rad = self.celler.valgt
        if rad is None or not rad.antall:
            return False
        return kommando.id == "apne_rad" or len(self._valgte) + 1 < len(Deling)

    def on_tabell_valgt(self) -> None:
        """Another row."""
        self.oppdater_kommandoer()

    # --- commands ---

    def apne_rad(self) -> None:
        """Enter: the names in the cell, or the person."""
        if self._navnecelle is not None:
            if (person := self.navn.valgt) is not None:
                self.gaa_til("bruker", person_id=person.person_id)
        elif (rad := self.celler.valgt) is not None:
            celle = self._valgte | {rad.deling: rad.celle}
            self.skriv(fordelinger.navn, self.okt, self._maal, self._ident, celle, ferdig=partial(self._vis_navn, celle=celle))

    def _vis_navn(self, rader: list[Navnerad], celle: dict[Deling, str] | None = None) -> None:
        self._navnecelle = celle or self._navnecelle
        self.navn.sett_rader(rader)
        self._vis_del(navn=True)
        self._si_hva(len(rader), self._navnecelle or {})

    def del_videre(self) -> None:
        """LE-2: crossed with the ways that are left."""
        if (rad := self.celler.valgt) is not None:
            self._del_etter(self._valgte | {rad.deling: rad.celle})

    def ett_steg(self) -> None:
        """From the names to the cells, from a cell to what it was split from, from there to the table."""
        if self._navnecelle is not None:
            self._navnecelle = None
            self._vis_del(navn=False)
            self._del_etter(self._valgte)
        elif self._valgte:
            self._del_etter({d: self._valgte[d] for d in list(self._valgte)[:-1]})
        else:
            self.tilbake()

    def _vis_del(self, *, navn: bool) -> None:
        self.navn.display, self.celler.display = navn, not navn
        self.screen.set_focus(self.navn if navn else self.celler, scroll_visible=False)
        self.oppdater_kommandoer()
