"""VE-5 through the keys: a mistyped sats is corrected by the leder."""

from __future__ import annotations

from datetime import date

from navtui.domain.sats import Satsart
from navtui.services import sats
from tests.kontor import Kontor
from tests.ui.kontorapp import apnet
from tests.ui.pilot import skjerm, skriv, trykk


async def test_ve_5_leder_retter_egen_sats(kontor: Kontor) -> None:
    verdier = {navn: 900_000 for navn, _ in sats.FELT[Satsart.VEILEDENDE]}
    sats.legg_til(kontor.okt("LEA"), Satsart.VEILEDENDE, date(2027, 1, 1), "Rundskriv", verdier)
    async with apnet(kontor, "oppsett", som="LEA", size=(120, 40)) as pilot:
        await trykk(pilot, "4", "enter")
        assert "Rett veiledende" in skjerm(pilot)
        await trykk(pilot, *["backspace"] * 8)
        await skriv(pilot, "9100")
        await trykk(pilot, "f10")
        assert "Hva var feil mangler." in skjerm(pilot)
        await skriv(pilot, "Tastefeil")
        await trykk(pilot, "f10")
        assert "er rettet." in skjerm(pilot)
    rad = sats.rader(kontor.okt("LEA"), Satsart.VEILEDENDE)[0].rad
    assert rad.model_dump()["enslig_ore"] == 910_000
