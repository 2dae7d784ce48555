"""SI-9: every letter is PDF/A-2a and PDF/UA-1, tagged and readable, the same bytes every time, and says what its data says."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

import page
import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from navtui.domain.brev import Brev, fra_json, til_json
from navtui.domain.brev_vedtak import vedtaksbrev
from navtui.domain.kodeverk.person import Malform
from navtui.letters.ordlyd import ordlyd
from navtui.letters.pdf import FerdigBrev, PdfFeil, fra_innhold, lag, malhash, sett, typstversjon
from navtui.letters.tegn import vask
from tests import brevhjelp as h

PROFILER = ("2a", "ua1")
KLAGE = ["klage_avvist_for_sent", "klage_oversendt_delvis", "klage_kopi_delvis"]
NAVN = [n for n, _ in h.varianter()] + [n for n, _ in h.bestillinger()] + KLAGE


@cache
def brevene(malform: Malform) -> dict[str, Brev]:
    """Every letter of a language."""
    return dict(h.alle(ordlyd(malform)))


@cache
def ferdig(navn: str, malform: Malform) -> FerdigBrev:
    """One of them made, once for all tests."""
    return lag(brevene(malform)[navn])


def brutt(pdf: bytes, profil: str) -> list[str]:
    """The rules a PDF breaks, by the checker. One of its findings is looked at again: it takes a stream whose last byte is a carriage
    return for one that is a byte shorter than it says."""
    funn = page.validate_pdf_bytes(pdf, profile=profil).failures
    return [f.message for f in funn if not (f.rule_id.endswith("STREAM-LENGTH-001") and _har_rett_lengde(pdf, f.object_id))]


def _har_rett_lengde(pdf: bytes, objekt: page.PdfObjectId | None) -> bool:
    hode = re.search(rb"\n%d 0 obj\s*<<(.*?)>>\s*stream\r?\n" % (objekt.object_number if objekt else -1), pdf, re.S)
    lengde = re.search(rb"/Length (\d+)", hode[1]) if hode else None
    return bool(hode and lengde and pdf[hode.end() + int(lengde[1]) :].startswith(b"\nendstream"))


def tekst_i(pdf: bytes) -> str:
    """What a reader gets out of the PDF: each shown glyph by its font's own map to Unicode, in the order of the content."""
    ut: list[str] = []
    with pikepdf.open(io.BytesIO(pdf)) as dok:
        for side in dok.pages:
            kart = {str(n): _til_unicode(f) for n, f in side.Resources.get("/Font", pikepdf.Dictionary()).items()}
            skrift: dict[int, str] = {}
            instruksjoner: Any = pikepdf.parse_content_stream(side)
            for operander, operator in instruksjoner:
                if str(operator) == "Tf":
                    skrift = kart[str(operander[0])]
                elif str(operator) in ("Tj", "TJ"):
                    deler: Any = operander[0] if str(operator) == "TJ" else [operander[0]]
                    rå = b"".join(bytes(d) for d in deler if isinstance(d, pikepdf.String))
                    ut += [skrift[int.from_bytes(rå[i : i + 2], "big")] for i in range(0, len(rå), 2)]
                elif str(operator) == "BT":
                    ut.append(" ")
    return "".join(ut)


def _til_unicode(skrift: Any) -> dict[int, str]:
    kart: dict[int, str] = {}
    cmap = skrift.ToUnicode.read_bytes().decode("ascii")
    for blokk in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
        kart |= {int(k, 16): bytes.fromhex(v).decode("utf-16-be") for k, v in re.findall(r"<(\w+)>\s*<(\w+)>", blokk)}
    for blokk in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
        for fra, til, v in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", blokk):
            for nr in range(int(fra, 16), int(til, 16) + 1):
                kart[nr] = chr(ord(bytes.fromhex(v).decode("utf-16-be")) + nr - int(fra, 16))
    return kart


def tett(tekst: str) -> str:
    """Without what a line break takes or gives: spaces, the places where a long word may be broken, and marks composed or not."""
    return re.sub(r"[\s\u00a0\u200b]+", "", unicodedata.normalize("NFKC", tekst))


@pytest.mark.parametrize("malform", Malform)
@pytest.mark.parametrize("navn", NAVN)
def test_si_9_hvert_brev_holder_begge_standardene(navn: str, malform: Malform) -> None:
    for profil in PROFILER:
        assert brutt(ferdig(navn, malform).pdf, profil) == []
        assert page.validate_pdf_bytes(ferdig(navn, malform).pdf, profile=profil).rules.total > 100


def test_si_9_kontrolloren_ser_et_brev_som_ikke_holder() -> None:
    """The checker is no rubber stamp: without its language, its tags or its metadata the same letter fails."""
    pdf = ferdig("stort", Malform.BOKMAL).pdf
    for nokkel, profil in (("/Lang", "ua1"), ("/StructTreeRoot", "2a"), ("/MarkInfo", "2a"), ("/Metadata", "ua1")):
        with pikepdf.open(io.BytesIO(pdf)) as dok:
            del dok.Root[nokkel]
            odelagt = io.BytesIO()
            dok.save(odelagt)
        assert brutt(odelagt.getvalue(), profil), nokkel


@pytest.mark.parametrize("malform", Malform)
def test_si_9_brevet_er_merket_opp_for_en_skjermleser(malform: Malform) -> None:
    with pikepdf.open(io.BytesIO(ferdig("stort", malform).pdf)) as dok:
        assert str(dok.Root.Lang) == ("nn-NO" if malform is Malform.NYNORSK else "nb-NO")
        assert bool(dok.Root.MarkInfo.Marked)
        merker = list(_merker(dok.Root.StructTreeRoot))
        assert merker.count("/Table") == 4
        assert {"/H1", "/H2", "/TH", "/TD", "/L", "/LI", "/P"} <= set(merker)
        assert bool(dok.Root.ViewerPreferences.DisplayDocTitle)
        with dok.open_metadata() as meta:
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")
            assert meta["dc:title"] == "Vedtak 2026-1187"
            assert str(meta["xmp:CreateDate"]).startswith("2026-11-20")
        skrifter = [f for side in dok.pages for f in side.Resources.Font.values()]
        assert skrifter
        for f in skrifter:
            beskrivelse = f.DescendantFonts[0].FontDescriptor
            assert "Libertinus" in str(beskrivelse.FontName)
            assert "/FontFile3" in beskrivelse or "/FontFile2" in beskrivelse


def _merker(node: Any) -> Iterator[str]:
    if isinstance(node, pikepdf.Array):
        for barn in node:
            yield from _merker(barn)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S)
        if "/K" in node:
            yield from _merker(node.K)


@pytest.mark.parametrize("malform", Malform)
@pytest.mark.parametrize("navn", ["stort", "avslag", "bytte"])
def test_si_9_det_frosne_innholdet_gir_de_samme_bytene_igjen(navn: str, malform: Malform) -> None:
    f = ferdig(navn, malform)
    assert lag(brevene(malform)[navn]).pdf == f.pdf
    assert fra_innhold(f.innhold) == f.pdf
    assert til_json(fra_json(f.innhold)) == f.innhold
    assert (f.typst, f.mal) == (typstversjon(), malhash())


def test_si_9_en_annen_prosess_lager_de_samme_bytene() -> None:
    """Not the same run's memory: the content on standard in, the hash out."""
    f = ferdig("stort", Malform.NYNORSK)
    kode = "import sys, hashlib; from navtui.letters.pdf import fra_innhold as f; print(hashlib.sha256(f(sys.stdin.read())).hexdigest())"
    svar = subprocess.run([sys.executable, "-X", "utf8", "-c", kode], input=f.innhold, capture_output=True, encoding="utf-8", check=True)
    assert svar.stdout.strip() == f.sha256


@pytest.mark.parametrize("malform", Malform)
def test_ve_19_alt_brevet_sier_star_i_pdf_en(malform: Malform) -> None:
    b = brevene(malform)["stort"]
    i_pdf = tett(tekst_i(ferdig("stort", malform).pdf))
    sagt = [b.overskrift, *b.mottaker, *(f"{n}:{v}" for n, v in b.opplysninger), *(u.navn for u in b.underskrifter), b.merknad]
    for del_ in b.deler:
        sagt.append(del_.overskrift)
        for blokk in del_.blokker:
            sagt += [blokk.tekst] if blokk.slag == "avsnitt" else blokk.punkter if blokk.slag == "liste" else [*sum(blokk.rader, ())]
    for tekst in sagt:
        assert all(tett(w) in i_pdf for w in tekst.split()), tekst
    assert "Side1av4" in i_pdf


def med_tekst(fiendtlig: str) -> Brev:
    """A letter with the text wherever text from people comes."""
    v = h.stort()
    v = v.model_copy(
        update={
            "begrunnelse": fiendtlig or "x",
            "barn": tuple(b.model_copy(update={"navn": fiendtlig or "x"}) for b in v.barn),
            "behov": tuple(b.model_copy(update={"tekst": fiendtlig}) for b in v.behov),
        }
    )
    mottaker = h.MOTTAKER.model_copy(update={"navn": fiendtlig or "x", "adresse": fiendtlig})
    return vedtaksbrev(ordlyd(Malform.BOKMAL), h.vedtaksgrunnlag(v, ramme=h.ramme(mottaker=mottaker)))


FIENDTLIG = (
    "#import \"x\": *", "*fet* _kursiv_ $x^2$ \\ [x] {y} #sys.inputs", "= overskrift\n- punkt\n+ en", "<merke> @ref `kode` ```x```",
    "\u202eomvendt\u202c og \u2066x\u2069", "شارع עברית", "漢字 og 😀 og \U0001f468\u200d\U0001f469", 
    "\x00\x01\x7f\x1b[31m",
    "Øystein " * 25, "W" * 200, "http://x.no//kommentar /* x */",
    "{navn} {adresse} %s", "e\u0301\u0302\u0303 a\u0308 x\u20dd", "\u00ad\ufeff\ufffe",
    '"; #let b = 1', "~ -- --- ... ' \"", "Åse\u2028Bø\u2029", "\ud7ff\ue000", "İıŁłŊŋŠšŽžČčĐđ", "ﬁ ﬂ ½ ²",
)  # fmt: skip


@pytest.mark.parametrize("fiendtlig", FIENDTLIG)
def test_si_9_fiendtlig_tekst_kommer_bokstavelig_fram(fiendtlig: str) -> None:
    f = lag(med_tekst(fiendtlig))
    i_pdf = tett(tekst_i(f.pdf))
    venter = [w for w in vask(fiendtlig).split() if len(w) < 60]
    rekkefolge = re.search("[\u0590-\u08ff]", fiendtlig)  # right to left: drawn in the order it is seen
    assert all(tett(w) in i_pdf or (rekkefolge and tett(w)[::-1] in i_pdf) for w in venter), fiendtlig
    assert [brutt(f.pdf, profil) for profil in PROFILER] == [[], []]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(codec="utf-8"), max_size=60) | st.text("#*_$\\[]{}<>@`=-+~\"'/ \nab", max_size=60))
@example("")
@example("0000\u0de6\U00011800\U00016800")  # long with its numbers: it may be broken
def test_si_9_hvilken_som_helst_tekst_kan_settes(tekst: str) -> None:
    f = lag(med_tekst(tekst))
    if not re.search("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]", tekst):
        i_pdf = tett(tekst_i(f.pdf))
        assert all(tett(w) in i_pdf for w in vask(tekst).split())


@given(st.text())
def test_si_9_det_som_ikke_kan_trykkes_blir_borte_eller_vist_med_nummer(tekst: str) -> None:
    latin = "".join(t for t in tekst if ord(t) < 0x250)
    rent = vask(latin)
    assert not [t for t in rent if unicodedata.category(t) in ("Cc", "Cf", "Cs") and t != "\n"]
    assert vask(rent) == rent


def test_si_9_et_tegn_ingen_skrift_har_vises_med_nummer() -> None:
    assert vask("a漢b") == "a[U+6F22]b"
    assert vask("x\u202ey\u0000z") == "xyz"


def test_si_9_det_typst_ikke_kan_sette_sies_uten_a_sitere_brevet() -> None:
    with pytest.raises(PdfFeil) as feil:
        sett(b'#set document(title: "x")\n#sys.inputs.brev', "hemmelig 漢")
    assert "hemmelig" not in str(feil.value)
    with pytest.raises(PdfFeil):
        sett(b"#panic()", "{}")


def test_typst_hentes_ikke_for_det_forste_brevet() -> None:
    """The sign-in screen and the lists never pay for it."""
    kode = "import sys, navtui.services.brev, navtui.services.signatur, navtui.services.brevko; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", kode], check=False).returncode == 0
