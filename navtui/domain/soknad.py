"""PM-1, PM-2, PM-10, PM-11: what a søknad must hold when it is registered, its frister, and who it may be a duplicate of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from navtui.domain.belop import kroner_kort
from navtui.domain.kalender import dag_kort, legg_til_maaneder, periode_tekst
from navtui.domain.kodeverk.kode import Kode
from navtui.domain.kodeverk.soknad import Kanal, Nodart, Soknadspost
from navtui.domain.modell import Modell
from navtui.domain.navn import opplist, sokeform
from navtui.domain.person import Kjennetegn, NyPerson
from navtui.domain.regelbrudd import Regelbrudd, Varsel

FORDELES_AV_LEDER = "Registrert. Fordeles av leder."
"""PM-12: the whole answer to one who registered for a person she has no access to."""
ELDST = timedelta(days=366)
"""How far back a søknad can have come in: longer is a year that was typed wrong."""
POSTER = {post.value: post for post in Soknadspost}
"""Each thing applied for, by the code the file holds."""


class Soknadstilstand(Kode):
    """Where a søknad stands. Mottatt and utsatt are in the queue; fordelt is given to someone and undecided."""

    MOTTATT = "mottatt", "mottatt"
    UTSATT = "utsatt", "utsatt"
    FORDELT = "fordelt", "fordelt"
    BESVART = "besvart", "besvart"
    TRUKKET = "trukket", "trukket"
    FEILREGISTRERT = "feilregistrert", "feilregistrert"

    @property
    def i_ko(self) -> bool:
        """Waiting for someone to take it."""
        return self in (Soknadstilstand.MOTTATT, Soknadstilstand.UTSATT)


class IkkeMott(Kode):
    """PM-10: why the søker was not met when she applied."""

    POST = "post", "kom i posten"
    DIGITAL = "digital", "søkte digitalt"
    TELEFON = "telefon", "snakket med på telefon"
    LEVERT = "levert", "leverte uten å vente"
    FORHINDRET = "forhindret", "kunne ikke komme"
    ANNET = "annet", "annet"


class NyPost(Modell):
    """One thing applied for, with the amount and the period that are asked for. Without dates it is for no particular period."""

    art: Soknadspost
    tekst: str = ""
    belop_ore: int | None = None
    fra: date | None = None
    til: date | None = None


class NySoknad(Modell):
    """PM-1: a søknad as it is registered, for a person the office knows (`person_id`) or a new one (`ny_person`)."""

    person_id: int | None = None
    ny_person: NyPerson | None = None
    mottatt: date
    kanal: Kanal = Kanal.PAPIR
    poster: tuple[NyPost, ...] = ()
    nodhjelp: Nodart | None = None
    til_ident: str | None = None
    """PM-2: who gets the nødhjelp at once."""
    fornyelse: bool = False
    vedlegg: str = ""
    mott: date | None = None
    ikke_mott: IkkeMott | None = None
    duplikat_grunn: str = ""
    """PM-11: why it is registered although one like it is open."""
    ny_telefon: str | None = None
    """PE-13: the number a known person gives now, if it is another than before."""
    nytt_kontonummer: str | None = None
    """PE-13, VE-21: the same for the account."""


@dataclass(frozen=True, slots=True)
class ApenPost:
    """One thing the person has already applied for and not had an answer to."""

    soknad_id: int
    art: str
    mottatt: date
    fra: date | None
    til: date | None


@dataclass(frozen=True, slots=True)
class Registrert:
    """What registration answers: the id is None when the person is hidden from the one who registered (PM-12)."""

    setning: str
    soknad_id: int | None = None
    til_ident: str | None = None


def sjekk_soknad(ny: NySoknad, i_dag: date) -> Regelbrudd | None:
    """PM-1 (Proba; Tilsynet), PM-2: what is missing or contradicts itself."""
    if (ny.person_id is None) == (ny.ny_person is None):
        return Regelbrudd("PM-1", "Søker mangler. Skriv fødselsnummer eller navn.", "soker")
    if ny.mottatt > i_dag:
        return Regelbrudd("PM-1", f"Mottatt {dag_kort(ny.mottatt)} er fram i tid. Rett datoen.", "mottatt")
    if i_dag - ny.mottatt > ELDST:
        return Regelbrudd("PM-1", f"Mottatt {dag_kort(ny.mottatt)} er mer enn ett år siden. Er året feil? Rett datoen.", "mottatt")
    if not ny.poster:
        return Regelbrudd("PM-1", "Velg minst én ting det søkes om.", "poster")
    arter = [p.art for p in ny.poster]
    if len(set(arter)) != len(arter):
        return Regelbrudd("PM-1", "Hver ting det søkes om, står på én linje.", "poster")
    for post in ny.poster:
        if post.art is Soknadspost.ANNET and not post.tekst:
            return Regelbrudd("PM-1", "Skriv hva «annet» er.", "annet")
        if (brudd := sjekk_post(post)) is not None:
            return Regelbrudd(brudd.regel, brudd.setning, "poster")
    if ny.mott and ny.ikke_mott:
        return Regelbrudd("PM-10", "Velg enten datoen søkeren ble møtt, eller hvorfor ikke.", "mott")
    if ny.mott and ny.mott > i_dag:
        return Regelbrudd("PM-10", f"Møtt {dag_kort(ny.mott)} er fram i tid. Rett datoen.", "mott")
    if ny.nodhjelp and not ny.til_ident:
        return Regelbrudd("PM-2", "Nødhjelp gis til en veileder med én gang. Velg hvem.", "til_ident")
    return None


def sjekk_post(post: NyPost) -> Regelbrudd | None:
    """PM-1 (Proba): the amount (øre) and the period of one thing applied for, where they are given. `felt` is the post's own field."""
    if post.belop_ore is not None and post.belop_ore <= 0:
        return Regelbrudd("PM-1", f"{post.art.overskrift}: beløpet må være over null. Er det ikke oppgitt, står feltet tomt.", "belop_ore")
    if post.til and not post.fra:
        return Regelbrudd("PM-1", f"{post.art.overskrift}: perioden mangler første dag.", "fra")
    if post.fra and post.til and post.til < post.fra:
        return Regelbrudd("PM-1", f"{post.art.overskrift}: perioden slutter før den begynner.", "til")
    return None


def belop_og_periode(post: NyPost) -> str:
    """PM-1: what is asked for, in words: "9 500 kr, 1.12-31.12.2026"; empty when neither is given."""
    deler = [] if post.belop_ore is None else [f"{kroner_kort(post.belop_ore)} kr"]
    if post.fra:
        deler.append(periode_tekst(post.fra, post.til) if post.til else f"fra {dag_kort(post.fra)}")
    return ", ".join(deler)


def oppgitt(poster: Iterable[NyPost]) -> str:
    """PM-1: the same for all that is applied for: "livsopphold 6 900 kr; husleie 9 500 kr, 1.12-31.12.2026"."""
    return "; ".join(f"{p.art.tekst} {hva}" for p in poster if (hva := belop_og_periode(p)))


def duplikater(poster: Iterable[NyPost], apne: Iterable[ApenPost]) -> tuple[Varsel, ...]:
    """PM-11: the things applied for that the same person already waits for an answer to, in an overlapping period: one for each søknad.

    A period that is not given may be any: it overlaps with all.
    """
    nye = {p.art.value: p for p in poster}
    like: dict[tuple[date, int], list[str]] = {}
    for a in apne:
        if a.art in nye and _overlapper(nye[a.art].fra, nye[a.art].til, a.fra, a.til):
            like.setdefault((a.mottatt, a.soknad_id), []).append(POSTER[a.art].tekst)
    return tuple(
        Varsel("PM-11", f"Det er allerede søkt om {opplist(hva)}, mottatt {dag_kort(mottatt)}, og det er ikke besvart.", "poster")
        for (mottatt, _id), hva in sorted(like.items())
    )


def _overlapper(fra: date | None, til: date | None, fra2: date | None, til2: date | None) -> bool:
    return (fra or date.min) <= (til2 or date.max) and (fra2 or date.min) <= (til or date.max)


def er_ny_soker(siste_stonad: date | None, mottatt: date, maaneder: int) -> bool:
    """PM-10 (Ringsaker): no sosialhjelp in the last `maaneder` months before the søknad. `siste_stonad` is the last day with stønad."""
    return siste_stonad is None or siste_stonad < legg_til_maaneder(mottatt, -maaneder)


def egen_frist(mottatt: date, dager: int) -> date:
    """PM-3: the office's own frist."""
    return mottatt + timedelta(days=dager)


def maanedsfrist(mottatt: date) -> date:
    """PM-4 (fvl. § 11 a): from this day on a foreløpig svar is overdue."""
    return legg_til_maaneder(mottatt, 1)


@dataclass(frozen=True, slots=True)
class Identitet:
    """What a person in the file is recognised by, when someone registers her without being allowed to see her (PM-12)."""

    person_id: int
    fnr: str | None
    duf: str | None
    sokenavn: str
    fodt: date | None


def samme_person(ny: NyPerson, kjennetegn: Kjennetegn, finnes: Sequence[Identitet]) -> int | None:
    """PM-12 (Nav; law): which of these is the one being registered, so that no duplicate is made.

    The number decides where both have one. Where one of them lacks it, the whole name and the birth date together do: a wrong match goes
    to the leder's closed queue and is put right there, a duplicate would have shown a protected person to everyone.
    """
    navn = sokeform(f"{ny.etternavn} {ny.fornavn}")
    for p in finnes:
        if kjennetegn.fnr and p.fnr:
            if kjennetegn.fnr == p.fnr:
                return p.person_id
        elif kjennetegn.duf and p.duf:
            if kjennetegn.duf == p.duf:
                return p.person_id
        elif p.sokenavn == navn and p.fodt is not None and p.fodt == kjennetegn.fodt:
            return p.person_id
    return None
