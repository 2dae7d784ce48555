"""KL-1 to KL-4 without a file: the frist, the steps, and counts that always add up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.kalender import er_bankdag
from navtui.domain.klage import Fremme, antatt_fremme, klagefrist, kommet_frem, neste_steg
from navtui.domain.klageliste import KlageRad
from navtui.domain.klagetall import tabell
from navtui.domain.kodeverk.brev import Sendemaate
from navtui.domain.kodeverk.klage import Klagegrunn, Klagetilstand

T = Klagetilstand


@pytest.mark.parametrize(
    ("fremme", "frist"),
    [
        (date(2026, 11, 25), date(2026, 12, 16)),
        (date(2026, 12, 4), date(2026, 12, 28)),  # 25.12 is a Friday: past the whole of Christmas
        (date(2026, 3, 12), date(2026, 4, 7)),  # Maundy Thursday to Easter Monday
        (date(2026, 4, 10), date(2026, 5, 4)),  # 1 May is a Friday
        (date(2026, 4, 23), date(2026, 5, 15)),  # Ascension Day
        (date(2026, 4, 26), date(2026, 5, 18)),  # 17 May is a Sunday
        (date(2026, 5, 4), date(2026, 5, 26)),  # Whit Monday
        (date(2026, 12, 11), date(2027, 1, 4)),  # New Year's Day is a Friday
        (date(2026, 12, 3), date(2026, 12, 24)),  # Christmas Eve is a working day
    ],
)
def test_kl_2_fristen_er_tre_uker_og_flyttes_forbi_helg_og_helligdag(fremme: date, frist: date) -> None:
    assert klagefrist(fremme) == frist


@given(st.dates(date(2015, 1, 1), date(2040, 1, 1)))
def test_kl_2_fristen_ender_alltid_paa_en_arbeidsdag_og_aldri_for_tre_uker(fremme: date) -> None:
    frist = klagefrist(fremme)
    assert er_bankdag(frist)
    assert timedelta(weeks=3) <= frist - fremme <= timedelta(weeks=3, days=5)
    assert not any(er_bankdag(fremme + timedelta(weeks=3, days=n)) for n in range((frist - fremme).days - 21))


@pytest.mark.parametrize(
    ("sendt", "dager", "fremme"),
    [
        (date(2026, 11, 20), 3, date(2026, 11, 25)),
        (date(2026, 12, 23), 3, date(2026, 12, 29)),
        (date(2026, 4, 1), 3, date(2026, 4, 9)),
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
    ],
)
def test_kl_2_brevet_er_kommet_fram_etter_arbeidsdager(sendt: date, dager: int, fremme: date) -> None:
    assert kommet_frem(sendt, dager) == kommet_frem(sendt, dager, Sendemaate.POST) == fremme
    assert {kommet_frem(sendt, dager, maate) for maate in (Sendemaate.DIGITAL, Sendemaate.OVERLEVERT)} == {sendt}


def test_kl_2_uten_sendt_brev_regnes_det_fra_vedtaksdatoen_og_det_sies() -> None:
    dag, sendt = date(2026, 11, 20), date(2026, 11, 24)
    fra_vedtaket = antatt_fremme(dag, None, None, 3)
    assert (fra_vedtaket.dato, "ikke merket sendt" in fra_vedtaket.hvorfor) == (date(2026, 11, 25), True)
    assert antatt_fremme(dag, sendt, Sendemaate.POST, 3) == Fremme(date(2026, 11, 27), "Brevet er sendt i posten 24.11.2026.")
    assert antatt_fremme(dag, sendt, Sendemaate.DIGITAL, 3) == Fremme(sendt, "Brevet er sendt digitalt 24.11.2026.")


def test_kl_1_alle_tilstander_kan_naas_og_bare_de_ferdige_er_uten_neste() -> None:
    naadd, ko = {T.MOTTATT}, [T.MOTTATT]
    while ko:
        for til in neste_steg(ko.pop()):
            if til not in naadd:
                naadd.add(til)
                ko.append(til)
    assert naadd == set(T)
    assert {t for t in T if not neste_steg(t)} == {t for t in T if t.er_ferdig} == {T.AVSLUTTET, T.TRUKKET}


@given(st.lists(st.sampled_from(T), max_size=60))
def test_kl_1_tabellen_gaar_alltid_opp(klager: list[Klagetilstand]) -> None:
    t = tabell(date(2026, 1, 1), date(2026, 12, 31), {k.value: klager.count(k) for k in set(klager)})
    assert t.sum == len(klager) == t.apne + t.ferdige
    assert [tilstand for tilstand, _ in t.celler] == list(T)
    assert dict(t.celler) == {k: klager.count(k) for k in T}


def test_kl_1_en_ukjent_kode_telles_ikke_bort() -> None:
    with pytest.raises(KeyError):
        tabell(date(2026, 1, 1), date(2026, 12, 31), {"borte": 1})


def rad(tilstand: Klagetilstand, **felt: object) -> KlageRad:
    """A row of the list."""
    return KlageRad.model_validate(
        {
            "id": 1, "person_id": 1, "navn": "Olsen, Mona", "vedtak_nummer": "2026-0001", "mottatt": date(2026, 11, 2),
            "avgitt": date(2026, 11, 2), "frist": date(2026, 11, 10), "tilstand": tilstand, "saksbehandler": None, "veileder": "KAL",
            "forventet": None, "nytt_vedtak": None,
        }
        | felt
    )  # fmt: skip


def test_pm_4_svarfristen_er_en_maaned_eller_det_som_er_lovet_og_ingen_hos_statsforvalteren() -> None:
    assert rad(T.FORMKONTROLL).svarfrist == date(2026, 12, 2)
    assert rad(T.NY_VURDERING, forventet=date(2026, 12, 20)).svarfrist == date(2026, 12, 20)
    assert [t for t in T if rad(t).svarfrist is None] == [
        T.AVVIST, T.OVERSENDT, T.STADFESTET, T.ENDRET, T.OPPHEVET, T.AVVIST_SF, T.AVSLUTTET, T.TRUKKET,
    ]  # fmt: skip


def test_kl_1_hver_tilstand_sier_hva_som_er_neste() -> None:
    for tilstand in T:
        assert bool(rad(tilstand).neste) is not tilstand.er_ferdig
    assert rad(T.MEDHOLD, nytt_vedtak="utkast").neste != rad(T.MEDHOLD, nytt_vedtak="iverksatt").neste
    assert "sent" in rad(T.FORMKONTROLL, avgitt=date(2026, 11, 11)).neste


def test_kl_2_en_avvisning_og_en_oppreisning_har_ikke_de_samme_grunnene() -> None:
    assert {g for g in Klagegrunn if g.er_oppreisning} == {Klagegrunn.IKKE_LASTES, Klagegrunn.SAERLIGE_GRUNNER}
