"""What is known and said of a person, set from her own screen: her number, and a death."""

from __future__ import annotations

from functools import partial
from typing import Any

from navtui.domain.bruker import Bruker
from navtui.domain.fodselsnummer import D_NUMMER
from navtui.domain.kalender import dag_kort
from navtui.services import dodsfall, nummer
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.velg import Valg
from navtui.ui.visninger.brukersamme import Brukersamme

_OM_DODSFALL = (
    "Planlagte utbetalinger etter dødsfallet stanses, vedtak fornyes ikke, og brev går til dødsboet. Saken avsluttes for seg (a). "
    "Veilederen til andre voksne i husstanden får en oppgave."
)


class Personmerker(Brukersamme):
    """`bruker` is the person that is open."""

    bruker: Bruker | None = None

    # --- PE-1 ---

    def nummeret(self) -> None:
        """A number that has become known, and that she is registered more than once."""
        if (b := self.bruker) is not None:
            self.registreringene((Valg("nummer", "skriv nummeret", "n"),) if nummerfelt(b) else (), self._skriv_nummer)

    def _skriv_nummer(self, b: Bruker) -> None:
        dialog = Skjema(f"Nummer: {b.navn}", nummerfelt(b), partial(self._send_nummer, b))
        self.spor(dialog, lambda _n: self.etter("Nummeret er lagret."))

    # --- a death ---

    def dodsfallet(self) -> None:
        """The date of death; once it is registered, that it was an error."""
        if (b := self.bruker) is None:
            return
        if b.dod is None:
            felt = [Felt("dato", "Død", "dato", krav=True, framover=False)]
            dialog = Skjema(f"Dødsfall: {b.navn}", felt, partial(self._send_dodsfall, b), innledning=_OM_DODSFALL)
            self.spor(dialog, lambda sagt: self.etter(f"Dødsfallet er registrert. {sagt}".rstrip()))
            return
        felt = [Felt("grunn", "Hva var feil", krav=True)]
        innledning = f"Registrert død {dag_kort(b.dod)}. Det som ble stanset, planlegges igjen."
        dialog = Skjema(f"Registrert ved en feil: {b.navn}", felt, partial(self._angre_dodsfall, b), innledning=innledning)
        self.spor(dialog, lambda _sagt: self.etter("Dødsfallet er angret."))

    def _send_dodsfall(self, b: Bruker, v: dict[str, Any]) -> str:
        return dodsfall.registrer(self.okt, b.person_id, v["dato"]).setning

    def _angre_dodsfall(self, b: Bruker, v: dict[str, Any]) -> str:
        return str(dodsfall.angre(self.okt, b.person_id, v["grunn"] or ""))

    def _send_nummer(self, b: Bruker, v: dict[str, Any]) -> None:
        nummer.sett(self.okt, b.person_id, b.versjon, v.get("fnr"), v.get("duf"))


def nummerfelt(b: Bruker) -> list[Felt]:
    """What may be filled in: what is unknown, and a fødselsnummer after a D-nummer."""
    felt = [Felt("fnr", "Fødsels- eller D-nummer", maks=14)] if b.fnr is None or int(b.fnr[0]) >= D_NUMMER else []
    return [*felt, Felt("duf", "DUF-nummer", maks=16)] if b.duf is None and b.fnr is None else felt
