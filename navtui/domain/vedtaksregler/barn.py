"""PE-4: each child is counted once on any day, by the share it is registered with, and by its two parents no more than whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from navtui.domain.kalender import dag_kort, periode_tekst
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.vedtak import Barn, Vedtak
from navtui.domain.vedtak_beregning import gir_livsopphold
from navtui.domain.vedtaksperiode import Periode, snitt
from navtui.domain.vedtaksregler.grunnlag import Husstandsbarn, Regelgrunnlag


def samme_barn(a: Barn, b: Barn) -> bool:
    """Whether the two lines are one child: one person, or where nobody is registered one name and birth date."""
    if a.person_id is not None or b.person_id is not None:
        return a.person_id == b.person_id
    return (a.navn.casefold().strip(), a.fodt) == (b.navn.casefold().strip(), b.fodt)


def _dager(v: Vedtak, b: Barn | Husstandsbarn) -> tuple[Periode, ...]:
    return snitt(((v.fra, v.til),), ((b.fra or v.fra, b.til or v.til),))


def pe_4_barn_en_gang(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """PE-4 (own): a child that stands twice is counted on different days, so that no day is paid twice."""
    for a, b in combinations(v.barn, 2):
        if samme_barn(a, b) and snitt(_dager(v, a), _dager(v, b)) and gir_livsopphold(v):
            return Regelbrudd("PE-4", f"{a.navn} er ført to ganger for de samme dagene. Ta bort den ene, eller rett datoene.", "barn")
    return None


def pe_4_andel(v: Vedtak, g: Regelgrunnlag) -> tuple[Varsel, ...]:
    """PE-4, VE-5, VE-8: a child counted by another share than the registered one, or on other days, is said."""
    if not v.gir_stonad or not gir_livsopphold(v):
        return ()
    ut = []
    for barn_id in dict.fromkeys(b.person_id for b in v.barn if b.person_id is not None):
        egne = [b for b in v.barn if b.person_id == barn_id]
        regnet, registrert = (_strekk(v, hvem) for hvem in (egne, [h for h in g.barn if h.person_id == barn_id]))
        if regnet and regnet != registrert:
            likt = regnet == _hele(v, regnet) and registrert == _hele(v, registrert)
            som = f"registrert med {_tekst(registrert, likt)}" if registrert else "ikke registrert i husholdningen i perioden"
            ut.append(Varsel("PE-4", f"{egne[0].navn} er regnet med {_tekst(regnet, likt or not registrert)}, men er {som}.", "barn"))
    return tuple(ut)


Strekk = tuple[tuple[int, Periode], ...]
"""Shares of the days, each for a time."""


def _strekk(v: Vedtak, rader: Sequence[Barn | Husstandsbarn]) -> Strekk:
    """The shares in the order of their days, within the vedtak; a share of nothing is none."""
    alle = ((r.andel, p) for r in rader if r.andel for p in _dager(v, r))
    return tuple(sorted(alle, key=lambda s: s[1]))


def _hele(v: Vedtak, strekk: Strekk) -> Strekk:
    return tuple((andel, (v.fra, v.til)) for andel, _ in strekk)


def _tekst(strekk: Strekk, hele: bool) -> str:
    return " og ".join(f"{andel} % av dagene" + ("" if hele else f" {periode_tekst(*p)}") for andel, p in strekk)


def pe_4_delt(v: Vedtak, g: Regelgrunnlag) -> tuple[Varsel, ...]:
    """PE-4: what two parents' vedtak count of one child is no more than the whole of it. Of one who is hidden nothing is said (PE-5)."""
    if not v.gir_stonad or not gir_livsopphold(v):
        return ()
    ut: dict[int, Varsel] = {}
    for b in v.barn:
        andres = [d for d in g.delte if d.barn_id == b.person_id]
        for fra, til in _dager(v, b):
            for dag in sorted({fra, *(d.fra for d in andres)}):
                samtidig = [d for d in andres if d.fra <= dag <= d.til]
                alt = b.andel + sum(d.andel for d in samtidig)
                if fra <= dag <= til and samtidig and alt > 100 and b.person_id is not None and b.person_id not in ut:
                    setning = (
                        f"{b.navn} er regnet med {b.andel} % her og {alt - b.andel} % i vedtak {samtidig[0].nummer}, til sammen {alt} %"
                    )
                    ut[b.person_id] = Varsel("PE-4", f"{setning} av dagene fra {dag_kort(dag)}.", "barn")
    return tuple(ut.values())
