"""The base of every view: what one F-key shows. A subclass gives its commands, its content and how it is loaded; the shell does the
rest.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from navtui.domain.regelbrudd import Regelbrudd
from navtui.ui.arbeid import Arbeider
from navtui.ui.kommando import Kommando, bindinger
from navtui.ui.tekst import data


class Visning(Arbeider, Widget):
    """One view of the main screen. Its first line, `svar`, answers the screen's question."""

    TITTEL: ClassVar[str] = ""
    KOMMANDOER: ClassVar[tuple[Kommando, ...]] = ()
    REGLER: ClassVar[Mapping[str, str]] = {}
    """Rule id to one sentence about it, for F1."""
    har_enter: ClassVar[bool] = False
    """Enter is a command here, so a table in the view leaves it alone."""

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

    def __init_subclass__(cls, **valg: Any) -> None:
        if "KOMMANDOER" in cls.__dict__:
            for k in cls.KOMMANDOER:
                if not callable(getattr(cls, k.metode, None)):
                    raise TypeError(f"{cls.__name__}: command {k.id!r} has no method {k.metode!r}")
            cls.BINDINGS = [*cls.__dict__.get("BINDINGS", ()), *bindinger(cls.KOMMANDOER)]
            cls.har_enter = any("enter" in k.taster for k in cls.KOMMANDOER)
        super().__init_subclass__(**valg)

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.foreldet = True
        """What is shown may be older than the file: it is loaded again when it is next looked at."""
        self.__tittel = self.TITTEL
        self.__svar = Static(id="svar", markup=False)
        self.__sist_lovlig: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """The answer line, then the view's own content. Override `innhold`, not this."""
        yield self.__svar
        yield from self.innhold()

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
        elif self.foreldet:
            self.foreldet = False
            self.last()
        self.__fokuser()

    def __fokuser(self) -> None:
        if self.screen.focused is not None and self in self.screen.focused.ancestors_with_self and self.screen.focused.display:
            return
        forste = next((w for w in self.query("*") if w.focusable), None)
        if forste is None:
            self.can_focus = True
            forste = self
        # Focus at once: set_focus through `Widget.focus` waits a round, and a fast key would go to the view that is hidden.
        self.screen.set_focus(forste, scroll_visible=False)

    @property
    def tittel(self) -> str:
        """What line 1 calls the view."""
        return self.__tittel

    @tittel.setter
    def tittel(self, tittel: str) -> None:
        self.__tittel = tittel
        self.post_message(self.Oppdatert())

    @property
    def svar(self) -> Text:
        """The answer to the screen's question."""
        innhold = self.__svar.content
        return innhold if isinstance(innhold, Text) else data(str(innhold))

    @svar.setter
    def svar(self, svar: str | Text) -> None:
        self.__svar.update(data(svar) if isinstance(svar, str) else svar)

    def si(self, tekst: str, art: str = "ok") -> None:
        """Say on the message line what was done (`ok`), what to look at (`varsel`) or what was refused (`fare`)."""
        self.post_message(self.Melding(tekst, art))

    def avslag(self, brudd: Regelbrudd) -> None:
        """A refusal: the rule's own sentence and its id."""
        self.si(f"{brudd.setning} ({brudd.regel})", "fare")

    def gaa_til(self, id_: str, **argumenter: Any) -> None:
        """Show another view. Nothing happens if this role may not open it."""
        self.post_message(self.GaaTil(id_, argumenter))

    def tilbake(self) -> None:
        """Show the view that was shown before this one."""
        self.post_message(self.Tilbake())

    def tillatt(self, kommando: Kommando) -> bool:
        """Whether the command may be used now. Ask the domain's own "may she?" function."""
        return True

    def lovlige(self) -> tuple[Kommando, ...]:
        """What may be pressed now, in the order of `KOMMANDOER`."""
        return tuple(k for k in self.KOMMANDOER if self.tillatt(k))

    def oppdater_kommandoer(self) -> None:
        """Ask `tillatt` again and redraw the footer if the answer is another. Done by itself when a table's cursor moves."""
        lovlig = tuple(k.id for k in self.lovlige())
        if lovlig != self.__sist_lovlig:
            self.__sist_lovlig = lovlig
            self.post_message(self.Oppdatert())

    def on_tabell_valgt(self) -> None:
        """The cursor is on another row: other commands may be allowed."""
        self.oppdater_kommandoer()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Textual's question before a binding runs."""
        if action != "kommando":
            return super().check_action(action, parameters)
        kommando = self.__kommando(str(parameters[0]))
        return kommando is not None and self.tillatt(kommando)

    async def action_kommando(self, id_: str, tast: str) -> None:
        """Run a command's method: with the key if the command has several."""
        kommando = self.__kommando(id_)
        if kommando is None or not self.tillatt(kommando):
            return
        self.si("", "ok")
        metode = getattr(self, kommando.metode)
        ventet = metode(tast) if len(kommando.taster) > 1 else metode()
        if inspect.isawaitable(ventet):
            await ventet
        self.oppdater_kommandoer()

    def __kommando(self, id_: str) -> Kommando | None:
        return next((k for k in self.KOMMANDOER if k.id == id_), None)
