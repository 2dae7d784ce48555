"""§ 21: a lån and its ledger: what was lent, how it is to be paid back, and what is left. Whole øre, append-only, never below nothing."""

from __future__ import annotations

from datetime import date
from itertools import takewhile

from navtui.domain.belop import kroner
from navtui.domain.kalender import legg_til_maaneder
from navtui.domain.kodeverk.oppgjor import Laneart, Lanetilstand
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd


class Lanepostering(Modell):
    """One entry. `retter_id`: the entry a tilbakeføring takes back."""

    id: int | None = None
    art: Laneart
    dato: date
    belop_ore: int
    retter_id: int | None = None
    tekst: str = ""
    ident: str = ""


class Lan(Modell):
    """The lån of one vedtak. `utbetalt_ore` is what has been paid of it; `avdrag_ore` None: all at once on `forste_avdrag`."""

    vedtak_id: int
    nummer: str
    person_id: int
    navn: str
    veileder: str | None
    innvilget_ore: int
    utbetalt_ore: int
    gitt: date | None
    avdrag_ore: int | None
    forste_avdrag: date | None
    posteringer: tuple[Lanepostering, ...] = ()

    @property
    def nedbetalt_ore(self) -> int:
        """Paid back and forgiven, less what was taken back again."""
        return sum(-p.belop_ore if p.art is Laneart.TILBAKEFORT else p.belop_ore for p in self.posteringer)

    @property
    def rest_ore(self) -> int:
        """What is left, never below nothing."""
        return max(0, self.utbetalt_ore - self.nedbetalt_ore)

    @property
    def tilstand(self) -> Lanetilstand:
        """Derived from the ledger."""
        if not self.utbetalt_ore:
            return Lanetilstand.IKKE_UTBETALT
        return Lanetilstand.LOPER if self.rest_ore else Lanetilstand.INNFRIDD

    @property
    def kan_tilbakefores(self) -> tuple[Lanepostering, ...]:
        """The entries that stand."""
        tatt = {p.retter_id for p in self.posteringer}
        return tuple(p for p in self.posteringer if p.art is not Laneart.TILBAKEFORT and p.id not in tatt)


def forfalt_ore(lan: Lan, i_dag: date) -> int:
    """What should have been paid back by now, by the terms: so much a month from the first day, or all of it on that day."""
    if lan.forste_avdrag is None or i_dag < lan.forste_avdrag:
        return 0
    if lan.avdrag_ore is None:
        return lan.utbetalt_ore
    start, avdrag = lan.forste_avdrag, lan.avdrag_ore
    terminer = sum(1 for _ in takewhile(lambda n: legg_til_maaneder(start, n) <= i_dag, range(-(-lan.utbetalt_ore // avdrag))))
    return min(lan.utbetalt_ore, terminer * avdrag)


def etter_ore(lan: Lan, i_dag: date) -> int:
    """How much she is behind with."""
    return max(0, forfalt_ore(lan, i_dag) - lan.nedbetalt_ore)


def sjekk_postering(lan: Lan, ny: Lanepostering, i_dag: date) -> Regelbrudd | None:
    """VE-3, § 21 (law; own): no more is paid back than is left, nor before it was lent; what is forgiven or taken back has its reason."""
    if ny.dato > i_dag or (lan.gitt is not None and ny.dato < lan.gitt):
        return Regelbrudd("VE-3", "Datoen er fram i tid, eller før lånet ble gitt. Skriv dagen det skjedde.", "dato")
    if ny.art is not Laneart.TILBAKEBETALT and not ny.tekst.strip():
        return Regelbrudd("VE-3", "Skriv hvorfor.", "tekst")
    if ny.art is Laneart.TILBAKEFORT:
        if any(p.id == ny.retter_id and p.belop_ore == ny.belop_ore for p in lan.kan_tilbakefores):
            return None
        return Regelbrudd("VE-3", "Føringen er allerede tilbakeført.", "retter_id")
    if ny.belop_ore <= 0:
        return Regelbrudd("VE-3", "Skriv beløpet.", "belop_ore")
    if ny.belop_ore > lan.rest_ore:
        return Regelbrudd("VE-3", f"Det er {kroner(lan.rest_ore)} kr igjen av lånet. Rett beløpet.", "belop_ore")
    return None
