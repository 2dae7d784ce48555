"""Input fields as the whole program uses them: one line high, hidden text in a character every terminal has."""

from __future__ import annotations

from typing import Protocol, cast

from rich.text import Text
from textual.validation import ValidationResult
from textual.widget import Widget
from textual.widgets import Input

from navtui.ui.tekst import ren


class EnterMottaker(Protocol):
    """A screen or view that is told at once when Enter is pressed in one of its fields."""

    def enter_i_felt(self, felt: Widget) -> None:
        """Enter was pressed in `felt`."""


def meld_enter(felt: Widget) -> bool:
    """Tell the nearest one above that wants to know. At once, not by a message: the next letter must find the cursor moved."""
    for node in felt.ancestors:
        if hasattr(node, "enter_i_felt"):
            cast("EnterMottaker", node).enter_i_felt(felt)
            return True
    return False


def meld_valgt(felt: Widget, fra: str | None) -> bool:
    """Tell the nearest one above that follows it that another choice than `fra` is made in `felt`. At once, as with Enter."""
    for node in felt.ancestors:
        if hasattr(node, "valgt_i_felt"):
            node.valgt_i_felt(felt, fra)
            return True
    return False


class Tekstfelt(Input, inherit_css=False):
    """One line of text. What is pasted is cleaned, so no control character gets into the file. `erstattes`: what is typed takes the place
    of what stood there, until the cursor is moved.

    Enter calls `enter_i_felt(field)` of the nearest dialog, view or screen that has it; `Input.Submitted` is sent only when none has.
    """

    COMPONENT_CLASSES = Input.COMPONENT_CLASSES

    async def action_submit(self) -> None:
        """Enter."""
        if not meld_enter(self):
            await super().action_submit()

    def __init__(
        self,
        value: str = "",
        *,
        maks: int = 200,
        bare: str | None = None,
        erstattes: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(value, max_length=maks, restrict=bare, id=id, compact=True, select_on_focus=erstattes, highlighter=None)
        # A blinking cursor repaints for ever, which is felt over SSH.
        self.cursor_blink = False

    def validate(self, value: str) -> ValidationResult | None:
        """Nothing: rules speak when the form is sent. Textual's own marks the field as valid, and works out its styles, at every key."""
        return None

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
