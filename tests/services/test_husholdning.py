"""PE-4, VE-5, VE-13: the household that is registered is the one that is counted, and one nobody has registered is asked about once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from navtui.domain.husholdning import bodd, husholdningstekst
from navtui.domain.kodeverk import Husholdningstype, Inntektstype, UtenSoknad, Vedtaksart
from navtui.domain.kodeverk.oppfolging import Husstandsform, Medlemsrolle
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Inntekt, Vedtak
from navtui.services import brev, husstand, kontroll, signatur, vedtak, vedtak_innhold
from navtui.services.vedtak_husholdning import bor
from navtui.store import vedtak_overlapp, vedtaksregler
from navtui.ui.visninger.kontroll_arter import husholdning
from tests.kontor import I_DAG, PIN, Kontor
from tests.vedtakshjelp import TEKST, VOKSEN, fornyet, innvilg, iverksatt, kontroller

ENSLIG, SAMBOER, GIFT = Husstandsform.ENSLIG, Husstandsform.SAMBOER, Husstandsform.GIFT
VOKSENROLLE = Medlemsrolle.VOKSEN


def uten_husstand(kontor: Kontor, art: str = "livsopphold") -> Vedtak:
    p = kontor.person(fodt=VOKSEN)
    kontor.sak(p)
    soknad = kontor.soknad(p, art, tilstand="fordelt", saksbehandler="KAL")
    return vedtak.nytt_utkast(kontor.okt(), p, soknad, fra=date(2026, 12, 1))


def pe_4(kontor: Kontor, v: Vedtak) -> list[Regelbrudd]:
    return [b for b in vedtak.bilde(kontor.okt(), v.id).stopp if b.regel == "PE-4"]


def husstander(kontor: Kontor, p: int) -> list[tuple[str, set[str]]]:
    return [(h.form.value, {m.navn for m in h.medlemmer}) for h in husstand.hent(kontor.okt("LEA"), p)]


def tider(kontor: Kontor, p: int, fra: date, til: date) -> list[tuple[date, Husholdningstype | None]]:
    with kontor.okt("LEA").lese() as les:
        return [(b.fra, b.type) for b in bodd(vedtaksregler.opphold(les, p), fra, til)]


def endring(kontor: Kontor, v: Vedtak, art: Vedtaksart, dag: date) -> Vedtak:
    return vedtak.nytt_utkast(kontor.okt(dag=dag), v.person_id, art=art, uten_soknad=UtenSoknad.av(art.value), endrer_id=v.id)


def test_pe_4_ingen_husstand_er_ikke_enslig_og_svaret_blir_staaende(kontor: Kontor) -> None:
    v = uten_husstand(kontor)
    (brudd,) = pe_4(kontor, v)
    assert brudd.setning == ("Det er ikke registrert hvem personen bor med, og ukjent er ikke enslig. Svar på linja om husholdning.")
    v = bor(kontor.okt(), v.id, v.versjon, Husstandsform.BOFELLESSKAP)
    assert (pe_4(kontor, v), v.husstandsform) == ([], Husholdningstype.BOFELLESSKAP)
    assert husstander(kontor, v.person_id) == [("bofellesskap", {"Olsen, Mona"})]
    # answered once: the next draft does not ask
    nytt = vedtak.nytt_utkast(kontor.okt(), v.person_id, fra=date(2027, 1, 1))
    assert (pe_4(kontor, nytt), nytt.husstandsform) == ([], Husholdningstype.BOFELLESSKAP)


def test_pe_4_svaret_om_de_forste_dagene_varer_til_det_som_er_registrert(kontor: Kontor) -> None:
    v = uten_husstand(kontor)
    kontor.husstand("gift", v.person_id, fra=date(2026, 12, 10))
    v = bor(kontor.okt(), v.id, v.versjon, ENSLIG)
    with kontor.okt("LEA").lese() as les:
        rader = les.rader("select fra, til from husstandsmedlem where person_id = :p order by fra", alle=True, p=v.person_id)
    assert [tuple(r) for r in rader] == [(I_DAG.isoformat(), "2026-12-09"), ("2026-12-10", None)]
    assert (v.husstandsform, v.ny_husstandsform, v.ny_husstandsform_fra) == ("enslig", "par", date(2026, 12, 10))


def test_pe_4_bor_alene_er_noe_annet_enn_ingenting(kontor: Kontor) -> None:
    v = uten_husstand(kontor)
    v = bor(kontor.okt(), v.id, v.versjon, ENSLIG)
    assert (pe_4(kontor, v), husstander(kontor, v.person_id)) == ([], [("enslig", {"Olsen, Mona"})])
    with kontor.okt("LEA").lese() as les:
        rad = les.rad("select data from logg where handling = 'husstand_opprettet'")
    assert rad is not None
    assert '"form":"enslig"' in rad["data"].replace(" ", "")


def test_pe_4_bare_der_livsopphold_regnes(kontor: Kontor) -> None:
    assert pe_4(kontor, uten_husstand(kontor, "tannbehandling")) == []
    v = uten_husstand(kontor)
    v = vedtak_innhold.legg_til(kontor.okt(), v.id, v.versjon, Inntekt(art=Inntektstype.LONN, belop_ore=9_000_000))
    avslag = v.poster[0].model_copy(update={"utfall": "avslag", "hjemmel": "paragraf_18"})
    v = vedtak_innhold.endre(kontor.okt(), v.id, v.versjon, avslag)
    assert (v.art, len(pe_4(kontor, v))) == (Vedtaksart.AVSLAG, 1)


def test_pe_4_fornyelsen_spoer_ikke_og_kan_sendes(kontor: Kontor) -> None:
    v = fornyet(kontor, iverksatt(kontor))
    assert vedtak.bilde(kontor.okt(), v.id).stopp == ()


def test_ve_5_en_samboer_midt_i_perioden_er_i_utkastet_av_seg_selv(kontor: Kontor) -> None:
    p, samboer = kontor.person(fodt=VOKSEN), kontor.person("Dag", "Vik", VOKSEN)
    kontor.husstand("enslig", p)
    inn = date(2026, 11, 18)
    husstand.flytt_inn(kontor.okt(), p, samboer, VOKSENROLLE, 100, inn, SAMBOER)
    kontor.sak(p)
    v = vedtak.nytt_utkast(kontor.okt(), p, kontor.soknad(p, tilstand="fordelt", saksbehandler="KAL"), fra=date(2026, 11, 1))
    assert (v.husstandsform, v.ny_husstandsform, v.ny_husstandsform_fra) == ("enslig", "halvt_par", inn)
    assert husholdningstekst(v) == "enslig til 17.11.2026, så ektefelle eller samboer 1/2"
    assert [(x.fra.day, x.til.day, x.dager) for x in v.linjer if x.ref == "livsopphold"] == [(1, 17, 17), (18, 30, 13)]
    assert pe_4(kontor, v) == []


@pytest.mark.parametrize("rettet", [False, True])
def test_ve_5_en_partner_som_flytter_ut_deler_perioden_enten_formen_er_rettet_eller_ikke(kontor: Kontor, rettet: bool) -> None:
    p, partner = kontor.person(fodt=VOKSEN), kontor.person("Dag", "Vik", VOKSEN)
    hus = kontor.husstand("gift", p, partner)
    (medlem,) = [m for m in husstand.hent(kontor.okt(), p)[0].medlemmer if m.person_id == partner]
    husstand.flytt_ut(kontor.okt(), p, medlem.id, date(2026, 11, 9))
    if rettet:
        husstand.sett_form(kontor.okt(), p, hus, 1, ENSLIG)
    fra, til = date(2026, 11, 1), date(2026, 11, 30)
    assert tider(kontor, p, fra, til) == [(fra, Husholdningstype.PAR), (date(2026, 11, 10), ENSLIG.value)]
    # the couple they were then is still a couple then (VE-18)
    with kontor.okt("LEA").lese() as les:
        assert list(vedtak_overlapp.partnere(les, p, fra, til).values()) == [((date(2020, 1, 1), date(2026, 11, 9)),)]


def test_ve_5_formen_har_datoer_og_rettes_bakover(kontor: Kontor) -> None:
    p = kontor.person(fodt=VOKSEN)
    hus = kontor.husstand("samboer", p)
    fra, til = date(2026, 11, 1), date(2026, 11, 30)
    for versjon, (form, dag) in enumerate([(GIFT, 15), (Husstandsform.BOFELLESSKAP, 20), (ENSLIG, 10)], start=1):
        husstand.sett_form(kontor.okt(), p, hus, versjon, form, date(2026, 11, dag))
        assert tider(kontor, p, fra, til)[-1][0] == date(2026, 11, dag)
    assert [(d.day, t) for d, t in tider(kontor, p, fra, til)] == [(1, Husholdningstype.HALVT_PAR), (10, Husholdningstype.ENSLIG)]
    with pytest.raises(Regelbrudd, match="fram i tid"):
        husstand.sett_form(kontor.okt(), p, hus, 4, GIFT, I_DAG + timedelta(days=1))


def test_pe_4_en_som_bor_et_sted_registreres_ikke_en_gang_til(kontor: Kontor) -> None:
    p = kontor.person(fodt=VOKSEN)
    husstand.registrer_ny(kontor.okt(), p, ENSLIG, I_DAG)
    with pytest.raises(Regelbrudd, match="registrert en husstand"):
        husstand.registrer_ny(kontor.okt(), p, GIFT, I_DAG - timedelta(days=9))
    ny = kontor.person("Eli", "Moe", VOKSEN)
    with pytest.raises(Regelbrudd, match="fram i tid"):
        husstand.registrer_ny(kontor.okt(), ny, ENSLIG, I_DAG + timedelta(days=1))
    assert husstander(kontor, p) == [("enslig", {"Olsen, Mona"})]


def test_ve_18_omgjoringen_tar_med_den_som_er_flyttet_inn(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    samboer = kontor.person("Dag", "Vik", VOKSEN)
    dag = date(2026, 12, 20)
    husstand.flytt_inn(kontor.okt(dag=dag), gammel.person_id, samboer, VOKSENROLLE, 100, date(2026, 12, 18), SAMBOER)
    v = endring(kontor, gammel, Vedtaksart.OMGJORING, dag)
    assert (v.husstandsform, v.ny_husstandsform, v.ny_husstandsform_fra) == ("enslig", "halvt_par", date(2026, 12, 18))
    opphor = endring(kontor, gammel, Vedtaksart.OPPHOR, dag)
    assert opphor.ny_husstandsform is None


def test_ko_7_kontrollen_sier_hva_som_er_telt_og_hva_som_er_registrert(kontor: Kontor) -> None:
    v = iverksatt(kontor)
    (linje,) = husholdning(kontroll.hent(kontor.okt("IDA"), v.id))
    assert linje.plain == "Husholdning: enslig. Som registrert."
    (h,) = husstand.hent(kontor.okt("LEA"), v.person_id)
    husstand.sett_form(kontor.okt(), v.person_id, h.id, h.versjon, Husstandsform.BOFELLESSKAP)
    (linje,) = husholdning(kontroll.hent(kontor.okt("IDA"), v.id))
    assert linje.plain == "Husholdning: enslig. Registrert: bofellesskap 1.12-31.12.2026."


def test_ve_5_to_flyttinger_i_maneden_staar_i_utkast_brev_og_kontroll_og_signeres(kontor: Kontor) -> None:
    p, venn = kontor.person(fodt=VOKSEN), kontor.person("Dag", "Vik", VOKSEN)
    kontor.husstand("enslig", p)
    kontor.husstand("bofellesskap", venn)
    husstand.flytt_inn(kontor.okt(), venn, p, VOKSENROLLE, 100, date(2026, 11, 10), Husstandsform.BOFELLESSKAP)
    (medlem,) = [m for m in husstand.hent(kontor.okt(), p)[0].medlemmer if m.person_id == p]
    husstand.flytt_ut(kontor.okt(), p, medlem.id, date(2026, 11, 19))
    husstand.registrer_ny(kontor.okt(), p, ENSLIG, date(2026, 11, 20))
    kontor.sak(p)
    v = vedtak.nytt_utkast(kontor.okt(), p, kontor.soknad(p, tilstand="fordelt", saksbehandler="KAL"), fra=date(2026, 11, 1))
    # 8 300 x (9 + 11) / 30 and 6 950 x 10 / 30
    assert [(li.kode, li.fra.day, li.til.day, li.belop_ore) for li in v.linjer] == [
        ("enslig", 1, 9, 249_000), ("bofellesskap", 10, 19, 231_667), ("enslig", 20, 30, 304_333),
    ]  # fmt: skip
    assert pe_4(kontor, v) == []
    v = innvilg(kontor, v)
    v = vedtak_innhold.endre_hode(
        kontor.okt(),
        v.id,
        v.versjon,
        avvik="ingen",
        inntektsrolle="hovedinntekt",
        hovedinntekt="ingen",
        arbeidssoker="ja",
        begrunnelse=TEKST,
    )
    v = signatur.send(kontor.okt(), v.id, v.versjon, PIN)
    (linje,) = husholdning(kontroll.hent(kontor.okt("IDA"), v.id))
    assert linje.plain == "Husholdning: enslig til 9.11.2026, så bofellesskap til 19.11.2026, så enslig. Som registrert."
    v = kontroller(kontor, v)
    assert [(s.fra.day, s.type.value) for s in v.flere_skifter] == [(20, "enslig")]
    brevet = brev.vis_vedtak(kontor.okt(), v.id).tekst.replace("\xa0", " ")
    for dag in ("10. november 2026", "20. november 2026"):
        assert f"Fra {dag} har vi regnet husholdningen som" in " ".join(brevet.split())
    with pytest.raises(Exception, match="VE-18"), kontor.okt("LEA").skrive() as s:
        s.endre("vedtak", hvor={"id": v.id}, flere_skifter=None)
    neste = vedtak.fornye(kontor.okt(), v.id)
    assert (neste.husstandsform, neste.ny_husstandsform, neste.flere_skifter) == ("enslig", None, ())
