"""PM-1, PM-2, PM-10 to PM-12, GJ-1, VE-20: registering on a real file."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from navtui.domain.fodselsnummer import lag_syntetisk
from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.kodeverk.soknad import Kanal, Nodart, Soknadspost
from navtui.domain.logg import kanonisk, merke
from navtui.domain.person import NyPerson
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.soknad import FORDELES_AV_LEDER, IkkeMott, NyPost, NySoknad, Registrert
from navtui.services import postmote, soknad, vedtak
from navtui.services.vedtak_soknad import muntlig_soknad
from tests.kontor import I_DAG, Kontor, iverksett_raatt, send_raatt

LIV = NyPost(art=Soknadspost.LIVSOPPHOLD)
FODT = date(1990, 5, 5)


def ny(person: int | NyPerson, *poster: NyPost, **mer: object) -> NySoknad:
    """A søknad for livsopphold, received today."""
    hvem = {"person_id": person} if isinstance(person, int) else {"ny_person": person}
    return NySoknad(**({"mottatt": I_DAG, "poster": poster or (LIV,)} | hvem | mer))


def antall(kontor: Kontor, tabell: str, **hvor: object) -> int:
    """Rows in a table, whoever they are about."""
    der = " and ".join(f"{k} is :{k}" for k in hvor) or "1 = 1"
    with kontor.okt("LEA").lese() as les:
        return int(les.verdi(f"select count(*) from {tabell} where {der}", alle=True, **hvor))


def iverksatt(
    kontor: Kontor, person: int, fra: date, til: date, veileder: str = "KAL", sum_ore: int = 1_423_000, soknadspost: int | None = None,
    **mer: object,
) -> int:  # fmt: skip
    """A vedtak in force, through both signatures; `soknadspost` is what it answers."""
    with kontor.okt().lese() as les:
        sak = les.verdi("select id from sak where person_id = :p and avsluttet is null", alle=True, p=person)
    sak = sak or kontor.sak(person, veileder)
    felt: dict[str, object] = {"art": "stonad", "nummer": f"V-{person}-{fra}"} | mer
    vedtak = kontor.sett_inn(
        "vedtak", veileder, person_id=person, sak_id=sak, uten_soknad="nodhjelp_kontoret", fra=fra, til=til, husstandsform="enslig",
        skrevet_av=veileder, opprettet=kontor.okt().na(), **felt,
    )  # fmt: skip
    post = {"vedtak_id": vedtak, "soknadspost_id": soknadspost, "art": "livsopphold", "utfall": "innvilget", "form": "bidrag"}
    kontor.sett_inn("vedtakspost", veileder, **post)
    kontroll = "IDA" if veileder != "IDA" else "KAL"
    with kontor.okt(veileder).skrive() as s:
        send_raatt(s, vedtak, sum_ore)
        s.logg("test")
    with kontor.okt(kontroll).skrive() as s:
        iverksett_raatt(s, vedtak, fra)
        s.logg("test")
    return vedtak


def test_pm_1_mottak_registrerer_en_kjent_person(kontor: Kontor) -> None:
    p = kontor.person()
    svar = soknad.registrer(kontor.okt("PER"), ny(p, LIV, NyPost(art=Soknadspost.HUSLEIE, belop_ore=950_000), vedlegg="husleiekontrakt"))
    assert svar.setning == "Registrert. Fordeles på postmøtet."
    (rad,) = postmote.rader(kontor.okt())
    assert (rad.soknad_id, rad.gjelder, rad.kanal, rad.mottatt) == (svar.soknad_id, ("livsopphold", "husleie"), "papir", I_DAG)
    assert antall(kontor, "logg", handling="soknad_registrert", person_id=p, ident="PER") == 1


def test_pm_1_det_som_mangler_lagres_ikke_halvt(kontor: Kontor) -> None:
    p = kontor.person()
    with pytest.raises(Regelbrudd, match="PM-1"):
        soknad.registrer(kontor.okt("PER"), replace_(ny(p), poster=()))
    with pytest.raises(Regelbrudd, match="PE-1"):
        soknad.registrer(kontor.okt("PER"), ny(NyPerson(fornavn="Liv", etternavn="Moe", fnr="15899912345")))
    assert antall(kontor, "soknad") == 0
    assert antall(kontor, "person") == 1


def replace_(s: NySoknad, **mer: object) -> NySoknad:
    """The same søknad with something changed."""
    return s.model_copy(update=mer)


def test_pe_1_ny_person_med_nummer_og_uten(kontor: Kontor) -> None:
    med = NyPerson(fornavn="Liv", etternavn="Moe", fnr=lag_syntetisk(FODT, 500 % 90))
    uten = NyPerson(fornavn="Åse", etternavn="Ås", fodt=date(1980, 1, 2))
    for person in (med, uten):
        assert soknad.registrer(kontor.okt("PER"), ny(person)).soknad_id is not None
    rader = postmote.rader(kontor.okt())
    assert [(r.navn, r.alder, r.ny_soker) for r in rader] == [("Moe, Liv", 36, True), ("Ås, Åse", 46, True)]


def test_pe_1_samme_navn_og_fodselsdato_registreres_ikke_to_ganger(kontor: Kontor) -> None:
    kontor.person("Mona", "Olsen", FODT)
    with pytest.raises(Regelbrudd, match="PE-1") as brudd:
        soknad.registrer(kontor.okt("PER"), ny(NyPerson(fornavn="mona", etternavn="OLSEN", fodt=FODT)))
    assert brudd.value.felt == "etternavn"
    andre = NyPerson(fornavn="Mona", etternavn="Olsen", fnr=lag_syntetisk(FODT, 77))
    assert soknad.registrer(kontor.okt("PER"), ny(andre)).soknad_id is not None


def test_pm_10_ny_soker_regnes_ut_og_mott_lagres(kontor: Kontor) -> None:
    gammel, fersk = kontor.person("A", "A"), kontor.person("B", "B")
    iverksatt(kontor, gammel, date(2026, 4, 1), date(2026, 4, 30))
    iverksatt(kontor, fersk, date(2026, 6, 1), date(2026, 6, 30))
    soknad.registrer(kontor.okt("PER"), ny(gammel, mott=I_DAG))
    soknad.registrer(kontor.okt("PER"), ny(fersk, ikke_mott=IkkeMott.POST))
    assert [r.ny_soker for r in postmote.rader(kontor.okt())] == [True, False]
    assert antall(kontor, "soknad", mott=I_DAG, ikke_mott_grunn=None) == 1
    assert antall(kontor, "soknad", mott=None, ikke_mott_grunn="post") == 1


@pytest.mark.parametrize("mer", [{"sum_ore": 0}, {"art": "avslag", "sum_ore": 0}, {"art": "opphor"}])
def test_pm_10_et_vedtak_som_ikke_ga_noe_gjor_ikke_at_hun_har_fatt_sosialhjelp(kontor: Kontor, mer: dict[str, Any]) -> None:
    p = kontor.person()
    iverksatt(kontor, p, date(2026, 10, 1), date(2026, 10, 31), **mer)
    soknad.registrer(kontor.okt("PER"), ny(p))
    assert [r.ny_soker for r in postmote.rader(kontor.okt())] == [True]


@pytest.mark.parametrize("tilstand", ["besvart", "trukket", "feilregistrert"])
def test_pm_11_det_som_ikke_venter_pa_svar_er_ikke_noe_duplikat(kontor: Kontor, tilstand: str) -> None:
    p = kontor.person()
    kontor.soknad(p, tilstand=tilstand, saksbehandler="KAL")
    assert soknad.hjelp(kontor.okt("PER"), p).varsler((LIV,)) == ()
    soknad.registrer(kontor.okt("PER"), ny(p))


def test_pm_11_en_ting_som_er_besvart_er_ikke_noe_duplikat_selv_om_resten_venter(kontor: Kontor) -> None:
    p = kontor.person()
    delvis = kontor.soknad(p, "livsopphold", "tannbehandling", tilstand="fordelt", saksbehandler="KAL")
    with kontor.okt().lese() as les:
        liv = les.verdi("select min(id) from soknadspost where soknad_id = :id", alle=True, id=delvis)
    iverksatt(kontor, p, date(2026, 11, 1), date(2026, 11, 30), soknadspost=liv)
    assert soknad.hjelp(kontor.okt("PER"), p).varsler((LIV,)) == ()
    (varsel,) = soknad.hjelp(kontor.okt("PER"), p).varsler((LIV, NyPost(art=Soknadspost.TANNBEHANDLING)))
    assert "tannbehandling" in varsel.setning


def test_pm_11_duplikat_pekes_ut_og_tas_med_en_grunn_som_beholdes(kontor: Kontor) -> None:
    p = kontor.person()
    soknad.registrer(kontor.okt("PER"), ny(p))
    assert [v.regel for v in soknad.hjelp(kontor.okt("PER"), p).varsler((LIV,))] == ["PM-11"]
    with pytest.raises(Regelbrudd, match="PM-11") as brudd:
        soknad.registrer(kontor.okt("PER"), ny(p))
    assert brudd.value.felt == "duplikat_grunn"
    assert antall(kontor, "soknad") == 1
    soknad.registrer(kontor.okt("PER"), ny(p, duplikat_grunn="ny husleie fra 1.12"))
    assert antall(kontor, "soknad", duplikat_grunn="ny husleie fra 1.12") == 1
    soknad.registrer(kontor.okt("PER"), ny(p, NyPost(art=Soknadspost.DEPOSITUM)))


def test_pm_2_nodhjelp_gis_med_en_gang_og_noteres_pa_motet(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p, "IDA")
    okt = kontor.okt("PER", kl=time(9, 10))
    forslag = soknad.hjelp(okt, p).forslag
    assert (forslag.ident, forslag.grunn) == ("IDA", "fast veileder siden januar 2026, på jobb i dag")
    svar = soknad.registrer(okt, ny(p, nodhjelp=Nodart.MAT, til_ident="IDA"))
    assert svar.setning == "Registrert. Gitt til IDA."
    (rad,) = postmote.rader(kontor.okt())
    assert (rad.tilstand, rad.saksbehandler, rad.nodhjelp) == ("nodhjelp", "IDA", "mat")
    bilde = postmote.hent(kontor.okt())
    assert (bilde.mote, bilde.tall.igjen, bilde.tall.fordelt) == (None, 0, 1)
    assert postmote.nodhjelp_setning(kontor.okt()) == ""


def test_pm_2_nodhjelp_til_en_som_er_borte_lagrer_ingenting(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sett_inn("fravaer", ident="EVA", art="syk", fra=I_DAG, satt_av="LEA", tid=kontor.okt().na())
    for til in ("EVA", "PER", "XXX"):
        with pytest.raises(Regelbrudd):
            soknad.registrer(kontor.okt("PER"), ny(p, nodhjelp=Nodart.MAT, til_ident=til))
    assert antall(kontor, "soknad") == 0


def test_pm_2_nodhjelp_uten_veileder_sies_etter_grensen_pa_alle_skjermer(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.soknad(p, nodhjelp=1, nodhjelp_art="tak_over_hodet", registrert_tid=kontor.okt(kl=time(11, 30)).na())
    assert postmote.nodhjelp_setning(kontor.okt("PER", kl=time(12, 0))) == ""
    assert postmote.nodhjelp_setning(kontor.okt("PER", kl=time(12, 12))) == "NØDHJELP har ventet 42 min uten veileder. Trykk F2."
    kontor.sett_inn("innstilling", "LEA", navn="nodhjelp_minutter", verdi="60", gyldig_fra=I_DAG, ident="LEA", tid=kontor.okt().na())
    assert postmote.nodhjelp_setning(kontor.okt("PER", kl=time(12, 12))) == ""


def test_gj_1_okonomisk_radgivning_apner_gjeldssak_en_gang(kontor: Kontor) -> None:
    p = kontor.person()
    rad = NyPost(art=Soknadspost.OKONOMISK_RADGIVNING)
    svar = soknad.registrer(kontor.okt("PER"), ny(p, LIV, rad))
    assert antall(kontor, "gjeldssak", person_id=p, radgiver="GRO", henvist_fra="soknad", soknad_id=svar.soknad_id, tilstand="henvist") == 1
    soknad.registrer(kontor.okt("PER"), ny(p, rad, duplikat_grunn="ny avtale"))
    assert antall(kontor, "gjeldssak") == 1


def test_ve_20_muntlig_soknad_om_kvp_sier_hva_annet_er(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p, "MAR")
    okt = kontor.okt("MAR")
    v = vedtak.nytt_utkast(okt, p, art=Vedtaksart.KVP)
    v = muntlig_soknad(okt, v.id, v.versjon)
    with okt.lese() as les:
        assert les.verdi("select tekst from soknadspost where soknad_id = :id", alle=True, id=v.soknad_id) == "kvalifiseringsprogram"


def test_ve_20_muntlig_fornyelse_gar_rett_til_fast_veileder(kontor: Kontor) -> None:
    p = kontor.person()
    iverksatt(kontor, p, date(2026, 11, 1), date(2026, 11, 30))
    id_ = soknad.registrer_muntlig_fornyelse(kontor.okt("IDA"), p)
    hva = {"kanal": "muntlig", "fornyelse": 1, "tilstand": "fordelt", "saksbehandler": "KAL", "registrert_av": "IDA", "mottatt": I_DAG}
    assert antall(kontor, "soknad", id=id_, **hva) == 1
    assert antall(kontor, "soknadspost", soknad_id=id_, art="livsopphold") == 1
    assert postmote.hent(kontor.okt()).tall.i_alt == 0
    with pytest.raises(Regelbrudd, match="VE-20"):
        soknad.registrer_muntlig_fornyelse(kontor.okt("IDA"), kontor.person("Ny", "Ny"))
    with pytest.raises(Regelbrudd, match="PM-1"):
        soknad.registrer_muntlig_fornyelse(kontor.okt("IDA"), p, dato=I_DAG + timedelta(1))


def skjult(kontor: Kontor, skjerming: str = "kode_7", **mer: object) -> tuple[int, str]:
    """A protected person with a number, and the number."""
    fnr = lag_syntetisk(FODT, 42)
    return kontor.person("Siri", "Hemmelig", FODT, fnr=fnr, skjerming=skjerming, **mer), fnr


@pytest.mark.parametrize("skjerming", ["kode_6", "kode_7", "egen_ansatt"])
def test_pm_12_skjult_person_registreres_som_ukjent_uten_duplikat(kontor: Kontor, skjerming: str) -> None:
    p, fnr = skjult(kontor, skjerming)
    okt = kontor.okt("PER")
    svar = soknad.registrer(okt, ny(NyPerson(fornavn="Siri", etternavn="Hemmelig", fnr=fnr)))
    assert svar == Registrert(FORDELES_AV_LEDER)
    assert antall(kontor, "person") == 1
    assert antall(kontor, "soknad", person_id=p) == 1
    for ident in ("PER", "KAL"):
        bilde = postmote.hent(kontor.okt(ident))
        assert (bilde.rader, bilde.tall.i_alt, bilde.lukket_ko) == ((), 0, 0)
    leder = postmote.hent(kontor.okt("LEA"))
    assert (leder.rader, leder.tall.i_alt, leder.lukket_ko) == ((), 0, 1)
    assert [r.person_id for r in postmote.hent(kontor.okt("LEA"), lukket=True).rader] == [p]


def test_pm_12_skjult_uten_nummer_kjennes_igjen_pa_navn_og_fodselsdato(kontor: Kontor) -> None:
    p, _ = skjult(kontor)
    svar = soknad.registrer(kontor.okt("PER"), ny(NyPerson(fornavn="siri", etternavn="hemmelig", fodt=FODT)))
    assert svar.setning == FORDELES_AV_LEDER
    assert antall(kontor, "soknad", person_id=p) == 1
    assert antall(kontor, "person") == 1


def test_pm_12_skjult_person_gir_de_samme_avslagene_som_en_ukjent(kontor: Kontor) -> None:
    """What is refused before the answer must not tell that she is there: no duplicate, no missing field less, no receiver more."""
    p, fnr = skjult(kontor)
    kontor.soknad(p, "livsopphold")
    kontor.sett_inn("inhabilitet", person_id=p, ident="KAL", grunn="slekt", fra=I_DAG, satt_av="LEA", tid=kontor.okt().na())
    okt, ukjent = kontor.okt("PER"), lag_syntetisk(FODT, 43)
    galt = [{"fornavn": ""}, {"kontonummer": "12345678901"}, {"postnummer": "1"}]
    for feil in galt:
        svar = []
        for nummer in (fnr, ukjent):
            with pytest.raises(Regelbrudd) as brudd:
                soknad.registrer(okt, ny(NyPerson(**({"fornavn": "S", "etternavn": "H", "fnr": nummer} | feil))))
            svar.append(str(brudd.value))
        assert svar[0] == svar[1]
    for til in ("XXX", "GRO"):
        for nummer in (fnr, ukjent):
            with pytest.raises(Regelbrudd, match="PM-6"):
                soknad.registrer(okt, ny(NyPerson(fornavn="S", etternavn="H", fnr=nummer), nodhjelp=Nodart.MAT, til_ident=til))
    person = NyPerson(fornavn="S", etternavn="H", fnr=fnr)
    assert soknad.registrer(okt, ny(person, nodhjelp=Nodart.MAT, til_ident="KAL")) == Registrert(FORDELES_AV_LEDER)
    with pytest.raises(Regelbrudd, match="PE-5"):
        soknad.hjelp(okt, p)
    with pytest.raises(Regelbrudd, match="PE-5"):
        soknad.registrer(okt, ny(p))


def test_pm_12_nodhjelp_i_lukket_ko_sies_med_en_gang_til_den_som_har_tilgang(kontor: Kontor) -> None:
    _, fnr = skjult(kontor)
    soknad.registrer(kontor.okt("PER"), ny(NyPerson(fornavn="S", etternavn="H", fnr=fnr), nodhjelp=Nodart.MAT, til_ident="KAL"))
    assert postmote.nodhjelp_setning(kontor.okt("PER", kl=time(15, 0))) == ""
    assert postmote.nodhjelp_setning(kontor.okt("LEA")) == "NØDHJELP i lukket kø har ventet 0 min uten veileder. Trykk F2."


def test_pm_12_den_som_har_tilgang_registrerer_rett_i_lukket_ko(kontor: Kontor) -> None:
    p, _ = skjult(kontor)
    svar = soknad.registrer(kontor.okt("LEA"), ny(p, kanal=Kanal.MUNTLIG))
    assert svar.setning == "Registrert i lukket kø."
    assert svar.soknad_id is not None


def test_pm_12_partneren_til_en_skjermet_er_ogsa_skjult(kontor: Kontor) -> None:
    p, _ = skjult(kontor)
    partner = kontor.person("Ola", "Nordmann")
    kontor.husstand("gift", p, partner)
    with pytest.raises(Regelbrudd, match="PE-5"):
        soknad.registrer(kontor.okt("PER"), ny(partner))
    fnr = lag_syntetisk(date(1999, 3, 4), kontor.lopenr)
    assert soknad.registrer(kontor.okt("PER"), ny(NyPerson(fornavn="O", etternavn="N", fnr=fnr))) == Registrert(FORDELES_AV_LEDER)


def test_si_7_to_pulter_registrerer_samme_nye_person_en_gang(kontor: Kontor) -> None:
    person = NyPerson(fornavn="Liv", etternavn="Moe", fnr=lag_syntetisk(FODT, 7))
    soknad.registrer(kontor.okt("PER"), ny(person))
    with pytest.raises(Regelbrudd, match="PE-1"):
        soknad.registrer(kontor.okt("KAL"), ny(person))
    assert antall(kontor, "person") == 1
    assert antall(kontor, "soknad") == 1


def test_si_3_hver_registrering_er_ett_innslag_for_personen(kontor: Kontor) -> None:
    p = kontor.person()
    for_ = antall(kontor, "logg", person_id=p)
    soknad.registrer(kontor.okt("PER"), ny(p, vedlegg="lønnsslipp fra Ola"))
    assert antall(kontor, "logg", person_id=p) == for_ + 1
    with kontor.okt("LEA").lese() as les:
        assert "Ola" not in les.verdi("select data from logg order by nr desc limit 1")


def test_pe_13_ve_21_ny_telefon_og_konto_med_soknaden_er_datert_og_logget(kontor: Kontor) -> None:
    p = kontor.person(telefon="1", kontonummer="86011117947", konto="har", konto_fra=date(2020, 1, 1))
    svar = soknad.registrer(kontor.okt("PER"), ny(p, ny_telefon="2", nytt_kontonummer="8601 11 17947"))
    assert svar.setning.endswith(" Telefon er endret."), "the same account is no new one"
    assert antall(kontor, "person", id=p, telefon="2", konto_fra=date(2020, 1, 1)) == 1
    grunn = {"duplikat_grunn": "ny konto"}
    svar = soknad.registrer(kontor.okt("PER"), ny(p, nytt_kontonummer="12345678903", **grunn))
    assert svar.setning.endswith(" Kontonummer er endret.")
    assert antall(kontor, "person", id=p, telefon="2", kontonummer="12345678903", konto_fra=I_DAG) == 1
    data = kanonisk({"felt": ["kontonummer"], "konto": merke("12345678903")})
    assert antall(kontor, "logg", handling="person_endret", person_id=p, ident="PER", data=data) == 1


def test_pe_13_galt_kontonummer_stopper_hele_registreringen(kontor: Kontor) -> None:
    p = kontor.person(telefon="1")
    with pytest.raises(Regelbrudd, match="PE-13") as brudd:
        soknad.registrer(kontor.okt("PER"), ny(p, ny_telefon="2", nytt_kontonummer="12345678904"))
    assert brudd.value.felt == "kontonummer"
    assert antall(kontor, "soknad") == 0
    assert antall(kontor, "person", id=p, telefon="1") == 1


def test_pm_12_det_som_oppgis_om_en_skjult_person_endrer_ikke_henne_men_star_pa_soknaden(kontor: Kontor) -> None:
    fnr = lag_syntetisk(FODT, 7)
    p = kontor.person("Siri", "Hemmelig", FODT, fnr=fnr, skjerming="kode_7", telefon="1")
    hvem = NyPerson(fornavn="Siri", etternavn="Hemmelig", fnr=fnr, telefon="2", kontonummer="12345678903")
    assert soknad.registrer(kontor.okt("PER"), ny(hvem, vedlegg="kontrakt")).setning == FORDELES_AV_LEDER
    assert antall(kontor, "person", id=p, telefon="1", kontonummer=None) == 1
    assert antall(kontor, "soknad", person_id=p, vedlegg="kontrakt; oppgitt telefon 2, oppgitt kontonummer 12345678903") == 1
