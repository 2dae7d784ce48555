"""PM-4: who waits for a foreløpig svar, and those that have been sent. The task is worked out when it is read, so it is never stale."""

from __future__ import annotations

import json
from datetime import date

from navtui.domain.forelopig_svar import VISES_ETTER, NyttSvar, SkyldigSvar, Svarobjekt
from navtui.domain.person import visningsnavn
from navtui.store.db import Leser, Row, Skriver
from navtui.store.tilgang import SYNLIG

_SYNLIG = SYNLIG.format("p.id")
_SISTE = "(select max(id) from forelopig_svar where {0}_id = k.id)"
_FELT = "k.id, k.person_id, p.fornavn, p.etternavn, k.mottatt, f.sendt, f.forventet"
_RESTEN = "join person p on p.id = k.person_id left join sak s on s.person_id = k.person_id and s.avsluttet is null"
_SOKNAD = f"""select 'soknad' as objekt, {_FELT}, coalesce(k.saksbehandler, s.veileder) as til_ident
    from soknad k {_RESTEN} left join forelopig_svar f on f.id = {_SISTE.format("soknad")}
    where k.tilstand in ('mottatt', 'utsatt', 'fordelt') and {_SYNLIG}"""
_KLAGE = f"""select 'klage' as objekt, {_FELT}, coalesce(k.saksbehandler, s.veileder) as til_ident
    from klage k {_RESTEN} left join forelopig_svar f on f.id = {_SISTE.format("klage")}
    where k.tilstand not in ('avsluttet', 'trukket')
      and k.tilstand in ('mottatt', 'formkontroll', 'ny_vurdering', 'medhold', 'delvis', 'opprettholdt') and {_SYNLIG}"""


def _skyldig(r: Row) -> SkyldigSvar:
    felt = {k: r[k] for k in ("objekt", "id", "person_id", "mottatt", "til_ident", "sendt", "forventet")}
    return SkyldigSvar.model_validate(felt | {"navn": visningsnavn(r["fornavn"], r["etternavn"])})


def ventende(les: Leser, person_id: int | None = None) -> list[SkyldigSvar]:
    """What has waited long enough for a foreløpig svar to be a question, sent or not; of one person, or of all the reader may know of."""
    sql = " union all ".join(
        f"{en} and k.mottatt <= :grense and (:person is null or k.person_id = :person)" for en in (_SOKNAD, _KLAGE)
    )  # fmt: skip
    return [_skyldig(r) for r in les.rader(sql, grense=les.i_dag - VISES_ETTER, person=person_id)]


def hent(les: Leser, objekt: Svarobjekt, id_: int) -> SkyldigSvar | None:
    """One søknad or klage that waits for its answer; None when it does not, or is hidden from the reader."""
    r = les.rad(f"{_SOKNAD if objekt is Svarobjekt.SOKNAD else _KLAGE} and k.id = :id", id=id_)
    return None if r is None else _skyldig(r)


def apne_for(les: Leser, person_id: int) -> list[SkyldigSvar]:
    """All a person waits for an answer to, however new, the oldest first."""
    sql = (
        f"select * from ({' union all '.join(f'{en} and k.person_id = :person' for en in (_SOKNAD, _KLAGE))}) order by mottatt, objekt, id"
    )
    return [_skyldig(r) for r in les.rader(sql, person=person_id)]


def sett_inn(s: Skriver, svar: SkyldigSvar, nytt: NyttSvar) -> int:
    """It is sent today; the trigger puts the date on the søknad or the klage."""
    return s.sett_inn(
        "forelopig_svar", person_id=svar.person_id, **{f"{svar.objekt.value}_id": svar.id}, sendt=s.i_dag, grunn=nytt.grunn,
        forventet=nytt.forventet, ident=s.seer.ident, tid=s.na,
    )  # fmt: skip


def sendte(les: Leser, soknader: list[int]) -> dict[int, date]:
    """PM-3, PM-4: for these søknader, the day the last foreløpig svar promised an answer."""
    sql = f"""select f.soknad_id, f.forventet from forelopig_svar f join json_each(:ider) j on j.value = f.soknad_id
        where {SYNLIG.format("f.person_id")} order by f.id"""
    return {r["soknad_id"]: date.fromisoformat(r["forventet"]) for r in les.rader(sql, ider=json.dumps(soknader))}
