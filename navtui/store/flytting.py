"""OP-11: a veileder's open cases, and what follows a person to the new veileder."""

from __future__ import annotations

from navtui.domain.flytting import Flytterest, Flyttesak, Restslag
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
    """Søknader given to `fra`, her open tasks and messages about the person, and the KVP deltakelse go along. Returns how many rows.

    A klage does not, nor its task: it goes to one who may reconsider it (KL-3).
    """
    antall = 0
    for tabell, kolonne, aapen in _FOLGER:
        sql = f"select id, versjon from {tabell} where person_id = :p and {kolonne} = :fra and {aapen}"
        for r in s.rader(sql, alle=True, p=person_id, fra=fra):
            s.endre(tabell, hvor={"id": r["id"]}, versjon=r["versjon"], **{kolonne: til})
            antall += 1
    return antall


_FOLGER = (
    ("soknad", "saksbehandler", "tilstand = 'fordelt'"),
    ("oppgave", "til_ident", "lukket is null and objekt is not 'klage'"),
    ("beskjed", "til_ident", "gjort_tid is null"),
    ("kvp", "veileder", "tilstand in ('sokt', 'i_program', 'permisjon')"),
)


_HAR_SAKEN = "exists (select 1 from sak k where k.person_id = {0}.person_id and k.veileder = :ident and k.avsluttet is null)"
_NAVN = "p.fornavn, p.etternavn"
_REST: dict[Restslag, str] = {
    Restslag.KLAGE: f"""select x.id, x.person_id, x.versjon, {_NAVN} from klage x join person p on p.id = x.person_id
        where x.saksbehandler = :ident and x.tilstand not in ('avsluttet', 'trukket') and {SYNLIG.format("x.person_id")}
        order by x.mottatt, x.id""",
    Restslag.SOKNAD: f"""select x.id, x.person_id, x.versjon, {_NAVN} from soknad x join person p on p.id = x.person_id
        where x.saksbehandler = :ident and x.tilstand = 'fordelt' and not {_HAR_SAKEN.format("x")} and {SYNLIG.format("x.person_id")}
        order by x.mottatt, x.id""",
    Restslag.OPPGAVE: f"""select x.id, x.person_id, x.versjon, {_NAVN} from oppgave x left join person p on p.id = x.person_id
        where x.til_ident = :ident and x.lukket is null and x.objekt is not 'klage' and not {_HAR_SAKEN.format("x")}
            and (x.person_id is null or {SYNLIG.format("x.person_id")})
        order by x.frist, x.id""",
    Restslag.BESKJED: f"""select x.id, x.person_id, x.versjon, {_NAVN} from beskjed x left join person p on p.id = x.person_id
        where x.til_ident = :ident and x.gjort_tid is null and not {_HAR_SAKEN.format("x")}
            and (x.person_id is null or {SYNLIG.format("x.person_id")})
        order by x.tid, x.id""",
}
_KOLONNE = {Restslag.KLAGE: "saksbehandler", Restslag.SOKNAD: "saksbehandler", Restslag.OPPGAVE: "til_ident", Restslag.BESKJED: "til_ident"}


def rester(leser: Leser, ident: str) -> list[Flytterest]:
    """What is hers and follows none of her open cases, the klager first: those that the reader may know of."""
    return [
        Flytterest(slag, r["id"], r["person_id"], visningsnavn(r["fornavn"] or "", r["etternavn"]) if r["etternavn"] else "", r["versjon"])
        for slag, sql in _REST.items()
        for r in leser.rader(sql, ident=ident)
    ]


def flytt_rest(s: Skriver, rest: Flytterest, til: str) -> None:
    """One of them to another, as it was read (SI-7); the task of a klage goes with it."""
    s.endre(rest.slag.value, hvor={"id": rest.id}, versjon=rest.versjon, **{_KOLONNE[rest.slag]: til})
    if rest.slag is Restslag.KLAGE:
        sql = "select id, versjon from oppgave where objekt = 'klage' and objekt_id = :id and art = 'klage' and lukket is null"
        for r in s.rader(sql, alle=True, id=rest.id):
            s.endre("oppgave", hvor={"id": r["id"]}, versjon=r["versjon"], til_ident=til)
