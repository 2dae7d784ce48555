"""SI-4, SI-5, SI-7: the short runs. By hand they are hundreds of kills, thousands of power cuts and eight desks."""

from __future__ import annotations

import random
import shutil
import sys
from datetime import time
from pathlib import Path

import pytest

from navtui.domain.kodeverk.oppfolging import Notatart
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import journalnotat
from navtui.store import db, nokkelfil
from tests.holdbarhet import krasj, pulter, strom
from tests.holdbarhet.etterpa import feil
from tests.holdbarhet.strom import Disk, Hendelse
from tests.kontor import Kontor

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 and strace")


@POSIX
def test_si_5_drept_midt_i_arbeidet_er_alt_som_ble_fortalt_der(tmp_path: Path) -> None:
    ut = krasj.kjor(tmp_path, drap=4, fro=7)
    assert ut.fortalt >= 4
    assert ut.feil == []


@POSIX
@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_si_4_strombrudd_taper_ingenting_som_ble_fortalt(tmp_path: Path) -> None:
    ut = strom.kjor(tmp_path.resolve(), lagringer=10, kutt=40, fro=3)
    assert (ut.lagringer, ut.kutt) == (10, 40)
    assert ut.feil == []


def test_si_4_proven_ser_en_lagring_som_ikke_ble_synket() -> None:
    """The simulated disk forgets what was not synced, and a name whose folder was not: else the test above proves nothing."""
    disk = Disk("/m", {"/m/a": bytearray(b"gammel")}, {}, {"/m/a"})
    for h in (
        Hendelse("skriv", "/m/a", 0, b"NYTT!!"),
        Hendelse("lag", "/m/j"),
        Hendelse("skriv", "/m/j", 0, b"x"),
        Hendelse("synk", "/m/j"),
    ):
        disk.ta(h)
    sett = {tuple(sorted(disk.etter_kutt(random.Random(n)).items())) for n in range(50)}
    assert {dict(s)["/m/a"] for s in sett} == {b"gammel", b"NYTT!!"}
    assert {"/m/j" in dict(s) for s in sett} == {True, False}
    for h in (Hendelse("synk", "/m/a"), Hendelse("slett", "/m/j"), Hendelse("synk", "/m")):
        disk.ta(h)
    assert disk.etter_kutt(random.Random(1)) == {"/m/a": b"NYTT!!"}


def test_si_7_to_pulter_og_fire_som_vil_signere_det_samme(tmp_path: Path) -> None:
    ut = pulter.kjor(tmp_path, pulter=2, lagringer=6)
    assert (ut.feil, len(ut.signerte)) == ([], 1)
    assert ut.fortalt == 12 - ut.opptatt


def _fyll(kontor: Kontor) -> tuple[int, int]:
    """Someone to write about; and how many notes there are after two."""
    person = kontor.person()
    kontor.sak(person)
    for n in range(2):
        journalnotat.skriv(kontor.okt(), person, Notatart.NOTAT, f"notat {n}")
    return person, 2


def _antall(kontor: Kontor) -> int:
    with kontor.okt().lese() as les:
        return int(les.verdi("select count(*) from journalnotat where person_id not in (select value from json_each(:skjult))"))


@POSIX
def test_si_5_en_full_disk_kan_leses_og_mister_ingenting(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    """No page more may be written: the refusal says so, what was there is there, and goes on when there is room again."""
    import resource

    person, antall = _fyll(kontor)
    _, mest = resource.getrlimit(resource.RLIMIT_FSIZE)
    import signal

    gammel = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (kontor.fil.stat().st_size, mest))
    try:
        with pytest.raises(Regelbrudd, match="SI-5: Det er ikke plass"):
            for _ in range(99):
                journalnotat.skriv(kontor.okt(), person, Notatart.NOTAT, "x" * 9000)
                antall += 1
        assert _antall(kontor) == antall
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (mest, mest))
        signal.signal(signal.SIGXFSZ, gammel)
    journalnotat.skriv(kontor.okt(), person, Notatart.NOTAT, "plass igjen")
    assert _antall(kontor) == antall + 1
    assert feil(kontor, []) == []


@pytest.mark.parametrize("plass", [0.01, 0.3, 0.7, 0.99])
def test_si_5_en_bit_som_er_snudd_blir_funnet_og_sagt(kontor: Kontor, plass: float) -> None:
    _fyll(kontor)
    innhold = bytearray(kontor.fil.read_bytes())
    innhold[int(len(innhold) * plass)] ^= 4
    kontor.fil.write_bytes(innhold)
    assert len(_sjekk(kontor)) == 1


def _sjekk(kontor: Kontor) -> list[str]:
    from navtui.services.sjekk import sjekk_fil

    return [s.linje for s in sjekk_fil(kontor.base) if s.funn]


@pytest.mark.parametrize("igjen", [0.0, 0.4, 0.9])
def test_si_5_en_journal_som_er_revet_over_skader_ingenting(kontor: Kontor, igjen: float) -> None:
    """What a power cut leaves of a journal that was never synced is not a journal."""
    person, antall = _fyll(kontor)
    journal = kontor.fil.with_name(f"{kontor.fil.name}-journal")
    conn = db.koble(kontor.base, kontor.okt().seer, kontor.okt().i_dag, skrivbar=True, voktet=False)
    conn.execute("pragma cache_size = 1")
    conn.execute("begin immediate")
    conn.execute("insert into journalnotat (person_id, dato, ident, art, tekst, tid) select ?, '2026-11-20', 'KAL', 'notat', "
                 "hex(randomblob(9000)), '2026-11-20T11:00:00.000Z'", (person,))  # fmt: skip
    halv = journal.read_bytes()
    conn.execute("rollback")
    conn.close()
    journal.write_bytes(halv[: int(len(halv) * igjen)])
    assert _antall(kontor) == antall
    assert feil(kontor, []) == []


def test_si_1_klokken_stilt_tilbake_gir_en_logg_som_fortsatt_er_en_kjede(kontor: Kontor) -> None:
    person, antall = _fyll(kontor)
    journalnotat.skriv(kontor.okt(kl=time(3)), person, Notatart.NOTAT, "klokken gikk tilbake")
    assert _antall(kontor) == antall + 1
    assert feil(kontor, []) == []
    assert nokkelfil.sti(kontor.fil).exists()
