"""Which vedtak run out, and what will be another way next month (F4): everything a veileder can know before the draft is opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from navtui.domain.alder import BARNEGRENSER, alder, grenser
from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk import Soknadspost, Vilkarstype, Vilkarsutfall
from navtui.domain.kodeverk.kode import Kode
from navtui.domain.kodeverk.oppfolging import Husstandsform
from navtui.domain.sats import Rad, skiftedager
from navtui.domain.vedtaksperiode import lengste_til
from navtui.domain.vedtaksregler.fornyelse import FORSTE_LANGTIDSVARSEL

PERSONGRENSER = (18, 25, 30, 67)
"""Birthdays of the søker that change a duty or the office's own line."""
_EN_DAG = timedelta(days=1)


class Endringsart(Kode):
    """What will be another way, in the order a veileder looks for it."""

    SOKNAD = "soknad", "månedens søknad"
    VILKAR = "vilkar", "vilkår"
    HUSSTAND = "husstand", "husholdning"
    BARN = "barn", "barn i ny aldersgruppe"
    ALDER = "alder", "søkerens alder"
    SATS = "sats", "ny sats"
    OPPFOLGING = "oppfolging", "oppfølging over frist"
    LANGTID = "langtid", "måned på rad"


class Utkaststand(Kode):
    """Whether anyone has begun on the renewal."""

    INGEN = "ingen", ""
    UTKAST = "utkast", "utkast"
    I_RETUR = "i_retur", "i retur"
    TIL_KONTROLL = "til_kontroll", "til kontroll"


class Utvalg(Kode):
    """Which of them are listed."""

    MINE = "mine", "mine"
    ALLE = "alle", "hele kontoret"
    GATT_UT = "gatt_ut", "gått ut uten nytt vedtak"


@dataclass(frozen=True, slots=True)
class Endring:
    """One thing that changes, in words, with the rule it comes from; `kort` is for a narrow column."""

    art: Endringsart
    tekst: str
    regel: str
    kort: str = ""


@dataclass(frozen=True, slots=True)
class Husstandsskifte:
    """Someone moved in (or, `inn` False, out) since the vedtak was made. `hvem` is empty when it is the person herself."""

    dag: date
    inn: bool
    hvem: str = ""
    form: str = ""
    """What the household is now (kodeverk.Husstandsform), for an adult who moved in."""


@dataclass(frozen=True, slots=True)
class Vilkarsstand:
    """A vilkår of the vedtak that runs out, and its latest outcome (None: nobody has judged it)."""

    type: Vilkarstype
    utfall: Vilkarsutfall | None


@dataclass(frozen=True, slots=True)
class Fornyelsesgrunnlag:
    """The facts about one vedtak that runs out. `barn` are birth dates; `maaned` counts the coming month too."""

    i_dag: date
    fra: date
    til: date
    vedtaksdato: date
    fodt: date | None
    barn: tuple[date, ...] = ()
    andeler: tuple[tuple[date, int, int], ...] = ()
    """PE-4: birth date, share counted and share registered for the coming month, of each child where they differ."""
    satser: Sequence[Rad] = ()
    husstand: tuple[Husstandsskifte, ...] = ()
    vilkar: tuple[Vilkarsstand, ...] = ()
    neste_oppfolging: date | None = None
    soknad_mottatt: date | None = None
    maaned: int = 1
    langtid_maaneder: int = 6


@dataclass(frozen=True, slots=True)
class FornyelseRad:
    """One vedtak that runs out, as F4 and `navtui liste fornyelser` show it. `maaned` is the renewal's number in a row (VE-14)."""

    vedtak_id: int
    nummer: str
    person_id: int
    saksnummer: str | None
    fornavn: str
    etternavn: str
    alder: int | None
    veileder: str | None
    fra: date
    til: date
    dager_igjen: int
    sum_ore: int
    maaned: int
    soknad_mottatt: date | None
    utkast: Utkaststand
    utkast_id: int | None
    endringer: tuple[Endring, ...] = field(default=())

    @property
    def nokkel(self) -> int:
        """What the list's cursor stays on."""
        return self.vedtak_id

    @property
    def navn(self) -> str:
        """As the list shows it."""
        return f"{self.etternavn}, {self.fornavn}"


@dataclass(frozen=True, slots=True)
class Fornyelsestall:
    """The first line: how many run out, how many of them lack a søknad, and where the work stands."""

    antall: int = 0
    uten_soknad: int = 0
    utkast: int = 0
    i_retur: int = 0
    til_kontroll: int = 0
    gatt_ut: int = 0


@dataclass(frozen=True, slots=True)
class ApenSoknad:
    """An undecided søknad of one person, as the vedtak screen offers it (VE-20). `gjelder` are the codes of what is applied for."""

    id: int
    mottatt: date
    kanal: str
    fornyelse: bool
    nodhjelp: bool
    gjelder: tuple[str, ...]

    @property
    def gjelder_lopende(self) -> bool:
        """VE-20: whether a month's løpende stønad can answer it. Nødhjelp is answered by itself, the same day (PM-2)."""
        return not self.nodhjelp and (self.fornyelse or any(Soknadspost.av(kode).er_lopende for kode in self.gjelder))


def maanedens_soknad(soknader: Iterable[ApenSoknad]) -> int | None:
    """VE-20: the søknad a renewal is tied to by itself: the one that waits. When several do, someone chooses."""
    aktuelle = [s for s in soknader if s.gjelder_lopende]
    valgte = [s for s in aktuelle if s.fornyelse] or aktuelle
    return valgte[0].id if len(valgte) == 1 else None


def neste_soknad(soknader: Sequence[ApenSoknad], kan_fornyes: bool, lopende_til: date | None, grense: date) -> ApenSoknad | None:
    """PM-2, VE-20: the søknad to answer next for a person, None to renew instead: nødhjelp first; then the renewal of what runs out by
    `grense`, or is applied for again; then the oldest that waits.
    """
    if nod := next((s for s in soknader if s.nodhjelp), None):
        return nod
    andre = [s for s in soknader if not (kan_fornyes and s.gjelder_lopende)]
    gaar_ut = lopende_til is not None and lopende_til <= grense
    if kan_fornyes and (gaar_ut or not andre):
        return None
    return min(andre, key=lambda s: (s.mottatt, s.id), default=None)


def neste_periode(til: date, maaneder: int = 1) -> tuple[date, date]:
    """VE-1 (Proba): the period that follows on a vedtak that ends on `til`: from the day after, `maaneder` months."""
    fra = til + _EN_DAG
    return fra, lengste_til(fra, maaneder)


def endringer(g: Fornyelsesgrunnlag) -> tuple[Endring, ...]:
    """VE-13, VE-14, VE-20 (Proba; tilsyn): what will be another way in the month after this vedtak, in words.

    A change inside the month that runs out counts too: the sum was split there, so the next one is another.
    """
    _, ny_til = neste_periode(g.til)
    return (
        *_soknad(g),
        *_vilkar(g),
        *_husstand(g),
        *_barn(g, ny_til),
        *_andeler(g),
        *_alder(g, ny_til),
        *(Endring(Endringsart.SATS, f"ny sats fra {dag_kort(dag)}", "VE-5", "sats") for dag in skiftedager(g.satser, g.fra, ny_til)),
        *_oppfolging(g),
        *_langtid(g),
    )


def _soknad(g: Fornyelsesgrunnlag) -> Iterator[Endring]:
    if g.soknad_mottatt is None:
        yield Endring(Endringsart.SOKNAD, "søknad mangler", "VE-20", "søknad")


def _vilkar(g: Fornyelsesgrunnlag) -> Iterator[Endring]:
    """VE-11: first the ones that were not met, then those nobody has judged."""
    for k in sorted(g.vilkar, key=lambda k: k.utfall is not Vilkarsutfall.IKKE_OPPFYLT):
        if k.utfall is Vilkarsutfall.IKKE_OPPFYLT:
            yield Endring(Endringsart.VILKAR, f"vilkår ikke oppfylt: {k.type.tekst}", "VE-11", "vilkår ikke oppfylt")
        elif k.utfall is None or k.utfall is Vilkarsutfall.IKKE_VURDERT:
            yield Endring(Endringsart.VILKAR, f"vilkår ikke vurdert: {k.type.tekst}", "VE-11", "vilkår")


def _husstand(g: Fornyelsesgrunnlag) -> Iterator[Endring]:
    """PE-4: who moved in or out, and what the household is. Who went with her from one household to another neither left nor came, and her
    own move is said only when it is all there is.
    """
    ut = {(s.hvem, s.dag) for s in g.husstand if not s.inn}
    flyttet_med = {s.hvem for s in g.husstand if s.inn and {(s.hvem, s.dag), (s.hvem, s.dag - _EN_DAG)} & ut}
    skifter = [s for s in g.husstand if s.hvem not in flyttet_med or (s.inn and not s.hvem)]
    andres = {(s.dag, s.inn) for s in skifter if s.hvem}
    for skifte in sorted(skifter, key=lambda s: (s.dag, s.hvem)):
        if skifte.hvem:
            hva = f"{skifte.hvem} flyttet {'inn' if skifte.inn else 'ut'}"
        elif (skifte.dag, skifte.inn) not in andres:
            hva = "ny husholdning" if skifte.inn else "flyttet ut av husholdningen"
        else:
            continue
        form = f", {Husstandsform.av(skifte.form).tekst}" if skifte.form else ""
        yield Endring(Endringsart.HUSSTAND, f"{hva} {dag_kort(skifte.dag)}{form}", "PE-4", "husholdning")


def _barn(g: Fornyelsesgrunnlag, ny_til: date) -> Iterator[Endring]:
    for fodt in sorted(g.barn, reverse=True):
        for grense in grenser(fodt, g.fra + _EN_DAG, ny_til, BARNEGRENSER):
            mer = ", regnes som voksen" if grense.alder == 18 else ""
            yield Endring(Endringsart.BARN, f"barn fyller {grense.alder} år {dag_kort(grense.dag)}{mer}", "VE-5", f"barn {grense.alder} år")


def _andeler(g: Fornyelsesgrunnlag) -> Iterator[Endring]:
    """PE-4: delt bosted that has changed, which the renewal follows."""
    for fodt, var, blir in sorted(g.andeler, reverse=True):
        yield Endring(Endringsart.BARN, f"barn {alder(fodt, g.i_dag)} år er her {blir} % av dagene, var {var} %", "PE-4", "delt bosted")


def _alder(g: Fornyelsesgrunnlag, ny_til: date) -> Iterator[Endring]:
    if g.fodt is not None:
        for grense in grenser(g.fodt, g.vedtaksdato + _EN_DAG, ny_til, PERSONGRENSER):
            ord_ = "fylte" if grense.dag <= g.i_dag else "fyller"
            yield Endring(Endringsart.ALDER, f"{ord_} {grense.alder} år {dag_kort(grense.dag)}", "PE-3", f"{grense.alder} år")


def _oppfolging(g: Fornyelsesgrunnlag) -> Iterator[Endring]:
    if g.neste_oppfolging is not None and g.neste_oppfolging < g.i_dag:
        dager = (g.i_dag - g.neste_oppfolging).days
        yield Endring(Endringsart.OPPFOLGING, f"oppfølging {dager} d over frist", "OP-1", "oppfølging")


def _langtid(g: Fornyelsesgrunnlag) -> Iterator[Endring]:
    """VE-14: 4, 5 and 6 are said; from the setting's month on the review is said too."""
    if g.maaned >= g.langtid_maaneder:
        yield Endring(Endringsart.LANGTID, f"{g.maaned}. måned på rad: langtidsgjennomgang", "VE-14")
    elif g.maaned >= FORSTE_LANGTIDSVARSEL:
        yield Endring(Endringsart.LANGTID, f"{g.maaned}. måned på rad", "VE-14")


def bare_engang(gjelder: Iterable[str]) -> bool:
    """VE-1 (Proba): whether all that is applied for is engangsytelser, so that the vedtak has one date. Nothing is not."""
    arter = [Soknadspost.av(kode) for kode in gjelder]
    return bool(arter) and not any(art.er_lopende for art in arter)


def alder_paa(fodt: date | None, dag: date) -> int | None:
    """PE-3: whole years, None when the birth date is unknown."""
    return None if fodt is None else alder(fodt, dag)


def endringstekst(alle: Iterable[Endring]) -> str:
    """All of them on one line."""
    return "; ".join(e.tekst for e in alle)


def kort_endringstekst(alle: Iterable[Endring]) -> str:
    """The same in few words, each said once."""
    return ", ".join(dict.fromkeys(e.kort for e in alle if e.kort))
