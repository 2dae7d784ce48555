"""VE-7: the office's building blocks in the begrunnelse, and what is new in it, through the keys."""

from __future__ import annotations

from datetime import date

from navtui.domain.rutine import NyRutine
from navtui.services import rutine
from tests.kontor import Kontor
from tests.ui.fornyelseshjelp import BEGRUNNELSE, bruker, november, soknad
from tests.ui.kontorapp import apnet
from tests.ui.pilot import skjerm, skriv, trykk
from tests.ui.test_vedtak_skriv import utkast


async def test_ve_7_en_byggestein_settes_inn_fylles_ut_og_resten_skrives(kontor: Kontor) -> None:
    steiner = "Bruk dem med måte.\nVi har sett på [hvilke papirer], og de viser [hva]."
    ny = NyRutine(tittel="Byggesteiner", tekst=steiner, eier="LEA", regler=("VE-7",), neste=date(2027, 11, 1))
    rutine.ny(kontor.okt("LEA"), ny)
    person = bruker(kontor)
    november(kontor, person)
    soknad(kontor, person)
    async with apnet(kontor, "fornyelser", "vedtak", size=(140, 60)) as pilot:
        await trykk(pilot, "enter", "b", "f2")
        assert "1 Vi har sett på [hvilke papirer], og de viser [hva]." in skjerm(pilot)
        assert "Bruk dem med måte" not in skjerm(pilot)
        await trykk(pilot, "1")
        await skriv(pilot, "leiekontrakten")
        await trykk(pilot, "f10")
        assert utkast(kontor, person).begrunnelse == "Vi har sett på leiekontrakten, og de viser [hva]."
        assert "Fyll ut [hva] i begrunnelsen." in skjerm(pilot)
        await trykk(pilot, "b", "f3")
        await skriv(pilot, "ny leie")
        await trykk(pilot, "f3")
        assert "Ingen klammer igjen å fylle ut." in skjerm(pilot)
        await trykk(pilot, "f10")
        assert "Begrunnelsen er bare kontorets byggesteiner." in skjerm(pilot)
        await trykk(pilot, "b")
        await skriv(pilot, f" {BEGRUNNELSE.split('. ')[0]}. Barnet begynner i barnehage.")
        await trykk(pilot, "f10")
        assert "byggesteiner" not in skjerm(pilot)
        assert "ord, 2 av 3 nye" in skjerm(pilot)
        await trykk(pilot, "home", "b", "escape")
        assert "2 av 3 setninger er nye, 1 sto i forrige vedtak (= forrige, ~ andres). Vi har sett på" in " ".join(skjerm(pilot).split())
