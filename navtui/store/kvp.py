"""OP-9: the kvalifiseringsprogram's places, counted for the whole office."""

from __future__ import annotations

from navtui.domain.kvp import Kvpplasser
from navtui.store import innstilling
from navtui.store.db import Leser


def plasser(leser: Leser) -> Kvpplasser:
    """Places in use (also while on permisjon) and søknader without an answer; numbers only, everyone counted."""
    sql = """select coalesce(sum(tilstand in ('i_program', 'permisjon')), 0) as brukt, coalesce(sum(tilstand = 'sokt'), 0) as sokt
        from kvp where tilstand in ('sokt', 'i_program', 'permisjon')"""
    r = leser.rad(sql, alle=True)
    assert r is not None
    return Kvpplasser(plasser=innstilling.hent(leser, "kvp_plasser"), brukt=r["brukt"], sokt=r["sokt"])
