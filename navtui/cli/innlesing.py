"""What is typed or piped in. Standard in may be a keyboard, a file, or closed."""

from __future__ import annotations

import sys

from navtui.domain.regelbrudd import Regelbrudd


def ved_tastatur() -> bool:
    """Whether someone sits there to be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def linje() -> str:
    """The next line with its end; the empty text where there is no more.

    From a pipe or a file it is UTF-8, with or without a mark of it, whatever the system's own code page is. Refuses other bytes.
    """
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        return lesbar(sys.stdin.readline())
    try:
        return sys.stdin.buffer.readline().decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as feil:
        raise _ikke_utf_8() from feil


def lesbar(tekst: str) -> str:
    """What was typed or stands in an argument. Refuses bytes that are no text (Latin-1 on a UTF-8 system)."""
    try:
        tekst.encode("utf-8")
    except UnicodeEncodeError as feil:
        raise _ikke_utf_8() from feil
    return tekst


def _ikke_utf_8() -> Regelbrudd:
    return Regelbrudd("SI-1", "Det som ble skrevet inn, er ikke UTF-8.")
