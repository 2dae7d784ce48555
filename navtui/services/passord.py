"""Passphrases and PINs: argon2id, one hash each, imported only when one is checked (24 ms)."""

from __future__ import annotations

DEMO_PASSORD = "vaagan"
DEMO_PIN = "123456"


def lag_hash(hemmelig: str) -> str:
    """The argon2id hash of a passphrase or a PIN, with its own salt."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(hemmelig)


def stemmer(hash_: str, hemmelig: str) -> bool:
    """Whether this is the passphrase or PIN the hash was made of. Takes about 0.1 s: never on the event loop."""
    from argon2 import PasswordHasher
    from argon2.exceptions import VerificationError

    try:
        return PasswordHasher().verify(hash_, hemmelig)
    except VerificationError:
        return False
