"""`navtui`: which command, and how it ends. Exit 0 done, 1 refused, 2 wrong use, 130 interrupted."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from io import TextIOWrapper

from navtui.cli.rester import forebygg
from navtui.domain.regelbrudd import Regelbrudd

KOMMANDOER = {
    "demo": "lag og åpne et øvingskontor med oppdiktede personer",
    "opprett": "lag en ny, tom fil for et kontor",
    "liste": "skriv ut en liste uten skjerm, også for skjermleser og regneark",
    "brev": "skriv brevet til et vedtak som PDF i en mappe",
    "sjekk": "kontroller at filen er hel og riktig",
    "logg": "les loggen: hvem har gjort og åpnet hva, for leder",
    "sikkerhetskopi": "ta en prøvd kopi, også mens andre arbeider",
    "gjenopprett": "sett en sikkerhetskopi tilbake som en ny fil",
    "nokkel": "ny passfrase, ny gjenopprettingsnøkkel, eller ny nøkkel til filen",
    "krypter": "lag en kryptert fil av en fra før filene ble kryptert",
}


def main(argv: list[str] | None = None) -> int:
    """Run one command."""
    argumenter = sys.argv[1:] if argv is None else argv
    forebygg()
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # the help, on a terminal that lacks the letters
    try:
        return _kjor(argumenter)
    except Regelbrudd as brudd:
        return _slutt(brudd.setning.replace("\n", "\\x0a"), 1)  # one line, also where a file's name has two
    except KeyboardInterrupt:
        return _slutt("Avbrutt.", 130)
    except BrokenPipeError:
        from navtui.cli.utskrift import slipp_utskriften

        slipp_utskriften()
        return 1
    except Exception as feil:  # an error in the program: its kind and place, never its message, which may hold persons' data
        from navtui.ui.feilrapport import feilrapport

        return _slutt(f"navtui stoppet på grunn av en feil i programmet.\n{feilrapport(feil)}", 1)


def _kjor(argumenter: list[str]) -> int:
    if len(argumenter) == 1 and argumenter[0] and not argumenter[0].startswith("-") and argumenter[0] not in KOMMANDOER:
        # The everyday way in: argparse is not needed, and its import is a twentieth of the time to the first picture.
        from pathlib import Path

        from navtui.cli.apne import kjor

        return kjor(Path(argumenter[0]), os.environ.get("NAVTUI_IDENT", "").strip().upper())
    from navtui.cli.argumenter import Bruksfeil

    try:
        if argumenter and argumenter[0] in KOMMANDOER:
            return int(import_module(f"navtui.cli.{argumenter[0]}").kjor(argumenter[1:]))
        return _hoved(argumenter)
    except Bruksfeil as feil:
        return _slutt(f"navtui: {feil}", 2)


def _hoved(argv: list[str]) -> int:
    """`navtui FIL` with options, and the help for all of it."""
    from navtui import __version__
    from navtui.cli import apne, argumenter, innlogging

    a = argumenter.Argumenter(
        "",
        "Arbeidsdagen på et lite Nav-kontor, fra tastaturet, over én lokal fil.",
        "kommandoer:\n" + "\n".join(f"  navtui {navn:<15}{hjelp}" for navn, hjelp in KOMMANDOER.items()) + "\n\n"
        "Hver kommando har sin egen hjelp: navtui demo --help",
    )  # fmt: skip
    argumenter.fil(a, "kontorets fil, som åpnes")
    a.valg.add_argument("--som", metavar="IDENT", help="hvem som logger inn (eller NAVTUI_IDENT)")
    a.valg.add_argument("--versjon", action="version", version=f"navtui {__version__}", help="vis versjonen og avslutt")
    args = a.parse_args(argv)
    return apne.kjor(args.fil, innlogging.ident(args))


def _slutt(setning: str, kode: int) -> int:
    from navtui.cli.utskrift import si

    si(setning)
    return kode


if __name__ == "__main__":
    sys.exit(main())
