"""A form: fields under each other, each error under its field, nothing typed lost by a refusal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar, TypeVar

from rich.text import Text
from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from navtui.domain.regelbrudd import Regelbrudd
from navtui.ui.dialoger.dialog import Dialog
from navtui.ui.dialoger.skjemarad import Felt as Felt
from navtui.ui.dialoger.skjemarad import Rad
from navtui.ui.tekst import avsnitt, bredde
from navtui.ui.valgfelt import Valgfelt

T = TypeVar("T")
MAKS_ETIKETT = 24
IKKE_TEKST = "Her er det valg, så teksten du skriver, kommer ikke med."


class Feltrull(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The fields, when there are more than the screen holds. The arrows move between fields, which scroll into sight."""

    def __init__(self, *innhold: Widget) -> None:
        super().__init__(*innhold, classes="rull")


class Skjema(Dialog[T]):
    """`send(values)` runs in a thread and its return value is the result; a Regelbrudd is shown at its field and the form stays.

    Enter goes to the next field, and on the last one sends; F10 sends from anywhere. Without `send` the result is the values.
    A choice made by its key goes to the next field, too; an Enter right after belongs to the choice, and does not pass that field by.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]
    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (("Enter", "neste felt"), ("F10", "lagre"), ("Esc/F9", "avbryt"))

    def __init__(
        self, tittel: str, felt: Sequence[Felt], send: Callable[[dict[str, Any]], T] | None = None, *, innledning: str | Text = ""
    ) -> None:
        super().__init__(tittel)
        self._send = send
        self._innledning = avsnitt(innledning) if isinstance(innledning, str) else innledning
        plass = min(MAKS_ETIKETT, max((bredde(f.etikett) for f in felt), default=0)) + 4
        self._rader = tuple(Rad(f, plass) for f in felt)
        self._kom_til: tuple[Widget, object] | None = None
        """The field the cursor was brought to by a choice, and what stood in it."""

    def innhold(self) -> Iterable[Widget]:
        """The fields, which scroll when there are more than the screen holds."""
        if self._innledning.plain:
            yield Static(self._innledning, classes="avsnitt")
        yield Feltrull(*self._rader)

    def forste_fokus(self) -> Widget | None:
        """The first field."""
        return self._rader[0].inn if self._rader else None

    def felt_naa(self) -> Felt | None:
        """The field with the cursor."""
        return next((rad.felt for rad in self._rader if rad.inn is self.focused), None)

    def endret(self) -> bool:
        """Some field is not as it was."""
        return any(rad.tekstverdi() != rad.start for rad in self._rader)

    def enter_i_felt(self, felt: Widget) -> None:
        """Enter: the next field, or send from the last."""
        nr = self._nr(felt)
        if self.kom_av_valg(felt):
            return
        if nr + 1 < len(self._rader):
            self.set_focus(self._rader[nr + 1].inn)
        else:
            self.action_fullfor()

    def kom_av_valg(self, felt: Widget) -> bool:
        """A choice has just brought the cursor here, and nothing is written: this Enter belonged to the choice."""
        rad = self._rader[self._nr(felt)]
        kom_til, self._kom_til = self._kom_til, None
        if kom_til != (felt, rad.tekstverdi()):
            return False
        self.si(f"Markøren er allerede i neste felt: {rad.felt.etikett}. Enter en gang til går forbi det.", "dempet")
        return True

    def valgt_i_felt(self, felt: Valgfelt, fra: str | None) -> None:
        """A choice made by its key: the next field, if there is one. That it took another's place is said: it may be a text gone astray."""
        nr = self._nr(felt)
        til = felt.valgt[0]
        if fra is not None and fra != til:
            self.si(f"{self._rader[nr].felt.etikett}: {felt.etikett(til)}. Sto på: {felt.etikett(fra)}.", "dempet")
        neste = next((rad for rad in self._rader[nr + 1 :] if rad.display), None)
        if neste is not None:
            self.set_focus(neste.inn)
            self._kom_til = (neste.inn, neste.tekstverdi())

    def taster(self) -> Sequence[tuple[str, str]]:
        """On the last field Enter saves."""
        paa_siste = len(self._rader) == 1 or (self.is_mounted and self.focused is self._rader[-1].inn)
        return (("Enter", "lagre"), *self.TASTER[1:]) if self.TASTER is Skjema.TASTER and paa_siste else self.TASTER

    def on_descendant_focus(self) -> None:
        """In another field other keys do something."""
        self.vis_taster()

    @on(Input.Changed)
    @on(Valgfelt.Endret)
    def _rettet(self, hendelse: Input.Changed | Valgfelt.Endret) -> None:
        felt = hendelse.input if isinstance(hendelse, Input.Changed) else hendelse.felt
        for rad in self._rader:
            if rad.inn is felt:
                rad.rettet()

    def on_descendant_blur(self, hendelse: events.DescendantBlur) -> None:
        """The cursor has been in that field now."""
        if self._kom_til is not None and hendelse.widget is self._kom_til[0]:
            self._kom_til = None

    def on_key(self, hendelse: events.Key) -> None:
        """A sign that no choice has, typed where one chooses."""
        if isinstance(self.focused, Valgfelt) and hendelse.is_printable and hendelse.character != " ":
            hendelse.stop()
            hendelse.prevent_default()
            self.focused.ikke_valg()
            self.si(IKKE_TEKST if self.focused.er_tekst else "Det tegnet er ikke et av valgene.", "varsel")

    def _nr(self, felt: Widget) -> int:
        return next(nr for nr, rad in enumerate(self._rader) if rad.inn is felt)

    def action_fullfor(self) -> None:
        """Read every field; the first that is wrong gets the cursor. Else send."""
        if self.opptatt or self._tekst_paa_avveie():
            return
        verdier = self._les_alle()
        if verdier is None:
            return
        if self._send is None:
            self.ferdig(verdier)  # type: ignore[arg-type]  # T is dict when there is no `send`
        else:
            self.si("Lagrer ...", "dempet")
            self.send_inn(self._send, verdier, ferdig=self.ferdig)

    def _tekst_paa_avveie(self) -> bool:
        """A text was typed where one chooses, and is lost: that is said once before anything is sent."""
        valgfelt = next((rad.inn for rad in self._rader if isinstance(rad.inn, Valgfelt) and rad.inn.er_tekst), None)
        if valgfelt is None:
            return False
        valgfelt.les_igjen()
        self.si(f"{IKKE_TEKST} F10 en gang til lagrer uten.", "varsel")
        return True

    def _les_alle(self) -> dict[str, Any] | None:
        verdier: dict[str, Any] = {}
        feil: dict[str, str] = {}
        for rad in self._rader:
            try:
                verdier[rad.felt.navn] = rad.les(self.okt.i_dag)
            except ValueError as grunn:
                feil[rad.felt.navn] = str(grunn)
        self._vis_feil(feil)
        return None if feil else verdier

    def _vis_feil(self, feil: Mapping[str, str]) -> None:
        self.si("")
        for rad in self._rader:
            rad.vis_feil(feil.get(rad.felt.navn, ""))
        gal = next((rad for rad in self._rader if rad.felt.navn in feil), None)
        if gal is not None:
            self.set_focus(gal.inn, scroll_visible=False)
            self.call_after_refresh(gal.rull_frem)

    def avslag(self, brudd: Regelbrudd) -> None:
        """At the field the rule is about, if the form has it."""
        if any(rad.felt.navn == brudd.felt for rad in self._rader):
            self._vis_feil({str(brudd.felt): f"{brudd.setning} ({brudd.regel})"})
        else:
            super().avslag(brudd)
