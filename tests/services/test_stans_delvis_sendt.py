"""VE-16, VE-21: a stans of a vedtak of which the accounts have one payment and not the other."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from navtui.domain.kodeverk import Vedtaksart
from navtui.services import utbetaling, utbetaling_tilstand, vedtak
from navtui.services import vedtak_innhold as innhold
from tests.kontor import PIN, Kontor
from tests.services.test_vedtaksarter import endring, fullfor, hode, tilstander
from tests.ui.kontorapp import apnet
from tests.ui.pilot import skjerm, trykk
from tests.vedtakshjelp import NY_TEKST, ferdig_utkast


async def test_ve_16_ve_21_det_regnskapet_har_star_med_merke_paa_lista_og_resten_stoppes(kontor: Kontor, tmp_path: Path) -> None:
    v = ferdig_utkast(kontor)
    (hele,) = v.utbetalinger
    forst = hele.model_copy(update={"belop_ore": 100_000})
    sa = hele.model_copy(update={"id": None, "belop_ore": hele.belop_ore - 100_000, "dato": hele.dato + timedelta(days=7)})
    v = fullfor(kontor, innhold.sett_utbetalinger(kontor.okt(), v.id, v.versjon, [forst, sa]))
    jon = kontor.okt("JON", forst.dato)
    liste = utbetaling.lag_liste(jon, forst.dato)
    utbetaling.godkjenn(jon, liste, utbetaling.hent_liste(jon, liste).liste.versjon, PIN)
    utbetaling.eksporter(kontor.okt("JON"), liste, tmp_path)
    assert [r.stanset_i for r in utbetaling.hent_liste(jon, liste).rader] == [None]

    stans = hode(kontor, endring(kontor, v, Vedtaksart.STANS), begrunnelse=NY_TEKST)
    (varsel,) = [f for f in vedtak.bilde(kontor.okt(), stans.id).funn if f.regel == "VE-16"]
    assert "Regnskapet har allerede fått 1 000 kr" in varsel.setning.replace("\u00a0", " ")
    stans = fullfor(kontor, innhold.passer_varsel(kontor.okt(), stans.id, stans.versjon, "VE-16", "Ringer regnskapet nå."))
    assert tilstander(kontor, v) == ["planlagt", "stoppet"]
    (rad,) = utbetaling.hent_liste(jon, liste).rader
    assert rad.stanset_i == stans.nummer
    with kontor.okt().lese() as les:
        assert "Ring regnskapet" in les.verdi("select tekst from oppgave where art = 'stans_sendt' and lukket is null", alle=True)
    async with apnet(kontor, "utbetaling", som="JON") as pilot:
        await trykk(pilot, *(["down"] if "Stoppet: " in skjerm(pilot).splitlines()[5] else []), "enter")
        assert "STANSET" in skjerm(pilot)
        assert f"vedtak {stans.nummer} stanser den, men regnskapet har den" in " ".join(skjerm(pilot).split())

    igjen = next(u for u in vedtak.hent(kontor.okt(), v.id).utbetalinger if u.tilstand == "stoppet")
    utbetaling_tilstand.gjenoppta(kontor.okt(), igjen.id or 0, "Opplysningene kom.")
    ny = utbetaling.lag_liste(kontor.okt("JON", igjen.dato), igjen.dato)
    assert [r.stanset_i for r in utbetaling.hent_liste(jon, ny).rader] == [None], "what is let go is not stopped"
