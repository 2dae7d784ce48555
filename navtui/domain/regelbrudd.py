"""How a rule says no (stopp) or speaks up (varsel). Imports nothing heavy: the sign-in screen uses it before it has painted."""

from __future__ import annotations

from dataclasses import dataclass


class Regelbrudd(Exception):
    """A stopp: what was asked is refused and nothing has changed.

    `regel` is the rule's id, `setning` the Norwegian sentence the user reads, `felt` the form field it is about.
    """

    def __init__(self, regel: str, setning: str, felt: str | None = None) -> None:
        super().__init__(f"{regel}: {setning}")
        self.regel = regel
        self.setning = setning
        self.felt = felt


@dataclass(frozen=True, slots=True)
class Varsel:
    """Something the user must see and may pass with a written reason that is kept."""

    regel: str
    setning: str
    felt: str | None = None


def stopp_ved(brudd: Regelbrudd | None) -> None:
    """Raise what a "may she?" function answered, if it answered with a refusal."""
    if brudd is not None:
        raise brudd
