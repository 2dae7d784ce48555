"""One line of a table as coloured cells: the columns laid out for a width, each text cleaned and cut to its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Generic

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.strip import Strip

from navtui.ui.kolonner import LUFT, MERKE, Kolonne, R, fordel
from navtui.ui.tekst import bredde, kutt, ren

MARKOR: Final = "> "
INGEN_MARKOR: Final = "  "
MAKS_HUSKET: Final = 2_000
"""So many drawn lines are kept; then all are forgotten."""


class Radtegner(Generic[R]):
    """Draws rows, and remembers each line it has drawn without the cursor on it until it is told to forget."""

    def __init__(self, kolonner: Sequence[Kolonne[R]]) -> None:
        self._kolonner = tuple(kolonner)
        self._plan: list[tuple[Kolonne[R], int]] = []
        self._bredde = -1
        self._husket: dict[int, Strip] = {}

    def sett_kolonner(self, kolonner: Sequence[Kolonne[R]]) -> None:
        """Other columns from now on."""
        self._kolonner = tuple(kolonner)
        self._bredde = -1

    def tilpass(self, width: int) -> None:
        """Lay the columns out for this width, if it is another than the last."""
        if width != self._bredde:
            self._plan, self._bredde = fordel(self._kolonner, width), width
            self._husket.clear()

    def glem(self, *numre: int) -> None:
        """The line at each of these places is another; without any, all are."""
        if not numre:
            self._husket.clear()
        for nr in numre:
            self._husket.pop(nr, None)

    def hode(self, konsoll: Console, stil: Style) -> Strip:
        """The titles."""
        return self._strimmel(" " * MERKE, (k.tittel for k, _ in self._plan), konsoll, stil)

    def rad(self, nr: int, rad: R, konsoll: Console, stil: Style) -> Strip:
        """The row at place `nr`."""
        if (ferdig := self._husket.get(nr)) is not None:
            return ferdig
        if len(self._husket) >= MAKS_HUSKET:
            self._husket.clear()
        self._husket[nr] = strimmel = self._strimmel(INGEN_MARKOR, (k.celle(rad) for k, _ in self._plan), konsoll, stil)
        return strimmel

    def markor(self, rad: R, konsoll: Console, stil: Style) -> Strip:
        """The row that the cursor is on."""
        return self._strimmel(MARKOR, (k.celle(rad) for k, _ in self._plan), konsoll, stil)

    def setning(self, tekst: str, stil: Style) -> Strip:
        """A line that is no row."""
        return Strip([Segment(INGEN_MARKOR + kutt(tekst, self._bredde - MERKE), stil)]).adjust_cell_length(self._bredde, stil)

    def _strimmel(self, merke: str, celler: Iterable[str | Text], konsoll: Console, stil: Style) -> Strip:
        deler = [Segment(merke, stil)]
        for nr, (innhold, kolonne, plass) in enumerate(_flyt(list(celler), self._plan)):
            if nr:
                deler.append(Segment(" " * LUFT, stil))
            deler += _celle(innhold, plass, konsoll, stil, hoyre=kolonne.hoyre)
        return Strip(deler).adjust_cell_length(self._bredde, stil)


def _flyt(celler: Sequence[str | Text], plan: Sequence[tuple[Kolonne[R], int]]) -> Iterator[tuple[str | Text, Kolonne[R], int]]:
    """Each cell with its column and room; one that flows has the room of the empty cells after it."""
    nr = 0
    while nr < len(plan):
        innhold, (kolonne, plass) = celler[nr], plan[nr]
        nr += 1
        while kolonne.flyt and nr < len(plan) and not str(celler[nr]):
            plass += LUFT + plan[nr][1]
            nr += 1
        yield innhold, kolonne, plass


def _celle(innhold: str | Text, plass: int, konsoll: Console, stil: Style, *, hoyre: bool) -> list[Segment]:
    vist = kutt(innhold if isinstance(innhold, str) else innhold.plain, plass)
    luft = Segment(" " * (plass - bredde(vist)), stil)
    if isinstance(innhold, Text) and innhold.spans:
        deler = [Segment(s.text, stil + s.style if s.style else stil) for s in _vist(innhold, vist).render(konsoll)]
    else:
        deler = [Segment(vist, stil)]
    return [luft, *deler] if hoyre else [*deler, luft]


def _vist(innhold: Text, vist: str) -> Text:
    """What is shown of a styled text: with its styles as far as it goes."""
    if innhold.plain == ren(innhold.plain) and len(vist) >= len(innhold.plain):
        tekst = innhold.copy()
    else:
        tekst = Text(vist, spans=[s.right_crop(len(vist)) for s in innhold.spans if s.start < len(vist)])
    tekst.end = ""
    return tekst
