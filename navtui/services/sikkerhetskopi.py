"""Backup and restore (SI-2, SI-6): a copy counts when it has been opened and checked, and only then are older ones let go."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from navtui.domain.innstilling import INNSTILLINGER
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.sikkerhetskopi import BEHOLD, PROV_IGJEN, alder_tekst, er_gammel, filnavn, gamle
from navtui.domain.tid import dato_i_oslo
from navtui.services import nokkel
from navtui.services.okt import Okt
from navtui.services.sjekk import sjekk_fil, sjekk_innhold
from navtui.store import innstilling, logg, nokkelbytte, nokkelfil, venterom
from navtui.store import sikkerhetskopi as lager
from navtui.store.db import Base, Leser
from navtui.store.feil import Skrivestopp
from navtui.store.fil import ny_fil, synk_mappe
from navtui.store.plassering import nettstasjon


def ta(okt: Okt, mappe: Path, behold: int = BEHOLD) -> Path:
    """A new copy in `mappe`, while others work: made, opened, checked, and named when it is in order. Returns its path.

    Older copies of the same file are let go beyond `behold`, never the new one. A copy that is not in order is thrown away, and the older
    ones stay; the refusal says what is wrong with it.
    """
    if not mappe.is_dir():
        raise Regelbrudd("SI-6", f"Mappen finnes ikke: {mappe}.", "til")
    mappe = mappe.resolve()
    ferdig = mappe / filnavn(okt.fil.name, okt.na())
    uferdig = mappe / f".{ferdig.name}.{os.getpid()}.ny"
    try:
        loggnr = _prov(okt, lager.kopier(okt.base, uferdig))
        for fra, til in ((nokkelfil.sti(uferdig), nokkelfil.sti(ferdig)), (uferdig, ferdig)):
            if til.exists():
                raise Regelbrudd("SI-6", f"Filen finnes allerede: {til}. Vent et sekund og prøv igjen.")
            os.rename(fra, til)
        synk_mappe(mappe)
    except OSError as feil:
        raise Regelbrudd("SI-6", f"Kopien kunne ikke lages i {mappe}: {feil.strerror}. De eldre er urørt.") from feil
    finally:
        for rest in (uferdig, nokkelfil.sti(uferdig)):
            rest.unlink(missing_ok=True)
            rest.with_name(f"{rest.name}-journal").unlink(missing_ok=True)
    with okt.skrive() as s:
        id_ = lager.for_inn(s, mappe, ferdig.name, loggnr)
        s.logg("sikkerhetskopi", objekt="sikkerhetskopi", objekt_id=id_)
    nokkel.noter_logg(okt, "sikkerhetskopi")
    _slipp(mappe, gamle(okt.fil.name, (p.name for p in mappe.iterdir()), behold))
    return ferdig


def _prov(okt: Okt, kopi: Base) -> int:
    """Open the copy and check it as `navtui sjekk` does; how far its log had come. Refuses with what was found first.

    What two have signed that a rule forbids is no fault of the copy: an office with such a vedtak needs its backup as much as others do.
    """
    paa_kopien = replace(okt, base=kopi)
    for svar in sjekk_fil(kopi):
        if svar.funn:
            raise Regelbrudd("SI-6", f"Kopien er ikke i orden og er kastet. {svar.regel}: {svar.funn}.")
    for svar in sjekk_innhold(paa_kopien):
        if svar.funn and not svar.vedtatt:
            raise Regelbrudd("SI-6", f"Kopien er ikke i orden og er kastet. {svar.regel}: {svar.funn}.")
    with paa_kopien.lese() as les:
        hode = logg.hode(les)
    return hode[0] if hode else 0


def _slipp(mappe: Path, navn: list[str]) -> None:
    """Let old copies go, the office's file before what lies beside it. One that cannot be deleted stays."""
    for kopi in (mappe / n for n in navn):
        with suppress(OSError):
            kopi.unlink()
            for ved_siden in (nokkelfil.sti(kopi), venterom.sti(kopi)):  # the second is there when someone has signed in to the copy
                ved_siden.unlink(missing_ok=True)


def sett_daglig(okt: Okt, mappe: Path | None) -> None:
    """The leder's choice: a copy is made by itself each day, in this folder. None: no more."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.ANSATTE))
    if mappe is not None:
        lager.sjekk_mappe(okt.fil, mappe.absolute())
    with okt.skrive() as s:
        lager.sett_mappe(s, okt.fil, mappe.resolve() if mappe else None)
        s.logg("daglig kopi på" if mappe else "daglig kopi av", objekt="kopimappe")


@dataclass(frozen=True, slots=True)
class Kopistand:
    """Where the daily copy goes (None: none is made), how old the newest one that was found in order is, in words, and since when the file
    has had the key it has (SI-2)."""

    mappe: Path | None
    alder: str
    nokkel_fra: date


def stand(okt: Okt) -> Kopistand:
    """SI-6: what the leder is told before she chooses."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.ANSATTE))
    with okt.lese() as les:
        siste, dager = lager.siste(les), innstilling.hent(les, INNSTILLINGER["kopi_dager"].navn)
        alder = alder_tekst(siste.tid if siste else None, okt.na(), dager)
        return Kopistand(lager.mappe(les, okt.fil), alder, dato_i_oslo(nokkelbytte.byttet(les)))


def velg_mappe(okt: Okt, tekst: str | None) -> str:
    """SI-6: the leder's choice on the screen: a folder, or (None) no daily copy. The first copy is made there before the folder is set, so
    that one that does not hold is never chosen. Returns what to tell her."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.ANSATTE))
    if not tekst:
        sett_daglig(okt, None)
        return "Det tas ikke daglig kopi lenger."
    mappe = Path(tekst).expanduser()
    lager.sjekk_mappe(okt.fil, mappe)
    kopi = ta(okt, mappe)
    sett_daglig(okt, mappe)
    return f"Kopien {kopi.name} er åpnet og i orden. Det tas en hver dag. {om_mappen(okt, mappe)}".rstrip()


def om_mappen(okt: Okt, mappe: Path) -> str:
    """What to beware of where the copies lie, or nothing."""
    if lager.pa_samme_disk(okt.fil, mappe):
        return "Mappen er på samme disk som filen: ta også kopi til et annet sted."
    if nettstasjon(mappe):
        return "Mappen er på nettet: bare kontoret bør ha rettigheter i den, og bare denne filen ta kopi dit."
    return ""


def ta_daglig(okt: Okt) -> str:
    """The day's copy, if a folder is set for this file and the newest one is older than [1 day]. What is to be said of it, or nothing.

    One that could not be made is said once a day, stands on the leder's screen, and is tried again after an hour, by whichever desk.
    """
    with okt.lese() as les:
        if _forfalt(okt, les) is None:
            return ""
    with okt.skrive() as s:  # two desks that see it at once: one makes it
        if (mappe := _forfalt(okt, s)) is None:
            return ""
        forrige = lager.siste_forsok(s)
        lager.begynn_daglig(s)
    try:
        return f"Dagens sikkerhetskopi er tatt og i orden: {ta(okt, mappe).name}."
    except Skrivestopp:
        return ""  # said on every screen already (services/plass.py)
    except Regelbrudd as brudd:
        sagt = forrige is not None and dato_i_oslo(forrige) == okt.i_dag
        return "" if sagt else f"Dagens sikkerhetskopi ble ikke tatt. {brudd.setning} Si fra til leder."


def _forfalt(okt: Okt, les: Leser) -> Path | None:
    """The folder in which a daily copy is to be made now, None when there is nothing to do or another desk has begun."""
    mappe, siste, forsok = lager.mappe(les, okt.fil), lager.siste(les), lager.siste_forsok(les)
    dager = innstilling.hent(les, INNSTILLINGER["kopi_dager"].navn)
    nylig = forsok is not None and timedelta() <= okt.na() - forsok < PROV_IGJEN
    return mappe if not nylig and er_gammel(siste.tid if siste else None, okt.na(), dager) else None


def gjenopprett(okt: Okt, fil: Path) -> None:
    """Put a copy back as a new file. `okt` is a session on the copy, by a passphrase of that time. Refuses a copy that is not in order.

    No daily copy is made of it before the leder chooses a folder: it may be a trial, and the office's own copies must stay.
    """
    with ny_fil(fil) as uferdig:
        uferdig.unlink()
        base = lager.kopier(okt.base, uferdig)
        _prov(okt, base)
        ny = replace(okt, base=base)
        with ny.skrive() as s:
            s.logg("gjenopprettet fra kopi")
            lager.sett_mappe(s, fil.resolve(), None)
