"""`navtui logg FIL`: what has been done and opened, for the leder (SI-3, PE-7)."""

from __future__ import annotations

import argparse
import secrets

from navtui.cli import argumenter
from navtui.cli.argumenter import Bruksfeil
from navtui.cli.innlogging import innlogget
from navtui.cli.utskrift import si, skriv
from navtui.domain.kalender import Maaned
from navtui.services.fil import apne


def kjor(argv: list[str]) -> int:
    """Sign in, print the entries, sign out."""
    a = argumenter.Argumenter("logg", "Skriv ut loggen, nyeste først. Bare leder kan lese den, og lesingen logges. Navn skrives ikke.")
    argumenter.fil(a)
    a.valg.add_argument("--sak", metavar="SAKSNUMMER", help="det som gjelder én person, ved saksnummeret")
    a.valg.add_argument("--ansatt", metavar="IDENT", help="det én ansatt har gjort")
    a.valg.add_argument("--utenfor", action="store_true", help="bare oppslag utenfor egen portefølje, med grunnen")
    a.valg.add_argument("--fra", metavar="D", type=argumenter.dato, help="fra og med denne dagen")
    a.valg.add_argument("--til", metavar="D", type=argumenter.dato, help="til og med denne dagen")
    a.valg.add_argument("--stikkprove", metavar="ÅÅÅÅ-MM", type=_maaned, help="tjue tilfeldige oppslag utenfor egen portefølje i en måned")
    a.valg.add_argument("--fro", metavar="TALL", type=argumenter.antall, help="trekk den samme stikkprøven en gang til")
    a.valg.add_argument("--format", choices=("tekst", "json", "csv"), default="tekst", help="tekst (standard), json eller csv")
    argumenter.innlogging(a)
    args = a.parse_args(argv)
    if args.stikkprove and any((args.sak, args.ansatt, args.utenfor, args.fra, args.til)):
        raise Bruksfeil("--stikkprove står alene. Se «navtui logg --help».")
    with innlogget(args, apne(args.fil)) as okt:
        from navtui.domain.loggord import i_ord
        from navtui.domain.loggsok import Loggsok
        from navtui.exchange.liste import Liste, til_rad
        from navtui.exchange.liste import skriv as som
        from navtui.services import logg

        if args.stikkprove:
            fro = args.fro or secrets.randbelow(10**6) + 1
            rader = logg.stikkprove(okt, args.stikkprove, fro)
            si(f"Trukket med --fro {fro}.")
        else:
            ansatt = args.ansatt.strip().upper() if args.ansatt else None
            rader = logg.sok(okt, Loggsok(saksnummer=args.sak, ansatt=ansatt, utenfor=args.utenfor, fra=args.fra, til=args.til))
        if args.format == "tekst":
            rader = [i_ord(r) for r in rader]
        tekst = som(Liste("logg", okt.i_dag, okt.ident, [til_rad("logg", r) for r in rader]), args.format)
    skriv(tekst)
    return 0


def _maaned(tekst: str) -> Maaned:
    try:
        return Maaned.av(argumenter.dato(f"{tekst}-01"))
    except argparse.ArgumentTypeError as feil:
        raise argparse.ArgumentTypeError(f"«{tekst}» er ikke en måned, skriv for eksempel 2026-11") from feil
