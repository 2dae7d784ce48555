"""The gjeldsrådgiver's cases: waiting and § 17 (GJ-1), states with a next step (GJ-2), claims (GJ-3), who sees what (GJ-6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk.gjeld import Gjeldsavslutning, Gjeldsniva, Gjeldstilstand, Henvistfra, Kravklasse, Kravstadium, Kreditorsvar
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.rolle import Handling, rolle_kan

Belop = Annotated[int, Field(ge=0)]
LENGSTE_STEG = 200


class Gjeldstall(Modell):
    """The first line of F6: all the cases of the list, not only those that are loaded."""

    antall: int
    nye: int
    """Referred, and nobody has looked at them yet."""
    venter: int
    """Those nobody has begun on, the new ones among them."""
    lengst_uten_vedtak: int | None
    """GJ-1: days; None when every case has its § 17-vedtak."""


class GjeldRad(Modell):
    """One row of F6 and of `navtui liste gjeld`. What only the gjeldsrådgiver may see is None for others (GJ-6)."""

    gjeldssak_id: int
    person_id: int
    navn: str
    fodt: date | None
    tilstand: Gjeldstilstand
    niva: Gjeldsniva
    radgiver: str
    veileder: str | None
    henvist_dato: date
    ventedager: int
    """Days since the referral."""
    dager_uten_vedtak: int | None
    """GJ-1: days without a § 17-vedtak in force; None when there is one."""
    vedtak_nummer: str | None
    vedtak_tilstand: str | None
    neste_steg: str
    neste_dato: date | None
    dager_over: int
    """Days past the next step's date; 0 when it is not past."""
    krav: int | None
    krav_sum_ore: int | None
    ubesvarte: int | None
    """Claims whose creditor has been asked and has not answered."""

    @property
    def nokkel(self) -> int:
        """The row's key."""
        return self.gjeldssak_id


class Gjeldssak(Modell):
    """One debt case as the gjeldsrådgiver sees it."""

    id: int
    person_id: int
    navn: str
    fodt: date | None
    radgiver: str
    henvist_av: str
    henvist_fra: Henvistfra
    henvist_dato: date
    grunn: str
    niva: Gjeldsniva
    tilstand: Gjeldstilstand
    neste_steg: str
    neste_dato: date | None
    vedtak_id: int | None
    vedtak_nummer: str | None
    vedtak_tilstand: str | None
    vedtak_fra: date | None
    vedtak_til: date | None
    uten_vedtak_siden: date
    """GJ-1: the referral, or the day the last § 17-vedtak ran out."""
    oppstart: date | None
    oppstart_grunn: str
    soknad_id: int | None = None
    avsluttet: date | None
    avslutningsarsak: Gjeldsavslutning | None
    versjon: int

    def vedtak_na(self, i_dag: date) -> int | None:
        """GJ-1: the id of the § 17-vedtak that is written or runs; None when a new one must be written."""
        gatt_ut = self.vedtak_tilstand == "iverksatt" and self.vedtak_til is not None and self.vedtak_til < i_dag
        return None if gatt_ut else self.vedtak_id


class Nyttkrav(Modell):
    """GJ-3: a claim as typed. Amounts in øre, as of `saldo_dato`."""

    kreditor: str
    inkasso: str = ""
    referanse: str = ""
    hovedstol_ore: Belop
    renter_ore: Belop = 0
    omkostninger_ore: Belop = 0
    saldo_dato: date
    sikret: bool = False
    sikkerhet: str = ""
    medskyldner: str = ""
    stadium: Kravstadium
    klasse: Kravklasse
    svar: Kreditorsvar = Kreditorsvar.IKKE_SPURT
    svar_dato: date | None = None
    innfridd: date | None = None

    @property
    def sum_ore(self) -> int:
        """Principal, interest and costs together."""
        return self.hovedstol_ore + self.renter_ore + self.omkostninger_ore


class Krav(Nyttkrav):
    """GJ-3: a claim in the file."""

    id: int
    gjeldssak_id: int
    versjon: int

    @property
    def nokkel(self) -> int:
        """The row's key."""
        return self.id


class Klassesum(Modell):
    """What is owed in one class; paid claims are not in it."""

    klasse: Kravklasse
    antall: int
    sum_ore: int
    sikret_ore: int


class Steg(Modell):
    """GJ-2: a state with its next step and date; `arsak` only when the case ends."""

    tilstand: Gjeldstilstand
    niva: Gjeldsniva
    neste_steg: str = ""
    neste_dato: date | None = None
    arsak: Gjeldsavslutning | None = None


def dager_uten_vedtak(siden: date, tilstand: str | None, til: date | None, i_dag: date) -> int | None:
    """GJ-1 (sosialtjenesteloven § 17): days without a vedtak in force; None when there is one. `siden`: the referral, or the day the last
    one ran out; a draft of the next changes nothing."""
    if tilstand == "iverksatt" and (til is None or til >= i_dag):
        return None
    return (i_dag - siden).days


def varsel_uten_vedtak(dager: int | None) -> Varsel | None:
    """GJ-1 (sosialtjenesteloven § 17): help beyond general information is a service by written vedtak; waiting without one is a breach."""
    if dager is None:
        return None
    return Varsel("GJ-1", f"uten vedtak: {dager} {'dag' if dager == 1 else 'dager'}")


def sjekk_henvisning(grunn: str, har_apen: bool) -> Regelbrudd | None:
    """GJ-1: a referral says why, and a person has one open debt case at a time."""
    if not grunn.strip():
        return Regelbrudd("GJ-1", "Skriv hva personen trenger hjelp til.", "grunn")
    if har_apen:
        return Regelbrudd("GJ-1", "Personen har allerede en åpen gjeldssak.", "person")
    return None


def velg_radgiver(rolle_av: Sequence[tuple[str, str, int]], utelukket: frozenset[str]) -> str | None:
    """GJ-1: who gets a referral: the gjeldsrådgiver with fewest open cases, else a leder. `rolle_av` is (ident, role, open cases).

    Never one who is inhabil or lacks access (`utelukket`). Someone absent may have it: the case waits for her, not for a colleague.
    """
    mulige = [r for r in rolle_av if r[0] not in utelukket]
    for rolle in ("gjeldsradgiver", "leder"):
        if kandidater := sorted((antall, ident) for ident, r, antall in mulige if r == rolle):
            return kandidater[0][1]
    return None


def sjekk_steg(fra: Gjeldstilstand, steg: Steg, i_dag: date) -> Regelbrudd | None:
    """GJ-2 (law; Proba): every state has a next step and a date from today on; an ended case has a reason and is not opened again."""
    if fra is Gjeldstilstand.AVSLUTTET:
        return Regelbrudd("GJ-2", "Saken er avsluttet. Henvis på nytt.", "tilstand")
    if steg.tilstand is Gjeldstilstand.HENVIST and fra is not Gjeldstilstand.HENVIST:
        return Regelbrudd("GJ-2", "En sak som er tatt imot, blir ikke henvist igjen. Velg venter.", "tilstand")
    if steg.tilstand is Gjeldstilstand.AVSLUTTET:
        return None if steg.arsak else Regelbrudd("GJ-2", "Velg hvorfor saken avsluttes.", "arsak")
    if not steg.neste_steg:
        return Regelbrudd("GJ-2", "Neste steg mangler. Skriv hva som skal skje.", "neste_steg")
    if len(steg.neste_steg) > LENGSTE_STEG:
        return Regelbrudd("GJ-2", f"Neste steg er for langt: skriv høyst {LENGSTE_STEG} tegn.", "neste_steg")
    if steg.neste_dato is None:
        return Regelbrudd("GJ-2", "Dato for neste steg mangler.", "neste_dato")
    if steg.neste_dato < i_dag:
        return Regelbrudd("GJ-2", f"Neste steg kan ikke være {dag_kort(steg.neste_dato)}: datoen er passert.", "neste_dato")
    return None


def sjekk_krav(krav: Nyttkrav, i_dag: date) -> Regelbrudd | None:
    """GJ-3: a claim names its creditor and what it was worth on a day that has been; a secured one says in what."""
    if not krav.kreditor:
        return Regelbrudd("GJ-3", "Kreditor mangler.", "kreditor")
    if krav.sum_ore == 0:
        return Regelbrudd("GJ-3", "Skriv hovedstol, renter eller omkostninger.", "hovedstol_ore")
    if krav.saldo_dato > i_dag:
        return Regelbrudd("GJ-3", "Saldodato kan ikke være fram i tid.", "saldo_dato")
    if krav.sikret and not krav.sikkerhet:
        return Regelbrudd("GJ-3", "Skriv hva kravet er sikret i.", "sikkerhet")
    if krav.svar_dato is not None and krav.svar_dato > i_dag:
        return Regelbrudd("GJ-3", "Svar gitt kan ikke være fram i tid.", "svar_dato")
    if krav.innfridd is not None and krav.innfridd > i_dag:
        return Regelbrudd("GJ-3", "Innfridd kan ikke være fram i tid.", "innfridd")
    return None


def summer(krav: Iterable[Krav]) -> tuple[Klassesum, ...]:
    """GJ-3: what is still owed, by class in the order of the list; classes without claims are left out."""
    apne = [k for k in krav if k.innfridd is None]
    summer = []
    for klasse in Kravklasse:
        egne = [k for k in apne if k.klasse is klasse]
        if egne:
            sikret = sum(k.sum_ore for k in egne if k.sikret)
            summer.append(Klassesum(klasse=klasse, antall=len(egne), sum_ore=sum(k.sum_ore for k in egne), sikret_ore=sikret))
    return tuple(summer)


def sjekk_innsyn(rolle: str) -> Regelbrudd | None:
    """GJ-6 (Proba): the case's inside is the gjeldsrådgiver's; the leder opens it with a reason; others see status and next step."""
    if rolle_kan(rolle, Handling.GJELD_INNSYN):
        return None
    return Regelbrudd("GJ-6", "Notater og krav er gjeldsrådgiverens. Du ser status og neste steg.")


def sjekk_arbeide(rolle: str) -> Regelbrudd | None:
    """GJ-6: only a gjeldsrådgiver writes in a debt case."""
    if rolle_kan(rolle, Handling.GJELD):
        return None
    return Regelbrudd("GJ-6", "Bare gjeldsrådgiveren endrer gjeldssaken.")
