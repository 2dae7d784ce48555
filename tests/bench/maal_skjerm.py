"""What the person at the keyboard waits for, measured on a pty as ratios to a blank Textual app in the same run.

    python -m tests.bench.maal_skjerm [--runder 9] [--taster 200] [--ganger 100] [--navtui KOMMANDO]

Prints the table that stands in README. It is run by hand: nothing here passes or fails, since a machine's speed is not the program's.
Rounds of the blank app and of navtui alternate, so that a slow minute slows both. Measure an installed wheel: with
PYTHONDONTWRITEBYTECODE set, a checkout compiles itself at every start.
"""

from __future__ import annotations

import argparse
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tests.bench.terminal import Program

TOM = [sys.executable, "-m", "tests.bench.blank_app"]
DATO = "2026-11-20"
LISTER = {"f2": "Postmøte", "f3": "Saker", "f4": "Fornyelser", "f5": "Kontroll", "f6": "Gjeld"}
FORSTE_RAD = r"^>"


def p95(tall: Iterable[float]) -> float:
    """The 95th percentile."""
    i_orden = sorted(tall)
    return i_orden[min(len(i_orden) - 1, round(0.95 * (len(i_orden) - 1)))]


def pause(sekunder: float = 0.03) -> None:
    """As between two keys of a person in a hurry."""
    time.sleep(sekunder)


def start(kommando: Sequence[str], klar: str, tast: str) -> float:
    """Seconds from spawn until the program has answered a key on its first screen."""
    p = Program(kommando)
    try:
        p.vent(klar)
        p.trykk(tast)
        return time.perf_counter() - p.startet
    finally:
        p.slutt()


def logg_inn(navtui: Sequence[str], fil: Path, ident: str, klar: str = FORSTE_RAD) -> tuple[Program, float]:
    """A signed-in program, and the milliseconds from Enter to the role's first list with rows."""
    p = Program([*navtui, str(fil), "--som", ident])
    p.vent("Passfrase")
    p.ro(0.8)
    for tegn in "vaagan":
        p.trykk(tegn)
    p.ro(1.0)
    return p, p.trykk("enter", klar, 20)


def hashtid() -> float:
    """Milliseconds one argon2 check takes here, alone in a process like the program's."""
    kode = (
        "import time\nfrom navtui.services.passord import lag_hash, stemmer\nh = lag_hash('vaagan')\n"
        "t = time.perf_counter(); stemmer(h, 'vaagan'); print((time.perf_counter() - t) * 1000)"
    )
    return float(subprocess.run([sys.executable, "-c", kode], check=True, capture_output=True, text=True).stdout)


def taster(p: Program, antall: int, rekke: Sequence[str], monstre: Sequence[str | None] = (None,)) -> list[float]:
    """Milliseconds from each key to its answer."""
    tider = []
    for nr in range(antall):
        tider.append(p.trykk(rekke[nr % len(rekke)], monstre[nr % len(monstre)]))
        pause()
    return tider


def forste_besok(navtui: Sequence[str], fil: Path, tast: str) -> float:
    """Milliseconds from an F-key to the first row of a list that has not been shown before in this session."""
    ident = "GRO" if tast == "f6" else "KAL"
    p, _ = logg_inn(navtui, fil, ident)
    try:
        p.ro(1.5)
        p.send("f8")
        p.ro(0.6)
        return p.trykk(tast, FORSTE_RAD, 20)
    finally:
        p.slutt()


def rad(hva: str, maalt: str, forhold: float, mal: str) -> None:
    """One line of the table."""
    print(f"| {hva} | {maalt} | {forhold:.2f} | {mal} |", flush=True)


def maal_start(navtui: Sequence[str], fil: Path, runder: int) -> float:
    """Start and sign-in. Returns the blank app's start in seconds."""
    par = [(start(TOM, "KLAR", "x"), start([*navtui, str(fil)], "Ident", "K")) for _ in range(runder + 1)][1:]
    tom = statistics.median(t for t, _ in par)
    ms = f"{statistics.median(n for _, n in par) * 1000:.0f} ms mot {tom * 1000:.0f} ms"
    rad("start til innloggingen tar imot taster", ms, statistics.median(n / t for t, n in par), "1,15")
    inn = []
    for _ in range(runder):
        p, brukt = logg_inn(navtui, fil, "KAL")
        p.slutt()
        inn.append(brukt - hashtid())
    brukt = statistics.median(inn)
    rad("Enter til postmøtet kan brukes, uten passordhash", f"{brukt:.0f} ms", brukt / 1000 / tom, "0,6 av tom start")
    return tom


def maal_taster(navtui: Sequence[str], fil: Path, antall: int) -> None:
    """Cursor, views and the slowest of many keys."""
    t = Program(TOM)
    t.vent("KLAR")
    p, _ = logg_inn(navtui, fil, "KAL")
    p.ro(1.5)
    p.trykk("f3", r"\[F3", 10)
    p.ro(1.0)
    tomme, mine = [], []
    for _ in range(4):
        tomme += taster(t, antall // 4, ("x", "y"))
        mine += taster(p, antall // 4, ("down", "up"))
    rad("tast til malt rad, p95", f"{p95(mine):.1f} ms mot {p95(tomme):.1f} ms", p95(mine) / p95(tomme), "1,3")
    # What she waits for is the view's own content; the mark on line 2 follows one frame later.
    bytte = taster(p, antall, ("f2", "f3"), (r"Mottatt  S", r"Navn  .*Neste"))
    rad("bytte av skjermbilde, p95", f"{p95(bytte):.1f} ms mot {p95(tomme):.1f} ms", p95(bytte) / p95(tomme), "6")
    mange = taster(p, 5 * antall, ("down", "up", "f2", "down", "up", "f3", "pagedown", "pageup"))
    rad(f"den tregeste av {len(mange)} taster", f"{max(mange):.0f} ms", max(mange) / p95(tomme), "100 ms")
    p.slutt()
    t.slutt()


def maal_lister(navtui: Sequence[str], liten: Path, stor: Path, ganger: int, runder: int) -> None:
    """Each list in the demo office and in one many times as large."""
    for tast, navn in LISTER.items():
        par = [(forste_besok(navtui, liten, tast), forste_besok(navtui, stor, tast)) for _ in range(runder)]
        x, y = (statistics.median(tall) for tall in zip(*par, strict=True))
        rad(f"{navn} åpnet første gang, {ganger} ganger så stort kontor", f"{y:.0f} ms mot {x:.0f} ms", y / x, "1,3")


def med_demo(navtui: Sequence[str], mappe: str, ganger: int) -> Path:
    """A demo office that is `ganger` times Vågan."""
    fil = Path(mappe, f"{ganger}.navtui")
    valg = ["--dato", DATO, "--ganger", str(ganger), "--bare-data"]
    subprocess.run([*navtui, "demo", str(fil), *valg], check=True, capture_output=True)
    return fil


def main() -> None:
    """Measure and print."""
    valg = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    valg.add_argument("--runder", type=int, default=9)
    valg.add_argument("--taster", type=int, default=200)
    valg.add_argument("--ganger", type=int, default=100)
    valg.add_argument("--navtui", default=f"{shlex.quote(sys.executable)} -m navtui")
    valg.add_argument("--bare", choices=("start", "taster", "lister"))
    a = valg.parse_args()
    navtui = shlex.split(a.navtui)
    with tempfile.TemporaryDirectory() as mappe:
        liten = med_demo(navtui, mappe, 1)
        deler: dict[str, Callable[[], object]] = {
            "start": lambda: maal_start(navtui, liten, a.runder),
            "taster": lambda: maal_taster(navtui, liten, a.taster),
            "lister": lambda: maal_lister(navtui, liten, med_demo(navtui, mappe, a.ganger), a.ganger, max(3, a.runder // 3)),
        }
        print(f"{os.cpu_count()} kjerner, Python {sys.version.split()[0]}\n\n| hva | målt | forhold | mål |\n|---|---|---|---|")
        for navn, del_ in deler.items():
            if a.bare in (None, navn):
                del_()


if __name__ == "__main__":
    main()
