"""SI-5: when there is no room on the disk. Reading goes on: signing in, the lists, and one's own portfolio. Nothing can be saved.

What should have been logged of that is written in room that was set aside for it (store/venterom.py), and goes into the log when there is
room again, by whoever signs in. Attempts to sign in, and what found no place there, wait in memory: they are lost if the program ends
before that.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

from navtui.domain.innlogging import Forsok
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.tid import fra_tekst, til_tekst
from navtui.domain.tilgang import Seer
from navtui.services.okt import Okt
from navtui.store import db, logg, nokkelfil, venterom
from navtui.store.feil import Skrivestopp

FULL = "Disken er full: ingenting kan lagres. Lister og egne saker kan leses."
"""Said on every screen until there is room again."""
PROVETID_S = 2.0
"""How long an attempt on a passphrase takes when it cannot be written down. They are tried one at a time, whatever desk they come from."""


@dataclass(slots=True)
class _Innslag:
    """An entry of the log that waits: whose, when, and the entry. `trygt`: it waits on the disk too, and is written from there."""

    okt: Okt
    tid: datetime
    handling: str
    felt: dict[str, Any]
    trygt: bool


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
    innhold = {"ident": okt.ident, "rolle": okt.rolle, "tid": til_tekst(okt.na()), "handling": handling, "felt": felt}
    trygt = False
    with suppress(Skrivestopp), okt.skrive():  # the write lock, so that no two take the same place
        trygt = venterom.legg(okt.fil, okt.base.nokkel, innhold)
    with _LAAS:
        _hos(okt.fil).innslag.append(_Innslag(okt, okt.na(), handling, felt, trygt))


def sett_av(okt: Okt) -> None:
    """Room for what must be logged while the disk is full, while there is room; and what waited there goes into the log.

    What cannot be done now, with a full disk or a file that is busy, is done at the next sign-in.
    """
    with suppress(OSError, Regelbrudd):
        venterom.sett_av(okt.fil)
        _skriv_ventende(okt)


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
            _skriv_ventende(okt)
        except (Skrivestopp, OSError):
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
        if not i.trygt:
            with db.skrive(i.okt.base, i.okt.seer, i.okt.na(), i.okt.i_dag) as s:
                s.logg(i.handling, **i.felt, utsatt_fra=i.tid)
        venter.innslag.pop(0)


def _skriv_ventende(okt: Okt) -> None:
    """What waits on the disk, this desk's and others', once each: one that is logged is taken away after, and known again if it was not."""
    for v in venterom.les(okt.fil, okt.base.nokkel):
        merke, inn = sha256(v.lagret).hexdigest()[:16], v.innhold
        if inn is None:  # written with the key before this one, or changed
            with okt.skrive() as s:
                s.logg("ventende innslag kunne ikke leses", objekt="venterom", ventende=merke)
        else:
            tid = fra_tekst(inn["tid"])
            with db.skrive(okt.base, Seer(inn["ident"], inn["rolle"]), okt.na(), okt.i_dag) as s:
                if not logg.har_ventende(s, inn["ident"], merke, tid):
                    s.logg(inn["handling"], **inn["felt"], utsatt_fra=tid, ventende=merke)
        with okt.skrive():
            venterom.fjern(okt.fil, v)
