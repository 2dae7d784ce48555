"""LE-2: any figure of F7 split, crossed and opened to names. Only for the leder."""

from __future__ import annotations

from datetime import date

from navtui.domain import fordelinger as regler
from navtui.domain.fordelinger import Fordeling, Kjennetegn, Valgte
from navtui.domain.kalender import Maaned
from navtui.domain.leder import Maal, Navnerad
from navtui.domain.regelbrudd import stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.services import leder
from navtui.services.okt import Okt
from navtui.store import fordelinger as lager
from navtui.store import innstilling
from navtui.store import leder as tall
from navtui.store.db import Leser


def hent(okt: Okt, maal: Maal, ident: str | None, valgte: Valgte) -> tuple[Fordeling, ...]:
    """LE-2: those behind the figure (of one veileder, or the office's) who are in the chosen cells, split the ways that are left.

    Refuses when they are so few that a split would tell who they are (PE-5).
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.TALL))
    with okt.lese() as les:
        return regler.fordel(_personer(okt, les, maal, ident), valgte, innstilling.hent(les, "minste_celle"))


def navn(okt: Okt, maal: Maal, ident: str | None, valgte: Valgte) -> list[Navnerad]:
    """LE-7, PE-5: the names in the chosen cells. Logged, for it is a list of people."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.TALL))
    with okt.skrive() as s:
        ider = [p.person_id for p in _personer(okt, s, maal, ident) if p.er_i(valgte)]
        rader = tall.personer(s, ider)
        stopp_ved(regler.kan_apnes(len(ider), len(rader), innstilling.hent(s, "minste_celle")))
        s.logg("tall_apnet", objekt="leder", maal=maal, ident=ident, delt=sorted(valgte), antall=len(rader))
    return rader


def _personer(okt: Okt, les: Leser, maal: Maal, ident: str | None) -> list[Kjennetegn]:
    maaned = Maaned.av(les.i_dag)
    fra = date(les.i_dag.year, 1, 1) if maal is Maal.MOTTAKERE_I_AAR else maaned.forste
    return lager.kjennetegn(les, leder.bak(okt, les, maal, ident), fra, maaned.siste)
