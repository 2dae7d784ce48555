"""What control costs in keystrokes, counted through the real screens and printed (kontoret.md)."""

from __future__ import annotations

import pytest

from navtui.domain.kodeverk import Vedtakstilstand
from navtui.services import vedtak
from tests.kontor import PIN, Kontor
from tests.ui.kontorapp import apnet
from tests.ui.pilot import Styrer, skriv, trykk
from tests.vedtakshjelp import sendt

SIGNERE, RETURNERE, KRYSS, PIN_TASTER = 4, 5, 7, 7


async def tell(pilot: Styrer, *taster: str) -> int:
    """Press the keys and count them."""
    await trykk(pilot, *taster)
    return len(taster)


async def test_tastebudsjett_kontroller_og_signer_et_vedtak_som_er_i_orden(kontor: Kontor, capsys: pytest.CaptureFixture[str]) -> None:
    v = sendt(kontor)
    async with apnet(kontor, "postmote", "kontroll", som="IDA") as pilot:
        brukt = await tell(pilot, "f5", "enter")
        kryss = await tell(pilot, *"1234567")
        brukt += await tell(pilot, "s")
        pin = await tell(pilot, *PIN, "enter")
    with capsys.disabled():
        print(f"\nkontroller og signer: {brukt} + {kryss} kryss + {pin} PIN (høyst {SIGNERE} + {KRYSS} + {PIN_TASTER})")
    assert vedtak.hent(kontor.okt(), v.id).tilstand is Vedtakstilstand.IVERKSATT
    assert brukt <= SIGNERE
    assert (kryss, pin) == (KRYSS, PIN_TASTER)


async def test_tastebudsjett_returner_et_vedtak(kontor: Kontor, capsys: pytest.CaptureFixture[str]) -> None:
    v = sendt(kontor)
    async with apnet(kontor, "postmote", "kontroll", som="IDA") as pilot:
        brukt = await tell(pilot, "f5", "enter", "r", "3")
        await skriv(pilot, "Husleiekontrakt mangler")
        brukt += await tell(pilot, "f10")
    with capsys.disabled():
        print(f"\nreturner: {brukt} + grunnen (høyst {RETURNERE} + grunnen)")
    retur = vedtak.hent(kontor.okt(), v.id).siste_retur
    assert retur is not None
    assert retur.kommentar == "Husleiekontrakt mangler"
    assert brukt <= RETURNERE
