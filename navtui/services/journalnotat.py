"""OP-12: the journal."""

from __future__ import annotations

from navtui.domain.journalnotat import Journalnotat, kan_endre, sjekk_notat
from navtui.domain.kodeverk.oppfolging import Notatart
from navtui.domain.regelbrudd import stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.tilgang import finnes_ikke
from navtui.services.feil import foreldet
from navtui.services.okt import Okt
from navtui.store import journalnotat as lager
from navtui.store.db import Leser
from navtui.store.tilgang import krev_synlig


def skriv(okt: Okt, person_id: int, art: Notatart, tekst: str) -> int:
    """OP-12: a new note, dated today. Returns its id."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    stopp_ved(sjekk_notat(art, tekst, retter=False))
    with okt.skrive() as s:
        krev_synlig(s, person_id)
        id_ = lager.sett_inn(s, person_id, art, tekst.strip())
        s.logg("notat", person_id=person_id, objekt="journalnotat", objekt_id=id_, art=art)
        return id_


def endre(okt: Okt, notat_id: int, versjon: int, tekst: str) -> None:
    """OP-12: the author changes her own note while the day lasts. The log keeps that it was changed."""
    with okt.skrive() as s:
        notat = _krev(s, notat_id)
        stopp_ved(kan_endre(notat, okt.ident, okt.i_dag))
        stopp_ved(sjekk_notat(notat.art, tekst, retter=notat.retter_id is not None))
        if notat.versjon != versjon:
            raise foreldet("Notatet har fått en ny tekst.")
        lager.endre(s, notat, tekst.strip())
        s.logg("notat_endret", person_id=notat.person_id, objekt="journalnotat", objekt_id=notat_id)


def rett(okt: Okt, notat_id: int, tekst: str) -> int:
    """OP-12: correct a locked note, or another's, by a new one that points at it. Returns the new note's id."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    stopp_ved(sjekk_notat(Notatart.RETTELSE, tekst, retter=True))
    with okt.skrive() as s:
        notat = _krev(s, notat_id)
        id_ = lager.sett_inn(s, notat.person_id, Notatart.RETTELSE, tekst.strip(), retter_id=notat_id)
        s.logg("notat_rettet", person_id=notat.person_id, objekt="journalnotat", objekt_id=id_, retter=notat_id)
        return id_


def _krev(les: Leser, notat_id: int) -> Journalnotat:
    notat = lager.hent(les, notat_id)
    if notat is None:
        raise finnes_ikke()
    return notat
