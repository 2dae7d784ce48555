"""SI-7: a day's work at many desks at once: no lost update, no double signature, no deadlock, and how long one waits.

`python -m tests.holdbarhet.pulter [--pulter 8] [--lagringer 60]` by hand; two desks among the tests. Each desk is a process of its own that
works through the services; half of them also fight over one and the same vedtak.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.holdbarhet.etterpa import feil
from tests.kontor import Kontor, lag_kontor
from tests.vedtakshjelp import sendt


@dataclass
class Utfall:
    """What came of it."""

    pulter: int
    fortalt: int
    opptatt: int
    """How often a desk was told that the file was busy, and nothing was saved."""
    ms: list[float]
    sekunder: float
    signerte: list[str]
    """Who was told that she had signed the one vedtak all wanted to sign."""
    feil: list[str] = field(default_factory=list)


def kjor(mappe: Path, pulter: int, lagringer: int) -> Utfall:
    """Start all the desks, wait for them, and look after."""
    kontor = lag_kontor(mappe / "kontor.navtui")
    v = sendt(kontor)
    start = time.monotonic()
    arbeidere = [_start("tests.holdbarhet.arbeid", kontor.fil, 1000 + n, lagringer) for n in range(pulter)]
    signerer = [_start("tests.holdbarhet.signer", kontor.fil, v.id, v.versjon, i) for i in ("IDA", "JON", "EVA", "IDA")]
    ut = [p.communicate(timeout=600) for p in arbeidere]
    signert = [p.communicate(timeout=600)[0].decode().strip() for p in signerer]
    brukt = time.monotonic() - start
    fortalt = [linje for sa, _ in ut for linje in sa.decode().splitlines()]
    feilet = [sa.decode()[-500:] for p, (_, sa) in zip(arbeidere, ut, strict=True) if p.returncode]
    return Utfall(
        pulter, len(fortalt), sum(sa.decode().count("SI-7") for _, sa in ut), sorted(float(linje.split()[2]) for linje in fortalt), brukt,
        [s for s in signert if s == "signert"],
        [*feil(kontor, fortalt), *feilet, *_dobbelt(kontor)],
    )  # fmt: skip


def _start(modul: str, *arg: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", modul, *map(str, arg)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def _dobbelt(kontor: Kontor) -> list[str]:
    """Vedtak with more or other than two signatures in their last round."""
    sql = """select v.nummer from vedtak v where v.tilstand = 'iverksatt'
             and (select count(distinct ident) from signatur s where s.vedtak_id = v.id and s.runde = v.runde) <> 2
             and v.id not in (select value from json_each(:skjult))"""
    with kontor.okt("LEA").lese() as les:
        return [f"{r['nummer']} har ikke to signaturer" for r in les.rader(sql)]


def main() -> int:
    """By hand."""
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--pulter", type=int, default=8)
    a.add_argument("--lagringer", type=int, default=60)
    args = a.parse_args()
    with tempfile.TemporaryDirectory() as mappe:
        ut = kjor(Path(mappe), args.pulter, args.lagringer)
    p = statistics.quantiles(ut.ms, n=100)
    print(f"{ut.pulter} pulter, {ut.fortalt} lagringer på {ut.sekunder:.0f} s, opptatt {ut.opptatt} ganger, ", end="")
    print(f"en lagring tok p50 {p[49]:.0f}, p95 {p[94]:.0f}, mest {ut.ms[-1]:.0f} ms, ", end="")
    print(f"{len(ut.signerte)} signerte det samme, {len(ut.feil)} feil")
    print("\n".join(ut.feil))
    return bool(ut.feil) or len(ut.signerte) != 1


if __name__ == "__main__":
    sys.exit(main())
