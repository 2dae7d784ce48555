"""KO-11, PE-5: what the leder has given in writing: the right to sign a kind of vedtak, and access to a protected person."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from navtui.domain.person import visningsnavn
from navtui.store.db import Leser, Skriver
from navtui.store.tilgang import SYNLIG


class Delegasjonsrad(NamedTuple):
    """KO-11: one delegasjon."""

    nokkel: int
    ident: str
    vedtaksart: str
    fra: date
    til: date | None
    dokument: str


class Tilgangsrad(NamedTuple):
    """PE-5: access that holds today or later."""

    nokkel: int
    person_id: int
    navn: str
    ident: str
    fra: date
    til: date | None
    grunn: str
    gitt_av: str


def delegasjoner(leser: Leser) -> list[Delegasjonsrad]:
    """KO-11: every delegasjon, by ident; those that are over last."""
    sql = """select id, ident, vedtaksart, fra, til, dokument from delegasjon
        order by til is not null and til < :i_dag, ident, vedtaksart, fra desc"""
    return [
        Delegasjonsrad(r["id"], r["ident"], r["vedtaksart"], date.fromisoformat(r["fra"]), _dato(r["til"]), r["dokument"])
        for r in leser.rader(sql)
    ]


def sett_inn(s: Skriver, ident: str, vedtaksart: str, fra: date, dokument: str) -> int:
    """A new one from a date on."""
    return s.sett_inn("delegasjon", ident=ident, vedtaksart=vedtaksart, fra=fra, dokument=dokument, satt_av=s.seer.ident, tid=s.na)


def avslutt(s: Skriver, id_: int, til: date) -> None:
    """`til` was its last day."""
    s.endre("delegasjon", hvor={"id": id_, "til": None}, til=til)


def tilganger(leser: Leser) -> list[Tilgangsrad]:
    """PE-5: who has access to whom, by person."""
    sql = f"""select t.id, t.person_id, p.fornavn, p.etternavn, t.ident, t.fra, t.til, t.grunn, t.gitt_av
        from tilgang t join person p on p.id = t.person_id
        where (t.til is null or t.til >= :i_dag) and {SYNLIG.format("p.id")} order by p.sokenavn, p.id, t.ident limit 500"""
    return [
        Tilgangsrad(
            r["id"], r["person_id"], visningsnavn(r["fornavn"], r["etternavn"]), r["ident"], date.fromisoformat(r["fra"]), _dato(r["til"]),
            r["grunn"], r["gitt_av"],
        )
        for r in leser.rader(sql)
    ]  # fmt: skip


def _dato(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None
