"""VE-19, SI-9: what a letter holds, as a tree of plain text: it is shown on the screen, set in type, and kept as it was sent.

What a letter says is decided here and in `brev_vedtak`, `brev_beregning` and `brev_andre`. How it is said in each language is an `Ordlyd`,
read from a file by `letters/`; a builder asks it for a sentence by its key.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from navtui.domain.belop import kroner_kort
from navtui.domain.kalender import MAANEDER, Maaned
from navtui.domain.kodeverk.brev import Brevart
from navtui.domain.kodeverk.kode import Kode
from navtui.domain.kodeverk.person import Malform
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd

_PLASS = re.compile(r"\{(\w+)\}")


class Avsnitt(Modell):
    """One paragraph."""

    slag: Literal["avsnitt"] = "avsnitt"
    tekst: str


class Liste(Modell):
    """Points, each one sentence or two."""

    slag: Literal["liste"] = "liste"
    punkter: tuple[str, ...]


class Tabell(Modell):
    """A table with a heading for each column. `tall`: the columns that hold numbers. `summer`: the rows below the line."""

    slag: Literal["tabell"] = "tabell"
    kolonner: tuple[str, ...]
    bredder: tuple[int, ...]
    tall: tuple[int, ...] = ()
    rader: tuple[tuple[str, ...], ...]
    summer: tuple[tuple[str, ...], ...] = ()


Blokk = Annotated[Avsnitt | Liste | Tabell, Field(discriminator="slag")]


class Del(Modell):
    """A heading and what stands under it."""

    overskrift: str
    blokker: tuple[Blokk, ...]


class Underskrift(Modell):
    """A name under the letter, and what she is."""

    navn: str
    tittel: str


class Brev(Modell):
    """A whole letter in the words it is sent with. `tittel` is the document's own, without names; `overskrift` is what one reads first."""

    art: Brevart
    malform: Malform
    dato: date
    tittel: str
    avsender: tuple[str, ...]
    mottaker: tuple[str, ...]
    opplysninger: tuple[tuple[str, str], ...]
    overskrift: str
    ingress: tuple[Blokk, ...]
    deler: tuple[Del, ...]
    hilsen: str
    underskrifter: tuple[Underskrift, ...]
    merknad: str
    side: str

    def til(self, mottaker: tuple[str, ...]) -> Brev:
        """As it is printed when it goes to someone else than it was made for."""
        return self.model_copy(update={"mottaker": mottaker})

    def uten_adresse(self) -> Brev:
        """PE-5: as it is printed for someone whose address is kept secret: the name alone, also when the letter was made before."""
        return self.model_copy(update={"mottaker": self.mottaker[:1]})


def til_json(brev: Brev) -> str:
    """The letter in one canonical form: what is stored, and what the PDF is made from."""
    return json.dumps(brev.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def fra_json(tekst: str) -> Brev:
    """The letter as it was stored."""
    return Brev.model_validate_json(tekst)


class OrdlydMangler(Exception):
    """A sentence is not in the language's file, or is asked for with other words than it has room for: an error in the program."""


@dataclass(frozen=True, slots=True)
class Ordlyd:
    """One language's sentences, by key. What is put into a sentence is text from data and is never read as a pattern again."""

    malform: Malform
    tekster: Mapping[str, str]

    def __call__(self, nokkel: str, **verdier: str) -> str:
        """The sentence with its places filled. Raises OrdlydMangler unless the places are exactly the words given."""
        tekst = self.tekster.get(nokkel)
        if tekst is None or set(_PLASS.findall(tekst)) != set(verdier):
            raise OrdlydMangler(f"{self.malform}: {nokkel} {sorted(verdier)}")
        return _PLASS.sub(lambda m: verdier[m[1]], tekst)

    def kode(self, kode: Kode) -> str:
        """A code in the language's words. One that is newer than the file keeps its own bokmål."""
        return self.tekster.get(kodenokkel(kode), kode.tekst)

    def belop(self, ore: int) -> str:
        """Øre inside a sentence: "17 800 kroner"."""
        return f"{fast(kroner_kort(ore))} {self('ord.kroner')}".replace(" ", "\u00a0")

    def dag(self, dag: date) -> str:
        """A day inside a sentence: "1. desember 2026", kept on one line. The months are the same in both languages."""
        return f"{dag.day}.\u00a0{MAANEDER[dag.month - 1]} {dag.year}"

    def periode(self, fra: date, til: date) -> str:
        """When, as the end of a sentence: "for desember 2026", "1. desember 2026", "fra 15. desember 2026 til 14. januar 2027"."""
        if fra == til:
            return self.dag(fra)
        maaned = Maaned.av(fra)
        if (fra, til) == (maaned.forste, maaned.siste):
            return self("periode.maaned", maaned=maaned.navn)
        return self("periode.fra_til", fra=self.dag(fra), til=self.dag(til))

    def ramse(self, ledd: Iterable[str]) -> str:
        """A list inside a sentence: "livsopphold, husleie og strøm"."""
        *forste, siste = list(ledd) or [""]
        return f"{', '.join(forste)} {self('ord.og')} {siste}" if forste else siste


def kodenokkel(kode: Kode) -> str:
    """The key of a code's words: "utfall.delvis"."""
    return f"{type(kode).__name__.lower()}.{kode.value}"


def fast(tall: str) -> str:
    """A number that is not split at the end of a line."""
    return tall.replace(" ", "\u00a0")


def avsnitt(tekst: str) -> tuple[Avsnitt, ...]:
    """What someone has written, as the paragraphs she made of it."""
    return tuple(Avsnitt(tekst=linje) for linje in tekst.splitlines() if linje.strip())


def stor(tekst: str) -> str:
    """The text as it begins a line."""
    return tekst[:1].upper() + tekst[1:]


def setning(tekst: str) -> str:
    """What someone has written, with a full stop when it has no end of its own."""
    rent = tekst.strip()
    return rent if not rent or rent[-1] in ".!?:" else f"{rent}."


def med_grunn(sagt: str, grunn: str | None) -> str:
    """What the letter says, and after it the reason someone wrote, as a sentence of its own."""
    return f"{sagt} {stor(setning(grunn or ''))}".strip()


def adresselinjer(adresse: str) -> tuple[str, ...]:
    """An address as it is typed, line by line."""
    return tuple(del_.strip() for del_ in re.split(r"[\n,]", adresse) if del_.strip())


class Kontor(Modell):
    """The office as it stands on a letter. What the leder has not filled in is empty and is left out."""

    navn: str
    adresse: str = ""
    postnummer: str = ""
    poststed: str = ""
    telefon: str = ""
    statsforvalter: str = ""
    statsforvalter_adresse: str = ""
    """Where klager are sent on to, on one line: "Postboks 1405, 8002 Bodø"."""

    @property
    def postadresse(self) -> str:
        """Where a klage is sent: name and address on one line, as much as is known."""
        sted = f"{self.postnummer} {self.poststed}".strip()
        return ", ".join(del_ for del_ in (self.navn, self.adresse, sted) if del_)

    def linjer(self, o: Ordlyd) -> tuple[str, ...]:
        """The sender, line by line."""
        sted = f"{self.postnummer} {self.poststed}".strip()
        telefon = o("hode.telefon", telefon=self.telefon) if self.telefon else ""
        return tuple(linje for linje in (self.navn, self.adresse, sted, telefon) if linje)


def sjekk_kontor(k: Kontor) -> Regelbrudd | None:
    """VE-19 (own): a postnummer has four digits, and an address that letters are sent to has one."""
    if k.postnummer and not re.fullmatch(r"[0-9]{4}", k.postnummer):
        return Regelbrudd("VE-19", "Postnummeret har fire siffer.", "postnummer")
    if k.statsforvalter_adresse and not re.search(r"(?<![0-9])[0-9]{4} \w", k.statsforvalter_adresse):
        setning = "Statsforvalterens adresse mangler postnummer eller poststed. Skriv for eksempel Postboks 1, 8002 Bodø."
        return Regelbrudd("VE-19", setning, "statsforvalter_adresse")
    return None


class Mottaker(Modell):
    """PE-5, PE-13: whom the letter is about and where it goes. `hemmelig`: kode 6 in the household, no address on the letter."""

    person_id: int
    navn: str
    fodt: date | None = None
    malform: Malform = Malform.BOKMAL
    adresse: str = ""
    postnummer: str = ""
    poststed: str = ""
    verge: str = ""
    verge_adresse: str = ""
    hemmelig: bool = False
    dod: bool = False

    @property
    def linjer(self) -> tuple[str, ...]:
        """What shows in the window: the verge's name and address where there is one, for letters go there. None goes to the dead."""
        if self.dod:
            hvem = f"{'Dødsbuet' if self.malform is Malform.NYNORSK else 'Dødsboet'} etter {self.navn}"
            return self.model_copy(update={"dod": False, "verge": "", "navn": hvem}).linjer
        if self.hemmelig:
            return (self.verge or self.navn,)
        if self.verge:
            return (self.verge, *adresselinjer(self.verge_adresse))
        sted = f"{self.postnummer} {self.poststed}".strip()
        return tuple(linje for linje in (self.navn, self.adresse, sted) if linje)


@dataclass(frozen=True, slots=True)
class Ramme:
    """What every letter has around its content. `nummer`: what it is about, "Saksnummer" and "Vedtak" beside their numbers."""

    kontor: Kontor
    mottaker: Mottaker
    dato: date
    saksnummer: str = ""
    underskrifter: tuple[Underskrift, ...] = ()


def sett_sammen(
    o: Ordlyd,
    ramme: Ramme,
    art: Brevart,
    overskrift: str,
    ingress: Iterable[Avsnitt | Liste | Tabell],
    deler: Iterable[Del],
    *,
    tittel: str,
    nummer: str = "",
    merknad: str = "",
    til: tuple[str, ...] = (),
) -> Brev:
    """A letter from its content and its frame. A part without content is left out. To a verge it says first whom "du" is (PE-13).

    `til`: it goes to this authority, by name and address, instead of to the person it is about.
    """
    m = ramme.mottaker
    fodt = f", {o('hode.fodt', dato=o.dag(m.fodt))}" if m.fodt else ""
    opplysninger = [(o("hode.dato"), o.dag(ramme.dato)), (o("hode.gjelder"), m.navn + fodt)]
    opplysninger += [(o("hode.saksnummer"), ramme.saksnummer)] if ramme.saksnummer else []
    opplysninger += [(o("hode.vedtak"), nummer)] if nummer else []
    til_verge = (Avsnitt(tekst=o("hode.til_verge", navn=m.navn)),) if m.verge and not til else ()
    return Brev(
        art=art, malform=o.malform, dato=ramme.dato, tittel=tittel, avsender=ramme.kontor.linjer(o), mottaker=til or m.linjer,
        opplysninger=tuple(opplysninger), overskrift=overskrift, ingress=(*til_verge, *ingress),
        deler=tuple(d for d in deler if d.blokker), hilsen=o("slutt.hilsen"), underskrifter=ramme.underskrifter,
        merknad=merknad, side=o("slutt.side", nr="{nr}", antall="{antall}"),
    )  # fmt: skip
