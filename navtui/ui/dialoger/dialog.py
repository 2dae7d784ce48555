"""The base of every dialog: a box over the screen, closed by Escape and by F9, finished by F10."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, TypeVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from navtui.domain.regelbrudd import Regelbrudd
from navtui.ui.arbeid import Arbeider
from navtui.ui.bakteppe import Bakteppe
from navtui.ui.kommando import FTASTER, tastenavn
from navtui.ui.tekst import data, sammen

T = TypeVar("T")
S = TypeVar("S")
TO_GANGER = "Det du har skrevet, er ikke lagret. Trykk en gang til for å forkaste det."


class Dialog(Arbeider, Bakteppe[T]):
    """A subclass gives `innhold`, `TASTER` (what the bottom line says) and calls `ferdig(result)`."""

    AUTO_FOCUS: ClassVar[str | None] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "avbryt", show=False),
        Binding("f9", "avbryt", show=False),
        Binding("f10", "fullfor", show=False),
        Binding("f1", "hjelp", show=False),
    ]
    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (("F10", "ferdig"), ("Esc/F9", "avbryt"))

    def __init__(self, tittel: str) -> None:
        super().__init__(classes="dialog")
        self.tittel_tekst = tittel
        self.fullfort = False
        """It was closed with a result."""
        self._svar = Static(" ", id="dialog-svar", markup=False)
        self._advart = False
        self._sto_i: Widget | None = None
        """What had the cursor when something was sent in."""

    def compose(self) -> ComposeResult:
        """Title, content, a line for what is wrong, the keys. Override `innhold`, not this."""
        with Vertical(id="boks"):
            yield Static(data(self.tittel_tekst, "tittel"), id="dialog-tittel")
            yield from self.innhold()
            yield self._svar
            self._vist = self.taster()
            yield Static(_tasterlinje(self._vist), id="dialog-taster")

    def innhold(self) -> Iterable[Widget]:
        """The widgets between the title and the keys."""
        return ()

    def forste_fokus(self) -> Widget | None:
        """What has the cursor when the dialog opens."""
        return next((w for w in self.query("*") if w.focusable), None)

    def on_mount(self) -> None:
        """Take the cursor, then the keys that were pressed on the way here."""
        self.set_focus(self.forste_fokus(), scroll_visible=False)
        self.call_after_refresh(self.nav.slipp, self)

    def on_unmount(self) -> None:
        """Keys never wait for a dialog that is gone."""
        self.nav.slipp(self)

    def si(self, tekst: str, stil: str = "fare") -> None:
        """Say what is wrong, or what is being done, above the keys."""
        self._svar.update(data(tekst or " ", stil))

    def taster(self) -> Sequence[tuple[str, str]]:
        """The keys that do something now, as the bottom line says them."""
        return self.TASTER

    def vis_taster(self) -> None:
        """Other keys may do something now."""
        if self._vist != (na := self.taster()):
            self._vist = na
            self.query_one("#dialog-taster", Static).update(_tasterlinje(na), layout=False)

    def avslag(self, brudd: Regelbrudd) -> None:
        """A refusal stays in the dialog, and so does what was typed."""
        self.si(f"{brudd.setning} ({brudd.regel})")

    def send_inn(self, fn: Callable[..., S], *args: object, ferdig: Callable[[S], None]) -> None:
        """Save what was typed. Until it is saved no field has the cursor, so keys pressed meanwhile wait for what comes after."""
        self._sto_i = fokus = self.focused
        self.set_focus(None)

        def nektet(brudd: Regelbrudd) -> None:
            self.set_focus(fokus, scroll_visible=False)
            self.avslag(brudd)

        self.skriv(fn, *args, ferdig=ferdig, feilet=nektet)

    def on_screen_resume(self) -> None:
        """Back from a dialog over this one, after an error in the program: the cursor stands where it stood."""
        if self.focused is None and not self.opptatt:
            self.set_focus(self._sto_i or self.forste_fokus(), scroll_visible=False)

    def on_key(self, hendelse: events.Key) -> None:
        """A key that nothing in the box took: another screen's, or none of the choices. A subclass that answers it prevents this."""
        if self.nav.holder or hendelse.key in self.active_bindings:
            return
        if hendelse.key in FTASTER:
            self.si(f"{tastenavn(hendelse.key)}: lukk dette vinduet først, med Esc eller F9.", "varsel")
        elif hendelse.is_printable:
            self.si("Den tasten gjør ingenting her. Nederst står de som virker.", "varsel")

    def action_hjelp(self) -> None:
        """F1: the keys of this box, the field she is in, and the rules behind. Nothing typed is touched."""
        from navtui.ui.dialoger.dialoghjelp import Dialoghjelp

        if not self.opptatt:
            self.spor(Dialoghjelp(self))

    def ferdig(self, resultat: T) -> None:
        """Close with a result."""
        self.fullfort = True
        self.dismiss(resultat)

    def action_fullfor(self) -> None:
        """F10. A dialog that has nothing to finish just closes."""
        self.action_avbryt()

    def action_avbryt(self) -> None:
        """Escape or F9. Asks once more when something typed would be lost; waits while something is being saved."""
        if self.opptatt:
            return
        if self.endret() and not self._advart:
            self._advart = True
            self.si(TO_GANGER, "varsel")
            return
        self.dismiss(None)

    def endret(self) -> bool:
        """Something has been typed that closing would lose."""
        return False


def _tasterlinje(taster: Sequence[tuple[str, str]]) -> Text:
    return sammen(*(del_ for tast, etikett in taster for del_ in ((tast, "tast"), f" {etikett}   ")))
