"""What each kind besides stønad must hold: VE-2, VE-17, VE-22, VE-23, GJ-1, and the terms of a lån (VE-3, VE-16)."""

from __future__ import annotations

from navtui.domain.belop import kroner
from navtui.domain.kodeverk import Hjemmel, Inntektstype, Refusjon, Stonadsform, Vedtaksart, Vilkarstype
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.vedtak import Botilbud, Garanti, Lanevilkar, Radgivning, Vedtak
from navtui.domain.vedtak_beregning import gitt_til, lan_ore, til_utbetaling
from navtui.domain.vedtaksregler.grunnlag import Regelgrunnlag

REFUNDERES = frozenset(
    {
        Inntektstype.DAGPENGER, Inntektstype.AAP, Inntektstype.UFORETRYGD, Inntektstype.SYKEPENGER, Inntektstype.FORELDREPENGER,
        Inntektstype.OVERGANGSSTONAD, Inntektstype.OMSTILLINGSSTONAD, Inntektstype.SUPPLERENDE_STONAD, Inntektstype.ALDERSPENSJON,
        Inntektstype.ANNEN_TRYGD,
    }
)  # fmt: skip
"""VE-22, § 26: the ytelser a refusjon can be claimed in."""


def art_av_svarene(v: Vedtak) -> Vedtaksart:
    """VE-2 (law): what a draft of stønad, avslag or avvist is by its answers; as it is until all are given. Other kinds keep their own."""
    if not v.art.folger_svarene or not v.poster or any(p.utfall is None for p in v.poster):
        return v.art
    if any(p.gir_noe for p in v.poster):
        return Vedtaksart.STONAD
    return Vedtaksart.AVVIST if all(p.utfall == "avvist" for p in v.poster) else Vedtaksart.AVSLAG


def ve_2_art(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-2: an avslag grants nothing, and what grants nothing is an avslag or is avvist."""
    if art_av_svarene(v) is v.art:
        return None
    return Regelbrudd("VE-2", f"Vedtaket er ført som {v.art.tekst}, men svarene gir {art_av_svarene(v).tekst}. Endre et svar.", "utfall")


def gir(v: Vedtak) -> bool:
    """Whether what the kind is about is granted."""
    return any(p.gir_noe for p in v.poster)


def ve_17_botilbud(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-17 (Kommunebrevet; Proba; law § 27): start and end, quality checked, children present, and a plan for moving out."""
    if v.art is not Vedtaksart.BOTILBUD or not gir(v):
        return None
    b = v.botilbud or Botilbud()
    if not b.tilbyder.strip():
        return Regelbrudd("VE-17", "Skriv hvem som gir botilbudet.", "botilbud")
    if not b.kvalitet.strip() or b.kvalitet_dato is None or b.kvalitet_dato > g.i_dag:
        return Regelbrudd("VE-17", "Kvaliteten er ikke kontrollert. Skriv hva som er sett, og når.", "botilbud")
    if b.barn_med is None:
        return Regelbrudd("VE-17", "Svar på om barn skal bo i botilbudet.", "botilbud")
    if b.barn_med and not v.barn:
        return Regelbrudd("VE-8", "Barn skal bo i botilbudet. Legg til barna, og vurder hvert av dem.", "barn")
    if not b.plan_ut.strip():
        return Regelbrudd("VE-17", "Skriv planen for å komme seg ut av botilbudet.", "botilbud")
    return None


def ve_17_hjemmel(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-3, VE-17 (law § 27, § 17): what the kind is about is decided under its own section."""
    krav = {Vedtaksart.BOTILBUD: Hjemmel.PARAGRAF_27, Vedtaksart.RADGIVNING: Hjemmel.PARAGRAF_17}.get(v.art)
    if krav is None or not v.poster or any(p.hjemmel in (krav, None) for p in v.poster):
        return None
    return Regelbrudd("VE-3", f"Et vedtak om {v.art.tekst} avgjøres etter {krav.paragraf}. Rett hjemmelen.", "hjemmel")


def ve_23_garanti(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-23 (law § 21): how much, for which bolig, to whom and until when. For kode 6 no address is stored (PE-5)."""
    if v.fagart is not Vedtaksart.GARANTI or not gir(v):
        return None
    garanti = v.garanti or Garanti()
    if garanti.belop_ore is None:
        return Regelbrudd("VE-23", "Skriv hvor mye det garanteres for.", "garanti")
    if not garanti.utleier.strip():
        return Regelbrudd("VE-23", "Skriv hvem som er utleier.", "garanti")
    if g.uten_adresse and garanti.bolig:
        return Regelbrudd("PE-5", "Adressen lagres ikke for denne personen. Ta den bort.", "garanti")
    if not g.uten_adresse and not garanti.bolig.strip():
        return Regelbrudd("VE-23", "Skriv hvilken bolig garantien gjelder.", "garanti")
    if any(p.gir_noe and p.form is not Stonadsform.GARANTI for p in v.poster):
        return Regelbrudd("VE-3", "Formen er garanti i et garantivedtak. Rett svaret.", "form")
    return None


def gj_1_oppstart(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """GJ-1 (tilsyn, Kongsberg 2025, Vefsn 2025): § 17 is a service with a start date and the reason for it."""
    if v.art is not Vedtaksart.RADGIVNING or not gir(v):
        return None
    r = v.radgivning or Radgivning()
    if r.oppstart is None:
        return Regelbrudd("GJ-1", "Skriv når rådgivningen begynner.", "radgivning")
    if not v.fra <= r.oppstart <= v.til:
        return Regelbrudd("GJ-1", "Oppstarten er utenfor perioden. Rett en av dem.", "radgivning")
    if not r.grunn.strip():
        return Regelbrudd("GJ-1", "Skriv hvorfor rådgivningen begynner da.", "radgivning")
    return None


def ve_3_lan(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-3 (law § 21): a lån says how much, no more than the thing it is for, and how it is paid back, when the means come."""
    lan = [p for p in v.poster if p.er_lan]
    if not lan:
        return None
    delt = len(lan) < len([p for p in v.poster if p.gir_noe])
    uten = next((p for p in lan if delt and not p.belop_ore), None)
    if uten is not None:
        return Regelbrudd("VE-3", f"Skriv hvor mye av {uten.art.tekst} som er lån.", "lanebelop")
    for p in lan:
        gitt = gitt_til(v, p, g.beregning.linjer) if g.beregning is not None else 0
        if g.beregning is not None and (p.belop_ore or 0) > gitt:
            setning = f"Lånet til {p.art.tekst} er {kroner(p.belop_ore or 0)} kr, men det er gitt {kroner(gitt)} kr til det. Rett lånet."
            return Regelbrudd("VE-3", setning, "lanebelop")
    if _alt_lant_for(v, g):
        return None
    vilkar = v.lanevilkar or Lanevilkar()
    if vilkar.forste_avdrag is None:
        return Regelbrudd("VE-3", "Skriv når lånet skal betales tilbake.", "lanevilkar")
    if vilkar.forste_avdrag <= v.fra:
        return Regelbrudd("VE-3", "Lånet skal betales tilbake etter at det er gitt. Rett datoen.", "lanevilkar")
    return None


def _alt_lant_for(v: Vedtak, g: Regelgrunnlag) -> bool:
    """VE-18, § 21: an omgjøring that lends nothing more: the lån of the vedtak before it stands with its own terms."""
    b = g.beregning
    return b is not None and any(u.lan_ore for u in g.utbetalt) and not lan_ore(v, til_utbetaling(v, b), b.linjer)


def ve_16_lan(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-16: what is paid as a lån is what is granted as one, to the øre."""
    skal = lan_ore(v, til_utbetaling(v, g.beregning), g.beregning.linjer) if g.beregning is not None else 0
    er = sum(u.belop_ore for u in v.utbetalinger if u.form is Stonadsform.LAN)
    if skal == er:
        return None
    return Regelbrudd(
        "VE-16", f"{kroner(er)} kr betales som lån, men {kroner(skal)} kr er gitt som lån. Rett utbetalingene.", "utbetalinger"
    )


def ve_22_refusjon(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-22 (law §§ 23, 25, 26): only what is granted is claimed back; after § 26 it says which ytelse, of the same purpose and period.

    Never what is a lån (own): the person pays that back herself, and the same money would come in twice.
    """
    for p in v.poster:
        if p.refusjon is None or not p.gir_noe:
            continue
        if p.er_lan:
            setning = f"{p.art.overskrift} er lån, og betales tilbake av personen. Velg lån eller refusjon, ikke begge."
            return Regelbrudd("VE-22", setning, "refusjon")
        if p.refusjon is Refusjon.PARAGRAF_26 and p.ytelse not in REFUNDERES:
            return Regelbrudd("VE-22", f"Velg hvilken ytelse personen venter på, for {p.art.tekst}.", "ytelse")
        if p.refusjon is Refusjon.PARAGRAF_26 and not p.art.er_lopende:
            setning = f"§ 26 gjelder samme formål og periode som ytelsen. {p.art.overskrift} er en engangsytelse: ta bort refusjonen."
            return Regelbrudd("VE-22", setning, "refusjon")
    return None


def ve_22_venter(v: Vedtak, g: Regelgrunnlag) -> Varsel | None:
    """VE-22: who is told to claim another ytelse waits for it: the stønad is marked § 26, or someone says why not."""
    venter = any(k.type is Vilkarstype.ANDRE_RETTIGHETER for k in v.vilkar)
    if not venter or not v.gir_stonad or any(p.refusjon is not None for p in v.poster):
        return None
    return Varsel("VE-22", "Personen skal søke en annen ytelse. Merk svaret med refusjon etter § 26, eller skriv hvorfor ikke.", "refusjon")
