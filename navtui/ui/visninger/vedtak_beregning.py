"""The whole calculation, line by line: the arithmetic, the rule and the row of satser with its source (VE-4, VE-5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from navtui.domain.belop import kroner
from navtui.domain.kalender import dag_kort, periode_tekst
from navtui.domain.kodeverk import Linjeart
from navtui.domain.linje import Linje, Summer, summer
from navtui.services.vedtak_skjerm import Skrivebilde
from navtui.ui.dialoger.dialog import Dialog
from navtui.ui.tekst import data, sammen
from navtui.ui.visninger.vedtak_kvp import kvplinjer

_OVERSKRIFT = {
    Linjeart.BEHOV: "Behov",
    Linjeart.INNTEKT: "Inntekt som trekkes fra",
    Linjeart.HOLDT_UTENFOR: "Holdt utenfor, trekkes ikke fra",
    Linjeart.UTBETALT: "Utbetalt før, trekkes fra",
}


def linjer(s: Skrivebilde) -> Iterator[Text]:
    """What is shown, top to bottom."""
    alle = s.bilde.vedtak.linjer
    if s.bilde.vedtak.kvplinjer:
        yield from kvplinjer(s)
    if not alle:
        if s.bilde.vedtak.kvplinjer:
            return
        feil = s.bilde.grunnlag.kvp.brudd or s.bilde.grunnlag.beregningsfeil
        yield data(f"{feil.setning} ({feil.regel})" if feil else "Vedtaket har ingen beregning.", "fare" if feil else "")
        return
    for art in Linjeart:
        egne = [linje for linje in alle if linje.art is art]
        if egne:
            yield data(_OVERSKRIFT[art], "tittel")
            for linje in egne:
                yield sammen((f"{kroner(linje.belop_ore):>12}", "sterk"), f"  {linje.tekst}  ", (", ".join(linje.regler), "dempet"))
                yield data(f"{'':>14}{_regnet(linje)}", "dempet")
    sum_ = summer(alle)
    yield Text(" ", end="")
    foer = "".join(f" {tegn} {kroner(ore)} {ord_}" for tegn, ore, ord_ in _foer(sum_) if ore)
    regnet = f"{kroner(sum_.behov_ore)} behov - {kroner(sum_.inntekt_ore)} inntekt{foer} = {kroner(sum_.til_utbetaling_ore)} kr"
    yield data(regnet, "sterk")
    brukt = {linje.sats_fra for linje in alle}
    for rad in s.satser:
        if rad.gyldig_fra in brukt:
            yield data(f"Sats fra {dag_kort(rad.gyldig_fra)}: {rad.kilde}{', avledet' if rad.avledet else ''}", "dempet")


def _foer(sum_: Summer) -> tuple[tuple[str, int, str], ...]:
    """VE-18: what an earlier vedtak has to do with it."""
    return (("+", sum_.staar_ore, "som står"), ("-", sum_.utbetalt_ore, "utbetalt"))


def _regnet(linje: Linje) -> str:
    if linje.engang:
        hva = f"én gang, {dag_kort(linje.fra)}"
    else:
        hva = f"{periode_tekst(linje.fra, linje.til)}: {linje.dager} av {linje.dager_i_maaned} dager av {kroner(linje.maanedsbelop_ore)}"
    sats = f", sats {dag_kort(linje.sats_fra)}" if linje.sats_fra else ""
    return f"{hva}{sats}"


class Fullberegning(Dialog[None]):
    """Read only; arrows scroll it."""

    TASTER: ClassVar[tuple[tuple[str, str], ...]] = (("opp/ned", "rull"), ("Enter/Esc/F9", "lukk"))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "avbryt", show=False)]

    def __init__(self, s: Skrivebilde) -> None:
        super().__init__(f"Beregning, vedtak {s.bilde.vedtak.nummer}")
        self._tekst = Text("\n", end="").join(linjer(s))

    def innhold(self) -> Iterable[Widget]:
        """One text in a box that scrolls."""
        yield VerticalScroll(Static(self._tekst, markup=False), can_focus=True, classes="rull")
