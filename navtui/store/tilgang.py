"""Protected persons and the access given to them (PE-5): what the domain's function needs, and what every query is filtered by."""

from __future__ import annotations

import json
from datetime import date

from navtui.domain.tilgang import Tilgang, finnes_ikke, skjulte
from navtui.store.db import Leser

SYNLIG = "{0} not in (select value from json_each(:skjult))"
"""The condition every query on persons carries; format it with the column that holds the person's id."""


def hent_skjulte(leser: Leser) -> frozenset[int]:
    """The persons who do not exist for the one who reads. Who may know of one registration of someone, may know of each."""
    skjermede = json.loads(leser.skjermede)
    if not skjermede:
        return frozenset()
    rader = leser.rader("select person_id, ident, fra, til from tilgang_til where ident = :ident", ident=leser.seer.ident)
    tilganger = [
        Tilgang(r["person_id"], r["ident"], date.fromisoformat(r["fra"]), date.fromisoformat(r["til"]) if r["til"] else None) for r in rader
    ]
    return skjulte(leser.seer, skjermede, tilganger, leser.i_dag)


def krev_synlig(leser: Leser, person_id: int) -> None:
    """Refuse, in the same words as for someone who is not there, when the person is hidden from the one who reads (PE-5)."""
    if not leser.verdi(f"select 1 from person p where p.id = :id and {SYNLIG.format('p.id')}", id=person_id):
        raise finnes_ikke()
