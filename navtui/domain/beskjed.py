"""OP-6: a message to whoever is responsible, on the ring-tilbake list until it is done."""

from __future__ import annotations

from datetime import datetime

from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd


class NyBeskjed(Modell):
    """A message to be left. Without `til_ident` it goes to the responsible veileder."""

    person_id: int | None
    tekst: str = ""
    ring_tilbake: bool = False
    telefon: str | None = None
    til_ident: str | None = None


class Beskjed(Modell):
    """A message as it stands."""

    id: int
    person_id: int | None
    navn: str | None
    til_ident: str
    fra_ident: str
    tekst: str
    ring_tilbake: bool
    telefon: str | None
    tid: datetime
    versjon: int


def sjekk_beskjed(ny: NyBeskjed) -> Regelbrudd | None:
    """OP-6 (Proba): a message says something: that she should ring, or what it is about."""
    if not ny.ring_tilbake and not ny.tekst:
        return Regelbrudd("OP-6", "Beskjeden er tom. Skriv hva den gjelder, eller velg ring tilbake.", "tekst")
    return None


def kan_gjore_ferdig(beskjed: Beskjed, ident: str, stedfortreder: bool) -> Regelbrudd | None:
    """OP-6: the one it was left for marks it as done, or her stand-in."""
    if beskjed.til_ident == ident or stedfortreder:
        return None
    return Regelbrudd("OP-6", f"Beskjeden er til {beskjed.til_ident}. Bare {beskjed.til_ident} eller stedfortrederen kan krysse den ut.")
