"""What the program's own connection refuses besides the signatures: deleting, and what is another's to do (PE-8, VE-21, KO-7, PE-6)."""

from __future__ import annotations

import re
from datetime import date

import pytest

from navtui.domain.inhabilitet import Inhabilitetsgrunn
from navtui.domain.kodeverk import Sjekkpunkt
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import inhabilitet, kontroll, skjerming, utbetaling
from navtui.store import db
from navtui.store.skjema import levert
from tests.demokontor import demokontor
from tests.kontor import I_DAG, PIN, Kontor, kopi
from tests.regler.test_pe_5_overalt import Fil
from tests.services.test_utbetaling import betal
from tests.services.test_vedtak_synlig import familien
from tests.services.test_vedtak_synlig import sendt as med_barnet
from tests.vedtakshjelp import iverksatt, sendt

SLETTES = {"navnedel", "gjeldsbudsjettpost", "nokkelavtrykk"}
"""What a service takes away: names that are written anew, a line of a budget, and what is known of the key file."""
NA = "2026-11-20T11:00:00.000Z"


def raatt(kontor: Kontor, som: str, sql: str, **verdier: object) -> int:
    """A statement past the services; how many rows it changed."""
    with kontor.okt(som).skrive() as s:
        antall: int = s._conn.execute(sql, verdier).rowcount
        s.logg("forsøk")
    return antall


def test_pe_8_ingen_tabell_kan_tommes(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each table says itself that its rows are not deleted, but the three a service deletes from. Parts of a draft are."""
    utlosere = [sql for art, _navn, sql in levert() if art == "trigger"]
    holdt = {m[1] for sql in utlosere if (m := re.search(r"before delete on (\w+)", sql)) and "raise(abort" in sql}
    assert {navn for art, navn, _sql in levert() if art == "table"} - holdt == SLETTES
    okt = Fil(kopi(demokontor(tmp_path_factory), tmp_path_factory.mktemp("slett")), ()).okt("LEA")
    sjekket = 0
    for tabell in sorted(holdt):
        with okt.lese() as les:
            antall = les.verdi(f"select count(*) from {tabell}", alle=True)
        if antall:
            with pytest.raises((Regelbrudd, db.Feil)), okt.skrive() as s:
                s.logg("forsøk")
                s.slett(tabell)
            sjekket += 1
    assert sjekket > 45


def test_ve_21_en_liste_er_ikke_godkjent_naar_den_lages(kontor: Kontor) -> None:
    """Nor does anyone approve as another, or put a payment on a list that is approved."""
    felt = "bankdag, laget_av, laget_tid, sum_ore, antall"
    for mer in ("godkjent_av, godkjent_tid", "godkjent_av, godkjent_tid, eksportert_tid"):
        verdier = ", ".join("'KAL'" if navn == "godkjent_av" else f"'{NA}'" for navn in mer.split(", "))
        with pytest.raises(Regelbrudd, match="VE-21: En liste lages før den godkjennes"):
            raatt(kontor, "KAL", f"insert into utbetalingsliste ({felt}, {mer}) values ('2026-11-20', 'KAL', '{NA}', 0, 0, {verdier})")
    u, _ = betal(kontor), betal(kontor)
    liste = utbetaling.lag_liste(kontor.okt("JON"), I_DAG)
    with pytest.raises(Regelbrudd, match="VE-21: En liste godkjennes bare av den som er innlogget selv"):
        raatt(kontor, "KAL", "update utbetalingsliste set godkjent_av = 'EVA', godkjent_tid = laget_tid where id = :id", id=liste)
    raatt(kontor, "KAL", "update utbetaling set liste_id = null where id = :u", u=u)
    utbetaling.godkjenn(kontor.okt("EVA"), liste, utbetaling.hent_liste(kontor.okt("EVA"), liste).liste.versjon, PIN)
    with pytest.raises(Regelbrudd, match="VE-21: Listen er godkjent"):
        raatt(kontor, "KAL", "update utbetaling set liste_id = :id where id = :u", id=liste, u=u)


def test_ve_21_ko_7_ingen_omdirigerer_eller_krysser_av_som_en_annen(kontor: Kontor) -> None:
    iverksatt(kontor)
    rute = "insert into betalingsrute (utbetaling_id, maate, ident, tid) select min(id), 'kontantkort', :ident, :tid from utbetaling"
    with pytest.raises(Regelbrudd, match="VE-21: En betaling omdirigeres bare av den som er innlogget selv"):
        raatt(kontor, "KAL", rute, ident="GRO", tid=NA)
    assert raatt(kontor, "KAL", rute, ident="KAL", tid=NA) == 1
    v = sendt(kontor, person_id=kontor.person("Per", "Moe", date(1980, 1, 1)), tekst="Han venter på svar på en søknad om dagpenger.")
    kryss = "insert into kontrollpunkt (vedtak_id, runde, ident, punkt, tid) values (:v, :runde, 'IDA', 'barn', :tid)"
    with pytest.raises(Regelbrudd, match="KO-7: Et punkt krysses bare av den som er innlogget selv"):
        raatt(kontor, "KAL", kryss, v=v.id, runde=v.runde, tid=NA)
    assert kontroll.kryss_av(kontor.okt("IDA"), v.id, v.versjon, Sjekkpunkt.BARN) == {Sjekkpunkt.BARN}
    with pytest.raises(Regelbrudd, match="KO-7: Et kryss angres bare av den som satte det"):
        raatt(kontor, "KAL", "delete from kontrollpunkt where vedtak_id = :v", v=v.id)


LEDERS = (
    ("PE-9: Bare leder endrer ansatte", "update ansatt set rolle = 'leder' where ident = 'KAL'"),
    ("PE-9: Bare leder endrer ansatte", "update ansatt set pin = (select pin from ansatt where ident = 'KAL') || 'x' where ident = 'IDA'"),
    ("PE-9: Bare leder endrer ansatte", "update ansatt set til = null, fra = '2019-01-01' where ident = 'KAL'"),
    ("PE-9: Bare leder legger til ansatte", """insert into ansatt (ident, navn, rolle, ansettelse, fra)
        values ('TOR', 'Tore Vang', 'veileder', 'kommunal', '2026-01-01')"""),
    ("KO-11: Bare leder gir og tar en delegasjon", """insert into delegasjon (ident, vedtaksart, fra, dokument, satt_av, tid)
        values ('KAL', 'kvp', '2026-01-01', 'x', 'LEA', '2026-11-20T11:00:00.000Z')"""),
    ("KO-11: Bare leder gir og tar en delegasjon", "update delegasjon set til = '2026-11-19' where ident = 'IDA'"),
    ("PE-5: Bare leder gir og tar tilgang", """insert into tilgang (person_id, ident, fra, grunn, gitt_av, tid)
        values (1, 'KAL', '2026-01-01', 'x', 'LEA', '2026-11-20T11:00:00.000Z')"""),
    ("PE-5: Bare leder gir og tar tilgang", "update tilgang set til = null"),
    ("PE-5: Bare leder endrer skjerming", "update person set skjerming = 'ingen'"),
)  # fmt: skip


@pytest.mark.parametrize(("hva", "sql"), LEDERS)
def test_pe_9_pe_5_ko_11_det_leder_avgjor_avgjor_ingen_annen_med_ra_sql(kontor: Kontor, hva: str, sql: str) -> None:
    """In her own session, a veileder with raw SQL is no more than she was: no role, no colleague's PIN, no access."""
    p = kontor.person(skjerming="kode_6")
    skjerming.gi_tilgang(kontor.okt("LEA"), p, "IDA", "følger opp", I_DAG)
    with pytest.raises(Regelbrudd, match=hva):
        raatt(kontor, "KAL", sql)


@pytest.mark.parametrize("sql", ["update inhabilitet set fra = '2026-11-30'", "update inhabilitet set til = '2026-11-19'"])
def test_pe_6_ingen_gjor_seg_habil_med_ra_sql(kontor: Kontor, sql: str) -> None:
    """Not the one the leder marked; her own mark of today she may take back."""
    inhabilitet.sett(kontor.okt("LEA"), kontor.person(), "KAL", Inhabilitetsgrunn.SLEKT)
    with pytest.raises(Regelbrudd, match="PE-6"):
        raatt(kontor, "KAL", sql)


def test_ve_21_bankdagen_til_en_liste_flyttes_ikke_med_ra_sql(kontor: Kontor) -> None:
    liste = utbetaling.lag_liste(kontor.okt("JON"), iverksatt(kontor).utbetalinger[0].dato)
    with pytest.raises(Regelbrudd, match="VE-21: Bankdagen"):
        raatt(kontor, "KAL", "update utbetalingsliste set bankdag = '2026-12-24' where id = :id", id=liste)


def test_ko_2_leder_setter_ikke_en_annens_pin_umerket_med_ra_sql(kontor: Kontor) -> None:
    """What the leder chose signs nothing; the mark is not left out, nor taken away."""
    ny, vask = (
        "update ansatt set pin = pin || 'x', pin_satt_av = :av where ident = 'IDA'",
        "update ansatt set pin_satt_av = null where ident = 'IDA'",
    )
    for av in (None, "KAL"):
        with pytest.raises(Regelbrudd, match="KO-2: En PIN en annen har valgt, er merket"):
            raatt(kontor, "LEA", ny, av=av)
    assert raatt(kontor, "LEA", ny, av="LEA") == 1
    with pytest.raises(Regelbrudd, match="KO-2: En PIN en annen har valgt, er merket"):
        raatt(kontor, "LEA", vask)
    assert raatt(kontor, "IDA", "update ansatt set pin = pin || 'y', pin_satt_av = null where ident = 'IDA'") == 1


def test_pe_6_leder_opphever_ikke_sin_egen_inhabilitet_med_ra_sql(kontor: Kontor) -> None:
    inhabilitet.sett(kontor.okt("LEA"), kontor.person(), "LEA", Inhabilitetsgrunn.SLEKT)
    with pytest.raises(Regelbrudd, match="PE-6: Leder avgjør ikke selv om hun er habil"):
        raatt(kontor, "LEA", "update inhabilitet set til = '2026-11-19'")


def test_pe_5_basen_nekter_signaturen_til_den_som_ikke_ser_alle(kontor: Kontor) -> None:
    """A child of the vedtak is protected after it was sent: whatever the code does, one without access does not sign it."""
    f = familien(kontor, med_barnet)
    felt = {"vedtak_id": f.vedtak.id, "runde": 1, "plass": 2, "hash": f.vedtak.innhold_hash}
    with pytest.raises(Regelbrudd, match="KO-2: Den som signerer har ikke tilgang til alle"), kontor.okt("IDA").skrive() as s:
        s.sett_inn("signatur", ident="IDA", tid=s.na, **felt)
    skjerming.gi_tilgang(kontor.okt("LEA"), f.barn, "IDA", "kontrollerer")
    with kontor.okt("IDA").skrive() as s:
        s.sett_inn("signatur", ident="IDA", tid=s.na, **felt)
        s.logg("test")
