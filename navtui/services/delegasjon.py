"""KO-11, PE-5: what the leder gives in writing. Access itself is given and taken by services/skjerming.py."""

from __future__ import annotations

from datetime import timedelta

from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.services.okt import Okt
from navtui.store import ansatt as ansattlager
from navtui.store import delegasjon as lager
from navtui.store.db import Foreldet
from navtui.store.delegasjon import Delegasjonsrad, Tilgangsrad

__all__ = ["Delegasjonsrad", "Tilgangsrad", "gi", "liste", "ta", "tilganger"]


def liste(okt: Okt) -> list[Delegasjonsrad]:
    """KO-11: who may sign what, in writing."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.ANSATTE))
    with okt.lese() as les:
        return lager.delegasjoner(les)


def gi(okt: Okt, ident: str, vedtaksart: Vedtaksart, dokument: str) -> int:
    """KO-11 (law): a dated written delegasjon for one kind of vedtak, from today; for statlig ansatte too."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.ANSATTE))
    if not dokument.strip():
        raise Regelbrudd("KO-11", "Skriv hvilket dokument delegasjonen står i.", "dokument")
    with okt.skrive() as s:
        ansatt = ansattlager.hent(s, ident)
        if ansatt is None or not ansatt.ansatt_paa(okt.i_dag):
            raise Regelbrudd("PE-9", f"Det er ingen ansatt med ident {ident}.", "ident")
        if any(d.ident == ident and d.vedtaksart == vedtaksart and d.til is None for d in lager.delegasjoner(s)):
            raise Regelbrudd("KO-11", f"{ident} har allerede delegasjon for {vedtaksart.tekst}.", "vedtaksart")
        id_ = lager.sett_inn(s, ident, vedtaksart, okt.i_dag, dokument.strip())
        s.logg("delegasjon_gitt", objekt="delegasjon", objekt_id=id_, ident=ident, art=vedtaksart)
        return id_


def ta(okt: Okt, id_: int) -> None:
    """KO-11: the delegasjon does not hold from today."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.ANSATTE))
    with okt.skrive() as s:
        try:
            lager.avslutt(s, id_, okt.i_dag - timedelta(days=1))
        except Foreldet as feil:
            raise Regelbrudd("SI-7", "Delegasjonen er allerede avsluttet.") from feil
        s.logg("delegasjon_tatt", objekt="delegasjon", objekt_id=id_)


def tilganger(okt: Okt) -> list[Tilgangsrad]:
    """PE-5: who has access to which protected persons."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.TILGANG))
    with okt.lese() as les:
        return lager.tilganger(les)
