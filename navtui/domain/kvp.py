"""OP-9: the places of the kvalifiseringsprogram, and who has one. Capacity only: KVP is a right, and a full programme is never a ground
for avslag."""

from __future__ import annotations

from datetime import date

from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk.kvp import ETTER_START, Kvptilstand
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd


class Kvpplasser(Modell):
    """How many places there are, how many are used, and how many søknader wait for an answer."""

    plasser: int
    brukt: int
    sokt: int = 0

    @property
    def ledige(self) -> int:
        """Free places; below zero when the programme is larger than planned."""
        return self.plasser - self.brukt

    @property
    def tekst(self) -> str:
        """OP-9: "KVP 10 av 12", with what waits."""
        return f"KVP {self.brukt} av {self.plasser}" + (f", {self.sokt} søkt" if self.sokt else "")


class Deltakelse(Modell):
    """One person's time in the programme, from the søknad on."""

    id: int
    person_id: int
    veileder: str
    tilstand: Kvptilstand
    start_dato: date | None
    slutt_dato: date | None
    versjon: int


def kan_bli(d: Deltakelse | None, ny: Kvptilstand, dato: date, i_dag: date) -> Regelbrudd | None:
    """OP-9 (SSB): who takes part goes on permisjon, comes back, or leaves with a coded exit; on a day that has been, after the start."""
    if d is None or not d.tilstand.deltar:
        return Regelbrudd("OP-9", "Personen deltar ikke i programmet nå.")
    if ny not in ETTER_START or ny is d.tilstand:
        return Regelbrudd("OP-9", "Velg hva som er nytt: permisjon, tilbake i programmet, eller hvordan det endte.", "tilstand")
    if dato > i_dag:
        return Regelbrudd("OP-9", "Datoen er fram i tid. Skriv dagen det skjedde.", "dato")
    if d.start_dato is not None and dato < d.start_dato:
        return Regelbrudd("OP-9", f"Datoen er før programmet begynte, {dag_kort(d.start_dato)}. Rett datoen.", "dato")
    return None
