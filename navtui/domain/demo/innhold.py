"""The content hash of a vedtak straight from the values that are stored: the same as `vedtak_innhold.innholdshash`, without building models.

Ten thousand persons have some hundred thousand vedtak, and models for each would take minutes. A test compares the two for every vedtak of the demo.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date

from navtui.domain import vedtak
from navtui.domain.linje import Linje
from navtui.domain.vedtak_innhold import DELER, FELT

Verdier = Mapping[str, object]

_MODELL = {
    "poster": vedtak.Post,
    "barn": vedtak.Barn,
    "behov": vedtak.Behov,
    "inntekter": vedtak.Inntekt,
    "avvikslinjer": vedtak.Avvik,
    "linjer": Linje,
    "vilkar": vedtak.Vilkar,
    "varsler": vedtak.PassertVarsel,
    "bekreftelser": vedtak.Bekreftelse,
    "utbetalinger": vedtak.Utbetaling,
}
_HODE = frozenset(FELT[vedtak.Hode] + FELT[vedtak.Vedtak])
_DELFELT = {navn: frozenset(FELT[modell]) for navn, modell in _MODELL.items()}
_HELE_SEKUNDER = ".000Z"


def _verdi(verdi: object) -> object:
    if isinstance(verdi, date):
        return verdi.isoformat()
    if isinstance(verdi, str) and verdi.endswith(_HELE_SEKUNDER):
        return verdi.removesuffix(_HELE_SEKUNDER) + "Z"
    return verdi


def _felt(verdier: Verdier, navn: frozenset[str]) -> dict[str, object]:
    return {k: _verdi(v) for k, v in verdier.items() if k in navn and v is not None and v != "" and v is not False}


def innholdshash(hode: Verdier, deler: Mapping[str, Sequence[Verdier]]) -> str:
    """KO-1, KO-3: SHA-256 over the whole content. Instants are stored text of whole seconds, `regler` of a line a list."""
    ut = {"innhold": 1} | _felt(hode, _HODE)
    for del_ in DELER:
        ut[del_] = [_felt(v, _DELFELT[del_]) for v in deler.get(del_, ())]
    return hashlib.sha256(json.dumps(ut, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()
