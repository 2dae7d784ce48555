"""A table that draws only the rows on the screen, through Textual's Line API. Its cost does not grow with the number of rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Generic

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from navtui.ui.kolonner import Kolonne, R
from navtui.ui.linjeflate import HODE, Linjeflate
from navtui.ui.radtegner import Radtegner
from navtui.ui.radvindu import Radvindu
from navtui.ui.tekst import antall


class Tabell(Linjeflate, Generic[R]):
    """Rows under a fixed header, with a cursor that stays on its row's key when the rows are read again."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tabell--hode", "tabell--rad", "tabell--markor", "tabell--uten-fokus", "tabell--dempet"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "flytt(-1)", show=False),
        Binding("down", "flytt(1)", show=False),
        Binding("pageup", "side(-1)", show=False),
        Binding("pagedown", "side(1)", show=False),
        Binding("home", "ende(-1)", show=False),
        Binding("end", "ende(1)", show=False),
        Binding("enter", "apne", show=False),
    ]

    class Valgt(Message):
        """The cursor is on another row (None: the table is empty)."""

        def __init__(self, tabell: Tabell[Any], rad: Any) -> None:
            super().__init__()
            self.tabell = tabell
            self.rad = rad

        @property
        def control(self) -> Tabell[Any]:
            """The table, for `@on(Tabell.Valgt, "#id")`."""
            return self.tabell

    class Apnet(Valgt):
        """Enter on a row. Not sent when the view has a command on Enter: then that runs."""

    class HentMer(Message):
        """The cursor nears the end of what is loaded: `legg_til` what comes after row `fra`."""

        def __init__(self, tabell: Tabell[Any], fra: int) -> None:
            super().__init__()
            self.tabell = tabell
            self.fra = fra

        @property
        def control(self) -> Tabell[Any]:
            """The table."""
            return self.tabell

    def __init__(self, kolonner: Sequence[Kolonne[R]], *, tom: str = "Ingenting her.", id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._tom = tom
        self._vindu: Radvindu[R] = Radvindu()
        self._tegner = Radtegner(kolonner)
        self._stiler: dict[str, Style] = {}

    # --- what the view uses ---

    @property
    def rader(self) -> Sequence[R]:
        """The rows that are loaded."""
        return self._vindu.rader

    @property
    def valgt(self) -> R | None:
        """The row under the cursor."""
        return self._vindu.valgt

    @property
    def indeks(self) -> int:
        """The cursor's place among the loaded rows."""
        return self._vindu.indeks

    def sett_rader(self, rader: Sequence[R], totalt: int | None = None) -> None:
        """Show these rows. The cursor stays on its key, or on its place when the key is gone; only lines that differ are drawn again."""
        endring = self._vindu.sett(rader, totalt)
        if endring.ulike is None:
            self._tegner.glem()
            self.sett_antall(self._vindu.linjer)
            if endring.flyttet:
                self.rull(max(0, self.scroll_offset.y + endring.flyttet))
            self._rull_til_markor()
            self.refresh()
        elif endring.ulike:
            self._tegner.glem(*endring.ulike)
            self.tegn_linjer(*endring.ulike)
        if endring.annen_rad or not rader:
            self.post_message(self.Valgt(self, self.valgt))

    def legg_til(self, rader: Sequence[R], totalt: int | None = None) -> None:
        """More rows after those that are loaded."""
        self._vindu.legg_til(rader, totalt)
        self.sett_antall(self._vindu.linjer)
        self.refresh()

    def sett_kolonner(self, kolonner: Sequence[Kolonne[R]]) -> None:
        """Other columns for the rows to come (a heading that follows what is shown)."""
        self._tegner.sett_kolonner(kolonner)
        self.refresh()

    def sett_tom(self, tom: str) -> None:
        """What an empty table says."""
        if tom != self._tom:
            self._tom = tom
            self.tegn_linjer(0)

    def velg(self, nokkel: object) -> bool:
        """Put the cursor on the row with this key. False if it is not among the loaded."""
        nr = self._vindu.finn(nokkel)
        if nr is not None:
            self._flytt_til(nr)
        return nr is not None

    # --- keys ---

    def action_flytt(self, steg: int) -> None:
        """Up or down."""
        self._flytt_til(self.indeks + steg)

    def action_side(self, retning: int) -> None:
        """A page up or down."""
        self._flytt_til(self.indeks + retning * max(1, self.synlige - 1))

    def action_ende(self, retning: int) -> None:
        """To the first row, or to the last that is loaded."""
        self._flytt_til(0 if retning < 0 else len(self.rader) - 1)

    def action_apne(self) -> None:
        """Enter."""
        if self.valgt is not None:
            self.post_message(self.Apnet(self, self.valgt))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter belongs to the view when it has a command on it."""
        if action == "apne" and any(getattr(node, "har_enter", False) for node in self.ancestors):
            return False
        return super().check_action(action, parameters)

    def _flytt_til(self, indeks: int) -> None:
        fra = self.indeks
        if self._vindu.flytt_til(indeks):
            if not self._rull_til_markor():
                self.tegn_linjer(fra, self.indeks)
            self.post_message(self.Valgt(self, self.valgt))
        if (neste := self._vindu.be_om_mer()) is not None:
            self.post_message(self.HentMer(self, neste))

    # --- what is drawn ---

    def _rull_til_markor(self) -> bool:
        """Bring the cursor's line into sight; True if that moved the others."""
        return self.rull(self._vindu.topp(self.scroll_offset.y, self.synlige))

    def on_resize(self) -> None:
        """The cursor is kept in sight."""
        self.sett_antall(self._vindu.linjer)
        self._rull_til_markor()

    def notify_style_update(self) -> None:
        """Another theme: what is drawn has the old colours."""
        super().notify_style_update()
        self._stiler.clear()
        self._tegner.glem()

    def _stil(self, navn: str) -> Style:
        """Kept until the theme is another; Textual's own is worked out anew for each line that is drawn."""
        if (stil := self._stiler.get(navn)) is None:
            stil = self._stiler[navn] = self.get_component_rich_style(navn)
        return stil

    def render_line(self, y: int) -> Strip:
        """One line of the screen: the header, a row, or what stands after the last."""
        self._tegner.tilpass(self.scrollable_content_region.width)
        konsoll, stil, nr = self.app.console, self._stil, y - HODE + self.scroll_offset.y
        if y < HODE:
            return self._tegner.hode(konsoll, stil("tabell--hode"))
        if nr >= len(self.rader):
            return self._tegner.setning(_etter_siste(nr, self._vindu, self._tom), stil("tabell--dempet"))
        if nr == self.indeks:
            return self._tegner.markor(self.rader[nr], konsoll, stil("tabell--markor" if self.has_focus else "tabell--uten-fokus"))
        return self._tegner.rad(nr, self.rader[nr], konsoll, stil("tabell--rad"))


def _etter_siste(nr: int, vindu: Radvindu[R], tom: str) -> str:
    """What stands on the line at place `nr`, where no row is."""
    if nr > len(vindu.rader):
        return ""
    if vindu.ufullstendig:
        return f"viser {antall(nr)} av {antall(vindu.totalt)}"
    return "" if vindu.rader else tom
