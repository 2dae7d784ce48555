"""LE-1 on a real file: each figure against rows laid out by hand."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from navtui.domain.flytting import Flyttegrunn
from navtui.domain.leder import TELT_FORST, Lederbilde, LederRad, Maal
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import flytting, gjeld, innstilling, leder
from navtui.store import db
from tests.kontor import I_DAG, Kontor, lag_kontor
from tests.lederhjelp import iverksatt

VOKSEN, UNG = date(1980, 1, 1), date(2004, 1, 1)


def bilde(kontor: Kontor) -> Lederbilde:
    return leder.bilde(kontor.okt("LEA"))


def rad(kontor: Kontor, ident: str = "KAL") -> LederRad:
    funnet = bilde(kontor).rad(ident)
    assert funnet is not None
    return funnet


def aktivitet(kontor: Kontor, person: int, **mer: object) -> None:
    felt = {"person_id": person, "aktuell": 1, "vurdert": date(2026, 10, 1), "ident": "KAL", "tid": kontor.okt().na()} | mer
    kontor.sett_inn("aktivitet", "KAL", **felt)


def test_le_1_tomt_kontor_gir_rader_med_null(kontor: Kontor) -> None:
    b = bilde(kontor)
    assert [r.ident for r in b.rader] == ["EVA", "IDA", "JON", "KAL", "MAR"]
    assert all(r.antall(m) == 0 for r in b.rader for m in Maal)
    assert (b.kontor.apne_saker, b.kontor.mottakere_denne_maaneden, b.kontor.kvp.tekst) == (0, 0, "KVP 0 av 12")
    assert b.kontor.kopi == "Ingen kopi ennå"


def test_le_1_det_som_haster_vises_forst_og_er_det_samme_som_i_bildet(kontor: Kontor) -> None:
    for nr in range(3):
        p = kontor.person(fodt=UNG)
        kontor.sak(p, neste_dato=I_DAG - timedelta(days=nr))
        iverksatt(kontor, p, date(2026, 11, 1), I_DAG + timedelta(days=nr))
    ferdig = {r.ident: r for r in bilde(kontor).rader}
    forst = {r.ident: r for r in leder.forst(kontor.okt("LEA"))}
    assert forst.keys() == ferdig.keys()
    for ident, r in forst.items():
        assert not r.telt
        assert {m: r.antall(m) for m in TELT_FORST} == {m: ferdig[ident].antall(m) for m in TELT_FORST}
    assert (forst["KAL"].antall(Maal.APNE_SAKER), forst["KAL"].antall(Maal.OVER_FRIST), forst["KAL"].antall(Maal.VEDTAK_UT)) == (3, 2, 3)
    assert (forst["KAL"].er_telt(Maal.UNDER_25), ferdig["KAL"].er_telt(Maal.UNDER_25)) == (False, True)


def test_le_1_tre_ulike_tall_for_saker_denne_maaneden_og_hittil_i_ar(kontor: Kontor) -> None:
    uten_stonad, naa, tidligere = (kontor.person(fodt=VOKSEN) for _ in range(3))
    for p in (uten_stonad, naa, tidligere):
        kontor.sak(p)
    iverksatt(kontor, naa, date(2026, 11, 1), date(2026, 11, 30))
    iverksatt(kontor, tidligere, date(2026, 3, 1), date(2026, 3, 31))
    iverksatt(kontor, uten_stonad, date(2025, 12, 1), date(2025, 12, 31))
    r, k = rad(kontor), bilde(kontor).kontor
    assert (r.apne_saker, r.mottakere_denne_maaneden, r.mottakere_i_aar) == (3, 1, 2)
    assert (k.apne_saker, k.mottakere_denne_maaneden, k.mottakere_i_aar) == (3, 1, 2)


def test_le_1_en_mottaker_uten_apen_sak_telles_for_kontoret(kontor: Kontor) -> None:
    person = kontor.person(fodt=VOKSEN)
    kontor.sak(person, avsluttet=I_DAG, avslutningsarsak="arbeid")
    iverksatt(kontor, person, date(2026, 11, 1), date(2026, 11, 30))
    assert bilde(kontor).kontor.mottakere_denne_maaneden == 1
    assert rad(kontor).mottakere_denne_maaneden == 0


def test_le_1_avslag_gir_ingen_mottaker(kontor: Kontor) -> None:
    person = kontor.person(fodt=VOKSEN)
    kontor.sak(person)
    iverksatt(kontor, person, date(2026, 11, 1), date(2026, 11, 30), art="avslag", sum_ore=0)
    assert bilde(kontor).kontor.mottakere_denne_maaneden == 0


def test_op_4_tilbudt_startet_og_deltar_er_tre_tall(kontor: Kontor) -> None:
    def ny() -> int:
        person = kontor.person(fodt=UNG)
        kontor.sak(person)
        return person

    ny()
    aktivitet(kontor, ny())
    aktivitet(kontor, ny(), tilbudt=date(2026, 10, 2), hva="kurs")
    aktivitet(kontor, ny(), tilbudt=date(2026, 10, 2), startet=date(2026, 10, 5), hva="kurs")
    aktivitet(kontor, ny(), tilbudt=date(2026, 10, 2), startet=date(2026, 10, 5), deltar=date(2026, 10, 6), hva="kurs")
    aktivitet(kontor, ny(), tilbudt=date(2026, 10, 2), startet=date(2026, 10, 5), sluttet=date(2026, 11, 1), hva="kurs")
    aktivitet(kontor, ny(), aktuell=0, grunn="syk")
    r = rad(kontor)
    assert (r.plikt_tilbudt, r.plikt_startet, r.plikt_deltar) == (4, 2, 1)
    assert (r.plikt_med_aktivitet, r.plikt_uten_aktivitet, r.plikt) == (2, 3, 5)
    assert (r.under_25, r.unge_uten_aktivitet) == (7, 5)


def test_op_4_bare_siste_vurdering_teller(kontor: Kontor) -> None:
    person = kontor.person(fodt=VOKSEN)
    kontor.sak(person)
    aktivitet(kontor, person, vurdert=date(2026, 9, 1))
    aktivitet(kontor, person, vurdert=date(2026, 10, 1), aktuell=0, grunn="i arbeid", startet=date(2026, 10, 1), hva="kurs")
    assert rad(kontor).plikt == 0


def test_pe_3_den_som_fyller_25_i_dag_er_ikke_under_25(kontor: Kontor) -> None:
    for fodt in (date(2001, 11, 20), date(2001, 11, 21)):
        kontor.sak(kontor.person(fodt=fodt))
    assert rad(kontor).under_25 == 1


def test_le_1_over_frist_og_vedtak_som_gar_ut(kontor: Kontor) -> None:
    i_gar, fornyet, om_7, om_8 = (kontor.person(fodt=VOKSEN) for _ in range(4))
    kontor.sak(i_gar, neste_dato=I_DAG - timedelta(days=1))
    kontor.sak(fornyet, neste_dato=I_DAG)
    for p in (om_7, om_8):
        kontor.sak(p)
    iverksatt(kontor, om_7, date(2026, 10, 28), I_DAG + timedelta(days=7))
    iverksatt(kontor, om_8, date(2026, 10, 29), I_DAG + timedelta(days=8))
    iverksatt(kontor, fornyet, date(2026, 10, 25), date(2026, 11, 24))
    iverksatt(kontor, fornyet, date(2026, 11, 25), date(2026, 12, 24))
    r = rad(kontor)
    assert (r.oppfolging_over_frist, r.vedtak_ut_7_dager) == (1, 1)


def test_pm_3_soknader_over_kontorets_frist(kontor: Kontor) -> None:
    person = kontor.person(fodt=VOKSEN)
    gammel, frist = date(2026, 11, 5), date(2026, 11, 6)
    for mottatt in (gammel, frist):
        kontor.soknad(person, mottatt=mottatt, tilstand="fordelt", saksbehandler="KAL")
    kontor.soknad(person, mottatt=gammel, tilstand="besvart", saksbehandler="KAL")
    kontor.soknad(person, mottatt=gammel)
    assert rad(kontor).soknader_over_frist == 1
    assert (bilde(kontor).kontor.ufordelte_soknader, bilde(kontor).kontor.ufordelte_over_frist) == (1, 1)


def test_ve_14_langtid_er_seks_maneder_pa_rad(kontor: Kontor) -> None:
    seks, fem = kontor.person(fodt=VOKSEN), kontor.person(fodt=VOKSEN)
    for p, forste in ((seks, 6), (fem, 7)):
        kontor.sak(p)
        for maaned in range(forste, 12):
            neste = date(2026, maaned + 1, 1)
            iverksatt(kontor, p, date(2026, maaned, 1), neste - timedelta(days=1))
    assert rad(kontor).langtid == 1
    assert [n.person_id for n in leder.navn(kontor.okt("LEA"), Maal.LANGTID, "KAL")] == [seks]
    innstilling.sett(kontor.okt("LEA"), "langtid_maaneder", 5, I_DAG)
    assert rad(kontor).langtid == 2


def test_le_1_et_vedtak_som_ikke_gir_noe_gir_ingen_mottaker(kontor: Kontor) -> None:
    for sum_ore in (0, 1):
        p = kontor.person(fodt=VOKSEN)
        kontor.sak(p)
        iverksatt(kontor, p, date(2026, 11, 1), date(2026, 11, 30), sum_ore=sum_ore)
    assert (rad(kontor).mottakere_denne_maaneden, rad(kontor).mottakere_i_aar) == (1, 1)


def test_pe_10_den_som_er_informert_er_ikke_lenger_paa_listen(kontor: Kontor) -> None:
    for _ in range(2):
        kontor.sak(kontor.person(), "EVA")
    okt = kontor.okt("LEA")
    flytting.utfor(okt, "EVA", flytting.forslag(okt, "EVA").linjer, Flyttegrunn.SYKDOM)
    with okt.skrive() as s:
        s.endre("veilederbytte", hvor={"person_id": 1}, informert_dato=I_DAG, informert_kanal="telefon", informert_av="KAL")
        s.logg("test")
    assert bilde(kontor).kontor.ikke_informert == 1
    assert [n.person_id for n in leder.ikke_informert(okt)] == [2]


def test_le_1_den_som_er_borte_star_med_grunn(kontor: Kontor) -> None:
    kontor.sett_inn("fravaer", som="LEA", ident="EVA", art="syk", fra=I_DAG, satt_av="LEA", tid=kontor.okt().na())
    r = rad(kontor, "EVA")
    assert (r.borte, r.borte_til) == ("syk", None)
    assert rad(kontor, "KAL").borte is None


def test_pe_5_tallene_teller_alle_ogsa_skjermede_uansett_hvem_som_spor(kontor: Kontor) -> None:
    for skjerming in ("ingen", "kode_6", "kode_7"):
        kontor.sak(kontor.person(fodt=VOKSEN, skjerming=skjerming))
    assert rad(kontor).apne_saker == 3
    assert leder.kontortall(kontor.okt("KAL")).apne_saker == leder.kontortall(kontor.okt("LEA")).apne_saker == 3


def test_pe_5_tall_apnes_ikke_til_navn_uten_tilgang(kontor: Kontor) -> None:
    kontor.sak(kontor.person(fodt=VOKSEN))
    for ident in ("KAL", "MAR", "GRO", "PER"):
        with pytest.raises(Regelbrudd):
            leder.navn(kontor.okt(ident), Maal.APNE_SAKER, "KAL")
        with pytest.raises(Regelbrudd):
            leder.bilde(kontor.okt(ident))
    with pytest.raises(Regelbrudd):
        leder.kontortall(kontor.okt("PER"))


@pytest.fixture(scope="module")
def med_litt_av_alt(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An office where every figure has somebody behind it, one of them protected: laid out once, its file copied."""
    kontor = lag_kontor(tmp_path_factory.mktemp("tall") / "kontor.navtui")
    for nr in range(4):
        person = kontor.person(fodt=UNG if nr % 2 else VOKSEN, skjerming="kode_6" if nr == 3 else "ingen")
        kontor.sak(person, "KAL" if nr else "IDA", neste_dato=date(2026, 11, 1 + nr))
        iverksatt(kontor, person, date(2026, 11, 1), date(2026, 11, 24))
        for maaned in range(4, 11):
            iverksatt(kontor, person, date(2026, maaned, 1), date(2026, maaned + 1, 1) - timedelta(days=1))
        kontor.soknad(person, mottatt=date(2026, 11, 1), tilstand="fordelt", saksbehandler="KAL" if nr else "IDA")
        datoer = {"tilbudt": date(2026, 10, 2), "startet": date(2026, 10, 5), "deltar": date(2026, 10, 6), "hva": "kurs"}
        aktivitet(kontor, person, **(datoer if nr == 1 else {}))
    return kontor.fil.read_bytes()


@pytest.mark.parametrize("maal", list(Maal))
def test_le_7_hvert_tall_apnes_til_like_mange_navn(tmp_path: Path, med_litt_av_alt: bytes, maal: Maal) -> None:
    kontor = Kontor(tmp_path / "kontor.navtui")
    kontor.fil.write_bytes(med_litt_av_alt)
    for ident in ("KAL", "IDA"):
        assert len(leder.navn(kontor.okt("LEA"), maal, ident)) == rad(kontor, ident).antall(maal)
    assert maal is Maal.TIL_KONTROLL or leder.navn(kontor.okt("LEA"), maal)


def test_le_7_apning_av_et_tall_logges(kontor: Kontor) -> None:
    leder.navn(kontor.okt("LEA"), Maal.APNE_SAKER, "KAL")
    with kontor.okt("LEA").lese() as les:
        r = les.rad("select ident, data from logg where handling = 'tall_apnet'")
    assert r is not None
    assert r["ident"] == "LEA"
    assert "apne_saker" in r["data"]


def test_op_9_kvp_plasser_i_bruk(kontor: Kontor) -> None:
    for tilstand in ("i_program", "permisjon", "sokt", "fullfort"):
        kontor.sett_inn("kvp", person_id=kontor.person(), veileder="MAR", soknad_dato=I_DAG, tilstand=tilstand)
    assert bilde(kontor).kontor.kvp.tekst == "KVP 2 av 12, 1 søkt"


def test_pe_11_uten_fast_veileder_etter_fristen(kontor: Kontor) -> None:
    gammel, ny = kontor.person("Gammel"), kontor.person("Ny")
    kontor.soknad(gammel, mottatt=date(2026, 11, 5))
    kontor.soknad(ny, mottatt=date(2026, 11, 6))
    assert bilde(kontor).kontor.uten_fast_veileder == 1
    assert [n.person_id for n in leder.uten_fast_veileder(kontor.okt("LEA"))] == [gammel]


def test_ingen_sporring_leser_en_hel_tabell_som_vokser(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    portefolje = kontor.person(fodt=VOKSEN)
    kontor.sak(portefolje)
    planer: list[tuple[str, str]] = []
    utfor = db.Leser.utfor

    def forklar(self: db.Leser, sql: str, alle: bool = False, **verdier: object) -> object:
        planer.extend((r["detail"], sql) for r in utfor(self, f"explain query plan {sql}", alle, **verdier).fetchall())
        return utfor(self, sql, alle, **verdier)

    monkeypatch.setattr(db.Leser, "utfor", forklar)
    okt = kontor.okt("LEA")
    leder.bilde(okt)
    for maal in Maal:
        leder.navn(okt, maal, "KAL")
    leder.ikke_informert(okt)
    leder.uten_fast_veileder(okt)
    gjeld.liste(okt)
    flytting.forslag(okt, "KAL")
    assert [p for p in planer if _leser_alt(*p)] == []
    assert any(detalj.startswith("SEARCH s USING") for detalj, _ in planer)


def _leser_alt(detalj: str, sql: str) -> bool:
    """Whether a line of the plan walks through a table that grows, from end to end and without an index."""
    treff = re.fullmatch(r"SCAN (\w+)", detalj)
    if treff is None:
        return False
    kilde = re.search(rf"(?:from|join)\s+(\w+)\s+{treff[1]}\b", sql)
    return (kilde[1] if kilde else treff[1]) in {"person", "sak", "soknad", "vedtak", "gjeldssak", "veilederbytte", "aktivitet", "logg"}
