"""A widget whose keys are commands: bound, asked about and run from one list of `Kommando`."""

from __future__ import annotations

import inspect
from typing import Any, ClassVar

from textual.message import Message
from textual.widget import Widget

from navtui.ui.kommando import Kommando, bindinger


class Kommandoflate(Widget):
    """A subclass lists `KOMMANDOER`, has a method for each, and says in `tillatt` which may be used now."""

    KOMMANDOER: ClassVar[tuple[Kommando, ...]] = ()
    har_enter: ClassVar[bool] = False
    """Enter is a command here, so a table inside leaves it alone."""

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
        self.__sist_lovlig: tuple[str, ...] = ()

    def tillatt(self, kommando: Kommando) -> bool:
        """Whether the command may be used now. Ask the domain's own "may she?" function."""
        return True

    def hvorfor_ikke(self, kommando: Kommando) -> str:
        """The sentence that answers the key of a command that is not allowed now; empty: the key does nothing."""
        return ""

    def si_hvorfor_ikke(self, setning: str) -> None:
        """Say it where a refusal is shown."""

    def lovlige(self) -> tuple[Kommando, ...]:
        """What may be pressed now, in the order of `KOMMANDOER`."""
        return tuple(k for k in self.KOMMANDOER if self.tillatt(k))

    def oppdater_kommandoer(self) -> None:
        """Ask `tillatt` again and redraw the footer if the answer is another. Done by itself when a table's cursor moves."""
        lovlig = tuple(k.id for k in self.lovlige())
        if lovlig != self.__sist_lovlig:
            self.__sist_lovlig = lovlig
            self.lovlige_endret()

    def lovlige_endret(self) -> None:
        """Other commands are allowed than a moment ago."""

    def for_kommando(self) -> None:
        """A command is about to run."""

    def on_tabell_valgt(self) -> None:
        """The cursor is on another row, for a subclass that does more about it than to ask again what may be pressed."""

    def _on_tabell_valgt(self, hendelse: Message) -> None:
        # Textual calls this besides a subclass's own. Nobody further up has anything to do with it.
        hendelse.stop()
        self.oppdater_kommandoer()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Textual's question before a binding runs."""
        if action != "kommando":
            return super().check_action(action, parameters)
        kommando = self.__kommando(str(parameters[0]))
        return kommando is not None and (self.tillatt(kommando) or bool(self.hvorfor_ikke(kommando)))

    async def action_kommando(self, id_: str, tast: str) -> None:
        """Run a command's method, with the key if the command has several; or say why it may not be run."""
        kommando = self.__kommando(id_)
        if kommando is None:
            return
        self.for_kommando()
        if not self.tillatt(kommando):
            self.si_hvorfor_ikke(self.hvorfor_ikke(kommando))
            return
        metode = getattr(self, kommando.metode)
        ventet = metode(tast) if len(kommando.taster) > 1 else metode()
        if inspect.isawaitable(ventet):
            await ventet
        self.oppdater_kommandoer()

    def __kommando(self, id_: str) -> Kommando | None:
        return next((k for k in self.KOMMANDOER if k.id == id_), None)
