"""PE-7: what is outside one's own portfolio is opened with a reason, one key each; "annet" is written."""

from __future__ import annotations

from collections.abc import Callable

from navtui.domain.apning import Apningsgrunn
from navtui.domain.regelbrudd import Regelbrudd
from navtui.ui.arbeid import Arbeider
from navtui.ui.dialoger.tekst import Tekst
from navtui.ui.dialoger.velg import Valg, Velg

INNLEDNING = "Skriv kort, uten navn og nummer. Teksten står i loggen."


def spor_om_grunn(visning: Arbeider, brudd: Regelbrudd, igjen: Callable[[str, str], None], hva: str = "") -> None:
    """Say why it was refused and ask; `igjen` is called with the code and, for "annet", the text. `hva`: what is opened, if not the person.
    Enter by habit is no reason: none is suggested."""
    tittel = f"Hvorfor åpner du {hva}?" if hva else "Hvorfor åpner du?"
    valg = [Valg(g.value, g.tekst) for g in Apningsgrunn]

    def valgt(kode: str) -> None:
        if kode == Apningsgrunn.ANNET:
            visning.spor(Tekst(tittel, innledning=INNLEDNING), lambda tekst: igjen(kode, tekst))
        else:
            igjen(kode, "")

    visning.spor(Velg(tittel, valg, innledning=f"{brudd.setning} Åpningen logges (PE-7).", uten_forslag=True), valgt)
