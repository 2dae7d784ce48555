"""VE-16: what is paid is what was granted, to the øre, and to whom it may go; and the plan the program proposes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from navtui.domain.belop import kroner
from navtui.domain.kalender import bankdag_paa_eller_etter, bankdag_paa_eller_foer
from navtui.domain.kodeverk import Betalingsgrunnlag, Betalingsmaate, Mottakerart, Stonadsform
from navtui.domain.kontonummer import sjekk_kontonummer
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Utbetaling, Vedtak
from navtui.domain.vedtak_beregning import til_utbetaling
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
    """VE-16 (law): a payee other than the person needs the person's consent or a stated ground; an account must be one."""
    for u in v.utbetalinger:
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


def betalingsdag(fra: date, i_dag: date) -> date:
    """VE-16, VE-21: the day proposed for a payment: the last banking day up to the period's first day, or the first one from today."""
    dag = bankdag_paa_eller_foer(fra)
    return dag if dag >= i_dag else bankdag_paa_eller_etter(i_dag)


def tilpass(planlagt: Sequence[Utbetaling], sum_ore: int, dato: date, kontonummer: str | None) -> tuple[Utbetaling, ...]:
    """VE-16: the plan fitted to a new sum: others keep what they were to have, the person's last payment takes the rest.

    With no payment to the person one is made on `dato`, to her account or as kontantkort. Where the others alone are more than the sum
    nothing is guessed: they stay, and `ve_16_sum` says so.
    """
    andre = [u for u in planlagt if u.mottaker is not Mottakerart.PERSON]
    egne = [u for u in planlagt if u.mottaker is Mottakerart.PERSON]
    rest = sum_ore - sum(u.belop_ore for u in andre)
    while egne and rest - sum(u.belop_ore for u in egne[:-1]) <= 0:
        egne.pop()
    if rest <= 0:
        return tuple(andre)
    if not egne:
        egne = [_til_person(rest, dato, kontonummer)]
    siste = egne[-1].model_copy(update={"belop_ore": rest - sum(u.belop_ore for u in egne[:-1])})
    return (*andre, *egne[:-1], siste)


def _til_person(belop_ore: int, dato: date, kontonummer: str | None) -> Utbetaling:
    maate = Betalingsmaate.KONTO if kontonummer else Betalingsmaate.KONTANTKORT
    return Utbetaling(dato=dato, belop_ore=belop_ore, maate=maate, kontonummer=kontonummer, form=Stonadsform.BIDRAG)
