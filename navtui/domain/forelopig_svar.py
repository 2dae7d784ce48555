"""PM-4: when a foreløpig svar is owed, and what it must say. The same for søknader and klager."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk.kode import Kode
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.soknad import maanedsfrist

VISES_ETTER: Final = timedelta(days=21)
LENGSTE_GRUNN: Final = 500
"""Letters in the reason: it is said in the letter."""


class Svarobjekt(Kode):
    """What the person waits for an answer to."""

    SOKNAD = "soknad", "søknad"
    KLAGE = "klage", "klage"


class SkyldigSvar(Modell):
    """A foreløpig svar that is owed now or soon. `til_ident`: the responsible veileder; None = nobody has it, so it is the leder's.

    `sendt` and `forventet` are of the one that was sent last: when the time it promised has passed, a new one is owed.
    """

    objekt: Svarobjekt
    id: int
    person_id: int
    navn: str
    mottatt: date
    til_ident: str | None
    sendt: date | None = None
    forventet: date | None = None

    @property
    def frist(self) -> date:
        """PM-4: from this day on it is overdue."""
        return frist(self.mottatt, self.forventet)

    @property
    def nokkel(self) -> tuple[str, int]:
        """What the cursor stays on."""
        return self.objekt.value, self.id

    @property
    def tekst(self) -> str:
        """What is to be done, in words."""
        if self.forventet is not None:
            return f"Nytt foreløpig svar på {self.objekt.tekst}: svar var lovet {dag_kort(self.forventet)}."
        return f"Foreløpig svar på {self.objekt.tekst} mottatt {dag_kort(self.mottatt)}."


class NyttSvar(Modell):
    """A foreløpig svar as it goes out: why it takes longer, and when an answer can be expected (fvl. § 11 a)."""

    objekt: Svarobjekt
    id: int
    grunn: str
    forventet: date


def frist(mottatt: date, forventet: date | None) -> date:
    """PM-4 (fvl. § 11 a): one calendar month after receipt; when one has been sent, the day it promised an answer."""
    return forventet or maanedsfrist(mottatt)


def vises_fra(mottatt: date, forventet: date | None) -> date:
    """PM-4: the task appears 21 days after receipt; a second time when the promised day has come."""
    return forventet or mottatt + VISES_ETTER


def er_skyldig(svar: SkyldigSvar, i_dag: date) -> bool:
    """PM-4: whether it is a task today."""
    return vises_fra(svar.mottatt, svar.forventet) <= i_dag


def er_over(svar: SkyldigSvar, i_dag: date) -> bool:
    """PM-4: overdue from one calendar month, the day itself included."""
    return svar.frist <= i_dag


def skyldige(alle: Iterable[SkyldigSvar], i_dag: date) -> tuple[SkyldigSvar, ...]:
    """Those that are tasks today, the most urgent first."""
    return tuple(sorted((s for s in alle if er_skyldig(s, i_dag)), key=lambda s: (s.frist, s.mottatt, s.nokkel)))


def sjekk_svar(nytt: NyttSvar, i_dag: date) -> Regelbrudd | None:
    """PM-4 (fvl. § 11 a; the new forvaltningsloven § 17 asks for the expected time): a reason and a day that is still to come."""
    if not nytt.grunn:
        return Regelbrudd("PM-4", "Skriv hvorfor det tar lengre tid. Det står i brevet.", "grunn")
    if len(nytt.grunn) > LENGSTE_GRUNN:
        return Regelbrudd("PM-4", f"Grunnen er for lang: skriv høyst {LENGSTE_GRUNN} tegn.", "grunn")
    if nytt.forventet <= i_dag:
        return Regelbrudd("PM-4", "Svaret ventes en dag fram i tid. Rett datoen.", "forventet")
    return None
