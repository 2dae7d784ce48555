"""Work off the event loop, for views and dialogs: nothing that can block is called on it, and no error is silent."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.worker import Worker, WorkerState

from navtui.domain.regelbrudd import Regelbrudd

if TYPE_CHECKING:
    from textual.widget import Widget as _Base

    from navtui.services.okt import Okt
    from navtui.ui.app import NavtuiApp
    from navtui.ui.dialoger.dialog import Dialog
else:
    _Base = object

T = TypeVar("T")
R = TypeVar("R")


class _Jobb:
    """What to do when a worker ends. `holder`: keys wait for it."""

    def __init__(self, ferdig: Callable[[Any], None] | None, feilet: Callable[[Regelbrudd], None] | None, *, holder: bool) -> None:
        self.ferdig, self.feilet, self.holder = ferdig, feilet, holder


class Arbeider(_Base):
    """Mixed into a widget or a screen. A subclass says in `avslag` where a refusal is shown."""

    __jobber: dict[Worker[Any], _Jobb] | None = None
    __i_ferdig = False

    @property
    def nav(self) -> NavtuiApp:
        """The app, as what it is."""
        return cast("NavtuiApp", self.app)

    @property
    def okt(self) -> Okt:
        """The one who is signed in: the session every service takes first."""
        return cast("Okt", self.nav.okt)

    @property
    def opptatt(self) -> bool:
        """Something that keys wait for is under way here."""
        return any(jobb.holder for jobb in (self.__jobber or {}).values())

    def kjor(
        self,
        fn: Callable[..., T],
        *args: object,
        ferdig: Callable[[T], None] | None = None,
        feilet: Callable[[Regelbrudd], None] | None = None,
        gruppe: str = "les",
    ) -> None:
        """Read in a thread. Only the latest of a `gruppe` is answered; an older one that is still under way is forgotten."""
        self.__start(fn, args, _Jobb(ferdig, feilet, holder=self.__i_ferdig), gruppe, nyeste=True)

    def skriv(
        self,
        fn: Callable[..., T],
        *args: object,
        ferdig: Callable[[T], None] | None = None,
        feilet: Callable[[Regelbrudd], None] | None = None,
    ) -> None:
        """Write in a thread. Keys pressed meanwhile wait until it, and what `ferdig` reads with `kjor`, is done; if it is refused they
        are dropped, for she pressed them without having seen the refusal.
        """
        self.__start(fn, args, _Jobb(ferdig, feilet, holder=True), "skriv", nyeste=False)

    def __start(self, fn: Callable[..., Any], args: tuple[object, ...], jobb: _Jobb, gruppe: str, *, nyeste: bool) -> None:
        if jobb.holder:
            self.nav.hold(jobb)
        worker = self.run_worker(partial(fn, *args), group=gruppe, exclusive=nyeste, thread=True, exit_on_error=False)
        if self.__jobber is None:
            self.__jobber = {}
        self.__jobber[worker] = jobb

    def on_worker_state_changed(self, hendelse: Worker.StateChanged) -> None:
        """Bring the answer, or the error, of a worker home. While the screen is locked it waits."""
        worker = hendelse.worker
        if hendelse.state in (WorkerState.PENDING, WorkerState.RUNNING) or self.__jobber is None:
            return
        hendelse.stop()
        jobb = self.__jobber.pop(worker, None)
        if jobb is not None:
            self.lever_svar(partial(self.__hjem, worker, jobb))

    def lever_svar(self, gjor: Callable[[], None]) -> None:
        """When an answer may be acted on: not while the screen is locked."""
        self.nav.naar_apen(gjor)

    def __hjem(self, worker: Worker[Any], jobb: _Jobb) -> None:
        lyktes = worker.state is not WorkerState.ERROR
        try:
            if worker.state is WorkerState.SUCCESS:
                self.__besvar(worker.result, jobb)
            elif worker.error is not None and not lyktes:
                self.__meld_feil(worker.error, jobb)
        finally:
            if jobb.holder:
                self.nav.slipp(jobb, forkast=not lyktes)

    def __besvar(self, resultat: object, jobb: _Jobb) -> None:
        if jobb.ferdig is None:
            return
        self.__i_ferdig = jobb.holder
        try:
            jobb.ferdig(resultat)
        finally:
            self.__i_ferdig = False

    def __meld_feil(self, feil: BaseException, jobb: _Jobb) -> None:
        if not isinstance(feil, Regelbrudd):
            self.nav.vis_feil(feil)
        elif jobb.feilet is not None:
            jobb.feilet(feil)
        else:
            self.avslag(feil)

    def avslag(self, brudd: Regelbrudd) -> None:
        """Show a rule's refusal. What was typed stays."""
        raise NotImplementedError

    def spor(self, dialog: Dialog[R], ferdig: Callable[[R], None] | None = None) -> None:
        """Open a dialog. `ferdig` gets its result; it is not called when the dialog is left without one."""

        def lukket(resultat: R | None) -> None:
            if dialog.fullfort and ferdig is not None:
                ferdig(cast("R", resultat))

        self.nav.vis_dialog(dialog, lukket)
