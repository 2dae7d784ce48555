"""Cases, one at a time. The caseload list is in store/saksliste.py."""

from __future__ import annotations

from datetime import date

from navtui.domain.sak import Bytte, Informert, Sak
from navtui.store.db import Leser, Row, Skriver
from navtui.store.samme_person import ROT
from navtui.store.tilgang import SYNLIG

_FELT = (
    "id", "saksnummer", "person_id", "veileder", "lop", "oppfolging_maaneder", "neste_dato", "neste_hva", "kartlagt", "apnet", "avsluttet",
    "avslutningsarsak", "versjon",
)  # fmt: skip
_SAK = f"select {', '.join(_FELT)} from sak where {SYNLIG.format('person_id')}"

HAR_SAK = """(exists (select 1 from sak e where e.person_id = {0} and e.avsluttet is null)
    or r.gjelder_id is not null and exists (select 1 from samme_rot b cross join sak e on e.person_id = b.person_id and e.avsluttet is null
        where b.gjelder_id = r.gjelder_id))"""
"""Whether the person has an open case, on any of her registrations (PE-1); after samme_person.ROT."""


def _sak(r: Row | None) -> Sak | None:
    return None if r is None else Sak.model_validate(dict(r))


def hent(les: Leser, sak_id: int) -> Sak | None:
    """One case, if its person exists for the reader."""
    return _sak(les.rad(f"{_SAK} and id = :id", id=sak_id))


def hent_apen(les: Leser, person_id: int) -> Sak | None:
    """The person's open case."""
    return _sak(les.rad(f"{_SAK} and person_id = :p and avsluttet is null", p=person_id))


def hent_siste(les: Leser, person_id: int) -> Sak | None:
    """The person's open case, else the one that ended last."""
    return _sak(les.rad(f"{_SAK} and person_id = :p order by avsluttet is not null, avsluttet desc, id desc limit 1", p=person_id))


def endre(s: Skriver, sak: Sak, **kolonner: object) -> None:
    """Change a case that is as it was read (SI-7)."""
    s.endre("sak", hvor={"id": sak.id}, versjon=sak.versjon, **kolonner)


def uten_svar(les: Leser, person_id: int) -> tuple[int, int]:
    """OP-10: søknader without an answer, and vedtak that are neither iverksatt nor avbrutt."""
    r = les.rad(
        f"""select (select count(*) from soknad where person_id = p.id and tilstand in ('mottatt', 'utsatt', 'fordelt')) as soknader,
                   (select count(*) from vedtak where person_id = p.id and tilstand in ('utkast', 'til_kontroll')) as vedtak
            from person p where p.id = :p and {SYNLIG.format("p.id")}""",
        p=person_id,
    )
    return (0, 0) if r is None else (r["soknader"], r["vedtak"])


def uinformerte(les: Leser, person_id: int) -> list[Bytte]:
    """PE-10: changes of veileder the person has not been told of, oldest first."""
    rader = les.rader(
        f"""select id, fra_ident, til_ident, substr(tid, 1, 10) as dato from veilederbytte
            where person_id = :p and informert_dato is null and {SYNLIG.format("person_id")} order by tid""",
        p=person_id,
    )
    return [Bytte.model_validate(dict(r)) for r in rader]


def bytte_person(les: Leser, bytte_id: int) -> int | None:
    """Whom a change that is not told of is about."""
    sql = f"select person_id from veilederbytte where id = :id and informert_dato is null and {SYNLIG.format('person_id')}"
    person_id: int | None = les.verdi(sql, id=bytte_id)
    return person_id


def sett_informert(s: Skriver, bytte_id: int, informert: Informert) -> None:
    """PE-10: the person has been told."""
    s.endre(
        "veilederbytte", hvor={"id": bytte_id, "informert_dato": None},
        informert_kanal=informert.kanal, informert_dato=informert.dato, informert_av=s.seer.ident,
    )  # fmt: skip


def uten_fast_veileder(les: Leser, for_dato: date) -> list[tuple[int, date]]:
    """PE-11: persons (PE-1) whose first open søknad came before `for_dato` and who have no open case, oldest first, with its day."""
    rader = les.rader(
        f"""select coalesce(r.gjelder_id, s.person_id) as hvem, min(s.mottatt) as mottatt from soknad s {ROT.format("s.person_id")}
            where s.tilstand in ('mottatt', 'utsatt', 'fordelt') and s.mottatt < :grense and {SYNLIG.format("s.person_id")}
              and not {HAR_SAK.format("s.person_id")}
            group by hvem order by mottatt, hvem""",
        grense=for_dato,
    )
    return [(r["hvem"], date.fromisoformat(r["mottatt"])) for r in rader]
