"""VE-5: correcting a sats the office has mistyped."""

from __future__ import annotations

from typing import Any

from navtui.domain.kalender import dag_kort
from navtui.services import sats
from navtui.services.okt import Okt
from navtui.services.sats import Satsvisning
from navtui.ui.dialoger.skjema import Felt, Skjema


def rett_sats(okt: Okt, gammel: Satsvisning) -> Skjema[str]:
    """The same fields as for a new row, filled in, and what was wrong."""
    felt = [Felt(navn, etikett, "belop", getattr(gammel.rad, navn), krav=True) for navn, etikett in sats.FELT[gammel.art]]
    felt += [Felt("kilde", "Kilde", verdi=gammel.rad.kilde, krav=True), Felt("grunn", "Hva var feil", krav=True)]

    def send(v: dict[str, Any]) -> str:
        kilde, grunn = v.pop("kilde"), v.pop("grunn")
        varsel = sats.rett(okt, gammel.art, gammel.rad, kilde, v, grunn)
        return f"{gammel.art.overskrift} er rettet." + (f" {varsel.setning} Enter retter." if varsel else "")

    innledning = "Går så lenge ingen vedtak er regnet ut med den. Den gamle raden blir stående i filen."
    return Skjema(f"Rett {gammel.art.tekst} fra {dag_kort(gammel.rad.gyldig_fra)}", felt, send, innledning=innledning)
