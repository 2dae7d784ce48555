"""The caseload of one veileder: a window of rows, and how many there are behind each filter.

The window follows the index (veileder, neste_dato, person_id) and looks up only the rows it shows, so that a page costs the same for
30 cases as for 3 000. Counts that need more than that index are taken in one pass, apart from the page.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from navtui.domain.sak import Sortering, Utvalg
from navtui.store.db import Leser, Row
from navtui.store.dodsfall import DOD
from navtui.store.kontroll import I_RETUR
from navtui.store.samme_person import ALLE_AV
from navtui.store.tilgang import SYNLIG
from navtui.store.vedtak import OM_STONAD

_LOPENDE = f"v.tilstand = 'iverksatt' and v.engang = 0 and v.art in ('stonad', 'omgjoring', 'reduksjon') and {OM_STONAD.format('v')}"
_VEDTAK_TIL = f"(select max(v.til) from vedtak v where v.person_id = s.person_id and {_LOPENDE})"
_SISTE_AKTIVITET = "(select id from aktivitet where person_id = s.person_id order by vurdert desc, id desc limit 1)"
_UTEN_AKTIVITET = """
    exists (select 1 from (select * from aktivitet where person_id = s.person_id order by vurdert desc, id desc limit 1)
            where aktuell = 1 and (startet is null or sluttet is not null))
"""
_RING = "s.person_id in (select person_id from beskjed where til_ident = :veileder and gjort_tid is null and ring_tilbake = 1)"
_MINE = f"s.veileder = :veileder and s.avsluttet is null and {SYNLIG.format('s.person_id')}"

_VILKAR = {
    Utvalg.ALLE: "true",
    Utvalg.OVER_FRIST: "s.neste_dato < :i_dag",
    Utvalg.DENNE_UKEN: "s.neste_dato between :i_dag and :uke",
    Utvalg.UNDER_25: "p.fodt > :ung_etter",
    Utvalg.UTEN_AKTIVITET: _UTEN_AKTIVITET,
    Utvalg.VEDTAK_UT: f"{_VEDTAK_TIL} between :i_dag and :vedtak_ut and {DOD.format('s.person_id')} is null",
    Utvalg.RING_TILBAKE: _RING,
    Utvalg.UTEN_KARTLEGGING: "s.kartlagt is null",
    Utvalg.LANGTID: "s.person_id in (select value from json_each(:langtid))",
}
_ORDEN = {
    Sortering.FRIST: "s.neste_dato, s.person_id",
    Sortering.NAVN: "p.sokenavn, p.id",
    Sortering.VEDTAK: f"{_VEDTAK_TIL} is null, {_VEDTAK_TIL}, s.neste_dato, s.person_id",
    Sortering.ALDER: "p.fodt is null, p.fodt desc, p.id",
}
# `cross join` keeps SQLite from turning the join round: the case list is always what is walked through.
_FRA = "from sak s cross join person p on p.id = s.person_id"
_RAD = f"""
    select s.person_id, s.saksnummer, s.veileder, s.lop, s.neste_dato, s.neste_hva, s.kartlagt, s.apnet, s.versjon,
           p.fornavn, p.etternavn, p.fodt, {_VEDTAK_TIL} as vedtak_til,
           a.aktuell, a.tilbudt, a.startet, a.deltar, a.sluttet, a.vurdert,
           (select max(dato) from kontakt k where k.person_id = s.person_id and k.utfall in ('gjennomfort', 'avtalt_ny')) as siste_kontakt,
           (select min(k.mottatt) from soknad k
             where k.person_id = s.person_id and k.tilstand = 'fordelt' and k.saksbehandler = s.veileder and k.fornyelse = 0
               and not exists (select 1 from vedtak v where v.soknad_id = k.id and v.tilstand = 'til_kontroll')) as soknad_mottatt,
           (select count(*) from beskjed b where b.person_id = s.person_id and b.gjort_tid is null and b.ring_tilbake = 1) as ring_tilbake,
           (select count(*) from oppgave o where o.person_id = s.person_id and o.lukket is null) as oppgaver,
           (select tilstand from gjeldssak g where g.person_id = s.person_id and g.avsluttet is null) as gjeldssak,
           (select coalesce(k.start_dato, k.soknad_dato) from kvp k
             where k.person_id = s.person_id and k.tilstand in ('i_program', 'permisjon') order by k.id desc limit 1) as kvp_fra
    {_FRA} left join aktivitet a on a.id = {_SISTE_AKTIVITET}
    where {_MINE}
"""


def i_retur(les: Leser, veileder: str) -> list[int]:
    """KO-5: the persons whose vedtak came back to this writer."""
    sql = f"""select distinct v.person_id from vedtak v
              where {I_RETUR.format("v")} and v.skrevet_av = :veileder and {SYNLIG.format("v.person_id")}"""
    return [r["person_id"] for r in les.rader(sql, veileder=veileder)]


def vindu(
    les: Leser, veileder: str, utvalg: Utvalg, sortering: Sortering, fra: int, antall: int, retur: Sequence[int], **grenser: Any
) -> list[Row]:
    """The rows of one window, those with a returned vedtak first. `grenser` are the dates the filters compare with."""
    verdier = grenser | {"veileder": veileder, "retur": json.dumps(list(retur)), "antall": antall}
    sql = f"{_RAD} and {_VILKAR[utvalg]} and s.person_id {{0}} in (select value from json_each(:retur)) order by {_ORDEN[sortering]} {{1}}"
    forst = les.rader(sql.format("", ""), **_bare(sql, verdier)) if retur else []
    resten: list[Row] = []
    if (mangler := antall - len(forst[fra : fra + antall])) > 0:
        verdier |= {"antall": mangler, "fra": max(fra - len(forst), 0)}
        resten = les.rader(sql.format("not", "limit :antall offset :fra"), **_bare(sql + ":antall:fra", verdier))
    return [*forst[fra : fra + antall], *resten]


def _bare(sql: str, verdier: dict[str, Any]) -> dict[str, Any]:
    """The values a statement names."""
    return {k: v for k, v in verdier.items() if f":{k}" in sql}


def antall(les: Leser, veileder: str, utvalg: Utvalg, **grenser: Any) -> int:
    """How many cases a filter leaves. The three that ask only for the next date never touch the rows."""
    med_person = " cross join person p on p.id = s.person_id" if "p." in _VILKAR[utvalg] else ""
    sql = f"select count(*) from sak s{med_person} where {_MINE} and {_VILKAR[utvalg]}"
    return int(les.verdi(sql, **_bare(sql, grenser | {"veileder": veileder})))


def alle_tall(les: Leser, veileder: str, **grenser: Any) -> dict[Utvalg, int]:
    """Every count but langtid, in one pass over the veileder's cases."""
    valgte = [u for u in Utvalg if u is not Utvalg.LANGTID]
    kolonner = ", ".join(f"coalesce(sum({_VILKAR[u]}), 0) as {u.value}" for u in valgte)
    sql = f"select {kolonner} {_FRA} where {_MINE}"
    r = les.rad(sql, **_bare(sql, grenser | {"veileder": veileder}))
    return {} if r is None else {u: r[u.value] for u in valgte}


def perioder(les: Leser, personer: Iterable[int], etter: date) -> dict[int, list[tuple[date, date]]]:
    """The periods of løpende stønad of these persons that end after a day (VE-14), on any of their registrations (PE-1)."""
    sql = f"""select registrert.person_id, v.fra, v.til from {ALLE_AV.format(":personer")} cross join vedtak v on v.person_id = reg_id
              where {_LOPENDE} and v.til > :etter and {SYNLIG.format("v.person_id")}"""
    return _samlet(les.rader(sql, personer=json.dumps(list(personer)), etter=etter))


def alle_perioder(les: Leser, veileder: str, etter: date, lever_etter: date) -> list[tuple[int, str]]:
    """VE-14: the periods of each in a veileder's caseload whose spell may still run, as one text each (domain/vedtaksperiode.py)."""
    alene = f"""select s.person_id, (select group_concat(v.fra || '/' || v.til, ' ') from vedtak v
                  where v.person_id = s.person_id and v.til > :etter and {_LOPENDE}) as perioder
              from sak s where {_MINE} and s.person_id not in (select person_id from samme_rot)
                and exists (select 1 from vedtak v where v.person_id = s.person_id and v.til >= :lever and {_LOPENDE})"""
    koblet = f"""select s.person_id, group_concat(distinct v.fra || '/' || v.til)
              from samme_rot r cross join sak s on s.person_id = r.person_id cross join samme_rot h on h.gjelder_id = r.gjelder_id
              cross join vedtak v on v.person_id = h.person_id and v.til > :etter and {_LOPENDE}
              where {_MINE} group by s.id having max(v.til) >= :lever"""
    rader = [r for sql in (alene, koblet) for r in les.rader(sql, veileder=veileder, etter=etter, lever=lever_etter)]
    return [(r[0], r[1].replace(",", " ")) for r in rader if r[1]]


def _samlet(rader: Iterable[Row]) -> dict[int, list[tuple[date, date]]]:
    ut: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for r in rader:
        ut[r["person_id"]].append((date.fromisoformat(r["fra"]), date.fromisoformat(r["til"])))
    return ut
