"""What is typed or piped in. Standard in may be a keyboard, a file, or closed."""

from __future__ import annotations

import sys

from navtui.domain.regelbrudd import Regelbrudd


def ved_tastatur() -> bool:
    """Whether someone sits there to be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def linje() -> str:
    """The next line with its end; the empty text where there is no more."""
    return "" if sys.stdin is None else lesbar(sys.stdin.readline())


def lesbar(tekst: str) -> str:
    """What was typed. Refuses bytes that are no text, such as a Latin-1 file on standard in."""
    try:
        tekst.encode("utf-8")
    except UnicodeEncodeError as feil:
        raise Regelbrudd("SI-1", "Det som ble skrevet inn, er ikke UTF-8.") from feil
    return tekst
