"""OP-2: log a contact."""

from __future__ import annotations

from navtui.domain.kodeverk.oppfolging import Kontaktutfall
from navtui.domain.kontakt import NyKontakt, sjekk_kontakt
from navtui.domain.oppfolging import neste_etter_kontakt
from navtui.domain.regelbrudd import stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.services.okt import Okt
from navtui.services.oppfolging import flytt_neste, seneste
from navtui.store import kontakt as lager
from navtui.store import sak as saklager
from navtui.store.tilgang import krev_synlig


def registrer(okt: Okt, ny: NyKontakt) -> int:
    """OP-2, OP-1: log a contact, and move the case's next follow-up: to the date that is given, else on from one that was due when the
    contact took place. Returns the contact's id.

    A person without an open case can be talked to; then there is no next follow-up to move.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    stopp_ved(sjekk_kontakt(ny, okt.i_dag))
    with okt.skrive() as s:
        krev_synlig(s, ny.person_id)
        id_ = lager.sett_inn(s, ny)
        sak = saklager.hent_apen(s, ny.person_id)
        if sak is not None:
            tok_sted = ny.utfall is Kontaktutfall.GJENNOMFORT
            neste = ny.neste_dato or neste_etter_kontakt(sak.neste_dato, seneste(s, sak, ny.dato), s.i_dag, tok_sted)
            if neste != sak.neste_dato:
                flytt_neste(s, sak, neste, ny.neste_hva or sak.neste_hva, ny.neste_grunn)
            elif ny.neste_hva and ny.neste_hva != sak.neste_hva:
                saklager.endre(s, sak, neste_hva=ny.neste_hva)
        s.logg("kontakt", person_id=ny.person_id, objekt="kontakt", objekt_id=id_, art=ny.art, utfall=ny.utfall)
        return id_
