"""What the payments view shows: the rows of its two tables, and its first line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from rich.text import Text

from navtui.domain.belop import kroner
from navtui.domain.kalender import dag_kort, dag_tekst
from navtui.domain.kodeverk import Mottakerart
from navtui.domain.kontonummer import vis_kontonummer
from navtui.domain.tid import dag_og_klokke
from navtui.domain.utbetaling import Listetilstand, Utbetalingsliste, Utbetalingsrad, ny_konto, summer
from navtui.services import utbetaling as tjeneste
from navtui.ui.dialoger.skjema import Felt
from navtui.ui.dialoger.velg import Valg
from navtui.ui.kolonner import Kolonne
from navtui.ui.tekst import data

BAKOVER = timedelta(days=31)
"""Finished lists are shown so far back."""
_STIL = {Listetilstand.LAGET: "varsel", Listetilstand.GODKJENT: "varsel", Listetilstand.EKSPORTERT: "varsel", Listetilstand.BEKREFTET: "ok"}
_VENTER = {
    Listetilstand.LAGET: "venter på godkjenning",
    Listetilstand.GODKJENT: "godkjent, ikke eksportert",
    Listetilstand.EKSPORTERT: "eksportert, ikke bekreftet",
    Listetilstand.BEKREFTET: "utbetalt",
}


@dataclass(frozen=True)
class Bilde:
    """Everything the overview shows."""

    bankdag: date
    forfall: tjeneste.Forfall
    lister: tuple[Utbetalingsliste, ...]
    returnerte: tuple[Utbetalingsrad, ...]
    stoppede: tuple[Utbetalingsrad, ...]


@dataclass(frozen=True)
class Post:
    """A row of the overview: what is due, a payment that came back or is stopped, or a list."""

    nokkel: tuple[str, int]
    hva: str
    stand: str
    stil: str
    antall: int
    sum_ore: int
    forklaring: str

    @property
    def art(self) -> str:
        """`forfall`, `lukket`, `retur`, `stoppet` or `liste`."""
        return self.nokkel[0]


@dataclass(frozen=True)
class Linje:
    """A row of a list: one payment."""

    nokkel: int
    mottaker: str
    til: str
    belop_ore: int
    vedtak: str
    merke: str
    merknad: str


POSTKOLONNER = (
    Kolonne[Post]("Hva", lambda p: p.hva, 26, vekt=1),
    Kolonne[Post]("Står", lambda p: data(p.stand, p.stil), 26),
    Kolonne[Post]("Antall", lambda p: str(p.antall), 6, hoyre=True),
    Kolonne[Post]("Sum", lambda p: kroner(p.sum_ore), 13, hoyre=True),
)
LISTEKOLONNER = (
    Kolonne[Linje]("Mottaker", lambda r: r.mottaker, 20, vekt=1),
    Kolonne[Linje]("Til", lambda r: r.til, 14),
    Kolonne[Linje]("Beløp", lambda r: kroner(r.belop_ore), 12, hoyre=True),
    Kolonne[Linje]("Vedtak", lambda r: r.vedtak, 10),
    Kolonne[Linje]("Merk", lambda r: data(r.merke, "varsel"), 10),
)


RUTEFELT = (
    Felt(
        "maate",
        "Måte",
        "valg",
        verdi="konto",
        valg=[Valg("konto", "konto", "k"), Valg("kontantkort", "kontantkort", "o"), Valg("rekvisisjon", "rekvisisjon", "r")],
        krav=True,
    ),
    Felt("kontonummer", "Kontonummer", maks=13),
    Felt("kid", "KID", maks=25),
)
"""Where a returned payment goes now."""


def hent_bilde(okt: Any, bankdag: date) -> Bilde:
    """The overview for a banking day. Runs in a thread."""
    forfall = tjeneste.hent_forfall(okt, bankdag)
    lister, returnerte = tjeneste.hent_lister(okt, okt.i_dag - BAKOVER), tjeneste.hent_returnerte(okt)
    return Bilde(bankdag, forfall, tuple(lister), tuple(returnerte), tuple(tjeneste.hent_stoppede(okt)))


def telt(antall: int) -> str:
    """`1 utbetaling`, `2 utbetalinger`."""
    return f"{antall} utbetaling" + ("" if antall == 1 else "er")


def oversiktssvar(b: Bilde) -> Text:
    """The first line: what is due, what waits."""
    alle = (*b.forfall.apne, *b.forfall.lukkede)
    venter = sum(liste.tilstand is Listetilstand.LAGET for liste in b.lister)
    forfaller = f"{telt(len(alle))} forfaller, {kroner(summer(alle))} kr." if alle else "ingenting forfaller."
    deler = [f"{dag_tekst(b.bankdag).capitalize()}: {forfaller}"]
    if venter:
        deler.append(f"{venter} {'liste' if venter == 1 else 'lister'} til godkjenning.")
    if b.returnerte:
        deler.append(f"{len(b.returnerte)} i retur.")
    if b.stoppede:
        deler.append(f"{len(b.stoppede)} stoppet.")
    return data(" ".join(deler))


def listesvar(liste: Utbetalingsliste) -> str:
    """The first line of an opened list: which day, how much, how far it has come."""
    lukket = ", lukket liste" if liste.lukket else ""
    stand = _VENTER[liste.tilstand].capitalize()
    return f"{dag_tekst(liste.bankdag).capitalize()}{lukket}: {telt(liste.antall)}, {kroner(liste.sum_ore)} kr. {stand}."


def poster(b: Bilde) -> list[Post]:
    """What is due first, then what came back and what is stopped, then the lists with the newest banking day on top."""
    ut = []
    if b.forfall.apne:
        ut.append(_forfall("forfall", "Forfaller", b.bankdag, b.forfall.apne))
    if b.forfall.lukkede:
        ut.append(_forfall("lukket", "Forfaller, lukket liste", b.bankdag, b.forfall.lukkede))
    ut += [_en(r, "retur", "Retur", "venter på ny vei", "Enter gir en ny vei.") for r in b.returnerte]
    ut += [_en(r, "stoppet", "Stoppet", "venter på avgjørelse", "Enter slipper den fri eller annullerer den.") for r in b.stoppede]
    ut += [_liste(liste) for liste in b.lister]
    return ut


def _forfall(art: str, hva: str, bankdag: date, rader: tuple[Utbetalingsrad, ...]) -> Post:
    forklaring = f"Enter lager liste for {dag_tekst(bankdag)}. Det som forfaller i helg eller på helligdag, er med."
    return Post((art, 0), hva, "ikke på liste", "fare", len(rader), summer(rader), forklaring)


def _en(r: Utbetalingsrad, art: str, hva: str, stand: str, videre: str) -> Post:
    """One payment that waits for somebody."""
    hvem = r.mottakernavn or r.navn
    forklaring = f"{hvem}, vedtak {r.vedtaksnummer}, {r.tilstandsgrunn.rstrip('.')}. {videre}"
    return Post((art, r.id), f"{hva}: {hvem}", stand, "fare", 1, r.belop_ore, forklaring)


def _liste(liste: Utbetalingsliste) -> Post:
    navn = f"Liste {liste.id}, {liste.bankdag.day}.{liste.bankdag.month}" + (" (lukket)" if liste.lukket else "")
    deler = [f"Laget av {liste.laget_av} {dag_og_klokke(liste.laget_tid)}."]
    if liste.godkjent_av and liste.godkjent_tid:
        deler.append(f"Godkjent av {liste.godkjent_av} {dag_og_klokke(liste.godkjent_tid)}.")
    if liste.eksportert_tid:
        deler.append(f"Eksportert {dag_og_klokke(liste.eksportert_tid)} som {liste.filnavn}.")
    if liste.bekreftet_dato:
        deler.append(f"Utbetalt {dag_kort(liste.bekreftet_dato)}, bekreftet av {liste.bekreftet_av}.")
    return Post(("liste", liste.id), navn, _VENTER[liste.tilstand], _STIL[liste.tilstand], liste.antall, liste.sum_ore, " ".join(deler))


def linjer(visning: tjeneste.Listevisning) -> list[Linje]:
    """The payments of a list."""
    return [_linje(r) for r in visning.rader]


def _linje(r: Utbetalingsrad) -> Linje:
    ny = ny_konto(r) is not None
    til = vis_kontonummer(r.kontonummer) if r.kontonummer else r.maate
    merknad = [f"KID {r.kid}"] if r.kid else []
    if r.mottaker != Mottakerart.PERSON:
        merknad.append(f"{Mottakerart.av(r.mottaker).tekst} for {r.navn}")
    if r.godtatt_av:
        merknad.append(f"garanti, kravet godtatt av {r.godtatt_av}")
    if r.rute_av:
        merknad.append(f"ny vei satt av {r.rute_av}")
    if r.tilstandsgrunn:
        merknad.append(r.tilstandsgrunn)
    if r.stanset_i:
        merknad.insert(0, f"vedtak {r.stanset_i} stanser den, men regnskapet har den alt: ring regnskapet")
    merke = "STANSET" if r.stanset_i else "NY KONTO" if ny else "ny vei" if r.rute_av else ""
    return Linje(r.id, r.mottakernavn or r.navn, til, r.belop_ore, r.vedtaksnummer, merke, ", ".join(merknad))


def listepanel(visning: tjeneste.Listevisning, valgt: Linje | None) -> Text:
    """Under a list: the warnings while there is time to heed them, why one may not approve, and more on the payment under the cursor."""
    apen = visning.liste.tilstand in (Listetilstand.LAGET, Listetilstand.GODKJENT)
    varsler = visning.varsler if apen else ()
    deler: list[Text] = [data(f"Varsel: {v} (VE-21)", "varsel") for v in varsler[:3]]
    if (mer := len(varsler) - 3) > 0:
        deler.append(data(f"... og {mer} varsler til", "varsel"))
    if visning.liste.tilstand is Listetilstand.LAGET and visning.brudd:
        deler.append(data(f"{visning.brudd} (VE-21)", "fare"))
    if valgt is not None and valgt.merknad:
        deler.append(data(f"{valgt.mottaker}: {valgt.merknad}", "dempet"))
    return Text("\n", end="").join(deler)
