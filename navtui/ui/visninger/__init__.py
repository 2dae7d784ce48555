"""The register of views: their keys, who may open them, and where each role starts. A view's module is imported the first time it is
shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from navtui.ui.visning import Visning

MOTTAK, VEILEDER, KVP, GJELD, LEDER = "mottak", "veileder", "kvp_veileder", "gjeldsradgiver", "leder"
ALLE: Final = frozenset({MOTTAK, VEILEDER, KVP, GJELD, LEDER})


@dataclass(frozen=True, slots=True)
class Oppforing:
    """One view: `tast` is its F-key (none: it is reached from another view only), `sti` is `module:Class`."""

    tast: str
    id: str
    tittel: str
    roller: frozenset[str]
    sti: str

    def klasse(self) -> type[Visning]:
        """Import the view's class."""
        modul, _, navn = self.sti.partition(":")
        klasse: type[Visning] = getattr(import_module(modul), navn)
        return klasse


REGISTER: Final = (
    Oppforing("f2", "postmote", "Postmøte", frozenset({MOTTAK, VEILEDER, KVP, LEDER}), "navtui.ui.visninger.postmote:Postmote"),
    Oppforing("f3", "saker", "Saker", frozenset({VEILEDER, KVP, GJELD, LEDER}), "navtui.ui.visninger.saker:Saker"),
    Oppforing("f4", "fornyelser", "Fornyelser", frozenset({VEILEDER, KVP, LEDER}), "navtui.ui.visninger.fornyelser:Fornyelser"),
    Oppforing("f5", "kontroll", "Kontroll", frozenset({VEILEDER, KVP, GJELD, LEDER}), "navtui.ui.visninger.kontroll:Kontroll"),
    Oppforing("f6", "gjeld", "Gjeld", frozenset({VEILEDER, KVP, GJELD, LEDER}), "navtui.ui.visninger.gjeld:Gjeld"),
    Oppforing("f7", "leder", "Leder", frozenset({LEDER}), "navtui.ui.visninger.leder:Leder"),
    Oppforing("f8", "bruker", "Søk", ALLE, "navtui.ui.visninger.bruker:Bruker"),
    Oppforing("", "vedtak", "Vedtak", frozenset({VEILEDER, KVP, GJELD, LEDER}), "navtui.ui.visninger.vedtak:Vedtaksskjerm"),
    Oppforing("", "utbetaling", "Utbetaling", frozenset({VEILEDER, KVP, GJELD, LEDER}), "navtui.ui.visninger.utbetaling:Utbetaling"),
    Oppforing("", "brevko", "Brev", ALLE, "navtui.ui.visninger.brevko:Brevko"),
    Oppforing("", "gjeldssak", "Gjeldssak", frozenset({GJELD, LEDER}), "navtui.ui.visninger.gjeldssak:Gjeldssaksskjerm"),
    Oppforing("", "oppgjor", "Oppgjør", frozenset({VEILEDER, KVP, GJELD, LEDER}), "navtui.ui.visninger.oppgjor:Oppgjorsskjerm"),
    Oppforing("", "fordeling", "Fordeling", frozenset({LEDER}), "navtui.ui.visninger.fordeling:Fordelingsskjerm"),
    Oppforing("", "flytting", "Flytt saker", frozenset({LEDER}), "navtui.ui.visninger.flytting:Flytting"),
    Oppforing("", "klage", "Klager", frozenset({VEILEDER, KVP, GJELD, LEDER}), "navtui.ui.visninger.klage:Klager"),
    Oppforing("", "rutiner", "Rutiner", ALLE, "navtui.ui.visninger.rutiner:Rutiner"),
    Oppforing("", "oppsett", "Kontoret", frozenset({LEDER}), "navtui.ui.visninger.oppsett:Oppsett"),
)

START: Final = {MOTTAK: "postmote", VEILEDER: "postmote", KVP: "postmote", GJELD: "gjeld", LEDER: "leder"}
"""The view each role meets after signing in."""


def for_rolle(visninger: Sequence[Oppforing], rolle: str) -> tuple[Oppforing, ...]:
    """The views this role may open, in the order of the register."""
    return tuple(v for v in visninger if rolle in v.roller)


def start_for(visninger: Sequence[Oppforing], rolle: str) -> Oppforing:
    """The view this role starts on; the first it may open when the table names none of them."""
    mine = for_rolle(visninger, rolle)
    if not mine:
        raise LookupError(f"no view for role {rolle!r}")
    return next((v for v in mine if v.id == START.get(rolle)), mine[0])
