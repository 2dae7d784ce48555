"""PE-6 through the keys: handed to the stand-in from where the refusal is said, and the answer written down."""

from __future__ import annotations

from navtui.domain.kodeverk import Vedtakstilstand
from navtui.services import vedtak
from tests.kontor import I_DAG, Kontor
from tests.ui.kontorapp import apnet
from tests.ui.pilot import linjer, skjerm, skriv, trykk
from tests.ui.test_vedtak_skriv import gaa
from tests.vedtakshjelp import ferdig_utkast, sendt


def leder_er_inhabil(kontor: Kontor, person_id: int) -> None:
    """LEA is inhabil for the person from today."""
    kontor.sett_inn("inhabilitet", person_id=person_id, ident="LEA", grunn="slekt", fra=I_DAG, satt_av="LEA", tid=kontor.okt().na())


async def test_pe_6_fra_vedtaket_overleveres_det_og_avgjorelsen_skrives_ned(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    leder_er_inhabil(kontor, v.person_id)
    async with apnet(kontor, "fornyelser", "vedtak") as pilot:
        await gaa(pilot, vedtak_id=v.id)
        await trykk(pilot, "i")
        assert "ingen på kontoret kan signere" in " ".join(linjer(pilot)[-3:])
        await trykk(pilot, "h", "enter")
        assert "Overlevert 20.11" in skjerm(pilot)
        await trykk(pilot, "h")
        await skriv(pilot, "Innvilget av Bø kommune 25.11")
        await trykk(pilot, "f10")
        assert "Avgjørelsen er skrevet ned." in skjerm(pilot)
    assert vedtak.hent(kontor.okt(), v.id).tilstand is Vedtakstilstand.AVBRUTT
    with kontor.okt("LEA").lese() as les:
        rad = les.rad("select frist, utfall from oppgave where art = 'overlevert'", alle=True)
        assert rad is not None
        assert tuple(rad) == ("2026-11-20", "Innvilget av Bø kommune 25.11")


async def test_pe_6_fra_kontroll_blir_det_et_utkast_som_er_overlevert(kontor: Kontor) -> None:
    v = sendt(kontor)
    async with apnet(kontor, "kontroll", som="IDA") as pilot:
        await trykk(pilot, "enter")
        assert "h overlever" not in skjerm(pilot)
        leder_er_inhabil(kontor, v.person_id)
        await trykk(pilot, "l", "enter")
        assert "ingen på kontoret kan signere" in skjerm(pilot).replace("\n", " ")
        await trykk(pilot, "h", "enter")
        assert "Overlevert til kommunedirektørens stedfortreder." in skjerm(pilot)
    assert vedtak.hent(kontor.okt(), v.id).tilstand is Vedtakstilstand.UTKAST
