"""LE-1: the office's figures by veileder (numbers only, everyone counted), and the names behind one of them (filtered by who looks).

PE-1: one who is registered more than once is one person in each figure, and is asked about as the registration that counts: `r` is her link
(samme_person.ROT), and a row per (veileder, `r.gjelder_id`) is one person where it has a link, and as many as there are rows where it has
none. With cases at two veiledere she is one at each, and one for the office.

Each statement walks an index from the staff, from open cases or from what is due; none reads what is history: 12 000 persons with
14 vedtak each take 0.2 s, 120 take 3 ms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from navtui.domain.leder import Maal, Navnerad
from navtui.domain.person import visningsnavn
from navtui.store.db import Leser, Row
from navtui.store.sak import HAR_SAK
from navtui.store.samme_person import HVER, ROT
from navtui.store.tilgang import SYNLIG
from navtui.store.vedtak import BETALES_ORE, OM_STONAD

_LOPENDE = f"v.tilstand = 'iverksatt' and v.engang = 0 and v.art in ('stonad', 'omgjoring', 'reduksjon') and {OM_STONAD.format('v')}"
_SISTE = """case when r.gjelder_id is null
    then (select id from aktivitet where person_id = s.person_id order by vurdert desc, id desc limit 1)
    else (select y.id from samme_rot b cross join aktivitet y on y.person_id = b.person_id where b.gjelder_id = r.gjelder_id
        order by y.vurdert desc, y.id desc limit 1) end"""
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
_OG_PERSONEN = f"cross join person p on p.id = coalesce(r.gjelder_id, s.person_id) left join aktivitet a on a.id = {_SISTE}"
_FRA_SAK = f"""from ansatt e cross join sak s on s.veileder = e.ident and s.avsluttet is null
    {ROT.format("s.person_id")} {_OG_PERSONEN}"""
_FRA_KOBLET_SAK = f"from samme_rot r cross join sak s on s.person_id = r.person_id and s.avsluttet is null {_OG_PERSONEN}"
_SENERE = f"n.til > v.til and {_LOPENDE.replace('v.', 'n.')}"
_VEDTAK_UT = f"""from vedtak v {ROT.format("v.person_id")} {HVER}
    cross join sak s on s.person_id = coalesce(h.person_id, v.person_id) and s.avsluttet is null
    cross join person p on p.id = coalesce(r.gjelder_id, s.person_id)
    where {_LOPENDE} and v.til between :i_dag and :om_7
      and not exists (select 1 from vedtak n where n.person_id = v.person_id and {_SENERE})
      and (r.gjelder_id is null or not exists (
        select 1 from samme_rot b cross join vedtak n on n.person_id = b.person_id where b.gjelder_id = r.gjelder_id and {_SENERE}))"""
_SOKNAD_OVER = """from soknad k join person p on p.id = k.person_id
    where k.tilstand in ('mottatt', 'utsatt', 'fordelt') and k.mottatt < :for_dato"""
_TIL_KONTROLL = "from vedtak v join person p on p.id = v.person_id where v.tilstand = 'til_kontroll' and v.sendt_tid <= :na"


def saker(leser: Leser, ung_etter: date) -> dict[str, dict[Maal, int]]:
    """What one pass over the open cases counts, by veileder."""
    kolonner = ", ".join(f"coalesce(sum({sql}), 0) as {maal.value}" for maal, sql in _VILKAR.items())
    alene = f"select e.ident, null as rot, {kolonner} {_FRA_SAK} where r.gjelder_id is null group by e.ident"
    koblet = f"select s.veileder as ident, r.gjelder_id as rot, {kolonner} {_FRA_KOBLET_SAK} group by s.veileder, r.gjelder_id"
    ut: dict[str, dict[Maal, int]] = {}
    for r in [*leser.rader(alene, alle=True, ung_etter=ung_etter), *leser.rader(koblet, alle=True, ung_etter=ung_etter)]:
        tall = ut.setdefault(r["ident"], dict.fromkeys(_VILKAR, 0))
        for maal in _VILKAR:
            tall[maal] += r[maal.value] if r["rot"] is None else min(1, r[maal.value])
    return ut


def frister(leser: Leser) -> dict[str, dict[Maal, int]]:
    """Open cases and those over their date, by veileder, from one index alone."""
    sql = """select s.veileder, count(*), coalesce(sum(s.neste_dato < :i_dag), 0) from sak s indexed by sak_veileder
        where s.avsluttet is null group by s.veileder"""
    ut = {r[0]: {Maal.APNE_SAKER: r[1], Maal.OVER_FRIST: r[2]} for r in leser.rader(sql, alle=True)}
    dobbelt = """select s.veileder, count(*) - 1, coalesce(sum(s.neste_dato < :i_dag), 0) - coalesce(max(s.neste_dato < :i_dag), 0)
        from samme_rot r cross join sak s on s.person_id = r.person_id and s.avsluttet is null group by s.veileder, r.gjelder_id"""
    for ident, apne, over in leser.rader(dobbelt, alle=True):
        ut[ident][Maal.APNE_SAKER] -= apne
        ut[ident][Maal.OVER_FRIST] -= over
    return ut


def _per_ident(leser: Leser, sql: str, **verdier: object) -> dict[str, int]:
    return {r["ident"]: r["antall"] for r in leser.rader(sql, alle=True, **verdier) if r["ident"] is not None}


def mottakere(leser: Leser, fra: date, til: date) -> tuple[int, dict[str, int]]:
    """Recipients in a period: the office's, each counted once, and by veileder of the open case."""
    sql = f"""select s.veileder as ident, r.gjelder_id as rot, count(*) as antall from ({MOTTAKER}) m {ROT.format("m.person_id")} {HVER}
        left join sak s on s.person_id = coalesce(h.person_id, m.person_id) and s.avsluttet is null group by s.veileder, r.gjelder_id"""
    rader = leser.rader(sql, alle=True, fra=fra, til=til)
    koblet = {r["rot"] for r in rader if r["rot"] is not None}
    per_ident = Counter[str]()
    for r in rader:
        if r["ident"] is not None:
            per_ident[r["ident"]] += r["antall"] if r["rot"] is None else 1
    return sum(r["antall"] for r in rader if r["rot"] is None) + len(koblet), dict(per_ident)


def vedtak_ut(leser: Leser, om_7: date) -> dict[str, int]:
    """Løpende vedtak that run out, and have none after them."""
    return _per_ident(leser, f"select s.veileder as ident, count(distinct p.id) as antall {_VEDTAK_UT} group by s.veileder", om_7=om_7)


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
    lever = _LOPENDE.replace("v.", "n.")
    alene = f"""select s.veileder, s.person_id, (select group_concat(v.fra || '/' || v.til, ' ') from vedtak v
            where v.person_id = s.person_id and v.til > :etter and {_LOPENDE}) as perioder
        from ansatt e cross join sak s on s.veileder = e.ident and s.avsluttet is null {ROT.format("s.person_id")}
        where r.gjelder_id is null
          and exists (select 1 from vedtak n where n.person_id = s.person_id and n.til >= :lever and {lever})"""
    koblet = f"""select s.veileder, r.gjelder_id, group_concat(distinct v.fra || '/' || v.til)
        from samme_rot r cross join sak s on s.person_id = r.person_id and s.avsluttet is null
        cross join samme_rot h on h.gjelder_id = r.gjelder_id
        cross join vedtak v on v.person_id = h.person_id and v.til > :etter and {_LOPENDE}
        group by s.veileder, r.gjelder_id having max(v.til) >= :lever"""
    rader = [r for sql in (alene, koblet) for r in leser.rader(sql, alle=True, etter=etter, lever=lever_etter)]
    return [(r[0], r[1], r[2].replace(",", " ")) for r in rader if r[2]]


def kontor(leser: Leser, for_dato: date, fast_for: date) -> Row:
    """The office's own counts: søknader nobody has, changes nobody has been told of (PE-10), people without a fast veileder (PE-11)."""
    sql = f"""select
        (select count(*) from sak where avsluttet is null and neste_dato > '')
            - (select count(*) - count(distinct r.gjelder_id)
                from samme_rot r cross join sak s on s.person_id = r.person_id and s.avsluttet is null) as apne_saker,
        (select count(*) from soknad where tilstand in ('mottatt', 'utsatt')) as ufordelte,
        (select count(*) from soknad where tilstand in ('mottatt', 'utsatt') and mottatt < :for_dato) as ufordelte_over,
        (select count(*) from veilederbytte where informert_dato is null) as ikke_informert,
        (select count(distinct coalesce(r.gjelder_id, k.person_id)) from soknad k {ROT.format("k.person_id")}
            where k.tilstand in ('mottatt', 'utsatt', 'fordelt') and k.mottatt < :fast_for
            and not {HAR_SAK.format("k.person_id")}) as uten_fast"""
    rad = leser.rad(sql, alle=True, for_dato=for_dato, fast_for=fast_for)
    assert rad is not None
    return rad


def navn(leser: Leser, maal: Maal, ident: str | None, antall: int, **grenser: Any) -> list[Navnerad]:
    """LE-7: the persons behind a figure, by name; those hidden from the reader are not among them (PE-5). `ident` None is the office."""
    veileder, merknad, fra = _bak(maal)
    en = {Maal.SOKNAD_OVER: "+k.id", Maal.TIL_KONTROLL: "+v.id"}.get(maal, "p.id")  # + : found by their own index, not read through by id
    hele = f"{_velg(veileder, merknad)} {fra} and {SYNLIG.format('p.id')} group by {en} order by p.sokenavn, p.id limit :antall"
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
        fra = f"""from ({MOTTAKER}) m {ROT.format("m.person_id")} {HVER}
            cross join person p on p.id = coalesce(r.gjelder_id, m.person_id)
            left join sak s on s.person_id = coalesce(h.person_id, m.person_id) and s.avsluttet is null where true"""
    return veileder, merknad, f"{fra} and (:ident is null or {veileder} = :ident)"


def _velg(veileder: str, merknad: str) -> str:
    return f"select p.id as person_id, p.fornavn, p.etternavn, p.fodt, min({veileder}) as veileder, min({merknad}) as merknad"


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
    sql = f"""{_velg("s.veileder", "''")} from json_each(:ider) j cross join person p on p.id = j.value {ROT.format("p.id")} {HVER}
        left join sak s on s.person_id = coalesce(h.person_id, p.id) and s.avsluttet is null
        where {SYNLIG.format("p.id")} group by p.id order by p.sokenavn, p.id"""
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
