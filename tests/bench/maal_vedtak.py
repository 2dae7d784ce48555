"""How fast the vedtak screen is read for one with 24 earlier vedtak, beside one with a single: `python -m tests.bench.maal_vedtak`.

The 24 are copies of the one, a month apart, written past the triggers: what is measured is reading. Medians, by turns in the same run.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from navtui.domain.kalender import legg_til_maaneder
from navtui.domain.vedtak import Vedtak
from navtui.services import vedtak_skjerm
from navtui.store import db
from tests.klagehjelp import BEGRUNNELSER
from tests.kontor import Kontor, lag_kontor, raa
from tests.vedtakshjelp import fornyet, iverksatt

TIDLIGERE, ANTALL = 24, 60
_DELER = ("vedtakspost", "vedtaksbehov", "vedtakslinje", "signatur", "utbetaling")


def _kopier(conn: db.Connection, v: Vedtak, nr: int) -> None:
    """The same vedtak `nr` months earlier."""

    def kolonner(tabell: str, uten: tuple[str, ...]) -> list[str]:
        return [r[1] for r in conn.execute(f"pragma table_info({tabell})") if r[1] not in uten]

    navn = kolonner("vedtak", ("id", "nummer", "fra", "til"))
    conn.execute(
        f"insert into vedtak (nummer, fra, til, {', '.join(navn)}) select ?, ?, ?, {', '.join(navn)} from vedtak where id = ?",
        (f"2024-{nr:04}", str(legg_til_maaneder(v.fra, -nr)), str(legg_til_maaneder(v.til, -nr)), v.id),
    )
    ny = conn.execute("select max(id) from vedtak").fetchone()[0]
    for tabell in _DELER:
        navn = kolonner(tabell, ("id", "vedtak_id"))
        felt = ", ".join(navn)
        conn.execute(f"insert into {tabell} (vedtak_id, {felt}) select ?, {felt} from {tabell} where vedtak_id = ?", (ny, v.id))


def _med(kontor: Kontor, tidligere: int) -> int:
    """A renewal that is being written, with so many iverksatte vedtak behind it. Returns its id."""
    v = iverksatt(kontor, tekst=BEGRUNNELSER[tidligere > 1])
    conn = raa(kontor.fil)
    conn.execute("begin")
    utlosere = conn.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
    for navn, _ in utlosere:
        conn.execute(f"drop trigger {navn}")
    for nr in range(1, tidligere):
        _kopier(conn, v, nr)
    for _, sql in utlosere:
        conn.execute(sql)
    conn.execute("commit")
    conn.close()
    return fornyet(kontor, v).id


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as mappe:
        kontor = lag_kontor(Path(mappe) / "k.navtui")
        en, mange = _med(kontor, 1), _med(kontor, TIDLIGERE)
        with kontor.okt("LEA").lese() as les:
            antall = [
                r[0] for r in les.rader("select count(*) from vedtak where tilstand = 'iverksatt' group by person_id order by 1", alle=True)
            ]
        assert antall == [1, TIDLIGERE]
        tider: dict[int, list[float]] = {en: [], mange: []}
        for _ in range(ANTALL):
            for id_, mine in tider.items():
                t = perf_counter()
                vedtak_skjerm.hent(kontor.okt(), id_)
                mine.append((perf_counter() - t) * 1000)
        forst, sist = (median(mine[5:]) for mine in tider.values())
    print("| hva | målt | forhold | mål |\n|---|---|---|---|")
    print(f"| vedtaksskjermen leses, ett tidligere vedtak | {forst:.1f} ms | 1 | |")
    print(f"| det samme med {TIDLIGERE} tidligere | {sist:.1f} ms | {sist / forst:.2f} | 1,1 |")


if __name__ == "__main__":
    main()
