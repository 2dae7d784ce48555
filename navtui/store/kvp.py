"""OP-9: the kvalifiseringsprogram's places, counted for the whole office; § 35: the stønad that runs for a person."""

from __future__ import annotations

from datetime import date

from navtui.domain.kvp import Kvpplasser
from navtui.domain.vedtaksregler.grunnlag import Kvp
from navtui.store import innstilling
from navtui.store.db import Leser
from navtui.store.tilgang import SYNLIG


def plasser(leser: Leser) -> Kvpplasser:
    """Places in use (also while on permisjon) and søknader without an answer; numbers only, everyone counted."""
    sql = """select coalesce(sum(tilstand in ('i_program', 'permisjon')), 0) as brukt, coalesce(sum(tilstand = 'sokt'), 0) as sokt
        from kvp where tilstand in ('sokt', 'i_program', 'permisjon')"""
    r = leser.rad(sql, alle=True)
    assert r is not None
    return Kvpplasser(plasser=innstilling.hent(leser, "kvp_plasser"), brukt=r["brukt"], sokt=r["sokt"])


LOPER = """v.tilstand = 'iverksatt' and not exists (select 1 from vedtak x where x.endrer_id = v.id and x.tilstand = 'iverksatt'
    and x.fra <= max(v.fra, :fra) and x.art in ('omgjoring', 'opphor'))"""
"""§ 35: a vedtak that still gives the stønad on `:fra`: not one that is ended or replaced by then."""


def lopende(leser: Leser, person_id: int, fra: date, til: date) -> Kvp | None:
    """VE-4: the kvalifiseringsstønad of the person's own program on any day of the period, as it is on the first of them."""
    r = leser.rad(
        f"""select v.nummer, v.til, l.maaned_ore from vedtakskvplinje l join vedtak v on v.id = l.vedtak_id
            where v.person_id = :person and {LOPER} and l.fra <= :til and l.til >= :fra and {SYNLIG.format("v.person_id")}
            order by l.fra, v.id desc limit 1""",
        person=person_id, fra=fra, til=til,
    )  # fmt: skip
    return None if r is None else Kvp(r["nummer"], date.fromisoformat(r["til"]), r["maaned_ore"])
