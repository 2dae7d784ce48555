"""Kvalifiseringsstønad (sosialtjenesteloven § 35): what a participant gets a year, a month and a day, line by line.

A year is so many G (2,041), two thirds of it for those under 25, and a barnetillegg for each child five days a week (nav.no,
kvalifiseringsprogrammet, 19.3.2026). A month is a twelfth. A day is the year shared on 260 days, five a week, as Nav reckons the same
factor in ungdomsprogrammet. The stønad is whole kroner a year, as nav.no gives it; the rest is whole øre.

What is cut for ugyldig fravær and for work is done from registered attendance when it is paid, and not here (nav.no, for kommunen).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from navtui.domain.alder import alder, fyller
from navtui.domain.belop import kroner, kroner_kort
from navtui.domain.fordeling import avrund
from navtui.domain.kalender import dag_kort
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.sats import Barnetilleggsrad, Grunnbelopsrad, Kvalifiseringsrad, Rad, Satsart, gjeldende, skiftedager, varsel_foreldet
from navtui.domain.vedtak_deler import Barn

DAGER: Final = 260
"""Days a year that are paid: five a week."""
MAANEDER: Final = 12
FULL_FRA: Final = 25
"""§ 35: under this age two thirds."""
VOKSEN: Final = 18
FAKTOR, TILLEGG = "faktor for kvalifiseringsstønad", Satsart.KVP_BARNETILLEGG.tekst
_EN_DAG = timedelta(days=1)


class Kvplinje(Modell):
    """A stretch of the program with the same stønad, frozen with all it is worked out from. Amounts are øre.

    `teller` of `nevner` is the age's part (2 of 3 under 25). `tillegg_ore` is for one child and day; `tillegg_fra` None: no child.
    """

    nr: int
    fra: date
    til: date
    grunnbelop_fra: date
    grunnbelop_ore: int
    faktor_fra: date
    faktor_tusendeler: int
    teller: int
    nevner: int
    barn: int
    tillegg_fra: date | None
    tillegg_ore: int
    stonad_ore: int
    tillegg_aar_ore: int
    aar_ore: int
    maaned_ore: int
    dag_ore: int

    @property
    def under_25(self) -> bool:
        """Whether it is the reduced stønad of the young."""
        return self.teller != self.nevner


@dataclass(frozen=True, slots=True)
class Kvpsatser:
    """The rows the stønad is worked out from, in any order."""

    grunnbelop: tuple[Grunnbelopsrad, ...]
    faktor: tuple[Kvalifiseringsrad, ...]
    barnetillegg: tuple[Barnetilleggsrad, ...]


def etterregn(linje: Kvplinje) -> Kvplinje:
    """KO-9 (Nav): the line with its results worked out again from what it carries itself."""
    faktor = Kvalifiseringsrad(
        gyldig_fra=linje.faktor_fra, kilde="-", faktor_tusendeler=linje.faktor_tusendeler, under_25=(linje.teller, linje.nevner)
    )
    stonad = faktor.aarlig_ore(linje.grunnbelop_ore, under_25=True)
    tillegg = linje.barn * linje.tillegg_ore * DAGER
    aar = stonad + tillegg
    return linje.model_copy(
        update={
            "stonad_ore": stonad,
            "tillegg_aar_ore": tillegg,
            "aar_ore": aar,
            "maaned_ore": avrund(aar, MAANEDER),
            "dag_ore": avrund(aar, DAGER),
        }
    )


def beregn(fra: date, til: date, fodt: date | None, barn: Sequence[Barn], satser: Kvpsatser) -> tuple[Kvplinje, ...]:
    """§ 35, VE-5: the stønad from `fra` to `til`, split where a row, the participant's 25th birthday or the number of children changes.

    "Under 25" is till the day she turns 25: the law as it is known here names no other day. Each child under 18 counts whole, whatever
    its share of the days. Refuses an unknown birth date, and a day before the first row.
    """
    if fodt is None:
        raise Regelbrudd("VE-4", "Fødselsdatoen er ukjent, og stønaden er en annen under 25 år. Skriv den på personen først.", "kvp")
    linjer: list[Kvplinje] = []
    for start, slutt in _strekk(fra, til, _brudd(fra, til, fodt, barn, satser)):
        linje = _linje(start, slutt, fodt, barn, satser)
        if linjer and _like(linjer[-1], linje):
            linjer[-1] = linjer[-1].model_copy(update={"til": slutt})
        else:
            linjer.append(linje.model_copy(update={"nr": len(linjer) + 1}))
    return tuple(linjer)


def _like(a: Kvplinje, b: Kvplinje) -> bool:
    dato = {"nr", "fra", "til"}
    return a.model_dump(exclude=dato) == b.model_dump(exclude=dato)


def _brudd(fra: date, til: date, fodt: date, barn: Sequence[Barn], satser: Kvpsatser) -> Iterator[date]:
    for rader in (satser.grunnbelop, satser.faktor, satser.barnetillegg):
        yield from skiftedager(rader, fra, til)
    yield fyller(fodt, FULL_FRA)
    for b in barn:
        yield from (b.fodt, fyller(b.fodt, VOKSEN))
        yield from (b.fra,) if b.fra else ()
        yield from (b.til + _EN_DAG,) if b.til else ()


def _strekk(fra: date, til: date, brudd: Iterator[date]) -> Iterator[tuple[date, date]]:
    starter = sorted({fra, *(dag for dag in brudd if fra < dag <= til)})
    yield from zip(starter, [*(dag - _EN_DAG for dag in starter[1:]), til], strict=True)


def antall_barn(barn: Sequence[Barn], dag: date) -> int:
    """The children under 18 she has that day; one that stands twice, with another share of the days, is one."""
    her = [b for b in barn if b.andel and (b.fra or dag) <= dag <= (b.til or dag) and 0 <= alder(b.fodt, dag) < VOKSEN]
    return len({b.person_id if b.person_id is not None else (b.navn.casefold().strip(), b.fodt) for b in her})


def _linje(fra: date, til: date, fodt: date, barn: Sequence[Barn], satser: Kvpsatser) -> Kvplinje:
    g = gjeldende(satser.grunnbelop, fra, Satsart.GRUNNBELOP.tekst)
    faktor = gjeldende(satser.faktor, fra, FAKTOR)
    antall = antall_barn(barn, fra)
    tillegg = gjeldende(satser.barnetillegg, fra, TILLEGG) if antall else None
    teller, nevner = faktor.under_25 if alder(fodt, fra) < FULL_FRA else (1, 1)
    return etterregn(
        Kvplinje(
            nr=0, fra=fra, til=til, grunnbelop_fra=g.gyldig_fra, grunnbelop_ore=g.belop_ore, faktor_fra=faktor.gyldig_fra,
            faktor_tusendeler=faktor.faktor_tusendeler, teller=teller, nevner=nevner, barn=antall,
            tillegg_fra=tillegg.gyldig_fra if tillegg else None, tillegg_ore=tillegg.belop_ore if tillegg else 0,
            stonad_ore=0, tillegg_aar_ore=0, aar_ore=0, maaned_ore=0, dag_ore=0,
        )
    )  # fmt: skip


def satsvarsel(fra: date, satser: Kvpsatser) -> Varsel | None:
    """VE-5: the G the program begins with is older than the yearly change, so a newer one is missing."""
    return varsel_foreldet(Satsart.GRUNNBELOP, gjeldende(satser.grunnbelop, fra, Satsart.GRUNNBELOP.tekst), fra)


def kilder(linjer: Sequence[Kvplinje], satser: Kvpsatser) -> tuple[str, ...]:
    """VE-5: where each row the lines stand on was read, once."""
    rader: tuple[tuple[str, Sequence[Rad], set[date | None]], ...] = (
        ("Grunnbeløp", satser.grunnbelop, {linje.grunnbelop_fra for linje in linjer}),
        ("Faktor", satser.faktor, {linje.faktor_fra for linje in linjer}),
        ("Barnetillegg", satser.barnetillegg, {linje.tillegg_fra for linje in linjer}),
    )
    return tuple(
        f"{hva} fra {dag_kort(rad.gyldig_fra)}: {rad.kilde}" for hva, alle, brukt in rader for rad in alle if rad.gyldig_fra in brukt
    )


def regnestykke(linje: Kvplinje) -> tuple[str, ...]:
    """The arithmetic of a line in words and figures, one step each, as the screens and the control show it."""
    alder_ = f" x {linje.teller}/{linje.nevner} (under {FULL_FRA} år)" if linje.under_25 else ""
    ut = [
        f"G {kroner_kort(linje.grunnbelop_ore)} fra {dag_kort(linje.grunnbelop_fra)} x {faktor_tekst(linje)}{alder_}"
        f" = {kroner(linje.stonad_ore)} i året"
    ]
    if linje.barn:
        barn = f"{linje.barn} barn x {kroner(linje.tillegg_ore)} x {DAGER} dager = {kroner(linje.tillegg_aar_ore)} i året"
        ut += [f"Barnetillegg fra {dag_kort(linje.tillegg_fra) if linje.tillegg_fra else ''}: {barn}"]
        ut += [f"Til sammen {kroner(linje.aar_ore)} i året"]
    ut += [f"I måneden: {kroner(linje.aar_ore)} : {MAANEDER} = {kroner(linje.maaned_ore)}"]
    ut += [f"Per dag, fem dager i uken: {kroner(linje.aar_ore)} : {DAGER} = {kroner(linje.dag_ore)}"]
    return tuple(ut)


def faktor_tekst(linje: Kvplinje) -> str:
    """ "2,041"; without zeros behind."""
    hele, rest = divmod(linje.faktor_tusendeler, 1000)
    return f"{hele},{rest:03d}".rstrip("0").rstrip(",")
