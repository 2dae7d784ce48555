"""Rows for the tests of figures and moving: iverksatte vedtak laid into a test office without going through the two signatures."""

from __future__ import annotations

from datetime import date

from tests.kontor import I_DAG, Kontor, raa


def iverksatt(kontor: Kontor, person_id: int, fra: date, til: date, **mer: object) -> None:
    """An iverksatt vedtak that was there before: the triggers that would ask for signatures are left out of this one connection."""
    felt = {
        "nummer": f"T-{person_id}-{fra}", "person_id": person_id, "art": "stonad", "uten_soknad": "nodhjelp_kontoret",
        "fra": fra.isoformat(), "til": til.isoformat(), "husstandsform": "enslig", "skrevet_av": "KAL",
        "opprettet": "2026-01-01T10:00:00.000Z",
        "tilstand": "iverksatt", "iverksatt_tid": "2026-01-01T10:00:00.000Z", "vedtaksdato": fra.isoformat(), "innhold_hash": "0" * 64,
        "sum_ore": 1_000_000,
    } | mer  # fmt: skip
    conn = raa(kontor.fil)
    try:
        conn.create_function("innlogget", 0, lambda: "KAL")
        conn.create_function("i_dag", 0, lambda: I_DAG.isoformat())
        sak = conn.execute("select id from sak where person_id = ? order by id desc", (person_id,)).fetchone()
        felt["sak_id"] = sak[0]
        conn.execute("begin immediate")
        utlosere = conn.execute("select name, sql from sqlite_master where type = 'trigger' and tbl_name = 'vedtak'").fetchall()
        for navn, _ in utlosere:
            conn.execute(f"drop trigger {navn}")
        merker = ", ".join(f":{k}" for k in felt)
        conn.execute(f"insert into vedtak ({', '.join(felt)}) values ({merker})", felt)
        for _, sql in utlosere:
            conn.execute(sql)
        conn.execute("commit")
    finally:
        conn.close()
