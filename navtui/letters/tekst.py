"""A letter as text for the terminal: the same words in the same order as on paper."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from navtui.domain.brev import Avsnitt, Brev, Liste, Tabell

BREDDE = 74
_MELLOM = 2


def som_tekst(brev: Brev, bredde: int = BREDDE) -> str:
    """The whole letter, wrapped to `bredde` columns, without a page's decoration."""
    return "\n".join(_linjer(brev, bredde)).rstrip() + "\n"


def _linjer(brev: Brev, bredde: int) -> Iterator[str]:
    yield from brev.avsender
    yield ""
    yield from brev.mottaker
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
        yield f"{u.navn}, {u.tittel}"
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
    """Columns of numbers as wide as the widest of them; the others share what is left by their weights, none wider than it needs."""
    bredest = [max(len(rad[i]) for rad in (t.kolonner, *t.rader, *t.summer)) for i in range(len(t.kolonner))]
    igjen = bredde - _MELLOM * (len(bredest) - 1) - sum(bredest[i] for i in t.tall)
    andre = [i for i in range(len(bredest)) if i not in t.tall]
    vekt = sum(t.bredder[i] for i in andre) or 1
    return [w if i in t.tall else max(6, min(w, igjen * t.bredder[i] // vekt)) for i, w in enumerate(bredest)]


def _rad(celler: Sequence[str], bredder: Sequence[int], tall: Sequence[int]) -> Iterator[str]:
    brutt = [_brutt(celle, bredde) for celle, bredde in zip(celler, bredder, strict=True)]
    for nr in range(max(len(linjer) for linjer in brutt)):
        deler = [linjer[nr] if nr < len(linjer) else "" for linjer in brutt]
        plassert = [d.rjust(w) if i in tall else d.ljust(w) for i, (d, w) in enumerate(zip(deler, bredder, strict=True))]
        yield (" " * _MELLOM).join(plassert).rstrip()
