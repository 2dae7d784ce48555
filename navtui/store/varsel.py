"""VE-12: varsler about vedtak, with when they were sent and what was answered."""

from __future__ import annotations

from typing import Any

from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.tid import dato_i_oslo, fra_tekst
from navtui.domain.varsel import Varselsvar, Varsling
from navtui.store.db import Leser, Skriver
from navtui.store.tilgang import SYNLIG


def siste(les: Leser, vedtak_id: int, om: Vedtaksart) -> Varsling | None:
    """The newest varsel about this change of a vedtak. One from before the kind was kept beside the letter counts as about it."""
    r = les.rad(
        f"""select b.id as brev_id, b.person_id, b.vedtak_id, b.laget_tid, b.sendt_dato as sendt, b.svarfrist as frist,
                   s.svarte, s.dato, s.tekst
            from brev b left join varselsvar s on s.id = (select max(id) from varselsvar where brev_id = b.id)
            where b.person_id = (select person_id from vedtak where id = :v) and b.vedtak_id = :v and b.art = 'varsel'
              and coalesce(b.varsel_om, :om) = :om and {SYNLIG.format("b.person_id")} order by b.id desc limit 1""",
        v=vedtak_id, om=om,
    )  # fmt: skip
    if r is None:
        return None
    felt: dict[str, Any] = {k: r[k] for k in ("brev_id", "person_id", "vedtak_id", "sendt", "frist")}
    svar = Varselsvar(svarte=bool(r["svarte"]), dato=r["dato"], tekst=r["tekst"]) if r["dato"] else None
    return Varsling(laget=dato_i_oslo(fra_tekst(r["laget_tid"])), svar=svar, **felt)


def sett_svar(s: Skriver, v: Varsling, svar: Varselsvar) -> int:
    """What was answered; an earlier row stands."""
    return s.sett_inn("varselsvar", brev_id=v.brev_id, **svar.model_dump(), ident=s.seer.ident, tid=s.na)
