"""VE-4: the facts the calculation starts from, as the veileder has assessed them for one vedtak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from navtui.domain.kodeverk import Husholdningstype, Inntektstype, Utgiftstype
from navtui.domain.modell import Modell
from navtui.domain.sats import Satsrad

BelopOre = Annotated[int, Field(ge=0)]

LIVSOPPHOLD = "livsopphold"
"""The `ref` of the adults' sats line."""


class Tidsrom(Modell):
    """Something that holds from a day to a day, both included; None = as far as the vedtak goes."""

    fra: date | None = None
    til: date | None = None

    @model_validator(mode="after")
    def _i_rekkefolge(self) -> Self:
        if self.fra is not None and self.til is not None and self.til < self.fra:
            raise ValueError("til is before fra")
        return self

    def innenfor(self, fra: date, til: date) -> tuple[date, date] | None:
        """The part of `fra`-`til` it covers, or None."""
        start, slutt = max(fra, self.fra or fra), min(til, self.til or til)
        return (start, slutt) if start <= slutt else None


class Husholdning(Tidsrom):
    """PE-4: how the adults live. Two or more when it changes within the period; together they must cover all of it."""

    type: Husholdningstype


class Barn(Tidsrom):
    """A child of the household. `ref` is its row's number, `andel` the per cent of the days it lives here (delt bosted).

    A child whose share changes within the period stands twice with the same `ref`.
    """

    ref: int
    navn: str
    fodt: date
    andel: Annotated[int, Field(ge=0, le=100)] = 100


class Behov(Tidsrom):
    """An approved need: øre per month, or once on the day `fra` (the vedtak's first day when None)."""

    ref: int
    type: Utgiftstype
    belop_ore: BelopOre
    tekst: str = ""
    engang: bool = False


class Inntekt(Tidsrom):
    """An income, øre per month, or once on the day `fra`. `person_id` is whose, None the søker's.

    `holdt_utenfor` is the veileder's own choice to keep it out; what the law keeps out is kept out whatever it says.
    """

    ref: int
    type: Inntektstype
    belop_ore: BelopOre
    tekst: str = ""
    engang: bool = False
    person_id: int | None = None
    holdt_utenfor: bool = False


class Satsavvik(Modell):
    """VE-6: the amount per month used instead of a sats line's own, and why. `linje` is "livsopphold" or "barn:<ref>"."""

    linje: Annotated[str, Field(pattern=r"^(livsopphold|barn:\d+)$")]
    belop_ore: BelopOre
    grunn: str


class Utbetalt(Modell):
    """VE-18: a vedtak that this one takes the place of, in the whole of its time or from a day: what has been paid by it, and what of it
    stands. `ref` is its id, `lan_ore` what of `belop_ore` was lent, `staar_ore` what it gives for the days from `fra` to `staar_til`; None:
    nothing of it stands.
    """

    ref: int
    nummer: str
    belop_ore: BelopOre
    lan_ore: BelopOre = 0
    fra: date | None = None
    staar_til: date | None = None
    staar_ore: BelopOre = 0


class Grunnlag(Modell):
    """VE-4: everything the calculation needs, and nothing it does not. The order of the parts does not matter.

    `livsopphold` is false for a vedtak that grants none (an engangsytelse): then there are no sats lines. `merker` are rules a line tells
    besides its own, by the line's `ref`: VE-3 what is a lån, VE-22 what is claimed back.
    """

    fra: date
    til: date
    husholdning: tuple[Husholdning, ...] = ()
    barn: tuple[Barn, ...] = ()
    behov: tuple[Behov, ...] = ()
    inntekter: tuple[Inntekt, ...] = ()
    satser: tuple[Satsrad, ...] = ()
    avvik: tuple[Satsavvik, ...] = ()
    livsopphold: bool = True
    utbetalt: tuple[Utbetalt, ...] = ()
    merker: tuple[tuple[str, str], ...] = ()

    @model_validator(mode="after")
    def _hver_ref_en_gang(self) -> Self:
        for navn, refs in (
            ("behov", [b.ref for b in self.behov]),
            ("inntekter", [i.ref for i in self.inntekter]),
            ("avvik", [a.linje for a in self.avvik]),
            ("utbetalt", [u.ref for u in self.utbetalt]),
        ):
            if doble := _doble(refs):
                raise ValueError(f"{navn}: same ref twice: {doble}")
        if self.til < self.fra:
            raise ValueError("til is before fra")
        return self


def _doble(refs: Iterable[object]) -> list[object]:
    return [ref for ref, antall in Counter(refs).items() if antall > 1]
