"""The shape of the fixtures: the office, the people and their words. Amounts are whole kroner as people say them; `om` is days from the
demo's date (negative = before it)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from navtui.domain.modell import Modell

Kroner = Annotated[int, Field(ge=0)]


class Ansatt(Modell):
    """One of the staff. `pin` is an argon2 hash of the demo's, public by design (services/passord.py)."""

    ident: str
    navn: str
    rolle: str
    ansettelse: str
    stillingsprosent: int
    sosialhjelp: bool
    pin: str | None
    fra_om: int


class Brevhode(Modell):
    """VE-19: what stands on the office's letters besides its name."""

    adresse: str
    postnummer: str
    poststed: str
    telefon: str
    statsforvalter: str
    statsforvalter_adresse: str


class Kontor(Modell):
    """The office and its staff."""

    navn: str
    kommunenummer: str
    brevhode: Brevhode
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
