"""The log's chain (SI-3): how an entry is written down, and how its hash covers the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Logginnslag:
    """One entry: who did what to whom, when (UTC text). `data` is JSON text exactly as stored."""

    nr: int
    tid: str
    ident: str
    handling: str
    objekt: str | None
    objekt_id: int | None
    person_id: int | None
    data: str
    forrige: str
    hash: str


def kanonisk(data: Mapping[str, object]) -> str:
    """The one way a mapping is written as JSON: sorted keys, no spaces, æøå as they are."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def innslagshash(
    nr: int, tid: str, ident: str, handling: str, objekt: str | None, objekt_id: int | None, person_id: int | None, data: str, forrige: str
) -> str:
    """SHA-256 over every field of the entry and the hash before it (SI-3)."""
    tekst = json.dumps([nr, tid, ident, handling, objekt, objekt_id, person_id, data, forrige], separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(tekst.encode()).hexdigest()


def merke(hemmelig: str | None) -> str | None:
    """What the log holds of a PIN's hash or an account: enough to tell that it is another, and too little to tell which it was.

    Four hexadecimal digits: of the accounts there are, a hundred thousand have the same; one put in with another tool has it once in
    65 536 times.
    """
    return None if hemmelig is None else hashlib.sha256(hemmelig.encode()).hexdigest()[:4]


def forste_brudd(innslag: Iterable[Logginnslag]) -> int | None:
    """The number of the first entry that is changed, removed, inserted or out of order; None when the chain holds (SI-3).

    A log is never empty: its first entry tells that the file was made.
    """
    forrige, venter = "", 1
    for i in innslag:
        riktig = innslagshash(i.nr, i.tid, i.ident, i.handling, i.objekt, i.objekt_id, i.person_id, i.data, i.forrige)
        if i.nr != venter or i.forrige != forrige or i.hash != riktig:
            return venter
        forrige, venter = i.hash, venter + 1
    return 1 if venter == 1 else None
