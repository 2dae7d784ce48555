"""The postmøte: the rows of its queue in order (PM-3), what it counts, when it may be closed (PM-5), and the person in brief."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from navtui.domain.kandidat import Kandidat
from navtui.domain.kodeverk.kode import Kode
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.tid import i_oslo


class Radtilstand(Kode):
    """Where a row of the postmøte stands, in the meeting's words."""

    IGJEN = "igjen", "igjen"
    UTSATT = "utsatt", "utsatt"
    FORDELT = "fordelt", "fordelt"
    NODHJELP = "nodhjelp", "nødhjelp gitt"
    DROFTING = "drofting", "til drøfting"


@dataclass(frozen=True, slots=True)
class PostmoteRad:
    """One row: a søknad, or (without `soknad_id`) a case put on the agenda (PM-9). Everything `navtui liste postmote` tells."""

    person_id: int
    fornavn: str
    etternavn: str
    alder: int | None
    barn: int
    tilstand: Radtilstand
    mottatt: date
    registrert: datetime
    soknad_id: int | None = None
    drofting_id: int | None = None
    drofting: str | None = None
    """`apen` or `konkludert`, None when nobody has raised it."""
    saksnummer: str | None = None
    kanal: str | None = None
    ny_soker: bool = False
    fornyelse: bool = False
    nodhjelp: str | None = None
    gjelder: tuple[str, ...] = ()
    gjelder_tekst: str = ""
    oppgitt: str = ""
    """The amounts and periods that are asked for, in words (PM-1)."""
    frist: date | None = None
    frist_dager: int | None = None
    maanedsfrist: date | None = None
    maanedsfrist_dager: int | None = None
    ventet_minutter: int = 0
    fast_veileder: str | None = None
    forslag: str | None = None
    forslag_grunn: str = ""
    saksbehandler: str | None = None
    besluttet: datetime | None = None
    beslutning_id: int | None = None
    grunn: str = ""
    versjon: int = 0
    nokkel: tuple[str, int] = ("", 0)
    fodselsaar: int | None = None
    dekket: str = ""
    """What stands in the name's and age's place on a screen that others see (domain/storskjerm.py)."""

    @property
    def navn(self) -> str:
        """As the list shows it."""
        return self.dekket or f"{self.etternavn}, {self.fornavn}"

    @property
    def venter(self) -> bool:
        """Somebody has still to decide who takes it."""
        return self.tilstand is Radtilstand.IGJEN


@dataclass(frozen=True, slots=True)
class Mote:
    """The open meeting."""

    id: int
    dato: date
    apnet: datetime
    apnet_av: str
    versjon: int


@dataclass(frozen=True, slots=True)
class Motetall:
    """What the first line says: so many søknader, so many of each, and the shortest frist among those that are left."""

    fordelt: int = 0
    igjen: int = 0
    utsatt: int = 0
    nodhjelp_venter: int = 0
    korteste_frist: int | None = None

    @property
    def i_alt(self) -> int:
        """All the meeting has to do with."""
        return self.fordelt + self.igjen + self.utsatt


@dataclass(frozen=True, slots=True)
class SisteBeslutning:
    """What undo would take back (PM-8)."""

    id: int
    soknad_id: int
    art: str
    til_ident: str | None
    fast_beholdt: str | None
    """The fast veileder who kept the person although another got the søknad: she can be changed with one key (PM-6)."""


@dataclass(frozen=True, slots=True)
class Postmotebilde:
    """Everything the screen shows at once."""

    mote: Mote | None
    rader: tuple[PostmoteRad, ...]
    antall: int
    tall: Motetall
    kandidater: tuple[Kandidat, ...]
    siste: SisteBeslutning | None = None
    lukket_ko: int = 0
    """Søknader in the closed queue that the viewer has access to (PM-12)."""
    er_lukket_ko: bool = False


@dataclass(frozen=True, slots=True)
class Personkort:
    """The person in brief: what one decides on. Debt is status and next step only (GJ-6)."""

    person_id: int
    navn: str
    alder: int | None
    husstand: str | None = None
    partner: str | None = None
    partners_veileder: str | None = None
    barn: tuple[int, ...] = ()
    """Their ages, the youngest first."""
    fast_veileder: str | None = None
    maaneder_paa_rad: int = 0
    vedtak_til: date | None = None
    vedtak_sum_ore: int | None = None
    inntektsrolle: str | None = None
    siste_samtale: date | None = None
    vilkar: tuple[tuple[str, str], ...] = ()
    """Type and outcome (`ikke_vurdert` until someone has judged it)."""
    gjeld_tilstand: str | None = None
    gjeld_neste_steg: str = ""
    gjeld_neste_dato: date | None = None
    ny_soker: bool = False
    dekket: bool = False
    """`navn` is what others may see (domain/storskjerm.py)."""
    full: bool = True
    """False: nothing but what a search hit tells, for there is no reason to open her (PE-7)."""
    hvorfor_ikke: str = ""


@dataclass(frozen=True, slots=True)
class NodhjelpVenter:
    """PM-2: nødhjelp that nobody has been given."""

    soknad_id: int
    minutter: int
    lukket: bool = False


def minutter_siden(fra: datetime, na: datetime) -> int:
    """Whole minutes waited; never below zero when two clocks differ."""
    return max(0, int((na - fra).total_seconds() // 60))


def ventetid(minutter: int) -> str:
    """PM-2: "42 min", "2 t 5 min", "3 d"."""
    if minutter < 60:
        return f"{minutter} min"
    timer, rest = divmod(minutter, 60)
    return f"{timer} t {rest} min" if timer < 48 else f"{timer // 24} d"


def nodhjelp_setning(venter: Sequence[NodhjelpVenter]) -> str:
    """PM-2 (Karlskrona; Digisos): what every screen says, without names; empty when nothing waits."""
    if not venter:
        return ""
    lengst = ventetid(max(v.minutter for v in venter))
    hvor = " i lukket kø" if all(v.lukket for v in venter) else ""
    if len(venter) == 1:
        return f"NØDHJELP{hvor} har ventet {lengst} uten veileder. Trykk F2."
    return f"{len(venter)} søknader om NØDHJELP{hvor} venter på veileder, lengst {lengst}. Trykk F2."


def sjekk_avslutt(igjen: int) -> Regelbrudd | None:
    """PM-5 (Proba): the meeting closes only when nothing in the queue is left undecided."""
    if not igjen:
        return None
    hva = "1 søknad er" if igjen == 1 else f"{igjen} søknader er"
    return Regelbrudd("PM-5", f"{hva} verken fordelt eller utsatt. Gi dem til noen, eller utsett med en grunn.")


@dataclass(frozen=True, slots=True)
class Protokollinje:
    """One decision, as the protokoll tells it: initials and case number, never a name."""

    saksnummer: str
    initialer: str
    mottatt: date
    gjelder: str
    utfall: str


@dataclass(frozen=True, slots=True)
class Protokoll:
    """PM-5: what is written down of a meeting."""

    kontor: str
    dato: date
    nummer: int
    apnet: datetime
    apnet_av: str
    lukket: datetime | None
    lukket_av: str | None
    deltakere: tuple[str, ...]
    nodhjelp: tuple[Protokollinje, ...] = ()
    fordelt: tuple[Protokollinje, ...] = ()
    utsatt: tuple[Protokollinje, ...] = ()
    droftet: tuple[Protokollinje, ...] = ()
    ventende: int = 0
    loggmerke: str = ""
    """The log's head when the meeting was closed (domain/loggmerke.py)."""


def initialer(fornavn: str, etternavn: str) -> str:
    """ "Mona Olsen" as "M.O."; a letter that is no letter is left out."""
    bokstaver = [ord_[0].upper() for ord_ in (*fornavn.split(), *etternavn.split()) if ord_[0].isalpha()]
    return "".join(f"{b}." for b in bokstaver[:4]) or "?"


def skriv_protokoll(p: Protokoll) -> str:
    """PM-5: the protokoll as plain text, at most 80 columns in its fixed parts, to read, print or save."""
    linjer = [
        f"{p.kontor}",
        f"Protokoll fra postmøte nr. {p.nummer}, {p.dato.day}.{p.dato.month}.{p.dato.year}",
        "",
        f"Åpnet    kl. {i_oslo(p.apnet):%H:%M} av {p.apnet_av}",
        f"Avsluttet kl. {i_oslo(p.lukket):%H:%M} av {p.lukket_av}" if p.lukket else "Ikke avsluttet (utkast)",
        f"Til stede: {', '.join(p.deltakere) or 'ikke oppgitt'}",
    ]
    linjer += _avsnitt("Nødhjelp gitt før møtet", p.nodhjelp)
    linjer += _avsnitt("Fordelt", p.fordelt)
    linjer += _avsnitt("Utsatt", p.utsatt)
    linjer += _avsnitt("Drøftet", p.droftet)
    if p.ventende:
        linjer += ["", f"{p.ventende} til drøfting står til neste møte."]
    if not (p.nodhjelp or p.fordelt or p.utsatt or p.droftet):
        linjer += ["", "Ingen søknader i køen."]
    if p.loggmerke:
        linjer += ["", f"Loggmerke {p.loggmerke}", "Ta vare på arket: navtui sjekk FIL --merke finner ut om loggen er endret siden."]
    return "\n".join(linjer) + "\n"


def _avsnitt(tittel: str, rader: Iterable[Protokollinje]) -> list[str]:
    ut = [f"{r.saksnummer:<10} {r.initialer:<9} mottatt {r.mottatt.day}.{r.mottatt.month}.  {r.gjelder}: {r.utfall}" for r in rader]
    return ["", f"{tittel} ({len(ut)})", *ut] if ut else []


def oppsummert(p: Protokoll) -> str:
    """PM-5, PM-9: what the meeting did in a few lines, for the one who closes it: the counts, and what is left for the next."""
    deler = [("Nødhjelp gitt før møtet", p.nodhjelp), ("Fordelt", p.fordelt), ("Utsatt", p.utsatt), ("Drøftet", p.droftet)]
    linjer = [
        ". ".join(f"{navn}: {len(rader)}" for navn, rader in deler if rader) + "." if any(r for _, r in deler) else "Ingen søknader i køen."
    ]
    if p.ventende:
        linjer.append(f"{p.ventende} til drøfting uten konklusjon, står til neste møte.")
    return "\n".join(linjer)


class Utsettgrunn(Kode):
    """PM-5: the usual reasons to defer, one key each. Another is written."""

    DOKUMENTASJON = "dokumentasjon", "venter på dokumentasjon"
    SAMTALE = "samtale", "venter på samtale med søkeren"
    VEILEDER = "veileder", "riktig veileder er borte"
    LEDER = "leder", "må avklares med leder"
    ANNET = "annet", "annet, skriv hva"


def kan_besluttes(*, apent: bool, nodhjelp: bool = False) -> Regelbrudd | None:
    """PM-5, PM-2 (own decision, from a trial day): a søknad is decided in an open meeting; nødhjelp waits for none.

    The postmøte is the first screen after signing in: before it is opened a stray key must give nothing away.
    """
    if apent or nodhjelp:
        return None
    return Regelbrudd("PM-5", "Møtet er ikke åpnet. Trykk o for å åpne det.")
