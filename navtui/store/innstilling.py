"""Settings: the newest value that holds on a day, or the default."""

from __future__ import annotations

from datetime import date

from navtui.domain.innstilling import INNSTILLINGER
from navtui.store.db import Leser, Skriver


def hent(leser: Leser, navn: str, dag: date | None = None) -> int:
    """The value of one setting on `dag` (today when None), in the unit it names."""
    sql = "select verdi from innstilling where navn = :navn and gyldig_fra <= :dag order by gyldig_fra desc, id desc limit 1"
    verdi = leser.verdi(sql, navn=navn, dag=dag or leser.i_dag)
    return INNSTILLINGER[navn].standard if verdi is None else int(verdi)


def sett(skriver: Skriver, navn: str, verdi: int, gyldig_fra: date) -> None:
    """A new value from a date on; the old ones stay in history."""
    skriver.sett_inn("innstilling", navn=navn, verdi=str(verdi), gyldig_fra=gyldig_fra, ident=skriver.seer.ident, tid=skriver.na)


def historikk(leser: Leser, navn: str | None = None) -> list[tuple[str, int, date, str]]:
    """Every value that has been set, the newest first: (setting, value, from, by whom). `navn` None is all settings."""
    sql = """select navn, verdi, gyldig_fra, ident from innstilling where :navn is null or navn = :navn
        order by gyldig_fra desc, id desc limit 500"""
    return [(r["navn"], int(r["verdi"]), date.fromisoformat(r["gyldig_fra"]), r["ident"]) for r in leser.rader(sql, navn=navn)]
