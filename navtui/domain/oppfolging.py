"""OP-1, OP-3, OP-4, OP-7: when the next follow-up, the kartlegging and the activity are due. Pure; months are calendar months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from navtui.domain.alder import alder
from navtui.domain.kalender import bankdag_paa_eller_etter, dag_kort, legg_til_maaneder
from navtui.domain.kodeverk.kontor import Lop
from navtui.domain.kodeverk.oppfolging import Sluttart
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd, Varsel

UNG_UNDER = 25
"""Vågan's line for the young (PE-3)."""


@dataclass(frozen=True, slots=True)
class Frister:
    """The office's settings for follow-up: months, and days where it says so."""

    stabil: int = 3
    arbeidsrettet: int = 1
    avklaring: int = 1
    ung: int = 1
    kartlegging: int = 1
    kartlegging_unge_dager: int = 14
    aktivitet_dager: int = 14
    dokumentasjon: int = 1
    ytelse_slutt: int = 3


def er_ung(fodt: date | None, dag: date) -> bool:
    """PE-3: under 25 on that day. Someone whose birth date is unknown is not counted as young."""
    return fodt is not None and alder(fodt, dag) < UNG_UNDER


def oppfolging_maaneder(lop: Lop, ung: bool, egen: int | None, frister: Frister) -> int:
    """OP-1 (Proba): months to the next follow-up. The shortest of the løp's, the young's and the person's own wins."""
    etter_lop = {Lop.STABIL: frister.stabil, Lop.ARBEIDSRETTET: frister.arbeidsrettet, Lop.AVKLARING: frister.avklaring}[lop]
    return min([etter_lop, *([frister.ung] if ung else []), *([egen] if egen is not None else [])])


def seneste_oppfolging(fra: date, lop: Lop, fodt: date | None, egen: int | None, frister: Frister) -> date:
    """OP-1: the latest day for the next follow-up when the last was on `fra`: a day the office is open, so the first working day
    after a helg or helligdag."""
    return bankdag_paa_eller_etter(legg_til_maaneder(fra, oppfolging_maaneder(lop, er_ung(fodt, fra), egen, frister)))


class Neste(Modell):
    """OP-1: the next follow-up of an open case as it stands, and the latest day the løp allows for another, counted from today."""

    dato: date
    hva: str
    senest: date


def neste_etter_kontakt(neste: date, etter_lopet: date, i_dag: date, gjennomfort: bool) -> date:
    """OP-1, OP-2 (Proba): the next follow-up when a contact was logged without one. An appointment still to come stands; one that was due
    is done by a contact that took place, and only by that: someone who did not answer is still overdue.
    """
    return max(etter_lopet, i_dag) if gjennomfort and neste <= i_dag else neste


def sjekk_neste(neste: date, i_dag: date, seneste: date) -> Regelbrudd | Varsel | None:
    """OP-1 (Proba): a next follow-up in the past is refused; one later than the løp says is a varsel that takes a reason."""
    if neste < i_dag:
        return Regelbrudd("OP-1", "Neste oppfølging kan ikke være tilbake i tid. Velg i dag eller senere.", "neste_dato")
    if neste > seneste:
        return Varsel("OP-1", f"Neste oppfølging skal være senest {dag_kort(seneste)}. Skriv hvorfor den blir senere.", "neste_grunn")
    return None


def dager_over(frist: date, i_dag: date) -> int:
    """OP-1: days past a frist; 0 when it is not past."""
    return max((i_dag - frist).days, 0)


def kartlegging_frist(apnet: date, fodt: date | None, frister: Frister) -> date:
    """OP-3 (Romerike revisjon): kartlegging within a month, the young within 14 days."""
    if er_ung(fodt, apnet):
        return apnet + timedelta(days=frister.kartlegging_unge_dager)
    return legg_til_maaneder(apnet, frister.kartlegging)


def ytelse_varsles(slutt: date, frister: Frister) -> date:
    """OP-7: the day a task is raised for a ytelse that ends on `slutt`."""
    return legg_til_maaneder(slutt, -frister.ytelse_slutt)


class Aktivitet(Modell):
    """OP-4: aktivitetsplikt, with three dates that are never one."""

    id: int | None = None
    aktuell: bool
    grunn: str = ""
    hva: str = ""
    tilbudt: date | None = None
    startet: date | None = None
    deltar: date | None = None
    sluttet: date | None = None
    vurdert: date
    versjon: int = 1

    @property
    def stand(self) -> str:
        """Where it stands: ikke_aktuell, mangler, tilbudt, startet, deltar or sluttet."""
        if not self.aktuell:
            return "ikke_aktuell"
        if self.sluttet:
            return "sluttet"
        return "deltar" if self.deltar else "startet" if self.startet else "tilbudt" if self.tilbudt else "mangler"

    def over_frist(self, i_dag: date, frister: Frister) -> bool:
        """OP-4: whether the person should have been in activity by now."""
        return self.stand in ("mangler", "tilbudt", "sluttet") and self.vurdert + timedelta(days=frister.aktivitet_dager) < i_dag


def sjekk_aktivitet(a: Aktivitet, i_dag: date) -> Regelbrudd | None:
    """OP-4 (Romerike revisjon): tilbudt, startet and deltar come in that order and are not in the future; not aktuell takes a reason."""
    if not a.aktuell:
        return None if a.grunn else Regelbrudd("OP-4", "Skriv hvorfor aktivitetsplikt ikke er aktuelt.", "grunn")
    rekke = (("tilbudt", a.tilbudt), ("startet", a.startet), ("deltar", a.deltar), ("sluttet", a.sluttet))
    forrige: date | None = None
    for felt, dag in rekke:
        if dag is None:
            continue
        if dag > i_dag and felt != "sluttet":
            return Regelbrudd("OP-4", "Datoen er fram i tid. Skriv den når det har skjedd.", felt)
        if forrige and dag < forrige:
            return Regelbrudd("OP-4", "Datoene må komme i rekkefølgen tilbudt, startet, deltar, sluttet.", felt)
        forrige = dag
    if a.deltar and not a.startet:
        return Regelbrudd("OP-4", "Skriv når aktiviteten startet, før du skriver at personen deltar.", "startet")
    if (a.tilbudt or a.startet) and not a.hva:
        return Regelbrudd("OP-4", "Skriv hvilken aktivitet det er.", "hva")
    return None


class Sluttdato(Modell):
    """OP-7: something that ends on a known day, with where it is known from (PE-12)."""

    id: int | None = None
    person_id: int
    art: Sluttart
    dato: date
    tekst: str = ""
    kilde: str
    kilde_dato: date
