"""PE-5: a vedtak as it is read by one without access to somebody it tells of besides the person it is about.

A child that is protected today may stand in the other parent's vedtak from before. The vedtak is kept and signed as it was; what is shown
is without her: her part of it is left out, her line of the calculation says only what kind it is, for the sum to add up, and her name is
taken out of what somebody has written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Vedtak

T = TypeVar("T")

_EGENNAVN = frozenset({"navn", "fornavn", "etternavn", "mottakernavn", "utleier", "tilbyder"})
"""Fields that hold another's name, who may be called the same."""


@dataclass(frozen=True, slots=True)
class _Borte:
    """Who is left out, what their lines are called by `ref`, and their names as words."""

    skjulte: frozenset[int]
    linjer: Mapping[str, str]
    navn: re.Pattern[str]


def nevnte(v: Vedtak) -> frozenset[int]:
    """Those a vedtak tells of besides the person it is about: children, and whose an income or a vilkår is."""
    alle = {*(b.person_id for b in v.barn), *(i.person_id for i in v.inntekter), *(k.person_id for k in v.vilkar)}
    return frozenset(p for p in alle if p is not None and p != v.person_id)


def uten(svar: T, skjulte: frozenset[int], *vedtak: Vedtak) -> T:
    """PE-5: an answer that holds `vedtak` or was made of them, for one who may not know of `skjulte`. Untouched where none is named."""
    if not any(nevnte(v) & skjulte for v in vedtak):
        return svar
    barn = [b for v in vedtak for b in v.barn if b.person_id in skjulte]
    linjer = {f"barn:{b.id}": "Barn" for b in barn}
    linjer |= {f"inntekt:{i.id}": "Inntekt" for v in vedtak for i in v.inntekter if i.person_id in skjulte}
    ut: T = _uten(svar, _Borte(skjulte, linjer, _ord(b.navn for b in barn)))
    return ut


def _ord(navn: Iterable[str]) -> re.Pattern[str]:
    """The names as words, with a genitive's s, and with the age that a line or a rule's sentence puts before them."""
    alle = "|".join(re.escape(n) for n in sorted(set(navn), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:([Bb]arn) \d+ år, )?(?:{alle})(s?)(?!\w)" if alle else r"(?!)")


def _som_barn(treff: re.Match[str]) -> str:
    if treff[1]:
        return str(treff[1])
    for_ = treff.string[: treff.start()].rstrip()
    return f"{'barnet' if for_ and for_[-1] not in '.!?' else 'Barnet'}{treff[2]}"


def _uten(svar: Any, b: _Borte) -> Any:
    if type(svar) is str:
        return b.navn.sub(_som_barn, svar)
    if isinstance(svar, Vedtak):
        svar = _vedtak(svar, b)
    if isinstance(svar, Modell):
        return svar.model_copy(update={f: _felt(svar, f, b) for f in type(svar).model_fields})
    if isinstance(svar, Regelbrudd):
        return Regelbrudd(svar.regel, _uten(svar.setning, b), svar.felt)
    if is_dataclass(svar) and not isinstance(svar, type):
        return replace(svar, **{f.name: _felt(svar, f.name, b) for f in fields(svar)})
    if type(svar) in (tuple, list):
        return type(svar)(_uten(d, b) for d in svar)
    if type(svar) is dict:
        return {k: _uten(d, b) for k, d in svar.items()}
    return svar


def _felt(m: Any, navn: str, b: _Borte) -> Any:
    if navn == "tekst" and (linje := b.linjer.get(getattr(m, "ref", ""))):
        return linje
    return getattr(m, navn) if navn in _EGENNAVN else _uten(getattr(m, navn), b)


def _vedtak(v: Vedtak, b: _Borte) -> Vedtak:
    return v.model_copy(
        update={
            "barn": tuple(d for d in v.barn if d.person_id not in b.skjulte),
            "inntekter": tuple(d for d in v.inntekter if d.person_id not in b.skjulte),
            "vilkar": tuple(d for d in v.vilkar if d.person_id not in b.skjulte),
            "avvikslinjer": tuple(a for a in v.avvikslinjer if a.linje not in b.linjer),
        }
    )
