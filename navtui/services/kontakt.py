"""OP-2: log a contact."""

from __future__ import annotations

from navtui.domain.kontakt import NyKontakt, sjekk_kontakt
from navtui.domain.regelbrudd import stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.services.okt import Okt
from navtui.services.oppfolging import flytt_neste
from navtui.store import kontakt as lager
from navtui.store import sak as saklager
from navtui.store.tilgang import krev_synlig


def registrer(okt: Okt, ny: NyKontakt) -> int:
    """OP-2, OP-1: log a contact, and move the case's next follow-up when a next date is given. Returns the contact's id.

    A person without an open case can be talked to; then there is no next follow-up to move.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    stopp_ved(sjekk_kontakt(ny, okt.i_dag))
    with okt.skrive() as s:
        krev_synlig(s, ny.person_id)
        id_ = lager.sett_inn(s, ny)
        sak = saklager.hent_apen(s, ny.person_id)
        if sak is not None and ny.neste_dato is not None:
            flytt_neste(s, sak, ny.neste_dato, ny.neste_hva or sak.neste_hva, ny.neste_grunn)
        s.logg("kontakt", person_id=ny.person_id, objekt="kontakt", objekt_id=id_, art=ny.art, utfall=ny.utfall)
        return id_
