"""Debt cases: the list, referring, opening, the next step, and the gjeldsrådgiver's own notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from navtui.domain.apning import Apningsgrunn
from navtui.domain.gjeld import (
    GjeldRad,
    Gjeldssak,
    Gjeldstall,
    Klassesum,
    Krav,
    Steg,
    sjekk_arbeide,
    sjekk_innsyn,
    sjekk_steg,
    summer,
)
from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.kodeverk.gjeld import Gjeldstilstand
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, rolle_kan, sjekk_rolle
from navtui.domain.tid import fra_oslo, til_tekst
from navtui.services import apning, vedtak
from navtui.services.okt import Okt
from navtui.store import apning as apningslager
from navtui.store import gjeld as lager
from navtui.store import gjeldskrav as innhold
from navtui.store.db import Foreldet, Leser, Skriver
from navtui.store.gjeld import Henvisning
from navtui.store.gjeldskrav import Notat
from navtui.store.tilgang import krev_synlig

OBJEKT = "gjeldssak"
SIDE = 50
"""Rows fetched at a time."""


@dataclass(frozen=True, slots=True)
class Apengjeldssak:
    """An opened debt case: all of it."""

    sak: Gjeldssak
    krav: tuple[Krav, ...]
    summer: tuple[Klassesum, ...]
    notater: tuple[Notat, ...]


def liste(okt: Okt, radgiver: str | None = None, antall: int = SIDE, fra: int = 0) -> list[GjeldRad]:
    """F6 and `navtui liste gjeld`: who waits, what is next. Claims are counted only for the gjeldsrådgiver (GJ-6)."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.GJELDSLISTE))
    with okt.lese() as les:
        return lager.liste(les, tall=rolle_kan(okt.rolle, Handling.GJELD), radgiver=radgiver, antall=antall, fra=fra)


def tell(okt: Okt, radgiver: str | None = None) -> Gjeldstall:
    """What the first line of F6 says of the whole list; apart from the page, since it must look at every case."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.GJELDSLISTE))
    with okt.lese() as les:
        return lager.tell(les, radgiver)


def henvis(okt: Okt, person_id: int, grunn: str, fra: str = "bruker", soknad_id: int | None = None) -> Henvisning:
    """GJ-1: refer a person. Answers with who got it; a person who has an open debt case keeps that one (`ny` is False)."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.HENVISE_GJELD))
    with okt.skrive() as s:
        krev_synlig(s, person_id)
        return lager.henvis(s, person_id, grunn, fra, soknad_id)


def apne(okt: Okt, gjeldssak_id: int, grunn: str | None = None, *, tekst: str = "") -> Apengjeldssak:
    """GJ-6, PE-7: open the inside of a debt case. The leder always says why; Regelbrudd with felt "grunn" asks for it."""
    stopp_ved(sjekk_innsyn(okt.rolle))
    with okt.lese() as les:
        sak = _krev(les, gjeldssak_id)
        if okt.rolle == "leder" and grunn is None and not _sagt_i_dag(les, okt, sak.person_id):
            raise Regelbrudd("GJ-6", "Gjeldssaken er gjeldsrådgiverens. Velg hvorfor du åpner.", "grunn")
    apning.apne(okt, sak.person_id, OBJEKT, grunn, tekst=tekst, objekt_id=gjeldssak_id)
    return hent(okt, gjeldssak_id)


def _sagt_i_dag(les: Leser, okt: Okt, person_id: int) -> bool:
    midnatt = til_tekst(fra_oslo(datetime.combine(okt.i_dag, time.min)))
    sagt = apningslager.grunn_tidligere_i_dag(les, person_id, (OBJEKT,), midnatt)
    return sagt in set(Apningsgrunn)


def hent(okt: Okt, gjeldssak_id: int) -> Apengjeldssak:
    """The case again after a change, while it is open on the screen. Not an opening by itself: `apne` comes first."""
    stopp_ved(sjekk_innsyn(okt.rolle))
    with okt.lese() as les:
        sak = _krev(les, gjeldssak_id)
        krav = tuple(innhold.krav(les, gjeldssak_id))
        return Apengjeldssak(sak, krav, summer(krav), tuple(innhold.notater(les, gjeldssak_id)))


def sett_steg(okt: Okt, gjeldssak_id: int, versjon: int, steg: Steg) -> Gjeldssak:
    """GJ-2: another state, or another next step in the same one."""

    def gjor(s: Skriver, sak: Gjeldssak) -> dict[str, Any]:
        stopp_ved(sjekk_steg(sak.tilstand, steg, okt.i_dag))
        lager.sett_steg(s, sak, versjon, steg)
        return {"handling": "gjeld_steg", "fra": sak.tilstand, "til": steg.tilstand, "niva": steg.niva, "neste": steg.neste_dato}

    return _endre(okt, gjeldssak_id, gjor)


def sett_oppstart(okt: Okt, gjeldssak_id: int, versjon: int, oppstart: date, grunn: str) -> Gjeldssak:
    """GJ-1: the day the advice begins, with its reason, and the tie to the § 17-vedtak."""
    if not grunn.strip():
        raise Regelbrudd("GJ-1", "Skriv hvorfor rådgivningen starter denne dagen.", "grunn")

    def gjor(s: Skriver, sak: Gjeldssak) -> dict[str, Any]:
        if oppstart < sak.henvist_dato:
            raise Regelbrudd("GJ-1", "Oppstart kan ikke være før henvisningen.", "oppstart")
        lager.sett_oppstart(s, sak, versjon, oppstart, grunn.strip())
        return {"handling": "gjeld_oppstart", "oppstart": oppstart}

    return _endre(okt, gjeldssak_id, gjor)


def skriv_vedtak(okt: Okt, gjeldssak_id: int) -> int:
    """GJ-1: the § 17-vedtak of the case: the one that is there and runs, else a new draft from the day the advice begins. Its id.

    It answers the søknad the case came from, if it came from one; else the vedtak's own screen asks for it (VE-20).
    """
    stopp_ved(sjekk_arbeide(okt.rolle))
    with okt.lese() as les:
        sak = krev_apen(les, gjeldssak_id)
    if (har := sak.vedtak_na(okt.i_dag)) is not None:
        return har
    fra = max(sak.oppstart or okt.i_dag, okt.i_dag)
    utkast = vedtak.nytt_utkast(okt, sak.person_id, sak.soknad_id, art=Vedtaksart.RADGIVNING, fra=fra)
    return utkast.id


def skriv_notat(okt: Okt, gjeldssak_id: int, tekst: str) -> None:
    """GJ-6: a note that only the gjeldsrådgiver reads (and the leder, with a reason)."""
    if not tekst.strip():
        raise Regelbrudd("GJ-6", "Notatet er tomt.", "tekst")

    def gjor(s: Skriver, sak: Gjeldssak) -> dict[str, Any]:
        return {"handling": "gjeldsnotat", "notat": innhold.sett_inn_notat(s, sak.id, tekst.strip())}

    _endre(okt, gjeldssak_id, gjor)


def _endre(okt: Okt, gjeldssak_id: int, gjor: Callable[[Skriver, Gjeldssak], dict[str, Any]]) -> Gjeldssak:
    """One change in a case: only by a gjeldsrådgiver, in a case that is not ended, told when it has moved on (SI-7)."""
    stopp_ved(sjekk_arbeide(okt.rolle))
    with okt.skrive() as s:
        sak = krev_apen(s, gjeldssak_id)
        try:
            data = gjor(s, sak)
        except Foreldet as feil:
            setning = f"Gjeldssaken er endret av en annen: nå {sak.tilstand.tekst}, neste steg {sak.neste_steg or 'ikke satt'}. Se på nytt."
            raise Regelbrudd("SI-7", setning) from feil
        s.logg(data.pop("handling"), person_id=sak.person_id, objekt=OBJEKT, objekt_id=sak.id, **data)
        return _krev(s, gjeldssak_id)


def krev_apen(leser: Leser, gjeldssak_id: int) -> Gjeldssak:
    """A case that may be worked in: it is there for the reader and has not ended."""
    sak = _krev(leser, gjeldssak_id)
    if sak.tilstand is Gjeldstilstand.AVSLUTTET:
        raise Regelbrudd("GJ-2", "Saken er avsluttet. Henvis på nytt.")
    return sak


def _krev(leser: Leser, gjeldssak_id: int) -> Gjeldssak:
    sak = lager.hent(leser, gjeldssak_id)
    if sak is None:
        raise Regelbrudd("GJ-2", "Fant ikke gjeldssaken.")
    return sak
