"""SI-1 on a real file: signing in and out, slowing down over processes, the PIN, and changing them."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from navtui.domain.loggsok import Loggsok
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import ansatt, innlogging, logg
from navtui.services.innlogging import bekreft_pin, bytt_passord, bytt_pin, krev_bekreftet, logg_inn, logg_ut
from navtui.services.okt import Okt
from navtui.store import krypto
from navtui.store.nokkelfil import sti
from tests.kontor import I_DAG, PASSORD, PIN, RASK, Kontor, rask_hash


@pytest.fixture(autouse=True)
def rask(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that are quick to make and to check."""
    monkeypatch.setattr(innlogging, "_UKJENT", rask_hash("en annen"))
    for styrke in ("EKTE", "OVING"):
        monkeypatch.setattr(krypto, styrke, RASK)
    monkeypatch.setattr(innlogging, "lag_hash", rask_hash)


def handlinger(kontor: Kontor) -> list[tuple[str, str]]:
    """Who did what, of the whole log."""
    with kontor.okt().lese() as les:
        return [(r["ident"], r["handling"]) for r in les.rader("select ident, handling from logg order by nr")][1:]


def test_si_1_riktig_passfrase_gir_en_okt_og_et_innslag(kontor: Kontor) -> None:
    okt = logg_inn(kontor.fil, " kal ", PASSORD)
    assert (okt.ident, okt.navn, okt.rolle, okt.kontor, okt.demo, okt.i_dag) == ("KAL", "Kari Lund", "veileder", "Nav Vågan", True, I_DAG)
    logg_ut(okt)
    assert handlinger(kontor) == [("KAL", "innlogget"), ("KAL", "logget ut")]


@pytest.mark.parametrize("ident", ["KAL", "XYZ", "", "hemmelig passfrase"])
def test_si_1_ukjent_ident_og_feil_passfrase_sies_likt_og_logges(kontor: Kontor, ident: str) -> None:
    with pytest.raises(Regelbrudd) as brudd:
        logg_inn(kontor.fil, ident, "feil")
    assert brudd.value.setning == "Feil ident eller passfrase."
    assert handlinger(kontor) == []
    for fil in (kontor.fil, sti(kontor.fil)):
        assert b"HEMMELIG" not in fil.read_bytes().upper()
    logg_inn(kontor.fil, "IDA", PASSORD)
    with kontor.okt().lese() as les:
        (rad,) = les.rader("select ident, data from logg where handling = 'innlogging avvist'")
    assert rad["ident"] == "IDA"
    assert f'"forsokt_som":"{ident if len(ident) == 3 else "?"}"' in rad["data"]
    logg_ut(logg_inn(kontor.fil, "IDA", PASSORD))
    assert [h for _, h in handlinger(kontor)].count("innlogging avvist") == 1


@pytest.mark.parametrize("ident", ["KAL", "XYZ"])
def test_si_1_etter_tre_feil_ma_en_vente_ogsa_med_riktig_passfrase(kontor: Kontor, ident: str) -> None:
    for _ in range(3):
        with pytest.raises(Regelbrudd, match="Feil ident"):
            logg_inn(kontor.fil, ident, "feil")
    with pytest.raises(Regelbrudd, match="Vent 5 sekunder"):
        logg_inn(kontor.fil, ident, PASSORD)
    assert logg_inn(kontor.fil, "IDA", PASSORD).ident == "IDA"
    assert [h for _, h in handlinger(kontor)].count("innlogging avvist") == 3


def test_si_1_ventetiden_holder_over_prosesser(kontor: Kontor) -> None:
    kode = (
        "import sys; from pathlib import Path; from navtui.services.innlogging import logg_inn\n"
        "from navtui.domain.regelbrudd import Regelbrudd\n"
        "try: logg_inn(Path(sys.argv[1]), 'KAL', 'feil')\nexcept Regelbrudd as b: print(b.setning)"
    )
    svar = [
        subprocess.run(
            [sys.executable, "-c", kode, str(kontor.fil)], capture_output=True, text=True, check=True, env=os.environ | {"PYTHONUTF8": "1"}
        ).stdout.strip()
        for _ in range(4)
    ]
    assert svar[:3] == ["Feil ident eller passfrase."] * 3
    assert svar[3].startswith("For mange feil.")


def test_si_1_samtidige_forsok_venter_pa_hverandre(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    """An attempt counts from before it is tried: while three are being checked, a fourth is refused."""
    inne: list[str] = []

    def treg(pakke: krypto.Innpakning, passord: str, ident: str) -> tuple[bytes, ...]:
        if len(inne) < 3:
            inne.append(passord)
            with pytest.raises(Regelbrudd) as brudd:
                logg_inn(kontor.fil, "KAL", "feil")
            inne.append(brudd.value.setning)
        return ()

    monkeypatch.setattr(krypto, "pakk_ut", treg)
    with pytest.raises(Regelbrudd, match="Feil ident"):
        logg_inn(kontor.fil, "KAL", "feil")
    with pytest.raises(Regelbrudd, match="Vent"):
        logg_inn(kontor.fil, "KAL", PASSORD)


def test_si_1_den_som_har_sluttet_kommer_ikke_inn(kontor: Kontor) -> None:
    with kontor.okt("LEA").skrive() as s:
        s.endre("ansatt", hvor={"ident": "KAL"}, til=date(2026, 11, 19))
        s.logg("test")
    with pytest.raises(Regelbrudd, match="ikke registrert som ansatt"):
        logg_inn(kontor.fil, "KAL", PASSORD)
    with pytest.raises(Regelbrudd, match="Feil ident"):
        logg_inn(kontor.fil, "KAL", "feil")
    with pytest.raises(Regelbrudd, match="Feil PIN"):
        bekreft_pin(kontor.okt(), "KAL", PIN)


def _ny_stilling(kontor: Kontor, ident: str, **kolonner: Any) -> None:
    with kontor.okt("LEA").skrive() as s:
        s.endre("ansatt", hvor={"ident": ident}, **kolonner)
        s.logg("ansatt_endret", objekt="ansatt")


@pytest.mark.parametrize(
    ("kolonner", "setning"),
    [
        ({"rolle": "mottak", "pin": None, "sosialhjelp": 0}, "Rollen din er en annen nå"),
        ({"til": "2026-11-19"}, "ikke registrert som ansatt"),
    ],
)
def test_pe_9_en_okt_fra_for_rollen_ble_en_annen_leser_og_skriver_ingenting(
    kontor: Kontor, kolonner: dict[str, object], setning: str
) -> None:
    okt = logg_inn(kontor.fil, "IDA", PASSORD)
    _ny_stilling(kontor, "IDA", **kolonner)
    with pytest.raises(Regelbrudd, match=setning), okt.lese():
        pytest.fail("read")
    with pytest.raises(Regelbrudd, match=setning), okt.skrive():
        pytest.fail("wrote")
    logg_ut(okt)
    assert handlinger(kontor)[-1] == ("IDA", "logget ut")


def test_ko_8_en_annens_pin_ved_samme_pult(kontor: Kontor) -> None:
    svar = bekreft_pin(kontor.okt("KAL"), "IDA", PIN)
    assert (svar.ident, svar.navn, svar.rolle) == ("IDA", "Ida Moen", "veileder")
    assert handlinger(kontor) == [("IDA", "pin forsøkt"), ("IDA", "pin bekreftet")]
    with kontor.okt("KAL").skrive() as s:
        krev_bekreftet(s, svar)


@pytest.mark.parametrize("ident", ["LEA", "KAL", "PER"])
def test_si_1_egen_passfrase_og_pin_byttes_bare_med_den_gamle(kontor: Kontor, ident: str) -> None:
    """A desk the leder has left open gives nobody a passphrase of her."""
    with kontor.okt("LEA").lese() as les:
        for_ = tuple(les.rader("select * from ansatt where ident = :i", i=ident)[0])
    for passord, pin in (("fem hvite svaner", None), (None, "271828"), ("fem hvite svaner", "271828")):
        with pytest.raises(Regelbrudd, match="SI-1: Din egen passfrase og PIN bytter du med F1, p"):
            ansatt.sett_nokler(kontor.okt(ident), ident, 1, passord, pin)
    with kontor.okt("LEA").lese() as les:
        assert tuple(les.rader("select * from ansatt where ident = :i", i=ident)[0]) == for_
    assert logg_inn(kontor.fil, ident, PASSORD).ident == ident


def test_si_1_det_staar_i_loggen_ved_hvilken_pult_en_pin_ble_provd(kontor: Kontor) -> None:
    """Guessing at KAL's desk does not look like IDA's own mistakes."""
    with pytest.raises(Regelbrudd, match="Feil PIN"):
        bekreft_pin(kontor.okt("KAL"), "IDA", "000000")
    bekreft_pin(kontor.okt("IDA"), "IDA", PIN)
    rader = [(r.ident, r.handling, r.grunn) for r in logg.sok(kontor.okt("LEA"), Loggsok(ansatt="IDA"))]
    ved = "ved pulten til KAL"
    assert rader == [
        ("IDA", "pin bekreftet", None), ("IDA", "pin forsøkt", None), ("IDA", "pin avvist", ved), ("IDA", "pin forsøkt", ved),
    ]  # fmt: skip


def test_si_1_klokken_stilt_en_time_fram_gir_ikke_tre_nye_forsok(kontor: Kontor) -> None:
    for _ in range(3):
        with pytest.raises(Regelbrudd, match="Feil PIN"):
            bekreft_pin(kontor.okt(kl=time(9)), "IDA", "000000")
    with pytest.raises(Regelbrudd, match="Feil PIN"):
        bekreft_pin(kontor.okt(kl=time(11)), "IDA", "000000")
    with pytest.raises(Regelbrudd, match="Vent 10 sekunder"):
        bekreft_pin(kontor.okt(kl=time(11)), "IDA", PIN)


@pytest.mark.parametrize(("ident", "pin"), [("IDA", "000000"), ("XYZ", PIN), ("PER", PIN)])
def test_si_1_feil_pin_og_ident_uten_pin_sies_likt(kontor: Kontor, ident: str, pin: str) -> None:
    with pytest.raises(Regelbrudd) as brudd:
        bekreft_pin(kontor.okt(), ident, pin)
    assert (brudd.value.setning, brudd.value.felt) == ("Feil PIN.", "pin")


def test_si_1_pin_bremses_for_seg_og_stenger_ikke_innloggingen(kontor: Kontor) -> None:
    for _ in range(3):
        with pytest.raises(Regelbrudd, match="Feil PIN"):
            bekreft_pin(kontor.okt(), "IDA", "000000")
    with pytest.raises(Regelbrudd, match="Vent 5 sekunder"):
        bekreft_pin(kontor.okt(), "IDA", PIN)
    assert bekreft_pin(kontor.okt(kl=time(12, 1)), "IDA", PIN).ident == "IDA"
    assert logg_inn(kontor.fil, "IDA", PASSORD).ident == "IDA"


def test_si_1_en_bekreftelse_gjelder_ikke_etter_at_pin_er_byttet(kontor: Kontor) -> None:
    svar = bekreft_pin(kontor.okt(), "IDA", PIN)
    bytt_pin(kontor.okt("IDA"), PASSORD, "385201")
    with pytest.raises(Regelbrudd, match="Feil PIN"), kontor.okt().skrive() as s:
        krev_bekreftet(s, svar)
    assert bekreft_pin(kontor.okt(kl=time(13)), "IDA", "385201").ident == "IDA"


def test_si_1_bytte_av_passfrase_krever_den_gamle(kontor: Kontor) -> None:
    with pytest.raises(Regelbrudd, match="Feil passfrase"):
        bytt_passord(kontor.okt(), "feil", "blåbær på fjellet")
    bytt_passord(kontor.okt(), PASSORD, "blåbær på fjellet")
    with pytest.raises(Regelbrudd, match="Feil ident"):
        logg_inn(kontor.fil, "KAL", PASSORD)
    decomposed = "bla\u030ab\u00e6r pa\u030a fjellet"
    assert logg_inn(kontor.fil, "KAL", decomposed).ident == "KAL"


def test_si_1_en_ekte_fil_nekter_demofilens_nokler(kontor: Kontor) -> None:
    ekte = kontor.okt()
    ekte = Okt(ekte.base, ekte.ident, ekte.navn, ekte.rolle, ekte.kontor, False, ekte.klokke)
    with pytest.raises(Regelbrudd, match="øvingsfiler"):
        bytt_passord(ekte, PASSORD, "vaagan")
    with pytest.raises(Regelbrudd, match="øvingsfiler"):
        bytt_pin(ekte, PASSORD, "123456")
    assert handlinger(kontor) == []


def test_ko_2_mottak_har_ingen_pin(kontor: Kontor) -> None:
    with pytest.raises(Regelbrudd, match="KO-2"):
        bytt_pin(kontor.okt("PER"), PASSORD, "385201")


def test_si_1_innlogging_importerer_ikke_det_tunge() -> None:
    tunge = {"pydantic", "sqlite_utils", "holidays", "argon2", "cryptography", "textual"}
    kode = f"import sys, navtui.services.innlogging; print(sorted({tunge} & set(sys.modules)))"
    svar = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True, cwd=Path.cwd()).stdout.strip()
    assert svar == "[]"
