"""`navtui opprett FIL`: an empty office, made by asking for what it needs."""

from __future__ import annotations

from navtui.cli import argumenter
from navtui.cli.sporsmal import spor
from navtui.cli.utskrift import si
from navtui.domain.kodeverk.kontor import Ansettelse
from navtui.services.opprett import NyttKontor, krev_ledig, opprett, sjekk_felt

_FELT = (
    ("navn", "Kontorets navn: ", False),
    ("kommunenummer", "Kommunenummer, fire siffer: ", False),
    ("ident", "Leders ident, for eksempel LEA: ", False),
    ("ledernavn", "Leders navn: ", False),
    ("ansettelse", "Leder er ansatt i (kommunen/staten): ", False),
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
    nokkel = opprett(fil, NyttKontor(**svar))
    si(f"Laget {fil} og nøkkelfilen {fil.name}.nokkel.")
    si("De to hører sammen: ta alltid kopi av begge.")
    si("Gjenopprettingsnøkkelen vises bare nå. Skriv den ut og lås den inn.")
    si("Den åpner filen hvis leder mister passfrasen:")
    si(f"    {nokkel}")
    si(f"Åpne filen med: navtui {fil}")
    return 0


def _spor(felt: str, ledetekst: str, *, skjult: bool) -> str:
    store = {"ident": str.upper, "ansettelse": _ansettelse}.get(felt, str)
    return store(spor(ledetekst, lambda svar: sjekk_felt(felt, store(svar)), skjult=skjult, gjenta=skjult, felt=felt))


def _ansettelse(svar: str) -> str:
    """Who employs her, by the word or its beginning: kommunen, staten."""
    ord_ = {"kommunen": Ansettelse.KOMMUNAL, "kommunal": Ansettelse.KOMMUNAL, "staten": Ansettelse.STATLIG, "statlig": Ansettelse.STATLIG}
    kort = svar.strip().lower()
    return next((kode.value for ordet, kode in ord_.items() if kort and ordet.startswith(kort)), svar)
