"""PE-5: the postmøte on a wall. Whatever is pressed, no part of a name, no number and no free text is on the screen."""

from __future__ import annotations

from datetime import date, time

import pytest

from navtui.services import beslutning, drofting, gjeld, oversikt, postmote
from navtui.ui.visninger import postmote_ko
from tests.kontor import Kontor
from tests.ui.kontorapp import apnet
from tests.ui.pilot import Styrer, app_av, ro, skjerm, skriv, trykk

NAVN = ("Zqvawix", "Xjkawung", "Zqvbwix", "Xjkbwung", "Zqvcwix", "Xjkcwung", "Zqvdwix", "Xjkdwung", "Zqvewix", "Xjkewung")


@pytest.fixture(autouse=True)
def straks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The person under the cursor is read almost at once."""
    monkeypatch.setattr(postmote_ko, "SE_PA", 0.01)


def saltet(kontor: Kontor) -> list[str]:
    """Someone in each place, with a name nobody else has, and in every text that is written. Returns what may not be seen."""
    personer = [
        kontor.person(NAVN[n], NAVN[n + 1], date(1980 + n, 3, 4), telefon=f"9000000{n}", adresse=f"Gate{n}") for n in (0, 2, 4, 6, 8)
    ]
    venter, utsatt, gitt, droftes, skjermet = personer
    kontor.husstand("gift", venter, kontor.person("Dagzqv", "Vikzqv"))
    kontor.sak(venter, "KAL")
    kontor.soknad(venter, "annet", "livsopphold")
    gjeld.henvis(kontor.okt("KAL"), venter, "inkasso")
    with kontor.okt().skrive() as s:
        s.endre("gjeldssak", hvor={"person_id": venter}, neste_steg="ring Xjkawung")
        s.endre("soknadspost", hvor={"art": "annet"}, tekst="ny dør til Zqvawix")
        s.logg("test")
    a, b = kontor.soknad(utsatt), kontor.soknad(gitt)
    postmote.apne(kontor.okt("LEA"))
    beslutning.utsett(kontor.okt("LEA"), a, "venter på Xjkbwung", 1)
    beslutning.fordel(kontor.okt("LEA"), b, "IDA", 1)
    drofting.reis(kontor.okt("LEA"), droftes, "hva gjør vi med Zqvdwix?")
    with kontor.okt("LEA").skrive() as s:
        s.endre("person", hvor={"id": skjermet}, skjerming="kode_7")
        s.logg("test")
    kontor.soknad(skjermet, nodhjelp=1, nodhjelp_art="mat")
    with kontor.okt("LEA").lese() as les:
        fnr = [r["fnr"] for r in les.rader("select fnr from person where fnr not in (select value from json_each(:skjult))")]
    return [*NAVN, "Dagzqv", "Vikzqv", "Gate", "9000000", *fnr, "lukket kø", "Lukket kø"]


async def dekket(pilot: Styrer, hemmelig: list[str], *taster: str) -> str:
    """Press, let the person under the cursor be read, and see that nothing is told."""
    for tast in taster:
        await trykk(pilot, tast)
    await pilot.pause(0.03)
    await ro(pilot)
    bilde = skjerm(pilot)
    assert [h for h in hemmelig if h in bilde] == [], f"{taster}\n{bilde}"
    return bilde


async def test_pe_5_pa_storskjerm_star_det_aldri_et_navn_uansett_hva_som_trykkes(kontor: Kontor) -> None:
    hemmelig = saltet(kontor)
    async with apnet(kontor, "postmote", "saker", "bruker", som="LEA", size=(120, 40)) as pilot:
        await pilot.pause(0.03)
        await ro(pilot)
        for_ = skjerm(pilot)
        assert all(navn in for_ for navn in ("Xjkawung", "Xjkbwung", "Xjkcwung", "Xjkdwung", "ny dør til Zqvawix", "Vikzqv"))
        bilde = await dekket(pilot, hemmelig, "s")
        assert "Postmøte, STORSKJERM" in bilde
        for merke in ("Z.X. 1980", "Z.X. 1982", "Z.X. 1984", "Z.X. 1986"):
            assert merke in bilde
        assert "Z.X. 1988" not in bilde
        assert "annen grunn" in bilde
        for tast in ("down", "down", "down"):
            await dekket(pilot, hemmelig, tast)
        for tast in ("n", "p", "r", "k", "v", "f3", "f8"):
            assert "vises det navn" in await dekket(pilot, hemmelig, tast) or tast in ("k", "v"), tast
        await dekket(pilot, hemmelig, "home", "d")
        await dekket(pilot, hemmelig, "d")
        await dekket(pilot, hemmelig, "escape", "u")
        await dekket(pilot, hemmelig, "escape", "f1")
        bilde = await dekket(pilot, hemmelig, "escape", "enter")
        assert "Z.X. 1980: gitt til KAL." in bilde
        assert "tilbake" in await dekket(pilot, hemmelig, "z") or "angret" in skjerm(pilot).lower()
        await dekket(pilot, hemmelig, "enter", "a")
        assert "Protokollen leses med r når storskjerm er slått av." in await dekket(pilot, hemmelig, "enter")
        await dekket(pilot, hemmelig, "ctrl+l")
        assert app_av(pilot).storskjerm


async def test_pe_5_storskjermen_star_pa_for_den_som_laser_opp_og_slas_av_med_et_ja(kontor: Kontor) -> None:
    kontor.soknad(kontor.person("Zqvawix", "Xjkawung", date(1980, 1, 1)))
    async with apnet(kontor, "saker", "postmote", som="LEA") as pilot:
        await trykk(pilot, "f2", "s", "ctrl+l", "shift+tab", *(["backspace"] * 3))
        await skriv(pilot, "kal")
        await trykk(pilot, "enter")
        await skriv(pilot, "vaagan")
        await trykk(pilot, "enter")
        assert "Postmøte, STORSKJERM" in await dekket(pilot, ["Xjkawung", "Zqvawix"])
        assert "KAL Kari Lund" in skjerm(pilot)
        await trykk(pilot, "s", "enter")
        assert "STORSKJERM" in skjerm(pilot), "Enter by habit does not switch it off"
        await trykk(pilot, "s", "j")
        assert "Xjkawung, Zqvawix" in skjerm(pilot)
        assert "STORSKJERM" not in skjerm(pilot)


def test_pm_12_pa_storskjerm_sier_topplinjen_ikke_at_noen_er_i_lukket_ko(kontor: Kontor) -> None:
    skjermet, annen = kontor.person(skjerming="kode_6"), kontor.person("Per", "Vik")
    kontor.soknad(skjermet, nodhjelp=1, nodhjelp_art="mat")
    na = oversikt.hent(kontor.okt("LEA"))
    assert ("lukket kø" in na.varsel, na.varsel_for_alle) == (True, "")
    kontor.soknad(annen, nodhjelp=1, nodhjelp_art="mat")
    na = oversikt.hent(kontor.okt("LEA", kl=time(14)))
    assert na.varsel.startswith("2 søknader om NØDHJELP")
    assert na.varsel_for_alle == "NØDHJELP har ventet 2 t 0 min uten veileder. Trykk F2."
