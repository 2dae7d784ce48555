"""VE-18, VE-5: an omgjøring from a day inside the period: the rest stands, the sums are right to the øre, and the letter says both."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Behov, Inntekt, Vedtak, Vilkar
from navtui.services import brev, signatur, vedtak, vedtak_skjerm
from navtui.services import vedtak_innhold as innhold
from navtui.store.sjekk import INVARIANTER, brudd
from navtui.ui.visninger.vedtak_beregning import linjer
from tests.kontor import PIN, Kontor, raa
from tests.services.test_vedtaksarter import endring, fullfor, hode, i_orden, stopp, tilstander
from tests.services.test_vedtaksarter import utbetal as betal
from tests.vedtakshjelp import NY_TEKST, ferdig_utkast, innvilg, iverksatt, kontroller

FRA = date(2026, 12, 15)
"""The vedtak is about December: 8 300,00 and a rent of 9 500,00."""
FORSTE_DEL = 374_839 + 429_032
"""14 of 31 days of each."""


def fra_15(kontor: Kontor, gammel: Vedtak, husleie_ore: int, fra: date = FRA) -> Vedtak:
    """An omgjøring with another rent from that day, ready to be sent."""
    v = hode(kontor, endring(kontor, gammel, Vedtaksart.OMGJORING), fra=fra)
    v = innhold.endre(kontor.okt(), v.id, v.versjon, v.behov[0].model_copy(update={"belop_ore": husleie_ore}))
    return hode(kontor, v, avvik="ingen", begrunnelse=f"{NY_TEKST} {fra} {husleie_ore}")


def staar(v: Vedtak) -> list[tuple[str, int]]:
    """What stands of earlier vedtak."""
    return [(linje.tekst, linje.belop_ore) for linje in v.linjer if linje.staar]


def ordene(kontor: Kontor, v: Vedtak) -> str:
    """The letter, on one line."""
    return " ".join(brev.vis_vedtak(kontor.okt(), v.id).tekst.replace("\u00a0", " ").split())


def test_ve_18_fra_den_15_staar_resten_og_det_som_er_utbetalt_trekkes_fra(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    betal(kontor, gammel)
    v = fra_15(kontor, gammel, 1_260_000)
    assert stopp(kontor, v) == []
    v = fullfor(kontor, v)
    assert staar(v) == [(f"Står etter vedtak {gammel.nummer}, 1.12-14.12.2026", FORSTE_DEL)]
    ny_del = 455_161 + 690_968  # 17 of 31 days of 8 300,00 and of 12 600,00
    assert v.sum_ore == FORSTE_DEL + ny_del - 1_780_000
    assert sum(u.belop_ore for u in v.utbetalinger) == v.sum_ore
    assert tilstander(kontor, gammel) == ["utbetalt"]
    ord_ = ordene(kontor, v)
    for ventet in ("Endringen gjelder fra 15. desember 2026. Det som er bestemt for tiden før det, står.",
                   "i tillegg til det du allerede har fått utbetalt",
                   "Fra vedtaket som står", "8 038,71", "17 800,00"):  # fmt: skip
        assert ventet in ord_
    assert i_orden(kontor)


def test_ve_18_det_som_ikke_er_betalt_annulleres_og_betales_med_det_nye_fra_den_forste_dagen(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    v = fullfor(kontor, fra_15(kontor, gammel, 950_000))
    assert tilstander(kontor, gammel) == ["annullert"]
    assert v.sum_ore == 1_780_000  # nothing is changed: to the øre what it was
    assert [u.dato for u in v.utbetalinger] == [gammel.utbetalinger[0].dato]
    assert "både for tiden før 15. desember 2026, som ikke er betalt ennå, og for tiden etter" in ordene(kontor, v)
    assert i_orden(kontor)


def test_ve_18_er_det_alt_betalt_mer_er_det_ingenting_a_betale_og_ingen_krav(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    betal(kontor, gammel)
    v = fullfor(kontor, fra_15(kontor, gammel, 100_000))
    assert (v.sum_ore, v.utbetalinger) == (0, ())
    assert "er allerede betalt ut" in ordene(kontor, v)


def test_ve_18_inntekt_etter_dagen_spiser_ikke_av_det_som_staar(kontor: Kontor) -> None:
    v = fra_15(kontor, iverksatt(kontor), 950_000)
    v = innhold.legg_til(kontor.okt(), v.id, v.versjon, Inntekt(art="lonn", belop_ore=9_000_000))
    assert v.sum_ore == FORSTE_DEL


def test_ve_18_i_tredje_ledd_staar_begge_de_foerste(kontor: Kontor) -> None:
    forste = iverksatt(kontor)
    betal(kontor, forste)
    andre = fullfor(kontor, fra_15(kontor, forste, 1_260_000))
    betal(kontor, andre)
    senere = fra_15(kontor, andre, 1_260_000, fra=date(2026, 12, 25))
    assert [tekst for tekst, _ in staar(senere)] == [
        f"Står etter vedtak {forste.nummer}, 1.12-14.12.2026", f"Står etter vedtak {andre.nummer}, 15.12-24.12.2026",
    ]  # fmt: skip
    assert senere.sum_ore == 0  # nothing is changed
    assert ("VE-18", "fra") in stopp(kontor, hode(kontor, senere, fra=date(2026, 12, 14)))


def test_ve_18_et_engangsbelop_som_staar_gis_ikke_en_gang_til(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    v = innhold.legg_til(kontor.okt(), v.id, v.versjon, Behov(art="husleie", belop_ore=300_000, tekst="restanse", engang=True))
    gammel = fullfor(kontor, v)
    ny = fra_15(kontor, gammel, 950_000)
    assert ("VE-18", "behov") in stopp(kontor, ny)
    engang = next(b for b in ny.behov if b.engang)
    ny = innhold.fjern(kontor.okt(), ny.id, ny.versjon, engang)
    assert stopp(kontor, ny) == []
    assert staar(ny)[0][1] == FORSTE_DEL + 300_000


def test_ko_9_betales_det_gamle_for_den_andre_signaturen_stopper_ogsaa_denne(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    v = fra_15(kontor, gammel, 1_000_000)
    v = signatur.send(kontor.okt(), v.id, v.versjon, PIN)
    betal(kontor, gammel)
    with pytest.raises(Regelbrudd, match="KO-9"):
        kontroller(kontor, v)


def test_ve_18_det_som_staar_er_frosset_i_linjene(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    v = fullfor(kontor, fra_15(kontor, gammel, 1_000_000))
    lagret = vedtak.hent(kontor.okt(), v.id)
    assert staar(lagret) == staar(v)


def test_ve_18_utregningen_viser_det_som_staar_og_det_som_er_utbetalt(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    betal(kontor, gammel)
    v = fra_15(kontor, gammel, 1_260_000)
    vist = "\n".join(linje.plain for linje in linjer(vedtak_skjerm.hent(kontor.okt(), v.id)))
    assert "Utbetalt før, trekkes fra" in vist
    assert "11 461,29 behov - 0,00 inntekt + 8 038,71 som står - 17 800,00 utbetalt = 1 700,00 kr" in vist.replace("\u00a0", " ")


def til_14(kontor: Kontor, gammel: Vedtak, husleie_ore: int) -> Vedtak:
    """An omgjøring of the days before the 15th, with another rent, ready to be sent."""
    v = endring(kontor, gammel, Vedtaksart.OMGJORING)
    v = hode(kontor, v, til=FRA - timedelta(days=1)) if v.til >= FRA else v
    v = innhold.endre(kontor.okt(), v.id, v.versjon, v.behov[0].model_copy(update={"belop_ore": husleie_ore}))
    return hode(kontor, v, avvik="ingen", begrunnelse=f"{NY_TEKST} til 14. {husleie_ore}")


def del_(ore: int, dager: int) -> int:
    """So many of 31 days of it, rounded as by hand."""
    return (ore * dager * 2 + 31) // 62


@pytest.mark.parametrize("forst", ["slutten", "begynnelsen"])
@pytest.mark.parametrize("betalt", [(), (0,), (0, 1)])
def test_ve_18_begge_deler_kan_endres_i_hvilken_rekkefolge_som_helst(kontor: Kontor, forst: str, betalt: tuple[int, ...]) -> None:
    """12 600 in rent from the 15th, 6 300 before it; what is paid underway is taken off, and every day is granted once."""
    gammel = iverksatt(kontor)
    if 0 in betalt:
        betal(kontor, gammel)
    en = fullfor(kontor, fra_15(kontor, gammel, 1_260_000) if forst == "slutten" else til_14(kontor, gammel, 630_000))
    if 1 in betalt:
        betal(kontor, en)
    to = til_14(kontor, gammel, 630_000) if forst == "slutten" else fra_15(kontor, gammel, 1_260_000)
    assert (to.fra, to.til) == ((date(2026, 12, 1), date(2026, 12, 14)) if forst == "slutten" else (FRA, date(2026, 12, 31)))
    assert stopp(kontor, to) == []
    to = fullfor(kontor, to)
    skal = sum(del_(ore, dager) for ore, dager in ((830_000, 14), (630_000, 14), (830_000, 17), (1_260_000, 17)))
    ute = (1_780_000 if 0 in betalt else 0) + ((en.sum_ore or 0) if 1 in betalt else 0)
    assert to.sum_ore == max(0, skal - ute)
    assert set(tilstander(kontor, gammel)) <= {"utbetalt" if 0 in betalt else "annullert"}
    assert set(tilstander(kontor, en)) <= {"utbetalt" if 1 in betalt else "annullert"}
    assert i_orden(kontor)
    assert [a.value for a in vedtak_skjerm.hent(kontor.okt(), gammel.id).endringer] == []
    assert "omgjoring" in [a.value for a in vedtak_skjerm.hent(kontor.okt(), en.id).endringer]
    assert "opphor" not in [a.value for a in vedtak_skjerm.hent(kontor.okt(), en.id).endringer]
    ny = vedtak.nytt_utkast(kontor.okt(), gammel.person_id, kontor.soknad(gammel.person_id, "livsopphold"), fra=FRA)
    ny = hode(kontor, innvilg(kontor, ny), til=date(2026, 12, 31))
    assert ("VE-18", "fra") in stopp(kontor, ny), "the days are granted still, although what the first of the two was to pay is annulled"
    if not betalt:
        ventet = "de andre dagene som ikke er betalt ennå" if forst == "slutten" else "både for tiden før 15. desember 2026"
        assert ventet in ordene(kontor, to)


def test_ve_18_omgjoringen_begynner_eller_slutter_der_vedtaket_gjor_det(kontor: Kontor) -> None:
    v = fra_15(kontor, iverksatt(kontor), 950_000)
    for fra, til, holder in ((15, 31, True), (1, 14, True), (15, 30, False), (2, 30, False)):
        v = hode(kontor, v, fra=date(2026, 12, fra), til=date(2026, 12, til))
        assert (("VE-18", "fra") not in stopp(kontor, v)) is holder


def test_ve_18_avslag_fra_en_dag_betaler_det_som_staar(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    v = hode(kontor, endring(kontor, gammel, Vedtaksart.OMGJORING), fra=FRA, paragraf_19="Ingen særlige grunner.")
    for p in v.poster:
        v = innhold.endre(kontor.okt(), v.id, v.versjon, p.model_copy(update={"utfall": "avslag", "form": None}))
    v = fullfor(kontor, hode(kontor, v, begrunnelse="Hun fikk arbeid den 15. og har lønn fra da."))
    assert (v.sum_ore, tilstander(kontor, gammel)) == (FORSTE_DEL, ["annullert"])
    assert "Du får 8 038,71 kroner. Det er for dagene utenfor" in ordene(kontor, v)
    assert i_orden(kontor)


def test_ve_18_dager_en_kollega_har_tatt_imens_far_ikke_den_andre_signaturen(kontor: Kontor) -> None:
    """Two drafts about the same days: the second is refused by the program, whatever it grants, and what it grants by the file too."""
    gammel = iverksatt(kontor)
    sen = hode(kontor, endring(kontor, gammel, Vedtaksart.OMGJORING), fra=FRA, paragraf_19="Ingen særlige grunner.")
    for p in sen.poster:
        sen = innhold.endre(kontor.okt(), sen.id, sen.versjon, p.model_copy(update={"utfall": "avslag", "form": None}))
    sen = signatur.send(kontor.okt(), sen.id, hode(kontor, sen, begrunnelse="Hun fikk arbeid den 15.").versjon, PIN)
    fullfor(kontor, fra_15(kontor, gammel, 1_260_000, fra=date(2026, 12, 20)))
    with pytest.raises(Regelbrudd, match=r"VE-18: Omgjøringen begynner i perioden 1\.12-19\.12\.2026"):
        kontroller(kontor, sen)


def test_ve_18_det_som_betales_for_flere_opphorer_ikke_i_ett_av_dem(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    ny = fullfor(kontor, fra_15(kontor, gammel, 1_260_000))
    with pytest.raises(Regelbrudd, match="VE-18: Det som betales etter vedtaket, gjelder også dager i andre vedtak"):
        endring(kontor, ny, Vedtaksart.OPPHOR)
    with pytest.raises(Regelbrudd, match=f"VE-18: Det som ikke er betalt, betales etter vedtak {ny.nummer}"):
        endring(kontor, gammel, Vedtaksart.STANS)
    betal(kontor, ny)
    assert endring(kontor, ny, Vedtaksart.OPPHOR).endrer_id == ny.id


def test_ve_18_sjekk_finner_det_som_er_planlagt_i_et_annet_enn_det_nyeste(kontor: Kontor) -> None:
    gammel = iverksatt(kontor)
    en = fullfor(kontor, fra_15(kontor, gammel, 1_260_000))
    fullfor(kontor, til_14(kontor, gammel, 630_000))
    with raa(kontor.fil) as conn:
        conn.execute("drop trigger utbetaling_tilstand")
        conn.execute("update utbetaling set tilstand = 'planlagt' where vedtak_id = ?", (en.id,))
    conn.close()
    with kontor.okt("LEA").lese() as les:
        funn = [(i.brutt, brudd(les, i)) for i in INVARIANTER if brudd(les, i)]
    assert funn == [("planlagt i et vedtak som er erstattet", [en.nummer])]


def test_ve_12_det_som_er_gitt_en_gang_gis_ikke_igjen_i_reduksjonen_av_neste_maaned(kontor: Kontor) -> None:
    v = ferdig_utkast(kontor)
    v = innhold.legg_til(kontor.okt(), v.id, v.versjon, Behov(art="husleie", belop_ore=300_000, tekst="restanse", engang=True))
    vilkar = Vilkar(type="kurs", tekst="Møt", frist=date(2026, 12, 20), bevis="kursbevis", forholdsmessig="Her.", kan_reduseres=True)
    gammel = fullfor(kontor, innhold.legg_til(kontor.okt(), v.id, v.versjon, vilkar))
    assert sorted(b.engang for b in endring(kontor, gammel, Vedtaksart.REDUKSJON).behov) == [False, True], "the same month keeps it"
    betal(kontor, gammel)
    ny = endring(kontor, gammel, Vedtaksart.REDUKSJON)
    assert (ny.fra, [b.engang for b in ny.behov]) == (date(2027, 1, 1), [False])
