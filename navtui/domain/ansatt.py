"""The office's own people: who they are, when they are at work, and what a new one must have."""

from __future__ import annotations

import re
from datetime import date

from pydantic import Field

from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk.kontor import Ansettelse, Fravarsgrunn, Rolle
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.rolle import Handling, rolle_kan, rolle_kan_skrive

_IDENT = re.compile(r"[A-ZÆØÅ]{3,5}")


class Ansatt(Modell):
    """One member of staff. `til` is her last day; None while she is employed."""

    ident: str
    navn: str
    rolle: Rolle
    ansettelse: Ansettelse
    stillingsprosent: int = Field(ge=1, le=100)
    sosialhjelp: bool
    """Among those PM-7 may suggest."""
    fra: date
    til: date | None = None
    versjon: int = 1

    def ansatt_paa(self, dag: date) -> bool:
        """Employed that day, first and last day included."""
        return self.fra <= dag and (self.til is None or dag <= self.til)


class NyAnsatt(Modell):
    """What the leder fills in for a new member of staff."""

    ident: str
    navn: str
    rolle: Rolle
    ansettelse: Ansettelse
    stillingsprosent: int = 100
    sosialhjelp: bool = False
    fra: date
    passord: str = Field(repr=False)
    pin: str | None = Field(default=None, repr=False)


class Ansattendring(Modell):
    """What the leder may change; the ident never changes, for it stands in the log."""

    navn: str
    rolle: Rolle
    ansettelse: Ansettelse
    stillingsprosent: int
    sosialhjelp: bool


class Fravaer(Modell):
    """One absence. `til` None is until further notice. Never a diagnosis."""

    id: int
    ident: str
    art: Fravarsgrunn
    fra: date
    til: date | None
    stedfortreder: str | None

    def gjelder(self, dag: date) -> bool:
        """Absent that day."""
        return self.fra <= dag and (self.til is None or dag <= self.til)


class NyttFravaer(Modell):
    """What is filled in for an absence."""

    ident: str
    art: Fravarsgrunn
    fra: date
    til: date | None = None
    stedfortreder: str | None = None


def sjekk_ident(ident: str) -> Regelbrudd | None:
    """An ident is three to five capital letters: it is read on every screen and written in every log entry."""
    if _IDENT.fullmatch(ident):
        return None
    return Regelbrudd("SI-1", "Ident må være 3 til 5 store bokstaver, for eksempel KAL.", "ident")


def sjekk_ansatt(ny: NyAnsatt | Ansattendring) -> Regelbrudd | None:
    """What a member of staff must have: a name, a position of 1 to 100 per cent, and sosialhjelp only where the role writes vedtak."""
    if not ny.navn:
        return Regelbrudd("PE-9", "Navn må fylles ut.", "navn")
    if not 1 <= ny.stillingsprosent <= 100:
        return Regelbrudd("LE-1", "Stillingsprosent må være et tall fra 1 til 100.", "stillingsprosent")
    if ny.sosialhjelp and ny.rolle is not Rolle.VEILEDER:
        return Regelbrudd("PM-7", "Bare en veileder kan få saker om sosialhjelp fordelt til seg.", "sosialhjelp")
    return None


def sjekk_fravaer(ny: NyttFravaer) -> Regelbrudd | None:
    """An absence ends after it began, and nobody stands in for herself."""
    if ny.til is not None and ny.til < ny.fra:
        return Regelbrudd("PM-7", "Siste dag kan ikke være før første dag.", "til")
    if ny.stedfortreder == ny.ident:
        return Regelbrudd("PE-7", "En ansatt kan ikke være stedfortreder for seg selv.", "stedfortreder")
    return None


_SKRIVER = {Rolle.VEILEDER: "stonad", Rolle.KVP_VEILEDER: "kvp", Rolle.GJELDSRADGIVER: "radgivning"}
"""What the one who is away writes, and her stand-in must be able to."""


def kan_staa_inn(for_: Rolle, rolle: Rolle) -> bool:
    """PE-7: a stand-in opens the cases of the one who is away and does her work, so the role must be one that may: never mottak."""
    if for_ is Rolle.MOTTAK:
        return True
    return rolle_kan_skrive(rolle, _SKRIVER[for_]) if for_ in _SKRIVER else rolle_kan(rolle, Handling.APNE_PERSON)


def sjekk_stedfortreder(borte: Ansatt, stedfortreder: Ansatt) -> Regelbrudd | None:
    """PE-7: refuse a stand-in who could not open, or not write, what the other has: her cases would have nobody."""
    if kan_staa_inn(borte.rolle, stedfortreder.rolle):
        return None
    setning = f"{stedfortreder.ident} er {stedfortreder.rolle.tekst} og kan ikke stå inn for {borte.ident}. Velg en annen, eller ingen."
    return Regelbrudd("PE-7", setning, "stedfortreder")


def sjekk_overlapp(har: Fravaer | None) -> Regelbrudd | None:
    """PM-7: one is away for one reason at a time; the refusal says when and why she already is."""
    if har is None:
        return None
    naar = f"{dag_kort(har.fra)} til {dag_kort(har.til)}" if har.til else f"fra {dag_kort(har.fra)} inntil videre"
    setning = f"{har.ident} er allerede registrert borte {naar} ({har.art.tekst}). Avslutt det først, eller velg andre dager."
    return Regelbrudd("PM-7", setning, "fra")


def _igjen(aapne_saker: int, aapne_gjeldssaker: int, klager_og_soknader: int) -> str:
    """What somebody has that others must take over, in words; empty when it is nothing."""
    par = (
        (aapne_saker, "åpen sak", "åpne saker"),
        (aapne_gjeldssaker, "åpen gjeldssak", "åpne gjeldssaker"),
        (klager_og_soknader, "klage eller søknad", "klager og søknader"),
    )
    return " og ".join(f"{n} {en if n == 1 else flere}" for n, en, flere in par if n)


def sjekk_avslutt(aapne_saker: int, aapne_gjeldssaker: int, klager_og_soknader: int = 0) -> Regelbrudd | None:
    """PE-9 (Proba): a member of staff with open cases cannot be ended, nor one with klager or søknader nobody else has (OP-11)."""
    if not (hva := _igjen(aapne_saker, aapne_gjeldssaker, klager_og_soknader)):
        return None
    dem = "den" if aapne_saker + aapne_gjeldssaker + klager_og_soknader == 1 else "dem"
    return Regelbrudd("PE-9", f"Den ansatte har {hva}. Flytt {dem} først (m).", "til")


def ma_ha_flyttet(til: date, i_dag: date) -> bool:
    """PE-9 (own): a last day still to come may be registered at once: she works with her cases until then, and the leder is reminded
    (`slutter_med`). From the day itself on they must have been moved."""
    return til <= i_dag


class Avgang(Modell):
    """One who is to leave, or has left, and still has something: open cases, debt cases, and klager or søknader nobody else has."""

    ident: str
    til: date
    saker: int
    gjeldssaker: int
    klager_og_soknader: int


def slutter_med(a: Avgang, i_dag: date) -> Varsel:
    """PE-9, OP-11: what the leder is told until all of it is somebody else's."""
    hva = _igjen(a.saker, a.gjeldssaker, a.klager_og_soknader)
    return Varsel("PE-9", f"{a.ident} {'sluttet' if a.til < i_dag else 'slutter'} {dag_kort(a.til)} med {hva}: flytt (o 1, m)")
