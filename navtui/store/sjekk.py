"""What `navtui sjekk` asks the file: SQLite's own checks, the log in order, and the rows that break a rule. Numbers only, never names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from navtui.domain.logg import Logginnslag
from navtui.store import db, skjema
from navtui.store.db import Leser


@dataclass(frozen=True, slots=True)
class Invariant:
    """A rule the file must keep: `sql` gives one row for each breach, its first column the case's or the vedtak's number."""

    regel: str
    setning: str
    sql: str


INVARIANTER = (
    Invariant("KO-3", "iverksatt uten to signaturer av to personer over samme innhold", """
        select nummer from vedtak v where tilstand = 'iverksatt'
          and (select count(distinct ident) from signatur s
               where s.vedtak_id = v.id and s.runde = v.runde and s.hash = v.innhold_hash) <> 2"""),
    Invariant("KO-2", "kontrollert av en som hadde endret utkastet", """
        select v.nummer from vedtak v join signatur s on s.vedtak_id = v.id and s.runde = v.runde and s.plass = 2
        where exists (select 1 from vedtaksendring e where e.vedtak_id = v.id and e.retur = v.retur and e.ident = s.ident)"""),
    Invariant("KO-1", "til kontroll uten signatur fra den som sendte", """
        select nummer from vedtak v where tilstand = 'til_kontroll' and not exists
          (select 1 from signatur s where s.vedtak_id = v.id and s.runde = v.runde and s.plass = 1 and s.hash = v.innhold_hash)"""),
    Invariant("VE-16", "utbetalingene summerer ikke til vedtaket", """
        select v.nummer from vedtak v where v.tilstand = 'iverksatt'
          and exists (select 1 from utbetaling u where u.vedtak_id = v.id)
          and v.sum_ore <> (select sum(belop_ore) from utbetaling u where u.vedtak_id = v.id)"""),
    Invariant("VE-21", "listens sum eller antall er ikke utbetalingenes", """
        select 'liste ' || l.id from utbetalingsliste l where (l.sum_ore, l.antall) is not
          (select coalesce(sum(belop_ore), 0), count(*) from utbetaling u where u.liste_id = l.id)"""),
    Invariant("VE-20", "svarer ikke på en søknad fra den samme personen", """
        select v.nummer from vedtak v join soknad s on s.id = v.soknad_id where s.person_id <> v.person_id"""),
    Invariant("PE-9", "åpen sak hos en som ikke er ansatt", """
        select s.saksnummer from sak s join ansatt a on a.ident = s.veileder where s.avsluttet is null and a.til < :i_dag"""),
    Invariant("PE-9", "vedtaket hører til en annen persons sak", """
        select v.nummer from vedtak v join sak s on s.id = v.sak_id where s.person_id <> v.person_id"""),
    Invariant("PE-4", "med i to husstander på samme dag", """
        select distinct 'person ' || a.person_id from husstandsmedlem a join husstandsmedlem b on b.person_id = a.person_id and b.id > a.id
        where a.rolle = 'voksen' and b.rolle = 'voksen' and a.fra <= coalesce(b.til, '9999') and b.fra <= coalesce(a.til, '9999')"""),
    Invariant("PE-1", "søkenavnet mangler, så personen kan ikke finnes", """
        select 'person ' || p.id from person p where not exists (select 1 from navnedel n where n.person_id = p.id)"""),
)  # fmt: skip


def teknisk(fil: Path) -> Iterator[tuple[str, list[str]]]:
    """SQLite's own checks and the schema, one by one: what was looked at, and what was found. Needs nobody to be signed in."""
    conn = db.koble(fil, None, date.min)
    try:
        svar = [str(r[0]) for r in conn.execute("pragma integrity_check(20)")]
        yield "SI-5: databasefilen er hel", [] if svar == ["ok"] else [s.splitlines()[0] for s in svar]
        nokler = [f"{r[0]} rad {r[1]} viser til {r[2]}" for r in conn.execute("pragma foreign_key_check").fetchmany(20)]
        yield "SI-5: fremmednøklene stemmer", nokler
        yield "KO-3: skjemaet er det som ble levert", skjema.avvik(conn)
    except db.Databasefeil as feil:
        yield "SI-5: databasefilen kan leses", [type(feil).__name__]
    finally:
        conn.close()


def brudd(leser: Leser, invariant: Invariant) -> list[str]:
    """The numbers of what breaks one rule."""
    return [str(r[0]) for r in leser.rader(invariant.sql, alle=True)]


def logg(leser: Leser) -> Iterator[Logginnslag]:
    """The log in its order, one entry at a time."""
    for rad in leser.utfor("select nr, tid, ident, handling, objekt, objekt_id, person_id, data, forrige, hash from logg order by nr"):
        yield Logginnslag(*tuple(rad))


def signerte(leser: Leser) -> list[int]:
    """The vedtak whose content is signed."""
    return [r["id"] for r in leser.rader("select id from vedtak where innhold_hash is not null order by id", alle=True)]
