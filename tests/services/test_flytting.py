"""OP-11, PE-9 and PE-10 on a real file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from navtui.domain.flytting import Flytteforslag, Flyttegrunn
from navtui.domain.kodeverk.klage import Klagetilstand as T
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import ansatt, flytting, gjeld, leder
from navtui.store import ansatt as ansattlager
from tests import klagehjelp
from tests.kontor import I_DAG, Kontor

G = Flyttegrunn


def portefolje(kontor: Kontor, antall: int = 6, ident: str = "EVA") -> list[int]:
    personer = [kontor.person(f"Person{n}") for n in range(antall)]
    for p in personer:
        kontor.sak(p, ident)
    return personer


def test_op_11_alle_saker_vises_med_forslag_for_noe_er_gjort(kontor: Kontor) -> None:
    portefolje(kontor)
    f = flytting.forslag(kontor.okt("LEA"), "EVA")
    assert len(f.linjer) == 6
    assert sum(f.antall().values()) == 6
    assert set(f.antall()) <= {"KAL", "IDA", "JON"}
    with kontor.okt("LEA").lese() as les:
        assert ansattlager.aapne_saker(les, "EVA") == (6, 0)


def test_op_11_pe_9_pe_10_alle_flyttes_i_en_transaksjon_og_ingen_er_informert(kontor: Kontor) -> None:
    personer = portefolje(kontor)
    f = flytting.forslag(kontor.okt("LEA"), "EVA")
    svar = flytting.utfor(kontor.okt("LEA"), "EVA", f.linjer, G.SLUTTER)
    assert (svar.saker, svar.igjen) == (6, 0)
    with kontor.okt("LEA").lese() as les:
        assert {r["person_id"] for r in les.rader("select person_id from veilederbytte where fra_ident = 'EVA'", alle=True)} == set(
            personer
        )
        assert les.verdi("select count(*) from oppgave where art = 'bruker_informert' and lukket is null", alle=True) == 6
        assert les.verdi("select count(*) from logg where handling = 'sak_flyttet'") == 6
    assert leder.bilde(kontor.okt("LEA")).kontor.ikke_informert == 6
    assert {n.person_id for n in leder.ikke_informert(kontor.okt("LEA"))} == set(personer)
    ansatt.avslutt(kontor.okt("LEA"), "EVA", 1, I_DAG)


def test_op_11_soknader_oppgaver_og_beskjeder_folger_personen(kontor: Kontor) -> None:
    person = portefolje(kontor, 1)[0]
    soknad = kontor.soknad(person, tilstand="fordelt", saksbehandler="EVA")
    besvart = kontor.soknad(person, tilstand="besvart", saksbehandler="EVA")
    kontor.sett_inn("beskjed", person_id=person, til_ident="EVA", fra_ident="PER", ring_tilbake=1, tid=kontor.okt().na())
    f = flytting.forslag(kontor.okt("LEA"), "EVA")
    flytting.utfor(kontor.okt("LEA"), "EVA", f.linjer, G.SYKDOM)
    til = f.linjer[0].til
    with kontor.okt("LEA").lese() as les:
        hvem = {r["id"]: r["saksbehandler"] for r in les.rader("select id, saksbehandler from soknad", alle=True)}
        assert hvem == {soknad: til, besvart: "EVA"}
        assert les.verdi("select til_ident from beskjed", alle=True) == til


def test_si_7_en_sak_som_er_endret_stopper_hele_flyttingen(kontor: Kontor) -> None:
    portefolje(kontor, 3)
    f = flytting.forslag(kontor.okt("LEA"), "EVA")
    with kontor.okt("KAL").skrive() as s:
        s.endre("sak", hvor={"id": f.linjer[2].sak.sak_id}, versjon=1, veileder="KAL")
        s.logg("test")
    with pytest.raises(Regelbrudd) as feil:
        flytting.utfor(kontor.okt("LEA"), "EVA", f.linjer, G.SYKDOM)
    assert feil.value.regel == "SI-7"
    assert "KAL" in feil.value.setning
    with kontor.okt("LEA").lese() as les:
        assert ansattlager.aapne_saker(les, "EVA") == (2, 0)
        assert les.verdi("select count(*) from veilederbytte", alle=True) == 0


def test_pe_6_en_inhabil_far_ikke_saken_og_alt_star_som_for(kontor: Kontor) -> None:
    person = portefolje(kontor, 2)[0]
    felt = {"person_id": person, "ident": "KAL", "grunn": "slekt", "fra": I_DAG, "satt_av": "KAL", "tid": kontor.okt().na()}
    kontor.sett_inn("inhabilitet", "KAL", **felt)
    f = flytting.forslag(kontor.okt("LEA"), "EVA")
    assert next(linje.til for linje in f.linjer if linje.sak.person_id == person) != "KAL"
    with pytest.raises(Regelbrudd) as feil:
        flytting.utfor(kontor.okt("LEA"), "EVA", [replace(linje, til="KAL") for linje in f.linjer], G.SYKDOM)
    assert feil.value.regel == "PE-6"
    with kontor.okt("LEA").lese() as les:
        assert ansattlager.aapne_saker(les, "EVA") == (2, 0)


def test_pe_5_en_skjermet_persons_sak_gar_bare_til_en_med_tilgang(kontor: Kontor) -> None:
    person = kontor.person(skjerming="kode_6")
    kontor.sak(person, "EVA")
    f = flytting.forslag(kontor.okt("LEA"), "EVA")
    assert [linje.til for linje in f.linjer] == [None]
    felt = {"person_id": person, "ident": "IDA", "fra": I_DAG, "grunn": "ny veileder", "gitt_av": "LEA", "tid": kontor.okt().na()}
    kontor.sett_inn("tilgang", "LEA", **felt)
    assert [linje.til for linje in flytting.forslag(kontor.okt("LEA"), "EVA").linjer] == ["IDA"]


def test_op_11_bare_leder_flytter(kontor: Kontor) -> None:
    portefolje(kontor, 1)
    for gjor in (
        lambda: flytting.forslag(kontor.okt("KAL"), "EVA"),
        lambda: flytting.utfor(kontor.okt("KAL"), "EVA", flytting.forslag(kontor.okt("LEA"), "EVA").linjer, G.SYKDOM),
    ):
        with pytest.raises(Regelbrudd) as feil:
            gjor()
        assert feil.value.regel == "PE-12"


def test_op_11_gjeldssaker_flyttes_for_gjeldsradgiveren_slutter(kontor: Kontor) -> None:
    gjeld.henvis(kontor.okt("KAL"), kontor.person(), "inkasso")
    f = flytting.forslag(kontor.okt("LEA"), "GRO")
    assert (f.linjer, f.gjeldssaker, f.gjeld_til) == ((), 1, "LEA")
    svar = flytting.utfor(kontor.okt("LEA"), "GRO", f.linjer, G.SLUTTER, f.gjeld_til)
    assert (svar.gjeldssaker, svar.igjen_gjeld) == (1, 0)
    with pytest.raises(Regelbrudd):
        flytting.utfor(kontor.okt("LEA"), "LEA", [], G.SLUTTER, "KAL")


def test_op_11_en_tom_portefolje_har_ingenting_a_flytte(kontor: Kontor) -> None:
    f = flytting.forslag(kontor.okt("LEA"), "EVA")
    assert f.linjer == ()
    with pytest.raises(Regelbrudd) as feil:
        flytting.utfor(kontor.okt("LEA"), "EVA", f.linjer, G.SYKDOM)
    assert feil.value.regel == "OP-11"


def test_pm_7_partnere_i_portefoljen_foreslas_til_samme(kontor: Kontor) -> None:
    personer = portefolje(kontor, 4)
    kontor.husstand("samboer", personer[0], personer[1])
    til = {linje.sak.person_id: linje.til for linje in flytting.forslag(kontor.okt("LEA"), "EVA").linjer}
    assert til[personer[0]] == til[personer[1]]
    assert len(set(til.values())) > 1


def test_si_7_en_sak_som_er_endret_siden_forslaget_flyttes_ikke_og_ingen_andre_heller(kontor: Kontor) -> None:
    personer = portefolje(kontor, 2)
    okt = kontor.okt("LEA")
    f = flytting.forslag(okt, "EVA")
    with kontor.okt("EVA").skrive() as s:
        s.endre("sak", hvor={"person_id": personer[1]}, versjon=1, neste_hva="samtale i dag")
        s.logg("test")
    with pytest.raises(Regelbrudd) as feil:
        flytting.utfor(okt, "EVA", f.linjer, G.SYKDOM)
    assert feil.value.regel == "SI-7"
    with okt.lese() as les:
        assert ansattlager.aapne_saker(les, "EVA") == (2, 0)


def rester(f: Flytteforslag) -> list[tuple[str, str | None]]:
    """What follows no case, and who is suggested."""
    return [(r.hva, r.til) for r in f.rester]


def test_op_11_kl_3_det_som_ikke_folger_en_sak_vises_og_flyttes_i_samme_steg(kontor: Kontor) -> None:
    """The klage is on a vedtak that KAL and IDA signed, whoever has the case: neither of them may have it, by suggestion or by choice."""
    k = klagehjelp.til(kontor, T.FORMKONTROLL, T.NY_VURDERING)
    with kontor.okt("LEA").skrive() as s:
        s.endre("klage", hvor={"id": k.id}, saksbehandler="EVA")
        s.endre("oppgave", hvor={"objekt": "klage", "objekt_id": k.id}, til_ident="EVA")
        s.logg("test")
    hos_ida = kontor.person("Bård", "Eidet")
    kontor.sak(hos_ida, "IDA")
    kontor.soknad(hos_ida, tilstand="fordelt", saksbehandler="EVA")
    kontor.sett_inn("beskjed", person_id=hos_ida, til_ident="EVA", fra_ident="PER", ring_tilbake=1, tid=kontor.okt().na())
    okt = kontor.okt("LEA")
    f = flytting.forslag(okt, "EVA")
    assert f.linjer == ()
    assert rester(f) == [("klage", "JON"), ("søknad", "IDA"), ("beskjed", "IDA")]
    for ident in ("KAL", "IDA"):
        feil = replace(f.rester[0], til=ident)
        with pytest.raises(Regelbrudd, match=f"KL-3: {ident} kan ikke vurdere klagen fra"):
            flytting.utfor(okt, "EVA", (), G.SYKDOM, None, [*f.rester[1:], feil])
    assert rester(flytting.forslag(okt, "EVA")) == rester(f), "all or nothing"
    svar = flytting.utfor(okt, "EVA", (), G.SYKDOM, None, f.rester)
    assert (svar.rester, svar.igjen_rester) == (3, 0)
    with okt.lese() as les:
        assert les.verdi("select saksbehandler from klage", alle=True) == "JON"
        assert les.verdi("select til_ident from oppgave where objekt = 'klage' and lukket is null", alle=True) == "JON"
        assert les.verdi("select saksbehandler from soknad where tilstand = 'fordelt'", alle=True) == "IDA"
        assert les.verdi("select til_ident from beskjed", alle=True) == "IDA"


def test_kl_3_klagen_og_oppgaven_om_den_blir_hos_den_som_vurderer_nar_bare_saken_flyttes(kontor: Kontor) -> None:
    k = klagehjelp.til(kontor, T.FORMKONTROLL, T.NY_VURDERING)
    okt = kontor.okt("LEA")
    with okt.skrive() as s:
        s.endre("sak", hvor={"person_id": k.person_id}, veileder="JON")
        s.logg("test")
    f = flytting.forslag(okt, "JON")
    assert [linje.sak.person_id for linje in f.linjer] == [k.person_id]
    svar = flytting.utfor(okt, "JON", f.linjer, G.FORDELING)
    assert svar.igjen_rester == 1
    with okt.lese() as les:
        assert les.verdi("select til_ident from oppgave where objekt = 'klage' and lukket is null", alle=True) == "JON"


def test_pe_9_den_som_har_en_uavgjort_soknad_slutter_ikke_for_den_er_flyttet(kontor: Kontor) -> None:
    person = kontor.person()
    kontor.sak(person, "KAL")
    kontor.soknad(person, tilstand="fordelt", saksbehandler="EVA")
    okt = kontor.okt("LEA")
    with pytest.raises(Regelbrudd, match=r"PE-9: Den ansatte har 1 klage eller søknad\. Flytt den først"):
        ansatt.avslutt(okt, "EVA", 1, I_DAG)
    f = flytting.forslag(okt, "EVA")
    flytting.utfor(okt, "EVA", f.linjer, G.SLUTTER, None, f.rester)
    ansatt.avslutt(okt, "EVA", 1, I_DAG)


def test_si_7_en_soknad_som_er_endret_siden_forslaget_flyttes_ikke(kontor: Kontor) -> None:
    person = kontor.person()
    kontor.sak(person, "KAL")
    soknad = kontor.soknad(person, tilstand="fordelt", saksbehandler="EVA")
    f = flytting.forslag(kontor.okt("LEA"), "EVA")
    with kontor.okt("KAL").skrive() as s:
        s.endre("soknad", hvor={"id": soknad}, versjon=1, saksbehandler="EVA")
        s.logg("test")
    with pytest.raises(Regelbrudd, match="SI-7"):
        flytting.utfor(kontor.okt("LEA"), "EVA", (), G.SYKDOM, None, f.rester)
