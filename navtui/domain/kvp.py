"""OP-9: the places of the kvalifiseringsprogram. Capacity only: KVP is a right, and a full programme is never a ground for avslag."""

from __future__ import annotations

from navtui.domain.modell import Modell


class Kvpplasser(Modell):
    """How many places there are, how many are used, and how many søknader wait for an answer."""

    plasser: int
    brukt: int
    sokt: int = 0

    @property
    def ledige(self) -> int:
        """Free places; below zero when the programme is larger than planned."""
        return self.plasser - self.brukt

    @property
    def tekst(self) -> str:
        """OP-9: "KVP 10 av 12", with what waits."""
        return f"KVP {self.brukt} av {self.plasser}" + (f", {self.sokt} søkt" if self.sokt else "")
