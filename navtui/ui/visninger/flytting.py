"""OP-11: a whole portfolio with a suggestion for each case, shown before it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from rich.text import Text
from textual.widget import Widget

from navtui.domain.flytting import Flytteforslag, Flyttegrunn, Flyttelinje, Restlinje, Restslag
from navtui.services import flytting
from navtui.services.flytting import Flyttet
from navtui.ui.dialoger.velg import Velg
from navtui.ui.kolonner import Kolonne
from navtui.ui.kommando import Kommando
from navtui.ui.panel import Panel
from navtui.ui.tabell import Tabell
from navtui.ui.tekst import antall, data, sammen
from navtui.ui.visning import Visning
from navtui.ui.visninger.personhandlinger import valg

_VALGT_SELV = "valgt av leder"
_FLERE = {Restslag.KLAGE: "klager", Restslag.SOKNAD: "søknader", Restslag.OPPGAVE: "oppgaver", Restslag.BESKJED: "beskjeder"}
Linje = Flyttelinje | Restlinje


def saker_(n: int) -> str:
    """ "1 sak", "12 saker"."""
    return f"{antall(n)} {'sak' if n == 1 else 'saker'}"


class Flytting(Visning):
    """Every case of one veileder and who gets it. A digit gives the case under the cursor to another; Enter moves them all."""

    TITTEL = "Flytt saker"
    KOMMANDOER: ClassVar = (
        Kommando("utfor", "enter", "flytt alle", "Flytt alle som vist. Du velger hvorfor, og da er det gjort.", "OP-11"),
        Kommando("gi", "1,2,3,4,5,6,7,8,9", "gi til", "Gi saken under markøren til en annen.", "PM-7"),
        Kommando("la_staa", "x", "la stå", "La saken under markøren bli hos den som har den.", "PE-9"),
        Kommando("foresla_igjen", "z", "forslag igjen", "Gå tilbake til forslagene."),
        Kommando("avbryt", "b", "avbryt", "Tilbake uten å flytte noe."),
    )
    REGLER: ClassVar[Mapping[str, str]] = {
        "OP-11": "Alle sakene foreslås etter PM-7, vises før noe gjøres, og flyttes i ett. Søknader og oppgaver følger saken.",
        "KL-3": "En klage flyttes bare til en som ikke signerte vedtaket. Den står nederst, med det som ikke følger en sak.",
        "PM-7": "Partnerens veileder, ellers den med lavest belastning per stilling. Aldri en som er borte, inhabil eller uten tilgang.",
        "PE-9": "En sak har alltid én ansvarlig veileder.",
        "PE-10": "Hver person skal informeres: oppgaven ligger hos den nye veilederen.",
    }

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._fra = ""
        self._forslag: Flytteforslag | None = None

    def innhold(self) -> Iterable[Widget]:
        """The cases, and how many each gets."""
        self.tabell: Tabell[Linje] = Tabell(
            [
                Kolonne("Navn", lambda r: r.navn or "(kontoret)", 20, vekt=1),
                Kolonne("Sak", lambda r: r.hva, 10),
                Kolonne("Til", lambda r: data(r.til or "blir", "" if r.til else "varsel"), 5),
                Kolonne("Hvorfor", lambda r: r.grunn, 40, vekt=2),
            ],
            tom="Ingen åpne saker.",
        )
        self._panel = Panel(id="flyttepanel")
        yield self.tabell
        yield self._panel

    def apne(self, **argumenter: Any) -> None:
        """`fra`: whose cases."""
        self._fra = str(argumenter["fra"])
        self._forslag = None
        self.tittel = f"Flytt saker fra {self._fra}"
        self.last()

    def oppfrisk(self) -> None:
        """What she has chosen stays; a case that has moved on is refused when she presses Enter (SI-7)."""

    def last(self) -> None:
        """A fresh suggestion; keys wait for it."""
        if self._fra:
            self.skriv(flytting.forslag, self.okt, self._fra, ferdig=self._vis)

    def _vis(self, forslag: Flytteforslag) -> None:
        self._forslag = forslag
        self.tabell.sett_rader([*forslag.linjer, *forslag.rester])
        self._tegn()

    def _tegn(self) -> None:
        if (f := self._forslag) is None:
            return
        flyttes = sum(f.antall().values())
        blir = len(f.linjer) - flyttes
        rest = f" {antall(blir)} blir stående." if blir else ""
        saker = f"{antall(flyttes)} av {saker_(len(f.linjer))} flyttes fra {f.fra}.{rest}" if f.linjer else f"{f.fra} har ingen saker."
        self.svar = " ".join(del_ for del_ in (saker, _annet(f), _gjeld(f), "Ingenting er gjort ennå.") if del_)
        self._vis_panel()
        self.oppdater_kommandoer()

    def on_tabell_valgt(self) -> None:
        """The panel says in full why this one goes where it does."""
        self._vis_panel()
        self.oppdater_kommandoer()

    def _vis_panel(self) -> None:
        if self._forslag is not None:
            rad = self.tabell.valgt
            hvorfor = data(f"{rad.til or 'Blir'}: {rad.grunn}.", "dempet") if rad is not None else Text()
            self._panel.update(Text("\n").join([_mottakere(self._forslag), hvorfor]))

    def tillatt(self, kommando: Kommando) -> bool:
        """Nothing to move, nothing to press."""
        if kommando.id == "avbryt":
            return True
        f = self._forslag
        if f is None:
            return False
        if kommando.id == "utfor":
            return bool(f.antall()) or any(r.til for r in f.rester) or f.gjeld_til is not None
        return bool(f.linjer or f.rester)

    # --- changing the suggestion ---

    def gi(self, tast: str) -> None:
        """A digit: another receiver for this case."""
        nr = int(tast) - 1
        if self._forslag is None:
            return
        if nr < len(self._forslag.mottakere):
            self._sett(self._forslag.mottakere[nr].ident)
        else:
            self.si(f"Ingen har tallet {tast}. Tallene står nederst.", "varsel")

    def la_staa(self) -> None:
        """This one stays."""
        self._sett(None)

    def _sett(self, til: str | None) -> None:
        if self._forslag is None or (valgt := self.tabell.valgt) is None:
            return
        f = self._forslag
        if isinstance(valgt, Restlinje):
            if til is not None and valgt.rest.kan_ta is not None and til not in valgt.rest.kan_ta:
                self.si(f"{til} kan ikke vurdere denne klagen. Det kan: {', '.join(valgt.rest.kan_ta) or 'ingen'}. (KL-3)", "fare")
                return
            ny = replace(valgt, til=til, grunn=_VALGT_SELV)
            f = replace(f, rester=tuple(ny if r.nokkel == ny.nokkel else r for r in f.rester))
        else:
            sak = replace(valgt, til=til, grunn=_VALGT_SELV)
            f = replace(f, linjer=tuple(sak if r.nokkel == sak.nokkel else r for r in f.linjer))
        self._forslag = f
        self.tabell.sett_rader([*f.linjer, *f.rester])
        self.tabell.action_flytt(1)
        self._tegn()

    def foresla_igjen(self) -> None:
        """Forget what was chosen."""
        self.last()

    # --- doing it ---

    def utfor(self) -> None:
        """Enter: why, and then all of it."""
        if (f := self._forslag) is not None:
            flyttes = sum(f.antall().values())
            saker = f"{saker_(flyttes)} flyttes fra {f.fra}. Hver får en oppgave om å informere personen (PE-10)." if flyttes else ""
            innledning = " ".join(del_ for del_ in (saker, _annet(f), _gjeld(f)) if del_)
            self.spor(Velg("Hvorfor flyttes sakene?", valg(Flyttegrunn), innledning=innledning), partial(self._send, f))

    def _send(self, f: Flytteforslag, kode: str) -> None:
        self.skriv(flytting.utfor, self.okt, f.fra, f.linjer, Flyttegrunn.av(kode), f.gjeld_til, f.rester, ferdig=self._flyttet)

    def _flyttet(self, svar: Flyttet) -> None:
        flyttet = _telt(r for r in self._forslag.rester if r.til is not None) if self._forslag is not None else ""
        self._forslag = None
        deler = [f"{saker_(svar.saker)} er flyttet. {antall(svar.saker)} er ikke informert."] if svar.saker else []
        deler += [f"{antall(svar.gjeldssaker)} gjeldssak{'er' if svar.gjeldssaker > 1 else ''} er flyttet."] if svar.gjeldssaker else []
        deler += [f"Også {flyttet}."] if flyttet else []
        igjen = svar.igjen + svar.igjen_gjeld + svar.igjen_rester
        deler.append(f"{antall(igjen)} blir hos {self._fra}." if igjen else f"{self._fra} har ingenting igjen.")
        self.tilbake()
        self.si(" ".join(deler))

    def avbryt(self) -> None:
        """Back; nothing has been done."""
        self._forslag = None
        self.tilbake()


def _annet(f: Flytteforslag) -> str:
    """KL-3: what follows no case, counted by kind, and what nobody can take."""
    blir = sum(r.til is None for r in f.rester)
    return f"Også {_telt(f.rester)}{f', {antall(blir)} av dem blir stående' if blir else ''}." if f.rester else ""


def _telt(rester: Iterable[Restlinje]) -> str:
    """How many of each kind: "2 klager, 1 søknad"."""
    antall_av = Counter(r.rest.slag for r in rester)
    return ", ".join(f"{antall(n)} {slag.tekst if n == 1 else _FLERE[slag]}" for slag in Restslag if (n := antall_av[slag]))


def _gjeld(f: Flytteforslag) -> str:
    """GJ-1: what becomes of the debt cases."""
    if not f.gjeldssaker:
        return ""
    saker = f"{antall(f.gjeldssaker)} {'gjeldssak' if f.gjeldssaker == 1 else 'gjeldssaker'}"
    return f"{saker} til {f.gjeld_til}." if f.gjeld_til else f"{saker} kan ingen ta over: legg til en gjeldsrådgiver."


def _mottakere(f: Flytteforslag) -> Text:
    """Who may receive, with the digit, the load now and what comes: words and numbers, no bar that only colour could read."""
    faar = f.antall()
    deler = []
    for nr, k in enumerate(f.mottakere[:9], 1):
        prosent = "" if k.stillingsprosent == 100 else f" ({k.stillingsprosent} %)"
        borte = "" if k.til_stede else " borte"
        deler.append(
            sammen((str(nr), "tast"), f"\u00a0{k.ident}{prosent}{borte}\u00a0{k.mottakere}+{faar.get(k.ident, 0)}".replace(" ", "\u00a0"))
        )
    return Text("   ").join(deler) if deler else Text(" ")
