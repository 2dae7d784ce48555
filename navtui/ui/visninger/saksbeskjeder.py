"""Ring tilbake and messages from the caseload (OP-6), and the ways from it to other lists."""

from __future__ import annotations

from typing import Any

from navtui.domain.beskjed import Beskjed
from navtui.domain.rolle import Handling, rolle_kan
from navtui.domain.sak import SakRad
from navtui.services import ansatt, beskjed
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.tabell import Tabell
from navtui.ui.visninger.mine_beskjeder import MineBeskjeder, Venter
from navtui.ui.visninger.mine_beskjeder import hent as hent_beskjeder
from navtui.ui.visninger.personhandlinger import Personhandlinger


class Saksbeskjeder(Personhandlinger):
    """`_ringe` holds the open ring tilbake to the one who is signed in, by person."""

    tabell: Tabell[SakRad]
    _ringe: dict[int, list[Beskjed]]
    _for: str | None

    def ringt(self) -> None:
        """Cross out every ring tilbake of the person."""
        if (rad := self.tabell.valgt) is not None:
            self.skriv(self._kryss_ut, self._ringe.get(rad.person_id, []), ferdig=lambda _n: self.etter("Ring tilbake er krysset ut."))

    def _kryss_ut(self, beskjeder: list[Beskjed]) -> None:
        for b in beskjeder:
            beskjed.ferdig(self.okt, b.id, b.versjon)

    def mine_beskjeder(self) -> None:
        """Everything that waits for the one who is signed in."""

        def vis(venter: list[Venter]) -> None:
            self.spor(MineBeskjeder(self.okt, venter), lambda person_id: self.gaa_til("bruker", person_id=person_id))

        self.skriv(hent_beskjeder, self.okt, ferdig=vis)

    def velg_kollega(self) -> None:
        """Whose cases to show."""

        def vis(ansatte: list[Any]) -> None:
            valg = [Valg(a.ident, f"{a.ident} {a.navn}") for a in ansatte if rolle_kan(a.rolle, Handling.FOLGE_OPP)]
            self.spor(Velg("Vis sakene til", valg, valgt=self._for or self.okt.ident), lambda ident: self.apne(for_ident=ident))

        self.skriv(ansatt.liste, self.okt, ferdig=vis)

    def sok(self) -> None:
        """To the search."""
        self.gaa_til("bruker", sok="")
