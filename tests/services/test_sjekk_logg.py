"""SI-3: what another tool has done with a row that the log tells of is found, in a demo file and in one people have worked in."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

import pytest

from navtui.domain.loggfasit import Loggfasit
from navtui.domain.tilgang import Seer
from navtui.services import sjekk_logg
from navtui.store import db
from navtui.store.sjekk import logg
from tests.demokontor import demokontor
from tests.kontor import I_DAG, kopi, raa


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[db.Connection]:
    """A demo office as someone with another tool and its key sees it, the triggers out of the way. Nothing she does is kept."""
    base = kopi(demokontor(tmp_path_factory), tmp_path_factory.mktemp("sjekk_logg"))
    conn = raa(base.fil, base.nokkel)
    conn.row_factory = db.Row
    conn.execute("pragma foreign_keys = off")
    conn.execute("pragma ignore_check_constraints = on")
    conn.execute("begin")
    for (navn,) in conn.execute("select name from sqlite_master where type = 'trigger'").fetchall():
        conn.execute(f"drop trigger {navn}")
    yield conn
    conn.close()


def leser(conn: db.Connection) -> db.Leser:
    """The program's own reading, on her connection."""
    return db.Leser(conn, Seer("LEA", "leder"), I_DAG)


@pytest.fixture(scope="module")
def fasit(conn: db.Connection) -> Loggfasit:
    """The log, which she leaves alone."""
    lest = Loggfasit(demo=True)
    deque(lest.les(logg(leser(conn))), maxlen=0)
    return lest


def funn(svar: Iterable[sjekk_logg.Funn]) -> dict[str, list[str]]:
    """What is said to be wrong, and where."""
    return {f"{regel}: {brutt}": hvor for regel, _, brutt, hvor, _ in svar if hvor}


_V = "(select nummer from vedtak where id = vedtak_id)"
_ET = "(select min(id) from vedtak where tilstand = 'iverksatt' and art = 'stonad' and sum_ore > 0)"
_U = "(select min(id) from utbetaling where tilstand = 'utbetalt')"
_P = "(select min(u.id) from utbetaling u join vedtak v on v.id = u.vedtak_id where u.tilstand = 'planlagt' and v.tilstand = 'iverksatt')"
_AV_U = "returning (select nummer from vedtak where id = vedtak_id)"
_TID = "'2026-11-20T11:00:00.000Z'"

ENDRINGER = [
    ("KO-3: signaturen er", f"update signatur set ident = 'MAR' where vedtak_id = {_ET} and plass = 2 returning {_V}"),
    ("KO-3: signaturen er", f"update signatur set tid = '2020-01-01T11:00:00.000Z' where vedtak_id = {_ET} and plass = 1 returning {_V}"),
    ("KO-3: signaturen er", f"update signatur set som_leder = 1 - som_leder where vedtak_id = {_ET} and plass = 2 returning {_V}"),
    ("KO-3: signaturen er", f"update signatur set runde = 7 where vedtak_id = {_ET} and plass = 1 returning {_V}"),
    ("KO-1: står et annet", f"update vedtak set vedtaksdato = '2026-01-01' where id = {_ET} returning nummer"),
    ("KO-3: dagen eller tiden", f"update vedtak set vedtaksdato = '2026-01-01' where id = {_ET} returning nummer"),
    ("KO-3: dagen eller tiden", f"update vedtak set iverksatt_tid = {_TID} where id = {_ET} returning nummer"),
    ("KO-1: står et annet", "update vedtak set retur = retur + 1 where id = (select max(id) from vedtak) returning nummer"),
    ("KO-1: står et annet", "update vedtak set tilstand = 'avbrutt' where id = (select max(id) from vedtak where tilstand = 'utkast') "
     "returning nummer"),
    ("KO-2: en som endret", f"delete from vedtaksendring where vedtak_id = {_ET} returning {_V}"),
    ("KO-7: avkrysningen", "delete from kontrollpunkt where vedtak_id = (select min(vedtak_id) from kontrollpunkt) returning "
     "(select nummer from vedtak where id = vedtak_id)"),
    ("VE-16: utbetalingen står", f"update utbetaling set tilstand = 'utbetalt', utbetalt_dato = '2026-11-20' where id = {_P} {_AV_U}"),
    ("VE-16: utbetalingen står", f"update utbetaling set tilstand = 'annullert' where id = {_P} {_AV_U}"),
    ("VE-16: utbetalingen står", f"update utbetaling set tilstand = 'planlagt', utbetalt_dato = null, liste_id = null where id = {_U} "
     f"{_AV_U}"),
    ("VE-16: utbetalingen står", f"update utbetaling set utbetalt_dato = '2026-11-19' where id = {_U} {_AV_U}"),
    ("VE-21: lista er", "update utbetalingsliste set godkjent_av = 'KAL' where id = 1 returning 'liste 1'"),
    ("VE-21: lista er", "insert into utbetalingsliste (bankdag, laget_av, laget_tid, sum_ore, antall) "
     f"values ('2026-11-20', 'KAL', {_TID}, 0, 0) returning 'liste ' || id"),
    ("VE-21: omdirigert", "insert into betalingsrute (utbetaling_id, maate, kontonummer, ident, tid) select id, 'konto', '12340567895', "
     f"'GRO', {_TID} from utbetaling where id = {_U} returning (select v.nummer from utbetaling u join vedtak v on v.id = u.vedtak_id "
     "where u.id = utbetaling_id)"),
    ("PE-9: rollen", "update ansatt set rolle = 'leder' where ident = 'KAL' returning 'ansatt KAL'"),
    ("PE-9: rollen", "update ansatt set pin = 'en annens' where ident = 'IDA' returning 'ansatt IDA'"),
    ("PE-9: rollen", "update ansatt set pin_satt_av = 'LEA' where ident = 'IDA' returning 'ansatt IDA'"),
    ("PE-9: rollen", "update ansatt set til = '2026-12-24' where ident = 'IDA' returning 'ansatt IDA'"),
    ("PE-9: rollen", "insert into ansatt (ident, navn, rolle, ansettelse, fra) values ('XYZ', 'X', 'leder', 'kommunal', '2020-01-01') "
     "returning 'ansatt XYZ'"),
    ("KO-11: delegasjonen", "insert into delegasjon (ident, vedtaksart, fra, dokument, satt_av, tid) "
     f"values ('PER', 'stonad', '2020-01-01', 'x', 'PER', {_TID}) returning 'delegasjon ' || id"),
    ("KO-11: delegasjonen", "delete from delegasjon where id = 3 returning 'delegasjon 3'"),
    ("PE-5: tilgangen", "insert into tilgang (person_id, ident, fra, grunn, gitt_av, tid) select min(id), 'KAL', '2020-01-01', 'x', 'LEA', "
     f"{_TID} from person returning 'tilgang ' || id"),
    ("PE-6: inhabiliteten", "insert into inhabilitet (person_id, ident, grunn, fra, satt_av, tid) select min(id), 'KAL', 'slekt', "
     f"'2020-01-01', 'LEA', {_TID} from person returning 'inhabilitet ' || id"),
    ("PE-5: skjermingen", "update person set skjerming = 'ingen' where id = (select min(id) from person where skjerming <> 'ingen') "
     "returning 'person ' || id"),
    ("PE-5: skjermingen", "update person set kontonummer = '12340567895', konto = 'har' where id = 1 returning 'person 1'"),
    ("PM-4: mottatt en annen", "update soknad set mottatt = '2020-01-01' where id = 1 returning 'soknad 1'"),
    ("SI-3: innstillingen", "insert into innstilling (navn, verdi, gyldig_fra, ident, tid) "
     f"values ('leder_signerer', '1', '2020-01-01', 'LEA', {_TID}) returning 'innstilling leder_signerer'"),
    ("VE-5: satsen er", "insert into sats (art, gyldig_fra, verdier, kilde, ident, tid) "
     f"values ('grunnbelop', '2026-11-01', '1', 'x', 'LEA', {_TID}) returning 'sats ' || id"),
    ("PE-8: noe som står", "delete from brev where id = 1 returning 'brev 1'"),
]  # fmt: skip
"""What the red team did to a file with its key and another tool, and what was to be found."""


@pytest.mark.parametrize(("hva", "sql"), ENDRINGER, ids=[f"{hva.split(':')[0]}-{n}" for n, (hva, _) in enumerate(ENDRINGER)])
def test_si_3_en_rad_som_er_en_annen_enn_loggen_sier_finnes(conn: db.Connection, fasit: Loggfasit, hva: str, sql: str) -> None:
    conn.execute("savepoint forsok")
    try:
        (hvor,) = conn.execute(sql).fetchone()
        treff = [numre for svar, numre in funn(sjekk_logg.mot_radene(leser(conn), fasit)).items() if svar.startswith(hva)]
    finally:
        conn.execute("rollback to forsok")
    assert len(treff) == 1
    assert hvor in treff[0]


def test_si_3_demokontoret_og_loggen_er_enige(conn: db.Connection) -> None:
    assert funn(sjekk_logg.sjekk(leser(conn), demo=True)) == {}
