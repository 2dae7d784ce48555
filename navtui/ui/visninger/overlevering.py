"""PE-6: where the leder is inhabil the prepared vedtak is handed to the kommunedirektør's stand-in, and her answer is written down."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from navtui.domain.vedtak import Vedtak
from navtui.services import signatur
from navtui.services.okt import Okt
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.tekst import Tekst
from navtui.ui.visning import Visning


def spor_overlevering(visning: Visning, v: Vedtak, ferdig: Callable[[object], None]) -> None:
    """Ask which day it was handed over, and write it down."""
    okt: Okt = visning.okt

    def send(verdier: dict[str, Any]) -> None:
        signatur.overlever_stedfortreder(okt, v.id, v.versjon, verdier["dato"])

    felt = [Felt("dato", "Overlevert", "dato", okt.i_dag, krav=True)]
    innledning = "Leder er inhabil, så ingen her kan signere. Saken er forberedt og gis til kommunedirektørens stedfortreder."
    visning.spor(Skjema(f"Overlever vedtak {v.nummer}", felt, send, innledning=innledning), ferdig)


def spor_utfall(visning: Visning, v: Vedtak, ferdig: Callable[[object], None]) -> None:
    """Write down what the stand-in decided; the draft is closed."""
    okt: Okt = visning.okt

    def send(tekst: str) -> None:
        signatur.avslutt_overlevering(okt, v.id, v.versjon, tekst)

    visning.spor(Tekst("Avgjørelsen", innledning="Hva bestemte stedfortrederen, og når?", send=send), ferdig)
