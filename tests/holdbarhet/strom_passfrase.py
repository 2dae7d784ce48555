"""SI-2, SI-5: a power cut at any moment while passphrases are changed. What was told holds; what was not, is as it was, or is told of.

`python -m tests.holdbarhet.strom_passfrase [--bytter 20] [--kutt 500]`, on the simulated disk of strom.py. IDA changes her passphrase, and
changes it again. After each cut she signs in with the last one that was told, or with the one she was about to get.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import nokkel
from navtui.services.innlogging import bytt_passord, logg_inn
from navtui.services.okt import Okt
from navtui.services.sjekk import sjekk_fil, sjekk_innhold
from navtui.store import krypto
from tests.holdbarhet.strom import kutt_ved, opptak
from tests.kontor import PASSORD, RASK, Kontor


def passfrase(nr: int) -> str:
    """The one she has after `nr` changes."""
    return f"passfrase nummer {nr}" if nr else PASSORD


def kjor(mappe: Path, bytter: int, kutt: int, fro: int = 1) -> tuple[Counter[str], list[str]]:
    """Record `bytter` changes, cut `kutt` times; which passphrase opened the file after them, and what was wrong."""
    disk, hendelser = opptak(mappe, bytter, fro, "tests.holdbarhet.strom_passfrase")
    utfall, feil = Counter[str](), list[str]()
    for k in kutt_ved(mappe / "etter", disk, hendelser, random.Random(fro).choices(range(len(hendelser) + 1), k=kutt), fro):
        hvilken, funn = _etter(mappe / "etter" / "kontor.navtui", len(k.fortalt))
        utfall[hvilken] += 1
        feil += [f"{k.sted}: {f}" for f in funn]
    return utfall, feil


def _etter(fil: Path, fortalt: int) -> tuple[str, list[str]]:
    okter = {n: okt for n in (fortalt, fortalt + 1) if (okt := _kommer_inn(fil, passfrase(n))) is not None}
    if len(okter) != 1:
        return "feil", [f"{len(okter)} passfraser virker"]
    ((nr, okt),) = okter.items()
    sagt = nokkel.filene_stemmer(okt)
    funn = [s.linje for s in (*sjekk_fil(okt.base), *sjekk_innhold(okt)) if s.funn]
    if nr == fortalt and sagt:  # the file was saved, and its key file was not: one finding, the same as the screens say
        return "den gamle, og det sies", [] if len(funn) == 1 and "SI-2" in funn[0] else funn
    return "den nye" if nr > fortalt else "den som var fortalt", [*funn, *([sagt] if sagt else [])]


def _kommer_inn(fil: Path, passord: str) -> Okt | None:
    try:
        return logg_inn(fil, "IDA", passord)
    except Regelbrudd:
        return None


def main() -> int:
    """By hand, and the recorded run itself."""
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("opptak", nargs="*")
    a.add_argument("--bytter", type=int, default=20)
    a.add_argument("--kutt", type=int, default=500)
    args = a.parse_args()
    krypto.OVING = RASK
    if args.opptak:
        okt = Kontor(Path(args.opptak[0])).okt("IDA")
        for nr in range(int(args.opptak[2])):
            bytt_passord(okt, passfrase(nr), passfrase(nr + 1))
            print(nr + 1, flush=True)
        return 0
    with tempfile.TemporaryDirectory() as mappe:
        utfall, feil = kjor(Path(mappe).resolve(), args.bytter, args.kutt)
    print(f"{dict(utfall)}, {len(feil)} feil", *feil[:20], sep="\n")
    return bool(feil)


if __name__ == "__main__":
    sys.exit(main())
