"""VE-17, VE-23, GJ-1, § 21: what a kind of vedtak has of its own: the place, the garanti, the start of rådgivning, how a lån is paid."""

from __future__ import annotations

from collections.abc import Iterator

from navtui.domain.brev import Avsnitt, Del, Liste, Ordlyd, setning
from navtui.domain.brev_kvp import kvpdel
from navtui.domain.vedtak import Vedtak


def artsdeler(o: Ordlyd, v: Vedtak) -> Iterator[Del]:
    """The parts the vedtak has content for."""
    if v.botilbud is not None:
        yield Del(overskrift=o("del.botilbud"), blokker=_punkter(_botilbud(o, v)))
    if v.garanti is not None:
        yield Del(overskrift=o("del.garanti"), blokker=_punkter(_garanti(o, v)))
    if v.radgivning is not None:
        yield Del(overskrift=o("del.oppstart"), blokker=tuple(Avsnitt(tekst=t) for t in _radgivning(o, v)))
    if v.kvplinjer:
        yield kvpdel(o, v)
    if v.lanevilkar is not None:
        yield Del(overskrift=o("del.lan"), blokker=tuple(Avsnitt(tekst=t) for t in _lan(o, v)))


def _punkter(punkter: Iterator[str]) -> tuple[Liste, ...]:
    return (Liste(punkter=alle),) if (alle := tuple(punkter)) else ()


def _botilbud(o: Ordlyd, v: Vedtak) -> Iterator[str]:
    """VE-17: what place, what it costs, what was looked at, the children, and how one moves on."""
    b = v.botilbud
    assert b is not None
    if b.tilbyder:
        yield o("botilbud.sted", sted=b.tilbyder)
    if b.dognpris_ore:
        yield o("botilbud.pris", belop=o.belop(b.dognpris_ore))
    if b.kvalitet:
        yield o("botilbud.kvalitet", hva=setning(b.kvalitet))
    if b.barn_med:
        yield o("botilbud.barn")
    if b.plan_ut:
        yield o("botilbud.plan", plan=setning(b.plan_ut))


def _garanti(o: Ordlyd, v: Vedtak) -> Iterator[str]:
    """VE-23: how much, to whom, for which dwelling."""
    g = v.garanti
    assert g is not None
    if g.belop_ore:
        yield o("garanti.belop", belop=o.belop(g.belop_ore))
    if g.utleier:
        yield o("garanti.utleier", navn=g.utleier)
    if g.bolig:
        yield o("garanti.bolig", bolig=g.bolig)


def _radgivning(o: Ordlyd, v: Vedtak) -> Iterator[str]:
    """GJ-1: the start date and its reason."""
    r = v.radgivning
    assert r is not None
    if r.oppstart:
        yield o("radgivning.start", dato=o.dag(r.oppstart))
    if r.grunn:
        yield f"{o('oppstart.grunn')} {setning(r.grunn)}"


def _lan(o: Ordlyd, v: Vedtak) -> Iterator[str]:
    """§ 21: so much a month, or all of it on a day."""
    k = v.lanevilkar
    assert k is not None
    if k.forste_avdrag is None:
        return
    if k.avdrag_ore:
        yield o("lan.avdrag", belop=o.belop(k.avdrag_ore), dato=o.dag(k.forste_avdrag))
    else:
        yield o("lan.alt", dato=o.dag(k.forste_avdrag))
    yield o("lan.vanskelig")
