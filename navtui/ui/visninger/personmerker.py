"""What is known and said of a person, set from her own screen: her number."""

from __future__ import annotations

from functools import partial
from typing import Any

from navtui.domain.bruker import Bruker
from navtui.domain.fodselsnummer import D_NUMMER
from navtui.services import nummer
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.visninger.personhandlinger import Personhandlinger


class Personmerker(Personhandlinger):
    """`bruker` is the person that is open."""

    bruker: Bruker | None = None

    # --- PE-1 ---

    def nummeret(self) -> None:
        """A number that has become known."""
        if (b := self.bruker) is not None and (felt := nummerfelt(b)):
            dialog = Skjema(f"Nummer: {b.navn}", felt, partial(self._send_nummer, b))
            self.spor(dialog, lambda _n: self.etter("Nummeret er lagret."))

    def _send_nummer(self, b: Bruker, v: dict[str, Any]) -> None:
        nummer.sett(self.okt, b.person_id, b.versjon, v.get("fnr"), v.get("duf"))


def nummerfelt(b: Bruker) -> list[Felt]:
    """What may be filled in: what is unknown, and a fødselsnummer after a D-nummer."""
    felt = [Felt("fnr", "Fødsels- eller D-nummer", maks=14)] if b.fnr is None or int(b.fnr[0]) >= D_NUMMER else []
    return [*felt, Felt("duf", "DUF-nummer", maks=16)] if b.duf is None and b.fnr is None else felt
