"""Sending, control, return and the two signatures, on a real file."""

from __future__ import annotations

import threading
from datetime import date, time

import pytest

from navtui.domain.fornyelse import Utkaststand
from navtui.domain.kodeverk import Returgrunn, Sjekkpunkt, Utgiftstype, Vedtakstilstand
from navtui.domain.loggsok import Loggsok
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.signatur import som_leder
from navtui.domain.vedtak import Behov, Vedtak
from navtui.services import bruker, fornyelse, kontroll, logg, sak, signatur, vedtak, vedtak_innhold
from navtui.services.innlogging import bytt_pin
from navtui.store import db
from tests.kontor import I_DAG, PASSORD, PIN, Kontor, raa
from tests.vedtakshjelp import ALLE_PUNKTER, VOKSEN, ferdig_utkast, fornyet, iverksatt, kontroller, sendt


def nektet(regel: str) -> pytest.RaisesExc[Regelbrudd]:
    """The refusal of one rule."""
    return pytest.raises(Regelbrudd, match=rf"^{regel}: ")


def test_ko_1_utkast_til_kontroll_iverksatt(kontor: Kontor) -> None:
    v = sendt(kontor)

    assert v.tilstand is Vedtakstilstand.TIL_KONTROLL
    assert v.avsender == "KAL"
    assert v.sum_ore == 830_000 + 950_000
    assert v.linjer
    assert kontroller(kontor, v).tilstand is Vedtakstilstand.IVERKSATT


def test_ko_1_feil_pin_sender_ikke(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    with pytest.raises(Regelbrudd, match="PIN"):
        signatur.send(kontor.okt(), v.id, v.versjon, "654321")
    assert vedtak.hent(kontor.okt(), v.id).tilstand is Vedtakstilstand.UTKAST


@pytest.mark.parametrize(("ident", "regel"), [("PER", "PE-12"), ("MAR", "PE-12"), ("GRO", "PE-12"), ("LEA", "PE-12")])
def test_ko_1_rollen_skriver_ikke_okonomisk_stonad(kontor: Kontor, ident: str, regel: str) -> None:
    p = kontor.person(fodt=VOKSEN)
    kontor.sak(p)
    with nektet(regel):
        vedtak.nytt_utkast(kontor.okt(ident), p)


def test_ko_2_den_som_sendte_kan_ikke_kontrollere(kontor: Kontor) -> None:
    v = sendt(kontor)
    with nektet("KO-2"):
        kontroller(kontor, v, "KAL")


def test_ko_2_den_som_endret_utkastet_kan_ikke_signere(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    v = vedtak_innhold.sett_begrunnelse(kontor.okt("IDA"), v.id, v.versjon, "En annen begrunnelse, skrevet av en kollega.")
    v = signatur.send(kontor.okt(), v.id, v.versjon, PIN)

    with nektet("KO-2") as brudd:
        kontroller(kontor, v, "IDA")

    assert "du har endret utkastet" in brudd.value.setning
    bilde = kontroll.apne(kontor.okt("IDA"), v.id)
    assert bilde.kan_signeres_av == ("EVA", "JON")


def test_ko_2_etter_retur_teller_bare_endringer_siden_returen(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    v = vedtak_innhold.sett_begrunnelse(kontor.okt("IDA"), v.id, v.versjon, "En annen begrunnelse, skrevet av en kollega.")
    v = signatur.send(kontor.okt(), v.id, v.versjon, PIN)
    v = kontroll.returner(kontor.okt("JON"), v.id, v.versjon, Returgrunn.BEREGNING, "Strøm mangler.")
    v = signatur.send(kontor.okt(), v.id, v.versjon, PIN)

    assert kontroller(kontor, v, "IDA").kontrollor == "IDA"


@pytest.mark.parametrize("ident", ["PER", "MAR", "GRO"])
def test_ko_2_rollen_kontrollerer_ikke_okonomisk_stonad(kontor: Kontor, ident: str) -> None:
    v = sendt(kontor)
    with pytest.raises(Regelbrudd):
        kontroller(kontor, v, ident)
    assert vedtak.hent(kontor.okt(), v.id).tilstand is Vedtakstilstand.TIL_KONTROLL


def test_ko_2_leder_signerer_bare_nar_ingen_andre_kan_og_det_sies(kontor: Kontor) -> None:
    v = sendt(kontor)
    with nektet("KO-2") as brudd:
        kontroller(kontor, v, "LEA")
    assert "Be EVA, IDA eller JON." in brudd.value.setning

    for ident in ("IDA", "JON", "EVA"):
        kontor.sett_inn("fravaer", "LEA", ident=ident, art="syk", fra=I_DAG, satt_av="LEA", tid=kontor.okt().na())
    lea = kontroll.apne(kontor.okt("LEA"), v.id)
    assert som_leder(v, "LEA", lea.kandidater) == "Signeres som leder fordi EVA, IDA og JON er borte. Det står i loggen."
    assert som_leder(v, "IDA", lea.kandidater) == ""
    v = kontroller(kontor, v, "LEA")

    assert [s.som_leder for s in v.signaturer] == [False, True]
    with kontor.okt("LEA").lese() as les:
        data = les.verdi("select data from logg where handling = 'iverksatt'")
    assert '"som_leder":1' in data
    (rad,) = [r for r in logg.sok(kontor.okt("LEA"), Loggsok()) if r.handling == "iverksatt"]
    assert (rad.grunn, rad.vedtak_nummer) == ("signert som leder, ingen andre kunne; borte: EVA, IDA, JON", v.nummer)


def test_pe_6_en_inhabil_verken_skriver_eller_kontrollerer(kontor: Kontor) -> None:
    v = sendt(kontor)
    kontor.sett_inn("inhabilitet", person_id=v.person_id, ident="IDA", grunn="slekt", fra=I_DAG, satt_av="IDA", tid=kontor.okt().na())
    with nektet("PE-6"):
        kontroller(kontor, v, "IDA")
    with nektet("PE-6"):
        vedtak.nytt_utkast(kontor.okt("IDA"), v.person_id)


def test_pe_6_er_leder_inhabil_signerer_ingen_og_saken_overleveres(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    kontor.sett_inn("inhabilitet", person_id=v.person_id, ident="LEA", grunn="slekt", fra=I_DAG, satt_av="LEA", tid=kontor.okt().na())

    with nektet("PE-6"):
        signatur.send(kontor.okt(), v.id, v.versjon, PIN)
    v = vedtak_innhold.sett_begrunnelse(kontor.okt(), v.id, v.versjon, "Forberedt for stedfortrederen.")
    signatur.overlever_stedfortreder(kontor.okt(), v.id, v.versjon, I_DAG)
    v = vedtak.hent(kontor.okt(), v.id)
    signatur.avslutt_overlevering(kontor.okt(), v.id, v.versjon, "Innvilget av Bø kommune 25.11.")

    assert vedtak.hent(kontor.okt(), v.id).tilstand is Vedtakstilstand.AVBRUTT
    with kontor.okt().lese() as les:
        assert les.verdi("select utfall from oppgave", alle=True) == "Innvilget av Bø kommune 25.11."


def leder_er_inhabil(kontor: Kontor, person_id: int) -> None:
    """LEA is inhabil for the person from today."""
    kontor.sett_inn("inhabilitet", person_id=person_id, ident="LEA", grunn="slekt", fra=I_DAG, satt_av="LEA", tid=kontor.okt().na())


def test_pe_6_et_vedtak_som_venter_paa_kontroll_kan_overleveres(kontor: Kontor) -> None:
    v = sendt(kontor)
    leder_er_inhabil(kontor, v.person_id)
    kontroll.apne(kontor.okt("IDA"), v.id)
    v = vedtak.hent(kontor.okt(), v.id)
    with nektet("PE-12"):
        signatur.overlever_stedfortreder(kontor.okt("GRO"), v.id, v.versjon, I_DAG)
    with nektet("PE-6"):
        signatur.overlever_stedfortreder(kontor.okt(), v.id, v.versjon, date(2026, 11, 21))
    signatur.overlever_stedfortreder(kontor.okt("IDA"), v.id, v.versjon, I_DAG)

    v = vedtak.hent(kontor.okt(), v.id)
    assert v.tilstand is Vedtakstilstand.UTKAST
    assert v.avsender is None


def test_pe_6_bare_der_leder_er_inhabil(kontor: Kontor) -> None:
    v = sendt(kontor)
    with nektet("PE-6"):
        signatur.overlever_stedfortreder(kontor.okt(), v.id, v.versjon, I_DAG)
    assert vedtak.hent(kontor.okt(), v.id).tilstand is Vedtakstilstand.TIL_KONTROLL


def test_ko_2_uten_tilgang_finnes_ikke_vedtaket(kontor: Kontor) -> None:
    v = sendt(kontor)
    with kontor.okt("LEA").skrive() as s:
        s.endre("person", hvor={"id": v.person_id}, skjerming="kode_7")
        s.logg("skjermet", person_id=v.person_id)

    assert kontroll.liste(kontor.okt("IDA")) == ()
    assert kontroll.side(kontor.okt("IDA")) == ((), 0)
    with nektet("PE-5"):
        kontroller(kontor, v, "IDA")
    with nektet("PE-5"):
        kontroll.apne(kontor.okt("IDA"), v.id)
    assert len(kontroll.liste(kontor.okt("LEA"))) == 1


def test_ko_3_fil_endret_med_annet_verktoy_blir_funnet_og_stoppet(kontor: Kontor) -> None:
    v = sendt(kontor)
    conn = raa(kontor.fil)
    conn.execute("drop trigger vedtaksbehov_update")
    conn.execute("update vedtaksbehov set belop_ore = 1 where vedtak_id = ?", (v.id,))
    conn.close()

    assert kontroll.apne(kontor.okt("IDA"), v.id).ekthet is not None
    with nektet("KO-3"):
        kontroller(kontor, v)


def test_ko_4_ingen_endring_etter_signatur_og_tilbaketatt_signatur_teller_ikke(kontor: Kontor) -> None:
    v = sendt(kontor)
    with nektet("KO-4"):
        vedtak_innhold.legg_til(kontor.okt(), v.id, v.versjon, Behov(art=Utgiftstype.STROM, belop_ore=100))

    v = signatur.ta_tilbake(kontor.okt(), v.id, v.versjon)

    assert (v.avsender, v.innhold_hash, v.runde) == (None, None, 2)
    with nektet("KO-1"):
        kontroller(kontor, v)


@pytest.mark.parametrize(("grunn", "kommentar"), [(None, "Mangler"), (Returgrunn.BEREGNING, "  ")])
def test_ko_5_retur_krever_grunn_og_kommentar(kontor: Kontor, grunn: Returgrunn | None, kommentar: str) -> None:
    v = sendt(kontor)
    with nektet("KO-5"):
        kontroll.returner(kontor.okt("IDA"), v.id, v.versjon, grunn, kommentar)


def test_ko_5_returnert_er_utkast_igjen_med_grunnen_synlig(kontor: Kontor) -> None:
    v = sendt(kontor)
    v = kontroll.returner(kontor.okt("IDA"), v.id, v.versjon, Returgrunn.DOKUMENTASJON, "Husleiekontrakten mangler.")

    assert (v.tilstand, v.retur, v.runde) == (Vedtakstilstand.UTKAST, 1, 2)
    assert v.siste_retur is not None
    assert (v.siste_retur.grunn, v.siste_retur.ident) == (Returgrunn.DOKUMENTASJON, "IDA")


def test_ko_6_avsender_tar_tilbake_til_noen_har_apnet(kontor: Kontor) -> None:
    v = sendt(kontor)
    with nektet("KO-6"):
        signatur.ta_tilbake(kontor.okt("IDA"), v.id, v.versjon)
    for ikke_kontrollor in ("KAL", "LEA", "MAR"):  # the sender; one who signs only when no other can; one of another role
        kontroll.apne(kontor.okt(ikke_kontrollor), v.id)
        assert kontroll.hent(kontor.okt("KAL"), v.id).kan_tas_tilbake, ikke_kontrollor
    kontroll.apne(kontor.okt("IDA"), v.id)

    with nektet("KO-6"):
        signatur.ta_tilbake(kontor.okt("KAL"), v.id, v.versjon)


def test_ko_6_et_returnert_utkast_som_er_sendt_og_tatt_tilbake_er_ikke_lenger_i_retur(kontor: Kontor) -> None:
    forste = iverksatt(kontor, fra=date(2026, 11, 1), til=date(2026, 11, 30))
    v = fornyet(kontor, forste)
    v = signatur.send(kontor.okt(), v.id, v.versjon, PIN)

    def sagt() -> tuple[Utkaststand, bool, bool]:
        """Where F4, Mine saker and the person's screen say that it is."""
        (rad,) = fornyelse.hent(kontor.okt())
        return rad.utkast, sak.liste(kontor.okt())[0].vedtak_i_retur, bruker.apne(kontor.okt(), v.person_id).vedtak[0].er_returnert

    v = kontroll.returner(kontor.okt("IDA"), v.id, v.versjon, Returgrunn.DOKUMENTASJON, "Husleiekontrakten mangler.")
    assert sagt() == (Utkaststand.I_RETUR, True, True)
    v = signatur.send(kontor.okt(), v.id, v.versjon, PIN)
    assert sagt() == (Utkaststand.TIL_KONTROLL, False, False)
    signatur.ta_tilbake(kontor.okt(), v.id, v.versjon)
    assert sagt() == (Utkaststand.UTKAST, False, False)


@pytest.mark.parametrize("mangler", list(Sjekkpunkt))
def test_ko_7_hvert_punkt_ma_krysses(kontor: Kontor, mangler: Sjekkpunkt) -> None:
    v = sendt(kontor)
    with nektet("KO-7"):
        signatur.kontroller(kontor.okt("IDA"), v.id, v.versjon, PIN, punkter=[p for p in Sjekkpunkt if p is not mangler])


def test_ko_7_kryss_lagres_og_kan_angres_av_den_som_kan_signere(kontor: Kontor) -> None:
    v = sendt(kontor)
    for punkt in Sjekkpunkt:
        kryss = kontroll.kryss_av(kontor.okt("IDA"), v.id, v.versjon, punkt)
    assert kryss == set(Sjekkpunkt)
    assert Sjekkpunkt.BARN not in kontroll.kryss_av(kontor.okt("IDA"), v.id, v.versjon, Sjekkpunkt.BARN)
    kontroll.kryss_av(kontor.okt("IDA"), v.id, v.versjon, Sjekkpunkt.BARN)
    with nektet("KO-2"):
        kontroll.kryss_av(kontor.okt("KAL"), v.id, v.versjon, Sjekkpunkt.BARN)

    assert signatur.kontroller(kontor.okt("IDA"), v.id, v.versjon, PIN).tilstand is Vedtakstilstand.IVERKSATT


def test_ko_8_kollega_signerer_ved_avsenderens_plass_uten_at_hun_logges_ut(kontor: Kontor) -> None:
    v = sendt(kontor)
    okt = kontor.okt("KAL")

    v = signatur.kontroller(okt, v.id, v.versjon, PIN, "IDA", ALLE_PUNKTER)

    assert (v.kontrollor, okt.ident) == ("IDA", "KAL")
    with kontor.okt("LEA").lese() as les:
        rad = les.rad("select ident, data from logg where handling = 'iverksatt'")
    assert rad is not None
    assert rad["ident"] == "IDA"
    assert '"ved":"KAL"' in rad["data"]


def test_ko_8_egen_pin_ved_en_annens_plass(kontor: Kontor) -> None:
    v = sendt(kontor)
    bytt_pin(kontor.okt("IDA"), PASSORD, "918273")
    with pytest.raises(Regelbrudd, match="PIN"):
        signatur.kontroller(kontor.okt("KAL"), v.id, v.versjon, PIN, "IDA", ALLE_PUNKTER)
    assert signatur.kontroller(kontor.okt("KAL"), v.id, v.versjon, "918273", "IDA", ALLE_PUNKTER).kontrollor == "IDA"


def test_ko_9_ny_sats_etter_sending_stopper_signaturen(kontor: Kontor) -> None:
    v = sendt(kontor)
    verdier = '{"enslig_ore": 900000, "par_ore": 1, "bofellesskap_ore": 1, "barn_0_5_ore": 1, "barn_6_10_ore": 1, "barn_11_17_ore": 1}'
    felt = {"gyldig_fra": date(2026, 12, 1), "kilde": "Rundskriv", "ident": "LEA", "tid": kontor.okt().na()}
    kontor.sett_inn("sats", "LEA", art="veiledende", verdier=verdier, **felt)

    with nektet("KO-9"):
        kontroller(kontor, v)


def test_si_7_den_som_ser_pa_en_gammel_skjerm_far_vite_hvordan_det_er_na(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    vedtak_innhold.sett_begrunnelse(kontor.okt("IDA"), v.id, v.versjon, "Skrevet av en annen imens.")
    with nektet("SI-7"):
        vedtak_innhold.sett_begrunnelse(kontor.okt("KAL"), v.id, v.versjon, "Skrevet på gammel skjerm.")
    with nektet("SI-7"):
        signatur.send(kontor.okt("KAL"), v.id, v.versjon, PIN)


def test_ko_3_to_plasser_signerer_samtidig_en_lykkes(kontor: Kontor) -> None:
    v = sendt(kontor)
    start, utfall = threading.Barrier(2), []

    def signer(ident: str) -> None:
        start.wait()
        try:
            utfall.append(kontroller(kontor, v, ident).kontrollor)
        except Regelbrudd as brudd:
            utfall.append(brudd.regel)

    trader = [threading.Thread(target=signer, args=(ident,)) for ident in ("IDA", "JON")]
    for t in trader:
        t.start()
    for t in trader:
        t.join(20)

    assert "SI-7" in utfall
    assert len({"IDA", "JON"} & set(utfall)) == 1
    assert len(vedtak.hent(kontor.okt(), v.id).signaturer) == 2


@pytest.mark.parametrize(
    "sql",
    [
        "insert into signatur (vedtak_id, runde, plass, ident, hash, tid)"
        " select id, runde, 2, 'IDA', innhold_hash, sendt_tid from vedtak where id = :v",
        "insert into signatur (vedtak_id, runde, plass, ident, hash, tid)"
        " select id, runde, 2, 'KAL', innhold_hash, sendt_tid from vedtak where id = :v",
        "update vedtak set tilstand = 'iverksatt', iverksatt_tid = sendt_tid, vedtaksdato = '2026-11-20' where id = :v",
        "update vedtak set sum_ore = 1 where id = :v",
        "insert into kontrollpunkt (vedtak_id, runde, ident, punkt, tid)"
        " select id, runde + 1, 'IDA', 'barn', sendt_tid from vedtak where id = :v",
    ],
)
def test_ko_3_ra_sql_far_ikke_et_vedtak_iverksatt(kontor: Kontor, sql: str) -> None:
    v = sendt(kontor)
    with pytest.raises((Regelbrudd, db.Feil)), kontor.okt("KAL").skrive() as s:
        s.utfor(sql, alle=True, v=v.id)
        s.logg("forsøk")
    assert vedtak.hent(kontor.okt(), v.id) == v


def test_ko_7_listen_sier_hvem_som_kan_signere_og_hvorfor_ikke(kontor: Kontor) -> None:
    v = sendt(kontor)
    (rad,) = kontroll.liste(kontor.okt("KAL"))
    assert (rad.kan_signere, rad.regel, rad.kan_signeres_av) == (False, "KO-2", ("EVA", "IDA", "JON"))
    assert rad.hvorfor_ikke == "Du kan ikke signere: du sendte vedtaket til kontroll."
    (rad,) = kontroll.liste(kontor.okt("IDA", dag=date(2026, 11, 23), kl=time(9, 0)))
    assert (rad.kan_signere, rad.dager_ventet, rad.sum_ore) == (True, 3, v.sum_ore)
    with pytest.raises(Regelbrudd):
        kontroll.liste(kontor.okt("PER"))


def test_ko_7_sammenlignbare_er_samme_husholdning_og_uten_navn(kontor: Kontor) -> None:
    tekster = ("Han er ny i kommunen og venter på lønn.", "Leien har steget og strømmen er dyr i vinter.", "Hun er sykmeldt uten rett.")
    for tekst in tekster:
        iverksatt(kontor, tekst=tekst)
    v = sendt(kontor, tekst="Han har mistet bostøtten og søkt på nytt.")

    s = kontroll.apne(kontor.okt("IDA"), v.id).sammenlignbare

    assert (s.antall, s.minst_ore, s.mest_ore) == (3, 1_780_000, 1_780_000)


def test_pe_7_apning_til_kontroll_er_logget_med_grunn(kontor: Kontor) -> None:
    v = sendt(kontor)
    kontroll.apne(kontor.okt("JON"), v.id)
    with kontor.okt("LEA").lese() as les:
        rad = les.rad("select ident, person_id, objekt, data from logg where handling = 'apnet' order by nr desc")
    assert rad is not None
    assert (rad["ident"], rad["person_id"], rad["objekt"]) == ("JON", v.person_id, "vedtak")
    assert '"grunn":"kontroll"' in rad["data"]


def test_ve_2_soknaden_er_besvart_nar_alle_poster_er_det(kontor: Kontor) -> None:
    v: Vedtak = sendt(kontor)
    with kontor.okt().lese() as les:
        assert les.verdi("select tilstand from soknad where id = :id", alle=True, id=v.soknad_id) == "fordelt"
    kontroller(kontor, v)
    with kontor.okt().lese() as les:
        assert les.verdi("select tilstand from soknad where id = :id", alle=True, id=v.soknad_id) == "besvart"
