"""What is read behind the sign-in screen, while she types: the style sheet of the other screens, and the rest of the program."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

    from navtui.ui.oppstart import Oppstart
    from navtui.ui.soppel import Renhold

    _Base = App[None]
else:
    _Base = object

VARM_OPP_ETTER = 0.05
"""Seconds from the first picture until it begins: the first key does not meet it."""


class Oppvarming(_Base):
    """Mixed into the app."""

    oppstart: Oppstart
    renhold: Renhold
    _malt = False

    def forste_bilde(self) -> None:
        """The sign-in screen is on the terminal: begin what can be done while she types."""
        if not self._malt:
            self._malt = True
            self.set_timer(VARM_OPP_ETTER, self._les_resten)

    def _les_resten(self) -> None:
        from navtui.ui.skjerm import ARK

        self.stylesheet.read(ARK)
        self.stylesheet.parse()
        threading.Thread(target=self._varm_opp, name="navtui-varm-opp", daemon=True).start()

    def _varm_opp(self) -> None:
        import navtui.ui.dialoger.skjema
        import navtui.ui.hoved  # noqa: F401

        try:
            self.oppstart.varm_opp()
        except Exception as feil:
            self.call_from_thread(self.vis_feil, feil)
        self.renhold.frys()

    def vis_feil(self, feil: BaseException) -> None:
        """Something nobody foresaw."""
        raise NotImplementedError
