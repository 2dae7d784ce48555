"""VE-11, VE-12: from a vilkår that was not met, by the varsel and the answer, to the reduksjon: all of it through the keys."""

from __future__ import annotations

from datetime import date

from navtui.domain.kodeverk import Vedtaksart, Vedtakstilstand, Vilkarstype
from navtui.domain.kodeverk.brev import Brevart
from navtui.domain.vedtak import Vilkar
from navtui.services import brev, brevko
from tests.kontor import I_DAG, PIN, Kontor
from tests.ui.fornyelseshjelp import bruker, november, soknad
from tests.ui.kontorapp import apnet
from tests.ui.pilot import Styrer, skjerm, skriv, trykk
from tests.ui.test_vedtak_skriv import gaa, linje, utkast
from tests.vedtakshjelp import lagt_i_posten

VILKAR = Vilkar(
    type=Vilkarstype.KURS,
    tekst="Møt på norskkurs",
    frist=date(2026, 11, 15),
    bevis="Fraværsliste",
    forholdsmessig="Kurset er i nabobygget",
    kan_reduseres=True,
)


async def test_ve_12_fra_ikke_oppfylt_via_varsel_og_svar_til_reduksjon(kontor: Kontor) -> None:
    person = bruker(kontor)
    gammel = november(kontor, person, vilkar=(VILKAR,))
    soknad(kontor, person)
    async with apnet(kontor, "fornyelser", "vedtak", "bruker", "brevko") as pilot:
        await trykk(pilot, "enter")
        while "Vilkår forrige" not in linje(pilot, "> "):
            await trykk(pilot, "down")
        await trykk(pilot, "enter", "i")
        assert "ikke oppfylt" in linje(pilot, "Vilkår forrige")
        await trykk(pilot, "p", "w", "v", "1", "1")
        await skriv(pilot, "Du har ikke møtt på norskkurset.")
        await trykk(pilot, "f10")
        assert "VI VURDERER Å SETTE NED STØNADEN DIN" in skjerm(pilot)
        await trykk(pilot, "f10")
        assert "Brevet ligger i brevkøen." in skjerm(pilot)
        await gaa(pilot, vedtak_id=gammel.id)
        await trykk(pilot, "o", "3")
        assert "?  skriv" in linje(pilot, "Reduksjon"), "what is asked for first, waits"
        await til(pilot, "Reduksjon")
        await trykk(pilot, "enter")
        assert "ligger i brevkøen. Merk det sendt først. (VE-12)" in skjerm(pilot)
        okt = kontor.okt()
        lagt_i_posten(okt, next(r for r in brevko.ko(okt)[0] if r.art is Brevart.VARSEL), I_DAG)
        await gaa(pilot, vedtak_id=gammel.id)
        await trykk(pilot, "o", "3")
        await til(pilot, "Reduksjon")
        await trykk(pilot, "enter")
        assert "Har personen svart på varselet?" in skjerm(pilot)
        await trykk(pilot, "j", "tab")
        await skriv(pilot, "Jeg var syk.")
        await trykk(pilot, "f10")
        await trykk(pilot, "enter")
        assert "Svarte 20.11.2026: «Jeg var syk»." in " ".join(skjerm(pilot).replace("│", "").split())
        assert "Livsopphold må være minst 6 640,00 kr." in " ".join(skjerm(pilot).replace("│", "").split())
        await trykk(pilot, "tab")
        await skriv(pilot, "6000")
        await trykk(pilot, "tab")
        await skriv(pilot, "Første gang, og du har vært syk en uke.")
        await trykk(pilot, "f10")
        await til(pilot, "Begrunnelse")
        await trykk(pilot, "b")
        await skriv(pilot, "Du har vært på to av ni kurskvelder. Vi har hørt deg om sykdommen, og den gjaldt to av kveldene.")
        await trykk(pilot, "f10")
        assert "Reduksjonen er over 20 % av den voksnes sats." in skjerm(pilot)
        await til(pilot, "Reduksjon")
        await trykk(pilot, "enter", "tab")
        await skriv(pilot, "7000")
        await trykk(pilot, "f10", "i")
        await skriv(pilot, PIN)
        await trykk(pilot, "enter")
    v = utkast(kontor, person)
    assert (v.art, v.tilstand) == (Vedtaksart.REDUKSJON, Vedtakstilstand.TIL_KONTROLL)
    brevet = " ".join(brev.vis_vedtak(kontor.okt(), v.id).tekst.replace("\u00a0", " ").split())
    assert "Livsopphold er satt ned fra 8 300 kroner til 7 000 kroner i måneden." in brevet
    assert "Du svarte 20. november 2026. Vi har skrevet ned svaret slik: «" in brevet
    assert "Vilkåret som ikke er oppfylt" in brevet


async def til(pilot: Styrer, ord_: str) -> None:
    """Down to the row with these words."""
    for _ in range(30):
        if ord_ in linje(pilot, "> "):
            return
        await trykk(pilot, "down")
    raise AssertionError(skjerm(pilot))
