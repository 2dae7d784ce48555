"""PM-9: putting a case on the agenda of the postmøte, and its one-line conclusion."""

from __future__ import annotations

from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.services.beslutning import finnes_ikke, krev_mote
from navtui.services.okt import Okt
from navtui.store import beslutning as beslutningslager
from navtui.store import drofting as lager
from navtui.store.db import Skriver
from navtui.store.drofting import Drofting
from navtui.store.tilgang import krev_synlig

LENGSTE_LINJE = 200
"""Letters in a question or a conclusion."""


def reis(okt: Okt, person_id: int, sporsmal: str = "", soknad_id: int | None = None) -> int:
    """PM-9: put any case on the agenda. One that is there already stays there once. Returns its id.

    Refuses a protected person: the common meeting does not know of her (PM-12).
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FORDELE))
    linje = _linje(sporsmal, "sporsmal")
    with okt.skrive() as s:
        krev_synlig(s, person_id)
        if lager.er_vernet(s, person_id):
            raise Regelbrudd("PM-12", "En person med adressebeskyttelse eller skjerming tas ikke opp på felles postmøte.")
        if soknad_id is not None and ((soknad := beslutningslager.hent_soknad(s, soknad_id)) is None or soknad.person_id != person_id):
            raise finnes_ikke()
        if (finnes := lager.apen_for(s, person_id, soknad_id)) is not None:
            return finnes
        id_ = lager.sett_inn(s, person_id, soknad_id, linje)
        s.logg("drofting_reist", person_id=person_id, objekt="drofting", objekt_id=id_, soknad=soknad_id)
        return id_


def konkluder(okt: Okt, drofting_id: int, konklusjon: str) -> None:
    """PM-9: the one-line conclusion, which belongs to the open meeting and stands in its protokoll."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FORDELE))
    linje = _linje(konklusjon, "konklusjon")
    if not linje:
        raise Regelbrudd("PM-9", "Skriv på én linje hva dere kom fram til.", "konklusjon")
    with okt.skrive() as s:
        drofting = _krev_apen(s, drofting_id)
        if lager.er_vernet(s, drofting.person_id):
            raise finnes_ikke()
        mote = krev_mote(s)
        lager.konkluder(s, drofting, mote, linje)
        s.logg("drofting_konkludert", person_id=drofting.person_id, objekt="drofting", objekt_id=drofting_id, postmote=mote)


def trekk(okt: Okt, drofting_id: int) -> None:
    """Off the agenda without a conclusion."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FORDELE))
    with okt.skrive() as s:
        drofting = _krev_apen(s, drofting_id)
        lager.trekk(s, drofting)
        s.logg("drofting_trukket", person_id=drofting.person_id, objekt="drofting", objekt_id=drofting_id)


def _krev_apen(s: Skriver, drofting_id: int) -> Drofting:
    drofting = lager.hent(s, drofting_id)
    if drofting is None or not drofting.apen:
        raise Regelbrudd("SI-7", "Saken er ikke til drøfting lenger. Listen er hentet på nytt.")
    return drofting


def _linje(tekst: str, felt: str) -> str:
    linje = " ".join(tekst.split())
    if len(linje) > LENGSTE_LINJE:
        raise Regelbrudd("PM-9", f"Skriv høyst {LENGSTE_LINJE} tegn, på én linje.", felt)
    return linje
