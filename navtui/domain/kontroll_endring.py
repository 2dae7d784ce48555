"""KO-7: what a vedtak that has no calculation changes, in words: the one who signs second reads the difference, not two vedtak."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from navtui.domain.belop import kroner
from navtui.domain.kalender import dag_kort, periode_tekst
from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.vedtak import Utbetaling, Vedtak

_TAR_BORT = {Vedtaksart.OPPHOR: "betales ikke", Vedtaksart.STANS: "holdes tilbake til saken er avklart"}
_Par = tuple[str, str, str]
"""What it is, what it was, what it becomes."""


def endringer(v: Vedtak, gammel: Vedtak, rammede: tuple[Utbetaling, ...] = ()) -> tuple[str, ...]:
    """KO-7, VE-18 (Riksrevisjonen; own decision): each thing that is otherwise than in the vedtak it changes. `rammede`: the payments of
    that one which an opphør or a stans takes. What is worked out has its lines beside each other instead (`fornyelse_linjer`)."""
    if v.art in _TAR_BORT:
        return tuple(_det_som_stopper(v, rammede))
    return tuple(f"{hva} {ny or 'ingen'}, før {foer or 'ingen'}" for hva, foer, ny in _par(v, gammel) if foer != ny)


def _det_som_stopper(v: Vedtak, rammede: tuple[Utbetaling, ...]) -> Iterator[str]:
    if not rammede:
        yield "ingenting som venter på å bli betalt"
        return
    ore = sum(u.belop_ore for u in rammede)
    dager = ", ".join(dag_kort(dag) for dag in sorted({u.dato for u in rammede}))
    yield f"{kroner(ore)} kr som skulle betales {dager}, {_TAR_BORT[v.art]}"


def _par(v: Vedtak, gammel: Vedtak) -> Iterator[_Par]:
    yield "perioden", periode_tekst(gammel.fra, gammel.til), periode_tekst(v.fra, v.til)
    g, h = gammel.garanti, v.garanti
    if g is not None or h is not None:
        yield "garantien", _kr(g.belop_ore if g else None), _kr(h.belop_ore if h else None)
        yield "utleier", g.utleier if g else "", h.utleier if h else ""
        yield "bolig", (g.bolig if g else "") or "", (h.bolig if h else "") or ""
    r, s = gammel.radgivning, v.radgivning
    if r is not None or s is not None:
        yield "oppstart", _dag(r.oppstart if r else None), _dag(s.oppstart if s else None)
    if gammel.kvplinjer or v.kvplinjer:
        yield "kvalifiseringsstønad i måneden", _maaned(gammel), _maaned(v)
    yield "barn", _navn(gammel), _navn(v)
    yield from _svarene(v, gammel)


def _svarene(v: Vedtak, gammel: Vedtak) -> Iterator[_Par]:
    foer = {p.art: p.utfall.tekst for p in gammel.poster if p.utfall is not None}
    naa = {p.art: p.utfall.tekst for p in v.poster if p.utfall is not None}
    for art in {**foer, **naa}:
        yield art.tekst, foer.get(art, "ikke besvart"), naa.get(art, "ikke besvart")


def _kr(ore: int | None) -> str:
    return "" if ore is None else f"{kroner(ore)} kr"


def _dag(dag: date | None) -> str:
    return dag_kort(dag) if dag is not None else ""


def _maaned(v: Vedtak) -> str:
    return _kr(v.kvplinjer[0].maaned_ore) if v.kvplinjer else ""


def _navn(v: Vedtak) -> str:
    return " og ".join(b.navn for b in v.barn)
