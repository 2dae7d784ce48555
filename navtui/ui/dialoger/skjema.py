"""A form: fields under each other, each error under its field, nothing typed lost by a refusal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal, TypeVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from navtui.domain.alder import uvanlig_alder
from navtui.domain.belop import kroner_kort
from navtui.domain.regelbrudd import Regelbrudd
from navtui.ui import tolk
from navtui.ui.dialoger.dialog import Dialog
from navtui.ui.dialoger.velg import Valg
from navtui.ui.felt import Skjult, Tekstfelt
from navtui.ui.tekst import avsnitt, bredde, data
from navtui.ui.valgfelt import Valgfelt

T = TypeVar("T")
Slag = Literal["tekst", "dato", "fodt", "belop", "tall", "valg", "flere", "kryss", "skjult"]
MAKS_ETIKETT = 24
STORST_ORE = 100_000_000_00
"""The largest amount a form takes: more than any debt the office works with."""
IKKE_TEKST = "Her er det valg, så teksten du skriver, kommer ikke med."


@dataclass(frozen=True, slots=True)
class Felt:
    """One field. Its value is, by `slag`: str, date, date, øre (int), int, a code, a tuple of codes, bool, str; an empty field is None.

    `navn` is the key in what is sent, and the `felt` of a Regelbrudd about it. `krav`: may not be empty. `framover`: a weekday in a date
    is the coming one, or (False) the latest; None: weekdays are not taken.
    """

    navn: str
    etikett: str
    slag: Slag = "tekst"
    verdi: object = None
    valg: Sequence[Valg] = ()
    krav: bool = False
    maks: int = 200
    framover: bool | None = None


class _Rad(Horizontal):
    """Label and field; below them, once something is wrong, a line that says so. Each widget costs a form a millisecond or two."""

    def __init__(self, felt: Felt, etikettbredde: int) -> None:
        super().__init__(classes="felt")
        self.felt = felt
        self._etikettbredde = etikettbredde
        self.inn: Tekstfelt | Valgfelt = self._lag()
        self._feil: Static | None = None
        self._spurt_om = felt.verdi
        self.start = self.tekstverdi()

    def _lag(self) -> Tekstfelt | Valgfelt:
        felt = self.felt
        if felt.slag == "kryss":
            return Valgfelt([Valg("ja", "ja", "x")], ["ja"] if felt.verdi else [], flere=True)
        if felt.slag in ("valg", "flere"):
            verdi: Any = felt.verdi
            valgt = [] if verdi is None else [verdi] if isinstance(verdi, str) else list(verdi)
            return Valgfelt(felt.valg, valgt, flere=felt.slag == "flere")
        if felt.slag == "skjult":
            return Skjult(maks=felt.maks)
        # Another date or amount is a whole other one; a text is added to.
        return Tekstfelt(_vis(felt), maks=felt.maks, erstattes=felt.slag in ("dato", "fodt", "belop", "tall"))

    def compose(self) -> Iterable[Widget]:
        etikett = Static(data(self.felt.etikett + (" *" if self.felt.krav else "")), classes="etikett")
        etikett.styles.width = self._etikettbredde
        yield etikett
        yield self.inn

    def tekstverdi(self) -> object:
        """What is there now, unread."""
        return self.inn.valgt if isinstance(self.inn, Valgfelt) else self.inn.value

    def les(self, i_dag: date) -> object:
        """The value. Raises ValueError with the sentence for the field."""
        verdi = _les(self.felt, self.inn, i_dag)
        if self.felt.krav and verdi in (None, "", (), False):
            raise ValueError(f"{self.felt.etikett} mangler.")
        if self.felt.slag == "fodt" and isinstance(verdi, date) and verdi != self._spurt_om:
            self._spurt_om = verdi
            if (varsel := uvanlig_alder(verdi, i_dag)) is not None:
                raise ValueError(f"{varsel.setning} Trykk en gang til hvis det stemmer.")
        return verdi

    def vis_feil(self, setning: str) -> None:
        """Show what is wrong, or that nothing is."""
        if self._feil is None and setning and isinstance(self.parent, Widget):
            self._feil = Static(classes="feltfeil", markup=False)
            self.parent.mount(self._feil, after=self)
        if self._feil is not None:
            self._feil.update(data(setning, "fare"))
            self._feil.display = bool(setning)

    def rull_frem(self) -> None:
        """Bring the field, and what is wrong with it, into sight."""
        for widget in (self, self._feil):
            if widget is not None:
                widget.scroll_visible(animate=False)


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
        self._rader = tuple(_Rad(f, plass) for f in felt)
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
        self.si(f"Markøren er alt i neste felt: {rad.felt.etikett}. Enter en gang til går forbi det.", "dempet")
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


def _vis(felt: Felt) -> str:
    match felt.verdi:
        case None:
            return ""
        case date() as dag:
            return f"{dag.day}.{dag.month}.{dag.year}"
        case int() as tall if felt.slag == "belop":
            return tolk.vis_belop(tall)
        case verdi:
            return str(verdi)


def _belop(tekst: str, etikett: str) -> int:
    """Øre. No amount of the office's is below zero, and one above the limit is a slip of the key."""
    ore = tolk.belop_ore(tekst)
    if not 0 <= ore <= STORST_ORE:
        raise ValueError(
            f"{etikett}: kan ikke være under 0." if ore < 0 else f"{etikett}: er mer enn {kroner_kort(STORST_ORE)} kr. Rett tallet."
        )
    return ore


def _les(felt: Felt, inn: Tekstfelt | Valgfelt, i_dag: date) -> object:
    if isinstance(inn, Valgfelt):
        valgt = inn.valgt
        return bool(valgt) if felt.slag == "kryss" else valgt if felt.slag == "flere" else next(iter(valgt), None)
    tekst = inn.value if felt.slag == "skjult" else inn.value.strip()
    if not tekst:
        return None
    if felt.slag == "dato":
        return tolk.dato(tekst, i_dag, felt.etikett, framover=felt.framover)
    if felt.slag == "fodt":
        return tolk.fodselsdato(tekst, i_dag, felt.etikett)
    if felt.slag == "belop":
        return _belop(tekst, felt.etikett)
    return tolk.tall(tekst) if felt.slag == "tall" else tekst
