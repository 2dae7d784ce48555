"""The postmøte through its keys."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from navtui.services import beslutning, drofting, postmote
from navtui.ui.visninger.postmote import Postmote
from navtui.ui.visninger.postmote_rader import kolonner
from tests.kontor import I_DAG, Kontor
from tests.services.test_soknad import antall, iverksatt
from tests.ui.kontorapp import apnet as vis
from tests.ui.pilot import Styrer, linjer, ro, skjerm, skriv, trykk
from tests.ui.pilot import vis as visning
from tests.ui.prove import SLEMME


async def sett(pilot: Styrer) -> None:
    """Let the cursor rest until the person is shown."""
    await pilot.pause(0.2)
    await ro(pilot)


def svar(pilot: Styrer) -> str:
    """The answer line."""
    return linjer(pilot)[2].strip()


def rad(pilot: Styrer, navn: str) -> str:
    """The line of one søker in the queue."""
    return next(linje for linje in linjer(pilot)[4:16] if navn in linje)


def to_soknader(kontor: Kontor) -> tuple[int, int]:
    """Mona who has KAL, and Aksel who is new."""
    mona = kontor.person("Mona", "Olsen")
    kontor.sak(mona, "KAL")
    a = kontor.soknad(mona, "livsopphold", "husleie", mottatt=I_DAG - timedelta(2))
    return a, kontor.soknad(kontor.person("Aksel", "Berg", date(2007, 1, 1)), ny_soker=1)


async def test_pm_3_pm_7_koen_viser_frister_forslag_og_hvorfor(kontor: Kontor) -> None:
    to_soknader(kontor)
    async with vis(kontor, "postmote") as pilot:
        assert svar(pilot) == "2 søknader. Korteste frist: 12 dager. Møtet er ikke åpnet."
        assert rad(pilot, "Olsen").endswith("4 KAL")
        assert "12 d  28 d" in rad(pilot, "Olsen")
        assert "Berg, Aksel, 19, NY" in rad(pilot, "Berg")
        assert "Forslag 4 KAL: fast veileder siden januar 2026, på jobb i dag." in skjerm(pilot)


async def test_pm_6_enter_godtar_siffer_gir_til_en_annen_og_markoren_gar_videre(kontor: Kontor) -> None:
    a, b = to_soknader(kontor)
    async with vis(kontor, "postmote") as pilot:
        await trykk(pilot, "o")
        await trykk(pilot, "enter")
        assert "Olsen, Mona: gitt til KAL." in skjerm(pilot)
        assert linjer(pilot)[5].startswith(">")
        assert "Berg" in linjer(pilot)[5]
        await trykk(pilot, "2")
        assert "gitt til IDA." in skjerm(pilot)
        assert svar(pilot) == "2 søknader: 2 fordelt, 0 igjen."
        assert "til IDA" in rad(pilot, "Berg")
    assert antall(kontor, "soknad", id=a, saksbehandler="KAL") == 1
    assert antall(kontor, "soknad", id=b, saksbehandler="IDA") == 1


async def test_pm_7_belastningen_pa_skjermen_flytter_seg(kontor: Kontor) -> None:
    to_soknader(kontor)
    async with vis(kontor, "postmote") as pilot:
        await trykk(pilot, "o")
        assert "4 KAL 0+0" in skjerm(pilot)
        await trykk(pilot, "enter")
        assert "4 KAL ========== 0+1" in skjerm(pilot)
        await trykk(pilot, "z")
        assert "4 KAL 0+0" in skjerm(pilot)


async def test_pm_8_z_angrer_den_siste_og_markoren_kommer_tilbake(kontor: Kontor) -> None:
    a, _ = to_soknader(kontor)
    async with vis(kontor, "postmote") as pilot:
        await trykk(pilot, "o")
        await trykk(pilot, "enter", "z")
        assert "Angret. Søknaden er i køen igjen." in skjerm(pilot)
        assert "Olsen" in next(linje for linje in linjer(pilot) if linje.startswith(">"))
        assert "z angre" not in linjer(pilot)[-1]
    assert antall(kontor, "soknad", id=a, tilstand="mottatt") == 1


async def test_pe_10_b_bytter_fast_veileder_nar_en_annen_fikk_soknaden(kontor: Kontor) -> None:
    to_soknader(kontor)
    async with vis(kontor, "postmote") as pilot:
        await trykk(pilot, "o")
        await trykk(pilot, "2")
        assert "KAL er fortsatt fast veileder. Trykk b for å bytte." in skjerm(pilot)
        await trykk(pilot, "b")
        assert "Brukeren er ikke informert: oppgave til IDA." in " ".join(" ".join(linjer(pilot)).split())
    assert antall(kontor, "oppgave", regel="PE-10", til_ident="IDA", lukket=None) == 1


async def test_pm_5_utsett_med_ett_tastetrykk_eller_skrevet_grunn(kontor: Kontor) -> None:
    a, b = to_soknader(kontor)
    async with vis(kontor, "postmote") as pilot:
        await trykk(pilot, "o")
        await trykk(pilot, "u", "1", "u", "5")
        await skriv(pilot, "husbanken svarer i morgen")
        await trykk(pilot, "enter")
        assert svar(pilot) == "2 søknader: 0 fordelt, 0 igjen, 2 utsatt."
        assert "venter på dok" in rad(pilot, "Olsen")
    assert antall(kontor, "beslutning", soknad_id=a, grunn="venter på dokumentasjon") == 1
    assert antall(kontor, "beslutning", soknad_id=b, grunn="husbanken svarer i morgen") == 1


async def test_pm_5_markoren_blir_hos_den_det_gjelder_ogsa_naar_lista_leses_igjen_bak_vinduet(kontor: Kontor) -> None:
    """The next key would else give another person's søknad away."""
    a, b = to_soknader(kontor)
    async with vis(kontor, "postmote") as pilot:
        await trykk(pilot, "o", "u")
        assert "Utsett Olsen, Mona" in skjerm(pilot)
        visning(pilot, Postmote).oppfrisk()
        await ro(pilot)
        await trykk(pilot, "escape")
        assert rad(pilot, "Olsen").startswith(">")
        await trykk(pilot, "9")
        assert "Ingen har tallet 9." in skjerm(pilot)
        await trykk(pilot, "3")
    assert antall(kontor, "beslutning", soknad_id=a) == 1
    assert antall(kontor, "beslutning", soknad_id=b) == 0


async def test_pm_9_d_setter_til_drofting_og_d_igjen_skriver_konklusjonen(kontor: Kontor) -> None:
    to_soknader(kontor)
    drofting.reis(kontor.okt("IDA"), kontor.person("Line", "Moe"), "depositum uten kontrakt?")
    async with vis(kontor, "postmote") as pilot:
        await trykk(pilot, "o")
        assert "depositum uten" in rad(pilot, "Moe")
        await trykk(pilot, "d")
        assert rad(pilot, "Olsen").startswith("> d ")
        await trykk(pilot, "d")
        await skriv(pilot, "kal tar den")
        await trykk(pilot, "enter")
        assert rad(pilot, "Olsen").startswith("> D ")
        await trykk(pilot, "end", "d")
        assert "depositum uten kontrakt?" in skjerm(pilot)
        await trykk(pilot, "enter")
        assert "er tatt av sakslisten" in skjerm(pilot)
    assert antall(kontor, "drofting", konklusjon="kal tar den") == 1


async def test_pm_5_a_nekter_til_alt_er_besluttet_og_viser_sa_protokollen(kontor: Kontor) -> None:
    to_soknader(kontor)
    async with vis(kontor, "postmote") as pilot:
        await trykk(pilot, "o")
        await trykk(pilot, "enter", "a")
        assert "1 søknad er verken fordelt eller utsatt." in skjerm(pilot)
        await trykk(pilot, "enter", "a")
        assert "[x] 1 EVA" in skjerm(pilot)
        await trykk(pilot, "1", "enter")
        assert "Protokoll fra postmøte nr. 1, 20.11.2026" in skjerm(pilot)
        await trykk(pilot, "s")
        assert "Lagret:" in skjerm(pilot)
        await trykk(pilot, "enter")
        assert "Møtet er avsluttet." in skjerm(pilot)
        await trykk(pilot, "r")
        assert "20.11.2026, protokoll nr. 1, avsluttet av KAL" in skjerm(pilot)
        await trykk(pilot, "enter")
        assert "Protokoll fra postmøte nr. 1" in skjerm(pilot)
    assert antall(kontor, "postmotedeltaker", ident="EVA") == 0
    assert antall(kontor, "postmotedeltaker", ident="KAL") == 1
    assert kontor.fil.with_name("protokoll-2026-11-20.txt").exists()


async def test_pm_8_etter_motet_gir_sifferet_til_en_annen_med_grunn(kontor: Kontor) -> None:
    a, _ = to_soknader(kontor)
    async with vis(kontor, "postmote") as pilot:
        await trykk(pilot, "o")
        await trykk(pilot, "enter", "enter", "a", "enter", "enter")
        while "Olsen" not in next(linje for linje in linjer(pilot) if linje.startswith(">")):
            await trykk(pilot, "down")
        await trykk(pilot, "3", "enter")
        assert "PM-8" in skjerm(pilot)
        await skriv(pilot, "kal er syk")
        await trykk(pilot, "enter")
        assert "til JON" in rad(pilot, "Olsen")
    assert antall(kontor, "beslutning", soknad_id=a, art="omfordelt", grunn="kal er syk") == 1


async def test_si_7_en_annen_pult_kom_forst(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    a, _ = to_soknader(kontor)
    async with vis(kontor, "postmote") as pilot:
        await trykk(pilot, "o")
        beslutning.fordel(kontor.okt("IDA"), a, "IDA", 1)
        await trykk(pilot, "enter")
        assert "Søknaden er allerede gitt til IDA av IDA kl. 12:00. (SI-7)" in skjerm(pilot)
        assert "til IDA" in rad(pilot, "Olsen")
        assert svar(pilot) == "2 søknader: 1 fordelt, 1 igjen. Korteste frist: 14 dager."


async def test_pm_12_lukket_ko_for_leder_og_ikke_et_spor_hos_de_andre(kontor: Kontor) -> None:
    p = kontor.person("Siri", "Hemmelig", skjerming="kode_6")
    kontor.soknad(p)
    async with vis(kontor, "postmote") as pilot:
        assert svar(pilot) == "Ingen søknader venter. Møtet er ikke åpnet."
        assert "Køen er tom. Trykk n for å registrere en søknad" in skjerm(pilot)
        await trykk(pilot, "k")
        assert "ukket" not in skjerm(pilot)
        assert "Hemmelig" not in skjerm(pilot)
    async with vis(kontor, "postmote", som="LEA") as pilot:
        assert "Lukket kø: 1 (k)." in svar(pilot)
        assert "Hemmelig" not in skjerm(pilot)
        await trykk(pilot, "k")
        assert "Hemmelig" in skjerm(pilot)
        await sett(pilot)
        assert "Åpne personen (p) for å se mer." in skjerm(pilot)
        await trykk(pilot, "5")
        assert "gitt til LEA." in skjerm(pilot)
        await trykk(pilot, "k")
        assert svar(pilot) == "Ingen søknader venter. Møtet er ikke åpnet."


async def test_pe_7_kortet_vises_nar_markoren_har_statt_stille_i_et_apent_mote(kontor: Kontor) -> None:
    mona, dag = kontor.person("Mona", "Olsen", date(1999, 3, 4)), kontor.person("Dag", "Vik")
    kontor.husstand("samboer", mona, dag, barn=(kontor.person("Bo", "Olsen", date(2018, 5, 5)),))
    kontor.sak(dag, "JON")
    iverksatt(kontor, mona, date(2026, 11, 1), date(2026, 11, 30), inntektsrolle="hovedinntekt")
    kontor.soknad(mona)
    async with vis(kontor, "postmote", som="IDA") as pilot:
        await sett(pilot)
        assert "Åpne møtet (o) for å se mer." in skjerm(pilot)
        assert "14 230 kr" not in skjerm(pilot)
        await trykk(pilot, "o")
        await sett(pilot)
        assert "27 år, samboer med Vik, Dag (JON), barn 8." in skjerm(pilot)
        assert "Vedtak til 30.11: 14 230 kr, hovedinntekt. Ingen samtale ført." in skjerm(pilot)
    assert antall(kontor, "logg", handling="apnet", ident="IDA", person_id=mona) == 1


async def test_pe_12_mottak_ser_koen_og_gir_bare_nodhjelp(kontor: Kontor) -> None:
    to_soknader(kontor)
    nod = kontor.soknad(kontor.person("Per", "Hansen"), nodhjelp=1, nodhjelp_art="mat", registrert_tid=kontor.okt(kl=time(9, 10)).na())
    async with vis(kontor, "postmote", som="PER") as pilot:
        assert rad(pilot, "Hansen").startswith("> !  09:10")
        assert "2t 50m" in rad(pilot, "Hansen")
        assert linjer(pilot)[-1].strip() == "Enter godta   1-9 gi til   n ny søknad   w brevkø"
        await trykk(pilot, "down", "enter", "2", "u", "a", "d", "p", "o")
        assert antall(kontor, "beslutning") == 0
        await trykk(pilot, "up", "enter")
    assert antall(kontor, "beslutning", soknad_id=nod, art="nodhjelp") == 1
    assert not postmote.er_apent(kontor.okt())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_slemme_navn_og_grunner_star_som_de_er(kontor: Kontor, size: tuple[int, int]) -> None:
    for nr, navn in enumerate(SLEMME):
        p = kontor.person(navn, f"{nr}{navn}")
        s = kontor.soknad(p, "annet")
        with kontor.okt().skrive() as skriver:
            skriver.utfor("update soknadspost set tekst = :t where soknad_id = :s", alle=True, t=navn, s=s)
            skriver.logg("test")
        drofting.reis(kontor.okt(), p, navn)
    async with vis(kontor, "postmote", size=size) as pilot:
        await trykk(pilot, "o")
        for _ in SLEMME:
            await sett(pilot)
            assert len(linjer(pilot)) == size[1]
            assert "\x1b" not in skjerm(pilot)
            assert "\u202e" not in skjerm(pilot)
            await trykk(pilot, "d", "f9", "down")
        await trykk(pilot, "home")
        for _ in SLEMME:
            await trykk(pilot, "enter")
        assert not antall(kontor, "soknad", tilstand="mottatt")
        assert "[/]" in skjerm(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_tittel_svar_og_taster_er_alltid_synlige(kontor: Kontor, size: tuple[int, int]) -> None:
    for nr in range(40):
        kontor.soknad(kontor.person(f"Fornavn{nr}", "Etternavn"))
    async with vis(kontor, "postmote", size=size) as pilot:
        assert linjer(pilot)[-1].strip().startswith("o åpne møtet")
        await trykk(pilot, "o", "end")
        assert linjer(pilot)[0].lstrip().startswith("Nav Vågan   Postmøte")
        assert svar(pilot).startswith("40 søknader.")
        assert linjer(pilot)[-1].strip().startswith("Enter godta")
        assert any(linje.startswith(">") for linje in linjer(pilot))


async def test_pm_5_for_motet_er_apnet_gir_ingen_tast_bort_noe_annet_enn_nodhjelp(kontor: Kontor) -> None:
    """The first screen after signing in: a second Enter, or a date typed too late, must not distribute."""
    to_soknader(kontor)
    async with vis(kontor, "postmote") as pilot:
        await trykk(pilot, "enter", "1", "u", "5")
        assert antall(kontor, "beslutning") == 0
        assert not postmote.er_apent(kontor.okt())
        assert "o åpne møtet" in linjer(pilot)[-1]
        await trykk(pilot, "o", "enter")
    assert antall(kontor, "beslutning") == 1


@pytest.mark.parametrize(("ident", "taster", "sagt"), [
    ("PER", ("enter", "1", "d", "u", "o", "a"), "Mottak fordeler ikke søknader. Det gjør veilederne på postmøtet. (PE-12)"),
    ("PER", ("p",), "Mottak gjør ikke dette. Legg en beskjed til veilederen. (PE-12)"),
    ("KAL", ("enter", "1", "u", "a", "z"), "Møtet er ikke åpnet. Trykk o for å åpne det. (PM-5)"),
])  # fmt: skip
async def test_pm_5_pe_12_en_tast_som_ikke_er_lov_na_far_svar(kontor: Kontor, ident: str, taster: tuple[str, ...], sagt: str) -> None:
    to_soknader(kontor)
    async with vis(kontor, "postmote", som=ident) as pilot:
        for tast in taster:
            await trykk(pilot, "down", tast)
            assert sagt in skjerm(pilot), tast
            assert not any(f"{k} " in linjer(pilot)[-1] for k in ("godta", "utsett", "avslutt", "angre"))
            await trykk(pilot, "f1", "f1")
    assert antall(kontor, "beslutning") == 0
    assert antall(kontor, "postmote") == 0
    assert antall(kontor, "drofting") == 0


async def test_pm_7_tallene_ved_navnet_er_forklart(kontor: Kontor) -> None:
    to_soknader(kontor)
    async with vis(kontor, "postmote", size=(120, 80)) as pilot:
        assert "Tallene: mottakere i måneden + søknader" in skjerm(pilot)
        await trykk(pilot, "f1")
        assert "32+8 er 32 mottakere denne måneden og 8 søknader" in " ".join(skjerm(pilot).replace("│", " ").split())


async def test_pm_12_i_motet_sier_ikke_skjermen_at_noen_er_i_lukket_ko(kontor: Kontor) -> None:
    """Everyone sits round the one screen, also those who may not know."""
    to_soknader(kontor)
    kontor.soknad(kontor.person("Siri", "Hemmelig", skjerming="kode_7"))
    async with vis(kontor, "postmote", som="LEA") as pilot:
        assert "Lukket kø: 1" in skjerm(pilot)
        await trykk(pilot, "o")
        assert "ukket" not in skjerm(pilot)
        await trykk(pilot, "k")
        assert "Hemmelig" in skjerm(pilot)


async def test_pm_5_avslutning_og_neste_mote_sier_hva_som_ble_utsatt_og_hvorfor(kontor: Kontor) -> None:
    to_soknader(kontor)
    async with vis(kontor, "postmote") as pilot:
        await trykk(pilot, "o", "u", "1", "enter", "a")
        assert "Fordelt: 1. Utsatt: 1." in skjerm(pilot)
        await trykk(pilot, "enter", "enter")
        assert svar(pilot) == "2 søknader: 1 fordelt, 1 igjen. Korteste frist: 12 dager. Møtet er ikke åpnet."
        await trykk(pilot, "home", "o")
        assert "Utsatt sist: venter på dokumentasjon." in skjerm(pilot)
        assert "4 KAL" in rad(pilot, "Olsen")


@pytest.mark.parametrize(("mottatt", "sagt"), [(date(2026, 10, 21), "1 d"), (date(2026, 10, 20), "OVER"), (date(2026, 10, 19), "OVER")])
def test_pm_4_over_en_maaned_fra_dagen_selv(kontor: Kontor, mottatt: date, sagt: str) -> None:
    kontor.soknad(kontor.person("Mona", "Olsen"), mottatt=mottatt)
    (r,) = postmote.hent(kontor.okt()).rader
    (maaned,) = (k for k in kolonner(I_DAG, tuple) if k.tittel == "1 md")
    assert str(maaned.celle(r)) == sagt
