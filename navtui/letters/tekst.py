"""A letter as text for the terminal: the same words in the same order as on paper."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from navtui.domain.brev import Avsnitt, Brev, Liste, Tabell

BREDDE = 70
"""What a letter's window has room for on the smallest screen, 80 columns: a line is broken once, here."""
_MELLOM = 2


def som_tekst(brev: Brev, bredde: int = BREDDE) -> str:
    """The whole letter, no line of it longer than `bredde` columns, without a page's decoration."""
    return "\n".join(_linjer(brev, bredde)).rstrip() + "\n"


def _linjer(brev: Brev, bredde: int) -> Iterator[str]:
    for hode in (brev.avsender, brev.mottaker):
        for linje in hode:
            yield from _brutt(linje, bredde)
        yield ""
    for navn, verdi in brev.opplysninger:
        yield from _brutt(f"{navn}: {verdi}", bredde)
    yield ""
    yield from _brutt(brev.overskrift.upper(), bredde)
    yield ""
    for blokk in brev.ingress:
        yield from _blokk(blokk, bredde)
    for del_ in brev.deler:
        yield from _brutt(del_.overskrift, bredde)
        yield "-" * min(len(del_.overskrift), bredde)
        for blokk in del_.blokker:
            yield from _blokk(blokk, bredde)
    yield brev.hilsen
    yield brev.avsender[0] if brev.avsender else ""
    yield ""
    for u in brev.underskrifter:
        yield from _brutt(f"{u.navn}, {u.tittel}", bredde)
    if brev.merknad:
        yield ""
        yield from _brutt(brev.merknad, bredde)


def _brutt(tekst: str, bredde: int, innrykk: str = "") -> list[str]:
    return textwrap.wrap(tekst, bredde, initial_indent=innrykk, subsequent_indent=" " * len(innrykk), break_on_hyphens=False) or [""]


def _blokk(blokk: Avsnitt | Liste | Tabell, bredde: int) -> Iterator[str]:
    if isinstance(blokk, Avsnitt):
        yield from _brutt(blokk.tekst, bredde)
    elif isinstance(blokk, Liste):
        for punkt in blokk.punkter:
            yield from _brutt(punkt, bredde, "- ")
    else:
        yield from _tabell(blokk, bredde)
    yield ""


def _tabell(t: Tabell, bredde: int) -> Iterator[str]:
    bredder = _kolonner(t, bredde)
    yield from _rad(t.kolonner, bredder, t.tall)
    yield "-" * (sum(bredder) + _MELLOM * (len(bredder) - 1))
    for rad in t.rader:
        yield from _rad(rad, bredder, t.tall)
    if t.summer:
        yield "-" * (sum(bredder) + _MELLOM * (len(bredder) - 1))
    for rad in t.summer:
        yield from _rad(rad, bredder, t.tall)


def _kolonner(t: Tabell, bredde: int) -> list[int]:
    """Each column as wide as its widest cell while there is room; else the columns of text share what is left by their weights."""
    bredest = [max(len(rad[i]) for rad in (t.kolonner, *t.rader, *t.summer)) for i in range(len(t.kolonner))]
    igjen = bredde - _MELLOM * (len(bredest) - 1) - sum(bredest[i] for i in t.tall)
    andre = {i for i in range(len(bredest)) if i not in t.tall}
    if sum(bredest[i] for i in andre) <= igjen:
        return bredest
    ut, vekt = list(bredest), sum(t.bredder[i] for i in andre)
    for i in sorted(andre, key=lambda i: bredest[i] / t.bredder[i]):
        ut[i] = min(bredest[i], max(6, igjen * t.bredder[i] // vekt))
        igjen, vekt = igjen - ut[i], vekt - t.bredder[i]
    return ut


def _rad(celler: Sequence[str], bredder: Sequence[int], tall: Sequence[int]) -> Iterator[str]:
    brutt = [_brutt(celle, bredde) for celle, bredde in zip(celler, bredder, strict=True)]
    for nr in range(max(len(linjer) for linjer in brutt)):
        deler = [linjer[nr] if nr < len(linjer) else "" for linjer in brutt]
        plassert = [d.rjust(w) if i in tall else d.ljust(w) for i, (d, w) in enumerate(zip(deler, bredder, strict=True))]
        yield (" " * _MELLOM).join(plassert).rstrip()
