"""F1: what can I press here, and which rule is this?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from navtui.ui.brytning import bryt
from navtui.ui.dialoger.dialog import Dialog
from navtui.ui.kommando import Kommando
from navtui.ui.tekst import bredde, ren, sammen

LUFT = 2
"""Cells between the two columns."""
ANTATT_BREDDE = 70
"""The width until the real one is known: near it, so that the box has its height from the start."""
FELLES = (
    ("F2-F8", "bytt skjermbilde"),
    ("piltaster", "flytt i lista, også PgUp, PgDn, Home og End"),
    ("Esc eller F9", "lukk et vindu uten å lagre"),
    ("F10", "ferdig i et vindu"),
    ("ctrl+l", "lås skjermen"),
    ("F1 og p", "bytt din egen passfrase eller PIN"),
    ("ctrl+q", "avslutt"),
)


Deler = list[tuple[str, list[tuple[str, str]]]]
"""Headings, each with its rows: a key or a rule, and what it is."""


class Hjelp(Dialog[None]):
    """The keys of a view, those that answer now before those that do not, and its rules with one sentence each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,f1", "avbryt", show=False),
        Binding("t", "tema", show=False),
        Binding("p", "nokler", show=False),
        Binding("r", "rutiner", show=False),
        Binding("up", "rull(-1)", show=False),
        Binding("down", "rull(1)", show=False),
        Binding("pageup", "rull(-12)", show=False),
        Binding("pagedown", "rull(12)", show=False),
    ]
    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Esc", "lukk"),
        ("r", "lov og rutiner"),
        ("t", "lyst/mørkt"),
        ("p", "bytt passfrase/PIN"),
    )

    def __init__(
        self,
        tittel: str,
        kommandoer: Sequence[Kommando],
        regler: Mapping[str, str],
        sperret: Sequence[Kommando] = (),
        dag: date | None = None,
    ) -> None:
        super().__init__(f"Hjelp: {tittel}")
        self._kommandoer = tuple(kommandoer)
        self._sperret = tuple(sperret)
        self.regler = regler
        self._dag = dag
        self._rull = VerticalScroll(can_focus=False, classes="rull")
        self._tekst = Static(self._linjer(ANTATT_BREDDE), markup=False)

    def innhold(self) -> Iterable[Widget]:
        """Keys, then rules, in two columns."""
        with self._rull:
            yield self._tekst

    def on_resize(self) -> None:
        """The columns for this width. Broken here: a table of rich's own is broken anew for each of Textual's measurements."""
        # The scrollbar is not in it: room is kept for one, which comes only when the lines are many.
        self._tekst.update(self._linjer(self._rull.content_size.width - self._rull.scrollbar_size_vertical))

    def deler(self) -> Deler:
        """What it says, in its order."""
        return [
            ("Taster her", _taster(self._kommandoer)),
            ("Ikke nå, ikke på denne raden eller ikke i din rolle", _taster(self._sperret)),
            ("Taster overalt", list(FELLES)),
            ("Regler", list(self.regler.items())),
        ]

    def _linjer(self, width: int) -> Text:
        deler = self.deler()
        bredest = max((bredde(venstre) for _, rader in deler for venstre, _ in rader), default=0)
        hoyre = max(20, width - bredest - LUFT)
        samlet = Text(end="")
        for overskrift, rader in deler:
            if rader:
                samlet.append_text(Text("\n\n" if samlet.plain else "")).append_text(sammen((overskrift, "sterk")))
            for venstre, forklaring in rader:
                for nr, linje in enumerate(bryt(ren(forklaring), hoyre)):
                    merke = "" if nr else venstre
                    samlet.append("\n").append_text(sammen((merke, "tast"), " " * (bredest + LUFT - bredde(merke)), linje))
        return samlet

    def action_rull(self, linjer: int) -> None:
        """Up or down in a long help."""
        self._rull.scroll_to(y=self._rull.scroll_y + linjer, animate=False)

    def action_tema(self) -> None:
        """Light or dark, until the program ends. NAVTUI_TEMA=lys or mork keeps it."""
        self.nav.bytt_tema()

    def action_rutiner(self) -> None:
        """The law behind the rules of this screen on the day it is about, and the office's routines for them."""
        from navtui.ui.dialoger.regelhjelp import vis_regelhjelp

        vis_regelhjelp(self, [*self.regler, *(k.regel for k in (*self._kommandoer, *self._sperret) if k.regel)], self._dag)

    def action_nokler(self) -> None:
        """SI-1: one's own passphrase and PIN, by everyone from everywhere."""
        from navtui.ui.dialoger.nokler import bytt_nokler

        bytt_nokler(self, lambda setning: self.si(setning, "ok"))


def _taster(kommandoer: Iterable[Kommando]) -> list[tuple[str, str]]:
    return [(k.vist_tast, k.hjelp + (f" ({k.regel})" if k.regel else "")) for k in kommandoer]
