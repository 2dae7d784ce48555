"""One who tries to sign a vedtak that several want to sign: `python -m tests.holdbarhet.signer FIL VEDTAK VERSJON IDENT`."""

from __future__ import annotations

import sys
from pathlib import Path

from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import signatur
from tests.kontor import PIN, Kontor
from tests.vedtakshjelp import ALLE_PUNKTER

if __name__ == "__main__":
    fil, vedtak, versjon, ident = sys.argv[1:]
    try:
        signatur.kontroller(Kontor(Path(fil)).okt(ident), int(vedtak), int(versjon), PIN, punkter=ALLE_PUNKTER)
        print("signert")
    except Regelbrudd as brudd:
        print(brudd.regel)
