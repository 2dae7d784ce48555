"""Two streams: data on standard out, and what is said to the person on standard error."""

from __future__ import annotations

import sys


def si(setning: str) -> None:
    """Narration: one line on standard error."""
    print(setning, file=sys.stderr, flush=True)


def skriv(tekst: str) -> None:
    """Data: text on standard out, as UTF-8 whatever the system's own code page is when it goes to a file or another program."""
    if sys.stdout.isatty():
        sys.stdout.write(tekst)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(tekst.encode())
    sys.stdout.flush()
