"""SI-2 and SI-3 on real files: who gets in by what, the recovery key, those who have left, and the log's noted heads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import nokkel
from navtui.services.fil import apne
from navtui.services.innlogging import gi_ny_passfrase, logg_inn, logg_ut
from navtui.services.okt import Okt
from navtui.services.opprett import NyttKontor, opprett
from navtui.services.sjekk import sjekk_fil, sjekk_innhold
from navtui.store import krypto, nokkelfil
from tests.kontor import I_DAG, PASSORD, RASK, Kontor, raa

NY = "fire hvite svaner i fjæra"


def ny_gjenoppretting(okt: Okt) -> str:
    """A new recovery key, as it was shown."""
    vist: list[str] = []
    nokkel.ny_gjenoppretting(okt, vist.append)
    return vist[0]


@pytest.fixture(autouse=True)
def rask(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that are quick to wrap."""
    for styrke in ("EKTE", "OVING"):
        monkeypatch.setattr(krypto, styrke, RASK)


def handlinger(kontor: Kontor) -> list[str]:
    """What the log says was done."""
    with kontor.okt("IDA").lese() as les:
        return [r["handling"] for r in les.rader("select handling from logg order by nr")]


def test_si_2_leder_som_har_mistet_passfrasen_kommer_inn_med_gjenopprettingsnokkelen(kontor: Kontor) -> None:
    tekst = ny_gjenoppretting(kontor.okt("LEA"))
    gi_ny_passfrase(apne(kontor.fil), "LEA", tekst, NY)
    assert logg_inn(kontor.fil, "LEA", NY).rolle == "leder"
    with pytest.raises(Regelbrudd, match="Feil ident"):
        logg_inn(kontor.fil, "LEA", PASSORD)
    assert "passfrase satt med gjenopprettingsnøkkel" in handlinger(kontor)


@pytest.mark.parametrize("ident", ["KAL", "XYZ"])
def test_si_2_bare_leder_far_ny_passfrase_med_gjenopprettingsnokkelen(kontor: Kontor, ident: str) -> None:
    tekst = ny_gjenoppretting(kontor.okt("LEA"))
    with pytest.raises(Regelbrudd, match="ikke leder her i dag"):
        gi_ny_passfrase(apne(kontor.fil), ident, tekst, NY)


def test_si_2_en_gammel_gjenopprettingsnokkel_virker_ikke(kontor: Kontor) -> None:
    gammel = ny_gjenoppretting(kontor.okt("LEA"))
    ny_gjenoppretting(kontor.okt("LEA"))
    with pytest.raises(Regelbrudd, match="stemmer ikke"):
        gi_ny_passfrase(apne(kontor.fil), "LEA", gammel, NY)


def test_si_2_bare_leder_lager_gjenopprettingsnokkel(kontor: Kontor) -> None:
    with pytest.raises(Regelbrudd):
        nokkel.ny_gjenoppretting(kontor.okt("KAL"), lambda _nokkel: None)


def test_si_2_den_som_har_sluttet_mister_nokkelen(kontor: Kontor) -> None:
    with kontor.okt("LEA").skrive() as s:
        s.endre("ansatt", hvor={"ident": "KAL"}, til=date(2026, 11, 19))
        s.logg("test")
    logg_inn(kontor.fil, "IDA", PASSORD)
    with nokkelfil.lese(kontor.fil) as n:
        assert n.innpakning("KAL") is None
        assert n.innpakning("IDA") is not None
        assert n.er_forseglet(kontor.base.nokkel)
    assert "nøkkel fjernet" in handlinger(kontor)
    with pytest.raises(Regelbrudd, match="Feil ident"):
        logg_inn(kontor.fil, "KAL", PASSORD)


def test_si_2_et_nytt_kontor_apnes_av_leder_og_av_gjenopprettingsnokkelen(tmp_path: Path) -> None:
    fil = tmp_path / "ekte.navtui"
    tekst = opprett(fil, NyttKontor("Nav Ekte", "1865", "LEA", "Lea Strand", "kommunal", NY, "385201"))
    k = apne(fil)
    assert k.innloggere == ()
    gi_ny_passfrase(k, "LEA", tekst, "en helt annen passfrase")
    okt = logg_inn(fil, "LEA", "en helt annen passfrase")
    assert [s.linje for s in (*sjekk_fil(okt.base), *sjekk_innhold(okt)) if s.funn] == []
    assert b"Strand" not in fil.read_bytes() + nokkelfil.sti(fil).read_bytes()


def test_si_3_en_logg_som_er_kuttet_blir_funnet(kontor: Kontor) -> None:
    """The chain of a log cut at the end is whole: only the noted head tells."""
    okt = logg_inn(kontor.fil, "KAL", PASSORD)
    kontor.person()
    logg_ut(okt)
    assert [s.linje for s in sjekk_innhold(kontor.okt()) if s.funn] == []
    conn = raa(kontor.fil)
    conn.execute("drop trigger logg_fast")
    conn.execute("drop trigger if exists logg_slettes_ikke")
    for (navn,) in conn.execute("select name from sqlite_master where type = 'trigger' and tbl_name = 'logg'").fetchall():
        conn.execute(f"drop trigger {navn}")
    conn.execute("delete from logg where nr > (select max(nr) - 2 from logg)")
    conn.close()
    (svar,) = [s.linje for s in sjekk_innhold(kontor.okt()) if s.funn and s.regel == "SI-3"]
    assert "kuttet eller skrevet om etter innslag" in svar


def test_si_3_loggen_vokser_forbi_det_som_er_notert(kontor: Kontor) -> None:
    logg_ut(logg_inn(kontor.fil, "KAL", PASSORD))
    kontor.person()
    logg_ut(logg_inn(kontor.fil, "IDA", PASSORD))
    with nokkelfil.lese(kontor.fil) as n:
        assert [m.anledning for m in n.loggmerker()] == ["utlogging"] * 2
    assert [s.linje for s in sjekk_innhold(kontor.okt()) if s.funn] == []


def test_si_2_nokkelen_vises_ikke(kontor: Kontor) -> None:
    okt = replace(kontor.okt(), ident="KAL")
    assert kontor.base.nokkel.hex() not in repr(okt) + str(okt.base)
    assert repr(kontor.base.nokkel) not in repr(okt)
    assert okt.i_dag == I_DAG
