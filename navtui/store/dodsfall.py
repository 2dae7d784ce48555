"""Deaths: the one that is registered of a person, what it stopped, and who lived with her."""

from __future__ import annotations

from datetime import date

from navtui.domain.dodsfall import Dodsfall
from navtui.store.db import Leser, Row, Skriver
from navtui.store.tilgang import SYNLIG

DOD = "(select d.dato from dodsfall d where d.person_id = {0} and d.angret_tid is null)"
"""The date of death of a person a statement has found already, or null."""


def hent(leser: Leser, person_id: int) -> Dodsfall | None:
    """The death that is registered, if the person exists for the reader."""
    r = leser.rad(
        f"""select d.id, d.person_id, d.dato, d.ident, d.tid, d.neste_dato, d.neste_hva from dodsfall d
            where d.person_id = :p and d.angret_tid is null and {SYNLIG.format("d.person_id")}""",
        p=person_id,
    )
    return None if r is None else Dodsfall.model_validate(dict(r))


def dato(leser: Leser, person_id: int) -> date | None:
    """Only the date."""
    d = hent(leser, person_id)
    return None if d is None else d.dato


def sett_inn(s: Skriver, person_id: int, dato_: date, neste: tuple[date, str] | None) -> int:
    """The death, with what was next in the case."""
    neste_dato, neste_hva = neste or (None, None)
    return s.sett_inn("dodsfall", person_id=person_id, dato=dato_, ident=s.seer.ident, tid=s.na, neste_dato=neste_dato, neste_hva=neste_hva)


def angre(s: Skriver, d: Dodsfall, grunn: str) -> None:
    """Registered in error: it stays, and no longer counts."""
    s.endre("dodsfall", hvor={"id": d.id, "angret_tid": None}, angret_tid=s.na, angret_av=s.seer.ident, angret_grunn=grunn)


def planlagte(leser: Leser, person_id: int, etter: date) -> list[int]:
    """The payments that are planned for her after a day, whoever gets them; not what a landlord is owed of a garanti."""
    sql = f"""select u.id from utbetaling u join vedtak v on v.id = u.vedtak_id
        where v.person_id = :p and u.tilstand = 'planlagt' and u.form <> 'garanti' and u.dato > :etter and v.tilstand = 'iverksatt'
          and {SYNLIG.format("v.person_id")} order by u.dato, u.id"""
    return [r["id"] for r in leser.rader(sql, p=person_id, etter=etter)]


def utbetalt_etter(leser: Leser, person_id: int, etter: date) -> int:
    """Øre that have been paid after a day, whoever got them."""
    sql = f"""select coalesce(sum(u.belop_ore), 0) from utbetaling u join vedtak v on v.id = u.vedtak_id
        where v.person_id = :p and u.tilstand = 'utbetalt' and u.form <> 'garanti' and u.utbetalt_dato > :etter
          and {SYNLIG.format("v.person_id")}"""
    return int(leser.verdi(sql, p=person_id, etter=etter))


def husk_stans(s: Skriver, dodsfall_id: int, utbetaling_id: int) -> None:
    """That this death stopped this payment."""
    s.sett_inn("dodsfallstopp", dodsfall_id=dodsfall_id, utbetaling_id=utbetaling_id)


def stanset_av(leser: Leser, dodsfall_id: int) -> list[int]:
    """The payments it stopped that still are."""
    sql = """select u.id from dodsfallstopp d join utbetaling u on u.id = d.utbetaling_id
        where d.dodsfall_id = :id and u.tilstand = 'stoppet' order by u.id"""
    return [r["id"] for r in leser.rader(sql, id=dodsfall_id)]


def lukk_husstandsoppgave(s: Skriver, medlem_id: int, utfall: str) -> None:
    """The task about a changed household is closed, also one about somebody the writer may not know of."""
    sql = """select id, versjon from oppgave where art = 'husstand_endret' and objekt = 'husstandsmedlem' and objekt_id = :id
        and lukket is null"""
    for r in s.rader(sql, alle=True, id=medlem_id):
        s.endre("oppgave", hvor={"id": r["id"]}, versjon=r["versjon"], lukket=s.na, lukket_av=s.seer.ident, utfall=utfall)


def bodde_med(leser: Leser, person_id: int, dag: date) -> list[tuple[int, int, str]]:
    """The other adults of her households that day who have an open case: membership, person and veileder. Also those the reader may not
    know of: their veileder gets a task all the same, and nothing is said of them (PE-5)."""
    rader: list[Row] = leser.rader(
        """select b.id, b.person_id, s.veileder from husstandsmedlem m
           join husstandsmedlem b on b.husstand_id = m.husstand_id and b.person_id <> m.person_id and b.rolle = 'voksen'
            and b.fra <= :dag and (b.til is null or b.til >= :dag)
           join sak s on s.person_id = b.person_id and s.avsluttet is null
           where m.person_id = :p and m.fra <= :dag and (m.til is null or m.til >= :dag) order by b.id""",
        alle=True, p=person_id, dag=dag,
    )  # fmt: skip
    return [(r["id"], r["person_id"], r["veileder"]) for r in rader]
