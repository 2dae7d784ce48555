"""VE-18: what the vedtak that is changed has paid, what may still be stopped, and what has replaced it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from navtui.domain.kodeverk import Vilkarsutfall
from navtui.store.db import Leser
from navtui.store.tilgang import SYNLIG


def kjede(leser: Leser, vedtak_id: int) -> list[int]:
    """The vedtak, and those it replaced one after another, newest first."""
    rader = leser.rader(
        f"""with recursive k (id) as (select v.id from vedtak v where v.id = :id and {SYNLIG.format("v.person_id")}
              union select v.endrer_id from vedtak v join k on k.id = v.id where v.endrer_id is not null)
            select id from k order by id desc""",
        id=vedtak_id,
    )
    return [r["id"] for r in rader]


def i_banken(leser: Leser, vedtak_id: int) -> frozenset[int]:
    """VE-21: planned payments of a vedtak whose list is exported: the bank has them."""
    rader = leser.rader(
        """select u.id from utbetaling u join utbetalingsliste l on l.id = u.liste_id
           where u.vedtak_id = :id and u.tilstand = 'planlagt' and l.eksportert_tid is not null""",
        id=vedtak_id,
    )
    return frozenset(r["id"] for r in rader)


def erstattet_av(leser: Leser, vedtak_id: int, uten_id: int | None = None) -> str | None:
    """The number of the omgjøring that has taken this vedtak's place, if any."""
    nummer: str | None = leser.verdi(
        f"""select v.nummer from vedtak v where v.endrer_id = :id and v.tilstand = 'iverksatt' and v.id is not :uten
            and (v.art = 'omgjoring' or (v.art = 'reduksjon' and v.fra = (select fra from vedtak where id = :id)))
            and {SYNLIG.format("v.person_id")} order by v.id desc limit 1""",
        id=vedtak_id, uten=uten_id, alle=True,
    )  # fmt: skip
    return nummer


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
