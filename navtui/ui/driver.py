"""The terminal driver for Linux and macOS, without Textual's poll.

Textual reads keys with a select of 100 ms: a lone Escape is noticed up to 100 ms late, and leaving takes as long. Here the wait is as
short as what is pending allows, and a pipe wakes it when the program ends.
"""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder

from textual import constants
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

ESCAPE_VENT = 0.025
"""Seconds after which an Escape is a key by itself. Long enough for the rest of an arrow key over SSH in one packet; ESCDELAY in the
environment overrides it.
"""


class RaskDriver(LinuxDriver):
    """A LinuxDriver that waits for events, not for time."""

    _vekker: tuple[int, int] | None = None

    def start_application_mode(self) -> None:
        """Make the pipe, then start."""
        if "ESCDELAY" not in os.environ:
            # The parser reads it anew for each Escape.
            constants.ESCAPE_DELAY = ESCAPE_VENT  # type: ignore[misc]
        self._vekker = os.pipe()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def disable_input(self) -> None:
        """Wake the thread that reads keys, so that it sees at once that it is over."""
        vekker, self._vekker = self._vekker, None
        if vekker is not None:
            os.write(vekker[1], b"x")
        super().disable_input()
        if vekker is not None:
            os.close(vekker[0])
            os.close(vekker[1])

    def run_input_thread(self) -> None:
        """Read keys until the program ends."""
        parser = XTermParser(self._debug)
        dekod = getincrementaldecoder("utf-8")("replace").decode
        assert self._vekker is not None
        with selectors.DefaultSelector() as velger:
            velger.register(self.fileno, selectors.EVENT_READ)
            velger.register(self._vekker[0], selectors.EVENT_READ)
            venter = False
            while not self.exit_event.is_set():
                klare = velger.select(constants.ESCAPE_DELAY if venter else None)
                if any(nokkel.fd == self.fileno for nokkel, _ in klare):
                    lest = os.read(self.fileno, 4096)
                    if not lest:
                        break
                    for hendelse in parser.feed(dekod(lest)):
                        self.process_message(hendelse)
                for hendelse in parser.tick():
                    self.process_message(hendelse)
                # A sequence that has begun is given up when its time is out: only then is a timeout needed.
                venter = parser._timeout_time is not None
