"""What a person types in a form, read as a date, an amount or a number. Raises `ValueError` with the sentence she reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from navtui.domain.kalender import les_dato, les_fodselsdato
from navtui.domain.regelbrudd import Regelbrudd

_BELOP = re.compile(r"(-?)(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d{1,2}))?\Z")
BELOP_FEIL = "Skriv beløpet i kroner, for eksempel 1234 eller 1 234,50."


def dato(tekst: str, i_dag: date, felt: str = "dato", *, framover: bool | None = None) -> date:
    """A date in a form (domain/kalender.py), `felt` by its label."""
    return _les(les_dato, tekst, i_dag, felt, framover=framover)


def fodselsdato(tekst: str, i_dag: date, felt: str = "født") -> date:
    """A birth date in a form."""
    return _les(les_fodselsdato, tekst, i_dag, felt)


def _les(fn: Callable[..., date], *args: object, **mer: object) -> date:
    try:
        return fn(*args, **mer)
    except Regelbrudd as brudd:
        raise ValueError(brudd.setning) from None


def belop_ore(tekst: str) -> int:
    """Kroner as typed, in whole øre. A full stop before three digits is refused: it may mean thousands or a decimal."""
    treff = _BELOP.match(tekst.strip().replace("\xa0", " ").removesuffix("kr").strip())
    if treff is None:
        raise ValueError(BELOP_FEIL)
    ore = int(treff[2].replace(" ", "")) * 100 + int((treff[3] or "0").ljust(2, "0"))
    return -ore if treff[1] else ore


def tall(tekst: str) -> int:
    """A whole number."""
    tekst = tekst.strip()
    if not re.fullmatch(r"-?[0-9]{1,9}", tekst):
        raise ValueError("Skriv et helt tall, bare sifre.")
    return int(tekst)


def vis_belop(ore: int) -> str:
    """`1 234,50`, as a field shows it."""
    kroner, rest = divmod(abs(ore), 100)
    return f"{'-' if ore < 0 else ''}{kroner:,}".replace(",", " ") + f",{rest:02}"
