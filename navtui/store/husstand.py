"""Households (PE-4)."""

from __future__ import annotations

from datetime import date, timedelta

from navtui.domain.husstand import Husstand, Medlem, NyttMedlem
from navtui.domain.kodeverk.oppfolging import Husstandsform
from navtui.domain.person import visningsnavn
from navtui.store.db import Leser, Skriver
from navtui.store.tilgang import SYNLIG

_NA = "m.fra <= :i_dag and (m.til is null or m.til >= :i_dag)"
_MEDLEM = f"""
    select m.id, m.person_id, p.fornavn, p.etternavn, p.fodt, m.rolle, m.andel, m.fra, s.veileder
    from husstandsmedlem m join person p on p.id = m.person_id left join sak s on s.person_id = p.id and s.avsluttet is null
    where m.husstand_id = :husstand and {_NA} and {SYNLIG.format("m.person_id")}
    order by m.rolle desc, p.fodt, m.id
"""


def for_person(les: Leser, person_id: int) -> list[Husstand]:
    """The households the person lives in today. A child with delt bosted lives in two."""
    rader = les.rader(
        f"""select h.id, h.form, h.versjon from husstandsmedlem m join husstand h on h.id = m.husstand_id
            where m.person_id = :p and {_NA} and {SYNLIG.format("m.person_id")} order by m.rolle desc, m.fra desc, m.id""",
        p=person_id,
    )
    return [Husstand(id=r["id"], form=r["form"], versjon=r["versjon"], medlemmer=_medlemmer(les, r["id"])) for r in rader]


def _medlemmer(les: Leser, husstand_id: int) -> tuple[Medlem, ...]:
    felt = ("id", "person_id", "fodt", "rolle", "andel", "fra", "veileder")
    return tuple(
        Medlem.model_validate({k: r[k] for k in felt} | {"navn": visningsnavn(r["fornavn"], r["etternavn"])})
        for r in les.rader(_MEDLEM, husstand=husstand_id)
    )


def opprett(s: Skriver, form: Husstandsform) -> int:
    """A household with nobody in it yet."""
    return s.sett_inn("husstand", form=form, opprettet=s.na)


def sett_inn_medlem(s: Skriver, husstand_id: int, ny: NyttMedlem) -> int:
    """Someone moves in."""
    return s.sett_inn("husstandsmedlem", husstand_id=husstand_id, **ny.model_dump())


def flytt_ut(s: Skriver, medlem_id: int, til: date) -> None:
    """Someone's last day in a household."""
    s.endre("husstandsmedlem", hvor={"id": medlem_id}, til=til)


def sett_form(s: Skriver, husstand: Husstand, form: Husstandsform, fra: date) -> None:
    """Another form from a day on, on a household that is as it was read (SI-7). VE-5: what it was before that day is kept."""
    siste = fra - timedelta(days=1)
    senere = s.rader("select t.id from tidligere_husstandsform t where t.husstand_id = :h and t.til >= :til", h=husstand.id, til=siste)
    for r in senere:
        s.endre("tidligere_husstandsform", hvor={"id": r["id"]}, til=siste)
    if not senere and fra > _begynte(s, husstand.id):
        s.sett_inn("tidligere_husstandsform", husstand_id=husstand.id, form=husstand.form, til=siste)
    s.endre("husstand", hvor={"id": husstand.id}, versjon=husstand.versjon, form=form)


def _begynte(s: Leser, husstand_id: int) -> date:
    return date.fromisoformat(s.verdi("select min(m.fra) from husstandsmedlem m where m.husstand_id = :h", h=husstand_id))


def bor_etter(les: Leser, person_id: int, dag: date) -> bool:
    """Whether the person is an adult of a household on the day or later."""
    sql = "select 1 from husstandsmedlem m where m.person_id = :p and m.rolle = 'voksen' and (m.til is null or m.til >= :dag) limit 1"
    return les.verdi(sql, p=person_id, dag=dag) is not None


def siste_utflytting(les: Leser, husstand_id: int) -> date | None:
    """The last day there of the adult who moved out last."""
    sql = "select max(m.til) from husstandsmedlem m where m.husstand_id = :h and m.rolle = 'voksen' and m.til < :i_dag"
    til = les.verdi(sql, h=husstand_id)
    return date.fromisoformat(til) if til else None


def rydd_adresser(s: Skriver, person_id: int) -> list[int]:
    """PE-5: take away every address in the households of a person with kode 6, her own included, and where one is registered twice.

    Returns whose were taken.
    """
    rader = s.rader(
        """with bor (id) as (
               select :p union
               select b.person_id from husstandsmedlem a join husstandsmedlem b on b.husstand_id = a.husstand_id
               where a.person_id = :p and a.fra <= :i_dag and (a.til is null or a.til >= :i_dag)
                 and b.fra <= :i_dag and (b.til is null or b.til >= :i_dag))
           select id, versjon from person where (adresse is not null or postnummer is not null or poststed is not null)
             and id in (select id from bor union select s.annen_id from bor join samme_som s on s.person_id = bor.id)""",
        alle=True, p=person_id,
    )  # fmt: skip
    for r in rader:
        s.endre("person", hvor={"id": r["id"]}, versjon=r["versjon"], adresse=None, postnummer=None, poststed=None)
    return [r["id"] for r in rader]
