"""The shape of the fixtures. Amounts are whole kroner as people say them; `om` is days from the demo's date (negative = before it)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from navtui.domain.modell import Modell

Kroner = Annotated[int, Field(ge=0)]


class Ansatt(Modell):
    """One of the staff. `passord` and `pin` are argon2 hashes of the demo's, public by design (services/passord.py)."""

    ident: str
    navn: str
    rolle: str
    ansettelse: str
    stillingsprosent: int
    sosialhjelp: bool
    passord: str
    pin: str | None
    fra_om: int


class Kontor(Modell):
    """The office and its staff."""

    navn: str
    kommunenummer: str
    ansatte: tuple[Ansatt, ...]


class Barnemal(Modell):
    """A child. `bursdag_om` None = some day that matters to nobody."""

    navn: str
    kjonn: str
    alder: int
    bursdag_om: int | None = None
    andel: int = 100


class Voksenmal(Modell):
    """A grown-up who lives with the søker and has no case of her own."""

    navn: str
    kjonn: str
    alder: int


class Belop(Modell):
    """An income or an approved need in kroner a month. `til` is who is paid, when not the person."""

    art: str
    kr: Kroner
    tekst: str = ""
    svinger: bool = False
    til: str | None = None
    grunnlag: str | None = None


class Avvik(Modell):
    """VE-6: another amount than the sats for the adults, and why."""

    retning: str
    kr: Kroner
    grunn: str


class Vilkar(Modell):
    """VE-11: a vilkår every vedtak of the chain sets."""

    type: str
    tekst: str
    bevis: str = ""
    utfall: str = "oppfylt"


class Unntak(Modell):
    """VE-9: why there is no activity."""

    kode: str
    tekst: str


class Saksmal(Modell):
    """A person with a case: who, with whom, on what, and which of the last 14 months had a vedtak."""

    nokkel: str
    fornavn: str
    etternavn: str
    kjonn: str
    alder: int
    bursdag_om: int | None = None
    form: str = "enslig"
    partner: str | None = None
    samboer: Voksenmal | None = None
    flyttet_sammen_om: int | None = None
    barn: tuple[Barnemal, ...] = ()
    flyktning: bool = False
    introduksjon: tuple[int, int] | None = None
    duf: bool = False
    d_nummer: bool = False
    skjerming: str = "ingen"
    sprak: str | None = None
    malform: str = "bokmal"
    verge: str | None = None
    konto: str = "har"
    ny_konto_om: int | None = None
    veileder: str
    lop: str
    bosituasjon: str = "leier_privat"
    arbeidssituasjon: str = "uregistrert_ledig"
    innsatsbehov: str | None = None
    maaneder: str
    til_om: int
    rolle: str
    hovedinntekt: str
    husholdning: str
    inntekter: tuple[Belop, ...] = ()
    behov: tuple[Belop, ...] = ()
    avvik: Avvik | None = None
    vilkar: Vilkar | None = None
    unntak: Unntak | None = None
    lengre_grunn: str | None = None
    tema: str
    situasjon: str | None = None
    neste_om: int
    neste_hva: str
    apnet_om: int
    kartlagt: bool = True


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


class Navneliste(Modell):
    """Names to make people of when the office is multiplied. `plager` are free texts that every text field must survive."""

    kvinner: tuple[str, ...]
    menn: tuple[str, ...]
    etternavn: tuple[str, ...]
    kvinner_flyktning: tuple[str, ...]
    menn_flyktning: tuple[str, ...]
    etternavn_flyktning: tuple[str, ...]
    gater: tuple[str, ...]
    steder: tuple[tuple[str, str], ...]
    plager: tuple[str, ...] = ()


class Tekster(Modell):
    """Sentences as veiledere write them. Keys of `situasjon` and `maaned` are a case's `tema`; of `barn` a child's age band."""

    situasjon: dict[str, tuple[str, ...]]
    maaned: dict[str, tuple[str, ...]]
    felles: tuple[str, ...]
    vurdering: tuple[str, ...]
    barn: dict[str, tuple[str, ...]]
    mening: tuple[str, ...]
    kontakt: dict[str, tuple[str, ...]]
    notat: dict[str, tuple[str, ...]]
    forholdsmessig: tuple[str, ...]


class Utvalg(Modell):
    """Which office: whose staff and cases it is built on, how many cases (None = all there are), and whether the given names are used."""

    kontor: str
    personer: str | None = None
    saker: int | None = None
    navn: str | None = None
