"""VE-7, VE-8: the assessment is individual, written this month, and sees each child."""

from __future__ import annotations

from collections.abc import Iterable

from navtui.domain.alder import alder
from navtui.domain.byggestein import bare_byggesteiner, ufylt
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.setningsmerker import KORT_SETNING, SETNING_LIK, bare_ord, setninger
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtaksbolker import Bolk, har
from navtui.domain.vedtaksregler.barn import samme_barn
from navtui.domain.vedtaksregler.grunnlag import Regelgrunnlag

FLEST_SETNINGER = 3


def likhet(a: str, b: str) -> int:
    """VE-7: how alike two texts are by their words, whole per cent, rounded down."""
    from rapidfuzz import fuzz  # 20 ms to import, and only a draft with a text asks

    return int(fuzz.ratio(bare_ord(a), bare_ord(b)))


def like_setninger(egen: str, annen: str) -> tuple[str, ...]:
    """VE-7: the sentences of `egen` that stand, or nearly stand, in `annen`. Only `egen`'s own words are returned, so nothing of another
    person's text is ever shown."""
    from rapidfuzz import fuzz

    andre = [bare_ord(s) for s in setninger(annen)]
    return tuple(
        s for s in setninger(egen) if len(s) >= KORT_SETNING and any(fuzz.ratio(bare_ord(s), a, score_cutoff=SETNING_LIK) for a in andre)
    )


def nye_setninger(egen: str, forrige: str) -> tuple[str, ...]:
    """VE-7: the sentences of `egen` that did not stand in the last vedtak."""
    from rapidfuzz import fuzz

    andre = [bare_ord(s) for s in setninger(forrige)]
    return tuple(s for s in setninger(egen) if not any(fuzz.ratio(bare_ord(s), a, score_cutoff=SETNING_LIK) for a in andre))


def ve_7_begrunnelse(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-7 (Kommunebrevet 2018; Rogaland; Proba): the begrunnelse is not empty and not the same words as in the last vedtak."""
    if not bare_ord(v.begrunnelse):
        return Regelbrudd("VE-7", "Begrunnelsen er tom. Skriv hva du har vurdert denne måneden.", "begrunnelse")
    if g.forrige is not None and bare_ord(v.begrunnelse) == bare_ord(g.forrige.begrunnelse):
        return Regelbrudd(
            "VE-7", "Begrunnelsen er ord for ord som i forrige vedtak. Skriv hva du har vurdert denne måneden.", "begrunnelse"
        )
    return None


def ve_7_byggesteiner(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-7 (Rogaland; own): a building block is filled in wherever it is used, and is never the whole begrunnelse."""
    tekster = [("begrunnelse", "begrunnelsen", v.begrunnelse), ("paragraf_19", "vurderingen av § 19", v.paragraf_19 or "")]
    tekster += [("vurdering", f"vurderingen av {b.navn}", b.vurdering) for b in v.barn]
    for felt, hvor, tekst in tekster:
        if (blank := ufylt(tekst)) is not None:
            return Regelbrudd("VE-7", f"Fyll ut {blank} i {hvor}.", felt)
    if not bare_byggesteiner(v.begrunnelse, g.byggesteiner):
        return None
    setning = "Begrunnelsen er bare kontorets byggesteiner. Skriv også hva du har vurdert for denne personen."
    return Regelbrudd("VE-7", setning, "begrunnelse")


def ve_7_lik_forrige(v: Vedtak, g: Regelgrunnlag) -> Varsel | None:
    """VE-7: the begrunnelse is nearly that of the last vedtak; says what is new."""
    if g.forrige is None or ve_7_begrunnelse(v, g) is not None:
        return None
    prosent = likhet(v.begrunnelse, g.forrige.begrunnelse)
    if prosent < g.likhet_prosent:
        return None
    nye = nye_setninger(v.begrunnelse, g.forrige.begrunnelse)
    hva = f"Nytt er bare: {_sitat(nye)}." if nye else "Ingen setning er ny."
    return Varsel("VE-7", f"Begrunnelsen er {prosent} % lik forrige vedtak. {hva}", "begrunnelse")


def ve_7_lik_andres(v: Vedtak, g: Regelgrunnlag) -> Varsel | None:
    """VE-7: the begrunnelse is nearly that of another person's recent vedtak. Shows the matching sentences, and no name."""
    if ve_7_begrunnelse(v, g) is not None or not g.andres_begrunnelser:
        return None
    prosent, tekst = max(_likheter(v.begrunnelse, g.andres_begrunnelser), default=(0, ""))
    if prosent < g.likhet_prosent:
        return None
    like = like_setninger(v.begrunnelse, tekst)
    hva = f" Like setninger: {_sitat(like)}." if like else ""
    return Varsel("VE-7", f"Begrunnelsen er {prosent} % lik en annen persons vedtak.{hva}", "begrunnelse")


def _likheter(egen: str, andre: Iterable[str]) -> list[tuple[int, str]]:
    return [(likhet(egen, annen), annen) for annen in andre if annen.strip()]


def _sitat(setninger_: tuple[str, ...]) -> str:
    viste = "; ".join(f"«{s}»" for s in setninger_[:FLEST_SETNINGER])
    flere = len(setninger_) - FLEST_SETNINGER
    return viste + (f" og {flere} til" if flere > 0 else "")


def ve_8_barn(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-8 (Kommunebrevet; tilsyn): each child in the household has its own line of vurdering this period."""
    if not har(v, Bolk.BARN):
        return None
    ukjent = next((b for b in g.barn if all(b.person_id != k.person_id for k in v.barn)), None)
    if ukjent is not None:
        hvem = f"barn {alder(ukjent.fodt, v.fra)} år" if ukjent.fodt else ukjent.fornavn
        return Regelbrudd("VE-8", f"Vurdering mangler for {hvem}, som bor i husholdningen. Legg barnet til.", "barn")
    mangler = next((k for k in v.barn if not any(j.vurdering.strip() for j in v.barn if samme_barn(j, k))), None)
    if mangler is not None:
        return Regelbrudd("VE-8", f"Vurdering mangler for barn {alder(mangler.fodt, v.fra)} år, {mangler.navn}.", "vurdering")
    return None
