"""PE-7: the one door to a person. Every opening is logged, and every refusal."""

from __future__ import annotations

from datetime import datetime, time

from navtui.domain.apning import Apning, Apningsgrunn, Egengrunn, avgjor
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.tid import fra_oslo, til_tekst
from navtui.domain.tilgang import finnes_ikke
from navtui.services import plass
from navtui.services.okt import Okt
from navtui.store import apning as lager
from navtui.store.db import Leser
from navtui.store.feil import Skrivestopp

_FOLGER_BRUKER = frozenset({"bruker", "vedtak", "brev", "soknad", "klage"})
"""A reason given for the person today also covers her vedtak and letters; a debt case asks for its own (GJ-6)."""


def apne(
    okt: Okt, person_id: int, objekt: str = "bruker", grunn: str | None = None, *, tekst: str = "", objekt_id: int | None = None
) -> Apning:
    """PE-7 (sosialtjenesteloven § 44): open a person, or what is hers (`objekt`: bruker, vedtak, gjeldssak, brev, soknad, klage).

    Refuses with Regelbrudd PE-7, felt "grunn", when a reason is needed: the screen then offers `Apningsgrunn` as one key each and
    calls again with the code, and with `tekst` for "annet". A reason holds for the same person the rest of the day. A person one has no
    access to is answered like one who is not there (PE-5). The reason's text is the one free text the log holds: without it nobody could
    judge an opening "annet" afterwards. With no room to log on the disk (SI-5), one's own portfolio is opened and nothing else.
    """
    try:
        with okt.skrive() as s:
            svar = _avgjor(s, okt, person_id, objekt, grunn, tekst)
            if isinstance(svar, Regelbrudd):
                s.logg("apning_nektet", person_id=person_id, objekt=objekt, objekt_id=objekt_id, regel=svar.regel)
            else:
                mer = {"tekst": tekst.strip()} if svar.oppgitt and svar.grunn == Apningsgrunn.ANNET else {}
                s.logg("apnet", person_id=person_id, objekt=objekt, objekt_id=objekt_id, grunn=svar.grunn, oppgitt=int(svar.oppgitt), **mer)
    except Skrivestopp:
        svar = _uten_plass(okt, person_id, objekt, objekt_id)
    if isinstance(svar, Regelbrudd):
        raise svar
    return svar


def kan_apne(okt: Okt, person_id: int, objekt: str = "bruker") -> Regelbrudd | None:
    """PE-7: what `apne` would answer now without a reason, for a screen that must ask before it begins. Opens and logs nothing."""
    with okt.lese() as les:
        svar = _avgjor(les, okt, person_id, objekt, None, "")
    return svar if isinstance(svar, Regelbrudd) else None


def _uten_plass(okt: Okt, person_id: int, objekt: str, objekt_id: int | None) -> Apning | Regelbrudd:
    with okt.lese() as les:
        svar = _avgjor(les, okt, person_id, objekt, None, "")
    if not isinstance(svar, Regelbrudd) and (svar.oppgitt or svar.grunn != Egengrunn.PORTEFOLJE):
        svar = plass.andre_oppslag()
    if isinstance(svar, Regelbrudd):
        plass.utsett(okt, "apning_nektet", person_id=person_id, objekt=objekt, objekt_id=objekt_id, regel=svar.regel)
        return plass.andre_oppslag() if svar.felt == "grunn" else svar
    plass.utsett(okt, "apnet", person_id=person_id, objekt=objekt, objekt_id=objekt_id, grunn=svar.grunn, oppgitt=0)
    return svar


def _avgjor(s: Leser, okt: Okt, person_id: int, objekt: str, grunn: str | None, tekst: str) -> Apning | Regelbrudd:
    egne = lager.egne_grunner(s, person_id)
    if egne is None:
        return finnes_ikke()
    objekter = tuple(sorted(_FOLGER_BRUKER)) if objekt in _FOLGER_BRUKER else (objekt,)
    tidligere = lager.grunn_tidligere_i_dag(s, person_id, objekter, midnatt(okt))
    return avgjor(okt.rolle, lager.er_inhabil(s, person_id, okt.ident), egne, grunn, tekst, tidligere)


def midnatt(okt: Okt) -> str:
    """When the office's day began, as the log stores it."""
    return til_tekst(fra_oslo(datetime.combine(okt.i_dag, time.min)))
