"""Staff: who is employed, who is away, who stands in for whom, who is inhabil."""

from __future__ import annotations

from datetime import date

from navtui.domain.ansatt import Ansatt, Avgang
from navtui.store.db import Leser, Row, Skriver

_FELT = "ident, navn, rolle, ansettelse, stillingsprosent, sosialhjelp, fra, til, versjon"


def _ansatt(rad: Row) -> Ansatt:
    return Ansatt.model_validate(dict(rad))


def alle(leser: Leser, dag: date | None = None) -> list[Ansatt]:
    """Those employed on `dag` (today when None), by ident."""
    sql = f"select {_FELT} from ansatt where fra <= :dag and (til is null or til >= :dag) order by ident"
    return [_ansatt(r) for r in leser.rader(sql, dag=dag or leser.i_dag)]


def alle_noensinne(leser: Leser) -> list[Ansatt]:
    """Everyone who works or has worked here, by ident."""
    return [_ansatt(r) for r in leser.rader(f"select {_FELT} from ansatt order by ident")]


def hent(leser: Leser, ident: str) -> Ansatt | None:
    """One member of staff, employed or not."""
    rad = leser.rad(f"select {_FELT} from ansatt where ident = :ident", ident=ident)
    return None if rad is None else _ansatt(rad)


def fravaerende(leser: Leser, dag: date) -> set[str]:
    """The idents of those who are away that day."""
    sql = "select distinct ident from fravaer where annullert is null and fra <= :dag and (til is null or til >= :dag)"
    return {r["ident"] for r in leser.rader(sql, dag=dag)}


def stedfortreder_for(leser: Leser, ident: str, dag: date) -> set[str]:
    """The absent colleagues `ident` stands in for that day (PE-7: a reason by itself)."""
    sql = """select distinct ident from fravaer
        where stedfortreder = :ident and annullert is null and fra <= :dag and (til is null or til >= :dag)"""
    return {r["ident"] for r in leser.rader(sql, ident=ident, dag=dag)}


def inhabile(leser: Leser, person_id: int, dag: date) -> set[str]:
    """PE-6: the idents who are inhabil for this person that day."""
    sql = """select distinct ident from inhabil_for
        where person_id = :person_id and fra <= :dag and (til is null or til >= :dag)"""
    return {r["ident"] for r in leser.rader(sql, person_id=person_id, dag=dag)}


def sett_inn(skriver: Skriver, ansatt: Ansatt, pin_hash: str | None) -> None:
    """A new member of staff with the hash of her first PIN, which the one who writes has chosen."""
    felt = ansatt.model_dump(exclude={"versjon"})
    skriver.sett_inn("ansatt", **felt, pin=pin_hash, pin_satt_av=pin_hash and skriver.seer.ident)


def endre(skriver: Skriver, ident: str, versjon: int, **kolonner: object) -> None:
    """Change columns of one member of staff, as she was at `versjon` (SI-7)."""
    skriver.endre("ansatt", hvor={"ident": ident}, versjon=versjon, **kolonner)


def aapne_saker(leser: Leser, ident: str) -> tuple[int, int]:
    """PE-9: how many open cases and open debt cases she is responsible for, hidden ones too (numbers only)."""
    saker = leser.verdi("select count(*) from sak where veileder = :ident and avsluttet is null", alle=True, ident=ident)
    gjeld = leser.verdi("select count(*) from gjeldssak where radgiver = :ident and avsluttet is null", alle=True, ident=ident)
    return int(saker), int(gjeld)


_IGJEN = """
    select a.ident, a.til, (select count(*) from sak s where s.veileder = a.ident and s.avsluttet is null) as saker,
        (select count(*) from gjeldssak g where g.radgiver = a.ident and g.avsluttet is null) as gjeldssaker,
        (select count(*) from klage k where k.saksbehandler = a.ident and k.tilstand not in ('avsluttet', 'trukket'))
          + (select count(*) from soknad x where x.saksbehandler = a.ident and x.tilstand = 'fordelt' and not exists (
                select 1 from sak s where s.person_id = x.person_id and s.veileder = a.ident and s.avsluttet is null)) as klager_og_soknader
    from ansatt a where a.til is not null"""


def avganger(leser: Leser) -> list[Avgang]:
    """PE-9: those with a last day, passed or to come, who still have something, hidden persons' too (numbers only)."""
    sql = f"select * from ({_IGJEN}) where saker + gjeldssaker + klager_og_soknader > 0 order by til, ident"
    return [Avgang.model_validate(dict(r)) for r in leser.rader(sql, alle=True)]


def ledere(leser: Leser, dag: date) -> set[str]:
    """The idents of those who are leder that day."""
    sql = "select ident from ansatt where rolle = 'leder' and fra <= :dag and (til is null or til >= :dag)"
    return {r["ident"] for r in leser.rader(sql, dag=dag)}
