"""Backup and restore (SI-2, SI-6): a copy counts when it has been opened and checked, and only then are older ones let go."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from navtui.domain.innstilling import INNSTILLINGER
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.sikkerhetskopi import BEHOLD, alder_tekst, er_gammel, filnavn, gamle
from navtui.services import nokkel
from navtui.services.okt import Okt
from navtui.services.sjekk import sjekk_fil, sjekk_innhold
from navtui.store import innstilling, logg, nokkelfil
from navtui.store import sikkerhetskopi as lager
from navtui.store.db import Base
from navtui.store.fil import ny_fil, synk_mappe


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
                raise Regelbrudd("SI-6", f"Filen finnes alt: {til}. Vent et sekund og prøv igjen.")
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
    """Let old copies go, the office's file before its key file. One that cannot be deleted stays."""
    for kopi in (mappe / n for n in navn):
        with suppress(OSError):
            kopi.unlink()
            nokkelfil.sti(kopi).unlink(missing_ok=True)


def sett_daglig(okt: Okt, mappe: Path | None) -> None:
    """The leder's choice: a copy is made by itself each day, in this folder. None: no more."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.ANSATTE))
    if mappe is not None:
        lager.sjekk_mappe(okt.fil, mappe.absolute())
    with okt.skrive() as s:
        lager.sett_mappe(s, mappe.resolve() if mappe else None)
        s.logg("daglig kopi på" if mappe else "daglig kopi av", objekt="kopimappe")


@dataclass(frozen=True, slots=True)
class Kopistand:
    """Where the daily copy goes (None: none is made), and how old the newest one that was found in order is, in words."""

    mappe: Path | None
    alder: str


def stand(okt: Okt) -> Kopistand:
    """SI-6: what the leder is told before she chooses."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.ANSATTE))
    with okt.lese() as les:
        siste, dager = lager.siste(les), innstilling.hent(les, INNSTILLINGER["kopi_dager"].navn)
        return Kopistand(lager.mappe(les), alder_tekst(siste.tid if siste else None, okt.na(), dager))


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
    samme = " Mappen er på samme disk som filen: ta også kopi til et annet sted." if lager.pa_samme_disk(okt.fil, mappe) else ""
    return f"Kopien {kopi.name} er åpnet og i orden. Det tas en hver dag.{samme}"


def ta_daglig(okt: Okt) -> Path | None:
    """The day's copy, if a folder is set and the newest one is older than [1 day]. None when there is nothing to do."""
    with okt.lese() as les:
        mappe, siste = lager.mappe(les), lager.siste(les)
        dager = innstilling.hent(les, INNSTILLINGER["kopi_dager"].navn)
    if mappe is None or not er_gammel(siste.tid if siste else None, okt.na(), dager):
        return None
    return ta(okt, mappe)


def gjenopprett(okt: Okt, fil: Path) -> None:
    """Put a copy back as a new file. `okt` is a session on the copy, by a passphrase of that time. Refuses a copy that is not in order."""
    with ny_fil(fil) as uferdig:
        uferdig.unlink()
        base = lager.kopier(okt.base, uferdig)
        _prov(okt, base)
        ny = replace(okt, base=base)
        with ny.skrive() as s:
            s.logg("gjenopprettet fra kopi")
