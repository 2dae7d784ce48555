"""The vedtak screen through its keys: renewing, writing, sending, and what it refuses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from navtui.domain.kodeverk import Inntektstype, Soknadspost, Stonadsform, Svar, Utfall, Vedtakstilstand, Vilkarstype, Vilkarsutfall
from navtui.domain.vedtak import Inntekt, Vedtak, Vilkar
from navtui.services import delegasjon
from navtui.services import vedtak as tjeneste
from navtui.services import vedtak_innhold as innhold
from navtui.ui.visning import Visning
from navtui.ui.visninger.vedtak import Vedtaksskjerm
from tests.kontor import PIN, Kontor
from tests.ui.fornyelseshjelp import BEGRUNNELSE, bruker, november, soknad
from tests.ui.kontorapp import apnet
from tests.ui.pilot import Styrer, app_av, linjer, ro, skjerm, skriv, trykk, vis

VILKAR = Vilkar(
    type=Vilkarstype.VEILEDNINGSSAMTALE, tekst="Møte hver uke", frist=date(2026, 11, 30), bevis="Oppmøte", forholdsmessig="Bor i nærheten"
)


def utkast(kontor: Kontor, person: int) -> Vedtak:
    """The person's newest vedtak as it is in the file."""
    with kontor.okt("LEA").lese() as les:
        id_ = les.verdi("select max(id) from vedtak where person_id = :p", alle=True, p=person)
    return tjeneste.hent(kontor.okt("LEA"), id_)


def linje(pilot: Styrer, ord_: str) -> str:
    """The first line of the screen with these words."""
    return next((rad for rad in linjer(pilot) if ord_ in rad), "")


async def gaa(pilot: Styrer, **argumenter: Any) -> None:
    """Sent here by another view."""
    visning = next(v for v in app_av(pilot).screen.query(Visning) if v.display)
    visning.gaa_til("vedtak", **argumenter)
    await pilot.pause()
    await ro(pilot)


async def test_ve_13_en_endret_linje_tennes_og_er_lagret_med_en_gang(kontor: Kontor) -> None:
    person = bruker(kontor)
    november(kontor, person)
    soknad(kontor, person)
    async with apnet(kontor, "fornyelser", "vedtak") as pilot:
        await trykk(pilot, "enter")
        assert "november" in skjerm(pilot)
        assert "desember" in skjerm(pilot)
        assert "9 500,00" in linje(pilot, "Husleie")
        await trykk(pilot, "e", "minus", "5", "0", "f10")
        assert "kan ikke være under 0." in skjerm(pilot), "what is typed takes the place of the amount that stood there"
        await trykk(pilot, *["backspace"] * 3)
        await skriv(pilot, "9800")
        await trykk(pilot, "f10")
        rad = linje(pilot, "Husleie")
        assert rad.lstrip("> ").startswith("* Husleie")
        assert "9 500,00     9 800,00" in rad
        assert "+ 300" in rad
        assert "endret" in rad
        assert "+ 300" in linje(pilot, "Til utbetaling")
        assert "g beregning" in linje(pilot, "Til utbetaling"), "and that key opens it"
        await trykk(pilot, "g")
        assert "Beregning" in skjerm(pilot)
        await trykk(pilot, "f9")
        v = utkast(kontor, person)
        assert [(b.belop_ore, b.svar) for b in v.behov] == [(980_000, Svar.ENDRET), (85_000, None)]
        await trykk(pilot, "enter", "t")
        assert "utkast" in skjerm(pilot)
        await trykk(pilot, "enter")
        assert "bekreftet" in linje(pilot, "Strøm")
        assert "endret" in linje(pilot, "Husleie")


async def test_ve_13_inntekt_som_falt_bort_sies_og_ingen_inntekt_bekreftes(kontor: Kontor) -> None:
    person = bruker(kontor)
    november(kontor, person, inntekter=(Inntekt(art=Inntektstype.LONN, belop_ore=300_000, tekst="ekstravakt"),))
    soknad(kontor, person)
    async with apnet(kontor, "fornyelser", "vedtak") as pilot:
        await trykk(pilot, "enter", "enter", "enter")
        assert "Lønn, ekstravakt" in skjerm(pilot)
        await trykk(pilot, "x")
        assert "- Lønn, ekstravakt" in skjerm(pilot)
        assert "-3 000,00" in linje(pilot, "ekstravakt")
        assert "bekreft" in linje(pilot, "Ingen inntekt")
        assert utkast(kontor, person).inntekter == ()


async def test_ve_20_muntlig_soknad_viser_hva_som_er_sokt_om_og_svarene_star(kontor: Kontor) -> None:
    person = bruker(kontor)
    november(kontor, person)
    async with apnet(kontor, "fornyelser", "vedtak") as pilot:
        await trykk(pilot, "enter")
        assert "VE-20" in skjerm(pilot)
        await trykk(pilot, "m")
        assert "Hva ble det søkt om?" in skjerm(pilot)
        assert utkast(kontor, person).soknad_id is None, "nothing is written before she has seen what it says"
        await trykk(pilot, "t", "f10")
        assert "Søknad mottatt 20.11.2026" in skjerm(pilot)
    v = utkast(kontor, person)
    assert v.soknad_id is not None
    assert all(p.soknadspost_id is not None for p in v.poster)
    assert [p.utfall for p in v.poster] == [*[Utfall.INNVILGET] * (len(v.poster) - 1), None]
    assert v.poster[-1].art is Soknadspost.TANNBEHANDLING
    with kontor.okt("LEA").lese() as les:
        rad = les.rad("select kanal, mottatt, registrert_av, fornyelse from soknad where id = :id", alle=True, id=v.soknad_id)
        assert rad is not None
        assert tuple(rad) == ("muntlig", "2026-11-20", "KAL", 1)


async def test_ve_11_forrige_vilkar_far_utfall_og_et_nytt_settes(kontor: Kontor) -> None:
    person = bruker(kontor)
    forrige = november(kontor, person, vilkar=(VILKAR,))
    soknad(kontor, person)
    async with apnet(kontor, "fornyelser", "vedtak") as pilot:
        await trykk(pilot, "enter", "v")
        assert "Ble vilkåret oppfylt?" in skjerm(pilot)
        # Enter by habit answers nothing: the outcome is a choice someone makes.
        await trykk(pilot, "enter", "f10")
        assert "Ble vilkåret oppfylt?" in skjerm(pilot)
        await trykk(pilot, "i")
        assert "ikke oppfylt" in linje(pilot, "Vilkår forrige")
        await trykk(pilot, "v", "2")
        await skriv(pilot, "Kurs i norsk")
        await trykk(pilot, "f10")
        assert "bevis mangler" in linje(pilot, "Vilkår: Kurs i norsk")
        await trykk(pilot, "end")
        assert "Stopp VE-11" in linje(pilot, ">")
    v = utkast(kontor, person)
    assert [k.type for k in v.vilkar] == [Vilkarstype.VEILEDNINGSSAMTALE, Vilkarstype.KURS]
    with kontor.okt("LEA").lese() as les:
        assert les.verdi("select utfall from vilkarsutfall where vilkar_id = :id", id=forrige.vilkar[0].id) == Vilkarsutfall.IKKE_OPPFYLT


async def test_pe_4_husholdningen_spoerres_det_om_en_gang(kontor: Kontor) -> None:
    person = bruker(kontor)
    soknad(kontor, person)
    async with apnet(kontor, "saker", "vedtak", "bruker") as pilot:
        await trykk(pilot, "enter", "v", "v")
        assert "Husholdning: ikke registrert" in skjerm(pilot)
        assert "bekreft" in linje(pilot, "Husholdning")
        while "Husholdning" not in linje(pilot, ">"):
            await trykk(pilot, "down")
        await trykk(pilot, "enter")
        assert "bor alene" in skjerm(pilot)
        await trykk(pilot, "5")
        assert "Husholdning: bofellesskap" in skjerm(pilot)
        await trykk(pilot, "p", "h", "f")
        assert "Husstanden er nå" in skjerm(pilot)
    with kontor.okt("LEA").lese() as les:
        assert les.verdi("select form from husstand") == "bofellesskap"


async def test_ve_8_hvert_barn_har_sin_egen_linje(kontor: Kontor) -> None:
    person = bruker(kontor)
    barn = [kontor.person(navn, "Olsen", date(aar, 2, 2)) for navn, aar in (("Lise", 2018), ("Per", 2021))]
    kontor.husstand("enslig", person, barn=tuple(barn))
    november(kontor, person)
    soknad(kontor, person)
    async with apnet(kontor, "fornyelser", "vedtak") as pilot:
        await trykk(pilot, "enter")
        assert "Barn 8 år, Lise" in skjerm(pilot)
        await trykk(pilot, *["enter"] * 5, "enter", "1")
        assert "Vurdering: Lise" in linje(pilot, ">")
        await trykk(pilot, "enter")
        await skriv(pilot, "Har det bra")
        await trykk(pilot, "f10")
        assert "Vurdering: Per" in linje(pilot, ">")
        await trykk(pilot, "end")
        assert "Vurdering mangler for barn 5 år, Per" in skjerm(pilot)
    assert [b.vurdering for b in utkast(kontor, person).barn] == ["Har det bra", ""]


async def test_ve_6_avvik_fra_sats_har_belop_og_grunn(kontor: Kontor) -> None:
    person = bruker(kontor)
    november(kontor, person)
    soknad(kontor, person)
    async with apnet(kontor, "fornyelser", "vedtak") as pilot:
        await trykk(pilot, "enter", "home", "down")
        assert "Livsopphold enslig" in linje(pilot, ">")
        await trykk(pilot, "enter")
        await skriv(pilot, "9000")
        await trykk(pilot, "f10")
        assert "krever en begrunnelse" in skjerm(pilot)
        await skriv(pilot, "dyr medisin")
        await trykk(pilot, "f10")
        assert "avvik fra sats" in linje(pilot, "Livsopphold")
        assert "9 000,00" in linje(pilot, "Livsopphold")
    assert [(a.linje, a.belop_ore, a.grunn) for a in utkast(kontor, person).avvikslinjer] == [("livsopphold", 900_000, "dyr medisin")]


async def test_ve_7_samme_ord_som_sist_stopper_og_likhet_vises(kontor: Kontor) -> None:
    person = bruker(kontor)
    november(kontor, person)
    soknad(kontor, person)
    async with apnet(kontor, "fornyelser", "vedtak") as pilot:
        await trykk(pilot, "enter", "b")
        assert "Forrige måned: Mona har ingen inntekt" in skjerm(pilot)
        await skriv(pilot, BEGRUNNELSE)
        await trykk(pilot, "f10", "end")
        assert "ord for ord som i forrige vedtak" in skjerm(pilot)
        await trykk(pilot, "i")
        assert "PIN" not in skjerm(pilot)


async def test_ve_10_et_varsel_passeres_med_en_grunn_som_blir_staende(kontor: Kontor) -> None:
    person = bruker(kontor)
    november(kontor, person)
    nr = soknad(kontor, person)
    v = tjeneste.fornye(kontor.okt(), tjeneste.hent(kontor.okt(), 1).id, nr)
    innhold.endre_hode(kontor.okt(), v.id, v.versjon, arbeidssoker=None)
    async with apnet(kontor, "fornyelser", "vedtak") as pilot:
        await trykk(pilot, "enter", "end")
        assert "Varsel VE-10" in linje(pilot, ">")
        await trykk(pilot, "enter")
        await skriv(pilot, "Syk denne uka")
        await trykk(pilot, "f10", "end")
        assert "sett av KAL" in linje(pilot, ">")
    assert [(p.regel, p.grunn) for p in utkast(kontor, person).varsler] == [("VE-10", "Syk denne uka")]


async def test_si_7_en_annen_plass_har_endret_og_skjermen_sier_det(kontor: Kontor) -> None:
    person = bruker(kontor)
    november(kontor, person)
    soknad(kontor, person)
    async with apnet(kontor, "fornyelser", "vedtak") as pilot:
        await trykk(pilot, "enter")
        v = utkast(kontor, person)
        innhold.endre(kontor.okt("IDA"), v.id, v.versjon, v.behov[0].model_copy(update={"belop_ore": 1_000_000}))
        await trykk(pilot, "enter")
        assert "SI-7" in skjerm(pilot)
        assert "Sist endret av IDA" in skjerm(pilot).replace("\n", "")
        assert "10 000,00" in linje(pilot, "Husleie")
    assert utkast(kontor, person).behov[1].svar is None


async def test_si_7_det_en_annen_skrev_mens_vinduet_sto_aapent_blir_ikke_skrevet_over(kontor: Kontor) -> None:
    person = bruker(kontor)
    november(kontor, person)
    soknad(kontor, person)
    async with apnet(kontor, "fornyelser", "vedtak") as pilot:
        await trykk(pilot, "enter")
        for aapne, skrevet in (("b", ["x"]), ("e", ["home", "1"])):
            await trykk(pilot, "home")
            while aapne == "e" and "Husleie" not in linje(pilot, ">"):
                await trykk(pilot, "down")
            await trykk(pilot, aapne)
            v = utkast(kontor, person)
            innhold.endre_hode(kontor.okt("IDA"), v.id, v.versjon, begrunnelse=f"Ida skrev dette, {aapne}.")
            vis(pilot, Vedtaksskjerm).oppfrisk()
            await ro(pilot)
            await trykk(pilot, *skrevet, "f10")
            assert "SI-7" in skjerm(pilot)
            assert utkast(kontor, person).begrunnelse == f"Ida skrev dette, {aapne}."
            assert utkast(kontor, person).versjon == v.versjon + 1
            await trykk(pilot, "escape", "escape", "b")
            assert f"Ida skrev dette, {aapne}." in skjerm(pilot)
            await trykk(pilot, "escape")
    assert "x" not in utkast(kontor, person).begrunnelse


async def test_pe_7_en_annens_bruker_krever_en_grunn_og_ko_11_manglende_delegasjon_sies_naar_utkastet_apnes(kontor: Kontor) -> None:
    person = bruker(kontor)
    november(kontor, person)
    leder = kontor.okt("LEA")
    delegasjon.ta(leder, *(r.nokkel for r in delegasjon.liste(leder) if r.ident == "JON"))
    async with apnet(kontor, "fornyelser", "vedtak", som="JON") as pilot:
        await trykk(pilot, "a", "enter")
        assert "Hvorfor åpner du?" in skjerm(pilot)
        await trykk(pilot, "3")
        assert "Olsen, Mona" in skjerm(pilot)
        assert "Husleie" in skjerm(pilot)
        assert "Du har ingen skriftlig delegasjon for vedtak om økonomisk stønad." in " ".join(skjerm(pilot).split())


async def test_ko_1_feil_pin_beholder_alt_og_ta_tilbake_gjor_det_til_utkast(kontor: Kontor) -> None:
    person = bruker(kontor)
    november(kontor, person)
    soknad(kontor, person)
    async with apnet(kontor, "fornyelser", "vedtak") as pilot:
        await trykk(pilot, *["enter"] * 7, "1", "b")
        await skriv(pilot, "Ny vurdering i november etter samtale med Mona")
        await trykk(pilot, "f10", "i")
        await skriv(pilot, "999999")
        await trykk(pilot, "enter")
        assert "PIN" in skjerm(pilot)
        assert utkast(kontor, person).tilstand is Vedtakstilstand.UTKAST
        await skriv(pilot, PIN)
        await trykk(pilot, "enter")
        assert utkast(kontor, person).tilstand is Vedtakstilstand.TIL_KONTROLL
        assert "sendt til kontroll" in linjer(pilot)[-2]
        await trykk(pilot, "enter")
        assert "KO-4" in skjerm(pilot)
        assert "z ta tilbake" in linjer(pilot)[-1]
        assert "send inn" not in linjer(pilot)[-1]
        await trykk(pilot, "z")
        assert utkast(kontor, person).tilstand is Vedtakstilstand.UTKAST
        assert "i send inn" in linjer(pilot)[-1]


async def test_ve_2_et_nytt_vedtak_svarer_paa_alt_det_er_sokt_om(kontor: Kontor) -> None:
    """From a søknad: each item answered by its form, engangsytelse with one date, paid to the person's account."""
    person = bruker(kontor)
    nr = soknad(kontor, person, "depositum", mottatt=date(2026, 11, 19))
    async with apnet(kontor, "fornyelser", "vedtak") as pilot:
        await gaa(pilot, soknad_id=nr)
        assert "Engangsytelse" in skjerm(pilot)
        assert "VE-2" in skjerm(pilot)
        await trykk(pilot, "l", "u", "m")
        await skriv(pilot, "20000")
        assert "per måned" not in skjerm(pilot)
        await trykk(pilot, "f10")
        assert "20 000,00" in linje(pilot, "Depositum")
        await trykk(pilot, "home", "down", "down", "down", "down")
        assert "Svar: depositum" in linje(pilot, ">"), skjerm(pilot)
        await trykk(pilot, "enter", "i")
        assert "innvilget bidrag" in linje(pilot, "Svar: depositum")
        assert "20 000,00" in linje(pilot, "Betales søkeren")
    v = utkast(kontor, person)
    assert v.engang
    assert [(p.art.value, p.utfall) for p in v.poster] == [("depositum", Utfall.INNVILGET)]
    assert [(u.belop_ore, u.kontonummer) for u in v.utbetalinger] == [(2_000_000, "12345678903")]


async def test_ve_3_avslag_etter_18_krever_en_linje_om_19(kontor: Kontor) -> None:
    person = bruker(kontor)
    nr = soknad(kontor, person, "reise")
    async with apnet(kontor, "fornyelser", "vedtak") as pilot:
        await gaa(pilot, soknad_id=nr)
        await trykk(pilot, "home", "down", "down", "down")
        while "Svar: reise" not in linje(pilot, ">"):
            await trykk(pilot, "down")
        await trykk(pilot, "enter", "a")
        assert "avslag" in linje(pilot, "Svar: reise")
        assert "§ 19 vurdert" in skjerm(pilot)


async def test_ve_16_en_del_til_utleier_krever_grunn_og_resten_gaar_til_sokeren(kontor: Kontor) -> None:
    person = bruker(kontor)
    november(kontor, person)
    soknad(kontor, person)
    async with apnet(kontor, "fornyelser", "vedtak") as pilot:
        await trykk(pilot, "enter", "l", "b", "2")
        await skriv(pilot, "Utleie AS")
        await trykk(pilot, "enter", "enter")
        await skriv(pilot, "9500")
        await trykk(pilot, "enter", "1")
        await skriv(pilot, "86011117947")
        await trykk(pilot, "f10")
        assert "samtykke eller en grunn" in skjerm(pilot)
        await trykk(pilot, "1", "f10")
    v = utkast(kontor, person)
    assert {u.mottaker.value: u.belop_ore for u in v.utbetalinger}["utleier"] == 950_000
    assert sum(u.belop_ore for u in v.utbetalinger) == v.sum_ore


async def test_leder_leser_uten_aa_kunne_endre(kontor: Kontor) -> None:
    person = bruker(kontor)
    v = november(kontor, person)
    async with apnet(kontor, "fornyelser", "vedtak", som="LEA") as pilot:
        await gaa(pilot, vedtak_id=v.id)
        if "Hvorfor åpner du?" in skjerm(pilot):
            await trykk(pilot, "4")
        assert "Til utbetaling" in skjerm(pilot)
        assert "send inn" not in linjer(pilot)[-1]
        await trykk(pilot, "x", "b", "l")
        assert "F10" not in skjerm(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_svar_sum_og_taster_er_synlige_med_slemme_navn(kontor: Kontor, size: tuple[int, int]) -> None:
    person = bruker(kontor, fornavn="[/]", etternavn="[@click=app.quit]x[/] \u202eslo" + "X" * 200)
    november(kontor, person)
    soknad(kontor, person)
    async with apnet(kontor, "fornyelser", "vedtak", size=size) as pilot:
        await trykk(pilot, "enter")
        assert "[@click=app.quit]x[/" in linjer(pilot)[2]
        assert linjer(pilot)[2].endswith("stopp.")
        assert linjer(pilot)[-1].strip().startswith("Enter svar")
        assert all(len(rad) <= size[0] for rad in linjer(pilot))


async def test_pm_2_nodhjelp_er_et_eget_vedtak_i_dag_og_ikke_fornyelsen(kontor: Kontor) -> None:
    person = bruker(kontor)
    november(kontor, person)
    nr = soknad(kontor, person, "livsopphold", nodhjelp=1, nodhjelp_art="mat")
    async with apnet(kontor, "fornyelser", "vedtak") as pilot:
        assert "ikke søkt" in skjerm(pilot)
        await gaa(pilot, person_id=person)
        assert "nødhjelp" in skjerm(pilot)
    v = utkast(kontor, person)
    assert (v.art.value, v.soknad_id, v.fra, v.til, v.engang) == ("nodhjelp", nr, date(2026, 11, 20), date(2026, 11, 20), True)


async def test_ve_20_neste_for_en_person_er_fornyelsen_og_ikke_to_ganger(kontor: Kontor) -> None:
    person = bruker(kontor)
    forrige = november(kontor, person)
    nr = soknad(kontor, person)
    async with apnet(kontor, "fornyelser", "vedtak") as pilot:
        await gaa(pilot, person_id=person)
        assert "Fornyelse" in linjer(pilot)[0]
        v = utkast(kontor, person)
        assert (v.forrige_id, v.soknad_id) == (forrige.id, nr)
        await gaa(pilot, soknad_id=nr)
        await gaa(pilot, forrige_id=forrige.id)
    assert utkast(kontor, person).id == v.id


async def test_ve_3_laan_krever_midler_som_er_paa_vei(kontor: Kontor) -> None:
    person = bruker(kontor)
    nr = soknad(kontor, person, "depositum")
    async with apnet(kontor, "fornyelser", "vedtak") as pilot:
        await gaa(pilot, soknad_id=nr)
        await trykk(pilot, "home", "down", "down", "down")
        assert "Svar: depositum" in linje(pilot, ">")
        await trykk(pilot, "enter", "e", "1", "1", "2", "f10")
        assert "innvilget lån" in linje(pilot, "Svar: depositum")
        await trykk(pilot, "end")
        assert "Lån til depositum krever midler" in skjerm(pilot)
    (post,) = utkast(kontor, person).poster
    assert (post.form, post.formgrunn) == (Stonadsform.LAN, None)


async def test_ve_18_et_iverksatt_vedtak_faar_opphor_ved_et_nytt_som_peker_paa_det(kontor: Kontor) -> None:
    person = bruker(kontor)
    gammelt = november(kontor, person)
    async with apnet(kontor, "fornyelser", "vedtak") as pilot:
        await gaa(pilot, vedtak_id=gammelt.id)
        assert "Vedtaket er iverksatt og endres ikke" in skjerm(pilot)
        await trykk(pilot, "o", "1")
        assert "Endrer vedtak" in skjerm(pilot)
    v = utkast(kontor, person)
    assert (v.art.value, v.endrer_id, v.tilstand) == ("opphor", gammelt.id, Vedtakstilstand.UTKAST)
    assert tjeneste.hent(kontor.okt(), gammelt.id).sum_ore == gammelt.sum_ore


async def test_enter_paa_en_stopp_gaar_dit_den_rettes_og_bekrefter_ingenting(kontor: Kontor) -> None:
    person = bruker(kontor)
    november(kontor, person)
    soknad(kontor, person)
    async with apnet(kontor, "fornyelser", "vedtak") as pilot:
        await trykk(pilot, "enter", "end")
        assert "Stopp VE-7" in linje(pilot, ">")
        await trykk(pilot, "enter")
        assert "Forrige måned: Mona" in skjerm(pilot)
        await trykk(pilot, "f9", "end", "up")
        assert "Stopp VE-13" in linje(pilot, ">")
        await trykk(pilot, "enter")
        assert "Husleie" in linje(pilot, ">")
    assert [b.svar for b in utkast(kontor, person).behov] == [None, None]
