"""VE-4, VE-5, KO-9: the lines of a calculation. Each carries its own arithmetic, so they can be added up again from themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from navtui.domain.fordeling import fordel
from navtui.domain.kalender import Maaned
from navtui.domain.kodeverk import Linjeart
from navtui.domain.modell import Modell

_EN_DAG: Final = timedelta(days=1)
STAAR: Final = "staar"
"""The `ref` of a line that is what stands of an earlier vedtak: "staar:17"."""
UTBETALT_LAN: Final = "utbetalt_lan"
"""The `kode` of a line that is what an earlier vedtak has lent her already (§ 21)."""


class Linje(Modell):
    """One line as it is shown, stored and printed. Amounts are never negative: `art` says what they do to the sum.

    `dager` of `dager_i_maaned` of `maanedsbelop_ore` is `belop_ore`, to the nearest øre. A one-off has 0 of 0 days.
    `ref` is where it comes from: "livsopphold", "barn:3", "behov:7", "inntekt:2". `regler` has VE-6 where the amount
    deviates from the sats.
    """

    nr: int
    art: Linjeart
    kode: str
    tekst: str
    fra: date
    til: date
    dager: int
    dager_i_maaned: int
    maanedsbelop_ore: int
    belop_ore: int
    sats_fra: date | None
    regler: tuple[str, ...]
    ref: str

    @property
    def er_lan(self) -> bool:
        """§ 21, VE-3: what it is a line of is granted as a lån."""
        return self.art is Linjeart.BEHOV and "VE-3" in self.regler

    @property
    def staar(self) -> bool:
        """VE-18: what an earlier vedtak gives for the days before this one begins. Income in this one's days is not held against it."""
        return self.ref.partition(":")[0] == STAAR

    @property
    def kreves_tilbake(self) -> bool:
        """VE-22: what it is a line of is marked for refusjon."""
        return "VE-22" in self.regler

    @property
    def engang(self) -> bool:
        """Whether it is an amount on a day instead of one per month."""
        return self.dager_i_maaned == 0


class Summer(Modell):
    """VE-4: what the lines add up to, øre."""

    behov_ore: int
    inntekt_ore: int
    holdt_utenfor_ore: int
    utbetalt_ore: int = 0
    staar_ore: int = 0

    @property
    def stonad_ore(self) -> int:
        """Need minus income, never below nothing. Nothing left is no automatic avslag: §§ 18 and 19 are still assessed."""
        return max(0, self.behov_ore - self.inntekt_ore)

    @property
    def til_utbetaling_ore(self) -> int:
        """VE-18: what is left to pay of it, and of what stands of the vedtak before it, when what has been paid already is taken off.
        Nobody pays back by this.
        """
        return max(0, self.stonad_ore + self.staar_ore - self.utbetalt_ore)

    @property
    def rest_ore(self) -> int:
        """VE-18: what is left to pay of what stands of the vedtak before it, where this one grants nothing itself."""
        return max(0, self.staar_ore - self.utbetalt_ore)


def regn_belop(linjer: Sequence[Linje]) -> list[int]:
    """VE-5: each line's øre from its dates and monthly amount, never from its `belop_ore` or `dager`.

    Parts of one source in one month with the same monthly amount share one rounding, so those that fill the month add
    up to it exactly; a part that is alone is rounded as one does by hand. On equal remainders the earliest gets the øre.
    """
    belop = [linje.maanedsbelop_ore for linje in linjer]
    grupper: dict[tuple[Linjeart, str, Maaned, int], list[int]] = defaultdict(list)
    for i, linje in enumerate(linjer):
        if not linje.engang:
            grupper[linje.art, linje.ref, Maaned.av(linje.fra), linje.maanedsbelop_ore].append(i)
    for (_, _, maaned, maanedsbelop_ore), plasser in grupper.items():
        i_orden = sorted(plasser, key=lambda i: linjer[i].fra)
        tellere = [maanedsbelop_ore * ((linjer[i].til - linjer[i].fra).days + 1) for i in i_orden]
        for i, ore in zip(i_orden, fordel(tellere, maaned.dager), strict=True):
            belop[i] = ore
    return belop


def _summer(linjer_og_belop: Iterable[tuple[Linje, int]]) -> Summer:
    sum_, staar = dict.fromkeys(Linjeart, 0), 0
    for linje, ore in linjer_og_belop:
        if linje.staar:
            staar += ore
        else:
            sum_[linje.art] += ore
    return Summer(
        staar_ore=staar,
        behov_ore=sum_[Linjeart.BEHOV],
        inntekt_ore=sum_[Linjeart.INNTEKT],
        holdt_utenfor_ore=sum_[Linjeart.HOLDT_UTENFOR],
        utbetalt_ore=sum_[Linjeart.UTBETALT],
    )


def summer(linjer: Iterable[Linje]) -> Summer:
    """VE-4: the sums of the lines' own amounts."""
    return _summer((linje, linje.belop_ore) for linje in linjer)


def etterregn(linjer: Sequence[Linje]) -> Summer:
    """KO-9 (Nav): the sums worked out again from each line's dates and monthly amount, trusting none of its results."""
    return _summer(zip(linjer, regn_belop(linjer), strict=True))


def stonad_i(linjer: Sequence[Linje], fra: date, til: date) -> int:
    """VE-18, VE-5: what the frozen lines of a vedtak give for its days from `fra` to `til`, øre: need less income, never below nothing.

    Each line is split there as the calculation splits one, so that the parts before, within and after add up to the line to the øre.
    One-offs count on their own day. What was paid before, and what stands of other vedtak, is not in it.
    """
    return summer(linjer_i(linjer, fra, til)).stonad_ore


def linjer_i(linjer: Sequence[Linje], fra: date, til: date) -> tuple[Linje, ...]:
    """VE-18, VE-5: the same lines for those days, each with its part of the amount."""
    egne = [linje for linje in linjer if linje.art is not Linjeart.UTBETALT and not linje.staar]
    deler = [del_ for linje in egne for forst in _delt(linje, fra - _EN_DAG) for del_ in _delt(forst, til)]
    par = zip(deler, regn_belop(deler), strict=True)
    return tuple(linje.model_copy(update={"belop_ore": ore}) for linje, ore in par if fra <= linje.fra <= til)


def _delt(linje: Linje, dag: date) -> Iterable[Linje]:
    """The line, or its two parts where `dag` is the last of the first."""
    if linje.engang or not linje.fra <= dag < linje.til:
        yield linje
        return
    yield linje.model_copy(update={"til": dag})
    yield linje.model_copy(update={"fra": dag + _EN_DAG})
