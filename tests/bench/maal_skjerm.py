"""What the person at the keyboard waits for, measured on a pty as ratios to a blank Textual app in the same run.

    python -m tests.bench.maal_skjerm [--bare start|taster|lister] [--stor FIL] [--navtui KOMMANDO]

Prints the table that stands in README, in six to seven minutes: one of them makes the office a hundred times as large (`--stor` is one
that is made already). It is run by hand: nothing here passes or fails, since a machine's speed is not the program's. Rounds of the one and
the other alternate, and a ratio is the median of the rounds' own, so that neither a slow minute nor a stray hiccup tells.
Measure an installed wheel: with PYTHONDONTWRITEBYTECODE set, a checkout compiles itself at every start.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import cycle
from pathlib import Path
from statistics import median

from tests.bench.terminal import Program

TOM = [sys.executable, "-m", "tests.bench.blank_app"]
DATO = "2026-11-20"
LISTER = {
    "f2": ("Postmøte", "Mottatt  Søker"),
    "f3": ("Saker", "Navn .*Neste"),
    "f4": ("Fornyelser", "Går ut"),
    "f5": ("Kontroll", "Venter Navn"),
    "f6": ("Gjeld", "Navn .*Tilstand"),
    "f7": ("Leder", "Hvem "),
}
"""Each list by its key: its name, and what its header line says."""
BESOK = {"KAL": ("f2", "f3", "f4", "f5", "f6"), "LEA": ("f7",)}
"""Who looks at which: the first is where she comes in, the others are opened for the first time in that session."""
BORTE = r"\A(?![\s\S]*│)"
"""No dialog on the screen."""
DIALOGER = {"t": "Kontakt:", "d": "Neste oppfølging:", "b": "Beskjed om", "f1": "Hjelp:", "n": "Ny søknad"}
"""Keys that open a dialog, with its title."""
RUNDE: tuple[tuple[str, str | None], ...] = (
    ("down", None), ("t", DIALOGER["t"]), ("f9", BORTE), ("up", None), ("d", DIALOGER["d"]), ("f9", BORTE), ("b", DIALOGER["b"]),
    ("f9", BORTE), ("f1", DIALOGER["f1"]), ("f9", BORTE), ("f2", "Mottatt  Søker"), ("down", None), ("n", DIALOGER["n"]), ("f9", BORTE),
    ("up", None), ("f3", "Navn .*Neste"), ("pagedown", None), ("pageup", None),
)  # fmt: skip
"""Keys of a working day, from Saker and back, each with what answers it."""


def liste_med_rader(tast: str) -> str:
    """The pattern of a list with its rows: the cursor stands on one of them under its header line."""
    return rf"^  .*{LISTER[tast][1]}.*\n(?:[^>\n].*\n)*>"


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


def inn_til(navtui: Sequence[str], fil: Path, ident: str, tast: str) -> tuple[Program, float]:
    """A signed-in program, and the milliseconds from Enter to her first list with rows, without the password's hash."""
    hash_ms = hashtid()
    p = Program([*navtui, str(fil), "--som", ident])
    p.vent("Passfrase")
    p.ro(0.8)
    for tegn in "vaagan":
        p.trykk(tegn)
    p.ro(0.5)
    return p, p.trykk("enter", liste_med_rader(tast), 20) - hash_ms


def hashtid() -> float:
    """Milliseconds one argon2 check takes here, alone in a process like the program's."""
    kode = (
        "import time\nfrom navtui.store import krypto as k\npakke = k.pakk_inn(bytes(32), 'vaagan', 'KAL', k.OVING)\n"
        "t = time.perf_counter(); k.pakk_ut(pakke, 'vaagan', 'KAL'); print((time.perf_counter() - t) * 1000)"
    )
    return float(subprocess.run([sys.executable, "-c", kode], check=True, capture_output=True, text=True).stdout)


def taster(p: Program, antall: int, rekke: Sequence[tuple[str, str | None]]) -> list[float]:
    """Milliseconds from each key to its answer: the pattern that goes with it, or any change of the screen."""
    tider = []
    for nr in range(antall):
        tider.append(p.trykk(*rekke[nr % len(rekke)]))
        pause()
    return tider


def rad(hva: str, maalt: str, forhold: float, mal: str) -> None:
    """One line of the table, with decimals as in Norwegian."""
    print(f"| {hva} | {f'{maalt} | {forhold:.2f}'.replace('.', ',')} | {mal} |", flush=True)


def maal_start(navtui: Sequence[str], fil: Path, runder: int) -> None:
    """Start and sign-in."""
    par = [(start(TOM, "KLAR", "x"), start([*navtui, str(fil)], "Ident", "K")) for _ in range(2 * runder + 1)][1:]
    tom = median(t for t, _ in par)
    ms = f"{median(n for _, n in par) * 1000:.0f} ms mot {tom * 1000:.0f} ms"
    rad("start til innloggingen tar imot taster", ms, median(n / t for t, n in par), "1,15")
    brukt = median(inn_til(navtui, fil, "KAL", "f2")[1] for _ in range(runder))
    rad("Enter til postmøtet kan brukes, uten passordhash", f"{brukt:.0f} ms", brukt / 1000 / tom, "0,6 av tom start")


def maal_taster(navtui: Sequence[str], fil: Path, antall: int) -> None:
    """Cursor, views and the slowest of many keys, dialogs among them."""
    t = Program(TOM)
    t.vent("KLAR")
    p, _ = inn_til(navtui, fil, "KAL", "f2")
    p.ro(1.5)
    p.trykk("f3", liste_med_rader("f3"), 10)
    p.ro(1.0)
    runder = []
    for _ in range(8):
        tom = p95(taster(t, antall // 4, [("x", None), ("y", None)]))
        markor = p95(taster(p, antall // 4, [("down", None), ("up", None)]))
        # What she waits for is the view's own content; the mark on line 2 comes with it or one frame later.
        bytte = p95(taster(p, antall // 4, [("f2", "Mottatt  Søker"), ("f3", "Navn .*Neste")]))
        runder.append((tom, markor, bytte))
    tom = median(r[0] for r in runder)
    for nr, hva, mal in ((1, "tast til malt rad, p95", "1,3"), (2, "bytte av skjermbilde, p95", "6 (30 ms der tom app har 5)")):
        rad(hva, f"{median(r[nr] for r in runder):.1f} ms mot {tom:.1f} ms", median(r[nr] / r[0] for r in runder), mal)
    mange = taster(p, 1000, RUNDE)
    dialoger = [ms for (tast, _), ms in zip(cycle(RUNDE), mange, strict=False) if tast in DIALOGER]
    rad("en dialog åpnes, p95", f"{p95(dialoger):.0f} ms", p95(dialoger) / tom, "")
    over = sum(ms > 100 for ms in mange)
    rad("den tregeste av 1 000 taster, dialoger medregnet", f"{max(mange):.0f} ms ({over} over 100)", max(mange) / tom, "100 ms")
    p.slutt()
    t.slutt()


def maal_lister(navtui: Sequence[str], liten: Path, stor: Path, ganger: int, runder: int) -> None:
    """From the key to the rows of each list that has not been shown before, in the demo office and in one many times as large."""
    tider: dict[str, list[tuple[float, float]]] = {tast: [] for tast in LISTER}
    for _ in range(runder):
        for ident in BESOK:
            x, y = (besok(navtui, fil, ident) for fil in (liten, stor))
            for tast, ms in x.items():
                tider[tast].append((ms, y[tast]))
    for tast, par in tider.items():
        ms_liten, ms_stor = (median(tall) for tall in zip(*par, strict=True))
        hva = f"{LISTER[tast][0]} åpnes, kontor {ganger} ganger så stort"
        rad(hva, f"{ms_stor:.0f} ms mot {ms_liten:.0f} ms", median(b / a for a, b in par), "1,3")


def besok(navtui: Sequence[str], fil: Path, ident: str) -> dict[str, float]:
    """Milliseconds to each of her lists, by its key, in one session. Coming in is counted without the password's hash."""
    inn, *resten = BESOK[ident]
    p, brukt = inn_til(navtui, fil, ident, inn)
    tider = {inn: brukt}
    try:
        for tast in resten:
            p.ro(0.5)
            tider[tast] = p.trykk(tast, liste_med_rader(tast), 20)
    finally:
        p.slutt()
    return tider


def med_demo(navtui: Sequence[str], mappe: str, ganger: int) -> Path:
    """A demo office that is `ganger` times Vågan."""
    fil = Path(mappe, f"{ganger}.navtui")
    valg = ["--dato", DATO, "--ganger", str(ganger), "--bare-data"]
    subprocess.run([*navtui, "demo", str(fil), *valg], check=True, capture_output=True)
    return fil


def main() -> None:
    """Measure and print."""
    valg = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    valg.add_argument("--runder", type=int, default=7)
    valg.add_argument("--taster", type=int, default=200)
    valg.add_argument("--ganger", type=int, default=100)
    valg.add_argument("--stor", type=Path, help="a demo office that large, made with --dato 2026-11-20")
    valg.add_argument("--navtui", default=f"{shlex.quote(sys.executable)} -m navtui")
    valg.add_argument("--bare", choices=("start", "taster", "lister"))
    a = valg.parse_args()
    navtui = shlex.split(a.navtui)
    with tempfile.TemporaryDirectory() as mappe:
        liten = med_demo(navtui, mappe, 1)
        deler: dict[str, Callable[[], object]] = {
            "start": lambda: maal_start(navtui, liten, a.runder),
            "taster": lambda: maal_taster(navtui, liten, a.taster),
            "lister": lambda: maal_lister(navtui, liten, a.stor or med_demo(navtui, mappe, a.ganger), a.ganger, a.runder),
        }
        print(f"{os.cpu_count()} kjerner, Python {sys.version.split()[0]}\n\n| hva | målt | forhold | mål |\n|---|---|---|---|")
        for navn, del_ in deler.items():
            if a.bare in (None, navn):
                del_()


if __name__ == "__main__":
    main()
