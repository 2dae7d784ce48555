"""PE-6: who may not handle a person's case, and why."""

from __future__ import annotations

from collections.abc import Collection
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


def kan_oppheve(
    merke: Inhabilitet, ident: str, rolle: str, i_dag: date, *, inhabile: Collection[str], ledere: Collection[str]
) -> Regelbrudd | None:
    """PE-6 (forvaltningsloven § 8): a mark she set on herself by mistake she takes back the same day; that she is habil again later is the
    leder's to decide, and the leder's another's: nobody may sign for a person the leder is inhabil for, so she does not lift that herself.

    `inhabile` are all who are inhabil for the person that day, `ledere` all who are leder. One who is inhabil decides nothing in the case,
    also not who else is habil. Those who work under the leder prepare and do not decide, so none of them does it for her.
    """
    if not merke.gjelder(i_dag):
        return Regelbrudd("SI-7", "Merket er allerede opphevet.")
    if not rolle_kan(rolle, Handling.ANSATTE):
        if merke.ident == ident and merke.satt_av == ident and merke.fra == i_dag:
            return None
        return Regelbrudd("PE-6", "Du kan ta tilbake ditt eget merke samme dag. Etterpå avgjør leder om du er habil.")
    if ident not in inhabile:
        return None
    hva = "selv om du er habil igjen" if merke.ident == ident else "om andre er habile for en du selv er inhabil for"
    return Regelbrudd("PE-6", f"Du avgjør ikke {hva}. {_hvem_ellers(sorted(set(ledere) - set(inhabile)))}")


def _hvem_ellers(andre: list[str]) -> str:
    if andre:
        return f"Det gjør {' eller '.join(andre)}, som også er leder."
    return "Kontoret har ingen annen leder: be kommunedirektøren. Den som får rollen leder for henne, tar bort merket."
