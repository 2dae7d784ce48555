"""A screen that is laid out once for what happens once.

Textual (8.2) lays a new screen out when it comes up, again when it is told of its own size, with every screen under it, and a third time
for the changes that the first one had already taken in; and it works out the styles of what has just been mounted once more. Each is a
picture that nobody sees.
"""

from __future__ import annotations

from pathlib import Path

from textual.geometry import Size
from textual.screen import Screen, ScreenResultType

ARK = Path(__file__).with_name("navtui.tcss")
"""The style sheet of all screens but the sign-in screen."""


class Skjerm(Screen[ScreenResultType]):
    """The base of the program's screens. The sign-in screen is not one: it has a sheet of its own."""

    CSS_PATH = ARK

    def _screen_resized(self, size: Size) -> None:
        if size != self._compositor.size:
            super()._screen_resized(size)

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        self._layout_required = False
        super()._refresh_layout(size, scroll)

    def update_node_styles(self, animate: bool = True) -> None:
        """Not before the first picture: what has just been mounted has its styles."""
        if self._compositor.size:
            super().update_node_styles(animate)
