"""One's own passphrase and PIN: the old passphrase is asked for, the new one is typed twice (SI-1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from navtui.domain import innlogging as regler
from navtui.domain.regelbrudd import stopp_ved
from navtui.services import innlogging as tjeneste
from navtui.services.okt import Okt
from navtui.ui.arbeid import Arbeider
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.velg import Valg, Velg

_GAMMELT = Felt("gammelt", "Passfrasen du har nå", "skjult", krav=True)


def bytt_nokler(her: Arbeider, ferdig: Callable[[str], None]) -> None:
    """Ask which of the two, and change it; mottak has no PIN (KO-2) and is not asked. `ferdig` gets the sentence that says it is done."""
    if her.okt.rolle == "mottak":
        her.spor(_passfrase(her.okt), ferdig)
        return
    valgene = [Valg("passfrase", "passfrasen du logger inn med", "p"), Valg("pin", "PIN-koden du signerer med", "i")]
    her.spor(Velg("Hva vil du bytte?", valgene), lambda kode: her.spor(_pin(her.okt) if kode == "pin" else _passfrase(her.okt), ferdig))


def _passfrase(okt: Okt) -> Skjema[str]:
    def send(v: dict[str, Any]) -> str:
        stopp_ved(regler.sjekk_gjentatt(v["passord"], v["igjen"]))
        tjeneste.bytt_passord(okt, v["gammelt"], v["passord"])
        return "Passfrasen er byttet. Den nye gjelder fra neste gang du logger inn eller låser opp."

    felt = [_GAMMELT, Felt("passord", "Ny passfrase", "skjult", krav=True), Felt("igjen", "Den nye en gang til", "skjult", krav=True)]
    return Skjema("Bytt passfrase", felt, send)


def _pin(okt: Okt) -> Skjema[str]:
    def send(v: dict[str, Any]) -> str:
        stopp_ved(regler.sjekk_gjentatt(v["pin"], v["igjen"]))
        tjeneste.bytt_pin(okt, v["gammelt"], v["pin"])
        return "PIN er byttet."

    felt = [_GAMMELT, Felt("pin", "Ny PIN, seks siffer", "skjult", krav=True, maks=6),
            Felt("igjen", "Den nye en gang til", "skjult", krav=True, maks=6)]  # fmt: skip
    return Skjema("Bytt PIN", felt, send)
