"""Rows of dated rates: the veiledende satser, the livsoppholdssatser of debt cases, G and the rest (VE-4, VE-5, GJ-4).

A row counts from its date until the next one does. The product carries rows (`satser.json`); the office enters the new
ones. Every row says where it was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, Self, TypeVar

from pydantic import Field

from navtui.domain.alder import Barneband
from navtui.domain.fordeling import avrund
from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk import Husholdningstype
from navtui.domain.kodeverk.kode import Kode
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd, Varsel

BelopOre = Annotated[int, Field(ge=0)]
Klasser = tuple[BelopOre, BelopOre, BelopOre, BelopOre]
"""Samvær by class: 2-3, 4-8, 9-13 and 14-15 nights a month."""

NYTTAAR, MAI, JULI = (1, 1), (5, 1), (7, 1)


class Satsart(Kode):
    """What a row is a rate for; `skifter` are the dates (month, day) when a new one comes every year."""

    skifter: tuple[tuple[int, int], ...]

    def __new__(cls, verdi: str, tekst: str, skifter: tuple[tuple[int, int], ...]) -> Self:
        kode = str.__new__(cls, verdi)
        kode._value_ = verdi
        kode.tekst, kode.skifter = tekst, skifter
        return kode

    VEILEDENDE = "veiledende", "veiledende sats", (NYTTAAR,)
    KOMMUNAL = "kommunal", "kommunens egen sats", (NYTTAAR,)
    LIVSOPPHOLD = "livsopphold", "livsoppholdssats", (JULI,)
    GRUNNBELOP = "grunnbelop", "grunnbeløp", (MAI,)
    FORSINKELSESRENTE = "forsinkelsesrente", "forsinkelsesrente", (NYTTAAR, JULI)
    KVP_BARNETILLEGG = "kvp_barnetillegg", "barnetillegg i KVP", ()


FRA_STATEN = tuple(art for art in Satsart if art.skifter and art is not Satsart.KOMMUNAL)
"""The kinds that come every year whatever the kommune decides. When the barnetillegg changes is not known."""


class Rad(Modell):
    """What every row has: from when it counts, where it was read, and whether it is derived instead of read."""

    gyldig_fra: date
    kilde: Annotated[str, Field(min_length=1)]
    avledet: bool = False


class Satsrad(Rad):
    """One row of the veiledende satser (or of the kommune's own), øre per month. `par_ore` is for both together."""

    enslig_ore: BelopOre
    par_ore: BelopOre
    bofellesskap_ore: BelopOre
    barn_0_5_ore: BelopOre
    barn_6_10_ore: BelopOre
    barn_11_17_ore: BelopOre

    def voksne_ore(self, husholdning: Husholdningstype) -> int:
        """VE-4, PE-4: the adults' amount; half the par column (an odd øre up) when one of two is the stønadsenhet."""
        kolonner = {
            Husholdningstype.ENSLIG: self.enslig_ore,
            Husholdningstype.PAR: self.par_ore,
            Husholdningstype.HALVT_PAR: avrund(self.par_ore, 2),
            Husholdningstype.BOFELLESSKAP: self.bofellesskap_ore,
        }
        return kolonner[husholdning]

    def barn_ore(self, band: Barneband, andel: int = 100) -> int:
        """VE-4, PE-4: a child's amount for the per cent of the days it lives here, whole øre."""
        kolonner = {
            Barneband.BARN_0_5: self.barn_0_5_ore,
            Barneband.BARN_6_10: self.barn_6_10_ore,
            Barneband.BARN_11_17: self.barn_11_17_ore,
        }
        return avrund(kolonner[band] * andel, 100)


class Livsoppholdsrad(Rad):
    """GJ-4: one row of the livsoppholdssatser (FOR-2014-06-13-724), øre per month. Strøm is inside; boutgift is not."""

    enslig_ore: BelopOre
    gift_samboer_hver_ore: BelopOre
    barn_under_6_ore: BelopOre
    barn_6_10_ore: BelopOre
    barn_11_14_ore: BelopOre
    barn_15_pluss_ore: BelopOre


class Samvaersrad(Rad):
    """GJ-4: supplement for samvær by the child's age and class of nights, øre per month."""

    barn_under_6_ore: Klasser
    barn_6_10_ore: Klasser
    barn_11_14_ore: Klasser
    barn_15_pluss_ore: Klasser


class Grunnbelopsrad(Rad):
    """Folketrygdens grunnbeløp, øre per year."""

    belop_ore: BelopOre


class Renterad(Rad):
    """Forsinkelsesrente in hundredths of a per cent per year: 12,25 % is 1225."""

    prosent_hundredeler: BelopOre


class Kvalifiseringsrad(Rad):
    """Kvalifiseringsstønad: thousandths of G per year (2041 = 2,041 G), and the fraction of it for those under 25."""

    faktor_tusendeler: BelopOre
    under_25: tuple[int, int]

    def aarlig_ore(self, grunnbelop_ore: int, under_25: bool) -> int:
        """The year's stønad without barnetillegg, in whole kroner as nav.no gives it."""
        teller, nevner = self.under_25 if under_25 else (1, 1)
        return avrund(grunnbelop_ore * self.faktor_tusendeler * teller, 1000 * nevner * 100) * 100


class Barnetilleggsrad(Rad):
    """Barnetillegg to kvalifiseringsstønad, øre for each child and day, five days a week."""

    belop_ore: BelopOre


class Satser(Modell):
    """All the rows there are, as carried by the product or with the office's own among them. Order does not matter."""

    veiledende: tuple[Satsrad, ...]
    livsopphold: tuple[Livsoppholdsrad, ...]
    samvaer: tuple[Samvaersrad, ...]
    grunnbelop: tuple[Grunnbelopsrad, ...]
    kvalifiseringsstonad: tuple[Kvalifiseringsrad, ...]
    kvp_barnetillegg: tuple[Barnetilleggsrad, ...] = ()
    forsinkelsesrente: tuple[Renterad, ...]

    def av(self, art: Satsart) -> tuple[Rad, ...]:
        """The rows of one kind; the kommune's own stand among the veiledende."""
        rader: dict[Satsart, tuple[Rad, ...]] = {
            Satsart.LIVSOPPHOLD: self.livsopphold, Satsart.GRUNNBELOP: self.grunnbelop, Satsart.FORSINKELSESRENTE: self.forsinkelsesrente,
            Satsart.KVP_BARNETILLEGG: self.kvp_barnetillegg,
        }  # fmt: skip
        return rader.get(art, self.veiledende)


R = TypeVar("R", bound=Rad)


def gjeldende(rader: Iterable[R], dag: date, hva: str = "sats") -> R:
    """VE-5: the row that counts on that day. Refuses a day before the first row: nothing is guessed backwards."""
    rad = max((rad for rad in rader if rad.gyldig_fra <= dag), key=lambda rad: rad.gyldig_fra, default=None)
    if rad is None:
        raise Regelbrudd("VE-5", f"Det finnes ingen {hva} for {dag_kort(dag)}. Leder må legge den inn med dato og kilde.", "fra")
    return rad


def skiftedager(rader: Sequence[Rad], fra: date, til: date) -> tuple[date, ...]:
    """VE-5: the days after `fra`, up to and with `til`, when another row begins to count."""
    return tuple(sorted({rad.gyldig_fra for rad in rader if fra < rad.gyldig_fra <= til}))


def varsel_avledet(rad: Rad) -> Varsel | None:
    """VE-5: a derived row may be off, and must not stand in a vedtak without a look at the rundskriv."""
    if not rad.avledet:
        return None
    return Varsel("VE-5", f"Satsen fra {dag_kort(rad.gyldig_fra)} er avledet, ikke lest i rundskrivet. Sjekk beløpet. {rad.kilde}.", "sats")


def ventet_skifte(art: Satsart, dag: date) -> date:
    """VE-5: the last yearly change on or before `dag`: from then there should be a new row. The first day there is, for a kind that has no
    day of its own."""
    skifter = (date(aar, *s) for aar in (dag.year - 1, dag.year) for s in art.skifter)
    return max((skifte for skifte in skifter if skifte <= dag), default=date.min)


STORT_SPRANG = 25
"""Per cent: a rate that moves more than this from one row to the next is more often mistyped than decided."""


def store_sprang(ny: Rad, forrige: Rad, felt: Iterable[str]) -> tuple[str, ...]:
    """VE-5 (own): the fields that differ so much from the row before that they must be looked at again; a field without an amount before
    it is not among them."""
    par = ((navn, getattr(ny, navn), getattr(forrige, navn)) for navn in felt)
    return tuple(navn for navn, na, var in par if var and abs(na - var) * 100 > STORT_SPRANG * var)


def varsel_foreldet(art: Satsart, rad: Rad, dag: date) -> Varsel | None:
    """VE-5: the row that counts on `dag` is older than the last yearly change before it, so a newer one is missing."""
    ventet = ventet_skifte(art, dag)
    if rad.gyldig_fra >= ventet:
        return None
    setning = f"Nyeste {art.tekst} er fra {dag_kort(rad.gyldig_fra)}, men satsen endres {dag_kort(ventet)}. Leder må legge inn den nye."
    return Varsel("VE-5", setning, "sats")
