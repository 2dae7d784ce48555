"""Questions at the keyboard, or lines from a pipe in the same order."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable

from navtui.cli.innlesing import linje, ved_tastatur
from navtui.cli.utskrift import si
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved


def spor(ledetekst: str, sjekk: Callable[[str], Regelbrudd | None], *, skjult: bool = False, gjenta: bool = False, felt: str = "") -> str:
    """One answer. At a keyboard a refused one is asked for again; from a pipe it ends the command. `gjenta`: asked for twice."""
    while True:
        verdi = _les(ledetekst, skjult=skjult)
        brudd = _brudd(sjekk, verdi)
        if brudd is None and gjenta and verdi != _les("En gang til: ", skjult=True):
            brudd = Regelbrudd("SI-1", "De to var ikke like. Prøv igjen.", felt or None)
        if brudd is None:
            return verdi
        if not ved_tastatur():
            stopp_ved(brudd)
        si(brudd.setning)


def _brudd(sjekk: Callable[[str], Regelbrudd | None], verdi: str) -> Regelbrudd | None:
    try:
        return sjekk(verdi)
    except Regelbrudd as brudd:
        return brudd


def _les(ledetekst: str, *, skjult: bool) -> str:
    if ved_tastatur():
        if skjult:
            return getpass.getpass(ledetekst, stream=sys.stderr)
        print(ledetekst, end="", file=sys.stderr, flush=True)
    if not (svar := linje()):
        raise Regelbrudd("SI-1", f"Svaret mangler: {ledetekst.rstrip(': ')}. Ingenting er laget.")
    return svar.rstrip("\r\n") if skjult else svar.strip()
