"""A text of several lines: a begrunnelse, a note, a comment. F10 is done with it; Enter is a new line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from rich.text import Text
from textual._types import WatchCallbackType
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Static, TextArea

from navtui.ui.dialoger.dialog import Dialog
from navtui.ui.tekst import avsnitt


class Skriveflate(TextArea):
    """Several lines, plain. A closed one is let go of."""

    def __init__(self, verdi: str) -> None:
        super().__init__(verdi, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, highlight_cursor_line=False, compact=True)
        # A blinking cursor repaints for ever, which is felt over SSH.
        self.cursor_blink = False

    def watch(self, obj: DOMNode, attribute_name: str, callback: WatchCallbackType, init: bool = True) -> None:
        """Textual's own watches the app's theme, which keeps every one ever opened alive; the theme does not change under an open one."""
        if obj is not self.app:
            super().watch(obj, attribute_name, callback, init)


class Tekst(Dialog[str]):
    """The result is the text. F10 and not ctrl+s, which tmux and some terminals keep for themselves.

    `send` is called in a thread with the text before the dialog closes; a Regelbrudd is shown and the text stays.
    """

    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (("F10", "ferdig"), ("Esc/F9", "avbryt"))

    def __init__(
        self,
        tittel: str,
        verdi: str = "",
        *,
        innledning: str | Text = "",
        send: Callable[[str], object] | None = None,
        mangler: str = "Skriv noe før du går videre.",
    ) -> None:
        super().__init__(tittel)
        self._verdi = verdi
        self._innledning = avsnitt(innledning) if isinstance(innledning, str) else innledning
        self._send = send
        self._mangler = mangler
        self._felt = Skriveflate(verdi)

    def innhold(self) -> Iterable[Widget]:
        """What it is about, and the text."""
        if self._innledning.plain:
            yield Static(self._innledning, classes="avsnitt")
        yield self._felt

    def forste_fokus(self) -> Widget | None:
        """The cursor stands after what is there already."""
        self._felt.move_cursor(self._felt.document.end)
        return self._felt

    def endret(self) -> bool:
        """The text is another than it was."""
        return self._felt.text.strip() != self._verdi.strip()

    def action_fullfor(self) -> None:
        """F10."""
        if self.opptatt:
            return
        tekst = self._felt.text.strip()
        if not tekst and self._mangler:
            self.si(self._mangler)
        elif self._send is None:
            self.ferdig(tekst)
        else:
            self.send_inn(self._send, tekst, ferdig=lambda _svar: self.ferdig(tekst))
