"""What may be opened, and that a refusal changes nothing."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from navtui.domain.kodeverk import Rolle
from navtui.domain.kontorfil import Innlogger, Kontorfil
from navtui.domain.regelbrudd import Regelbrudd
from navtui.store import db, fil, nokkelfil, skjema, tilkobling
from navtui.store.fil import Ukryptert, hent_kontorfil, legg_ut, ny_fil, sjekk_innhold
from tests.kontor import I_DAG, NOKKEL, Kontor, raa


def endre(sti: Path, *setninger: str) -> None:
    """Change the file with another tool."""
    conn = raa(sti)
    conn.create_function("i_dag", 0, lambda: str(I_DAG))
    conn.create_function("innlogget", 0, lambda: "X")
    for setning in setninger:
        conn.execute(setning)
    conn.close()


def apne(sti: Path) -> Kontorfil:
    """What is looked at before sign-in, and with the key."""
    kontor = hent_kontorfil(sti)
    sjekk_innhold(db.Base(sti, NOKKEL))
    return kontor


def legg(uferdig: Path, demo: bool = True) -> None:
    """An empty office under construction."""
    legg_ut(db.Base(uferdig, NOKKEL))
    dato = I_DAG.isoformat() if demo else None
    nokkelfil.opprett(uferdig, NOKKEL, nokkelfil.Hode(skjema.SKJEMAVERSJON, "Nav X", "1865", demo, dato))


def nekter(sti: Path, ord_: str) -> None:
    """Opening refuses in one line with these words, and leaves the folder as it was."""

    kjent = next(m for m in sti.parents if m.is_dir())

    def bilde() -> list[tuple[str, bytes]]:
        return sorted((p.name, p.read_bytes() if p.is_file() and not p.is_fifo() else b"") for p in kjent.iterdir())

    for_ = bilde()
    with pytest.raises(Regelbrudd) as brudd:
        apne(sti)
    assert ord_ in brudd.value.setning
    assert "\n" not in brudd.value.setning
    assert bilde() == for_


def test_en_demofil_apnes_og_sier_hvem_som_finnes(kontor: Kontor) -> None:
    k = hent_kontorfil(kontor.fil)
    assert (k.navn, k.kommunenummer, k.demo, k.demo_dato) == ("Nav Vågan", "1865", True, I_DAG)
    assert {i.ident for i in k.innloggere} == {"KAL", "IDA", "JON", "EVA", "MAR", "GRO", "LEA", "PER"}


def test_si_1_en_ekte_fil_sier_ikke_hvem_som_finnes(tmp_path: Path) -> None:
    sti = tmp_path / "ekte.navtui"
    sti.touch()
    legg(sti, demo=False)
    endre(sti, "insert into kontor values (1, 'Nav X', '1865', 0, null, '2026-11-20T11:00:00.000Z')")
    k = apne(sti)
    assert (k.demo, k.demo_dato, k.innloggere) == (False, None, ())


def test_rollene_sies_som_i_kodeverket() -> None:
    for rolle in Rolle:
        assert Innlogger("KAL", "Kari Lund", rolle.value).rolletekst == rolle.tekst


def test_det_som_ikke_er_en_navtui_fil(tmp_path: Path) -> None:
    sti = tmp_path / "f"
    nekter(sti, "Finner ikke filen")
    nekter(sti / "under", "Finner ikke filen")
    (tmp_path / "mappe").mkdir()
    nekter(tmp_path / "mappe", "er en mappe")
    sti.touch()
    nekter(sti, "er tom")
    sti.write_bytes(b"Dette er et brev.\n" * 20)
    nekter(sti, "ikke en navtui-fil")
    sti.write_bytes(b"SQLite format 3\0")
    nekter(sti, "skadet")
    sti.unlink()
    with sqlite3.connect(sti) as annen:
        annen.execute("create table t (x)")
    annen.close()
    nekter(sti, "en databasefil, men ikke en navtui-fil")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_et_ror_apnes_ikke(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ror")
    nekter(tmp_path / "ror", "ikke en vanlig fil")


def test_et_nyere_skjema_nektes(kontor: Kontor) -> None:
    with nokkelfil.skrive(kontor.fil) as n:
        n.sett_skjema(NOKKEL, skjema.SKJEMAVERSJON + 1)
    nekter(kontor.fil, "nyere navtui")


@pytest.mark.parametrize(("versjon", "ord_"), [(1, "ikke kryptert"), (skjema.SKJEMAVERSJON + 1, "nyere navtui")])
def test_si_2_en_fil_som_ikke_er_kryptert_apnes_ikke(tmp_path: Path, versjon: int, ord_: str) -> None:
    sti = tmp_path / "gammel.navtui"
    sti.touch()
    conn = db.tilkoble(sti, None)
    conn.execute(f"pragma application_id = {skjema.FILMERKE}")
    conn.execute(f"pragma user_version = {versjon}")
    conn.close()
    nekter(sti, ord_)
    if versjon == 1:
        with pytest.raises(Ukryptert):
            hent_kontorfil(sti)


@pytest.mark.parametrize(
    ("sql", "navn"),
    [
        ("drop trigger logg_fast", "logg_fast"),
        ("create trigger ny after insert on logg begin select 1; end", "ny"),
        ("create trigger ny after insert on sak begin select 1; end", "ny"),
        ("alter table person add column x text", "person"),
        ("drop index person_fodt", "person_fodt"),
        ("create table ekstra (x)", "ekstra"),
        ("create view v as select 1", "v"),
        ("pragma journal_mode = wal", "journal_mode"),
    ],
)
def test_ko_3_et_skjema_som_avviker_apnes_ikke(kontor: Kontor, sql: str, navn: str) -> None:
    endre(kontor.fil, sql)
    nekter(kontor.fil, f"({navn})")


def test_ko_3_en_utloser_pa_migrasjonstabellen_er_ogsa_et_avvik(kontor: Kontor) -> None:
    endre(kontor.fil, "create table _sqlite_migrations (id integer primary key)")
    apne(kontor.fil)
    endre(kontor.fil, "create trigger ny after insert on _sqlite_migrations begin select 1; end")
    nekter(kontor.fil, "(ny)")


def test_en_fil_uten_kontor_er_ikke_ferdig(tmp_path: Path) -> None:
    sti = tmp_path / "f"
    sti.touch()
    legg(sti)
    nekter(sti, "ikke ferdig")


def test_si_5_en_skadet_fil_sies_fra_om(kontor: Kontor) -> None:
    helt = kontor.fil.read_bytes()
    for skade in (bytes(4096), b"\xff" * 4096, helt[:4096][::-1]):
        kontor.fil.write_bytes(skade + helt[4096:])
        nekter(kontor.fil, "skadet")
    kontor.fil.write_bytes(helt[:50])
    nekter(kontor.fil, "skadet")


@pytest.mark.parametrize(("mangler", "ord_"), [("fil", "Filen er skrivebeskyttet"), ("mappe", "Mappen er skrivebeskyttet")])
def test_si_5_det_som_bare_kan_leses_nektes(kontor: Kontor, monkeypatch: pytest.MonkeyPatch, mangler: str, ord_: str) -> None:
    mal = kontor.fil if mangler == "fil" else kontor.fil.parent
    monkeypatch.setattr(os, "access", lambda sti, _m: Path(sti) != mal)
    nekter(kontor.fil, ord_)


def test_si_5_en_nettverksstasjon_nektes(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fil, "nettstasjon", lambda _fil: "nfs4")
    nekter(kontor.fil, "nettverksstasjon (nfs4)")
    with pytest.raises(Regelbrudd, match="nettverksstasjon"), ny_fil(kontor.fil.with_name("ny")):
        raise AssertionError("unreachable")


def test_si_7_en_last_fil_sies_fra_om(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tilkobling, "VENTETID_S", 0.05)
    annen = raa(kontor.fil)
    annen.execute("begin exclusive")
    with pytest.raises(Regelbrudd, match="opptatt"):
        apne(kontor.fil)
    annen.execute("rollback")
    annen.close()
    apne(kontor.fil)


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is what a power cut is tried with")
def test_si_5_en_journal_etter_et_avbrudd_rulles_tilbake(kontor: Kontor) -> None:
    kode = (
        "import sys, time; from pathlib import Path; from tests.kontor import raa; c = raa(Path(sys.argv[1]))\n"
        "c.execute('pragma cache_size = 2')\n"
        "c.create_function('i_dag', 0, lambda: ''); c.execute('begin immediate')\n"
        "[c.execute(\"insert into innstilling (navn, verdi, gyldig_fra, ident, tid) values ('x', hex(randomblob(2000)), '2026-01-01', 'X', "
        "'2026-01-01T00:00:00.000Z')\") for _ in range(200)]; print('inne', flush=True); time.sleep(60)"
    )
    prosess = subprocess.Popen([sys.executable, "-c", kode, str(kontor.fil)], stdout=subprocess.PIPE)
    assert prosess.stdout is not None
    prosess.stdout.readline()
    prosess.send_signal(signal.SIGKILL)
    prosess.wait()
    prosess.stdout.close()
    assert kontor.fil.with_name(f"{kontor.fil.name}-journal").stat().st_size > 0
    assert apne(kontor.fil).navn == "Nav Vågan"
    with kontor.okt().lese() as les:
        assert les.verdi("select count(*) from innstilling") == 0


def test_ny_fil_er_bare_for_eieren_og_kommer_hel(tmp_path: Path) -> None:
    sti = tmp_path / "ny.navtui"
    with ny_fil(sti) as uferdig:
        legg(uferdig)
        assert not sti.exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ny.navtui", "ny.navtui.nokkel"]
    if sys.platform != "win32":
        assert {stat.S_IMODE(p.stat().st_mode) for p in tmp_path.iterdir()} == {0o600}


@pytest.mark.parametrize("feil", [KeyboardInterrupt, ValueError])
def test_ny_fil_som_avbrytes_etterlater_ingenting(tmp_path: Path, feil: type[BaseException]) -> None:
    with pytest.raises(feil), ny_fil(tmp_path / "ny") as uferdig:
        legg(uferdig)
        raise feil
    assert list(tmp_path.iterdir()) == []


def test_ny_fil_skriver_aldri_over(tmp_path: Path) -> None:
    sti = tmp_path / "brev.txt"
    sti.write_text("kjær")
    with pytest.raises(Regelbrudd, match="finnes allerede"), ny_fil(sti):
        raise AssertionError("unreachable")
    sti.unlink()
    with pytest.raises(Regelbrudd, match="finnes allerede"), ny_fil(sti) as uferdig:
        legg(uferdig)
        sti.write_text("kjær")
    assert sti.read_text() == "kjær"
    assert list(tmp_path.iterdir()) == [sti]


def test_ny_fil_uten_harde_lenker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def uten(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", uten)
    with ny_fil(tmp_path / "ny") as uferdig:
        legg(uferdig)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ny", "ny.nokkel"]


def test_ny_fil_i_en_mappe_som_mangler(tmp_path: Path) -> None:
    with pytest.raises(Regelbrudd, match="Mappen finnes ikke"), ny_fil(tmp_path / "mangler" / "ny"):
        raise AssertionError("unreachable")
    assert list(tmp_path.iterdir()) == []


def test_si_7_a_se_hvem_filen_tilhorer_slipper_ikke_laasen(kontor: Kontor) -> None:
    """A program that unlocks its screen while it writes: closing the file, once opened, would let go of every lock it has on it."""
    skriv = (
        "import sys; import sqlcipher3.dbapi2 as s; c = s.connect(sys.argv[1], timeout=0, isolation_level=None)\n"
        "c.execute(f'''pragma key = \"x'{sys.argv[2]}'\"''')\n"
        "try: c.execute('begin immediate')\n"
        "except s.OperationalError as e: print(e)\n"
    )
    with kontor.okt().skrive() as s:
        s.logg("test")
        assert fil.hent_kontor(kontor.fil).navn == "Nav Vågan"
        ut = subprocess.run([sys.executable, "-c", skriv, str(kontor.fil), NOKKEL.hex()], check=True, capture_output=True, text=True)
    assert ut.stdout == "database is locked\n"


def minst(gjor: Callable[[], object], ganger: int = 7) -> float:
    """The least of some runs, in seconds."""
    tider = []
    for _ in range(ganger):
        start = time.perf_counter()
        gjor()
        tider.append(time.perf_counter() - start)
    return min(tider)


def test_apningen_koster_mindre_enn_a_legge_ut_skjemaet(kontor: Kontor) -> None:
    """The first runs before the first paint, the second in a worker at sign-in; a ratio, because machines differ."""
    levert = skjema.levert.__wrapped__
    assert minst(lambda: hent_kontorfil(kontor.fil)) < minst(levert) / 4
    assert minst(lambda: sjekk_innhold(kontor.base)) < minst(levert)
