"""PE-6: marks of who is inhabil for whom."""

from __future__ import annotations

from datetime import date

from navtui.domain.inhabilitet import Inhabilitet, Inhabilitetsgrunn
from navtui.store.db import Leser, Skriver
from navtui.store.tilgang import SYNLIG

_FELT = "i.id, i.person_id, i.ident, i.grunn, i.fra, i.til, i.satt_av"


def for_person(leser: Leser, person_id: int) -> list[Inhabilitet]:
    """All marks on one person, the newest first; none when she is hidden from the reader (PE-5)."""
    sql = f"""select {_FELT} from inhabilitet i join person p on p.id = i.person_id
        where i.person_id = :person_id and {SYNLIG.format("p.id")} order by i.fra desc, i.id desc"""
    return [Inhabilitet.model_validate(dict(r)) for r in leser.rader(sql, person_id=person_id)]


def for_ident(leser: Leser, ident: str, dag: date) -> set[int]:
    """The persons `ident` is inhabil for that day: PM-7 never suggests her for them."""
    sql = "select person_id from inhabil_for where ident = :ident and fra <= :dag and (til is null or til >= :dag)"
    return {r["person_id"] for r in leser.rader(sql, ident=ident, dag=dag)}


def sett_inn(skriver: Skriver, person_id: int, ident: str, grunn: Inhabilitetsgrunn, fra: date) -> int:
    """A new mark from a date on."""
    felt = {"person_id": person_id, "ident": ident, "grunn": grunn, "fra": fra, "satt_av": skriver.seer.ident, "tid": skriver.na}
    return skriver.sett_inn("inhabilitet", **felt)


def avslutt(skriver: Skriver, id_: int, til: date) -> None:
    """The ground is gone: `til` was the last day."""
    skriver.endre("inhabilitet", hvor={"id": id_}, til=til)


def hent(leser: Leser, id_: int) -> Inhabilitet | None:
    """One mark, unless its person is hidden from the reader."""
    sql = f"""select {_FELT} from inhabilitet i join person p on p.id = i.person_id
        where i.id = :id and {SYNLIG.format("p.id")}"""
    rad = leser.rad(sql, id=id_)
    return None if rad is None else Inhabilitet.model_validate(dict(rad))
