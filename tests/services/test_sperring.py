"""PE-8: marked by the leder with a reason, out of new work, never deleted."""

from __future__ import annotations

import pytest

from navtui.domain.kodeverk.person import Sperring
from navtui.domain.kodeverk.soknad import Kanal, Soknadspost
from navtui.domain.person import NyPerson
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.soknad import NyPost, NySoknad
from navtui.services import beslutning, bruker, gjeld, person, postmote, soknad, sperring
from navtui.store import person as personlager
from tests.kontor import I_DAG, Kontor


def ny(person_id: int | None, ny_person: NyPerson | None = None) -> NySoknad:
    poster = (NyPost(art=Soknadspost.LIVSOPPHOLD),)
    return NySoknad(person_id=person_id, ny_person=ny_person, mottatt=I_DAG, kanal=Kanal.PAPIR, poster=poster)


@pytest.mark.parametrize("merke", list(Sperring))
def test_pe_8_merket_staar_i_soket_og_hindrer_ny_soknad_sak_og_gjeldssak(kontor: Kontor, merke: Sperring) -> None:
    p = kontor.person("Mona", "Olsen")
    sperring.sett(kontor.okt("LEA"), p, 1, merke, "Samme person som sak 2026-0042.")

    assert [t.navn for t in person.sok(kontor.okt(), "olsen")] == [f"Olsen, Mona ({merke.tekst})"]
    for proev in (
        lambda: soknad.registrer(kontor.okt("PER"), ny(p)),
        lambda: soknad.registrer_muntlig_fornyelse(kontor.okt(), p),
        lambda: gjeld.henvis(kontor.okt(), p, "inkasso"),
    ):
        with pytest.raises(Regelbrudd, match="PE-8"):
            proev()
    b = bruker.apne(kontor.okt("LEA"), p, "henvendelse")
    assert b.sperret == merke
    assert [n.tekst for n in b.notater] == [f"Merket {merke.tekst}: Samme person som sak 2026-0042."]


def test_pe_8_merket_tas_bort_med_grunn_og_alt_er_der(kontor: Kontor) -> None:
    p = kontor.person()
    sperring.sett(kontor.okt("LEA"), p, 1, Sperring.BEGRENSET, "Ba om det.")
    with pytest.raises(Regelbrudd, match="Skriv hvorfor"):
        sperring.sett(kontor.okt("LEA"), p, 2, None, "  ")
    sperring.sett(kontor.okt("LEA"), p, 2, None, "Ny søknad.")
    assert soknad.registrer(kontor.okt("PER"), ny(p)).soknad_id is not None
    with kontor.okt("LEA").lese() as les:
        assert les.verdi("select count(*) from logg where handling = 'sperret' and person_id = :p", p=p) == 2


def test_pe_8_bare_leder_merker(kontor: Kontor) -> None:
    p = kontor.person()
    with pytest.raises(Regelbrudd, match="Bare leder"):
        sperring.sett(kontor.okt(), p, 1, Sperring.BEGRENSET, "x")


def test_pe_8_feilregistrert_foerst_naar_saken_og_soknadene_er_ferdige(kontor: Kontor) -> None:
    med_sak, med_soknad = kontor.person(), kontor.person("Dag", "Vik")
    kontor.sak(med_sak)
    s = kontor.soknad(med_soknad)
    for p in (med_sak, med_soknad):
        with pytest.raises(Regelbrudd, match="PE-8"):
            sperring.sett(kontor.okt("LEA"), p, 1, Sperring.FEILREGISTRERT, "x")
        sperring.sett(kontor.okt("LEA"), p, 1, Sperring.BEGRENSET, "x")
    postmote.apne(kontor.okt())
    gjeld_, husstand, oppgave_ = kontor.person("Eli", "Berg"), kontor.person("Bo", "Moe"), kontor.person("Liv", "Dahl")
    gjeld.henvis(kontor.okt(), gjeld_, "inkasso")
    kontor.husstand("enslig", husstand)
    kontor.sett_inn(
        "oppgave", art="x", regel="OP-6", person_id=oppgave_, til_ident="KAL", frist=I_DAG, tekst="x", opprettet=kontor.okt().na()
    )
    for p, hva in ((med_sak, "saken"), (med_soknad, "søknad"), (gjeld_, "gjeldssaken"), (husstand, "husstanden"), (oppgave_, "oppgave")):
        with kontor.okt().lese() as les:
            assert personlager.apent(les, p) == (hva,)
    with pytest.raises(Regelbrudd, match="PE-8: Dette er ikke avsluttet: gjeldssaken"):
        sperring.sett(kontor.okt("LEA"), gjeld_, 1, Sperring.FEILREGISTRERT, "x")
    with pytest.raises(Regelbrudd, match="PE-8"):
        beslutning.fordel(kontor.okt(), s, "KAL", 1)


def test_pm_12_en_skjult_og_merket_person_roper_ikke_at_hun_er_der(kontor: Kontor) -> None:
    p = kontor.person(skjerming="kode_7")
    sperring.sett(kontor.okt("LEA"), p, 1, Sperring.BEGRENSET, "x")
    with kontor.okt("LEA").lese() as les:
        fnr = les.verdi("select fnr from person where id = :p", alle=True, p=p)
    svar = soknad.registrer(kontor.okt("PER"), ny(None, NyPerson(fnr=fnr, fornavn="Mona", etternavn="Olsen")))
    assert svar.setning == "Registrert. Fordeles av leder."


def test_si_7_noen_har_endret_personen_imens(kontor: Kontor) -> None:
    p = kontor.person()
    sperring.sett(kontor.okt("LEA"), p, 1, Sperring.BEGRENSET, "x")
    with pytest.raises(Regelbrudd, match="SI-7"):
        sperring.sett(kontor.okt("LEA"), p, 1, None, "x")
