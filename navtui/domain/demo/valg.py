"""Choice without chance: the same key always gives the same choice, in any order and on any machine."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def tall(mindre_enn: int, *nokkel: object) -> int:
    """A number from 0 up to `mindre_enn`, spread evenly over the keys."""
    return zlib.crc32("|".join(map(str, nokkel)).encode()) % mindre_enn


def velg(av: Sequence[T], *nokkel: object) -> T:
    """One of `av`."""
    return av[tall(len(av), *nokkel)]


def ja(prosent: int, *nokkel: object) -> bool:
    """True for about `prosent` per cent of the keys."""
    return tall(100, *nokkel) < prosent
