"""Drafts and renewals as use cases, on a real file."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from navtui.domain.kodeverk import (
    Bekreftelsesart,
    Inntektstype,
    Soknadspost,
    UtenSoknad,
    Utgiftstype,
    Vedtaksart,
    Vedtakstilstand,
    Vilkarstype,
    Vilkarsutfall,
)
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.vedtak import Avvik, Barn, Behov, Inntekt, Utbetaling, Vedtak, Vilkar
from navtui.domain.vedtaksregler.poster import ve_3_hjemmel_og_form
from navtui.services import signatur, vedtak, vedtak_innhold
from tests.kontor import I_DAG, PIN, Kontor
from tests.vedtakshjelp import NY_TEKST, VOKSEN, ferdig_utkast, fornyet, iverksatt, kontroller, sendt


def regler(kontor: Kontor, v: Vedtak) -> list[str]:
    """The ids of what stops or warns."""
    return [f.regel for f in vedtak.stopp_og_varsler_for(kontor.okt(), v.id)]


def passer_alle(kontor: Kontor, v: Vedtak) -> Vedtak:
    """Every varsel passed with a reason."""
    for varsel in vedtak.bilde(kontor.okt(), v.id).upasserte:
        v = vedtak_innhold.passer_varsel(kontor.okt(), v.id, v.versjon, varsel.regel, "Vurdert, og gjelder ikke her.")
    return v


def test_ve_2_nytt_utkast_har_soknadens_poster_barna_og_husholdningen(kontor: Kontor) -> None:
    mor, barn = kontor.person(fodt=VOKSEN), kontor.person("Bo", "Olsen", date(2018, 5, 5))
    partner = kontor.person("Dag", "Vik", VOKSEN)
    kontor.husstand("samboer", mor, partner, barn=(barn,))
    kontor.sak(mor)
    soknad = kontor.soknad(mor, "livsopphold", "tannbehandling", tilstand="fordelt", saksbehandler="KAL")

    v = vedtak.nytt_utkast(kontor.okt(), mor, soknad)

    assert [p.art for p in v.poster] == [Soknadspost.LIVSOPPHOLD, Soknadspost.TANNBEHANDLING]
    assert [(b.navn, b.vurdering) for b in v.barn] == [("Bo", "")]
    assert v.husstandsform == "halvt_par"
    assert (v.fra, v.til) == (date(2026, 11, 20), date(2026, 12, 19))
    assert "VE-8" in regler(kontor, v)


def test_pe_4_pe_5_bare_de_som_bor_der_er_med_i_vedtaket_og_en_skjult_svarer_som_ingen(kontor: Kontor) -> None:
    mor, samboer, skjult = kontor.person(fodt=VOKSEN), kontor.person("Dag"), kontor.person("Bo", fodt=date(2018, 5, 5), skjerming="kode_6")
    kontor.husstand("samboer", mor, samboer, barn=(skjult,))
    annen = kontor.person("Eli")
    kontor.sak(mor)
    for p in (mor, samboer):
        kontor.sett_inn("tilgang", "LEA", person_id=p, ident="KAL", fra=I_DAG, grunn="følger opp", gitt_av="LEA", tid=kontor.okt().na())
    v = vedtak.nytt_utkast(kontor.okt(), mor, art=Vedtaksart.NODHJELP, uten_soknad=UtenSoknad.NODHJELP_KONTORET)
    svar = set()
    for hvem in (skjult, annen, 4711):
        for del_ in (
            Inntekt(art=Inntektstype.AAP, belop_ore=1, person_id=hvem), Vilkar(type=Vilkarstype.KURS, person_id=hvem),
            Barn(navn="Bo", fodt=date(2018, 5, 5), person_id=hvem),
        ):  # fmt: skip
            with pytest.raises(Regelbrudd) as feil:
                vedtak_innhold.legg_til(kontor.okt(), v.id, v.versjon, del_)
            svar.add((feil.value.regel, feil.value.setning, feil.value.felt))
    assert [(regel, felt) for regel, _, felt in svar] == [("PE-4", "person_id")]
    for egen in (mor, samboer, None):
        v = vedtak_innhold.legg_til(kontor.okt(), v.id, v.versjon, Inntekt(art=Inntektstype.AAP, belop_ore=1, person_id=egen))
    endret = v.inntekter[0].model_copy(update={"person_id": annen})
    with pytest.raises(Regelbrudd, match="PE-4"):
        vedtak_innhold.endre(kontor.okt(), v.id, v.versjon, endret)


def test_pe_4_fornyelsen_varsler_naar_noen_har_flyttet_inn_siden_sist(kontor: Kontor) -> None:
    mor = kontor.person(fodt=VOKSEN)
    alene = kontor.husstand("enslig", mor)
    forrige = iverksatt(kontor, person_id=mor)
    v = vedtak.fornye(kontor.okt(), forrige.id)
    assert "PE-4" not in regler(kontor, v)

    with kontor.okt().skrive() as s:
        s.endre("husstandsmedlem", hvor={"husstand_id": alene}, til=v.fra - timedelta(days=20))
        s.logg("test")
    kontor.husstand("samboer", mor, kontor.person("Dag", "Vik", VOKSEN), fra=v.fra - timedelta(days=19))

    (varsel,) = [f for f in vedtak.stopp_og_varsler_for(kontor.okt(), v.id) if f.regel == "PE-4"]
    assert varsel.setning == "Vedtaket regner med enslig, men husholdningen er registrert som ektefelle eller samboer 1/2."


def test_pe_9_uten_apen_sak_blir_det_ikke_noe_utkast(kontor: Kontor) -> None:
    with pytest.raises(Regelbrudd, match="PE-9"):
        vedtak.nytt_utkast(kontor.okt(), kontor.person(fodt=VOKSEN))


def test_ve_16_utbetalingen_folger_summen_og_andre_mottakere_star_fast(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    assert [u.belop_ore for u in v.utbetalinger] == [1_780_000]
    leie = Utbetaling(dato=v.fra, belop_ore=950_000, maate="rekvisisjon", mottaker="utleier", mottakernavn="Utleie AS", grunnlag="samtykke")

    v = vedtak_innhold.sett_utbetalinger(kontor.okt(), v.id, v.versjon, [leie, *v.utbetalinger])
    assert [u.belop_ore for u in v.utbetalinger] == [950_000, 830_000]

    v = vedtak_innhold.legg_til(kontor.okt(), v.id, v.versjon, Inntekt(art=Inntektstype.LONN, belop_ore=100_000))
    assert [u.belop_ore for u in v.utbetalinger] == [950_000, 730_000]
    assert "VE-16" not in regler(kontor, v)


def test_ve_4_barnetrygd_holdes_utenfor_og_staar_i_beregningen(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    v = vedtak_innhold.legg_til(kontor.okt(), v.id, v.versjon, Inntekt(art=Inntektstype.BARNETRYGD, belop_ore=196_800))
    assert v.sum_ore == 1_780_000
    assert [linje.art for linje in v.linjer][-1] == "holdt_utenfor"


def test_ve_6_avvik_pa_et_barn_forsvinner_med_barnet(kontor: Kontor) -> None:
    mor, barn = kontor.person(fodt=VOKSEN), kontor.person("Bo", "Olsen", date(2018, 5, 5))
    kontor.husstand("enslig", mor, barn=(barn,))
    v = ferdig_utkast(kontor, person_id=mor)
    v = vedtak_innhold.legg_til(kontor.okt(), v.id, v.versjon, Avvik(linje=f"barn:{v.barn[0].id}", belop_ore=1, grunn="delt bosted"))
    with pytest.raises(Regelbrudd, match="VE-6"):
        vedtak_innhold.legg_til(kontor.okt(), v.id, v.versjon, Avvik(linje=f"barn:{v.barn[0].id}", belop_ore=2, grunn="igjen"))
    v = vedtak_innhold.fjern(kontor.okt(), v.id, v.versjon, v.barn[0])
    assert (v.barn, v.avvikslinjer) == ((), ())


def test_ve_13_fornyelsen_er_neste_maned_og_kan_ikke_sendes_som_kopi(kontor: Kontor) -> None:
    forrige = iverksatt(kontor)
    v = vedtak.fornye(kontor.okt(), forrige.id)

    assert (v.fra, v.til) == (date(2027, 1, 1), date(2027, 1, 31))
    assert {"VE-13", "VE-20", "VE-6", "VE-7"} <= set(regler(kontor, v))
    with pytest.raises(Regelbrudd):
        signatur.send(kontor.okt(), v.id, v.versjon, PIN)
    with pytest.raises(Regelbrudd, match="VE-13"):
        vedtak.fornye(kontor.okt(), forrige.id)


def test_ve_13_fornyelse_med_alt_besvart_gar_hele_veien(kontor: Kontor) -> None:
    forrige = iverksatt(kontor)
    v = passer_alle(kontor, fornyet(kontor, forrige))
    assert vedtak.bilde(kontor.okt(), v.id).kan_sendes
    v = kontroller(kontor, signatur.send(kontor.okt(), v.id, v.versjon, PIN))
    assert (v.tilstand, v.forrige_id) == (Vedtakstilstand.IVERKSATT, forrige.id)


def test_ve_13_endret_linje_er_svart_pa_og_ny_linje_ogsa(kontor: Kontor) -> None:
    v = vedtak.fornye(kontor.okt(), iverksatt(kontor).id)
    v = vedtak_innhold.endre(kontor.okt(), v.id, v.versjon, v.behov[0].model_copy(update={"belop_ore": 980_000}))
    v = vedtak_innhold.legg_til(kontor.okt(), v.id, v.versjon, Behov(art=Utgiftstype.STROM, belop_ore=85_000))
    assert [b.svar for b in v.behov] == ["endret", "ny"]


def test_ve_11_ve_13_forrige_maneds_vilkar_vurderes_i_fornyelsen(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    krav = Vilkar(type=Vilkarstype.KURS, tekst="Møt på kurs", frist=date(2026, 12, 15), bevis="kursbevis", forholdsmessig="To timer i uka.")
    v = vedtak_innhold.legg_til(kontor.okt(), v.id, v.versjon, krav)
    forrige = kontroller(kontor, signatur.send(kontor.okt(), v.id, v.versjon, PIN))
    v = fornyet(kontor, forrige)
    assert "VE-13" in regler(kontor, v)

    v = vedtak_innhold.vurder_vilkar(kontor.okt(), v.id, v.versjon, forrige.vilkar[0].id or 0, Vilkarsutfall.OPPFYLT)

    assert "VE-13" not in regler(kontor, v)
    assert v.vilkar[0].frist == date(2027, 1, 15)
    with pytest.raises(Regelbrudd, match="VE-11"):
        vedtak_innhold.vurder_vilkar(kontor.okt(), v.id, v.versjon, 999, Vilkarsutfall.OPPFYLT)


def test_ve_7_samme_ord_stopper_og_like_ord_ma_passeres_med_grunn(kontor: Kontor) -> None:
    forrige = iverksatt(kontor)
    v = fornyet(kontor, forrige, tekst=forrige.begrunnelse)
    with pytest.raises(Regelbrudd, match="ord for ord"):
        signatur.send(kontor.okt(), v.id, v.versjon, PIN)
    v = vedtak_innhold.sett_begrunnelse(kontor.okt(), v.id, v.versjon, forrige.begrunnelse + " Og mer.")
    v = passer_alle_unntatt(kontor, v, "VE-7")
    with pytest.raises(Regelbrudd, match=r"VE-7.*Skriv hvorfor"):
        signatur.send(kontor.okt(), v.id, v.versjon, PIN)
    with pytest.raises(Regelbrudd):
        vedtak_innhold.passer_varsel(kontor.okt(), v.id, v.versjon, "VE-7", "  ")
    v = passer_alle(kontor, v)

    v = signatur.send(kontor.okt(), v.id, v.versjon, PIN)

    assert "VE-7" in {p.regel for p in v.varsler}


def passer_alle_unntatt(kontor: Kontor, v: Vedtak, regel: str) -> Vedtak:
    """All but those of one rule."""
    for varsel in vedtak.bilde(kontor.okt(), v.id).upasserte:
        if varsel.regel != regel:
            v = vedtak_innhold.passer_varsel(kontor.okt(), v.id, v.versjon, varsel.regel, "Vurdert.")
    return v


def test_ve_7_en_annens_tekst_vises_ikke_for_den_uten_tilgang(kontor: Kontor) -> None:
    annen = iverksatt(kontor)
    v = ferdig_utkast(kontor)
    assert "VE-7" in regler(kontor, v)
    with kontor.okt("LEA").skrive() as s:
        s.endre("person", hvor={"id": annen.person_id}, skjerming="kode_6")
        s.logg("skjermet", person_id=annen.person_id)
    assert "VE-7" not in regler(kontor, v)


def test_ve_7_passert_varsel_som_ikke_gjelder_lenger_fryses_ikke(kontor: Kontor) -> None:
    iverksatt(kontor)
    v = passer_alle(kontor, ferdig_utkast(kontor))
    assert [p.regel for p in v.varsler] == ["VE-7"]
    v = vedtak_innhold.sett_begrunnelse(kontor.okt(), v.id, v.versjon, NY_TEKST)
    assert signatur.send(kontor.okt(), v.id, v.versjon, PIN).varsler == ()


def test_ve_14_langtid_gir_to_oppgaver_en_gang(kontor: Kontor) -> None:
    v = iverksatt(kontor)
    for nr in range(2, 8):
        v = passer_alle(kontor, fornyet(kontor, v, tekst=f"{nr}. måned: {'abcdefgh'[nr] * 60} og noe nytt har hendt."))
        varsler = [f for f in vedtak.stopp_og_varsler_for(kontor.okt(), v.id) if isinstance(f, Varsel) and f.regel == "VE-14"]
        assert bool(varsler) == (4 <= nr <= 6)
        v = kontroller(kontor, signatur.send(kontor.okt(), v.id, v.versjon, PIN))
    with kontor.okt().lese() as les:
        rader = les.rader("select art, regel, til_ident from oppgave order by art", alle=True)
    assert [tuple(r) for r in rader] == [("arbeidsevne", "VE-14", "KAL"), ("langtid", "VE-14", "KAL")]


def test_ve_18_et_iverksatt_vedtak_endres_ved_et_nytt_som_peker_pa_det(kontor: Kontor) -> None:
    gammelt = iverksatt(kontor)
    with pytest.raises(Regelbrudd, match="VE-18"):
        vedtak_innhold.sett_begrunnelse(kontor.okt(), gammelt.id, gammelt.versjon, "Ny.")

    v = vedtak.nytt_utkast(
        kontor.okt(), gammelt.person_id, art=Vedtaksart.OMGJORING, uten_soknad=UtenSoknad.OMGJORING, endrer_id=gammelt.id
    )

    assert (v.endrer_id, v.fra, v.til) == (gammelt.id, gammelt.fra, gammelt.til)
    assert [b.belop_ore for b in v.behov] == [950_000]
    assert not {"VE-18", "VE-20"} & set(regler(kontor, v))


def test_ve_20_soknaden_knyttes_etterpa_og_svarene_star(kontor: Kontor) -> None:
    forrige = iverksatt(kontor)
    v = vedtak.fornye(kontor.okt(), forrige.id)
    assert [p.soknadspost_id for p in v.poster] == [None, None]
    soknad = kontor.soknad(forrige.person_id, "livsopphold", "husleie", mottatt=forrige.fra, tilstand="fordelt", saksbehandler="KAL")

    v = vedtak_innhold.endre_hode(kontor.okt(), v.id, v.versjon, soknad_id=soknad)

    assert all(p.soknadspost_id and p.utfall == "innvilget" for p in v.poster)
    assert not {"VE-20", "VE-2"} & set(regler(kontor, v))


def test_ve_1_utkast_med_slutt_for_start_lagres_ikke(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    with pytest.raises(Regelbrudd, match="VE-1"):
        vedtak_innhold.endre_hode(kontor.okt(), v.id, v.versjon, til=date(2026, 11, 1))
    assert vedtak.hent(kontor.okt(), v.id) == v


def test_ve_13_bekreftelse_to_ganger_er_en(kontor: Kontor) -> None:
    v = vedtak.fornye(kontor.okt(), iverksatt(kontor).id)
    for _ in range(2):
        v = vedtak_innhold.bekreft(kontor.okt(), v.id, v.versjon, Bekreftelsesart.KONTAKT)
    assert len(v.bekreftelser) == 1


def test_ko_1_avbrutt_utkast_star_i_fila(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    vedtak.avbryt_utkast(kontor.okt(), v.id, v.versjon)
    v = vedtak.hent(kontor.okt(), v.id)
    assert v.tilstand is Vedtakstilstand.AVBRUTT
    with pytest.raises(Regelbrudd, match="KO-1"):
        vedtak_innhold.sett_begrunnelse(kontor.okt(), v.id, v.versjon, "Ny.")


def test_si_3_hver_endring_er_logget_uten_fritekst(kontor: Kontor) -> None:
    v = sendt(kontor)
    with kontor.okt("LEA").lese() as les:
        rader = les.rader("select handling, data from logg where objekt = 'vedtak' and objekt_id = :id order by nr", id=v.id)
    assert (rader[0]["handling"], rader[-1]["handling"]) == ("utkast", "sendt til kontroll")
    assert all("jobben" not in r["data"] for r in rader)


def test_kvp_vedtak_skrives_av_kvp_veileder_og_kontrolleres_av_veileder(kontor: Kontor) -> None:
    p = kontor.person(fodt=VOKSEN)
    kontor.sak(p)
    soknad = kontor.soknad(p, "annet", tilstand="fordelt", saksbehandler="MAR")
    okt = kontor.okt("MAR")
    v = vedtak.nytt_utkast(okt, p, soknad, art=Vedtaksart.KVP)
    assert v.poster[0].hjemmel == "paragraf_29"
    feil = v.poster[0].model_copy(update={"utfall": "innvilget", "hjemmel": "paragraf_18", "form": "bidrag"})
    v = vedtak_innhold.endre(okt, v.id, v.versjon, feil)
    assert "avgjøres etter § 29, ikke § 18" in str(ve_3_hjemmel_og_form(v, None))  # type: ignore[arg-type]
    feil = v.poster[0].model_copy(update={"hjemmel": "paragraf_29"})
    v = vedtak_innhold.endre(okt, v.id, v.versjon, feil)
    assert "gis ikke som bidrag" in str(ve_3_hjemmel_og_form(v, None))  # type: ignore[arg-type]
    post = v.poster[0].model_copy(update={"form": None})
    v = vedtak_innhold.endre(okt, v.id, v.versjon, post)
    v = vedtak_innhold.endre_hode(
        okt, v.id, v.versjon, begrunnelse="Hun har nedsatt inntektsevne.", inntektsrolle="supplerende", hovedinntekt="kvalifiseringsstonad"
    )
    v = signatur.send(okt, v.id, v.versjon, PIN)
    assert (v.sum_ore, v.linjer, v.utbetalinger) == (0, (), ())
    assert kontroller(kontor, v, "JON").kontrollor == "JON"
