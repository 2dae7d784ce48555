"""VE-16: what is paid is what was granted, to the øre, and to whom it may go; and the plan the program proposes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from navtui.domain.belop import kroner
from navtui.domain.kalender import dag_kort, periode_tekst
from navtui.domain.kodeverk import Betalingsgrunnlag, Betalingsmaate, Linjeart, Mottakerart, Stonadsform, Utgiftstype, Vedtaksart
from navtui.domain.kontonummer import sjekk_kontonummer, vis_kontonummer
from navtui.domain.linje import summer
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.tid import dato_i_oslo
from navtui.domain.utbetaling import betalingsdag
from navtui.domain.vedtak import Utbetaling, Vedtak
from navtui.domain.vedtak_beregning import dogn, gir_livsopphold, lan_ore, til_utbetaling
from navtui.domain.vedtaksregler.grunnlag import Regelgrunnlag


def er_kontonummer(tekst: str) -> bool:
    """Whether it is an account number by its control digit."""
    try:
        return sjekk_kontonummer(tekst) == tekst
    except Regelbrudd:
        return False


def ve_16_sum(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-16 (law § 22; Proba): the payments sum to what the calculation gives, to the øre; a vedtak without one pays nothing."""
    skal = til_utbetaling(v, g.beregning) if g.beregning is not None else 0
    er = sum(u.belop_ore for u in v.utbetalinger)
    if skal == er:
        return None
    return Regelbrudd("VE-16", f"Utbetalingene er {kroner(er)} kr, men vedtaket gir {kroner(skal)} kr. Rett utbetalingene.", "utbetalinger")


def ve_16_mottaker(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-16 (law): a payee other than the person needs the person's consent or a stated ground; an account must be one.

    A payment to the person names nobody: a name in it is another payee without a ground.
    """
    for u in v.utbetalinger:
        if u.mottaker is Mottakerart.PERSON and u.mottakernavn:
            setning = "Betalingen går til søkeren, men det står et navn i den. Ta bort navnet, eller velg hvem andre den betales til."
            return Regelbrudd("VE-16", setning, "mottakernavn")
        if u.mottaker is not Mottakerart.PERSON:
            if not u.mottakernavn:
                return Regelbrudd("VE-16", f"Navn på {u.mottaker.tekst} mangler i utbetalingen.", "mottakernavn")
            if u.grunnlag is None:
                return Regelbrudd("VE-16", f"Betaling til {u.mottaker.tekst} krever samtykke eller en grunn.", "grunnlag")
            if u.grunnlag is not Betalingsgrunnlag.SAMTYKKE and not u.grunnlag_tekst:
                return Regelbrudd("VE-16", f"Skriv hvorfor {u.mottaker.tekst} betales direkte.", "grunnlag_tekst")
        if u.maate is Betalingsmaate.KONTO and not u.kontonummer:
            return Regelbrudd("VE-16", f"Kontonummer mangler for {u.mottaker.tekst}. Skriv det inn, eller velg kontantkort.", "kontonummer")
        if u.kontonummer and not er_kontonummer(u.kontonummer):
            return Regelbrudd("VE-16", f"Kontonummeret til {u.mottaker.tekst} stemmer ikke. Sjekk sifrene.", "kontonummer")
    return None


def ve_21_konto(v: Vedtak, g: Regelgrunnlag) -> Varsel | None:
    """VE-21, PE-13: a payment to the person goes to the account she is registered with now, or someone says why not."""
    for u in v.utbetalinger:
        til_henne = u.mottaker is Mottakerart.PERSON and u.maate is Betalingsmaate.KONTO
        if til_henne and g.konto is not None and u.kontonummer not in (None, g.konto):
            setning = f"Søkeren får betalt til {vis_kontonummer(u.kontonummer or '')}, men er registrert med {vis_kontonummer(g.konto)}."
            return Varsel("VE-21", setning, "kontonummer")
    return None


_REGNINGER: Final[dict[Mottakerart, frozenset[Utgiftstype]]] = {
    Mottakerart.UTLEIER: frozenset({u for u in Utgiftstype if u.er_boutgift} | {Utgiftstype.DEPOSITUM, Utgiftstype.RESTANSE_HUSLEIE}),
    Mottakerart.STROMSELSKAP: frozenset({Utgiftstype.STROM, Utgiftstype.OPPVARMING, Utgiftstype.RESTANSE_STROM}),
    Mottakerart.BARNEHAGE: frozenset({Utgiftstype.BARNEHAGE, Utgiftstype.SFO}),
}
"""VE-16: what is paid for with money that goes straight to one of these."""


def ve_16_mer_enn_gitt(v: Vedtak, g: Regelgrunnlag) -> tuple[Varsel, ...]:
    """VE-16, VE-5 (own decision): a bill that is paid in full where the period is given less for it, is said in kroner: the rest is taken
    from what the person was to live on. A part of a month counts by its days, so a period from the 26th seldom gives a whole bill; over
    the periods after it the parts sum to the whole.
    """
    return tuple(varsel for mottaker in _REGNINGER if (varsel := _mer_enn_gitt(v, g, mottaker)) is not None)


def _mer_enn_gitt(v: Vedtak, g: Regelgrunnlag, mottaker: Mottakerart) -> Varsel | None:
    betales = sum(u.belop_ore for u in v.utbetalinger if u.mottaker is mottaker)
    if g.beregning is None or not betales:
        return None
    linjer = [n for n in g.beregning.linjer if n.art is Linjeart.BEHOV and n.kode in _REGNINGER[mottaker]]
    gitt = sum(n.belop_ore for n in linjer)
    if betales <= gitt:
        return None
    dager = " for dagene i perioden" if any(n.dager < n.dager_i_maaned for n in linjer) else ""
    fra = "livsoppholdet" if gir_livsopphold(v) else "resten av stønaden"
    hvem, mye = mottaker.tekst.capitalize(), kroner(betales - gitt)
    setning = f"{hvem} får {kroner(betales)} kr, men vedtaket gir {kroner(gitt)} kr til det{dager}: {mye} kr tas av {fra}."
    return Varsel("VE-16", setning, "utbetalinger")


_TIDLIGST: Final = timedelta(days=7)
"""VE-16 (own decision): paid so long before its period is said: a payment before Christmas is meant, one before a period that was moved is
not."""


def ve_16_dag(v: Vedtak, g: Regelgrunnlag) -> Varsel | None:
    """VE-16 (own decision): a payment that is made long before what it is for, or after it, is said: someone may have moved the period."""
    forste, siste = _forste_dag(v), max([v.til, *(linje.til for linje in v.linjer if linje.staar)])
    seneste = date.max if v.engang else max(siste, betalingsdag(forste, g.i_dag))
    for u in v.utbetalinger:
        if not forste - _TIDLIGST <= u.dato <= seneste:
            naar = "lenge før" if u.dato < forste else "etter"
            betales = f"{kroner(u.belop_ore)} kr betales {dag_kort(u.dato)}"
            return Varsel("VE-16", f"{betales}, {naar} perioden {periode_tekst(v.fra, v.til)}.", "dato")
    return None


def etter_flytting(foer: Vedtak, naa: Vedtak, i_dag: date) -> tuple[Utbetaling, ...]:
    """VE-16: the payments of a draft whose period begins on another day: what was to be paid for the first day, as the program proposes it,
    follows. A day that someone has chosen stays, and `ve_16_dag` tells of it."""
    foreslaatt = {betalingsdag(_forste_dag(foer), dag) for dag in (i_dag, dato_i_oslo(foer.opprettet))}
    ny = betalingsdag(_forste_dag(naa), i_dag)
    return tuple(u.model_copy(update={"dato": ny}) if u.dato in foreslaatt else u for u in naa.utbetalinger)


def plan(v: Vedtak, sum_ore: int, i_dag: date, kontonummer: str | None) -> tuple[Utbetaling, ...]:
    """VE-16: the payments of a draft fitted to its sum. Nødhjelp goes by kontantkort: money in the bank is not there today.

    The nights of a botilbud go to the one who runs it, who then needs no consent to be paid: it is the place that is granted (§ 27).
    """
    konto = None if v.art is Vedtaksart.NODHJELP else kontonummer
    planlagt = tuple(u for u in v.utbetalinger if u.grunnlag is not Betalingsgrunnlag.BOTILBUD)
    b = v.botilbud
    netter = min(sum_ore, (b.dognpris_ore or 0) * dogn(v)) if b is not None and b.tilbyder else 0
    if b is not None and netter:
        planlagt = (_til_tilbyder(v, b.tilbyder, netter, i_dag), *planlagt)
    return tilpass(planlagt, sum_ore, betalingsdag(_forste_dag(v), i_dag), konto, lan_ore(v, sum_ore, v.linjer))


def _forste_dag(v: Vedtak) -> date:
    """VE-18: the first day there is something to pay for: an omgjøring that begins inside a period may owe for the days before it too."""
    s = summer(v.linjer)
    staar = [linje.fra for linje in v.linjer if linje.staar]
    return min(v.fra, *staar) if staar and s.staar_ore > s.utbetalt_ore else v.fra


def _til_tilbyder(v: Vedtak, navn: str, belop_ore: int, i_dag: date) -> Utbetaling:
    """VE-17: one payment to the provider, of what the nights cost; how it goes there is kept when someone has said so."""
    for u in v.utbetalinger:
        if u.grunnlag is Betalingsgrunnlag.BOTILBUD:
            return u.model_copy(update={"belop_ore": belop_ore, "mottakernavn": navn})
    return Utbetaling(
        dato=betalingsdag(v.fra, i_dag), belop_ore=belop_ore, mottaker=Mottakerart.ANNEN, mottakernavn=navn,
        maate=Betalingsmaate.REKVISISJON, grunnlag=Betalingsgrunnlag.BOTILBUD, grunnlag_tekst="Midlertidig botilbud etter § 27.",
    )  # fmt: skip


def tilpass(planlagt: Sequence[Utbetaling], sum_ore: int, dato: date, kontonummer: str | None, lan_ore: int = 0) -> tuple[Utbetaling, ...]:
    """VE-16: the plan fitted to a new sum: others keep what they were to have, the person's last payment takes the rest.

    With no payment to the person one is made on `dato`, to her account or as kontantkort. Where the others alone are more than the sum
    nothing is guessed: they stay, and `ve_16_sum` says so. What is a lån (`lan_ore` of the sum) is fitted by itself.
    """
    lan = [u for u in planlagt if u.form is Stonadsform.LAN]
    bidrag = [u for u in planlagt if u.form is not Stonadsform.LAN]
    return (
        *_tilpass(bidrag, sum_ore - lan_ore, _til_person(dato, kontonummer, Stonadsform.BIDRAG)),
        *_tilpass(lan, lan_ore, _til_person(dato, kontonummer, Stonadsform.LAN)),
    )


def _tilpass(planlagt: Sequence[Utbetaling], sum_ore: int, ny: Utbetaling) -> tuple[Utbetaling, ...]:
    andre = [u for u in planlagt if u.mottaker is not Mottakerart.PERSON]
    egne = [u for u in planlagt if u.mottaker is Mottakerart.PERSON]
    rest = sum_ore - sum(u.belop_ore for u in andre)
    while egne and rest - sum(u.belop_ore for u in egne[:-1]) <= 0:
        egne.pop()
    if rest <= 0:
        return tuple(andre)
    egne = egne or [ny]
    siste = egne[-1].model_copy(update={"belop_ore": rest - sum(u.belop_ore for u in egne[:-1])})
    return (*andre, *egne[:-1], siste)


def _til_person(dato: date, kontonummer: str | None, form: Stonadsform) -> Utbetaling:
    """A payment to the person that has no amount of its own yet."""
    maate = Betalingsmaate.KONTO if kontonummer else Betalingsmaate.KONTANTKORT
    return Utbetaling(dato=dato, belop_ore=1, maate=maate, kontonummer=kontonummer, form=form)
