"""Keys that wait: while something is being saved, or a dialog is on its way up, keys are kept and then pressed in the order they came."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from textual.app import App as _Base
else:
    _Base = object


class Tastehold(_Base[object] if TYPE_CHECKING else object):
    """Mixed into the app. Every key that no widget consumed comes to `on_key` on its way to the bindings."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._holdere: set[int] = set()
        self._holdt: deque[tuple[str, str | None]] = deque()
        self._gjenspilt: events.Key | None = None

    @property
    def holder(self) -> bool:
        """Keys are waiting, or would."""
        return bool(self._holdere or self._holdt or self._gjenspilt)

    def hold(self, eier: object) -> None:
        """Keys wait until `slipp` has been called for each `eier`."""
        self._holdere.add(id(eier))

    def slipp(self, eier: object, forkast: bool = False) -> None:
        """Let the keys go; `forkast` throws away those that came while what they were pressed for failed."""
        self._holdere.discard(id(eier))
        if forkast:
            self._holdt.clear()
        self._neste()

    def glem_taster(self) -> None:
        """Throw away the keys that wait, and what they waited for: other screens have come."""
        self._holdt.clear()
        self._holdere.clear()

    def _neste(self) -> None:
        if self._holdt and not self._holdere and self._gjenspilt is None:
            self._gjenspilt = events.Key(*self._holdt.popleft())
            self.post_message(self._gjenspilt)

    def on_key(self, hendelse: events.Key) -> None:
        """Keep the key, or let Textual go on to the bindings with it."""
        if hendelse is self._gjenspilt:
            self._gjenspilt = None
            self.call_next(self._neste)
        elif self.holder:
            self._holdt.append((hendelse.key, hendelse.character))
            hendelse.prevent_default()
