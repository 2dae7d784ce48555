"""The office's routines, each as its newest utgave says (KL-4), and the dates laws come into force."""

from __future__ import annotations

from datetime import date

from navtui.domain.rutine import NyRutine, Rutine, Utgave
from navtui.store.db import Leser, Row, Skriver

_SISTE = """
    select r.id, r.avsluttet, r.versjon, u.tittel, u.tekst, u.eier, u.regler, u.gjennomgatt, u.neste, u.ident,
           (select count(*) from rutineutgave a where a.rutine_id = r.id) as utgaver
    from rutine r join rutineutgave u on u.id = (select max(id) from rutineutgave where rutine_id = r.id)
"""
_FELT = ("tittel", "tekst", "eier", "gjennomgatt", "neste", "ident")


def _rutine(r: Row) -> Rutine:
    return Rutine.model_validate(dict(r) | {"regler": r["regler"].split()})


def alle(les: Leser, *, avsluttede: bool = False) -> list[Rutine]:
    """Those in use by title; with `avsluttede` the ended too, last."""
    sql = f"{_SISTE} where :med or r.avsluttet is null order by r.avsluttet is not null, u.tittel, r.id"
    return [_rutine(r) for r in les.rader(sql, med=avsluttede)]


def hent(les: Leser, rutine_id: int) -> Rutine | None:
    """One routine."""
    r = les.rad(f"{_SISTE} where r.id = :id", id=rutine_id)
    return None if r is None else _rutine(r)


def utgaver(les: Leser, rutine_id: int) -> list[Utgave]:
    """What it has said, the newest first."""
    sql = "select tittel, tekst, eier, regler, gjennomgatt, neste, ident from rutineutgave where rutine_id = :id order by id desc"
    return [
        Utgave.model_validate({k: r[k] for k in _FELT} | {"regler": r["regler"].split()}) for r in les.rader(sql, id=rutine_id)
    ]  # fmt: skip


def ny(s: Skriver) -> int:
    """A routine that has no utgave yet."""
    return s.sett_inn("rutine", opprettet=s.na)


def sett_inn_utgave(s: Skriver, rutine_id: int, u: NyRutine) -> int:
    """What it says from now on."""
    felt = {"tittel": u.tittel, "tekst": u.tekst, "eier": u.eier, "regler": " ".join(u.regler), "neste": u.neste}
    return s.sett_inn("rutineutgave", rutine_id=rutine_id, **felt, gjennomgatt=s.i_dag, ident=s.seer.ident, tid=s.na)


def endre(s: Skriver, r: Rutine, **kolonner: object) -> None:
    """Change a routine that is as it was read (SI-7)."""
    s.endre("rutine", hvor={"id": r.id}, versjon=r.versjon, **kolonner)


def forfalte(les: Leser) -> int:
    """How many should have been looked through by now."""
    sql = """select count(*) from rutine r join rutineutgave u on u.id = (select max(id) from rutineutgave where rutine_id = r.id)
        where r.avsluttet is null and u.neste <= :i_dag"""
    return int(les.verdi(sql))


def ikraft(les: Leser) -> dict[str, date]:
    """When each law comes into force, as the office has written it down; the newest row counts."""
    return {r["lov"]: date.fromisoformat(r["fra"]) for r in les.rader("select lov, fra from lovikraft order by id")}


def sett_ikraft(s: Skriver, lov: str, fra: date, kilde: str) -> int:
    """A date for a law, with where it stands."""
    return s.sett_inn("lovikraft", lov=lov, fra=fra, kilde=kilde, ident=s.seer.ident, tid=s.na)
