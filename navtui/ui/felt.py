"""Input fields as the whole program uses them: one line high, hidden text in a character every terminal has."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Input

from navtui.ui.tekst import ren


class Tekstfelt(Input):
    """One line of text. What is pasted is cleaned, so no control character gets into the file."""

    def __init__(self, value: str = "", *, maks: int = 200, bare: str | None = None, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(value, max_length=maks, restrict=bare, id=id, compact=True, select_on_focus=False, highlighter=None)

    def insert_text_at_cursor(self, text: str) -> None:
        """Insert what is typed or pasted."""
        super().insert_text_at_cursor(ren(text))


class Skjult(Tekstfelt):
    """A passphrase or a PIN: an asterisk for each character."""

    def insert_text_at_cursor(self, text: str) -> None:
        """A secret is taken as it is typed."""
        Input.insert_text_at_cursor(self, text)

    @property
    def _value(self) -> Text:
        return Text("*" * len(self.value), no_wrap=True, overflow="ignore", end="")
