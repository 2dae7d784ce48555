"""VE-18: the same month is not granted twice, through the services the screens use and past them."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.kodeverk import UtenSoknad, Utfall, Utgiftstype, Vedtaksart
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Behov, Vedtak
from navtui.services import signatur, utbetaling, utbetaling_tilstand, vedtak, vedtak_skjerm
from navtui.services import vedtak_innhold as innhold
from navtui.services.sjekk import sjekk_innhold
from navtui.services.vedtak_skjerm import Veivalg
from navtui.store import vedtak as lager
from tests.kontor import I_DAG, PIN, Kontor, raa
from tests.vedtakshjelp import NY_TEKST, VOKSEN, ferdig_utkast, iverksatt, kontroller, sendt

ANNEN_TEKST = "Leien må betales i dag, og lønnen kommer først om to uker."


def stopp(kontor: Kontor, v: Vedtak) -> list[str]:
    """What VE-18 says against sending it."""
    return [b.setning for b in vedtak.bilde(kontor.okt(), v.id).stopp if b.regel == "VE-18"]


def varsler(kontor: Kontor, v: Vedtak) -> list[str]:
    """What VE-18 says that may be passed."""
    return [w.setning for w in vedtak.bilde(kontor.okt(), v.id).upasserte if w.regel == "VE-18"]


def dobbelt_i_filen(kontor: Kontor) -> list[str | None]:
    """What `sjekk` finds of it."""
    return [s.funn for s in sjekk_innhold(kontor.okt("LEA")) if s.regel == "VE-18" and s.funn and "de samme dagene" in s.funn]


def i_basen(kontor: Kontor, v: Vedtak) -> None:
    """Past the domain: the second signature and the state, as raw rows."""
    with kontor.okt("IDA").skrive() as s:
        s.sett_inn("signatur", vedtak_id=v.id, runde=v.runde, plass=2, ident="IDA", hash=v.innhold_hash, tid=s.na)
        s.endre("vedtak", hvor={"id": v.id}, tilstand="iverksatt", iverksatt_tid=s.na, vedtaksdato=I_DAG)
        s.logg("iverksatt")


def test_ve_18_samme_maaned_innvilges_ikke_to_ganger_for_samme_person(kontor: Kontor) -> None:
    forste = iverksatt(kontor)
    v = ferdig_utkast(kontor, person_id=forste.person_id, tekst=ANNEN_TEKST)
    assert stopp(kontor, v) == [
        f"Livsopphold 1.12-31.12.2026 er allerede innvilget i vedtak {forste.nummer}: 17 800,00 kr planlagt 1.12.2026. "
        "Endre det vedtaket (omgjøring), eller rett perioden."
    ]
    with pytest.raises(Regelbrudd, match="VE-18: Livsopphold"):
        signatur.send(kontor.okt(), v.id, v.versjon, PIN)
    etter = innhold.endre_hode(kontor.okt(), v.id, v.versjon, fra=date(2027, 1, 1), til=date(2027, 1, 31))
    assert stopp(kontor, etter) == []


def test_ve_18_to_pulter_som_sender_hvert_sitt_far_bare_ett_iverksatt_ogsa_forbi_programmet(kontor: Kontor) -> None:
    en = sendt(kontor)
    to = ferdig_utkast(kontor, "EVA", person_id=en.person_id, tekst=ANNEN_TEKST)
    assert varsler(kontor, to) == [
        f"Vedtak {en.nummer} om livsopphold for samme tid venter på kontroll. Bare ett av dem kan iverksettes."
    ]  # fmt: skip
    to = innhold.passer_varsel(kontor.okt("EVA"), to.id, to.versjon, "VE-18", "Det andre skal returneres.")
    to = signatur.send(kontor.okt("EVA"), to.id, to.versjon, PIN)
    kontroller(kontor, en)
    with pytest.raises(Regelbrudd, match="VE-18"):
        kontroller(kontor, to)
    with pytest.raises(Regelbrudd, match="VE-18"):
        i_basen(kontor, to)
    assert dobbelt_i_filen(kontor) == []


def test_ve_18_sjekk_finner_det_i_en_fil_som_har_det_fra_for(kontor: Kontor) -> None:
    en, to = sendt(kontor), None
    to = ferdig_utkast(kontor, "EVA", person_id=en.person_id, tekst=ANNEN_TEKST)
    to = innhold.passer_varsel(kontor.okt("EVA"), to.id, to.versjon, "VE-18", "Det andre skal returneres.")
    to = signatur.send(kontor.okt("EVA"), to.id, to.versjon, PIN)
    kontroller(kontor, en)
    conn = raa(kontor.fil)
    utloser = conn.execute("select sql from sqlite_master where name = 'vedtak_dobbelt'").fetchone()[0]
    conn.execute("drop trigger vedtak_dobbelt")
    conn.commit()
    conn.close()
    i_basen(kontor, to)
    conn = raa(kontor.fil)
    conn.execute(utloser)
    conn.commit()
    conn.close()
    assert dobbelt_i_filen(kontor) == [f"gir det samme for de samme dagene: {to.nummer} og {en.nummer}"]


def test_ve_13_fornyelse_av_november_nar_desember_er_innvilget_stoppes(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    v = innhold.endre_hode(kontor.okt(), v.id, v.versjon, fra=date(2026, 11, 1), til=date(2026, 11, 30))
    v = kontroller(kontor, signatur.send(kontor.okt(), v.id, v.versjon, PIN))
    ny = ferdig_utkast(kontor, person_id=v.person_id, tekst=ANNEN_TEKST)
    ny = kontroller(kontor, signatur.send(kontor.okt(), ny.id, ny.versjon, PIN))
    with pytest.raises(Regelbrudd, match=f"VE-13: Vedtak {ny.nummer} er nyere"):
        vedtak.fornye(kontor.okt(), v.id)


def omgjoring(kontor: Kontor, v: Vedtak, tekst: str, ident: str = "KAL") -> Vedtak:
    """A draft that changes it, with a higher rent."""
    okt = kontor.okt(ident)
    o = vedtak.nytt_utkast(okt, v.person_id, art=Vedtaksart.OMGJORING, endrer_id=v.id)
    o = innhold.endre(okt, o.id, o.versjon, o.behov[0].model_copy(update={"belop_ore": 1_000_000}))
    return innhold.endre_hode(okt, o.id, o.versjon, avvik="ingen", begrunnelse=tekst)


def test_ve_18_omgjoring_erstatter_og_stoppes_ikke_men_to_av_samme_vedtak_gjor_det(kontor: Kontor) -> None:
    v = iverksatt(kontor)
    en, to = omgjoring(kontor, v, NY_TEKST), omgjoring(kontor, v, ANNEN_TEKST, "EVA")
    assert stopp(kontor, en) == stopp(kontor, to) == []
    en = signatur.send(kontor.okt(), en.id, en.versjon, PIN)
    to = innhold.passer_varsel(kontor.okt("EVA"), to.id, to.versjon, "VE-18", "Det andre skal returneres.")
    to = signatur.send(kontor.okt("EVA"), to.id, to.versjon, PIN)
    kontroller(kontor, en)
    with pytest.raises(Regelbrudd, match="VE-18"):
        kontroller(kontor, to)
    tredje = omgjoring(kontor, en, "Leien er satt ned igjen fra første dag.")
    assert stopp(kontor, tredje) == []


def par(kontor: Kontor, form: str = "gift") -> tuple[int, int]:
    """Two adults with a case each, in one household."""
    a, b = kontor.person(fodt=VOKSEN), kontor.person("Dag", "Vik", fodt=VOKSEN)
    kontor.husstand(form, a, b)
    return a, b


def uten_leie(kontor: Kontor, v: Vedtak) -> Vedtak:
    """Livsopphold alone."""
    v = innhold.fjern(kontor.okt(), v.id, v.versjon, v.behov[0])
    leie = next(p for p in v.poster if p.art == "husleie")
    return innhold.endre(kontor.okt(), v.id, v.versjon, leie.model_copy(update={"utfall": Utfall.AVVIST, "form": None}))


def test_ve_18_pe_4_livsopphold_for_begge_er_innvilget_ogsa_den_andre(kontor: Kontor) -> None:
    a, b = par(kontor)
    forste = iverksatt(kontor, person_id=a, husstandsform="par")
    v = ferdig_utkast(kontor, person_id=b, tekst=ANNEN_TEKST, husstandsform="enslig")
    assert [s.split(":")[0] for s in stopp(kontor, v)] == [
        f"Livsopphold 1.12-31.12.2026 er allerede innvilget i vedtak {forste.nummer} for den andre i husholdningen"
    ]
    with kontor.okt("LEA").skrive() as s:
        s.utfor("update husstandsmedlem set til = '2026-12-14' where person_id = :p", p=b)
        s.logg("test")
    v = innhold.endre_hode(kontor.okt(), v.id, v.versjon, fra=date(2026, 12, 15))
    assert stopp(kontor, v) == []


def halv_leie(kontor: Kontor, v: Vedtak, belop_ore: int, tekst: str) -> Vedtak:
    """The rent another way."""
    return innhold.endre(kontor.okt(), v.id, v.versjon, v.behov[0].model_copy(update={"belop_ore": belop_ore, "tekst": tekst}))


def test_ve_18_pe_4_hver_sin_halve_sats_er_ikke_dobbelt_men_den_samme_leien_er_det(kontor: Kontor) -> None:
    a, b = par(kontor, "samboer")
    forste = iverksatt(kontor, person_id=a, husstandsform="halvt_par")
    v = ferdig_utkast(kontor, person_id=b, tekst=ANNEN_TEKST, husstandsform="halvt_par")
    assert (stopp(kontor, v), varsler(kontor, v)) == ([], [
        f"Husleie 1.12-31.12.2026 er også innvilget i vedtak {forste.nummer} for den andre i husholdningen: 9 500,00 kr der og 9 500,00 kr "
        "her. Betaler de hver sin del, kall den «halvparten» i begge."
    ])  # fmt: skip
    with pytest.raises(Regelbrudd, match="VE-18: Husleie"):
        signatur.send(kontor.okt(), v.id, v.versjon, PIN)
    assert varsler(kontor, halv_leie(kontor, v, 475_000, "halvparten")) != [], "the other one has all of it"


@pytest.mark.parametrize(("den_ene", "den_andre"), [("halvparten", "Halve leien"), ("50 %", "50 %"), ("min del", "min del"), ("A", "B")])
def test_ve_18_pe_4_en_leie_de_deler_er_ikke_dobbelt(kontor: Kontor, den_ene: str, den_andre: str) -> None:
    a, b = par(kontor, "samboer")
    forste = halv_leie(kontor, ferdig_utkast(kontor, person_id=a, husstandsform="halvt_par"), 475_000, den_ene)
    forste = signatur.send(kontor.okt(), forste.id, forste.versjon, PIN)
    v = ferdig_utkast(kontor, person_id=b, tekst=ANNEN_TEKST, husstandsform="halvt_par")
    assert len(varsler(kontor, v)) == 1, "also of one that waits for control"
    v = halv_leie(kontor, v, 475_000, den_andre)
    assert stopp(kontor, v) == varsler(kontor, v) == []


def test_ve_18_pe_4_det_som_er_hvers_eget_sies_ikke(kontor: Kontor) -> None:
    """A bus pass each, and a rent for days when they did not live together."""
    a, b = par(kontor, "samboer")
    forste = iverksatt(kontor, person_id=a, husstandsform="halvt_par")
    v = ferdig_utkast(kontor, person_id=b, tekst=ANNEN_TEKST, husstandsform="halvt_par")
    v = innhold.endre(kontor.okt(), v.id, v.versjon, v.behov[0].model_copy(update={"art": Utgiftstype.REISE}))
    assert varsler(kontor, v) == []
    with kontor.okt("LEA").skrive() as s:
        s.utfor("update husstandsmedlem set til = '2026-11-30' where person_id = :p", p=forste.person_id)
        s.logg("test")
    v = innhold.endre(kontor.okt(), v.id, v.versjon, v.behov[0].model_copy(update={"art": Utgiftstype.HUSLEIE}))
    assert varsler(kontor, v) == []


def test_ve_18_pe_5_en_partner_som_er_skjult_roper_ingenting(kontor: Kontor) -> None:
    a, b = par(kontor)
    v = sendt(kontor, person_id=b, tekst=ANNEN_TEKST, husstandsform="par")
    forste = ferdig_utkast(kontor, "EVA", person_id=a, husstandsform="enslig")
    forste = innhold.passer_varsel(kontor.okt("EVA"), forste.id, forste.versjon, "VE-18", "De flytter fra hverandre.")
    forste = innhold.passer_varsel(kontor.okt("EVA"), forste.id, forste.versjon, "PE-4", "De flytter fra hverandre.")
    forste = signatur.send(kontor.okt("EVA"), forste.id, forste.versjon, PIN)
    kontroller(kontor, forste)
    with kontor.okt("LEA").skrive() as s:
        s.utfor("update husstandsmedlem set til = '2026-12-05' where person_id = :p", p=a)
        s.utfor("update husstandsmedlem set fra = '2026-12-01'")
        s.utfor("update person set skjerming = 'kode_7' where id = :p", p=a)
        s.logg("test")
    with kontor.okt("IDA").lese() as les, pytest.raises(Regelbrudd, match="PE-5"):
        lager.hent(les, forste.id)
    assert kontroller(kontor, v).tilstand == "iverksatt"


def test_ve_18_den_samme_leien_betales_ikke_to_ganger_men_en_rest_og_en_annen_bolig_sies(kontor: Kontor) -> None:
    forste = iverksatt(kontor)
    v = ferdig_utkast(kontor, person_id=forste.person_id, tekst=ANNEN_TEKST)
    for p in v.poster:
        if p.art == "livsopphold":
            v = innhold.endre(kontor.okt(), v.id, v.versjon, p.model_copy(update={"utfall": Utfall.AVVIST, "form": None}))
    assert [s.split(" ")[0] for s in stopp(kontor, v)] == ["Husleie"]
    utgift = v.behov[0].model_copy(update={"tekst": "bod i ny bolig"})
    v = innhold.endre(kontor.okt(), v.id, v.versjon, utgift)
    assert [s.split(" ")[0] for s in stopp(kontor, v)] == ["Husleie"]  # the first one has no name: it may be the same
    v = innhold.endre(kontor.okt(), v.id, v.versjon, v.behov[0].model_copy(update={"engang": True}))
    assert stopp(kontor, v) == []
    assert varsler(kontor, v) == [
        f"Husleie 1.12-31.12.2026 er allerede innvilget i vedtak {forste.nummer}: 17 800,00 kr planlagt 1.12.2026."
    ]  # fmt: skip


def test_ve_18_resten_av_det_som_er_delvis_innvilget_kan_gis_med_varsel(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    for p in v.poster:
        if p.art == "husleie":
            v = innhold.endre(kontor.okt(), v.id, v.versjon, p.model_copy(update={"utfall": Utfall.DELVIS}))
    forste = kontroller(kontor, signatur.send(kontor.okt(), v.id, v.versjon, PIN))
    v = ferdig_utkast(kontor, person_id=forste.person_id, tekst=ANNEN_TEKST)
    for p in v.poster:
        if p.art == "livsopphold":
            v = innhold.endre(kontor.okt(), v.id, v.versjon, p.model_copy(update={"utfall": Utfall.AVVIST, "form": None}))
    assert stopp(kontor, v) == []
    assert [s.split(" ")[0] for s in varsler(kontor, v)] == ["Husleie"]


def test_ve_18_nodhjelp_for_maanedens_vedtak_sies_med_belop_og_dag(kontor: Kontor) -> None:
    p = kontor.person(fodt=VOKSEN)
    kontor.sak(p)
    n = vedtak.nytt_utkast(kontor.okt(), p, art=Vedtaksart.NODHJELP, uten_soknad=UtenSoknad.NODHJELP_KONTORET)
    n = innhold.endre(kontor.okt(), n.id, n.versjon, n.poster[0].model_copy(
        update={"utfall": "innvilget", "hjemmel": "paragraf_18", "form": "bidrag"}))  # fmt: skip
    n = innhold.legg_til(kontor.okt(), n.id, n.versjon, Behov(art=Utgiftstype.ANNET, tekst="mat", belop_ore=90_000, engang=True))
    n = innhold.endre_hode(kontor.okt(), n.id, n.versjon, inntektsrolle="hovedinntekt", hovedinntekt="ingen", begrunnelse="Ingen mat.")
    n = kontroller(kontor, signatur.send(kontor.okt(), n.id, n.versjon, PIN))
    v = ferdig_utkast(kontor, person_id=p)
    assert varsler(kontor, v) == []  # 11 days before
    v = innhold.endre_hode(kontor.okt(), v.id, v.versjon, fra=date(2026, 11, 23), til=date(2026, 12, 22))
    assert varsler(kontor, v) == [f"Nødhjelp 20.11.2026 er allerede innvilget i vedtak {n.nummer}: 900,00 kr planlagt 20.11.2026."]
    assert stopp(kontor, v) == []


def betal(kontor: Kontor) -> None:
    """What is due is paid, approved by one who wrote none of it."""
    liste = utbetaling.lag_liste(kontor.okt("JON"), I_DAG)
    utbetaling.godkjenn(kontor.okt("JON"), liste, 1, PIN)
    utbetaling.eksporter(kontor.okt("JON"), liste, kontor.fil.parent)
    utbetaling.bekreft(kontor.okt("JON"), liste, I_DAG)


def test_ve_18_det_som_er_gatt_ut_for_et_opphor_sies_i_det_neste_vedtaket(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    v = innhold.endre_hode(kontor.okt(), v.id, v.versjon, fra=I_DAG, til=date(2026, 12, 19))
    v = innhold.sett_utbetalinger(kontor.okt(), v.id, v.versjon, [u.model_copy(update={"dato": I_DAG}) for u in v.utbetalinger])
    v = kontroller(kontor, signatur.send(kontor.okt(), v.id, v.versjon, PIN))
    betal(kontor)
    dag = date(2026, 12, 1)
    o = vedtak.nytt_utkast(kontor.okt(dag=dag), v.person_id, art=Vedtaksart.OPPHOR, endrer_id=v.id)
    o = innhold.endre_hode(kontor.okt(dag=dag), o.id, o.versjon, begrunnelse="Hun er kommet i arbeid.")
    o = signatur.send(kontor.okt(dag=dag), o.id, o.versjon, PIN)
    kontroller(kontor, o)
    ny = ferdig_utkast(kontor, person_id=v.person_id, tekst=ANNEN_TEKST)
    assert stopp(kontor, ny) == []
    (setning,) = varsler(kontor, ny)
    assert "er opphørt fra" in setning
    assert setning.endswith("utbetalt 20.11.2026.")


def test_ve_18_et_vedtak_med_bare_annullerte_utbetalinger_star_ikke_i_veien(kontor: Kontor) -> None:
    forste = iverksatt(kontor)
    for u in forste.utbetalinger:
        utbetaling_tilstand.annuller(kontor.okt("JON"), u.id or 0, "Feil person.")
    v = ferdig_utkast(kontor, person_id=forste.person_id, tekst=ANNEN_TEKST)
    assert stopp(kontor, v) == varsler(kontor, v) == []
    assert kontroller(kontor, signatur.send(kontor.okt(), v.id, v.versjon, PIN)).tilstand == "iverksatt"
    assert dobbelt_i_filen(kontor) == []


def test_ve_13_et_opphort_vedtak_fornyes_ikke_og_soknaden_far_et_nytt_utkast(kontor: Kontor) -> None:
    v = iverksatt(kontor)
    o = vedtak.nytt_utkast(kontor.okt(), v.person_id, art=Vedtaksart.OPPHOR, endrer_id=v.id)
    o = innhold.endre_hode(kontor.okt(), o.id, o.versjon, begrunnelse="Hun er kommet i arbeid.")
    kontroller(kontor, signatur.send(kontor.okt(), o.id, o.versjon, PIN))
    with pytest.raises(Regelbrudd, match="VE-13: Vedtaket er opphørt"):
        vedtak.fornye(kontor.okt(), v.id)
    soknad = kontor.soknad(v.person_id, "livsopphold", tilstand="fordelt", saksbehandler="KAL", fornyelse=1)
    ny = vedtak.hent(kontor.okt(), vedtak_skjerm.apne(kontor.okt(), Veivalg(soknad_id=soknad)))
    assert (ny.forrige_id, ny.soknad_id) == (None, soknad)


def test_ve_13_et_omgjort_vedtak_fornyes_ikke_og_det_nye_ikke_to_ganger(kontor: Kontor) -> None:
    v = iverksatt(kontor)
    begynt = vedtak.fornye(kontor.okt(), v.id)
    o = omgjoring(kontor, v, NY_TEKST)
    o = kontroller(kontor, signatur.send(kontor.okt(), o.id, o.versjon, PIN))
    assert vedtak_skjerm.apne(kontor.okt(), Veivalg(forrige_id=o.id)) == begynt.id
    with pytest.raises(Regelbrudd, match="VE-13: Det er allerede laget"):
        vedtak.fornye(kontor.okt(), o.id)
    vedtak.avbryt_utkast(kontor.okt(), begynt.id, begynt.versjon)
    with pytest.raises(Regelbrudd, match=f"VE-13: Vedtak {o.nummer} er nyere"):
        vedtak.fornye(kontor.okt(), v.id)
    assert vedtak.fornye(kontor.okt(), o.id).behov[0].belop_ore == 1_000_000
