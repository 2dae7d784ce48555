"""`navtui brev FIL VEDTAK`: the letter of a vedtak as a PDF in a folder."""

from __future__ import annotations

from pathlib import Path

from navtui.cli import argumenter
from navtui.cli.innlogging import innlogget
from navtui.cli.utskrift import skriv
from navtui.domain.apning import Apningsgrunn
from navtui.domain.regelbrudd import Regelbrudd


def kjor(argv: list[str]) -> int:
    """Sign in, open the letter, write it, say where it is. The file's name is numbers, never a person's name."""
    a = argumenter.Argumenter(
        "brev",
        "Skriv brevet til et vedtak som PDF i en mappe. Filen får navn etter saken og vedtaket. En fil som finnes, blir ikke overskrevet.\n"
        "Åpningen loggføres. Er personen ikke i porteføljen din, må du si hvorfor du åpner brevet.",
    )
    argumenter.fil(a)
    a.felt.add_argument("vedtak", metavar="VEDTAK", help="vedtakets nummer, for eksempel 2026-1187")
    a.valg.add_argument("--ut", metavar="MAPPE", type=Path, required=True, help="mappen brevet skrives i; den må finnes")
    a.valg.add_argument("--grunn", choices=[g.value for g in Apningsgrunn], help="hvorfor du åpner en person utenfor porteføljen din")
    a.valg.add_argument("--grunn-tekst", metavar="TEKST", default="", help="kort forklaring; må være med når grunnen er annet")
    argumenter.innlogging(a)
    args = a.parse_args(argv)
    from navtui.services.fil import apne

    kontor = apne(args.fil)
    with innlogget(args, kontor) as okt:
        from navtui.services.brevko import til_mappe

        try:
            fil = til_mappe(okt, args.vedtak, args.ut, args.grunn, args.grunn_tekst)
        except Regelbrudd as brudd:
            if brudd.felt != "grunn" or args.grunn:
                raise
            grunner = ", ".join(g.value for g in Apningsgrunn)
            raise Regelbrudd(brudd.regel, f"{brudd.setning} Skriv --grunn og en av {grunner}.", brudd.felt) from brudd
    skriv(f"{fil}\n")
    return 0
