"""VE-12: a reduction rests on a varsel that was sent and answered, or whose frist is out, and takes nothing that is paid."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from navtui.domain.kodeverk import Vedtaksart, Vilkarsutfall
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.varsel import Varselsvar
from navtui.domain.vedtak import Vedtak, Vilkar
from navtui.services import brev, brevko, varsel, vedtak
from navtui.services import vedtak_innhold as innhold
from tests.kontor import I_DAG, Kontor
from tests.services.test_vedtaksarter import endring, fullfor, hode, i_orden, stopp, tilstander, utbetal
from tests.vedtakshjelp import NY_TEKST, VOKSEN, ferdig_utkast, iverksatt, lagt_i_posten, varslet

FRIST = I_DAG + timedelta(days=7)


def med_vilkar(kontor: Kontor) -> Vedtak:
    """An iverksatt vedtak for November that set a vilkår that may lead to reduction."""
    v = hode(kontor, ferdig_utkast(kontor), fra=date(2026, 11, 1), til=date(2026, 11, 30))
    vilkar = Vilkar(
        type="kurs", tekst="Møt på kurs", frist=date(2026, 11, 10), bevis="kursbevis", forholdsmessig="Kurset er her.", kan_reduseres=True
    )
    return fullfor(kontor, innhold.legg_til(kontor.okt(), v.id, v.versjon, vilkar), dag=date(2026, 11, 2))


DESEMBER = date(2026, 12, 1)


def for_desember(kontor: Kontor) -> Vedtak:
    """An iverksatt vedtak for the month to come, whose vilkår has its frist at the end of it."""
    v = ferdig_utkast(kontor)
    vilkar = Vilkar(
        type="kurs", tekst="Møt på kurs", frist=date(2026, 12, 30), bevis="kursbevis", forholdsmessig="Her.", kan_reduseres=True
    )
    return fullfor(kontor, innhold.legg_til(kontor.okt(), v.id, v.versjon, vilkar))


def nektet(gjor: Callable[[], object]) -> str:
    """What VE-12 says."""
    with pytest.raises(Regelbrudd) as brudd:
        gjor()
    assert brudd.value.regel == "VE-12"
    return brudd.value.setning


def satt(kontor: Kontor, v: Vedtak, gammel: Vedtak, ore: int, dag: date = I_DAG) -> Vedtak:
    """The reduction written."""
    return innhold.sett_reduksjon(kontor.okt(dag=dag), v.id, v.versjon, gammel.vilkar[0].id or 0, ore, "Første brudd.")


def test_ve_12_reduksjon_etter_brudd_har_varsel_gulv_og_to_signaturer(kontor: Kontor) -> None:
    gammel = med_vilkar(kontor)
    varslet(kontor, gammel, I_DAG, svar="Jeg var syk.")
    v = hode(kontor, endring(kontor, gammel, Vedtaksart.REDUKSJON), begrunnelse=NY_TEKST)
    assert v.varslet_dato == I_DAG
    assert [b for b in stopp(kontor, v) if b[0] == "VE-12"] == [("VE-12", "brutt_vilkar_id")]
    v = satt(kontor, v, gammel, 660_000)
    assert [b for b in stopp(kontor, v) if b[0] == "VE-12"] == [("VE-12", "reduksjon")]
    v = satt(kontor, v, gammel, 664_000)
    assert stopp(kontor, v) == []
    v = fullfor(kontor, v)
    assert v.sum_ore == 664_000 + 950_000
    assert tilstander(kontor, gammel) == ["annullert"]
    with kontor.okt().lese() as les:
        utfall = les.rader("select utfall from vilkarsutfall where vilkar_id = :v", v=gammel.vilkar[0].id)
    assert [r["utfall"] for r in utfall] == [Vilkarsutfall.IKKE_OPPFYLT.value]
    ord_ = " ".join(brev.vis_vedtak(kontor.okt(), v.id).tekst.replace("\u00a0", " ").split())
    assert "Vi varslet deg om dette 20. november 2026. Du svarte 21. november 2026. Vi har skrevet ned svaret slik: «" in ord_
    assert "» Vi har vurdert det du sa." in ord_
    assert i_orden(kontor)


def test_ve_12_gulvet_gjelder_hver_dag_ogsaa_naar_satsen_skifter_i_perioden(kontor: Kontor) -> None:
    """One amount for a month that is mostly a couple's is held to the couple's sats; by the lowest it would have been cut by half."""
    gammel = med_vilkar(kontor)
    varslet(kontor, gammel, I_DAG, svar="Jeg var syk.")
    v = hode(kontor, endring(kontor, gammel, Vedtaksart.REDUKSJON), begrunnelse=NY_TEKST)
    v = hode(kontor, v, ny_husstandsform="par", ny_husstandsform_fra=date(2026, 11, 3))
    v = satt(kontor, v, gammel, 664_000)
    (sagt,) = [f.setning for f in vedtak.stopp_og_varsler_for(kontor.okt(), v.id) if f.regel == "VE-12" and isinstance(f, Regelbrudd)]
    assert sagt == "Satsen skifter i perioden, fra 8 300 til 13 800 kr, så ett beløp kan ikke gjelde alle dagene. Reduser neste periode."


def test_ve_12_pe_4_av_et_par_trekkes_det_bare_av_den_ene(kontor: Kontor) -> None:
    gammel = med_vilkar(kontor)
    varslet(kontor, gammel, I_DAG, svar="Jeg var syk.")
    v = hode(kontor, endring(kontor, gammel, Vedtaksart.REDUKSJON), begrunnelse=NY_TEKST, husstandsform="par")
    v = satt(kontor, v, gammel, 1_241_999)
    assert [b for b in stopp(kontor, v) if b[0] == "VE-12"] == [("VE-12", "reduksjon")]
    v = satt(kontor, v, gammel, 1_242_000)
    assert [b for b in stopp(kontor, v) if b[0] == "VE-12"] == []


def test_ve_12_barnas_del_reduseres_ikke_ved_aa_skrive_ned_dagene(kontor: Kontor) -> None:
    p, barn = kontor.person(fodt=VOKSEN), kontor.person("Bo", fodt=date(2015, 1, 1))
    kontor.husstand("enslig", p, barn=(barn,))
    v = hode(kontor, ferdig_utkast(kontor, person_id=p), fra=date(2026, 11, 1), til=date(2026, 11, 30))
    v = innhold.endre(kontor.okt(), v.id, v.versjon, v.barn[0].model_copy(update={"vurdering": "Barnet har det bra."}))
    vilkar = Vilkar(
        type="kurs", tekst="Møt på kurs", frist=date(2026, 11, 10), bevis="kursbevis", forholdsmessig="Kurset er her.", kan_reduseres=True
    )
    gammel = fullfor(kontor, innhold.legg_til(kontor.okt(), v.id, v.versjon, vilkar), dag=date(2026, 11, 2))
    varslet(kontor, gammel, I_DAG, svar="Jeg var syk.")
    r = satt(kontor, hode(kontor, endring(kontor, gammel, Vedtaksart.REDUKSJON), begrunnelse=NY_TEKST), gammel, 664_000)
    r = innhold.endre(kontor.okt(), r.id, r.versjon, r.barn[0].model_copy(update={"vurdering": "Barnet har det som før."}))
    assert stopp(kontor, r) == []
    r = innhold.endre(kontor.okt(), r.id, r.versjon, r.barn[0].model_copy(update={"andel": 99}))
    assert ("VE-12", "barn") in stopp(kontor, r)


def test_ve_12_datoen_er_den_varselet_ble_sendt_og_svaret_ventes_paa_til_fristen(kontor: Kontor) -> None:
    gammel, okt = med_vilkar(kontor), kontor.okt()
    v = endring(kontor, gammel, Vedtaksart.REDUKSJON)
    assert "Personen er ikke varslet om reduksjon" in nektet(lambda: satt(kontor, v, gammel, 664_000))
    brev_id = brev.bestill(okt, gammel.person_id, brev.varsel(okt, gammel.id, Vedtaksart.REDUKSJON, "Du møtte ikke.", FRIST))
    assert "ligger i brevkøen" in nektet(lambda: satt(kontor, v, gammel, 664_000))
    rad = next(r for r in brevko.ko(okt)[0] if r.id == brev_id)
    sendt = I_DAG + timedelta(days=1)
    lagt_i_posten(kontor.okt(dag=sendt), rad, sendt)
    assert "Fristen for å svare på varselet er 27.11" in nektet(lambda: satt(kontor, v, gammel, 664_000, FRIST))
    etter = FRIST + timedelta(days=1)
    assert "Har personen svart" in nektet(lambda: satt(kontor, v, gammel, 664_000, etter))
    ikke = Varselsvar(svarte=False, dato=etter)
    varsel.for_svar(kontor.okt(dag=etter), gammel.id, Vedtaksart.REDUKSJON, ikke)
    assert satt(kontor, v, gammel, 664_000, etter).varslet_dato == sendt


@pytest.mark.parametrize(
    ("felt", "setning"),
    [({"svarte": True, "dato": I_DAG}, "Skriv hva"), ({"svarte": False, "dato": I_DAG}, "Vent til den er ute"),
     ({"svarte": True, "dato": I_DAG - timedelta(days=1), "tekst": "x"}, "Velg en dag"),
     ({"svarte": True, "dato": I_DAG + timedelta(days=1), "tekst": "x"}, "Velg en dag"),
     ({"svarte": True, "dato": I_DAG, "tekst": "x" * 2001}, "for lang")],
)  # fmt: skip
def test_ve_12_et_svar_er_fra_en_dag_varselet_var_sendt_og_har_ord(kontor: Kontor, felt: dict[str, object], setning: str) -> None:
    gammel, okt = med_vilkar(kontor), kontor.okt()
    brev_id = brev.bestill(okt, gammel.person_id, brev.varsel(okt, gammel.id, Vedtaksart.REDUKSJON, "Du møtte ikke.", FRIST))
    lagt_i_posten(okt, next(r for r in brevko.ko(okt)[0] if r.id == brev_id), I_DAG)
    svar = Varselsvar.model_validate(felt)
    assert setning in nektet(lambda: varsel.for_svar(okt, gammel.id, Vedtaksart.REDUKSJON, svar))


def test_ve_12_basen_nekter_et_tomt_svar_for_fristen_og_endrer_ikke_et_svar(kontor: Kontor) -> None:
    gammel = med_vilkar(kontor)
    varslet(kontor, gammel, I_DAG, svar="Jeg var syk.")
    with kontor.okt("LEA").lese() as les:
        brev_id = les.verdi("select max(id) from brev where art = 'varsel'", alle=True)
    for sql in ("update varselsvar set tekst = 'noe annet'", "delete from varselsvar"):
        with pytest.raises(Regelbrudd, match="VE-12"), kontor.okt().skrive() as s:
            s._conn.execute(sql)
    with pytest.raises(Regelbrudd, match="VE-12"), kontor.okt().skrive() as s:
        s.sett_inn("varselsvar", brev_id=brev_id, svarte=0, dato=I_DAG, ident="KAL", tid=s.na)


def test_ve_12_et_varsel_om_noe_annet_teller_ikke(kontor: Kontor) -> None:
    gammel = med_vilkar(kontor)
    varslet(kontor, gammel, I_DAG, svar="Jeg var syk.", art=Vedtaksart.OPPHOR)
    v = endring(kontor, gammel, Vedtaksart.REDUKSJON)
    assert "ikke varslet om reduksjon" in nektet(lambda: satt(kontor, v, gammel, 664_000))


def test_ve_12_et_opphor_far_datoen_varselet_ble_sendt(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    varslet(kontor, gammel, I_DAG, svar="Jeg flytter.", art=Vedtaksart.OPPHOR)
    v = endring(kontor, gammel, Vedtaksart.OPPHOR)
    assert v.varslet_dato == I_DAG
    assert "Du svarte 21. november 2026" in " ".join(brev.vis_vedtak(kontor.okt(), v.id).tekst.replace("\u00a0", " ").split())


def test_ve_12_en_betalt_maaned_foreslaas_ikke_og_kan_ikke_reduseres(kontor: Kontor) -> None:
    gammel = med_vilkar(kontor)
    varslet(kontor, gammel, I_DAG, svar="Jeg var syk.")
    utbetal(kontor, gammel)
    v = endring(kontor, gammel, Vedtaksart.REDUKSJON)
    assert (v.fra, v.til) == (date(2026, 12, 1), date(2026, 12, 31))
    v = satt(kontor, v, gammel, 664_000)
    assert [b for b in stopp(kontor, v) if b[0] == "VE-12"] == []
    v = hode(kontor, v, fra=gammel.fra, til=gammel.til)
    assert [b for b in stopp(kontor, v) if b[0] == "VE-12"] == [("VE-12", "fra")]


def test_ve_12_uten_vilkar_som_sa_det_lages_ingen_reduksjon(kontor: Kontor) -> None:
    with pytest.raises(Regelbrudd, match="VE-12"):
        endring(kontor, iverksatt(kontor), Vedtaksart.REDUKSJON)


def test_ve_12_pe_5_varselet_finnes_ikke_for_den_som_ikke_har_tilgang(kontor: Kontor) -> None:
    gammel = med_vilkar(kontor)
    varslet(kontor, gammel, I_DAG, svar="Jeg var syk.")
    with kontor.okt("LEA").skrive() as s:
        s.endre("person", hvor={"id": gammel.person_id}, skjerming="kode_7")
        s.logg("test")
    svar = Varselsvar(svarte=True, dato=I_DAG, tekst="x")
    sagt = []
    for id_ in (gammel.id, 999_999):
        with pytest.raises(Regelbrudd) as brudd:
            varsel.for_svar(kontor.okt("IDA"), id_, Vedtaksart.REDUKSJON, svar)
        sagt.append(str(brudd.value))
    assert sagt[0] == sagt[1]
    assert varsel.for_svar(kontor.okt("LEA"), gammel.id, Vedtaksart.REDUKSJON, svar).svar == svar


def test_ve_12_et_brudd_for_vilkaret_gjelder_gir_ingen_reduksjon(kontor: Kontor) -> None:
    """Decided on the 20th of November for December, with the 30th of December as frist: what was not done in November is no breach."""
    gammel = for_desember(kontor)
    varslet(kontor, gammel, I_DAG, svar="Jeg var syk.")
    v = endring(kontor, gammel, Vedtaksart.REDUKSJON)
    assert "gjelder fra 1.12.2026. Et brudd før det" in nektet(lambda: satt(kontor, v, gammel, 664_000))
    assert "Fristen er 30.12.2026: vent" in nektet(lambda: satt(kontor, v, gammel, 664_000, DESEMBER + timedelta(days=8)))


def test_ve_12_et_varsel_fra_for_vilkaret_gjelder_bygges_det_ikke_paa(kontor: Kontor) -> None:
    """Judged not met in December, but what she was warned of was in November."""
    gammel = for_desember(kontor)
    varslet(kontor, gammel, I_DAG, svar="Jeg var syk.")
    v, dag = endring(kontor, gammel, Vedtaksart.REDUKSJON), DESEMBER + timedelta(days=8)
    felt = {"vilkar_id": gammel.vilkar[0].id, "utfall": Vilkarsutfall.IKKE_OPPFYLT, "dato": dag, "ident": "KAL"}
    with kontor.okt(dag=dag).skrive() as s:
        s.sett_inn("vilkarsutfall", **felt, tid=s.na)
        s.logg("vurdert i prøven", person_id=gammel.person_id)
    v = satt(kontor, v, gammel, 664_000, dag)
    funn = [f for f in vedtak.bilde(kontor.okt(dag=dag), v.id).stopp if f.regel == "VE-12"]
    assert [f.setning for f in funn] == ["Varselet er fra 20.11.2026, og vilkåret gjelder fra 1.12.2026. Varsle på nytt etter bruddet."]
    varslet(kontor, gammel, dag, svar="Jeg var syk igjen.")
    v = satt(kontor, v, gammel, 664_000, dag + timedelta(days=1))
    assert [f for f in vedtak.bilde(kontor.okt(dag=dag + timedelta(days=1)), v.id).stopp if f.regel == "VE-12"] == []
