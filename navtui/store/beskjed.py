"""Messages (OP-6)."""

from __future__ import annotations

from navtui.domain.beskjed import Beskjed, NyBeskjed
from navtui.domain.person import visningsnavn
from navtui.domain.tid import fra_tekst
from navtui.store.db import Leser, Row, Skriver
from navtui.store.tilgang import SYNLIG

_BESKJED = f"""
    select b.id, b.person_id, p.fornavn, p.etternavn, b.til_ident, b.fra_ident, b.tekst, b.ring_tilbake,
           coalesce(b.telefon, p.telefon) as telefon, b.tid, b.versjon
    from beskjed b left join person p on p.id = b.person_id
    where b.gjort_tid is null and (b.person_id is null or {SYNLIG.format("b.person_id")})
"""


def _beskjed(r: Row) -> Beskjed:
    navn = visningsnavn(r["fornavn"], r["etternavn"]) if r["person_id"] is not None else None
    felt = {k: r[k] for k in ("id", "person_id", "til_ident", "fra_ident", "tekst", "ring_tilbake", "telefon", "versjon")}
    return Beskjed.model_validate(felt | {"navn": navn, "tid": fra_tekst(r["tid"])})


def sett_inn(s: Skriver, ny: NyBeskjed, til_ident: str) -> int:
    """Leave a message."""
    return s.sett_inn(
        "beskjed", person_id=ny.person_id, til_ident=til_ident, fra_ident=s.seer.ident, tekst=ny.tekst, ring_tilbake=ny.ring_tilbake,
        telefon=ny.telefon, tid=s.na,
    )  # fmt: skip


def hent(les: Leser, beskjed_id: int) -> Beskjed | None:
    """An open message."""
    r = les.rad(f"{_BESKJED} and b.id = :id", id=beskjed_id)
    return None if r is None else _beskjed(r)


def til(les: Leser, ident: str, mest: int) -> list[Beskjed]:
    """The open messages to someone: ring tilbake first, then the oldest."""
    rader = les.rader(f"{_BESKJED} and b.til_ident = :ident order by b.ring_tilbake desc, b.tid limit :mest", ident=ident, mest=mest)
    return [_beskjed(r) for r in rader]


def om(les: Leser, person_id: int, mest: int) -> list[Beskjed]:
    """The open messages about a person."""
    rader = les.rader(f"{_BESKJED} and b.person_id = :p order by b.ring_tilbake desc, b.tid limit :mest", p=person_id, mest=mest)
    return [_beskjed(r) for r in rader]


def gjort(s: Skriver, beskjed: Beskjed) -> None:
    """Done, by the one who is signed in."""
    s.endre("beskjed", hvor={"id": beskjed.id}, versjon=beskjed.versjon, gjort_tid=s.na, gjort_av=s.seer.ident)


def er_stedfortreder(les: Leser, ident: str, for_ident: str) -> bool:
    """Whether `ident` stands in for `for_ident` today."""
    sql = """select 1 from fravaer where ident = :for_ident and stedfortreder = :ident and annullert is null
             and fra <= :i_dag and (til is null or til >= :i_dag)"""
    return les.verdi(sql, ident=ident, for_ident=for_ident) is not None
