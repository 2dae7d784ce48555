"""Files that travel with the program: inside the package in a wheel, at the top of the tree in a checkout."""

from __future__ import annotations

from pathlib import Path

_PAKKE = Path(__file__).resolve().parent.parent


def ressurs(navn: str) -> Path:
    """The path of schema.sql or of a file under fixtures/. Raises FileNotFoundError when the installation lacks it."""
    for sted in (_PAKKE / navn, _PAKKE.parent / navn):
        if sted.exists():
            return sted
    raise FileNotFoundError(navn)
