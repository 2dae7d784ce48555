"""`sjekk` is silent about a file that keeps the rules, and finds each breach that another tool has made."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from navtui.services.demo import lag_demo
from navtui.services.fil import apne
from navtui.services.klokke import Klokke
from navtui.services.okt import Okt
from navtui.services.sjekk import sjekk_fil, sjekk_innhold
from tests.kontor import I_DAG, Kontor


@pytest.fixture(scope="module")
def demofil(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A demo office's bytes."""
    sti = tmp_path_factory.mktemp("demo") / "d.navtui"
    lag_demo(sti, "vaagan", I_DAG, 1)
    return sti.read_bytes()


@pytest.fixture
def demo(demofil: bytes, tmp_path: Path) -> Okt:
    """Its mottak's session, who has access to no protected person."""
    sti = tmp_path / "d.navtui"
    sti.write_bytes(demofil)
    kontor = apne(sti)
    return Okt(sti, "PER", "Per", "mottak", kontor.navn, True, Klokke(kontor.demo_dato))


def funn(okt: Okt) -> dict[str, str]:
    """What is wrong, by what was looked at."""
    return {s.hva: s.funn for s in (*sjekk_fil(okt.fil), *sjekk_innhold(okt)) if s.funn}


def rediger(fil: Path, *setninger: str) -> str:
    """Change the file as someone with another tool would: triggers out of the way, and put back. Answers with the first row of the last."""
    conn = sqlite.connect(str(fil), isolation_level=None)
    conn.create_function("i_dag", 0, lambda: str(I_DAG))
    conn.create_function("innlogget", 0, lambda: "KAL")
    utlosere = conn.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
    for navn, _ in utlosere:
        conn.execute(f"drop trigger {navn}")
    rad = None
    for setning in setninger:
        rad = conn.execute(setning).fetchone() or rad
    for _, sql in utlosere:
        conn.execute(sql)
    conn.close()
    return str(rad[0]) if rad else ""


def test_demokontoret_er_i_orden(demo: Okt) -> None:
    assert funn(demo) == {}


_NR = "returning (select nummer from vedtak where id = vedtak_id)"
_ET = "(select min(id) from vedtak where tilstand = 'iverksatt' and art = 'stonad' and sum_ore > 0)"


@pytest.mark.parametrize(
    ("sql", "hva"),
    [
        (f"update vedtak set begrunnelse = 'noe annet' where id = {_ET} returning nummer", "KO-3: endret etter signatur"),
        (f"update vedtakslinje set tekst = 'x' where vedtak_id = {_ET} {_NR}", "KO-3: endret"),
        (f"delete from signatur where vedtak_id = {_ET} and plass = 2 {_NR}", "KO-3: iverksatt uten"),
        (f"update vedtak set sum_ore = sum_ore + 1 where id = {_ET} returning nummer", "KO-9: linjene summerer ikke"),
        (f"update utbetaling set belop_ore = belop_ore + 1 where vedtak_id = {_ET} {_NR}",
         "VE-16: utbetalingene summerer ikke"),
        ("update logg set ident = 'XXX' where nr = 5 returning 'innslag 5'", "SI-3: loggen er en hel kjede"),
        ("delete from logg where nr = 7 returning 'innslag 7'", "SI-3: loggen er en hel kjede"),
    ],
)  # fmt: skip
def test_det_andre_verktoy_har_gjort_med_filen_finnes(demo: Okt, sql: str, hva: str) -> None:
    nummer = rediger(demo.fil, sql)
    feil = funn(demo)
    treff = [svar for navn, svar in feil.items() if navn.startswith(hva)]
    assert treff, feil
    assert nummer in treff[0]


def test_pe_9_apen_sak_hos_en_som_har_sluttet(demo: Okt) -> None:
    saker = rediger(
        demo.fil, "update ansatt set til = '2026-11-19' where ident = 'KAL'",
        "select count(*) from sak where veileder = 'KAL' and avsluttet is null",
    )  # fmt: skip
    svar = funn(demo)["PE-9: åpen sak hos en som ikke er ansatt"]
    assert int(saker) > 10
    assert svar.endswith(f"og {int(saker) - 10} til")


def test_si_5_en_fremmednokkel_som_peker_ut_i_intet(kontor: Kontor) -> None:
    p = kontor.person()
    rediger(kontor.fil, "pragma foreign_keys = off", f"update navnedel set person_id = 999 where person_id = {p}")
    feil = {s.hva: s.funn for s in sjekk_fil(kontor.fil) if s.funn}
    assert "navnedel" in feil["SI-5: fremmednøklene stemmer"]


def test_pe_4_to_husstander_pa_en_gang(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.husstand("enslig", p)
    kontor.husstand("enslig", p, fra=date(2026, 1, 1))
    assert funn(kontor.okt())["PE-4: med i to husstander på samme dag"] == f"person {p}"
