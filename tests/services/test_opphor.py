"""VE-18: an opphør of what is paid already: its arithmetic in the draft, for the controller, in the letter, and as a task."""

from __future__ import annotations

from datetime import date

from navtui.domain.kodeverk import Soknadspost, Vedtaksart
from navtui.domain.regelbrudd import Varsel
from navtui.domain.vedtak import Vedtak
from navtui.services import brev, kontroll, oppgave, signatur, vedtak, vedtak_skjerm
from navtui.services import vedtak_innhold as innhold
from navtui.ui.visninger import kontroll_tekst
from navtui.ui.visninger.vedtak_rader import rader
from tests.kontor import PIN, Kontor
from tests.services.test_vedtaksarter import endring, fullfor, hode, i_orden, person, stopp, svar
from tests.services.test_vedtaksarter import utbetal as betal
from tests.vedtakshjelp import NY_TEKST, ferdig_utkast, iverksatt

FRA = date(2026, 12, 16)
ETTER = (830_000 + 950_000) * 16 // 31
"""Livsopphold and rent for the last 16 of 31 days, whole kroner a month: 9 187,10 rounded line by line."""


def opphor(kontor: Kontor, gammel: Vedtak, fra: date) -> Vedtak:
    """A draft that ends it from that day."""
    return hode(kontor, endring(kontor, gammel, Vedtaksart.OPPHOR), fra=fra, begrunnelse=NY_TEKST)


def varsler(kontor: Kontor, v: Vedtak) -> list[str]:
    """What is said of it that is no stopp."""
    return [f.setning for f in vedtak.bilde(kontor.okt(), v.id).funn if isinstance(f, Varsel) and f.regel == "VE-18"]


def oppgaver(kontor: Kontor) -> list[str]:
    """The tasks of an opphør."""
    return [o.tekst for o in oppgave.mine(kontor.okt("KAL")) if o.art == "opphor_betalt"]


def test_ve_18_opphor_av_det_som_er_betalt_regner_ut_hva_som_gjelder_tiden_etter(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    betal(kontor, gammel)
    v = opphor(kontor, gammel, FRA)
    e = vedtak.bilde(kontor.okt(), v.id).grunnlag.opphor
    assert e is not None
    assert (e.ute_ore, e.gitt_ore + e.for_mye_ore, e.mangler_ore) == (1_780_000, 1_780_000, 0)
    assert abs(e.for_mye_ore - ETTER) <= 1
    assert sum(ore for _, ore in e.linjer()[:-1]) == e.linjer()[-1][1] == e.for_mye_ore
    assert any(r.slag == "opphor" and r.svar == "oppgave" and r.ny == "9 187,10" for r in rader(vedtak_skjerm.hent(kontor.okt(), v.id)))
    v = fullfor(kontor, v)
    assert (
        [t for t in oppgaver(kontor) if "9 187,10 kr er betalt for tiden fra 16.12.2026" in t and "Vurder om" in t]
        == oppgaver(kontor)
        != []
    )
    assert "Vi har allerede betalt 9 187,10 kroner for tiden fra 16. desember 2026." in ordene(kontor, v)
    assert i_orden(kontor)


def ordene(kontor: Kontor, v: Vedtak) -> str:
    """The letter on one line."""
    return " ".join(brev.vis_vedtak(kontor.okt(), v.id).tekst.replace("\u00a0", " ").split())


def test_ve_18_kontrollen_av_et_opphor_viser_det_og_ikke_at_alt_faller_bort(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    betal(kontor, gammel)
    v = opphor(kontor, gammel, FRA)
    v = signatur.send(kontor.okt(), v.id, v.versjon, PIN)
    tekst = kontroll_tekst.alt(kontroll.apne(kontor.okt("IDA"), v.id)).plain
    assert "Betalt for tiden etter: 9 187,10 kr" in tekst
    assert "Til utbetaling" not in tekst


def test_ve_18_er_ingenting_betalt_for_tiden_etter_blir_det_ingen_oppgave_og_ingen_setning(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    v = opphor(kontor, gammel, gammel.fra)
    assert varsler(kontor, v) == []
    v = fullfor(kontor, v)
    assert oppgaver(kontor) == []
    assert "alt betalt" not in ordene(kontor, v)


def test_ve_18_det_som_er_planlagt_for_opphoret_og_gjelder_tiden_etter_varsles(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    assert gammel.utbetalinger[0].dato < FRA
    assert any("som er planlagt før 16.12.2026, er for tiden etter" in s for s in varsler(kontor, opphor(kontor, gammel, FRA)))


def test_ve_18_det_opphoret_tar_av_tiden_for_varsles(kontor: Kontor) -> None:
    """Paid in arrears: the end on the 2nd takes the whole of a payment that is for the 1st too."""
    v = ferdig_utkast(kontor)
    senere = v.utbetalinger[0].model_copy(update={"dato": date(2026, 12, 3)})
    gammel = fullfor(kontor, innhold.sett_utbetalinger(kontor.okt(), v.id, v.versjon, [senere]))
    v = opphor(kontor, gammel, date(2026, 12, 2))
    assert any("som er for tiden før 2.12.2026. Omgjør vedtaket" in s for s in varsler(kontor, v))


def test_ve_17_ve_18_et_botilbud_som_opphorer_regnes_per_dogn(kontor: Kontor) -> None:
    p = person(kontor)
    soknad = kontor.soknad(p, Soknadspost.MIDLERTIDIG_BOTILBUD.value, tilstand="fordelt", saksbehandler="KAL")
    v = vedtak.nytt_utkast(kontor.okt(), p, soknad, art=Vedtaksart.BOTILBUD)
    v = svar(kontor, v, utfall="innvilget")
    v = hode(kontor, v, til=date(2026, 11, 30), inntektsrolle="hovedinntekt", hovedinntekt="ingen", begrunnelse=NY_TEKST)
    dogn = (v.til - v.fra).days + 1
    sted = {
        "tilbyder": "Pensjonatet",
        "dognpris_ore": 95_050,
        "kvalitet": "rent",
        "kvalitet_dato": v.fra,
        "barn_med": False,
        "plan_ut": "leie",
    }
    v = innhold.sett_del(kontor.okt(), v.id, v.versjon, "botilbud", **sted)
    assert stopp(kontor, v) == []
    v = fullfor(kontor, v)
    assert v.sum_ore == dogn * 95_050
    betal(kontor, v)
    o = opphor(kontor, v, date(2026, 11, 26))
    e = vedtak.bilde(kontor.okt(), o.id).grunnlag.opphor
    assert e is not None
    assert e.for_mye_ore == 5 * 95_050
