"""VE-12, VE-16, VE-18: what the letter of an opphør, a stans and a reduksjon tells of the vedtak it changes."""

from __future__ import annotations

from datetime import date

import pytest

from navtui.domain.brev import Brev, Tabell
from navtui.domain.brev_endring import rammede
from navtui.domain.brev_vedtak import vedtaksbrev
from navtui.domain.kodeverk import Vedtaksart, Vedtakstilstand
from navtui.domain.kodeverk.person import Malform
from navtui.domain.vedtak import Vedtak
from navtui.letters.ordlyd import ordlyd
from tests import brevhjelp as h

NB = ordlyd(Malform.BOKMAL)
TOM = {"poster": (), "linjer": (), "utbetalinger": (), "sum_ore": 0}


def brevet(v: Vedtak) -> Brev:
    """Its letter in bokmål."""
    return vedtaksbrev(NB, h.vedtaksgrunnlag(v))


def endring(art: Vedtaksart, **mer: object) -> Vedtak:
    """An opphør or a stans of the old vedtak."""
    return h.vedtak(art, endrer_id=9, uten_soknad=art.value, **TOM | mer)


def test_ve_16_brevet_om_stans_sier_hvilke_penger_som_ikke_kommer() -> None:
    b = brevet(endring(Vedtaksart.STANS))
    tabell = next(blokk for del_ in b.deler if del_.overskrift == "Dette er stanset" for blokk in del_.blokker)
    assert isinstance(tabell, Tabell)
    assert tabell.rader == (("1.\u00a0desember 2026", "Deg", "5\u00a0000,00"), ("15.\u00a0desember 2026", "Deg", "3\u00a0300,00"))
    assert tabell.summer == (("Til sammen", "", "8\u00a0300,00"),)
    assert "Du får ikke pengene før saken er avklart. Da betaler vi dem ut, eller du får et nytt vedtak." in h.tekst(b)


def test_ve_18_brevet_om_opphor_sier_hva_som_stopper_og_bare_det_som_er_etter_dagen() -> None:
    b = h.tekst(brevet(endring(Vedtaksart.OPPHOR, fra=date(2026, 12, 10))))
    assert "Det gjelder livsopphold og husleie." in b
    assert "innbo" not in b
    assert "15. desember 2026 Deg 3 300,00" in b
    assert "5 000,00" not in b


@pytest.mark.parametrize("art", [Vedtaksart.OPPHOR, Vedtaksart.STANS])
def test_ve_3_det_som_stopper_hviler_pa_de_samme_paragrafene(art: Vedtaksart) -> None:
    b = h.tekst(brevet(endring(art)))
    assert "§ 18: Den som ikke kan sørge for livsoppholdet" in b
    assert "§ 19: Vi kan gi hjelp i særlige tilfeller" in b
    assert "Når vi kan endre et vedtak, står i forvaltningsloven § 35." in b


@pytest.mark.parametrize("art", [Vedtaksart.OPPHOR, Vedtaksart.STANS])
def test_ve_18_brevet_er_det_samme_for_og_etter_den_andre_signaturen(art: Vedtaksart) -> None:
    """Made before the file is locked it names what will be stopped, after it what was: the same payments."""
    utkast, gammel = endring(art), h.gammelt()
    iverksatt = utkast.model_copy(update={"tilstand": Vedtakstilstand.IVERKSATT})
    i_banken = frozenset({1})
    tatt = tuple(
        u.model_copy(update={"tilstandsgrunn": f"{art.tekst}, vedtak {utkast.nummer}"}) if u.id not in i_banken else u
        for u in gammel.utbetalinger
    )
    etter = gammel.model_copy(update={"utbetalinger": tatt})
    assert [u.id for u in rammede(utkast, gammel, i_banken)] == [u.id for u in rammede(iverksatt, etter, i_banken)] == [2]
    assert rammede(h.redusert(), gammel, i_banken) == ()


def test_ve_12_brevet_om_reduksjon_sier_hvilket_vilkar_og_fra_hva_til_hva() -> None:
    b = h.tekst(brevet(h.redusert()))
    assert "- Delta på kurs, opplæring eller jobbsøkerkurs. Norskkurs mandager. Fristen var 30. november 2026." in b
    assert "Livsopphold er satt ned fra 8 300 kroner til 6 640 kroner i måneden. Det gjelder for desember 2026." in b
    assert "Vi har ikke trukket noe av boutgiftene dine eller av det barna skal ha." in b
    assert "Er et vilkår ikke oppfylt, kan vi sette ned stønaden (§§ 20 og 20 a)." in b
    assert "satt ned fra" not in h.tekst(brevet(h.redusert(linjer=h.gammelt().linjer)))


@pytest.mark.parametrize("art", [Vedtaksart.OPPHOR, Vedtaksart.STANS, Vedtaksart.REDUKSJON])
def test_pm_2_den_som_mister_penger_far_vite_om_nodhjelp(art: Vedtaksart) -> None:
    v = h.redusert() if art is Vedtaksart.REDUKSJON else endring(art)
    assert "Har du ikke penger til mat" in h.tekst(brevet(v))
    assert "Har du ikke penger til mat" not in h.tekst(brevet(h.vedtak()))


def test_ve_12_varselet_sier_det_meste_som_kan_trekkes_og_regelen() -> None:
    brev = {navn: h.tekst(b) for navn, b in h.alle(NB)}
    assert "Vi kan trekke høyst 20 prosent av satsen for den vilkåret gjelder." in brev["varsel_reduksjon"]
    assert "etter sosialtjenesteloven §§ 20 og 20 a" in brev["varsel_reduksjon"]
    assert "Når vi kan endre et vedtak, står i forvaltningsloven." in brev["varsel_opphor"]


def test_ve_19_et_paragraf_17_vedtak_sier_en_oppstart_og_naar_det_er_slutt() -> None:
    """The first day of the vedtak and the day it starts were two dates for the same."""
    v = dict(h.varianter())["radgivning"]
    ord_ = h.tekst(vedtaksbrev(NB, h.vedtaksgrunnlag(v)))
    assert "Du får råd og veiledning fra oss til 31. desember 2026. Hjelpen er gratis." in ord_
    assert "Rådgivningen starter 7. desember 2026." in ord_


def test_ve_12_brevet_gjengir_hva_personen_svarte_paa_varselet() -> None:
    brevene = {navn: h.tekst(b) for navn, b in h.alle(NB) if navn.startswith("reduksjon_svarte")}
    assert "Vi har skrevet ned svaret slik: «Syk.» Vi har vurdert det du sa." in brevene["reduksjon_svarte"]
    assert "skrevet ned" not in brevene["reduksjon_svarte_ikke"]
