"""`navtui liste NAVN FIL`: a list without a screen."""

from __future__ import annotations

from navtui.cli import argumenter
from navtui.cli.innlesing import lesbar
from navtui.cli.innlogging import innlogget
from navtui.cli.utskrift import skriv

_LISTER = ("postmote", "saker", "fornyelser", "kontroll", "klager", "gjeld", "leder")
_FORMATER = ("tekst", "json", "csv")


def kjor(argv: list[str]) -> int:
    """Sign in, print the list, sign out."""
    a = argumenter.Argumenter("liste", "Skriv ut en liste uten skjerm: som tekst for skjermleser, som JSON eller som CSV for regneark.")
    a.felt.add_argument("liste", metavar="LISTE", choices=_LISTER, help="postmote, saker, fornyelser, kontroll, klager, gjeld eller leder")
    argumenter.fil(a)
    a.valg.add_argument("--format", choices=_FORMATER, default="tekst", help="tekst (standard), json eller csv")
    a.valg.add_argument("--for", dest="for_", metavar="IDENT", help="en kollegas liste, hvis rollen din gir adgang til det")
    argumenter.innlogging(a)
    args = a.parse_args(argv)
    from navtui.services.fil import apne

    kontor = apne(args.fil)
    with innlogget(args, kontor) as okt:
        from navtui.exchange.liste import skriv as som
        from navtui.services.liste import hent

        for_ = None if args.for_ is None else lesbar(args.for_).strip()
        tekst = som(hent(okt, args.liste, for_), args.format)
    skriv(tekst)
    return 0
