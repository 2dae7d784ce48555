"""Which folder the payment file went to last, and the letters, remembered on this machine for this user. A path is no person's data."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_FIL = "utbetalingsmappe.txt"


def _husket(fil: str) -> Path:
    return platformdirs.user_config_path("navtui") / fil


def hent(husket: str = _FIL) -> Path:
    """The folder of the last export where it is still there, else the user's documents folder, else the home folder."""
    try:
        mappe = Path(_husket(husket).read_text("utf-8").strip())
    except (OSError, UnicodeDecodeError):
        mappe = platformdirs.user_documents_path()
    return mappe if mappe.is_dir() else Path.home()


def husk(mappe: Path, husket: str = _FIL) -> None:
    """Remember a folder. That it cannot be remembered (a read-only profile) stops no export."""
    fil = _husket(husket)
    try:
        fil.parent.mkdir(parents=True, exist_ok=True)
        ny = fil.with_suffix(".ny")
        ny.write_text(str(mappe), "utf-8")
        os.replace(ny, fil)
    except OSError:
        return
