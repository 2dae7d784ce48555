"""Backup and restore (SI-2, SI-6): a copy counts when it has been opened and found in order; one of a file with faults is marked."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from navtui.domain.innstilling import INNSTILLINGER
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.sikkerhetskopi import BEHOLD, PROV_IGJEN, alder_tekst, er_gammel, filnavn, gamle, kan_beholde
from navtui.domain.tid import dato_i_oslo
from navtui.services import nokkel
from navtui.services.okt import Okt
from navtui.services.sjekk import Svar, sjekk_fil, sjekk_innhold
from navtui.store import innstilling, logg, nokkelbytte, nokkelfil, venterom
from navtui.store import sikkerhetskopi as lager
from navtui.store.db import Base, Leser
from navtui.store.feil import Skrivestopp
from navtui.store.fil import ny_fil, synk_mappe
from navtui.store.plassering import nettstasjon


@dataclass(frozen=True, slots=True)
class Tatt:
    """A copy that lies in the folder. `funn`: what `navtui sjekk` says is wrong with it, nothing of one that is in order."""

    sti: Path
    funn: tuple[Svar, ...] = ()

    @property
    def setning(self) -> str:
        """What to tell of one that is not in order."""
        regler = ", ".join(dict.fromkeys(f.regel for f in self.funn))
        return (
            f"Kopien er tatt, men filen har feil ({regler}). Den er merket med det i navnet, og regnes ikke som prøvd. Kjør «navtui sjekk»."
        )


def ta(okt: Okt, mappe: Path, behold: int = BEHOLD) -> Tatt:
    """A new copy in `mappe`, while others work: made, opened, checked, and named when it is known how it is.

    Older copies of the same file are let go beyond `behold`, never the new one; only the leder asks for fewer than the standard. A file
    that has a fault which cannot be mended (SI-3) is copied all the same: the copy is as good as the file is, but it says so in its name
    and in the log, it is never counted as verified, and it takes the place of no copy that is in order. A copy that has a fault the file
    has not is thrown away, and the refusal says what is wrong with it.
    """
    stopp_ved(kan_beholde(behold, okt.rolle))
    if not mappe.is_dir():
        raise Regelbrudd("SI-6", f"Mappen finnes ikke: {mappe}.", "til")
    mappe = mappe.resolve()
    uferdig = mappe / f".{filnavn(okt.fil.name, okt.na())}.{os.getpid()}.ny"
    try:
        prove = _prov(okt, lager.kopier(okt.base, uferdig))
        ferdig = mappe / filnavn(okt.fil.name, okt.na(), med_feil=bool(prove.funn))
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
    slippes = gamle(okt.fil.name, (p.name for p in mappe.iterdir()), behold, med_feil=bool(prove.funn))
    _for_inn(okt, ferdig, prove, len(slippes))
    _slipp(mappe, slippes)
    return Tatt(ferdig, prove.funn)


def _for_inn(okt: Okt, kopi: Path, prove: _Prove, slettes: int) -> None:
    """Record the copy, and how many older ones go with it."""
    with okt.skrive() as s:
        if prove.funn:
            s.logg("sikkerhetskopi med feil", regler=sorted({f.regel for f in prove.funn}), slettes=slettes)
        else:
            id_ = lager.for_inn(s, kopi.parent, kopi.name, prove.loggnr)
            s.logg("sikkerhetskopi", objekt="sikkerhetskopi", objekt_id=id_, slettes=slettes)
    nokkel.noter_logg(okt, "sikkerhetskopi")


@dataclass(frozen=True, slots=True)
class _Prove:
    """How far a copy's log had come, and what is wrong with the copy as it is with the file it was made of."""

    loggnr: int
    funn: tuple[Svar, ...]


def _prov(okt: Okt, kopi: Base) -> _Prove:
    """Open the copy and check it as `navtui sjekk` does. Refuses one with a fault that the file it was made of has not.

    What two have signed that a rule forbids is no fault of the copy: an office with such a vedtak needs its backup as much as others do.
    What the file holds is in the copy letter by letter, and its own checks of a page tell when it is not.
    """
    funn = tuple(svar for svar in sjekk_fil(kopi) if svar.funn)
    if funn:
        i_filen = {svar for svar in sjekk_fil(okt.base) if svar.funn}
        for svar in funn:
            if svar not in i_filen:
                raise Regelbrudd("SI-6", f"Kopien er ikke i orden og er kastet. {svar.regel}: {svar.funn}.")
        return _Prove(0, funn)  # what a damaged file holds is not asked
    paa_kopien = replace(okt, base=kopi)
    funn = tuple(svar for svar in sjekk_innhold(paa_kopien) if svar.funn and not svar.vedtatt)
    with paa_kopien.lese() as les:
        hode = logg.hode(les)
    return _Prove(hode[0] if hode else 0, funn)


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
    sagt = kopi.setning if kopi.funn else f"Kopien {kopi.sti.name} er åpnet og i orden."
    return f"{sagt} Det tas en hver dag. {om_mappen(okt, mappe)}".rstrip()


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
        kopi = ta(okt, mappe)
        return f"{kopi.setning} Si fra til leder." if kopi.funn else f"Dagens sikkerhetskopi er tatt og i orden: {kopi.sti.name}."
    except Skrivestopp:
        return ""  # said on every screen already (services/plass.py)
    except Regelbrudd as brudd:
        sagt = forrige is not None and dato_i_oslo(forrige) == okt.i_dag
        return "" if sagt else f"Dagens sikkerhetskopi ble ikke tatt. {brudd.setning} Si fra til leder."


def _forfalt(okt: Okt, les: Leser) -> Path | None:
    """The folder in which a daily copy is to be made now, None when there is nothing to do or another desk has begun. One that was taken
    with known faults is the day's: the next would have the same."""
    mappe, siste, forsok = lager.mappe(les, okt.fil), lager.siste_tatt(les), lager.siste_forsok(les)
    dager = innstilling.hent(les, INNSTILLINGER["kopi_dager"].navn)
    nylig = forsok is not None and timedelta() <= okt.na() - forsok < PROV_IGJEN
    return mappe if not nylig and er_gammel(siste, okt.na(), dager) else None


def gjenopprett(okt: Okt, fil: Path) -> tuple[Svar, ...]:
    """Put a copy back as a new file. `okt` is a session on the copy, by a passphrase of that time. Returns what is wrong with the copy,
    and so with the file; refuses when what was written is not what the copy holds.

    No daily copy is made of it before the leder chooses a folder: it may be a trial, and the office's own copies must stay.
    """
    with ny_fil(fil) as uferdig:
        uferdig.unlink()
        base = lager.kopier(okt.base, uferdig)
        funn = _prov(okt, base).funn
        ny = replace(okt, base=base)
        with ny.skrive() as s:
            s.logg("gjenopprettet fra kopi", regler=sorted({f.regel for f in funn}))
            lager.sett_mappe(s, fil.resolve(), None)
    return funn
