"""LE-2: unknown is counted, every split sums to everyone, and few are not split (PE-5)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from navtui.domain.fordelinger import Gruppe, fordel
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import fordelinger
from tests.kontor import Kontor
from tests.lederhjelp import iverksatt

NOV = (date(2026, 11, 1), date(2026, 11, 30))


def seks(kontor: Kontor) -> None:
    """Six recipients, one of them hidden from all but the leder, and one whose vedtak ended in October."""
    fodt = (date(2003, 1, 1), date(2001, 11, 21), date(2001, 11, 20), date(1996, 1, 1), date(1980, 1, 1), date(1950, 1, 1))
    mer: tuple[dict[str, Any], ...] = (
        {"flyktning": 1, "introduksjon_fra": date(2026, 1, 1)},
        {"flyktning": 1},
        {},
        {},
        {},
        {"skjerming": "kode_6"},
    )
    vedtak: tuple[dict[str, Any], ...] = (
        {"inntektsrolle": "supplerende"},
        {"inntektsrolle": "hovedinntekt"},
        {},
        {"husstandsform": "par"},
        {},
        {},
    )
    for f, m, v in zip(fodt, mer, vedtak, strict=True):
        p = kontor.person(fodt=f, **m)
        kontor.sak(p)
        iverksatt(kontor, p, *NOV, **v)
    gammel = kontor.person()
    kontor.sak(gammel)
    iverksatt(kontor, gammel, date(2026, 10, 1), date(2026, 10, 31))


def test_le_2_fire_delinger_med_ukjent_talt_og_alle_med(kontor: Kontor) -> None:
    seks(kontor)
    delt = {f.navn: dict(f.celler) for f in fordelinger.denne_maaneden(kontor.okt("LEA"))}
    assert {sum(celler.values()) for celler in delt.values()} == {6}
    assert delt["Inntekt"] == {"hovedinntekt": 1, "supplerende": 1, "ukjent": 4}
    assert delt["Flyktning"] == {"flyktning i introduksjonsperioden": 1, "andre flyktninger": 1, "andre": 4}
    assert (delt["Alder"]["20-24 år"], delt["Alder"]["25-29 år"], delt["Alder"]["30-66 år"], delt["Alder"]["67 år og over"]) == (2, 1, 2, 1)
    assert (delt["Familie"]["enslig uten barn"], delt["Familie"]["par uten barn"]) == (5, 1)


def test_pe_5_faerre_enn_minste_celle_deles_ikke(kontor: Kontor) -> None:
    for _ in range(4):
        p = kontor.person()
        kontor.sak(p)
        iverksatt(kontor, p, *NOV)
    assert fordelinger.denne_maaneden(kontor.okt("LEA")) == ()
    with pytest.raises(Regelbrudd, match="PE-12"):
        fordelinger.denne_maaneden(kontor.okt())


def test_le_2_ukjent_alder_og_familie_telles_og_faller_aldri_bort() -> None:
    grupper = [Gruppe(5, None, False, True, None, None, True), Gruppe(1, "supplerende", True, False, 17, "par", True)]
    _, flyktning, alder, familie = fordel(grupper, 5)
    assert dict(alder.celler)["ukjent"] == 5
    assert dict(familie.celler)["ukjent"] == 5
    assert dict(flyktning.celler)["andre"] == 5
    assert {f.n for f in (flyktning, alder, familie)} == {6}
