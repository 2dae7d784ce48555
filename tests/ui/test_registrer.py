"""Registering a søknad through its keys."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from textual import events

from navtui.domain.fodselsnummer import lag_syntetisk
from navtui.domain.kodeverk.soknad import Soknadspost
from navtui.domain.soknad import NyPost, NySoknad, Registrert
from navtui.services import postmote, soknad
from navtui.ui.visninger.postmote import Postmote
from navtui.ui.visninger.registrer import Registrer
from tests.kontor import I_DAG, Kontor
from tests.services.test_samme_person import koble
from tests.services.test_soknad import antall
from tests.ui.kontorapp import apnet as vis
from tests.ui.pilot import Styrer, app_av, linjer, ro, skjerm, skriv, trykk
from tests.ui.pilot import vis as visning

FODT = date(1990, 5, 5)
FNR = lag_syntetisk(FODT, 42)


async def test_pm_1_kjent_person_med_nummer_bokstaver_og_enter(kontor: Kontor) -> None:
    p = kontor.person("Mona", "Olsen", FODT, fnr=FNR, telefon="99911222")
    kontor.sak(p, "IDA")
    async with vis(kontor, "postmote", som="PER") as pilot:
        await trykk(pilot, "n")
        await skriv(pilot, FNR)
        assert "Olsen, Mona. Veileder IDA, tlf. 99911222. Ny søker." in skjerm(pilot)
        await trykk(pilot, "l", "h", "enter")
        assert "Registrert. Fordeles på postmøtet." in skjerm(pilot)
        assert "livsopphold, hu" in skjerm(pilot)
    assert antall(kontor, "soknad", person_id=p, mottatt=I_DAG, kanal="papir", registrert_av="PER") == 1


async def paa_en_gang(pilot: Styrer, *det: str | events.Paste) -> None:
    """All of it before the program has had its turn: a scanner, a slow line that lets go, a very fast hand."""
    for del_ in det:
        app_av(pilot).post_message(events.Key(del_, del_ if len(del_) == 1 else None) if isinstance(del_, str) else del_)
    await ro(pilot)


@pytest.mark.parametrize("nummer", [tuple(FNR), (events.Paste(f"{FNR[:6]} {FNR[6:]}\r\n"),)], ids=["tastet", "limt"])
async def test_pm_1_alt_i_ett_finner_sine_felt(kontor: Kontor, nummer: tuple[str | events.Paste, ...]) -> None:
    """The letters that come right behind the number are what is applied for, and `n` in front of it opened the form."""
    kontor.person("Mona", "Olsen", FODT, fnr=FNR)
    async with vis(kontor, "postmote", som="PER") as pilot:
        await paa_en_gang(pilot, "n", *nummer, "l", "h", "enter")
        assert "livsopphold, hu" in skjerm(pilot)
    assert antall(kontor, "soknadspost") == 2


async def test_pm_1_navn_og_valg_i_ett(kontor: Kontor) -> None:
    """A digit right behind Enter chooses among the hits, and `n` behind it is nødhjelp for the one who was chosen."""
    p = kontor.person("Mona", "Olsen", FODT)
    kontor.sak(p, "IDA")
    async with vis(kontor, "postmote", som="PER") as pilot:
        await paa_en_gang(pilot, "n", *"ols", "enter", "1", "n", "1", "enter", "enter")
        assert "Registrert. Gitt til IDA." in skjerm(pilot)
    assert antall(kontor, "soknad", person_id=p, nodhjelp_art="mat") == 1


async def test_pe_1_et_galt_nummer_i_ett_kaster_bokstavene_bak(kontor: Kontor) -> None:
    """They were meant for a form she has not seen: the field keeps the number, and the cursor."""
    galt = FNR[:10] + str((int(FNR[10]) + 1) % 10)
    async with vis(kontor, "postmote", som="PER") as pilot:
        await paa_en_gang(pilot, "n", *galt, "l", "h", "enter")
        assert "kontrollsifrene stemmer ikke" in skjerm(pilot)
        assert f" {galt} " in skjerm(pilot)
        await trykk(pilot, "backspace")
        assert "kontrollsifrene stemmer ikke" not in skjerm(pilot), "it is about what stood there"
        await skriv(pilot, FNR[10])
        assert "Ikke kjent her fra før." in skjerm(pilot)


async def test_pe_1_fodselsdato_med_to_siffer_og_en_gammel_en_sporres_det_om(kontor: Kontor) -> None:
    async with vis(kontor, "postmote", som="PER") as pilot:
        await trykk(pilot, "n")
        await skriv(pilot, "moe")
        await trykk(pilot, "enter")
        assert "Se over navnet, og skriv resten." in skjerm(pilot)
        await skriv(pilot, "liv")
        await trykk(pilot, "enter")
        await skriv(pilot, "1.2.1899")
        await trykk(pilot, "enter", "enter", "l", "enter")
        assert "Født 1899 gir 127 år. Trykk en gang til hvis det stemmer." in skjerm(pilot)
        await skriv(pilot, "1.2")
        await trykk(pilot, "f10")
        assert "Født: året mangler. Skriv for eksempel 1.2.1999" in skjerm(pilot)
        await skriv(pilot, ".99")
        await trykk(pilot, "f10")
        assert "Registrert." in skjerm(pilot)
    assert antall(kontor, "person", etternavn="Moe", fodt=date(1999, 2, 1)) == 1


@pytest.mark.parametrize("tast", ["enter", "tab"])
async def test_pm_1_sok_pa_del_av_navnet_og_velg(kontor: Kontor, tast: str) -> None:
    """Tab and the arrows look the name up as Enter does: what is written next is not taken for a known person's."""
    kontor.person("Mona", "Åsheim", FODT)
    q = kontor.person("Dag", "Aasen", date(1980, 1, 1))
    async with vis(kontor, "postmote") as pilot:
        await trykk(pilot, "n")
        await skriv(pilot, "aas")
        await trykk(pilot, tast)
        assert "Åsheim, Mona, født 1990, ingen veileder" in skjerm(pilot)
        linje = next(linje for linje in linjer(pilot) if "Aasen, Dag" in linje)
        await trykk(pilot, linje.split("Aasen")[0].split()[-1], "d", "enter")
        assert "Registrert." in skjerm(pilot)
    assert antall(kontor, "soknad", person_id=q) == 1


async def test_pe_1_ukjent_person_gir_navnefelt_og_galt_nummer_sies_ved_feltet(kontor: Kontor) -> None:
    async with vis(kontor, "postmote") as pilot:
        await trykk(pilot, "n")
        await skriv(pilot, FNR[:10] + str((int(FNR[10]) + 1) % 10))
        assert "kontrollsifrene stemmer ikke" in skjerm(pilot)
        await trykk(pilot, "enter")
        assert "kontrollsifrene stemmer ikke" in skjerm(pilot), "Enter does not take it for a number that is too short"
        await trykk(pilot, "backspace")
        assert "kontrollsifrene stemmer ikke" not in skjerm(pilot), "it is about what stood there"
        await skriv(pilot, FNR[10])
        assert "Ikke kjent her fra før. Skriv navnet." in skjerm(pilot)
        await skriv(pilot, "moe")
        await trykk(pilot, "enter")
        await skriv(pilot, "liv")
        await trykk(pilot, "enter", "enter", "l", "enter")
        assert "Registrert. Fordeles på postmøtet." in skjerm(pilot)
    assert antall(kontor, "person", fnr=FNR, etternavn="moe", fornavn="liv", fodt=FODT) == 1


async def test_pm_1_enter_etter_et_ukjent_nummer_gar_ikke_forbi_etternavnet(kontor: Kontor) -> None:
    """The eleventh digit has already looked up and moved the cursor; the footer says Enter finds, so Enter is pressed all the same."""
    async with vis(kontor, "postmote") as pilot:
        await trykk(pilot, "n")
        await skriv(pilot, FNR)
        await trykk(pilot, "enter")
        assert "Skriv etternavnet." in skjerm(pilot)
        await skriv(pilot, "moe")
        await trykk(pilot, "enter")
        await skriv(pilot, "liv")
        await trykk(pilot, "enter", "enter", "l", "enter")
        assert "Registrert. Fordeles på postmøtet." in skjerm(pilot)
    assert antall(kontor, "person", fnr=FNR, etternavn="moe", fornavn="liv") == 1


async def test_pm_1_hjelpen_skiller_det_mottak_kan_fra_det_mottak_ikke_kan(kontor: Kontor) -> None:
    async with vis(kontor, "postmote", som="PER", size=(120, 60)) as pilot:
        await trykk(pilot, "f1")
        kan, kan_ikke = skjerm(pilot).split("Ikke nå, ikke på denne raden eller ikke i din rolle")
    assert "Registrer en søknad" in kan
    assert "Utsett til neste møte" not in kan
    assert "Utsett til neste møte" in kan_ikke


async def test_pm_1_uten_noe_valgt_sies_det_og_ingenting_gar_tapt(kontor: Kontor) -> None:
    kontor.person("Mona", "Olsen", FODT, fnr=FNR)
    async with vis(kontor, "postmote") as pilot:
        await trykk(pilot, "n")
        await skriv(pilot, FNR)
        await trykk(pilot, "enter")
        assert "Velg minst én ting det søkes om. (PM-1)" in skjerm(pilot)
        await trykk(pilot, "a")
        assert "Velg minst én ting" not in skjerm(pilot)
        await trykk(pilot, "enter")
        assert "Skriv hva «annet» er. (PM-1)" in skjerm(pilot)
        await skriv(pilot, "pass")
        await trykk(pilot, "enter")
        assert "Registrert." in skjerm(pilot)
    assert antall(kontor, "soknadspost", art="annet", tekst="pass") == 1


async def test_pm_11_duplikatet_sies_for_det_registreres_og_grunnen_beholdes(kontor: Kontor) -> None:
    p = kontor.person("Mona", "Olsen", FODT, fnr=FNR)
    kontor.soknad(p, "husleie", mottatt=I_DAG - timedelta(3))
    async with vis(kontor, "postmote") as pilot:
        await trykk(pilot, "n")
        await skriv(pilot, FNR)
        await trykk(pilot, "l")
        assert "PM-11" not in skjerm(pilot)
        await trykk(pilot, "h")
        assert "Det er allerede søkt om husleie, mottatt 17.11.2026" in skjerm(pilot)
        await trykk(pilot, "enter")
        assert "Skriv hvorfor den registreres" in skjerm(pilot)
        await skriv(pilot, "ny kontrakt")
        await trykk(pilot, "enter")
        assert "Registrert." in skjerm(pilot)
    assert antall(kontor, "soknad", duplikat_grunn="ny kontrakt") == 1


async def test_pm_2_nodhjelp_gis_i_samme_flyt_med_forslaget_pa_enter(kontor: Kontor) -> None:
    p = kontor.person("Mona", "Olsen", FODT, fnr=FNR)
    kontor.sak(p, "IDA")
    async with vis(kontor, "postmote", som="PER") as pilot:
        await trykk(pilot, "n")
        await skriv(pilot, FNR)
        await trykk(pilot, "n", "1")
        assert "Forslag IDA: fast veileder siden januar 2026, på jobb i dag." in skjerm(pilot)
        await trykk(pilot, "enter")
        assert "Nødhjelp: mat. Gis til IDA nå." in skjerm(pilot)
        await trykk(pilot, "enter")
        assert "Registrert. Gitt til IDA." in skjerm(pilot)
    assert antall(kontor, "beslutning", art="nodhjelp", til_ident="IDA", forslag_ident="IDA") == 1


async def test_pm_1_mottatt_kanal_vedlegg_og_mott_kan_fylles_ut(kontor: Kontor) -> None:
    kontor.person("Mona", "Olsen", FODT, fnr=FNR)
    async with vis(kontor, "postmote") as pilot:
        await trykk(pilot, "n")
        await skriv(pilot, FNR)
        await trykk(pilot, "l", "tab", *["backspace"] * 12)
        await skriv(pilot, "18.11")
        await trykk(pilot, "enter", "m", "enter")
        await skriv(pilot, "kontrakt")
        await trykk(pilot, "enter", "i", "space", "d", "a", "g", "f10")
        assert "Registrert." in skjerm(pilot)
    assert antall(kontor, "soknad", mottatt=date(2026, 11, 18), kanal="muntlig", vedlegg="kontrakt", mott=I_DAG) == 1


@pytest.mark.parametrize("nummer", [FNR, lag_syntetisk(FODT, 43)])
async def test_pm_12_skjult_og_ukjent_ser_like_ut_til_svaret(kontor: Kontor, nummer: str) -> None:
    """Screen by screen the same for a hidden person's number and for one nobody has; only the answer differs, as the rule says."""
    p = kontor.person("Siri", "Hemmelig", FODT, fnr=FNR, skjerming="kode_6")
    kontor.soknad(p, "livsopphold")
    bilder = []
    async with vis(kontor, "postmote", som="PER") as pilot:
        await trykk(pilot, "n")
        await skriv(pilot, nummer)
        bilder.append(skjerm(pilot))
        await skriv(pilot, "hemmelig")
        await trykk(pilot, "enter")
        await skriv(pilot, "siri")
        await trykk(pilot, "enter", "enter", "l")
        bilder.append(skjerm(pilot))
        for bilde in bilder:
            assert "PM-11" not in bilde
            assert "Ikke kjent her fra før. Skriv navnet." in bilde
        await trykk(pilot, "enter")
        ventet = "Registrert. Fordeles av leder." if nummer == FNR else "Registrert. Fordeles på postmøtet."
        assert ventet in skjerm(pilot)
    assert antall(kontor, "person") == (1 if nummer == FNR else 2)
    assert len(postmote.rader(kontor.okt())) == (0 if nummer == FNR else 1)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_skjemaet_viser_tittel_og_taster(kontor: Kontor, size: tuple[int, int]) -> None:
    async with vis(kontor, "postmote", size=size) as pilot:
        await trykk(pilot, "n")
        assert "Ny søknad" in skjerm(pilot)
        assert "Enter finn   F10 registrer   Tab neste felt   Esc/F9 avbryt" in skjerm(pilot)
        await skriv(pilot, "ottar tveit")
        await trykk(pilot, "enter")
        assert "Enter neste felt   F10 registrer" in skjerm(pilot)
        await skriv(pilot, "12.3.85")
        await trykk(pilot, "enter", "enter")
        assert "Enter registrer   n nødhjelp   p beløp   F10" not in skjerm(pilot)
        assert "Enter registrer   n nødhjelp   p beløp   Tab neste felt   Esc/F9 avbryt" in skjerm(pilot)
        for etikett, verdi in (("Etternavn", "Tveit"), ("Fornavn", "Ottar"), ("Født", "12.3.85")):
            assert any(etikett in linje and verdi in linje for linje in linjer(pilot)), etikett
        await trykk(pilot, "f9", "f9")
        assert "Postmøte" in linjer(pilot)[0]


async def test_pm_1_fra_en_person_er_sokeren_fylt_ut(kontor: Kontor) -> None:
    """As F8 opens it."""
    p = kontor.person("Mona", "Olsen", FODT)
    async with vis(kontor, "postmote") as pilot:
        svar: list[Registrert] = []
        visning(pilot, Postmote).spor(Registrer(kontor.okt(), (p, "Olsen, Mona")), svar.append)
        await ro(pilot)
        assert "Olsen, Mona. Ny søker." in skjerm(pilot)
        await trykk(pilot, "t", "enter")
    assert [s.setning for s in svar] == ["Registrert. Fordeles på postmøtet."]
    assert antall(kontor, "soknad", person_id=p) == 1


async def test_pm_1_belop_og_periode_for_hver_ting_med_p(kontor: Kontor) -> None:
    kontor.person("Mona", "Olsen", FODT, fnr=FNR)
    async with vis(kontor, "postmote", som="PER") as pilot:
        await trykk(pilot, "n")
        await skriv(pilot, FNR)
        await trykk(pilot, "p")
        assert "Kryss av det søkes om" in skjerm(pilot)
        await trykk(pilot, "l", "h", "p")
        for tekst in ("6900", "1.12", "30.11"):
            await skriv(pilot, tekst)
            await trykk(pilot, "enter")
        await skriv(pilot, "9 500,50")
        await trykk(pilot, "f10")
        assert "Livsopphold: perioden slutter før den begynner. (PM-1)" in skjerm(pilot)
        await skriv(pilot, "31.12")
        await trykk(pilot, "f10")
        assert "Oppgitt: livsopphold 6 900 kr, 1.12-31.12.2026; husleie 9 500,50 kr." in skjerm(pilot)
        await trykk(pilot, "h", "h", "enter")
        assert "Registrert." in skjerm(pilot)
    assert antall(kontor, "soknadspost") == 2
    assert antall(kontor, "soknadspost", art="livsopphold", belop_ore=690_000, fra=date(2026, 12, 1), til=date(2026, 12, 31)) == 1
    assert antall(kontor, "soknadspost", art="husleie", belop_ore=950_050, fra=None, til=None) == 1


async def test_pe_13_ny_telefon_og_konto_star_over_det_som_krysses(kontor: Kontor) -> None:
    """Two arrow keys up from what is applied for: the way straight through does not meet them."""
    p = kontor.person("Mona", "Olsen", FODT, fnr=FNR, telefon="99911222", kontonummer="12345678903", konto="har")
    async with vis(kontor, "postmote", som="PER") as pilot:
        await trykk(pilot, "n")
        await skriv(pilot, FNR)
        assert "12345678903" not in skjerm(pilot), "what the office pays to is not shown at the counter"
        await trykk(pilot, "l", "up", "up")
        await skriv(pilot, "40000000")
        await trykk(pilot, "enter")
        await skriv(pilot, "86011117940")
        await trykk(pilot, "enter", "enter")
        assert "kontrollsifferet stemmer ikke" in skjerm(pilot)
        await trykk(pilot, "backspace")
        await skriv(pilot, "7")
        await trykk(pilot, "enter", "enter")
        assert "Registrert. Fordeles på postmøtet. Telefon og kontonummer er endret." in skjerm(pilot)
    assert antall(kontor, "person", id=p, telefon="40000000", kontonummer="86011117947", konto_fra=I_DAG) == 1


async def test_pm_2_det_som_er_valgt_som_nodhjelp_star_pa_skjermen_ogsa_for_en_ukjent(kontor: Kontor) -> None:
    """At 80x24, under the long list of what is applied for, and with a duplicate's lines above."""
    kontor.sett_inn("fravaer", ident="EVA", art="syk", fra=I_DAG, satt_av="LEA", tid=kontor.okt().na())
    async with vis(kontor, "postmote", som="PER") as pilot:
        await trykk(pilot, "n")
        await skriv(pilot, FNR)
        await skriv(pilot, "moe")
        await trykk(pilot, "enter")
        await skriv(pilot, "liv")
        await trykk(pilot, "enter", "enter", "n", "1")
        assert "> 2 IDA Ida Moen, 0 mottakere + 0 søknader" in skjerm(pilot), "the digits are those of the postmøte: EVA has 1 and is away"
        await trykk(pilot, "2")
        assert "Nødhjelp: mat. Gis til IDA nå." in skjerm(pilot)
        await trykk(pilot, "enter")
    assert antall(kontor, "soknad", nodhjelp_art="mat", saksbehandler="IDA") == 1


async def test_pm_1_mange_treff_sier_at_det_er_flere_og_lange_navn_skjuler_ikke_fodselsaret(kontor: Kontor) -> None:
    """Else someone who is not among the first would be registered once more."""
    kontor.person("X" * 200, "Aalen", FODT)
    async with vis(kontor, "postmote", som="PER") as pilot:
        await trykk(pilot, "n")
        await skriv(pilot, "aal")
        await trykk(pilot, "enter")
        assert "XX.., født 1990, ingen veileder" in skjerm(pilot)
        assert "første" not in skjerm(pilot)
        await trykk(pilot, "f9")
        for nr in range(20):
            kontor.person(f"P{nr}", "Aalen", FODT)
        await trykk(pilot, "enter")
        assert "De 20 første." in skjerm(pilot)


async def test_pm_1_belop_periode_og_vedlegg_leses_pa_motet_og_pa_personen(kontor: Kontor) -> None:
    p = kontor.person("Mona", "Olsen", FODT)
    kontor.sak(p, "KAL")
    post = NyPost(art=Soknadspost.HUSLEIE, belop_ore=950_000, fra=date(2026, 12, 1), til=date(2026, 12, 31))
    ny = NySoknad(person_id=p, mottatt=I_DAG, poster=(post, NyPost(art=Soknadspost.STROM)), vedlegg="kontrakt [/]")
    soknad.registrer(kontor.okt("PER"), ny)
    async with vis(kontor, "postmote", "bruker", size=(120, 60)) as pilot:
        assert "Oppgitt: husleie 9 500 kr, 1.12-31.12.2026." in skjerm(pilot)
        await trykk(pilot, "p")
        assert "Oppgitt: husleie 9 500 kr, 1.12-31.12.2026. Vedlagt: kontrakt [/]." in skjerm(pilot)


async def test_pe_1_den_som_gjelder_tilbys_med_en_tast_naar_en_finner_den_andre(kontor: Kontor) -> None:
    a = kontor.person("Mona", "Olsen", FODT)
    kontor.sak(a, "KAL")
    b = kontor.person("Monna", "Olsson", FODT, fnr=None)
    koble(kontor, a, b)
    async with vis(kontor, "postmote", som="PER") as pilot:
        await trykk(pilot, "n")
        await skriv(pilot, "olsson")
        await trykk(pilot, "enter", "1")
        assert "bruk Olsen, Mona, født 1990 i stedet" in skjerm(pilot)
        await trykk(pilot, "1", "l", "enter")
        assert "Registrert." in skjerm(pilot)
    assert (antall(kontor, "soknad", person_id=a), antall(kontor, "soknad", person_id=b)) == (1, 0)
