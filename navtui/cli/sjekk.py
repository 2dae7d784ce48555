"""`navtui sjekk FIL`: is the file whole, and does it keep the rules?"""

from __future__ import annotations

import argparse
from itertools import chain

from navtui.cli import argumenter
from navtui.cli.innlogging import krev_ident, passfrase
from navtui.cli.utskrift import si, skriv
from navtui.domain import loggmerke
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services.fil import apne
from navtui.services.innlogging import begynn, logg_ut
from navtui.services.klokke import Klokke
from navtui.services.klokkevakt import bekreft_klokken
from navtui.services.nokkel import las_opp
from navtui.services.sjekk import Svar, sjekk_fil, sjekk_innhold, sjekk_merker


def kjor(argv: list[str]) -> int:
    """Open the key, check the file itself, and when it is whole sign in and check what it holds. Exit 1 when anything is wrong."""
    a = argumenter.Argumenter(
        "sjekk", "Kontroller filen: at databasen er hel, at loggen ikke er brutt, og at innholdet følger reglene. Én linje per kontroll."
    )
    argumenter.fil(a)
    a.valg.add_argument(
        "--merke", metavar="MERKE", action="append", default=[], type=_merke,
        help="loggmerket fra en protokoll på papir: er det i loggen, er den ikke kuttet eller skrevet om siden (kan gjentas)",
    )  # fmt: skip
    a.valg.add_argument(
        "--klokken-er-riktig", action="store_true",
        help="leder: klokken på maskinen er riktig nå, og det i loggen som er fra før eller etter sin tid, er sett på",
    )  # fmt: skip
    argumenter.innlogging(a)
    args = a.parse_args(argv)
    kontor, hvem = apne(args.fil), krev_ident(args)
    klokke = Klokke(kontor.demo_dato)
    base = las_opp(kontor.fil, hvem, passfrase(args, kontor, hvem), klokke.na())
    feil = [not skriv_svar(s) for s in sjekk_fil(base)]
    skadet = any(feil)
    if not skadet:
        okt = begynn(kontor, base, hvem, klokke, si)
        if args.klokken_er_riktig:
            bekreft_klokken(okt)
            si("Notert i loggen: klokken på maskinen er riktig.")
        feil += [not skriv_svar(s) for s in chain(sjekk_innhold(okt), sjekk_merker(okt, args.merke))]
        logg_ut(okt)
    si(f"{sum(feil)} av {len(feil)} kontroller fant feil." if any(feil) else f"Alle {len(feil)} kontroller er i orden.")
    if skadet:
        si("Filen er skadet eller endret, eller nøkkelfilen hører til en annen. Hent begge fra en kopi: navtui gjenopprett KOPI NYFIL.")
    return int(any(feil))


def _merke(tekst: str) -> str:
    try:
        loggmerke.les(tekst)
    except Regelbrudd as brudd:
        raise argparse.ArgumentTypeError(brudd.setning.rstrip(".")) from brudd
    return tekst


def skriv_svar(svar: Svar) -> bool:
    """One line; whether it is in order."""
    skriv(f"{svar.linje}\n")
    return svar.funn is None
