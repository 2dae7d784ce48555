"""The numbers behind the names of the views, each from its own index."""

from __future__ import annotations

from datetime import timedelta

from navtui.store import innstilling
from navtui.store.db import Leser
from navtui.store.dodsfall import DOD
from navtui.store.tilgang import SYNLIG
from navtui.store.vedtak import OM_STONAD

_SAKER = f"select count(*) from sak where veileder = :ident and avsluttet is null and {SYNLIG.format('person_id')}"
_FORNYELSER = f"""select count(*) from vedtak v
    where v.tilstand = 'iverksatt' and v.engang = 0 and v.til between :i_dag and :til and v.art in ('stonad', 'omgjoring', 'reduksjon')
      and +v.person_id in (select person_id from sak where veileder = :ident and avsluttet is null)
      and {SYNLIG.format("v.person_id")}
      and not exists (select 1 from vedtak n indexed by vedtak_person
                      where n.person_id = v.person_id and n.tilstand = 'iverksatt' and n.engang = 0 and n.til > v.til)
      and {DOD.format("v.person_id")} is null and {OM_STONAD.format("v")}"""
_KONTROLL = f"""select count(*) from vedtak v where v.tilstand = 'til_kontroll' and {SYNLIG.format("v.person_id")}
    and not exists (select 1 from signatur s where s.vedtak_id = v.id and s.runde = v.runde and s.plass = 1 and s.ident = :ident)"""
_GJELD = f"select count(*) from gjeldssak where radgiver = :ident and avsluttet is null and {SYNLIG.format('person_id')}"


def tell(leser: Leser) -> dict[str, int]:
    """How many there are for the one who is signed in: own cases, own vedtak that run out, others' vedtak to control, own debt cases."""
    til = leser.i_dag + timedelta(days=innstilling.hent(leser, "fornyelse_dager"))
    ident = leser.seer.ident
    return {
        "saker": int(leser.verdi(_SAKER, ident=ident)),
        "fornyelser": int(leser.verdi(_FORNYELSER, ident=ident, til=til)),
        "kontroll": int(leser.verdi(_KONTROLL, ident=ident)),
        "gjeld": int(leser.verdi(_GJELD, ident=ident)),
    }
