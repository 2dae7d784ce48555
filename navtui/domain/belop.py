"""Money is whole øre in an int, shown and read the Norwegian way. Never a float."""

from __future__ import annotations

import re
from typing import NewType

from navtui.domain.regelbrudd import Regelbrudd

Ore = NewType("Ore", int)
"""Whole øre. Fields that hold it end in `_ore`."""

STORSTE_ORE = 100_000_000_000
"""One billion kroner: past it a number is a typing error (or a kontonummer in the wrong field)."""

_BELOP = re.compile(
    r"(?P<minus>-?)(?P<kroner>\d+|\d{1,3}(?: \d{3})+)(?:[.,](?P<desimaler>\d{1,2}))?(?: ?(?:kr|kroner|,-))?",
    re.IGNORECASE | re.ASCII,
)
BINDER = r"(?<=\d)[ \xa0](?=\d{3}(?!\d))|(?<=\d)[ \xa0](?=(?:kr|kroner|%)(?!\w))|(?<=§)[ \xa0](?=\d)|(?<=\s[-+])[ \xa0](?=\d)"
"""A space that holds an amount, its unit or its sign together: a line is never broken at it."""
_BINDER = re.compile(BINDER)
_MELLOMROM = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009", " ") | {"\u2212": "-", "\u2013": "-"})


def _tusener(kroner: int) -> str:
    return f"{kroner:,}".replace(",", " ")


def kroner(ore: int) -> str:
    """VE-5: øre as kroner with two decimals: 1423000 -> "14 230,00"."""
    hele, rest = divmod(abs(ore), 100)
    return f"{'-' if ore < 0 else ''}{_tusener(hele)},{rest:02d}"


def kroner_kort(ore: int) -> str:
    """VE-5: øre as kroner, without decimals when they are zero: 1423000 -> "14 230"."""
    return kroner(ore).removesuffix(",00")


def udelt(tekst: str) -> str:
    """VE-5: the text with spaces that do not break inside amounts and before their units, for what breaks lines at plain spaces."""
    return _BINDER.sub("\xa0", tekst)


def les_kroner(tekst: str, felt: str = "beløp") -> Ore:
    """VE-5: read kroner as people type them ("14 230,50", "14230.5", "14230 kr") into whole øre.

    A point or a comma with one or two digits after it is the decimal; a thousand is parted by a space only, since
    "1.423" could mean either. `felt` is the field's name as the user sees it. Refuses more than two decimals and words.
    """
    navn = felt[:1].upper() + felt[1:]
    rent = " ".join(tekst.translate(_MELLOMROM).split())
    if not rent:
        raise Regelbrudd("VE-5", f"{navn} mangler. Skriv et beløp i kroner, for eksempel 14 230,50.", felt)
    treff = _BELOP.fullmatch(rent)
    if treff is None:
        raise Regelbrudd("VE-5", f"{navn} må være et beløp i kroner med høyst to desimaler, for eksempel 14 230,50.", felt)
    ore = int(treff["kroner"].replace(" ", "")) * 100 + int((treff["desimaler"] or "").ljust(2, "0"))
    if ore > STORSTE_ORE:
        raise Regelbrudd("VE-5", f"{navn} er for stort. Har noe annet enn et beløp kommet i feltet?", felt)
    return Ore(-ore if treff["minus"] else ore)
