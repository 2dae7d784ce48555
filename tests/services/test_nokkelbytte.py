"""SI-2: another key for the file. Who gets in after it, who does not, and that nothing that is cut off anywhere loses the file."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from navtui.cli.apne import Pult
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import ansatt, leder, nokkel, nokkelbytte
from navtui.services.fil import apne
from navtui.services.innlogging import gi_ny_passfrase, logg_inn, logg_ut
from navtui.services.okt import Okt
from navtui.services.sikkerhetskopi import ta
from navtui.services.sjekk import sjekk_fil, sjekk_innhold
from navtui.store import db, krypto, nokkelfil, nokkelhode, nokkelsegl
from navtui.store import nokkelbytte as lager
from navtui.store.fil import sjekk_innhold as sjekk_ved_innlogging
from tests.holdbarhet import strom_nokkel
from tests.kontor import ANSATTE, I_DAG, NOKKEL, PASSORD, RASK, Kontor, kopi, raa

NY = "fire hvite svaner i fjæra"
GAMMELT_FORMAT = Path(__file__).parent.parent / "store" / "nokkelfil1.sql"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="kill -9")


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


def avslutt(kontor: Kontor, ident: str) -> None:
    """Her last day was yesterday."""
    lea = kontor.okt("LEA")
    ansatt.avslutt(lea, ident, next(a.versjon for a in ansatt.liste(lea) if a.ident == ident), date(2026, 11, 19))


def apner(base: db.Base) -> bool:
    """Whether this key opens the file."""
    conn = raa(base.fil, base.nokkel)
    try:
        return bool(conn.execute("select count(*) from logg").fetchone()[0])
    except db.Databasefeil:
        return False
    finally:
        conn.close()


def funn(fil: Path) -> list[str]:
    """What `navtui sjekk` finds, as one who signs in by her passphrase sees it."""
    okt = logg_inn(fil, "IDA", PASSORD)
    svar = [s.linje for s in (*sjekk_fil(okt.base), *sjekk_innhold(okt)) if s.funn]
    logg_ut(okt)
    return svar


def test_si_2_alle_som_er_ansatt_kommer_inn_med_sin_passfrase_og_den_som_har_sluttet_med_ingenting(kontor: Kontor, tmp_path: Path) -> None:
    """KAL took the key file with her, and gets hold of the office's file a year later."""
    arket = ny_gjenoppretting(kontor.okt("LEA"))
    avslutt(kontor, "KAL")
    (medtatt := tmp_path / "medtatt").mkdir()
    hos_kal = kopi(kontor.base, medtatt)
    byttet = nokkelbytte.bytt(logg_inn(kontor.fil, "LEA", PASSORD))
    assert byttet.mottakere == lager.Mottakere(tuple(sorted(set(ANSATTE) - {"KAL"})), (), True)
    assert (apner(kontor.base), apner(byttet.okt.base)) == (False, True)
    for ident in byttet.mottakere.har:
        assert logg_inn(kontor.fil, ident, PASSORD).base == byttet.okt.base
    with pytest.raises(Regelbrudd, match="Feil ident"):
        logg_inn(kontor.fil, "KAL", PASSORD)
    with nokkelfil.lese(hos_kal.fil) as n:
        pakke = n.innpakning("KAL")
    assert pakke is not None
    assert krypto.pakk_ut(pakke, PASSORD, "KAL") == (NOKKEL,)
    assert apner(hos_kal)
    hos_kal.fil.write_bytes(kontor.fil.read_bytes())
    assert not apner(hos_kal)
    gi_ny_passfrase(apne(kontor.fil), "LEA", arket, NY)
    assert logg_inn(kontor.fil, "LEA", NY).base == byttet.okt.base
    assert funn(kontor.fil) == []


def test_si_2_byttet_kan_gjores_igjen_og_sikkerhetskopien_etterpa_er_under_den_nye(kontor: Kontor, tmp_path: Path) -> None:
    forste = nokkelbytte.bytt(logg_inn(kontor.fil, "LEA", PASSORD)).okt
    andre = nokkelbytte.bytt(forste).okt
    assert [apner(b) for b in (kontor.base, forste.base, andre.base)] == [False, False, True]
    (mappe := tmp_path / "kopier").mkdir()
    ferdig = ta(andre, mappe).sti
    assert logg_inn(ferdig, "EVA", PASSORD).base == db.Base(ferdig, andre.base.nokkel)
    assert funn(kontor.fil) == []


def test_si_2_bare_leder_bytter(kontor: Kontor) -> None:
    with pytest.raises(Regelbrudd):
        nokkelbytte.bytt(kontor.okt("KAL"))
    assert apner(kontor.base)


def test_si_7_byttet_venter_ikke_pa_en_annen_pult_og_endrer_ingenting(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("navtui.store.tilkobling.VENTETID_S", 0.05)
    okt = logg_inn(kontor.fil, "LEA", PASSORD)
    annen = raa(kontor.fil)
    annen.execute("begin")
    annen.execute("select count(*) from logg").fetchone()
    with pytest.raises(Regelbrudd, match="opptatt av en annen"):
        nokkelbytte.bytt(okt)
    annen.close()
    assert funn(kontor.fil) == []
    assert apner(kontor.base)


def test_si_7_den_som_var_innlogget_med_den_gamle_nokkelen_skriver_ingenting_og_far_vite_hva_hun_gjor(kontor: Kontor) -> None:
    ida = logg_inn(kontor.fil, "IDA", PASSORD)
    with ida.lese():
        pass
    nokkelbytte.bytt(logg_inn(kontor.fil, "LEA", PASSORD))
    for arbeid in (ida.lese, ida.skrive):
        with pytest.raises(Regelbrudd, match="logg inn på nytt"), arbeid():
            pytest.fail("opened")
    with pytest.raises(Regelbrudd, match="Logg inn på nytt"):
        nokkel.noter(ida, 1, "x", "utlogging")
    assert funn(kontor.fil) == []


def test_si_7_byttes_nokkelen_mens_passfrasen_proves_sies_det(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    riktig = nokkel._prov

    def prov_og_bytt(*a: object) -> tuple[bytes, ...]:
        svar = riktig(*a)  # type: ignore[arg-type]
        lager.bytt(kontor.base, ())
        return svar

    monkeypatch.setattr(nokkel, "_prov", prov_og_bytt)
    with pytest.raises(Regelbrudd, match="mens du logget inn"):
        logg_inn(kontor.fil, "IDA", PASSORD)
    monkeypatch.undo()
    assert funn(kontor.fil) == []


def test_si_2_en_pult_som_sto_apen_tar_imot_den_neste_etter_byttet(kontor: Kontor) -> None:
    pult = Pult(apne(kontor.fil))
    pult.logg_inn("IDA", PASSORD)
    assert pult.endret() is False
    byttet = nokkelbytte.bytt(logg_inn(kontor.fil, "LEA", PASSORD)).okt
    with pytest.raises(db.Databasefeil):
        pult.endret()
    assert pult.logg_inn("IDA", PASSORD).base == byttet.base
    assert pult.endret() is False
    nokkelbytte.bytt(byttet)
    pult.logg_inn("KAL", PASSORD)
    assert pult.endret() is False
    nokkelbytte.bytt(logg_inn(kontor.fil, "LEA", PASSORD))
    pult.logg_ut()


def test_si_2_en_nokkelfil_som_er_endret_far_ingen_ny_nokkel(kontor: Kontor) -> None:
    """Else one could put a public key of one's own in the place of another's, and be given the new key by the leder."""
    conn = db.tilkoble(nokkelfil.sti(kontor.fil), None)
    conn.execute("update innpakning set offentlig = (select offentlig from innpakning where ident = 'KAL') where ident = 'EVA'")
    conn.close()
    with pytest.raises(Regelbrudd, match="nøkkelfilen er endret"):
        nokkelbytte.bytt(kontor.okt("LEA"))
    assert apner(kontor.base)


# --- the two files out of step ---


def test_si_2_filen_og_nokkelfilen_fra_hver_sin_side_av_byttet_sies_som_det_de_er(kontor: Kontor, tmp_path: Path) -> None:
    (mappe := tmp_path / "for").mkdir()
    for_ = kopi(kontor.base, mappe)
    nokkelbytte.bytt(logg_inn(kontor.fil, "LEA", PASSORD))
    gammel, ny = nokkelfil.sti(for_.fil).read_bytes(), nokkelfil.sti(kontor.fil).read_bytes()
    for base, feil_nokkelfil in ((kontor.base, gammel), (for_, ny)):
        nokkelfil.sti(base.fil).write_bytes(feil_nokkelfil)
        with pytest.raises(Regelbrudd, match=r"hører ikke sammen .* Hent begge fra samme sikkerhetskopi") as feil:
            logg_inn(base.fil, "IDA", PASSORD)
        assert feil.value.regel == "SI-2"
        (svar,) = sjekk_fil(nokkel.las_opp(base.fil, "IDA", PASSORD, kontor.okt().na()))
        assert "åpner ikke filen" in (svar.funn or "")


def test_si_3_en_fil_som_er_eldre_enn_nokkelfilen_sies_pa_skjermen(kontor: Kontor) -> None:
    eldre = kontor.fil.read_bytes()
    logg_ut(logg_inn(kontor.fil, "IDA", PASSORD))
    pult = Pult(apne(kontor.fil))
    assert pult.status(pult.logg_inn("IDA", PASSORD)).varsel == ""
    pult.logg_ut()
    kontor.fil.write_bytes(eldre)
    pult = Pult(apne(kontor.fil))
    assert "eldre enn nøkkelfilen" in pult.status(pult.logg_inn("IDA", PASSORD)).varsel
    for _ in range(6):  # those who work on make the log longer than it was when it was noted
        with kontor.okt("JON").skrive() as sk:
            sk.logg("test")
    pult.logg_ut()
    pult = Pult(apne(kontor.fil))
    assert "eldre enn nøkkelfilen" in pult.status(pult.logg_inn("IDA", PASSORD)).varsel


# --- a key file from before there were key pairs ---


def gammel_nokkelfil(kontor: Kontor) -> None:
    """The same office with a key file of format 1: each passphrase wraps the office's key itself."""
    sti = nokkelfil.sti(kontor.fil)
    sti.unlink()
    conn = db.tilkoble(sti, None, modus="rwc")
    conn.executescript(GAMMELT_FORMAT.read_text(encoding="utf-8"))
    conn.execute("insert into hode values (1, 13, 'Nav Vågan', '1865', 1, ?, ?)", (I_DAG.isoformat(), bytes(32)))
    for ident, (navn, rolle, *_) in ANSATTE.items():
        salt, tall = os.urandom(16), os.urandom(12)
        pakket = krypto._pakk(krypto._av_passord(PASSORD, salt, RASK), tall, NOKKEL, 1, ident)
        conn.execute(
            "insert into innpakning values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (ident, navn, rolle, salt, RASK.runder, RASK.minne, RASK.lop, tall, pakket),
        )
    nokkelsegl.sett(conn, NOKKEL)
    conn.close()


def test_si_2_en_eldre_nokkelfil_apnes_og_passfrasen_far_nokkelpar_ved_innlogging(kontor: Kontor) -> None:
    gammel_nokkelfil(kontor)
    sjekk_ved_innlogging(kontor.base)
    okt = logg_inn(kontor.fil, "LEA", PASSORD)
    with nokkelfil.lese(kontor.fil) as n:
        assert n.format == nokkelhode.FORMAT
        assert [(p := n.innpakning(i)) is not None and p.par is not None for i in ("LEA", "KAL")] == [True, False]
    assert logg_inn(kontor.fil, "LEA", PASSORD).base == logg_inn(kontor.fil, "KAL", PASSORD).base == okt.base
    byttet = nokkelbytte.bytt(okt)
    assert (byttet.mottakere.har, set(byttet.mottakere.uten_par)) == (("KAL", "LEA"), set(ANSATTE) - {"LEA", "KAL"})
    assert byttet.mottakere.gjenoppretting is None
    assert logg_inn(kontor.fil, "KAL", PASSORD).base == byttet.okt.base
    with pytest.raises(Regelbrudd, match="Feil ident"):
        logg_inn(kontor.fil, "IDA", PASSORD)


def test_si_2_leder_uten_nokkelpar_bytter_ikke(kontor: Kontor) -> None:
    gammel_nokkelfil(kontor)
    with pytest.raises(Regelbrudd, match="ut og inn igjen"):
        nokkelbytte.bytt(kontor.okt("LEA"))
    assert apner(kontor.base)


# --- cut off ---


def dref(kontor: Kontor, barn: Callable[[], object], etter: float | None = None) -> None:
    """Do it in a process of its own, which kills itself, or is killed `etter` seconds."""
    if (pid := os.fork()) == 0:
        try:
            barn()
        finally:
            os._exit(1)
    if etter is not None:
        time.sleep(etter)
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def drep(*_args: object, **_navn: object) -> None:
    """kill -9, here."""
    os.kill(os.getpid(), signal.SIGKILL)


@POSIX
@pytest.mark.parametrize("steg", ["forbered", "krypter_om", "fullfor"])
@pytest.mark.parametrize("naar", ["før", "etter"])
def test_si_5_drept_ved_hvert_steg_apnes_filen_av_alle_som_skal_inn(kontor: Kontor, steg: str, naar: str) -> None:
    """Before `krypter_om` the prepared key file is on the disk; after it the file is under a key only that key file knows."""
    avslutt(kontor, "KAL")
    arket = ny_gjenoppretting(kontor.okt("LEA"))
    okt = kontor.okt("LEA")

    def barn() -> None:
        gjor = getattr(lager, steg)

        def gjor_og_drep(*a: object) -> None:
            gjor(*a)
            drep()

        setattr(lager, steg, drep if naar == "før" else gjor_og_drep)
        nokkelbytte.bytt(okt)

    dref(kontor, barn)
    assert apner(kontor.base) == ((steg, naar) not in {("krypter_om", "etter"), ("fullfor", "før"), ("fullfor", "etter")})
    gi_ny_passfrase(apne(kontor.fil), "LEA", arket, NY)
    for ident in sorted(set(ANSATTE) - {"KAL", "LEA"}):
        logg_inn(kontor.fil, ident, PASSORD)
    with pytest.raises(Regelbrudd):
        logg_inn(kontor.fil, "KAL", PASSORD)
    assert funn(kontor.fil) == []
    nokkelbytte.bytt(logg_inn(kontor.fil, "LEA", NY))
    assert funn(kontor.fil) == []


@POSIX
def test_si_5_drept_naar_som_helst_apnes_filen_av_alle(kontor: Kontor, tmp_path: Path) -> None:
    def bytt(navn: str, etter: Callable[[], float | None]) -> bool:
        (mappe := tmp_path / navn).mkdir()
        base = kopi(kontor.base, mappe)
        dref(kontor, lambda: lager.bytt(base, ()), etter())
        uendret = apner(base)
        okt = logg_inn(base.fil, "IDA", PASSORD)
        assert [s.linje for s in sjekk_fil(okt.base) if s.funn] == [], navn
        return uendret

    begynt = time.monotonic()
    dref(kontor, lambda: lager.bytt(kopi(kontor.base, _mappe(tmp_path / "hel")), ()))
    hele = time.monotonic() - begynt
    assert bytt("straks", lambda: 0.0)
    assert not bytt("aldri", lambda: None)
    for nr in range(1, 14):
        bytt(str(nr), lambda nr=nr: hele * nr / 13)  # type: ignore[misc]


def _mappe(sti: Path) -> Path:
    sti.mkdir()
    return sti


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_si_4_strombrudd_under_byttet_lar_filen_apnes_med_en_av_de_to_noklene(tmp_path: Path) -> None:
    utfall, feil = strom_nokkel.kjor(tmp_path.resolve(), kutt=24)
    assert feil == []
    assert min(utfall["gammel"], utfall["ny"]) > 0


def test_si_2_leder_far_vite_det_naar_en_med_tilgang_har_sluttet_til_nokkelen_er_byttet(kontor: Kontor) -> None:
    """For a month, with the command and how old the key is. One who left before the key was made never had it."""
    okt = logg_inn(kontor.fil, "LEA", PASSORD)

    def sagt(okt: Okt, dag: date) -> list[str]:
        paa_dagen = replace(okt, klokke=replace(okt.klokke, demo_dato=dag))
        return [m.setning for m in leder.bilde(paa_dagen).mangler if m.regel == "SI-2"]

    with okt.skrive() as s:
        for ident, til in (("EVA", date(2026, 11, 19)), ("KAL", date(2026, 11, 20)), ("PER", date(2026, 11, 21))):
            s.endre("ansatt", hvor={"ident": ident}, til=til)
        s.logg("test")
    linje = "KAL har sluttet. Kan noen ha kopi av nøkkelfilen: navtui nokkel FIL --ny-filnokkel (nøkkelen er fra 20.11.2026)"
    assert sagt(okt, date(2026, 11, 20)) == []
    assert sagt(okt, date(2026, 11, 21)) == [linje]
    assert sagt(okt, date(2026, 12, 20)) == [linje.replace("KAL", "KAL og PER")]
    assert sagt(okt, date(2026, 12, 22)) == []
    dagen_etter = replace(okt, klokke=replace(okt.klokke, demo_dato=date(2026, 11, 22)))
    assert sagt(nokkelbytte.bytt(dagen_etter).okt, date(2026, 11, 23)) == []
