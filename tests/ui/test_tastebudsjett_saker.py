"""What a key costs (kontoret.md): find a person by part of the name and log "rang, ring tilbake": at most 15, and the text."""

from __future__ import annotations

import pytest

from navtui.services import beskjed
from tests.kontor import Kontor
from tests.ui.kontorapp import apnet
from tests.ui.pilot import skjerm, skriv, trykk

BUDSJETT = 15


async def test_finn_en_person_og_for_rang_ring_tilbake(kontor: Kontor, capsys: pytest.CaptureFixture[str]) -> None:
    for navn in ("Olsen", "Ødegård", "Ødegården", "Berg"):
        kontor.sak(kontor.person("Bjørn", navn), "IDA")
    finn = ["f8", "o", "e", "d", "e", "g", "enter"]
    for_ = ["r"]
    ferdig = ["f10"]
    async with apnet(kontor, "saker", "bruker") as pilot:
        await trykk(pilot, *finn)
        assert "2 treff" in skjerm(pilot)
        await trykk(pilot, *for_)
        await skriv(pilot, "gjelder husleien")
        await trykk(pilot, *ferdig)
        assert "Ring tilbake er lagt på lista til IDA." in skjerm(pilot)
    assert [(b.navn, b.tekst, b.ring_tilbake) for b in beskjed.mine(kontor.okt("IDA"))] == [("Ødegård, Bjørn", "gjelder husleien", True)]
    brukt = len(finn) + len(for_) + len(ferdig)
    with capsys.disabled():
        print(f"\nfinn person og før ring tilbake: {brukt} taster av {BUDSJETT}, og teksten")
    assert brukt <= BUDSJETT
