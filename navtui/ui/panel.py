"""The words about the row under the cursor: drawn anew at every step, laid out anew only when they need more lines or fewer."""

from __future__ import annotations

from rich.text import Text
from textual.visual import VisualType
from textual.widgets import Static


class Panel(Static):
    """Below a list."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, markup=False, classes="panel")

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Other words."""
        if content == self.content and isinstance(content, Text):
            return
        super().update(content, layout=False)
        bredde, hoyde = self.content_size
        if layout and (not bredde or self.visual.get_height(self.styles.get_rules(), bredde) != hoyde):
            self.refresh(layout=True)
