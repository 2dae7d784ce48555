"""SI-3 (own): the log's head as people write it: the entry's number and the first 20 of its hash's 64 characters, in groups of four.

It stands on the protokoll, on paper, where nobody can change it together with the file. 80 bits are enough: another log with an entry
of that number and that beginning cannot be made.
"""

from __future__ import annotations

import re

from navtui.domain.regelbrudd import Regelbrudd

GRUPPER, I_GRUPPEN = 5, 4
_TEGN = GRUPPER * I_GRUPPEN
_MERKE = re.compile(rf"([1-9][0-9]{{0,11}})([0-9a-f]{{{_TEGN}}})")


def skriv(nr: int, hash_: str) -> str:
    """ "4711-9f3a-02bc-77d1-e0aa-41c2"."""
    return "-".join((str(nr), *(hash_[n : n + I_GRUPPEN] for n in range(0, _TEGN, I_GRUPPEN))))


def les(tekst: str) -> tuple[int, str]:
    """The entry's number and the beginning of its hash, as typed from paper: with hyphens or spaces, small or capital letters.

    Refuses what cannot be one: the first group is the number, so the groups must be told apart.
    """
    nr, *grupper = tekst.lower().replace("-", " ").split() or [""]
    treff = _MERKE.fullmatch(nr + "".join(grupper)) if [len(g) for g in grupper] == [I_GRUPPEN] * GRUPPER else None
    if treff is None:
        setning = "Loggmerke: skriv tallet og de fem gruppene slik de står på protokollen, for eksempel 4711-9f3a-02bc-77d1-e0aa-41c2."
        raise Regelbrudd("SI-3", setning, "merke")
    return int(treff[1]), treff[2]
