"""How fast a letter is made, beside typst alone in the same run: `python -m tests.bench.maal_brev`. Prints a table for README.

The floor is typst with the same words in one paragraph, the same standards and fonts, something changed each time: no page, tables,
headings or lists. Every number is a median. The first is in a process of its own that has read everything but typst, as the program has.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

from navtui.domain.brev import til_json
from navtui.domain.brev_vedtak import vedtaksbrev
from navtui.domain.kodeverk.person import Malform
from navtui.letters.ordlyd import ordlyd
from navtui.letters.pdf import fra_innhold, lag, sett
from tests import brevhjelp as h

GULV = b'#set document(title: "x", date: datetime(year: 2026, month: 11, day: 20))\n#set text(lang: "nb")\n= Vedtak\n#sys.inputs.brev'
FORST = """
import time, sys
from navtui.letters.pdf import {hva}
t = time.perf_counter()
{gjor}
print((time.perf_counter() - t) * 1000)
"""
ANTALL, MANGE = 60, 1000


def _ms(*gjor: Callable[[int], object], antall: int = ANTALL) -> list[float]:
    """The median of each, by turns, so that a slow minute slows them all."""
    tider: list[list[float]] = [[] for _ in gjor]
    for nr in range(antall):
        for funksjon, mine in zip(gjor, tider, strict=True):
            t = perf_counter()
            funksjon(nr)
            mine.append((perf_counter() - t) * 1000)
    return [median(mine[3:]) for mine in tider]


def _forst(hva: str, gjor: str, inn: str, antall: int = 7) -> float:
    kall = [sys.executable, "-X", "utf8", "-c", FORST.format(hva=hva, gjor=gjor)]
    svar = [subprocess.run(kall, input=inn, capture_output=True, encoding="utf-8", check=True).stdout for _ in range(antall)]
    return median(map(float, svar))


def main() -> None:
    """Measure and print."""
    o = ordlyd(Malform.BOKMAL)

    sett(GULV, "x")
    sagt = h.tekst(vedtaksbrev(o, h.vedtaksgrunnlag(h.vedtak())))
    gulv, vanlig, langt = _ms(
        lambda nr: sett(GULV, f"{sagt} {nr}"),
        lambda nr: lag(vedtaksbrev(o, h.vedtaksgrunnlag(h.vedtak(nummer=f"2026-{nr:04}")))),
        lambda nr: lag(vedtaksbrev(o, h.vedtaksgrunnlag(h.stort().model_copy(update={"nummer": f"2026-{nr:04}"})))),
    )
    innhold = til_json(vedtaksbrev(o, h.vedtaksgrunnlag(h.vedtak())))
    gulv_forst = _forst("sett", f"sett({GULV!r}, sys.stdin.read())", sagt)
    forst = _forst("fra_innhold", "fra_innhold(sys.stdin.read())", innhold)
    t = perf_counter()
    for nr in range(MANGE):
        lag(vedtaksbrev(o, h.vedtaksgrunnlag(h.vedtak(nummer=f"2026-{nr:04}"))))
    mange = perf_counter() - t
    byte = len(fra_innhold(innhold))
    print("| hva | målt | forhold til typst alene | mål |\n|---|---|---|---|")
    print(f"| typst alene, de samme ordene i ett avsnitt | {gulv:.1f} ms | 1 | |")
    print(f"| et vedtaksbrev, to sider, {byte // 1000} kB | {vanlig:.1f} ms | {vanlig / gulv:.1f} | 10 ms der typst har 4-6 |")
    print(f"| det lengste brevet vi har, fire sider | {langt:.1f} ms | {langt / gulv:.1f} | |")
    print(f"| det første brevet i en ny prosess | {forst:.0f} ms | {forst / gulv_forst:.1f} (typst alene {gulv_forst:.0f} ms) | 40 ms |")
    print(f"| {MANGE} brev | {mange:.1f} s | {mange * 1000 / MANGE / gulv:.1f} | 6 s |")


if __name__ == "__main__":
    main()
