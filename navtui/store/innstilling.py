"""Settings: the newest value that holds on a day, or the default."""

from __future__ import annotations

from datetime import date

from navtui.domain.innstilling import INNSTILLINGER
from navtui.store.db import Leser, Skriver

STATSFORVALTER_ADRESSE = "statsforvalter_adresse"
"""VE-19: where klager are sent on to: the one setting that is words. It is filled in with the letterhead."""


def hent(leser: Leser, navn: str, dag: date | None = None) -> int:
    """The value of one setting on `dag` (today when None), in the unit it names."""
    sql = "select verdi from innstilling where navn = :navn and gyldig_fra <= :dag order by gyldig_fra desc, id desc limit 1"
    verdi = leser.verdi(sql, navn=navn, dag=dag or leser.i_dag)
    return INNSTILLINGER[navn].standard if verdi is None else int(verdi)


def hent_tekst(leser: Leser, navn: str) -> str:
    """The newest value of a setting that is words; empty where there is none."""
    verdi = leser.verdi("select verdi from innstilling where navn = :navn order by gyldig_fra desc, id desc limit 1", navn=navn)
    return verdi or ""


def sett_tekst(skriver: Skriver, navn: str, verdi: str) -> None:
    """New words from today, if they are new; the old ones stay in history."""
    if verdi != hent_tekst(skriver, navn):
        skriver.sett_inn("innstilling", navn=navn, verdi=verdi, gyldig_fra=skriver.i_dag, ident=skriver.seer.ident, tid=skriver.na)


def sett(skriver: Skriver, navn: str, verdi: int, gyldig_fra: date) -> None:
    """A new value from a date on; the old ones stay in history."""
    skriver.sett_inn("innstilling", navn=navn, verdi=str(verdi), gyldig_fra=gyldig_fra, ident=skriver.seer.ident, tid=skriver.na)


def historikk(leser: Leser, navn: str | None = None) -> list[tuple[str, int, date, str]]:
    """Every number that has been set, the newest first: (setting, value, from, by whom). `navn` None is all settings."""
    sql = """select navn, verdi, gyldig_fra, ident from innstilling where (:navn is null or navn = :navn) and navn <> :ord
        order by gyldig_fra desc, id desc limit 500"""
    return [
        (r["navn"], int(r["verdi"]), date.fromisoformat(r["gyldig_fra"]), r["ident"])
        for r in leser.rader(sql, navn=navn, ord=STATSFORVALTER_ADRESSE)
    ]
