"""The office's key and how it is wrapped (SI-2): argon2id makes a key of a passphrase, which opens the private half of a key pair, which
opens the office's key. No I/O.

Both libraries are imported where they are used: the sign-in screen is painted before either.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hpke import Suite

NOKKELLENGDE = 32
"""Bytes in the office's key, and in the keys that wrap it."""


@dataclass(frozen=True, slots=True)
class Styrke:
    """What argon2id costs: passes, KiB of memory, lanes."""

    runder: int
    minne: int
    lop: int

    @property
    def overkommelig(self) -> bool:
        """Whether it may be tried: the cost stands in clear, and is used before the seal can be checked. Four times what this program
        writes, so that a later one may ask for more."""
        return 1 <= self.runder <= 4 * EKTE.runder and 1 <= self.minne <= 4 * EKTE.minne and 1 <= self.lop <= 4 * EKTE.lop


EKTE = Styrke(runder=3, minne=64 * 1024, lop=4)
"""RFC 9106's second recommended option: about 0.1 s."""
OVING = Styrke(runder=1, minne=8 * 1024, lop=1)
"""A demo file's passphrase is known to all."""


@dataclass(frozen=True, slots=True)
class Par:
    """One's key pair (X25519). The office's key is sealed to the public half, so that she can be given another one unasked; `neste` is
    that other one, while it is being changed."""

    offentlig: bytes
    forseglet: bytes
    neste: bytes | None = None


@dataclass(frozen=True, slots=True)
class Innpakning:
    """What a passphrase opens: the private half of the pair. Without a pair, as it was made before there were any: the office's key."""

    salt: bytes
    styrke: Styrke
    engangstall: bytes
    innpakket: bytes
    par: Par | None = None

    @property
    def avtrykk(self) -> str:
        """Tells this wrapping from every other, and nothing of what is in it. The same when the file's key is changed."""
        return _avtrykk(self.salt, self.engangstall, self.innpakket)


@dataclass(frozen=True, slots=True)
class Gjenoppretting:
    """What the recovery key opens, in the same way."""

    engangstall: bytes
    innpakket: bytes
    par: Par | None = None

    @property
    def avtrykk(self) -> str:
        """As a passphrase's."""
        return _avtrykk(self.engangstall, self.innpakket)


def _avtrykk(*deler: bytes) -> str:
    return hashlib.sha256(b"".join(deler)).hexdigest()


def ny_nokkel() -> bytes:
    """A random key."""
    return os.urandom(NOKKELLENGDE)


def pakk_inn(nokkel: bytes, passord: str, ident: str, styrke: Styrke) -> Innpakning:
    """The key for one passphrase; `ident` is bound into it, so that one's wrapping cannot be put in another's place."""
    salt, engangstall = os.urandom(16), os.urandom(12)
    hemmelig, par = _nytt_par(nokkel, ident)
    return Innpakning(salt, styrke, engangstall, _pakk(_av_passord(passord, salt, styrke), engangstall, hemmelig, _MED_PAR, ident), par)


def pakk_ut(pakke: Innpakning, passord: str, ident: str) -> tuple[bytes, ...]:
    """The key; none when this is not the passphrase, and the new one besides while it is being changed. 0.1 s: never on the event loop."""
    return _pakk_ut(pakke, _av_passord(passord, pakke.salt, pakke.styrke), ident)


def lat_som(passord: str) -> None:
    """Takes as long as `pakk_ut`, for an ident that is not there."""
    _av_passord(passord, bytes(16), EKTE)


def pakk_inn_gjenoppretting(nokkel: bytes, hemmelig: bytes) -> Gjenoppretting:
    """The key for the recovery key, which is random and needs no argon2id."""
    engangstall = os.urandom(12)
    privat, par = _nytt_par(nokkel, GJENOPPRETTING)
    return Gjenoppretting(engangstall, _pakk(_av_tilfeldig(hemmelig), engangstall, privat, _MED_PAR, GJENOPPRETTING), par)


def pakk_ut_gjenoppretting(pakke: Gjenoppretting, hemmelig: bytes) -> tuple[bytes, ...]:
    """As `pakk_ut`, by the recovery key."""
    return _pakk_ut(pakke, _av_tilfeldig(hemmelig), GJENOPPRETTING)


def forsegl(nokkel: bytes, offentlig: bytes, hvem: str) -> bytes:
    """The office's key, for the one who has the private half (HPKE, RFC 9180: X25519, HKDF-SHA-256, AES-256-GCM)."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    return bytes(_hpke().encrypt(nokkel, X25519PublicKey.from_public_bytes(offentlig), info=_bundet(_MED_PAR, hvem)))


def lukk(nokkel: bytes, innhold: bytes) -> bytes:
    """Sealed with a key made of the office's: what waits outside the file (store/venterom.py)."""
    engangstall = os.urandom(12)
    return engangstall + _pakk(_til_venterom(nokkel), engangstall, innhold, _MED_PAR, "venterom")


def lukk_opp(nokkel: bytes, lukket: bytes) -> bytes | None:
    """What `lukk` sealed; None when it was another key, or it has been changed."""
    if len(lukket) < 28:
        return None
    return _pakk_opp(_til_venterom(nokkel), lukket[:12], lukket[12:], _MED_PAR, "venterom")


def _til_venterom(nokkel: bytes) -> bytes:
    return hmac.digest(nokkel, b"navtui venterom", hashlib.sha256)


def merke(nokkel: bytes, innhold: bytes) -> bytes:
    """HMAC-SHA-256 over what stands in clear, under a key made of the office's."""
    under = hmac.digest(nokkel, b"navtui nokkelfil", hashlib.sha256)
    return hmac.digest(under, innhold, hashlib.sha256)


GJENOPPRETTING = "gjenoppretting"
"""In the ident's place; no ident is written in small letters."""
_UTEN_PAR, _MED_PAR = 1, 2
"""What is wrapped: the office's key itself, or the private half of a pair. Bound into it: one is never taken for the other."""


def _av_passord(passord: str, salt: bytes, styrke: Styrke) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    samme_tegn = unicodedata.normalize("NFC", passord).encode()  # æøå and accents, whichever keyboard they were typed on
    return hash_secret_raw(samme_tegn, salt, styrke.runder, styrke.minne, styrke.lop, NOKKELLENGDE, Type.ID)


def _av_tilfeldig(hemmelig: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), NOKKELLENGDE, salt=None, info=b"navtui gjenoppretting").derive(hemmelig)


def _nytt_par(nokkel: bytes, hvem: str) -> tuple[bytes, Par]:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    privat = X25519PrivateKey.generate()
    offentlig = privat.public_key().public_bytes_raw()
    return privat.private_bytes_raw(), Par(offentlig, forsegl(nokkel, offentlig, hvem))


def _pakk_ut(pakke: Innpakning | Gjenoppretting, under: bytes, hvem: str) -> tuple[bytes, ...]:
    par = pakke.par
    innhold = _pakk_opp(under, pakke.engangstall, pakke.innpakket, _MED_PAR if par else _UTEN_PAR, hvem)
    if innhold is None or par is None:
        return () if innhold is None else (innhold,)
    nokler = [_bryt(segl, innhold, hvem) for segl in (par.forseglet, par.neste) if segl is not None]
    return tuple(n for n in nokler if n is not None) if nokler[0] is not None else ()


def _bryt(forseglet: bytes, hemmelig: bytes, hvem: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    try:
        return bytes(_hpke().decrypt(forseglet, X25519PrivateKey.from_private_bytes(hemmelig), info=_bundet(_MED_PAR, hvem)))
    except InvalidTag:
        return None


def _hpke() -> Suite:
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def _bundet(art: int, hvem: str) -> bytes:
    return f"navtui {art} {hvem}".encode()


def _pakk(nokkel: bytes, engangstall: bytes, innhold: bytes, art: int, hvem: str) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(nokkel).encrypt(engangstall, innhold, _bundet(art, hvem))


def _pakk_opp(nokkel: bytes, engangstall: bytes, innpakket: bytes, art: int, hvem: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(nokkel).decrypt(engangstall, innpakket, _bundet(art, hvem))
    except InvalidTag:
        return None
