"""GJ-4: the free budget of a debt case, by livsoppholdssats. Another template than the stønad's calculation, and never mixed with it.

Strøm, oppvarming and innboforsikring are inside the sats; boutgift, barnepass and særutgifter come in addition.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from navtui.domain.alder import alder
from navtui.domain.fordeling import avrund
from navtui.domain.kodeverk.gjeld import Gjeldsbudsjettart
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.sats import Livsoppholdsrad

FULLE_PERSONER = 3
"""GJ-4: the supplement is reduced from person no. 4 of the household."""
REDUSERT_PROSENT = 80
_I_SATSEN = re.compile(r"\b(?:strøm\w*|oppvarming\w*|fyring\w*|innboforsikring\w*|nettleie)\b", re.IGNORECASE)


class Budsjettpost(Modell):
    """A line she has typed: income, boutgift, barnepass or særutgift, øre per month."""

    id: int = 0
    art: Gjeldsbudsjettart
    tekst: str
    belop_ore: Annotated[int, Field(ge=0)]
    versjon: int = 1

    @property
    def nokkel(self) -> int:
        """The row's key."""
        return self.id


class Budsjettbarn(Modell):
    """A child of the household; `andel` is the per cent of the days it lives here."""

    navn: str
    fodt: date
    andel: Annotated[int, Field(ge=0, le=100)] = 100


class Budsjetthusstand(Modell):
    """Who the budget is for. `par`: the debtor lives with someone; `begge`: both are in the budget (they provide for each other)."""

    par: bool = False
    begge: bool = False
    barn: tuple[Budsjettbarn, ...] = ()


class Satslinje(Modell):
    """One person's part of the livsoppholdssats, with how it was come to."""

    tekst: str
    belop_ore: int
    redusert: bool = False


class Gjeldsbudsjett(Modell):
    """The whole budget. `fritt_ore` is what is left for creditors; below zero there is nothing, and it says how much is missing."""

    sats_fra: date
    sats_kilde: str
    satser: tuple[Satslinje, ...]
    poster: tuple[Budsjettpost, ...]
    inntekt_ore: int
    livsopphold_ore: int
    utgift_ore: int

    @property
    def fritt_ore(self) -> int:
        """Income minus livsopphold minus what comes in addition."""
        return self.inntekt_ore - self.livsopphold_ore - self.utgift_ore


def sjekk_post(post: Budsjettpost) -> Regelbrudd | None:
    """GJ-4: an amount with a name, and never strøm by itself: it is inside the livsoppholdssats."""
    if not post.tekst:
        return Regelbrudd("GJ-4", "Skriv hva beløpet gjelder.", "tekst")
    if post.art is not Gjeldsbudsjettart.INNTEKT and (treff := _I_SATSEN.search(post.tekst)):
        setning = (
            f"«{treff[0]}» er inne i livsoppholdssatsen og føres ikke for seg. Bare boutgift, barnepass og særutgift kommer i tillegg."
        )
        return Regelbrudd("GJ-4", setning, "tekst")
    return None


def barnesats(rad: Livsoppholdsrad, aar: int) -> int:
    """GJ-4: the supplement for a child of so many years, øre per month; nothing before birth or from 18."""
    if not 0 <= aar < 18:
        return 0
    if aar < 6:
        return rad.barn_under_6_ore
    if aar < 11:
        return rad.barn_6_10_ore
    return rad.barn_11_14_ore if aar < 15 else rad.barn_15_pluss_ore


def livsopphold(husstand: Budsjetthusstand, rad: Livsoppholdsrad, dag: date) -> tuple[Satslinje, ...]:
    """GJ-4 (FOR-2014-06-13-724): the adults, then the children from the oldest.

    From person no. 4 of the household the child's supplement is 20 % lower, taken on the youngest. Delt bosted counts by its share.
    """
    voksen = rad.gift_samboer_hver_ore if husstand.par else rad.enslig_ore
    linjer = [Satslinje(tekst="gift eller samboer" if husstand.par else "enslig", belop_ore=voksen)]
    if husstand.par and husstand.begge:
        linjer.append(Satslinje(tekst="ektefelle eller samboer", belop_ore=voksen))
    voksne = 2 if husstand.par else 1
    barn = sorted((b for b in husstand.barn if 0 <= alder(b.fodt, dag) < 18), key=lambda b: (b.fodt, b.navn))
    for nummer, b in enumerate(barn, start=voksne + 1):
        redusert = nummer > FULLE_PERSONER
        aar = alder(b.fodt, dag)
        belop = avrund(barnesats(rad, aar) * b.andel * (REDUSERT_PROSENT if redusert else 100), 10_000)
        deler = [
            f"barn {aar} år",
            *([f"{b.andel} % bosted"] if b.andel != 100 else []),
            *([f"person {nummer}: - 20 %"] if redusert else []),
        ]
        linjer.append(Satslinje(tekst=", ".join(deler), belop_ore=belop, redusert=redusert))
    return tuple(linjer)


def beregn(husstand: Budsjetthusstand, poster: Sequence[Budsjettpost], rad: Livsoppholdsrad, dag: date) -> Gjeldsbudsjett:
    """GJ-4: the budget on that day, every sum computed."""
    satser = livsopphold(husstand, rad, dag)
    inntekt = sum(p.belop_ore for p in poster if p.art is Gjeldsbudsjettart.INNTEKT)
    return Gjeldsbudsjett(
        sats_fra=rad.gyldig_fra,
        sats_kilde=rad.kilde,
        satser=satser,
        poster=tuple(poster),
        inntekt_ore=inntekt,
        livsopphold_ore=sum(s.belop_ore for s in satser),
        utgift_ore=sum(p.belop_ore for p in poster) - inntekt,
    )
