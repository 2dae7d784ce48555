"""What each kind of vedtak consists of: one table that the screen, the rules and the letter share, so that nothing else is asked for."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Final

from navtui.domain.kodeverk import Soknadspost, Vedtaksart
from navtui.domain.rolle import rolle_kan_skrive
from navtui.domain.vedtak import Vedtak


class Bolk(StrEnum):
    """One part of a vedtak that a kind has or has not."""

    SOKNAD = "soknad"
    ENDRER = "endrer"
    """VE-18: the vedtak it changes."""
    PERIODE = "periode"
    BEREGNING = "beregning"
    HUSHOLDNING = "husholdning"
    POSTER = "poster"
    BOTILBUD = "botilbud"
    GARANTI = "garanti"
    RADGIVNING = "radgivning"
    KVP = "kvp"
    """§ 35: kvalifiseringsstønad, with barnetillegg for the children."""
    LAN = "lan"
    REDUKSJON = "reduksjon"
    VILKAR = "vilkar"
    INNTEKTSROLLE = "inntektsrolle"
    AVVIK = "avvik"
    AKTIVITET = "aktivitet"
    BARN = "barn"
    PARAGRAF_19 = "paragraf_19"
    UTBETALING = "utbetaling"


B = Bolk
_SVAR: Final = frozenset({B.SOKNAD, B.PERIODE, B.POSTER})
_PENGER: Final = frozenset({B.BEREGNING, B.INNTEKTSROLLE, B.BARN, B.PARAGRAF_19, B.UTBETALING})
_STONAD: Final = _SVAR | _PENGER | {B.HUSHOLDNING, B.VILKAR, B.AVVIK, B.AKTIVITET, B.LAN}
_BOLKER: Final[dict[Vedtaksart, frozenset[Bolk]]] = {
    Vedtaksart.STONAD: _STONAD,
    Vedtaksart.NODHJELP: _SVAR | _PENGER | {B.VILKAR, B.LAN},
    Vedtaksart.AVSLAG: _SVAR | (_PENGER - {B.UTBETALING}) | {B.HUSHOLDNING},
    Vedtaksart.AVVIST: _SVAR | {B.INNTEKTSROLLE, B.BARN},
    Vedtaksart.BOTILBUD: _SVAR | _PENGER | {B.BOTILBUD},
    Vedtaksart.GARANTI: _SVAR | {B.GARANTI, B.INNTEKTSROLLE, B.PARAGRAF_19},
    Vedtaksart.RADGIVNING: _SVAR | {B.RADGIVNING},
    Vedtaksart.KVP: _SVAR | {B.KVP},
    Vedtaksart.OPPHOR: frozenset({B.ENDRER, B.PERIODE, B.BARN}),
    Vedtaksart.STANS: frozenset({B.ENDRER}),
    Vedtaksart.REDUKSJON: (_STONAD - {B.AVVIK}) | {B.ENDRER, B.REDUKSJON},
}

MED_BARN: Final = frozenset({B.BARN, B.KVP})
"""The parts that have the children of the household in them: to be assessed each (VE-8), or for their barnetillegg."""
EGNE_POSTER: Final[dict[Vedtaksart, Soknadspost]] = {
    Vedtaksart.BOTILBUD: Soknadspost.MIDLERTIDIG_BOTILBUD,
    Vedtaksart.GARANTI: Soknadspost.DEPOSITUM,
    Vedtaksart.RADGIVNING: Soknadspost.OKONOMISK_RADGIVNING,
}
"""VE-2: the kinds that answer one thing. What else a søknad asks for is answered by a vedtak of its own."""


def egen_post(v: Vedtak) -> Soknadspost | None:
    """VE-2: the one thing this vedtak answers, where its kind answers one."""
    return EGNE_POSTER.get(v.fagart) if Bolk.POSTER in bolker(v) else None


def svarer_paa(art: Vedtaksart, gjelder: Collection[str], *, nodhjelp: bool) -> bool:
    """VE-20: whether a søknad for these things is one that a vedtak of the kind answers, alone or with others."""
    if (egen := EGNE_POSTER.get(art)) is not None:
        return egen in gjelder
    if art is Vedtaksart.NODHJELP:
        return nodhjelp
    if art is Vedtaksart.KVP:
        return Soknadspost.ANNET in gjelder
    return any(g != Soknadspost.OKONOMISK_RADGIVNING for g in gjelder)


_NYE: Final = (Vedtaksart.STONAD, Vedtaksart.NODHJELP, Vedtaksart.BOTILBUD, Vedtaksart.RADGIVNING, Vedtaksart.GARANTI, Vedtaksart.KVP)


def nye_arter(rolle: str) -> tuple[Vedtaksart, ...]:
    """The kinds one with this role may begin. Avslag and avvist begin as a stønad: the answers make them what they are (VE-2)."""
    return tuple(a for a in _NYE if rolle_kan_skrive(rolle, a))


def bolker(v: Vedtak) -> frozenset[Bolk]:
    """The parts of this vedtak. An omgjøring has those of what it changes: an avslag may become a stønad."""
    if v.art is not Vedtaksart.OMGJORING:
        return _BOLKER[v.art]
    av = v.fagart if v.fagart not in (Vedtaksart.AVSLAG, Vedtaksart.AVVIST) and v.fagart in _BOLKER else Vedtaksart.STONAD
    return (_BOLKER[av] - {B.ENDRER, B.REDUKSJON}) | {B.ENDRER}


def har(v: Vedtak, bolk: Bolk) -> bool:
    """Whether this kind of vedtak has the part."""
    return bolk in bolker(v)
