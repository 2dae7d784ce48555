"""Tasks, and the demands and end dates that raise them (OP-5, OP-7)."""

from __future__ import annotations

from datetime import date

from navtui.domain.oppfolging import Sluttdato
from navtui.domain.oppgave import Dokumentasjonskrav, NyOppgave, NyttKrav, Oppgave
from navtui.domain.person import visningsnavn
from navtui.store.db import Leser, Row, Skriver
from navtui.store.tilgang import SYNLIG

_OPPGAVE = f"""
    select o.id, o.art, o.regel, o.person_id, o.objekt, o.objekt_id, o.til_ident, o.frist, o.tekst, o.versjon, p.fornavn, p.etternavn
    from oppgave o left join person p on p.id = o.person_id
    where o.lukket is null and (o.person_id is null or {SYNLIG.format("o.person_id")})
"""
_KRAV = f"""select id, person_id, tekst, frist, purret, levert, tilstand, konsekvens, versjon from dokumentasjonskrav
            where {SYNLIG.format("person_id")}"""
_SLUTT = f"select id, person_id, art, dato, tekst, kilde, kilde_dato from sluttdato where utgatt is null and {SYNLIG.format('person_id')}"


def _oppgave(r: Row) -> Oppgave:
    felt = {k: r[k] for k in ("id", "art", "regel", "person_id", "objekt", "objekt_id", "til_ident", "frist", "tekst", "versjon")}
    return Oppgave.model_validate(felt | {"navn": visningsnavn(r["fornavn"], r["etternavn"]) if r["person_id"] is not None else None})


def reis(s: Skriver, ny: NyOppgave) -> int | None:
    """Raise a task; None when one of its kind is open for the same object already."""
    sql = "select 1 from oppgave where art = :art and objekt = :objekt and objekt_id = :id and lukket is null"
    if ny.objekt is not None and s.verdi(sql, alle=True, art=ny.art, objekt=ny.objekt, id=ny.objekt_id):
        return None
    return s.sett_inn("oppgave", **ny.model_dump(), opprettet=s.na)


def hent(les: Leser, oppgave_id: int) -> Oppgave | None:
    """An open task."""
    r = les.rad(f"{_OPPGAVE} and o.id = :id", id=oppgave_id)
    return None if r is None else _oppgave(r)


def til(les: Leser, ident: str, mest: int) -> list[Oppgave]:
    """Someone's open tasks, the most urgent first."""
    return [
        _oppgave(r) for r in les.rader(f"{_OPPGAVE} and o.til_ident = :ident order by o.frist, o.id limit :mest", ident=ident, mest=mest)
    ]


def antall_ellers(les: Leser, ident: str) -> int:
    """How many open tasks she has that no case of hers shows: about another's, or about nobody."""
    sql = f"""select count(*) from oppgave o where o.til_ident = :ident and o.lukket is null
              and (o.person_id is null or ({SYNLIG.format("o.person_id")} and not exists (
                  select 1 from sak s where s.person_id = o.person_id and s.veileder = :ident and s.avsluttet is null)))"""
    return int(les.verdi(sql, ident=ident))


def om(les: Leser, person_id: int, mest: int) -> list[Oppgave]:
    """The open tasks about a person."""
    return [_oppgave(r) for r in les.rader(f"{_OPPGAVE} and o.person_id = :p order by o.frist, o.id limit :mest", p=person_id, mest=mest)]


def lukk(s: Skriver, oppgave: Oppgave, utfall: str) -> None:
    """Done, with what came of it."""
    s.endre("oppgave", hvor={"id": oppgave.id}, versjon=oppgave.versjon, lukket=s.na, lukket_av=s.seer.ident, utfall=utfall)


def lukk_for(s: Skriver, objekt: str, objekt_id: int, utfall: str) -> int:
    """Close the open tasks about one object; returns how many."""
    apne = s.rader(f"{_OPPGAVE} and o.objekt = :objekt and o.objekt_id = :id", objekt=objekt, id=objekt_id)
    for r in apne:
        lukk(s, _oppgave(r), utfall)
    return len(apne)


def sett_inn_krav(s: Skriver, ny: NyttKrav, frist: date) -> int:
    """Ask for documentation (OP-5)."""
    felt = {"person_id": ny.person_id, "soknad_id": ny.soknad_id, "tekst": ny.tekst, "frist": frist}
    return s.sett_inn("dokumentasjonskrav", **felt, ident=s.seer.ident, tid=s.na)


def hent_krav(les: Leser, krav_id: int) -> Dokumentasjonskrav | None:
    """One demand for documentation."""
    r = les.rad(f"{_KRAV} and id = :id", id=krav_id)
    return None if r is None else Dokumentasjonskrav.model_validate(dict(r))


def krav_for(les: Leser, person_id: int, mest: int) -> list[Dokumentasjonskrav]:
    """A person's demands for documentation: those that wait first."""
    sql = f"{_KRAV} and person_id = :p order by tilstand <> 'relevant', frist desc limit :mest"
    return [Dokumentasjonskrav.model_validate(dict(r)) for r in les.rader(sql, p=person_id, mest=mest)]


def endre_krav(s: Skriver, krav: Dokumentasjonskrav, **kolonner: object) -> None:
    """Change a demand that is as it was read (SI-7)."""
    s.endre("dokumentasjonskrav", hvor={"id": krav.id}, versjon=krav.versjon, **kolonner)


def sett_sluttdato(s: Skriver, ny: Sluttdato) -> int:
    """OP-7: a new end date; an earlier one of the same kind gives way to it, and its task with it."""
    for r in s.rader(f"{_SLUTT} and person_id = :p and art = :art", p=ny.person_id, art=ny.art):
        s.endre("sluttdato", hvor={"id": r["id"]}, utgatt=s.na)
        lukk_for(s, "sluttdato", r["id"], "ny sluttdato")
    return s.sett_inn("sluttdato", **ny.model_dump(exclude={"id"}), ident=s.seer.ident, tid=s.na)


def sluttdatoer(les: Leser, person_id: int) -> list[Sluttdato]:
    """A person's known end dates, the first to come first."""
    return [Sluttdato.model_validate(dict(r)) for r in les.rader(f"{_SLUTT} and person_id = :p order by dato", p=person_id)]


def sluttdatoer_uten_oppgave(les: Leser, senest: date) -> list[tuple[Sluttdato, str]]:
    """OP-7: end dates up to a day that no task has been raised for, with the responsible veileder of the open case. Whoever asks."""
    rader = les.rader(
        """select d.id, d.person_id, d.art, d.dato, d.tekst, d.kilde, d.kilde_dato, s.veileder
           from sluttdato d join sak s on s.person_id = d.person_id and s.avsluttet is null
           where d.utgatt is null and d.varslet is null and d.dato <= :senest order by d.dato, d.id""",
        alle=True, senest=senest,
    )  # fmt: skip
    return [(Sluttdato.model_validate({k: r[k] for k in Sluttdato.model_fields}), r["veileder"]) for r in rader]


def merk_varslet(s: Skriver, sluttdato_id: int) -> None:
    """The task has been raised."""
    s.endre("sluttdato", hvor={"id": sluttdato_id}, varslet=s.na)
