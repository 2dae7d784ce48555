"""KL-1, KL-2: the letters of a klage are made with its steps: what they say, to whom they go, and who may see them."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.brev import Brev, fra_json
from navtui.domain.brev import Kontor as Brevkontor
from navtui.domain.klage import Klage, NyttSteg
from navtui.domain.kodeverk.brev import Brevart
from navtui.domain.kodeverk.klage import Klagegrunn, Klagetilstand
from navtui.domain.regelbrudd import Regelbrudd
from navtui.letters.pdf import FerdigBrev, PdfFeil
from navtui.services import brev, brevko, innstilling, klage
from navtui.store import brev as lager
from tests.brevhjelp import tekst
from tests.klagehjelp import GRUNN, TEKST, na, nytt_vedtak, registrert, steg, til
from tests.kontor import I_DAG, Kontor

T = Klagetilstand
SEN = date(2026, 12, 24)
BREV = Brevkontor(navn="x", adresse="Storgata 1", postnummer="8300", poststed="Svolvær", statsforvalter="Nordland")


def brevene(kontor: Kontor, k: Klage, ident: str = "LEA") -> dict[Brevart, Brev]:
    """The letters of a klage as they are kept."""
    with kontor.okt(ident).lese() as les:
        rader = [r for r in lager.for_person(les, k.person_id, 50) if lager.objekt(les, r.id) == ("klage", k.id)]
        return {r.art: fra_json(lager.innhold(les, r.id)[0]) for r in rader}


def test_kl_1_oversendelsen_har_uttalelsen_og_klageren_faar_den_i_kopi_ord_for_ord(kontor: Kontor) -> None:
    brev.sett_kontoret(kontor.okt("LEA"), BREV)
    k = til(kontor, T.FORMKONTROLL, T.NY_VURDERING, T.OPPRETTHOLDT)
    assert brevene(kontor, k) == {}
    k = steg(kontor, k, T.OVERSENDT, tekst="Kontrakten ligger ved.")
    b = brevene(kontor, k)
    assert set(b) == {Brevart.KLAGE_OVERSENDT, Brevart.KLAGE_KOPI}
    til_sf, kopi = b[Brevart.KLAGE_OVERSENDT], b[Brevart.KLAGE_KOPI]
    assert til_sf.mottaker == ("Statsforvalteren i Nordland",)
    assert kopi.mottaker[0] == "Mona Olsen"
    assert "Postboks" not in tekst(kopi)
    for ord_ in (TEKST, GRUNN, "Kontrakten ligger ved.", k.vedtak_nummer, "Klagen kom i tide.", "Livsopphold", "Innvilget"):
        assert ord_ in tekst(til_sf)
    uttalelsen = [d for d in til_sf.deler if d.overskrift != "Vedlegg"]
    assert list(kopi.deler[-len(uttalelsen) :]) == uttalelsen
    assert "sendt til Statsforvalteren i Nordland, som avgjør den" in tekst(kopi)
    assert "søknaden, mottatt" in tekst(til_sf)


def test_kl_1_oversendelsen_har_statsforvalterens_adresse_den_som_gjaldt_da(kontor: Kontor) -> None:
    med = BREV.model_copy(update={"statsforvalter_adresse": "Postboks 9, 8002 Bodø"})
    brev.sett_kontoret(kontor.okt("LEA"), med)
    brev.sett_kontoret(kontor.okt("LEA"), med)  # the same once more is nothing new
    forste = steg(kontor, til(kontor, T.FORMKONTROLL, T.NY_VURDERING, T.OPPRETTHOLDT), T.OVERSENDT)
    brev.sett_kontoret(kontor.okt("LEA"), BREV.model_copy(update={"statsforvalter_adresse": "Moloveien 7, 8002 Bodø"}))
    assert brevene(kontor, forste)[Brevart.KLAGE_OVERSENDT].mottaker == ("Statsforvalteren i Nordland", "Postboks 9", "8002 Bodø")
    with kontor.okt().lese() as les:
        adresser = les.rader("select verdi, ident from innstilling where navn = 'statsforvalter_adresse' order by id")
    assert [tuple(r) for r in adresser] == [("Postboks 9, 8002 Bodø", "LEA"), ("Moloveien 7, 8002 Bodø", "LEA")]
    assert "statsforvalter_adresse" not in {r.nokkel for r in innstilling.alle(kontor.okt("LEA"))}


def test_ve_19_en_adresse_uten_postnummer_lagres_ikke(kontor: Kontor) -> None:
    with pytest.raises(Regelbrudd, match="mangler postnummer") as brudd:
        brev.sett_kontoret(kontor.okt("LEA"), BREV.model_copy(update={"statsforvalter_adresse": "Postboks 1405"}))
    assert brudd.value.felt == "statsforvalter_adresse"


def test_kl_2_avvisningen_er_et_eget_vedtak_med_grunn_regler_og_klagerett(kontor: Kontor) -> None:
    k = registrert(kontor, nytt_vedtak(kontor), mottatt=SEN)
    k = steg(kontor, steg(kontor, k, T.FORMKONTROLL, dag=SEN), T.AVVIST, dag=SEN, grunn="for_sent", tekst="Du fikk brevet i hånden.")
    (b,) = brevene(kontor, k).values()
    ord_ = tekst(b)
    assert b.art is Brevart.KLAGE_AVVIST
    for ventet in ("Du fikk brevet i hånden.", "16. desember 2026", "24. desember 2026", "forvaltningsloven §§ 29-31 og 33", "tre uker",
                   "Statsforvalteren"):  # fmt: skip
        assert ventet in ord_
    assert len(b.underskrifter) == 1


def test_kl_2_en_sen_klage_som_ble_tatt_sier_hvorfor_til_statsforvalteren(kontor: Kontor) -> None:
    k = steg(kontor, registrert(kontor, nytt_vedtak(kontor), mottatt=SEN), T.FORMKONTROLL, dag=SEN)
    k = steg(kontor, k, T.NY_VURDERING, dag=SEN, grunn="ikke_lastes", tekst="Hun lå på sykehus.")
    k = steg(kontor, steg(kontor, k, T.OPPRETTHOLDT, dag=SEN), T.OVERSENDT, dag=SEN)
    ord_ = tekst(brevene(kontor, k)[Brevart.KLAGE_OVERSENDT])
    assert "Klagen kom etter fristen." in ord_
    assert "Hun lå på sykehus." in ord_


def test_kl_1_delvis_medhold_sier_at_resten_sendes_videre(kontor: Kontor) -> None:
    k = til(kontor, T.FORMKONTROLL, T.NY_VURDERING, T.DELVIS, T.OVERSENDT)
    assert "gitt medhold i en del av klagen" in tekst(brevene(kontor, k)[Brevart.KLAGE_OVERSENDT])


def test_kl_1_ve_18_omgjoringen_sier_at_den_svarer_paa_klagen(kontor: Kontor) -> None:
    k = til(kontor, T.FORMKONTROLL, T.NY_VURDERING, T.MEDHOLD)
    ny = klage.skriv_vedtak(kontor.okt("EVA"), k.id)
    sagt = "Vi er enige med deg, og du har fått medhold."
    assert sagt in " ".join(brev.vis_vedtak(kontor.okt("EVA"), ny).tekst.split())
    assert sagt not in " ".join(brev.vis_vedtak(kontor.okt("EVA"), k.vedtak_id).tekst.split())


def test_kl_1_brevet_leses_foer_steget_tas_og_naar_brevet_ikke_kan_lages_er_steget_ikke_tatt(
    kontor: Kontor, monkeypatch: pytest.MonkeyPatch
) -> None:
    k = til(kontor, T.FORMKONTROLL)
    nytt = NyttSteg(til=T.AVVIST, dato=I_DAG, grunn=Klagegrunn.IKKE_KLAGERETT, tekst=GRUNN)
    (utkast,) = klage.vis_brev(kontor.okt("JON"), k.id, nytt)
    assert utkast.utkast
    assert GRUNN in utkast.tekst
    with pytest.raises(Regelbrudd):  # KL-3: who signed the vedtak is not shown a letter she may not send
        klage.vis_brev(kontor.okt("KAL"), k.id, nytt)

    def feiler(_b: Brev) -> FerdigBrev:
        raise PdfFeil

    monkeypatch.setattr(brev, "lag", feiler)
    with pytest.raises(Regelbrudd, match="Ingenting er lagret"):
        klage.ta_steg(kontor.okt("JON"), k.id, k.versjon, nytt)
    assert na(kontor, k.id) == k


def test_kl_1_steget_med_brev_har_dagens_dato(kontor: Kontor) -> None:
    k = til(kontor, T.FORMKONTROLL, T.NY_VURDERING, T.OPPRETTHOLDT)
    i_morgen = date(2026, 11, 21)
    with pytest.raises(Regelbrudd) as brudd:
        steg(kontor, k, T.OVERSENDT, dag=i_morgen, dato=I_DAG)
    assert (brudd.value.regel, brudd.value.felt) == ("KL-1", "dato")


def test_pe_5_klagebrev_til_kode_6_er_i_den_lukkede_koen_uten_adresse(kontor: Kontor) -> None:
    k = til(kontor, T.FORMKONTROLL)
    with kontor.okt("LEA").skrive() as s:
        s.endre("person", hvor={"id": k.person_id}, skjerming="kode_6", adresse=None, postnummer=None, poststed=None)
        s.logg("test")
    k = steg(kontor, na(kontor, k.id), T.NY_VURDERING, ident="LEA", saksbehandler="LEA")
    steg(kontor, steg(kontor, k, T.OPPRETTHOLDT, ident="LEA"), T.OVERSENDT, ident="LEA")
    assert brevko.ko(kontor.okt("JON"))[1] == brevko.ko(kontor.okt("JON"), lukket=True)[1] == 0
    arter = [r.art for r in brevko.ko(kontor.okt("LEA"), lukket=True)[0]]
    assert arter == [Brevart.VEDTAK, Brevart.KLAGE_OVERSENDT, Brevart.KLAGE_KOPI]
    assert all(len(b.mottaker) == 1 for b in brevene(kontor, k).values())
