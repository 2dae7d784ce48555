"""LE-2: this month's recipients by income role, refugee, age band and family type. Unknown is counted, and every share has its n."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from navtui.domain.alder import Aldersband

UKJENT = "ukjent"
_INNTEKT = ("hovedinntekt", "supplerende", UKJENT)
_FLYKTNING = ("flyktning i introduksjonsperioden", "andre flyktninger", "andre")
_FAMILIE = (
    "enslig uten barn", "enslig med barn", "par uten barn", "par med barn", "bofellesskap uten barn", "bofellesskap med barn", UKJENT,
)  # fmt: skip
_FORM = {"enslig": "enslig", "par": "par", "halvt_par": "par", "bofellesskap": "bofellesskap"}
_BAND = ((18, Aldersband.UNDER_18), (20, Aldersband.FRA_18), (25, Aldersband.FRA_20), (30, Aldersband.FRA_25), (67, Aldersband.FRA_30))


@dataclass(frozen=True, slots=True)
class Gruppe:
    """So many recipients (`antall`) who are alike in all four ways; None is not known."""

    antall: int
    inntektsrolle: str | None
    flyktning: bool
    introduksjon: bool
    alder: int | None
    form: str | None
    barn: bool


@dataclass(frozen=True, slots=True)
class Fordeling:
    """One way of splitting: its name, and how many fall in each cell, the empty ones too. They sum to everyone."""

    navn: str
    celler: tuple[tuple[str, int], ...]

    @property
    def n(self) -> int:
        """Everyone who is counted."""
        return sum(antall for _, antall in self.celler)


def fordel(grupper: Iterable[Gruppe], minste_celle: int) -> tuple[Fordeling, ...]:
    """LE-2 (Proba; Sandnes), PE-5: the four splits; none of fewer recipients than `minste_celle`, which would tell who they are."""
    grupper = tuple(grupper)
    if sum(g.antall for g in grupper) < minste_celle:
        return ()
    band = (*(b.tekst for b in Aldersband), UKJENT)
    return (
        _tell("Inntekt", _INNTEKT, ((g.inntektsrolle or UKJENT, g.antall) for g in grupper)),
        _tell("Flyktning", _FLYKTNING, ((_flyktning(g), g.antall) for g in grupper)),
        _tell("Alder", band, ((_band(g.alder), g.antall) for g in grupper)),
        _tell("Familie", _FAMILIE, ((_familie(g), g.antall) for g in grupper)),
    )


def _tell(navn: str, celler: tuple[str, ...], tall: Iterable[tuple[str, int]]) -> Fordeling:
    teller: Counter[str] = Counter()
    for celle, antall in tall:
        teller[celle] += antall
    return Fordeling(navn, tuple((celle, teller[celle]) for celle in celler))


def _flyktning(g: Gruppe) -> str:
    if not g.flyktning:
        return _FLYKTNING[2]
    return _FLYKTNING[0 if g.introduksjon else 1]


def _band(alder: int | None) -> str:
    if alder is None:
        return UKJENT
    return next((band.tekst for grense, band in _BAND if alder < grense), Aldersband.FRA_67.tekst)


def _familie(g: Gruppe) -> str:
    form = _FORM.get(g.form or "")
    return UKJENT if form is None else f"{form} {'med' if g.barn else 'uten'} barn"
