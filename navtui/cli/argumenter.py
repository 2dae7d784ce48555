"""Arguments in Norwegian: argparse speaks English, and says more than one line when it refuses."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NoReturn

_NORSK = (
    (r"the following arguments are required: (.+)", r"mangler {0}"),
    (r"unrecognized arguments: (.+)", r"kjenner ikke {0}"),
    (r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.+)\)", r"{0} kan ikke være {1}, velg blant {2}"),
    (r"argument (.+?): expected .+", r"{0} mangler en verdi"),
    (r"argument (.+?): ignored explicit argument .+", r"{0} tar ingen verdi"),
    (r"argument (.+?): (.+)", r"{0}: {1}"),
)


class Bruksfeil(Exception):
    """Wrong use of the command line: one line, exit 2."""


class Hjelpeform(argparse.RawDescriptionHelpFormatter):
    """The help, with `bruk:` where argparse would write `usage:`."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """As argparse's, in Norwegian."""
        super().add_usage(usage, actions, groups, "bruk: " if prefix is None else prefix)


class Argumenter(argparse.ArgumentParser):
    """A command's arguments: `felt` for what stands by its place, `valg` for options."""

    def __init__(self, kommando: str, beskrivelse: str, slutt: str | None = None) -> None:
        super().__init__(
            prog=f"navtui {kommando}".strip(),
            description=beskrivelse,
            epilog=slutt,
            formatter_class=Hjelpeform,
            add_help=False,
            allow_abbrev=False,
        )
        self.felt = self.add_argument_group("argumenter")
        self.valg = self.add_argument_group("valg")
        self.valg.add_argument("-h", "--help", action="help", help="vis denne hjelpen og avslutt")

    def error(self, message: str) -> NoReturn:
        """Refuse, in one Norwegian line."""
        raise Bruksfeil(f"{norsk(message)}. Se «{self.prog} --help».")


def norsk(feil: str) -> str:
    """What argparse says is wrong, in Norwegian."""
    for monster, setning in _NORSK:
        if treff := re.fullmatch(monster, feil):
            return setning.format(*(del_.replace("'", "") for del_ in treff.groups()))
    return "feil bruk"


def dato(tekst: str) -> date:
    """A date as it is written in ISO form."""
    try:
        if len(tekst) != 10:
            raise ValueError(tekst)
        return date.fromisoformat(tekst)
    except ValueError as feil:
        raise argparse.ArgumentTypeError(f"«{tekst}» er ikke en dato, skriv for eksempel 2026-11-20") from feil


def antall(tekst: str) -> int:
    """A whole number from 1."""
    if not (tekst.isascii() and tekst.isdigit() and int(tekst) > 0):
        raise argparse.ArgumentTypeError(f"«{tekst}» er ikke et helt tall fra 1")
    return int(tekst)


def sti(tekst: str) -> Path:
    """A file's name. The empty text is none: Path would take it for the folder one stands in."""
    if not tekst:
        raise argparse.ArgumentTypeError("skriv et filnavn")
    return Path(tekst)


def fil(a: Argumenter, hjelp: str = "kontorets fil") -> None:
    """The argument FIL."""
    a.felt.add_argument("fil", metavar="FIL", type=sti, help=hjelp)


def innlogging(a: Argumenter) -> None:
    """The options that say who signs in."""
    a.valg.add_argument("--som", metavar="IDENT", help="hvem som logger inn (eller NAVTUI_IDENT)")
    a.valg.add_argument("--passord-stdin", action="store_true", help="les passfrasen fra første linje på standard inn")
