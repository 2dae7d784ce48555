"""VE-7: each sentence of a begrunnelse with what it is: new, as in the last vedtak, or like a colleague's recent text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

SETNING_LIK = 90
"""Per cent from which two sentences count as the same one."""
KORT_SETNING = 25
"""Letters; a shorter sentence ("Søknaden innvilges.") is like any other and says nothing."""


class Merke(StrEnum):
    """What a sentence is, as it is written before it."""

    NY = ""
    FORRIGE = "="
    ANDRES = "~"


@dataclass(frozen=True, slots=True)
class Setning:
    """A sentence as it was written, with its mark. Of another person's text nothing is kept."""

    tekst: str
    merke: Merke


def bare_ord(tekst: str) -> str:
    """The words alone: case, punctuation and spaces do not make a text another."""
    return " ".join(re.findall(r"\w+", tekst.casefold()))


def setninger(tekst: str) -> tuple[str, ...]:
    """The sentences of a text, as written."""
    return tuple(s for s in (del_.strip() for del_ in re.split(r"(?<=[.!?])\s+|\n+", tekst)) if s)


def merk(tekst: str, forrige: str, andre: Iterable[str]) -> tuple[Setning, ...]:
    """VE-7: the sentences of a begrunnelse, each marked by the last vedtak first, then by other persons' recent ones."""
    egne = setninger(tekst)
    if not egne:
        return ()
    from rapidfuzz import utils  # 20 ms to import, and only a text that is compared asks

    gamle = [utils.default_process(s) for s in setninger(forrige)]
    lange = [utils.default_process(s) for annen in andre for s in setninger(annen) if len(s) >= KORT_SETNING]
    return tuple(Setning(s, _merke(utils.default_process(s), gamle, lange if len(s) >= KORT_SETNING else ())) for s in egne)


def _merke(setning: str, gamle: Sequence[str], andres: Sequence[str]) -> Merke:
    if _staar_i(setning, gamle):
        return Merke.FORRIGE
    return Merke.ANDRES if _staar_i(setning, andres) else Merke.NY


def _staar_i(setning: str, andre: Sequence[str]) -> bool:
    from rapidfuzz import fuzz, process

    return process.extractOne(setning, andre, scorer=fuzz.ratio, score_cutoff=SETNING_LIK) is not None


def sammendrag(setninger_: Sequence[Setning]) -> str:
    """How much of it is new, in one line: "4 av 6 setninger er nye, 1 sto i forrige vedtak, 1 ligner andres"."""
    antall = {m: sum(s.merke is m for s in setninger_) for m in Merke}
    if not setninger_ or antall[Merke.NY] == len(setninger_):
        return ""
    deler = [f"{antall[Merke.NY]} av {len(setninger_)} setninger er nye"]
    deler += [f"{antall[Merke.FORRIGE]} sto i forrige vedtak"] if antall[Merke.FORRIGE] else []
    deler += [f"{antall[Merke.ANDRES]} ligner andres"] if antall[Merke.ANDRES] else []
    return ", ".join(deler)
