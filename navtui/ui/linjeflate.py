"""A scrolled surface of single lines under a fixed header: which lines are drawn again, and when. What is on them is a subclass's."""

from __future__ import annotations

from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView

HODE = 1
"""Lines of the header."""


class Linjeflate(ScrollView, can_focus=True):
    """A subclass gives `render_line`, and `indeks`: the only line that looks different when keys come here."""

    @property
    def indeks(self) -> int:
        """The line the cursor is on, counted from the first under the header."""
        raise NotImplementedError

    @property
    def synlige(self) -> int:
        """Lines that fit under the header."""
        return max(1, self.size.height - HODE)

    def sett_antall(self, linjer: int) -> None:
        """How many lines there are to scroll through."""
        self.virtual_size = Size(self.size.width, HODE + linjer)

    def tegn_linjer(self, *numre: int) -> None:
        """Draw these lines again, and nothing else."""
        width = max(self.virtual_size.width, self.size.width)
        if numre:
            self.refresh(*(Region(0, HODE + nr - self.scroll_offset.y, width, 1) for nr in numre))

    def rull(self, topp: int) -> bool:
        """Put this line first under the header; True if that moved the others (all are then drawn)."""
        if topp == self.scroll_offset.y:
            return False
        self.scroll_to(y=topp, animate=False, force=True)
        return True

    def on_focus(self, hendelse: events.Focus) -> None:
        """The cursor's line shows that keys come here. Textual's own would match the style sheet anew and draw every line."""
        self._fokusert(hendelse, events.DescendantFocus(self), har=True)

    def on_blur(self, hendelse: events.Blur) -> None:
        """It shows that they no longer do."""
        self._fokusert(hendelse, events.DescendantBlur(self), har=False)

    def _fokusert(self, hendelse: events.Event, oppover: events.Event, *, har: bool) -> None:
        hendelse.prevent_default()
        self.set_reactive(Linjeflate.has_focus, har)
        self.tegn_linjer(self.indeks)
        if self.parent is not None:
            self.parent.post_message(oppover)

    def render(self) -> str:
        """Never used: lines are drawn one by one."""
        return ""
