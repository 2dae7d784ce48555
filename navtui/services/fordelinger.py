"""LE-2: the split of this month's recipients, for the leder."""

from __future__ import annotations

from navtui.domain.fordelinger import Fordeling, fordel
from navtui.domain.kalender import Maaned
from navtui.domain.regelbrudd import stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.services.okt import Okt
from navtui.store import fordelinger as lager
from navtui.store import innstilling


def denne_maaneden(okt: Okt) -> tuple[Fordeling, ...]:
    """LE-2: the four splits; none when there are so few recipients that a split would tell who they are (PE-5)."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.TALL))
    with okt.lese() as les:
        maaned = Maaned.av(les.i_dag)
        return fordel(lager.grupper(les, maaned.forste, maaned.siste), innstilling.hent(les, "minste_celle"))
