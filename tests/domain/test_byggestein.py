"""VE-7: the office's building blocks are filled in and never the whole text, and each sentence tells if it is new."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navtui.domain.byggestein import bare_byggesteiner, byggesteiner, ufylt
from navtui.domain.rutine import Rutine
from navtui.domain.setningsmerker import Merke, merk, sammendrag
from navtui.domain.vedtak import Barn
from navtui.domain.vedtaksregler import begrunnelse
from tests.domain.test_vedtaksregler import bilde, godt

STEINER = ("Vi har sett på [hvilke papirer], og de viser [hva].", "Du har fortalt at [hva som er nytt]. Det legger vi vekt på.")
FYLT = "Vi har sett på lønnsslippen for mai, og de viser at du tjente 4 000 kroner."


def rutine(id_: int, tekst: str, *regler: str, avsluttet: date | None = None) -> Rutine:
    """A routine with this text."""
    dag = date(2026, 11, 20)
    felt = {"tittel": f"T{id_}", "eier": "IDA", "neste": dag, "gjennomgatt": dag, "ident": "LEA", "utgaver": 1, "versjon": 1}
    return Rutine.model_validate(felt | {"id": id_, "tekst": tekst, "regler": regler, "avsluttet": avsluttet})


def test_ve_7_en_byggestein_er_en_linje_med_noe_a_fylle_ut() -> None:
    rutiner = [
        rutine(1, f"Bruk dem med måte.\n  {STEINER[0]}  \nUten noe å fylle ut.\n{STEINER[1]}\n{STEINER[0]}", "VE-7"),
        rutine(2, "Andre [ting].", "VE-8"),
        rutine(3, "Gått [ut].", "VE-7", avsluttet=date(2026, 1, 1)),
    ]
    assert byggesteiner(rutiner) == STEINER


@pytest.mark.parametrize(
    ("tekst", "bare"),
    [
        (FYLT, True),
        (f"{FYLT}\n\nDu har fortalt at bilen er solgt. Det  legger vi vekt på.", True),
        (FYLT.upper(), True),
        (f"{FYLT} Bilen er solgt.", False),
        (f"Bilen er solgt. {FYLT}", False),
        ("Bilen er solgt.", False),
        ("", False),
        ("Vi har sett på [hvilke papirer], og de viser [hva].", True),
    ],
)
def test_ve_7_en_tekst_av_bare_byggesteiner_kjennes(tekst: str, bare: bool) -> None:
    assert bare_byggesteiner(tekst, STEINER) is bare
    assert bare_byggesteiner(tekst, ()) is False


def test_ve_7_klammer_som_ikke_er_fylt_ut_stopper_hvor_de_enn_star() -> None:
    barn = Barn(id=1, navn="Ella", fodt=date(2018, 5, 5), vurdering="Ella trenger [hva].")
    for endring, felt, setning in (
        ({"begrunnelse": f"Bilen er solgt. {STEINER[0]}"}, "begrunnelse", "Fyll ut [hvilke papirer] i begrunnelsen."),
        ({"paragraf_19": "Vi har vurdert [hva]."}, "paragraf_19", "Fyll ut [hva] i vurderingen av § 19."),
        ({"barn": (barn,)}, "vurdering", "Fyll ut [hva] i vurderingen av Ella."),
    ):
        v = godt(**endring)
        brudd = begrunnelse.ve_7_byggesteiner(v, bilde(v))
        assert brudd is not None
        assert (brudd.regel, brudd.felt, brudd.setning) == ("VE-7", felt, setning)


def test_ve_7_byggesteiner_alene_stopper_og_med_egne_ord_gar_det() -> None:
    for tekst, stopper in ((FYLT, True), (f"{FYLT} Bilen er solgt.", False)):
        v = godt(begrunnelse=tekst)
        brudd = begrunnelse.ve_7_byggesteiner(v, bilde(v, byggesteiner=STEINER))
        assert (brudd is not None) is stopper


@given(st.text("[]a b", max_size=40))
def test_ve_7_det_som_ikke_er_fylt_ut_er_alltid_en_del_av_teksten(tekst: str) -> None:
    blank = ufylt(tekst)
    assert blank is None or (blank in tekst and blank[0] == "[" and blank[-1] == "]")


FORRIGE = "Du har ingen inntekt nå. Leien er rimelig for stedet."
ANDRES = ("Per Hansen bor i Storgata. Husleien er dokumentert med ny kontrakt fra Vågan Bolig.",)


def test_ve_7_hver_setning_er_ny_eller_merket_med_hvor_den_sto() -> None:
    egen = "Du har ingen inntekt  NÅ! Husleien er dokumentert med en ny kontrakt fra Vågan Bolig. Bilen er solgt."
    merket = merk(egen, FORRIGE, ANDRES)
    assert [s.merke for s in merket] == [Merke.FORRIGE, Merke.ANDRES, Merke.NY]
    assert " ".join(s.tekst for s in merket) == egen
    assert sammendrag(merket) == "1 av 3 setninger er nye, 1 sto i forrige vedtak, 1 ligner andres"
    assert sammendrag(merk("Bilen er solgt.", FORRIGE, ANDRES)) == ""
    assert merk("", FORRIGE, ANDRES) == ()


def test_ve_7_en_kort_setning_ligner_ikke_en_annen_persons() -> None:
    assert [s.merke for s in merk("Søknaden innvilges.", "", ("Søknaden innvilges.",))] == [Merke.NY]
    assert [s.merke for s in merk("Søknaden innvilges.", "Søknaden innvilges.", ())] == [Merke.FORRIGE]


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=200), st.lists(st.text(max_size=200), max_size=3))
def test_ve_7_merkingen_viser_bare_egne_ord(egen: str, forrige: str, andre: list[str]) -> None:
    merket = merk(egen, forrige, andre)
    assert all(s.tekst in egen for s in merket)
    assert {s.merke for s in merk(egen, egen, andre)} <= {Merke.FORRIGE}
