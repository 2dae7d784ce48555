"""The office's patience, in keystrokes (kontoret.md): counted on the real screens, and printed."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.fodselsnummer import lag_syntetisk
from tests.kontor import Kontor
from tests.services.test_soknad import antall
from tests.ui.kontorapp import apnet as vis
from tests.ui.pilot import Styrer, skjerm, trykk


class Teller:
    """Presses keys and counts them."""

    def __init__(self, pilot: Styrer) -> None:
        self._pilot = pilot
        self.antall = 0

    async def __call__(self, *taster: str) -> None:
        self.antall += len(taster)
        await trykk(self._pilot, *taster)


async def test_tastebudsjett_papirsoknad_fra_kjent_person_hoyst_20(kontor: Kontor, capsys: pytest.CaptureFixture[str]) -> None:
    fnr = lag_syntetisk(date(1990, 5, 5), 42)
    kontor.person("Mona", "Olsen", date(1990, 5, 5), fnr=fnr)
    async with vis(kontor, "postmote", som="PER") as pilot:
        tast = Teller(pilot)
        await tast("n", *fnr, "l", "h", "s", "enter")
        assert "Registrert." in skjerm(pilot)
    assert antall(kontor, "soknadspost") == 3
    with capsys.disabled():
        print(f"\n  registrere en papirsøknad, tre ting, 11 siffer medregnet: {tast.antall} taster (høyst 20)")
    assert tast.antall <= 20


async def test_tastebudsjett_fordele_20_soknader_og_avslutte_hoyst_30(kontor: Kontor, capsys: pytest.CaptureFixture[str]) -> None:
    for nr in range(20):
        p = kontor.person(f"Fornavn{nr}", f"Etternavn{nr:02}")
        if nr % 2:
            kontor.sak(p, ("KAL", "IDA", "JON")[nr % 3])
        kontor.soknad(p)
    async with vis(kontor, "postmote") as pilot:
        tast = Teller(pilot)
        await tast("o")
        for nr in range(20):
            await tast("1" if nr % 4 == 3 else "enter")
        await tast("a", "enter")
        assert "Protokoll fra postmøte nr. 1" in skjerm(pilot)
    assert antall(kontor, "soknad", tilstand="fordelt") == 20
    with kontor.okt().lese() as les:
        assert les.verdi("select count(*) from beslutning where til_ident <> forslag_ident") == 5
    assert antall(kontor, "postmote", lukket_av="KAL") == 1
    with capsys.disabled():
        print(f"\n  fordele 20 søknader, 15 som foreslått, 5 til en annen, og avslutte: {tast.antall} taster (høyst 30)")
    assert tast.antall <= 30
