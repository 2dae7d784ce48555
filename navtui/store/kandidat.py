"""What PM-7 asks of the file: who may be given søknader, how much each has, and how each søker stands to them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from navtui.domain.kalender import Maaned
from navtui.domain.kandidat import FAR_SAKER, Kandidat, Sokersituasjon
from navtui.domain.tid import fra_oslo
from navtui.store import ansatt
from navtui.store.db import Leser
from navtui.store.tilgang import SYNLIG
from navtui.store.vedtak import BETALES_ORE

UVERNET = "{0} not in (select value from json_each(:skjermede))"
"""The common queue and its loads are the same for all who look, and hold no protected person, also for the leder (PM-12)."""

PARFORMER = "('gift', 'samboer_felles_barn', 'samboer')"
NA = "{0}.fra <= :i_dag and ({0}.til is null or {0}.til >= :i_dag)"
"""The condition that a dated row holds today; format it with the table's alias."""


def _far_stonad(og: str = "true") -> str:
    return f"""
        select v.person_id from vedtak v
            where v.tilstand = 'iverksatt' and v.engang = 0 and v.til >= :fra and v.fra <= :til
              and v.art in ('stonad', 'nodhjelp', 'omgjoring', 'reduksjon') and {BETALES_ORE.format("v")} > 0 and {og}
        union all
        select v.person_id from vedtak v
            where v.tilstand = 'iverksatt' and v.engang = 1 and v.fra between :fra and :til
              and v.art in ('stonad', 'nodhjelp', 'omgjoring') and {BETALES_ORE.format("v")} > 0 and {og}
    """


# The open cases are walked in the order of their veileder, each looked up in the list of recipients: nothing is sorted, also for thousands.
# Those who are registered more than once are few, and counted apart: one at each veileder who has a case of hers (PE-1).
_MOTTAKERE = f"""
    select k.veileder as ident, count(*) as antall from sak k indexed by sak_veileder
    where k.avsluttet is null and {UVERNET.format("k.person_id")} and +k.person_id in ({_far_stonad()})
      and k.person_id not in (select person_id from samme_rot)
    group by k.veileder
    union all
    select k.veileder, count(distinct r.gjelder_id)
    from samme_rot r cross join sak k on k.person_id = r.person_id and k.avsluttet is null
    where {UVERNET.format("k.person_id")} and r.gjelder_id in (
        select b.gjelder_id from samme_rot b where exists ({_far_stonad("v.person_id = b.person_id")}))
    group by k.veileder
"""
_GITT = f"""
    select s.saksbehandler as ident, count(*) as antall from soknad s
    where s.tilstand = 'fordelt' and {UVERNET.format("s.person_id")} group by s.saksbehandler
"""
_UKE = f"""
    select s.saksbehandler as ident, count(*) as antall from soknad s
    where s.fordelt_tid >= :mandag and s.saksbehandler is not null and {UVERNET.format("s.person_id")} group by s.saksbehandler
"""
_FAST = f"""
    select k.person_id, k.veileder,
           coalesce((select date(max(b.tid)) from veilederbytte b where b.sak_id = k.id and b.til_ident = k.veileder), k.apnet) as siden
    from sak k where k.person_id in (select value from json_each(:ids)) and k.avsluttet is null and {SYNLIG.format("k.person_id")}
"""
_PARTNER = f"""
    select a.person_id, k.veileder from husstandsmedlem a
    join husstand h on h.id = a.husstand_id and h.form in {PARFORMER}
    join husstandsmedlem b on b.husstand_id = a.husstand_id and b.person_id <> a.person_id and b.rolle = 'voksen' and {NA.format("b")}
    join sak k on k.person_id = b.person_id and k.avsluttet is null
    where a.person_id in (select value from json_each(:ids)) and a.rolle = 'voksen' and {NA.format("a")}
      and {SYNLIG.format("a.person_id")} and {SYNLIG.format("b.person_id")}
    order by a.person_id, k.id desc
"""
_INHABILE = f"""
    select i.person_id, i.ident from inhabil_for i where i.person_id in (select value from json_each(:ids)) and {NA.format("i")}
"""
_TILGANG = f"""
    select s.person_id, a.ident from skjermet s join ansatt a on a.fra <= :i_dag and (a.til is null or a.til >= :i_dag)
    where s.person_id in (select value from json_each(:ids)) and {SYNLIG.format("s.person_id")}
      and (a.rolle = 'leder'
           or exists (select 1 from tilgang_til t where t.person_id = s.person_id and t.ident = a.ident and {NA.format("t")}))
"""


def kandidater(les: Leser) -> tuple[Kandidat, ...]:
    """Those who may get søknader, in the order of their digits: sosialhjelp first, then by how long they have worked here, then ident.

    The counts hold unprotected persons only, whoever asks: one screen is looked at by many (PM-12).
    """
    borte = ansatt.fravaerende(les, les.i_dag)
    maaned = Maaned.av(les.i_dag)
    mandag = fra_oslo(datetime.combine(les.i_dag - timedelta(days=les.i_dag.weekday()), time.min))
    mottakere = _antall(les, _MOTTAKERE, fra=maaned.forste, til=maaned.siste)
    gitt, uke = _antall(les, _GITT), _antall(les, _UKE, mandag=mandag)
    folk = [a for a in ansatt.alle(les) if a.rolle in FAR_SAKER]
    return tuple(
        Kandidat(
            a.ident, a.navn, a.rolle, a.stillingsprosent, a.sosialhjelp, a.ident not in borte,
            mottakere.get(a.ident, 0), gitt.get(a.ident, 0), uke.get(a.ident, 0), a.til,
        )
        for a in sorted(folk, key=lambda a: (not a.sosialhjelp, a.fra, a.ident))
    )  # fmt: skip


def _antall(les: Leser, sql: str, **verdier: object) -> dict[str, int]:
    ut = Counter[str]()
    for r in les.rader(sql, alle=True, **verdier):
        ut[r["ident"]] += r["antall"]
    return ut


def situasjoner(les: Leser, personer: Iterable[int]) -> dict[int, Sokersituasjon]:
    """How each of these stands: fast veileder, the partner's, who is inhabil, and for a protected person who has access.

    Persons hidden from the reader come out empty, as one nobody knows (PE-5).
    """
    alle = sorted(set(personer))
    ids = json.dumps(alle)
    fast = {r["person_id"]: (r["veileder"], date.fromisoformat(r["siden"])) for r in les.rader(_FAST, ids=ids)}
    partner = {r["person_id"]: r["veileder"] for r in reversed(les.rader(_PARTNER, ids=ids))}
    inhabile: dict[int, set[str]] = defaultdict(set)
    for r in les.rader(_INHABILE, ids=ids):
        inhabile[r["person_id"]].add(r["ident"])
    tilgang: dict[int, set[str]] = defaultdict(set)
    for r in les.rader(_TILGANG, ids=ids):
        tilgang[r["person_id"]].add(r["ident"])
    return {
        p: Sokersituasjon(
            fast.get(p, (None, None))[0], fast.get(p, (None, None))[1], partner.get(p), frozenset(inhabile[p]),
            frozenset(tilgang[p]) if p in tilgang else None,
        )
        for p in alle
    }  # fmt: skip


def situasjon(les: Leser, person_id: int) -> Sokersituasjon:
    """How one person stands."""
    return situasjoner(les, [person_id])[person_id]
