"""The least a Textual program can be: what navtui's own start and keys are measured against.

F2 and F3 show two texts; each other key changes one line. ctrl+q quits.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static


class Blank(App[None]):
    """One line of text."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "bytt('to')", show=False), Binding("f3", "bytt('tre')", show=False)]
    antall = 0

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("KLAR", markup=False)

    def action_bytt(self, tekst: str) -> None:
        """Another text."""
        self.query_one(Static).update(f"skjerm {tekst}")

    def on_key(self, event: events.Key) -> None:
        """Count the key."""
        if event.key not in ("f2", "f3"):
            self.antall += 1
            self.query_one(Static).update(f"tast {self.antall}")


if __name__ == "__main__":
    Blank().run(mouse=False)
