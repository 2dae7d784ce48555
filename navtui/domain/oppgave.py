"""Tasks: what a rule or a colleague asks somebody to do."""

from __future__ import annotations

from datetime import date
from typing import Final

from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk.oppfolging import Dokumenttilstand, Konsekvens
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.rolle import Handling, rolle_kan

_LUKKES_AV_SVARET: Final = {
    "overlevert": ("PE-6", "Skriv på vedtaket hva stedfortrederen bestemte. Da lukkes oppgaven."),
    "bruker_informert": ("PE-10", "Skriv hvordan og når brukeren ble informert. Da lukkes oppgaven."),
    "dokumentasjon": ("OP-5", "Velg hva som skjedde med dokumentasjonen. Da lukkes oppgaven."),
    "utbetaling_returnert": ("VE-21", "Velg hvor utbetalingen skal sendes, eller stopp den. Da lukkes oppgaven."),
    "utbetaling_stoppet": ("VE-16", "Slipp utbetalingen fri, eller annuller den, under Utbetaling. Da lukkes oppgaven."),
    **{f"refusjon_{p}": ("VE-22", "Før kravet under Lån, refusjon og garanti. Da lukkes oppgaven.") for p in ("23", "25", "26")},
}
"""Tasks that ask for an answer which is written elsewhere, and are closed by it and by nothing else."""

_BARE_LEDER: Final = {"samme_nummer": "PE-1", "husstand_skjermet": "PE-5", "samme_person_skjermet": "PE-5", "inhabil_har_saken": "PE-6"}


class NyOppgave(Modell):
    """A task to be raised. `art` with `objekt` and `objekt_id` is what it is about: one open task of a kind for each."""

    art: str
    regel: str
    person_id: int | None
    objekt: str | None = None
    objekt_id: int | None = None
    til_ident: str
    frist: date
    tekst: str


class Oppgave(NyOppgave):
    """An open task."""

    id: int
    navn: str | None
    versjon: int


def kan_lukkes(oppgave: Oppgave, rolle: str) -> Regelbrudd | None:
    """PE-6, PE-10, OP-5, VE-21 (law; SSB; own): may this role cross the task out? Not where a rule wants the answer itself written down,
    nor a task that asks the leder to judge something (PE-1, PE-5) unless she is the leder."""
    if oppgave.art in _LUKKES_AV_SVARET:
        return Regelbrudd(*_LUKKES_AV_SVARET[oppgave.art])
    if oppgave.art in _BARE_LEDER and not rolle_kan(rolle, Handling.TILGANG):
        return Regelbrudd(_BARE_LEDER[oppgave.art], "Bare leder lukker denne oppgaven.")
    return None


class NyttKrav(Modell):
    """OP-5: documentation that is asked for. Without `frist` it is the office's."""

    person_id: int
    tekst: str
    frist: date | None = None
    soknad_id: int | None = None


class Dokumentasjonskrav(Modell):
    """OP-5: documentation as it stands."""

    id: int
    person_id: int
    tekst: str
    frist: date
    purret: date | None
    levert: date | None
    tilstand: Dokumenttilstand
    konsekvens: Konsekvens | None
    versjon: int


def kan_avgjores_uten(krav: Dokumentasjonskrav, konsekvens: Konsekvens, i_dag: date) -> Regelbrudd | None:
    """OP-5 (Rogaland Revisjon): a søknad is not decided without what was asked for while the person still has time to bring it."""
    if konsekvens is Konsekvens.AVGJORES_UTEN and i_dag <= krav.frist:
        setning = f"Fristen er {dag_kort(krav.frist)}. Søknaden avgjøres ikke uten dokumentasjonen før den er ute."
        return Regelbrudd("OP-5", setning, "konsekvens")
    return None
