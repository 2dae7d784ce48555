"""LE-2: how many recipients are alike. Numbers only, everyone counted whoever asks (PE-5)."""

from __future__ import annotations

from datetime import date

from navtui.domain.fordelinger import Gruppe
from navtui.store.db import Leser
from navtui.store.leder import MOTTAKER

_SISTE = """(select v.id from vedtak v where v.person_id = m.person_id and v.tilstand = 'iverksatt' and v.fra <= :til and v.til >= :fra
    and v.art in ('stonad', 'nodhjelp', 'omgjoring', 'reduksjon') and v.sum_ore > 0 order by v.engang, v.til desc, v.id desc limit 1)"""
"""The vedtak that says what she is this month: the løpende before a one-off, the latest first."""
_ALDER = "(strftime('%Y%m%d', :i_dag) - strftime('%Y%m%d', p.fodt)) / 10000"


def grupper(leser: Leser, fra: date, til: date) -> list[Gruppe]:
    """This period's recipients, by all that LE-2 splits on."""
    rader = leser.rader(
        f"""select count(*) as antall, v.inntektsrolle, p.flyktning,
                coalesce(p.introduksjon_fra <= :til and coalesce(p.introduksjon_til, :fra) >= :fra, 0) as introduksjon,
                {_ALDER} as alder, v.husstandsform as form, exists (select 1 from vedtaksbarn b where b.vedtak_id = v.id) as barn
            from ({MOTTAKER}) m join person p on p.id = m.person_id left join vedtak v on v.id = {_SISTE}
            group by 2, 3, 4, 5, 6, 7""",
        alle=True, fra=fra, til=til,
    )  # fmt: skip
    return [
        Gruppe(r["antall"], r["inntektsrolle"], bool(r["flyktning"]), bool(r["introduksjon"]), r["alder"], r["form"], bool(r["barn"]))
        for r in rader
    ]
