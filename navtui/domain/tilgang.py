"""Who may see whom (PE-5), in one place. Every query of the store is filtered by what `skjulte` answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from navtui.domain.regelbrudd import Regelbrudd


@dataclass(frozen=True, slots=True)
class Seer:
    """The one who looks: ident and role."""

    ident: str
    rolle: str


@dataclass(frozen=True, slots=True)
class Tilgang:
    """Access given to one protected person, dated."""

    person_id: int
    ident: str
    fra: date
    til: date | None = None

    def gjelder(self, dag: date) -> bool:
        """Whether the access holds on `dag`, first and last day included."""
        return self.fra <= dag and (self.til is None or dag <= self.til)


def har_tilgang(seer: Seer, person_id: int, tilganger: Iterable[Tilgang], i_dag: date) -> bool:
    """PE-5 (public Nav systems; sosialtjenesteloven § 44): may `seer` know that this protected person exists?

    The leder has access by default (PM-12) and gives it to others, per person and dated. Ask only about persons who are protected
    by the strictest mark in the household; everyone sees the others.
    """
    if seer.rolle == "leder":
        return True
    return any(t.person_id == person_id and t.ident == seer.ident and t.gjelder(i_dag) for t in tilganger)


def skjulte(seer: Seer, skjermede: Iterable[int], tilganger: Iterable[Tilgang], i_dag: date) -> frozenset[int]:
    """The persons who do not exist for `seer` today: protected, and without access (PE-5)."""
    egne: dict[int, list[Tilgang]] = {}
    for t in tilganger:
        if t.ident == seer.ident:
            egne.setdefault(t.person_id, []).append(t)
    return frozenset(p for p in skjermede if not har_tilgang(seer, p, egne.get(p, ()), i_dag))


def finnes_ikke() -> Regelbrudd:
    """What is said of a person one has no access to, and of one who is not there: the same words (PE-5)."""
    return Regelbrudd("PE-5", "Fant ingen person med dette nummeret.")
