"""The law behind a rule on a day, with the dates the office itself has written down for laws that were passed without one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from navtui.domain.lovhenvisning import IKRAFT, Lovsvar, for_regel
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.rutine import Rutine, for_regler
from navtui.services.okt import Okt
from navtui.store import rutine as lager
from navtui.store.db import Leser


@dataclass(frozen=True, slots=True)
class Regelhjelp:
    """What F1 opens beside the rules of a screen: each rule's law on a day, and the office's routines for them."""

    lov: tuple[Lovsvar, ...]
    rutiner: tuple[Rutine, ...]
    dag: date


def hjelp(okt: Okt, regler: Iterable[str], dag: date | None = None) -> Regelhjelp:
    """For the rules of a screen; `dag` is the vedtak's date, today without it."""
    regler = tuple(dict.fromkeys(regler))
    dag = dag or okt.i_dag
    with okt.lese() as les:
        return Regelhjelp(svar(les, regler, dag), for_regler(lager.alle(les), regler), dag)


def svar(les: Leser, regler: Iterable[str], dag: date) -> tuple[Lovsvar, ...]:
    """The law behind each of these rules on a day, inside the caller's reading."""
    ikraft = lager.ikraft(les)
    return tuple(for_regel(regel, dag, ikraft) for regel in regler)


def ikraft(okt: Okt) -> dict[str, date]:
    """The dates the office has written down."""
    with okt.lese() as les:
        return lager.ikraft(les)


def sett_ikraft(okt: Okt, lov: str, fra: date, kilde: str) -> None:
    """VE-19: the day a passed law comes into force, with where it stands. By the leder; a wrong date is put right by a newer row."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.INNSTILLINGER))
    if lov not in IKRAFT:
        raise Regelbrudd("VE-19", "Programmet kjenner datoen for denne loven.", "lov")
    if not kilde.strip():
        raise Regelbrudd("VE-19", "Skriv hvor datoen står, for eksempel kongelig resolusjon og dato.", "kilde")
    with okt.skrive() as s:
        id_ = lager.sett_ikraft(s, lov, fra, kilde.strip())
        s.logg("lov_ikraft", objekt="lovikraft", objekt_id=id_, lov=lov, fra=fra)
