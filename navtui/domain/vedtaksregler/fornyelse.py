"""VE-13, VE-14: a renewal is a new vedtak, and a long row of them is said."""

from __future__ import annotations

from dataclasses import dataclass

from navtui.domain.kodeverk import Bekreftelsesart
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtaksregler.grunnlag import Regelgrunnlag

FORSTE_LANGTIDSVARSEL = 4


@dataclass(frozen=True, slots=True)
class Ubesvart:
    """VE-13: one thing nobody has answered this month. `id` is the row of the income, the expense, or last month's vilkår."""

    hva: Bekreftelsesart
    id: int | None
    tekst: str


def ubesvarte(v: Vedtak, g: Regelgrunnlag) -> tuple[Ubesvart, ...]:
    """VE-13 (Proba; tilsyn): what is left to confirm or change in a renewal, in the order the screen asks.

    Lines are answered one by one. Where there is no line (no income, no boutgift, no vilkår last month) someone says so with a bekreftelse.
    """
    if not v.er_fornyelse:
        return ()
    sagt = {b.hva for b in v.bekreftelser}
    ut = [Ubesvart(Bekreftelsesart.BOUTGIFT, b.id, b.tekst or b.art.tekst) for b in v.behov if b.svar is None]
    if not v.behov and Bekreftelsesart.BOUTGIFT not in sagt:
        ut.append(Ubesvart(Bekreftelsesart.BOUTGIFT, None, "ingen boutgift"))
    ut += [Ubesvart(Bekreftelsesart.INNTEKT, i.id, i.tekst or i.art.tekst) for i in v.inntekter if i.svar is None]
    if not v.inntekter and Bekreftelsesart.INNTEKT not in sagt:
        ut.append(Ubesvart(Bekreftelsesart.INNTEKT, None, "ingen inntekt"))
    forrige = g.forrige.vilkar if g.forrige is not None else ()
    ut += [Ubesvart(Bekreftelsesart.VILKAR, k.id, k.type.tekst) for k in forrige if k.id not in g.vurderte_vilkar]
    if not forrige and Bekreftelsesart.VILKAR not in sagt:
        ut.append(Ubesvart(Bekreftelsesart.VILKAR, None, "ingen vilkår"))
    if Bekreftelsesart.KONTAKT not in sagt:
        ut.append(Ubesvart(Bekreftelsesart.KONTAKT, None, "kontakt denne måneden"))
    return tuple(ut)


def ve_13_alt_besvart(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-13 (Proba; tilsyn): income, boutgift, vilkår and contact are each confirmed or changed; never sent on a copy alone."""
    mangler = ubesvarte(v, g)
    if not mangler:
        return None
    viste = ", ".join(dict.fromkeys(m.tekst for m in mangler[:4])) + (f" og {len(mangler) - 4} til" if len(mangler) > 4 else "")
    return Regelbrudd("VE-13", f"Ikke bekreftet denne måneden: {viste}.", mangler[0].hva.value)


def ve_14_langtid(v: Vedtak, g: Regelgrunnlag) -> Varsel | None:
    """VE-14 (Proba; Rogaland): at 4, 5 and 6 months in a row the vedtak screen says so. What is written in reply is kept."""
    n = g.maaneder_paa_rad
    if not v.gir_stonad or not FORSTE_LANGTIDSVARSEL <= n <= max(g.langtid_maaneder, 6):
        return None
    mer = " Langtidsgjennomgang og arbeidsevnevurdering blir oppgaver når vedtaket sendes." if n >= g.langtid_maaneder else ""
    return Varsel("VE-14", f"Dette er {n}. måned på rad.{mer}", "langtid")


def krever_langtidsoppgaver(v: Vedtak, g: Regelgrunnlag) -> bool:
    """VE-14: at the setting's month (6) and later the langtid review and arbeidsevnevurdering are tasks."""
    return v.gir_stonad and g.maaneder_paa_rad >= g.langtid_maaneder
