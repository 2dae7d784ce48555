"""What is seen behind a dialog: the screen under it, dimmed. Drawn once, and again when that screen changes.

Textual's own is drawn anew, cell by cell, in each picture of the dialog, which was half of what it cost to open one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from rich.color import Color as Farge
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.screen import ModalScreen, ScreenResultType
from textual.strip import Strip

from navtui.ui.skjerm import Skjerm


class Bakteppe(Skjerm[ScreenResultType], ModalScreen[ScreenResultType]):
    """A screen over another."""

    __teppe: list[Strip] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """What is not hidden by the dialog's own widgets."""
        if self.__teppe is None or len(self.__teppe) != self.size.height:
            self.__teppe = self.__tegn()
        return [linje.crop(crop.x, crop.right) for linje in self.__teppe[crop.y : crop.bottom]]

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Textual asks for parts of it when what shows through has changed, and for all of it with another theme."""
        if regions or layout:
            self.__teppe = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def __tegn(self) -> list[Strip]:
        stabel = self.app.screen_stack
        under, slor = stabel[stabel.index(self) - 1], self.styles.background
        sett: dict[Style | None, Style | None] = {}
        return [_dempet(linje, slor, sett).adjust_cell_length(self.size.width) for linje in under._compositor.render_strips(self.size)]


def _dempet(linje: Iterable[Segment], slor: Color, sett: dict[Style | None, Style | None]) -> Strip:
    """The line with each style dimmed; `sett` is what has been worked out, of which a screen has a handful."""
    segmenter = []
    for tekst, stil, _ in linje:
        if stil not in sett:
            sett[stil] = stil and _bak(stil, slor)
        segmenter.append(Segment(tekst, sett[stil]))
    return Strip(segmenter)


def _bak(stil: Style, slor: Color) -> Style:
    def dempet(farge: Farge | None) -> Farge | None:
        return None if farge is None else (Color.from_rich_color(farge) + slor).rich_color

    return stil.clear_meta_and_links() + Style.from_color(dempet(stil.color), dempet(stil.bgcolor))
