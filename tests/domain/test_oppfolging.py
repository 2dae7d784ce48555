"""OP-1, OP-3, OP-4, OP-7, PE-4 and OP-2 as pure functions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.husstand import Husstand, Medlem, NyttMedlem, sjekk_form, sjekk_medlem
from navtui.domain.kalender import er_bankdag, legg_til_maaneder
from navtui.domain.kodeverk import Kontaktart, Lop
from navtui.domain.kodeverk.oppfolging import Husstandsform, Initiativ, Kontaktutfall, Medlemsrolle
from navtui.domain.kontakt import Kontakt, NyKontakt, sjekk_kontakt, tell
from navtui.domain.oppfolging import (
    Aktivitet,
    Frister,
    dager_over,
    er_ung,
    kartlegging_frist,
    oppfolging_maaneder,
    seneste_oppfolging,
    sjekk_aktivitet,
    sjekk_neste,
    ytelse_varsles,
)
from navtui.domain.regelbrudd import Regelbrudd, Varsel

I_DAG = date(2026, 11, 20)
FRISTER = Frister()
datoer = st.dates(date(1940, 1, 1), date(2026, 11, 20))


@pytest.mark.parametrize(
    ("lop", "fodt", "egen", "neste"),
    [
        (Lop.STABIL, date(1980, 1, 1), None, date(2027, 2, 22)),
        (Lop.ARBEIDSRETTET, date(1980, 1, 1), None, date(2026, 12, 21)),
        (Lop.AVKLARING, date(1980, 1, 1), None, date(2026, 12, 21)),
        (Lop.STABIL, date(2001, 11, 21), None, date(2026, 12, 21)),  # 25 tomorrow
        (Lop.STABIL, date(2001, 11, 20), None, date(2027, 2, 22)),  # 25 today
        (Lop.STABIL, None, None, date(2027, 2, 22)),
        (Lop.STABIL, date(1980, 1, 1), 2, date(2027, 1, 20)),
        (Lop.AVKLARING, date(1980, 1, 1), 6, date(2026, 12, 21)),  # her own may only be shorter
    ],
)
def test_op_1_det_korteste_av_lop_alder_og_eget_gjelder(lop: Lop, fodt: date | None, egen: int | None, neste: date) -> None:
    assert seneste_oppfolging(I_DAG, lop, fodt, egen, FRISTER) == neste


@given(datoer, st.sampled_from(Lop))
def test_op_1_neste_er_en_dag_kontoret_er_apent_og_ikke_lenger_unna_enn_det(dag: date, lop: Lop) -> None:
    senest, etter_lopet = (
        seneste_oppfolging(dag, lop, None, None, FRISTER),
        legg_til_maaneder(dag, oppfolging_maaneder(lop, False, None, FRISTER)),
    )
    assert er_bankdag(senest)
    assert not any(er_bankdag(etter_lopet + timedelta(days=n)) for n in range((senest - etter_lopet).days))


@given(st.sampled_from(Lop), st.booleans(), st.none() | st.integers(1, 12), st.integers(1, 12), st.integers(1, 12))
def test_op_1_ingen_far_lengre_enn_lopet_eller_ung_eller_eget(lop: Lop, ung: bool, egen: int | None, stabil: int, ung_mnd: int) -> None:
    svar = oppfolging_maaneder(lop, ung, egen, Frister(stabil=stabil, ung=ung_mnd))
    assert svar <= {Lop.STABIL: stabil, Lop.ARBEIDSRETTET: 1, Lop.AVKLARING: 1}[lop]
    assert not ung or svar <= ung_mnd
    assert egen is None or svar <= egen


def test_op_1_tilbake_i_tid_nektes_og_senere_enn_lopet_tar_en_grunn() -> None:
    senest = date(2026, 12, 20)
    assert isinstance(sjekk_neste(I_DAG - timedelta(days=1), I_DAG, senest), Regelbrudd)
    assert sjekk_neste(I_DAG, I_DAG, senest) is None
    assert sjekk_neste(senest, I_DAG, senest) is None
    assert isinstance(sjekk_neste(senest + timedelta(days=1), I_DAG, senest), Varsel)


def test_op_1_over_frist_sies_i_dager() -> None:
    assert [dager_over(I_DAG + timedelta(days=n), I_DAG) for n in (-3, -1, 0, 5)] == [3, 1, 0, 0]


def test_op_3_kartlegging_en_maaned_og_for_unge_14_dager() -> None:
    assert kartlegging_frist(date(2026, 1, 31), date(1980, 1, 1), FRISTER) == date(2026, 2, 28)
    assert kartlegging_frist(date(2026, 1, 31), date(2005, 1, 1), FRISTER) == date(2026, 2, 14)
    assert kartlegging_frist(date(2026, 1, 31), None, FRISTER) == date(2026, 2, 28)


def test_op_4_tilbudt_startet_og_deltar_er_tre_datoer_i_rekkefolge() -> None:
    a, b, c = date(2026, 11, 1), date(2026, 11, 5), date(2026, 11, 9)
    stander = [
        Aktivitet(aktuell=True, vurdert=a), Aktivitet(aktuell=True, hva="kurs", tilbudt=a, vurdert=a),
        Aktivitet(aktuell=True, hva="kurs", tilbudt=a, startet=b, vurdert=a),
        Aktivitet(aktuell=True, hva="kurs", tilbudt=a, startet=b, deltar=c, vurdert=a),
        Aktivitet(aktuell=True, hva="kurs", tilbudt=a, startet=b, deltar=c, sluttet=c, vurdert=a),
        Aktivitet(aktuell=False, grunn="syk", vurdert=a),
    ]  # fmt: skip
    assert [s.stand for s in stander] == ["mangler", "tilbudt", "startet", "deltar", "sluttet", "ikke_aktuell"]
    assert all(sjekk_aktivitet(s, I_DAG) is None for s in stander)


@pytest.mark.parametrize(
    ("felt", "verdier"),
    [
        ("grunn", {"aktuell": False}),
        ("startet", {"hva": "x", "tilbudt": date(2026, 11, 5), "startet": date(2026, 11, 1)}),
        ("deltar", {"hva": "x", "startet": date(2026, 11, 5), "deltar": date(2026, 11, 1)}),
        ("startet", {"hva": "x", "tilbudt": date(2026, 11, 5), "deltar": date(2026, 11, 6)}),
        ("tilbudt", {"hva": "x", "tilbudt": date(2026, 11, 21)}),
        ("hva", {"tilbudt": date(2026, 11, 5)}),
    ],
)
def test_op_4_nekter_og_sier_hvilket_felt(felt: str, verdier: dict[str, object]) -> None:
    brudd = sjekk_aktivitet(Aktivitet.model_validate({"aktuell": True, "vurdert": I_DAG} | verdier), I_DAG)
    assert brudd is not None
    assert (brudd.regel, brudd.felt) == ("OP-4", felt)


def test_op_4_i_aktivitet_innen_14_dager() -> None:
    for vurdert, over in ((I_DAG - timedelta(days=14), False), (I_DAG - timedelta(days=15), True)):
        assert Aktivitet(aktuell=True, vurdert=vurdert).over_frist(I_DAG, FRISTER) is over
    assert not Aktivitet(aktuell=True, hva="x", startet=I_DAG, vurdert=date(2026, 1, 1)).over_frist(I_DAG, FRISTER)


def test_op_7_varsles_tre_maaneder_for() -> None:
    assert ytelse_varsles(date(2027, 5, 31), FRISTER) == date(2027, 2, 28)


@given(datoer)
def test_pe_3_under_25_er_det_samme_som_utvalget_i_listen_spor_om(fodt: date) -> None:
    assert er_ung(fodt, I_DAG) == (fodt > legg_til_maaneder(I_DAG, -25 * 12))


def _medlem(nr: int, rolle: Medlemsrolle) -> Medlem:
    return Medlem(id=nr, person_id=nr, navn="A, B", fodt=None, rolle=rolle, andel=100, fra=I_DAG)


@pytest.mark.parametrize("form", Husstandsform)
def test_pe_4_bare_gifte_og_samboere_med_felles_barn_er_en_stonadsenhet(form: Husstandsform) -> None:
    husstand = Husstand(
        id=1,
        form=form,
        versjon=1,
        medlemmer=(_medlem(1, Medlemsrolle.VOKSEN), _medlem(2, Medlemsrolle.VOKSEN), _medlem(3, Medlemsrolle.BARN)),
    )
    forsorger = form in (Husstandsform.GIFT, Husstandsform.SAMBOER_FELLES_BARN)
    assert husstand.stonadsenhet == ((1, 2) if forsorger else ())


def test_pe_4_et_medlem_og_en_form_som_ikke_kan_stemme_nektes() -> None:
    voksen = NyttMedlem(person_id=1, rolle=Medlemsrolle.VOKSEN, fra=I_DAG)
    barn = NyttMedlem(person_id=1, rolle=Medlemsrolle.BARN, andel=50, fra=I_DAG)
    assert sjekk_medlem(voksen, None, I_DAG) is None
    assert sjekk_medlem(barn, date(2008, 11, 21), I_DAG) is None
    # moved in the day before turning 18, and is 18 now
    assert sjekk_medlem(barn.model_copy(update={"fra": I_DAG - timedelta(days=6)}), date(2008, 11, 15), I_DAG) is None
    galt = [
        sjekk_medlem(barn, date(2008, 11, 20), I_DAG),
        sjekk_medlem(voksen.model_copy(update={"andel": 50}), None, I_DAG),
        sjekk_medlem(voksen, None, I_DAG - timedelta(days=1)),
        sjekk_form(Husstandsform.ENSLIG, 2),
        sjekk_form(Husstandsform.GIFT, 3),
    ]
    assert [b.felt if b else None for b in galt] == ["rolle", "andel", "fra", "form", "form"]


def test_op_2_moter_telles_for_seg_og_en_som_ikke_mott_er_ikke_et_mote() -> None:
    def en(art: Kontaktart, utfall: Kontaktutfall = Kontaktutfall.GJENNOMFORT) -> Kontakt:
        return Kontakt(id=1, art=art, initiativ=Initiativ.KONTORET, dato=I_DAG, utfall=utfall, tekst="", ident="KAL")

    tall = tell(
        [en(Kontaktart.SAMTALE), en(Kontaktart.HJEMMEBESOK), en(Kontaktart.SAMTALE, Kontaktutfall.IKKE_MOTT), en(Kontaktart.TELEFON)]
    )
    assert (tall.moter, tall.telefoner, tall.andre) == (2, 1, 1)


def test_op_2_en_kontakt_har_skjedd_og_bare_en_som_skulle_komme_kan_utebli() -> None:
    ny = NyKontakt(person_id=1, art=Kontaktart.TELEFON, dato=I_DAG)
    assert sjekk_kontakt(ny, I_DAG) is None
    for feil, felt in (({"dato": I_DAG + timedelta(days=1)}, "dato"), ({"utfall": Kontaktutfall.IKKE_MOTT}, "utfall")):
        brudd = sjekk_kontakt(ny.model_copy(update=feil), I_DAG)
        assert brudd is not None
        assert brudd.felt == felt
