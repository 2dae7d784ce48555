"""Reads the fixtures into the domain's models."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from navtui.domain.demo.dagmodell import Dag, Gjeldsmal
from navtui.domain.demo.klagemodell import Klagemal, Rutinemal
from navtui.domain.demo.modell import Kontor, Navneliste, Saksmal, Tekster, Utvalg
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd
from navtui.store.ressurser import ressurs

M = TypeVar("M", bound=Modell)


@dataclass(frozen=True, slots=True)
class Fikstur:
    """An office's fixture, whole. Without `personer` there is only the staff."""

    utvalg: Utvalg
    kontor: Kontor
    personer: tuple[Saksmal, ...] = ()
    navn: Navneliste | None = None
    tekster: Tekster | None = None
    dag: Dag | None = None
    gjeld: tuple[Gjeldsmal, ...] = ()
    klager: tuple[Klagemal, ...] = ()
    rutiner: tuple[Rutinemal, ...] = ()


def utvalgene() -> tuple[str, ...]:
    """The names of the offices there are."""
    return tuple(sorted(mappe.parent.name for mappe in ressurs("fixtures").glob("*/utvalg.json")))


def _les(fil: Path) -> Any:
    return json.loads(fil.read_text(encoding="utf-8"))


def _liste(modell: type[M], fil: Path) -> tuple[M, ...]:
    return tuple(modell.model_validate(rad) for rad in _les(fil))


def hent_fikstur(navn: str) -> Fikstur:
    """The fixture of that name; refuses one that does not exist."""
    if navn not in utvalgene():
        raise Regelbrudd("PE-2", f"Utvalg: velg {', '.join(utvalgene())}.", "utvalg")
    rot = ressurs("fixtures")
    utvalg = Utvalg.model_validate(_les(rot / navn / "utvalg.json"))
    kontor = Kontor.model_validate(_les(rot / utvalg.kontor / "kontor.json"))
    if utvalg.personer is None:
        return Fikstur(utvalg, kontor)
    kilde = rot / utvalg.personer
    return Fikstur(
        utvalg,
        kontor,
        _liste(Saksmal, kilde / "personer.json"),
        Navneliste.model_validate(_les(rot / (utvalg.navn or utvalg.personer) / "navn.json")),
        Tekster.model_validate(_les(kilde / "tekster.json")),
        Dag.model_validate(_les(kilde / "dagen.json")),
        _liste(Gjeldsmal, kilde / "gjeld.json"),
        _liste(Klagemal, kilde / "klager.json"),
        _liste(Rutinemal, kilde / "rutiner.json"),
    )
