"""SI-3: whatever is done to the log with another tool is found, and the first bad entry is told. By hand it is thousands."""

from __future__ import annotations

from pathlib import Path

from tests.holdbarhet import loggkjede
from tests.holdbarhet.loggkjede import MUTASJONER, kontor_med_logg, svar
from tests.kontor import raa


def test_si_3_hver_endring_av_loggen_blir_funnet_med_det_forste_innslaget(tmp_path: Path) -> None:
    ut = loggkjede.kjor(tmp_path, len(MUTASJONER), fro=4)
    assert ut.feil == []
    assert min(ut.forsok.values()) == 1


def test_si_3_en_tekst_som_ikke_er_tekst_er_et_brudd_og_stopper_ikke_kontrollen(tmp_path: Path) -> None:
    kontor, _ = kontor_med_logg(tmp_path / "kontor.navtui", innslag=6, hver=99)
    conn = raa(kontor.fil)
    (utloser,) = conn.execute("select sql from sqlite_master where name = 'logg_fast'").fetchone()
    conn.execute("drop trigger logg_fast")
    conn.execute("update logg set handling = cast(x'c328' as text) where nr = 3")
    conn.execute(utloser)
    conn.close()
    assert svar(kontor) == ["loggen er brutt: innslag 3"]


def test_si_3_en_logg_uten_merker_som_er_tomt_helt_er_ogsa_brutt(tmp_path: Path) -> None:
    kontor, _ = kontor_med_logg(tmp_path / "kontor.navtui", innslag=3, hver=99)
    loggkjede.skriv(kontor.base, [])
    assert svar(kontor) == ["loggen er brutt: innslag 1"]
