"""F5 Kontroll through its keys: the list, the vedtak, the ticks, both ways of signing, and the return."""

from __future__ import annotations

from datetime import time
from types import SimpleNamespace
from typing import Any

import pytest

from navtui.domain.inhabilitet import Inhabilitetsgrunn
from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk import Returgrunn, Sjekkpunkt, Vedtaksart, Vedtakstilstand
from navtui.services import inhabilitet, kontroll, vedtak, vedtak_innhold
from navtui.services.signatur import send
from navtui.ui.visninger.kontroll_rader import endring, listesvar, navn, sum_, ventet
from navtui.ui.visninger.kontroll_tekst import alt, signatur
from tests.kontor import PIN, Kontor
from tests.services.test_vedtaksarter import garanti, nodhjelp, person
from tests.ui.kontorapp import STORRELSER, apnet
from tests.ui.pilot import linjer, ro, skjerm, skriv, trykk
from tests.vedtakshjelp import ferdig_utkast, fornyet, iverksatt, kontroller, sendt


async def test_ko_7_listen_svarer_pa_hvem_som_venter_og_om_hun_kan_signere(kontor: Kontor) -> None:
    sendt(kontor)
    async with apnet(kontor, "kontroll", som="IDA") as pilot:
        assert "1 vedtak venter på kontroll. Du kan signere 1." in skjerm(pilot)
        assert "17 800" in skjerm(pilot)
    async with apnet(kontor, "kontroll", som="KAL") as pilot:
        assert "Du kan signere 0." in skjerm(pilot)
        assert "nei KO-2, be EVA/IDA/JON" in skjerm(pilot)
        assert "du sendte vedtaket til kontroll. (KO-2)" in skjerm(pilot)


async def test_ko_2_signert_med_egen_pin(kontor: Kontor) -> None:
    v = sendt(kontor)
    async with apnet(kontor, "kontroll", som="IDA") as pilot:
        await trykk(pilot, "enter", *"1234567", "s")
        assert "Andre signatur" in skjerm(pilot)
        await trykk(pilot, *PIN, "enter")
        assert "er iverksatt, kontrollert av IDA" in skjerm(pilot)
        assert "Ingen vedtak venter" in skjerm(pilot)
    assert vedtak.hent(kontor.okt(), v.id).kontrollor == "IDA"


async def test_ko_7_uten_alle_kryss_sies_hvilke_som_mangler(kontor: Kontor) -> None:
    v = sendt(kontor)
    async with apnet(kontor, "kontroll", som="IDA") as pilot:
        await trykk(pilot, "enter", *"123456", "s")
        assert "Kryss først av: avvik fra sats. (KO-7)" in skjerm(pilot)
        await trykk(pilot, "1")
        assert "1 [ ] grunnlaget holder" in skjerm(pilot)
    assert vedtak.hent(kontor.okt(), v.id).tilstand is Vedtakstilstand.TIL_KONTROLL


async def test_ko_8_kollega_signerer_ved_avsenderens_plass(kontor: Kontor) -> None:
    v = sendt(kontor)
    async with apnet(kontor, "kontroll", som="KAL") as pilot:
        await trykk(pilot, "enter")
        assert "Be EVA, IDA eller JON." in skjerm(pilot)
        await trykk(pilot, *"1234567", "s", *"ida", "enter", *PIN, "enter")
        assert "kontrollert av IDA" in skjerm(pilot)
        assert "KAL" in linjer(pilot)[0]
    assert vedtak.hent(kontor.okt(), v.id).kontrollor == "IDA"


async def test_ko_2_egen_ident_ved_egen_plass_nektes_i_dialogen(kontor: Kontor) -> None:
    v = sendt(kontor)
    async with apnet(kontor, "kontroll", som="KAL") as pilot:
        await trykk(pilot, "enter", *"1234567", "s", *"kal", "enter", *PIN, "enter")
        assert "(KO-2)" in skjerm(pilot)
    assert vedtak.hent(kontor.okt(), v.id).tilstand is Vedtakstilstand.TIL_KONTROLL


async def test_ko_5_retur_med_grunn_og_kommentar(kontor: Kontor) -> None:
    v = sendt(kontor)
    async with apnet(kontor, "kontroll", som="IDA") as pilot:
        await trykk(pilot, "enter", "r", "enter")
        # The grounds are counted: Enter by habit gives none.
        assert "hvorfor?" in skjerm(pilot)
        await trykk(pilot, "2")
        await skriv(pilot, "Mangler strøm")
        await trykk(pilot, "f10")
        assert f"Vedtak {v.nummer} er returnert til KAL." in skjerm(pilot)
    v = vedtak.hent(kontor.okt(), v.id)
    assert v.siste_retur is not None
    assert (v.siste_retur.grunn, v.siste_retur.kommentar) == ("beregning", "Mangler strøm")


async def test_pe_6_avsenderen_er_blitt_inhabil_vedtaket_returneres_og_en_annen_sender_det(kontor: Kontor) -> None:
    v = sendt(kontor)
    inhabilitet.sett(kontor.okt(), v.person_id, "KAL", Inhabilitetsgrunn.NABO)
    async with apnet(kontor, "kontroll", som="IDA") as pilot:
        assert "nei PE-6" in skjerm(pilot)
        await trykk(pilot, "enter")
        assert "KAL sendte vedtaket, og er inhabil for personen. Returner det: en annen må sende det." in " ".join(skjerm(pilot).split())
        await trykk(pilot, "r", "2")
        await skriv(pilot, "KAL er nabo")
        await trykk(pilot, "f10")
        assert f"Vedtak {v.nummer} er returnert til KAL." in skjerm(pilot)
    v = send(kontor.okt("JON"), v.id, vedtak.hent(kontor.okt("JON"), v.id).versjon, PIN)
    assert kontroller(kontor, v).tilstand is Vedtakstilstand.IVERKSATT


async def test_ko_6_avsender_tar_tilbake(kontor: Kontor) -> None:
    v = sendt(kontor)
    async with apnet(kontor, "kontroll", som="KAL") as pilot:
        await trykk(pilot, "enter", "t")
        assert "er et utkast igjen" in skjerm(pilot)
    assert vedtak.hent(kontor.okt(), v.id).tilstand is Vedtakstilstand.UTKAST


@pytest.mark.parametrize("size", STORRELSER)
async def test_ko_7_endringer_fra_forrige_maned_lyser(kontor: Kontor, size: tuple[int, int]) -> None:
    v = fornyet(kontor, iverksatt(kontor))
    okt = kontor.okt()
    v = vedtak_innhold.endre(okt, v.id, v.versjon, v.behov[0].model_copy(update={"belop_ore": 980_000}))
    for varsel in vedtak.bilde(okt, v.id).upasserte:
        v = vedtak_innhold.passer_varsel(okt, v.id, v.versjon, varsel.regel, "Ny sats er ikke kunngjort ennå.")
    send(okt, v.id, v.versjon, PIN)
    async with apnet(kontor, "kontroll", som="IDA", size=size) as pilot:
        await trykk(pilot, "enter")
        vist = skjerm(pilot)
        assert "Endret: Husleie + 300." in vist
        assert "* Husleie" in vist
        assert "Avvik fra sats: ingen, vurdert." in vist
        assert "s signer" in linjer(pilot)[-1]
        assert "7 [ ] avvik fra sats" in vist


async def test_si_7_vedtaket_er_signert_ved_en_annen_plass_imens(kontor: Kontor) -> None:
    v = sendt(kontor)
    async with apnet(kontor, "kontroll", som="IDA") as pilot:
        await trykk(pilot, "enter", *"1234567")
        kontroller(kontor, v, "JON")
        await trykk(pilot, "s")
        await ro(pilot)
        await trykk(pilot, *PIN, "enter")
        assert "JON" in skjerm(pilot)
    assert vedtak.hent(kontor.okt(), v.id).kontrollor == "JON"


async def test_si_7_et_vedtak_som_er_returnert_imens_har_ingen_sum_aa_sammenligne(kontor: Kontor) -> None:
    v = fornyet(kontor, iverksatt(kontor))
    for varsel in vedtak.bilde(kontor.okt(), v.id).upasserte:
        v = vedtak_innhold.passer_varsel(kontor.okt(), v.id, v.versjon, varsel.regel, "Ny sats er ikke kunngjort ennå.")
    v = send(kontor.okt(), v.id, v.versjon, PIN)
    async with apnet(kontor, "kontroll", som="IDA") as pilot:
        await trykk(pilot, "enter")
        assert "Til utbetaling" in skjerm(pilot)
        kontroll.returner(kontor.okt("JON"), v.id, v.versjon, Returgrunn.BEREGNING, "Strømmen er feil")
        await trykk(pilot, "1")
        await ro(pilot)
        assert "Det står som utkast." in skjerm(pilot)
        assert "Dager i måneden" not in skjerm(pilot)
        assert "Til utbetaling" not in skjerm(pilot)


async def test_oppmerking_i_data_er_bare_tekst(kontor: Kontor) -> None:
    sendt(kontor, tekst="Hun skrev [@click=app.quit]trykk[/] og [/] i søknaden sin, og \u202eomvendt.")
    async with apnet(kontor, "kontroll", som="IDA") as pilot:
        await trykk(pilot, "enter", "end")
        assert "[@click=app.quit]" in skjerm(pilot)


async def test_ve_21_utbetalingene_er_en_tast_unna_lista(kontor: Kontor) -> None:
    async with apnet(kontor, "kontroll", "utbetaling", som="IDA") as pilot:
        await trykk(pilot, "u")
        assert "Utbetaling" in linjer(pilot)[0]


def test_ko_2_antallet_som_kan_signeres_gjelder_de_radene_som_er_lest() -> None:
    rader: Any = [SimpleNamespace(kan_signere=nr > 0, dager_ventet=nr) for nr in range(3)]
    assert listesvar(rader, 3).plain.startswith("3 vedtak venter på kontroll. Du kan signere 2. Lengst")
    assert listesvar(rader, 120).plain.startswith("120 vedtak venter på kontroll. Du kan signere 2 av de 3 første. Lengst")


def test_pm_2_nodhjelp_staar_overst_og_er_merket_saa_den_som_har_ventet_lengst(kontor: Kontor) -> None:
    """The order of sending, whatever the numbers; and the clock tells who waited longest today."""
    sen = ferdig_utkast(kontor)
    tidlig = send(kontor.okt(kl=time(9, 58)), *_ny(kontor, "Hun venter på første lønn den 20. i måneden."), PIN)
    sen = send(kontor.okt(kl=time(11, 2)), sen.id, sen.versjon, PIN)
    nod = vedtak.hent(kontor.okt(), nodhjelp(kontor).id)
    nod = send(kontor.okt(kl=time(11, 30)), nod.id, nod.versjon, PIN)
    rader = kontroll.liste(kontor.okt("IDA"))
    assert [(r.nummer, r.nodhjelp) for r in rader] == [(nod.nummer, True), (tidlig.nummer, False), (sen.nummer, False)]
    assert [ventet(r).plain for r in rader] == ["11:30", "09:58", "11:02"]
    assert [navn(r).plain.startswith("NØD ") for r in rader] == [True, False, False]


def _ny(kontor: Kontor, tekst: str) -> tuple[int, int]:
    v = ferdig_utkast(kontor, tekst=tekst)
    return v.id, v.versjon


def test_ve_23_kontrollen_av_en_garanti_viser_belop_utleier_bolig_og_til_naar(kontor: Kontor) -> None:
    v = garanti(kontor, person(kontor))
    v = send(kontor.okt(), v.id, v.versjon, PIN)
    vist = alt(kontroll.apne(kontor.okt("IDA"), v.id)).plain.replace("\u00a0", " ")
    g = v.garanti
    assert g is not None
    assert g.bolig in vist
    assert "Søknad: mottatt 20.11.2026 om depositum.\nDepositum: innvilget" in vist
    assert vist.startswith(f"Garanti: 30 000,00 kr til utleier {g.utleier}, bolig {g.bolig}, til {dag_kort(v.til)}. Betales ikke ut nå.")
    assert "0,00 kr" not in vist.replace("30 000,00 kr", "")
    rad = kontroll.liste(kontor.okt("IDA"))[0]
    assert (sum_(rad), endring(rad).plain, rad.sum_ore) == ("garanti", "nytt", None)


def test_ko_7_hva_et_opphor_gjelder_staar_overst(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    o = vedtak.nytt_utkast(kontor.okt(), gammel.person_id, art=Vedtaksart.OPPHOR, endrer_id=gammel.id)
    o = vedtak_innhold.endre_hode(kontor.okt(), o.id, o.versjon, begrunnelse="Hun er kommet i arbeid.")
    o = send(kontor.okt(), o.id, o.versjon, PIN)
    vist = alt(kontroll.apne(kontor.okt("IDA"), o.id)).plain
    assert vist.startswith(f"Opphør: av vedtak {gammel.nummer} om økonomisk stønad, 1.12-31.12.2026. Gjelder 1.12-31.12.2026.")
    assert "Endret: 17 800,00 kr som skulle betales 1.12.2026, betales ikke." in vist
    rad = kontroll.liste(kontor.okt("IDA"))[0]
    assert (sum_(rad), endring(rad).plain) == ("opphør", "stopper")


@pytest.mark.parametrize(
    ("mangler", "sagt"), [(4, "4 punkter igjen å krysse av. Så kan du signere."), (0, "Alt er krysset av. Du kan signere.")]
)
def test_ko_7_du_kan_signere_er_sant_naar_det_staar(kontor: Kontor, mangler: int, sagt: str) -> None:
    bilde = kontroll.apne(kontor.okt("IDA"), sendt(kontor).id)
    assert signatur(bilde, list(Sjekkpunkt)[mangler:]).plain == sagt
