"""PE-1: a number that becomes known later, and the one that another person has."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.fodselsnummer import lag_syntetisk
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import nummer, oppgave, person
from tests.kontor import Kontor

FODT = date(2001, 2, 3)
FNR = lag_syntetisk(FODT, 7)
DUF = "201412345607"


def uten_nummer(kontor: Kontor, *, kjent_dato: bool = False, **mer: object) -> int:
    """A person whose number is not known."""
    p = kontor.person("Amir", "Haddad", FODT, **({"fnr": None} | mer))
    if not kjent_dato:
        with kontor.okt("LEA").skrive() as s:
            s.endre("person", hvor={"id": p}, fodt=None)
            s.logg("test", person_id=p)
    return p


def lest(kontor: Kontor, person_id: int) -> tuple[object, ...]:
    with kontor.okt("LEA").lese() as les:
        rad = les.rad("select fnr, duf, fodt, versjon from person where id = :id", alle=True, id=person_id)
    assert rad is not None
    return tuple(rad)


def test_pe_1_nummeret_kommer_senere_og_personen_er_den_samme(kontor: Kontor) -> None:
    p = uten_nummer(kontor)
    nummer.sett(kontor.okt(), p, 1, f"{FNR[:6]} {FNR[6:]}", None)
    assert lest(kontor, p) == (FNR, None, "2001-02-03", 2)
    assert [t.person_id for t in person.sok(kontor.okt(), FNR)] == [p]
    assert [t.person_id for t in person.sok(kontor.okt(), "hadd")] == [p]
    with kontor.okt().lese() as les:
        assert les.verdi("select data from logg where handling = 'nummer_satt' and person_id = :p", p=p) == '{"felt":["fnr"]}'


def test_pe_1_d_nummer_viker_for_fodselsnummer_men_ikke_omvendt(kontor: Kontor) -> None:
    p = uten_nummer(kontor, fnr=lag_syntetisk(FODT, 1, d_nummer=True), kjent_dato=True)
    nummer.sett(kontor.okt(), p, 1, FNR, None)
    with pytest.raises(Regelbrudd, match="fødselsnummer fra før"):
        nummer.sett(kontor.okt(), p, 2, lag_syntetisk(FODT, 9), None)
    assert lest(kontor, p)[0] == FNR


def test_pe_1_duf_nummer_settes(kontor: Kontor) -> None:
    p = uten_nummer(kontor)
    nummer.sett(kontor.okt(), p, 1, None, DUF)
    assert lest(kontor, p)[1] == DUF


@pytest.mark.parametrize(
    ("fnr", "duf", "regel", "felt"),
    [
        (FNR[:-1] + str((int(FNR[-1]) + 1) % 10), None, "PE-1", "fnr"),
        ("01010112345", None, "PE-1", "fnr"),
        (None, "201412345678", "PE-1", "duf"),
        (None, None, "PE-1", "fnr"),
        (lag_syntetisk(date(2001, 2, 4), 7), None, "PE-1", "fodt"),
    ],
)
def test_pe_1_galt_nummer_nektes_og_ingenting_er_lagret(
    kontor: Kontor, fnr: str | None, duf: str | None, regel: str, felt: str
) -> None:  # fmt: skip
    p = uten_nummer(kontor, kjent_dato=True)
    with pytest.raises(Regelbrudd) as brudd:
        nummer.sett(kontor.okt(), p, 1, fnr, duf)
    assert (brudd.value.regel, brudd.value.felt) == (regel, felt)
    assert lest(kontor, p) == (None, None, "2001-02-03", 1)


def test_pe_5_et_nummer_en_annen_har_nektes_med_samme_ord_om_den_andre_er_skjult(kontor: Kontor) -> None:
    setninger = set()
    for skjerming, lopenr, etternavn in (("ingen", 7, "Synlig"), ("kode_6", 8, "Skjult")):
        opptatt = lag_syntetisk(FODT, lopenr)
        annen = kontor.person("Annen", etternavn, FODT, fnr=opptatt, skjerming=skjerming)
        p = uten_nummer(kontor)
        with pytest.raises(Regelbrudd) as brudd:
            nummer.sett(kontor.okt(), p, 1, opptatt, None)
        setninger.add((brudd.value.regel, brudd.value.felt, brudd.value.setning))
        assert lest(kontor, p) == (None, None, None, 1)
        with kontor.okt("LEA").lese() as les:
            assert {r["person_id"] for r in les.rader("select person_id from logg where handling = 'nummer_avvist'")} >= {p, annen}
    assert len(setninger) == 1
    assert [o.regel for o in oppgave.mine(kontor.okt("LEA"))] == ["PE-1", "PE-1"]


def test_pe_1_mottak_setter_ikke_nummer(kontor: Kontor) -> None:
    p = uten_nummer(kontor)
    with pytest.raises(Regelbrudd, match="PE-12"):
        nummer.sett(kontor.okt("PER"), p, 1, FNR, None)


def test_pe_5_den_skjulte_finnes_ikke_for_den_uten_tilgang(kontor: Kontor) -> None:
    p = uten_nummer(kontor, skjerming="kode_7")
    with pytest.raises(Regelbrudd, match="PE-5"):
        nummer.sett(kontor.okt(), p, 1, FNR, None)


def test_si_7_noen_har_endret_personen_imens(kontor: Kontor) -> None:
    p = uten_nummer(kontor)
    nummer.sett(kontor.okt("IDA"), p, 1, FNR, None)
    with pytest.raises(Regelbrudd, match="SI-7"):
        nummer.sett(kontor.okt(), p, 1, None, DUF)
