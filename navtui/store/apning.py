"""What PE-7 asks of the file: the reasons that hold by themselves, and a reason given earlier today."""

from __future__ import annotations

import json

from navtui.domain.apning import Egengrunn
from navtui.store.db import Leser
from navtui.store.tilgang import SYNLIG

_GYLDIG = "{0}.fra <= :i_dag and ({0}.til is null or {0}.til >= :i_dag)"

_PORTEFOLJE = """
    exists (select 1 from sak where person_id = :id and avsluttet is null and veileder = :ident)
    or exists (select 1 from soknad where person_id = :id and tilstand = 'fordelt' and saksbehandler = :ident)
    or exists (select 1 from gjeldssak where person_id = :id and avsluttet is null and radgiver = :ident)
    or exists (select 1 from kvp where person_id = :id and tilstand in ('sokt', 'i_program', 'permisjon') and veileder = :ident)
    or exists (select 1 from vedtak where person_id = :id and tilstand = 'utkast' and skrevet_av = :ident)
"""
_STEDFORTREDER = f"""
    exists (select 1 from fravaer f where f.stedfortreder = :ident and f.annullert is null and {_GYLDIG.format("f")} and f.ident in (
        select veileder from sak where person_id = :id and avsluttet is null
        union select radgiver from gjeldssak where person_id = :id and avsluttet is null
        union select veileder from kvp where person_id = :id and tilstand in ('sokt', 'i_program', 'permisjon')))
"""
_POSTMOTE = """
    exists (select 1 from postmote where lukket_tid is null) and (
        exists (select 1 from soknad where person_id = :id and tilstand in ('mottatt', 'utsatt'))
        or exists (select 1 from drofting where person_id = :id and konklusjon is null and trukket_tid is null)
        or exists (select 1 from beslutning b join postmote m on m.id = b.postmote_id and m.lukket_tid is null
                   join soknad s on s.id = b.soknad_id where s.person_id = :id and b.angret_tid is null))
"""
_KONTROLL = """
    exists (select 1 from vedtak v where v.person_id = :id and v.tilstand = 'til_kontroll'
            and not exists (select 1 from signatur g where g.vedtak_id = v.id and g.runde = v.runde and g.ident = :ident))
"""
_BESKJED = "exists (select 1 from beskjed where person_id = :id and til_ident = :ident and gjort_tid is null)"
_KLAGE = "exists (select 1 from klage where person_id = :id and saksbehandler = :ident and tilstand not in ('avsluttet', 'trukket'))"

_GRUNNER = {
    Egengrunn.PORTEFOLJE: _PORTEFOLJE,
    Egengrunn.STEDFORTREDER: _STEDFORTREDER,
    Egengrunn.POSTMOTE: _POSTMOTE,
    Egengrunn.KONTROLL: _KONTROLL,
    Egengrunn.BESKJED: _BESKJED,
    Egengrunn.KLAGESAK: _KLAGE,
}
_KOLONNER = ", ".join(f"({sql}) as {grunn.value}" for grunn, sql in _GRUNNER.items())
_SPORRING = f"select {_KOLONNER} from person p where p.id = :id and {SYNLIG.format('p.id')}"


def egne_grunner(les: Leser, person_id: int) -> tuple[Egengrunn, ...] | None:
    """PE-7: the reasons that hold by themselves, strongest first; None when the person does not exist for the reader (PE-5)."""
    r = les.rad(_SPORRING, id=person_id, ident=les.seer.ident)
    return None if r is None else tuple(grunn for grunn in _GRUNNER if r[grunn.value])


def er_inhabil(les: Leser, person_id: int, ident: str) -> bool:
    """PE-6: whether someone is marked inhabil for a person today."""
    sql = f"select 1 from inhabil_for i where i.person_id = :id and i.ident = :ident and {_GYLDIG.format('i')}"
    return les.verdi(sql, id=person_id, ident=ident) is not None


def grunn_tidligere_i_dag(les: Leser, person_id: int, objekter: tuple[str, ...], fra_tid: str) -> str | None:
    """The code of the reason the reader gave earlier today for opening the same, if she did."""
    kode: str | None = les.verdi(
        """select json_extract(data, '$.grunn') from (select * from logg where person_id = :id order by nr desc limit 200)
           where tid >= :fra and ident = :ident and handling = 'apnet' and json_extract(data, '$.oppgitt') = 1
             and objekt in (select value from json_each(:objekter))
           order by nr desc limit 1""",
        id=person_id, ident=les.seer.ident, fra=fra_tid, objekter=json.dumps(objekter),
    )  # fmt: skip
    return kode


def er_apnet_i_dag(les: Leser, person_id: int, fra_tid: str) -> bool:
    """PE-7: whether the reader has opened the person's screen today."""
    return (
        les.verdi(
            """select 1 from (select * from logg where person_id = :id order by nr desc limit 200)
               where tid >= :fra and ident = :ident and handling = 'apnet' and objekt = 'bruker'""",
            id=person_id, ident=les.seer.ident, fra=fra_tid,
        )
        is not None
    )  # fmt: skip
