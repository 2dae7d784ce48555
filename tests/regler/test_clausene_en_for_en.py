"""Clauses of PM, PE, KO, VE-21 and GJ by themselves: each of these once could be taken out of the code without any test noticing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from navtui.domain.apning import LENGSTE_TEKST, Apning, avgjor
from navtui.domain.gjeld import LENGSTE_STEG, Nyttkrav, Steg, sjekk_krav, sjekk_steg
from navtui.domain.kandidat import Sokersituasjon, foresla, kan_fa
from navtui.domain.kodeverk import Sjekkpunkt, Vedtaksart
from navtui.domain.kodeverk.soknad import Soknadspost
from navtui.domain.kontakt import Kontakt, Kontakttall, NyKontakt, sjekk_kontakt, tell
from navtui.domain.kontroll import krysset
from navtui.domain.person import Kjennetegn
from navtui.domain.signatur import Delegasjon, delegert, kan_kontrollere, kan_sende, leder_inhabil
from navtui.domain.soknad import ApenPost, Identitet, NyPost, duplikater, samme_person, sjekk_soknad
from navtui.domain.tilgang import Seer, Tilgang, har_tilgang, skjulte
from navtui.domain.utbetaling import (
    Utbetalingsliste,
    Utbetalingsrad,
    kan_bekrefte,
    kan_eksportere,
    kan_godkjenne,
    kan_omrute,
    kan_returnere,
    kan_stoppe,
    ny_konto,
    sjekk_bankdag,
    sjekk_rute,
    summer,
)
from navtui.domain.vedtak_deler import Kryss
from tests.domain.test_kandidat import k
from tests.domain.test_kontroll import kandidat, til_kontroll
from tests.domain.test_soknad import ELI, KJENT, ny
from tests.domain.test_vedtak import NA
from tests.domain.test_vedtaksregler import godt

I_DAG = date(2026, 11, 20)
I_MORGEN = I_DAG + timedelta(days=1)


@pytest.mark.parametrize(
    ("mer", "regel", "sagt"),
    [
        ({"har_pin": False}, "KO-1", "PIN"),
        ({"ansatt": False}, "KO-1", "Rollen"),
        ({"inhabil": True}, "PE-6", "inhabil"),
        ({"rolle": "mottak"}, "KO-1", "Rollen"),
    ],
)
def test_ko_1_pe_6_den_forste_signaturen_er_hennes_egen(mer: dict[str, object], regel: str, sagt: str) -> None:
    hvem = [kandidat("IDA"), kandidat("KAL", **mer)]  # type: ignore[arg-type]
    brudd = kan_sende(godt(), "KAL", hvem)
    assert brudd is not None
    assert brudd.regel == regel
    assert sagt in brudd.setning
    assert kan_sende(godt(), "IDA", hvem) is None
    assert kan_sende(godt(), "XYZ", hvem) is not None


def test_ko_1_bare_et_utkast_sendes_og_bare_det_som_er_til_kontroll_kontrolleres() -> None:
    hvem = [kandidat("KAL"), kandidat("IDA")]
    assert (b := kan_sende(til_kontroll(), "KAL", hvem)) is not None
    assert b.regel == "KO-1"
    assert (b := kan_kontrollere(godt(), "IDA", hvem)) is not None
    assert b.regel == "KO-1"


def test_pe_6_en_leder_som_har_sluttet_stopper_ingen() -> None:
    assert leder_inhabil([kandidat("LEA", "leder", inhabil=True, ansatt=False)]) is None
    assert leder_inhabil([kandidat("LEA", "leder")]) is None
    assert leder_inhabil([kandidat("KAL", inhabil=True)]) is None


def test_ko_2_mottak_kontrollerer_ikke_et_vedtak_ingen_rolle_er_nevnt_for() -> None:
    for art in Vedtaksart:
        assert kan_kontrollere(til_kontroll(art=art), "PER", [kandidat("PER", "mottak")]) is not None


@pytest.mark.parametrize(
    ("fra", "til", "holder"),
    [(I_DAG, None, True), (I_DAG, I_DAG, True), (I_MORGEN, None, False), (date(2026, 1, 1), date(2026, 11, 19), False)],
)
def test_ko_11_pe_5_forste_og_siste_dag_er_med(fra: date, til: date | None, holder: bool) -> None:
    assert (delegert((Delegasjon("KAL", "stonad", fra, til),), "KAL", I_DAG) == {Vedtaksart.STONAD}) is holder
    assert har_tilgang(Seer("KAL", "veileder"), 7, [Tilgang(7, "KAL", fra, til)], I_DAG) is holder


def test_pe_5_tilgang_er_til_en_person_for_en_ansatt() -> None:
    gitt = [Tilgang(7, "KAL", I_DAG), Tilgang(8, "IDA", I_DAG)]
    assert skjulte(Seer("KAL", "veileder"), [7, 8, 9], gitt, I_DAG) == {8, 9}
    assert skjulte(Seer("IDA", "veileder"), [7, 8, 9], gitt, I_DAG) == {7, 9}
    assert not har_tilgang(Seer("KAL", "veileder"), 7, [Tilgang(7, "IDA", I_DAG)], I_DAG)
    assert skjulte(Seer("LEA", "leder"), [7, 8, 9], [], I_DAG) == frozenset()


def test_ko_7_bare_egne_kryss_i_denne_runden_teller() -> None:
    kryss = (
        Kryss(runde=1, ident="IDA", punkt=Sjekkpunkt.BARN),
        Kryss(runde=2, ident="JON", punkt=Sjekkpunkt.ARBEID),
        Kryss(runde=2, ident="IDA", punkt=Sjekkpunkt.KONTOER),
    )
    assert krysset(godt(runde=2, kryss=kryss), "IDA") == {Sjekkpunkt.KONTOER}


def test_pm_1_annet_med_tekst_og_en_periode_pa_en_dag_er_i_orden() -> None:
    assert sjekk_soknad(ny(poster=(NyPost(art=Soknadspost.ANNET, tekst="Reise til begravelse"),)), I_DAG) is None
    for fra, til, felt in ((I_DAG, I_DAG, None), (I_DAG, None, None), (None, I_DAG, "fra")):
        brudd = sjekk_soknad(ny(poster=(NyPost(art=Soknadspost.HUSLEIE, fra=fra, til=til),)), I_DAG)
        assert (brudd.regel, felt is not None) == ("PM-1", True) if brudd else felt is None


@pytest.mark.parametrize(
    ("fra", "til", "like"),
    [
        (None, date(2026, 10, 31), 0),
        (None, date(2026, 11, 1), 1),
        (date(2026, 11, 30), None, 1),
        (date(2026, 12, 1), None, 0),
        (None, None, 1),
    ],
)
def test_pm_11_apen_ende_overlapper_til_sin_side(fra: date | None, til: date | None, like: int) -> None:
    apen = [ApenPost(7, "husleie", date(2026, 11, 2), date(2026, 11, 1), date(2026, 11, 30))]
    assert len(duplikater([NyPost(art=Soknadspost.HUSLEIE, fra=fra, til=til)], apen)) == like


def test_pm_12_duf_nummer_avgjor_der_begge_har_ett_og_ellers_navn_og_dato() -> None:
    uten_fnr = replace(KJENT, fnr=None)
    flyktning = replace(uten_fnr, duf="200012345678", fodt=None)
    assert samme_person(ELI, Kjennetegn(fnr=None, duf="200012345678", fodt=None), [flyktning]) == 9
    assert samme_person(ELI, Kjennetegn(fnr=None, duf="200012345699", fodt=uten_fnr.fodt), [replace(flyktning, fodt=uten_fnr.fodt)]) is None
    assert samme_person(ELI, Kjennetegn(fnr=None, duf="200012345678", fodt=uten_fnr.fodt), [uten_fnr]) == 9
    annet_navn = Identitet(9, None, None, "dahl eli", uten_fnr.fodt)
    assert samme_person(ELI, Kjennetegn(fnr=None, duf=None, fodt=uten_fnr.fodt), [annet_navn]) is None
    uten_dato = replace(uten_fnr, fodt=None)
    assert samme_person(ELI, Kjennetegn(fnr=None, duf=None, fodt=None), [uten_dato]) is None


def test_pm_6_rollen_ma_kunne_fa_soknader_og_pm_7_sier_inhabil() -> None:
    for rolle in ("mottak", "gjeldsradgiver"):
        assert (b := kan_fa(k("GRO", rolle=rolle), "GRO", Sokersituasjon())) is not None
        assert b.regel == "PM-6"
    svar = foresla([k("KAL"), k("IDA")], Sokersituasjon(fast_veileder="KAL", partners_veileder="KAL", inhabile=frozenset({"KAL"})))
    assert (svar.ident, svar.grunn[:30]) == ("IDA", "fast veileder KAL er inhabil, ")


def liste(**mer: object) -> Utbetalingsliste:
    """A list as it is made."""
    felt: dict[str, object] = {
        "id": 1, "bankdag": I_DAG, "lukket": False, "laget_av": "PER", "laget_tid": NA, "godkjent_av": None, "godkjent_tid": None,
        "eksportert_tid": None, "filnavn": None, "fil_hash": None, "bekreftet_dato": None, "bekreftet_av": None, "sum_ore": 1, "antall": 1,
        "versjon": 1,
    }  # fmt: skip
    return Utbetalingsliste.model_validate(felt | mer)


LAGET = liste()
GODKJENT = liste(godkjent_av="JON", godkjent_tid=NA)
EKSPORTERT = liste(godkjent_av="JON", godkjent_tid=NA, eksportert_tid=NA, filnavn="fil.csv")
BEKREFTET = liste(godkjent_av="JON", godkjent_tid=NA, eksportert_tid=NA, filnavn="fil.csv", bekreftet_dato=I_DAG, bekreftet_av="JON")


def rad(**mer: object) -> Utbetalingsrad:
    """A planned payment of KAL's vedtak, sent by IDA."""
    felt: dict[str, object] = {
        "id": 1, "vedtak_id": 1, "vedtaksnummer": "2026-0001", "person_id": 1, "navn": "A", "dato": I_DAG, "belop_ore": 100,
        "mottaker": "person", "mottakernavn": "", "maate": "konto", "kontonummer": "12345678903", "kid": None, "tilstand": "planlagt",
        "skrevet_av": "KAL", "sendt_av": "IDA", "forrige_konto": None, "versjon": 1,
    }  # fmt: skip
    return Utbetalingsrad.model_validate(felt | mer)


def test_ve_21_godkjennes_en_gang_av_en_som_ikke_har_skrevet_sendt_eller_omrutet() -> None:
    rader = [rad(rute_av="EVA")]
    for ident in ("KAL", "IDA", "EVA"):
        assert (b := kan_godkjenne(LAGET, rader, ident, "veileder")) is not None
        assert "Du har skrevet eller endret vedtak 2026-0001 på lista" in b.setning
    assert (b := kan_godkjenne(LAGET, [*rader, rad(id=2, vedtaksnummer="2026-0002")], "KAL", "veileder")) is not None
    assert "2026-0001 og 1 til" in b.setning
    assert kan_godkjenne(LAGET, rader, "JON", "veileder") is None
    assert kan_godkjenne(LAGET, rader, "JON", "mottak") is not None
    assert kan_godkjenne(LAGET, [], "JON", "veileder") is not None
    assert kan_godkjenne(GODKJENT, rader, "JON", "veileder") is not None


def test_ve_21_listen_gar_en_vei() -> None:
    """Approved, exported once, confirmed once: each step only from the one before."""
    assert [kan_eksportere(x) is None for x in (LAGET, GODKJENT, EKSPORTERT, BEKREFTET)] == [False, True, False, False]
    assert [kan_bekrefte(x, I_DAG, I_DAG) is None for x in (LAGET, GODKJENT, EKSPORTERT, BEKREFTET)] == [False, False, True, False]
    assert (b := kan_bekrefte(BEKREFTET, I_DAG, I_DAG)) is not None
    assert "allerede bekreftet av JON" in b.setning
    for dato, holder in ((I_MORGEN, False), (I_DAG - timedelta(days=7), True), (I_DAG - timedelta(days=8), False)):
        assert (kan_bekrefte(EKSPORTERT, dato, I_DAG) is None) is holder


def test_ve_16_stoppes_for_og_returneres_etter_at_banken_har_fatt_den() -> None:
    alle = (None, LAGET, GODKJENT, EKSPORTERT, BEKREFTET)
    assert [kan_stoppe(rad(), x) is None for x in alle] == [True, True, True, False, False]
    assert [kan_returnere(rad(), x) is None for x in alle] == [False, False, False, True, True]
    for tilstand, stoppes, returneres in (("utbetalt", False, True), ("stoppet", False, False), ("annullert", False, False)):
        r = rad(tilstand=tilstand)
        assert (kan_stoppe(r, None) is None, kan_returnere(r, BEKREFTET) is None) == (stoppes, returneres)


def test_ve_21_bare_det_banken_har_returnert_far_ny_rute() -> None:
    assert kan_omrute(rad(returnert=NA)) is None
    assert kan_omrute(rad()) is not None
    assert kan_omrute(rad(returnert=NA, tilstand="utbetalt")) is not None
    ruter = [("konto", "12345678903"), ("konto", None), ("kontantkort", None), ("rekvisisjon", "12345678903")]
    fra = rad(kontonummer="86011117947")
    assert [sjekk_rute(fra, m, konto, None) is None for m, konto in ruter] == [True, False, True, False]
    assert sjekk_rute(fra, "konto", "86011117947", None) is not None, "where it came back from"
    assert sjekk_rute(fra, "konto", "86011117947", "1234") is None, "the KID was the fault"


@pytest.mark.parametrize(
    ("mer", "sies"),
    [
        ({"forrige_konto": "12345678911"}, True),
        ({"forrige_konto": "12345678903"}, False),
        ({}, False),
        ({"forrige_konto": "12345678911", "mottaker": "utleier"}, True),
        ({"forrige_konto": "12345678911", "maate": "kontantkort", "kontonummer": None}, False),
    ],
)
def test_ve_21_nytt_kontonummer_sies_hvem_det_enn_er(mer: dict[str, object], sies: bool) -> None:
    assert (ny_konto(rad(**mer)) is not None) is sies


def test_ve_21_bankdagen_er_ikke_passert_og_summen_er_det_som_skal_ut() -> None:
    assert sjekk_bankdag(I_DAG, I_DAG) is None
    assert sjekk_bankdag(I_DAG - timedelta(days=1), I_DAG) is not None
    assert sjekk_bankdag(I_MORGEN, I_DAG) is not None
    assert summer([rad(), rad(tilstand="utbetalt"), rad(tilstand="stoppet"), rad(tilstand="annullert")]) == 200


def krav(**mer: object) -> Nyttkrav:
    """A claim nothing is wrong with."""
    felt = {"kreditor": "Banken", "hovedstol_ore": 100, "saldo_dato": I_DAG, "stadium": "purring", "klasse": "forbruk"}
    return Nyttkrav.model_validate(felt | mer)


def test_gj_3_sikret_krav_og_innfridd_dato() -> None:
    gode: tuple[dict[str, object], ...] = ({}, {"sikret": True, "sikkerhet": "Bil"}, {"innfridd": I_DAG})
    for mer in gode:
        assert sjekk_krav(krav(**mer), I_DAG) is None
    gale = (("sikkerhet", "sikret", True), ("innfridd", "innfridd", I_MORGEN), ("saldo_dato", "saldo_dato", I_MORGEN))
    for felt, navn, verdi in gale:
        assert (b := sjekk_krav(krav(**{navn: verdi}), I_DAG)) is not None
        assert b.felt == felt


def test_gj_2_neste_steg_har_en_grense_og_henvist_kan_sta() -> None:
    for n, holder in ((LENGSTE_STEG, True), (LENGSTE_STEG + 1, False)):
        steg = Steg.model_validate({"tilstand": "henvist", "niva": "niva_1", "neste_steg": "x" * n, "neste_dato": I_DAG})
        assert (sjekk_steg(steg.tilstand, steg, I_DAG) is None) is holder


def test_pe_7_grunnen_som_skrives_har_en_grense() -> None:
    for n, holder in ((1, True), (LENGSTE_TEKST, True), (LENGSTE_TEKST + 1, False)):
        svar = avgjor("veileder", False, (), "annet", "x" * n, None)
        assert isinstance(svar, Apning) is holder


@pytest.mark.parametrize(
    ("art", "utfall", "moter", "telefoner", "andre"),
    [
        ("samtale", "gjennomfort", 1, 0, 0),
        ("hjemmebesok", "gjennomfort", 1, 0, 0),
        ("samtale", "ikke_mott", 0, 0, 1),
        ("telefon", "gjennomfort", 0, 1, 0),
        ("digital", "gjennomfort", 0, 0, 1),
    ],
)
def test_op_2_moter_som_ble_noe_av_telles_for_seg(art: str, utfall: str, moter: int, telefoner: int, andre: int) -> None:
    felt = {"id": 1, "art": art, "initiativ": "kontoret", "dato": I_DAG, "utfall": utfall, "tekst": "", "ident": "KAL"}
    assert tell([Kontakt.model_validate(felt)]) == Kontakttall(moter=moter, telefoner=telefoner, andre=andre)


def test_op_2_en_kontakt_har_skjedd_og_bare_et_mote_kan_utebli() -> None:
    def ny_kontakt(**mer: object) -> NyKontakt:
        return NyKontakt.model_validate({"person_id": 1, "art": "samtale", "dato": I_DAG} | mer)

    gode: tuple[dict[str, object], ...] = ({}, {"utfall": "ikke_mott"}, {"art": "telefon"})
    gale: tuple[dict[str, object], ...] = ({"dato": I_MORGEN}, {"utfall": "ikke_mott", "art": "telefon"})
    for mer in gode:
        assert sjekk_kontakt(ny_kontakt(**mer), I_DAG) is None
    for mer in gale:
        assert (b := sjekk_kontakt(ny_kontakt(**mer), I_DAG)) is not None
        assert b.felt == next(iter(mer))
