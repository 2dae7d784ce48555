"""Passphrases and PINs: argon2id, one hash each, imported only when one is checked (24 ms)."""

from __future__ import annotations

import unicodedata

from navtui.domain.innlogging import DEMO_PASSORD, DEMO_PIN

__all__ = ["DEMO_PASSORD", "DEMO_PIN", "lag_hash", "stemmer"]


def lag_hash(hemmelig: str) -> str:
    """The argon2id hash of a passphrase or a PIN, with its own salt."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(_samme_tegn(hemmelig))


def stemmer(hash_: str, hemmelig: str) -> bool:
    """Whether this is the passphrase or PIN the hash was made of. Takes about 0.1 s: never on the event loop."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(hash_, _samme_tegn(hemmelig))
    except (VerificationError, InvalidHashError):
        return False


def _samme_tegn(hemmelig: str) -> str:
    """One spelling of æøå and accents, whichever keyboard they were typed on."""
    return unicodedata.normalize("NFC", hemmelig)
