"""F1: what can I press here, and which rule is this?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from rich.table import Table
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from navtui.ui.dialoger.dialog import Dialog
from navtui.ui.kommando import Kommando
from navtui.ui.tekst import sammen

FELLES = (
    ("F2-F8", "bytt skjermbilde"),
    ("piltaster", "flytt i lista, også PgUp, PgDn, Home og End"),
    ("Esc eller F9", "lukk et vindu uten å lagre"),
    ("F10", "ferdig i et vindu"),
    ("ctrl+l", "lås skjermen"),
    ("F1 og p", "bytt din egen passfrase eller PIN"),
    ("ctrl+q", "avslutt"),
)


class Hjelp(Dialog[None]):
    """The keys of a view, from its commands, and its rules with one sentence each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,f1", "avbryt", show=False),
        Binding("t", "tema", show=False),
        Binding("p", "nokler", show=False),
        Binding("up", "rull(-1)", show=False),
        Binding("down", "rull(1)", show=False),
        Binding("pageup", "rull(-12)", show=False),
        Binding("pagedown", "rull(12)", show=False),
    ]
    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (("F1/Enter/Esc", "lukk"), ("piltaster", "bla"), ("t", "lyst/mørkt"), ("p", "bytt passfrase/PIN"))

    def __init__(self, tittel: str, kommandoer: Sequence[Kommando], regler: Mapping[str, str]) -> None:
        super().__init__(f"Hjelp: {tittel}")
        self._kommandoer = tuple(kommandoer)
        self._regler = regler
        self._rull = VerticalScroll(can_focus=False, classes="rull")

    def innhold(self) -> Iterable[Widget]:
        """Keys, then rules, in two columns."""
        with self._rull:
            yield Static(self._tabell(), markup=False)

    def _tabell(self) -> Table:
        tabell = Table.grid(padding=(0, 2, 0, 0))
        tabell.add_column(no_wrap=True, max_width=18)
        tabell.add_column(ratio=1)

        def del_(overskrift: str, rader: Iterable[tuple[str, str]]) -> None:
            tabell.add_row(sammen((overskrift, "sterk")), "")
            for venstre, hoyre in rader:
                tabell.add_row(sammen((venstre, "tast")), sammen(hoyre))

        del_("Taster her", [(k.vist_tast, k.hjelp + (f" ({k.regel})" if k.regel else "")) for k in self._kommandoer])
        tabell.add_row("", "")
        del_("Taster overalt", FELLES)
        if self._regler:
            tabell.add_row("", "")
            del_("Regler", self._regler.items())
        return tabell

    def action_rull(self, linjer: int) -> None:
        """Up or down in a long help."""
        self._rull.scroll_to(y=self._rull.scroll_y + linjer, animate=False)

    def action_tema(self) -> None:
        """Light or dark, until the program ends. NAVTUI_TEMA=lys or mork keeps it."""
        self.nav.bytt_tema()

    def action_nokler(self) -> None:
        """SI-1: one's own passphrase and PIN, by everyone from everywhere."""
        from navtui.ui.dialoger.nokler import bytt_nokler

        bytt_nokler(self, lambda setning: self.si(setning, "ok"))
