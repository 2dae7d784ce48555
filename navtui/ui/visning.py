"""The base of every view: what one F-key shows. A subclass gives its commands, its content and how it is loaded; the shell does the
rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from navtui.domain.regelbrudd import Regelbrudd
from navtui.ui.arbeid import Arbeider
from navtui.ui.tastesvar import Tastesvar
from navtui.ui.tekst import data


class Visning(Arbeider, Tastesvar):
    """One view of the main screen. Its first line, `svar`, answers the screen's question."""

    TITTEL: ClassVar[str] = ""
    REGLER: ClassVar[Mapping[str, str]] = {}
    """Rule id to one sentence about it, for F1."""
    BLANK: ClassVar[bool] = True
    """Its own area is only background: what shows is in its widgets. A subclass's style may give it no border."""
    LES_ALLTID: ClassVar[bool] = False
    """Read again each time it is brought forward: what she did in another view shows in this one when she is back."""
    LES_UNDERVEIS: ClassVar[bool] = False
    """`last` only starts to read, so the first time it may do it while the widgets are being laid out: the answer waits for them."""

    class Oppdatert(Message):
        """The title or what may be pressed has changed."""

    class Melding(Message):
        """One sentence for the message line."""

        def __init__(self, tekst: str, art: str) -> None:
            super().__init__()
            self.tekst = tekst
            self.art = art

    class GaaTil(Message):
        """Another view is wanted, with these arguments to its `apne`."""

        def __init__(self, id_: str, argumenter: Mapping[str, Any]) -> None:
            super().__init__()
            self.id = id_
            self.argumenter = argumenter

    class Tilbake(Message):
        """The view that was shown before this one is wanted."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.foreldet = True
        """What is shown may be older than the file: it is loaded again when it is next looked at."""
        self.kommer_tilbake = False
        """It is brought forward because she left another view for the one before it, not by its key. Set before `vis_frem`."""
        self.les_straks = False
        """Start reading as soon as the widgets are there, not only when they have been laid out. Set before it is mounted."""
        self.__tittel = self.TITTEL
        self.__svar = Static(id="svar", markup=False)

    def compose(self) -> ComposeResult:
        """The answer line, then the view's own content. Override `innhold`, not this."""
        yield self.__svar
        yield from self.innhold()
        if self.les_straks and self.LES_UNDERVEIS:
            self.foreldet = False
            self.last()

    def innhold(self) -> Iterable[Widget]:
        """The widgets below the answer line."""
        return ()

    def last(self) -> None:
        """Start loading what is shown, with `kjor`. Called when the view is first shown, is stale, or is refreshed."""

    def apne(self, *args: Any, **argumenter: Any) -> None:
        """The view was asked for with arguments (`gaa_til("bruker", person_id=3)`)."""
        self.last()

    def oppfrisk(self) -> None:
        """Another desk has changed the file while this is on the screen. `Tabell.sett_rader` keeps the cursor."""
        self.last()

    def vis_frem(self, argumenter: Mapping[str, Any]) -> None:
        """Called by the main screen each time the view is brought forward."""
        if argumenter:
            self.foreldet = False
            self.apne(**argumenter)
        elif self.foreldet or (self.LES_ALLTID and not self.les_straks):
            self.foreldet = False
            self.last()
        self.les_straks = False
        ta_fokus(self)

    @property
    def tittel(self) -> str:
        """What line 1 calls the view."""
        return self.__tittel

    @tittel.setter
    def tittel(self, tittel: str) -> None:
        """Line 1 is drawn anew."""
        self.__tittel = tittel
        self.post_message(self.Oppdatert())

    @property
    def svar(self) -> Text:
        """The answer to the screen's question."""
        innhold = self.__svar.content
        return innhold if isinstance(innhold, Text) else data(str(innhold))

    @svar.setter
    def svar(self, svar: str | Text) -> None:
        """Drawn anew when it says something else."""
        nytt, gammelt = data(svar) if isinstance(svar, str) else svar, self.svar
        if nytt != gammelt:
            plass = self.__svar.content_size.width
            self.__svar.update(nytt, layout=not (_paa_en_linje(nytt, plass) and _paa_en_linje(gammelt, plass)))

    def si(self, tekst: str, art: str = "ok") -> None:
        """Say on the message line what was done (`ok`), what to look at (`varsel`) or what was refused (`fare`)."""
        self.post_message(self.Melding(tekst, art))

    def avslag(self, brudd: Regelbrudd) -> None:
        """A refusal: the rule's own sentence and its id."""
        self.si(f"{brudd.setning} ({brudd.regel})", "fare")

    def gaa_til(self, id_: str, **argumenter: Any) -> None:
        """Show another view. Nothing happens if this role may not open it."""
        self.__be_om(self.GaaTil(id_, argumenter))

    def hvorfor_bli(self) -> str:
        """The sentence that refuses to leave this view for another; empty when she may."""
        return ""

    def tilbake(self) -> None:
        """Show the view that was shown before this one."""
        self.__be_om(self.Tilbake())

    def __be_om(self, bytte: Message) -> None:
        # The main screen lets the keys go when it has done it: until then they would go to this view.
        self.nav.hold(bytte)
        self.post_message(bytte)

    def lovlige_endret(self) -> None:
        """The footer says something else."""
        self.post_message(self.Oppdatert())

    @property
    def regeldag(self) -> date | None:
        """The day whose law F1 shows: the vedtak's, where one is open; None is today."""
        return None

    def for_kommando(self) -> None:
        """What was said about the one before it is old."""
        self.si("", "ok")


def ta_fokus(visning: Visning) -> None:
    """The cursor to where it was in the view, or to the first widget that takes keys; to the view itself when it has none."""
    skjerm = visning.screen
    her = skjerm.focused
    if her is not None and visning in her.ancestors_with_self and her.display:
        return
    forste = next((w for w in visning.query("*") if w.focusable and _synes(w, visning)), None)
    if forste is None:
        visning.can_focus = True
        forste = visning
    # At once: `Widget.focus` waits a round, and a fast key would go to the view that is hidden.
    skjerm.set_focus(forste, scroll_visible=False)


def _synes(widget: Widget, visning: Visning) -> bool:
    """Neither it nor what it lies in is taken off the screen: `focusable` alone would send her keys to a field nobody sees."""
    return all(w.display for w in widget.ancestors_with_self if w is not visning and visning in w.ancestors)


def _paa_en_linje(tekst: Text, width: int) -> bool:
    return bool(tekst.plain) and tekst.cell_len <= width and "\n" not in tekst.plain
