"""Which law stands behind a rule, on the day of the vedtak: every stop and warning has a reference, or says that it is the office's own.

Carried by the product, with its source. A reference is a law's section with the days it holds for; where a law has taken another's place
the day decides which of them is shown. Where the day a passed law comes into force was not decided when this was written, the office writes
it down (`services/lovhenvisning.py`), and until then the older law is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from navtui.domain.kalender import dag_kort
from navtui.domain.lovtabell import EGNE, HENVISNINGER, IKRAFT_IKKE_FASTSATT, LOVER, Henvisning


@dataclass(frozen=True, slots=True)
class Lovsvar:
    """What is said of one rule on one day. `egen`: the office's own rule, with why; then there is no `tekst`."""

    regel: str
    tekst: str
    egen: str = ""

    @property
    def linje(self) -> str:
        """One line for F1 and beside a stop."""
        return self.tekst or f"Kontorets egen regel: {self.egen}"


def gjelder(h: Henvisning, dag: date, ikraft: Mapping[str, date]) -> bool:
    """Whether a reference holds that day. A law that has taken over from another begins, and the other ends, on the day it is in force."""
    lov = LOVER[h.lov]
    fra, til = _fra(h.lov, ikraft), _til(h.lov, ikraft)
    if h.fra is not None:
        fra = max(fra, h.fra) if fra is not None else None
    if h.til is not None:
        til = min(til, h.til)
    return fra is not None and fra <= dag <= til and bool(lov.navn)


def _fra(lov: str, ikraft: Mapping[str, date]) -> date | None:
    """The first day of a law; None = not decided."""
    return ikraft.get(lov) if lov in IKRAFT_IKKE_FASTSATT else LOVER[lov].fra


def _til(lov: str, ikraft: Mapping[str, date]) -> date:
    """The last day of a law: the day before what takes its place is in force."""
    etter = LOVER[lov].avlost_av
    ny = _fra(etter, ikraft) if etter else None
    return date.max if ny is None else ny - timedelta(days=1)


def for_regel(regel: str, dag: date, ikraft: Mapping[str, date]) -> Lovsvar:
    """The law behind a rule on a day (the vedtak's date; today for a draft). A rule nobody has placed is a KeyError."""
    if (egen := EGNE.get(regel)) is not None:
        return Lovsvar(regel, "", egen)
    holder = [h for h in HENVISNINGER[regel] if gjelder(h, dag, ikraft)]
    if not holder:
        tidligst = min((h.fra or _fra(h.lov, ikraft) or date.max) for h in HENVISNINGER[regel])
        return Lovsvar(regel, "", f"lovregelen gjelder fra {dag_kort(tidligst)}.")
    paragrafer: dict[str, list[str]] = {}
    for h in holder:
        paragrafer.setdefault(LOVER[h.lov].navn, []).append(h.paragraf)
    return Lovsvar(regel, "; ".join(f"{navn} {' og '.join(p)}" for navn, p in paragrafer.items()))


IKRAFT: Final = frozenset(IKRAFT_IKKE_FASTSATT)
"""The laws whose first day the office writes down."""
