"""A scroll bar of colour only: the eighths of a block that Textual draws are not in every terminal's font."""

from __future__ import annotations

from typing import ClassVar

from textual.scrollbar import ScrollBar, ScrollBarRender


class Rullefelt(ScrollBarRender):
    """Whole cells, no characters."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "]


def ta_i_bruk() -> None:
    """For every scroll bar of the program."""
    ScrollBar.renderer = Rullefelt
