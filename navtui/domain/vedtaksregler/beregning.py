"""VE-4, VE-6, VE-15: the calculation holds, a deviation has its reason, and what the person lives on is recorded."""

from __future__ import annotations

from navtui.domain.belop import kroner_kort
from navtui.domain.beregning import sjekk_avvik
from navtui.domain.kodeverk import Avviksvalg, Hovedinntekt, Inntektsrolle, Inntektstype, Utgiftstype
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtak_beregning import gir_livsopphold, til_grunnlag
from navtui.domain.vedtak_dekning import ve_4_hver_post
from navtui.domain.vedtaksbolker import Bolk, har
from navtui.domain.vedtaksregler.grunnlag import Regelgrunnlag


def ve_4_kan_beregnes(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-4, VE-5 (law): the facts must give a calculation; what stops it is said in its own words."""
    return g.beregningsfeil if v.beregnes else None


def ve_4_innvilget_gir_noe(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-4: what is granted as money must come out as money, each thing by itself (`ve_4_hver_post`) and all of it together; income above
    the need is an avslag or § 19, chosen by someone."""
    if not v.gir_stonad or g.beregning is None:
        return None
    if (brudd := ve_4_hver_post(v, g.endrer)) is not None or g.beregning.stonad_ore > 0:
        return brudd
    if not g.beregning.behov_ore:
        return Regelbrudd("VE-4", "Det er innvilget, men ikke ført noe beløp. Legg til utgiften.", "behov")
    return Regelbrudd("VE-4", "Inntekten dekker behovet, så det er ingenting å utbetale. Svar avslag, eller rett tallene.", "utfall")


def ve_4_livsopphold_en_gang(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-4 (law § 18; own decision): the days that are counted by the sats are not given food for once more."""
    if not v.beregnes or not gir_livsopphold(v) or not any(b.art is Utgiftstype.LIVSOPPHOLD for b in v.behov):
        return None
    return Regelbrudd("VE-4", "Livsopphold regnes etter sats her, så mat er med. Ta bort utgiften til mat og livsopphold (x).", "behov")


def ve_5_satser(v: Vedtak, g: Regelgrunnlag) -> tuple[Varsel, ...]:
    """VE-5: a sats that is derived, or older than the yearly change, is said."""
    return g.satsvarsler if v.gir_stonad else ()


def ve_6_avvik(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-6 (Sørum; Kommunebrevet 2018): no deviation is a choice someone makes; a deviation up or down has amount and reason."""
    if not v.gir_stonad or not gir_livsopphold(v) or not har(v, Bolk.AVVIK):
        return None
    if v.avvik is None:
        return Regelbrudd("VE-6", "Avvik fra norm er ikke vurdert. Velg ingen avvik, over norm eller under norm.", "avvik")
    if v.avvik is Avviksvalg.INGEN:
        if v.avvikslinjer:
            return Regelbrudd("VE-6", "Det er ført avvik fra sats, men valgt ingen avvik. Rett ett av dem.", "avvik")
        return None
    if not (v.avviksgrunn or "").strip():
        return Regelbrudd("VE-6", "Avvik fra norm krever en begrunnelse. Skriv hvorfor.", "avviksgrunn")
    if not v.avvikslinjer:
        return Regelbrudd("VE-6", f"Det er valgt {v.avvik.tekst}, men ikke ført noe beløp. Før beløpet eller velg ingen avvik.", "avvik")
    if brudd := sjekk_avvik(til_grunnlag(v, ())):
        return brudd
    return _retning(v, g)


def _retning(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    if g.beregning is None:
        return None
    forskjell = g.beregning.behov_ore - g.norm_behov_ore
    if (v.avvik is Avviksvalg.OPP and forskjell < 0) or (v.avvik is Avviksvalg.NED and forskjell > 0):
        ord_ = "over" if forskjell > 0 else "under"
        setning = f"Beløpene ligger {kroner_kort(abs(forskjell))} kr {ord_} norm, men det er valgt {v.avvik.tekst}. Rett ett av dem."
        return Regelbrudd("VE-6", setning, "avvik")
    return None


def ve_15_inntektsrolle(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-15 (Proba; Sandnes; SSB): hovedinntekt or supplerende is recorded on every vedtak om økonomisk stønad, with the main income.

    Råd og veiledning and KVP are no stønad after §§ 18 and 19; an opphør and a stans have that of the vedtak they end.
    """
    if not har(v, Bolk.INNTEKTSROLLE):
        return None
    if v.inntektsrolle is None:
        return Regelbrudd("VE-15", "Velg om sosialhjelp er hovedinntekt eller supplerende.", "inntektsrolle")
    if v.hovedinntekt is None:
        return Regelbrudd("VE-15", "Velg hva som er største inntekt ved siden av, eller ingen.", "hovedinntekt")
    if v.inntektsrolle is Inntektsrolle.SUPPLERENDE and v.hovedinntekt is Hovedinntekt.INGEN:
        return Regelbrudd("VE-15", "Supplerende stønad krever en annen inntekt. Velg hvilken, eller velg hovedinntekt.", "hovedinntekt")
    return None


_INNTEKT_AV = {
    Hovedinntekt.ARBEID: frozenset({Inntektstype.LONN, Inntektstype.FERIEPENGER, Inntektstype.NARINGSINNTEKT}),
    Hovedinntekt.BIDRAG: frozenset({Inntektstype.BARNEBIDRAG, Inntektstype.EKTEFELLEBIDRAG}),
}
"""VE-15: the incomes of the calculation that are what is recorded, where they do not have the same name."""
_INGEN_HOVEDINNTEKT = frozenset({Inntektstype.BOSTOTTE, Inntektstype.FORMUE, Inntektstype.SKATT_TIL_GODE})
"""VE-15: counted, but nothing one is recorded as living on."""


def ve_15_samsvar(v: Vedtak, g: Regelgrunnlag) -> Varsel | None:
    """VE-15, VE-4 (Proba; own decision): the main income that is recorded is in the month's calculation, and an income that is counted is
    recorded. The letter says both.
    """
    if not v.gir_stonad or not gir_livsopphold(v) or not har(v, Bolk.INNTEKTSROLLE):
        return None
    regnet = {i.art for i in v.inntekter if i.belop_ore} | ({Inntektstype.KVALIFISERINGSSTONAD} if g.kvp_lopende else set())
    if v.hovedinntekt is Hovedinntekt.INGEN:
        return _lever_av_noe(v)
    if v.hovedinntekt in (None, Hovedinntekt.UKJENT):
        return None
    samme = frozenset(t for t in Inntektstype if t.value == v.hovedinntekt.value)
    ventet = frozenset() if v.hovedinntekt is Hovedinntekt.ANNET else _INNTEKT_AV.get(v.hovedinntekt, samme)
    if (ventet & regnet) if ventet else regnet:
        return None
    setning = f"Annen inntekt er {v.hovedinntekt.tekst}, men den er ikke med i beregningen. Før inntekten, eller rett valget."
    return Varsel("VE-15", setning, "hovedinntekt")


def _lever_av_noe(v: Vedtak) -> Varsel | None:
    """Supplerende to nothing is a stopp of its own (`ve_15_inntektsrolle`)."""
    loper = [i for i in v.inntekter if not i.engang and i.belop_ore and not i.art.holdes_utenfor(v.fra)]
    hva = next((i.art for i in loper if i.art not in _INGEN_HOVEDINNTEKT), None)
    if hva is None or v.inntektsrolle is Inntektsrolle.SUPPLERENDE:
        return None
    setning = f"Det er regnet med {hva.tekst}, men annen inntekt er satt til ingen. Velg hvilken som er størst."
    return Varsel("VE-15", setning, "hovedinntekt")
