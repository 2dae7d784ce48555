"""VE-2, VE-3: every item applied for is answered, with hjemmel and form."""

from __future__ import annotations

from navtui.domain.kodeverk import Hjemmel, Stonadsform, Utfall, Vedtaksart
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtaksbolker import EGNE_POSTER, Bolk, har
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


def hjemler(v: Vedtak) -> tuple[Hjemmel, ...]:
    """VE-3 (law): the sections an item of this vedtak may be decided under. A kvalifiseringsprogram has § 29, and nothing else has it."""
    if v.fagart is Vedtaksart.KVP:
        return (Hjemmel.PARAGRAF_29,)
    return (Hjemmel.PARAGRAF_18, Hjemmel.PARAGRAF_19, Hjemmel.PARAGRAF_17, Hjemmel.PARAGRAF_21, Hjemmel.PARAGRAF_27)


def ve_3_hjemmel_og_form(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-3 (law): each item has its hjemmel, what is granted its form, and lån says which means are on their way.

    A kvalifiseringsprogram is decided under § 29, and nothing else is (`hjemler`); it has none of the forms of § 21.
    """
    kvp = v.fagart is Vedtaksart.KVP
    for p in v.poster:
        if p.utfall is None:
            continue
        if p.hjemmel is None:
            return Regelbrudd("VE-3", f"Hjemmel mangler for {p.art.tekst}. Velg paragraf.", "hjemmel")
        if kvp and p.hjemmel is not Hjemmel.PARAGRAF_29:
            return Regelbrudd("VE-3", f"Kvalifiseringsprogram avgjøres etter § 29, ikke {p.hjemmel.paragraf}. Velg § 29.", "hjemmel")
        if not kvp and p.hjemmel is Hjemmel.PARAGRAF_29:
            return Regelbrudd("VE-3", f"§ 29 gjelder kvalifiseringsprogram. Velg en annen paragraf for {p.art.tekst}.", "hjemmel")
        if kvp and p.form is not None:
            return Regelbrudd("VE-3", "Kvalifiseringsprogram gis ikke som bidrag, lån eller garanti. Svar med i, a eller v.", "form")
        if p.gir_noe and p.form is None and not kvp:
            return Regelbrudd("VE-3", f"Form mangler for {p.art.tekst}. Velg bidrag, lån, garanti eller varer og tjenester.", "form")
        if p.gir_noe and p.form is Stonadsform.LAN and not (p.formgrunn or "").strip():
            return Regelbrudd("VE-3", f"Lån til {p.art.tekst} krever midler som er på vei. Skriv hvilke, eller velg bidrag.", "formgrunn")
    return None


def ve_3_paragraf_19(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-3 (law § 19): where § 18 is refused, § 19 is considered, with a line."""
    avslag = [p.art.tekst for p in v.poster if p.hjemmel is Hjemmel.PARAGRAF_18 and p.utfall is Utfall.AVSLAG]
    if not avslag or (v.paragraf_19 or "").strip():
        return None
    return Regelbrudd("VE-3", f"§ 18 er avslått for {', '.join(avslag)}. Skriv en linje om at § 19 er vurdert.", "paragraf_19")
