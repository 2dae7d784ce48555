"""Room set aside beside an office's file for what must be logged while the disk is full (PE-7, SI-5).

A file (FIL.venter) of a fixed size, written in place: that takes no new room, and an entry is on the disk when `legg` returns, whatever
becomes of the program. (A file system that copies what it writes, such as btrfs, may want room even so: then `legg` says no.) Each entry
is sealed with the office's key. Whoever changes the file holds the office's write lock, which takes no room either.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Any

from navtui.store import krypto

PLASSER, LENGDE = 512, 512
"""So many entries of so many bytes: what an office does with a full disk before someone makes room."""


@dataclass(frozen=True, slots=True)
class Ventende:
    """A place that is taken: what it holds, as it is stored, and opened. None when the office's key does not open it."""

    plass: int
    lagret: bytes
    innhold: dict[str, Any] | None


def sti(fil: Path) -> Path:
    """Where the room of an office's file is."""
    return fil.with_name(f"{fil.name}.venter")


def sett_av(fil: Path) -> None:
    """Set the room aside, where it is not. Every byte is written: a file with holes has no room. Raises OSError."""
    if sti(fil).exists():
        return
    uferdig = sti(fil).with_name(f".{sti(fil).name}.{os.getpid()}.ny")
    try:
        with open(os.open(uferdig, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as f:
            f.write(bytes(PLASSER * LENGDE))
            f.flush()
            os.fsync(f.fileno())
        uferdig.replace(sti(fil))
    finally:
        uferdig.unlink(missing_ok=True)


def legg(fil: Path, nokkel: bytes, innhold: dict[str, Any]) -> bool:
    """Put an entry in a free place; on disk when it answers True. False when there is no room, or no such file."""
    import json

    lukket = krypto.lukk(nokkel, json.dumps(innhold, ensure_ascii=False).encode())
    if len(lukket) > LENGDE - 2:
        return False
    try:
        with sti(fil).open("rb+", buffering=0) as f:
            alt = f.read()
            for plass in range(min(PLASSER, len(alt) // LENGDE)):
                if not any(alt[plass * LENGDE : plass * LENGDE + 2]):
                    _skriv(f, plass, len(lukket).to_bytes(2, "big") + lukket)
                    return True
    except OSError:
        return False
    return False


def les(fil: Path, nokkel: bytes) -> list[Ventende]:
    """What waits, in the order it was put there."""
    import json

    try:
        alt = sti(fil).read_bytes()
    except FileNotFoundError:
        return []
    ut = []
    for plass in range(len(alt) // LENGDE):
        rad = alt[plass * LENGDE : (plass + 1) * LENGDE]
        if lengde := int.from_bytes(rad[:2], "big"):
            apnet = krypto.lukk_opp(nokkel, rad[2 : 2 + lengde])
            ut.append(Ventende(plass, rad, None if apnet is None else json.loads(apnet)))
    return ut


def fjern(fil: Path, ventende: Ventende) -> None:
    """Free the place, if it still holds this."""
    with sti(fil).open("rb+", buffering=0) as f:
        f.seek(ventende.plass * LENGDE)
        if f.read(LENGDE) == ventende.lagret:
            _skriv(f, ventende.plass, bytes(LENGDE))


def _skriv(f: FileIO, plass: int, innhold: bytes) -> None:
    f.seek(plass * LENGDE)
    if f.write(innhold) != len(innhold):
        raise OSError("short write")
    os.fsync(f.fileno())
