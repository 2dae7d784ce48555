"""OP-9: KVP's places."""

from __future__ import annotations

from navtui.domain.kvp import Kvpplasser
from navtui.services.okt import Okt
from navtui.store import kvp as lager


def plasser(okt: Okt) -> Kvpplasser:
    """Used and free places, an office total anyone may see."""
    with okt.lese() as les:
        return lager.plasser(les)
