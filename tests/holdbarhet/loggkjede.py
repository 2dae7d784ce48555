"""SI-3: the log, changed in every way one could think of by someone with the key and another tool. Is it found, and the first bad one told?

`python -m tests.holdbarhet.loggkjede [--antall 2000]` by hand; some of each kind among the tests.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from navtui.domain.kodeverk.oppfolging import Notatart
from navtui.domain.logg import innslagshash
from navtui.services import journalnotat, nokkel
from navtui.services.sjekk import sjekk_innhold
from navtui.store import db
from tests.kontor import Kontor, kopi, lag_kontor, raa

KOLONNER = ("nr", "tid", "ident", "handling", "objekt", "objekt_id", "person_id", "data", "forrige", "hash")
Innslag = list[Any]
"""One row of the log, in the order of its columns."""


@dataclass(frozen=True)
class Ventet:
    """What must be said: the chain's first bad entry (None: the chain itself holds), and the marks that no longer hold."""

    forste: int | None
    merker: tuple[int, ...] = ()


@dataclass
class Utfall:
    """How many of each kind were tried, and what was not found."""

    forsok: Counter[str] = field(default_factory=Counter)
    feil: list[str] = field(default_factory=list)


def kontor_med_logg(fil: Path, innslag: int = 24, hver: int = 7) -> tuple[Kontor, list[int]]:
    """An office with some entries, and marks in the key file at every `hver`."""
    kontor, merker = lag_kontor(fil), []
    p = kontor.person()
    for n in range(innslag - 2):
        journalnotat.skriv(kontor.okt(), p, Notatart.NOTAT, f"notat {n} æøå")
        if (n + 3) % hver == 0:
            nokkel.noter_logg(kontor.okt(), "utlogging")
            merker.append(n + 3)
    return kontor, merker


def les(base: db.Base) -> list[Innslag]:
    """The log's rows."""
    conn = raa(base.fil, base.nokkel)
    try:
        return [list(r) for r in conn.execute("select * from logg order by nr").fetchall()]
    finally:
        conn.close()


def skriv(base: db.Base, rader: list[Innslag]) -> None:
    """Another log in the place of the one there was: the triggers out of the way, and put back."""
    conn = raa(base.fil, base.nokkel)
    conn.execute("pragma synchronous = off")
    utlosere = conn.execute("select name, sql from sqlite_master where type = 'trigger' and tbl_name = 'logg'").fetchall()
    conn.execute("begin")
    for navn, _ in utlosere:
        conn.execute(f"drop trigger {navn}")
    conn.execute("delete from logg")
    conn.executemany("insert into logg values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rader)
    for _, sql in utlosere:
        conn.execute(sql)
    conn.execute("commit")
    conn.close()


def svar(kontor: Kontor) -> list[str]:
    """What `sjekk` says of the log."""
    alle = sjekk_innhold(kontor.okt("PER"))
    return [s.funn for s in (next(alle), next(alle)) if s.funn]


def hash_om(rader: list[Innslag], fra: int, til: int | None = None) -> None:
    """Make the chain fit again, from one place in it on (or to another)."""
    for i in range(fra, len(rader) if til is None else til):
        rader[i][8] = rader[i - 1][9] if i else ""
        rader[i][9] = innslagshash(*rader[i][:9])


def nummerer(rader: list[Innslag]) -> None:
    """1, 2, 3 ..."""
    for nr, rad in enumerate(rader, 1):
        rad[0] = nr


def _annet(verdi: object, kolonne: str, r: random.Random) -> object:
    if kolonne in ("objekt_id", "person_id"):
        return r.choice([v for v in (None, 1, 2, 99) if v != verdi])
    if kolonne == "tid":
        return "2025-01-01T00:00:00.000Z"
    if kolonne == "data":
        return '{"a":1}' if verdi != '{"a":1}' else "{}"
    if kolonne in ("hash", "forrige"):
        return f"{r.randrange(16**64):064x}"
    return r.choice([v for v in ("IDA", "sett", "x" * 9, "") if v != verdi])


# Each takes the rows, a place in them (0 is the first) and a die; changes the rows, and says what must be found.
# `fra` is the first entry that is no longer what it was: the marks from there on no longer hold.


def endret(rader: list[Innslag], i: int, r: random.Random, kolonne: str) -> Ventet:
    """One field of one entry."""
    k = KOLONNER.index(kolonne)
    if kolonne == "nr":
        rader[i][0] = 1000 + i
        return Ventet(i + 1, (i + 1,))
    rader[i][k] = _annet(rader[i][k], kolonne, r)
    return Ventet(i + 1, (i + 1,) if kolonne == "hash" else ())


def endret_og_hashet(rader: list[Innslag], i: int, r: random.Random) -> Ventet:
    """One entry, made to look whole: the next one tells."""
    rader[i][2] = _annet(rader[i][2], "ident", r)
    hash_om(rader, i, i + 1)
    return Ventet(i + 2 if i + 1 < len(rader) else None, (i + 1,))


def endret_og_resten_hashet(rader: list[Innslag], i: int, r: random.Random) -> Ventet:
    """One entry, and the chain made anew after it: the marks tell."""
    rader[i][2] = _annet(rader[i][2], "ident", r)
    hash_om(rader, i)
    return Ventet(None, tuple(range(i + 1, len(rader) + 1)))


def fjernet(rader: list[Innslag], i: int, _r: random.Random) -> Ventet:
    """One entry is gone."""
    siste = i + 1 == len(rader)
    del rader[i]
    return Ventet(None if siste else i + 1, (i + 1,))


def fjernet_og_nummerert(rader: list[Innslag], i: int, _r: random.Random) -> Ventet:
    """One entry is gone, and the numbers are closed up."""
    n = len(rader)
    del rader[i]
    nummerer(rader)
    return Ventet(None if i + 1 == n else i + 1, tuple(range(i + 1, n + 1)))


def fjernet_og_hashet(rader: list[Innslag], i: int, _r: random.Random) -> Ventet:
    """One entry is gone, and the chain made anew."""
    n = len(rader)
    del rader[i]
    nummerer(rader)
    hash_om(rader, i)
    return Ventet(None, tuple(range(i + 1, n + 1)))


def satt_inn(rader: list[Innslag], i: int, _r: random.Random) -> Ventet:
    """One entry more, true in itself; those after it are moved."""
    n = len(rader)
    rader.insert(i, [*rader[i]])
    rader[i][3] = "apnet"
    nummerer(rader)
    hash_om(rader, i, i + 1)
    return Ventet(i + 2, tuple(range(i + 1, n + 1)))


def satt_inn_og_hashet(rader: list[Innslag], i: int, _r: random.Random) -> Ventet:
    """One entry more, and the chain made anew."""
    n = len(rader)
    rader.insert(i, [*rader[i]])
    rader[i][3] = "apnet"
    nummerer(rader)
    hash_om(rader, i)
    return Ventet(None, tuple(range(i + 1, n + 1)))


def byttet(rader: list[Innslag], i: int, r: random.Random) -> Ventet:
    """Two entries have changed places."""
    j = r.choice([n for n in range(len(rader)) if n != i])
    rader[i], rader[j] = rader[j], rader[i]
    nummerer(rader)
    return Ventet(min(i, j) + 1, (i + 1, j + 1))


def stokket(rader: list[Innslag], i: int, r: random.Random) -> Ventet:
    """The end of the log in another order."""
    i = min(i, len(rader) - 3)
    hale = rader[i:]
    ny = hale[1:] + hale[:1]
    rader[i:] = ny
    nummerer(rader)
    return Ventet(i + 1, tuple(range(i + 1, len(rader) + 1)))


def kuttet(rader: list[Innslag], i: int, _r: random.Random) -> Ventet:
    """The end is gone. What is left is whole: the marks tell."""
    n = len(rader)
    del rader[i:]
    return Ventet(None if i else 1, tuple(range(i + 1, n + 1)))


def byttet_ut(rader: list[Innslag], i: int, _r: random.Random) -> Ventet:
    """Another log altogether, whole in itself and as long."""
    for rad in rader:
        rad[1] = "2025-01-01T00:00:00.000Z"
    hash_om(rader, 0)
    return Ventet(None, tuple(range(1, len(rader) + 1)))


MUTASJONER: dict[str, Callable[[list[Innslag], int, random.Random], Ventet]] = {
    **{f"endret {k}": (lambda rader, i, r, k=k: endret(rader, i, r, k)) for k in KOLONNER},  # type: ignore[misc]
    "endret og hashet": endret_og_hashet, "endret, resten hashet": endret_og_resten_hashet, "fjernet": fjernet,
    "fjernet og nummerert": fjernet_og_nummerert, "fjernet, resten hashet": fjernet_og_hashet, "satt inn": satt_inn,
    "satt inn, resten hashet": satt_inn_og_hashet, "byttet om": byttet, "stokket": stokket, "kuttet": kuttet, "byttet ut": byttet_ut,
}  # fmt: skip


def prov(kontor: Kontor, merker: list[int], mutasjon: str, i: int, r: random.Random) -> str:
    """Do it to the log; what is wrong with what `sjekk` says, or ""."""
    rader = les(kontor.base)
    ventet = MUTASJONER[mutasjon](rader, i, r)
    skriv(kontor.base, rader)
    sagt = svar(kontor)
    borte = [m for m in merker if m in ventet.merker]
    riktig = [] if ventet.forste is None else [f"loggen er brutt: innslag {ventet.forste}"]
    if borte:
        hele = max((m for m in merker if m < borte[0]), default=0)
        riktig.append(f"loggen er kuttet eller skrevet om etter innslag {hele}: notert er {', '.join(f'innslag {m}' for m in borte)}")
    if sagt == riktig and (sagt or not any(m >= i + 1 for m in merker)):
        return ""
    return f"{mutasjon} på {i + 1}: sa {sagt}, ventet {riktig}"


def kjor(mappe: Path, antall: int, fro: int = 1) -> Utfall:
    """So many mutations, each on a fresh copy, the kinds in turn."""
    kontor, merker = kontor_med_logg(mappe / "kontor.navtui")
    r, ut = random.Random(fro), Utfall()
    under = mappe / "kopi"
    under.mkdir()
    assert svar(kontor) == []
    for n in range(antall):
        navn = list(MUTASJONER)[n % len(MUTASJONER)]
        base = kopi(kontor.base, under)
        if feil := prov(Kontor(base.fil), merker, navn, r.randrange(merker[-1]), r):
            ut.feil.append(feil)
        ut.forsok[navn] += 1
    return ut


def main() -> int:
    """By hand."""
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--antall", type=int, default=2000)
    a.add_argument("--fro", type=int, default=1)
    args = a.parse_args()
    with tempfile.TemporaryDirectory() as mappe:
        ut = kjor(Path(mappe), args.antall, args.fro)
    print(f"{ut.forsok.total()} endringer av {len(ut.forsok)} slag, {ut.forsok.total() - len(ut.feil)} funnet med rett første innslag")
    print("\n".join(ut.feil[:20]))
    return bool(ut.feil)


if __name__ == "__main__":
    sys.exit(main())
