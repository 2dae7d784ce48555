"""Reading and writing an office's file: one unit of work, one transaction, for one signed-in person.

A unit of work has a connection to itself and hands it back for the next (store/ledige.py); what it is a connection to, and what may be
done on it, is store/tilkobling.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from navtui.domain.tilgang import Seer
from navtui.store.feil import oversett as oversett
from navtui.store.tilkobling import Base as Base
from navtui.store.tilkobling import Connection as Connection
from navtui.store.tilkobling import Databasefeil as Databasefeil
from navtui.store.tilkobling import Feil as Feil
from navtui.store.tilkobling import Row as Row
from navtui.store.tilkobling import koble as koble
from navtui.store.tilkobling import lan
from navtui.store.tilkobling import slipp as slipp
from navtui.store.tilkobling import tilkoble as tilkoble

_SETNING = re.compile(r"\s*(?:select|with|insert|update|delete|explain)\b", re.IGNORECASE)
"""What a unit of work may run: it neither commits nor changes what the connection allows."""
_MED_PERSONER = re.compile(
    r"\b(?:from|join)\s+(?:person|sak|soknad|vedtak|kontakt|journalnotat|beskjed|oppgave|gjeldssak|kvp|aktivitet|dokumentasjonskrav|"
    r"drofting|veilederbytte|innsatsbehov|sluttdato|navnedel|klage|klagesteg|forelopig_svar|brev|varselsvar|dodsfall|samme_person)\b",
    re.IGNORECASE,
)


class Foreldet(Exception):
    """The row has changed since it was read (SI-7); the service says what it is now."""

    def __init__(self, tabell: str, hvor: Mapping[str, object]) -> None:
        super().__init__(f"{tabell} {dict(hvor)}")
        self.tabell = tabell
        self.hvor = dict(hvor)


class Programfeil(Exception):
    """The code broke a promise of the store: an unfiltered query, or a change without a log entry."""


class Leser:
    """Reads for one signed-in person. Fills `:skjult` (PE-5: who she may not know of), `:skjermede` (all who are protected), `:i_dag`."""

    def __init__(self, conn: Connection, seer: Seer, i_dag: date) -> None:
        self._conn = conn
        self.seer = seer
        self.i_dag = i_dag
        self._skjult: str | None = None
        self._skjermede: str | None = None
        self.endret = False

    @property
    def skjermede(self) -> str:
        """Everyone who is protected today, whoever asks, as a JSON list: worked out once per unit of work, and anew after a write."""
        if self._skjermede is None or self.endret:
            self._skjermede = str(self.verdi("select json_group_array(person_id) from skjermet"))
        return self._skjermede

    @property
    def skjult(self) -> str:
        """The hidden persons as a JSON list, worked out once per unit of work."""
        if self._skjult is None:
            import json

            from navtui.store.tilgang import hent_skjulte

            self._skjult = json.dumps(sorted(hent_skjulte(self)))
        return self._skjult

    def utfor(self, sql: str, alle: bool = False, **verdier: object) -> Any:
        """Run one statement. A statement that reads persons must carry `:skjult`, unless it counts the whole office (`alle=True`)."""
        if not _SETNING.match(sql):
            raise Programfeil(f"SI-3: bare enheten selv begynner, lagrer og stiller inn: {sql[:120]}")
        if ":skjult" in sql:
            verdier["skjult"] = self.skjult
        elif not alle and _MED_PERSONER.search(sql):
            raise Programfeil(f"PE-5: spørringen mangler :skjult: {sql[:120]}")
        if ":skjermede" in sql:
            verdier["skjermede"] = self.skjermede
        if ":i_dag" in sql:
            verdier.setdefault("i_dag", self.i_dag.isoformat())
        return self._conn.execute(sql, {k: _lagret(v) for k, v in verdier.items()})

    def rader(self, sql: str, *, alle: bool = False, **verdier: object) -> list[Row]:
        """All rows of a statement."""
        return list(self.utfor(sql, alle, **verdier).fetchall())

    def rad(self, sql: str, *, alle: bool = False, **verdier: object) -> Row | None:
        """The first row, or None."""
        return self.utfor(sql, alle, **verdier).fetchone()

    def verdi(self, sql: str, *, alle: bool = False, **verdier: object) -> Any:
        """The first column of the first row, or None."""
        rad = self.rad(sql, alle=alle, **verdier)
        return None if rad is None else rad[0]


class Skriver(Leser):
    """Reads and writes inside one transaction that already holds the write lock."""

    def __init__(self, conn: Connection, seer: Seer, na: datetime, i_dag: date) -> None:
        super().__init__(conn, seer, i_dag)
        self.na = na
        self.logget = 0

    def sett_inn(self, tabell: str, **kolonner: object) -> int:
        """Insert one row and return its id."""
        self.endret = True
        navn = ", ".join(kolonner)
        merker = ", ".join(f":{k}" for k in kolonner)
        sql = f"insert into {_navn(tabell)} ({navn}) values ({merker})"
        return int(self._conn.execute(sql, {k: _lagret(v) for k, v in kolonner.items()}).lastrowid)

    def endre(self, tabell: str, *, hvor: Mapping[str, object], versjon: int | None = None, **kolonner: object) -> None:
        """Update the one row `hvor` names. With `versjon`, refuses with Foreldet when the row has moved on, else counts it up (SI-7)."""
        self.endret = True
        sett = [f"{k} = :{k}" for k in kolonner]
        der = [f"{k} is :hvor_{k}" for k in hvor]
        verdier = {k: _lagret(v) for k, v in kolonner.items()} | {f"hvor_{k}": _lagret(v) for k, v in hvor.items()}
        if versjon is not None:
            sett.append("versjon = versjon + 1")
            der.append("versjon = :hvor_versjon")
            verdier["hvor_versjon"] = versjon
        sql = f"update {_navn(tabell)} set {', '.join(sett)} where {' and '.join(der)}"
        if self._conn.execute(sql, verdier).rowcount != 1:
            raise Foreldet(tabell, hvor)

    def slett(self, tabell: str, **hvor: object) -> int:
        """Delete parts of a draft; the triggers refuse everything else (PE-8). Returns how many rows went."""
        self.endret = True
        der = " and ".join(f"{k} is :{k}" for k in hvor)
        sql = f"delete from {_navn(tabell)} where {der}"
        return int(self._conn.execute(sql, {k: _lagret(v) for k, v in hvor.items()}).rowcount)

    def logg(
        self, handling: str, *, person_id: int | None = None, objekt: str | None = None, objekt_id: int | None = None, **data: object
    ) -> str:
        """Add the entry to the chain, in this transaction (SI-3). Returns its hash. One entry per person touched."""
        from navtui.domain.logg import innslagshash, kanonisk

        siste = self._conn.execute("select nr, hash from logg order by nr desc limit 1").fetchone()
        nr, forrige = (siste["nr"] + 1, siste["hash"]) if siste else (1, "")
        tid, tekst = _lagret(self.na), kanonisk({k: _lagret(v) for k, v in data.items()})
        felt = (nr, tid, self.seer.ident, handling, objekt, objekt_id, person_id, tekst, forrige)
        hash_ = innslagshash(*felt)
        self._conn.execute("insert into logg values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*felt, hash_))
        self.logget += 1
        return hash_


def _navn(tabell: str) -> str:
    if not tabell.isidentifier():
        raise Programfeil(f"ikke et tabellnavn: {tabell!r}")
    return tabell


def _lagret(verdi: Any) -> Any:
    """A Python value as the file stores it: ISO text for dates, UTC text for instants, 0/1 for bool, the stored string of an enum."""
    if isinstance(verdi, datetime):
        from navtui.domain.tid import til_tekst

        return til_tekst(verdi)
    if isinstance(verdi, date):
        return verdi.isoformat()
    if isinstance(verdi, bool):
        return int(verdi)
    if isinstance(verdi, str) and type(verdi) is not str:
        return str.__str__(verdi)
    return verdi


@contextmanager
def lese(base: Base, seer: Seer, i_dag: date) -> Iterator[Leser]:
    """A unit of reading: one connection, one consistent view of the file."""
    with _oversatt(), lan(base, seer, i_dag, skrivbar=False) as conn:
        conn.execute("begin")
        yield Leser(conn, seer, i_dag)


@contextmanager
def skrive(base: Base, seer: Seer, na: datetime, i_dag: date) -> Iterator[Skriver]:
    """A unit of work: takes the write lock before the first read, commits at the end, rolls back on any exception.

    Refuses to commit a change that wrote no log entry (SI-3).
    """
    with _oversatt(), lan(base, seer, i_dag, skrivbar=True) as conn:
        conn.execute("begin immediate")
        skriver = Skriver(conn, seer, na, i_dag)
        yield skriver
        if skriver.endret and not skriver.logget:
            raise Programfeil("SI-3: en endring ble ikke logget")
        conn.execute("commit")


@contextmanager
def _oversatt() -> Iterator[None]:
    """SQLite's errors in the office's words. A trigger's refusal carries its rule's id."""
    try:
        yield
    except Databasefeil as feil:
        if (brudd := oversett(feil)) is None:
            raise
        raise brudd from feil
