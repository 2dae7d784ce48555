"""SI-4, SI-5: a power cut at any moment, simulated on the program's own writes. Linux with strace; by hand and briefly among the tests.

`python -m tests.holdbarhet.strom [--lagringer 150] [--kutt 2000]`. The program runs once under strace. At each cut the disk is built as it
may have been: what was synced, and a random part of the unsynced 4 KB blocks, truncations, and names. A name that was made or taken away
is on disk when its folder is synced and not before: that is stricter than most file systems, and what POSIX promises.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from navtui.store import tilkobling
from tests.holdbarhet.etterpa import feil
from tests.kontor import Kontor, lag_kontor

_BLOKK = 4096
_KALL = re.compile(r"^(?:\[pid\s+\d+\] |\d+ +)?(\w+)\((.*)\)\s+= (\d+)")
_FD = re.compile(r"^\d+<(.*?)>")
_TEKST = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True)
class Hendelse:
    """One thing the program asked of the disk, or told."""

    art: str
    """skriv, kutt (truncate), synk, lag, slett, fortell"""
    sti: str
    plass: int = 0
    data: bytes = b""


def spor(fil: Path, lagringer: int, fro: int, modul: str = "tests.holdbarhet.arbeid") -> list[Hendelse]:
    """Run the work under strace and read what it did to the folder."""
    ut = fil.with_name("spor.txt")
    kall = ["strace", "-f", "-qq", "-y", "-xx", "-s", "10000000", "-o", str(ut)]
    kall += ["-e", "trace=openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink,rename,renameat2,link"]
    svar = subprocess.run([*kall, sys.executable, "-m", modul, str(fil), str(fro), str(lagringer)], capture_output=True, check=False)
    if svar.returncode:
        raise RuntimeError(svar.stderr.decode()[-2000:])
    with ut.open() as linjer:
        hendelser = [h for linje in linjer if (h := _les(linje, fil.parent)) is not None]
    ut.unlink()
    return hendelser


def _les(linje: str, mappe: Path) -> Hendelse | None:
    if "<unfinished" in linje or "resumed>" in linje:
        raise RuntimeError(f"kan ikke lese sporet: {linje[:200]}")
    if not (treff := _KALL.match(linje)):
        return None
    navn, arg = treff[1], treff[2]
    tekster = [bytes.fromhex(t.replace("\\x", "")) for t in _TEKST.findall(arg)]
    fd = _FD.match(arg)
    sti = bytes.fromhex(fd[1].replace("\\x", "")).decode() if fd and fd[1].startswith("\\x") else (fd[1] if fd else "")
    if navn == "write":
        return Hendelse("fortell", "", data=tekster[0]) if arg.startswith("1<") else None
    if navn in ("openat", "unlink"):
        sti = tekster[0].decode()
        if not _her(sti, mappe):
            return None
        return Hendelse("slett", sti) if navn == "unlink" else (Hendelse("lag", sti) if "O_CREAT" in arg else None)
    if navn in ("rename", "renameat2", "link"):
        if any(_her(os.fsdecode(t), mappe) for t in tekster):
            raise RuntimeError(f"uventet: {linje[:200]}")
        return None  # the interpreter's own, of what it has compiled
    if not _her(sti, mappe):
        return None
    if navn == "pwrite64":
        return Hendelse("skriv", sti, int(arg.rsplit(", ", 1)[1]), tekster[0])
    if navn == "ftruncate":
        return Hendelse("kutt", sti, int(arg.rsplit(", ", 1)[1]))
    return Hendelse("synk", sti)


def _her(sti: str, mappe: Path) -> bool:
    return sti == str(mappe) or sti.startswith(f"{mappe}{os.sep}")


@dataclass
class Disk:
    """What is surely on the disk, and what may be."""

    mappe: str
    trygt: dict[str, bytearray] = field(default_factory=dict)
    """Content by path, of all that has been synced, whether its name is on the disk or not."""
    venter: dict[str, list[Hendelse]] = field(default_factory=dict)
    navn: set[str] = field(default_factory=set)
    """Names that are on the disk."""
    nye_navn: list[Hendelse] = field(default_factory=list)
    """Names made and taken away since the folder was synced, in order."""

    def ta(self, h: Hendelse) -> None:
        """One thing happens."""
        if h.art in ("lag", "slett"):
            if h.art == "lag" and h.sti in self.na():
                return
            self.nye_navn.append(h)
            if h.art == "lag":
                self.trygt[h.sti], self.venter[h.sti] = bytearray(), []
        elif h.art == "synk" and h.sti == self.mappe:
            self.navn, self.nye_navn = self.na(), []
        elif h.art == "synk":
            for v in self.venter.pop(h.sti, []):
                _utfor(self.trygt.setdefault(h.sti, bytearray()), v)
        elif h.art in ("skriv", "kutt"):
            self.venter.setdefault(h.sti, []).append(h)

    def na(self) -> set[str]:
        """The names the program sees."""
        return _navn(self.navn, self.nye_navn)

    def etter_kutt(self, r: random.Random) -> dict[str, bytes]:
        """The files as they may be found after the power went: any first part of the names, any part of the blocks."""
        andel = r.choice((0.0, 0.3, 0.7, 1.0))
        navn = _navn(self.navn, self.nye_navn[: r.randint(0, len(self.nye_navn))])
        ut = {}
        for sti in navn:
            innhold = bytearray(self.trygt.get(sti, b""))
            for h in self.venter.get(sti, []):
                for bit in _biter(h):
                    if r.random() < andel:
                        _utfor(innhold, bit)
            ut[sti] = bytes(innhold)
        return ut


def _navn(fra: set[str], hendelser: list[Hendelse]) -> set[str]:
    navn = set(fra)
    for h in hendelser:
        (navn.add if h.art == "lag" else navn.discard)(h.sti)
    return navn


def _biter(h: Hendelse) -> Iterator[Hendelse]:
    if h.art == "kutt":
        yield h
        return
    for fra in range(0, len(h.data), _BLOKK):
        yield Hendelse("skriv", h.sti, h.plass + fra, h.data[fra : fra + _BLOKK])


def _utfor(innhold: bytearray, h: Hendelse) -> None:
    if h.art == "kutt":
        del innhold[h.plass :]
        innhold.extend(bytes(h.plass - len(innhold)))
        return
    innhold.extend(bytes(max(0, h.plass - len(innhold))))
    innhold[h.plass : h.plass + len(h.data)] = h.data


@dataclass
class Utfall:
    """What came of it."""

    lagringer: int
    hendelser: int
    synker: int
    kutt: int = 0
    feil: list[str] = field(default_factory=list)


def opptak(mappe: Path, lagringer: int, fro: int, modul: str = "tests.holdbarhet.arbeid") -> tuple[Disk, list[Hendelse]]:
    """An office, the disk as it is before the work, and what the work did to it."""
    (arbeid := mappe / "arbeid").mkdir()
    kontor = lag_kontor(arbeid / "kontor.navtui")
    fra = {str(p): p.read_bytes() for p in arbeid.iterdir()}
    return Disk(str(arbeid), {s: bytearray(b) for s, b in fra.items()}, {}, set(fra)), spor(kontor.fil, lagringer, fro, modul)


@dataclass(frozen=True)
class Kutt:
    """The power went: where, and what had been told by then."""

    sted: str
    fortalt: tuple[str, ...]


def kutt_ved(mappe: Path, disk: Disk, hendelser: Sequence[Hendelse], steder: Iterable[int], fro: int) -> Iterator[Kutt]:
    """Cut at each place, in order; when one is yielded, the files lie in `mappe` as they may be found after it."""
    fortalt: list[str] = []
    gjort = 0
    for nr, punkt in enumerate(sorted(steder)):
        for h in hendelser[gjort:punkt]:
            disk.ta(h)
            if h.art == "fortell" and (tekst := h.data.decode().strip()):
                fortalt.append(tekst)
        gjort = punkt
        _legg(mappe, disk.etter_kutt(random.Random(fro * 7919 + nr)))
        yield Kutt(f"kutt {nr} etter {punkt} av {len(hendelser)}", tuple(fortalt))


def _legg(mappe: Path, filer: dict[str, bytes]) -> None:
    """As when the machine has been started again."""
    tilkobling.slipp()
    mappe.mkdir(exist_ok=True)
    for gammel in mappe.iterdir():
        gammel.unlink()
    for sti, innhold in filer.items():
        (mappe / Path(sti).name).write_bytes(innhold)


def kjor(mappe: Path, lagringer: int, kutt: int, fro: int = 1) -> Utfall:
    """Record once, cut `kutt` times, and look after each."""
    disk, hendelser = opptak(mappe, lagringer, fro)
    ut = Utfall(sum(h.art == "fortell" for h in hendelser), len(hendelser), sum(h.art == "synk" for h in hendelser))
    steder = random.Random(fro).choices(range(1, len(hendelser) + 1), k=kutt)
    for k in kutt_ved(mappe / "etter", disk, hendelser, steder, fro):
        ut.kutt += 1
        ut.feil += [f"{k.sted}: {f}" for f in feil(Kontor(mappe / "etter" / "kontor.navtui"), list(k.fortalt[-3:]))]
    return ut


def main() -> int:
    """By hand."""
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--lagringer", type=int, default=150)
    a.add_argument("--kutt", type=int, default=2000)
    a.add_argument("--fro", type=int, default=1)
    args = a.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as mappe:
        ut = kjor(Path(mappe).resolve(), args.lagringer, args.kutt, args.fro)
    print(
        f"{ut.lagringer} fortalte lagringer, {ut.hendelser} hendelser, {ut.synker} synker, {ut.kutt} strømbrudd, {len(ut.feil)} feil, ",
        end="",
    )
    print(f"{time.monotonic() - start:.0f} s")
    print("\n".join(ut.feil[:20]))
    return bool(ut.feil)


if __name__ == "__main__":
    sys.exit(main())
