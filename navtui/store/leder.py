"""LE-1: the office's figures by veileder (numbers only, everyone counted), and the names behind one of them (filtered by who looks).

Each statement walks an index from the staff, from open cases or from what is due; none reads what is history: 12 000 persons with
14 vedtak each take 0.2 s, 120 take 3 ms.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from navtui.domain.leder import Maal, Navnerad
from navtui.domain.person import visningsnavn
from navtui.store.db import Leser, Row
from navtui.store.tilgang import SYNLIG
from navtui.store.vedtak import BETALES_ORE, OM_STONAD

_LOPENDE = f"v.tilstand = 'iverksatt' and v.engang = 0 and v.art in ('stonad', 'omgjoring', 'reduksjon') and {OM_STONAD.format('v')}"
_SISTE = "(select id from aktivitet where person_id = s.person_id order by vurdert desc, id desc limit 1)"
_I_AKTIVITET = "(a.startet is not null and (a.sluttet is null or a.sluttet > :i_dag))"
MOTTAKER = f"""select v.person_id from vedtak v where v.tilstand = 'iverksatt' and v.engang = 0 and v.til >= :fra and v.fra <= :til
        and v.art in ('stonad', 'nodhjelp', 'omgjoring', 'reduksjon') and {BETALES_ORE.format("v")} > 0
    union
    select v.person_id from vedtak v where v.tilstand = 'iverksatt' and v.engang = 1 and v.vedtaksdato >= date(:fra, '-2 months')
        and v.fra between :fra and :til and v.art in ('stonad', 'nodhjelp', 'omgjoring') and {BETALES_ORE.format("v")} > 0"""
"""A recipient in a period: an iverksatt stønad for one of its days, not all annulled (VE-16). The same as the load of PM-7."""

_VILKAR = {
    Maal.APNE_SAKER: "true",
    Maal.UNDER_25: "p.fodt > :ung_etter",
    Maal.UNGE_UTEN: f"p.fodt > :ung_etter and not coalesce({_I_AKTIVITET}, 0)",
    Maal.PLIKT_MED: f"a.aktuell = 1 and {_I_AKTIVITET}",
    Maal.PLIKT_UTEN: f"a.aktuell = 1 and not {_I_AKTIVITET}",
    Maal.TILBUDT: "a.aktuell = 1 and a.tilbudt is not null",
    Maal.STARTET: f"a.aktuell = 1 and {_I_AKTIVITET}",
    Maal.DELTAR: f"a.aktuell = 1 and {_I_AKTIVITET} and a.deltar is not null",
    Maal.OVER_FRIST: "s.neste_dato < :i_dag",
}
"""The figures that one pass over the open cases gives."""
_FRA_SAK = f"""from ansatt e cross join sak s on s.veileder = e.ident and s.avsluttet is null
    cross join person p on p.id = s.person_id left join aktivitet a on a.id = {_SISTE}"""
_VEDTAK_UT = f"""from vedtak v join sak s on s.person_id = v.person_id and s.avsluttet is null join person p on p.id = s.person_id
    where {_LOPENDE} and v.til between :i_dag and :om_7
      and not exists (select 1 from vedtak n where n.person_id = v.person_id and n.til > v.til and {_LOPENDE.replace("v.", "n.")})"""
_SOKNAD_OVER = """from soknad k join person p on p.id = k.person_id
    where k.tilstand in ('mottatt', 'utsatt', 'fordelt') and k.mottatt < :for_dato"""
_TIL_KONTROLL = "from vedtak v join person p on p.id = v.person_id where v.tilstand = 'til_kontroll' and v.sendt_tid <= :na"


def saker(leser: Leser, ung_etter: date) -> dict[str, dict[Maal, int]]:
    """What one pass over the open cases counts, by veileder."""
    kolonner = ", ".join(f"coalesce(sum({sql}), 0) as {maal.value}" for maal, sql in _VILKAR.items())
    rader = leser.rader(f"select e.ident, {kolonner} {_FRA_SAK} group by e.ident", alle=True, ung_etter=ung_etter)
    return {r["ident"]: {maal: r[maal.value] for maal in _VILKAR} for r in rader}


def frister(leser: Leser) -> dict[str, dict[Maal, int]]:
    """Open cases and those over their date, by veileder, from one index alone."""
    sql = """select s.veileder, count(*), coalesce(sum(s.neste_dato < :i_dag), 0) from sak s indexed by sak_veileder
        where s.avsluttet is null group by s.veileder"""
    return {r[0]: {Maal.APNE_SAKER: r[1], Maal.OVER_FRIST: r[2]} for r in leser.rader(sql, alle=True)}


def _per_ident(leser: Leser, sql: str, **verdier: object) -> dict[str, int]:
    return {r["ident"]: r["antall"] for r in leser.rader(sql, alle=True, **verdier) if r["ident"] is not None}


def mottakere(leser: Leser, fra: date, til: date) -> tuple[int, dict[str, int]]:
    """Recipients in a period: the office's, each counted once, and by veileder of the open case."""
    sql = f"""select s.veileder as ident, count(*) as antall from ({MOTTAKER}) m
        left join sak s on s.person_id = m.person_id and s.avsluttet is null group by s.veileder"""
    rader = leser.rader(sql, alle=True, fra=fra, til=til)
    return sum(r["antall"] for r in rader), {r["ident"]: r["antall"] for r in rader if r["ident"] is not None}


def vedtak_ut(leser: Leser, om_7: date) -> dict[str, int]:
    """Løpende vedtak that run out, and have none after them."""
    return _per_ident(
        leser, f"select s.veileder as ident, count(distinct v.person_id) as antall {_VEDTAK_UT} group by s.veileder", om_7=om_7
    )


def soknader_over(leser: Leser, for_dato: date) -> dict[str, int]:
    """PM-3: unanswered søknader received before a day, by saksbehandler; those nobody has are the office's (`kontor`)."""
    sql = f"select k.saksbehandler as ident, count(*) as antall {_SOKNAD_OVER} group by k.saksbehandler"
    return _per_ident(leser, sql, for_dato=for_dato)


def til_kontroll(leser: Leser, na: object) -> dict[str, int]:
    """KO-1: vedtak that wait for a second signature, by who wrote them."""
    return _per_ident(leser, f"select v.skrevet_av as ident, count(*) as antall {_TIL_KONTROLL} group by v.skrevet_av", na=na)


def perioder(leser: Leser, etter: date, lever_etter: date) -> list[tuple[str, int, str]]:
    """VE-14: (veileder, person, periods) of all with an open case and a spell that may still run.

    The periods are one text, "2026-10-01/2026-10-31 ...": a row per person and not per vedtak, and many have the same text.
    """
    sql = f"""select s.veileder, s.person_id, (select group_concat(v.fra || '/' || v.til, ' ') from vedtak v
            where v.person_id = s.person_id and v.til > :etter and {_LOPENDE}) as perioder
        from ansatt e cross join sak s on s.veileder = e.ident and s.avsluttet is null
        where exists (select 1 from vedtak n where n.person_id = s.person_id and n.til >= :lever and {_LOPENDE.replace("v.", "n.")})"""
    return [(r[0], r[1], r[2]) for r in leser.rader(sql, alle=True, etter=etter, lever=lever_etter) if r[2]]


def kontor(leser: Leser, for_dato: date, fast_for: date) -> Row:
    """The office's own counts: søknader nobody has, changes nobody has been told of (PE-10), people without a fast veileder (PE-11)."""
    sql = """select
        (select count(*) from sak where avsluttet is null and neste_dato > '') as apne_saker,
        (select count(*) from soknad where tilstand in ('mottatt', 'utsatt')) as ufordelte,
        (select count(*) from soknad where tilstand in ('mottatt', 'utsatt') and mottatt < :for_dato) as ufordelte_over,
        (select count(*) from veilederbytte where informert_dato is null) as ikke_informert,
        (select count(distinct k.person_id) from soknad k where k.tilstand in ('mottatt', 'utsatt', 'fordelt') and k.mottatt < :fast_for
            and not exists (select 1 from sak s where s.person_id = k.person_id and s.avsluttet is null)) as uten_fast"""
    rad = leser.rad(sql, alle=True, for_dato=for_dato, fast_for=fast_for)
    assert rad is not None
    return rad


def navn(leser: Leser, maal: Maal, ident: str | None, antall: int, **grenser: Any) -> list[Navnerad]:
    """LE-7: the persons behind a figure, by name; those hidden from the reader are not among them (PE-5). `ident` None is the office."""
    veileder, merknad, fra = _bak(maal)
    hele = f"{_velg(veileder, merknad)} {fra} and {SYNLIG.format('p.id')} order by p.sokenavn, p.id limit :antall"
    return [_navnerad(r) for r in leser.rader(hele, ident=ident, antall=antall, **_brukt(hele, grenser))]


def bak(leser: Leser, maal: Maal, ident: str | None, **grenser: Any) -> list[int]:
    """LE-2: the ids of everyone behind a figure, hidden ones too: to be counted, never shown as they are (PE-5)."""
    hele = f"select distinct p.id {_bak(maal)[2]}"
    return [r[0] for r in leser.rader(hele, alle=True, ident=ident, **_brukt(hele, grenser))]


def _brukt(sql: str, grenser: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in grenser.items() if f":{k}" in sql}


def _bak(maal: Maal) -> tuple[str, str, str]:
    """Whose a person behind the figure is, what is said besides the name, and where they are found."""
    if maal in _VILKAR:
        veileder, merknad, fra = "s.veileder", _saksmerknad(maal), f"{_FRA_SAK} where {_VILKAR[maal]}"
    elif maal is Maal.VEDTAK_UT:
        veileder, merknad, fra = "s.veileder", "v.til", _VEDTAK_UT
    elif maal is Maal.SOKNAD_OVER:
        veileder, merknad, fra = "k.saksbehandler", "k.mottatt", _SOKNAD_OVER
    elif maal is Maal.TIL_KONTROLL:
        veileder, merknad, fra = "v.skrevet_av", "v.nummer", _TIL_KONTROLL
    else:
        veileder, merknad = "s.veileder", "''"
        fra = f"""from ({MOTTAKER}) m join person p on p.id = m.person_id
            left join sak s on s.person_id = m.person_id and s.avsluttet is null where true"""
    return veileder, merknad, f"{fra} and (:ident is null or {veileder} = :ident)"


def _velg(veileder: str, merknad: str) -> str:
    return f"select distinct p.id as person_id, p.fornavn, p.etternavn, p.fodt, {veileder} as veileder, {merknad} as merknad"


def _saksmerknad(maal: Maal) -> str:
    """What the list says besides the name: the date that made the figure, or the activity."""
    if maal is Maal.OVER_FRIST:
        return "s.neste_dato"
    if maal in (Maal.TILBUDT, Maal.STARTET, Maal.DELTAR):
        return f"a.{maal.value.removeprefix('plikt_')}"
    return "coalesce(a.hva, '')" if maal is Maal.PLIKT_MED else "''"


def personer(leser: Leser, ider: Iterable[int]) -> list[Navnerad]:
    """Named persons by id, as for `navn`."""
    valgte = f"[{','.join(str(int(i)) for i in ider)}]"
    sql = f"""{_velg("s.veileder", "''")} from json_each(:ider) j join person p on p.id = j.value
        left join sak s on s.person_id = p.id and s.avsluttet is null where {SYNLIG.format("p.id")} order by p.sokenavn, p.id"""
    return [_navnerad(r) for r in leser.rader(sql, ider=valgte)]


def ikke_informert(leser: Leser, antall: int) -> list[Navnerad]:
    """PE-10: those nobody has told of their new veileder, the oldest change first; `merknad` is "EVA til KAL 2026-11-20"."""
    sql = f"""select p.id as person_id, p.fornavn, p.etternavn, p.fodt, b.til_ident as veileder,
            coalesce(b.fra_ident, 'ingen') || ' til ' || b.til_ident || ' ' || substr(b.tid, 1, 10) as merknad
        from veilederbytte b join person p on p.id = b.person_id
        where b.informert_dato is null and b.til_ident > '' and {SYNLIG.format("p.id")} order by b.tid, b.id limit :antall"""
    return [_navnerad(r) for r in leser.rader(sql, antall=antall)]


def _navnerad(r: Row) -> Navnerad:
    return Navnerad(
        person_id=r["person_id"], navn=visningsnavn(r["fornavn"], r["etternavn"]), fodt=r["fodt"], veileder=r["veileder"],
        merknad=r["merknad"] or "",
    )  # fmt: skip
