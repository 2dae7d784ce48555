"""Each kind of vedtak, from draft to what follows of it, by the screens' services (VE-2, VE-12, VE-17, VE-18, VE-22, VE-23, GJ-1)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk import Inntektstype, Refusjon, UtenSoknad, Utgiftstype, Vedtaksart
from navtui.domain.kodeverk.oppgjor import Laneart, Refusjonsart
from navtui.domain.lan import Lanepostering
from navtui.domain.refusjon import Refusjonshendelse
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.vedtak import Behov, Inntekt, Vedtak
from navtui.domain.vedtaksperiode import lengste_til
from navtui.services import brev, delegasjon, oppgjor, signatur, utbetaling, utbetaling_tilstand, vedtak, vedtak_skjerm
from navtui.services import vedtak_innhold as innhold
from navtui.services.innlogging import logg_inn
from navtui.services.opprett import NyttKontor, opprett
from navtui.services.sjekk import sjekk_innhold
from navtui.services.vedtak_mat import gi_mat
from navtui.services.vedtak_skjerm import Veivalg
from navtui.store import vedtak as vedtakslager
from tests.kontor import I_DAG, PIN, Kontor, send_raatt
from tests.vedtakshjelp import ALLE_PUNKTER, NY_TEKST, TEKST, VOKSEN, ferdig_utkast, iverksatt, kontroller, sendt


def svar(kontor: Kontor, v: Vedtak, ident: str = "KAL", **felt: object) -> Vedtak:
    """The same answer to every item."""
    for p in v.poster:
        v = innhold.endre(kontor.okt(ident), v.id, v.versjon, p.model_copy(update=felt))
    return v


def hode(kontor: Kontor, v: Vedtak, ident: str = "KAL", **felt: object) -> Vedtak:
    """Fields of the head."""
    return innhold.endre_hode(kontor.okt(ident), v.id, v.versjon, **felt)


def person(kontor: Kontor) -> int:
    """Over 30, with an open case at KAL."""
    p = kontor.person(fodt=VOKSEN)
    kontor.sak(p)
    kontor.bor_alene(p)
    return p


def stopp(kontor: Kontor, v: Vedtak) -> list[tuple[str, str | None]]:
    """What still stops it: rule and field."""
    return [(b.regel, b.felt) for b in vedtak.bilde(kontor.okt(), v.id).stopp]


def varsler(kontor: Kontor, v: Vedtak, regel: str) -> list[str]:
    """What is said of it by one rule, without stopping it."""
    return [f.setning for f in vedtak.bilde(kontor.okt(), v.id).funn if isinstance(f, Varsel) and f.regel == regel]


def fullfor(kontor: Kontor, v: Vedtak, ident: str = "KAL", av: str = "IDA", dag: date = I_DAG) -> Vedtak:
    """Sent and controlled."""
    v = signatur.send(kontor.okt(ident, dag), v.id, v.versjon, PIN)
    return signatur.kontroller(kontor.okt(av, dag), v.id, v.versjon, PIN, punkter=ALLE_PUNKTER)


def i_orden(kontor: Kontor) -> bool:
    """`sjekk` finds nothing."""
    return [s.linje for s in sjekk_innhold(kontor.okt("LEA")) if s.funn] == []


SVAR = {"inntektsrolle": "supplerende", "hovedinntekt": "aap", "begrunnelse": TEKST}


# --- avslag, avvist, delvis ---


def test_ve_2_ve_3_avslag_av_alt_er_et_avslag_med_paragraf_19_og_beregningen(kontor: Kontor) -> None:
    p = person(kontor)
    soknad = kontor.soknad(p, "livsopphold", "husleie", tilstand="fordelt", saksbehandler="KAL")
    v = vedtak.nytt_utkast(kontor.okt(), p, soknad, fra=date(2026, 12, 1))
    v = innhold.legg_til(kontor.okt(), v.id, v.versjon, Inntekt(art=Inntektstype.AAP, belop_ore=1_500_000))
    v = svar(kontor, v, utfall="avslag", hjemmel="paragraf_18")
    v = hode(kontor, v, **SVAR)
    assert v.art is Vedtaksart.AVSLAG
    assert stopp(kontor, v) == [("VE-3", "paragraf_19")]
    v = fullfor(kontor, hode(kontor, v, paragraf_19="Ingen særlige grunner: inntekten dekker behovet."))
    assert (v.sum_ore, v.utbetalinger) == (0, ())
    assert {linje.ref for linje in v.linjer} >= {"livsopphold"}
    assert i_orden(kontor)


def test_ve_2_arten_folger_svarene_fram_og_tilbake(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    assert v.art is Vedtaksart.STONAD
    v = svar(kontor, v, utfall="avvist", hjemmel="paragraf_18", form=None)
    assert v.art is Vedtaksart.AVVIST
    v = innhold.endre(kontor.okt(), v.id, v.versjon, v.poster[0].model_copy(update={"utfall": "avslag"}))
    assert v.art is Vedtaksart.AVSLAG
    v = innhold.endre(kontor.okt(), v.id, v.versjon, v.poster[0].model_copy(update={"utfall": "delvis", "form": "bidrag"}))
    assert v.art is Vedtaksart.STONAD


# --- nødhjelp ---


def nodhjelp(kontor: Kontor, ident: str = "KAL") -> Vedtak:
    """Food over the weekend, on the office's initiative."""
    p = person(kontor)
    v = vedtak.nytt_utkast(kontor.okt(ident), p, art=Vedtaksart.NODHJELP, uten_soknad=UtenSoknad.NODHJELP_KONTORET)
    v = svar(kontor, v, ident, utfall="innvilget", hjemmel="paragraf_18", form="bidrag")
    v = innhold.legg_til(
        kontor.okt(ident), v.id, v.versjon, Behov(art=Utgiftstype.LIVSOPPHOLD, tekst="til mandag", belop_ore=90_000, engang=True)
    )
    return hode(kontor, v, ident, inntektsrolle="hovedinntekt", hovedinntekt="ingen", begrunnelse="Hun har ikke mat i helgen.")


def test_pm_2_mat_for_noen_dager_er_satsen_for_dem_der_det_er_kjent_hvem_personen_bor_med(kontor: Kontor) -> None:
    p = kontor.person(fodt=VOKSEN)
    kontor.sak(p)
    v = vedtak.nytt_utkast(kontor.okt(), p, art=Vedtaksart.NODHJELP, uten_soknad=UtenSoknad.NODHJELP_KONTORET)
    with pytest.raises(Regelbrudd, match="ikke registrert hvem personen bor med") as stopp:
        gi_mat(kontor.okt(), v.id, v.versjon, 3)
    assert stopp.value.felt == "belop_ore"
    kontor.bor_alene(v.person_id)
    for dager in (0, 32):
        with pytest.raises(Regelbrudd, match="fra 1 til 31"):
            gi_mat(kontor.okt(), v.id, v.versjon, dager)
    v = gi_mat(kontor.okt(), v.id, v.versjon, 3)
    # 20.-22. november for one who lives alone: 8 300 x 3 / 30
    assert [(b.art, b.tekst, b.belop_ore, b.engang) for b in v.behov] == [("livsopphold", "3 dager", 83_000, True)]
    v = gi_mat(kontor.okt(), v.id, v.versjon, 1, 20_000, "melk og bleier")
    assert (v.behov[-1].tekst, v.behov[-1].belop_ore) == ("1 dag, melk og bleier", 20_000)
    v = svar(kontor, v, utfall="innvilget", hjemmel="paragraf_18", form="bidrag")
    v = hode(kontor, v, inntektsrolle="hovedinntekt", hovedinntekt="ingen", begrunnelse="Han har ikke mat i helgen.")
    assert (v.sum_ore, vedtak.bilde(kontor.okt(), v.id).kan_sendes) == (103_000, True)
    assert [li.tekst for li in v.linjer] == ["Mat og livsopphold, 1 dag, melk og bleier", "Mat og livsopphold, 3 dager"]


def test_pm_2_mat_for_en_familie_over_manedsskiftet_teller_barna_og_dagene_i_hver_maned(kontor: Kontor) -> None:
    mor, barn = kontor.person(fodt=VOKSEN), kontor.person("Lise", "Berg", fodt=date(2019, 2, 1))
    kontor.sak(mor)
    kontor.husstand("enslig", mor, barn=(barn,))
    okt = kontor.okt(dag=date(2026, 11, 30))
    v = vedtak.nytt_utkast(okt, mor, art=Vedtaksart.NODHJELP, uten_soknad=UtenSoknad.NODHJELP_KONTORET)
    assert [b.navn for b in v.barn] == ["Lise"]
    v = gi_mat(okt, v.id, v.versjon, 2)
    # (8 300 + 4 150) / 30 and / 31, each line rounded by itself: 276,67 + 267,74 + 138,33 + 133,87
    assert v.behov[0].belop_ore == 27_667 + 26_774 + 13_833 + 13_387


def test_ve_9_nodhjelp_samme_dag_pa_kort_skjema_med_kontantkort_og_to_signaturer(kontor: Kontor) -> None:
    v = nodhjelp(kontor)
    assert (v.fra, v.til, v.avvik, v.arbeidssoker) == (I_DAG, I_DAG, None, None)
    assert vedtak.bilde(kontor.okt(), v.id).kan_sendes
    assert [(u.dato, u.maate.value, u.belop_ore) for u in v.utbetalinger] == [(I_DAG, "kontantkort", 90_000)]
    sendt_ = signatur.send(kontor.okt(), v.id, v.versjon, PIN)
    with pytest.raises(Regelbrudd, match="KO-2"):
        kontroller(kontor, sendt_, "KAL")
    assert kontroller(kontor, sendt_).tilstand == "iverksatt"


def test_ko_2_leder_signerer_nodhjelpen_bare_nar_ingen_andre_er_pa_jobb_og_kontoret_vil_det(kontor: Kontor) -> None:
    v = nodhjelp(kontor)
    v = signatur.send(kontor.okt(), v.id, v.versjon, PIN)
    with pytest.raises(Regelbrudd, match="Leder signerer bare når ingen andre kan"):
        kontroller(kontor, v, "LEA")
    for ident in ("IDA", "JON", "EVA"):
        kontor.sett_inn("fravaer", som="LEA", ident=ident, art="syk", fra=I_DAG, satt_av="LEA", tid=kontor.okt().na())
    kontor.sett_inn("innstilling", som="LEA", navn="leder_signerer", verdi="0", gyldig_fra=I_DAG, ident="LEA", tid=kontor.okt().na())
    with pytest.raises(Regelbrudd, match="har valgt at leder ikke signerer"):
        kontroller(kontor, v, "LEA")
    kontor.sett_inn("innstilling", som="LEA", navn="leder_signerer", verdi="1", gyldig_fra=I_DAG, ident="LEA", tid=kontor.okt().na())
    ferdig = kontroller(kontor, v, "LEA")
    assert [s.som_leder for s in ferdig.signaturer] == [False, True]
    with kontor.okt("LEA").lese() as les:
        assert les.verdi("select json_extract(data, '$.som_leder') from logg where handling = 'iverksatt'") == 1


# --- botilbud, § 17, garanti ---


def test_ve_17_botilbud_har_sine_krav_og_dognene_betales_til_den_som_driver_det(kontor: Kontor) -> None:
    p = person(kontor)
    soknad = kontor.soknad(p, "midlertidig_botilbud", "livsopphold", tilstand="fordelt", saksbehandler="KAL")
    v = vedtak.nytt_utkast(kontor.okt(), p, soknad, art=Vedtaksart.BOTILBUD)
    assert [(q.art.value, q.hjemmel.value if q.hjemmel else None) for q in v.poster] == [("midlertidig_botilbud", "paragraf_27")]
    v = hode(kontor, svar(kontor, v, utfall="innvilget"), fra=I_DAG, til=date(2026, 12, 1), **SVAR)
    assert ("VE-17", "botilbud") in stopp(kontor, v)
    felt = {"tilbyder": "Havna gjestehus", "dognpris_ore": 95_000, "kvalitet": "Rom med bad, sett i dag.", "kvalitet_dato": I_DAG}
    v = innhold.sett_del(kontor.okt(), v.id, v.versjon, "botilbud", **felt)
    assert stopp(kontor, v) == [("VE-17", "botilbud")]
    v = innhold.sett_del(kontor.okt(), v.id, v.versjon, "botilbud", barn_med=False, plan_ut="Søker kommunal bolig.")
    assert stopp(kontor, v) == []
    v = fullfor(kontor, v)
    assert v.sum_ore == 12 * 95_000
    assert [(u.mottakernavn, u.grunnlag, u.belop_ore) for u in v.utbetalinger] == [("Havna gjestehus", "botilbud", 12 * 95_000)]
    with kontor.okt().lese() as les:  # the livsopphold is still to be answered
        assert les.verdi("select tilstand from soknad where id = :id", alle=True, id=soknad) == "fordelt"
    assert i_orden(kontor)


def test_gj_1_radgivning_av_gjeldsradgiver_starter_gjeldssaken(kontor: Kontor) -> None:
    p = person(kontor)
    soknad = kontor.soknad(p, "okonomisk_radgivning", tilstand="fordelt", saksbehandler="KAL")
    okt = kontor.okt("GRO")
    v = vedtak.nytt_utkast(okt, p, soknad, art=Vedtaksart.RADGIVNING)
    v = hode(kontor, svar(kontor, v, "GRO", utfall="innvilget"), "GRO", begrunnelse=TEKST)
    assert stopp(kontor, v) == [("GJ-1", "radgivning")]
    v = innhold.sett_del(okt, v.id, v.versjon, "radgivning", oppstart=date(2026, 11, 24), grunn="Første ledige time.")
    v = fullfor(kontor, v, "GRO")
    with okt.lese() as les:
        sak = les.rad("select vedtak_id, oppstart, oppstart_grunn, radgiver from gjeldssak", alle=True)
    assert sak is not None
    assert tuple(sak) == (v.id, "2026-11-24", "Første ledige time.", "GRO")
    omgjort = vedtak.nytt_utkast(okt, p, art=Vedtaksart.OMGJORING, uten_soknad=UtenSoknad.OMGJORING, endrer_id=v.id)
    assert not {regel for regel, _ in stopp(kontor, omgjort)} & {"VE-1", "VE-4"}, "it has its own length and no amount, as it had"
    with pytest.raises(Regelbrudd, match="PE-12"):
        vedtak.nytt_utkast(okt, p, art=Vedtaksart.GARANTI)


def garanti(kontor: Kontor, p: int) -> Vedtak:
    """A draft of a depositumsgaranti with everything in it."""
    soknad = kontor.soknad(p, "depositum", tilstand="fordelt", saksbehandler="KAL")
    v = vedtak.nytt_utkast(kontor.okt(), p, soknad, art=Vedtaksart.GARANTI)
    v = hode(kontor, svar(kontor, v, utfall="innvilget", hjemmel="paragraf_21", form="garanti"), **SVAR)
    return innhold.sett_del(kontor.okt(), v.id, v.versjon, "garanti", belop_ore=3_000_000, utleier="Utleie AS", bolig="Havnegata 4")


def test_pe_5_ve_23_ingen_adresse_i_garantien_for_kode_6(kontor: Kontor) -> None:
    p = kontor.person(fodt=VOKSEN, skjerming="kode_6")
    kontor.sak(p)
    kontor.sett_inn("tilgang", som="LEA", person_id=p, ident="KAL", fra=I_DAG, grunn="x", gitt_av="LEA", tid=kontor.okt().na())
    with pytest.raises(Regelbrudd, match="PE-5"):
        garanti(kontor, p)
    with kontor.okt("LEA").lese() as les:
        v = les.verdi("select max(id) from vedtak", alle=True)
    with pytest.raises(Regelbrudd, match="PE-5"):
        kontor.sett_inn("vedtaksgaranti", som="KAL", vedtak_id=v, belop_ore=1, bolig="Havnegata 4", utleier="x")


def dager(v: Vedtak) -> list[date]:
    """When it is paid."""
    return [u.dato for u in v.utbetalinger]


def test_ve_16_betalingen_folger_perioden_naar_den_flyttes(kontor: Kontor) -> None:
    """The program's own day follows. One that somebody has chosen stays, and is told of when it is long before the period, or after it."""
    v = ferdig_utkast(kontor)
    assert dager(v) == [date(2026, 12, 1)]
    v = hode(kontor, v, fra=date(2026, 11, 20), til=date(2026, 12, 19))
    assert dager(v) == [I_DAG]
    v = hode(kontor, v, fra=date(2027, 1, 15), til=date(2027, 2, 14))
    assert dager(v) == [date(2027, 1, 15)]
    assert varsler(kontor, v, "VE-16") == []
    for dag, sagt in ((date(2027, 1, 7), "lenge før"), (date(2027, 2, 15), "etter")):
        valgt = v.utbetalinger[0].model_copy(update={"dato": dag})
        v = innhold.sett_utbetalinger(kontor.okt(), v.id, v.versjon, (valgt,))
        v = hode(kontor, v, fra=date(2027, 1, 15), til=date(2027, 2, 14))
        assert dager(v) == [dag]
        (funn,) = varsler(kontor, v, "VE-16")
        assert sagt in funn
    v = hode(kontor, v, fra=date(2027, 2, 15), til=date(2027, 3, 14))
    assert dager(v) == [date(2027, 2, 15)], "it was chosen, and is the day the program would have chosen"


# --- lån og refusjon ---


def test_ve_3_lan_har_vilkar_utbetales_som_lan_og_betales_tilbake_uten_a_bli_negativt(kontor: Kontor) -> None:
    v = svar(kontor, ferdig_utkast(kontor), form="lan", formgrunn="Etterbetaling av AAP i januar.")
    assert stopp(kontor, v) == [("VE-3", "lanevilkar")]
    v = innhold.sett_del(kontor.okt(), v.id, v.versjon, "lanevilkar", forste_avdrag=date(2027, 2, 1), avdrag_ore=100_000)
    v = fullfor(kontor, v)
    assert {u.form.value for u in v.utbetalinger} == {"lan"}
    assert all(linje.er_lan for linje in v.linjer)
    okt = kontor.okt()
    assert oppgjor.hent(okt).lan[0].tilstand == "ikke_utbetalt"
    utbetal(kontor, v)
    with pytest.raises(Regelbrudd, match="igjen av lånet"):
        oppgjor.for_lan(okt, v.id, Lanepostering(art=Laneart.TILBAKEBETALT, dato=I_DAG, belop_ore=1_780_001))
    lan = oppgjor.for_lan(okt, v.id, Lanepostering(art=Laneart.TILBAKEBETALT, dato=I_DAG, belop_ore=1_000_000))
    feil = lan.posteringer[0]
    assert lan.rest_ore == 780_000
    lan = oppgjor.for_lan(
        okt, v.id, Lanepostering(art=Laneart.TILBAKEFORT, dato=I_DAG, belop_ore=1_000_000, retter_id=feil.id, tekst="ført på feil sak")
    )
    assert (lan.rest_ore, lan.kan_tilbakefores) == (1_780_000, ())
    with pytest.raises(Regelbrudd, match="allerede tilbakeført"):
        oppgjor.for_lan(
            okt, v.id, Lanepostering(art=Laneart.TILBAKEFORT, dato=I_DAG, belop_ore=1_000_000, retter_id=feil.id, tekst="igjen")
        )
    assert i_orden(kontor)


def utbetal(kontor: Kontor, v: Vedtak) -> None:
    with kontor.okt("LEA").skrive() as s:
        for u in v.utbetalinger:
            s.endre("utbetaling", hvor={"id": u.id}, tilstand="utbetalt", utbetalt_dato=I_DAG)
            s.logg("utbetalt", person_id=v.person_id, objekt="utbetaling", objekt_id=u.id, liste=None, dato=I_DAG)


def test_ve_22_refusjon_er_en_oppgave_til_kravet_er_sendt_og_kravet_er_hoyst_det_som_er_betalt(kontor: Kontor) -> None:
    v = svar(kontor, ferdig_utkast(kontor), refusjon="paragraf_26")
    assert stopp(kontor, v) == [("VE-22", "ytelse")]
    v = fullfor(kontor, svar(kontor, v, ytelse="dagpenger"))
    with kontor.okt().lese() as les:
        oppgave = les.rad("select frist, tekst, lukket from oppgave where art = 'refusjon_26'", alle=True)
    assert oppgave is not None
    assert (oppgave["frist"], oppgave["lukket"]) == (I_DAG.isoformat(), None)
    assert "før Nav etterbetaler" in oppgave["tekst"]
    okt, paragraf = kontor.okt(), Refusjon.PARAGRAF_26
    krav = Refusjonshendelse(art=Refusjonsart.KRAV, dato=I_DAG, belop_ore=1_000_000)
    with pytest.raises(Regelbrudd, match="er utbetalt med 0,00"):
        oppgjor.for_refusjon(okt, v.id, paragraf, krav)
    utbetal(kontor, v)
    assert oppgjor.for_refusjon(okt, v.id, paragraf, krav).tilstand == "krevd"
    with okt.lese() as les:
        assert les.verdi("select utfall from oppgave where art = 'refusjon_26' and lukket is not null", alle=True) == "krav sendt"
    mottatt = oppgjor.for_refusjon(okt, v.id, paragraf, Refusjonshendelse(art=Refusjonsart.MOTTATT, dato=I_DAG, belop_ore=400_000))
    assert (mottatt.tilstand, mottatt.krevd_ore - mottatt.mottatt_ore) == ("delvis", 600_000)
    with pytest.raises(Regelbrudd, match="igjen av kravet"):
        oppgjor.for_refusjon(okt, v.id, paragraf, Refusjonshendelse(art=Refusjonsart.MOTTATT, dato=I_DAG, belop_ore=600_001))
    slutt = oppgjor.for_refusjon(okt, v.id, paragraf, Refusjonshendelse(art=Refusjonsart.LUKKET, dato=I_DAG, tekst="Nav har avslått."))
    assert slutt.er_over
    assert i_orden(kontor)


def svar_paa(kontor: Kontor, v: Vedtak, art: str, **felt: object) -> Vedtak:
    """The answer to one of the items."""
    return innhold.endre(kontor.okt(), v.id, v.versjon, next(p for p in v.poster if p.art == art).model_copy(update=felt))


def delvis_lan(kontor: Kontor, v: Vedtak, belop_ore: int | None) -> Vedtak:
    """The rent as a lån of so much, the rest as bidrag."""
    v = svar_paa(kontor, v, "husleie", form="lan", formgrunn="Etterbetaling av AAP i januar.", belop_ore=belop_ore)
    return innhold.sett_del(kontor.okt(), v.id, v.versjon, "lanevilkar", forste_avdrag=date(2027, 2, 1), avdrag_ore=100_000)


def test_ve_3_lanet_er_aldri_mer_enn_det_som_er_gitt_til_tingen(kontor: Kontor) -> None:
    v = delvis_lan(kontor, ferdig_utkast(kontor), 950_001)
    assert stopp(kontor, v) == [("VE-3", "lanebelop")], "the rest would be taken of the livsopphold, as a lån"
    v = svar_paa(kontor, v, "husleie", belop_ore=950_000)
    assert stopp(kontor, v) == []


def test_ve_19_brevet_sier_hvor_mye_av_det_innvilgede_som_er_lan(kontor: Kontor) -> None:
    v = fullfor(kontor, delvis_lan(kontor, ferdig_utkast(kontor), 300_025))
    tekst = " ".join(brev.vis_vedtak(kontor.okt(), v.id).tekst.split())
    assert "3 000,25 kroner som lån, resten som" in tekst.replace("\xa0", " ")
    assert "Husleie: 3 000,25 kroner får du som lån" in tekst.replace("\xa0", " ")
    assert [u.belop_ore for u in v.utbetalinger if u.form == "lan"] == [300_025]


def test_ve_22_bare_det_som_er_merket_kreves_og_aldri_det_som_er_lan(kontor: Kontor) -> None:
    v = svar_paa(kontor, ferdig_utkast(kontor), "livsopphold", refusjon="paragraf_26", ytelse="dagpenger")
    v = delvis_lan(kontor, v, 950_000)
    v = svar_paa(kontor, v, "husleie", refusjon="paragraf_26", ytelse="dagpenger")
    assert stopp(kontor, v) == [("VE-22", "refusjon")], "the same money would come in twice"
    v = fullfor(kontor, svar_paa(kontor, v, "husleie", refusjon=None, ytelse=None))
    utbetal(kontor, v)
    (stand,) = oppgjor.hent(kontor.okt(), v.person_id).refusjoner
    livsopphold = sum(linje.belop_ore for linje in v.linjer if linje.kreves_tilbake)
    assert stand.grunnlag_ore == livsopphold == (v.sum_ore or 0) - 950_000
    for_mye = Refusjonshendelse(art=Refusjonsart.KRAV, dato=I_DAG, belop_ore=livsopphold + 1)
    with pytest.raises(Regelbrudd, match="Krev høyst"):
        oppgjor.for_refusjon(kontor.okt(), v.id, Refusjon.PARAGRAF_26, for_mye)


def test_ve_22_hver_paragraf_krever_det_som_er_merket_med_den(kontor: Kontor) -> None:
    """A ytelse that is waited for pays back livsopphold; the landlord's is claimed of another, and neither takes the other's."""
    p, barn = kontor.person(fodt=VOKSEN), kontor.person("Bo", fodt=date(2015, 1, 1))
    kontor.husstand("enslig", p, barn=(barn,))
    v = svar_paa(kontor, ferdig_utkast(kontor, person_id=p), "livsopphold", refusjon="paragraf_26", ytelse="aap")
    v = innhold.endre(kontor.okt(), v.id, v.versjon, v.barn[0].model_copy(update={"vurdering": "Barnet har det bra."}))
    v = fullfor(kontor, svar_paa(kontor, v, "husleie", refusjon="paragraf_25"))
    utbetal(kontor, v)
    okt, hus = kontor.okt(), sum(linje.belop_ore for linje in v.linjer if linje.ref.startswith("behov:"))
    kan = {r.krav.paragraf: r.grunnlag_ore for r in oppgjor.hent(okt, v.person_id).refusjoner}
    assert kan == {Refusjon.PARAGRAF_26: (v.sum_ore or 0) - hus, Refusjon.PARAGRAF_25: hus}
    for paragraf, ore in kan.items():
        for_mye, alt = (Refusjonshendelse(art=Refusjonsart.KRAV, dato=I_DAG, belop_ore=b) for b in (ore + 1, ore))
        with pytest.raises(Regelbrudd, match="Krev høyst"):
            oppgjor.for_refusjon(okt, v.id, paragraf, for_mye)
        assert oppgjor.for_refusjon(okt, v.id, paragraf, alt).krevd_ore == ore


@pytest.mark.parametrize(
    ("felt", "setning"),
    [
        ({"hjemmel": "paragraf_17"}, "Livsopphold avgjøres etter § 18, § 19 eller § 21, ikke § 17."),
        ({"form": "garanti"}, "Livsopphold gis ikke som garanti her."),
    ],
)
def test_ve_3_en_hjemmel_eller_form_som_ikke_er_for_slikt_stoppes(kontor: Kontor, felt: dict[str, str], setning: str) -> None:
    v = svar_paa(kontor, ferdig_utkast(kontor), "livsopphold", **felt)
    (brudd,) = vedtak.bilde(kontor.okt(), v.id).stopp
    assert (brudd.regel, brudd.setning[: len(setning)]) == ("VE-3", setning)


# --- omgjøring, opphør, stans, reduksjon ---


def test_ve_18_en_omgjoring_av_en_omgjoring_er_om_det_den_forste_var_om(kontor: Kontor) -> None:
    """KO-1, KO-2, KO-11: whose field it is, who signs, and by which delegasjon, however many there are between."""
    p = person(kontor)
    soknad = kontor.soknad(p, "okonomisk_radgivning", tilstand="fordelt", saksbehandler="KAL")
    okt = kontor.okt("GRO")
    v = vedtak.nytt_utkast(okt, p, soknad, art=Vedtaksart.RADGIVNING)
    v = innhold.sett_del(okt, v.id, v.versjon, "radgivning", oppstart=v.fra, grunn="Første ledige time.")
    v = svar(kontor, v, "GRO", utfall="innvilget")
    v = fullfor(kontor, hode(kontor, v, "GRO", begrunnelse=TEKST), "GRO")
    for tekst in (NY_TEKST, "Oppstarten flyttes, for hun er på sykehuset.", "Nå er hun hjemme igjen, og vi kan begynne."):
        v = vedtak.nytt_utkast(okt, p, art=Vedtaksart.OMGJORING, uten_soknad=UtenSoknad.OMGJORING, endrer_id=v.id)
        assert (v.fagart, v.beregnes) == (Vedtaksart.RADGIVNING, False)
        v = fullfor(kontor, hode(kontor, v, "GRO", begrunnelse=tekst), "GRO")
    assert v.til > lengste_til(v.fra)
    assert maaneder(kontor, p) == []
    with kontor.okt("LEA").skrive() as s:
        s.endre("delegasjon", hvor={"ident": "GRO", "vedtaksart": "radgivning"}, til=date(2026, 11, 19))
        s.logg("test")
    v = vedtak.nytt_utkast(okt, p, art=Vedtaksart.OMGJORING, uten_soknad=UtenSoknad.OMGJORING, endrer_id=v.id)
    v = hode(kontor, v, "GRO", begrunnelse="Hun har bedt om å få vente til nyttår.")
    with pytest.raises(Regelbrudd, match="KO-11"):
        signatur.send(okt, v.id, v.versjon, PIN)
    with pytest.raises(Exception, match="KO-11"), okt.skrive() as s:
        send_raatt(s, v.id)


def maaneder(kontor: Kontor, person_id: int) -> list[tuple[date, date]]:
    """VE-14: the time that is counted as months of løpende stønad."""
    with kontor.okt("LEA").lese() as les:
        return vedtakslager.perioder(les, person_id)


def test_ve_14_en_omgjoring_av_en_nodhjelp_er_ingen_maned_paa_rad_og_heller_ikke_den_neste(kontor: Kontor) -> None:
    v = fullfor(kontor, nodhjelp(kontor))
    for tekst in (NY_TEKST, "Hun fikk likevel ikke kjøpt det barnet trengte for pengene."):
        v = hode(kontor, endring(kontor, v, Vedtaksart.OMGJORING), begrunnelse=tekst, engang=False)
        for b in v.behov:
            v = innhold.fjern(kontor.okt(), v.id, v.versjon, b)
        v = fullfor(kontor, v)
        assert maaneder(kontor, v.person_id) == []


def endring(kontor: Kontor, gammel: Vedtak, art: Vedtaksart) -> Vedtak:
    """A draft that changes it."""
    return vedtak.nytt_utkast(kontor.okt(), gammel.person_id, art=art, uten_soknad=UtenSoknad.av(art.value), endrer_id=gammel.id)


def tilstander(kontor: Kontor, v: Vedtak) -> list[str]:
    """The states of its payments."""
    return [u.tilstand.value for u in vedtak.hent(kontor.okt(), v.id).utbetalinger]


def omgjor(kontor: Kontor, gammel: Vedtak, husleie_ore: int) -> Vedtak:
    """An omgjøring with another rent, ready to be sent."""
    v = endring(kontor, gammel, Vedtaksart.OMGJORING)
    v = innhold.endre(kontor.okt(), v.id, v.versjon, v.behov[0].model_copy(update={"belop_ore": husleie_ore}))
    return hode(kontor, v, avvik="ingen", begrunnelse=NY_TEKST)


def test_ve_18_omgjoring_til_gunst_laner_ikke_ut_en_gang_til(kontor: Kontor) -> None:
    gammel = fullfor(kontor, delvis_lan(kontor, ferdig_utkast(kontor), 300_000))
    utbetal(kontor, gammel)
    v = fullfor(kontor, omgjor(kontor, gammel, 1_330_000))
    assert v.sum_ore == 380_000, "the rent went up by so much"
    assert [(u.belop_ore, u.form.value) for u in v.utbetalinger] == [(380_000, "bidrag")], "the lån stands in the ledger of the old one"
    (lan,) = oppgjor.hent(kontor.okt(), v.person_id).lan
    assert (lan.nummer, lan.utbetalt_ore) == (gammel.nummer, 300_000)
    assert i_orden(kontor)


def test_ve_18_omgjoring_annullerer_det_som_ikke_er_betalt_og_betaler_alt_pa_nytt(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    v = fullfor(kontor, omgjor(kontor, gammel, 1_000_000))
    assert tilstander(kontor, gammel) == ["annullert"]
    assert sum(u.belop_ore for u in v.utbetalinger) == 1_830_000
    assert i_orden(kontor)
    with pytest.raises(Regelbrudd, match=f"erstattet av {v.nummer}"):
        endring(kontor, gammel, Vedtaksart.OMGJORING)


def test_ve_18_omgjoring_trekker_fra_det_som_er_utbetalt_ogsa_i_andre_ledd(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    utbetal(kontor, gammel)
    v = fullfor(kontor, omgjor(kontor, gammel, 1_000_000))
    assert v.sum_ore == 50_000
    assert [(linje.tekst, linje.belop_ore) for linje in v.linjer if linje.art == "utbetalt"] == [
        (f"Utbetalt etter vedtak {gammel.nummer}", 1_780_000)
    ]
    utbetal(kontor, v)
    igjen = fullfor(kontor, omgjor(kontor, v, 900_000))
    assert (igjen.sum_ore, igjen.utbetalinger) == (0, ())  # less than paid: nobody pays back by this
    assert i_orden(kontor)


def test_ko_9_betales_det_gamle_for_den_andre_signaturen_stopper_omgjoringen(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    v = omgjor(kontor, gammel, 1_000_000)
    v = signatur.send(kontor.okt(), v.id, v.versjon, PIN)
    utbetal(kontor, gammel)
    with pytest.raises(Regelbrudd, match="KO-9"):
        kontroller(kontor, v)


def test_ve_18_opphor_annullerer_og_stans_stopper_til_det_gjenopptas(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    stans = fullfor(kontor, hode(kontor, endring(kontor, gammel, Vedtaksart.STANS), begrunnelse=TEKST))
    assert stans.sum_ore == 0
    assert tilstander(kontor, gammel) == ["stoppet"]
    betaling = vedtak.hent(kontor.okt(), gammel.id).utbetalinger[0]
    utbetaling_tilstand.gjenoppta(kontor.okt(), betaling.id or 0, "Opplysningene kom.")
    assert tilstander(kontor, gammel) == ["planlagt"]
    fullfor(kontor, hode(kontor, endring(kontor, gammel, Vedtaksart.OPPHOR), begrunnelse=NY_TEKST))
    assert tilstander(kontor, gammel) == ["annullert"]
    with pytest.raises(Regelbrudd, match="kan ikke gjenopptas"):
        utbetaling_tilstand.gjenoppta(kontor.okt(), betaling.id or 0, "Angrer.")
    assert i_orden(kontor)


def test_ve_18_en_omgjoring_etter_et_opphor_slutter_dagen_for_det_og_sier_fra_om_mer(kontor: Kontor) -> None:
    """The days the opphør ended are not given again without a word: it may have been wrong, and then they are."""
    gammel = iverksatt(kontor)
    fra = gammel.fra + timedelta(days=10)
    opphor = hode(kontor, endring(kontor, gammel, Vedtaksart.OPPHOR), fra=fra, begrunnelse=NY_TEKST)
    fullfor(kontor, innhold.passer_varsel(kontor.okt(), opphor.id, opphor.versjon, "VE-18", "Husleien er betalt."))
    nok_et = hode(kontor, endring(kontor, gammel, Vedtaksart.OPPHOR), fra=fra, begrunnelse=TEKST)
    assert ("VE-18", "fra") in stopp(kontor, nok_et)
    assert ("VE-18", "fra") not in stopp(kontor, hode(kontor, nok_et, fra=fra - timedelta(days=1)))
    v = endring(kontor, gammel, Vedtaksart.OMGJORING)
    assert (v.fra, v.til) == (gammel.fra, fra - timedelta(days=1))
    assert varsler(kontor, v, "VE-18") == []
    sies = f"Vedtaket som endres, er opphørt fra {dag_kort(fra)}. Dette vedtaket gir hjelp igjen for dager etter det."
    assert varsler(kontor, hode(kontor, v, til=gammel.til), "VE-18") == [sies]


def test_ve_16_en_omgjoring_av_det_som_er_stanset_sier_at_den_betaler_det(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    assert varsler(kontor, omgjor(kontor, gammel, 1_000_000), "VE-16") == []
    fullfor(kontor, hode(kontor, endring(kontor, gammel, Vedtaksart.STANS), begrunnelse=NY_TEKST))
    v = omgjor(kontor, gammel, 1_000_000)
    assert varsler(kontor, v, "VE-16") == ["17 800 kr etter vedtaket som endres, er stanset. Dette vedtaket betaler det som er igjen."]


@pytest.mark.parametrize("forst", [Vedtaksart.OMGJORING, Vedtaksart.STANS, Vedtaksart.OPPHOR])
def test_ve_18_det_som_endrer_det_samme_og_er_signert_imens_ser_noen_over(kontor: Kontor, forst: Vedtaksart) -> None:
    """Both ways: a stans that stops nothing any more, and an omgjøring that pays what was stopped."""
    gammel, andre = iverksatt(kontor), (Vedtaksart.STANS if forst is Vedtaksart.OMGJORING else Vedtaksart.OMGJORING)
    sendt = {}
    for art in (forst, andre):
        v = endring(kontor, gammel, art)
        v = omgjor(kontor, gammel, 1_000_000) if art is Vedtaksart.OMGJORING else hode(kontor, v, begrunnelse=f"{TEKST} {art.value}")
        sendt[art] = signatur.send(kontor.okt(), v.id, v.versjon, PIN)
    kontroller(kontor, sendt[forst])
    with pytest.raises(Regelbrudd, match=r"VE-18: Vedtak .* er iverksatt etter at dette ble sendt"):
        kontroller(kontor, sendt[andre])


def test_ve_18_ve_21_en_betaling_pa_en_godkjent_liste_tas_av_og_godkjenningen_faller(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    bankdag = gammel.utbetalinger[0].dato
    liste = utbetaling.lag_liste(kontor.okt("JON"), bankdag)
    utbetaling.godkjenn(kontor.okt("JON"), liste, utbetaling.hent_liste(kontor.okt("JON"), liste).liste.versjon, PIN)
    fullfor(kontor, hode(kontor, endring(kontor, gammel, Vedtaksart.STANS), begrunnelse=NY_TEKST))
    etter = utbetaling.hent_liste(kontor.okt("JON"), liste).liste
    assert (etter.godkjent_av, etter.antall, etter.sum_ore) == (None, 0, 0)


def test_ve_16_en_stans_stopper_ikke_det_regnskapet_har_og_sier_det(kontor: Kontor, tmp_path: Path) -> None:
    """Exported before the draft is sent: it is not sent. Exported between the signatures: the second one is refused, too."""
    gammel = iverksatt(kontor)
    utkast = hode(kontor, endring(kontor, gammel, Vedtaksart.STANS), begrunnelse=NY_TEKST)
    sendt_for = signatur.send(kontor.okt(), utkast.id, utkast.versjon, PIN)
    liste = utbetaling.lag_liste(kontor.okt("JON"), gammel.utbetalinger[0].dato)
    utbetaling.godkjenn(kontor.okt("JON"), liste, utbetaling.hent_liste(kontor.okt("JON"), liste).liste.versjon, PIN)
    utbetaling.eksporter(kontor.okt("JON"), liste, tmp_path)
    with pytest.raises(Regelbrudd, match=r"VE-16: Regnskapet har allerede fått .* Ring regnskapet"):
        kontroller(kontor, sendt_for)
    tilbake = signatur.ta_tilbake(kontor.okt(), sendt_for.id, sendt_for.versjon)
    assert ("VE-16", "endrer_id") in stopp(kontor, tilbake)
    assert tilstander(kontor, gammel) == ["planlagt"]


# --- KO-11, and the way in ---


def test_ko_11_uten_delegasjon_stopper_begge_signaturene_ogsa_i_basen(kontor: Kontor) -> None:
    v = sendt(kontor)
    with kontor.okt("LEA").skrive() as s:
        for ident in ("IDA", "KAL"):
            for r in s.rader("select id from delegasjon where ident = :i and vedtaksart = 'stonad'", i=ident):
                s.endre("delegasjon", hvor={"id": r["id"]}, til=date(2026, 11, 19))
        s.logg("test")
    with pytest.raises(Regelbrudd, match="KO-11"):
        kontroller(kontor, v, "IDA")
    with pytest.raises(Regelbrudd, match="KO-11"), kontor.okt("IDA").skrive() as s:
        s.sett_inn("signatur", vedtak_id=v.id, runde=1, plass=2, ident="IDA", hash=v.innhold_hash, tid=s.na)
    nytt = ferdig_utkast(kontor)
    with pytest.raises(Regelbrudd, match="KO-11"):
        signatur.send(kontor.okt(), nytt.id, nytt.versjon, PIN)
    assert kontroller(kontor, v, "JON").tilstand == "iverksatt"


def test_ve_20_en_ny_art_finner_sin_soknad_og_utkastet_som_er_begynt(kontor: Kontor) -> None:
    p = person(kontor)
    kontor.soknad(p, "livsopphold", tilstand="fordelt", saksbehandler="KAL")
    depositum = kontor.soknad(p, "depositum", tilstand="fordelt", saksbehandler="KAL")
    id_ = vedtak_skjerm.apne(kontor.okt(), Veivalg(person_id=p, art=Vedtaksart.GARANTI))
    assert vedtak.hent(kontor.okt(), id_).soknad_id == depositum
    assert vedtak_skjerm.apne(kontor.okt(), Veivalg(person_id=p, art=Vedtaksart.GARANTI)) == id_
    v = vedtak.hent(kontor.okt(), vedtak_skjerm.apne(kontor.okt(), Veivalg(person_id=p, art=Vedtaksart.NODHJELP)))
    assert (v.uten_soknad, v.engang) == (UtenSoknad.NODHJELP_KONTORET, True)


def test_ko_11_den_forste_lederen_i_et_tomt_kontor_har_delegasjon(tmp_path: Path) -> None:
    fil = tmp_path / "nytt.navtui"
    opprett(fil, NyttKontor("Nav Prøve", "1865", "LEA", "Lea Strand", "kommunal", "en lang passfrase 42", "924613"))
    okt = logg_inn(fil, "LEA", "en lang passfrase 42")
    assert {d.vedtaksart for d in delegasjon.liste(okt)} == set(Vedtaksart)


def test_ve_4_belopet_i_en_engangsytelse_er_hele_belopet(kontor: Kontor) -> None:
    p = person(kontor)
    mat = Behov(art=Utgiftstype.ANNET, tekst="mat", belop_ore=50_000)
    v = vedtak.nytt_utkast(kontor.okt(), p, art=Vedtaksart.NODHJELP)
    v = svar(kontor, v, utfall="innvilget", hjemmel="paragraf_18", form="bidrag")
    v = innhold.legg_til(kontor.okt(), v.id, v.versjon, mat)
    assert v.sum_ore == 50_000
    v = innhold.endre(kontor.okt(), v.id, v.versjon, v.behov[0].model_copy(update={"belop_ore": 60_000, "engang": False}))
    assert v.sum_ore == 60_000
    v = vedtak.nytt_utkast(kontor.okt(), p, art=Vedtaksart.STONAD, fra=I_DAG)
    v = innhold.legg_til(kontor.okt(), v.id, v.versjon, mat)
    v = hode(kontor, v, engang=True, til=I_DAG)
    assert [b.engang for b in v.behov] == [True]
