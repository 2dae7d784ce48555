"""A table that draws only the rows on the screen, through Textual's Line API. Its cost does not grow with the number of rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Generic

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from navtui.ui.kolonner import LUFT, MERKE, Kolonne, R, fordel
from navtui.ui.tekst import antall, bredde, kutt, ren

NAER_SLUTTEN = 30
"""So many rows before the end of what is loaded, the next page is asked for."""
MARKOR = ">"


class Tabell(ScrollView, Generic[R], can_focus=True):
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
        self._kolonner = tuple(kolonner)
        self._tom = tom
        self._rader: list[R] = []
        self._totalt = 0
        self._indeks = 0
        self._bedt_om = -1
        self._plan: list[tuple[Kolonne[R], int]] = []
        self._plan_bredde = -1
        self._linjer: dict[int, Strip] = {}

    # --- what the view uses ---

    @property
    def rader(self) -> Sequence[R]:
        """The rows that are loaded."""
        return self._rader

    @property
    def valgt(self) -> R | None:
        """The row under the cursor."""
        return self._rader[self._indeks] if self._rader else None

    @property
    def indeks(self) -> int:
        """The cursor's place among the loaded rows."""
        return self._indeks

    def sett_rader(self, rader: Sequence[R], totalt: int | None = None) -> None:
        """Show these rows. The cursor stays on its key, or on its place when the key is gone; only lines that differ are drawn again."""
        gamle, nye = self._rader, list(rader)
        forrige = self.valgt
        indeks = self._finn(nye, forrige)
        lik_form = len(gamle) == len(nye) and self._totalt == (totalt if totalt is not None else len(nye))
        flyttet = indeks - self._indeks
        gammel_markor = self._indeks
        self._rader, self._indeks, self._bedt_om = nye, indeks, -1
        self._totalt = len(nye) if totalt is None else totalt
        if lik_form and not flyttet:
            self._tegn_ulike(gamle, nye)
        else:
            self._linjer.clear()
            self._maal_opp()
            if flyttet and gammel_markor < len(gamle):
                self.scroll_to(y=max(0, self.scroll_offset.y + flyttet), animate=False, force=True)
            self._rull_til_markor()
            self.refresh()
        if forrige != self.valgt or not nye:
            self.post_message(self.Valgt(self, self.valgt))

    def sett_kolonner(self, kolonner: Sequence[Kolonne[R]]) -> None:
        """Other columns for the same rows (a heading that follows what is shown)."""
        self._kolonner = tuple(kolonner)
        self._plan_bredde = -1
        self._linjer.clear()
        self.refresh()

    def legg_til(self, rader: Sequence[R], totalt: int | None = None) -> None:
        """More rows after those that are loaded."""
        self._rader.extend(rader)
        self._totalt = max(self._totalt if totalt is None else totalt, len(self._rader))
        self._linjer.clear()
        self._maal_opp()
        self.refresh()

    def sett_tom(self, tom: str) -> None:
        """What an empty table says."""
        if tom != self._tom:
            self._tom = tom
            self.refresh_line(1)

    def velg(self, nokkel: object) -> bool:
        """Put the cursor on the row with this key. False if it is not among the loaded."""
        for nr, rad in enumerate(self._rader):
            if rad.nokkel == nokkel:
                self._flytt_til(nr)
                return True
        return False

    # --- keys ---

    def action_flytt(self, steg: int) -> None:
        """Up or down."""
        self._flytt_til(self._indeks + steg)

    def action_side(self, retning: int) -> None:
        """A page up or down."""
        self._flytt_til(self._indeks + retning * max(1, self._synlige - 1))

    def action_ende(self, retning: int) -> None:
        """To the first row, or to the last that is loaded."""
        self._flytt_til(0 if retning < 0 else len(self._rader) - 1)

    def action_apne(self) -> None:
        """Enter."""
        if self.valgt is not None:
            self.post_message(self.Apnet(self, self.valgt))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter belongs to the view when it has a command on it."""
        if action == "apne" and any(getattr(node, "har_enter", False) for node in self.ancestors):
            return False
        return super().check_action(action, parameters)

    # --- inside ---

    @property
    def _synlige(self) -> int:
        return max(1, self.size.height - 1)

    def _finn(self, rader: Sequence[R], forrige: R | None) -> int:
        if forrige is not None:
            nokkel = forrige.nokkel
            if self._indeks < len(rader) and rader[self._indeks].nokkel == nokkel:
                return self._indeks
            for nr, rad in enumerate(rader):
                if rad.nokkel == nokkel:
                    return nr
        return max(0, min(self._indeks, len(rader) - 1))

    def _tegn_ulike(self, gamle: Sequence[R], nye: Sequence[R]) -> None:
        for nr, (gammel, ny) in enumerate(zip(gamle, nye, strict=True)):
            if gammel != ny:
                self._linjer.pop(nr, None)
                self.refresh_line(nr + 1)

    def _flytt_til(self, indeks: int) -> None:
        ny = max(0, min(indeks, len(self._rader) - 1))
        if ny != self._indeks and self._rader:
            gammel, self._indeks = self._indeks, ny
            if not self._rull_til_markor():
                self.refresh_line(gammel + 1)
                self.refresh_line(ny + 1)
            self.post_message(self.Valgt(self, self.valgt))
        if len(self._rader) < self._totalt and ny >= len(self._rader) - NAER_SLUTTEN and self._bedt_om != len(self._rader):
            self._bedt_om = len(self._rader)
            self.post_message(self.HentMer(self, self._bedt_om))

    def _rull_til_markor(self) -> bool:
        """Bring the cursor's line into sight; True if that moved the others (all lines are then drawn)."""
        topp = self.scroll_offset.y
        ny_topp = min(topp, self._indeks)
        # On the last loaded row, the line that tells how many there are is shown with it.
        nederst = self._indeks + (1 if self._indeks == len(self._rader) - 1 < self._totalt - 1 else 0)
        if nederst >= ny_topp + self._synlige:
            ny_topp = nederst - self._synlige + 1
        if ny_topp == topp:
            return False
        self.scroll_to(y=ny_topp, animate=False, force=True)
        return True

    def _maal_opp(self) -> None:
        mer = 1 if self._totalt > len(self._rader) else 0
        self.virtual_size = Size(self.size.width, len(self._rader) + 1 + mer)

    def on_resize(self) -> None:
        """The columns are laid out again, and the cursor kept in sight."""
        self._linjer.clear()
        self._maal_opp()
        self._rull_til_markor()

    def notify_style_update(self) -> None:
        """Another theme: what is drawn has the old colours."""
        super().notify_style_update()
        self._linjer.clear()

    def render(self) -> str:
        """Never used: lines are drawn one by one."""
        return ""

    def render_line(self, y: int) -> Strip:
        """One line of the screen: the header, a row, or what stands after the last."""
        width = self.scrollable_content_region.width
        if width != self._plan_bredde:
            self._plan, self._plan_bredde = fordel(self._kolonner, width), width
            self._linjer.clear()
        if y == 0:
            return self._hode(width)
        nr = y - 1 + self.scroll_offset.y
        if nr < len(self._rader):
            return self._rad(nr, width)
        return self._etter_siste(nr, width)

    def _hode(self, width: int) -> Strip:
        stil = self.get_component_rich_style("tabell--hode")
        return self._strimmel(" " * MERKE, ((k.tittel, k, b) for k, b in self._plan), stil, width)

    def _rad(self, nr: int, width: int) -> Strip:
        er_markor = nr == self._indeks
        if not er_markor and (ferdig := self._linjer.get(nr)) is not None:
            return ferdig
        navn = ("tabell--markor" if self.has_focus else "tabell--uten-fokus") if er_markor else "tabell--rad"
        rad = self._rader[nr]
        stil = self.get_component_rich_style(navn)
        merke = f"{MARKOR if er_markor else ' '} "
        strimmel = self._strimmel(merke, ((k.celle(rad), k, b) for k, b in self._plan), stil, width)
        if not er_markor:
            if len(self._linjer) > 2_000:
                self._linjer.clear()
            self._linjer[nr] = strimmel
        return strimmel

    def _etter_siste(self, nr: int, width: int) -> Strip:
        stil = self.get_component_rich_style("tabell--dempet")
        if nr == len(self._rader) and (self._totalt > nr or not nr):
            sagt = self._tom if not nr and not self._totalt else f"viser {antall(nr)} av {antall(self._totalt)}"
            return Strip([Segment(kutt("  " + sagt, width), stil)]).adjust_cell_length(width, stil)
        return Strip.blank(width, self.get_component_rich_style("tabell--rad"))

    def _strimmel(self, merke: str, celler: Iterator[tuple[str | Text, Kolonne[R], int]], stil: Style, width: int) -> Strip:
        deler = [Segment(merke, stil)]
        for nr, (innhold, kolonne, plass) in enumerate(celler):
            if nr:
                deler.append(Segment(" " * LUFT, stil))
            deler += self._celle(innhold, kolonne, plass, stil)
        return Strip(deler).adjust_cell_length(width, stil)

    def _celle(self, innhold: str | Text, kolonne: Kolonne[R], plass: int, stil: Style) -> list[Segment]:
        vist = kutt(innhold if isinstance(innhold, str) else innhold.plain, plass)
        luft = Segment(" " * (plass - bredde(vist)), stil)
        if isinstance(innhold, Text) and innhold.spans:
            tekst = innhold.copy()
            if tekst.plain != ren(tekst.plain) or len(vist) < len(tekst.plain):
                tekst = Text(vist, spans=[s.right_crop(len(vist)) for s in tekst.spans if s.start < len(vist)], end="")
            tekst.end = ""
            deler = [Segment(s.text, stil + s.style if s.style else stil) for s in tekst.render(self.app.console)]
        else:
            deler = [Segment(vist, stil)]
        return [luft, *deler] if kolonne.hoyre else [*deler, luft]
