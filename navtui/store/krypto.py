"""The office's key and how it is wrapped (SI-2): argon2id makes a key of a passphrase, AES-256-GCM wraps. No I/O.

Both libraries are imported where they are used: the sign-in screen is painted before either.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import unicodedata
from dataclasses import dataclass

NOKKELLENGDE = 32
"""Bytes in the office's key, and in the keys that wrap it."""


@dataclass(frozen=True, slots=True)
class Styrke:
    """What argon2id costs: passes, KiB of memory, lanes."""

    runder: int
    minne: int
    lop: int


EKTE = Styrke(runder=3, minne=64 * 1024, lop=4)
"""RFC 9106's second recommended option: about 0.1 s."""
OVING = Styrke(runder=1, minne=8 * 1024, lop=1)
"""A demo file's passphrase is known to all."""


@dataclass(frozen=True, slots=True)
class Innpakning:
    """The office's key under one passphrase."""

    salt: bytes
    styrke: Styrke
    engangstall: bytes
    innpakket: bytes


@dataclass(frozen=True, slots=True)
class Gjenoppretting:
    """The office's key under the recovery key."""

    engangstall: bytes
    innpakket: bytes


def ny_nokkel() -> bytes:
    """A random key."""
    return os.urandom(NOKKELLENGDE)


def pakk_inn(nokkel: bytes, passord: str, ident: str, styrke: Styrke) -> Innpakning:
    """The key under a passphrase; `ident` is bound into it, so that one's wrapping cannot be put in another's place."""
    salt, engangstall = os.urandom(16), os.urandom(12)
    return Innpakning(salt, styrke, engangstall, _pakk(_av_passord(passord, salt, styrke), engangstall, nokkel, ident))


def pakk_ut(pakke: Innpakning, passord: str, ident: str) -> bytes | None:
    """The key, or None when this is not the passphrase. Takes about 0.1 s: never on the event loop."""
    return _pakk_opp(_av_passord(passord, pakke.salt, pakke.styrke), pakke.engangstall, pakke.innpakket, ident)


def lat_som(passord: str) -> None:
    """Takes as long as `pakk_ut`, for an ident that is not there."""
    _av_passord(passord, bytes(16), EKTE)


def pakk_inn_gjenoppretting(nokkel: bytes, hemmelig: bytes) -> Gjenoppretting:
    """The key under the recovery key, which is random and needs no argon2id."""
    engangstall = os.urandom(12)
    return Gjenoppretting(engangstall, _pakk(_av_tilfeldig(hemmelig), engangstall, nokkel, _GJENOPPRETTING))


def pakk_ut_gjenoppretting(pakke: Gjenoppretting, hemmelig: bytes) -> bytes | None:
    """The key, or None when this is not the recovery key."""
    return _pakk_opp(_av_tilfeldig(hemmelig), pakke.engangstall, pakke.innpakket, _GJENOPPRETTING)


def merke(nokkel: bytes, innhold: bytes) -> bytes:
    """HMAC-SHA-256 over what stands in clear, under a key made of the office's."""
    under = hmac.digest(nokkel, b"navtui nokkelfil", hashlib.sha256)
    return hmac.digest(under, innhold, hashlib.sha256)


_GJENOPPRETTING = "gjenoppretting"
"""In the ident's place; no ident is written in small letters."""


def _av_passord(passord: str, salt: bytes, styrke: Styrke) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    samme_tegn = unicodedata.normalize("NFC", passord).encode()  # æøå and accents, whichever keyboard they were typed on
    return hash_secret_raw(samme_tegn, salt, styrke.runder, styrke.minne, styrke.lop, NOKKELLENGDE, Type.ID)


def _av_tilfeldig(hemmelig: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), NOKKELLENGDE, salt=None, info=b"navtui gjenoppretting").derive(hemmelig)


def _pakk(nokkel: bytes, engangstall: bytes, innhold: bytes, hvem: str) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(nokkel).encrypt(engangstall, innhold, f"navtui 1 {hvem}".encode())


def _pakk_opp(nokkel: bytes, engangstall: bytes, innpakket: bytes, hvem: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(nokkel).decrypt(engangstall, innpakket, f"navtui 1 {hvem}".encode())
    except InvalidTag:
        return None
