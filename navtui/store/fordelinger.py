"""LE-2: what the split of a group of persons rests on. Everyone is counted whoever asks (PE-5); no name is read here."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date

from navtui.domain.fordelinger import Kjennetegn
from navtui.store.db import Leser
from navtui.store.samme_person import ROT
from navtui.store.vedtak import BETALES_ORE

_SISTE = f"""(select v.id from vedtak v
    where v.person_id in (select p.id union all select o.annen_id from samme_som o where o.person_id = p.id and r.gjelder_id is not null)
    and v.tilstand = 'iverksatt' and v.fra <= :til and v.til >= :fra
    and v.art in ('stonad', 'nodhjelp', 'omgjoring', 'reduksjon') and {BETALES_ORE.format("v")} > 0
    order by v.engang, v.til desc, v.id desc limit 1)"""
"""The vedtak that says what she is in the period, on any of her registrations (PE-1): the løpende before a one-off, the latest first."""
_ALDER = "(strftime('%Y%m%d', :i_dag) - strftime('%Y%m%d', p.fodt)) / 10000"


def kjennetegn(leser: Leser, personer: Collection[int], fra: date, til: date) -> list[Kjennetegn]:
    """These persons by all that LE-2 splits on, as they were in the period; without a vedtak in it she is ukjent where it would say."""
    rader = leser.rader(
        f"""select p.id, v.inntektsrolle, p.flyktning,
                coalesce(p.introduksjon_fra <= :til and coalesce(p.introduksjon_til, :fra) >= :fra, 0) as introduksjon,
                {_ALDER} as alder, v.husstandsform as form, exists (select 1 from vedtaksbarn b where b.vedtak_id = v.id) as barn
            from json_each(:ider) j cross join person p on p.id = j.value {ROT.format("p.id")} left join vedtak v on v.id = {_SISTE}""",
        alle=True, ider=json.dumps(sorted(personer)), fra=fra, til=til,
    )  # fmt: skip
    return [
        Kjennetegn(r["id"], r["inntektsrolle"], bool(r["flyktning"]), bool(r["introduksjon"]), r["alder"], r["form"], bool(r["barn"]))
        for r in rader
    ]
