"""F1 and r: which law stands behind the rules of this screen, and how does the office do it?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rich.text import Text

from navtui.domain.kalender import dag_kort
from navtui.services import lovhenvisning
from navtui.services.lovhenvisning import Regelhjelp
from navtui.ui.arbeid import Arbeider
from navtui.ui.brytning import bryt
from navtui.ui.dialoger.les import Les
from navtui.ui.tekst import avsnitt, data, ren, sammen

_BREDDE = 62
"""Cells beside the rule's id, inside the box at 80 columns."""


def vis_regelhjelp(vert: Arbeider, regler: Iterable[str], dag: date | None) -> None:
    """Read it and open it over what is there."""
    vert.skriv(lovhenvisning.hjelp, vert.okt, tuple(regler), dag, ferdig=lambda h: vert.spor(Les("Lov og rutiner", tekst(h))))


def tekst(h: Regelhjelp) -> Text:
    """The office's routines first, in full; then each rule with its law on the day."""
    linjer: list[Text] = []
    for r in h.rutiner:
        under = f"{' '.join(r.regler)}. Eier {r.eier}, gjennomgått {dag_kort(r.gjennomgatt)}."
        linjer += [data(r.tittel, "sterk"), avsnitt(r.tekst), data(under, "dempet"), Text("")]
    if not h.rutiner:
        linjer += [data("Kontoret har ingen rutine for reglene på dette skjermbildet.", "dempet"), Text("")]
    linjer.append(data(f"Hjemmel {dag_kort(h.dag)}", "sterk"))
    for svar in h.lov:
        for nr, linje in enumerate(bryt(ren(svar.linje), _BREDDE)):
            linjer.append(sammen(("" if nr else f"{svar.regel:<6} ", "tast"), " " * 7 if nr else "", linje))
    return Text("\n").join(linjer)
