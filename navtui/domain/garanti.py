"""VE-23: a depositumsgaranti after the vedtak: claimed, paid, released or run out. What happens is only added to."""

from __future__ import annotations

from datetime import date

from navtui.domain.belop import kroner
from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk.oppgjor import Garantiart, Garantitilstand
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd


class Garantihendelse(Modell):
    """One thing that happened."""

    art: Garantiart
    dato: date
    belop_ore: int | None = None
    tekst: str = ""


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

    @property
    def krav_ore(self) -> int:
        """What is claimed and neither paid nor refused."""
        sum_ = 0
        for h in self.hendelser:
            sum_ = 0 if h.art is Garantiart.AVVIST else max(0, sum_ + (h.belop_ore or 0) * (1 if h.art is Garantiart.KRAV else -1))
        return sum_

    @property
    def betalt_ore(self) -> int:
        """Paid to the landlord in all."""
        return sum(h.belop_ore or 0 for h in self.hendelser if h.art is Garantiart.BETALT)

    @property
    def rest_ore(self) -> int:
        """What the office still answers for."""
        return max(0, self.belop_ore - self.betalt_ore)

    def tilstand(self, i_dag: date) -> Garantitilstand:
        """Derived from what has happened, and the day."""
        if any(h.art is Garantiart.FRIGITT for h in self.hendelser):
            return Garantitilstand.FRIGITT
        if self.krav_ore:
            return Garantitilstand.KREVD
        if not self.rest_ore:
            return Garantitilstand.BETALT
        return Garantitilstand.UTGATT if i_dag > self.til else Garantitilstand.GJELDER

    def er_over(self, i_dag: date) -> bool:
        """VE-23: shown until it is over."""
        return self.tilstand(i_dag) not in (Garantitilstand.GJELDER, Garantitilstand.KREVD)


def sjekk_hendelse(g: Garantistand, ny: Garantihendelse, i_dag: date) -> Regelbrudd | None:
    """VE-23 (law § 21; own): claimed in time and within the garanti, paid only what is claimed, refused or released with the reason."""
    if g.tilstand(i_dag) is Garantitilstand.FRIGITT:
        return Regelbrudd("VE-23", "Garantien er frigitt.")
    if ny.dato > i_dag or ny.dato < g.fra:
        return Regelbrudd("VE-23", "Datoen er fram i tid, eller før garantien ble gitt. Skriv dagen det skjedde.", "dato")
    if ny.art in (Garantiart.AVVIST, Garantiart.FRIGITT):
        if not ny.tekst.strip():
            return Regelbrudd("VE-23", "Skriv hvorfor.", "tekst")
        if (ny.art is Garantiart.AVVIST) != bool(g.krav_ore):
            return Regelbrudd("VE-23", "Det er ikke noe krav å avvise." if ny.art is Garantiart.AVVIST else "Svar på kravet først.")
        return None
    if not ny.belop_ore:
        return Regelbrudd("VE-23", "Skriv beløpet.", "belop_ore")
    if ny.art is Garantiart.KRAV:
        return _sjekk_krav(g, ny.dato, ny.belop_ore)
    if ny.belop_ore > g.krav_ore:
        return Regelbrudd("VE-23", f"Det er krevd {kroner(g.krav_ore)} kr. Betal ikke mer enn det.", "belop_ore")
    return None


def _sjekk_krav(g: Garantistand, dato: date, belop_ore: int) -> Regelbrudd | None:
    if dato > g.til:
        return Regelbrudd("VE-23", f"Garantien gjaldt til {dag_kort(g.til)}. Kravet kom for sent.", "dato")
    if belop_ore + g.krav_ore > g.rest_ore:
        return Regelbrudd("VE-23", f"Garantien er på {kroner(g.rest_ore - g.krav_ore)} kr. Kravet kan ikke være større.", "belop_ore")
    return None
