"""The clipboard: what is copied in a field stays in the program, and only a case number leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navtui.ui.felt import Skjult

if TYPE_CHECKING:
    from textual.app import App

    _Base = App[None]
else:
    _Base = object


class Utklipp(_Base):
    """Mixed into the app, before Textual's own."""

    def copy_to_clipboard(self, text: str) -> None:
        """ctrl+c and ctrl+x in a field: to ctrl+v in this program, until it is locked. The machine's own clipboard, which every program can
        read and some keep a history of, gets nothing; and a passphrase or PIN is not copied at all."""
        if not isinstance(self.focused, Skjult):
            self._clipboard = text

    def kopier_saksnummer(self, saksnummer: str) -> None:
        """To the machine's clipboard, by the terminal (OSC 52): the only thing that goes there."""
        super().copy_to_clipboard(saksnummer)

    def glem_utklipp(self) -> None:
        """The next one at the desk pastes nothing."""
        self._clipboard = ""
