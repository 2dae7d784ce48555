"""Absence and stand-ins. Anyone may register her own; the leder registers for all."""

from __future__ import annotations

from datetime import timedelta

from navtui.domain.ansatt import Ansatt, Fravaer, NyttFravaer, sjekk_fravaer, sjekk_overlapp, sjekk_stedfortreder
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, rolle_kan, sjekk_rolle
from navtui.services.okt import Okt
from navtui.store import ansatt as ansattlager
from navtui.store import fravaer as lager
from navtui.store.db import Leser


def sjekk_registrere(okt: Okt, ident: str) -> Regelbrudd | None:
    """May she register absence for `ident`? Her own always; another's only the leder."""
    return None if ident == okt.ident else sjekk_rolle(okt.rolle, Handling.ANSATTE)


def registrer(okt: Okt, nytt: NyttFravaer) -> Fravaer:
    """Someone is away from a day on: she gets no suggestion (PM-7), and her stand-in may open her cases (PE-7)."""
    stopp_ved(sjekk_registrere(okt, nytt.ident))
    stopp_ved(sjekk_fravaer(nytt))
    with okt.skrive() as s:
        borte = _krev_ansatt(s, nytt.ident, "ident")
        if nytt.stedfortreder is not None:
            stopp_ved(sjekk_stedfortreder(borte, _krev_ansatt(s, nytt.stedfortreder, "stedfortreder")))
        stopp_ved(sjekk_overlapp(lager.overlapper(s, nytt.ident, nytt.fra, nytt.til)))
        id_ = lager.sett_inn(s, nytt)
        s.logg("fravaer_registrert", objekt="fravaer", objekt_id=id_, ident=nytt.ident, fra=nytt.fra, til=nytt.til, sted=nytt.stedfortreder)
        return Fravaer(id=id_, **nytt.model_dump())


def tilbake(okt: Okt, id_: int) -> None:
    """She is at work today: the absence ended yesterday, or never was when it began today or later."""
    with okt.skrive() as s:
        fravaer = lager.hent(s, id_)
        if fravaer is None:
            raise Regelbrudd("SI-7", "Fraværet er allerede tatt bort.")
        stopp_ved(sjekk_registrere(okt, fravaer.ident))
        i_gar = okt.i_dag - timedelta(days=1)
        if fravaer.fra > i_gar:
            lager.annuller(s, id_)
        elif fravaer.til is None or fravaer.til > i_gar:
            lager.avslutt(s, id_, i_gar)
        s.logg("fravaer_slutt", objekt="fravaer", objekt_id=id_, ident=fravaer.ident)


def liste(okt: Okt) -> list[Fravaer]:
    """Everyone's absences from today on for the leder, one's own for the others."""
    with okt.lese() as les:
        alle = lager.liste(les, okt.i_dag)
    return [f for f in alle if rolle_kan(okt.rolle, Handling.ANSATTE) or f.ident == okt.ident]


def _krev_ansatt(leser: Leser, ident: str, felt: str) -> Ansatt:
    ansatt = ansattlager.hent(leser, ident)
    if ansatt is None or not ansatt.ansatt_paa(leser.i_dag):
        raise Regelbrudd("PE-9", f"Det er ingen ansatt med ident {ident}.", felt)
    return ansatt
