"""OP-11: a veileder's open cases, and what follows a person to the new veileder."""

from __future__ import annotations

from navtui.domain.flytting import Flyttesak
from navtui.domain.person import visningsnavn
from navtui.store.db import Leser, Skriver
from navtui.store.kandidat import NA, PARFORMER
from navtui.store.tilgang import SYNLIG


def saker(leser: Leser, ident: str) -> list[Flyttesak]:
    """The open cases of one veileder, by name: those that the reader may know of."""
    sql = f"""select s.id, s.person_id, s.saksnummer, s.versjon, p.fornavn, p.etternavn from sak s join person p on p.id = s.person_id
        where s.veileder = :ident and s.avsluttet is null and {SYNLIG.format("p.id")} order by p.sokenavn, p.id"""
    return [
        Flyttesak(r["id"], r["person_id"], r["saksnummer"], visningsnavn(r["fornavn"], r["etternavn"]), r["versjon"])
        for r in leser.rader(sql, ident=ident)
    ]


def partnere(leser: Leser, ident: str) -> dict[int, int]:
    """PM-7: of those with an open case at `ident`, who lives as a couple with whom, when both are there."""
    sql = f"""select a.person_id, b.person_id as partner from sak s
        join husstandsmedlem a on a.person_id = s.person_id and a.rolle = 'voksen' and {NA.format("a")}
        join husstand h on h.id = a.husstand_id and h.form in {PARFORMER}
        join husstandsmedlem b on b.husstand_id = a.husstand_id and b.person_id <> a.person_id and b.rolle = 'voksen' and {NA.format("b")}
        join sak k on k.person_id = b.person_id and k.veileder = :ident and k.avsluttet is null
        where s.veileder = :ident and s.avsluttet is null and {SYNLIG.format("a.person_id")} and {SYNLIG.format("b.person_id")}"""
    return {r["person_id"]: r["partner"] for r in leser.rader(sql, ident=ident)}


def flytt_det_som_folger(s: Skriver, person_id: int, fra: str, til: str) -> int:
    """Søknader given to `fra`, her open tasks and messages about the person, and the KVP deltakelse go along. Returns how many rows."""
    antall = 0
    for tabell, kolonne, aapen in _FOLGER:
        sql = f"select id, versjon from {tabell} where person_id = :p and {kolonne} = :fra and {aapen}"
        for r in s.rader(sql, alle=True, p=person_id, fra=fra):
            s.endre(tabell, hvor={"id": r["id"]}, versjon=r["versjon"], **{kolonne: til})
            antall += 1
    return antall


_FOLGER = (
    ("soknad", "saksbehandler", "tilstand = 'fordelt'"),
    ("oppgave", "til_ident", "lukket is null"),
    ("beskjed", "til_ident", "gjort_tid is null"),
    ("kvp", "veileder", "tilstand in ('sokt', 'i_program', 'permisjon')"),
)
