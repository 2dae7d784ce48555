"""`navtui opprett FIL`: an empty office, made by asking for what it needs."""

from __future__ import annotations

import getpass
import sys

from navtui.cli import argumenter
from navtui.cli.innlesing import linje, ved_tastatur
from navtui.cli.utskrift import si
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.services.opprett import NyttKontor, krev_ledig, opprett, sjekk_felt

_FELT = (
    ("navn", "Kontorets navn: ", False),
    ("kommunenummer", "Kommunenummer, fire siffer: ", False),
    ("ident", "Leders ident, for eksempel LEA: ", False),
    ("ledernavn", "Leders navn: ", False),
    ("ansettelse", "Leder er ansatt i (kommunal/statlig): ", False),
    ("passord", "Leders passfrase, minst 12 tegn: ", True),
    ("pin", "Leders PIN, seks siffer: ", True),
)


def kjor(argv: list[str]) -> int:
    """Ask, make the file, say how it is opened. From a pipe the answers are lines in the same order, passphrase and PIN twice."""
    a = argumenter.Argumenter(
        "opprett", "Lag en ny, tom fil for et kontor. Programmet spør om kontorets navn og kommunenummer og om den første lederen."
    )
    argumenter.fil(a, "filen som skal lages; den må ligge på en lokal disk")
    fil = a.parse_args(argv).fil
    krev_ledig(fil)
    svar = {felt: _spor(felt, ledetekst, skjult=skjult) for felt, ledetekst, skjult in _FELT}
    opprett(fil, NyttKontor(**svar))
    si(f"Laget {fil}. Åpne den med: navtui {fil}")
    return 0


def _spor(felt: str, ledetekst: str, *, skjult: bool) -> str:
    """One answer. At a keyboard a refused one is asked for again; from a pipe it ends the command."""
    while True:
        verdi = _les(ledetekst, skjult=skjult)
        if felt == "ident":
            verdi = verdi.upper()
        brudd = sjekk_felt(felt, verdi)
        if brudd is None and skjult and verdi != _les("En gang til: ", skjult=True):
            brudd = Regelbrudd("SI-1", "De to var ikke like. Prøv igjen.", felt)
        if brudd is None:
            return verdi
        if not ved_tastatur():
            stopp_ved(brudd)
        si(brudd.setning)


def _les(ledetekst: str, *, skjult: bool) -> str:
    if ved_tastatur():
        if skjult:
            return getpass.getpass(ledetekst, stream=sys.stderr)
        print(ledetekst, end="", file=sys.stderr, flush=True)
    if not (svar := linje()):
        raise Regelbrudd("SI-1", f"Svaret mangler: {ledetekst.rstrip(': ')}. Ingenting er laget.")
    return svar.rstrip("\r\n") if skjult else svar.strip()
