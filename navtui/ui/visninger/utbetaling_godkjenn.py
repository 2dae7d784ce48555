"""VE-21: a list is approved with the PIN: it sends money. A new account number is accounted for first."""

from __future__ import annotations

from collections.abc import Callable

from navtui.domain.belop import kroner
from navtui.domain.kalender import dag_kort
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import utbetaling as tjeneste
from navtui.ui.dialoger.pin import Pin
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.visning import Visning
from navtui.ui.visninger.utbetaling_rader import telt


def spor_om_godkjenning(her: Visning, visning: tjeneste.Listevisning, ferdig: Callable[[Regelbrudd | None], None]) -> None:
    """How new accounts were checked, if there are any, then the PIN. `ferdig` is told what refused it, when that is not the PIN."""
    liste = visning.liste
    tekst = f"{telt(liste.antall)}, {kroner(liste.sum_ore)} kr, bankdag {dag_kort(liste.bankdag)}."

    def spor_pin(kontosjekk: str) -> None:
        def prov(_ident: str, pin: str) -> Regelbrudd | None:
            try:
                tjeneste.godkjenn(her.okt, liste.id, liste.versjon, pin, kontosjekk)
            except Regelbrudd as brudd:
                if brudd.regel == "SI-1":  # the PIN: she tries again; else the list is another, and is shown anew
                    raise
                return brudd
            return None

        her.spor(Pin("Godkjenn lista", prov, tekst=tekst, gjor="godkjenn"), ferdig)

    if not visning.varsler:
        spor_pin("")
        return
    innledning = "\n".join([tekst, *visning.varsler, "Hvordan er det sjekket? Det du skriver, står i journalen."])
    felt = (Felt("kontosjekk", "Sjekket", krav=True),)
    her.spor(Skjema("Godkjenn lista", felt, innledning=innledning), lambda v: spor_pin(v["kontosjekk"]))
