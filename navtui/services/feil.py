"""Refusals that several services share."""

from __future__ import annotations

from navtui.domain.regelbrudd import Regelbrudd


def foreldet(hva_na: str) -> Regelbrudd:
    """SI-7: someone was there first; says what it is now."""
    return Regelbrudd("SI-7", f"En annen har endret dette siden skjermen ble tegnet. {hva_na} Ingenting er lagret.")
