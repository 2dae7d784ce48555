"""A vilkår is not met: varsel, reduction within its limit, payment, a klage in time, medhold, and an omgjøring that pays the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from navtui.domain.klage import NyKlage, NyttSteg
from navtui.domain.kodeverk import Inntektstype, Utgiftstype, Vedtaksart
from navtui.domain.kodeverk.klage import Klagetilstand
from navtui.domain.kodeverk.oppfolging import Husstandsform, Medlemsrolle
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.varsel import Varselsvar
from navtui.domain.vedtak import Behov, Inntekt, Vedtak, Vilkar
from navtui.services import brev, husstand, klage, utbetaling, varsel, vedtak
from navtui.services import vedtak_innhold as innhold
from navtui.services.sjekk import sjekk_innhold
from tests.historier.hjelp import Skriver, brevtekst, endring, linjer, mangler_i, sok, sum_av
from tests.kontor import PIN, Kontor
from tests.vedtakshjelp import lagt_i_posten

SOKTE, VARSLET, SVARFRIST, REDUSERT = date(2026, 10, 23), date(2026, 11, 10), date(2026, 11, 17), date(2026, 11, 24)
BETALT, KLAGET, AVGJORT = date(2026, 12, 1), date(2026, 12, 9), date(2026, 12, 11)
NOV, DES = (date(2026, 11, 1), date(2026, 11, 30)), (date(2026, 12, 1), date(2026, 12, 31))
HUSLEIE, BARN, SATS = 870_000, 405_000, 830_000
# Satser fra 1.1.2026: enslig 8 300, barn 0-5 år 4 050 kroner i måneden. Husleien er 8 700.
# Høyst 20 % av den voksnes sats: 8 300 x 0,20 = 1 660, så livsopphold må være minst 8 300 - 1 660 = 6 640. Kontoret trekker 15 %:
# 8 300 x 0,15 = 1 245, og 8 300 - 1 245 = 7 055.
LAVEST, REDUSERT_TIL = 664_000, 705_500


def test_ve_12_kl_1_ve_18_brudd_varsel_reduksjon_klage_medhold_og_omgjoring(kontor: Kontor, tmp_path: Path) -> None:
    stine = kontor.person("Stine", "Ruud", fodt=date(2001, 9, 9))
    barn = kontor.person("Liv", "Ruud", fodt=date(2023, 3, 1))
    husstand.flytt_inn(kontor.okt(), stine, barn, Medlemsrolle.BARN, 100, date(2026, 1, 1), Husstandsform.ENSLIG)
    november = _november(kontor, stine)
    _varsel(kontor, november)
    redusert = _reduksjon(kontor, november)
    _betal(kontor, november, redusert, tmp_path)
    omgjort = _klage(kontor, redusert)
    # Det hun skulle hatt, er det hun nå har fått: 7 055 + 4 050 + 8 700 betalt 1.12, og 1 245 etter klagen.
    assert redusert.sum_ore is not None
    assert omgjort.sum_ore is not None
    assert redusert.sum_ore + omgjort.sum_ore == SATS + BARN + HUSLEIE
    assert [s.linje for s in sjekk_innhold(kontor.okt("LEA", AVGJORT)) if s.funn] == []


def _november(kontor: Kontor, stine: int) -> Vedtak:
    """The vedtak that set the vilkår, and said what may follow."""
    soknad = sok(kontor, stine, "livsopphold", "husleie", dag=SOKTE)
    s = Skriver(kontor, "KAL", vedtak.nytt_utkast(kontor.okt(dag=SOKTE), stine, soknad, fra=NOV[0]), SOKTE)
    s.innvilg()
    s.til(Behov(art=Utgiftstype.HUSLEIE, belop_ore=HUSLEIE), Inntekt(art=Inntektstype.BARNETRYGD, belop_ore=196_800))
    s.hode(avvik="ingen", inntektsrolle="hovedinntekt", hovedinntekt="ingen", arbeidssoker="ja",
           begrunnelse="Stine er mellom to jobber. Hun bor billig og har barnehageplass til Liv.")  # fmt: skip
    s.barn("Liv", "Liv har plass i barnehagen og det hun trenger av klær.")
    assert s.mangler() == [("VE-9", "aktivitetsunntak")]  # she is 25
    vilkar = {"type": "arbeidstrening", "frist": date(2026, 11, 6), "bevis": "timeliste fra verkstedet"}
    plikt = "Verkstedet ligger ved barnehagen, og hun vil ha erfaring fra butikk."
    s.til(Vilkar(tekst="Møt på Havna verksted tre dager i uken.", forholdsmessig=plikt, kan_reduseres=True, **vilkar))
    v = s.signer("IDA")
    assert linjer(v) == [("enslig", *NOV, SATS), ("barn_0_5", *NOV, BARN), ("husleie", *NOV, HUSLEIE)]
    assert v.sum_ore == SATS + BARN + HUSLEIE
    assert not mangler_i(
        brevtekst(kontor, v), "Dette må du gjøre", "Frist: 6. november 2026", "timeliste fra verkstedet", "§ 20 a",
        "kan vi sette ned stønaden", "høyst 20 prosent av satsen for den vilkåret gjelder",
        "aldri av boutgiftene dine eller av det barna skal ha", "Da varsler vi deg først",
    )  # fmt: skip
    return v


def _varsel(kontor: Kontor, november: Vedtak) -> None:
    """VE-12: she is told before anything is decided, and may answer."""
    okt = kontor.okt(dag=VARSLET)
    b = brev.varsel(okt, november.id, Vedtaksart.REDUKSJON, "Du har ikke møtt på Havna verksted.", SVARFRIST)
    brev_id = brev.bestill(okt, november.person_id, b)
    tekst = brev.les(okt, brev_id).tekst
    assert not mangler_i(" ".join(tekst.split()), "Ingenting er bestemt ennå", "Du har ikke møtt på Havna verksted", "17.", vanlig=False)
    rad = next(r for r in brev.for_person(okt, november.person_id) if r.id == brev_id)
    lagt_i_posten(okt, rad, VARSLET)
    svar = Varselsvar(svarte=False, dato=SVARFRIST)
    with pytest.raises(Regelbrudd, match=r"Fristen for å svare er 17\.11"):
        varsel.for_svar(kontor.okt(dag=SVARFRIST), november.id, Vedtaksart.REDUKSJON, svar)
    varsel.for_svar(kontor.okt(dag=REDUSERT), november.id, Vedtaksart.REDUKSJON, svar.model_copy(update={"dato": REDUSERT}))


def _reduksjon(kontor: Kontor, november: Vedtak) -> Vedtak:
    """November is paid, so it is December that becomes lower."""
    s = endring(kontor, "KAL", november, Vedtaksart.REDUKSJON, REDUSERT)
    s.hode(
        fra=DES[0], til=DES[1], begrunnelse="Stine møtte ikke de to første ukene og svarte ikke på varselet. Hun har ikke oppgitt grunn."
    )
    s.barn("Liv", "Liv skal ha det samme som før. Reduksjonen gjelder bare moren.")
    brutt = november.vilkar[0].id or 0
    assert s.mangler() == [("VE-12", "brutt_vilkar_id"), ("VE-11", "frist")]
    s.v = innhold.endre(s.okt, s.v.id, s.v.versjon, s.v.vilkar[0].model_copy(update={"frist": date(2026, 12, 4)}))

    def sett(belop_ore: int) -> list[tuple[str, str | None]]:
        s.v = innhold.sett_reduksjon(s.okt, s.v.id, s.v.versjon, brutt, belop_ore, "Første brudd, og hun har omsorg for Liv.")
        return s.mangler()

    assert sett(LAVEST - 1) == [("VE-12", "reduksjon")]
    assert sett(LAVEST) == []
    assert sett(REDUSERT_TIL) == []
    v = s.signer("IDA")
    # 7 055,00 + 4 050,00 + 8 700,00 = 19 805,00
    assert linjer(v) == [("enslig", *DES, REDUSERT_TIL), ("barn_0_5", *DES, BARN), ("husleie", *DES, HUSLEIE)]
    assert v.sum_ore == 1_980_500
    assert not mangler_i(
        brevtekst(kontor, v), "19 805,00", "7 055,00", "i måneden i stedet for satsen. Første brudd, og hun har omsorg for Liv.",
        "10. november 2026. Vi har ikke fått svar fra deg på varselet.", november.nummer,
        "vente med å gjennomføre vedtaket", "§ 20:", navn=("Kari Lund", "Ida Moen"),
    )  # fmt: skip
    return v


def _betal(kontor: Kontor, november: Vedtak, v: Vedtak, mappe: Path) -> None:
    """Both November and the reduced December go to the bank."""
    eva = kontor.okt("EVA", BETALT)
    liste = utbetaling.lag_liste(eva, BETALT)
    utbetaling.godkjenn(eva, liste, utbetaling.hent_liste(eva, liste).liste.versjon, PIN)
    utbetaling.eksporter(eva, liste, mappe)
    utbetaling.bekreft(eva, liste, BETALT)
    assert [u.tilstand.value for x in (november, v) for u in vedtak.hent(eva, x.id).utbetalinger] == ["utbetalt", "utbetalt"]


def _klage(kontor: Kontor, redusert: Vedtak) -> Vedtak:
    """Sent Tuesday 24 November, with her Friday the 27th after three working days; three weeks on is Friday 18 December."""
    ny = NyKlage(vedtak_id=redusert.id, mottatt=KLAGET, kanal="muntlig", tekst="Liv hadde vannkopper i to uker. Jeg ringte verkstedet.")
    id_ = klage.registrer(kontor.okt("EVA", KLAGET), ny)
    k = klage.hent(kontor.okt("LEA", KLAGET), id_).klage
    assert (k.kommet_frem, k.frist, k.for_sen) == (date(2026, 11, 27), date(2026, 12, 18), False)

    def steg(til: str, **felt: object) -> None:
        nonlocal k
        k = klage.ta_steg(kontor.okt("JON", AVGJORT), k.id, k.versjon, NyttSteg.model_validate({"til": til, "dato": AVGJORT} | felt))

    steg("formkontroll")
    with pytest.raises(Regelbrudd, match="KL-3"):
        steg("ny_vurdering", saksbehandler="IDA")  # she controlled it
    steg("ny_vurdering", saksbehandler="JON")
    steg("medhold", tekst="Verkstedet bekrefter at hun ringte. Sykt barn er en god grunn.")
    s = Skriver(kontor, "JON", vedtak.hent(kontor.okt("JON", AVGJORT), klage.skriv_vedtak(kontor.okt("JON", AVGJORT), k.id)), AVGJORT)
    s.hode(
        avvik="ingen", avviksgrunn=None, begrunnelse="Liv var syk i to uker, og Stine ga beskjed til verkstedet. Da er ikke vilkåret brutt."
    )
    s.barn("Liv", "Liv er frisk igjen og tilbake i barnehagen.")
    assert s.mangler() == []
    v = s.signer("EVA")
    # 8 300,00 + 4 050,00 + 8 700,00 = 21 050,00, og 21 050,00 - 19 805,00 utbetalt = 1 245,00
    assert linjer(v) == [("enslig", *DES, SATS), ("barn_0_5", *DES, BARN), ("husleie", *DES, HUSLEIE)]
    assert (sum_av(v), sum_av(v, "utbetalt"), v.sum_ore) == (2_105_000, 1_980_500, 124_500)
    assert not mangler_i(
        brevtekst(kontor, v), f"vedtak {redusert.nummer} fra 24. november 2026", "Utbetalt til deg før", "−19 805,00",
        "1 245 kroner for desember 2026, i tillegg til det du allerede har fått utbetalt",
        "Liv var syk i to uker", navn=("Jon Dahl", "Eva Nes"),
    )  # fmt: skip
    k = klage.hent(kontor.okt("LEA", AVGJORT), k.id).klage
    steg("avsluttet", laerdom="Ring verkstedet før varsel sendes.")
    assert (k.tilstand, k.nytt_vedtak_id) == (Klagetilstand.AVSLUTTET, v.id)
    return v
