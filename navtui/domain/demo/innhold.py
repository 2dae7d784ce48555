"""The content hash of a vedtak straight from the values that are stored: the same as `vedtak_innhold.innholdshash`, without building
models.

Ten thousand persons have some hundred thousand vedtak, and models for each would take minutes. A test compares the two for every vedtak
of the demo.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date

from navtui.domain import vedtak
from navtui.domain.linje import Linje
from navtui.domain.modell import Modell
from navtui.domain.vedtak_innhold import DELER, FELT

Verdier = Mapping[str, object]

_MODELL: dict[str, type[Modell]] = {
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
_TIDER = frozenset({"opprettet", "tid"})
"""The fields that are instants: pydantic writes them without the thousandths."""


_skriv = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=date.isoformat).encode


def _felt(verdier: Verdier, navn: frozenset[str]) -> dict[str, object]:
    ut = {k: v for k, v in verdier.items() if v is not None and v is not False and v != "" and k in navn}
    for k in _TIDER & ut.keys():
        ut[k] = str(ut[k]).removesuffix(_HELE_SEKUNDER) + "Z"
    return ut


def innholdshash(hode: Verdier, deler: Mapping[str, Sequence[Verdier]], enkelt: Mapping[str, Verdier] | None = None) -> str:
    """KO-1, KO-3: SHA-256 over the whole content. Instants are stored text of whole seconds, `regler` of a line a list.

    `enkelt` is what the kind has one of.
    """
    ut: dict[str, object] = {"innhold": 1} | _felt(hode, _HODE)
    for del_ in DELER:
        ut[del_] = [_felt(v, _DELFELT[del_]) for v in deler.get(del_, ())]
    ut |= {navn: {k: v for k, v in del_verdier.items() if v is not None} for navn, del_verdier in (enkelt or {}).items()}
    return hashlib.sha256(_skriv(ut).encode()).hexdigest()
