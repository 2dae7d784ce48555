"""What a controller reads first of a vedtak that is not only a sum: what is promised, to whom, for how long, and what it changes."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from navtui.domain.belop import kroner
from navtui.domain.kalender import dag_kort, periode_tekst
from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtak_beregning import dogn
from navtui.services.kontroll import Kontrollbilde
from navtui.ui.tekst import sammen


def artstekst(b: Kontrollbilde) -> Iterator[Text]:
    """VE-17, VE-18, VE-23, GJ-1, § 21: the terms of the kind, each on its line."""
    v = b.vedtak
    deler = (
        ("Nødhjelp", "svaret skal gis i dag." if v.fagart is Vedtaksart.NODHJELP else ""),
        (v.art.overskrift, _endrer(b)),
        ("Garanti", _garanti(v)),
        ("Botilbud", _botilbud(v)),
        ("Råd og veiledning", _radgivning(v)),
        ("Lån", _lan(v)),
    )
    yield from (sammen((f"{navn}: ", "sterk"), tekst) for navn, tekst in deler if tekst)


def _endrer(b: Kontrollbilde) -> str:
    """VE-18: which vedtak, and from when."""
    v, gammel = b.vedtak, b.forrige
    if not v.art.endrer_et_annet or gammel is None:
        return ""
    hva = f"av vedtak {gammel.nummer} om {gammel.art.tekst}, {periode_tekst(gammel.fra, gammel.til)}"
    return f"{hva}. Gjelder {periode_tekst(v.fra, v.til)}." if v.art is not Vedtaksart.STANS else f"{hva}."


def _garanti(v: Vedtak) -> str:
    g = v.garanti
    if g is None or g.belop_ore is None:
        return ""
    bolig = f", bolig {g.bolig}" if g.bolig else ""
    return f"{kroner(g.belop_ore)} kr til utleier {g.utleier}{bolig}, til {dag_kort(v.til)}. Betales ikke ut nå."


def _botilbud(v: Vedtak) -> str:
    b = v.botilbud
    if b is None or not b.tilbyder:
        return ""
    pris = f" à {kroner(b.dognpris_ore)} kr" if b.dognpris_ore else ""
    sett = f"Kontrollert {dag_kort(b.kvalitet_dato)}: {b.kvalitet}." if b.kvalitet_dato else "Kvaliteten er ikke kontrollert."
    barn = "Barn bor der." if b.barn_med else "Ingen barn bor der."
    return f"{b.tilbyder}, {dogn(v)} døgn{pris}, til {dag_kort(v.til)}. {sett} {barn} Ut igjen: {b.plan_ut}"


def _radgivning(v: Vedtak) -> str:
    r = v.radgivning
    return f"begynner {dag_kort(r.oppstart)}: {r.grunn}" if r is not None and r.oppstart is not None else ""


def _lan(v: Vedtak) -> str:
    vilkar = v.lanevilkar
    if vilkar is None or vilkar.forste_avdrag is None:
        return ""
    hvordan = f"{kroner(vilkar.avdrag_ore)} kr i måneden fra" if vilkar.avdrag_ore else "alt på en gang"
    return f"betales tilbake med {hvordan} {dag_kort(vilkar.forste_avdrag)}."
