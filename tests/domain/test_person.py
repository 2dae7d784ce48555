"""PE-1, PE-5, PE-8, PE-13: a person's identity and particulars, without a file."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.fodselsnummer import lag_syntetisk
from navtui.domain.kodeverk.person import Sperring
from navtui.domain.person import (
    LENGSTE_NAVN,
    NyPerson,
    Opplysninger,
    kan_faa_nummer,
    kan_faa_nytt,
    kan_sperres,
    kjennetegn,
    sjekk_opplysninger,
)
from navtui.domain.regelbrudd import Regelbrudd

I_DAG = date(2026, 11, 20)
FODT = date(1999, 3, 4)
FNR = lag_syntetisk(FODT, 1)
D_NR = lag_syntetisk(FODT, 1, d_nummer=True)
DUF = "199912345603"
KONTO = "12345678903"


def person(**mer: object) -> NyPerson:
    return NyPerson.model_validate({"fornavn": "Mona", "etternavn": "Olsen"} | mer)


def nektet(regel: str, felt: str, **mer: object) -> None:
    """These particulars are refused by this rule, at this field."""
    with pytest.raises(Regelbrudd) as brudd:
        sjekk_opplysninger(person(**mer), uten_adresse=False)
    assert (brudd.value.regel, brudd.value.felt) == (regel, felt)


def test_pe_1_fodselsdatoen_kommer_av_nummeret_og_ukjent_er_ukjent() -> None:
    med = kjennetegn(person(fnr=f"{FNR[:6]} {FNR[6:]}", duf=DUF), demo=True, i_dag=I_DAG)
    assert (med.fnr, med.duf, med.fodt) == (FNR, DUF, FODT)
    uten = kjennetegn(person(fnr="-", duf="-"), demo=True, i_dag=I_DAG)
    assert (uten.fnr, uten.duf, uten.fodt) == (None, None, None)
    assert kjennetegn(person(fodt=FODT), demo=True, i_dag=I_DAG).fodt == FODT


def test_pe_1_fodselsdatoen_strider_ikke_mot_nummeret_og_er_ikke_fram_i_tid() -> None:
    assert kjennetegn(person(fnr=FNR, fodt=FODT), demo=True, i_dag=I_DAG).fodt == FODT
    for mer in ({"fnr": FNR, "fodt": date(1999, 3, 5)}, {"fodt": date(2026, 11, 21)}, {"fnr": lag_syntetisk(date(2026, 11, 21), 0)}):
        with pytest.raises(Regelbrudd) as brudd:
            kjennetegn(person(**mer), demo=True, i_dag=I_DAG)
        assert (brudd.value.regel, brudd.value.felt) == ("PE-1", "fodt")
    assert kjennetegn(person(fodt=I_DAG), demo=True, i_dag=I_DAG).fodt == I_DAG


def test_pe_8_den_som_er_merket_faar_ikke_nytt() -> None:
    assert kan_faa_nytt(None) is None
    for merke in Sperring:
        brudd = kan_faa_nytt(merke)
        assert brudd is not None
        assert merke.tekst in brudd.setning


def test_pe_8_feilregistrert_er_ingen_for_alt_er_avsluttet() -> None:
    assert kan_sperres(Sperring.FEILREGISTRERT, ()) is None
    brudd = kan_sperres(Sperring.FEILREGISTRERT, ("saken", "oppgave"))
    assert brudd is not None
    assert "saken, oppgave" in brudd.setning
    assert kan_sperres(Sperring.BEGRENSET, ("saken",)) is None
    assert kan_sperres(None, ("saken",)) is None


@pytest.mark.parametrize(
    ("har", "nytt", "felt"),
    [
        ((None, None), (FNR, DUF), None),
        ((D_NR, None), (FNR, None), None),  # a D-nummer gives way
        ((FNR, DUF), (None, None), None),
        ((FNR, None), (None, DUF), None),
        ((None, DUF), (FNR, None), None),
        ((FNR, None), (D_NR, None), "fnr"),
        ((FNR, None), (FNR, None), "fnr"),
        ((None, DUF), (None, DUF), "duf"),
        ((D_NR, DUF), (FNR, DUF), "duf"),
    ],
)
def test_pe_1_et_nummer_skrives_der_det_er_ukjent(
    har: tuple[str | None, str | None], nytt: tuple[str | None, str | None], felt: str | None
) -> None:
    brudd = kan_faa_nummer(*har, *nytt)
    assert (brudd.felt if brudd else None) == felt


def test_pe_13_opplysninger_som_ikke_duger_navngir_feltet() -> None:
    nektet("PE-13", "fornavn", fornavn=" ")
    nektet("PE-13", "etternavn", etternavn="")
    nektet("PE-13", "etternavn", fornavn="", etternavn="")
    for postnummer in ("123", "12345", "123a", "12\u06634"):
        nektet("PE-13", "postnummer", postnummer=postnummer)
    nektet("PE-13", "introduksjon_til", introduksjon_fra=date(2026, 1, 2), introduksjon_til=date(2026, 1, 1))
    nektet("PE-13", "kontonummer", konto="har")
    nektet("PE-13", "kontonummer", kontonummer="12345678904")
    with pytest.raises(ValueError, match="fornavn"):
        person(fornavn="x" * (LENGSTE_NAVN + 1))


def test_pe_13_tomt_er_ukjent_og_kontoen_sier_hva_som_er_kjent() -> None:
    tomme = {"adresse": "", "postnummer": "", "poststed": "", "telefon": "", "sprak": "", "verge": "", "verge_adresse": ""}
    o = sjekk_opplysninger(person(**tomme, introduksjon_fra=FODT, introduksjon_til=FODT, fornavn="x" * LENGSTE_NAVN), uten_adresse=False)
    assert {getattr(o, felt) for felt in tomme} == {None}
    kontoer = (
        ("ukjent", "1234.56.78903", ("har", KONTO)),
        ("har", KONTO, ("har", KONTO)),
        ("ingen", None, ("ingen", None)),
        ("ukjent", None, ("ukjent", None)),
    )
    for konto, nummer, ventet in kontoer:
        o = sjekk_opplysninger(person(konto=konto, kontonummer=nummer), uten_adresse=False)
        assert (o.konto, o.kontonummer) == ventet
    assert sjekk_opplysninger(person(introduksjon_til=FODT, postnummer="8300"), uten_adresse=False).postnummer == "8300"
    assert sjekk_opplysninger(person(introduksjon_fra=FODT), uten_adresse=False).introduksjon_til is None


def test_pe_13_navnet_lagres_med_en_skrivemaate() -> None:
    o = sjekk_opplysninger(Opplysninger(fornavn="A\u030ase", etternavn="Lie\u0301"), uten_adresse=False)
    assert (o.fornavn, o.etternavn) == ("Åse", "Lié")


@pytest.mark.parametrize("felt", ["adresse", "postnummer", "poststed"])
def test_pe_5_ingen_adresse_for_kode_6(felt: str) -> None:
    with pytest.raises(Regelbrudd, match="PE-5"):
        sjekk_opplysninger(person(**{felt: "8300"}), uten_adresse=True)
    assert getattr(sjekk_opplysninger(person(**{felt: "8300"}), uten_adresse=False), felt) == "8300"
    assert getattr(sjekk_opplysninger(person(), uten_adresse=True), felt) is None
