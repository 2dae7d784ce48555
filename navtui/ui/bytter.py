"""Which view is on the screen: made the first time it is opened, kept after that, and the way back remembered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.widgets import ContentSwitcher

from navtui.ui.hoveddel import Okt
from navtui.ui.visning import Visning
from navtui.ui.visninger import Oppforing, for_rolle, start_for

if TYPE_CHECKING:
    from navtui.ui.app import NavtuiApp

MAKS_HISTORIE = 20


class Bytter(ContentSwitcher):
    """The views of one person's role."""

    BLANK: ClassVar[bool] = True

    def __init__(self, okt: Okt, visninger: Sequence[Oppforing], for_bytte: Callable[[Visning], None]) -> None:
        """`for_bytte` is told which view is about to be shown, so that what is said of it around it is painted with it."""
        super().__init__(id="visninger")
        self._for_bytte = for_bytte
        self.mine = for_rolle(visninger, okt.rolle)
        self._start = start_for(visninger, okt.rolle)
        self._historie: list[str] = []

    @property
    def visning(self) -> Visning | None:
        """The view on the screen."""
        return self.get_child_by_id(self.current, Visning) if self.current else None

    def for_tast(self, tast: str) -> Oppforing | None:
        """The view an F-key opens, if the role may open it."""
        return next((v for v in self.mine if v.tast == tast), None)

    def for_id(self, id_: str) -> Oppforing | None:
        """The view of this name, if the role may open it."""
        return next((v for v in self.mine if v.id == id_), None)

    async def vis(self, oppforing: Oppforing, argumenter: Mapping[str, Any]) -> bool:
        """Open a view; the one it takes the place of is where `tilbake` leads. False if it was on the screen already."""
        forrige = self.current
        if forrige and forrige != oppforing.id:
            self._historie = [*self._historie[-MAKS_HISTORIE:], forrige]
        return await self._frem(oppforing, argumenter)

    def hvorfor_bli(self, id_: str) -> str:
        """The sentence that refuses to leave the view on the screen for this one; empty when it may be left."""
        return self.visning.hvorfor_bli() if self.visning is not None and self.current != id_ else ""

    async def forst(self) -> None:
        """Open where the role starts; on a wall, the postmøte. One whose role has none takes the wall down by signing in there."""
        app = cast("NavtuiApp", self.app)
        paa_veggen = self.for_id("postmote") if app.storskjerm else None
        app.storskjerm = paa_veggen is not None
        await self._frem(paa_veggen or self._start, {})

    async def tilbake(self) -> bool:
        """Back to where she came from; where the role starts if there is no such."""
        forrige = self.for_id(self._historie.pop()) if self._historie else None
        return await self._frem(forrige or self._start, None)

    async def _frem(self, oppforing: Oppforing, argumenter: Mapping[str, Any] | None) -> bool:
        """No arguments at all: she comes back to it."""
        if not self.query_children(f"#{oppforing.id}"):
            visning = oppforing.klasse()(id=oppforing.id)
            visning.les_straks = not argumenter
            await self.add_content(visning)
        visning = self.get_child_by_id(oppforing.id, Visning)
        ny = self.current != oppforing.id
        if ny:
            self._for_bytte(visning)
            self.current = oppforing.id
        visning.kommer_tilbake = argumenter is None
        visning.vis_frem(argumenter or {})
        return ny

    # --- before it is asked for ---

    async def forbered(self) -> bool:
        """Make the next view that has a key and has not been opened, and read what it shows. False when there is none left."""
        neste = next((v for v in self.mine if v.tast and not self.query_children(f"#{v.id}")), None)
        if neste is None:
            return False
        visning = neste.klasse()(id=neste.id)
        await self.add_content(visning)
        visning.foreldet = False
        visning.last()
        return True

    # --- another desk ---

    def merk_foreldet(self) -> None:
        """The file has been changed: what every view shows may be old."""
        for visning in self.query_children(Visning):
            visning.foreldet = True

    def frisk_opp(self) -> None:
        """Read the one on the screen again, if it may be old."""
        if (visning := self.visning) is not None and visning.foreldet:
            visning.foreldet = False
            visning.oppfrisk()
