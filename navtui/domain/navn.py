"""Names as they are searched and sorted: æ and ae, ø and oe, å and aa meet; accents and case do not count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_NORSK = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ł": "l"})
_LENGST_DEL = 24


def sokeform(tekst: str) -> str:
    """The folded form of a name: lower case, only a-z, digits and single spaces between words."""
    lav = unicodedata.normalize("NFC", tekst).casefold().translate(_NORSK)
    flat = "".join(t for t in unicodedata.normalize("NFKD", lav) if not unicodedata.combining(t))
    return " ".join(re.findall(r"[^\W_]+", flat))


def del_navn(tekst: str) -> tuple[str, str]:
    """A name as it was typed, as fornavn and etternavn: "Ottar Hansen", "Hansen, Ottar", "Hansen Ottar", "hansen".

    A guess that is shown and can be mended: one word is the etternavn, and of several the last; but a first word on -sen before one that is
    not, is no fornavn.
    """
    navn = " ".join(tekst.split())
    if navn == navn.lower():
        navn = navn.title()
    if "," in navn:
        etternavn, _, fornavn = navn.partition(",")
        return fornavn.strip(), etternavn.strip()
    forste, _, resten = navn.partition(" ")
    if resten and forste.endswith("sen") and not resten.endswith("sen"):
        return resten, forste
    fornavn, _, etternavn = navn.rpartition(" ")
    return fornavn, etternavn


def opplist(deler: Sequence[str]) -> str:
    """ "a", "a og b", "a, b og c"."""
    return " og ".join([", ".join(deler[:-1]), deler[-1]] if deler[1:] else deler)


def navnedeler(navn: str) -> frozenset[str]:
    """Every ending of every word of a name, so that "any part of the name" is the beginning of one of them. At most 24 letters each."""
    return frozenset(ord_[i : i + _LENGST_DEL] for ord_ in sokeform(navn).split() for i in range(len(ord_)))
