"""Signing in without a screen (SI-1): for every command that reads the file."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from navtui.cli.argumenter import Bruksfeil
from navtui.cli.innlesing import lesbar, linje, ved_tastatur
from navtui.cli.utskrift import si
from navtui.domain.kontorfil import Kontorfil
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services.innlogging import logg_inn, logg_ut
from navtui.services.okt import Okt


def ident(args: argparse.Namespace) -> str:
    """Who signs in, by `--som` or NAVTUI_IDENT; empty when neither says."""
    return lesbar(str(args.som or os.environ.get("NAVTUI_IDENT", ""))).strip().upper()


@contextmanager
def innlogget(args: argparse.Namespace, kontor: Kontorfil) -> Iterator[Okt]:
    """Signed in while the command works, and out again after."""
    hvem = ident(args)
    if not hvem:
        raise Bruksfeil("hvem logger inn? Bruk --som IDENT eller NAVTUI_IDENT.")
    okt = logg_inn(kontor.fil, hvem, _passfrase(args, kontor, hvem))
    try:
        yield okt
    finally:
        logg_ut(okt)


def _passfrase(args: argparse.Namespace, kontor: Kontorfil, hvem: str) -> str:
    if args.passord_stdin:
        return linje().rstrip("\r\n")
    if (fra_miljo := os.environ.get("NAVTUI_PASSORD")) is not None:
        if kontor.demo:
            return lesbar(fra_miljo)
        si("NAVTUI_PASSORD gjelder bare øvingsfiler og er ikke brukt.")
    if not ved_tastatur():
        raise Regelbrudd("SI-1", "Ingen passfrase: skriv den på standard inn med --passord-stdin.")
    return getpass.getpass(f"Passfrase for {hvem}: ", stream=sys.stderr)
