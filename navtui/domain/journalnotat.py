"""OP-12: the journal: written the same day, locked after it, corrected only by a new note."""

from __future__ import annotations

from datetime import date

from navtui.domain.kodeverk.oppfolging import Notatart
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd


class Journalnotat(Modell):
    """A note as it stands."""

    id: int
    person_id: int
    dato: date
    art: Notatart
    tekst: str
    retter_id: int | None
    ident: str
    versjon: int


def kan_endre(notat: Journalnotat, ident: str, i_dag: date) -> Regelbrudd | None:
    """OP-12 (forvaltningsloven § 11 d): only the author, and only on the day it was written."""
    if notat.ident != ident:
        return Regelbrudd("OP-12", f"Notatet er skrevet av {notat.ident}. Skriv en rettelse i stedet.")
    if notat.dato < i_dag:
        return Regelbrudd("OP-12", "Notatet er låst fordi dagen er over. Skriv en rettelse i stedet.")
    return None


def sjekk_notat(art: Notatart, tekst: str, retter: bool) -> Regelbrudd | None:
    """OP-12: a note has a text, and is a rettelse exactly when it corrects another."""
    if not tekst.strip():
        return Regelbrudd("OP-12", "Notatet er tomt. Skriv noe før du lagrer.", "tekst")
    if (art is Notatart.RETTELSE) != retter:
        return Regelbrudd("OP-12", "En rettelse må gjelde et notat. Velg notatet den retter.", "art")
    return None
