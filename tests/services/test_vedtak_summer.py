"""VE-16, VE-18, LE-1: an øre is counted once, on the person, in the lists and in the office's figures."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.bruker import Vedtakskort, til_sammen
from navtui.domain.kodeverk import Vedtaksart, Vedtakstilstand
from navtui.domain.vedtak import Vedtak
from navtui.services import bruker, fornyelse, leder, signatur, utbetaling, utbetaling_tilstand, vedtak
from navtui.services import vedtak_innhold as innhold
from tests.kontor import I_DAG, PIN, Kontor
from tests.vedtakshjelp import NY_TEKST, ferdig_utkast, kontroller

FORST = 17_800_00


def november(kontor: Kontor) -> Vedtak:
    """17 800 for November, due today."""
    v = ferdig_utkast(kontor)
    v = innhold.endre_hode(kontor.okt(), v.id, v.versjon, fra=date(2026, 11, 1), til=date(2026, 11, 30))
    v = innhold.sett_utbetalinger(kontor.okt(), v.id, v.versjon, [u.model_copy(update={"dato": I_DAG}) for u in v.utbetalinger])
    v = kontroller(kontor, signatur.send(kontor.okt(), v.id, v.versjon, PIN))
    assert v.sum_ore == FORST
    return v


def omgjor(kontor: Kontor, v: Vedtak, leie_ore: int) -> Vedtak:
    """The same month with another rent."""
    o = vedtak.nytt_utkast(kontor.okt(), v.person_id, art=Vedtaksart.OMGJORING, endrer_id=v.id)
    o = innhold.endre(kontor.okt(), o.id, o.versjon, o.behov[0].model_copy(update={"belop_ore": leie_ore}))
    o = innhold.endre_hode(kontor.okt(), o.id, o.versjon, avvik="ingen", begrunnelse=NY_TEKST)
    return kontroller(kontor, signatur.send(kontor.okt(), o.id, o.versjon, PIN))


def betal(kontor: Kontor) -> None:
    """What is due is paid."""
    liste = utbetaling.lag_liste(kontor.okt("JON"), I_DAG)
    utbetaling.godkjenn(kontor.okt("JON"), liste, 1, PIN)
    utbetaling.eksporter(kontor.okt("JON"), liste, kontor.fil.parent)
    utbetaling.bekreft(kontor.okt("JON"), liste, I_DAG)


def pa_skjermen(kontor: Kontor, v: Vedtak) -> str:
    """The line on the person's screen."""
    return til_sammen(bruker.apne(kontor.okt(), v.person_id).vedtak)


def mottakere(kontor: Kontor) -> int:
    return leder.bilde(kontor.okt("LEA")).kontor.mottakere_denne_maaneden


def test_ve_16_omgjort_for_betaling_telles_en_gang(kontor: Kontor) -> None:
    v = november(kontor)
    omgjor(kontor, v, 10_000_00)
    assert pa_skjermen(kontor, v) == "Til sammen 18 300,00 kr i vedtak som er iverksatt. 0,00 kr er utbetalt."
    kort = {k.nummer: k.annullert for k in bruker.apne(kontor.okt(), v.person_id).vedtak}
    assert kort[v.nummer] == "annullert"
    assert mottakere(kontor) == 1


def test_ve_16_omgjort_etter_betaling_er_det_som_er_betalt_og_det_nye(kontor: Kontor) -> None:
    v = november(kontor)
    betal(kontor)
    o = omgjor(kontor, v, 10_000_00)
    assert o.sum_ore == 500_00
    assert pa_skjermen(kontor, v) == "Til sammen 18 300,00 kr i vedtak som er iverksatt. 17 800,00 kr er utbetalt."
    betal(kontor)
    assert pa_skjermen(kontor, v) == "Til sammen 18 300,00 kr i vedtak som er iverksatt. Alt er utbetalt."
    rad = next(r for r in fornyelse.hent(kontor.okt()) if r.person_id == v.person_id)
    assert (rad.nummer, rad.sum_ore) == (o.nummer, 18_300_00)


def test_ve_16_omgjort_til_mindre_etter_betaling_viser_det_som_gikk_ut(kontor: Kontor) -> None:
    v = november(kontor)
    betal(kontor)
    o = omgjor(kontor, v, 9_000_00)
    assert o.sum_ore == 0
    assert pa_skjermen(kontor, v) == "Til sammen 17 800,00 kr i vedtak som er iverksatt. Alt er utbetalt."
    rad = next(r for r in fornyelse.hent(kontor.okt()) if r.person_id == v.person_id)
    assert rad.sum_ore == 17_300_00


def test_le_1_et_vedtak_som_er_annullert_gir_ingen_mottaker(kontor: Kontor) -> None:
    v = november(kontor)
    assert mottakere(kontor) == 1
    for u in v.utbetalinger:
        utbetaling_tilstand.annuller(kontor.okt("JON"), u.id or 0, "Feil person.")
    assert mottakere(kontor) == 0
    assert pa_skjermen(kontor, v) == "Til sammen 0,00 kr i vedtak som er iverksatt."


def test_ve_21_en_retur_er_ikke_utbetalt_men_skal_betales(kontor: Kontor) -> None:
    v = november(kontor)
    betal(kontor)
    utbetaling.returner(kontor.okt("JON"), v.utbetalinger[0].id or 0, "Ukjent konto.")
    assert pa_skjermen(kontor, v) == "Til sammen 17 800,00 kr i vedtak som er iverksatt. 0,00 kr er utbetalt."


@pytest.mark.parametrize(
    ("betales", "utbetalt", "lan", "tekst"),
    [
        (100, 40, 0, "1,00 kr i vedtak som er iverksatt. 0,40 kr er utbetalt."),
        (100, 100, 30, "1,00 kr i vedtak som er iverksatt. Alt er utbetalt, 0,30 kr er lån."),
        (0, 0, 0, "0,00 kr i vedtak som er iverksatt."),
    ],
)
def test_ve_16_summen_paa_skjermen(betales: int, utbetalt: int, lan: int, tekst: str) -> None:
    felt = {"id": 1, "nummer": "2026-1", "art": "stonad", "fra": I_DAG, "til": I_DAG, "engang": False, "skrevet_av": "KAL"}
    belop = {"sum_ore": 500, "betales_ore": betales, "utbetalt_ore": utbetalt, "lan_ore": lan}
    kort = Vedtakskort.model_validate(felt | belop | {"tilstand": "iverksatt"})
    utkast = kort.model_copy(update={"tilstand": Vedtakstilstand.UTKAST, "betales_ore": 9_999})
    assert til_sammen((kort, utkast)) == f"Til sammen {tekst}"
