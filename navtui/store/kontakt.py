"""Contacts (OP-2)."""

from __future__ import annotations

from navtui.domain.kontakt import Kontakt, NyKontakt
from navtui.store.db import Leser, Skriver
from navtui.store.tilgang import SYNLIG


def sett_inn(s: Skriver, ny: NyKontakt) -> int:
    """Log a contact."""
    return s.sett_inn(
        "kontakt", person_id=ny.person_id, art=ny.art, initiativ=ny.initiativ, dato=ny.dato, utfall=ny.utfall, tekst=ny.tekst,
        neste_dato=ny.neste_dato, ident=s.seer.ident, tid=s.na,
    )  # fmt: skip


def for_person(les: Leser, person_id: int, mest: int) -> list[Kontakt]:
    """The latest contacts, newest first."""
    rader = les.rader(
        f"""select id, art, initiativ, dato, utfall, tekst, ident from kontakt
            where person_id = :p and {SYNLIG.format("person_id")} order by dato desc, id desc limit :mest""",
        p=person_id, mest=mest,
    )  # fmt: skip
    return [Kontakt.model_validate(dict(r)) for r in rader]
