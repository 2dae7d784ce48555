"""F1, then p: one's own passphrase and PIN, from any screen and in any role (SI-1)."""

from __future__ import annotations

import pytest

from navtui.domain.regelbrudd import Regelbrudd
from navtui.services.innlogging import bekreft_pin, logg_inn
from tests.kontor import PASSORD, PIN, Kontor
from tests.ui.kontorapp import STORRELSER, apnet
from tests.ui.pilot import skjerm, skriv, trykk

NY = "blå bær og fjell"


@pytest.mark.parametrize("size", STORRELSER)
async def test_si_1_egen_passfrase_byttes_fra_hjelpen(kontor: Kontor, size: tuple[int, int]) -> None:
    async with apnet(kontor, "saker", som="IDA", size=size) as pilot:
        await trykk(pilot, "f1")
        assert "p bytt passfrase/PIN" in skjerm(pilot)
        await trykk(pilot, "p", "p")
        await skriv(pilot, PASSORD)
        await trykk(pilot, "enter")
        await skriv(pilot, NY)
        assert NY not in skjerm(pilot)
        await trykk(pilot, "enter")
        await skriv(pilot, NY)
        await trykk(pilot, "enter")
        assert "Passfrasen er byttet." in skjerm(pilot)
    assert logg_inn(kontor.fil, "IDA", NY).ident == "IDA"
    with pytest.raises(Regelbrudd, match="Feil ident eller passfrase"):
        logg_inn(kontor.fil, "IDA", PASSORD)
    with kontor.okt("LEA").lese() as les:
        assert les.verdi("select count(*) from logg where handling = 'passfrase byttet' and ident = 'IDA'") == 1


async def test_si_1_feil_gammel_og_ulike_nye_sies_ved_feltet(kontor: Kontor) -> None:
    async with apnet(kontor, "saker", som="IDA") as pilot:
        await trykk(pilot, "f1", "p", "p")
        await skriv(pilot, "galt")
        await trykk(pilot, "enter")
        await skriv(pilot, NY)
        await trykk(pilot, "enter")
        await skriv(pilot, "noe helt annet")
        await trykk(pilot, "enter")
        assert "De to er ikke like." in skjerm(pilot)
        await trykk(pilot, *["backspace"] * 14)
        await skriv(pilot, NY)
        await trykk(pilot, "enter")
        assert "Feil passfrase. (SI-1)" in skjerm(pilot)
    assert logg_inn(kontor.fil, "IDA", PASSORD).ident == "IDA"


async def test_si_1_egen_pin_byttes_med_passfrasen(kontor: Kontor) -> None:
    async with apnet(kontor, "saker", som="IDA") as pilot:
        await trykk(pilot, "f1", "p", "i")
        await skriv(pilot, PASSORD)
        await trykk(pilot, "enter", *"3852", "enter", *"3852", "enter")
        assert "skriv seks siffer. (SI-1)" in skjerm(pilot)
        await trykk(pilot, *"01", "enter", *"01", "enter")
        assert "PIN er byttet." in skjerm(pilot)
    assert bekreft_pin(kontor.okt("IDA"), "IDA", "385201").ident == "IDA"
    with pytest.raises(Regelbrudd, match="Feil PIN"):
        bekreft_pin(kontor.okt("IDA"), "IDA", PIN)


async def test_ko_2_mottak_spores_bare_om_passfrasen(kontor: Kontor) -> None:
    async with apnet(kontor, "postmote", som="PER") as pilot:
        await trykk(pilot, "f1", "p")
        assert "Bytt passfrase" in skjerm(pilot)
