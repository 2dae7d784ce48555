"""`navtui nokkel FIL`: a leder's new passphrase by the recovery key, a new recovery key, or another key for the file (SI-2)."""

from __future__ import annotations

import argparse

from navtui.cli import argumenter
from navtui.cli.innlogging import innlogget, krev_ident, passfrase
from navtui.cli.sporsmal import spor
from navtui.cli.utskrift import si
from navtui.domain.gjenopprettingsnokkel import sjekk
from navtui.domain.innlogging import sjekk_passord
from navtui.domain.kontorfil import Kontorfil
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services.fil import apne
from navtui.services.innlogging import gi_ny_passfrase, logg_inn, logg_ut
from navtui.services.nokkel import ny_gjenoppretting
from navtui.services.nokkelbytte import bytt


def kjor(argv: list[str]) -> int:
    """One of the three."""
    a = argumenter.Argumenter(
        "nokkel",
        "Gi leder en ny passfrase med gjenopprettingsnøkkelen, lag en ny gjenopprettingsnøkkel, eller bytt nøkkelen filen er kryptert med. "
        "Andre som har mistet passfrasen, får en ny av leder i Oppsett.",
    )
    argumenter.fil(a)
    hva = a.valg.add_mutually_exclusive_group(required=True)
    hva.add_argument("--ny-passfrase", action="store_true", help="spør om gjenopprettingsnøkkelen og leders nye passfrase")
    hva.add_argument("--ny-gjenoppretting", action="store_true", help="lag en ny gjenopprettingsnøkkel; den gamle slutter å virke")
    hva.add_argument(
        "--ny-filnokkel", action="store_true", help="leder: krypter filen på nytt; en kopi av nøkkelfilen fra før åpner den ikke lenger"
    )
    argumenter.innlogging(a)
    args = a.parse_args(argv)
    kontor = apne(args.fil)
    if args.ny_filnokkel:
        return _ny_filnokkel(args, kontor)
    if args.ny_passfrase:
        hvem = krev_ident(args)
        nokkel = spor("Gjenopprettingsnøkkel: ", sjekk, skjult=True)
        passord = spor("Ny passfrase, minst 12 tegn: ", lambda t: sjekk_passord(t, kontor.demo), skjult=True, gjenta=True)
        gi_ny_passfrase(kontor, hvem, nokkel, passord)
        si(f"{hvem} har fått ny passfrase.")
        return 0
    with innlogget(args, kontor) as okt:
        try:
            ny_gjenoppretting(okt, _vis)
        except Regelbrudd as brudd:
            raise Regelbrudd(brudd.regel, f"{brudd.setning} Den gamle gjenopprettingsnøkkelen virker som før, ikke en ny.") from brudd
    si("Den gjelder fra nå. Den gamle virker ikke lenger.")
    return 0


def _vis(nokkel: str) -> None:
    si("Gjenopprettingsnøkkelen vises bare nå. Skriv den ut og lås den inn:")
    si(f"    {nokkel}")


def _ny_filnokkel(args: argparse.Namespace, kontor: Kontorfil) -> int:
    hvem = krev_ident(args)
    okt = logg_inn(kontor.fil, hvem, passfrase(args, kontor, hvem), si)
    try:
        byttet = bytt(okt)
        okt, til = byttet.okt, byttet.mottakere
    finally:
        logg_ut(okt)
    si(f"Filen har fått ny nøkkel. Den åpnes med passfrasen til {', '.join(til.har)}. De som var innlogget, må logge inn på nytt.")
    if til.uten_par:
        si(f"Disse må få ny passfrase av leder (F7, Oppsett, p): {', '.join(til.uten_par)}.")
    if til.gjenoppretting is False:
        si("Gjenopprettingsnøkkelen er fra en eldre navtui og virker ikke lenger. Lag en ny med --ny-gjenoppretting.")
    si("Kopier fra før åpnes fortsatt med den gamle nøkkelen. Ta en ny sikkerhetskopi, og slett de gamle når den er i orden.")
    return 0
