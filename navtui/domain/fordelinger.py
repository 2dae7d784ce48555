"""LE-2: people split by income role, refugee, age band and family type, one way or crossed. Unknown is counted, every share has its n."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from navtui.domain.alder import Aldersband
from navtui.domain.kodeverk.kode import Kode
from navtui.domain.regelbrudd import Regelbrudd

UKJENT = "ukjent"
_FORM = {"enslig": "enslig", "par": "par", "halvt_par": "par", "bofellesskap": "bofellesskap"}
_BAND = ((18, Aldersband.UNDER_18), (20, Aldersband.FRA_18), (25, Aldersband.FRA_20), (30, Aldersband.FRA_25), (67, Aldersband.FRA_30))


class Deling(Kode):
    """A way of splitting."""

    INNTEKT = "inntekt", "Inntekt"
    FLYKTNING = "flyktning", "Flyktning"
    ALDER = "alder", "Alder"
    FAMILIE = "familie", "Familie"


CELLER: dict[Deling, tuple[str, ...]] = {
    Deling.INNTEKT: ("hovedinntekt", "supplerende", UKJENT),
    Deling.FLYKTNING: ("flyktning i introduksjonsperioden", "andre flyktninger", "andre"),
    Deling.ALDER: (*(b.tekst for b in Aldersband), UKJENT),
    Deling.FAMILIE: (
        "enslig uten barn", "enslig med barn", "par uten barn", "par med barn", "bofellesskap uten barn", "bofellesskap med barn", UKJENT,
    ),
}  # fmt: skip
"""The cells of each split, in their order."""
Valgte = Mapping[Deling, str]
"""The cells that are chosen: who is in all of them."""


@dataclass(frozen=True, slots=True)
class Kjennetegn:
    """One person as LE-2 sees her; None is not known."""

    person_id: int
    inntektsrolle: str | None
    flyktning: bool
    introduksjon: bool
    alder: int | None
    form: str | None
    barn: bool

    def celle(self, deling: Deling) -> str:
        """LE-2 (Proba; Sandnes): the one cell she is in."""
        match deling:
            case Deling.INNTEKT:
                return self.inntektsrolle or UKJENT
            case Deling.FLYKTNING:
                celler = CELLER[Deling.FLYKTNING]
                return celler[2] if not self.flyktning else celler[0 if self.introduksjon else 1]
            case Deling.ALDER:
                return _band(self.alder)
            case _:
                form = _FORM.get(self.form or "")
                return UKJENT if form is None else f"{form} {'med' if self.barn else 'uten'} barn"

    def er_i(self, valgte: Valgte) -> bool:
        """Whether she is in all the cells that are chosen."""
        return all(self.celle(deling) == celle for deling, celle in valgte.items())


@dataclass(frozen=True, slots=True)
class Fordeling:
    """One way of splitting: which, and how many fall in each cell, the empty ones too. They sum to everyone."""

    deling: Deling
    celler: tuple[tuple[str, int], ...]

    @property
    def n(self) -> int:
        """Everyone who is counted."""
        return sum(antall for _, antall in self.celler)


def fordel(personer: Iterable[Kjennetegn], valgte: Valgte, minste_celle: int) -> tuple[Fordeling, ...]:
    """LE-2, PE-5: those who are in the chosen cells, split the ways that are left. Refuses to split fewer than `minste_celle`: it would
    tell who they are."""
    her = [p for p in personer if p.er_i(valgte)]
    if (brudd := kan_deles(len(her), minste_celle)) is not None:
        raise brudd
    igjen = [deling for deling in Deling if deling not in valgte]
    return tuple(_tell(deling, Counter(p.celle(deling) for p in her)) for deling in igjen)


def kan_deles(antall: int, minste_celle: int) -> Regelbrudd | None:
    """PE-5: a cell of fewer than the office's limit is not split further."""
    if antall >= minste_celle:
        return None
    return Regelbrudd("PE-5", f"Færre enn {minste_celle} personer deles ikke opp: tallene ville sagt hvem de er.")


def kan_apnes(antall: int, synlige: int, minste_celle: int) -> Regelbrudd | None:
    """PE-5: nor is it opened to names by one who may not know of everyone in it: what is missing would tell that someone is."""
    if synlige == antall or antall >= minste_celle:
        return None
    return Regelbrudd("PE-5", f"Færre enn {minste_celle} personer åpnes ikke til navn uten tilgang til alle.")


def _tell(deling: Deling, teller: Counter[str]) -> Fordeling:
    return Fordeling(deling, tuple((celle, teller[celle]) for celle in CELLER[deling]))


def _band(alder: int | None) -> str:
    if alder is None:
        return UKJENT
    return next((band.tekst for grense, band in _BAND if alder < grense), Aldersband.FRA_67.tekst)
