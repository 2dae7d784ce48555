"""A person is dead: what is planned stops, nothing is renewed or granted for the time after, and registered in error is undone."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from navtui.domain.brev import fra_json
from navtui.domain.kodeverk import UtenSoknad, Vedtaksart
from navtui.domain.kodeverk.oppfolging import Avslutningsarsak
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.sak import Utvalg
from navtui.domain.vedtak import Utbetaling, Vedtak
from navtui.services import brev as brevtjeneste
from navtui.services import (
    brevko,
    bruker,
    dodsfall,
    fornyelse,
    oppgave,
    oversikt,
    sak,
    signatur,
    utbetaling,
    utbetaling_tilstand,
    vedtak,
    vedtak_skjerm,
)
from navtui.services import vedtak_innhold as innhold
from navtui.services.sjekk import sjekk_innhold
from navtui.services.vedtak_skjerm import Veivalg
from navtui.store.sak import hent_apen
from tests.kontor import I_DAG, PIN, Kontor
from tests.vedtakshjelp import VOKSEN, ferdig_utkast, iverksatt, kontroller

DOD = date(2026, 11, 3)


def tekster(kontor: Kontor, ident: str = "KAL") -> list[str]:
    return [o.tekst for o in oppgave.mine(kontor.okt(ident))]


def tilstander(kontor: Kontor, v: Vedtak) -> list[tuple[str, str]]:
    return [(u.tilstand.value, u.tilstandsgrunn) for u in vedtak.hent(kontor.okt(), v.id).utbetalinger]


def test_pe_8_datoen_er_ikke_fram_i_tid_og_ikke_for_fodselen_og_bare_en(kontor: Kontor) -> None:
    p = kontor.person(fodt=VOKSEN)
    for dato, ord_ in ((I_DAG + timedelta(days=1), "fram i tid"), (VOKSEN - timedelta(days=1), "før fødselsdatoen")):
        with pytest.raises(Regelbrudd, match=ord_) as brudd:
            dodsfall.registrer(kontor.okt(), p, dato)
        assert brudd.value.felt == "dato"
    with pytest.raises(Regelbrudd, match="PE-12"):
        dodsfall.registrer(kontor.okt("PER"), p, DOD)
    dodsfall.registrer(kontor.okt(), p, VOKSEN)
    with pytest.raises(Regelbrudd, match="allerede registrert"):
        dodsfall.registrer(kontor.okt("IDA"), p, DOD)


def test_op_10_saken_skal_avsluttes_og_oppgaven_lukkes_naar_den_er_det(kontor: Kontor) -> None:
    p = kontor.person(fodt=VOKSEN)
    kontor.sak(p, neste_hva="samtale om bolig")
    dodsfall.registrer(kontor.okt("IDA"), p, DOD)
    assert tekster(kontor) == ["Personen døde 3.11.2026: avslutt saken."]
    b = bruker.apne(kontor.okt(), p)
    assert (b.dod, b.sak.neste_hva if b.sak else "") == (DOD, "avslutt saken")
    sak.avslutt(kontor.okt(), p, b.sak.versjon if b.sak else 0, Avslutningsarsak.DOD)
    assert tekster(kontor) == []


def test_ve_16_planlagte_betalinger_etter_dodsfallet_stanses_og_planlegges_igjen_naar_det_angres(kontor: Kontor) -> None:
    v = iverksatt(kontor)  # December, paid on the first banking day
    with kontor.okt().lese() as les:
        foer = hent_apen(les, v.person_id)
    stans = dodsfall.registrer(kontor.okt(), v.person_id, DOD)
    assert (stans.stanset, stans.setning) == (1, "1 utbetaling er stanset.")
    assert tilstander(kontor, v) == [("stoppet", "død 3.11.2026")]
    assert tekster(kontor) == [
        "Personen døde 3.11.2026: avslutt saken. 1 utbetaling er stanset. Annuller, eller slipp fri det andre skal ha."
    ]
    assert dodsfall.angre(kontor.okt("IDA"), v.person_id, "Feil person") == 1
    assert tilstander(kontor, v) == [("planlagt", "")]
    assert tekster(kontor) == []
    with kontor.okt().lese() as les:
        etter = hent_apen(les, v.person_id)
    assert foer is not None
    assert etter is not None
    assert (foer.neste_dato, foer.neste_hva) == (etter.neste_dato, etter.neste_hva)
    b = bruker.apne(kontor.okt(), v.person_id)
    assert b.dod is None
    assert "registrert ved en feil: Feil person" in b.notater[0].tekst
    with pytest.raises(Regelbrudd, match="ikke registrert noe dødsfall"):
        dodsfall.angre(kontor.okt(), v.person_id, "En gang til")
    dodsfall.registrer(kontor.okt(), v.person_id, DOD)  # and may be registered anew
    assert [s.linje for s in sjekk_innhold(kontor.okt("LEA")) if s.funn] == []


def test_pe_8_angring_krever_grunn_og_rorer_ikke_en_betaling_noen_har_annullert(kontor: Kontor) -> None:
    v = iverksatt(kontor)
    dodsfall.registrer(kontor.okt(), v.person_id, DOD)
    utbetaling_tilstand.annuller(kontor.okt(), v.utbetalinger[0].id or 0, "Boet er gjort opp")
    with pytest.raises(Regelbrudd, match="hva som var feil"):
        dodsfall.angre(kontor.okt(), v.person_id, " ")
    assert dodsfall.angre(kontor.okt(), v.person_id, "Feil") == 0
    assert tilstander(kontor, v) == [("annullert", "Boet er gjort opp")]


def test_ve_16_ve_21_det_som_er_paa_en_liste_gaar_av_den_og_det_regnskapet_har_maa_de_ringes_om(kontor: Kontor, tmp_path: Path) -> None:
    forste, andre = iverksatt(kontor), iverksatt(kontor, tekst="Han er enslig og venter på lønn fra ny jobb i Kabelvåg.")
    dag = date(2026, 12, 1)
    liste = utbetaling.lag_liste(kontor.okt("JON", dag), dag)
    vis = utbetaling.hent_liste(kontor.okt("JON", dag), liste)
    utbetaling.godkjenn(kontor.okt("JON", dag), liste, vis.liste.versjon, PIN)
    dodsfall.registrer(kontor.okt(dag=dag), forste.person_id, DOD)
    vis = utbetaling.hent_liste(kontor.okt("JON", dag), liste)
    assert ([r.person_id for r in vis.rader], vis.liste.godkjent_av) == ([andre.person_id], None)
    utbetaling.godkjenn(kontor.okt("JON", dag), liste, vis.liste.versjon, PIN)
    utbetaling.eksporter(kontor.okt("JON", dag), liste, tmp_path)
    stans = dodsfall.registrer(kontor.okt(dag=dag), andre.person_id, DOD)
    assert (stans.stanset, stans.setning) == (0, "Ring regnskapet: noe er sendt.")
    assert any(t.startswith("Ring regnskapet: ") and "er sendt, men personen døde 3.11.2026" in t for t in tekster(kontor))


def test_ve_16_det_som_er_utbetalt_etter_dodsfallet_staar_i_oppgaven(kontor: Kontor, tmp_path: Path) -> None:
    v = iverksatt(kontor)
    dag = date(2026, 12, 1)
    okt = kontor.okt("JON", dag)
    liste = utbetaling.lag_liste(okt, dag)
    utbetaling.godkjenn(okt, liste, utbetaling.hent_liste(okt, liste).liste.versjon, PIN)
    utbetaling.eksporter(okt, liste, tmp_path)
    utbetaling.bekreft(okt, liste, dag)
    dodsfall.registrer(kontor.okt(dag=dag), v.person_id, dag)
    assert tekster(kontor) == ["Personen døde 1.12.2026: avslutt saken."]  # paid that day
    dodsfall.angre(kontor.okt(dag=dag), v.person_id, "Dagen før")
    dodsfall.registrer(kontor.okt(dag=dag), v.person_id, date(2026, 11, 30))
    assert tekster(kontor) == ["Personen døde 30.11.2026: avslutt saken. 17 800,00 kr er utbetalt etter det."]


def test_ve_16_betalingen_til_den_dode_eksporteres_ikke_og_tas_ikke_opp_igjen(kontor: Kontor, tmp_path: Path) -> None:
    v = iverksatt(kontor)
    dag = date(2026, 12, 1)
    liste = utbetaling.lag_liste(kontor.okt("JON", dag), dag)
    vis = utbetaling.hent_liste(kontor.okt("JON", dag), liste)
    utbetaling.godkjenn(kontor.okt("JON", dag), liste, vis.liste.versjon, PIN)
    with kontor.okt().skrive() as s:  # registered by a path that stops nothing
        s.sett_inn("dodsfall", person_id=v.person_id, dato=DOD, ident="KAL", tid=s.na)
        s.logg("test", person_id=v.person_id)
    with pytest.raises(Regelbrudd, match=r"Olsen, Mona døde 3\.11\.2026\. Betalingen på .* kan ikke gå til den døde"):
        utbetaling.eksporter(kontor.okt("JON", dag), liste, tmp_path)
    assert list(tmp_path.glob("*.csv")) == []
    with kontor.okt("JON", dag).skrive() as s:  # nor approved, had it not been
        s.endre("utbetalingsliste", hvor={"id": liste}, godkjent_av=None, godkjent_tid=None)
        s.logg("test")
    vis = utbetaling.hent_liste(kontor.okt("JON", dag), liste)
    assert "kan ikke gå til den døde" in (vis.brudd or "")
    with pytest.raises(Regelbrudd, match="kan ikke gå til den døde"):
        utbetaling.godkjenn(kontor.okt("JON", dag), liste, vis.liste.versjon, PIN)
    utbetaling.stopp(kontor.okt("JON", dag), v.utbetalinger[0].id or 0, "Død")
    with pytest.raises(Regelbrudd, match="kan ikke gå til den døde"):
        utbetaling_tilstand.gjenoppta(kontor.okt("JON", dag), v.utbetalinger[0].id or 0, "Likevel")


def test_ve_13_f4_viser_ikke_den_dode_og_vedtaket_fornyes_ikke(kontor: Kontor) -> None:
    v = iverksatt(kontor)
    okt = kontor.okt(dag=date(2026, 12, 28))
    assert [r.vedtak_id for r in fornyelse.hent(okt)] == [v.id]
    assert (oversikt.hent(okt).tellere["fornyelser"], sak.tall(okt)[Utvalg.VEDTAK_UT]) == (1, 1)
    dodsfall.registrer(okt, v.person_id, date(2026, 12, 20))
    assert (fornyelse.hent(okt), fornyelse.tell(okt).antall) == ((), 0)
    assert "fornyelser" not in oversikt.hent(okt).tellere
    assert sak.tall(okt)[Utvalg.VEDTAK_UT] == 0
    with pytest.raises(Regelbrudd, match=r"Personen døde 20\.12\.2026\. Vedtaket fornyes ikke"):
        vedtak.fornye(okt, v.id)


def test_ve_1_ingen_lopende_stonad_for_tiden_etter_heller_ikke_mellom_signaturene(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    v = signatur.send(kontor.okt(), v.id, v.versjon, PIN)
    dodsfall.registrer(kontor.okt("IDA"), v.person_id, DOD)
    with pytest.raises(Regelbrudd, match=r"VE-1: Personen døde 3\.11\.2026"):
        kontroller(kontor, v, "JON")
    v = signatur.ta_tilbake(kontor.okt(), v.id, v.versjon)
    assert [(b.regel, b.felt) for b in vedtak.bilde(kontor.okt(), v.id).stopp] == [("VE-1", "til"), ("VE-16", "mottakernavn")]


def test_ve_16_en_engangsytelse_etter_dodsfallet_gaar_til_en_annen(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    dodsfall.registrer(kontor.okt("IDA"), v.person_id, DOD)
    v = innhold.endre_hode(kontor.okt(), v.id, v.versjon, engang=True, til=v.fra)
    assert ("VE-1", "til") not in [(b.regel, b.felt) for b in vedtak.bilde(kontor.okt(), v.id).stopp]
    til = {"mottaker": "annen", "mottakernavn": "Begravelsesbyrået", "grunnlag": "samtykke", "grunnlag_tekst": "Boet har bedt om det."}
    betaling = Utbetaling.model_validate(v.utbetalinger[0].model_dump() | til | {"maate": "konto", "kontonummer": "12345678903"})
    v = innhold.sett_utbetalinger(kontor.okt(), v.id, v.versjon, [betaling])
    assert "VE-16" not in [b.regel for b in vedtak.bilde(kontor.okt(), v.id).stopp]


def test_ve_18_et_opphor_kan_sendes_etter_dodsfallet(kontor: Kontor) -> None:
    v = iverksatt(kontor)
    dodsfall.registrer(kontor.okt("IDA"), v.person_id, DOD)
    o = vedtak.nytt_utkast(kontor.okt(), v.person_id, art=Vedtaksart.OPPHOR, endrer_id=v.id, uten_soknad=UtenSoknad.OPPHOR)
    assert not {"VE-1", "VE-16"} & {b.regel for b in vedtak.bilde(kontor.okt(), o.id).stopp}


def test_pe_4_veilederen_til_dem_hun_bodde_med_faar_vite_det_og_oppgaven_lukkes_ved_angring(kontor: Kontor) -> None:
    p, partner, uten_sak = (kontor.person(navn, fodt=VOKSEN) for navn in ("Mona", "Dag", "Liv"))
    barn = kontor.person("Nora", fodt=date(2020, 1, 1))
    kontor.sak(p)
    kontor.sak(partner, "IDA")
    kontor.husstand("gift", p, partner, uten_sak, barn=(barn,))
    dodsfall.registrer(kontor.okt(), barn, DOD)  # a child: both parents' veiledere
    assert tekster(kontor, "IDA") == ["Noen i husstanden døde 3.11.2026: se på husstand, sats og vedtak"] == tekster(kontor)
    dodsfall.angre(kontor.okt("IDA"), barn, "Feil barn")
    dodsfall.registrer(kontor.okt(), p, DOD)
    assert tekster(kontor, "IDA") == ["Noen i husstanden døde 3.11.2026: se på husstand, sats og vedtak"]
    with kontor.okt("LEA").lese() as les:
        assert les.verdi("select count(*) from logg where handling = 'husstand endret' and person_id = :p", p=partner) == 2
    dodsfall.angre(kontor.okt(), p, "Feil person")
    assert (tekster(kontor), tekster(kontor, "IDA")) == ([], [])


def test_ve_19_brevet_gaar_til_dodsboet_ogsaa_det_som_var_laget_for(
    kontor: Kontor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    p = kontor.person(fodt=VOKSEN, adresse="Fiskergata 12", postnummer="8300", poststed="Svolvær")
    v = iverksatt(kontor, person_id=p)
    assert "\nMona Olsen\nFiskergata 12" in brevtjeneste.vis_vedtak(kontor.okt(), v.id).tekst
    (rad,) = brevko.ko(kontor.okt())[0]
    papir: list[str] = []

    def lag(innhold: str) -> bytes:
        papir.append(innhold)
        return b"%PDF"

    monkeypatch.setattr(brevko, "fra_innhold", lag)
    brevko.skriv_ut(kontor.okt(), rad, tmp_path)
    assert papir == []  # as it was made
    dodsfall.registrer(kontor.okt(), p, DOD)
    (rad,) = brevko.ko(kontor.okt())[0]
    (tmp_path / "ny").mkdir()
    brevko.skriv_ut(kontor.okt(), rad, tmp_path / "ny")
    assert [fra_json(innhold).mottaker for innhold in papir] == [("Dødsboet etter Mona Olsen", "Fiskergata 12", "8300 Svolvær")]
    o = vedtak.nytt_utkast(kontor.okt(), p, art=Vedtaksart.OPPHOR, endrer_id=v.id, uten_soknad=UtenSoknad.OPPHOR)
    assert "\nDødsboet etter Mona Olsen\nFiskergata 12" in brevtjeneste.vis_vedtak(kontor.okt(), o.id).tekst


def test_pe_5_den_som_ikke_vet_om_personen_faar_samme_svar_som_om_hun_ikke_fantes(kontor: Kontor) -> None:
    p = kontor.person(fodt=VOKSEN, skjerming="kode_7")
    for gjor in (lambda: dodsfall.registrer(kontor.okt(), p, DOD), lambda: dodsfall.angre(kontor.okt(), p, "x")):
        with pytest.raises(Regelbrudd, match="PE-5: Fant ingen person"):
            gjor()
    dodsfall.registrer(kontor.okt("LEA"), p, DOD)


def test_ve_16_filen_nekter_en_stans_av_en_annen_persons_betaling_og_at_dodsfallet_skrives_om(kontor: Kontor) -> None:
    v = iverksatt(kontor)
    andre = kontor.person("Dag", fodt=VOKSEN)
    dodsfall.registrer(kontor.okt(), andre, DOD)
    for sql, sagt in (
        ("insert into dodsfallstopp (dodsfall_id, utbetaling_id) values (1, :u)", "VE-16: Utbetalingen er en annen persons"),
        ("update dodsfall set dato = '2026-11-04' where id = 1", "PE-8: Et registrert dødsfall rettes ikke"),
        ("delete from dodsfall where id = 1", "PE-8: Et dødsfall slettes ikke"),
    ):
        with pytest.raises(Regelbrudd, match=sagt), kontor.okt().skrive() as s:
            s.utfor(sql, alle=True, **({"u": v.utbetalinger[0].id} if ":u" in sql else {}))
    dodsfall.angre(kontor.okt(), andre, "Feil")
    with pytest.raises(Regelbrudd, match="PE-8: Dødsfallet er angret"), kontor.okt().skrive() as s:
        s.utfor("update dodsfall set angret_grunn = 'x' where id = 1", alle=True)


def test_ve_21_det_banken_har_sendt_tilbake_venter_fortsatt_paa_ny_rute_etter_angringen(kontor: Kontor, tmp_path: Path) -> None:
    v = iverksatt(kontor)
    okt = kontor.okt("JON", date(2026, 12, 1))
    liste = utbetaling.lag_liste(okt, okt.i_dag)
    utbetaling.godkjenn(okt, liste, utbetaling.hent_liste(okt, liste).liste.versjon, PIN)
    utbetaling.eksporter(okt, liste, tmp_path)
    utbetaling.returner(okt, v.utbetalinger[0].id or 0, "Kontoen er stengt")
    dodsfall.registrer(okt, v.person_id, DOD)
    assert utbetaling.hent_returnerte(okt) == []
    dodsfall.angre(okt, v.person_id, "Feil person")
    assert [r.person_id for r in utbetaling.hent_returnerte(okt)] == [v.person_id]


def test_pm_1_en_soknad_om_begravelse_faar_sitt_vedtak_etter_dodsfallet(kontor: Kontor) -> None:
    v = iverksatt(kontor)
    okt = kontor.okt(dag=date(2026, 12, 28))
    dodsfall.registrer(okt, v.person_id, date(2026, 12, 20))
    soknad = kontor.soknad(v.person_id, "begravelse", tilstand="fordelt", saksbehandler="KAL", mottatt=okt.i_dag)
    nytt = vedtak.hent(okt, vedtak_skjerm.apne(okt, Veivalg(soknad_id=soknad)))
    assert (nytt.engang, nytt.forrige_id, nytt.soknad_id) == (True, None, soknad)


def livsopphold(v: Vedtak) -> list[tuple[str, date, date]]:
    return [(li.kode, li.fra, li.til) for li in v.linjer if li.ref == "livsopphold"]


def test_ve_5_pe_4_partnerens_dod_deler_husholdningen_som_en_utflytting(kontor: Kontor) -> None:
    """To and including the day of the death they were two."""
    p, partner = kontor.person(fodt=VOKSEN), kontor.person("Dag", "Vik", VOKSEN)
    kontor.husstand("gift", p, partner)
    kontor.sak(p)
    dodsfall.registrer(kontor.okt("LEA"), partner, DOD)
    fra = date(2026, 11, 1)
    v = vedtak.nytt_utkast(kontor.okt(), p, kontor.soknad(p, tilstand="fordelt", saksbehandler="KAL"), fra=fra)
    assert (v.husstandsform, v.ny_husstandsform, v.ny_husstandsform_fra) == ("par", "enslig", DOD + timedelta(days=1))
    assert livsopphold(v) == [("par", fra, DOD), ("enslig", DOD + timedelta(days=1), v.til)]
    dodsfall.angre(kontor.okt("LEA"), partner, "Feil person.")
    nytt = vedtak.nytt_utkast(kontor.okt(), p, v.soknad_id, fra=fra)
    assert (nytt.husstandsform, nytt.ny_husstandsform) == ("par", None)


def test_ve_5_i_et_bofellesskap_som_fortsatt_er_flere_endrer_en_dod_ingenting(kontor: Kontor) -> None:
    p, en, annen = kontor.person(fodt=VOKSEN), kontor.person("Dag", "Vik", VOKSEN), kontor.person("Eli", "Moe", VOKSEN)
    kontor.husstand("bofellesskap", p, en, annen)
    kontor.sak(p)
    dodsfall.registrer(kontor.okt(), en, DOD)
    v = vedtak.nytt_utkast(kontor.okt(), p, kontor.soknad(p, tilstand="fordelt", saksbehandler="KAL"), fra=date(2026, 11, 1))
    assert (v.husstandsform, v.ny_husstandsform) == ("bofellesskap", None)


def test_ve_5_ve_8_et_barn_som_er_dodt_regnes_til_og_med_dagen(kontor: Kontor) -> None:
    p, barn = kontor.person(fodt=VOKSEN), kontor.person("Lise", "Vik", date(2019, 2, 1))
    kontor.husstand("enslig", p, barn=(barn,))
    kontor.sak(p)
    soknad = kontor.soknad(p, tilstand="fordelt", saksbehandler="KAL")
    dodsfall.registrer(kontor.okt(), barn, DOD)
    v = vedtak.nytt_utkast(kontor.okt(), p, soknad, fra=date(2026, 11, 1))
    assert [(b.navn, b.til) for b in v.barn] == [("Lise", DOD)]
    assert [(li.fra.day, li.til.day) for li in v.linjer if li.ref.startswith("barn:")] == [(1, 3)]
    assert vedtak.nytt_utkast(kontor.okt(), p, soknad, fra=date(2026, 11, 4)).barn == ()
