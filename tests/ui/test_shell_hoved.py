"""The main screen and the base of views, driven by keys at both sizes and in both themes."""

from __future__ import annotations

import asyncio
import gc
import threading
from typing import Any

import pytest
from rich.cells import cell_len
from textual._compositor import Compositor
from textual.widget import Widget
from textual.widgets import Static

from navtui.ui import hoved, soppel
from navtui.ui.app import NavtuiApp
from navtui.ui.bytter import Bytter
from navtui.ui.dialoger.hjelp import Hjelp
from navtui.ui.hode import andre_linje
from navtui.ui.hoveddel import Status
from navtui.ui.kommando import MAKS_I_BUNN, Kommando, bunnlinje
from navtui.ui.visning import Visning
from navtui.ui.visninger import ALLE, LEDER, MOTTAK, REGISTER, START, for_rolle, start_for
from tests.ui.pilot import linjer, logg_inn, ro, skjerm, skriv, talt, trykk, vis
from tests.ui.prove import SLEMME, Annen, Prove, lager, oppstart

STORRELSER = pytest.mark.parametrize("size", [(80, 24), (120, 40)])


@STORRELSER
@pytest.mark.parametrize("tema", ["mork", "lys"])
async def test_tittel_svar_og_taster_staar_paa_skjermen(size: tuple[int, int], tema: str) -> None:
    app = NavtuiApp(oppstart(tema=tema))
    async with app.run_test(size=size) as pilot:
        await logg_inn(pilot)
        await talt(pilot)
        vist = linjer(pilot)
        assert vist[0].startswith(" Nav Vågan   Prøve fredag 20. november")
        assert vist[0].endswith("KAL Kari Lund   F1 Hjelp")
        assert vist[1].startswith(" [F2 Prøve 100] F3 Annen")
        assert vist[2] == " 100 søknader i dag."
        assert vist[-1].startswith(" Enter godta   1-4 gi til   d drøft")
        assert all(cell_len(linje) <= size[0] for linje in vist)
        assert app.theme == f"navtui-{tema}"


@STORRELSER
async def test_slem_tekst_staar_som_den_er_og_gjor_ingenting(size: tuple[int, int]) -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=size) as pilot:
        await logg_inn(pilot)
        assert "[@click=app.quit]x[/]" in skjerm(pilot)
        assert "·slo·" in skjerm(pilot)
        assert "\x1b" not in skjerm(pilot)
        await trykk(pilot, *["down"] * len(SLEMME))
        for nr in range(len(SLEMME)):
            vis(pilot, Prove).tabell.velg(100 + nr)
            vis(pilot, Prove).si(Prove.lager.rader[nr].navn)
            await ro(pilot)
        assert app.is_running


async def test_bare_det_rollen_faar_vises_og_virker() -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        assert "F7" not in linjer(pilot)[1]
        await trykk(pilot, "f7", "f8")
        assert linjer(pilot)[1].startswith(" [F2 Prøve")
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot, "LEA")
        assert "[F7 Leder]" in linjer(pilot)[1], "where her role starts"
        await trykk(pilot, "f2", "f7")
        assert "[F7 Leder]" in linjer(pilot)[1]


async def test_visninger_lages_forst_naar_de_aapnes_og_beholder_markoren() -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        assert app.hoved is not None
        assert not app.hoved.query(Annen)
        await trykk(pilot, "down", "down", "f3", "f2", "down")
        assert len(app.hoved.query(Annen)) == 1
        assert vis(pilot, Prove).tabell.indeks == 3


async def test_neste_visning_lages_mens_ingen_skriver_og_tasten_bare_henter_den_frem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hoved, "FORBERED_ETTER", 0.02)
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        hovedskjerm = app.hoved
        assert hovedskjerm is not None
        await trykk(pilot, "n")
        await pilot.pause(0.1)
        assert not hovedskjerm.query(Annen), "not behind a dialog, nor while someone writes"
        await trykk(pilot, "f9")
        monkeypatch.setattr(hoved, "LEDIG_NOK", 0)
        while not hovedskjerm.query(Annen):
            await pilot.pause(0.02)
        await ro(pilot)
        assert vis(pilot, Prove).display
        assert not vis(pilot, Annen).display
        assert vis(pilot, Prove).tabell.has_focus, "the cursor stays"
        laget = vis(pilot, Annen)
        await trykk(pilot, "f3")
        assert vis(pilot, Annen) is laget
        assert laget.display


async def test_gaa_til_med_argument_og_tilbake() -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, "down", "v")
        assert linjer(pilot)[2] == " Person 101"
        await trykk(pilot, "b")
        assert linjer(pilot)[2] == " 100 søknader i dag."
        await trykk(pilot, "down")
        assert vis(pilot, Prove).tabell.indeks == 2


async def test_kommando_skriver_sier_hva_som_er_lagret_og_laster_paa_nytt() -> None:
    data = lager()
    app = NavtuiApp(oppstart(data))
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, "end", "up", "3")
        assert data.skrevet == ["198:3"]
        assert linjer(pilot)[-2] == " Lagret: Søker, nr. 92 til 3"
        assert linjer(pilot)[2] == " 99 søknader i dag."
        assert vis(pilot, Prove).tabell.valgt is not None
        assert "z angre" in linjer(pilot)[-1], "allowed now, so it is offered"


async def test_regelbrudd_staar_paa_meldingslinja_med_id_og_neste_kommando_fjerner_den() -> None:
    data = lager()
    app = NavtuiApp(oppstart(data))
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, "down", "down", "down", "enter")
        assert linjer(pilot)[-2] == " Denne kan ikke fordeles til deg. Velg en annen veileder. (PM-7)"
        assert data.skrevet == []
        await trykk(pilot, "d", "f9")
        assert linjer(pilot)[-2] == ""


async def test_uventet_feil_vises_uten_opplysninger_om_personer() -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, "k")
        assert "Uventet feil" in skjerm(pilot)
        assert "ValueError" in skjerm(pilot)
        assert "Hansen" not in skjerm(pilot)
        assert "15870912345" not in skjerm(pilot)
        await trykk(pilot, "enter")
        assert "100 søknader" in skjerm(pilot)


async def test_det_som_ikke_er_lov_tilbys_ikke() -> None:
    app = NavtuiApp(oppstart(lager(6)))
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        assert "z angre" not in linjer(pilot)[-1]
        await trykk(pilot, "z")
        assert Prove.siste == []
        assert linjer(pilot)[-2] == " z gjør ingenting på denne raden nå. F1 viser tastene."
        for _ in range(3):
            await trykk(pilot, "enter")
        await trykk(pilot, "end", "enter", "enter", "home")
        assert "1 søknader" in linjer(pilot)[2]


async def test_ingen_tast_er_stum() -> None:
    """Neither on a screen nor in a window over it; a key that does something says nothing of this."""
    app = NavtuiApp(oppstart(lager(6)))
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        for tast, vist in (("q", "q"), ("space", "mellomrom"), ("f7", "F7"), ("f10", "F10")):
            await trykk(pilot, tast)
            assert linjer(pilot)[-2].startswith(f" {vist} "), tast
        await trykk(pilot, "f7")
        assert "F7 er ikke i din rolle." in skjerm(pilot)
        await trykk(pilot, "u", "f3")
        assert "F3: lukk dette vinduet først" in skjerm(pilot)
        await trykk(pilot, "z")
        assert "Det tegnet er ikke blant valgene." in skjerm(pilot)
        await trykk(pilot, "escape", "f1", "z")
        assert "Den tasten gjør ingenting her." in skjerm(pilot)
        await trykk(pilot, "escape", "down")
        assert "gjør ingenting" not in skjerm(pilot)


async def test_taster_under_lagring_venter_og_virker_i_rekkefolge() -> None:
    data = lager()
    data.vent = threading.Event()
    app = NavtuiApp(oppstart(data))
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await pilot.press("enter", "2", "down", "3")
        assert data.skrevet == []
        data.vent.set()
        await ro(pilot)
        assert data.skrevet == ["100:KAL", "101:2"], "the third met row 103, which is refused"
        assert "(PM-7)" in linjer(pilot)[-2]


async def test_tekst_som_ventet_paa_en_lagring_havner_i_dialogen_og_taster_virker_etterpaa() -> None:
    """A key that waited and is then taken by a field never comes up again; those after it must not wait for it."""
    data = lager()
    data.vent = threading.Event()
    app = NavtuiApp(oppstart(data))
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await pilot.press("enter", "d", *"brev", "f10")
        data.vent.set()
        await ro(pilot)
        assert Prove.siste == ["brev"]
        await trykk(pilot, "u", "f9", "down")
        assert len(app.screen_stack) == 2


async def test_taster_etter_et_avslag_kastes() -> None:
    data = lager()
    data.vent = threading.Event()
    app = NavtuiApp(oppstart(data))
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, "down", "down", "down")
        await pilot.press("enter", "down", "2", "2")
        data.vent.set()
        await ro(pilot)
        assert data.skrevet == []
        await trykk(pilot, "down", "2")
        assert data.skrevet == ["104:2"], "later keys work again"


async def test_det_som_skrives_rett_etter_tasten_havner_i_dialogen() -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        for tast in ["d", *"utsett", "f10"]:
            app.post_message(_tast(tast))
        await ro(pilot)
        assert Prove.siste == ["utsett"]


def _tast(tast: str) -> Any:
    from textual import events

    return events.Key(tast, tast if len(tast) == 1 else None)


async def test_bokstaven_etter_enter_havner_i_neste_felt() -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await ro(pilot)
        for tast in [*"kal", "enter", *"vaagan", "enter"]:
            app.post_message(_tast(tast))
        await ro(pilot)
        assert app.okt.ident == "KAL"


async def test_tastene_etter_en_som_bytter_visning_gaar_til_den_nye(monkeypatch: pytest.MonkeyPatch) -> None:
    async def treg(bytter: Bytter, *dit: Any, ekte: Any = Bytter.vis) -> Any:
        await asyncio.sleep(0.03)
        return await ekte(bytter, *dit)

    monkeypatch.setattr(Bytter, "vis", treg)
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        for tast in ["down", "v", "b", "down", "v", "b", "down"]:
            app.post_message(_tast(tast))
        await ro(pilot)
        assert linjer(pilot)[2] == " 100 søknader i dag."
        assert vis(pilot, Prove).tabell.indeks == 3


async def test_en_tast_som_venter_naar_programmet_slutter_stopper_det_ikke_med_feil() -> None:
    """The screens are gone; the key is the last in the queue."""
    app = NavtuiApp(oppstart())
    await app.on_event(_tast("down"))
    assert app.screen_stack == []


async def test_et_bytte_tegner_hver_linje_hoyst_en_gang_og_markoren_bare_to(monkeypatch: pytest.MonkeyPatch) -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, "f3", "f2")
        await talt(pilot)
        tegnet: list[str] = []

        def noter(widget: Widget, *deler: object, ekte: Any = Widget.refresh, **valg: Any) -> Any:
            tegnet.append(f"{widget.css_identifier} {len(deler)}")
            return ekte(widget, *deler, **valg)

        monkeypatch.setattr(Widget, "refresh", noter)
        await trykk(pilot, "down")
        assert tegnet == ["Tabell 2"], "the line it left and the line it came to, at once"
        tegnet.clear()
        await trykk(pilot, "f3")
        assert not [t for t in tegnet if t.startswith(("Hoved", "Hode", "Fot"))], "what lies around a view is not drawn anew"
        assert "Tabell 0" not in tegnet


async def test_merket_paa_linje_2_males_ikke_etter_visningen(monkeypatch: pytest.MonkeyPatch) -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, "f3", "f2")
        malt: list[set[int]] = []

        def noter(bilde: Compositor, ekte: Any = Compositor.render_partial_update) -> Any:
            malt.append({region.y for region in bilde._dirty_regions})
            return ekte(bilde)

        monkeypatch.setattr(Compositor, "render_partial_update", noter)
        await trykk(pilot, "f3")
        assert {0, 1} <= next(linjer for linjer in malt if linjer)


async def test_en_annen_arbeidsplass_endrer_og_markoren_staar() -> None:
    data = lager()
    app = NavtuiApp(oppstart(data))
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, "end", "f3")
        data.endre(99, navn="Ny, Nora")
        await pilot.pause(0.15)
        assert vis(pilot, Prove).foreldet, "not looked at: only marked"
        await trykk(pilot, "f2")
        assert "Ny, Nora" in skjerm(pilot)
        data.endre(98, navn="Annen, Arne")
        await pilot.pause(0.15)
        await ro(pilot)
        assert "Annen, Arne" in skjerm(pilot)
        assert vis(pilot, Prove).tabell.indeks == 99


async def test_vakt_som_feiler_sier_det() -> None:
    from dataclasses import replace

    def feiler() -> bool:
        raise OSError("hemmelig")

    start = oppstart()
    hoved = replace(start.hent_hoved(), endret=feiler)
    async with NavtuiApp(replace(start, hent_hoved=lambda: hoved)).run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await pilot.pause(0.15)
        assert "Får ikke sett etter om filen er endret" in skjerm(pilot)
        assert "hemmelig" not in skjerm(pilot)


async def test_pm_2_varsel_staar_paa_hvert_skjermbilde() -> None:
    async with NavtuiApp(oppstart(varsel="Nødhjelp har ventet 31 minutter uten veileder.")).run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await talt(pilot)
        assert "Nødhjelp har ventet 31 minutter" in linjer(pilot)[2]
        await trykk(pilot, "f3")
        assert "Nødhjelp har ventet 31 minutter" in linjer(pilot)[2]


async def test_hjelp_viser_taster_og_regler_og_bytter_tema() -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(120, 40)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, "f1")
        for k in Prove.KOMMANDOER:
            assert k.hjelp in skjerm(pilot)
        assert "Møtet avsluttes når hver søknad" in skjerm(pilot)
        await trykk(pilot, "t")
        assert app.theme == "navtui-lys"
        await trykk(pilot, "f1")
        assert "100 søknader" in skjerm(pilot)


async def test_hjelp_som_ruller_brytes_bare_en_gang() -> None:
    """A line broken for the width without the scrollbar is broken again beside it, and one word stands alone under the keys."""
    kommandoer = [Kommando(f"k{n}", chr(97 + n), "e", "saken avsluttes " * 9 + "a" * n) for n in range(20)]
    async with NavtuiApp(oppstart()).run_test(size=(60, 24)) as pilot:
        await logg_inn(pilot)
        for width in range(60, 84):
            await pilot.resize_terminal(width, 24)
            pilot.app.push_screen(hjelp := Hjelp("x", kommandoer, {}))
            await ro(pilot)
            tekst = hjelp.query_one(".rull Static", Static)
            assert tekst.size.height == str(tekst.content).count("\n") + 1
            pilot.app.pop_screen()
            await ro(pilot)


def test_bunnlinja_klippes_aldri_og_har_hoyst_seks() -> None:
    mange = [Kommando(f"k{n}", chr(97 + n), "en lang etikett", "h") for n in range(9)]
    for width in range(20, 130):
        linje = bunnlinje(mange, width)
        assert linje.cell_len <= width
        assert linje.plain.count("en lang etikett") == linje.plain.count("en lang") <= MAKS_I_BUNN
    assert bunnlinje(mange, 130).plain.count("en lang etikett") == MAKS_I_BUNN


@pytest.mark.parametrize("rolle", sorted(ALLE))
def test_alle_navn_staar_paa_80_tegn_hvor_mye_som_enn_venter(rolle: str) -> None:
    mine = for_rolle(REGISTER, rolle)
    navn = [v.tittel for v in mine if v.tast]
    for tall in (0, 7, 88, 999, 40_000, 1_000_000):
        for aktiv in mine:
            linje = andre_linje(mine, aktiv.id, Status({v.id: tall for v in mine}), 80)
            assert linje.cell_len <= 80
            assert [n for n in navn if n in linje.plain] == navn, linje.plain
            assert aktiv.tast == "" or f"[F{aktiv.tast[1:]} {aktiv.tittel}" in linje.plain
    assert " 7" in andre_linje(mine, mine[0].id, Status({mine[0].id: 7, mine[-1].id: 40_000}), 80).plain


def test_smalt_vindu_har_alle_tastene_og_navnet_paa_den_som_vises() -> None:
    mine = for_rolle(REGISTER, LEDER)
    for width in range(44, 80):
        linje = andre_linje(mine, "gjeld", Status({v.id: 88 for v in mine}), width)
        assert linje.cell_len <= width
        assert "[F6 Gjeld" in linje.plain
        assert all(f"F{n}" in linje.plain for n in range(2, 9))


def test_kommando_uten_metode_avvises_naar_klassen_lages() -> None:
    with pytest.raises(TypeError, match="has no method 'finnes_ikke'"):
        type("Gal", (Visning,), {"KOMMANDOER": (Kommando("finnes_ikke", "x", "x", "x"),)})


def test_tastene_finnes_paa_norsk_tastatur_og_taaler_tmux() -> None:
    for k in (*Prove.KOMMANDOER, *Annen.KOMMANDOER):
        for tast in k.taster:
            assert not tast.startswith(("alt+", "ctrl+")), tast
            assert tast not in {"slash", "question_mark", "left_square_bracket", "right_square_bracket", "at", "backslash", "colon"}


def test_hver_rolle_har_et_sted_aa_begynne() -> None:
    for rolle in ALLE:
        assert start_for(REGISTER, rolle).id == START[rolle]
    assert [v.id for v in for_rolle(REGISTER, MOTTAK) if v.tast] == ["postmote", "bruker"]
    assert [v.tast for v in for_rolle(REGISTER, LEDER) if v.tast] == [f"f{n}" for n in range(2, 9)]


def test_soppel_hentes_en_gang_i_hver_pause() -> None:
    renhold = soppel.Renhold()
    assert not renhold.i_pausen(60)
    renhold.rort()
    assert not renhold.i_pausen(1.9)
    assert renhold.i_pausen(2.0)
    assert not renhold.i_pausen(60)
    renhold.frys()
    assert gc.get_threshold() == soppel.TERSKLER


async def test_krasj_i_programmet_skriver_ingen_opplysninger(capsys: pytest.CaptureFixture[str]) -> None:
    app = NavtuiApp(oppstart())
    with pytest.raises(RuntimeError, match="Hansen"):
        async with app.run_test(size=(80, 24)) as pilot:
            await logg_inn(pilot)

            def feiler() -> None:
                navn = "Hansen, Per"
                raise RuntimeError(navn)

            vis(pilot, Prove).call_later(feiler)
            await pilot.pause()
    skrevet = "".join(capsys.readouterr())
    assert "RuntimeError" in skrevet
    assert "Hansen" not in skrevet


async def test_hele_dagen_med_bare_taster() -> None:
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        await trykk(pilot, "d")
        await skriv(pilot, "en sak")
        await trykk(pilot, "f10", "u", "a", "a", "j", "ctrl+q")
        assert Prove.siste == ["en sak", "annet", True]
        assert app.return_code == 0


@pytest.mark.parametrize("underveis", [False, True])
@pytest.mark.parametrize("alltid", [False, True])
async def test_en_visning_leses_en_gang_naar_den_aapnes_og_igjen_naar_den_skal(
    monkeypatch: pytest.MonkeyPatch, underveis: bool, alltid: bool
) -> None:
    lest: list[str] = []
    last = Prove.last

    def tell(self: Prove) -> None:
        lest.append("lest")
        last(self)

    monkeypatch.setattr(Prove, "last", tell)
    monkeypatch.setattr(Prove, "LES_UNDERVEIS", underveis)
    monkeypatch.setattr(Prove, "LES_ALLTID", alltid)
    app = NavtuiApp(oppstart())
    async with app.run_test(size=(80, 24)) as pilot:
        await logg_inn(pilot)
        assert "100 søknader i dag." in skjerm(pilot)
        assert len(lest) == 1
        await trykk(pilot, "f3", "f2")
        assert len(lest) == (2 if alltid else 1)
