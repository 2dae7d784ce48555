"""Search, look-up and registration, on a real file."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from navtui.domain.fodselsnummer import lag_syntetisk
from navtui.domain.kodeverk import Skjerming
from navtui.domain.person import NyPerson
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import person
from navtui.store import person as lager
from tests.kontor import ANSATTE, I_DAG, Kontor


def logg(kontor: Kontor, handling: str) -> list[tuple[int | None, str]]:
    with kontor.okt("LEA").lese() as les:
        return [(r["person_id"], r["data"]) for r in les.rader("select person_id, data from logg where handling = :h", h=handling)]


@pytest.mark.parametrize("tekst", ["Ødegård", "ødega", "oedegaa", "OEDEG", "degård", "bjø", "bjoern", "ødegård bjørn", "bjørn øde"])
def test_sok_finner_enhver_del_av_navnet_og_ae_oe_aa_motes(kontor: Kontor, tekst: str) -> None:
    p = kontor.person("Bjørn", "Ødegård")
    kontor.person("Anne", "Viken")
    assert [t.person_id for t in person.sok(kontor.okt(), tekst)] == [p]


def test_sok_setter_etternavn_som_begynner_slik_forst(kontor: Kontor) -> None:
    inni = kontor.person("Tor", "Solberg")
    fornavn = kontor.person("Berg", "Aas")
    etternavn = kontor.person("Aksel", "Berg")
    assert [t.person_id for t in person.sok(kontor.okt(), "berg")] == [etternavn, fornavn, inni]


def test_sok_paa_fodselsnummer_og_saksnummer(kontor: Kontor) -> None:
    p = kontor.person(fodt=date(1999, 3, 4))
    kontor.sak(p, saksnummer="2026-0042")
    fnr = lag_syntetisk(date(1999, 3, 4), kontor.lopenr)
    for tekst in (fnr, f"{fnr[:6]} {fnr[6:]}", fnr[:6], "2026-0042", "2026-42"):
        assert [t.person_id for t in person.sok(kontor.okt("PER"), tekst)] == [p], tekst
    assert person.sok(kontor.okt(), fnr[:5]) == []


def test_pe_7_treffet_viser_navn_fodselsaar_og_ansvarlig_og_ingenting_mer(kontor: Kontor) -> None:
    p = kontor.person("Mona", "Olsen", date(1999, 3, 4))
    kontor.sak(p, "IDA")
    (treff,) = person.sok(kontor.okt("PER"), "mona")
    assert treff.model_dump() == {"person_id": p, "navn": "Olsen, Mona", "fodselsaar": 1999, "veileder": "IDA", "veiledernavn": "Ida Moen"}


def test_pe_7_et_sok_logges_med_dem_det_viste_og_aldri_med_det_som_ble_skrevet(kontor: Kontor) -> None:
    viste = {kontor.person("Mona", "Olsen"), kontor.person("Dag", "Olsen")}
    person.sok(kontor.okt(), "olsen")
    innslag = logg(kontor, "sokt")
    assert {person_id for person_id, _ in innslag} == viste
    assert not any("olsen" in data.lower() for _, data in innslag)


def test_sok_gir_hoyst_50_og_taaler_alt_som_skrives(kontor: Kontor) -> None:
    for i in range(60):
        kontor.person(f"Nr{i}", "Like")
    assert len(person.sok(kontor.okt(), "like")) == 50
    for tekst in ("", " ", "a", "%", "_", "'; drop table person; --", "[/]", "\x00", "\u202e", "x" * 500, "12", "١٢٣٤٥٦", "2026-"):
        assert person.sok(kontor.okt(), tekst) == [], tekst


@pytest.mark.parametrize("skjerming", ["egen_ansatt", "kode_7", "kode_6"])
@pytest.mark.parametrize("ident", sorted(ANSATTE))
def test_pe_5_den_skjermede_og_husstanden_finnes_ikke_for_den_uten_tilgang(kontor: Kontor, skjerming: str, ident: str) -> None:
    skjult = kontor.person("Hemmelig", "Skjermdal", skjerming=skjerming)
    barn = kontor.person("Barnet", "Skjermdal", date(2020, 1, 1))
    kontor.husstand("enslig", skjult, barn=(barn,))
    okt = kontor.okt(ident)
    fnr = [lag_syntetisk(date(1999, 3, 4), 1), lag_syntetisk(date(2020, 1, 1), 2)]
    svar = [person.sok(okt, t) for t in ("skjermdal", "hemmelig", "barnet", *fnr)] + [person.hent_kjent(okt, f) for f in fnr]
    assert all(svar) if ident == "LEA" else not any(svar)


def test_pm_12_en_skjult_person_blir_ikke_laget_en_gang_til_og_ingenting_roper_det(kontor: Kontor) -> None:
    fnr = lag_syntetisk(date(1999, 3, 4), 1)
    skjult = kontor.person(skjerming="kode_7")
    with kontor.okt("PER").skrive() as s:
        assert person.opprett(s, NyPerson(fnr=fnr, fornavn="Gal", etternavn="Navn")) == skjult
    assert person.sok(kontor.okt("LEA"), fnr)[0].navn == "Olsen, Mona"
    assert person.sok(kontor.okt("PER"), "navn") == []


def test_pe_1_opprett_finner_fodselsdato_og_gjor_personen_sokbar(kontor: Kontor) -> None:
    fnr = lag_syntetisk(date(2001, 2, 3), 7)
    with kontor.okt("PER").skrive() as s:
        ny = person.opprett(
            s, NyPerson(fnr=f"{fnr[:6]} {fnr[6:]}", fornavn=" Aksel ", etternavn="Bra\u030aten", kontonummer="1234.56.78903")
        )
    (treff,) = person.sok(kontor.okt(), "braaten")
    assert (treff.person_id, treff.navn, treff.fodselsaar) == (ny, "Bråten, Aksel", 2001)
    with kontor.okt().lese() as les:
        rad = les.rad("select kontonummer, konto, konto_fra, telefon from person where id = :id", alle=True, id=ny)
    assert rad is not None
    assert tuple(rad) == ("12345678903", "har", "2026-11-20", None)


@pytest.mark.parametrize(
    ("felt", "regel", "feltnavn"),
    [
        ({"fnr": "01810112345"}, "PE-1", "fnr"),
        ({"fnr": "123"}, "PE-1", "fnr"),
        ({"duf": "201412345678"}, "PE-1", "duf"),
        ({"fodt": date(2030, 1, 1)}, "PE-1", "fodt"),
        ({"fnr": lag_syntetisk(date(2001, 2, 3), 7), "fodt": date(2001, 2, 4)}, "PE-1", "fodt"),
        ({"kontonummer": "12345678901"}, "PE-13", "kontonummer"),
        ({"konto": "har"}, "PE-13", "kontonummer"),
        ({"postnummer": "83o0"}, "PE-13", "postnummer"),
        ({"etternavn": " "}, "PE-13", "etternavn"),
        ({"skjerming": Skjerming.KODE_6, "adresse": "Storgata 1"}, "PE-5", "adresse"),
    ],
)
def test_pe_1_pe_13_pe_5_opprett_nekter_og_sier_hvilket_felt(kontor: Kontor, felt: dict[str, object], regel: str, feltnavn: str) -> None:
    with pytest.raises(Regelbrudd) as brudd, kontor.okt("PER").skrive() as s:
        person.opprett(s, NyPerson.model_validate({"fornavn": "Aksel", "etternavn": "Berg"} | felt))
    assert (brudd.value.regel, brudd.value.felt) == (regel, feltnavn)
    assert person.sok(kontor.okt(), "aksel") == []


def test_pe_1_et_nummer_som_finnes_nektes(kontor: Kontor) -> None:
    kontor.person()
    with pytest.raises(Regelbrudd, match="finnes allerede"), kontor.okt("PER").skrive() as s:
        person.opprett(s, NyPerson(fnr=lag_syntetisk(date(1999, 3, 4), 1), fornavn="Mona", etternavn="Olsen"))


def test_pe_1_uten_nummer_er_ukjent_en_verdi(kontor: Kontor) -> None:
    with kontor.okt("PER").skrive() as s:
        person.opprett(s, NyPerson(fornavn="Ukjent", etternavn="Mann"))
        person.opprett(s, NyPerson(fornavn="Ukjent", etternavn="Kvinne"))
    assert [t.fodselsaar for t in person.sok(kontor.okt(), "ukjent")] == [None, None]


def endre(kontor: Kontor, p: int, **nytt: object) -> None:
    """Save the particulars with these changed."""
    with kontor.okt().lese() as les:
        svar = lager.hent_opplysninger(les, p)
    assert svar is not None
    person.endre(kontor.okt(), p, svar[1], svar[0].model_copy(update=nytt))


def fodt(kontor: Kontor, p: int) -> date | None:
    """The birth date in the file."""
    with kontor.okt().lese() as les:
        return lager.fodt(les, p)


def test_pe_1_en_endret_fodselsdato_ma_stemme_med_nummeret(kontor: Kontor) -> None:
    p = kontor.person(fodt=date(1999, 3, 4))
    with pytest.raises(Regelbrudd, match="annen enn den i fødselsnummeret") as brudd:
        endre(kontor, p, fodt=date(1999, 3, 5))
    assert (brudd.value.regel, brudd.value.felt) == ("PE-1", "fodt")
    assert fodt(kontor, p) == date(1999, 3, 4)


def test_pe_1_en_tom_fodselsdato_er_den_i_nummeret(kontor: Kontor) -> None:
    p = kontor.person(fodt=date(1999, 3, 4))
    endre(kontor, p, fodt=None, telefon="99911222")
    assert fodt(kontor, p) == date(1999, 3, 4)


def test_pe_1_uten_nummer_kan_fodselsdatoen_endres_men_ikke_fram_i_tid(kontor: Kontor) -> None:
    p = kontor.person(fodt=date(1999, 3, 4), fnr=None)
    endre(kontor, p, fodt=date(1998, 3, 4))
    assert fodt(kontor, p) == date(1998, 3, 4)
    with pytest.raises(Regelbrudd, match="fram i tid"):
        endre(kontor, p, fodt=I_DAG + timedelta(1))
    endre(kontor, p, fodt=None)
    assert fodt(kontor, p) is None
