"""PE-5: what is answered about a vedtak is for the one who asks: whom she may not know of, is not in it."""

from __future__ import annotations

import json
from typing import TypeVar

from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtak_synlig import uten
from navtui.store.db import Leser

T = TypeVar("T")


def for_leseren(les: Leser, svar: T, *vedtak: Vedtak) -> T:
    """An answer made of `vedtak`, without those the reader has no access to."""
    return uten(svar, frozenset(json.loads(les.skjult)), *vedtak)


def vist(les: Leser, v: Vedtak) -> Vedtak:
    """A vedtak as the reader may see it. What signs, calculates or changes uses the whole."""
    return for_leseren(les, v, v)
