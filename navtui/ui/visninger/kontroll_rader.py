"""The columns of the control list and the line above it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.text import Text

from navtui.domain.belop import kroner, kroner_kort
from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.kontroll import KontrollRad
from navtui.domain.signatur import be_om_etter
from navtui.domain.tid import i_oslo, klokkeslett
from navtui.ui.kolonner import Kolonne
from navtui.ui.tekst import data, sammen

LENGE = 3
"""Days from which a wait is said in another colour, and with a mark."""


def fortegn(ore: int) -> str:
    """`+ 300`, `- 11 220`, `uendret`."""
    return "uendret" if ore == 0 else f"{'+' if ore > 0 else '-'} {kroner_kort(abs(ore))}"


_UTEN_SUM = {
    Vedtaksart.RADGIVNING: "§ 17", Vedtaksart.GARANTI: "garanti", Vedtaksart.KVP: "KVP", Vedtaksart.STANS: "stans",
    Vedtaksart.OPPHOR: "opphør", Vedtaksart.AVVIST: "avvist", Vedtaksart.AVSLAG: "avslag", Vedtaksart.OMGJORING: "omgjøring",
}  # fmt: skip
"""What stands instead of a sum where no money is paid: 0,00 would be an amount."""


_GJOR = {Vedtaksart.OPPHOR: "stopper", Vedtaksart.STANS: "stanser", Vedtaksart.OMGJORING: "endrer"}
"""KO-7: what one that pays no money does to another."""


def sum_(rad: KontrollRad) -> str:
    """What is paid; else what it is."""
    return kroner(rad.sum_ore) if rad.sum_ore else _UTEN_SUM.get(rad.art, "-" if rad.sum_ore is None else kroner(0))


def navn(rad: KontrollRad) -> Text:
    """PM-2: nødhjelp is marked."""
    return sammen(("NØD ", "fare"), rad.navn) if rad.nodhjelp else data(rad.navn)


def ventet(rad: KontrollRad) -> Text:
    """`09:58` of one sent today, `2 d`, `5 d !`."""
    if rad.dager_ventet <= 0:
        return data(f"{i_oslo(rad.sendt):%H:%M}")
    lenge = rad.dager_ventet >= LENGE
    return data(f"{rad.dager_ventet} d{' !' if lenge else ''}", "fare" if lenge else "")


def endring(rad: KontrollRad) -> Text:
    """The difference from last month's sum; a first vedtak has none, and what pays no money says what it does instead."""
    if rad.sum_ore is None:
        gjor = _GJOR.get(rad.art, "nytt")
        return data(gjor, "endret" if rad.art in _GJOR else "dempet")
    if rad.endring_ore is None:
        return data("nytt", "dempet")
    if not rad.endring_ore:
        return data("uendret", "dempet")
    return data(f"{'+' if rad.endring_ore > 0 else '-'} {kroner(abs(rad.endring_ore))}", "endret")


def kan(rad: KontrollRad) -> Text:
    """Whether the reader can sign, else the rule and whom to ask."""
    if rad.kan_signere:
        return data("ja", "ok")
    hvem = f", be {'/'.join(rad.kan_signeres_av[:3])}" if rad.kan_signeres_av else ", ingen kan nå"
    return data(f"nei {rad.regel}{hvem}", "dempet")


KOLONNER = (
    Kolonne[KontrollRad]("Venter", ventet, 6),
    Kolonne[KontrollRad]("Navn", navn, 16, vekt=2),
    Kolonne[KontrollRad]("Fra", lambda r: r.sendt_av, 4),
    Kolonne[KontrollRad]("Nummer", lambda r: r.nummer, 9, fra_bredde=100),
    Kolonne[KontrollRad]("Gjelder", lambda r: r.art.tekst, 16, vekt=1, fra_bredde=100),
    Kolonne[KontrollRad]("Sum kr", sum_, 10, hoyre=True),
    Kolonne[KontrollRad]("Endring", endring, 11, hoyre=True),
    Kolonne[KontrollRad]("Kan du signere?", kan, 23, vekt=1),
)


def listesvar(rader: Sequence[KontrollRad], antall: int) -> Text:
    """The answer: how many wait, how many of them she can sign, the longest wait."""
    if not antall:
        return data("Ingen vedtak venter på kontroll.")
    mine = sum(r.kan_signere for r in rader)
    lengst = max((r.dager_ventet for r in rader), default=0)
    av_dem = f" av de {len(rader)} første" if len(rader) < antall else ""
    deler: list[str | tuple[str, str]] = [f"{antall} vedtak venter på kontroll. Du kan signere {mine}{av_dem}."]
    if lengst > 0:
        deler.append((f" Lengst ventet: {lengst} d.", "fare" if lengst >= LENGE else ""))
    return sammen(*deler)


def panel(rad: KontrollRad, i_dag: date) -> Text:
    """About the row under the cursor: who wrote and sent it, and why she may not sign."""
    skrev = rad.skrevet_av if rad.skrevet_av == rad.sendt_av else f"{rad.skrevet_av}, sendt av {rad.sendt_av}"
    gang = f"   returnert {rad.retur} gang{'er' if rad.retur > 1 else ''} før" if rad.retur else ""
    linjer = [sammen((rad.navn, "sterk"), f"   vedtak {rad.nummer}   skrevet av {skrev}, {klokkeslett(rad.sendt, i_dag)}{gang}")]
    if rad.kan_signere:
        linjer.append(data("Du kan signere. Enter åpner."))
    else:
        linjer.append(data(f"{rad.hvorfor_ikke} ({rad.regel})", "varsel"))
        if be := be_om_etter(rad.hvorfor_ikke or "", rad.kan_signeres_av):
            linjer.append(data(be))
    return Text("\n", end="").join(linjer)
