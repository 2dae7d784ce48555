"""VE-19: the letter as text for the terminal: no line is broken twice, and a table has the room there is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navtui.domain.brev import Brev, Tabell
from navtui.domain.kodeverk.person import Malform
from navtui.letters.ordlyd import ordlyd
from navtui.letters.tekst import BREDDE, som_tekst
from tests import brevhjelp as h

BREV: Brev = dict(h.alle(ordlyd(Malform.BOKMAL)))["bytte"]


@pytest.mark.parametrize("malform", Malform)
def test_ve_19_ingen_linje_i_noe_brev_er_lengre_enn_vinduet(malform: Malform) -> None:
    for navn, b in h.alle(ordlyd(malform)):
        assert max(map(len, som_tekst(b).splitlines())) <= BREDDE, navn


def med_tabell(*rader: tuple[str, ...]) -> Brev:
    """A letter with a table of three columns, the last of numbers."""
    return BREV.model_copy(update={"ingress": (Tabell(kolonner=("Hva", "Tid", "Kr"), bredder=(5, 3, 2), tall=(2,), rader=rader),)})


def test_ve_19_en_celle_deles_bare_nar_tabellen_ikke_har_plass() -> None:
    kort = som_tekst(med_tabell(("Husleie", "hele desember, og fire dager i januar", "9 800,00")))
    assert "Husleie  hele desember, og fire dager i januar  9 800,00" in kort
    langt = "Betaling til " + "Kystens Boligbyggelag " * 4
    assert "9 800,00" in next(linje for linje in som_tekst(med_tabell((langt, "desember", "9 800,00"))).splitlines() if "Betaling" in linje)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.text("xy z", max_size=90), st.text("xy z", max_size=90), st.integers(0, 10**9).map(str)), min_size=1, max_size=4)
)
def test_ve_19_ingen_tabell_er_bredere_enn_vinduet_og_ingen_celle_mister_noe(rader: list[tuple[str, str, str]]) -> None:
    tekst = som_tekst(med_tabell(*rader))
    assert max(map(len, tekst.splitlines())) <= BREDDE
    tegn = "".join("".join(rad) for rad in rader).replace(" ", "")
    tabell = tekst[tekst.index("Hva ") : tekst.index("Har du spørsmål?")]
    assert sorted(t for t in tabell if t in "xyz") == sorted(t for t in tegn if t in "xyz")
