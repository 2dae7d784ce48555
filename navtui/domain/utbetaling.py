"""Payments and the list they go out on (VE-16, VE-21): what is due, who may approve, and in which order a list is worked."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from enum import StrEnum

from navtui.domain.kalender import bankdag_paa_eller_etter, bankdag_paa_eller_foer, dag_kort
from navtui.domain.kontonummer import vis_kontonummer
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.rolle import Handling, sjekk_rolle


class Listetilstand(StrEnum):
    """Where an utbetalingsliste is, in the order it gets there."""

    LAGET = "laget"
    GODKJENT = "godkjent"
    EKSPORTERT = "eksportert"
    BEKREFTET = "bekreftet"


class Utbetalingsrad(Modell):
    """One payment as the list shows it. `belop_ore` is whole øre; `forrige_konto` is the account this payee was last paid to."""

    id: int
    vedtak_id: int
    vedtaksnummer: str
    person_id: int
    navn: str
    dato: date
    belop_ore: int
    mottaker: str
    mottakernavn: str
    maate: str
    kontonummer: str | None
    kid: str | None
    tilstand: str
    tilstandsgrunn: str = ""
    skrevet_av: str
    sendt_av: str | None
    endret_av: frozenset[str] = frozenset()
    forrige_konto: str | None = None
    konto_endret_av: str | None = None
    """VE-21: who wrote the account the person has, when nothing has been paid to her since."""
    registrert_konto: str | None = None
    """The account the person has now, for a payment to herself."""
    returnert: datetime | None = None
    dod: date | None = None
    """When the person the vedtak is about died."""
    rute_av: str | None = None
    godtatt_av: str | None = None
    """VE-23: who accepted the landlord's claim under a garanti that this pays."""
    stanset_i: str | None = None
    """VE-16: the vedtak that was to stop it, when the accounts had it already: it is paid unless somebody rings them."""
    versjon: int

    @property
    def skrivere(self) -> frozenset[str]:
        """Those who wrote, changed or sent the vedtak, said where it goes (a new account, a new route), or accepted the claim it pays."""
        andre = (self.skrevet_av, self.sendt_av, self.rute_av, self.godtatt_av, self.konto_endret_av)
        return self.endret_av.union(i for i in andre if i)


class Listepost(Modell):
    """A payment as a line on a list, for what is done to every one on it whoever asks: no name, no amount, no account."""

    id: int
    person_id: int
    versjon: int


class Utbetalingsliste(Modell):
    """One list for one banking day. A `lukket` list holds protected persons and is seen by those with access to them all."""

    id: int
    bankdag: date
    lukket: bool
    laget_av: str
    laget_tid: datetime
    godkjent_av: str | None
    godkjent_tid: datetime | None
    eksportert_tid: datetime | None
    filnavn: str | None
    fil_hash: str | None
    bekreftet_dato: date | None
    bekreftet_av: str | None
    sum_ore: int
    antall: int
    versjon: int

    @property
    def tilstand(self) -> Listetilstand:
        """Derived from what has been done, so that it cannot disagree with it."""
        if self.bekreftet_dato:
            return Listetilstand.BEKREFTET
        if self.eksportert_tid:
            return Listetilstand.EKSPORTERT
        return Listetilstand.GODKJENT if self.godkjent_av else Listetilstand.LAGET


def siste_forfall(bankdag: date) -> date:
    """The last date that is paid on `bankdag`: payments due in a helg or on a helligdag go out the banking day before (VE-21)."""
    return bankdag_paa_eller_etter(bankdag + timedelta(days=1)) - timedelta(days=1)


def betalingsdag(fra: date, i_dag: date) -> date:
    """VE-16, VE-21: the day proposed for a payment: the last banking day up to the period's first day, or the first one from today."""
    dag = bankdag_paa_eller_foer(fra)
    return dag if dag >= i_dag else bankdag_paa_eller_etter(i_dag)


def bankdag_for(dato: date) -> date:
    """The banking day a payment due on `dato` goes out (VE-21)."""
    return bankdag_paa_eller_foer(dato)


def neste_bankdag(i_dag: date) -> date:
    """The banking day a list made today is for: today when it is one, else the next."""
    return bankdag_paa_eller_etter(i_dag)


def sjekk_bankdag(bankdag: date, i_dag: date) -> Regelbrudd | None:
    """VE-21 (own decision; domstolloven § 149 by likeness): a list is for a banking day that has not passed."""
    if bankdag < i_dag:
        return Regelbrudd("VE-21", "Bankdag: dagen er passert. Velg i dag eller en senere bankdag.", "bankdag")
    if bankdag_paa_eller_foer(bankdag) != bankdag:
        return Regelbrudd("VE-21", "Bankdag: banken er stengt den dagen. Velg bankdagen før.", "bankdag")
    return None


def sjekk_rekkefolge(rader: Collection[Utbetalingsrad], bankdag: date, i_dag: date) -> Regelbrudd | None:
    """VE-21 (own decision; a payment goes out on the banking day it is due): a list does not take what is due on an earlier banking day
    that can still be kept; that list is made first. What is overdue goes on the first there is."""
    forst = neste_bankdag(i_dag)
    dager = [dag for r in rader if (dag := max(forst, bankdag_for(r.dato))) < bankdag]
    if not dager:
        return None
    return Regelbrudd("VE-21", f"{len(dager)} forfaller før bankdagen. Lag liste for {dag_kort(min(dager))} først: d velger bankdag.")


def kan_godkjenne(liste: Utbetalingsliste, rader: Collection[Utbetalingsrad], ident: str, rolle: str) -> Regelbrudd | None:
    """VE-21 (own decision; økonomireglement practice): approved by someone who neither wrote nor changed any vedtak on the list, nor
    accepted a claim that is paid on it."""
    if (brudd := sjekk_rolle(rolle, Handling.UTBETALING)) is not None:
        return brudd
    if liste.tilstand is not Listetilstand.LAGET:
        return Regelbrudd("VE-21", f"Lista er allerede godkjent av {liste.godkjent_av}.")
    if not rader:
        return Regelbrudd("VE-21", "Lista er tom. Det er ingenting å godkjenne.")
    if any(r.godtatt_av == ident for r in rader):
        return Regelbrudd("VE-21", "Du har godtatt et krav fra utleier som betales på lista, så en annen må godkjenne den.")
    if any(r.konto_endret_av == ident for r in rader):
        return Regelbrudd("VE-21", "Du har endret kontonummeret til en som betales på lista, så en annen må godkjenne den.")
    egne = sorted(r.vedtaksnummer for r in rader if ident in r.skrivere)
    if egne:
        flere = f" og {len(egne) - 1} til" if len(egne) > 1 else ""
        return Regelbrudd("VE-21", f"Du har skrevet eller endret vedtak {egne[0]}{flere} på lista, så en annen må godkjenne den.")
    return None


def kan_eksportere(liste: Utbetalingsliste) -> Regelbrudd | None:
    """VE-21: only an approved list leaves the house, and only once."""
    if liste.tilstand is Listetilstand.LAGET:
        return Regelbrudd("VE-21", "Lista må godkjennes før den kan eksporteres.")
    if liste.tilstand is not Listetilstand.GODKJENT:
        return Regelbrudd("VE-21", f"Lista er allerede eksportert som {liste.filnavn}.")
    return None


def kan_bekrefte(liste: Utbetalingsliste, dato: date, i_dag: date) -> Regelbrudd | None:
    """VE-21: confirmed utbetalt with the date the bank paid, after the export and not in the future."""
    if liste.tilstand is Listetilstand.BEKREFTET:
        return Regelbrudd("VE-21", f"Lista er allerede bekreftet av {liste.bekreftet_av}.")
    if liste.tilstand is not Listetilstand.EKSPORTERT:
        return Regelbrudd("VE-21", "Lista må eksporteres før den kan bekreftes utbetalt.")
    if dato > i_dag:
        return Regelbrudd("VE-21", "Utbetalt dato: kan ikke være etter i dag.", "dato")
    if dato < liste.bankdag - timedelta(days=7):
        return Regelbrudd("VE-21", "Utbetalt dato: er mer enn en uke før bankdagen. Rett datoen.", "dato")
    return None


def kan_stoppe(rad: Utbetalingsrad, liste: Utbetalingsliste | None) -> Regelbrudd | None:
    """VE-16 (sosialtjenesteloven; public Nav systems): a payment is stopped until its list is exported; after that the bank has it."""
    if rad.tilstand != "planlagt":
        return Regelbrudd("VE-16", f"Utbetalingen er {rad.tilstand} og kan ikke stoppes.")
    if liste is not None and liste.tilstand not in (Listetilstand.LAGET, Listetilstand.GODKJENT):
        return Regelbrudd("VE-16", "Utbetalingen er sendt til banken. Be regnskapet stoppe den, og registrer den som returnert.")
    return None


def kan_annullere(rad: Utbetalingsrad, liste: Utbetalingsliste | None) -> Regelbrudd | None:
    """VE-16: what is planned or stopped may be annulled, for good, until the bank has it."""
    return None if rad.tilstand == "stoppet" else kan_stoppe(rad, liste)


def kan_gjenoppta(rad: Utbetalingsrad, liste: Utbetalingsliste | None) -> Regelbrudd | None:
    """VE-16: only a stopped payment is resumed; what is annulled takes a new vedtak."""
    if rad.tilstand != "stoppet":
        return Regelbrudd("VE-16", f"Utbetalingen er {rad.tilstand} og kan ikke gjenopptas.")
    return None


def kan_returnere(rad: Utbetalingsrad, liste: Utbetalingsliste | None) -> Regelbrudd | None:
    """VE-21: what the bank sent back is marked returned, so that the veileder can put it right; only what was exported can come back."""
    if rad.tilstand not in ("planlagt", "utbetalt"):
        return Regelbrudd("VE-21", f"Utbetalingen er {rad.tilstand} og kan ikke returneres.")
    if liste is None or liste.tilstand not in (Listetilstand.EKSPORTERT, Listetilstand.BEKREFTET):
        return Regelbrudd("VE-21", "Utbetalingen er ikke sendt til banken ennå. Stopp den i stedet.")
    return None


def kan_omrute(rad: Utbetalingsrad) -> Regelbrudd | None:
    """VE-21: only a payment the bank has returned gets a new route; every other follows the signed vedtak."""
    if rad.tilstand != "planlagt" or rad.returnert is None:
        return Regelbrudd("VE-21", "Utbetalingen er ikke kommet i retur. Kontoen følger vedtaket.")
    return None


def sjekk_rute(rad: Utbetalingsrad, maate: str, kontonummer: str | None, kid: str | None) -> Regelbrudd | None:
    """VE-21: a bank account, or kontantkort or rekvisisjon when there is none; and not the very one the bank has just sent it back from.

    `kontonummer` and `kid`: digits only.
    """
    if maate == "konto" and not kontonummer:
        return Regelbrudd("VE-21", "Kontonummer: skriv elleve siffer, eller velg kontantkort eller rekvisisjon.", "kontonummer")
    if maate != "konto" and kontonummer:
        return Regelbrudd("VE-21", "Kontonummer: skal stå tomt når pengene ikke går til konto.", "kontonummer")
    if maate == "konto" == rad.maate and (kontonummer, kid) == (rad.kontonummer, rad.kid):
        return Regelbrudd("VE-21", "Kontonummer: banken har sendt pengene tilbake fra denne kontoen. Skriv en annen.", "kontonummer")
    return None


def ny_konto(rad: Utbetalingsrad) -> Varsel | None:
    """VE-21: another account than this payee was last paid to is said, person, utleier and all: it is how money goes astray. So is one the
    person has changed since the vedtak was signed: what is signed stands, and the money would go to the old one. So is a
    changed one nothing has been paid to, the first payment's too."""
    if rad.maate == "konto" and rad.registrert_konto is not None and rad.kontonummer != rad.registrert_konto:
        registrert = vis_kontonummer(rad.registrert_konto)
        return Varsel("VE-21", f"Vedtak {rad.vedtaksnummer} går til en annen konto enn personen er registrert med nå, {registrert}.")
    if rad.maate == "konto" and rad.forrige_konto is not None and rad.kontonummer != rad.forrige_konto:
        return Varsel("VE-21", f"Nytt kontonummer på vedtak {rad.vedtaksnummer}, sist {vis_kontonummer(rad.forrige_konto)}.")
    if rad.maate == "konto" and rad.konto_endret_av is not None:
        return Varsel("VE-21", f"Kontonummeret på vedtak {rad.vedtaksnummer} er endret av {rad.konto_endret_av}, og er ikke brukt før.")
    return None


def sjekk_kontosjekk(rader: Collection[Utbetalingsrad], kontosjekk: str) -> Regelbrudd | None:
    """VE-21: a varsel is passed with a written reason: how the new account numbers were checked with whoever owns them."""
    if not kontosjekk.strip() and any(ny_konto(r) is not None for r in rader):
        return Regelbrudd("VE-21", "Skriv hvordan det nye kontonummeret er sjekket, for eksempel hvem du har ringt.", "kontosjekk")
    return None


def summer(rader: Collection[Utbetalingsrad]) -> int:
    """The sum of the list in øre: what is still to be paid or has been paid."""
    return sum(r.belop_ore for r in rader if r.tilstand in ("planlagt", "utbetalt"))
