"""Names as they are searched and sorted: æ and ae, ø and oe, å and aa meet; accents and case do not count."""

from __future__ import annotations

import re
import unicodedata

_NORSK = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ł": "l"})
_LENGST_DEL = 24


def sokeform(tekst: str) -> str:
    """The folded form of a name: lower case, only a-z, digits and single spaces between words."""
    lav = unicodedata.normalize("NFC", tekst).casefold().translate(_NORSK)
    flat = "".join(t for t in unicodedata.normalize("NFKD", lav) if not unicodedata.combining(t))
    return " ".join(re.findall(r"[^\W_]+", flat))


def navnedeler(navn: str) -> frozenset[str]:
    """Every ending of every word of a name, so that "any part of the name" is the beginning of one of them. At most 24 letters each."""
    return frozenset(ord_[i : i + _LENGST_DEL] for ord_ in sokeform(navn).split() for i in range(len(ord_)))
