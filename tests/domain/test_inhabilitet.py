"""PE-6: how long a mark holds, and who may take it back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from navtui.domain.inhabilitet import Inhabilitet, kan_oppheve

DAG = date(2026, 11, 20)
FOR, ETTER = DAG - timedelta(days=1), DAG + timedelta(days=1)


def merke(**mer: object) -> Inhabilitet:
    """IDA's own mark from today."""
    felt = {"id": 1, "person_id": 1, "ident": "IDA", "grunn": "slekt", "fra": DAG, "satt_av": "IDA"} | mer
    return Inhabilitet.model_validate(felt)


@pytest.mark.parametrize(
    ("fra", "til", "gjelder"),
    [
        (DAG, None, True),
        (FOR, DAG, True),
        (DAG, DAG, True),
        (FOR, ETTER, True),
        (ETTER, None, False),
        (ETTER, ETTER, False),
        (FOR, FOR, False),
    ],
)
def test_pe_6_gjelder_fra_den_forste_til_den_siste_dagen(fra: date, til: date | None, gjelder: bool) -> None:
    assert merke(fra=fra, til=til).gjelder(DAG) is gjelder


@pytest.mark.parametrize(
    ("mer", "ident", "rolle", "kan"),
    [
        ({}, "IDA", "veileder", True),
        ({"fra": FOR}, "IDA", "veileder", False),  # set yesterday
        ({"satt_av": "LEA"}, "IDA", "veileder", False),  # set by the leder
        ({"ident": "KAL"}, "IDA", "veileder", False),  # set by her on a colleague
        ({}, "KAL", "veileder", False),
        ({"fra": FOR, "satt_av": "LEA", "ident": "KAL"}, "LEA", "leder", True),
    ],
)
def test_pe_6_eget_merke_tas_tilbake_samme_dag_resten_er_lederens(mer: dict[str, object], ident: str, rolle: str, kan: bool) -> None:
    assert (kan_oppheve(merke(**mer), ident, rolle, DAG, inhabile={"IDA", "KAL"}, ledere={"LEA"}) is None) is kan


@pytest.mark.parametrize(
    ("ident", "inhabile", "ledere", "setning"),
    [
        ("LEA", {"LEA"}, ("EVA", "LEA"), "Du avgjør ikke selv om du er habil igjen. Det gjør EVA, som også er leder."),
        ("LEA", {"LEA"}, ("LEA",), "Kontoret har ingen annen leder: be kommunedirektøren."),
        ("LEA", {"EVA", "LEA"}, ("EVA", "LEA"), "Kontoret har ingen annen leder: be kommunedirektøren."),
        ("EVA", {"EVA", "LEA"}, ("EVA", "LEA", "MAR"), "Du avgjør ikke om andre er habile for en du selv er inhabil for. Det gjør MAR"),
        ("EVA", {"LEA"}, ("EVA", "LEA"), None),
    ],
)
def test_pe_6_leder_opphever_ikke_sin_egen_inhabilitet(
    ident: str, inhabile: set[str], ledere: tuple[str, ...], setning: str | None
) -> None:
    """Also on the day she set it: with it nobody may sign for the person, without it all may."""
    brudd = kan_oppheve(merke(ident="LEA", satt_av="LEA"), ident, "leder", DAG, inhabile=inhabile, ledere=ledere)
    assert (brudd is None) is (setning is None)
    assert setning is None or (brudd is not None and brudd.regel == "PE-6" and setning in brudd.setning)


def test_pe_6_et_merke_som_er_over_oppheves_ikke_en_gang_til() -> None:
    brudd = kan_oppheve(merke(fra=FOR, til=FOR), "LEA", "leder", DAG, inhabile=(), ledere=("LEA",))
    assert brudd is not None
    assert brudd.regel == "SI-7"
