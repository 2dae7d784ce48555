"""The vedtak's model, its content and its hash, and the renewal copied from it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from navtui.domain import vedtak as m
from navtui.domain import vedtak_innhold as innhold
from navtui.domain.husholdning import husholdningstype
from navtui.domain.kodeverk import (
    Avviksvalg,
    Bekreftelsesart,
    Betalingsmaate,
    Inntektstype,
    Linjeart,
    Mottakerart,
    Soknadspost,
    Utgiftstype,
    Vedtakstilstand,
    Vilkarstype,
)
from navtui.domain.linje import Linje
from navtui.domain.modell import Modell
from navtui.domain.vedtak_fornyelse import fornyet, kan_fornyes, knytt_poster
from navtui.domain.vedtaksregler import Husstandsbarn, Omsokt, Soknadsbilde

NA = datetime(2026, 11, 20, 11, tzinfo=UTC)
KONTO = "12345678903"
I_DAG = date(2026, 11, 20)


def vedtak(**mer: object) -> m.Vedtak:
    """An iverksatt vedtak with one of everything."""
    felt: dict[str, object] = {
        "id": 1, "nummer": "2026-0001", "person_id": 2, "sak_id": 3, "fra": date(2026, 11, 1), "til": date(2026, 11, 30),
        "skrevet_av": "KAL", "opprettet": NA, "tilstand": Vedtakstilstand.IVERKSATT, "avvik": Avviksvalg.INGEN,
        "begrunnelse": "Hun har ingen inntekt.",
        "poster": (m.Post(id=1, art=Soknadspost.LIVSOPPHOLD, utfall="innvilget", hjemmel="paragraf_18", form="bidrag"),),
        "barn": (m.Barn(id=7, person_id=9, navn="Bo", fodt=date(2018, 5, 5), vurdering="Går på fotball."),),
        "behov": (m.Behov(id=1, art=Utgiftstype.HUSLEIE, belop_ore=950_000, svar="bekreftet"),
                  m.Behov(id=2, art=Utgiftstype.TANNBEHANDLING, belop_ore=100, engang=True, svar="ny")),
        "inntekter": (m.Inntekt(id=1, art=Inntektstype.LONN, belop_ore=100_000, svar="endret"),),
        "avvikslinjer": (m.Avvik(id=1, linje="barn:7", belop_ore=1, grunn="delt bosted"),),
        "linjer": (Linje(nr=1, art=Linjeart.BEHOV, kode="husleie", tekst="Husleie", fra=date(2026, 11, 1), til=date(2026, 11, 30), dager=30,
                         dager_i_maaned=30, maanedsbelop_ore=950_000, belop_ore=950_000, sats_fra=None, regler=("VE-4",), ref="behov:1"),),
        "vilkar": (m.Vilkar(id=4, type=Vilkarstype.ARBEIDSSOKER, tekst="Meld deg", frist=date(2026, 11, 10), bevis="kvittering",
                            forholdsmessig="Hun kan arbeide."),),
        "varsler": (m.PassertVarsel(regel="VE-10", setning="x", grunn="y", ident="KAL", tid=NA),),
        "bekreftelser": (m.Bekreftelse(hva=Bekreftelsesart.KONTAKT, ident="KAL", tid=NA),),
        "utbetalinger": (m.Utbetaling(id=1, dato=date(2026, 11, 1), belop_ore=950_000, mottaker=Mottakerart.UTLEIER,
                                      mottakernavn="Utleie AS", maate=Betalingsmaate.KONTO, kontonummer=KONTO, grunnlag="samtykke"),),
    }  # fmt: skip
    return m.Vedtak(**(felt | mer))


@pytest.mark.parametrize("modell", list(innhold.FELT), ids=lambda k: k.__name__)
def test_ko_3_hvert_felt_er_enten_signert_eller_bevisst_utenfor(modell: type[Modell]) -> None:
    """A new field of a model must be put in one of the two lists."""
    arvet = {*m.Hode.model_fields, *innhold.DELER, *innhold.DELER_NAAR_DE_FINNES, *innhold.ENKELTDELER} if modell is m.Vedtak else set()
    egne = set(modell.model_fields) - arvet
    assert set(innhold.FELT[modell]) | innhold.UTENFOR[modell] == egne
    assert not set(innhold.FELT[modell]) & innhold.UTENFOR[modell]


@pytest.mark.parametrize(
    "endring",
    [
        {"begrunnelse": "Hun har inntekt."},
        {"til": date(2026, 11, 29)},
        {"linjer": ()},
        {"utbetalinger": ()},
        {"barn": ()},
        {"varsler": ()},
        {"person_id": 99},
        {"endrer_id": 5},
    ],
    ids=lambda e: next(iter(e)),
)
def test_ko_3_alt_innhold_er_med_i_hashen(endring: dict[str, object]) -> None:
    assert innhold.innholdshash(vedtak(**endring)) != innhold.innholdshash(vedtak())


@pytest.mark.parametrize("del_", innhold.DELER)
def test_ko_3_hver_rad_av_hver_del_er_med_i_hashen(del_: str) -> None:
    v = vedtak()
    assert innhold.innholdshash(v.model_copy(update={del_: ()})) != innhold.innholdshash(v)
    assert innhold.innholdshash(v.model_copy(update={del_: getattr(v, del_) * 2})) != innhold.innholdshash(v)


def test_ko_3_det_som_skjer_etter_signaturen_endrer_ikke_hashen() -> None:
    v = vedtak()
    betalt = v.utbetalinger[0].model_copy(update={"tilstand": "utbetalt", "utbetalt_dato": date(2026, 11, 2), "liste_id": 3, "versjon": 4})
    senere = v.model_copy(update={"utbetalinger": (betalt,), "runde": 2, "versjon": 9, "innhold_hash": "a" * 64, "sum_ore": 1})
    assert innhold.innholdshash(senere) == innhold.innholdshash(v)


def test_ko_3_innhold_uten_to_signaturer_er_ikke_ekte() -> None:
    v = vedtak(iverksatt_tid=NA)
    hash_ = innhold.innholdshash(v)
    en, to = (m.Signatur(runde=1, plass=n, ident=i, hash=hash_, tid=NA) for n, i in ((1, "KAL"), (2, "IDA")))
    ekte = v.model_copy(update={"innhold_hash": hash_, "signaturer": (en, to)})
    assert innhold.sjekk_signert_innhold(ekte) is None
    for falsk in ({"signaturer": (en,)}, {"signaturer": (en, to.model_copy(update={"ident": "KAL"}))}, {"begrunnelse": "x"}):
        brudd = innhold.sjekk_signert_innhold(ekte.model_copy(update=falsk))
        assert brudd is not None
        assert brudd.regel == "KO-3"


SOKNAD = Soknadsbilde(8, 2, date(2026, 11, 18), "fordelt", False, (Omsokt(80, Soknadspost.LIVSOPPHOLD), Omsokt(81, Soknadspost.STROM)))


def test_ve_13_fornyelsen_har_ingenting_besvart() -> None:
    kopi = fornyet(vedtak(), date(2026, 12, 1), date(2026, 12, 31), SOKNAD, (Husstandsbarn(9, "Bo", date(2018, 5, 5)),), None, I_DAG)

    assert [b.svar for b in kopi.behov] == [None]
    assert [i.svar for i in kopi.inntekter] == [None]
    assert (kopi.hode.begrunnelse, kopi.hode.avvik) == ("", None)
    assert [(gammel, b.vurdering) for gammel, b in kopi.barn] == [(7, "")]
    assert [(p.soknadspost_id, p.art, p.utfall) for p in kopi.poster] == [(80, "livsopphold", "innvilget"), (81, "strom", None)]
    assert kopi.vilkar[0].frist == date(2026, 12, 10)
    assert kopi.utbetalinger[0].dato == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("skrevet", "betalt", "ventet"),
    [
        (5, date(2026, 11, 5), date(2026, 12, 1)),
        (20, date(2026, 11, 20), date(2026, 12, 1)),
        (5, date(2026, 11, 15), date(2026, 12, 15)),
        (1, date(2026, 10, 30), date(2026, 12, 1)),
    ],
    ids=["skrevet sent", "skrevet svært sent", "valgt dag", "bankdagen før en helg"],
)
def test_ve_16_den_neste_betales_den_forste_dagen_selv_om_den_forrige_kom_sent(skrevet: int, betalt: date, ventet: date) -> None:
    u = vedtak().utbetalinger[0].model_copy(update={"dato": betalt})
    forrige = vedtak(utbetalinger=(u,), opprettet=datetime(2026, 11 if skrevet > 1 else 10, skrevet, 11, tzinfo=UTC))
    kopi = fornyet(forrige, date(2026, 12, 1), date(2026, 12, 31), None, (), None, I_DAG)
    assert [n.dato for n in kopi.utbetalinger] == [ventet]


def test_ve_8_barn_som_fyller_18_faller_ut_og_nye_kommer_med() -> None:
    v = vedtak(barn=(m.Barn(id=7, person_id=9, navn="Bo", fodt=date(2008, 11, 15)),))
    kopi = fornyet(v, date(2026, 12, 1), date(2026, 12, 31), None, (Husstandsbarn(10, "Ny", date(2026, 11, 3)),), None, I_DAG)
    assert [(gammel, b.person_id) for gammel, b in kopi.barn] == [(None, 10)]


def test_ve_13_bare_iverksatt_lopende_vedtak_fornyes_og_en_gang() -> None:
    assert kan_fornyes(vedtak(), False) is None
    for v, alt in (
        (vedtak(), True),
        (vedtak(tilstand="utkast"), False),
        (vedtak(art="radgivning"), False),
        (vedtak(engang=True, til=date(2026, 11, 1)), False),
    ):
        brudd = kan_fornyes(v, alt)
        assert brudd is not None
        assert brudd.regel == "VE-13"


def test_ve_20_ny_soknad_beholder_svaret_for_samme_ting() -> None:
    poster = knytt_poster(vedtak().poster, SOKNAD)
    assert [(p.soknadspost_id, p.utfall) for p in poster] == [(80, "innvilget"), (81, None)]
    assert [p.soknadspost_id for p in knytt_poster(poster, None)] == [None, None]


@pytest.mark.parametrize(("form", "type_"), [("gift", "par"), ("samboer", "halvt_par"), ("bofellesskap", "bofellesskap"), (None, "enslig")])
def test_pe_4_husholdning_foreslas_av_husstanden(form: str | None, type_: str) -> None:
    assert husholdningstype(form) == type_


@pytest.mark.parametrize(("tilstand", "regel"), [("til_kontroll", "KO-4"), ("iverksatt", "VE-18"), ("avbrutt", "KO-1"), ("utkast", None)])
def test_ve_18_ko_4_bare_et_utkast_endres(tilstand: str, regel: str | None) -> None:
    brudd = m.kan_endres(vedtak(tilstand=tilstand))
    assert (brudd.regel if brudd else None) == regel
