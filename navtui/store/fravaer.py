"""Absence: registered, ended early, and listed."""

from __future__ import annotations

from datetime import date

from navtui.domain.ansatt import Fravaer, NyttFravaer
from navtui.store.db import Leser, Row, Skriver

_FELT = "id, ident, art, fra, til, stedfortreder"


def _fravaer(rad: Row) -> Fravaer:
    return Fravaer.model_validate(dict(rad))


def liste(leser: Leser, fra: date, antall: int = 200) -> list[Fravaer]:
    """Absences that are not over on `fra`, the earliest first."""
    sql = f"""select {_FELT} from fravaer where annullert is null and (til is null or til >= :fra)
        order by fra, ident limit :antall"""
    return [_fravaer(r) for r in leser.rader(sql, fra=fra, antall=antall)]


def hent(leser: Leser, id_: int) -> Fravaer | None:
    """One absence that has not been annulled."""
    rad = leser.rad(f"select {_FELT} from fravaer where id = :id and annullert is null", id=id_)
    return None if rad is None else _fravaer(rad)


def overlapper(leser: Leser, ident: str, fra: date, til: date | None) -> Fravaer | None:
    """The first absence she is already registered with in the period."""
    sql = f"""select {_FELT} from fravaer where ident = :ident and annullert is null
        and (:til is null or fra <= :til) and (til is null or til >= :fra) order by fra limit 1"""
    rad = leser.rad(sql, ident=ident, fra=fra, til=til)
    return None if rad is None else _fravaer(rad)


def sett_inn(skriver: Skriver, nytt: NyttFravaer) -> int:
    """A new absence, with who registered it."""
    return skriver.sett_inn("fravaer", **nytt.model_dump(), satt_av=skriver.seer.ident, tid=skriver.na)


def avslutt(skriver: Skriver, id_: int, til: date) -> None:
    """She is back: `til` was the last day away."""
    skriver.endre("fravaer", hvor={"id": id_}, til=til)


def annuller(skriver: Skriver, id_: int) -> None:
    """It was registered by mistake; the row stays, marked."""
    skriver.endre("fravaer", hvor={"id": id_}, annullert=skriver.na)
