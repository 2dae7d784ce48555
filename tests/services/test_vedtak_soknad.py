"""VE-20, PM-1: which søknad a vedtak answers, and the oral one that is written down from its own screen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from navtui.domain.kodeverk import Hjemmel, Soknadspost, Stonadsform, Utfall, Vedtaksart
from navtui.domain.kodeverk.kontor import Kontaktart
from navtui.domain.kontakt import NyKontakt
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Post, Vedtak
from navtui.services import gjeld, kontakt, vedtak, vedtak_innhold, vedtak_skjerm
from navtui.services.vedtak_soknad import muntlig_soknad
from navtui.ui.visninger.vedtak_rader import rader
from tests.kontor import I_DAG, Kontor
from tests.vedtakshjelp import VOKSEN, iverksatt

RAD = Soknadspost.OKONOMISK_RADGIVNING


def gjeldsutkast(kontor: Kontor) -> tuple[int, Vedtak]:
    """GRO's § 17 draft from a debt case, of a person who has applied for livsopphold and husleie; the søknad, and the draft."""
    p = kontor.person(fodt=VOKSEN)
    kontor.sak(p)
    livsopphold = kontor.soknad(p, "livsopphold", "husleie", tilstand="fordelt", saksbehandler="KAL")
    sak = kontor.sett_inn(
        "gjeldssak", person_id=p, radgiver="GRO", henvist_dato=I_DAG, henvist_fra="bruker", henvist_av="KAL", grunn="Inkasso",
        tilstand="kartlegging", neste_steg="Ringe", neste_dato=I_DAG,
    )  # fmt: skip
    return livsopphold, vedtak.hent(kontor.okt("GRO"), gjeld.skriv_vedtak(kontor.okt("GRO"), sak))


def tilstand(kontor: Kontor, soknad_id: int | None) -> str:
    with kontor.okt("LEA").lese() as les:
        return str(les.verdi("select tilstand from soknad where id = :id", alle=True, id=soknad_id))


def test_ve_20_gjeldssaken_faar_ikke_tilbud_om_en_soknad_om_livsopphold(kontor: Kontor) -> None:
    livsopphold, v = gjeldsutkast(kontor)
    assert vedtak_skjerm.hent(kontor.okt("GRO"), v.id).soknader == ()
    with pytest.raises(Regelbrudd, match="Søknaden gjelder ikke økonomisk rådgivning"):
        vedtak_innhold.endre_hode(kontor.okt("GRO"), v.id, v.versjon, soknad_id=livsopphold, uten_soknad=None)
    assert [p.art for p in vedtak.hent(kontor.okt("GRO"), v.id).poster] == [RAD]


def test_ve_20_en_soknad_om_flere_ting_gir_bare_radgivningen(kontor: Kontor) -> None:
    _, v = gjeldsutkast(kontor)
    begge = kontor.soknad(v.person_id, "livsopphold", RAD.value, tilstand="fordelt", saksbehandler="KAL")
    assert [s.id for s in vedtak_skjerm.hent(kontor.okt("GRO"), v.id).soknader] == [begge]
    v = vedtak_innhold.endre_hode(kontor.okt("GRO"), v.id, v.versjon, soknad_id=begge, uten_soknad=None)
    assert [p.art for p in v.poster] == [RAD]


def test_ve_20_muntlig_fra_gjeldssaken_er_om_radgivning(kontor: Kontor) -> None:
    _, v = gjeldsutkast(kontor)
    with pytest.raises(Regelbrudd, match="VE-20"):
        muntlig_soknad(kontor.okt("GRO"), v.id, v.versjon, arter=(Soknadspost.LIVSOPPHOLD,))
    with kontor.okt("LEA").lese() as les:
        assert les.verdi("select count(*) from soknad where kanal = 'muntlig'", alle=True) == 0
    v = muntlig_soknad(kontor.okt("GRO"), v.id, v.versjon)
    with kontor.okt("LEA").lese() as les:
        assert [r["art"] for r in les.rader("select art from soknadspost where soknad_id = :id", id=v.soknad_id)] == [RAD]


def test_ve_2_et_vedtak_om_rad_svarer_bare_paa_det(kontor: Kontor) -> None:
    _, v = gjeldsutkast(kontor)
    svar = Post(art=Soknadspost.ANNET, utfall=Utfall.INNVILGET, hjemmel=Hjemmel.PARAGRAF_17, form=Stonadsform.VARER_TJENESTER)
    v = vedtak_innhold.legg_til(kontor.okt("GRO"), v.id, v.versjon, svar)
    setninger = [b.setning for b in vedtak.bilde(kontor.okt("GRO"), v.id).stopp if b.felt == "poster"]
    assert setninger == ["Et vedtak om råd og veiledning svarer bare på økonomisk rådgivning. Ta bort annet (x): det får sitt eget vedtak."]


def test_ve_20_den_muntlige_gaar_med_utkastet_som_kastes(kontor: Kontor) -> None:
    livsopphold, v = gjeldsutkast(kontor)
    okt = kontor.okt("GRO")
    v = muntlig_soknad(okt, v.id, v.versjon)
    assert vedtak_skjerm.hent(okt, v.id).soknad_herfra
    vedtak.avbryt_utkast(okt, v.id, v.versjon)
    assert (tilstand(kontor, v.soknad_id), tilstand(kontor, livsopphold)) == ("feilregistrert", "fordelt")
    with kontor.okt("LEA").lese() as les:
        rad = les.rad("select ident, objekt_id from logg where handling = 'soknad_feilregistrert'")
    assert rad is not None
    assert tuple(rad) == ("GRO", v.soknad_id)


@pytest.mark.parametrize("hvorfor", ["den står", "noe bygger på den", "den kom i posten"])
def test_ve_20_en_soknad_noen_har_levert_staar(kontor: Kontor, hvorfor: str) -> None:
    _, v = gjeldsutkast(kontor)
    okt = kontor.okt("GRO")
    if hvorfor == "den kom i posten":
        ny = kontor.soknad(v.person_id, RAD.value, tilstand="fordelt", saksbehandler="KAL", kanal="muntlig")
        v = vedtak_innhold.endre_hode(okt, v.id, v.versjon, soknad_id=ny, uten_soknad=None)
    else:
        v = muntlig_soknad(okt, v.id, v.versjon)
    if hvorfor == "noe bygger på den":
        annet = vedtak.nytt_utkast(okt, v.person_id, v.soknad_id, art=Vedtaksart.RADGIVNING)
        assert annet.soknad_id == v.soknad_id
    assert vedtak_skjerm.hent(okt, v.id).soknad_herfra is (hvorfor == "den står")
    vedtak.avbryt_utkast(okt, v.id, v.versjon, sokt_muntlig=hvorfor == "den står")
    assert tilstand(kontor, v.soknad_id) == "fordelt"


def test_ve_13_kontakten_telles_etter_dagen_for_forrige_vedtak(kontor: Kontor) -> None:
    forrige = iverksatt(kontor)
    for dag in (I_DAG, I_DAG + timedelta(days=3)):
        ny = NyKontakt(person_id=forrige.person_id, art=Kontaktart.TELEFON, dato=dag)
        kontakt.registrer(kontor.okt(dag=I_DAG + timedelta(days=5)), ny)
    v = vedtak.fornye(kontor.okt(), forrige.id)
    s = vedtak_skjerm.hent(kontor.okt(dag=I_DAG + timedelta(days=5)), v.id)
    assert (s.kontakt_siden, [k.dato for k in s.kontakter]) == (I_DAG, [I_DAG + timedelta(days=3)])
    assert any(r.tekst == "Kontakt siden 20.11: telefon 23.11 KAL" for r in rader(s))
