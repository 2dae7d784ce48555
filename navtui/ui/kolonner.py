"""The columns of a table: what each shows, how wide it is, and when it gives way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from rich.text import Text

LUFT = 1
"""Cells between two columns."""
MERKE = 2
"""Cells before the first column: the cursor's mark and a space."""


class Rad(Protocol):
    """A row: a frozen object that can be compared, with a key that stays when the list is read again."""

    @property
    def nokkel(self) -> object:
        """What the cursor stays on."""


R = TypeVar("R", bound=Rad)


@dataclass(frozen=True)
class Kolonne(Generic[R]):
    """One column. `celle` makes the cell from a row: a plain str (cleaned by the table) or a Text from `tekst`.

    `bredde` is its least width in cells; `vekt` is its share of what is left over (0: it never grows). `fra_bredde`: dropped when the
    table is narrower. `flyt`: where the cells after it are empty, it has their room too.
    """

    tittel: str
    celle: Callable[[R], str | Text]
    bredde: int
    vekt: int = 0
    hoyre: bool = False
    fra_bredde: int = 0
    flyt: bool = False


def fordel(kolonner: Sequence[Kolonne[R]], width: int) -> list[tuple[Kolonne[R], int]]:
    """The columns that are shown in `width` cells, each with its width. The sum with mark and gaps never passes `width`."""
    valgte = [k for k in kolonner if k.fra_bredde <= width]
    if not valgte:
        return []
    rest = width - MERKE - LUFT * (len(valgte) - 1) - sum(k.bredde for k in valgte)
    bredder = [k.bredde for k in valgte]
    if rest > 0:
        bredder = _voks(valgte, bredder, rest)
    elif rest < 0:
        bredder = _krymp(bredder, -rest)
    return [(k, b) for k, b in zip(valgte, bredder, strict=True) if b > 0]


def _voks(kolonner: Sequence[Kolonne[R]], bredder: list[int], rest: int) -> list[int]:
    vekt = sum(k.vekt for k in kolonner)
    if not vekt:
        return bredder
    nye = [b + rest * k.vekt // vekt for k, b in zip(kolonner, bredder, strict=True)]
    igjen = rest - (sum(nye) - sum(bredder))
    forste = next(i for i, k in enumerate(kolonner) if k.vekt)
    nye[forste] += igjen
    return nye


def _krymp(bredder: list[int], mangel: int) -> list[int]:
    nye = list(bredder)
    while mangel > 0 and any(nye):
        bredeste = max(range(len(nye)), key=lambda i: nye[i])
        nye[bredeste] -= 1
        mangel -= 1
    return nye
