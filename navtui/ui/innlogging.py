"""The sign-in screen (SI-1), also used to unlock. It is the first thing painted, so it imports nothing heavy."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from navtui.domain.regelbrudd import Regelbrudd
from navtui.ui.arbeid import Arbeider
from navtui.ui.felt import Skjult, Tekstfelt
from navtui.ui.oppstart import Oppstart
from navtui.ui.tekst import data, kutt, sammen

if TYPE_CHECKING:
    from navtui.ui.hoveddel import Hoveddel, Okt

VENTER = "Logger inn ..."
HJELP = "Skriv ident og passfrase, Enter etter hver. Glemt passfrasen? Leder gir deg en ny."


class Innlogging(Arbeider, Screen[None]):
    """Ident and passphrase. `laast_for`: the ident of the one who locked; her state waits behind."""

    AUTO_FOCUS: ClassVar[str | None] = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1", "hjelp", show=False)]

    def __init__(self, oppstart: Oppstart, laast_for: str = "") -> None:
        super().__init__(classes="innlogging")
        self._oppstart = oppstart
        self._laast_for = laast_for
        self._ident = Tekstfelt(maks=12, id="ident")
        self._passord = Skjult(maks=200, id="passord")
        self._svar = Static(" ", id="innlogging-svar", markup=False)

    def compose(self) -> ComposeResult:
        """Office, two fields, and in a demo file who there is."""
        yield Static(data(f" {self._oppstart.kontor}", "tittel"), id="linje1")
        with Vertical(id="innlogging-boks"):
            yield Static(data(f"{self._laast_for} har låst skjermen." if self._laast_for else "Logg inn", "tittel"))
            yield Static(data(self._oppstart.fil, "dempet"))
            yield Static(" ")
            with Horizontal(classes="felt"):
                yield Static("Ident       ", classes="etikett", markup=False)
                yield self._ident
            with Horizontal(classes="felt"):
                yield Static("Passfrase   ", classes="etikett", markup=False)
                yield self._passord
            yield self._svar
        if self._oppstart.er_demo:
            yield VerticalScroll(Static(self._hint(), id="innlogging-hint"), can_focus=False)
        yield Static(
            sammen(
                " ",
                ("Enter", "tast"),
                " logg inn   ",
                ("Tab", "tast"),
                " neste felt   ",
                ("F1", "tast"),
                " hjelp   ",
                ("ctrl+q", "tast"),
                " avslutt",
            ),
            id="bunn",
        )

    def _hint(self) -> Text:
        bredest = max((len(h.navn) for h in self._oppstart.hint), default=0)
        linjer = [
            "Dette er en øvingsfil med oppdiktede personer.",
            "Alle har passfrasen vaagan og PIN 123456.",
            "",
            *(f"{kutt(h.ident, 6):<6} {kutt(h.navn, 30):<{min(bredest, 30)}}  {kutt(h.rolle, 20)}" for h in self._oppstart.hint),
        ]
        samlet = data("")
        for nr, linje in enumerate(linjer):
            samlet.append("\n" if nr else "").append_text(data(linje, "" if nr < 2 else "dempet"))
        return samlet

    def on_mount(self) -> None:
        """The cursor stands in the first empty field; the heavy imports begin when the screen has been painted."""
        # Not when the field is made: the first screen is made before the app has one, and a field with a value asks it for its screen.
        self._ident.value = self._laast_for or self._oppstart.ident
        self.set_focus(self._passord if self._ident.value else self._ident)
        self.call_after_refresh(self.nav.forste_bilde)

    def action_hjelp(self) -> None:
        """F1."""
        if not self.opptatt:
            self._svar.update(data(HJELP))

    def enter_i_felt(self, felt: Widget) -> None:
        """Enter: on to the empty field, or sign in."""
        if self.opptatt:
            return
        tomt = next((f for f in (self._ident, self._passord) if not f.value.strip()), None)
        if tomt is not None:
            self.set_focus(tomt)
            return
        self._svar.update(data(VENTER))
        self.skriv(self._prov, self._ident.value.strip().upper(), self._passord.value, ferdig=self._inne)

    def _prov(self, ident: str, passord: str) -> tuple[Okt, Hoveddel]:
        """In a thread: check the passphrase, then get what the main screen needs, with the first view's module imported."""
        from navtui.ui.visninger import start_for

        okt = self._oppstart.logg_inn(ident, passord)
        hoveddel = self._oppstart.hent_hoved()
        start_for(hoveddel.visninger, okt.rolle).klasse()
        return okt, hoveddel

    def _inne(self, resultat: tuple[Okt, Hoveddel]) -> None:
        self._passord.value = ""
        self._svar.update(" ")
        self.nav.slipp_inn(*resultat)

    def avslag(self, brudd: Regelbrudd) -> None:
        """Wrong: the sentence stands under the field, the ident stays."""
        self._passord.value = ""
        self._svar.update(data(brudd.setning, "fare"))
        self.set_focus(self._passord if brudd.felt != "ident" else self._ident)

    def lever_svar(self, gjor: Callable[[], None]) -> None:
        """At once: this is the screen that is shown while the others are locked."""
        gjor()

    def etter_feil(self) -> None:
        """An error nobody foresaw has been shown in its own dialog."""
        self._svar.update(" ")
