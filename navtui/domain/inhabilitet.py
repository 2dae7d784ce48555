"""PE-6: who may not handle a person's case, and why."""

from __future__ import annotations

from datetime import date

from navtui.domain.kodeverk.kode import Kode
from navtui.domain.modell import Modell


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
