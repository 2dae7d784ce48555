"""VE-19: the words of the letters. Both languages say the same, nothing is missing, nothing is left over, and nynorsk is nynorsk."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from navtui.domain import kodeverk as k
from navtui.domain.brev import Brev, Mottaker, Ordlyd, OrdlydMangler, Ramme, kodenokkel
from navtui.domain.brev_vedtak import vedtaksbrev
from navtui.domain.kodeverk.brev import Brevart
from navtui.domain.kodeverk.person import Malform
from navtui.letters.ordlyd import ordlyd
from tests import brevhjelp as h

NB, NN = ordlyd(Malform.BOKMAL), ordlyd(Malform.NYNORSK)
KODER = (
    k.Utfall, k.Stonadsform, k.Soknadspost, k.Inntektstype, k.Utgiftstype, k.Husholdningstype, k.Hovedinntekt, k.Helseytelse,
    k.Betalingsmaate, k.Mottakerart, k.Vilkarstype, k.UnntakAktivitet,
)  # fmt: skip
"""The code lists a letter prints."""
BARE_BOKMAL = (
    "ikke", "fra", "hva", "hvorfor", "hvordan", "hvilket", "hvis", "jeg", "dere", "noe", "noen", "mye", "bare", "være", "blitt", "gjør",
    "gjøre", "kommer", "penger", "måned", "måneden", "uker", "veileder", "trenger", "sammen", "sette", "trekke", "derfor",
    "husleie", "strøm", "bolig", "underskriften", "saken", "klagen", "nå", "bor", "dokumentene", "opplysningene", "reglene", "vilkårene",
    "selv", "statsforvalteren", "gjelder", "noe", "hvor", "hjelpen", "stønader", "ber oss",
)  # fmt: skip
"""Words that are bokmål and never nynorsk."""


class Lytter(Ordlyd):
    """An Ordlyd that remembers what it was asked for."""

    spurt: set[str] = set()

    def __call__(self, nokkel: str, **verdier: str) -> str:
        self.spurt.add(nokkel)
        return Ordlyd.__call__(self, nokkel, **verdier)

    def kode(self, kode: Any) -> str:
        self.spurt.add(kodenokkel(kode))
        return Ordlyd.kode(self, kode)


def test_ve_19_de_to_sprakene_har_de_samme_setningene_med_de_samme_plassene() -> None:
    plasser = [{nokkel: set(re.findall(r"\{(\w+)\}", t)) for nokkel, t in o.tekster.items()} for o in (NB, NN)]
    assert plasser[0] == plasser[1]
    assert list(NB.tekster) == list(NN.tekster)
    assert all(t.strip() == t and t for o in (NB, NN) for t in o.tekster.values())


def test_ve_19_hver_setning_brukes_i_et_brev_og_ingen_mangler() -> None:
    lytter = Lytter(NB.malform, NB.tekster)
    for _ in h.alle(lytter):
        pass
    nakent = h.KONTOR.model_copy(update={"telefon": "", "statsforvalter": "", "adresse": "", "postnummer": "", "poststed": ""})
    verge = Mottaker(person_id=1, navn="Mona Olsen", verge="Per Berg", verge_adresse="Vei 1, 8300 Svolvær")
    ramme = replace(h.ramme(nakent, verge), saksnummer="")
    vedtaksbrev(
        lytter, h.vedtaksgrunnlag(h.vedtak(k.Vedtaksart.OPPHOR, endrer_id=9, poster=()), ramme=ramme, endrer=None, betalt_etter_ore=1)
    )
    av_tjenesten = {"slutt.saksbehandler", "slutt.kontrollor", *(f"rolle.{r.value}" for r in k.Rolle)}
    koder = {kodenokkel(kode) for liste in KODER for kode in liste}
    assert koder <= set(NB.tekster), koder - set(NB.tekster)
    assert set(NB.tekster) - lytter.spurt - koder - av_tjenesten == set()


def test_ve_19_en_setning_som_mangler_eller_far_feil_ord_stopper() -> None:
    for nokkel, ord_ in (("finnes.ikke", {}), ("klage.send", {}), ("klage.send", {"adresse": "x", "mer": "y"})):
        with pytest.raises(OrdlydMangler):
            NB(nokkel, **ord_)
    assert NB("klage.send", adresse="{adresse} {x}") == "Du sender eller leverer klagen til oss: {adresse} {x}."


def test_ve_19_nynorsk_er_nynorsk_og_bokmal_er_bokmal() -> None:
    ord_nn = {o for t in NN.tekster.values() for o in re.findall(r"[a-zæøå]+", re.sub(r"\{\w+\}", "", t.lower()))}
    assert ord_nn & set(BARE_BOKMAL) == set()
    ord_nb = {o for t in NB.tekster.values() for o in re.findall(r"[a-zæøå]+", t.lower())}
    assert (
        ord_nb & {"ikkje", "frå", "kva", "kvifor", "korleis", "ein", "eit", "dei", "vere", "pengar", "straum", "rettleiar", "saman"}
        == set()
    )


def test_ve_19_lovene_heter_det_de_heter_i_brevets_sprak() -> None:
    for navn, b in h.alle(NN):
        assert not re.search("(forvaltnings|tjeneste)loven", h.tekst(b)), navn
    assert "forvaltningslova § 35" in h.tekst(dict(h.alle(NN))["opphor"])
    assert "forvaltningslova §§ 29-31 og 33" in h.tekst(dict(h.alle(NN))["klage_avvist_mangler"])


@pytest.mark.parametrize("malform", Malform)
def test_ve_19_brevene_er_korte_og_sier_du(malform: Malform) -> None:
    """Klarspråk: no sentence of ours over 35 words, no legalese, always "du"."""
    o = ordlyd(malform)
    for nokkel, t in o.tekster.items():
        for setning in re.split(r"(?<=[.!?:]) ", t):
            assert len(setning.split()) <= 35, nokkel
        assert not re.search(r"\b(vedrørende|herved|ovennevnte|jf\.|iht\.|foreligger|i henhold til|De|Deres)\b", t), nokkel


@pytest.mark.parametrize("malform", Malform)
def test_ve_19_hver_vedtaksart_apner_pa_sin_mate(malform: Malform) -> None:
    o = ordlyd(malform)
    brev: dict[str, Brev] = dict(h.alle(o))
    egne = [brev[n].overskrift for n in ("botilbud", "radgivning", "garanti", "kvp", "opphor", "omgjoring", "reduksjon", "stans", "avslag",
                                         "avvist", "nodhjelp", "unntak", "stort", "dekket", "uten_belop")]  # fmt: skip
    assert len(set(egne)) == len(egne)
    assert {v.art for _, v in h.varianter()} == set(k.Vedtaksart)
    assert {b.art for b in brev.values()} == set(Brevart)
    for navn in ("botilbud_avslag", "radgivning_avslag", "garanti_avslag", "kvp_avslag", "nodhjelp_avslag"):
        assert brev[navn].overskrift == brev["avslag"].overskrift


@pytest.mark.parametrize("malform", Malform)
def test_pe_5_dokumentets_tittel_har_aldri_navn(malform: Malform) -> None:
    for _, b in h.alle(ordlyd(malform)):
        assert not {"Mona", "Olsen", "Dag", "Vik"} & set(re.findall(r"\w+", b.tittel))


def test_ve_19_en_kode_som_er_nyere_enn_ordlyden_stopper_ikke_et_brev() -> None:
    tom = Ordlyd(Malform.NYNORSK, {})
    assert tom.kode(k.Utfall.DELVIS) == "delvis innvilget"
    assert Ramme(h.KONTOR, h.MOTTAKER, h.DAG).saksnummer == ""
