"""Keys in order, whatever the program is busy with.

Two things keep a fast typist safe. A key is given to its widget only when the one before it has been dealt with all the way up: without
this, a letter typed right after Enter would land in the field Enter leaves. And while something is being saved, or a dialog is on its
way up, keys that would run a command wait.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual._context import active_message_pump

if TYPE_CHECKING:
    from textual.app import App

    class _Base(App[None]):
        """The app this is mixed into."""
else:
    _Base = object

LEVERT_ETTER: float = 0.15
"""Seconds after which a key counts as dealt with, though the widget it went to is gone and cannot say so."""


class Tast(events.Key):
    """A key that tells when a widget has taken it. One that none takes bubbles up to the app, which sees that by itself."""

    def __init__(self, key: str, character: str | None, tatt: Callable[[Tast], None]) -> None:
        super().__init__(key, character)
        # Textual stops what it bubbles to its sender: the app's own keys would count as taken by the screen, on their way up to the app.
        self._sender = None
        self._tatt = tatt

    def stop(self, stop: bool = True) -> Tast:
        """Taken here: it goes no further up."""
        super().stop(stop)
        if stop:
            self._tatt(self)
        return self


Tast.handler_name = events.Key.handler_name  # widgets know it as any other key


class Tastehold(_Base):
    """Mixed into the app."""

    def __init__(self) -> None:
        super().__init__()
        self._holdere: set[int] = set()
        self._holdt: deque[tuple[str, str | None]] = deque()
        self._gjenspilt: events.Key | None = None
        self._i_luft: events.Key | None = None
        self._i_luft_siden = 0.0
        self._ko: deque[events.Key] = deque()

    # --- one key at a time ---

    async def on_event(self, event: events.Event) -> None:
        """Let a key in when the one before it is done."""
        if not isinstance(event, events.Key):
            await super().on_event(event)
        elif event.is_forwarded:
            # No widget took it on its way up here, so this is where it ends.
            await super().on_event(event)
            self._levert(event)
        elif self._i_luft is not None and event is not self._i_luft:
            self._ko.append(event)
            self.set_timer(LEVERT_ETTER, self._gi_opp)
        elif self.screen_stack:  # a key after the one that ends the program meets no screen
            tast = event if isinstance(event, Tast) else Tast(event.key, event.character, self._tatt)
            self._i_luft, self._i_luft_siden = tast, monotonic()
            await super().on_event(tast)
            if not tast.is_forwarded:
                self._levert(tast)

    def _tatt(self, tast: Tast) -> None:
        """A widget has taken it: it is dealt with when that widget is done with it."""
        active_message_pump.get().call_next(self._levert, tast)

    def _gi_opp(self) -> None:
        if self._i_luft is not None and monotonic() - self._i_luft_siden >= LEVERT_ETTER:
            self._levert(self._i_luft)

    def _levert(self, event: events.Key) -> None:
        if event is self._gjenspilt:
            # A widget took it, so it never came up to `on_key`.
            self._gjenspilt = None
            self._neste()
        if event is self._i_luft:
            self._i_luft, self._i_luft_siden = (self._ko.popleft() if self._ko else None), monotonic()
            if self._i_luft is not None:
                self.post_message(self._i_luft)

    # --- commands that wait ---

    @property
    def holder(self) -> bool:
        """Keys are waiting, or would."""
        return bool(self._holdere or self._holdt or self._gjenspilt)

    def hold(self, eier: object) -> None:
        """Commands wait until `slipp` has been called for each `eier`."""
        self._holdere.add(id(eier))

    def slipp(self, eier: object, forkast: bool = False) -> None:
        """Let them go; `forkast` throws away those that came while what they were pressed for failed."""
        self._holdere.discard(id(eier))
        if forkast:
            self._holdt.clear()
        self._neste()

    def glem_taster(self) -> None:
        """Throw away the keys that wait, and what they waited for: other screens have come."""
        self._holdt.clear()
        self._holdere.clear()
        self._gjenspilt = None

    def _neste(self) -> None:
        # In the app's own turn: a key bubbles no further than to the one that made it.
        if self._holdt:
            self.call_later(self._gjenspill)

    def _gjenspill(self) -> None:
        if self._holdt and not self._holdere and self._gjenspilt is None:
            self._gjenspilt = Tast(*self._holdt.popleft(), self._tatt)
            if self._i_luft is None:
                self.post_message(self._gjenspilt)
            else:
                self._ko.appendleft(self._gjenspilt)

    def on_key(self, hendelse: events.Key) -> None:
        """A key that no widget took, on its way to the bindings: keep it, or let Textual go on with it."""
        if hendelse is self._gjenspilt:
            self._gjenspilt = None
            self.call_next(self._neste)
        elif self.holder:
            self._holdt.append((hendelse.key, hendelse.character))
            hendelse.prevent_default()
