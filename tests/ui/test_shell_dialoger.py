"""Every dialog: closed by more than Escape, refusals stay, nothing typed is lost."""

from __future__ import annotations

import gc
import weakref
from datetime import date
from threading import Event
from typing import Any

import pytest
from textual.screen import Screen

from navtui.ui.app import NavtuiApp
from navtui.ui.dialoger.skjema import IKKE_TEKST, Felt, Skjema
from navtui.ui.dialoger.velg import Valg
from tests.ui.pilot import linjer, logg_inn, ro, skjerm, skriv, talt, trykk, vis
from tests.ui.prove import Prove, oppstart


@pytest.mark.parametrize("apner", ["d", "u", "a", "n", "p", "k", "f1"])
@pytest.mark.parametrize("lukker", ["escape", "f9"])
async def test_hver_dialog_lukkes_av_mer_enn_escape(apner: str, lukker: str) -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, apner)
        assert len(app.screen_stack) == 3
        assert app.screen.query_one("#dialog-taster").region.bottom < 24
        await trykk(pilot, lukker)
        assert len(app.screen_stack) == 2
        assert Prove.siste == []
        await trykk(pilot, "down")
        assert vis(pilot, Prove).tabell.indeks == 1, "the cursor is back in the list"


async def test_bak_dialogen_ses_skjermen_under_som_den_er_na(monkeypatch: pytest.MonkeyPatch) -> None:
    """And it is not drawn more often than it changes: a form takes two layouts, of which the second is Textual's own."""
    lagt_ut: list[str] = []
    legg_ut = Screen._refresh_layout

    def telt(skjerm_: Screen[object], *args: Any, **kwargs: Any) -> None:
        lagt_ut.append(type(skjerm_).__name__)
        legg_ut(skjerm_, *args, **kwargs)

    monkeypatch.setattr(Screen, "_refresh_layout", telt)
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await talt(pilot)
        under = vis(pilot, Prove)
        nederst = linjer(pilot)[-1]
        lagt_ut.clear()
        await trykk(pilot, "n")
        assert lagt_ut in (["Skjema"], ["Skjema", "Skjema"])
        assert linjer(pilot)[-1] == nederst
        farger = {s.style.color for linje in app.screen._compositor.render_strips()[-1:] for s in linje if s.style and s.style.color}
        under.si("Noe er endret av IDA.")
        await ro(pilot)
        assert "Noe er endret av IDA." in skjerm(pilot)
        await trykk(pilot, "f9")
        lyse = {s.style.color for linje in app.screen._compositor.render_strips()[-1:] for s in linje if s.style and s.style.color}
        assert not farger & lyse, "what lies behind is dimmed"


async def test_en_lukket_dialog_blir_ikke_liggende_i_minnet() -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        lukket: list[weakref.ref[object]] = []
        for tast in "duanp":
            await trykk(pilot, tast)
            lukket += [weakref.ref(w) for w in (app.screen, *app.screen.query("*"))]
            await trykk(pilot, "f9")
        await trykk(pilot, "down", "up")
        gc.collect()
        assert len(lukket) > 30
        assert [r() for r in lukket if r() is not None] == []


async def test_bekreft_staar_paa_avbryt() -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, "a", "enter")
        assert Prove.siste == []
        await trykk(pilot, "a", "right", "enter")
        assert Prove.siste == [True]


async def test_velg_med_siffer_bokstav_og_piler() -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, "u", "2", "u", "a", "u", "down", "down", "up", "enter")
        assert Prove.siste == ["sam", "annet", "sam"]


async def test_tekst_enter_er_ny_linje_og_f10_er_ferdig() -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, "d", "f10")
        assert "Skriv noe" in skjerm(pilot)
        await skriv(pilot, "en")
        await trykk(pilot, "enter")
        await skriv(pilot, "[/]æøå")
        await trykk(pilot, "f10")
        assert Prove.siste == ["en\n[/]æøå"]


async def test_tekst_som_ville_gaatt_tapt_spores_det_om() -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, "d")
        await skriv(pilot, "viktig")
        await trykk(pilot, "escape")
        assert "ikke lagret" in skjerm(pilot)
        assert "viktig" in skjerm(pilot)
        await trykk(pilot, "f9")
        assert len(app.screen_stack) == 2


async def test_pin_feil_blir_staaende_og_sifrene_vises_ikke() -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, "p", *"12", "enter")
        assert "PIN er 6 sifre." in skjerm(pilot)
        await trykk(pilot, *"x3456")
        assert "******" in skjerm(pilot)
        assert "123456" not in skjerm(pilot)
        await trykk(pilot, "backspace", "7", "enter")
        assert "Feil PIN" in skjerm(pilot)
        await trykk(pilot, *"123456", "enter")
        assert Prove.siste == ["KAL"]


async def test_ko_8_den_andre_signerer_med_egen_ident_uten_at_den_forste_logges_ut() -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot, "LEA")
        await trykk(pilot, "f2", "p", "enter")
        assert "Skriv identen" in skjerm(pilot)
        await trykk(pilot, *"ida", "enter", *"123456", "enter")
        assert Prove.siste == ["IDA"]
        assert app.okt.ident == "LEA"


async def test_skjema_enter_gaar_til_neste_felt_og_sender_fra_det_siste() -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, "n")
        await skriv(pilot, "123")
        await trykk(pilot, "enter", "enter", "m", "enter", "1", "3", "enter")
        await skriv(pilot, "1 234,50")
        await trykk(pilot, "enter", "x", "enter")
        assert Prove.siste == [
            {"fnr": "123", "dato": date(2026, 11, 20), "kanal": "muntlig", "gjelder": ("liv", "strom"), "belop": 123450, "nod": True}
        ]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_skjema_feil_staar_ved_feltet_forste_gale_har_markoren_og_ingenting_gaar_tapt(size: tuple[int, int]) -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=size) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, "n")
        await skriv(pilot, "feil")
        await trykk(pilot, "enter", *["backspace"] * 12)
        await skriv(pilot, "31.2")
        await trykk(pilot, "f10")
        vist = linjer(pilot)
        dato = next(nr for nr, linje in enumerate(vist) if "Mottatt *" in linje)
        assert "finnes ikke i kalenderen" in vist[dato + 1]
        assert any("Gjelder mangler." in linje for linje in vist)
        assert "F10 lagre" in skjerm(pilot)
        await trykk(pilot, *["backspace"] * 4)
        await skriv(pilot, "-1")
        await trykk(pilot, "down", "down", "2", "f10")
        vist = linjer(pilot)
        fnr = next(nr for nr, linje in enumerate(vist) if "Fødselsnummer *" in linje)
        assert "Kontrollsifrene stemmer ikke." in " ".join(vist[fnr + 1 : fnr + 3])
        assert "feil" in vist[fnr]
        await trykk(pilot, "backspace", "f10")
        assert Prove.siste[0]["dato"] == date(2026, 11, 19)  # type: ignore[index]
        assert Prove.siste[0]["fnr"] == "fei"  # type: ignore[index]


async def test_taster_mens_skjemaet_lagres_venter_paa_det_som_kommer_etter() -> None:
    """The next form's key and text, typed while the first form is being saved, belong to the next form."""
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        lagret, svar = Event(), list[object]()

        def treg(verdier: dict[str, Any]) -> dict[str, Any]:
            lagret.wait(5)
            return verdier

        app.screen.query_one(Prove).spor(Skjema("Treg", (Felt("navn", "Navn"),), treg), svar.append)
        await pilot.pause()
        await skriv(pilot, "ida")
        await pilot.press("f10", "n", "7")
        assert "Lagrer" in skjerm(pilot)
        lagret.set()
        await ro(pilot)
        assert svar == [{"navn": "ida"}]
        assert "Ny søknad" in skjerm(pilot)
        fnr = next(linje for linje in linjer(pilot) if "Fødselsnummer *" in linje)
        assert "7" in fnr


async def test_limt_inn_styretegn_kommer_ikke_inn_i_feltet() -> None:
    from textual import events

    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, "n")
        app.post_message(events.Paste("a\u202eb\x1bc"))
        await pilot.pause()
        assert "a·b·c" in skjerm(pilot)


FRAVAR = (
    Felt("utfall", "Utfall", "valg", valg=[Valg("motte", "møtte"), Valg("ikke", "møtte ikke")], krav=True),
    Felt("sagt", "Hva ble sagt"),
    Felt("slag", "Slags kontakt", "valg", "samtale", [Valg("samtale", "samtale"), Valg("telefon", "telefon", "u")]),
    Felt("mer", "Mer"),
)


@pytest.mark.parametrize("enter", [(), ("enter",)])
async def test_et_valg_gaar_videre_og_enter_rett_etter_hopper_ikke_over_neste_felt(enter: tuple[str, ...]) -> None:
    """Choose and write, or choose, Enter and write: the same. An Enter more passes the field by, as everywhere."""
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        svar: list[dict[str, Any]] = []
        app.screen.query_one(Prove).spor(Skjema("Kontakt", FRAVAR), svar.append)
        await trykk(pilot, "2", *enter)
        assert bool(enter) == ("Markøren er allerede i neste felt: Hva ble sagt." in skjerm(pilot))
        await skriv(pilot, "Hun ringte 1")
        await trykk(pilot, "enter")
        assert skjerm(pilot).count(">(") == 1
        await trykk(pilot, "u", *enter)
        assert bool(enter) or "Slags kontakt: telefon. Sto på: samtale." in skjerm(pilot)
        await skriv(pilot, "x")
        await trykk(pilot, "f10")
        assert svar == [{"utfall": "ikke", "sagt": "Hun ringte 1", "slag": "telefon", "mer": "x"}]


async def test_et_belop_under_null_eller_over_grensen_staar_ved_feltet() -> None:
    """No form takes one, and none ends in an error of the program."""
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        svar: list[dict[str, Any]] = []
        app.screen.query_one(Prove).spor(Skjema("Krav", (Felt("ore", "Hovedstol", "belop"),)), svar.append)
        for tekst, sagt in (("-100", "Hovedstol: kan ikke være under 0."), ("99 999 999 999", "Hovedstol: er mer enn 100 000 000 kr.")):
            await skriv(pilot, tekst)
            await trykk(pilot, "f10")
            assert sagt in skjerm(pilot)
            await trykk(pilot, *["backspace"] * len(tekst))
        await skriv(pilot, "100 000 000")
        await trykk(pilot, "f10")
        assert svar == [{"ore": 100_000_000_00}]


async def test_en_tekst_skrevet_i_et_valg_endrer_det_ikke_og_lagres_ikke_stille() -> None:
    """The cursor stands in a choice that has an answer already; what is typed there is no answer."""
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        svar: list[dict[str, Any]] = []
        app.screen.query_one(Prove).spor(Skjema("Kontakt", FRAVAR), svar.append)
        await trykk(pilot, "1", "down")
        await skriv(pilot, "de lurte på 1 ting")
        assert IKKE_TEKST in skjerm(pilot)
        await trykk(pilot, "f10")
        assert svar == []
        assert "F10 en gang" in skjerm(pilot)
        await trykk(pilot, "right", "f10")
        assert svar == [{"utfall": "motte", "sagt": None, "slag": "telefon", "mer": None}], "the arrows choose all the time"


async def test_f1_i_et_skjema_sier_hvordan_feltet_fylles_ut_og_rorer_ikke_det_som_er_skrevet() -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, "n")
        await skriv(pilot, "Ola")
        skjema = app.screen
        fokus = skjema.focused
        await trykk(pilot, "f1")
        vist = skjerm(pilot)
        assert "Hjelp: " in vist
        assert "Feltet markøren står i" in vist
        assert "F10" in vist
        assert "lagre" in vist
        await trykk(pilot, "f1")
        assert app.screen is skjema
        assert skjema.focused is fokus
        await skriv(pilot, "v")
        assert "Olav" in skjerm(pilot)


@pytest.mark.parametrize("apner", ["d", "u", "a", "p", "k", "f1"])
async def test_f1_i_hver_dialog_viser_tastene_og_den_lukkes_ikke(apner: str) -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, apner, "f1")
        if apner == "f1":  # F1 closes the help it opened
            assert len(app.screen_stack) == 2
            return
        assert "Taster her" in skjerm(pilot)
        await trykk(pilot, "escape")
        assert len(app.screen_stack) == 3
