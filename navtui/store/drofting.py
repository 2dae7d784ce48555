"""PM-9: cases raised for discussion."""

from __future__ import annotations

from dataclasses import dataclass

from navtui.store.db import Leser, Skriver
from navtui.store.tilgang import SYNLIG


@dataclass(frozen=True, slots=True)
class Drofting:
    """One case on the agenda."""

    id: int
    person_id: int
    soknad_id: int | None
    reist_av: str
    sporsmal: str
    apen: bool
    versjon: int


def hent(les: Leser, drofting_id: int) -> Drofting | None:
    """One of them."""
    r = les.rad(f"select * from drofting where id = :id and {SYNLIG.format('person_id')}", id=drofting_id)
    if r is None:
        return None
    apen = r["konklusjon"] is None and r["trukket_tid"] is None
    return Drofting(r["id"], r["person_id"], r["soknad_id"], r["reist_av"], r["sporsmal"], apen, r["versjon"])


def apen_for(les: Leser, person_id: int, soknad_id: int | None) -> int | None:
    """The one that is open for the same søknad, or for the person."""
    sql = f"""select id from drofting where person_id = :id and konklusjon is null and trukket_tid is null and soknad_id is :soknad
        and {SYNLIG.format("person_id")} limit 1"""
    id_: int | None = les.verdi(sql, id=person_id, soknad=soknad_id)
    return id_


def er_vernet(les: Leser, person_id: int) -> bool:
    """PM-12: a protected person is not discussed at the common meeting."""
    return les.verdi("select 1 from skjermet where person_id = :id", id=person_id) is not None


def sett_inn(s: Skriver, person_id: int, soknad_id: int | None, sporsmal: str) -> int:
    """Raise one."""
    return s.sett_inn("drofting", person_id=person_id, soknad_id=soknad_id, reist_av=s.seer.ident, sporsmal=sporsmal, tid=s.na)


def konkluder(s: Skriver, drofting: Drofting, mote_id: int | None, konklusjon: str) -> None:
    """What the meeting came to."""
    s.endre("drofting", hvor={"id": drofting.id}, versjon=drofting.versjon, postmote_id=mote_id, konklusjon=konklusjon, konkludert_tid=s.na)


def trekk(s: Skriver, drofting: Drofting) -> None:
    """It is off the agenda."""
    s.endre("drofting", hvor={"id": drofting.id}, versjon=drofting.versjon, trukket_tid=s.na)
