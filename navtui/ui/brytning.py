"""Where a line may be broken: never inside an amount, nor between it and its unit or sign ("17 300 kr", "§ 18", "+ 300").

Both rich and Textual part a text into words by one pattern of rich's, to which every space is a place to break, also one that is made not
to be. That pattern is replaced; what is on the screen is as it was written.
"""

from __future__ import annotations

import re
from textwrap import wrap

from rich import _wrap

from navtui.domain.belop import BINDER, udelt


def ta_i_bruk() -> None:
    """For every text of the program."""
    _wrap.re_word = re.compile(rf"\s*(?:\S+|{BINDER}|\xa0)+\s*")


def bryt(tekst: str, width: int) -> list[str]:
    """The text in lines of at most `width` characters, for those who place the lines themselves."""
    return [linje.replace("\xa0", " ") for linje in wrap(udelt(tekst), width)] or [""]
