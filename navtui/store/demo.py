"""The demo office's rows, many at a time: one transaction through every trigger, into a file nobody has opened yet.

The connection is the program's own but for four things: it is not guarded by the authorizer (which is for people's work), `innlogget()`
says who the rows are written as, the hash of what is signed is not worked out twice (tests/services/test_demo.py does that), and the
journal is off: a file that is not whole is thrown away (store/fil.py), and a whole one is synced at the end.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from navtui.domain.logg import innslagshash, kanonisk
from navtui.store import db

SYSTEM = "system"
"""Who the log says did it: the program."""


class Masselager:
    """Writes rows as different people, and the log's chain."""

    def __init__(self, conn: db.Connection) -> None:
        self._conn = conn
        self._innlogget = SYSTEM
        self._nr, self._forrige = 0, ""
        conn.create_function("innlogget", 0, lambda: self._innlogget)
        conn.create_function("er_innholdet", 2, lambda _vedtak_id, _hash: True)

    def sett_inn(self, tabell: str, kolonner: Sequence[str], rader: Iterable[Sequence[object]], som: str) -> None:
        """Insert rows as `som`: the triggers remember her (KO-2)."""
        self._innlogget = som
        merker = ", ".join("?" * len(kolonner))
        self._conn.executemany(f"insert into {tabell} ({', '.join(kolonner)}) values ({merker})", rader)

    def endre(self, tabell: str, kolonner: Sequence[str], rader: Iterable[Sequence[object]], som: str) -> None:
        """Update rows by id: each row holds the new values and, last, its id."""
        self._innlogget = som
        self._conn.executemany(f"update {tabell} set {', '.join(f'{k} = ?' for k in kolonner)} where id = ?", rader)

    def slett_linjer(self, vedtak: Iterable[int], som: str) -> None:
        """Take the calculation out of drafts: it is worked out when they are read."""
        self._innlogget = som
        self._conn.executemany("delete from vedtakslinje where vedtak_id = ?", [(id_,) for id_ in vedtak])

    def logg(self, personer: Iterable[int | None], tid: str, **data: object) -> None:
        """SI-3: one entry "demodata" for each person."""
        rader, tekst = [], kanonisk(data)
        for person_id in personer:
            self._nr += 1
            felt = (self._nr, tid, SYSTEM, "demodata", None, None, person_id, tekst, self._forrige)
            self._forrige = innslagshash(*felt)
            rader.append((*felt, self._forrige))
        self._conn.executemany("insert into logg values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rader)

    def forfallsdatoer(self) -> list[date]:
        """The days on which something is to be paid."""
        return [date.fromisoformat(r[0]) for r in self._conn.execute("select distinct dato from utbetaling order by dato")]

    def betal(self, bankdager: Iterable[tuple[date, date, str, str, str]], laget_av: str, godkjent_av: str) -> None:
        """VE-21: everything due is on its day's list and paid. Rows: due date, banking day, and when it was made, approved and exported.

        Protected persons are on lists of their own, made and approved by the leder.
        """
        self._innlogget = laget_av
        k = self._conn
        k.execute("create temp table forfall (dato text primary key, bankdag text, laget text, godkjent text, eksportert text)")
        k.executemany("insert into forfall values (?, ?, ?, ?, ?)", [(d.isoformat(), b.isoformat(), *r) for d, b, *r in bankdager])
        k.execute("create temp table lukket as select person_id as id from skjermet")
        k.execute(_LISTER, {"av": laget_av, "godkjent": godkjent_av})
        k.execute(_PA_LISTE)
        self._innlogget = godkjent_av
        k.execute(_GODKJENT, {"godkjent": godkjent_av})
        k.execute(_BETALT)
        k.execute("drop table temp.forfall")
        k.execute("drop table temp.lukket")


_LISTER = """
    insert into utbetalingsliste (bankdag, lukket, laget_av, laget_tid, sum_ore, antall)
    select f.bankdag, v.person_id in (select id from temp.lukket) as er_lukket,
           iif(v.person_id in (select id from temp.lukket), :godkjent, :av), min(f.laget), sum(u.belop_ore), count(*)
    from utbetaling u join vedtak v on v.id = u.vedtak_id join temp.forfall f on f.dato = u.dato
    where v.tilstand = 'iverksatt' group by f.bankdag, er_lukket order by f.bankdag, er_lukket
"""
_PA_LISTE = """
    update utbetaling set liste_id = ny.liste_id
    from (select u.id, l.id as liste_id
          from utbetaling u join vedtak v on v.id = u.vedtak_id join temp.forfall f on f.dato = u.dato
          join utbetalingsliste l on l.bankdag = f.bankdag and l.lukket = (v.person_id in (select id from temp.lukket))
          where v.tilstand = 'iverksatt') as ny
    where utbetaling.id = ny.id
"""
_GODKJENT = """
    update utbetalingsliste set godkjent_av = :godkjent, godkjent_tid = f.godkjent, eksportert_tid = f.eksportert, bekreftet_av = :godkjent,
           bekreftet_dato = utbetalingsliste.bankdag,
           filnavn = 'utbetaling-' || utbetalingsliste.bankdag || '-' || utbetalingsliste.id || '.csv'
    from (select bankdag, min(godkjent) as godkjent, min(eksportert) as eksportert from temp.forfall group by bankdag) as f
    where f.bankdag = utbetalingsliste.bankdag
"""
_BETALT = """
    update utbetaling set tilstand = 'utbetalt', utbetalt_dato = l.bankdag from utbetalingsliste l where l.id = utbetaling.liste_id
"""


@contextmanager
def masselager(base: db.Base, i_dag: date) -> Iterator[Masselager]:
    """One transaction on a laid-out, empty file; on disk when it ends. Anything that goes wrong leaves a file to throw away."""
    conn = db.koble(base, None, i_dag, skrivbar=True, voktet=False)
    try:
        conn.execute("pragma synchronous = off")
        conn.execute("pragma journal_mode = off")
        conn.execute("pragma cache_size = -200000")
        conn.execute("begin immediate")
        conn.execute("pragma defer_foreign_keys = on")  # a vedtak points at another; all is checked before the commit
        yield Masselager(conn)
        conn.execute("commit")
    except db.Databasefeil as feil:
        raise db.oversett(feil) or feil from feil
    finally:
        conn.close()
    with base.fil.open("rb+") as f:
        os.fsync(f.fileno())


__all__ = ["SYSTEM", "Masselager", "masselager"]
