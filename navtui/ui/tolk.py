"""What a person types in a form, read as a date, an amount or a number. Raises `ValueError` with the sentence she reads."""

from __future__ import annotations

import re
from datetime import date, timedelta

_DATO = re.compile(r"(\d{1,2})[. /-](\d{1,2})(?:[. /-](\d{4}|\d{2}))?\.?\Z")
_TALL_DATO = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})?\Z")
_RELATIV = re.compile(r"([+-])(\d{1,3})\Z")
_BELOP = re.compile(r"(-?)(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d{1,2}))?\Z")
DATO_FEIL = "Skriv datoen som 20.11 eller 20.11.2026, +7 for om sju dager, eller «i dag»."
BELOP_FEIL = "Skriv beløpet i kroner, for eksempel 1234 eller 1 234,50."
_HALVT_AAR = 183


def dato(tekst: str, i_dag: date) -> date:
    """`20.11`, `2011`, `20.11.26`, `20.11.2026`, `+7`, `-1` or `i dag`. Without a year: the one that puts the date nearest to today."""
    tekst = tekst.strip().lower()
    if tekst in ("i dag", "idag"):
        return i_dag
    if relativ := _RELATIV.match(tekst):
        return i_dag + timedelta(days=int(relativ[1] + relativ[2]))
    treff = _DATO.match(tekst) or _TALL_DATO.match(tekst)
    if treff is None:
        raise ValueError(DATO_FEIL)
    dag, maaned = int(treff[1]), int(treff[2])
    if treff[3]:
        return _lag(int(treff[3]) + (2000 if len(treff[3]) == 2 else 0), maaned, dag)
    naer = [
        d
        for aar in (i_dag.year - 1, i_dag.year, i_dag.year + 1)
        if (d := _kanskje(aar, maaned, dag)) and abs((d - i_dag).days) <= _HALVT_AAR
    ]
    return min(naer, key=lambda d: abs((d - i_dag).days)) if naer else _lag(i_dag.year, maaned, dag)


def _kanskje(aar: int, maaned: int, dag: int) -> date | None:
    try:
        return date(aar, maaned, dag)
    except ValueError:
        return None


def _lag(aar: int, maaned: int, dag: int) -> date:
    laget = _kanskje(aar, maaned, dag)
    if laget is None:
        raise ValueError("Den datoen finnes ikke i kalenderen. " + DATO_FEIL)
    return laget


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
