"""What a renewal costs in keys (kontoret.md): an unchanged vedtak for an enslig with husleie and strøm."""

from __future__ import annotations

import pytest

from navtui.domain.kodeverk import Vedtakstilstand
from navtui.services import vedtak
from navtui.services.fornyelse import hent
from tests.kontor import PIN, Kontor
from tests.ui.fornyelseshjelp import bruker, november, soknad
from tests.ui.kontorapp import apnet
from tests.ui.pilot import skjerm, skriv, trykk

MEST = 12
TEKST = "Samtale i november: fortsatt ingen inntekt. Mona har levert kontoutskrift, og husleien er uendret."


async def test_ve_13_en_uendret_fornyelse_koster_hoyst_tolv_taster(kontor: Kontor, capsys: pytest.CaptureFixture[str]) -> None:
    """From the list with the cursor on the row, to sent. The text counts a key to open and one to leave; PIN and the text itself do not."""
    person = bruker(kontor)
    november(kontor, person)
    soknad(kontor, person)
    brukt: list[str] = []
    async with apnet(kontor, "fornyelser", "vedtak") as pilot:

        async def tast(*taster: str) -> None:
            brukt.extend(taster)
            await trykk(pilot, *taster)

        await tast("enter")  # the draft: søknad, items and calculation are there
        await tast("enter", "enter")  # husleie, strøm
        await tast("enter", "enter", "enter")  # no income, no vilkår, contact
        await tast("enter", "1")  # VE-6: no deviation, assessed
        await tast("enter")
        await skriv(pilot, TEKST)
        await tast("f10")
        assert "Klar: send med i." in skjerm(pilot), skjerm(pilot)
        await tast("i")
        await skriv(pilot, PIN)
        await trykk(pilot, "enter")
        assert "til kontroll" in skjerm(pilot)
    (rad,) = hent(kontor.okt())
    v = vedtak.hent(kontor.okt(), rad.utkast_id or 0)
    assert v.tilstand is Vedtakstilstand.TIL_KONTROLL
    assert v.begrunnelse == TEKST
    with capsys.disabled():
        print(f"\nfornye et uendret vedtak: {len(brukt)} taster av {MEST}: {' '.join(brukt)}")
    assert len(brukt) <= MEST
