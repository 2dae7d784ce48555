"""The rows that `navtui sjekk` holds against the log, each kind read once: which row it is, and what of it the log tells. No names."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from navtui.domain.logg import merke
from navtui.domain.loggfasit import FELTER, OBJEKTER
from navtui.store.db import Leser
from navtui.store.innstilling import STATSFORVALTER_ADRESSE

_NOKKEL = {
    "signatur": "vedtak_id, runde, plass", "vedtak": "id", "vedtaksendring": "vedtak_id, retur, ident",
    "kontrollpunkt": "vedtak_id, runde, ident, punkt", "utbetaling": "id", "betalingsrute": "utbetaling_id, ident, tid",
    "utbetalingsliste": "id", "ansatt": "ident", "delegasjon": "id", "tilgang": "id", "inhabilitet": "id", "person": "id",
    "soknad": "id", "innstilling": "navn, gyldig_fra, tid", "sats": "id",
}  # fmt: skip
_KOLONNER = {"konto": "kontonummer"}


def _lest(tekst: str) -> object:
    """What a JSON text holds; one that is no JSON is itself, which no entry tells."""
    try:
        return json.loads(tekst)
    except ValueError:
        return tekst


_SOM: dict[str, tuple[int, Callable[[Any], Any]]] = {"ansatt": (4, merke), "person": (2, merke), "sats": (4, _lest)}
"""The column of a row that the log has in another form, by its place among all."""
_VILKAR = {"innstilling": f"where navn <> '{STATSFORVALTER_ADRESSE}'"}
"""Of one kind the log tells only some: an address is the letterhead's."""


def rader(leser: Leser, slag: str) -> Iterator[tuple[Any, ...]]:
    """Every row of one kind, as domain/loggfasit.py has it: the key, then its fields."""
    felter = ", ".join(_KOLONNER.get(f, f) for f in FELTER[slag])
    kolonner = f"{_NOKKEL[slag]}, {felter}" if felter else _NOKKEL[slag]
    nr, som = _SOM.get(slag, (0, None))
    for rad in leser.utfor(f"select {kolonner} from {slag} {_VILKAR.get(slag, '')}", alle=True):
        r = tuple(rad)
        yield r if som is None else (*r[:nr], som(r[nr]), *r[nr + 1 :])


def ider(leser: Leser, tabell: str) -> Iterator[int]:
    """Every id of one of the tables the log names rows of."""
    assert tabell in OBJEKTER
    return (r[0] for r in leser.utfor(f"select id from {tabell}", alle=True))


def navn(leser: Leser, slag: str, nokkel: tuple[Any, ...]) -> str:
    """How a row is told of: by the vedtak's number where it is of one."""
    sql = _NUMMER.get(slag)
    nummer = None if sql is None else leser.verdi(sql, alle=True, id=nokkel[0])
    return str(nummer or f"{_ORD.get(slag, slag)} {nokkel[0]}")


_AV_VEDTAK = "select nummer from vedtak where id = :id"
_AV_UTBETALING = "select v.nummer from utbetaling u join vedtak v on v.id = u.vedtak_id where u.id = :id"
_NUMMER = {
    **dict.fromkeys(("signatur", "vedtak", "vedtaksendring", "kontrollpunkt"), _AV_VEDTAK),
    **dict.fromkeys(("utbetaling", "betalingsrute"), _AV_UTBETALING),
}
_ORD = {"utbetalingsliste": "liste", "signatur": "vedtak", "vedtaksendring": "vedtak", "kontrollpunkt": "vedtak"}


def vedtaksdager(leser: Leser) -> Iterator[tuple[str, str, str, str]]:
    """Each iverksatt vedtak: its number, day and instant, and the instant of the second signature."""
    sql = """select v.nummer, v.vedtaksdato, v.iverksatt_tid, s.tid from vedtak v
        join signatur s on s.vedtak_id = v.id and s.runde = v.runde and s.plass = 2 where v.tilstand = 'iverksatt'"""
    return (tuple(r) for r in leser.utfor(sql, alle=True))
