"""Keys in order, whatever the program is busy with.

Two things keep a fast typist safe. A key is given to its widget only when the one before it has been dealt with all the way up: without
this, a letter typed right after Enter would land in the field Enter leaves. And while something is being saved, or a dialog is on its
way up, keys that would run a command wait. What is pasted stands in the same line as the keys.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Self

from textual import events
from textual._context import active_message_pump
from textual.binding import Binding

if TYPE_CHECKING:
    from textual.app import App

    class _Base(App[None]):
        """The app this is mixed into."""

    class _Inndata(events.Event):
        """The event this is mixed into."""
else:
    _Base = _Inndata = object

LEVERT_ETTER: float = 0.15
"""Seconds after which a key counts as dealt with, though the widget it went to is gone and cannot say so."""


class _Melder(_Inndata):
    """Tells when a widget has taken it. What none takes bubbles up to the app, which sees that by itself."""

    _tatt: Callable[[_Melder], None]

    def stop(self, stop: bool = True) -> Self:
        """Taken here: it goes no further up."""
        super().stop(stop)
        if stop:
            self._tatt(self)
        return self


class Tast(_Melder, events.Key):
    """A key that tells."""

    def __init__(self, key: str, character: str | None, tatt: Callable[[_Melder], None]) -> None:
        super().__init__(key, character)
        # Textual stops what it bubbles to its sender: the app's own keys would count as taken by the screen, on their way up to the app.
        self._sender = None
        self._tatt = tatt


class Liming(_Melder, events.Paste):
    """A pasted text that tells."""

    def __init__(self, text: str, tatt: Callable[[_Melder], None]) -> None:
        super().__init__(text)
        self._sender = None
        self._tatt = tatt


Tast.handler_name = events.Key.handler_name  # widgets know it as any other key
Liming.handler_name = events.Paste.handler_name
Skrevet = events.Key | events.Paste
"""What she types or pastes."""


class Tastehold(_Base):
    """Mixed into the app."""

    def __init__(self) -> None:
        super().__init__()
        self._holdere: set[int] = set()
        self._holdt: deque[Skrevet] = deque()
        self._gjenspilt: Skrevet | None = None
        self._i_luft: Skrevet | None = None
        self._i_luft_siden = 0.0
        self._ko: deque[Skrevet] = deque()

    # --- one key at a time ---

    async def on_event(self, event: events.Event) -> None:
        """Let a key in when the one before it is done."""
        if not isinstance(event, events.Key | events.Paste):
            await super().on_event(event)
        elif event.is_forwarded:
            # No widget took it on its way up here, so this is where it ends.
            await super().on_event(event)
            self._levert(event)
        elif self._i_luft is not None and event is not self._i_luft:
            self._ko.append(event)
            self.set_timer(LEVERT_ETTER, self._gi_opp)
        elif (self._holdt or self._gjenspilt) and event is not self._gjenspilt and not self._alltid(event):
            # Those that wait come first, also when a field that would take this one has the cursor by now.
            self._holdt.append(event)
            self._levert(event)
            self.set_timer(LEVERT_ETTER, self._gi_opp)
        elif self.screen_stack:  # a key after the one that ends the program meets no screen
            tast = event if isinstance(event, _Melder) else self._ny(event)
            self._i_luft, self._i_luft_siden = tast, monotonic()
            await super().on_event(tast)
            if not tast.is_forwarded:
                self._levert(tast)

    def _ny(self, event: Skrevet) -> Tast | Liming:
        """The same once more, for it to go its way from the top."""
        return Liming(event.text, self._tatt) if isinstance(event, events.Paste) else Tast(event.key, event.character, self._tatt)

    def _alltid(self, event: Skrevet) -> bool:
        """To lock and to leave wait for nothing."""
        return isinstance(event, events.Key) and any(isinstance(b, Binding) and b.priority and b.key == event.key for b in self.BINDINGS)

    def _tatt(self, tast: _Melder) -> None:
        """A widget has taken it: it is dealt with when that widget is done with it."""
        active_message_pump.get().call_next(self._levert, tast)

    def _gi_opp(self) -> None:
        if self._i_luft is not None and monotonic() - self._i_luft_siden >= LEVERT_ETTER:
            self._levert(self._i_luft)

    def _levert(self, event: events.Event) -> None:
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
            self._gjenspilt = self._ny(self._holdt.popleft())
            if self._i_luft is None:
                self.post_message(self._gjenspilt)
            else:
                self._ko.appendleft(self._gjenspilt)

    def on_key(self, hendelse: events.Key) -> None:
        """A key that no widget took, on its way to the bindings: keep it, or let Textual go on with it."""
        self._ingen_tok(hendelse)

    def on_paste(self, hendelse: events.Paste) -> None:
        """A pasted text that no field took: the field may be on its way."""
        self._ingen_tok(hendelse)

    def _ingen_tok(self, hendelse: Skrevet) -> None:
        if hendelse is self._gjenspilt:
            self._gjenspilt = None
            self.call_next(self._neste)
        elif self.holder:
            self._holdt.append(hendelse)
            hendelse.prevent_default()
