"""The PIN that signs: six digits and Enter. With `spor_ident` the one beside you signs, without signing you out (KO-8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, TypeVar

from rich.text import Text
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from navtui.domain.regelbrudd import Regelbrudd
from navtui.ui.dialoger.dialog import Dialog
from navtui.ui.felt import Skjult, Tekstfelt
from navtui.ui.tekst import avsnitt

T = TypeVar("T")
SIFRE = 6


class Pin(Dialog[T]):
    """`prov(ident, pin)` runs in a thread; what it returns is the result. A Regelbrudd is shown, the digits are cleared and the dialog
    stays.
    """

    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (("Enter", "signer"), ("Esc/F9", "avbryt"))
    """What Enter does is signing, unless the one who asks says another word (`gjor`)."""

    def __init__(
        self, tittel: str, prov: Callable[[str, str], T], *, tekst: str | Text = "", spor_ident: bool = False, gjor: str = "signer"
    ) -> None:
        super().__init__(tittel)
        self._gjor = gjor
        self._prov = prov
        self._tekst = avsnitt(tekst) if isinstance(tekst, str) else tekst
        self._spor_ident = spor_ident
        self._ident = Tekstfelt(maks=12, id="pin-ident")
        self._pin = Skjult(maks=SIFRE, bare=r"[0-9]*", id="pin")

    def taster(self) -> Sequence[tuple[str, str]]:
        """Enter says what it does here."""
        return (("Enter", self._gjor), *self.TASTER[1:])

    def innhold(self) -> Iterable[Widget]:
        """What is signed, and the field."""
        if self._tekst.plain:
            yield Static(self._tekst, classes="avsnitt")
        if self._spor_ident:
            yield Horizontal(Static("Ident       ", classes="etikett", markup=False), self._ident, classes="felt")
        yield Horizontal(Static("PIN         ", classes="etikett", markup=False), self._pin, classes="felt")

    def enter_i_felt(self, felt: Widget) -> None:
        """Enter in either field."""
        if felt is self._ident and self._ident.value.strip():
            self.set_focus(self._pin)
        else:
            self.action_fullfor()

    def action_fullfor(self) -> None:
        """Check it in a thread: the hash takes its time."""
        if self.opptatt:
            return
        ident = self._ident.value.strip().upper() if self._spor_ident else self.okt.ident
        if not ident:
            self.si("Skriv identen til den som signerer.")
            self.set_focus(self._ident)
        elif len(self._pin.value) != SIFRE:
            self.si(f"PIN er {SIFRE} sifre.")
            self.set_focus(self._pin)
        else:
            self.si("Kontrollerer PIN ...", "dempet")
            self.send_inn(self._prov, ident, self._pin.value, ferdig=self.ferdig)

    def avslag(self, brudd: Regelbrudd) -> None:
        """The sentence stays until the next try."""
        super().avslag(brudd)
        self._pin.value = ""
        self.set_focus(self._pin)
