"""PE-9, SI-2: the staff through the leder's keys."""

from __future__ import annotations

from datetime import date

from navtui.services import ansatt
from navtui.services.innlogging import logg_inn
from tests.kontor import PASSORD, Kontor
from tests.ui.kontorapp import apnet
from tests.ui.pilot import skjerm, skriv, trykk


async def test_si_2_den_som_er_tilbake_far_ny_passfrase_i_samme_skjema(kontor: Kontor) -> None:
    ansatt.avslutt(kontor.okt("LEA"), "PER", 1, date(2026, 11, 19))
    logg_inn(kontor.fil, "IDA", PASSORD)  # PER's key goes out of the key file
    async with apnet(kontor, "oppsett", som="LEA", size=(80, 40)) as pilot:
        await trykk(pilot, "end", "enter")
        assert "Tøm siste dag når hun er tilbake." in skjerm(pilot)
        await trykk(pilot, *["tab"] * 5, "end", *["backspace"] * 10, "f10")
        assert "PER har ingen nøkkel til filen lenger." in skjerm(pilot)
        await skriv(pilot, "svane")
        await trykk(pilot, "tab")
        await skriv(pilot, "svane")
        await trykk(pilot, "f10")
        assert "PER er tilbake med ny passfrase." in skjerm(pilot)
    assert logg_inn(kontor.fil, "PER", "svane").rolle == "mottak"
