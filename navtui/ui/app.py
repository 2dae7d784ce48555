"""The app: sign-in, the main screen, the lock, and what is common to all screens."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import constants, events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.filter import NoColor
from textual.screen import Screen
from textual.theme import Theme

from navtui.ui import rullefelt, tema
from navtui.ui.feilrapport import feilrapport
from navtui.ui.hold import Tastehold
from navtui.ui.innlogging import Innlogging
from navtui.ui.ledighet import Klokke, Ledighet, klokke
from navtui.ui.oppstart import Oppstart
from navtui.ui.oppvarming import Oppvarming
from navtui.ui.signaler import avslutt_pent
from navtui.ui.soppel import Renhold
from navtui.ui.utklipp import Utklipp

if TYPE_CHECKING:
    from navtui.ui.dialoger.dialog import Dialog
    from navtui.ui.hoved import Hoved
    from navtui.ui.hoveddel import Hoveddel, Okt

SE_ETTER_LEDIG = 2.0
"""Seconds between two looks at whether the keyboard has been idle too long."""

BYTT_TRAAD_S = 0.0005
"""A thread that reads asks for the interpreter once per row, and a key asks for it while a thread works. Python's own 5 ms, each time, is
long to wait."""


class NavtuiApp(Tastehold, Utklipp, Oppvarming, App[None]):
    """Started with what it needs from outside; knows no service."""

    CSS_PATH = "innlogging.tcss"
    TITLE = "navtui"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", show=False, priority=True, system=True),
        Binding("ctrl+l", "laas", show=False, priority=True, system=True),
    ]

    def __init__(self, oppstart: Oppstart, *, klokke: Klokke = klokke) -> None:
        super().__init__()
        if "TEXTUAL_ANIMATIONS" not in os.environ:
            self.animation_level = "none"
        self.oppstart = oppstart
        self.laast = False
        self.storskjerm = False
        """The postmøte is shown on a wall: no names, on any screen, whoever signs in, until it is switched off."""
        self._okt: Okt | None = None
        self._hoveddel: Hoveddel | None = None
        self._utsatt: list[Callable[[], None]] = []
        self.renhold = Renhold()
        self._ledighet = Ledighet(self._laas_etter, klokke)
        for t in tema.TEMAER.values():
            self.register_theme(t)
        _bruk_tema(self, tema.velg(oppstart.tema))
        if self.no_color:
            # Textual's own answer to NO_COLOR is shades of grey, which are colours to a terminal. Reverse, bold and underline carry it all.
            self._filters[:] = [NoColor()]
        rullefelt.ta_i_bruk()

    def get_driver_class(self) -> type[Driver]:
        """Our own driver where Textual's own would have been the Linux one."""
        if constants.DRIVER is None and sys.platform != "win32" and sys.__stdin__ is not None:
            from navtui.ui.driver import RaskDriver

            return RaskDriver
        return super().get_driver_class()

    def get_default_screen(self) -> Screen[Any]:
        """The sign-in screen is the first and lies under everything."""
        return Innlogging(self.oppstart)

    def on_mount(self) -> None:
        """Look now and then at how long nobody has pressed a key."""
        self.set_interval(SE_ETTER_LEDIG, self._se_etter)
        if not self.is_headless:
            avslutt_pent(lambda kode: self.exit(return_code=kode))

    @property
    def okt(self) -> Okt:
        """The one who is signed in."""
        if self._okt is None:
            raise LookupError("nobody is signed in")
        return self._okt

    @property
    def hoved(self) -> Hoved | None:
        """The main screen of the one who is signed in."""
        from navtui.ui.hoved import Hoved

        return next((s for s in self.screen_stack if isinstance(s, Hoved)), None)

    def slipp_inn(self, okt: Okt, hoveddel: Hoveddel) -> None:
        """Signed in: to the main screen. The one who locked comes back to what she had; another, or she in another role, starts anew."""
        from navtui.ui.hoved import Hoved

        samme = self.laast and self._okt is not None and (self._okt.ident, self._okt.rolle) == (okt.ident, okt.rolle)
        self._okt, self._hoveddel = okt, hoveddel
        self._ledighet.rort()
        utsatt, self._utsatt = self._utsatt, []
        if samme:
            self.laast = False
            self.pop_screen()
            for gjor in utsatt:
                gjor()
            return
        self.laast = False
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(Hoved(okt, hoveddel))
        self.call_after_refresh(self.renhold.frys)

    # --- the lock (SI-1) ---

    @property
    def ledig_i(self) -> float:
        """Seconds since the last key."""
        return self._ledighet.sekunder

    def _laas_etter(self) -> float:
        if self._okt is None or self._hoveddel is None:
            return float("inf")
        return self._hoveddel.laas_etter(self._okt)

    def _se_etter(self) -> None:
        self.renhold.i_pausen(self._ledighet.sekunder)
        if self._ledighet.utlopt:
            self.action_laas()

    async def on_event(self, event: events.Event) -> None:
        """A key is a sign of life, unless it comes too late: then it locks and does nothing else."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if self._ledighet.utlopt and not self.laast:
                self.action_laas()
                return
            self._ledighet.rort()
            self.renhold.rort()
        await super().on_event(event)

    def action_laas(self) -> None:
        """Hide everything until someone signs in. What is under way goes on; what it says is shown to her who unlocks."""
        if self.laast or self._okt is None or self.hoved is None:
            return
        self.laast = True
        self.glem_utklipp()
        self.glem_taster()
        self.push_screen(Innlogging(self.oppstart, laast_for=self._okt.ident))

    def naar_apen(self, gjor: Callable[[], None]) -> None:
        """Do it now, or when the screen is unlocked: nothing may come up over the lock."""
        if self.laast:
            self._utsatt.append(gjor)
        else:
            gjor()

    # --- dialogs and errors ---

    def vis_dialog(self, dialog: Dialog[Any], lukket: Callable[[Any], None]) -> None:
        """Open a dialog; keys wait until it can take them."""
        if self.laast:
            self._utsatt.append(partial(self.vis_dialog, dialog, lukket))
            return
        self.hold(dialog)
        self.push_screen(dialog, lukket)

    def vis_feil(self, feil: BaseException) -> None:
        """Something nobody foresaw: say so, with nothing from the data in it."""
        from navtui.ui.dialoger.feil import Feil

        if isinstance(self.screen, Innlogging):
            self.screen.etter_feil()
            self.push_screen(Feil(feil))
        else:
            self.vis_dialog(Feil(feil), lambda _svar: None)

    def _fatal_error(self) -> None:
        # Textual's own prints the values of local variables, which may be persons' data.
        feil = sys.exc_info()[1]
        self.panic(Text(f"navtui stoppet på grunn av en feil i programmet.\n{feilrapport(feil) if feil else ''}"))

    def action_help_quit(self) -> None:
        """ctrl+c: Textual answers in English; here it only does nothing."""

    # --- theme ---

    def bytt_tema(self) -> None:
        """From dark to light or back, until the program ends."""
        _bruk_tema(self, tema.LYS if self.theme == tema.MORK.name else tema.MORK)
        for skjerm in self.screen_stack:
            skjerm.refresh(layout=True)
            for widget in skjerm.walk_children():
                widget.refresh(layout=True)


def _bruk_tema(app: NavtuiApp, valgt: Theme) -> None:
    """The widgets' colours, and the named styles of text."""
    app.console.push_theme(tema.stilark(valgt))
    app.theme = valgt.name


def start(oppstart: Oppstart) -> int:
    """Run the program in this terminal until it is left. No mouse: the terminal's own marking and copying works as it does elsewhere."""
    gc.disable()
    sys.setswitchinterval(BYTT_TRAAD_S)
    app = NavtuiApp(oppstart)
    try:
        app.run(mouse=False)
    finally:
        gc.enable()
    return app.return_code or 0
