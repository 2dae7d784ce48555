"""Households (PE-4)."""

from __future__ import annotations

from datetime import date

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


def sett_form(s: Skriver, husstand: Husstand, form: Husstandsform) -> None:
    """Another form, on a household that is as it was read (SI-7)."""
    s.endre("husstand", hvor={"id": husstand.id}, versjon=husstand.versjon, form=form)


def rydd_adresser(s: Skriver, person_id: int) -> list[int]:
    """PE-5: take away every address in the households of a person with kode 6, her own included. Returns whose were taken."""
    rader = s.rader(
        """select id, versjon from person where (adresse is not null or postnummer is not null or poststed is not null) and id in (
               select :p union
               select b.person_id from husstandsmedlem a join husstandsmedlem b on b.husstand_id = a.husstand_id
               where a.person_id = :p and a.fra <= :i_dag and (a.til is null or a.til >= :i_dag)
                 and b.fra <= :i_dag and (b.til is null or b.til >= :i_dag))""",
        alle=True, p=person_id,
    )  # fmt: skip
    for r in rader:
        s.endre("person", hvor={"id": r["id"]}, versjon=r["versjon"], adresse=None, postnummer=None, poststed=None)
    return [r["id"] for r in rader]
