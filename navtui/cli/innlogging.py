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


def krev_ident(args: argparse.Namespace) -> str:
    """Who signs in: asked for at a keyboard, as the passphrase is; wrong use when nobody is named."""
    if not (hvem := ident(args) or _spor_ident(args)):
        raise Bruksfeil("hvem logger inn? Bruk --som IDENT eller NAVTUI_IDENT.")
    return hvem


def _spor_ident(args: argparse.Namespace) -> str:
    if args.passord_stdin or not ved_tastatur():
        return ""
    print("Ident: ", end="", file=sys.stderr, flush=True)
    if not (svar := linje()):  # ctrl+d
        raise KeyboardInterrupt
    return svar.strip().upper()


@contextmanager
def innlogget(args: argparse.Namespace, kontor: Kontorfil) -> Iterator[Okt]:
    """Signed in while the command works, and out again after."""
    hvem = krev_ident(args)
    okt = logg_inn(kontor.fil, hvem, passfrase(args, kontor, hvem), si)
    try:
        yield okt
    finally:
        logg_ut(okt)


def passfrase(args: argparse.Namespace, kontor: Kontorfil, hvem: str) -> str:
    """The passphrase, asked for without echo, or as the first line of standard input; from the environment for a demo file only."""
    if not args.passord_stdin and (fra_miljo := os.environ.get("NAVTUI_PASSORD")) is not None:
        if kontor.demo:
            return lesbar(fra_miljo)
        si("NAVTUI_PASSORD gjelder bare øvingsfiler og er ikke brukt.")
    return spor_passfrase(args, hvem)


def spor_passfrase(args: argparse.Namespace, hvem: str) -> str:
    """The passphrase, asked for without echo, or as the first line of standard input."""
    if args.passord_stdin:
        return linje().rstrip("\r\n")
    if not ved_tastatur():
        raise Regelbrudd("SI-1", "Ingen passfrase: skriv den på standard inn med --passord-stdin.")
    try:
        return getpass.getpass(f"Passfrase for {hvem}: ", stream=sys.stderr)
    except EOFError as feil:  # ctrl+d
        raise KeyboardInterrupt from feil
