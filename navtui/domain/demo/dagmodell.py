"""The shape of the fixture of one day: what is in the office besides the chains of vedtak. Amounts are whole kroner, `om` days from the
date."""

from __future__ import annotations

from navtui.domain.demo.modell import Belop, Kroner, Saksmal
from navtui.domain.modell import Modell


class Post(Modell):
    """A søknad that has come in and has no vedtak yet. `sak` is whose; `ny` a person the office has no open case for."""

    sak: str | None = None
    ny: Saksmal | None = None
    tidligere_avsluttet: str | None = None
    poster: tuple[Belop, ...]
    kanal: str = "papir"
    mottatt_tilbake: int = 0
    kl: tuple[int, int] = (9, 0)
    nodhjelp: str | None = None
    fornyelse: bool = False
    fordelt_til: str | None = None
    fordelt_tilbake: int = 0
    vedlegg: str = ""
    mott: bool = True
    ikke_mott_grunn: str | None = None


class Utkast(Modell):
    """A renewal that is written: a draft, sent to kontroll, or returned."""

    sak: str
    tilstand: str
    av: str
    retur_av: str | None = None
    returgrunn: str | None = None
    kommentar: str | None = None
    tekst: str = ""


class Saervedtak(Modell):
    """A vedtak outside the chain: an engangsytelse, an avslag."""

    sak: str
    art: str
    dager_siden: int
    post: str
    kr: Kroner
    utfall: str
    hjemmel: str
    form: str | None = None
    begrunnelse: str
    paragraf_19: str | None = None


class Krav(Modell):
    """GJ-3: one claim, kroner."""

    kreditor: str
    inkasso: str = ""
    hovedstol: Kroner
    renter: Kroner = 0
    omkostninger: Kroner = 0
    stadium: str
    klasse: str
    svar: str = "ikke_spurt"
    svar_om: int | None = None
    sikkerhet: str = ""
    medskyldner: str = ""


class Gjeldsmal(Modell):
    """A debt case. `vedtak_om` None = no § 17-vedtak yet (GJ-1)."""

    sak: str
    henvist_om: int
    henvist_fra: str
    grunn: str
    niva: str = "niva_1"
    tilstand: str
    neste_steg: str = ""
    neste_om: int | None = None
    vedtak_om: int | None = None
    oppstart_grunn: str = ""
    fullmakt: str = ""
    krav: tuple[Krav, ...] = ()
    budsjett: tuple[Belop, ...] = ()
    notater: tuple[str, ...] = ()


class Kvpmal(Modell):
    """OP-9: one in, waiting for or out of the kvalifiseringsprogram."""

    sak: str
    tilstand: str
    soknad_om: int
    start_om: int | None = None
    slutt_om: int | None = None
    sosialhjelp_for: str | None = None
    overgang: str | None = None
    plan: str = ""


class Aktivitetsmal(Modell):
    """OP-4: aktivitetsplikt; three dates, never one."""

    sak: str
    aktuell: bool
    grunn: str = ""
    hva: str = ""
    tilbudt_om: int | None = None
    startet_om: int | None = None
    deltar_om: int | None = None


class Fravaer(Modell):
    """An absence, coming, going on or over."""

    ident: str
    art: str
    fra_om: int
    til_om: int | None = None
    stedfortreder: str | None = None


class Innsyn(Modell):
    """PE-5, PE-6: access given to a protected person, or that someone is inhabil."""

    sak: str
    ident: str
    grunn: str
    fra_om: int
    til_om: int | None = None
    satt_av: str = "LEA"


class Beskjed(Modell):
    """OP-6"""

    sak: str
    til: str
    fra: str
    tekst: str
    ring_tilbake: bool = False
    tilbake: int = 0
    kl: tuple[int, int] = (8, 15)
    gjort: bool = False


class Oppgave(Modell):
    """A task a rule or a colleague has raised."""

    sak: str | None = None
    art: str
    regel: str
    til: str
    frist_om: int
    tekst: str
    lukket: bool = False


class Dokkrav(Modell):
    """OP-5"""

    sak: str
    tekst: str
    frist_om: int
    tilstand: str = "relevant"
    purret_om: int | None = None
    levert_om: int | None = None
    konsekvens: str | None = None


class Drofting(Modell):
    """PM-9"""

    sak: str
    reist_av: str
    sporsmal: str


class Bytte(Modell):
    """PE-10: a change of fast veileder; `informert_om` None = the person has not been told."""

    sak: str
    fra: str
    grunn: str
    om: int
    kanal: str | None = None
    informert_om: int | None = None


class Dag(Modell):
    """What is in the office on the demo's date besides the chains of vedtak."""

    post: tuple[Post, ...]
    fordelt: tuple[Post, ...]
    vedtak: tuple[Utkast, ...]
    saervedtak: tuple[Saervedtak, ...]
    fravaer: tuple[Fravaer, ...]
    tilgang: tuple[Innsyn, ...]
    inhabilitet: tuple[Innsyn, ...]
    beskjeder: tuple[Beskjed, ...]
    oppgaver: tuple[Oppgave, ...]
    dokumentasjon: tuple[Dokkrav, ...]
    drofting: tuple[Drofting, ...]
    bytter: tuple[Bytte, ...]
    aktivitet: tuple[Aktivitetsmal, ...]
    kvp: tuple[Kvpmal, ...]
