"""The recovery key as people write it (SI-2): 160 random bits in eight groups of four letters and digits."""

from __future__ import annotations

import base64
import binascii

from navtui.domain.regelbrudd import Regelbrudd

LENGDE = 20
"""Bytes."""
_TEGN = LENGDE * 8 // 5


def skriv(nokkel: bytes) -> str:
    """As it is shown once: `7K3D-...`, 32 letters and digits in groups of four."""
    tegn = base64.b32encode(nokkel).decode()
    return "-".join(tegn[n : n + 4] for n in range(0, _TEGN, 4))


def les(tekst: str) -> bytes:
    """As someone types it from paper: small or capital letters, with or without hyphens. The key has no 0 and no 1: they are O and I.

    Refuses what cannot be a recovery key, before it is tried.
    """
    tegn = "".join(t for t in tekst if t not in "- \t")
    if len(tegn) != _TEGN:
        raise Regelbrudd("SI-2", f"Gjenopprettingsnøkkel: skriv {_TEGN} bokstaver og tall. Du skrev {len(tegn)}.", "nokkel")
    try:
        return base64.b32decode(tegn, casefold=True, map01="I")
    except (binascii.Error, ValueError) as feil:
        raise Regelbrudd(
            "SI-2", "Gjenopprettingsnøkkel: den har bare bokstavene A til Z og tallene 2 til 7. Se på arket.", "nokkel"
        ) from feil


def sjekk(tekst: str) -> Regelbrudd | None:
    """SI-2: can this be a recovery key?"""
    try:
        les(tekst)
    except Regelbrudd as brudd:
        return brudd
    return None
