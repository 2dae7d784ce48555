"""PE-1: a person who is registered more than once: from one registration to the other, and two that are linked."""

from __future__ import annotations

from functools import partial
from typing import Any

from navtui.domain.bruker import Bruker
from navtui.domain.kodeverk.samme_person import Koblingsgrunn
from navtui.domain.person import Treff
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.rolle import Handling, rolle_kan
from navtui.domain.samme_person import Ogsa, kan_angres
from navtui.services import person, samme_person
from navtui.ui.dialoger.samme_person import Sammenlign
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.visninger.apningsgrunn import spor_om_grunn
from navtui.ui.visninger.personhandlinger import Personhandlinger

_OM_KOBLING = "Søk etter den andre registreringen. Du får se dem side om side før noe kobles. Ingenting flyttes eller slettes."
MEST = 20
"""Hits to choose among: each needs its own key."""


class Brukersamme(Personhandlinger):
    """`bruker` is the person that is open; `_apne_person` opens another."""

    bruker: Bruker | None = None

    def _apne_person(self, person_id: int, grunn: str | None = None, tekst: str = "") -> None:
        raise NotImplementedError

    def registreringene(self, forst: tuple[Valg, ...], ellers: Any) -> None:
        """The menu: `forst` are other choices, which `ellers` is called with."""
        if (b := self.bruker) is None:
            return
        andre = b.samme.andre if b.samme is not None else ()
        valg = [*forst, Valg("koble", "samme person som en som er registrert fra før", "s")]
        if andre and kan_angres(b.strengeste, rolle_kan(self.okt.rolle, Handling.TILGANG)) is None:
            valg.append(Valg("angre", "koblingen er feil: det er to personer", "x"))
        valg += [Valg(str(o.person_id), f"gå til {o.tekst}") for o in andre]

        def valgt(kode: str) -> None:
            if kode == "koble":
                self._sok_andre(b)
            elif kode == "angre":
                self._velg_angre(b, andre)
            elif kode.isdigit():
                self._apne_person(int(kode))
            else:
                ellers(b)

        self.spor(Velg(f"Registreringen: {b.navn}", valg), valgt)

    # --- linking ---

    def _sok_andre(self, b: Bruker) -> None:
        felt = [Felt("sok", "Navn eller nummer", maks=100, krav=True)]
        dialog = Skjema(f"Samme person som {b.navn}", felt, partial(self._finn, b), innledning=_OM_KOBLING)
        self.spor(dialog, partial(self._velg_andre, b))

    def _finn(self, b: Bruker, v: dict[str, Any]) -> list[Treff]:
        treff = [t for t in person.sok(self.okt, v["sok"]) if t.person_id != b.person_id]
        if not treff:
            raise Regelbrudd("PE-7", "Ingen andre treff. Skriv minst to bokstaver av navnet, eller seks siffer av nummeret.", "sok")
        return treff

    def _velg_andre(self, b: Bruker, treff: list[Treff]) -> None:
        valg = [
            Valg(str(t.person_id), f"{t.navn}, født {t.fodselsaar or 'ukjent'}, {t.veileder or 'ingen veileder'}") for t in treff[:MEST]
        ]
        mange = f"De {MEST} første. Skriv mer av navnet for å finne færre." if len(treff) > MEST else ""
        dialog = Velg("Hvilken er den andre?", valg, innledning=mange, uten_forslag=True)
        self.spor(dialog, lambda kode: self._sammenlign(b, int(kode)))

    def _sammenlign(self, b: Bruker, annen_id: int, grunn: str | None = None, tekst: str = "") -> None:
        def nektet(brudd: Regelbrudd) -> None:
            if brudd.felt == "grunn":
                spor_om_grunn(self, brudd, partial(self._sammenlign, b, annen_id), "den andre")
            else:
                self.avslag(brudd)

        self.skriv(samme_person.sammenlign, self.okt, b.person_id, annen_id, grunn, tekst, ferdig=self._vis, feilet=nektet)

    def _vis(self, s: samme_person.Sammenligning) -> None:
        self.spor(Sammenlign(s, partial(self._koble, s)), self.etter)

    def _koble(self, s: samme_person.Sammenligning, v: dict[str, Any]) -> str:
        ider = (s.gjelder.person_id, s.ogsa.person_id)
        gjelder, ogsa = ider if v["gjelder"] == "1" else ider[::-1]
        return samme_person.koble(self.okt, gjelder, ogsa, Koblingsgrunn.av(v["grunn"]), v["tekst"] or "")

    # --- undoing ---

    def _velg_angre(self, b: Bruker, andre: tuple[Ogsa, ...]) -> None:
        """Which link: this registration's own, or, where this is the one that counts, one of the others'."""
        if b.samme is None or not b.samme.selv or len(andre) == 1:
            self._angre(b.person_id if b.samme is not None and not b.samme.selv else andre[0].person_id)
            return
        valg = [Valg(str(o.person_id), o.tekst) for o in andre]
        self.spor(Velg("Hvem er en annen person?", valg, uten_forslag=True), lambda kode: self._angre(int(kode)))

    def _angre(self, ogsa_id: int) -> None:
        dialog = Skjema(
            "Koblingen er feil",
            [Felt("grunn", "Hva var feil", maks=200, krav=True)],
            partial(self._send_angre, ogsa_id),
            innledning="Etter dette er det to personer igjen. Det som er gjort i mellomtiden, står der det ble gjort.",
        )
        self.spor(dialog, self.etter)

    def _send_angre(self, ogsa_id: int, v: dict[str, Any]) -> str:
        samme_person.angre(self.okt, ogsa_id, v["grunn"])
        return "Koblingen er angret: det er to personer."
