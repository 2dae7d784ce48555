"""LE-2: unknown is counted, every split sums to everyone, cells are crossed, and few are neither split nor opened (PE-5)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from navtui.domain.fordelinger import CELLER, Deling, Kjennetegn, fordel, kan_apnes
from navtui.domain.leder import Maal
from navtui.domain.regelbrudd import Regelbrudd
from navtui.services import fordelinger
from tests.kontor import Kontor
from tests.lederhjelp import iverksatt

NOV = (date(2026, 11, 1), date(2026, 11, 30))
KONTORET = (Maal.MOTTAKERE, None)


def seks(kontor: Kontor) -> None:
    """Six recipients, one of them hidden from all but the leder, and one whose vedtak ended in October."""
    fodt = (date(2003, 1, 1), date(2001, 11, 21), date(2001, 11, 20), date(1996, 1, 1), date(1980, 1, 1), date(1950, 1, 1))
    mer: tuple[dict[str, Any], ...] = (
        {"flyktning": 1, "introduksjon_fra": date(2026, 1, 1)},
        {"flyktning": 1, "introduksjon_fra": date(2024, 1, 1), "introduksjon_til": date(2026, 10, 31)},
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
    for nr, (f, m, v) in enumerate(zip(fodt, mer, vedtak, strict=True)):
        p = kontor.person(f"Nr{nr}", fodt=f, **m)
        kontor.sak(p)
        iverksatt(kontor, p, *NOV, **v)
    gammel = kontor.person()
    kontor.sak(gammel)
    iverksatt(kontor, gammel, date(2026, 10, 1), date(2026, 10, 31))


def test_le_2_fire_delinger_med_ukjent_talt_og_alle_med(kontor: Kontor) -> None:
    seks(kontor)
    svar = fordelinger.hent(kontor.okt("LEA"), *KONTORET, {})
    delt = {f.deling: dict(f.celler) for f in svar}
    assert {f.n for f in svar} == {6}
    assert delt[Deling.INNTEKT] == {"hovedinntekt": 1, "supplerende": 1, "ukjent": 4}
    assert delt[Deling.FLYKTNING] == {"flyktning i introduksjonsperioden": 1, "andre flyktninger": 1, "andre": 4}
    alder = delt[Deling.ALDER]
    assert (alder["20-24 år"], alder["25-29 år"], alder["30-66 år"], alder["67 år og over"]) == (2, 1, 2, 1)
    assert (delt[Deling.FAMILIE]["enslig uten barn"], delt[Deling.FAMILIE]["par uten barn"]) == (5, 1)


def test_le_2_en_celle_krysses_med_det_som_er_igjen_og_apnes_til_navn(kontor: Kontor) -> None:
    seks(kontor)
    leder = kontor.okt("LEA")
    enslige = {Deling.FAMILIE: "enslig uten barn"}
    delt = {f.deling: dict(f.celler) for f in fordelinger.hent(leder, *KONTORET, enslige)}
    assert set(delt) == set(Deling) - {Deling.FAMILIE}
    assert delt[Deling.INNTEKT] == {"hovedinntekt": 1, "supplerende": 1, "ukjent": 3}
    kryss = enslige | {Deling.INNTEKT: "ukjent"}
    assert [n.navn for n in fordelinger.navn(leder, *KONTORET, kryss)] == ["Olsen, Nr2", "Olsen, Nr4", "Olsen, Nr5"]
    with leder.lese() as les:
        data = les.verdi("select data from logg where handling = 'tall_apnet' order by nr desc limit 1")
    assert "Nr2" not in data
    assert '"antall":3' in data.replace(" ", "")


def test_le_2_hvert_tall_kan_deles_ogsaa_for_en_veileder(kontor: Kontor) -> None:
    seks(kontor)
    leder = kontor.okt("LEA")
    for nr in range(5):
        kontor.sak(kontor.person(f"Jon{nr}"), "JON")
    for maal, n in ((Maal.APNE_SAKER, 7), (Maal.MOTTAKERE, 6), (Maal.MOTTAKERE_I_AAR, 7)):
        assert {f.n for f in fordelinger.hent(leder, maal, "KAL", {})} == {n}
    uten_vedtak = {f.deling: dict(f.celler) for f in fordelinger.hent(leder, Maal.APNE_SAKER, "JON", {})}
    assert uten_vedtak[Deling.INNTEKT]["ukjent"] == 5
    assert {f.n for f in fordelinger.hent(leder, Maal.APNE_SAKER, None, {})} == {12}


def test_pe_5_faerre_enn_minste_celle_deles_ikke_og_bare_leder_ser_tallene(kontor: Kontor) -> None:
    for _ in range(4):
        p = kontor.person()
        kontor.sak(p)
        iverksatt(kontor, p, *NOV)
    leder = kontor.okt("LEA")
    with pytest.raises(Regelbrudd, match="Færre enn 5 personer deles ikke opp") as feil:
        fordelinger.hent(leder, *KONTORET, {})
    assert feil.value.regel == "PE-5"
    p = kontor.person(fodt=date(2005, 1, 1))
    kontor.sak(p)
    iverksatt(kontor, p, *NOV)
    assert fordelinger.hent(leder, *KONTORET, {})
    with pytest.raises(Regelbrudd, match="PE-5"):
        fordelinger.hent(leder, *KONTORET, {Deling.ALDER: "20-24 år"})
    for gjor in (fordelinger.hent, fordelinger.navn):
        with pytest.raises(Regelbrudd, match="PE-12"):
            gjor(kontor.okt(), *KONTORET, {})


def test_pe_5_en_liten_celle_apnes_ikke_naar_noen_i_den_er_skjult() -> None:
    assert kan_apnes(4, 4, 5) is None
    assert kan_apnes(5, 3, 5) is None
    brudd = kan_apnes(4, 3, 5)
    assert brudd is not None
    assert brudd.regel == "PE-5"


def test_le_2_ukjent_alder_og_familie_telles_og_faller_aldri_bort() -> None:
    ukjente = [Kjennetegn(nr, None, False, True, None, None, True) for nr in range(5)]
    ung = Kjennetegn(9, "supplerende", True, False, 17, "par", True)
    delt = {f.deling: dict(f.celler) for f in fordel([*ukjente, ung], {}, 5)}
    assert delt[Deling.ALDER]["ukjent"] == delt[Deling.FAMILIE]["ukjent"] == delt[Deling.FLYKTNING]["andre"] == 5
    assert {sum(celler.values()) for celler in delt.values()} == {6}
    assert all(tuple(celler) == CELLER[deling] for deling, celler in delt.items())
