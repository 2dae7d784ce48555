"""The log: its chain as a whole, and what the leder asks it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from navtui.domain.tid import fra_tekst
from navtui.store.db import Leser, Skriver

if TYPE_CHECKING:
    from navtui.domain.loggsok import Loggrad, Loggsok


def hode(leser: Leser) -> tuple[int, str] | None:
    """The newest entry's number and hash, None of an empty log."""
    rad = leser.rad("select nr, hash from logg order by nr desc limit 1")
    return None if rad is None else (int(rad["nr"]), str(rad["hash"]))


def nyeste_tid(leser: Leser) -> datetime | None:
    """SI-3: the latest instant there is an entry of, also when those after it are from a clock that was put back. What came before the
    leder said that the clock is right (KLOKKEN_BEKREFTET), may have been ahead of it."""
    tid = leser.verdi(
        """select tid from logg where nr >= coalesce((select nr from logg where handling = 'klokken bekreftet' order by nr desc limit 1), 0)
           order by tid desc limit 1"""
    )
    return None if tid is None else fra_tekst(tid)


def siste(skriver: Skriver) -> tuple[int, str]:
    """The number and hash of the entry that was just written."""
    rad = skriver.rader("select nr, hash from logg order by nr desc limit 1")[0]
    return int(rad["nr"]), str(rad["hash"])


def begynner(leser: Leser, nr: int, start: str) -> bool:
    """Whether the log holds an entry of this number whose hash begins so (domain/loggmerke.py)."""
    return leser.verdi("select 1 from logg where nr = :nr and substr(hash, 1, length(:start)) = :start", nr=nr, start=start) is not None


def finnes(leser: Leser, nr: int, hash_: str) -> bool:
    """Whether the log holds this very entry (SI-3: it has not been cut since it was noted)."""
    return leser.verdi("select 1 from logg where nr = :nr and hash = :hash", nr=nr, hash=hash_) is not None


_RADER = """
    select l.nr, l.tid, l.ident, l.handling, l.objekt, l.objekt_id,
           (select s.saksnummer from sak s where s.person_id = l.person_id
            order by s.avsluttet is null desc, s.id desc limit 1) as saksnummer,
           coalesce(json_extract(l.data, '$.tekst'), json_extract(l.data, '$.grunn'), iif(json_extract(l.data, '$.som_leder') = 1,
               'signert som leder, ingen andre kunne'
               || coalesce('; borte: ' || (select group_concat(value, ', ') from json_each(l.data, '$.borte')), ''), null),
               'ved pulten til ' || nullif(json_extract(l.data, '$.ved'), l.ident)) as grunn,
           iif(l.objekt = 'vedtak', (select v.nummer from vedtak v where v.id = l.objekt_id), null) as vedtak_nummer,
           l.handling = 'apnet' and coalesce(json_extract(l.data, '$.oppgitt'), 0) = 1 as utenfor
    from logg l
    where (l.person_id is null or l.person_id not in (select value from json_each(:skjult)))
"""
"""PE-5: what concerns someone the reader may not know of is not there."""


def sok(leser: Leser, s: Loggsok, fra: str | None, til: str | None, mest: int) -> list[Loggrad]:
    """The entries asked for, newest first. `fra` and `til` are instants as the log stores them, the second not included."""
    from navtui.domain.loggsok import Loggrad

    vilkar = ["(:fra is null or l.tid >= :fra)", "(:til is null or l.tid < :til)"]
    if s.ansatt:
        vilkar.append("l.ident = :ansatt")
    if s.saksnummer:
        vilkar.append(
            """l.person_id in (select person_id from sak where saksnummer = :saksnummer union
               select o.annen_id from sak s join samme_som o on o.person_id = s.person_id where s.saksnummer = :saksnummer)"""
        )
    if s.utenfor:
        vilkar.append("l.handling = 'apnet' and json_extract(l.data, '$.oppgitt') = 1")
    rader = leser.rader(
        f"{_RADER} and {' and '.join(vilkar)} order by l.nr desc limit :mest",
        fra=fra, til=til, ansatt=s.ansatt, saksnummer=s.saksnummer, mest=mest,
    )  # fmt: skip
    return [Loggrad.model_validate(dict(r)) for r in rader]


def har_ventende(leser: Leser, ident: str, merke: str, fra: datetime) -> bool:
    """Whether this entry, which had to wait, is in the log already: looked for among her own from when it happened on."""
    sql = """select 1 from logg where ident = :ident and tid >= :fra and json_extract(data, '$.ventende') = :merke limit 1"""
    return leser.verdi(sql, ident=ident, merke=merke, fra=fra) is not None


def kjenner_sak(leser: Leser, saksnummer: str) -> bool:
    """Whether there is such a case, for the one who asks (PE-5)."""
    sql = "select 1 from sak where saksnummer = :nr and person_id not in (select value from json_each(:skjult))"
    return leser.verdi(sql, nr=saksnummer) is not None
