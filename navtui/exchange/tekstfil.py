"""Plain text out to a file of its own: never over one that is there, readable by its owner, on disk before it is said to be saved."""

from __future__ import annotations

import os
from pathlib import Path


def skriv_ny(mappe: Path, navn: str, tekst: str) -> Path:
    """Write `tekst` as UTF-8 to `navn` in `mappe`; a number is put on a name that is taken. Raises OSError when it cannot be written."""
    stamme, _, endelse = navn.rpartition(".")
    for nr in range(1, 1000):
        sti = mappe / (navn if nr == 1 else f"{stamme}-{nr}.{endelse}")
        try:
            fd = os.open(sti, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(fd, "w", encoding="utf-8", newline="") as fil:
            fil.write(tekst.replace("\n", os.linesep))
            fil.flush()
            os.fsync(fil.fileno())
        return sti
    raise FileExistsError(navn)
