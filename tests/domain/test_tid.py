"""Instants: UTC in the file, Norwegian wall clock on the screen."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navtui.domain.tid import dag_og_klokke, dato_i_oslo, fra_oslo, fra_tekst, klokkeslett, til_tekst

TIDER = st.datetimes(min_value=datetime(1000, 1, 1), max_value=datetime(9000, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def test_klokkeslett_i_dag_denne_uka_og_for() -> None:
    i_dag = date(2026, 11, 20)

    assert klokkeslett(datetime(2026, 11, 20, 8, 10, tzinfo=UTC), i_dag) == "i dag 09:10"
    assert klokkeslett(datetime(2026, 11, 18, 8, 10, tzinfo=UTC), i_dag) == "ons 18."
    assert klokkeslett(datetime(2026, 11, 14, 8, 10, tzinfo=UTC), i_dag) == "lør 14."
    assert klokkeslett(datetime(2026, 11, 13, 8, 10, tzinfo=UTC), i_dag) == "13.11.2026"
    assert klokkeslett(datetime(2026, 11, 21, 8, 10, tzinfo=UTC), i_dag) == "21.11.2026"


def test_sommertid_og_dogngrense_folger_oslo() -> None:
    assert dato_i_oslo(datetime(2026, 11, 20, 23, 30, tzinfo=UTC)) == date(2026, 11, 21)
    assert dag_og_klokke(datetime(2026, 7, 1, 12, 5, tzinfo=UTC)) == "1.7.2026 14:05"
    assert fra_oslo(datetime(2026, 7, 1, 14, 5)) == datetime(2026, 7, 1, 12, 5, tzinfo=UTC)  # noqa: DTZ001


@given(TIDER)
def test_lagret_tid_leses_tilbake_pa_millisekundet(tid: datetime) -> None:
    tekst = til_tekst(tid)

    assert len(tekst) == 24
    assert fra_tekst(tekst) == tid.replace(microsecond=tid.microsecond // 1000 * 1000)


@given(TIDER, TIDER)
def test_lagret_tid_sorterer_som_tid(en: datetime, annen: datetime) -> None:
    assert (til_tekst(en) < til_tekst(annen)) == (fra_tekst(til_tekst(en)) < fra_tekst(til_tekst(annen)))


def test_annen_sone_lagres_i_utc() -> None:
    assert til_tekst(datetime(2026, 11, 22, 20, 15, 0, 123_999, tzinfo=timezone(timedelta(hours=1)))) == "2026-11-22T19:15:00.123Z"


@pytest.mark.parametrize(
    "tekst", ["2026-11-22T19:15:00Z", "2026-11-22T19:15:00.123+00:00", "2026-11-22 19:15:00.123Z", "", "2026-13-22T19:15:00.123Z"]
)
def test_annen_form_enn_den_lagrede_avvises(tekst: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        fra_tekst(tekst)


def test_tid_uten_sone_avvises() -> None:
    naken = datetime(2026, 11, 22, 20, 15)  # noqa: DTZ001
    for funksjon in (til_tekst, dato_i_oslo):
        with pytest.raises(ValueError, match="naive"):
            funksjon(naken)
