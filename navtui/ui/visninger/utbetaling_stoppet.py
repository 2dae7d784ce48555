"""VE-16: a payment somebody has stopped is let go, or never paid."""

from __future__ import annotations

from collections.abc import Callable

from navtui.services import utbetaling_tilstand as tjeneste
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.visning import Visning

_VALG = (Valg("fri", "slipp fri: den kommer på neste liste", "f"), Valg("annuller", "annuller: den betales aldri", "a"))
_GJOR = {
    "fri": ("Slipp utbetalingen fri", tjeneste.gjenoppta, "Utbetalingen er planlagt igjen."),
    "annuller": ("Annuller utbetalingen", tjeneste.annuller, "Utbetalingen er annullert."),
}


def spor_om_stoppet(visning: Visning, utbetaling_id: int, hva: str, ferdig: Callable[[str], None]) -> None:
    """Which of the two, then the reason. `hva` tells which payment it is, `ferdig` is told what was done."""

    def valgt(kode: str) -> None:
        tittel, gjor, sagt = _GJOR[kode]
        felt = (Felt("grunn", "Grunn", krav=True),)
        dialog = Skjema(tittel, felt, lambda v: gjor(visning.okt, utbetaling_id, v["grunn"]), innledning=hva)
        visning.spor(dialog, lambda _: ferdig(sagt))

    visning.spor(Velg("Utbetalingen er stoppet", _VALG, innledning=hva, uten_forslag=True), valgt)
