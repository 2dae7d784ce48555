"""F8 Søk / bruker, through keys only."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from navtui.domain.kodeverk.oppfolging import Notatart
from navtui.services import beskjed, bruker, journalnotat, person
from navtui.ui.bytter import Bytter
from navtui.ui.visninger import REGISTER
from navtui.ui.visninger.bruker import Bruker
from tests.kontor import ANSATTE, I_DAG, Kontor
from tests.ui import fornyelseshjelp
from tests.ui.kontorapp import STORRELSER, apnet
from tests.ui.pilot import Styrer, app_av, linjer, ro, skjerm, skriv, trykk, vis


async def sok(pilot: Styrer, tekst: str) -> None:
    """Type and press Enter in the search field."""
    await skriv(pilot, tekst)
    await trykk(pilot, "enter")


@pytest.mark.parametrize("size", STORRELSER)
async def test_sok_viser_ansvarlig_veileder_og_mottak_legger_beskjed_men_aapner_ikke(kontor: Kontor, size: tuple[int, int]) -> None:
    p = kontor.person("Bjørn", "Ødegård")
    kontor.sak(p, "IDA")
    async with apnet(kontor, "bruker", som="PER", size=size) as pilot:
        assert "Hvem er det?" in skjerm(pilot)
        await sok(pilot, "oedeg")
        assert "1 treff." in skjerm(pilot)
        assert "IDA Ida Moen" in skjerm(pilot)
        assert "åpne" not in linjer(pilot)[-1]
        await trykk(pilot, "enter")
        assert vis(pilot, Bruker).bruker is None
        await trykk(pilot, "b")
        await skriv(pilot, "kommer kl 14")
        await trykk(pilot, "f10")
        assert "Beskjeden er lagt til IDA." in skjerm(pilot)
    assert [b.tekst for b in beskjed.mine(kontor.okt("IDA"))] == ["kommer kl 14"]


async def test_pe_7_utenfor_portefoljen_velges_en_grunn_med_en_tast(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p, "IDA")
    async with apnet(kontor, "bruker") as pilot:
        await sok(pilot, "olsen")
        await trykk(pilot, "enter")
        assert "Hvorfor åpner du?" in skjerm(pilot)
        await trykk(pilot, "1")
        assert "Olsen, Mona, 27 år" in skjerm(pilot)
        await trykk(pilot, "s")
        assert "Hvem er det?" in skjerm(pilot)
    with kontor.okt("LEA").lese() as les:
        assert [r["data"] for r in les.rader("select data from logg where handling = 'apnet'")] == ['{"grunn":"henvendelse","oppgitt":1}']


async def test_pe_7_avbrutt_grunn_viser_soket_og_ikke_den_forrige_personen(kontor: Kontor) -> None:
    kontor.sak(kontor.person("Egen", "Bruker"), "KAL")
    andres = kontor.person("Andres", "Person")
    kontor.sak(andres, "IDA")
    async with apnet(kontor, "saker", "bruker") as pilot:
        await trykk(pilot, "enter")
        assert "Bruker, Egen" in skjerm(pilot)
        vis(pilot, Bruker).gaa_til("bruker", person_id=andres)
        await trykk(pilot, "f9")
        assert "Bruker, Egen" not in skjerm(pilot)
        assert "Hvem er det?" in skjerm(pilot)


async def test_pe_7_annet_tar_en_tekst_og_avbrutt_aapner_ikke(kontor: Kontor) -> None:
    kontor.sak(kontor.person(), "IDA")
    async with apnet(kontor, "bruker") as pilot:
        await sok(pilot, "olsen")
        await trykk(pilot, "enter", "f9")
        assert vis(pilot, Bruker).bruker is None
        await trykk(pilot, "enter", "6")
        await skriv(pilot, "skranken")
        await trykk(pilot, "f10")
        assert vis(pilot, Bruker).bruker is not None


async def test_pe_5_en_skjult_person_gir_samme_svar_som_en_ukjent(kontor: Kontor) -> None:
    kontor.person("Hemmelig", "Xyzqvist", skjerming="kode_7")
    async with apnet(kontor, "bruker") as pilot:
        skjermer = []
        for navn in ("xyzqvist", "finnesikke"):
            await sok(pilot, navn)
            skjermer.append(skjerm(pilot).replace(navn, ""))
            await trykk(pilot, "f8")
        assert skjermer[0] == skjermer[1]


async def test_alt_om_en_person_staar_i_rekkefolge_og_sifrene_hopper(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p, neste_dato=I_DAG - timedelta(days=2), neste_hva="samtale")
    kontor.husstand("enslig", p, barn=(kontor.person("Lillemor", "Olsen", date(2020, 1, 1)),))
    for i in range(12):
        journalnotat.skriv(kontor.okt(), p, Notatart.NOTAT, f"notat nummer {i}")
    async with apnet(kontor, "bruker") as pilot:
        await sok(pilot, "mona")
        await trykk(pilot, "enter")
        tekst = skjerm(pilot)
        assert "veileder KAL Kari Lund" in linjer(pilot)[2]
        assert "samtale, 2 dager over frist" in linjer(pilot)[3]
        assert "1 Å gjøre" in tekst
        assert "Lillemor" not in tekst
        await trykk(pilot, "7")
        assert "Olsen, Lillemor, 6 år, barn" in skjerm(pilot)
        await trykk(pilot, "1")
        assert "1 Å gjøre" in skjerm(pilot)
        assert "Logg og tilgang" not in skjerm(pilot)


async def test_op_12_notat_skrives_med_tre_taster_og_teksten(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p)
    async with apnet(kontor, "bruker") as pilot:
        await sok(pilot, "mona")
        await trykk(pilot, "enter", "j", "2")
        await skriv(pilot, "har flyttet")
        await trykk(pilot, "f10")
        assert "Notatet er lagret" in skjerm(pilot)
        await trykk(pilot, "u", "1", "end")
        await skriv(pilot, " til Svolvær")
        await trykk(pilot, "f10")
    (n,) = bruker.les_igjen(kontor.okt(), p).notater
    assert (n.art, n.tekst) == ("muntlig_opplysning", "har flyttet til Svolvær")


async def test_pe_13_kontonummer_med_feil_staar_i_skjemaet_med_regelen(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p)
    async with apnet(kontor, "bruker") as pilot:
        await sok(pilot, "mona")
        await trykk(pilot, "enter", "e")
        await skriv(pilot, "90000001")
        await trykk(pilot, "enter")
        await skriv(pilot, "12345678901")
        await trykk(pilot, "f10")
        assert "(PE-13)" in skjerm(pilot)
        assert "12345678901" in skjerm(pilot)
        await trykk(pilot, "backspace", "backspace")
        await skriv(pilot, "03")
        await trykk(pilot, "f10")
        assert "Opplysningene er lagret." in skjerm(pilot)
    o = bruker.les_igjen(kontor.okt(), p).opplysninger
    assert (o.telefon, o.kontonummer, o.konto, o.kilde_dato) == ("90000001", "12345678903", "har", I_DAG)


async def test_op_10_saken_avsluttes_med_en_aarsak(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p)
    async with apnet(kontor, "bruker") as pilot:
        await sok(pilot, "mona")
        await trykk(pilot, "enter", "a", "1")
        assert "Saken ble avsluttet 20.11.2026: i arbeid." in skjerm(pilot)
        assert "avslutt" not in linjer(pilot)[-1]


async def test_pe_4_et_barn_legges_til_i_husstanden(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p)
    async with apnet(kontor, "bruker") as pilot:
        await sok(pilot, "mona")
        await trykk(pilot, "enter", "h", "i", "enter")
        await skriv(pilot, "Nyfødt")
        await trykk(pilot, "enter")
        await skriv(pilot, "Olsen")
        await trykk(pilot, "enter")
        await skriv(pilot, "1.11.2026")
        await trykk(pilot, "enter", "enter", "enter", "enter", "1", "f10", "7")
        assert "Olsen, Nyfødt, 0 år, barn" in skjerm(pilot)


async def test_pe_6_man_melder_seg_selv_inhabil(kontor: Kontor) -> None:
    kontor.sak(kontor.person())
    async with apnet(kontor, "bruker") as pilot:
        await sok(pilot, "mona")
        await trykk(pilot, "enter", "i", "1")
        assert "Inhabile: KAL." in skjerm(pilot)


async def test_pe_6_leder_far_vite_hvem_som_avgjor_om_hun_er_habil(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sett_inn("inhabilitet", person_id=p, ident="LEA", grunn="slekt", fra=I_DAG, satt_av="LEA", tid=kontor.okt().na())
    async with apnet(kontor, "bruker", som="LEA") as pilot:
        await sok(pilot, "mona")
        await trykk(pilot, "enter", "4", "i")
        assert "Du avgjør ikke selv om du er habil igjen." in skjerm(pilot)
        assert "kommunedirektøren" in skjerm(pilot)


async def test_pe_5_bare_leder_far_tilby_skjerming_og_ser_loggen(kontor: Kontor) -> None:
    p = kontor.person(adresse="Storgata 1")
    async with apnet(kontor, "bruker", som="LEA") as pilot:
        await sok(pilot, "mona")
        await trykk(pilot, "enter", "4", "0")
        assert "LEA  åpnet personen: stikkprøve eller ledelse" in skjerm(pilot)
        assert "LEA  fikk treff i et søk" in skjerm(pilot)
        await trykk(pilot, "y", "s", "4", "j")
        assert "STRENGT FORTROLIG (kode 6)" in skjerm(pilot)
    assert person.sok(kontor.okt("KAL"), "mona") == []
    async with apnet(kontor, "bruker", som="KAL") as pilot:
        kontor.sak(kontor.person("Kari", "Egen"))
        await sok(pilot, "kari")
        await trykk(pilot, "enter", "y")
        assert len(pilot.app.screen_stack) == 2
        assert "0 Logg" not in skjerm(pilot)
    assert p


async def test_op_6_uten_ansvarlig_velges_mottakeren_og_teksten_er_der_fortsatt(kontor: Kontor) -> None:
    kontor.person()
    async with apnet(kontor, "bruker", som="PER") as pilot:
        await sok(pilot, "mona")
        await trykk(pilot, "r")
        await skriv(pilot, "haster")
        await trykk(pilot, "f10")
        assert "Ingen er ansvarlig" in skjerm(pilot)
        eva = next(linje for linje in linjer(pilot) if "EVA Eva Nes" in linje)
        await trykk(pilot, eva.split("EVA")[0].split()[-1])
        assert "til EVA" in skjerm(pilot)
    assert [b.tekst for b in beskjed.mine(kontor.okt("EVA"))] == ["haster"]


async def test_pe_5_skjermet_mens_hun_er_oppe_gaar_tilbake_til_soket(kontor: Kontor) -> None:
    p = kontor.person()
    kontor.sak(p)
    async with apnet(kontor, "bruker") as pilot:
        await sok(pilot, "mona")
        await trykk(pilot, "enter")
        with kontor.okt("LEA").skrive() as s:
            s.endre("person", hvor={"id": p}, skjerming="kode_7")
            s.logg("test", person_id=p)
        vis(pilot, Bruker).oppfrisk()
        await trykk(pilot, "f1", "f10")
        assert "Mona" not in skjerm(pilot)
        assert "(PE-5)" in skjerm(pilot)


@pytest.mark.parametrize("ident", ANSATTE)
async def test_hver_rolle_har_hoyst_seks_taster_i_bunnen_og_en_hjelp_som_virker(kontor: Kontor, ident: str) -> None:
    kontor.sak(kontor.person(), "KAL")
    async with apnet(kontor, "bruker", som=ident) as pilot:
        await sok(pilot, "mona")
        assert len(linjer(pilot)[-1]) <= 80
        await trykk(pilot, "f1")
        assert "PE-7" in skjerm(pilot)


@pytest.mark.parametrize("ident", ["KAL", "LEA"])
async def test_en_visning_som_gjores_klar_bak_den_en_ser_tar_ikke_markoren(kontor: Kontor, ident: str) -> None:
    """The keys she presses next are for the one she sees."""
    kontor.soknad(kontor.person())
    async with apnet(kontor, *(v.id for v in REGISTER if v.tast), som=ident) as pilot:
        hoved = app_av(pilot).hoved
        assert hoved is not None
        foran, her = hoved.query_one(Bytter).visning, hoved.focused
        while await hoved.query_one(Bytter).forbered():
            await ro(pilot)
            assert hoved.focused is her
        assert hoved.query_one(Bytter).visning is foran
        await trykk(pilot, "f8")
        assert hoved.focused is vis(pilot, Bruker)._felt


async def test_personen_lever_naar_en_kommer_tilbake_fra_vedtaket_og_f8_er_et_nytt_sok(kontor: Kontor) -> None:
    p = fornyelseshjelp.bruker(kontor)
    fornyelseshjelp.november(kontor, p)
    async with apnet(kontor, "bruker", "vedtak") as pilot:
        await sok(pilot, "mona")
        await trykk(pilot, "enter", "v", "end", "enter", "t", "j")
        assert "Hva slags notat?" in skjerm(pilot)
        await trykk(pilot, "escape", "v", "end", "enter", "f8")
        await sok(pilot, "mona")
        assert "1 treff." in skjerm(pilot)
        await trykk(pilot, "enter", "v", "end", "enter", "escape", "s")
        assert "Hvem er det?" in skjerm(pilot)


async def test_ve_13_v_n_1_er_fornyelsen_naar_det_er_en_og_det_sies(kontor: Kontor) -> None:
    p = fornyelseshjelp.bruker(kontor)
    november = fornyelseshjelp.november(kontor, p)
    async with apnet(kontor, "bruker", "vedtak") as pilot:
        await sok(pilot, "mona")
        await trykk(pilot, "enter", "v", "n", "1")
        vist = skjerm(pilot)
        assert f"Det er en fornyelse av vedtak {november.nummer}: bekreft eller endre hver linje." in vist
        assert "Fornyelse" in linjer(pilot)[0]


async def test_en_tast_som_er_personens_svarer_ogsa_paa_et_treff_og_for_mottak(kontor: Kontor) -> None:
    p = kontor.person("Bård", "Eidet")
    kontor.sak(p)
    for ident, tast, svar in (("KAL", "v", "Åpne personen først, med Enter."), ("PER", "enter", "Mottak gjør ikke dette.")):
        async with apnet(kontor, "bruker", som=ident) as pilot:
            await skriv(pilot, "eidet")
            await trykk(pilot, "enter", tast)
            assert svar in skjerm(pilot)
            if ident == "KAL":
                await trykk(pilot, "enter")
                assert "v vedtak   k samtale   r ring tilbake   j notat   w brev   s nytt søk" in skjerm(pilot)
                await trykk(pilot, "c")
                assert "Ingen vedtak er iverksatt" in skjerm(pilot)


async def test_pm_6_v_for_en_uten_veileder_sier_at_soknaden_ma_gis_til_en_forst(kontor: Kontor) -> None:
    """Not an empty screen: what must be done first, with the key."""
    p = kontor.person("Lisbeth", "Eidet")
    kontor.soknad(p, "livsopphold")
    async with apnet(kontor, "bruker", "vedtak") as pilot:
        await sok(pilot, "Eidet")
        await trykk(pilot, "enter")
        await trykk(pilot, "1")
        await trykk(pilot, "v", "v")
        assert "postmøtet: F2. (PM-6)" in skjerm(pilot)
