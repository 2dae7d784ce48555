"""Making an empty office (`navtui opprett`)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from navtui.domain.innlogging import er_ident, sjekk_passord, sjekk_pin
from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.logg import merke
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.services import nokkel, nokkelendring, satsutgave
from navtui.services.klokke import Klokke
from navtui.services.okt import Okt
from navtui.services.passord import lag_hash
from navtui.store import db, krypto, nokkelfil
from navtui.store.db import Base
from navtui.store.fil import krev_ledig, legg_ut, ny_fil
from navtui.store.skjema import SKJEMAVERSJON

__all__ = ["NyttKontor", "krev_ledig", "opprett", "sjekk_felt"]

_DOKUMENT = "Ført da kontoret ble opprettet. Erstatt med kommunedirektørens delegasjon."


@dataclass(frozen=True, slots=True)
class NyttKontor:
    """What a new office is asked for: its name and kommunenummer, and its first leder."""

    navn: str
    kommunenummer: str
    ident: str
    ledernavn: str
    ansettelse: str
    passord: str
    pin: str


def sjekk_felt(felt: str, verdi: str) -> Regelbrudd | None:
    """May this be the value of one field of a new office? The field's names are those of NyttKontor."""
    match felt:
        case "navn" | "ledernavn" if not verdi.strip():
            return Regelbrudd("SI-1", "Navn: skriv et navn.", felt)
        case "kommunenummer" if not (len(verdi) == 4 and verdi.isascii() and verdi.isdigit()):
            return Regelbrudd("SI-1", "Kommunenummer: skriv fire siffer.", felt)
        case "ident" if not er_ident(verdi):
            return Regelbrudd("SI-1", "Ident: skriv tre til fem store bokstaver, for eksempel LEA.", felt)
        case "ansettelse" if verdi not in ("kommunal", "statlig"):
            return Regelbrudd("SI-1", "Ansatt i: skriv kommunen eller staten.", felt)
        case "passord":
            return sjekk_passord(verdi, demo=False)
        case "pin":
            return sjekk_pin(verdi, demo=False)
    return None


def opprett(fil: Path, nytt: NyttKontor) -> str:
    """Make an empty office with its first leder, who can then add the others. Refuses a file that is there.

    Returns the recovery key, which is shown once and kept nowhere (SI-2).
    """
    for felt in NyttKontor.__slots__:
        stopp_ved(sjekk_felt(felt, getattr(nytt, felt)))
    klokke = Klokke()
    navn, pin = nytt.navn.strip(), lag_hash(nytt.pin)
    with ny_fil(fil) as uferdig:
        base = Base(uferdig, krypto.ny_nokkel())
        nokkelfil.opprett(uferdig, base.nokkel, nokkelfil.Hode(SKJEMAVERSJON, navn, nytt.kommunenummer, False, None))
        legg_ut(base)
        okt = Okt(base, nytt.ident, nytt.ledernavn.strip(), "leder", navn, False, klokke)
        with db.skrive(base, okt.seer, okt.na(), okt.i_dag) as s:  # the leder is not there to be asked for yet
            s.sett_inn("kontor", id=1, navn=navn, kommunenummer=nytt.kommunenummer, opprettet=s.na)
            s.sett_inn("ansatt", ident=nytt.ident, navn=okt.navn, rolle="leder", ansettelse=nytt.ansettelse, pin=pin, fra=s.i_dag)
            for art in Vedtaksart:  # KO-11: the first leder can sign; the others' are registered from the leder's own screen
                s.sett_inn(
                    "delegasjon", ident=nytt.ident, vedtaksart=art, fra=s.i_dag, dokument=_DOKUMENT, satt_av=nytt.ident, tid=s.na
                )  # fmt: skip
            satsutgave.legg_inn(s)
            s.logg("kontor opprettet", objekt="ansatt", pin=merke(pin))
        pakke = nokkel.pakk_inn(okt, nytt.ident, nytt.passord)
        with nokkelendring.skrive(okt) as e:
            e.skriver.logg("passord_satt", objekt="ansatt", ident=nytt.ident)
            e.sett(nokkelfil.Bruker(nytt.ident), pakke)
        vist: list[str] = []
        nokkel.ny_gjenoppretting(okt, vist.append)
        return vist[0]
