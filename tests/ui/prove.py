"""A view made for the tests: it shows a view engineer how the base is used, and uses every part of it."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import ClassVar

from rich.text import Text
from textual.widget import Widget

from navtui.domain.regelbrudd import Regelbrudd
from navtui.ui.dialoger.bekreft import Bekreft
from navtui.ui.dialoger.pin import Pin
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.tekst import Tekst
from navtui.ui.dialoger.velg import Valg, Velg
from navtui.ui.hoveddel import Hoveddel, Okt, Status
from navtui.ui.kolonner import Kolonne
from navtui.ui.kommando import Kommando
from navtui.ui.oppstart import Hint, Oppstart
from navtui.ui.tabell import Tabell
from navtui.ui.tekst import data
from navtui.ui.visning import Visning
from navtui.ui.visninger import ALLE, LEDER, Oppforing

SLEMME = ("[/]", "[@click=app.quit]x[/]", "\u202eslo\u202c", "a\u0301\u0301\u0301\u0301\u0301", "\x1b[31mrød\x1b]0;tittel\x07", "X" * 200)


@dataclass(frozen=True)
class Rad:
    """A row, as a service would return it."""

    nokkel: int
    navn: str
    frist: int
    status: str = "ny"


@dataclass
class Lager:
    """Stands in for the services and the file behind them."""

    rader: list[Rad] = field(default_factory=list)
    skrevet: list[str] = field(default_factory=list)
    versjon: int = 0
    vent: threading.Event | None = None
    """When set, writes wait for it."""
    les_feil: Exception | None = None

    def liste(self, okt: Okt, fra: int = 0, antall: int = 200) -> tuple[list[Rad], int]:
        if self.les_feil is not None:
            raise self.les_feil
        return self.rader[fra : fra + antall], len(self.rader)

    def fordel(self, okt: Okt, nokkel: int, til: str) -> str:
        if self.vent is not None:
            self.vent.wait(5)
        rad = next(r for r in self.rader if r.nokkel == nokkel)
        if rad.status == "sperret":
            raise Regelbrudd("PM-7", "Denne kan ikke fordeles til deg. Velg en annen veileder.")
        self.rader.remove(rad)
        self.skrevet.append(f"{nokkel}:{til}")
        return f"Lagret: {rad.navn} til {til}"

    def endre(self, nr: int, **nytt: str) -> None:
        """Another desk."""
        self.rader[nr] = replace(self.rader[nr], **nytt)  # type: ignore[arg-type]
        self.versjon += 1


def lager(antall: int = 100) -> Lager:
    """Rows with the nasty texts among the first."""
    navn = [*SLEMME, *(f"Søker, nr. {n}" for n in range(antall - len(SLEMME)))]
    return Lager([Rad(100 + n, navn[n], n % 20, "sperret" if n == 3 else "ny") for n in range(antall)])


class Prove(Visning):
    """A queue. `lager` is set on the class by the fixture: a real view imports its services instead."""

    TITTEL = "Prøve"
    KOMMANDOER: ClassVar = (
        Kommando("godta", "enter", "godta", "Gi søknaden til den som er foreslått.", "PM-7"),
        Kommando("gi", "1,2,3,4", "gi til", "Gi søknaden til en annen veileder."),
        Kommando("drofte", "d", "drøft", "Sett saken på lista til drøfting, med en tekst.", "PM-9"),
        Kommando("utsett", "u", "utsett", "Utsett med en grunn.", "PM-5"),
        Kommando("avslutt", "a", "avslutt møtet", "Avslutt møtet når køen er tom.", "PM-5"),
        Kommando("angre", "z", "angre", "Ta tilbake det siste du gjorde.", "PM-8"),
        Kommando("ny", "n", "ny søknad", "Registrer en søknad.", "PM-1", i_bunn=False),
        Kommando("signer", "p", "signer", "Signer med PIN.", i_bunn=False),
        Kommando("krasj", "k", "krasj", "Les noe som feiler.", i_bunn=False),
        Kommando("videre", "v", "vis person", "Vis personen.", i_bunn=False),
    )
    REGLER: ClassVar = {
        "PM-5": "Møtet avsluttes når hver søknad er fordelt eller utsatt med en grunn.",
        "PM-7": "Forslaget sier selv hvorfor.",
    }
    lager: ClassVar[Lager]
    siste: ClassVar[list[object]] = []

    def innhold(self) -> Iterable[Widget]:
        self.tabell: Tabell[Rad] = Tabell(
            [
                Kolonne("Søker", lambda r: r.navn, 20, vekt=1),
                Kolonne("Status", lambda r: data(r.status, "fare" if r.status == "sperret" else ""), 8),
                Kolonne("Merknad", lambda r: "Forslag KAL: fast veileder", 26, fra_bredde=100),
                Kolonne("Frist", lambda r: data(f"{r.frist} d", "varsel" if r.frist < 3 else "dempet"), 6, hoyre=True),
            ],
            tom="Køen er tom.",
        )
        yield self.tabell

    def last(self) -> None:
        self.kjor(self.lager.liste, self.okt, ferdig=self.vis)

    def vis(self, svar: tuple[list[Rad], int]) -> None:
        rader, totalt = svar
        self.svar = Text(f"{totalt} søknader i dag.")
        self.tabell.sett_rader(rader, totalt)
        self.oppdater_kommandoer()

    def on_tabell_hent_mer(self, hendelse: Tabell.HentMer) -> None:
        self.kjor(self.lager.liste, self.okt, hendelse.fra, ferdig=lambda svar: self.tabell.legg_til(*svar), gruppe="mer")

    def tillatt(self, kommando: Kommando) -> bool:
        if kommando.id in ("godta", "gi", "drofte", "utsett"):
            return self.tabell.valgt is not None
        return kommando.id != "angre" or bool(self.lager.skrevet)

    def lagret(self, setning: str) -> None:
        self.si(setning)
        self.last()

    def godta(self) -> None:
        self.gi("KAL")

    def gi(self, til: str) -> None:
        if (rad := self.tabell.valgt) is not None:
            self.skriv(self.lager.fordel, self.okt, rad.nokkel, til, ferdig=self.lagret)

    def drofte(self) -> None:
        self.spor(Tekst("Til drøfting", innledning="Hva skal drøftes?"), self.siste.append)

    def utsett(self) -> None:
        grunner = [Valg("dok", "Venter på dokumentasjon"), Valg("sam", "Venter på samtale"), Valg("annet", "Annet", "a")]
        self.spor(Velg("Utsett", grunner), self.siste.append)

    def avslutt(self) -> None:
        self.spor(Bekreft("Avslutt møtet", "Er møtet ferdig?", ja="Avslutt"), self.siste.append)

    def angre(self) -> None:
        self.siste.append("angre")

    def ny(self) -> None:
        def send(verdier: dict[str, object]) -> dict[str, object]:
            if verdier["fnr"] == "feil":
                raise Regelbrudd("PE-1", "Kontrollsifrene stemmer ikke. Se på fødselsnummeret en gang til.", "fnr")
            return verdier

        kanaler = [Valg("papir", "papir", "p"), Valg("muntlig", "muntlig", "m"), Valg("digital", "digital", "d")]
        ting = [Valg("liv", "livsopphold"), Valg("hus", "husleie"), Valg("strom", "strøm og oppvarming"), Valg("dep", "depositum")]
        felt = (
            Felt("fnr", "Fødselsnummer", krav=True),
            Felt("dato", "Mottatt", "dato", verdi=self.okt.i_dag, krav=True),
            Felt("kanal", "Kanal", "valg", verdi="papir", valg=kanaler),
            Felt("gjelder", "Gjelder", "flere", valg=ting, krav=True),
            Felt("belop", "Beløp", "belop"),
            Felt("nod", "Nødhjelp", "kryss"),
        )
        self.spor(Skjema("Ny søknad", felt, send), self.siste.append)

    def signer(self) -> None:
        def prov(ident: str, pin: str) -> str:
            if pin != "123456":
                raise Regelbrudd("SI-1", "Feil PIN. Prøv en gang til.")
            return ident

        self.spor(Pin("Signer vedtak", prov, spor_ident=self.okt.rolle == LEDER), self.siste.append)

    def krasj(self) -> None:
        def feiler() -> None:
            hemmelig = "Hansen, Per 15870912345"
            raise ValueError(hemmelig)

        self.kjor(feiler)

    def videre(self) -> None:
        if (rad := self.tabell.valgt) is not None:
            self.gaa_til("annen", nokkel=rad.nokkel)


class Annen(Visning):
    """The view one is sent on to."""

    TITTEL = "Annen"
    KOMMANDOER: ClassVar = (Kommando("tilbake", "b", "tilbake", "Tilbake til lista."),)

    def apne(self, nokkel: int = 0) -> None:
        self.svar = data(f"Person {nokkel}", "sterk")


@dataclass(frozen=True)
class ProveOkt:
    """A session."""

    ident: str = "KAL"
    navn: str = "Kari Lund"
    rolle: str = "veileder"
    kontor: str = "Nav Vågan"
    i_dag: date = date(2026, 11, 20)


VISNINGER = (
    Oppforing("f2", "prove", "Prøve", ALLE, "tests.ui.prove:Prove"),
    Oppforing("f3", "annen", "Annen", ALLE, "tests.ui.prove:Annen"),
    Oppforing("f7", "leder", "Leder", frozenset({LEDER}), "tests.ui.prove:Annen"),
)
HINT = (Hint("KAL", "Kari Lund", "veileder"), Hint("LEA", "Lea Aune", "leder"))
ROLLER = {"KAL": ProveOkt(), "LEA": ProveOkt("LEA", "Lea Aune", "leder")}


def oppstart(data_: Lager | None = None, **annet: object) -> Oppstart:
    """An office with `Prove` on F2."""
    Prove.lager = data_ if data_ is not None else lager()
    Prove.siste = []
    kjent = [0]

    def logg_inn(ident: str, passord: str) -> Okt:
        if passord != "vaagan" or ident not in ROLLER:
            raise Regelbrudd("SI-1", "Feil ident eller passfrase.", "passord")
        return ROLLER[ident]

    def endret() -> bool:
        forrige, kjent[0] = kjent[0], Prove.lager.versjon
        return forrige != kjent[0]

    minutter = annet.pop("minutter", 5.0)
    varsel = str(annet.pop("varsel", ""))
    annet.pop("treg", None)
    hoved = Hoveddel(
        VISNINGER,
        status=lambda okt: Status({"prove": len(Prove.lager.rader)}, varsel),
        endret=endret,
        laas_etter=lambda okt: float(minutter() if callable(minutter) else minutter),  # type: ignore[arg-type]
    )
    valg = {"er_demo": True, "hint": HINT, **annet}
    return Oppstart(fil="demo.navtui", kontor="Nav Vågan", logg_inn=logg_inn, hent_hoved=lambda: hoved, **valg)  # type: ignore[arg-type]
