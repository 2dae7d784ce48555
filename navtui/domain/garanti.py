"""VE-23: a depositumsgaranti after the vedtak: claimed, accepted, paid, released or run out. What happens is only added to; what is
accepted is a payment like every other (VE-21)."""

from __future__ import annotations

from datetime import date

from navtui.domain.belop import kroner
from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk import Betalingsmaate, Utbetalingstilstand
from navtui.domain.kodeverk.oppgjor import Garantiart, Garantitilstand
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd


class Garantihendelse(Modell):
    """One thing that happened. A `betalt` is from before a landlord was paid on a list: it stays what it was, a note."""

    id: int | None = None
    art: Garantiart
    dato: date
    belop_ore: int | None = None
    tekst: str = ""


class Garantibetaling(Modell):
    """A payment to the landlord: what was accepted of the claim `krav_id`, and where it is now."""

    id: int
    krav_id: int
    belop_ore: int
    dato: date
    tilstand: Utbetalingstilstand
    tilstandsgrunn: str = ""
    utbetalt_dato: date | None = None
    i_retur: bool = False
    godtatt_av: str

    @property
    def gjelder(self) -> bool:
        """Whether it counts: what is annulled never left."""
        return self.tilstand is not Utbetalingstilstand.ANNULLERT

    @property
    def underveis(self) -> bool:
        """Accepted, and neither paid nor given up."""
        return self.tilstand in (Utbetalingstilstand.PLANLAGT, Utbetalingstilstand.STOPPET)


class Godtatt(Modell):
    """That the office accepts a claim: how much, when it is due, and where the landlord is to have it. `kid` and `kontonummer`: digits."""

    belop_ore: int
    dato: date
    maate: Betalingsmaate = Betalingsmaate.KONTO
    kontonummer: str | None = None
    kid: str | None = None


class Garantistand(Modell):
    """A garanti with what has happened to it. `til` is the last day it can be claimed."""

    vedtak_id: int
    nummer: str
    person_id: int
    navn: str
    veileder: str | None
    belop_ore: int
    bolig: str
    utleier: str
    fra: date
    til: date
    hendelser: tuple[Garantihendelse, ...] = ()
    betalinger: tuple[Garantibetaling, ...] = ()

    @property
    def krav_ore(self) -> int:
        """What is claimed and neither accepted nor refused. A payment that is annulled leaves its claim unanswered."""
        avvist = max((h.id or 0 for h in self.hendelser if h.art is Garantiart.AVVIST), default=0)
        siden = [h for h in self.hendelser if (h.id or 0) > avvist]
        krevd = sum(h.belop_ore or 0 for h in siden if h.art is Garantiart.KRAV)
        notert = sum(h.belop_ore or 0 for h in siden if h.art is Garantiart.BETALT)
        return max(0, krevd - notert - sum(b.belop_ore for b in self.betalinger if b.gjelder and b.krav_id > avvist))

    @property
    def krav_id(self) -> int:
        """The claim that stands: the last one."""
        return max((h.id or 0 for h in self.hendelser if h.art is Garantiart.KRAV), default=0)

    @property
    def betalt_ore(self) -> int:
        """Paid to the landlord in all, what is noted included."""
        betalt = sum(b.belop_ore for b in self.betalinger if b.tilstand is Utbetalingstilstand.UTBETALT)
        return betalt + sum(h.belop_ore or 0 for h in self.hendelser if h.art is Garantiart.BETALT)

    @property
    def underveis_ore(self) -> int:
        """Accepted and not yet paid: due, on a list, stopped or in return."""
        return sum(b.belop_ore for b in self.betalinger if b.underveis)

    @property
    def rest_ore(self) -> int:
        """What the office still answers for, beside what it has accepted."""
        return max(0, self.belop_ore - self.betalt_ore - self.underveis_ore)

    def tilstand(self, i_dag: date) -> Garantitilstand:
        """Derived from what has happened, and the day."""
        if any(h.art is Garantiart.FRIGITT for h in self.hendelser):
            return Garantitilstand.FRIGITT
        if self.krav_ore:
            return Garantitilstand.KREVD
        if self.underveis_ore:
            return Garantitilstand.UNDERVEIS
        if not self.rest_ore:
            return Garantitilstand.BETALT
        return Garantitilstand.UTGATT if i_dag > self.til else Garantitilstand.GJELDER

    def er_over(self, i_dag: date) -> bool:
        """VE-23: shown until it is over."""
        return self.tilstand(i_dag) not in (Garantitilstand.GJELDER, Garantitilstand.KREVD, Garantitilstand.UNDERVEIS)


def sjekk_hendelse(g: Garantistand, ny: Garantihendelse, i_dag: date) -> Regelbrudd | None:
    """VE-23 (law § 21; own): claimed in time and within the garanti, refused or released with the reason, and never noted as paid: a
    payment goes on a list (VE-21)."""
    if ny.art is Garantiart.BETALT:
        return Regelbrudd("VE-21", "Utleier betales på en utbetalingsliste. Godta kravet.", "art")
    if g.tilstand(i_dag) is Garantitilstand.FRIGITT:
        return Regelbrudd("VE-23", "Garantien er frigitt.")
    if ny.dato > i_dag or ny.dato < g.fra:
        return Regelbrudd("VE-23", "Datoen er fram i tid, eller før garantien ble gitt. Skriv dagen det skjedde.", "dato")
    if ny.art in (Garantiart.AVVIST, Garantiart.FRIGITT):
        if not ny.tekst.strip():
            return Regelbrudd("VE-23", "Skriv hvorfor.", "tekst")
        if (ny.art is Garantiart.AVVIST) != bool(g.krav_ore):
            return Regelbrudd("VE-23", "Det er ikke noe krav å avvise." if ny.art is Garantiart.AVVIST else "Svar på kravet først.")
        if ny.art is Garantiart.FRIGITT and g.underveis_ore:
            return Regelbrudd("VE-23", f"{kroner(g.underveis_ore)} kr er på vei til utleier. Vent til det er betalt, eller annuller det.")
        return None
    if not ny.belop_ore:
        return Regelbrudd("VE-23", "Skriv beløpet.", "belop_ore")
    return _sjekk_krav(g, ny.dato, ny.belop_ore)


def sjekk_godtatt(g: Garantistand, ny: Godtatt, i_dag: date) -> Regelbrudd | None:
    """VE-23, VE-21 (law § 21; own): accepted is at most what is claimed and left of the garanti, due today or later, to an account of the
    landlord's, or as a rekvisisjon."""
    if g.tilstand(i_dag) is Garantitilstand.FRIGITT:
        return Regelbrudd("VE-23", "Garantien er frigitt.")
    if ny.belop_ore <= 0:
        return Regelbrudd("VE-23", "Skriv beløpet.", "belop_ore")
    if ny.belop_ore > g.krav_ore:
        return Regelbrudd("VE-23", f"Det er krevd {kroner(g.krav_ore)} kr. Betal ikke mer enn det.", "belop_ore")
    if ny.belop_ore > g.rest_ore:
        return Regelbrudd("VE-23", f"Det er {kroner(g.rest_ore)} kr igjen av garantien. Betal ikke mer enn det.", "belop_ore")
    if ny.dato < i_dag:
        return Regelbrudd("VE-21", "Forfall: dagen er passert. Velg i dag eller senere.", "dato")
    if ny.maate is Betalingsmaate.KONTANTKORT:
        return Regelbrudd("VE-21", "Kontantkort er for søkeren. Velg konto eller rekvisisjon.", "maate")
    if ny.maate is Betalingsmaate.KONTO and not ny.kontonummer:
        return Regelbrudd("VE-21", "Kontonummer: skriv utleierens elleve siffer, eller velg rekvisisjon.", "kontonummer")
    if ny.maate is not Betalingsmaate.KONTO and ny.kontonummer:
        return Regelbrudd("VE-21", "Kontonummer: skal stå tomt når pengene ikke går til konto.", "kontonummer")
    return None


def _sjekk_krav(g: Garantistand, dato: date, belop_ore: int) -> Regelbrudd | None:
    if dato > g.til:
        return Regelbrudd("VE-23", f"Garantien gjaldt til {dag_kort(g.til)}. Kravet kom for sent.", "dato")
    if belop_ore + g.krav_ore > g.rest_ore:
        return Regelbrudd("VE-23", f"Garantien er på {kroner(g.rest_ore - g.krav_ore)} kr. Kravet kan ikke være større.", "belop_ore")
    return None
