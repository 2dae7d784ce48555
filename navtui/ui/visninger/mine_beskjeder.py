"""OP-6: everything that waits for the one who is signed in, whoever's case it is: messages first, then tasks by frist."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from navtui.domain.beskjed import Beskjed
from navtui.domain.forelopig_svar import SkyldigSvar
from navtui.domain.kalender import dag_kort
from navtui.domain.oppgave import Oppgave
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.tid import klokkeslett
from navtui.services import beskjed, forelopig_svar, oppgave
from navtui.services.okt import Okt
from navtui.ui.dialoger.dialog import Dialog
from navtui.ui.kolonner import Kolonne
from navtui.ui.tabell import Tabell
from navtui.ui.tekst import avsnitt, data


@dataclass(frozen=True, slots=True)
class Venter:
    """A message or a task in the list."""

    hva: Beskjed | Oppgave | SkyldigSvar
    i_dag: date

    @property
    def nokkel(self) -> tuple[str, int]:
        """What the cursor stays on."""
        return self.hva.nokkel if isinstance(self.hva, SkyldigSvar) else (type(self.hva).__name__, self.hva.id)

    @property
    def naar(self) -> Text:
        """When it came, or when it is due."""
        if isinstance(self.hva, Beskjed):
            return data(klokkeslett(self.hva.tid, self.i_dag))
        over = (self.i_dag - self.hva.frist).days
        return data(f"{over} d over", "fare") if over > 0 else data(dag_kort(self.hva.frist))

    @property
    def slag(self) -> Text:
        """Ring tilbake, a message, or the rule behind a task."""
        if isinstance(self.hva, SkyldigSvar):
            return data("PM-4")
        if isinstance(self.hva, Oppgave):
            return data(self.hva.regel)
        return data("RING", "varsel") if self.hva.ring_tilbake else data("beskjed")

    @property
    def tekst(self) -> str:
        """What it says."""
        if not isinstance(self.hva, Beskjed):
            return self.hva.tekst
        telefon = f"tlf. {self.hva.telefon}: " if self.hva.telefon and self.hva.ring_tilbake else ""
        return f"{telefon}{self.hva.tekst} (fra {self.hva.fra_ident})".lstrip()


def hent(okt: Okt) -> list[Venter]:
    """The list."""
    alt: list[Beskjed | Oppgave | SkyldigSvar] = [*beskjed.mine(okt), *forelopig_svar.mine(okt), *oppgave.mine(okt)]
    return [Venter(hva, okt.i_dag) for hva in alt]


def gjort(okt: Okt, venter: Venter) -> list[Venter]:
    """Cross one out, and the list as it then is."""
    if isinstance(venter.hva, Beskjed):
        beskjed.ferdig(okt, venter.hva.id, venter.hva.versjon)
    elif isinstance(venter.hva, SkyldigSvar):
        raise Regelbrudd("PM-4", "Oppgaven er gjort når foreløpig svar er sendt. Åpne personen og trykk w.")
    else:
        oppgave.lukk(okt, venter.hva.id, venter.hva.versjon)
    return hent(okt)


class MineBeskjeder(Dialog[int]):
    """The result is the id of the person to open."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("x", "gjort", show=False)]
    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (("Enter", "åpne personen"), ("x", "gjort"), ("Esc/F9", "lukk"))

    def __init__(self, okt: Okt, venter: list[Venter]) -> None:
        super().__init__("Beskjeder og oppgaver til deg")
        self._okt, self._venter = okt, venter
        self._tabell: Tabell[Venter] = Tabell(
            [
                Kolonne("Når", lambda v: v.naar, 11),
                Kolonne("Slag", lambda v: v.slag, 7),
                Kolonne("Hvem", lambda v: v.hva.navn or "", 18, vekt=1),
                Kolonne("Hva", lambda v: v.tekst, 28, vekt=2),
            ],
            tom="Ingen venter på deg.",
        )
        self._panel = Static(markup=False, classes="panel")

    def innhold(self) -> Iterable[Widget]:
        """The list, and all of what the row under the cursor says."""
        self._tabell.styles.height = 11
        yield self._tabell
        yield self._panel

    def on_mount(self) -> None:
        """Show what was read before the dialog opened."""
        super().on_mount()
        self._tabell.sett_rader(self._venter)

    def on_tabell_valgt(self) -> None:
        """Another row, or none."""
        rad = self._tabell.valgt
        self._panel.update(avsnitt(rad.tekst if rad else " "))

    def on_tabell_apnet(self, hendelse: Tabell.Apnet) -> None:
        """Enter on a row."""
        if self._tabell.valgt is not None and (person_id := self._tabell.valgt.hva.person_id) is not None:
            self.ferdig(person_id)

    def action_gjort(self) -> None:
        """`x`: done."""
        if self._tabell.valgt is not None and not self.opptatt:
            self.skriv(gjort, self._okt, self._tabell.valgt, ferdig=self._tabell.sett_rader)
