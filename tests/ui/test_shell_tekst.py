"""Text from data cannot steer the terminal, the program or the lines around it."""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich._wrap import divide_line
from rich.cells import cell_len

from navtui.ui import tolk
from navtui.ui.brytning import bryt
from navtui.ui.tekst import antall, avsnitt, data, dato_lang, kutt, om, ren, sammen
from tests.ui.prove import SLEMME

FARLIG = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@pytest.mark.parametrize("slem", SLEMME)
def test_slem_tekst_blir_ufarlig_og_parses_aldri(slem: str) -> None:
    for tekst in (data(slem), avsnitt(slem), sammen("før ", (slem, "fare"))):
        assert not any(unicodedata.category(tegn) in FARLIG for tegn in tekst.plain)
        assert all(span.style == "fare" for span in tekst.spans)
    if slem.startswith("["):
        assert data(slem).plain == slem


def test_rtl_og_esc_synes() -> None:
    assert ren("\u202eslo\u202c") == "·slo·"
    assert ren("\x1b[31mrød") == "·[31mrød"
    assert ren("a\u200bb\ufeffc") == "a·b·c"


def test_linjeskift_blir_mellomrom_men_staar_i_avsnitt() -> None:
    assert ren("en\r\nto\tre\u2028fire") == "en to re fire"
    assert avsnitt("en\r\nto\u2028tre").plain == "en\nto\ntre"


def test_kolonner_staar_ogsaa_naar_teksten_i_dem_er_fremmed() -> None:
    assert ren("7.7.2026    KAL  Ring\u202e") == "7.7.2026    KAL  Ring·"
    assert ren("  \t Ω \u2003\n  x") == " Ω x"


def test_nfc_og_hoyst_to_merker_per_bokstav() -> None:
    assert ren("A\u030a") == "Å"
    assert len(ren("a" + "\u0323" * 50)) <= 3
    assert ren("\u0301x") == "x"


@given(st.text(max_size=60), st.integers(0, 40))
def test_kutt_er_aldri_bredere_enn_plassen(tekst: str, width: int) -> None:
    kuttet = kutt(tekst, width)
    assert cell_len(kuttet) <= width
    assert "\n" not in kuttet
    assert not any(unicodedata.category(tegn) in FARLIG for tegn in kuttet)


@given(st.text(max_size=60))
def test_ren_to_ganger_er_som_en(tekst: str) -> None:
    assert ren(ren(tekst)) == ren(tekst)


def test_kutt_merker_det_som_mangler() -> None:
    assert kutt("X" * 200, 10) == "XXXXXXXX.."
    assert kutt("日本語日本語", 7) == "日本.."
    assert kutt("kort", 10) == "kort"


HELE = ("5 400", "1 234 567,00 kr", "17 300 kr", "65 %", "§ 18", "§§ 18", "+ 300", "- 11 220,50", "17\xa0300 kr")


@pytest.mark.parametrize("hel", HELE)
def test_belop_enhet_og_paragraf_brytes_aldri(hel: str) -> None:
    tekst = f"Oppgitt barn 11-17 år {hel} for måneden"
    for width in range(cell_len(hel), 60):
        linjer = [t.strip() for t in _brutt(tekst, width)]
        assert any(hel in linje for linje in linjer), linjer
        assert any(hel.replace("\xa0", " ") in linje for linje in bryt(tekst, width))
        assert all(cell_len(linje) <= width for linje in linjer)
    assert len(_brutt("ett ord til", 8)) == 2, "other spaces are still places to break"


def _brutt(tekst: str, width: int) -> list[str]:
    """The lines Textual and rich make of it."""
    kanter = [0, *divide_line(tekst, width), len(tekst)]
    return [tekst[a:b] for a, b in pairwise(kanter)]


@given(st.text(), st.integers(min_value=1, max_value=30))
def test_ingen_bokstav_gaar_tapt_i_brytningen(tekst: str, width: int) -> None:
    assert "".join(_brutt(tekst, width)) == tekst
    assert all(cell_len(linje.strip()) <= max(width, 2) for linje in _brutt(ren(tekst), width))


def test_navnet_foran_det_som_ble_gjort() -> None:
    assert om("Olsen, Mona", "Gitt til KAL.") == "Olsen, Mona: gitt til KAL."
    assert om("Olsen, Mona", "KAL er ny fast veileder.") == "Olsen, Mona: KAL er ny fast veileder."
    assert om("Olsen, Mona", "") == "Olsen, Mona: "


def test_norsk_dato_og_tall() -> None:
    assert dato_lang(date(2026, 11, 20)) == "fredag 20. november"
    assert antall(3000) == "3\xa0000"


I_DAG = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("skrevet", "lest"),
    [
        ("20.11", date(2026, 11, 20)),
        ("2.1", date(2027, 1, 2)),
        ("0201", date(2027, 1, 2)),
        ("1.6.26", date(2026, 6, 1)),
        ("31.12.2025", date(2025, 12, 31)),
        ("i dag", I_DAG),
        ("+7", date(2026, 11, 27)),
        ("-1", date(2026, 11, 19)),
    ],
)
def test_dato_leses_som_den_skrives(skrevet: str, lest: date) -> None:
    assert tolk.dato(skrevet, I_DAG) == lest


@pytest.mark.parametrize("skrevet", ["31.2", "32.1.2026", "ons", "20", "29.2.2027", "1.13"])
def test_dato_som_ikke_finnes_avvises(skrevet: str) -> None:
    with pytest.raises(ValueError, match=r"^Frist: (det er ingen dato|den dagen finnes ikke i kalenderen)\. Skriv 20\.11"):
        tolk.dato(skrevet, I_DAG, "Frist")


@pytest.mark.parametrize(("skrevet", "ore"), [("1234", 123400), ("1 234,50", 123450), ("12.5", 1250), ("-3", -300), ("9 500 kr", 950000)])
def test_belop_leses_i_hele_ore(skrevet: str, ore: int) -> None:
    assert tolk.belop_ore(skrevet) == ore


@pytest.mark.parametrize("skrevet", ["1.234", "12,345", "kr", "1 23", "abc", "1e3"])
def test_belop_som_kan_misforstaas_avvises(skrevet: str) -> None:
    with pytest.raises(ValueError, match="Skriv beløpet"):
        tolk.belop_ore(skrevet)


@given(st.integers(-(10**11), 10**11))
def test_belop_som_vises_kan_leses_igjen(ore: int) -> None:
    assert tolk.belop_ore(tolk.vis_belop(ore)) == ore
