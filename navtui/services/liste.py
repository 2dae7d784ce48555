"""The lists of the screens, from the same services, as rows of plain values (`navtui liste`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.exchange.liste import Liste, til_rad
from navtui.services.okt import Okt
from navtui.store import innlogging as ansattlager

_ALLE = 1_000_000


def _postmote(okt: Okt, _ident: str) -> Iterable[Any]:
    from navtui.services import postmote

    return postmote.rader(okt)


def _saker(okt: Okt, ident: str) -> Iterable[Any]:
    from navtui.services import sak

    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    return sak.liste(okt, ident)


def _fornyelser(okt: Okt, ident: str) -> Iterable[Any]:
    from navtui.services import fornyelse

    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    return fornyelse.hent(okt, antall=_ALLE, ident=ident)


def _kontroll(okt: Okt, _ident: str) -> Iterable[Any]:
    from navtui.services import kontroll

    return kontroll.liste(okt, antall=_ALLE)


def _klager(okt: Okt, _ident: str) -> Iterable[Any]:
    from navtui.services import klage

    return klage.liste(okt, antall=_ALLE)


def _gjeld(okt: Okt, ident: str) -> Iterable[Any]:
    from navtui.services import gjeld

    return gjeld.liste(okt, ident if ident != okt.ident else None, antall=_ALLE)


def _leder(okt: Okt, _ident: str) -> Iterable[Any]:
    from navtui.services import leder

    return leder.liste(okt)


LISTER: dict[str, Callable[[Okt, str], Iterable[Any]]] = {
    "postmote": _postmote,
    "saker": _saker,
    "fornyelser": _fornyelser,
    "kontroll": _kontroll,
    "klager": _klager,
    "gjeld": _gjeld,
    "leder": _leder,
}
_EGNE = ("saker", "fornyelser", "gjeld")
"""The lists that are one person's; the others are the office's."""


def hent(okt: Okt, navn: str, for_ident: str | None = None) -> Liste:
    """One list, whole. `for_ident`: a colleague's, if the role may; refuses that for the lists that are the whole office's."""
    ident = (for_ident or okt.ident).upper()
    if ident != okt.ident:
        if navn not in _EGNE:
            raise Regelbrudd("PE-12", "Denne listen er felles for kontoret. Bruk den uten --for.", "for")
        stopp_ved(sjekk_rolle(okt.rolle, Handling.ANDRES_LISTER))
        with okt.lese() as les:
            if ansattlager.hent_nokler(les, ident) is None:
                raise Regelbrudd("PE-12", "Det er ingen ansatt med denne identen.", "for")
    return Liste(navn, okt.i_dag, ident, [til_rad(navn, rad) for rad in LISTER[navn](okt, ident)])
