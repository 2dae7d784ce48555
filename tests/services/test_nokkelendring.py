"""SI-5, SI-2: what changes both files is done to both or to neither, and a key file of another time than the file is told of."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from navtui.domain.ansatt import NyAnsatt
from navtui.domain.kodeverk.kontor import Ansettelse, Rolle
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import ansatt, innlogging, nokkel, sikkerhetskopi
from navtui.services.fil import apne
from navtui.services.innlogging import gi_ny_passfrase, logg_inn
from navtui.services.okt import Okt
from navtui.services.sjekk import sjekk_innhold
from navtui.store import db, krypto, nokkelavtrykk, nokkelfil
from navtui.store import sikkerhetskopi as kopilager
from tests.holdbarhet import strom_passfrase
from tests.holdbarhet.full_disk import fullt
from tests.kontor import I_DAG, NOKKEL, PASSORD, RASK, Kontor

NY = "fire hvite svaner i fjæra"
ELDRE = "nøkkelfilen er eldre enn filen"
uten_grense = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size and no fork")


@pytest.fixture(autouse=True)
def rask(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that are quick to wrap."""
    for styrke in ("EKTE", "OVING"):
        monkeypatch.setattr(krypto, styrke, RASK)


def kommer_inn(kontor: Kontor, ident: str, passord: str) -> bool:
    """Whether she may sign in by it."""
    try:
        logg_inn(kontor.fil, ident, passord)
    except Regelbrudd:
        return False
    return True


def handlinger(kontor: Kontor) -> list[str]:
    """What the log says was done."""
    with kontor.okt("LEA").lese() as les:
        return [r["handling"] for r in les.rader("select handling from logg order by nr")]


def versjon(okt: Okt, ident: str) -> int:
    """Of her row as it is now."""
    return next(a.versjon for a in ansatt.liste(okt) if a.ident == ident)


def vist_gjenoppretting(okt: Okt) -> str:
    """A new recovery key, as it was shown."""
    vist: list[str] = []
    nokkel.ny_gjenoppretting(okt, vist.append)
    return vist[0]


def bytt_egen(kontor: Kontor, gammelt: str = PASSORD, nytt: str = NY) -> None:
    """IDA changes her own."""
    innlogging.bytt_passord(kontor.okt("IDA"), gammelt, nytt)


def leder_setter(kontor: Kontor, gammelt: str = PASSORD, nytt: str = NY) -> None:
    """The leder gives IDA another."""
    lea = kontor.okt("LEA")
    ansatt.sett_nokler(lea, "IDA", versjon(lea, "IDA"), nytt, None)


BYTTER = pytest.mark.parametrize("bytt", [bytt_egen, leder_setter])


@uten_grense
@BYTTER
@pytest.mark.parametrize("fyll", [0, 3])
def test_si_5_nar_filen_ikke_kan_vokse_er_passfrasen_som_for(kontor: Kontor, bytt: Callable[..., None], fyll: int) -> None:
    """One passphrase after the other until there is no room: the last one that was saved works, and not the one that was refused."""
    for _ in range(fyll):
        kontor.person()
    db.slipp()
    gjelder = PASSORD
    with fullt(kontor.fil.stat().st_size):
        for nr in range(60):
            prov = f"{NY} {nr}"
            try:
                bytt(kontor, gjelder, prov)
            except Regelbrudd as brudd:
                sagt = brudd
                break
            gjelder = prov
    db.slipp()
    assert sagt.regel == "SI-5"
    assert (kommer_inn(kontor, "IDA", gjelder), kommer_inn(kontor, "IDA", prov)) == (True, False)
    assert [s.linje for s in sjekk_innhold(kontor.okt("LEA")) if s.funn] == []


@uten_grense
def test_si_5_nar_filen_ikke_kan_vokse_virker_den_gamle_gjenopprettingsnokkelen(kontor: Kontor) -> None:
    lea = kontor.okt("LEA")
    vist: list[str] = []
    gammel = vist_gjenoppretting(lea)
    db.slipp()
    with fullt(kontor.fil.stat().st_size), pytest.raises(Regelbrudd, match="Ingenting er lagret"):
        for _ in range(40):
            nokkel.ny_gjenoppretting(lea, vist.append)
            gammel = vist.pop()
    with pytest.raises(Regelbrudd, match="stemmer ikke"):
        gi_ny_passfrase(apne(kontor.fil), "LEA", vist[0], NY)
    gi_ny_passfrase(apne(kontor.fil), "LEA", gammel, NY)
    assert kommer_inn(kontor, "LEA", NY)


@uten_grense
@BYTTER
@pytest.mark.parametrize("hvor", ["før", "etter"])
def test_si_5_drept_mellom_de_to_filene(kontor: Kontor, bytt: Callable[[Kontor], None], hvor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Just before the office's file is saved: nothing has happened. Just after: the old passphrase works, and it is said that it is old."""
    ekte = Okt.skrive

    @contextmanager
    def dor(okt: Okt) -> Iterator[db.Skriver]:
        with ekte(okt) as s:
            yield s
            if hvor == "før" and spor:
                os.kill(os.getpid(), signal.SIGKILL)
        if spor:
            os.kill(os.getpid(), signal.SIGKILL)

    spor: list[str] = []
    sett = nokkelavtrykk.sett

    def merk(s: db.Skriver, hvem: str, avtrykk: str | None) -> None:
        spor.append("nokkelavtrykk")
        sett(s, hvem, avtrykk)

    db.slipp()
    if (barn := os.fork()) == 0:
        monkeypatch.setattr(Okt, "skrive", dor)
        monkeypatch.setattr(nokkelavtrykk, "sett", merk)
        bytt(kontor)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(barn, 0)[1]) == -signal.SIGKILL
    assert (kommer_inn(kontor, "IDA", PASSORD), kommer_inn(kontor, "IDA", NY)) == (True, False)
    sagt = nokkel.filene_stemmer(kontor.okt("KAL"))
    assert (ELDRE in sagt.lower()) == (hvor == "etter")
    bytt(kontor)
    assert nokkel.filene_stemmer(kontor.okt("KAL")) == ""
    assert kommer_inn(kontor, "IDA", NY)


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_si_5_strombrudd_mens_passfrasen_byttes(tmp_path: Path) -> None:
    utfall, feil = strom_passfrase.kjor(tmp_path.resolve(), bytter=2, kutt=24, fro=2)
    assert feil == []
    assert utfall["den gamle, og det sies"] > 0


def test_si_5_nokkelfilen_kan_ikke_skrives_etter_at_filen_er_lagret(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not said that nothing was saved, and the file does not believe in a passphrase that is not there."""
    ekte = nokkelfil.skrive

    @contextmanager
    def full(fil: Path) -> Iterator[nokkelfil.Nokkelfil]:
        with ekte(fil) as n:
            yield n
            raise Regelbrudd("SI-5", "Det er ikke plass på disken, eller den svarer ikke. Ingenting er lagret.")

    lea = kontor.okt("LEA")
    monkeypatch.setattr(nokkelfil, "skrive", full)
    with pytest.raises(Regelbrudd, match="Passfrasen eller gjenopprettingsnøkkelen er som før; resten er lagret"):
        ansatt.sett_nokler(lea, "IDA", versjon(lea, "IDA"), NY, "385201")
    monkeypatch.undo()
    assert handlinger(kontor)[-1] == "nøkkelfil ikke endret"
    assert (kommer_inn(kontor, "IDA", PASSORD), kommer_inn(kontor, "IDA", NY)) == (True, False)
    assert nokkel.filene_stemmer(lea) == ""


def test_si_2_en_eldre_nokkelfil_sies_fra_om_paa_skjermene_i_loggen_og_i_sjekk(kontor: Kontor, tmp_path: Path) -> None:
    """JON changes the passphrase that somebody has seen; somebody puts the key file of the day before back."""
    eldre = tmp_path / "eldre.nokkel"
    shutil.copy(nokkelfil.sti(kontor.fil), eldre)
    innlogging.bytt_passord(kontor.okt("JON"), PASSORD, NY)
    gammelt_ark = vist_gjenoppretting(kontor.okt("LEA"))
    assert nokkel.filene_stemmer(kontor.okt("KAL")) == ""
    db.slipp()
    shutil.copy(eldre, nokkelfil.sti(kontor.fil))
    okt = logg_inn(kontor.fil, "JON", PASSORD)
    assert nokkel.filene_stemmer(okt) == f"Si fra til leder: {ELDRE}: passfrasen til JON er ikke den som ble satt sist."
    assert "eldre nøkkelfil" in handlinger(kontor)
    (funn,) = [s.linje for s in sjekk_innhold(kontor.okt("LEA")) if s.funn]
    assert funn == "FEIL SI-2: nøkkelfilen er eldre enn filen: passfrasen til JON er ikke den som ble satt sist"
    with pytest.raises(Regelbrudd, match="stemmer ikke"):
        gi_ny_passfrase(apne(kontor.fil), "LEA", gammelt_ark, NY)
    lea = kontor.okt("LEA")
    ansatt.sett_nokler(lea, "JON", versjon(lea, "JON"), NY, None)
    assert nokkel.filene_stemmer(lea) == ""


def test_si_2_en_eldre_gjenopprettingsnokkel_sies_fra_om(kontor: Kontor, tmp_path: Path) -> None:
    lea, eldre = kontor.okt("LEA"), tmp_path / "eldre.nokkel"
    vist_gjenoppretting(lea)
    shutil.copy(nokkelfil.sti(kontor.fil), eldre)
    vist_gjenoppretting(lea)
    shutil.copy(eldre, nokkelfil.sti(kontor.fil))
    assert "gjenopprettingsnøkkelen er ikke den som ble satt sist" in nokkel.filene_stemmer(lea)


def test_si_6_en_passfrase_satt_mens_kopien_tas_er_i_begge_filer_i_kopien(
    kontor: Kontor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ekte, ganger = kopilager._overfor, []

    def overfor(fra: Path, til: Path, hemmelig: bytes | None) -> None:
        ekte(fra, til, hemmelig)
        ganger.append(fra)
        if len(ganger) == 1:
            bytt_egen(kontor)

    monkeypatch.setattr(kopilager, "_overfor", overfor)
    (mappe := tmp_path / "kopier").mkdir()
    kopi = sikkerhetskopi.ta(kontor.okt("LEA"), mappe).sti
    assert len(ganger) == 4
    assert logg_inn(kopi, "IDA", NY).ident == "IDA"


def test_pe_9_en_ny_ansatt_er_i_begge_filer_eller_ingen(kontor: Kontor) -> None:
    ny = NyAnsatt(
        ident="TOR", navn="Tor Hauglid", rolle=Rolle.VEILEDER, ansettelse=Ansettelse.KOMMUNAL, stillingsprosent=100, sosialhjelp=True,
        fra=I_DAG, passord=NY, pin="385201",
    )  # fmt: skip
    laas = db.tilkoble(nokkelfil.sti(kontor.fil), None)
    laas.execute("begin immediate")
    with pytest.MonkeyPatch.context() as m:
        m.setattr("navtui.store.tilkobling.VENTETID_S", 0.02)
        with pytest.raises(Regelbrudd, match="opptatt"):
            ansatt.legg_til(kontor.okt("LEA"), ny)
    laas.execute("rollback")
    laas.close()
    assert "TOR" not in {a.ident for a in ansatt.liste(kontor.okt("LEA"))}
    ansatt.legg_til(kontor.okt("LEA"), ny)
    with nokkelfil.lese(kontor.fil) as n:
        pakke = n.innpakning("TOR")
    assert pakke is not None
    assert krypto.pakk_ut(pakke, NY, "TOR") == (NOKKEL,)
