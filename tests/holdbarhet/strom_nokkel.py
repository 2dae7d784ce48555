"""SI-2, SI-4: a power cut at any moment while the file's key is changed. Two files are written, and must open together whatever was lost.

`python -m tests.holdbarhet.strom_nokkel [--kutt 500]`, on the simulated disk of strom.py. After each cut the disk is put back as it may
have been, one of the staff signs in with her passphrase, and the file is checked.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from navtui.domain.regelbrudd import Regelbrudd
from navtui.services.innlogging import logg_inn
from navtui.services.sjekk import sjekk_fil, sjekk_innhold
from navtui.store import nokkelbytte
from navtui.store.db import Base
from tests.holdbarhet.strom import kutt_ved, opptak
from tests.kontor import NOKKEL, PASSORD

SLUTTEN = 60
"""Calls to the disk from before the file's commit to the end of the key file's."""


def kjor(mappe: Path, kutt: int, fro: int = 1) -> tuple[Counter[str], list[str]]:
    """Record one change, cut `kutt` times; by which key the file opened after them, and what was wrong."""
    disk, hendelser = opptak(mappe, 0, fro, "tests.holdbarhet.strom_nokkel")
    r, utfall, feil = random.Random(fro), Counter[str](), list[str]()
    # Most of what is written is the file's pages; half of the cuts come where the two files change sides, at the end.
    steder = [
        *r.choices(range(len(hendelser) + 1), k=kutt // 2),
        *r.choices(range(len(hendelser) - SLUTTEN, len(hendelser) + 1), k=kutt // 2),
    ]
    for k in kutt_ved(mappe / "etter", disk, hendelser, steder, fro):
        nokkel, funn = _etter(mappe / "etter")
        utfall[nokkel] += 1
        feil += [f"{k.sted}: {f}" for f in funn]
        if k.fortalt and nokkel == "gammel":
            feil.append(f"{k.sted}: byttet var fortalt, og er borte")
    return utfall, feil


def _etter(mappe: Path) -> tuple[str, list[str]]:
    try:
        okt = logg_inn(mappe / "kontor.navtui", "IDA", PASSORD)
    except Regelbrudd as brudd:
        return "ingen", [brudd.setning]
    svar = [s.linje for s in (*sjekk_fil(okt.base), *sjekk_innhold(okt)) if s.funn]
    return "gammel" if okt.base.nokkel == NOKKEL else "ny", svar


def main() -> int:
    """By hand, and the recorded run itself."""
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("opptak", nargs="*")
    a.add_argument("--kutt", type=int, default=500)
    args = a.parse_args()
    if args.opptak:
        nokkelbytte.bytt(Base(Path(args.opptak[0]), NOKKEL), ())
        print("byttet", flush=True)
        return 0
    with tempfile.TemporaryDirectory() as mappe:
        utfall, feil = kjor(Path(mappe).resolve(), args.kutt)
    print(f"{dict(utfall)}, {len(feil)} feil", *feil[:20], sep="\n")
    return bool(feil)


if __name__ == "__main__":
    sys.exit(main())
