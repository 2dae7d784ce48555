"""PE-6: who may not handle a person's case, and why."""

from __future__ import annotations

from datetime import date

from navtui.domain.kodeverk.kode import Kode
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.rolle import Handling, rolle_kan


class Inhabilitetsgrunn(Kode):
    """PE-6 (forvaltningsloven § 6): why; never more than this."""

    SLEKT = "slekt", "slekt eller nær familie"
    NABO = "nabo", "nabosak"
    KONFLIKT = "konflikt", "konflikt eller uvennskap"
    ANNET = "annet", "annet som svekker tilliten"


class Inhabilitet(Modell):
    """One who is inhabil for one person, dated."""

    id: int
    person_id: int
    ident: str
    grunn: Inhabilitetsgrunn
    fra: date
    til: date | None = None
    satt_av: str

    def gjelder(self, dag: date) -> bool:
        """Whether it holds on `dag`, first and last day included."""
        return self.fra <= dag and (self.til is None or dag <= self.til)


def kan_oppheve(merke: Inhabilitet, ident: str, rolle: str, i_dag: date) -> Regelbrudd | None:
    """PE-6: a mark she set on herself by mistake she takes back the same day; that she is habil again later is the leder's to decide."""
    if not merke.gjelder(i_dag):
        return Regelbrudd("SI-7", "Merket er allerede opphevet.")
    egen = merke.ident == ident and merke.satt_av == ident and merke.fra == i_dag
    if egen or rolle_kan(rolle, Handling.ANSATTE):
        return None
    return Regelbrudd("PE-6", "Du kan ta tilbake ditt eget merke samme dag. Etterpå avgjør leder om du er habil.")
