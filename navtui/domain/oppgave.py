"""Tasks: what a rule or a colleague asks somebody to do."""

from __future__ import annotations

from datetime import date

from navtui.domain.kodeverk.oppfolging import Dokumenttilstand, Konsekvens
from navtui.domain.modell import Modell


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
