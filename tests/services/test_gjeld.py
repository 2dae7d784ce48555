"""Debt cases on a real file."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.gjeld import Krav, Nyttkrav, Steg, dager_uten_vedtak
from navtui.domain.gjeldsbudsjett import Budsjettpost
from navtui.domain.kodeverk.gjeld import Gjeldsavslutning, Gjeldsbudsjettart, Gjeldsniva, Gjeldstilstand
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import gjeld, gjeldsbudsjett, gjeldskrav, leder
from navtui.store import gjeld as lager
from navtui.ui.visninger.gjeld_deler import hode
from tests.kontor import I_DAG, Kontor
from tests.lederhjelp import iverksatt


def nytt_krav(**mer: object) -> Nyttkrav:
    felt = {"kreditor": "Nordkraft", "hovedstol_ore": 1_000_000, "saldo_dato": I_DAG, "stadium": "purring", "klasse": "forbruk"} | mer
    return Nyttkrav.model_validate(felt)


def steg(tilstand: Gjeldstilstand = Gjeldstilstand.KARTLEGGING, **mer: object) -> Steg:
    felt = {"tilstand": tilstand, "niva": Gjeldsniva.NIVA_2, "neste_steg": "samtale", "neste_dato": date(2026, 11, 24)} | mer
    return Steg.model_validate(felt)


def henvist(kontor: Kontor, dag: date = I_DAG, **person: object) -> int:
    return gjeld.henvis(kontor.okt("KAL", dag=dag), kontor.person(**person), "inkasso fra fire selskaper").gjeldssak_id  # type: ignore[arg-type]


def test_gj_1_listen_sier_dager_uten_vedtak_og_nye_henvisninger_star_forst(kontor: Kontor) -> None:
    gammel = henvist(kontor, dag=date(2026, 10, 10), fornavn="Gammel")
    gjeld.sett_steg(kontor.okt("GRO"), gammel, 1, steg())
    ny = henvist(kontor, fornavn="Ny")
    rader = gjeld.liste(kontor.okt("GRO"))
    assert [r.gjeldssak_id for r in rader] == [ny, gammel]
    assert [(r.ventedager, r.dager_uten_vedtak) for r in rader] == [(0, 0), (41, 41)]


def test_gj_1_forste_linje_teller_hele_lista_og_ikke_bare_siden(kontor: Kontor) -> None:
    gammel = henvist(kontor, dag=date(2026, 10, 10))
    gjeld.sett_steg(kontor.okt("GRO"), gammel, 1, steg())
    henvist(kontor)
    henvist(kontor)
    skjermet = kontor.person(skjerming="kode_7")
    gjeld.henvis(kontor.okt("LEA"), skjermet, "inkasso")
    assert len(gjeld.liste(kontor.okt("GRO"), antall=1)) == 1
    tall = gjeld.tell(kontor.okt("GRO"))
    assert (tall.antall, tall.nye, tall.venter, tall.lengst_uten_vedtak) == (3, 2, 2, 41)
    assert gjeld.tell(kontor.okt("LEA")).antall == 4
    assert gjeld.tell(kontor.okt("LEA"), "LEA").antall == 1


def test_gj_1_et_iverksatt_paragraf_17_vedtak_gjor_slutt_pa_bruddet(kontor: Kontor) -> None:
    sak = henvist(kontor, dag=date(2026, 10, 10))
    with kontor.okt("GRO").lese() as les:
        person = les.verdi("select person_id from gjeldssak where id = :id", alle=True, id=sak)
    felt = {
        "nummer": "2026-1", "person_id": person, "sak_id": kontor.sak(person), "art": "radgivning", "uten_soknad": None, "fra": I_DAG,
        "til": date(2027, 5, 19), "husstandsform": "enslig", "skrevet_av": "GRO", "opprettet": kontor.okt().na(),
    }  # fmt: skip
    kontor.sett_inn("vedtak", som="GRO", **felt)
    rad = gjeld.liste(kontor.okt("GRO"))[0]
    assert (rad.vedtak_nummer, rad.vedtak_tilstand, rad.dager_uten_vedtak) == ("2026-1", "utkast", 41)
    assert gjeld.tell(kontor.okt("GRO")).lengst_uten_vedtak == 41
    assert "Uten vedtak: 41 dager (GJ-1)" in hode(gjeld.hent(kontor.okt("GRO"), sak).sak, I_DAG).plain
    iverksatt(
        kontor, person, I_DAG, date(2027, 5, 19), nummer="2026-2", art="radgivning", skrevet_av="GRO", opprettet="2026-11-20T10:00:00.000Z"
    )
    rad = gjeld.liste(kontor.okt("GRO"))[0]
    assert (rad.vedtak_nummer, rad.vedtak_tilstand, rad.dager_uten_vedtak) == ("2026-2", "iverksatt", None)
    assert gjeld.tell(kontor.okt("GRO")).lengst_uten_vedtak is None
    assert "Uten vedtak" not in hode(gjeld.hent(kontor.okt("GRO"), sak).sak, I_DAG).plain


def test_gj_1_en_person_har_en_apen_gjeldssak(kontor: Kontor) -> None:
    person = kontor.person()
    forste = gjeld.henvis(kontor.okt("KAL"), person, "inkasso")
    andre = gjeld.henvis(kontor.okt("IDA"), person, "inkasso igjen")
    assert (forste.ny, andre.ny) == (True, False)
    assert forste.gjeldssak_id == andre.gjeldssak_id


def test_gj_1_henvisning_gar_aldri_til_en_inhabil_eller_uten_tilgang(kontor: Kontor) -> None:
    inhabil = kontor.person()
    felt = {"person_id": inhabil, "ident": "GRO", "grunn": "slekt", "fra": I_DAG, "satt_av": "GRO", "tid": kontor.okt().na()}
    kontor.sett_inn("inhabilitet", som="GRO", **felt)
    assert gjeld.henvis(kontor.okt("KAL"), inhabil, "inkasso").radgiver == "LEA"
    skjermet = kontor.person(skjerming="kode_7")
    assert gjeld.henvis(kontor.okt("LEA"), skjermet, "inkasso").radgiver == "LEA"
    with pytest.raises(Regelbrudd) as feil:
        gjeld.henvis(kontor.okt("KAL"), skjermet, "inkasso")
    assert feil.value.regel == "PE-5"


def test_gj_1_mottak_henviser_ikke(kontor: Kontor) -> None:
    with pytest.raises(Regelbrudd) as feil:
        gjeld.henvis(kontor.okt("PER"), kontor.person(), "inkasso")
    assert feil.value.regel == "PE-12"


def test_pe_5_en_skjult_person_er_ikke_pa_listen(kontor: Kontor) -> None:
    person = kontor.person(skjerming="kode_6")
    gjeld.henvis(kontor.okt("LEA"), person, "inkasso")
    assert len(gjeld.liste(kontor.okt("LEA"))) == 1
    assert gjeld.liste(kontor.okt("KAL")) == []
    assert gjeld.liste(kontor.okt("GRO")) == []


def test_gj_2_tilstand_uten_neste_steg_nektes_og_ingenting_endres(kontor: Kontor) -> None:
    sak = henvist(kontor)
    with pytest.raises(Regelbrudd) as feil:
        gjeld.sett_steg(kontor.okt("GRO"), sak, 1, steg(neste_steg=""))
    assert feil.value.regel == "GJ-2"
    assert gjeld.hent(kontor.okt("GRO"), sak).sak.tilstand is Gjeldstilstand.HENVIST


def test_gj_2_forsinket_steg_sies_i_dager(kontor: Kontor) -> None:
    sak = henvist(kontor)
    gjeld.sett_steg(kontor.okt("GRO"), sak, 1, steg())
    assert gjeld.liste(kontor.okt("GRO", dag=date(2026, 11, 27)))[0].dager_over == 3


def test_gj_2_avsluttet_forsvinner_fra_listen_og_kan_henvises_pa_nytt(kontor: Kontor) -> None:
    sak = henvist(kontor)
    slutt = gjeld.sett_steg(kontor.okt("GRO"), sak, 1, steg(Gjeldstilstand.AVSLUTTET, arsak=Gjeldsavslutning.FLYTTET))
    assert slutt.avsluttet == I_DAG
    assert gjeld.liste(kontor.okt("GRO")) == []
    with pytest.raises(Regelbrudd):
        gjeld.skriv_notat(kontor.okt("GRO"), sak, "for sent")
    assert gjeld.henvis(kontor.okt("KAL"), slutt.person_id, "nye krav").ny


def test_si_7_et_steg_pa_en_endret_sak_avvises_med_ny_tilstand(kontor: Kontor) -> None:
    sak = henvist(kontor)
    gjeld.sett_steg(kontor.okt("GRO"), sak, 1, steg())
    with pytest.raises(Regelbrudd) as feil:
        gjeld.sett_steg(kontor.okt("GRO"), sak, 1, steg(Gjeldstilstand.FORSLAG))
    assert feil.value.regel == "SI-7"
    assert "kartlegging" in feil.value.setning


def test_gj_3_krav_registreres_endres_og_summeres(kontor: Kontor) -> None:
    sak = henvist(kontor)
    gjeldskrav.legg_til(kontor.okt("GRO"), sak, nytt_krav())
    gjeldskrav.legg_til(kontor.okt("GRO"), sak, nytt_krav(kreditor="Skatteetaten", klasse="skatt", hovedstol_ore=250_000))
    krav = gjeld.hent(kontor.okt("GRO"), sak).krav[0]
    gjeldskrav.endre(kontor.okt("GRO"), krav, nytt_krav(hovedstol_ore=900_000, svar="ja"))
    apen = gjeld.hent(kontor.okt("GRO"), sak)
    assert [(s.klasse.value, s.sum_ore) for s in apen.summer] == [("forbruk", 900_000), ("skatt", 250_000)]
    with pytest.raises(Regelbrudd) as feil:
        gjeldskrav.endre(kontor.okt("GRO"), krav, nytt_krav(hovedstol_ore=1))
    assert feil.value.regel == "SI-7"
    assert "9 000" in feil.value.setning
    rad = gjeld.liste(kontor.okt("GRO"))[0]
    assert (rad.krav, rad.krav_sum_ore, rad.ubesvarte) == (2, 1_150_000, 0)


def test_gj_4_budsjettet_bruker_livsoppholdssats_og_sier_fra_om_gammel_sats(kontor: Kontor) -> None:
    person = kontor.person()
    barn = kontor.person("Liten", "Olsen", fodt=date(2022, 1, 1))
    kontor.husstand("enslig", person, barn=(barn,))
    sak = gjeld.henvis(kontor.okt("KAL"), person, "inkasso").gjeldssak_id
    okt = kontor.okt("GRO")
    inntekt = Budsjettpost(art=Gjeldsbudsjettart.INNTEKT, tekst="AAP", belop_ore=2_400_000)
    gjeldsbudsjett.sett_post(okt, sak, inntekt)
    gjeldsbudsjett.sett_post(okt, sak, Budsjettpost(art=Gjeldsbudsjettart.BOUTGIFT, tekst="husleie", belop_ore=900_000))
    bilde = gjeldsbudsjett.hent(okt, sak)
    assert bilde.budsjett.livsopphold_ore == 1_104_600 + 353_500
    assert bilde.budsjett.fritt_ore == 2_400_000 - 1_458_100 - 900_000
    assert any("1.7.2026" in v.setning for v in bilde.varsler)
    with pytest.raises(Regelbrudd) as feil:
        gjeldsbudsjett.sett_post(okt, sak, Budsjettpost(art=Gjeldsbudsjettart.SAERUTGIFT, tekst="strøm", belop_ore=1))
    assert feil.value.regel == "GJ-4"
    post = bilde.budsjett.poster[0]
    gjeldsbudsjett.slett_post(okt, sak, post.id)
    assert gjeldsbudsjett.hent(okt, sak).budsjett.inntekt_ore == 0


def test_gj_6_veilederen_ser_status_og_neste_steg_men_ikke_krav_og_notater(kontor: Kontor) -> None:
    sak = henvist(kontor)
    gjeld.skriv_notat(kontor.okt("GRO"), sak, "ringt banken")
    gjeldskrav.legg_til(kontor.okt("GRO"), sak, nytt_krav())
    rad = gjeld.liste(kontor.okt("KAL"))[0]
    assert (rad.tilstand, rad.krav, rad.krav_sum_ore, rad.ubesvarte) == (Gjeldstilstand.HENVIST, None, None, None)
    for gjor in (
        lambda: gjeld.apne(kontor.okt("KAL"), sak, "henvendelse"),
        lambda: gjeld.hent(kontor.okt("KAL"), sak),
        lambda: gjeldsbudsjett.hent(kontor.okt("KAL"), sak),
        lambda: gjeld.skriv_notat(kontor.okt("KAL"), sak, "nei"),
        lambda: gjeldskrav.legg_til(kontor.okt("KAL"), sak, nytt_krav()),
        lambda: gjeld.sett_steg(kontor.okt("KAL"), sak, 1, steg()),
    ):
        with pytest.raises(Regelbrudd) as feil:
            gjor()
        assert feil.value.regel == "GJ-6"


def test_gj_6_leder_apner_med_grunn_som_loggfores_og_endrer_ingenting(kontor: Kontor) -> None:
    sak = henvist(kontor)
    gjeld.skriv_notat(kontor.okt("GRO"), sak, "ringt banken")
    with pytest.raises(Regelbrudd) as feil:
        gjeld.apne(kontor.okt("LEA"), sak)
    assert feil.value.felt == "grunn"
    apen = gjeld.apne(kontor.okt("LEA"), sak, "kvalitet")
    assert [n.tekst for n in apen.notater] == ["ringt banken"]
    assert gjeld.apne(kontor.okt("LEA"), sak).sak.id == sak
    with pytest.raises(Regelbrudd):
        gjeld.skriv_notat(kontor.okt("LEA"), sak, "nei")
    with kontor.okt("LEA").lese() as les:
        rad = les.rad("select ident, data from logg where handling = 'apnet' and objekt = 'gjeldssak' order by nr limit 1")
    assert rad is not None
    assert rad["ident"] == "LEA"
    assert "kvalitet" in rad["data"]


def test_gj_6_leder_sier_hvorfor_ogsa_nar_personen_er_i_postmotet(kontor: Kontor) -> None:
    sak = henvist(kontor)
    with kontor.okt("LEA").lese() as les:
        person = les.verdi("select person_id from gjeldssak where id = :id", alle=True, id=sak)
    kontor.soknad(person)
    kontor.sett_inn("postmote", dato=I_DAG, apnet_tid=kontor.okt().na(), apnet_av="KAL")
    with pytest.raises(Regelbrudd) as feil:
        gjeld.apne(kontor.okt("LEA"), sak)
    assert feil.value.regel == "GJ-6"


def test_pe_7_gjeldsradgiverens_apning_av_egen_sak_logges_uten_sporsmal(kontor: Kontor) -> None:
    sak = henvist(kontor)
    gjeld.apne(kontor.okt("GRO"), sak)
    with kontor.okt("GRO").lese() as les:
        assert les.verdi("select count(*) from logg where handling = 'apnet' and objekt = 'gjeldssak'") == 1


def test_loggen_har_aldri_kreditor_eller_notat(kontor: Kontor) -> None:
    sak = henvist(kontor)
    gjeld.skriv_notat(kontor.okt("GRO"), sak, "ringt banken")
    gjeldskrav.legg_til(kontor.okt("GRO"), sak, nytt_krav())
    with kontor.okt("GRO").lese() as les:
        tekst = " ".join(r["data"] for r in les.rader("select data from logg"))
    assert "banken" not in tekst
    assert "Nordkraft" not in tekst


def test_gj_1_oppstart_har_dato_og_grunn(kontor: Kontor) -> None:
    sak = henvist(kontor)
    gjeld.sett_oppstart(kontor.okt("GRO"), sak, 1, date(2026, 12, 1), "venter på samtykke")
    assert gjeld.hent(kontor.okt("GRO"), sak).sak.oppstart == date(2026, 12, 1)
    with pytest.raises(Regelbrudd, match="før henvisningen"):
        gjeld.sett_oppstart(kontor.okt("GRO"), sak, 2, date(2026, 11, 1), "for tidlig")
    with pytest.raises(Regelbrudd, match="Skriv hvorfor"):
        gjeld.sett_oppstart(kontor.okt("GRO"), sak, 2, date(2026, 12, 2), " ")


def test_gj_6_et_notat_sier_noe(kontor: Kontor) -> None:
    sak = henvist(kontor)
    with pytest.raises(Regelbrudd, match="Notatet er tomt"):
        gjeld.skriv_notat(kontor.okt("GRO"), sak, " \n")
    assert gjeld.hent(kontor.okt("GRO"), sak).notater == ()


def test_le_1_gjeldstallene_teller_hele_kontoret(kontor: Kontor) -> None:
    henvist(kontor, dag=date(2026, 10, 10))
    gjeld.henvis(kontor.okt("LEA"), kontor.person(skjerming="kode_6"), "inkasso")
    for ident in ("KAL", "LEA"):
        with kontor.okt(ident).lese() as les:
            assert lager.tall(les) == (2, 2, 41)


def test_krav_i_en_sak_som_ikke_finnes_for_en_nektes(kontor: Kontor) -> None:
    skjult = gjeld.henvis(kontor.okt("LEA"), kontor.person(skjerming="kode_6"), "inkasso").gjeldssak_id
    with pytest.raises(Regelbrudd):
        gjeldskrav.legg_til(kontor.okt("GRO"), skjult, nytt_krav())
    krav = Krav.model_validate(nytt_krav().model_dump() | {"id": 1, "gjeldssak_id": skjult, "versjon": 1})
    with pytest.raises(Regelbrudd):
        gjeldskrav.endre(kontor.okt("GRO"), krav, nytt_krav())


def test_gj_1_paragraf_17_vedtaket_skrives_fra_gjeldssaken_og_bare_en_gang(kontor: Kontor) -> None:
    sak = henvist(kontor)
    person = gjeld.hent(kontor.okt("GRO"), sak).sak.person_id
    with pytest.raises(Regelbrudd) as feil:
        gjeld.skriv_vedtak(kontor.okt("GRO"), sak)
    assert feil.value.regel == "PE-9"
    kontor.sak(person)
    gjeld.sett_oppstart(kontor.okt("GRO"), sak, 1, date(2026, 12, 1), "venter på samtykke")
    utkast = gjeld.skriv_vedtak(kontor.okt("GRO"), sak)
    assert gjeld.skriv_vedtak(kontor.okt("GRO"), sak) == utkast
    apen = gjeld.hent(kontor.okt("GRO"), sak).sak
    assert (apen.vedtak_id, apen.vedtak_tilstand, apen.vedtak_fra) == (utkast, "utkast", date(2026, 12, 1))
    assert gjeld.liste(kontor.okt("GRO"))[0].dager_uten_vedtak == 0
    with pytest.raises(Regelbrudd):
        gjeld.skriv_vedtak(kontor.okt("KAL"), sak)


def test_gj_1_et_vedtak_som_har_gatt_ut_er_et_brudd_fra_den_dagen_og_et_nytt_kan_skrives(kontor: Kontor) -> None:
    sak = henvist(kontor, dag=date(2026, 5, 1))
    with kontor.okt("GRO").lese() as les:
        person = les.verdi("select person_id from gjeldssak where id = :id", alle=True, id=sak)
    kontor.sak(person)
    skrevet = {"art": "radgivning", "skrevet_av": "GRO", "opprettet": "2026-05-02T10:00:00.000Z"}
    iverksatt(kontor, person, date(2026, 5, 2), date(2026, 11, 10), nummer="2026-1", **skrevet)
    gro = kontor.okt("GRO")
    assert [(r.dager_uten_vedtak, r.vedtak_nummer) for r in gjeld.liste(gro)] == [(10, "2026-1")]
    assert gjeld.tell(gro).lengst_uten_vedtak == 10
    assert leder.kontortall(kontor.okt("LEA")).gjeld_lengst_uten_vedtak == 10
    assert "Uten vedtak: 10 dager (GJ-1)" in hode(gjeld.hent(gro, sak).sak, I_DAG).plain
    nytt = gjeld.skriv_vedtak(gro, sak)
    assert nytt != 1
    assert gjeld.skriv_vedtak(gro, sak) == nytt
    assert [(r.vedtak_tilstand, r.dager_uten_vedtak) for r in gjeld.liste(gro)] == [("utkast", 10)]


def test_gj_1_siste_dag_av_vedtaket_er_ikke_et_brudd() -> None:
    i_dag, henvist_dato = date(2026, 11, 20), date(2026, 11, 1)
    assert dager_uten_vedtak(henvist_dato, "iverksatt", i_dag, i_dag) is None
    assert dager_uten_vedtak(henvist_dato, "iverksatt", None, i_dag) is None
    assert dager_uten_vedtak(henvist_dato, "til_kontroll", date(2027, 1, 1), i_dag) == 19
    assert dager_uten_vedtak(date(2026, 11, 19), "iverksatt", date(2026, 11, 19), i_dag) == 1
