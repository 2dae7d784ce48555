"""The office's own short routines (KL-4): what they say, which rules they belong to, and when they are to be looked through again."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import Final

from navtui.domain.kalender import dag_kort
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd

LENGSTE_TITTEL: Final = 80
LENGSTE_TEKST: Final = 2000
"""A routine is short: what does not fit here belongs in a handbook."""
_REGEL = re.compile(r"[A-Z]{2}-\d{1,2}", re.ASCII)


class NyRutine(Modell):
    """What the leder writes. `regler` are rule ids; `neste` is when it is to be looked through again."""

    tittel: str
    tekst: str
    eier: str
    regler: tuple[str, ...] = ()
    neste: date


class Utgave(NyRutine):
    """The routine as it was written or looked through one day, and by whom."""

    gjennomgatt: date
    ident: str


class Rutine(Utgave):
    """A routine as it is now."""

    id: int
    avsluttet: date | None
    utgaver: int
    """How many times it has been written or looked through."""
    versjon: int

    @property
    def nokkel(self) -> int:
        """What the cursor stays on."""
        return self.id

    def er_forfalt(self, i_dag: date) -> bool:
        """It should have been looked through by now."""
        return self.avsluttet is None and self.neste <= i_dag


def les_regler(tekst: str) -> tuple[str, ...]:
    """Rule ids as they are typed: "kl-2, KL 3" is KL-2 and KL-3, each once. Refuses what is no rule id."""
    ord_ = [o.upper() for o in re.sub(r"([A-Za-z]{2})[ ]+(\d)", r"\1-\2", tekst).replace(",", " ").split()]
    if gale := [o for o in ord_ if not _REGEL.fullmatch(o)]:
        raise Regelbrudd("KL-4", f"{gale[0]} er ikke en regel. Skriv for eksempel KL-2 KL-3.", "regler")
    return tuple(dict.fromkeys(ord_))


def sjekk_rutine(ny: NyRutine, identer: Collection[str], i_dag: date) -> Regelbrudd | None:
    """KL-4: a routine has a title, a text, an owner who works here, and a day to come when it is looked through."""
    if not ny.tittel or len(ny.tittel) > LENGSTE_TITTEL:
        return Regelbrudd("KL-4", f"Tittel: skriv fra 1 til {LENGSTE_TITTEL} tegn.", "tittel")
    if not ny.tekst or len(ny.tekst) > LENGSTE_TEKST:
        return Regelbrudd("KL-4", f"Tekst: skriv fra 1 til {LENGSTE_TEKST} tegn. En rutine er kort.", "tekst")
    if ny.eier not in identer:
        return Regelbrudd("KL-4", f"Det er ingen ansatt med ident {ny.eier or '(tom)'}.", "eier")
    if ny.neste <= i_dag:
        return Regelbrudd("KL-4", f"Neste gjennomgang er etter {dag_kort(i_dag)}.", "neste")
    return None


def for_regler(rutiner: Iterable[Rutine], regler: Collection[str]) -> tuple[Rutine, ...]:
    """Those in use that belong to one of these rules, by title."""
    valgt = [r for r in rutiner if r.avsluttet is None and set(r.regler) & set(regler)]
    return tuple(sorted(valgt, key=lambda r: (r.tittel, r.id)))
