"""PE-4, PE-5, PE-12 and PE-13 on a real file: households, particulars, protection."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from navtui.domain.fodselsnummer import lag_syntetisk
from navtui.domain.kodeverk import Sivilstand, Skjerming
from navtui.domain.kodeverk.oppfolging import Husstandsform, Medlemsrolle
from navtui.domain.loggsok import Loggsok
from navtui.domain.person import NyPerson
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import bruker, delegasjon, husstand, logg, person, skjerming
from tests.kontor import I_DAG, Kontor

IN = Medlemsrolle.VOKSEN
BARN = Medlemsrolle.BARN


def navn(kontor: Kontor, p: int, ident: str = "LEA") -> list[set[str]]:
    return [{m.navn for m in h.medlemmer} for h in husstand.hent(kontor.okt(ident), p)]


def adresse(kontor: Kontor, p: int) -> str | None:
    with kontor.okt("LEA").lese() as les:
        svar: str | None = les.verdi("select adresse from person where id = :id", alle=True, id=p)
        return svar


def test_pe_4_en_partner_flytter_inn_og_ut_av_der_hun_bodde(kontor: Kontor) -> None:
    a, b, c = kontor.person("A", "En"), kontor.person("B", "To"), kontor.person("C", "Tre")
    kontor.husstand("samboer", b, c)
    husstand.flytt_inn(kontor.okt(), a, b, IN, 100, I_DAG, Husstandsform.SAMBOER)
    assert navn(kontor, a) == [{"En, A", "To, B"}]
    assert navn(kontor, c) == [{"Tre, C"}]
    (h,) = husstand.hent(kontor.okt(), a)
    assert (h.form, h.stonadsenhet) == (Husstandsform.SAMBOER, ())
    husstand.sett_form(kontor.okt(), a, h.id, h.versjon, Husstandsform.GIFT)
    assert set(husstand.hent(kontor.okt(), a)[0].stonadsenhet) == {a, b}
    with pytest.raises(Regelbrudd, match="SI-7"):
        husstand.sett_form(kontor.okt(), a, h.id, h.versjon, Husstandsform.ENSLIG)


def test_pe_4_ingen_flytter_inn_hos_seg_selv_og_et_par_er_to(kontor: Kontor) -> None:
    a, b, c = kontor.person("A", "En"), kontor.person("B", "To"), kontor.person("C", "Tre")
    with pytest.raises(Regelbrudd, match="hos seg selv"):
        husstand.flytt_inn(kontor.okt(), a, a, IN, 100, I_DAG, Husstandsform.SAMBOER)
    husstand.flytt_inn(kontor.okt(), a, b, IN, 100, I_DAG, Husstandsform.SAMBOER)
    with pytest.raises(Regelbrudd, match="Et par er to voksne"):
        husstand.flytt_inn(kontor.okt(), a, c, IN, 100, I_DAG, Husstandsform.SAMBOER)
    assert navn(kontor, c) == []


def test_pe_4_den_som_flytter_videre_samme_dag_bodde_der_den_dagen(kontor: Kontor) -> None:
    a, b, c = kontor.person("A", "En"), kontor.person("B", "To"), kontor.person("C", "Tre")
    husstand.flytt_inn(kontor.okt(), a, b, IN, 100, I_DAG, Husstandsform.SAMBOER)
    husstand.flytt_inn(kontor.okt(), c, b, IN, 100, I_DAG, Husstandsform.BOFELLESSKAP)
    with kontor.okt("LEA").lese() as les:
        rader = les.rader("select fra, til from husstandsmedlem where person_id = :b order by id", alle=True, b=b)
    assert [tuple(r) for r in rader] == [(I_DAG.isoformat(), I_DAG.isoformat()), (I_DAG.isoformat(), None)]


def test_pe_4_et_barn_med_delt_bosted_bor_to_steder(kontor: Kontor) -> None:
    mor, far, barn = kontor.person("M", "Or"), kontor.person("F", "Ar"), kontor.person("B", "Arn", date(2018, 1, 1))
    kontor.husstand("enslig", mor, barn=(barn,))
    husstand.flytt_inn(kontor.okt(), far, barn, BARN, 40, I_DAG, Husstandsform.ENSLIG)
    assert navn(kontor, barn) == [{"Arn, B", "Ar, F"}, {"Arn, B", "Or, M"}]
    (hos_far,) = husstand.hent(kontor.okt(), far)
    assert {m.andel for m in hos_far.medlemmer if m.rolle is BARN} == {40}


def test_pe_4_en_ny_person_registreres_i_samme_slengen_og_en_kjent_brukes(kontor: Kontor) -> None:
    mor = kontor.person("M", "Or")
    kjent = kontor.person("Kjent", "Barn", date(2018, 1, 1))
    fnr = lag_syntetisk(date(2018, 1, 1), kontor.lopenr)
    for hvem in (NyPerson(fornavn="Nyfødt", etternavn="Or", fodt=date(2026, 11, 1)), NyPerson(fnr=fnr, fornavn="Gal", etternavn="Navn")):
        assert husstand.flytt_inn(kontor.okt(), mor, hvem, BARN, 100, I_DAG, Husstandsform.ENSLIG) == "Personen er lagt til i husstanden."
    assert navn(kontor, mor) == [{"Or, M", "Or, Nyfødt", "Barn, Kjent"}]
    assert navn(kontor, kjent) == navn(kontor, mor)
    with pytest.raises(Regelbrudd, match="bor her allerede"):
        husstand.flytt_inn(kontor.okt(), mor, kjent, BARN, 100, I_DAG, Husstandsform.ENSLIG)


def test_pe_4_utflytting_har_en_dato_og_skjer_en_gang(kontor: Kontor) -> None:
    a, b = kontor.person("A", "En"), kontor.person("B", "To")
    kontor.husstand("bofellesskap", a, b)
    (medlem,) = [m for m in husstand.hent(kontor.okt(), a)[0].medlemmer if m.person_id == b]
    for til, felt in ((I_DAG + timedelta(days=1), "til"), (date(2019, 1, 1), "til")):
        with pytest.raises(Regelbrudd) as brudd:
            husstand.flytt_ut(kontor.okt(), a, medlem.id, til)
        assert (brudd.value.regel, brudd.value.felt) == ("PE-4", felt)
    husstand.flytt_ut(kontor.okt(), a, medlem.id, I_DAG - timedelta(days=1))
    assert navn(kontor, a) == [{"En, A"}]
    with pytest.raises(Regelbrudd, match="SI-7"):
        husstand.flytt_ut(kontor.okt(), a, medlem.id, I_DAG)


def test_pe_5_nummeret_til_en_skjult_person_gaar_til_leder_uten_at_noe_vises(kontor: Kontor) -> None:
    mor = kontor.person("M", "Or")
    skjult = kontor.person("Hemmelig", "Barn", date(2018, 1, 1), skjerming="kode_7")
    ny = NyPerson(fnr=lag_syntetisk(date(2018, 1, 1), kontor.lopenr), fornavn="X", etternavn="Y")
    svar = husstand.flytt_inn(kontor.okt(), mor, ny, BARN, 100, I_DAG, Husstandsform.ENSLIG)
    assert svar == "Registrert. Husstanden ordnes av leder."
    assert husstand.hent(kontor.okt(), mor) == []
    assert [o.regel for o in bruker.apne(kontor.okt("LEA"), skjult, "samarbeid").oppgaver] == ["PE-5"]
    with pytest.raises(Regelbrudd, match="PE-5"):
        husstand.flytt_inn(kontor.okt(), mor, skjult, BARN, 100, I_DAG, Husstandsform.ENSLIG)


def test_pe_5_kode_6_tar_adressen_fra_alle_i_husstanden_og_den_kan_ikke_skrives_inn_igjen(kontor: Kontor) -> None:
    mor = kontor.person("M", "Or", adresse="Storgata 1", postnummer="8300", poststed="Svolvær")
    barn = kontor.person("B", "Arn", date(2018, 1, 1), adresse="Storgata 1")
    nabo = kontor.person("N", "Abo", adresse="Storgata 2")
    kontor.husstand("enslig", mor, barn=(barn,))
    with pytest.raises(Regelbrudd, match="PE-12"):
        skjerming.sett(kontor.okt("KAL"), mor, Skjerming.KODE_6)
    skjerming.sett(kontor.okt("LEA"), mor, Skjerming.KODE_6)
    assert [adresse(kontor, p) for p in (mor, barn, nabo)] == [None, None, "Storgata 2"]
    leder = kontor.okt("LEA")
    aapen = bruker.apne(leder, barn, "samarbeid")
    with pytest.raises(Regelbrudd) as brudd:
        person.endre(leder, barn, aapen.versjon, aapen.opplysninger.model_copy(update={"adresse": "Storgata 1"}))
    assert (brudd.value.regel, brudd.value.felt) == ("PE-5", "adresse")


def test_pe_5_den_som_flytter_inn_hos_kode_6_mister_adressen(kontor: Kontor) -> None:
    mor, ny = kontor.person("M", "Or", skjerming="kode_6"), kontor.person("N", "Y", adresse="Storgata 1")
    husstand.flytt_inn(kontor.okt("LEA"), mor, ny, IN, 100, I_DAG, Husstandsform.SAMBOER)
    assert adresse(kontor, ny) is None
    assert person.sok(kontor.okt("KAL"), "ny") == []


def test_pe_5_tilgang_gis_av_leder_per_person_og_med_dato(kontor: Kontor) -> None:
    p, annen = kontor.person("Hemmelig", "En", skjerming="kode_7"), kontor.person("Hemmelig", "To", skjerming="kode_7")
    with pytest.raises(Regelbrudd, match="PE-12"):
        skjerming.gi_tilgang(kontor.okt("IDA"), p, "IDA", "selv")
    with pytest.raises(Regelbrudd, match="hvorfor"):
        skjerming.gi_tilgang(kontor.okt("LEA"), p, "IDA", " ")
    skjerming.gi_tilgang(kontor.okt("LEA"), p, "IDA", "følger opp", I_DAG + timedelta(days=7))
    assert [t.person_id for t in person.sok(kontor.okt("IDA"), "hemmelig")] == [p]
    assert person.sok(kontor.okt("JON"), "hemmelig") == []
    assert person.sok(kontor.okt("IDA", dag=I_DAG + timedelta(days=8)), "hemmelig") == []
    assert {t.person_id for t in person.sok(kontor.okt("LEA"), "hemmelig")} == {p, annen}
    i_morgen = kontor.okt("LEA", dag=I_DAG + timedelta(days=1))
    skjerming.ta_tilgang(i_morgen, p, "IDA")
    assert person.sok(kontor.okt("IDA", dag=I_DAG + timedelta(days=1)), "hemmelig") == []
    with pytest.raises(Regelbrudd, match="SI-7"):
        skjerming.ta_tilgang(i_morgen, p, "IDA")


def test_pe_5_tilgang_gitt_i_dag_ved_en_feil_tas_tilbake_straks_og_loggen_forteller_begge_deler(kontor: Kontor) -> None:
    p = kontor.person("Hemmelig", "En", skjerming="kode_6")
    leder, jon = kontor.okt("LEA"), kontor.okt("JON")
    skjerming.gi_tilgang(leder, p, "JON", "feil person valgt")
    skjerming.gi_tilgang(leder, p, "JON", "to ganger", I_DAG + timedelta(days=7))
    assert [t.person_id for t in person.sok(jon, "hemmelig")] == [p]
    skjerming.ta_tilgang(leder, p, "JON")
    assert person.sok(jon, "hemmelig") == []
    assert delegasjon.tilganger(leder) == []
    assert bruker.apne(leder, p, "kvalitet").tilganger == ()
    with pytest.raises(Regelbrudd, match="SI-7"):
        skjerming.ta_tilgang(leder, p, "JON")
    rader = [(r.handling, r.objekt_id) for r in logg.sok(leder, Loggsok()) if r.handling.startswith("tilgang")]
    assert rader == [("tilgang_tatt", 2), ("tilgang_tatt", 1), ("tilgang_gitt", 2), ("tilgang_gitt", 1)]
    skjerming.gi_tilgang(leder, p, "JON", "nå er det rett")
    assert [t.person_id for t in person.sok(jon, "hemmelig")] == [p]


def test_pe_13_opplysninger_endres_med_kilde_ny_konto_far_dato_og_navnet_blir_sokbart(kontor: Kontor) -> None:
    p = kontor.person("Mona", "Olsen")
    kontor.sak(p)
    okt = kontor.okt()
    apen = bruker.apne(okt, p)
    nye = apen.opplysninger.model_copy(
        update={
            "etternavn": "Ødegård",
            "kontonummer": "1234 56 78903",
            "sivilstand": Sivilstand.GIFT,
            "kilde": "folkeregisteret",
            "kilde_dato": I_DAG,
        }
    )
    person.endre(okt, p, apen.versjon, nye)
    etter = bruker.les_igjen(okt, p)
    assert (etter.navn, etter.opplysninger.kontonummer, etter.opplysninger.konto) == ("Ødegård, Mona", "12345678903", "har")
    assert (etter.opplysninger.kilde, etter.opplysninger.kilde_dato) == ("folkeregisteret", I_DAG)
    assert [t.person_id for t in person.sok(okt, "oedegaard")] == [p]
    assert person.sok(okt, "olsen") == []
    with okt.lese() as les:
        assert les.verdi("select konto_fra from person where id = :id", alle=True, id=p) == I_DAG.isoformat()
    with pytest.raises(Regelbrudd, match="SI-7"):
        person.endre(okt, p, apen.versjon, nye)


@pytest.mark.parametrize(
    ("felt", "regel"),
    [({"kontonummer": "12345678901"}, "PE-13"), ({"kilde_dato": date(2026, 11, 21)}, "PE-12"), ({"fornavn": ""}, "PE-13")],
)
def test_pe_13_galt_nektes_og_ingenting_er_endret(kontor: Kontor, felt: dict[str, object], regel: str) -> None:
    p = kontor.person()
    kontor.sak(p)
    apen = bruker.apne(kontor.okt(), p)
    with pytest.raises(Regelbrudd, match=regel):
        person.endre(kontor.okt(), p, apen.versjon, apen.opplysninger.model_copy(update=felt))
    assert bruker.les_igjen(kontor.okt(), p).opplysninger == apen.opplysninger
