"""Paying out (VE-16, VE-21): make the day's list, approve, export and confirm it; stop a payment, or send a returned one another way."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from navtui.domain.belop import kroner
from navtui.domain.dodsfall import kan_eksporteres
from navtui.domain.kodeverk.oppfolging import Notatart
from navtui.domain.kontonummer import sjekk_kid, sjekk_kontonummer
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd, Varsel, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.utbetaling import (
    Listepost,
    Utbetalingsliste,
    Utbetalingsrad,
    kan_bekrefte,
    kan_eksportere,
    kan_godkjenne,
    kan_omrute,
    kan_returnere,
    kan_stoppe,
    ny_konto,
    siste_forfall,
    sjekk_bankdag,
    sjekk_kontosjekk,
    sjekk_rekkefolge,
    sjekk_rute,
)
from navtui.exchange import utbetalingsfil
from navtui.services.innlogging import bekreft_pin, krev_bekreftet
from navtui.services.okt import Okt
from navtui.services.utbetaling_spor import gi_oppgave, noter, ryddet
from navtui.store import journalnotat
from navtui.store import oppgave as oppgavelager
from navtui.store import utbetaling as lager
from navtui.store.db import Leser, Skriver


class Listevisning(Modell):
    """A list as the screen shows it, with what the one who looks may do with it. `brudd` says why she may not approve."""

    liste: Utbetalingsliste
    rader: tuple[Utbetalingsrad, ...]
    varsler: tuple[str, ...]
    brudd: str | None


class Forfall(Modell):
    """What is due and on no list: open payments, and those of protected persons apart (only for those with access)."""

    bankdag: date
    apne: tuple[Utbetalingsrad, ...]
    lukkede: tuple[Utbetalingsrad, ...]


def hent_forfall(okt: Okt, bankdag: date) -> Forfall:
    """The payments that would go on a list for this banking day."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.UTBETALING))
    stopp_ved(sjekk_bankdag(bankdag, okt.i_dag))
    with okt.lese() as les:
        apne, lukkede = (tuple(lager.forfaller(les, siste_forfall(bankdag), lukket)) for lukket in (False, True))
    return Forfall(bankdag=bankdag, apne=apne, lukkede=lukkede)


def hent_lister(okt: Okt, fra: date) -> list[Utbetalingsliste]:
    """The lists from a day on, and all that are not finished."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.UTBETALING))
    with okt.lese() as les:
        return lager.lister(les, fra)


def hent_liste(okt: Okt, liste_id: int) -> Listevisning:
    """One list with its payments, the warnings and whether she may approve it."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.UTBETALING))
    with okt.lese() as les:
        liste, rader = _hent(les, liste_id)
    brudd = kan_godkjenne(liste, rader, okt.ident, okt.rolle) or kan_eksporteres(rader)
    varsler = tuple(v.setning for v in _varsler(rader))
    return Listevisning(liste=liste, rader=tuple(rader), varsler=varsler, brudd=brudd.setning if brudd else None)


def _varsler(rader: Iterable[Utbetalingsrad]) -> list[Varsel]:
    return [v for r in rader if (v := ny_konto(r)) is not None]


def _hent(les: Leser, liste_id: int) -> tuple[Utbetalingsliste, list[Utbetalingsrad]]:
    liste = lager.hent_liste(les, liste_id)
    if liste is None:
        raise Regelbrudd("VE-21", "Fant ingen slik utbetalingsliste.")
    return liste, lager.pa_liste(les, liste_id)


def _logg_hver(s: Skriver, verb: str, rader: Iterable[Utbetalingsrad | Listepost], liste_id: int | None, **data: object) -> None:
    for r in rader:
        s.logg(verb, person_id=r.person_id, objekt="utbetaling", objekt_id=r.id, liste=liste_id, **data)


def lag_liste(okt: Okt, bankdag: date, *, lukket: bool = False) -> int:
    """Make the list for a banking day of all that is due (VE-21). Returns its id.

    Refuses when nothing is due, and when some of it is due on a banking day before that.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.UTBETALING))
    stopp_ved(sjekk_bankdag(bankdag, okt.i_dag))
    with okt.skrive() as s:
        rader = lager.forfaller(s, siste_forfall(bankdag), lukket)
        if not rader:
            raise Regelbrudd("VE-21", "Ingen utbetalinger forfaller til denne bankdagen.")
        stopp_ved(sjekk_rekkefolge(rader, bankdag, okt.i_dag))
        liste_id = lager.lag_liste(s, bankdag, lukket, rader)
        _logg_hver(s, "på utbetalingsliste", rader, liste_id)
    return liste_id


def godkjenn(okt: Okt, liste_id: int, versjon: int, pin: str, kontosjekk: str = "") -> Utbetalingsliste:
    """Approve the list one has looked at, with the PIN: it sends money, and a screen left open is not enough (VE-21, SI-1).

    Refused to whoever wrote a vedtak on it, and when the list has changed since (SI-7). `kontosjekk`: how the new account numbers were
    checked; it is kept as a journalnotat on each of the persons. A wrong PIN is counted as for a signature.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.UTBETALING))
    bekreftet = bekreft_pin(okt, okt.ident, pin)
    with okt.skrive() as s:
        krev_bekreftet(s, bekreftet)
        liste, rader = _hent(s, liste_id)
        _samme(liste, versjon)
        stopp_ved(kan_godkjenne(liste, rader, okt.ident, okt.rolle) or kan_eksporteres(rader))
        stopp_ved(sjekk_kontosjekk(rader, kontosjekk))
        for r in rader:
            if (varsel := ny_konto(r)) is not None:
                journalnotat.sett_inn(s, r.person_id, Notatart.NOTAT, f"{varsel.setning} Sjekket før utbetaling: {kontosjekk.strip()}")
        lager.endre_liste(s, liste, godkjent_av=okt.ident, godkjent_tid=s.na)
        _logg_hver(s, "utbetaling godkjent", rader, liste_id)
        return _hent(s, liste_id)[0]


def eksporter(okt: Okt, liste_id: int, mappe: Path) -> Path:
    """Write the payment file into a folder and mark the list exported, or neither. Refuses to overwrite a file.

    Whoever has become protected since the list was made leaves it first, for the closed list (PE-5). The file is on disk before the list
    says so; a kill in between leaves a file whose list is not exported, and the next try says
    that it is there.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.UTBETALING))
    fil: Path | None = None
    try:
        with okt.skrive() as s:
            stopp_ved(kan_eksportere(_hent(s, liste_id)[0]))
            _ta_ut_skjermede(s, liste_id)
            liste, rader = _hent(s, liste_id)
            stopp_ved(kan_eksporteres(rader))
            innhold, navn = utbetalingsfil.skriv(liste, rader), utbetalingsfil.filnavn(liste)
            lager.endre_liste(s, liste, eksportert_tid=s.na, filnavn=navn, fil_hash=hashlib.sha256(innhold).hexdigest())
            _logg_hver(s, "utbetaling eksportert", rader, liste_id)
            fil = _skriv_ny(mappe / navn, innhold)
    except BaseException:
        if fil is not None:
            fil.unlink(missing_ok=True)
        raise
    return fil


def _ta_ut_skjermede(s: Skriver, liste_id: int) -> None:
    if _hent(s, liste_id)[0].lukket or not (poster := lager.alle_pa(s, liste_id, skjermet=True)):
        return
    lager.legg_tilbake(s, poster, liste_id)
    _logg_hver(s, "utbetaling tatt av liste", poster, liste_id)


def _skriv_ny(fil: Path, innhold: bytes) -> Path:
    """A new file that only its owner may read, on disk before this returns."""
    try:
        nr = os.open(fil, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError as feil:
        raise Regelbrudd("VE-21", f"Filen {fil.name} finnes allerede i mappen. Flytt den først.", "mappe") from feil
    except OSError as feil:
        raise Regelbrudd("VE-21", "Mappe: kan ikke skrive i mappen. Velg en annen.", "mappe") from feil
    try:
        with os.fdopen(nr, "wb") as ut:
            ut.write(innhold)
            ut.flush()
            os.fsync(ut.fileno())
    except OSError as feil:
        fil.unlink(missing_ok=True)
        raise Regelbrudd("VE-21", "Filen ble ikke skrevet: disken svarer ikke eller er full. Ingenting er eksportert.", "mappe") from feil
    return fil


def bekreft(okt: Okt, liste_id: int, dato: date) -> int:
    """The bank has paid: every payment of the list is utbetalt on this date, also one to somebody who has become protected since. Returns
    how many there are of those one may know of.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.UTBETALING))
    with okt.skrive() as s:
        liste, rader = _hent(s, liste_id)
        stopp_ved(kan_bekrefte(liste, dato, okt.i_dag))
        poster = lager.alle_pa(s, liste_id)
        lager.sett_utbetalt(s, poster, dato)
        lager.endre_liste(s, liste, bekreftet_dato=dato, bekreftet_av=okt.ident)
        _logg_hver(s, "utbetalt", poster, liste_id, dato=dato)
    return len(rader)


def stopp(okt: Okt, utbetaling_id: int, grunn: str) -> None:
    """Stop a payment before the bank has it; it leaves its list, and an approval of that list falls (VE-16).

    The person's veileder gets a task: a payment that is stopped and forgotten is somebody's rent.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.UTBETALING))
    with okt.skrive() as s:
        rad, liste = _hent_en(s, utbetaling_id, grunn)
        stopp_ved(kan_stoppe(rad, liste))
        lager.ta_av_liste(s, rad, liste.id if liste else None, tilstand="stoppet", grunn=grunn.strip())
        oppgavelager.lukk_for(s, "utbetaling", rad.id, "stoppet")
        gi_oppgave(
            s, rad, "stoppet", f"Utbetaling av {kroner(rad.belop_ore)} kr er stoppet: {ryddet(grunn)}. Slipp den fri, eller annuller den."
        )
        noter(s, rad, f"er stoppet: {ryddet(grunn)}.")
        if liste is not None and liste.godkjent_av:
            lager.endre_liste(s, _hent(s, liste.id)[0], godkjent_av=None, godkjent_tid=None)
        _logg_hver(s, "utbetaling stoppet", [rad], liste.id if liste else None)


def returner(okt: Okt, utbetaling_id: int, grunn: str) -> None:
    """The bank sent it back: it is planned again, on no list, and the veileder gets a task (VE-21)."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.UTBETALING))
    with okt.skrive() as s:
        rad, liste = _hent_en(s, utbetaling_id, grunn)
        stopp_ved(kan_returnere(rad, liste))
        lager.ta_av_liste(s, rad, liste.id if liste else None, tilstand="planlagt", grunn=f"returnert: {grunn.strip()}")
        gi_oppgave(s, rad, "returnert", f"Utbetaling kom i retur: {ryddet(grunn)}. Rett kontonummer eller måte.")
        noter(s, rad, f"kom i retur: {ryddet(grunn)}.")
        _logg_hver(s, "utbetaling returnert", [rad], liste.id if liste else None)


def hent_returnerte(okt: Okt) -> list[Utbetalingsrad]:
    """What the bank has returned and nobody has said where to send."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.UTBETALING))
    with okt.lese() as les:
        return lager.returnerte(les)


def hent_stoppede(okt: Okt) -> list[Utbetalingsrad]:
    """What somebody has stopped, and nobody has resumed or annulled (VE-16)."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.UTBETALING))
    with okt.lese() as les:
        return lager.stoppede(les)


def omruter(okt: Okt, utbetaling_id: int, maate: str, kontonummer: str | None, kid: str | None = None) -> None:
    """Send a returned payment another way; whoever does this may not approve the list it then comes on (VE-21)."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.UTBETALING))
    konto = sjekk_kontonummer(kontonummer) if kontonummer else None
    kid = sjekk_kid(kid) if kid else None
    with okt.skrive() as s:
        treff = lager.hent(s, utbetaling_id)
        if treff is None:
            raise Regelbrudd("VE-16", "Fant ingen slik utbetaling.")
        rad = treff[0]
        stopp_ved(kan_omrute(rad))
        stopp_ved(sjekk_rute(rad, maate, konto, kid))
        lager.ny_rute(s, rad.id, maate, konto, kid)
        oppgavelager.lukk_for(s, "utbetaling", rad.id, maate)
        _logg_hver(s, "utbetaling omrutet", [rad], None, maate=maate)


def _hent_en(s: Skriver, utbetaling_id: int, grunn: str) -> tuple[Utbetalingsrad, Utbetalingsliste | None]:
    if not grunn.strip():
        raise Regelbrudd("VE-16", "Grunn: skriv hvorfor.", "grunn")
    treff = lager.hent(s, utbetaling_id)
    if treff is None:
        raise Regelbrudd("VE-16", "Fant ingen slik utbetaling.")
    rad, liste_id = treff
    return rad, lager.hent_liste(s, liste_id) if liste_id is not None else None


def _samme(liste: Utbetalingsliste, versjon: int) -> None:
    """SI-7: what is approved is what was looked at."""
    if liste.versjon != versjon:
        raise Regelbrudd(
            "SI-7", f"Lista er endret av en annen og er nå {liste.tilstand.value}: {liste.antall} utbetalinger. Se over den på nytt."
        )
