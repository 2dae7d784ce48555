"""VE-2, VE-3: every item applied for is answered, with hjemmel and form."""

from __future__ import annotations

from collections.abc import Sequence

from navtui.domain.kodeverk import Hjemmel, Soknadspost, Stonadsform, Utfall, Vedtaksart
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Post, Vedtak
from navtui.domain.vedtak_dekning import ve_2_hvert_behov
from navtui.domain.vedtaksbolker import EGNE_POSTER, Bolk, egen_post, har
from navtui.domain.vedtaksregler.grunnlag import Regelgrunnlag


def ve_2_alt_besvart(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-2 (law; Digisos): each item applied for has an answer: innvilget, delvis innvilget, avslag or avvist.

    A vedtak of a kind that answers one thing (§ 17, § 27, garanti) answers that; the søknad stays open till a vedtak answers the rest.
    """
    if not har(v, Bolk.POSTER):
        return None
    besvart = {p.soknadspost_id for p in v.poster if p.utfall is not None}
    egen = EGNE_POSTER.get(v.art)
    omsokt = [o for o in (g.soknad.poster if g.soknad else ()) if not o.i_annet and (egen is None or o.art is egen)]
    mangler = [o.art.tekst for o in omsokt if o.id not in besvart]
    mangler += [p.art.tekst for p in v.poster if p.utfall is None and p.art.tekst not in mangler]
    if mangler:
        return Regelbrudd("VE-2", f"Svar mangler på: {', '.join(mangler)}. Velg innvilget, delvis, avslag eller avvist.", "utfall")
    if not v.poster:
        return Regelbrudd("VE-2", "Vedtaket svarer ikke på noe. Legg til det som avgjøres.", "poster")
    return None


def ve_2_bare_eget(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-2, VE-3 (law §§ 17, 27): a kind that answers one thing answers nothing else: money is not granted as advice."""
    egen = egen_post(v)
    annet = next((p.art for p in v.poster if egen is not None and p.art is not egen), None)
    if egen is None or annet is None:
        return None
    setning = f"Et vedtak om {v.fagart.tekst} svarer bare på {egen.tekst}. Ta bort {annet.tekst} (x): det får sitt eget vedtak."
    return Regelbrudd("VE-2", setning, "poster")


def ve_2_behov(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-2 (law): what is counted as a need answers something granted (`ve_2_hvert_behov`)."""
    return ve_2_hvert_behov(v) if har(v, Bolk.POSTER) else None


_STONAD = (Hjemmel.PARAGRAF_18, Hjemmel.PARAGRAF_19, Hjemmel.PARAGRAF_21)
_EGNE_HJEMLER = {
    Soknadspost.OKONOMISK_RADGIVNING: (Hjemmel.PARAGRAF_17,),
    Soknadspost.MIDLERTIDIG_BOTILBUD: (Hjemmel.PARAGRAF_27, *_STONAD),
    Soknadspost.ANNET: (*_STONAD, Hjemmel.PARAGRAF_17, Hjemmel.PARAGRAF_27),
}


def hjemler(v: Vedtak, art: Soknadspost) -> tuple[Hjemmel, ...]:
    """VE-3 (law): the sections this thing may be decided under in this vedtak: råd under § 17, a botilbud under § 27, a
    kvalifiseringsprogram under § 29, and money under none of them."""
    return (Hjemmel.PARAGRAF_29,) if v.fagart is Vedtaksart.KVP else _EGNE_HJEMLER.get(art, _STONAD)


def former(v: Vedtak, art: Soknadspost) -> tuple[Stonadsform, ...]:
    """VE-3 (law § 21; own): the forms this thing may be granted in. A garanti has its own kind of vedtak, for there its amount, landlord
    and end are (VE-23); advice is a service, and a kvalifiseringsprogram has no form at all."""
    if v.fagart is Vedtaksart.KVP:
        return ()
    if v.fagart is Vedtaksart.GARANTI:
        return (Stonadsform.GARANTI,)
    if art is Soknadspost.OKONOMISK_RADGIVNING:
        return (Stonadsform.VARER_TJENESTER,)
    return (Stonadsform.BIDRAG, Stonadsform.LAN, Stonadsform.VARER_TJENESTER)


def ve_3_hjemmel_og_form(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-3 (law): each item has a hjemmel and a form that are for such a thing (`hjemler`, `former`), and lån says which means are on their
    way."""
    return next((brudd for p in v.poster if p.utfall is not None for brudd in (_hjemmel(v, p) or _form(v, p),) if brudd), None)


def _hjemmel(v: Vedtak, p: Post) -> Regelbrudd | None:
    if p.hjemmel is None:
        return Regelbrudd("VE-3", f"Hjemmel mangler for {p.art.tekst}. Velg paragraf.", "hjemmel")
    lovlige = hjemler(v, p.art)
    if p.hjemmel in lovlige:
        return None
    hva = "Kvalifiseringsprogram" if v.fagart is Vedtaksart.KVP else p.art.overskrift
    velg = _eller([h.paragraf for h in lovlige])
    return Regelbrudd("VE-3", f"{hva} avgjøres etter {velg}, ikke {p.hjemmel.paragraf}. Rett paragrafen.", "hjemmel")


def _eller(valg: Sequence[str]) -> str:
    return " eller ".join(filter(None, (", ".join(valg[:-1]), valg[-1])))


def _form(v: Vedtak, p: Post) -> Regelbrudd | None:
    lovlige = former(v, p.art)
    if p.form is not None and not lovlige:
        return Regelbrudd("VE-3", "Kvalifiseringsprogram gis ikke som bidrag, lån eller garanti. Svar med i, a eller v.", "form")
    if not p.gir_noe or not lovlige:
        return None
    velg = _eller([f.tekst for f in lovlige])
    if p.form is None:
        return Regelbrudd("VE-3", f"Form mangler for {p.art.tekst}. Velg {velg}.", "form")
    if p.form not in lovlige:
        mer = " Garanti gis i et eget vedtak." if p.form is Stonadsform.GARANTI else ""
        return Regelbrudd("VE-3", f"{p.art.overskrift} gis ikke som {p.form.tekst} her. Velg {velg}.{mer}", "form")
    if p.form is Stonadsform.LAN and not (p.formgrunn or "").strip():
        return Regelbrudd("VE-3", f"Lån til {p.art.tekst} krever midler som er på vei. Skriv hvilke, eller velg bidrag.", "formgrunn")
    return None


def ve_3_paragraf_19(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-3 (law § 19): where § 18 is refused, § 19 is considered, with a line."""
    avslag = [p.art.tekst for p in v.poster if p.hjemmel is Hjemmel.PARAGRAF_18 and p.utfall is Utfall.AVSLAG]
    if not avslag or (v.paragraf_19 or "").strip():
        return None
    return Regelbrudd("VE-3", f"§ 18 er avslått for {', '.join(avslag)}. Skriv en linje om at § 19 er vurdert.", "paragraf_19")
