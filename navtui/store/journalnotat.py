"""The journal (OP-12)."""

from __future__ import annotations

from navtui.domain.journalnotat import Journalnotat
from navtui.domain.kodeverk.oppfolging import Notatart
from navtui.store.db import Leser, Skriver
from navtui.store.tilgang import SYNLIG

_NOTAT = f"""select id, person_id, dato, art, tekst, retter_id, ident, versjon from journalnotat
             where {SYNLIG.format("person_id")}"""


def sett_inn(s: Skriver, person_id: int, art: Notatart, tekst: str, retter_id: int | None = None) -> int:
    """A new note, dated today."""
    return s.sett_inn(
        "journalnotat", person_id=person_id, dato=s.i_dag, art=art, tekst=tekst, retter_id=retter_id, ident=s.seer.ident, tid=s.na
    )


def hent(les: Leser, notat_id: int) -> Journalnotat | None:
    """One note."""
    r = les.rad(f"{_NOTAT} and id = :id", id=notat_id)
    return None if r is None else Journalnotat.model_validate(dict(r))


def for_person(les: Leser, person_id: int, mest: int) -> list[Journalnotat]:
    """The latest notes, newest first."""
    rader = les.rader(f"{_NOTAT} and person_id = :p order by dato desc, id desc limit :mest", p=person_id, mest=mest)
    return [Journalnotat.model_validate(dict(r)) for r in rader]


def endre(s: Skriver, notat: Journalnotat, tekst: str) -> None:
    """Another text, in a note that is as it was read (SI-7). The database refuses it after the day."""
    s.endre("journalnotat", hvor={"id": notat.id}, versjon=notat.versjon, tekst=tekst)
