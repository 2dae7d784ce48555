"""What it costs to open the office's file, before and after encryption: `python -m tests.bench.maal_apning [GANGER]`.

The same office in two files, one in clear and one encrypted, in turn: connect, key, the house's settings, and the first read. Then what a
real file's sign-in adds: argon2id, and the whole of it.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from navtui.services.demo import lag_demo
from navtui.services.innlogging import logg_inn, logg_ut
from navtui.store import db, krypto, tilkobling
from tests.kontor import I_DAG, PASSORD


def _klartekst(base: db.Base, fil: Path) -> None:
    """The same rows in a file that is not encrypted."""
    conn = tilkobling.tilkoble(base.fil, base.nokkel)
    fil.touch()
    conn.execute("attach ? as klar key ''", (str(fil),))
    conn.execute("select sqlcipher_export('klar')")
    conn.close()


def _forste_lesing(fil: Path, nokkel: bytes | None) -> None:
    conn = tilkobling.tilkoble(fil, nokkel)
    for pragma in tilkobling._OPPSETT:
        conn.execute(f"pragma {pragma}")
    assert conn.execute("select count(*) from sak").fetchone()[0] > 100
    conn.close()


def _ms(gjor: Callable[[], object], ganger: int) -> list[float]:
    ut = []
    for _ in range(ganger):
        start = time.perf_counter()
        gjor()
        ut.append((time.perf_counter() - start) * 1000)
    return ut


def _linje(hva: str, tider: list[float]) -> str:
    return f"{hva:<58} {statistics.median(tider):7.2f} ms  [{min(tider):.2f}-{max(tider):.2f}]"


def main() -> int:
    """Measure and print."""
    ganger = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as mappe:
        base = lag_demo(Path(mappe) / "d.navtui", "vaagan", I_DAG, 1)
        klar = Path(mappe) / "klar.db"
        _klartekst(base, klar)
        uten, med = [], []
        for _ in range(ganger):
            uten += _ms(lambda: _forste_lesing(klar, None), 1)
            med += _ms(lambda: _forste_lesing(base.fil, base.nokkel), 1)
        pakke = krypto.pakk_inn(base.nokkel, PASSORD, "KAL", krypto.EKTE)
        argon = _ms(lambda: krypto.pakk_ut(pakke, PASSORD, "KAL"), max(3, ganger // 10))

        def inn_og_ut() -> None:
            logg_ut(logg_inn(base.fil, "KAL", PASSORD))

        inn = _ms(inn_og_ut, max(3, ganger // 10))
        db.slipp()
    print(_linje("åpne og lese første gang, i klartekst", uten))
    print(_linje("åpne og lese første gang, kryptert", med))
    print(_linje("argon2id som i en ekte fil (64 MiB, 3 runder)", argon))
    print(_linje("logge inn og ut, øvingsfil (argon2id 8 MiB, tre lagringer)", inn))
    print(f"kryptert mot klartekst: {statistics.median(med) / statistics.median(uten):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
