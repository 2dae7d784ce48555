"""Activity (OP-4)."""

from __future__ import annotations

from navtui.domain.oppfolging import Aktivitet
from navtui.store.db import Leser, Skriver
from navtui.store.tilgang import SYNLIG

_FELT = ("aktuell", "grunn", "hva", "tilbudt", "startet", "deltar", "sluttet")


def siste_aktivitet(les: Leser, person_id: int) -> Aktivitet | None:
    """What is known now."""
    r = les.rad(
        f"""select id, {", ".join(_FELT)}, vurdert, versjon from aktivitet
            where person_id = :p and {SYNLIG.format("person_id")} order by vurdert desc, id desc limit 1""",
        p=person_id,
    )
    return None if r is None else Aktivitet.model_validate(dict(r))


def sett_inn_aktivitet(s: Skriver, person_id: int, ny: Aktivitet) -> int:
    """A new assessment, dated today."""
    felt = {navn: getattr(ny, navn) for navn in _FELT}
    return s.sett_inn("aktivitet", person_id=person_id, **felt, vurdert=s.i_dag, ident=s.seer.ident, tid=s.na)


def endre_aktivitet(s: Skriver, gammel: Aktivitet, ny: Aktivitet) -> None:
    """The next dates of the same activity (SI-7)."""
    s.endre("aktivitet", hvor={"id": gammel.id}, versjon=gammel.versjon, **{navn: getattr(ny, navn) for navn in _FELT})
