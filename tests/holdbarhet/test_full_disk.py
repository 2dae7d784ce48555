"""SI-5, PE-7, SI-1: with a full disk one signs in and reads; nothing is saved, nothing told is lost, and no passphrase is guessed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import nokkel, plass
from navtui.services.innlogging import logg_inn, logg_ut
from navtui.store import nokkelfil, venterom
from tests.holdbarhet.etterpa import feil
from tests.holdbarhet.full_disk import arbeidsdag, fullt, fullt_men_avsatt, kontor_med_to, nektelse
from tests.kontor import PASSORD, Kontor

VENTET = [("KAL", "innlogget", 1), ("KAL", "apnet", 1), ("KAL", "apning_nektet", 1)]
"""What KAL's day with a full disk leaves to be logged (`arbeidsdag`)."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a limit on the size of files")


@pytest.fixture(autouse=True)
def sovnet(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was slept, without sleeping."""
    ut: list[float] = []
    monkeypatch.setattr("navtui.services.nokkel.time.sleep", ut.append)
    monkeypatch.setattr(plass, "_VENTER", {})
    return ut


def logget(kontor: Kontor) -> list[tuple[str, str, int]]:
    """Who did what, and whether it was written afterwards."""
    with kontor.okt().lese() as les:
        rader = les.rader("select ident, handling, json_extract(data, '$.utsatt_fra') is not null as utsatt from logg order by nr")
        return [tuple(r) for r in rader if r["handling"] not in ("opprettet", "demodata", "test", "notat")]


def test_si_5_full_disk_apner_for_innlogging_lister_og_egne_saker(kontor: Kontor) -> None:
    egen, andres = kontor_med_to(kontor)
    svar = arbeidsdag(kontor, fullt, egen, andres)
    assert (svar.okt.ident, svar.sagt, svar.saker, svar.egen) == ("KAL", [plass.FULL], 1, "Olsen, Mona")
    assert svar.nektet["andres"] == "Disken er full. Bare egne saker kan åpnes nå, for andre oppslag kan ikke logges."
    assert all("ikke plass på disken" in svar.nektet[hva] for hva in ("søk", "notat", "pin"))
    assert feil(kontor, []) == []


def test_si_3_pe_7_det_som_ventet_logges_nar_det_blir_plass(kontor: Kontor) -> None:
    egen, andres = kontor_med_to(kontor)
    okt = arbeidsdag(kontor, fullt, egen, andres).okt
    assert logget(kontor) == []
    assert not plass.er_full(okt)
    assert logget(kontor) == VENTET
    logg_ut(okt)
    assert logget(kontor)[3:] == [("KAL", "logget ut", 0)]
    assert feil(kontor, []) == []


def test_pe_7_det_som_ventet_er_der_selv_om_programmet_ble_drept(kontor: Kontor) -> None:
    """It waits in room that was set aside by the first who signed in; the next who does puts it in the log, once."""
    egen, andres = kontor_med_to(kontor)
    logg_inn(kontor.fil, "LEA", PASSORD)
    arbeidsdag(kontor, fullt_men_avsatt, egen, andres)
    plass._VENTER.clear()  # all that the program had in memory
    ventet = venterom.sti(kontor.fil).read_bytes()
    assert (len(ventet), venterom.sti(kontor.fil).stat().st_mode & 0o777) == (venterom.PLASSER * venterom.LENGDE, 0o600)
    assert b"KAL" not in ventet
    assert logget(kontor) == [("LEA", "innlogget", 0)]
    logg_inn(kontor.fil, "IDA", PASSORD)
    assert logget(kontor)[1:] == [("IDA", "innlogget", 0), *VENTET]
    assert not any(venterom.sti(kontor.fil).read_bytes())
    assert feil(kontor, []) == []


def test_pe_7_det_som_ventet_logges_en_gang_ogsaa_om_programmet_dor_midt_i(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    okt = logg_inn(kontor.fil, "KAL", PASSORD)
    with fullt_men_avsatt():
        plass.utsett(okt, "innlogget")
    with monkeypatch.context() as m:
        m.setattr(venterom, "fjern", _dor)
        with pytest.raises(KeyboardInterrupt):
            plass.er_full(okt)
    assert logget(kontor)[1:] == VENTET[:1]
    with monkeypatch.context() as m:
        m.setattr(venterom, "fjern", _opptatt)
        plass.sett_av(okt)  # no reason to turn anyone away
    plass.sett_av(okt)
    assert logget(kontor)[1:] == VENTET[:1]
    assert not any(venterom.sti(kontor.fil).read_bytes())


def test_si_3_er_det_ikke_rom_igjen_venter_det_i_minnet_og_det_som_er_endret_sies(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    okt = logg_inn(kontor.fil, "KAL", PASSORD)
    monkeypatch.setattr(venterom, "PLASSER", 1)
    with fullt_men_avsatt():
        plass.utsett(okt, "innlogget")
        plass.utsett(okt, "logget ut")
    with venterom.sti(kontor.fil).open("rb+") as f:
        f.seek(40)
        f.write(b"x")
    assert not plass.er_full(okt)
    assert logget(kontor)[1:] == [("KAL", "logget ut", 1), ("KAL", "ventende innslag kunne ikke leses", 0)]


def _dor(*_: object) -> None:
    raise KeyboardInterrupt


def _opptatt(*_: object) -> None:
    raise Regelbrudd("SI-7", "Filen er opptatt av en annen.")


def test_pe_7_full_disk_er_ingen_grunn_i_seg_selv(kontor: Kontor) -> None:
    """A stand-in and the inhabil are refused like everybody else; whoever does not exist still does not (PE-5)."""
    egen, _ = kontor_med_to(kontor)
    skjult = kontor.person("Zita", "Skjult", skjerming="kode_7")
    felt = {"person_id": egen, "ident": "KAL", "grunn": "nabo", "fra": kontor.okt().i_dag, "satt_av": "LEA", "tid": kontor.okt().na()}
    kontor.sett_inn("inhabilitet", "LEA", **felt)
    from navtui.services import apning

    with fullt():
        assert "Bare egne saker" in nektelse(lambda: apning.apne(kontor.okt(), egen))
        assert nektelse(lambda: apning.apne(kontor.okt(), skjult)) == nektelse(lambda: apning.apne(kontor.okt(), 9999))
        assert "Mottak åpner ikke" in nektelse(lambda: apning.apne(kontor.okt("PER"), egen))


def test_si_1_en_full_disk_er_ingen_vei_til_a_gjette(kontor: Kontor, sovnet: list[float]) -> None:
    """Each attempt takes its time, right or wrong, counts, and is in the key file and then in the log as soon as there is room."""
    with fullt():
        for _ in range(3):
            assert nektelse(lambda: logg_inn(kontor.fil, "KAL", "feil")) == "Feil ident eller passfrase."
        assert nektelse(lambda: logg_inn(kontor.fil, "KAL", PASSORD)).startswith("For mange feil. Vent 5 sekunder")
        assert nektelse(lambda: logg_inn(kontor.fil, "XYZ", PASSORD)) == "Feil ident eller passfrase."
        okt = logg_inn(kontor.fil, "IDA", PASSORD)
    assert sovnet == [plass.PROVETID_S] * 5
    assert nektelse(lambda: logg_inn(kontor.fil, "KAL", PASSORD)).startswith("For mange feil. Vent 5 sekunder")
    assert not plass.er_full(okt)
    with nokkelfil.lese(kontor.fil) as n:
        assert [i for _, i, _ in n.uloggforte()] == ["KAL"] * 3 + ["XYZ"]
    assert nektelse(lambda: logg_inn(kontor.fil, "KAL", PASSORD)).startswith("For mange feil. Vent 5 sekunder")
    logg_inn(kontor.fil, "JON", PASSORD)
    assert [h for _, h, _ in logget(kontor)] == ["innlogget", "innlogget", *["innlogging avvist"] * 4]


def test_si_1_forsok_ved_flere_pulter_venter_pa_hverandre_ogsa_nar_disken_er_full(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("navtui.store.tilkobling.VENTETID_S", 0.01)
    svar: list[str] = []

    def imens(_s: float) -> None:
        svar.append(nektelse(lambda: logg_inn(kontor.fil, "IDA", PASSORD)))

    monkeypatch.setattr("navtui.services.nokkel.time.sleep", imens)
    with fullt():
        logg_inn(kontor.fil, "KAL", PASSORD)
    assert svar == ["Filen er opptatt av en annen. Ingenting er lagret. Prøv igjen."]


def test_si_1_fylles_disken_mens_passfrasen_proves_er_et_rett_forsok_fortsatt_rett(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    riktig, full = nokkel._prov, fullt()

    def prov_og_fyll(*a: object) -> tuple[bytes, ...]:
        svar = riktig(*a)  # type: ignore[arg-type]
        full.__enter__()
        return svar

    monkeypatch.setattr(nokkel, "_prov", prov_og_fyll)
    try:
        okt = logg_inn(kontor.fil, "KAL", PASSORD)
    finally:
        full.__exit__(None, None, None)
    assert not plass.er_full(okt)
    with nokkelfil.lese(kontor.fil) as n:
        assert n.uloggforte() == []


def test_si_1_feilene_staar_i_loggen_selv_om_disken_ble_full_da_de_skulle_skrives(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key file forgets an attempt only when the log has it."""
    assert nektelse(lambda: logg_inn(kontor.fil, "IDA", "feil")) == "Feil ident eller passfrase."
    with monkeypatch.context() as m:
        m.setattr(nokkel, "ved_innlogging", _full_ved_lagring(nokkel.ved_innlogging))
        okt = logg_inn(kontor.fil, "KAL", PASSORD)
    assert not plass.er_full(okt)
    logg_inn(kontor.fil, "KAL", PASSORD)
    assert [h for _, h, _ in logget(kontor)].count("innlogging avvist") == 1


def _full_ved_lagring(ekte: object) -> object:
    def med_feil(*a: object) -> object:
        ekte(*a)  # type: ignore[operator]
        from navtui.store.feil import Skrivestopp

        raise Skrivestopp("Det er ikke plass.")

    return med_feil


@pytest.mark.parametrize("grense", [0, 1024, 8192])
def test_si_5_utlogging_med_full_disk_er_stille(kontor: Kontor, grense: int) -> None:
    okt = logg_inn(kontor.fil, "KAL", PASSORD)
    with fullt(grense):
        logg_ut(okt)
    assert feil(kontor, []) == []
    assert Path(kontor.fil).exists()


def test_si_5_uten_riktig_passfrase_apnes_ingenting_heller_ikke_nar_disken_er_full(kontor: Kontor) -> None:
    with fullt(), pytest.raises(Regelbrudd, match="Feil ident eller passfrase"):
        logg_inn(kontor.fil, "KAL", "nesten")
