"""Two streams: data on standard out, and what is said to the person on standard error. Either may be closed, or full."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from unicodedata import category

from navtui.domain.regelbrudd import Regelbrudd

MED_FEIL = 3
"""The exit code of a copy that was made of a file with faults: it is there, and somebody must look at the file (SI-6)."""


def si(setning: str) -> None:
    """Narration: one line on standard error, and nowhere when that cannot be written (`print` would have put it among the data)."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(synlig(setning), file=sys.stderr, flush=True)


def synlig(setning: str) -> str:
    """A sentence that may hold a file's name: a control character in it is shown as its code and never reaches the terminal."""
    return "".join(t if t == "\n" or category(t) not in ("Cc", "Cf") else f"\\x{ord(t):02x}" for t in setning)


def skriv(tekst: str) -> None:
    """Data: text on standard out, as UTF-8 whatever the system's own code page is when it goes to a file or another program.

    What cannot be written there (a file's name that is no text, a letter the terminal lacks) is written as its code. Refuses when the
    disk it goes to is full, or nobody is there; a pipe that is closed is left to `main`.
    """
    if sys.stdout is None:
        raise _ikke_skrevet()
    try:
        if sys.stdout.isatty():
            koding = sys.stdout.encoding or "utf-8"
            sys.stdout.write(tekst.encode(koding, "backslashreplace").decode(koding))
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(tekst.encode("utf-8", "backslashreplace"))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as feil:
        slipp_utskriften()
        raise _ikke_skrevet() from feil


def slipp_utskriften() -> None:
    """Let what is left in standard out go nowhere: Python tries once more at exit, and would say so in English."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _ikke_skrevet() -> Regelbrudd:
    return Regelbrudd("SI-5", "Det gikk ikke å skrive ut: disken er full, eller standard ut er lukket.")
