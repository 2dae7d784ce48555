"""SI-6, SI-2: a copy counts when it has been opened and checked, made while others work, and put back."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from navtui.domain.regelbrudd import Regelbrudd
from navtui.services.innlogging import logg_inn
from navtui.services.sikkerhetskopi import Kopistand, gjenopprett, sett_daglig, stand, ta, ta_daglig, velg_mappe
from navtui.services.sjekk import Svar, sjekk_innhold
from navtui.store import nokkelfil
from navtui.store import sikkerhetskopi as lager
from navtui.store.db import Base
from tests.kontor import PASSORD, Kontor, raa


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    """Where copies go."""
    (tmp_path / "kopier på Ås").mkdir()
    return tmp_path / "kopier på Ås"


def test_si_6_en_kopi_er_hel_kryptert_og_fort(kontor: Kontor, mappe: Path) -> None:
    kontor.person("Åsne", "Fjelltvedt")
    kopi = ta(kontor.okt("LEA"), mappe)
    assert sorted(p.name for p in mappe.iterdir()) == [kopi.name, f"{kopi.name}.nokkel"]
    assert {p.stat().st_mode & 0o777 for p in mappe.iterdir()} == {0o600}
    assert b"Fjelltvedt" not in kopi.read_bytes()
    paa_kopien = logg_inn(kopi, "KAL", PASSORD)
    with paa_kopien.lese() as les:
        assert les.verdi("select etternavn from person where id not in (select value from json_each(:skjult))") == "Fjelltvedt"
    with kontor.okt().lese() as les:
        siste = lager.siste(les)
        assert siste is not None
        assert (siste.filnavn, siste.mappe) == (kopi.name, str(mappe))
    assert [s.linje for s in sjekk_innhold(kontor.okt()) if s.funn] == []
    with nokkelfil.lese(kontor.fil) as n:
        assert n.loggmerker()[-1].anledning == "sikkerhetskopi"


def test_si_6_en_kopi_som_ikke_er_i_orden_kastes_og_de_eldre_blir(kontor: Kontor, mappe: Path) -> None:
    god = ta(kontor.okt("LEA", kl=time(11)), mappe, behold=1)
    person = kontor.person()
    conn = raa(kontor.fil)
    conn.execute("pragma foreign_keys = off")
    conn.execute("update navnedel set person_id = 999 where person_id = ?", (person,))
    conn.close()
    with pytest.raises(Regelbrudd, match="ikke i orden og er kastet"):
        ta(kontor.okt("LEA"), mappe, behold=1)
    assert sorted(p.name for p in mappe.iterdir()) == [god.name, f"{god.name}.nokkel"]


def test_si_6_de_nyeste_beholdes_med_nokkelfilene(kontor: Kontor, mappe: Path) -> None:
    fremmed = mappe / "kontor-gammel.navtui"
    fremmed.write_text("ikke vår")
    kopier = [ta(kontor.okt("LEA", kl=time(12, n)), mappe, behold=2) for n in range(4)]
    assert sorted(mappe.glob("kontor-2*.navtui")) == kopier[2:]
    assert sorted(mappe.glob("*.nokkel")) == [nokkelfil.sti(k) for k in kopier[2:]]
    assert fremmed.exists()


def test_si_6_kopien_tas_mens_andre_arbeider(kontor: Kontor, mappe: Path) -> None:
    for _ in range(20):
        kontor.person()
    ferdig = threading.Event()
    skrevet = []

    def arbeid() -> None:
        while not ferdig.is_set():
            skrevet.append(kontor.person())

    trad = threading.Thread(target=arbeid)
    trad.start()
    try:
        kopier = [ta(kontor.okt("LEA", kl=time(12, n)), mappe) for n in range(3)]
    finally:
        ferdig.set()
        trad.join()
    assert len(skrevet) > 3
    for kopi in kopier:
        conn = raa(kopi)
        antall, i_loggen = conn.execute("select (select count(*) from person), (select count(distinct person_id) from logg)").fetchone()
        conn.close()
        assert 20 <= antall == i_loggen


def test_si_6_mappen_ma_finnes_og_vaere_skrivbar(kontor: Kontor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Regelbrudd, match="Mappen finnes ikke"):
        ta(kontor.okt("LEA"), tmp_path / "mangler")

    def full(*_: object) -> Base:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(lager, "kopier", full)
    (tmp_path / "m").mkdir()
    with pytest.raises(Regelbrudd, match="De eldre er urørt"):
        ta(kontor.okt("LEA"), tmp_path / "m")
    assert list((tmp_path / "m").iterdir()) == []


def test_si_6_den_daglige_tas_en_gang_om_dagen_i_mappen_leder_har_valgt(kontor: Kontor, mappe: Path) -> None:
    assert ta_daglig(kontor.okt("KAL")) is None
    with pytest.raises(Regelbrudd):
        sett_daglig(kontor.okt("KAL"), mappe)
    sett_daglig(kontor.okt("LEA"), mappe)
    assert ta_daglig(kontor.okt("KAL")) is not None
    assert ta_daglig(kontor.okt("IDA", kl=time(18))) is None
    i_morgen = kontor.okt("IDA")
    i_morgen = replace(i_morgen, klokke=replace(i_morgen.klokke, dag=i_morgen.i_dag.replace(day=22)))  # type: ignore[call-arg]
    assert ta_daglig(i_morgen) is not None
    sett_daglig(kontor.okt("LEA"), None)
    assert ta_daglig(i_morgen) is None


def test_si_6_leder_velger_mappen_i_programmet_og_den_forste_kopien_proves_for_den_er_valgt(kontor: Kontor, mappe: Path) -> None:
    lea = kontor.okt("LEA")
    assert stand(lea) == Kopistand(None, "Ingen kopi ennå")
    setning = velg_mappe(lea, str(mappe))
    (kopi,) = mappe.glob("*.navtui")
    assert setning.startswith(f"Kopien {kopi.name} er åpnet og i orden. Det tas en hver dag. Mappen er på samme disk")
    assert stand(lea) == Kopistand(mappe.resolve(), "Kopi for mindre enn en time siden, ok")
    assert velg_mappe(lea, None) == "Det tas ikke daglig kopi lenger."
    assert stand(lea).mappe is None
    for gjor in (lambda: stand(kontor.okt("KAL")), lambda: velg_mappe(kontor.okt("KAL"), str(mappe))):
        with pytest.raises(Regelbrudd):
            gjor()


@pytest.mark.parametrize(
    ("hvor", "ord_"),
    [
        ("kopier", "hele veien"),
        ("{tmp}/mangler", "finnes ikke"),
        ("{tmp}/kontor.navtui", "en fil, ikke en mappe"),
        ("{tmp}", "Kontorets fil ligger i denne mappen"),
        ("{tmp}/m/..", "Kontorets fil ligger i denne mappen"),
    ],
)
def test_si_6_en_mappe_som_ikke_duger_nektes_og_ingenting_er_valgt(kontor: Kontor, mappe: Path, hvor: str, ord_: str) -> None:
    (mappe.parent / "m").mkdir(exist_ok=True)
    with pytest.raises(Regelbrudd, match=ord_) as feil:
        velg_mappe(kontor.okt("LEA"), hvor.format(tmp=kontor.fil.parent))
    assert (feil.value.regel, feil.value.felt) == ("SI-6", "mappe")
    assert stand(kontor.okt("LEA")) == Kopistand(None, "Ingen kopi ennå")


def test_si_6_en_mappe_der_kopien_ikke_holder_blir_ikke_valgt(kontor: Kontor, mappe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(Regelbrudd, match="ikke lov til å skrive"):
        velg_mappe(kontor.okt("LEA"), str(mappe))
    monkeypatch.undo()
    monkeypatch.setattr("navtui.services.sikkerhetskopi.sjekk_fil", lambda _: [Svar("SI-5", "", "skadet")])
    with pytest.raises(Regelbrudd, match="ikke i orden"):
        velg_mappe(kontor.okt("LEA"), str(mappe))
    assert stand(kontor.okt("LEA")).mappe is None


def test_si_6_en_kopi_settes_tilbake_som_en_ny_fil(kontor: Kontor, mappe: Path, tmp_path: Path) -> None:
    person = kontor.person("Åsne", "Fjelltvedt")
    kopi = ta(kontor.okt("LEA"), mappe)
    for_ = kopi.read_bytes()
    ny = tmp_path / "tilbake.navtui"
    gjenopprett(logg_inn(kopi, "LEA", PASSORD), ny)
    okt = logg_inn(ny, "KAL", PASSORD)
    with okt.lese() as les:
        assert (
            les.verdi("select id from person where etternavn = 'Fjelltvedt' and id not in (select value from json_each(:skjult))") == person
        )
        assert les.verdi("select count(*) from logg where handling = 'gjenopprettet fra kopi'") == 1
    assert [s.linje for s in sjekk_innhold(okt) if s.funn] == []
    with pytest.raises(Regelbrudd, match="finnes alt"):
        gjenopprett(okt, ny)
    assert len(for_) <= kopi.stat().st_size


def test_si_2_uten_nokkelfilen_kan_kopien_ikke_leses(kontor: Kontor, mappe: Path) -> None:
    kopi = ta(kontor.okt("LEA"), mappe)
    nokkelfil.sti(kopi).unlink()
    with pytest.raises(Regelbrudd, match="mangler"):
        logg_inn(kopi, "LEA", PASSORD)
