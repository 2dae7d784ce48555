"""SI-5: one bit turned, or all after some byte gone, in the file or in the key file. Is it found, said, and the backup pointed to?

`python -m tests.holdbarhet.skade [--antall 500]` by hand; some among the tests. A bit that is turned where nothing is kept changes nothing,
and then nothing is said.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from navtui.domain.regelbrudd import Regelbrudd
from navtui.services.innlogging import logg_inn, logg_ut
from navtui.services.sjekk import sjekk_fil, sjekk_innhold
from navtui.store import db, nokkelfil
from tests.kontor import PASSORD, Kontor, kopi, lag_kontor, raa


@dataclass
class Utfall:
    """How it was found, by which file; and what was not."""

    talt: Counter[str] = field(default_factory=Counter)
    feil: list[str] = field(default_factory=list)


def alt(kontor: Kontor) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the office's file, and of the key file what is sealed."""
    ut: dict[str, list[tuple[object, ...]]] = {}
    for navn, conn in (("fil", raa(kontor.fil)), ("nokkel", db.tilkoble(nokkelfil.sti(kontor.fil), None))):
        for (t,) in conn.execute("select name from sqlite_master where type = 'table' order by 1").fetchall():
            if t != "forsok":  # what is not sealed: attempts are written when there is no key
                ut[f"{navn} {t}"] = [tuple(r) for r in conn.execute(f"select * from {t} order by 1").fetchall()]
        conn.close()
    return ut


def _er_endret(kontor: Kontor, helt: dict[str, list[tuple[object, ...]]]) -> bool:
    """Whether the bit has a meaning: what is read is not what was written, or cannot be read."""
    try:
        return alt(kontor) != helt
    except (db.Feil, ValueError):
        return True


def _sagt(kontor: Kontor) -> str:
    """What someone is told who signs in, works and checks the file: the first refusal or finding, or ""."""
    for ident in ("KAL", "IDA"):
        try:
            okt = logg_inn(kontor.fil, ident, PASSORD)
            funn = [s.funn for s in (*sjekk_fil(okt.base), *sjekk_innhold(okt)) if s.funn]
            if funn:
                return f"sjekk: {funn[0]}"
            logg_ut(okt)
        except Regelbrudd as brudd:
            if "Feil ident" not in brudd.setning:  # one whose own wrapping is hit: her colleague is told of it
                return f"{brudd.regel}: {brudd.setning}"
    return ""


def kjor(mappe: Path, antall: int, fro: int = 1) -> Utfall:
    """So many bad files, each a fresh copy with one bit turned or cut off somewhere."""
    kontor = lag_kontor(mappe / "kontor.navtui")
    for n in range(3):
        kontor.sak(kontor.person("Mona", f"Olsen {n}"))
    helt, r, ut = alt(kontor), random.Random(fro), Utfall()
    under = mappe / "kopi"
    under.mkdir()
    for n in range(antall):
        base = kopi(kontor.base, under)
        fil = base.fil if n % 2 else nokkelfil.sti(base.fil)
        innhold = bytearray(fil.read_bytes())
        plass, bit, kuttet = r.randrange(len(innhold)), r.randrange(8), n % 4 > 1
        if kuttet:
            del innhold[plass:]
        else:
            innhold[plass] ^= 1 << bit
        fil.write_bytes(innhold)
        db.slipp()
        navn = "filen" if n % 2 else "nøkkelfilen"
        endret = _er_endret(Kontor(base.fil), helt)
        sagt = _sagt(Kontor(base.fil))
        if not sagt and endret:
            ut.feil.append(f"{navn}, byte {plass}, {'kuttet' if kuttet else f'bit {bit}'}: endret, og ingenting sagt")
        elif sagt and "sikkerhetskopi" not in sagt and not sagt.startswith("sjekk:"):
            ut.feil.append(f"{navn}, byte {plass}, {'kuttet' if kuttet else f'bit {bit}'}: uten veien videre: {sagt}")
        ut.talt[f"{navn}{', kuttet' if kuttet else ''}: {'funnet' if sagt else 'uten virkning'}"] += 1
    return ut


def main() -> int:
    """By hand."""
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--antall", type=int, default=500)
    a.add_argument("--fro", type=int, default=1)
    args = a.parse_args()
    with tempfile.TemporaryDirectory() as mappe:
        ut = kjor(Path(mappe), args.antall, args.fro)
    print(f"{ut.talt.total()} skadede filer: {dict(ut.talt)}, {len(ut.feil)} feil")
    print("\n".join(ut.feil[:20]))
    return bool(ut.feil)


if __name__ == "__main__":
    sys.exit(main())
