"""What the shell costs by itself, on a pty: keys, view switches, dialogs and memory, against a blank Textual app in the same minutes.

    python -m tests.bench.maal_skall [--runder 6] [--taster 60] [--mot MAPPE]

`--mot` is another checkout of navtui, measured key for key beside this one: what a change did. It is run by hand: nothing here passes or
fails, since a machine's speed is not the program's. Rounds alternate between the programs, so that a slow minute slows all.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.maal_skjerm import p95
from tests.bench.terminal import Program

ROT = Path(__file__).parents[2]
DIALOGER = {"n": "Ny søknad", "t": "Til drøfting", "v": "Utsett", "j": "Avslutt møtet", "p": "Signer vedtak", "f1": "Hjelp:"}
Tider = dict[str, list[float]]


def start(modul: str, rot: Path) -> Program:
    """A program of tests/bench in this checkout."""
    return Program([sys.executable, "-P", "-m", f"tests.bench.{modul}"], PYTHONPATH=str(rot))


def skall(rot: Path) -> Program:
    """The shell, signed in and at rest on the first view."""
    p = start("skall_app", rot)
    p.vent("Passfrase")
    p.ro(0.6)
    p.trykk("x")
    p.trykk("enter", r"100 søknader", 15)
    p.ro(1.0)
    return p


def pause() -> None:
    """As between two keys of a person in a hurry, out of step with Textual's own timer."""
    time.sleep(random.uniform(0.03, 0.05))


def taster(p: Program, antall: int, *rekke: str, monstre: Sequence[str | None] = (None,)) -> list[float]:
    """Milliseconds from each key to its answer: the pattern that goes with it, or any change of the screen."""
    tider = []
    for nr in range(antall):
        tider.append(p.trykk(rekke[nr % len(rekke)], monstre[nr % len(monstre)]))
        pause()
    return tider


def dialoger(p: Program, antall: int) -> Tider:
    """Milliseconds to open and to close a dialog, each kind in turn."""
    tider: Tider = defaultdict(list)
    for tast, tittel in list(DIALOGER.items()) * antall:
        tider["dialog opp"].append(p.trykk(tast, tittel))
        pause()
        tider["dialog ned"].append(p.trykk("\x1b[20~", r"100 søknader(?![\s\S]*" + tittel + ")"))
        pause()
    return tider


def minne_mib(p: Program) -> float:
    """Resident memory."""
    linje = next(linje for linje in Path(f"/proc/{p.pid}/status").read_text().splitlines() if linje.startswith("VmRSS"))
    return int(linje.split()[1]) / 1024


def runde(p: Program, antall: int) -> Tider:
    """Each kind of key, on one program that is already running."""
    tider: Tider = {"markør": taster(p, antall, "down", "up"), "PgDn/PgUp": taster(p, antall // 2, "pagedown", "pageup")}
    tider["bytte F2/F3"] = taster(p, antall, "f3", "f2", monstre=("Søker nr. 1[0-9]{3} ", "Søker nr. [0-9]{1,2} "))
    return {**tider, **dialoger(p, max(1, antall // 30))}


def maal(steder: dict[str, Path], runder: int, antall: int) -> dict[str, Tider]:
    """Times by program and kind."""
    tom = start("blank_app", ROT)
    tom.vent("KLAR")
    programmer = {navn: skall(rot) for navn, rot in steder.items()}
    tider: dict[str, Tider] = defaultdict(lambda: defaultdict(list))
    try:
        for nr in range(-1, runder):
            tur: list[tuple[str, Callable[[], Tider]]] = [("tom app", lambda: {"tast": taster(tom, antall, "x", "y")})]
            tur += [(navn, lambda p=p: runde(p, antall)) for navn, p in programmer.items()]  # type: ignore[misc]
            for navn, gjor in random.sample(tur, len(tur)):
                for hva, ny in gjor().items():
                    if nr >= 0:
                        tider[navn][hva] += ny
        for navn, p in programmer.items():
            tider[navn]["MiB"] = [minne_mib(p)]
    finally:
        for p in (tom, *programmer.values()):
            p.slutt()
    return tider


def vis(tider: dict[str, Tider]) -> None:
    """The table."""
    tom = tider["tom app"]["tast"]
    print("| program | hva | antall | p50 ms | p95 ms | mest ms | p95 mot tom app |\n|---|---|---|---|---|---|---|")
    for navn, sorter in tider.items():
        for hva, ms in sorter.items():
            if hva == "MiB":
                print(f"| {navn} | minne etter alt dette | | {ms[0]:.0f} MiB | | | |")
            else:
                deler = (statistics.median(ms), p95(ms), max(ms), p95(ms) / p95(tom))
                print(f"| {navn} | {hva} | {len(ms)} | " + " | ".join(f"{x:.2f}" for x in deler) + " |")


def main() -> None:
    """Measure and print."""
    valg = argparse.ArgumentParser(description=__doc__)
    valg.add_argument("--runder", type=int, default=6)
    valg.add_argument("--taster", type=int, default=60)
    valg.add_argument("--mot", type=Path, help="another checkout of navtui")
    a = valg.parse_args()
    steder = {"skallet": ROT} | ({"det andre": a.mot} if a.mot else {})
    vis(maal(steder, a.runder, a.taster))


if __name__ == "__main__":
    main()
