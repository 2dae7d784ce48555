"""SI-5: kill -9 at random moments while the program works, on one file that goes on through them all.

`python -m tests.holdbarhet.krasj [--drap 300]` by hand; a few among the tests. A kill proves nothing about what reached the disk
(holdbarhet/strom.py does): it proves that what is half done is taken back, and that the program finds its feet again.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.holdbarhet.etterpa import feil
from tests.kontor import Kontor, lag_kontor


@dataclass
class Utfall:
    """What came of it."""

    drap: int = 0
    fortalt: int = 0
    journaler: int = 0
    """Kills that left a journal to roll back."""
    feil: list[str] = field(default_factory=list)


def kjor(mappe: Path, drap: int, fro: int = 1, lengst_ms: float = 150) -> Utfall:
    """Kill the program `drap` times, and look after each."""
    kontor = lag_kontor(mappe / "kontor.navtui")
    r, ut = random.Random(fro), Utfall()
    for nr in range(drap):
        fortalt = _ett(kontor, fro * 100_000 + nr, r.random() * lengst_ms / 1000)
        ut.drap, ut.fortalt = ut.drap + 1, ut.fortalt + len(fortalt)
        ut.journaler += any(Path(f"{kontor.fil}{e}-journal").exists() for e in ("", ".nokkel"))
        ut.feil += [f"drap {nr}: {f}" for f in feil(kontor, fortalt)]
    return ut


def _ett(kontor: Kontor, fro: int, vent_s: float) -> list[str]:
    """Start, let it begin, kill it; what it told before it died. A line that is torn was not told."""
    prosess = subprocess.Popen(
        [sys.executable, "-m", "tests.holdbarhet.arbeid", str(kontor.fil), str(fro)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert prosess.stdout is not None
    assert prosess.stderr is not None
    forste = prosess.stdout.readline()
    time.sleep(vent_s)
    os.kill(prosess.pid, signal.SIGKILL)
    resten, sagt = prosess.communicate()
    if not forste:
        raise RuntimeError(sagt.decode())
    return (forste + resten).decode().split("\n")[:-1]


def main() -> int:
    """By hand."""
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--drap", type=int, default=300)
    a.add_argument("--fro", type=int, default=1)
    args = a.parse_args()
    with tempfile.TemporaryDirectory() as mappe:
        start = time.monotonic()
        ut = kjor(Path(mappe), args.drap, args.fro)
    print(
        f"{ut.drap} drap, {ut.fortalt} fortalte lagringer, {ut.journaler} ganger en journal å rulle tilbake, {len(ut.feil)} feil, ", end=""
    )
    print(f"{time.monotonic() - start:.0f} s")
    print("\n".join(ut.feil))
    return bool(ut.feil)


if __name__ == "__main__":
    sys.exit(main())
