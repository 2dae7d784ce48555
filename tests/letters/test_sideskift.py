"""VE-19: where a letter is turned to the next page: no heading without its text, no names without the letter, no short list in two."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import pikepdf
import pytest

from navtui.domain.brev import Avsnitt, Brev
from navtui.domain.brev_klage import Oversendelse, kopibrev, oversendelsesbrev
from navtui.domain.brev_vedtak import vedtaksbrev
from navtui.domain.kodeverk.person import Malform
from navtui.letters.ordlyd import ordlyd
from navtui.letters.pdf import lag
from tests import brevhjelp as h
from tests.letters.test_pdf import tekst_i

NB = ordlyd(Malform.BOKMAL)
OVERSKRIFTER, BUNN = (17.0, 12.5), 9.0
"""Sizes in the template: of the headings, and of the line at the foot of each page."""


@dataclass(frozen=True)
class Side:
    """A page: all it says, and the size of the last that stands above the foot."""

    tekst: str
    siste_storrelse: float


def sidene(brev: Brev) -> list[Side]:
    """The pages of a letter as it is printed."""
    with pikepdf.open(io.BytesIO(lag(brev).pdf)) as dok:
        return [Side(_tekst(side), _siste_storrelse(side)) for side in dok.pages]


def _siste_storrelse(side: pikepdf.Page) -> float:
    storrelse = siste = 0.0
    instruksjoner: Any = pikepdf.parse_content_stream(side)
    for operander, operator in instruksjoner:
        if str(operator) == "Tf":
            storrelse = float(operander[1])
        elif str(operator) in ("Tj", "TJ") and storrelse != BUNN:
            siste = storrelse
    return siste


def _tekst(side: pikepdf.Page) -> str:
    alene, ut = pikepdf.new(), io.BytesIO()
    alene.pages.append(side)
    alene.save(ut)
    return " ".join(tekst_i(ut.getvalue()).split())


def lange(antall: int) -> Brev:
    """A letter whose reasons are so many paragraphs long, so that each page ends somewhere else."""
    felt: dict[str, Any] = {
        "begrunnelse": "\n".join(["Du har ingen inntekt, og leien er rimelig."] * antall),
        "aktivitetsunntak": "helse_sosial",
    }
    return vedtaksbrev(
        NB, h.vedtaksgrunnlag(h.vedtak(aktivitetsgrunn="du er syk", inntektsrolle="hovedinntekt", arbeidssoker="ja", **felt))
    )


@pytest.fixture(scope="module")
def alle() -> list[list[Side]]:
    """The pages of many letters, each a line longer than the one before."""
    brev = [lange(n) for n in range(1, 27)]
    hel = h.klagesak(vurdering="\n".join(["Leien er regnet etter kontrakten."] * 9)) | {"tekst": "\n".join(["Barna fryser."] * 9)}
    for n in range(1, 5):
        b = Oversendelse.model_validate(hel | {"merknad": "\n".join(["Se legens brev."] * n)})
        brev += [oversendelsesbrev(NB, h.ramme(), b), kopibrev(NB, h.ramme(), b)]
    return [sidene(b) for b in brev]


def test_ve_19_ingen_overskrift_star_alene_nederst_pa_en_side(alle: list[list[Side]]) -> None:
    siste = [side.siste_storrelse for sider in alle for side in sider]
    assert len(siste) > 60
    assert not [s for s in siste if s in OVERSKRIFTER]


def test_ve_19_navnene_star_aldri_alene_pa_en_side(alle: list[list[Side]]) -> None:
    sist = [sider[-1].tekst for sider in alle]
    assert all("Vennlig hilsen" in tekst and "Ida Moen" in tekst for tekst in sist)
    assert not [tekst for tekst in sist if tekst.startswith("Vennlig hilsen")]
    assert any(tekst.startswith("Har du spørsmål?") for tekst in sist), "no letter was long enough to prove it"


def test_ve_19_punktene_om_klagen_star_pa_samme_side(alle: list[list[Side]]) -> None:
    for side in (side for sider in alle for side in sider):
        assert ("hvilket vedtak du klager på" in side.tekst) == ("navnet ditt, datoen og underskriften din" in side.tekst)


@pytest.mark.parametrize("tegn", ["W", "å", "9"])
def test_si_9_et_ord_som_er_lengre_enn_linja_deles_og_ikke_et_tegn_havner_utenfor_arket(tegn: str) -> None:
    b = lange(1).model_copy(update={"ingress": (Avsnitt(tekst=tegn * 400), Avsnitt(tekst=f"Kari Lund-{tegn * 20}"))})
    with pikepdf.open(io.BytesIO(lag(b).pdf)) as dok:
        instruksjoner: Any = pikepdf.parse_content_stream(dok.pages[0])
        vist = [operander[0] for operander, operator in instruksjoner if str(operator) in ("Tj", "TJ")]
        lengder = [sum(len(bytes(d)) for d in (v if isinstance(v, pikepdf.Array) else [v]) if isinstance(d, pikepdf.String)) for v in vist]
        assert max(lengder) // 2 < 140, "more signs in a row than the line has room for"
    assert sidene(b)[0].tekst.replace(" ", "").count(tegn) >= 420
