"""SI-6, SI-2: a copy counts when it has been opened and checked, made while others work, and put back."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest

from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import leder
from navtui.services.innlogging import logg_inn
from navtui.services.okt import Okt
from navtui.services.sikkerhetskopi import Kopistand, gjenopprett, sett_daglig, stand, ta, ta_daglig, velg_mappe
from navtui.services.sjekk import Svar, sjekk_innhold
from navtui.store import nokkelfil
from navtui.store import sikkerhetskopi as lager
from navtui.store.db import Base
from navtui.store.feil import Skrivestopp
from tests.kontor import I_DAG, PASSORD, Kontor, raa
from tests.kontor import kopi as paa_nytt_sted


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    """Where copies go."""
    (tmp_path / "kopier på Ås").mkdir()
    return tmp_path / "kopier på Ås"


def test_si_6_en_kopi_er_hel_kryptert_og_fort(kontor: Kontor, mappe: Path) -> None:
    kontor.person("Åsne", "Fjelltvedt")
    kopi = ta(kontor.okt("LEA"), mappe).sti
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


def skadet_kopi(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that does not keep what is written to it: the copy has a fault the file has not."""
    feil = [Svar("SI-5", "hel", "navnedel rad 1 viser til person")]
    monkeypatch.setattr("navtui.services.sikkerhetskopi.sjekk_fil", lambda base: [] if base.fil == kontor.fil else feil)


def test_si_6_en_kopi_som_ikke_er_i_orden_kastes_og_de_eldre_blir(kontor: Kontor, mappe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    god = ta(kontor.okt("LEA", kl=time(11)), mappe, behold=1).sti
    skadet_kopi(kontor, monkeypatch)
    with pytest.raises(Regelbrudd, match="ikke i orden og er kastet"):
        ta(kontor.okt("LEA"), mappe, behold=1)
    assert sorted(p.name for p in mappe.iterdir()) == [god.name, f"{god.name}.nokkel"]


def med_feil(kontor: Kontor, *, i_loggen: bool = True) -> None:
    """A fault that cannot be mended: an entry of the log, or a row that points at nothing, changed with another tool."""
    conn = raa(kontor.fil)
    conn.execute("pragma foreign_keys = off")
    if i_loggen:
        conn.execute("drop trigger logg_fast")
        conn.execute("update logg set ident = 'EVA' where nr = 1")
        conn.execute("create trigger logg_fast before update on logg begin select raise(abort, 'SI-3: loggen endres ikke'); end")
    else:
        conn.execute("update navnedel set person_id = 999 where person_id = ?", (kontor.person(),))
    conn.close()


@pytest.mark.parametrize(("i_loggen", "regel"), [(True, "SI-3"), (False, "SI-5")])
def test_si_6_en_fil_med_feil_kopieres_merket_og_tar_ingen_god_kopis_plass(
    kontor: Kontor, mappe: Path, tmp_path: Path, i_loggen: bool, regel: str
) -> None:
    """The office would never have had a copy again: the log cannot be mended."""
    god = ta(kontor.okt("LEA", kl=time(11)), mappe, behold=1)
    med_feil(kontor, i_loggen=i_loggen)
    merket = [ta(kontor.okt("LEA", kl=time(12, n)), mappe, behold=1) for n in range(2)][1]
    assert {f.regel for f in merket.funn} == {regel}
    assert merket.setning.startswith(f"Kopien er tatt, men filen har feil ({regel}).")
    assert merket.sti.name == "kontor-20261120T110100Z-MED-FEIL.navtui"
    assert sorted(mappe.glob("*.navtui")) == [god.sti, merket.sti]
    with kontor.okt("LEA").lese() as les:
        siste = lager.siste(les)
        logget = les.rader("select data from logg where handling like 'sikkerhetskopi%' order by nr")
    assert siste is not None
    assert siste.filnavn == god.sti.name
    assert [r["data"] for r in logget] == [
        '{"slettes":0}',
        f'{{"regler":["{regel}"],"slettes":0}}',
        f'{{"regler":["{regel}"],"slettes":1}}',
    ]
    (mangel,) = [m for m in leder.bilde(kontor.okt("LEA")).mangler if m.regel == "SI-6"]
    assert mangel.setning == "Kopien 20.11.2026 12:01 er av en fil med feil. Kjør «navtui sjekk»"
    ny = tmp_path / "tilbake.navtui"
    assert {f.regel for f in gjenopprett(logg_inn(merket.sti, "LEA", PASSORD), ny)} == {regel}
    assert ny.exists()


def test_si_6_den_daglige_av_en_fil_med_feil_tas_en_gang_om_dagen_og_sies(kontor: Kontor, mappe: Path) -> None:
    """Else every hour would bring another with the same fault."""
    sett_daglig(kontor.okt("LEA"), mappe)
    med_feil(kontor)
    assert ta_daglig(kontor.okt("KAL", kl=time(8))).startswith("Kopien er tatt, men filen har feil (SI-3).")
    assert ta_daglig(kontor.okt("IDA", kl=time(10))) == ""
    assert ta_daglig(en_dag_senere(kontor.okt("KAL"))).endswith("Si fra til leder.")
    assert len(list(mappe.glob("*-MED-FEIL.navtui"))) == 2
    assert stand(kontor.okt("LEA")).alder == "Ingen kopi ennå"


@pytest.mark.parametrize("ident", ["PER", "KAL"])
def test_si_6_bare_leder_beholder_faerre_kopier_enn_standarden(kontor: Kontor, mappe: Path, ident: str) -> None:
    for n in range(3):
        ta(kontor.okt(ident, kl=time(11, n)), mappe)
    for behold in (0, 1, 13):
        with pytest.raises(Regelbrudd, match="Bare leder kan beholde færre enn 14"):
            ta(kontor.okt(ident), mappe, behold)
    ta(kontor.okt(ident, kl=time(12)), mappe, 14)
    ta(kontor.okt("LEA", kl=time(13)), mappe, 1)
    assert len(list(mappe.glob("*.navtui"))) == 1
    with kontor.okt("LEA").lese() as les:
        assert les.verdi("select json_extract(data, '$.slettes') from logg where handling = 'sikkerhetskopi' order by nr desc") == 4


def test_si_6_de_nyeste_beholdes_med_nokkelfilene(kontor: Kontor, mappe: Path) -> None:
    fremmed = mappe / "kontor-gammel.navtui"
    fremmed.write_text("ikke vår")
    kopier = [ta(kontor.okt("LEA", kl=time(12)), mappe, behold=2).sti]
    logg_inn(kopier[0], "LEA", PASSORD)
    kopier += [ta(kontor.okt("LEA", kl=time(12, n)), mappe, behold=2).sti for n in range(1, 4)]
    assert sorted(mappe.glob("kontor-2*.navtui")) == kopier[2:]
    assert sorted(mappe.glob("*.nokkel")) == [nokkelfil.sti(k) for k in kopier[2:]]
    assert fremmed.exists()
    assert list(mappe.glob("*.venter")) == []


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
        kopier = [ta(kontor.okt("LEA", kl=time(12, n)), mappe).sti for n in range(3)]
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


def en_dag_senere(okt: Okt, dager: int = 1, kl: time = time(12)) -> Okt:
    """The same session, later."""
    return replace(okt, klokke=replace(okt.klokke, dag=okt.i_dag + timedelta(days=dager), kl=kl))  # type: ignore[call-arg]


def test_si_6_den_daglige_tas_en_gang_om_dagen_i_mappen_leder_har_valgt(kontor: Kontor, mappe: Path) -> None:
    assert ta_daglig(kontor.okt("KAL")) == ""
    with pytest.raises(Regelbrudd):
        sett_daglig(kontor.okt("KAL"), mappe)
    sett_daglig(kontor.okt("LEA"), mappe)
    assert ta_daglig(kontor.okt("KAL")).startswith("Dagens sikkerhetskopi er tatt og i orden: kontor-")
    assert ta_daglig(kontor.okt("IDA", kl=time(18))) == ""
    i_overmorgen = en_dag_senere(kontor.okt("IDA"), 2)
    assert ta_daglig(i_overmorgen).startswith("Dagens sikkerhetskopi er tatt")
    sett_daglig(kontor.okt("LEA"), None)
    assert ta_daglig(en_dag_senere(i_overmorgen, 2)) == ""


def test_si_6_en_mappe_som_er_borte_sies_en_gang_om_dagen_og_hos_leder_til_den_er_der_igjen(kontor: Kontor, mappe: Path) -> None:
    """A stick that is pulled out, a drive that is not there: tried once an hour, whichever desk is at it."""
    sett_daglig(kontor.okt("LEA"), mappe)
    mappe.rename(mappe.with_name("borte"))

    def sagt(kl: time, ident: str = "KAL") -> str:
        return ta_daglig(kontor.okt(ident, kl=kl))

    def forsok() -> int:
        with kontor.okt("LEA").lese() as les:
            return int(les.verdi("select count(*) from logg where handling = 'daglig kopi begynt'"))

    assert sagt(time(8)) == f"Dagens sikkerhetskopi ble ikke tatt. Mappen finnes ikke: {mappe}. Si fra til leder."
    assert [sagt(time(8, n), "IDA") for n in (1, 30, 59)] == [""] * 3
    assert forsok() == 1
    assert sagt(time(9, 1)) == ""
    assert forsok() == 2
    (mangel,) = [m for m in leder.bilde(kontor.okt("LEA")).mangler if m.regel == "SI-6"]
    assert mangel.setning == "Den daglige kopien ble ikke tatt 20.11.2026 09:01. Prøv mappen (o k)"
    assert ta_daglig(en_dag_senere(kontor.okt("KAL"))) != ""
    mappe.with_name("borte").rename(mappe)
    i_morgen = en_dag_senere(kontor.okt("LEA"), kl=time(14))
    assert ta_daglig(i_morgen).startswith("Dagens sikkerhetskopi er tatt og i orden")
    assert [m for m in leder.bilde(i_morgen).mangler if m.regel == "SI-6"] == []


def test_si_6_en_full_disk_er_ikke_mappens_feil(kontor: Kontor, mappe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The header says it already."""
    sett_daglig(kontor.okt("LEA"), mappe)

    def full(*_: object) -> Base:
        raise Skrivestopp("full")

    monkeypatch.setattr(lager, "kopier", full)
    assert ta_daglig(kontor.okt("KAL")) == ""


def test_si_6_mange_pulter_som_ser_det_samtidig_tar_en_kopi(kontor: Kontor, mappe: Path) -> None:
    """Else eight desks in the morning would let go of eight of the fourteen days that are kept."""
    sett_daglig(kontor.okt("LEA"), mappe)
    svar: list[str] = []
    trader = [threading.Thread(target=lambda: svar.append(ta_daglig(kontor.okt("KAL")))) for _ in range(6)]
    for trad in trader:
        trad.start()
    for trad in trader:
        trad.join()
    assert [s[:29] for s in svar if s] == ["Dagens sikkerhetskopi er tatt"]
    assert len(list(mappe.glob("*.navtui"))) == 1


def test_si_6_en_fil_som_er_satt_tilbake_eller_kopiert_roerer_ikke_kontorets_kopier(kontor: Kontor, mappe: Path, tmp_path: Path) -> None:
    """A trial under the same name, with the office's own folder in it, would have let go of the office's copies as they became too many."""
    sett_daglig(kontor.okt("LEA"), mappe)
    kopier = [ta(kontor.okt("LEA", kl=time(11, n)), mappe).sti for n in range(3)]
    prove = tmp_path / "prøve"
    prove.mkdir()
    gjenopprett(logg_inn(kopier[0], "LEA", PASSORD), prove / kontor.fil.name)
    (tmp_path / "annetsteds").mkdir()
    flyttet = paa_nytt_sted(kontor.base, tmp_path / "annetsteds")
    for fil in (prove / kontor.fil.name, flyttet.fil, kopier[0]):
        okt = en_dag_senere(replace(kontor.okt("LEA"), base=Base(fil, kontor.base.nokkel)), 5)
        assert ta_daglig(okt) == ""
        assert stand(okt).mappe is None
        sagt = [m.setning for m in leder.bilde(okt).mangler if m.regel == "SI-6"]
        flytt = "Det tas ikke daglig kopi: filen er flyttet eller kopiert. Velg mappe på nytt (o k)"
        assert sagt == ([] if fil.parent == prove else [flytt])
    assert sorted(mappe.glob("*.navtui")) == kopier
    velg_mappe(replace(kontor.okt("LEA"), base=flyttet), str(prove))
    assert ta_daglig(en_dag_senere(replace(kontor.okt("LEA"), base=flyttet), 5)).startswith("Dagens sikkerhetskopi er tatt")


def test_si_6_en_mappe_paa_nettet_kan_brukes_og_det_sies(kontor: Kontor, mappe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lager, "pa_samme_disk", lambda *_: False)
    assert velg_mappe(kontor.okt("LEA"), str(mappe)).endswith("Det tas en hver dag.")
    monkeypatch.setattr("navtui.services.sikkerhetskopi.nettstasjon", lambda _: "cifs")
    assert "Mappen er på nettet" in velg_mappe(kontor.okt("LEA", kl=time(13)), str(mappe))


def test_si_6_leder_velger_mappen_i_programmet_og_den_forste_kopien_proves_for_den_er_valgt(kontor: Kontor, mappe: Path) -> None:
    lea = kontor.okt("LEA")
    assert stand(lea) == Kopistand(None, "Ingen kopi ennå", I_DAG)
    setning = velg_mappe(lea, str(mappe))
    (kopi,) = mappe.glob("*.navtui")
    assert setning.startswith(f"Kopien {kopi.name} er åpnet og i orden. Det tas en hver dag. Mappen er på samme disk")
    assert stand(lea) == Kopistand(mappe.resolve(), "Kopi for mindre enn en time siden, ok", I_DAG)
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
    assert stand(kontor.okt("LEA")) == Kopistand(None, "Ingen kopi ennå", I_DAG)


def test_si_6_en_mappe_der_kopien_ikke_holder_blir_ikke_valgt(kontor: Kontor, mappe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(Regelbrudd, match="ikke lov til å skrive"):
        velg_mappe(kontor.okt("LEA"), str(mappe))
    monkeypatch.undo()
    skadet_kopi(kontor, monkeypatch)
    with pytest.raises(Regelbrudd, match="ikke i orden"):
        velg_mappe(kontor.okt("LEA"), str(mappe))
    assert stand(kontor.okt("LEA")).mappe is None


def test_si_6_en_kopi_settes_tilbake_som_en_ny_fil(kontor: Kontor, mappe: Path, tmp_path: Path) -> None:
    person = kontor.person("Åsne", "Fjelltvedt")
    kopi = ta(kontor.okt("LEA"), mappe).sti
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
    with pytest.raises(Regelbrudd, match="finnes allerede"):
        gjenopprett(okt, ny)
    assert len(for_) <= kopi.stat().st_size


def test_si_2_uten_nokkelfilen_kan_kopien_ikke_leses(kontor: Kontor, mappe: Path) -> None:
    kopi = ta(kontor.okt("LEA"), mappe).sti
    nokkelfil.sti(kopi).unlink()
    with pytest.raises(Regelbrudd, match="mangler"):
        logg_inn(kopi, "LEA", PASSORD)
