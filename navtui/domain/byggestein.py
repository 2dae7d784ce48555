"""VE-7: sentences an office uses often, as building blocks: each has blanks that must be filled in, and no text is blocks alone.

They are the lines with a blank, "[hva]", of the office's routines for the rule. So they have an owner and a day they are looked through,
like the rest of what the office has agreed on.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

from navtui.domain.rutine import Rutine, for_regler

BLANK: Final = re.compile(r"\[[^\W\d_][^\[\]\n]{0,59}\]")
"""What is to be filled in: it begins with a letter, "[hva]". Other brackets are the writer's own."""
REGEL: Final = "VE-7"
"""The rule whose routines hold the blocks of a begrunnelse."""
_FYLT: Final = r"[^.!?\n]{0,300}?"
_TEGN: Final = re.compile(r"\w")


def byggesteiner(rutiner: Iterable[Rutine]) -> tuple[str, ...]:
    """The blocks, in the order of the routines. A line without a blank is no block: it could be used without a thought."""
    linjer = (linje.strip() for r in for_regler(rutiner, (REGEL,)) for linje in r.tekst.splitlines())
    return tuple(dict.fromkeys(linje for linje in linjer if BLANK.search(linje)))


def ufylt(tekst: str) -> str | None:
    """The first blank that nobody has filled in."""
    treff = BLANK.search(tekst)
    return treff[0] if treff else None


def bare_byggesteiner(tekst: str, steiner: Collection[str]) -> bool:
    """Whether nothing is left of a text when the blocks in it, as they have been filled in, are taken away."""
    rest = tekst
    for stein in sorted(steiner, key=len, reverse=True):
        rest = _monster(stein).sub(" ", rest)
    return rest != tekst and not _TEGN.search(rest)


def _monster(stein: str) -> re.Pattern[str]:
    """The block with anything in its blanks, however its spaces are."""
    faste = (r"\s+".join(re.escape(ord_) for ord_ in re.split(r"\s+", del_)) for del_ in BLANK.split(stein))
    return re.compile(_FYLT.join(faste), re.IGNORECASE)
