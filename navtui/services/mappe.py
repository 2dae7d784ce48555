"""Which folder the payment files and the letters went to last, remembered on this machine for this user. A path is no person's data."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Slag:
    """What goes to a folder. `navn`: the folder's own name, beside the office's file, until another has been chosen."""

    navn: str

    @property
    def husket(self) -> Path:
        """Where the choice is remembered."""
        return platformdirs.user_config_path("navtui") / f"{self.navn}mappe.txt"


UTBETALING = Slag("utbetaling")
BREV = Slag("brev")


def hent(kontorfil: Path, slag: Slag) -> Path:
    """The folder used last where it is still there, else one beside the office's file: where the office keeps what is its own."""
    try:
        mappe = Path(slag.husket.read_text("utf-8").strip())
    except (OSError, UnicodeDecodeError):
        return egen(kontorfil, slag)
    return mappe if mappe.is_dir() else egen(kontorfil, slag)


def egen(kontorfil: Path, slag: Slag) -> Path:
    """The one beside the office's file, there or not."""
    return kontorfil.absolute().parent / slag.navn


def klargjor(kontorfil: Path, slag: Slag, mappe: Path) -> Path:
    """The folder that was written, there to be written in: the program makes its own, for its user only, and no other, for another that
    is not there is a slip of the key. That it cannot be made is said by the one who writes in it."""
    if mappe == egen(kontorfil, slag) and not mappe.exists():
        try:
            mappe.mkdir(mode=0o700)
        except OSError:
            return mappe
    return mappe


def husk(mappe: Path, slag: Slag) -> None:
    """Remember a folder. That it cannot be remembered (a read-only profile) stops no export."""
    fil = slag.husket
    try:
        fil.parent.mkdir(parents=True, exist_ok=True)
        ny = fil.with_suffix(".ny")
        ny.write_text(str(mappe), "utf-8")
        os.replace(ny, fil)
    except OSError:
        return
