"""VE-22: what a vedtak claims back after §§ 23, 25 and 26, and where each claim is. What happens is only added to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from navtui.domain.belop import kroner
from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk import Inntektstype, Refusjon
from navtui.domain.kodeverk.oppgjor import Refusjonsart, Refusjonstilstand
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Vedtak


class Refusjonskrav(Modell):
    """What is marked in one vedtak after one section. The purpose is the items, the period the vedtak's own."""

    vedtak_id: int
    nummer: str
    paragraf: Refusjon
    ytelser: tuple[Inntektstype, ...]
    fra: date
    til: date


class Refusjonshendelse(Modell):
    """One thing that happened: a claim, money that came, or the end of it with its reason."""

    art: Refusjonsart
    dato: date
    belop_ore: int | None = None
    tekst: str = ""


class Refusjonsstand(Modell):
    """A refusjon with what has happened to it. `grunnlag_ore`: the most that can be claimed: what is marked with the section, as far as it
    is paid, not lent, and not claimed under another."""

    krav: Refusjonskrav
    person_id: int
    navn: str
    veileder: str | None
    grunnlag_ore: int
    hendelser: tuple[Refusjonshendelse, ...] = ()

    @property
    def krevd_ore(self) -> int:
        """Claimed in all."""
        return sum(h.belop_ore or 0 for h in self.hendelser if h.art is Refusjonsart.KRAV)

    @property
    def mottatt_ore(self) -> int:
        """Received in all."""
        return sum(h.belop_ore or 0 for h in self.hendelser if h.art is Refusjonsart.MOTTATT)

    @property
    def tilstand(self) -> Refusjonstilstand:
        """Derived from what has happened, so that it cannot disagree with it."""
        if any(h.art is Refusjonsart.LUKKET for h in self.hendelser):
            return Refusjonstilstand.LUKKET
        if not self.krevd_ore:
            return Refusjonstilstand.VENTER
        if self.mottatt_ore >= self.krevd_ore:
            return Refusjonstilstand.OPPGJORT
        return Refusjonstilstand.DELVIS if self.mottatt_ore else Refusjonstilstand.KREVD

    @property
    def er_over(self) -> bool:
        """Whether nothing is left to do."""
        return self.tilstand in (Refusjonstilstand.OPPGJORT, Refusjonstilstand.LUKKET)


def refusjoner(v: Vedtak) -> tuple[Refusjonskrav, ...]:
    """VE-22 (law §§ 23, 25, 26): one claim for each section the vedtak has marked something granted with."""
    ut = []
    for paragraf in Refusjon:
        poster = [p for p in v.poster if p.gir_noe and p.refusjon is paragraf]
        if poster:
            ytelser = tuple(dict.fromkeys(p.ytelse for p in poster if p.ytelse is not None))
            ut.append(Refusjonskrav(vedtak_id=v.id, nummer=v.nummer, paragraf=paragraf, ytelser=ytelser, fra=v.fra, til=v.til))
    return tuple(ut)


def frist(krav: Refusjonskrav, i_dag: date) -> date:
    """VE-22: when the claim must be sent. Dagpenger is paid back at once when it is granted, so that claim is sent the same day."""
    return i_dag if Inntektstype.DAGPENGER in krav.ytelser else max(krav.til, i_dag)


def oppgavetekst(krav: Refusjonskrav) -> str:
    """What the task says: no name, for a task is read in lists."""
    ytelser = ", ".join(y.tekst for y in krav.ytelser)
    haster = " før Nav etterbetaler" if Inntektstype.DAGPENGER in krav.ytelser else ""
    return f"Krev refusjon, {krav.paragraf.tekst}{f' ({ytelser})' if ytelser else ''}, vedtak {krav.nummer}{haster}"


def sjekk_hendelse(stand: Refusjonsstand, ny: Refusjonshendelse, i_dag: date) -> Regelbrudd | None:
    """VE-22 (law): a claim is of what was paid for the same period, money comes after a claim, and what is closed stays closed."""
    if stand.tilstand is Refusjonstilstand.LUKKET:
        return Regelbrudd("VE-22", "Refusjonen er lukket.")
    if ny.dato > i_dag:
        return Regelbrudd("VE-22", "Datoen er fram i tid. Skriv dagen det skjedde.", "dato")
    if ny.art is Refusjonsart.LUKKET:
        return None if ny.tekst.strip() else Regelbrudd("VE-22", "Skriv hvorfor refusjonen lukkes.", "tekst")
    if not ny.belop_ore:
        return Regelbrudd("VE-22", "Skriv beløpet.", "belop_ore")
    if ny.art is Refusjonsart.KRAV:
        return _sjekk_krav(stand, ny.belop_ore)
    igjen = stand.krevd_ore - stand.mottatt_ore
    if ny.belop_ore > igjen:
        return Regelbrudd("VE-22", f"Det er {kroner(igjen)} kr igjen av kravet. Rett beløpet, eller send et krav til.", "belop_ore")
    return None


def _sjekk_krav(stand: Refusjonsstand, belop_ore: int) -> Regelbrudd | None:
    igjen = stand.grunnlag_ore - stand.krevd_ore
    if belop_ore <= igjen:
        return None
    naar = f"{dag_kort(stand.krav.fra)} til {dag_kort(stand.krav.til)}"
    gjelder = f"Det som kreves tilbake for {naar}, er utbetalt med {kroner(stand.grunnlag_ore)} kr."
    return Regelbrudd("VE-22", f"{gjelder} Krev høyst {kroner(igjen)} kr.", "belop_ore")


def apne(alle: Iterable[Refusjonsstand]) -> Sequence[Refusjonsstand]:
    """Those where something is left to do."""
    return [r for r in alle if not r.er_over]
