"""VE-18: the vedtak about the same days as another, for the same person or for the one she makes a couple with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from navtui.domain.vedtaksperiode import Periode
from navtui.store.db import Leser, Row
from navtui.store.tilgang import SYNLIG

_SANN = "9999-12-31"
_ET_PAR = """(h.form in ('gift', 'samboer_felles_barn', 'samboer') or exists (
    select 1 from tidligere_husstandsform t where t.husstand_id = h.id and t.til >= :fra
    and t.form in ('gift', 'samboer_felles_barn', 'samboer')))"""
"""PE-4: the adults are a couple, or have been on some of the days."""


def _perioder(rader: Iterable[Row]) -> tuple[Periode, ...]:
    return tuple((date.fromisoformat(r["fra"]), date.fromisoformat(r["til"])) for r in rader)


def nar(leser: Leser, person_id: int, fra: date, til: date, uten_id: int) -> list[int]:
    """The person's other vedtak with money in them that touch these days, iverksatt or waiting for control, oldest first."""
    rader = leser.rader(
        f"""select v.id from vedtak v where v.person_id = :person and v.til >= :fra and v.fra <= :til and v.id <> :uten
            and v.tilstand in ('iverksatt', 'til_kontroll') and v.art in ('stonad', 'nodhjelp', 'botilbud', 'omgjoring', 'reduksjon')
            and {SYNLIG.format("v.person_id")} order by v.id""",
        person=person_id, fra=fra, til=til, uten=uten_id,
    )  # fmt: skip
    return [r["id"] for r in rader]


def partnere(leser: Leser, person_id: int, fra: date, til: date) -> dict[int, tuple[Periode, ...]]:
    """PE-4: who the person makes a couple with on any of these days, and on which."""
    rader = leser.rader(
        f"""select b.person_id, max(a.fra, b.fra) as fra, min(coalesce(a.til, '{_SANN}'), coalesce(b.til, '{_SANN}')) as til
            from husstandsmedlem a
            join husstand h on h.id = a.husstand_id and {_ET_PAR}
            join husstandsmedlem b on b.husstand_id = a.husstand_id and b.rolle = 'voksen' and b.person_id <> a.person_id
             and b.fra <= :til and (b.til is null or b.til >= :fra)
            where a.person_id = :person and a.rolle = 'voksen' and a.fra <= :til and (a.til is null or a.til >= :fra)
              and {SYNLIG.format("b.person_id")}""",
        person=person_id, fra=fra, til=til,
    )  # fmt: skip
    return {p: _perioder(r for r in rader if r["person_id"] == p) for p in {r["person_id"] for r in rader}}


def erstattet(leser: Leser, vedtak_id: int) -> tuple[Periode, ...]:
    """The days that iverksatte vedtak om omgjøring or reduksjon have taken from this one."""
    return _perioder(
        leser.rader(
            f"""select v.fra, v.til from vedtak v where v.endrer_id = :id and v.tilstand = 'iverksatt'
                and v.art in ('omgjoring', 'reduksjon') and {SYNLIG.format("v.person_id")}""",
            id=vedtak_id,
        )
    )


def opphort_fra(leser: Leser, vedtak_id: int) -> date | None:
    """The first day of an opphør of this vedtak, if there is one."""
    dag = leser.verdi(
        f"""select min(v.fra) from vedtak v where v.endrer_id = :id and v.tilstand = 'iverksatt' and v.art = 'opphor'
            and {SYNLIG.format("v.person_id")}""",
        id=vedtak_id,
    )
    return date.fromisoformat(dag) if dag else None
