"""SI-5: when there is no room on the disk. Reading goes on: signing in, the lists, and one's own portfolio. Nothing can be saved.

What should have been written of that, entries of the log and attempts to sign in, waits here, in memory, until there is room again. It is
lost if the program ends before that: nobody was told that it was saved.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

from navtui.domain.innlogging import Forsok
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services.okt import Okt
from navtui.store import db, nokkelfil
from navtui.store.feil import Skrivestopp

FULL = "Disken er full: ingenting kan lagres. Lister og egne saker kan leses."
"""Said on every screen until there is room again."""
PROVETID_S = 2.0
"""How long an attempt on a passphrase takes when it cannot be written down. They are tried one at a time, whatever desk they come from."""


@dataclass(slots=True)
class _Innslag:
    """An entry of the log that waits: whose, when, and the entry."""

    okt: Okt
    tid: datetime
    handling: str
    felt: dict[str, Any]


@dataclass(slots=True)
class _Venter:
    """What waits to be written to one office's files. `rette`: numbers of attempts that are written down, and were right."""

    innslag: list[_Innslag] = field(default_factory=list)
    forsok: dict[str, list[Forsok]] = field(default_factory=dict)
    rette: list[int] = field(default_factory=list)


_VENTER: dict[Path, _Venter] = {}
_LAAS = Lock()


def utsett(okt: Okt, handling: str, **felt: Any) -> None:
    """An entry of the log, written when there is room."""
    with _LAAS:
        _hos(okt.fil).innslag.append(_Innslag(okt, okt.na(), handling, felt))


def har_apnet(okt: Okt, person_id: int) -> bool:
    """PE-7: whether she has opened this person today and it waits to be logged."""
    with _LAAS:
        return any(
            i.handling == "apnet" and i.okt.ident == okt.ident and i.okt.i_dag == okt.i_dag and i.felt["person_id"] == person_id
            for i in _VENTER.get(okt.fil, _Venter()).innslag
        )


def er_full(okt: Okt) -> bool:
    """Whether something waits that cannot be written now either. Writes it if there is room again."""
    with _LAAS:
        venter = _VENTER.get(okt.fil)
        if venter is None:
            return False
        try:
            _skriv_forsok(okt.fil, venter)
            _skriv_innslag(venter)
        except Skrivestopp:
            return True
        del _VENTER[okt.fil]
        return False


def andre_oppslag() -> Regelbrudd:
    """PE-7: what is said of an opening outside one's own portfolio when it cannot be logged."""
    return Regelbrudd("SI-5", "Disken er full. Bare egne saker kan åpnes nå, for andre oppslag kan ikke logges.")


def forsok(fil: Path, ident: str) -> list[Forsok]:
    """SI-1: the attempts on an ident that are not written down, newest first, back to the last right one."""
    with _LAAS:
        return list(_VENTER.get(fil, _Venter()).forsok.get(ident, ()))


def noter_forsok(fil: Path, ident: str, tid: datetime, *, lyktes: bool = False) -> None:
    """SI-1: an attempt counts from before it is tried; one that was right is noted again as right."""
    with _LAAS:
        hans = _hos(fil).forsok.setdefault(ident, [])
        if lyktes:
            hans.pop(0)
        hans.insert(0, Forsok(tid, lyktes))


def noter_rett(fil: Path, nr: int) -> None:
    """An attempt that was written down was right, and that could not be."""
    with _LAAS:
        _hos(fil).rette.append(nr)


def _hos(fil: Path) -> _Venter:
    return _VENTER.setdefault(fil, _Venter())


def _skriv_forsok(fil: Path, venter: _Venter) -> None:
    """The attempts first: the next one who signs in puts the wrong ones in the log."""
    with nokkelfil.skrive(fil) as n:
        for nr in venter.rette:
            n.forsoket_lyktes(nr)
        for ident, hans in venter.forsok.items():
            for f in reversed(hans):
                nr = n.begynn_forsok(ident, f.tid)
                if f.lyktes:
                    n.forsoket_lyktes(nr)
    venter.rette.clear()
    venter.forsok.clear()


def _skriv_innslag(venter: _Venter) -> None:
    """Each in the name of the one it was about, with the time it happened."""
    while venter.innslag:
        i = venter.innslag[0]
        with db.skrive(i.okt.base, i.okt.seer, i.okt.na(), i.okt.i_dag) as s:
            s.logg(i.handling, **i.felt, utsatt_fra=i.tid)
        venter.innslag.pop(0)
