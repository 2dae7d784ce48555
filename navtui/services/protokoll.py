"""PM-5: closing the postmøte, and its protokoll to read and save."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from navtui.domain import loggmerke
from navtui.domain.postmote import oppsummert, sjekk_avslutt, skriv_protokoll
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.exchange.tekstfil import skriv_ny
from navtui.services import nokkel
from navtui.services.okt import Okt
from navtui.store import logg
from navtui.store import postmote as motelager
from navtui.store import protokoll as lager
from navtui.store.protokoll import Motelinje

__all__ = ["Avslutningsutkast", "Motelinje", "avslutt", "lagre", "les", "moter", "utkast"]


@dataclass(frozen=True, slots=True)
class Avslutningsutkast:
    """What the closing dialog shows: who may have taken part, who is thought to have, what the meeting did, and the protokoll as it
    would be."""

    mulige: tuple[str, ...]
    ventet: tuple[str, ...]
    oppsummert: str
    tekst: str


def utkast(okt: Okt) -> Avslutningsutkast:
    """PM-5: what closing would write down. Refuses when no meeting is open, or something is left undecided."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FORDELE))
    with okt.lese() as les:
        mote = motelager.apent_mote(les)
        if mote is None:
            raise Regelbrudd("PM-5", "Ingen postmøte er åpent.")
        stopp_ved(sjekk_avslutt(motelager.ko_tall(les, mote.id)[0]))
        protokoll = lager.lag(les, mote, okt.kontor, ())
        return Avslutningsutkast(lager.mulige(les), lager.ventet(les, mote), oppsummert(protokoll), skriv_protokoll(protokoll))


def avslutt(okt: Okt, deltakere: tuple[str, ...]) -> tuple[int, str]:
    """PM-5: close the meeting when nothing is left undecided; returns its id and the protokoll, with the log's head printed on it and
    noted in the key file (SI-3).

    Whoever closes it was there, whatever is ticked.

    A protected person's søknad is no part of it: it neither hinders the closing nor stands in the protokoll (PM-12).
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FORDELE))
    if not deltakere:
        raise Regelbrudd("PM-5", "Kryss av hvem som var til stede.", "deltakere")
    with okt.skrive() as s:
        mote = motelager.apent_mote(s)
        if mote is None:
            raise Regelbrudd("SI-7", "Møtet er allerede avsluttet ved en annen pult.")
        stopp_ved(sjekk_avslutt(motelager.ko_tall(s, mote.id)[0]))
        if ukjente := set(deltakere) - set(lager.mulige(s)):
            raise Regelbrudd("PM-5", f"{', '.join(sorted(ukjente))} er ikke ansatt her.", "deltakere")
        deltakere = tuple(sorted({*deltakere, okt.ident}))
        protokoll = lager.lag(s, mote, okt.kontor, deltakere)
        antall = {"fordelt": len(protokoll.fordelt), "utsatt": len(protokoll.utsatt)}
        s.logg("postmote_avsluttet", objekt="postmote", objekt_id=mote.id, **antall)
        nr, hash_ = logg.siste(s)
        tekst = skriv_protokoll(replace(protokoll, lukket=s.na, lukket_av=okt.ident, loggmerke=loggmerke.skriv(nr, hash_)))
        lager.lukk(s, mote, tekst, deltakere)
    with suppress(Regelbrudd):  # the meeting is closed; a key file that is busy now gets a later head when she signs out
        nokkel.noter(okt, nr, hash_, "postmote")
    return mote.id, tekst


def moter(okt: Okt) -> list[Motelinje]:
    """The meetings whose protokoll may be read, the newest first."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FORDELE))
    with okt.lese() as les:
        return lager.moter(les)


def les(okt: Okt, mote_id: int) -> str:
    """A protokoll to read."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FORDELE))
    with okt.lese() as leser:
        tekst = lager.hent(leser, mote_id)
    if tekst is None:
        raise Regelbrudd("PM-5", "Møtet har ingen protokoll ennå.")
    return tekst


def lagre(okt: Okt, mote_id: int, mappe: Path | None = None) -> Path:
    """Save a protokoll as a text file beside the database (or in `mappe`), logged, to be printed. It holds initials and case numbers."""
    tekst = les(okt, mote_id)
    with okt.skrive() as s:
        dato = next(m.dato for m in lager.moter(s, mest=10_000) if m.id == mote_id)
        try:
            sti = skriv_ny(mappe or okt.fil.parent, f"protokoll-{dato.isoformat()}.txt", tekst)
        except OSError as feil:
            raise Regelbrudd("PM-5", "Protokollen kan ikke skrives der. Den er lagret i basen og kan leses her.") from feil
        s.logg("protokoll_lagret", objekt="postmote", objekt_id=mote_id)
    return sti
