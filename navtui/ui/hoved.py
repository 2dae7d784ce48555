"""The one main screen: the lines on top, the view, the lines below. It knows who asks for what; they know how it is done."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import Reactive
from textual.widget import Widget

from navtui.domain.regelbrudd import Regelbrudd
from navtui.ui.arbeid import Arbeider
from navtui.ui.bytter import Bytter
from navtui.ui.feilrapport import feilrapport
from navtui.ui.fot import Fot
from navtui.ui.hode import Hode
from navtui.ui.hoveddel import Hoveddel, Okt
from navtui.ui.skjerm import Skjerm
from navtui.ui.vakt import Vakt
from navtui.ui.visning import Visning

FORBERED_ETTER = 0.5
"""Seconds between two views that are made before they are asked for."""
STATUS_ETTER = 0.1
"""Seconds before the numbers behind the names are counted: with thousands of cases the first list would share the processor."""
LEDIG_NOK = 0.4
"""Seconds without a key before one is: it takes some 30 ms that a key would have to wait."""


class Hoved(Arbeider, Skjerm[None]):
    """The views of the signed-in person's role, one at a time."""

    AUTO_FOCUS: ClassVar[str | None] = ""
    BLANK: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(f"f{n}", f"ga('f{n}')", show=False) for n in range(2, 10)),
        Binding("f1", "hjelp", show=False),
    ]
    # Textual's own draws the whole screen again each time the cursor goes to another widget.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    class FilEndret(Message):
        """The watch: `endret` when another desk has changed the file, else a minute has passed."""

        def __init__(self, endret: bool) -> None:
            super().__init__()
            self.endret = endret

    def __init__(self, okt: Okt, del_: Hoveddel) -> None:
        super().__init__(classes="hoved")
        self._del = del_
        self.bytter = Bytter(okt, del_.visninger, self._tegn_rundt)
        self._hode = Hode(okt, self.bytter.mine)
        self._fot = Fot()
        self._vakt = Vakt(
            del_.endret,
            lambda endret: self._si_fra(self.FilEndret(endret)),
            lambda feil: self._si_fra(Visning.Melding(_vakt_feil(feil), "fare")),
        )

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield self._hode
        yield self.bytter
        yield self._fot

    async def on_mount(self) -> None:
        """Open the view this role starts on."""
        await self.bytter.forst()
        self._tegn()
        self.set_timer(STATUS_ETTER, self._hent_status)
        self._vakt.start()
        self.set_timer(FORBERED_ETTER, self._forbered)

    def on_unmount(self) -> None:
        """Stop the watch."""
        self._vakt.stopp()

    def _si_fra(self, melding: Message) -> None:
        if self.is_running:
            self.post_message(melding)

    async def _forbered(self) -> None:
        """While nobody types, one view at a time: its key then only brings it forward."""
        if self.is_current and self.nav.ledig_i >= LEDIG_NOK and not await self.bytter.forbered():
            return
        self.set_timer(FORBERED_ETTER, self._forbered)

    # --- from one view to another ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An F-key of a view the role may not open does nothing."""
        if action == "ga":
            return self.bytter.for_tast(str(parameters[0])) is not None
        return super().check_action(action, parameters)

    async def action_ga(self, tast: str) -> None:
        """An F-key."""
        if (oppforing := self.bytter.for_tast(tast)) is not None:
            await self._vis(Visning.GaaTil(oppforing.id, {}))

    async def _vis(self, dit: Visning.GaaTil) -> None:
        oppforing = self.bytter.for_id(dit.id)
        if hvorfor := self.bytter.hvorfor_bli(dit.id):
            self._fot.si(hvorfor, "varsel")
        elif oppforing is not None:
            if await self.bytter.vis(oppforing, dit.argumenter):
                self._fot.si("")
            self._tegn()

    async def on_visning_gaa_til(self, hendelse: Visning.GaaTil) -> None:
        """A view sends the user on to another. The keys she presses next are meant for that one."""
        try:
            await self._vis(hendelse)
        finally:
            self.nav.slipp(hendelse)

    async def on_visning_tilbake(self, hendelse: Visning.Tilbake) -> None:
        """A view sends her back to where she came from."""
        try:
            if await self.bytter.tilbake():
                self._fot.si("")
            self._tegn()
        finally:
            self.nav.slipp(hendelse)

    # --- another desk ---

    def on_hoved_fil_endret(self, hendelse: FilEndret) -> None:
        """Reload what is looked at, mark the rest as stale; behind the lock everything is only marked."""
        if hendelse.endret:
            self.bytter.merk_foreldet()
            self.nav.naar_apen(self.bytter.frisk_opp)
        else:
            self.kjor(self._del.daglig, self.okt, ferdig=self._si_daglig, gruppe="daglig")
        self._hent_status()

    def _si_daglig(self, gjort: str) -> None:
        if gjort:
            self._fot.si(gjort)

    def _hent_status(self) -> None:
        self.kjor(self._del.status, self.okt, ferdig=self._hode.status, gruppe="status")

    # --- the lines ---

    def _tegn(self) -> None:
        if (visning := self.bytter.visning) is not None:
            self._tegn_rundt(visning)

    def _tegn_rundt(self, visning: Visning) -> None:
        self._hode.vis(visning.tittel, str(visning.id))
        self._fot.taster(visning.lovlige())

    def on_visning_melding(self, hendelse: Visning.Melding) -> None:
        """A view has something to say."""
        self._fot.si(hendelse.tekst, hendelse.art)

    def on_visning_oppdatert(self) -> None:
        """A view has another title, or other keys may be pressed."""
        self._tegn()

    def avslag(self, brudd: Regelbrudd) -> None:
        """What the counts were refused is said, too."""
        self._fot.si(f"{brudd.setning} ({brudd.regel})", "fare")

    def action_hjelp(self) -> None:
        """F1: the keys of this view and the rules behind them."""
        from navtui.ui.dialoger.hjelp import Hjelp

        if (visning := self.bytter.visning) is not None:
            lovlige = visning.lovlige()
            sperret = [k for k in visning.KOMMANDOER if k not in lovlige]
            self.spor(Hjelp(visning.tittel, lovlige, dict(visning.REGLER), sperret, visning.regeldag))


def _vakt_feil(feil: Exception) -> str:
    return f"Får ikke sett etter om filen er endret av andre ({feilrapport(feil, 0)}). Det som vises, kan være gammelt."
