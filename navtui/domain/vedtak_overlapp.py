"""VE-18: what other vedtak grant for the same days, so that the same month is not paid twice.

An iverksatt vedtak is changed by a new one that points at it; a second vedtak beside it pays again. Two vedtak meet where both are about
the same stønadsenhet: the same person, or the two of a couple on the days when one of them is worked out for both (PE-4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from navtui.domain.belop import kroner
from navtui.domain.husholdning import regnet
from navtui.domain.kalender import dag_kort, periode_tekst
from navtui.domain.kodeverk import Husholdningstype, Utbetalingstilstand, Utfall, Utgiftstype, Vedtaksart, Vedtakstilstand
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.vedtak import Behov, Utbetaling, Vedtak
from navtui.domain.vedtak_beregning import gir_livsopphold, svarer_paa
from navtui.domain.vedtaksperiode import Periode, snitt, uten

NODHJELP_TELLER: Final = timedelta(days=7)
"""Nødhjelp given so long before a vedtak begins is said: it is help for the first days of it."""


_HJEMMETS: Final = frozenset(
    {art for art in Utgiftstype if art.er_boutgift} | {Utgiftstype.STROM, Utgiftstype.OPPVARMING, Utgiftstype.BARNEHAGE, Utgiftstype.SFO}
)
"""Costs of the home, that those who live there have together."""


@dataclass(frozen=True, slots=True)
class Annet:
    """Another vedtak in or near the time of the one that is written, iverksatt or waiting for control.

    `erstattet` are the days an omgjøring or a reduksjon has taken, `opphort_fra` the first day of an opphør. `sammen` is None for the
    person's own vedtak, else the days when the two live together as a couple. `i_banken`: planned payments the bank has.
    """

    vedtak: Vedtak
    erstattet: tuple[Periode, ...] = ()
    opphort_fra: date | None = None
    sammen: tuple[Periode, ...] | None = None
    i_banken: frozenset[int] = frozenset()


def er_nodhjelp(v: Vedtak) -> bool:
    """Nødhjelp, and an omgjøring of it: help for days, given beside the month's vedtak."""
    return v.fagart is Vedtaksart.NODHJELP


def for_begge(v: Vedtak) -> tuple[Periode, ...]:
    """PE-4: the days when it is worked out for a couple."""
    return tuple((b.fra, b.til) for b in regnet(v) if b.type is Husholdningstype.PAR)


def gjelder_fortsatt(a: Annet) -> bool:
    """Whether it pays anything: it grants, and its payments are not all annulled. Where others have taken days of it, or it has taken days
    of another, the newest of them pays for the days of all."""
    betalinger = a.vedtak.utbetalinger
    annullert = betalinger and not er_i_familie(a) and all(u.tilstand is Utbetalingstilstand.ANNULLERT for u in betalinger)
    return a.vedtak.gir_stonad and not annullert


def er_i_familie(a: Annet) -> bool:
    """VE-18: whether it is one of several that have changed one another's days."""
    return bool(a.erstattet) or a.vedtak.art in (Vedtaksart.OMGJORING, Vedtaksart.REDUKSJON)


def _dagene(v: Vedtak, a: Annet) -> tuple[Periode, ...]:
    """The days of both, where the other one still stands."""
    dager = uten(snitt(((v.fra, v.til),), ((a.vedtak.fra, a.vedtak.til),)), a.erstattet)
    return dager if a.opphort_fra is None else uten(dager, ((a.opphort_fra, date.max),))


def felles_dager(v: Vedtak, a: Annet) -> tuple[Periode, ...]:
    """The days both are about, and about the same stønadsenhet."""
    dager = _dagene(v, a)
    if a.sammen is not None:
        dager = snitt(snitt(dager, a.sammen), (*for_begge(v), *for_begge(a.vedtak)))
    return dager


def dobbelt(v: Vedtak, andre: tuple[Annet, ...]) -> Regelbrudd | None:
    """VE-18 (Nav; law § 18; own): livsopphold, or the same monthly expense, is not granted anew for days an iverksatt vedtak covers.

    Let through, with a varsel (`alt_gitt`): nødhjelp, one-offs, an expense granted in part before, and one that is called something else.
    The vedtak that is changed (`endrer_id`) is what it replaces; what is changed later than its own period stands beside it.
    """
    if not v.gir_stonad or er_nodhjelp(v):
        return None
    for a in andre:
        if a.vedtak.tilstand is Vedtakstilstand.IVERKSATT and a.vedtak.id != v.endrer_id and (hva := _dobbelt(v, a)) is not None:
            naar, rad = _naar(*felles_dager(v, a)[0]), "Endre det vedtaket (omgjøring), eller rett perioden."
            return Regelbrudd("VE-18", f"{hva} {naar} er allerede innvilget i vedtak {_hvilket(a)}: {_penger(a)}. {rad}", "fra")
    return None


def _dobbelt(v: Vedtak, a: Annet) -> str | None:
    """What would be paid twice, if anything."""
    if er_nodhjelp(a.vedtak) or not gjelder_fortsatt(a) or not felles_dager(v, a):
        return None
    if gir_livsopphold(v) and gir_livsopphold(a.vedtak):
        return "Livsopphold"
    like = next((b for b in _faste(v) if any(_samme(b, c) and not _delvis(a.vedtak, c) for c in _faste(a.vedtak))), None)
    return like.art.overskrift if like is not None else None


def _faste(v: Vedtak) -> tuple[Behov, ...]:
    """The expenses granted by the month."""
    return () if v.engang else tuple(b for b in v.behov if not b.engang)


def _samme(b: Behov, c: Behov) -> bool:
    """The same expense: of one kind, and not told apart by what they are called."""
    x, y = (" ".join(t.tekst.casefold().split()) for t in (b, c))
    return b.art is c.art and (x == y or not x or not y)


def _delvis(v: Vedtak, b: Behov) -> bool:
    """VE-2: it was granted in part, so that more of it may be granted."""
    return any(p.utfall is Utfall.DELVIS and p.art is svarer_paa(b.art) for p in v.poster)


def alt_gitt(v: Vedtak, andre: tuple[Annet, ...]) -> tuple[Varsel, ...]:
    """VE-18 (own): what has been granted and paid already for the same time, that is not refused: one sentence for each vedtak."""
    if not v.gir_stonad:
        return ()
    funn = (_gitt(v, a) for a in andre if a.vedtak.id != v.endrer_id and gjelder_fortsatt(a))
    return tuple(Varsel("VE-18", setning, "fra") for setning in funn if setning is not None)


def _gitt(v: Vedtak, a: Annet) -> str | None:
    if a.sammen is not None and (delt := _delt_utgift(v, a)) is not None:
        return delt
    if a.vedtak.tilstand is Vedtakstilstand.TIL_KONTROLL:
        hva = None if er_nodhjelp(v) else _dobbelt(v, a)
        return f"Vedtak {_hvilket(a)} om {hva.lower()} for samme tid venter på kontroll. Bare ett av dem kan iverksettes." if hva else None
    if a.sammen is not None or (not er_nodhjelp(v) and _dobbelt(v, a) is not None):
        return None
    naar = _naar(a.vedtak.fra, a.vedtak.til)
    if er_nodhjelp(v) or er_nodhjelp(a.vedtak):
        foer = v.fra - (NODHJELP_TELLER if er_nodhjelp(a.vedtak) else timedelta())
        if not uten(snitt(((foer, v.til),), ((a.vedtak.fra, a.vedtak.til),)), a.erstattet):
            return None
        return f"{a.vedtak.fagart.overskrift} {naar} er allerede innvilget i vedtak {a.vedtak.nummer}: {_penger(a)}."
    if a.opphort_fra is not None and a.opphort_fra <= v.til and _gatt_ut(a) and v.fra <= a.vedtak.til:
        opphort = f"Vedtak {a.vedtak.nummer} for {naar} er opphørt fra {dag_kort(a.opphort_fra)}, men pengene er gått ut"
        return f"{opphort}: {_penger(a)}."
    like = next((b for b in v.behov if any(b.art is c.art for c in a.vedtak.behov)), None)
    if like is None or not felles_dager(v, a):
        return None
    return f"{like.art.overskrift} {naar} er allerede innvilget i vedtak {a.vedtak.nummer}: {_penger(a)}."


def _delt_utgift(v: Vedtak, a: Annet) -> str | None:
    """VE-18, PE-4 (own decision): a cost of the home that two who live together have each in a vedtak of their own, worked out for one, is
    the same cost twice unless both call it a share of it («halvparten», «min del», «50 %»), or it is told apart by what it is called."""
    fri = (*for_begge(v), *for_begge(a.vedtak))
    dager = uten(snitt(_dagene(v, a), a.sammen or ()), fri)
    if not dager or er_nodhjelp(v) or er_nodhjelp(a.vedtak) or not gjelder_fortsatt(a):
        return None
    par = ((b, c) for b in _faste(v) for c in _faste(a.vedtak) if b.art in _HJEMMETS and _samme(b, c) and not (er_andel(b) and er_andel(c)))
    b, c = next(par, (None, None))
    if b is None or c is None:
        return None
    hva = f"{b.art.overskrift} {_naar(*dager[0])} er også innvilget i vedtak {_hvilket(a)}"
    return f"{hva}: {kroner(c.belop_ore)} kr der og {kroner(b.belop_ore)} kr her. Betaler de hver sin del, kall den «halvparten» i begge."


def er_andel(b: Behov) -> bool:
    """Whether the expense is called a share of one."""
    return re.search(r"\bhalv|\bdel\b|\bandel|%|\d/\d", b.tekst.casefold()) is not None


def _naar(fra: date, til: date) -> str:
    return dag_kort(fra) if fra == til else periode_tekst(fra, til)


def _hvilket(a: Annet) -> str:
    return a.vedtak.nummer if a.sammen is None else f"{a.vedtak.nummer} for den andre i husholdningen"


def _gatt_ut(a: Annet) -> list[Utbetaling]:
    return [u for u in a.vedtak.utbetalinger if u.tilstand is Utbetalingstilstand.UTBETALT or u.id in a.i_banken]


def _penger(a: Annet) -> str:
    """What it has paid and what it is to pay: "8 300,00 kr utbetalt 1.12.2026, 900,00 kr planlagt 15.12.2026"."""
    ute = _gatt_ut(a)
    venter = [u for u in a.vedtak.utbetalinger if u not in ute and u.tilstand is not Utbetalingstilstand.ANNULLERT]
    deler = []
    for hvilke, ord_ in ((ute, "utbetalt"), (venter, "planlagt")):
        if hvilke:
            siste = max(u.utbetalt_dato or u.dato for u in hvilke)
            deler.append(f"{kroner(sum(u.belop_ore for u in hvilke))} kr {ord_} {dag_kort(siste)}")
    return ", ".join(deler) or "ingenting å betale"
