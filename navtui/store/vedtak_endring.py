"""VE-18: what the vedtak that is changed has paid, what may still be stopped, and what has replaced it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from navtui.domain.kodeverk import Vedtaksart, Vilkarsutfall
from navtui.domain.vedtak_endring import Slektning
from navtui.store.db import Leser
from navtui.store.tilgang import SYNLIG

_I_PERIODEN = "x.tilstand = 'iverksatt' and x.art in ('omgjoring', 'reduksjon') and x.fra <= p.til"
"""The link of a vedtak `x` to the one `p` whose days it takes; a reduksjon of the month after takes none."""


def familie(leser: Leser, vedtak_id: int) -> tuple[Slektning, ...]:
    """The vedtak and all that have changed one another's days with it, iverksatte only, oldest first; itself also when it is a draft."""
    rader = leser.rader(
        f"""with recursive opp (id) as (select v.id from vedtak v where v.id = :id and {SYNLIG.format("v.person_id")}
              union select p.id from opp join vedtak x on x.id = opp.id join vedtak p on p.id = x.endrer_id and {_I_PERIODEN}),
            ned (id) as (select min(id) from opp
              union select x.id from ned join vedtak p on p.id = ned.id join vedtak x on x.endrer_id = p.id and {_I_PERIODEN})
            select v.id, v.nummer, v.fra, v.til, v.endrer_id, v.iverksatt_tid from ned join vedtak v on v.id = ned.id order by v.id""",
        id=vedtak_id,
    )
    return tuple(
        Slektning(
            r["id"], r["nummer"], date.fromisoformat(r["fra"]), date.fromisoformat(r["til"]), r["endrer_id"], r["iverksatt_tid"] or ""
        )
        for r in rader
    )


def iverksatt_siden(leser: Leser, vedtak_id: int) -> tuple[str, Vedtaksart, Vedtaksart] | None:
    """A vedtak that changes the same one as this does and was signed after this was sent: its number, its kind, and the kind of this."""
    r = leser.rad(
        f"""select n.nummer, n.art, v.art as egen from vedtak v
            join vedtak n on n.endrer_id = v.endrer_id and n.id <> v.id and n.tilstand = 'iverksatt'
            where v.id = :id and {SYNLIG.format("v.person_id")} and exists (select 1 from logg a
                where a.person_id = v.person_id and a.handling = 'iverksatt' and a.objekt = 'vedtak' and a.objekt_id = n.id
                  and a.nr > (select max(f.nr) from logg f where f.person_id = v.person_id and f.handling = 'sendt til kontroll'
                                and f.objekt = 'vedtak' and f.objekt_id = v.id))
            order by n.id desc limit 1""",
        id=vedtak_id,
    )
    return None if r is None else (r["nummer"], Vedtaksart.av(r["art"]), Vedtaksart.av(r["egen"]))


def i_banken(leser: Leser, vedtak_id: int) -> frozenset[int]:
    """VE-21: planned payments of a vedtak whose list is exported: the bank has them."""
    rader = leser.rader(
        """select u.id from utbetaling u join utbetalingsliste l on l.id = u.liste_id
           where u.vedtak_id = :id and u.tilstand = 'planlagt' and l.eksportert_tid is not null""",
        id=vedtak_id,
    )
    return frozenset(r["id"] for r in rader)


def vilkarsutfall(leser: Leser, vedtak_id: int) -> dict[int, Vilkarsutfall]:
    """VE-12: what was last said of each vilkår of a vedtak."""
    rader = leser.rader(
        """select k.id, (select utfall from vilkarsutfall where vilkar_id = k.id order by id desc limit 1) as utfall
           from vedtaksvilkar k where k.vedtak_id = :id""",
        id=vedtak_id,
    )
    return {r["id"]: Vilkarsutfall.av(r["utfall"]) for r in rader if r["utfall"]}


def uten_adresse(leser: Leser, person_id: int) -> bool:
    """PE-5: whether no address may be stored for the person."""
    return bool(leser.verdi("select 1 from skjermet where person_id = :p and niva = 3", p=person_id))


def besvart_i_annet(leser: Leser, soknadsposter: Iterable[int], vedtak_id: int) -> frozenset[int]:
    """VE-2: which of the things applied for another vedtak answers that is not given up."""
    rader = leser.rader(
        f"""select distinct p.soknadspost_id from vedtakspost p join vedtak v on v.id = p.vedtak_id
            where p.soknadspost_id in (select value from json_each(:poster)) and v.id <> :id and v.tilstand <> 'avbrutt'
              and p.utfall is not null and {SYNLIG.format("v.person_id")}""",
        poster=json.dumps(list(soknadsposter)), id=vedtak_id,
    )  # fmt: skip
    return frozenset(r["soknadspost_id"] for r in rader)


def gjeldssak(leser: Leser, person_id: int) -> tuple[int, int] | None:
    """GJ-1: the id and version of the person's open debt case."""
    rad = leser.rad(
        f"select g.id, g.versjon from gjeldssak g where g.person_id = :p and g.avsluttet is null and {SYNLIG.format('g.person_id')}",
        p=person_id,
    )
    return None if rad is None else (rad["id"], rad["versjon"])
