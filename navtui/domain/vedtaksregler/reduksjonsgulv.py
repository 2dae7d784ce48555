"""VE-12: how little livsopphold may become by a reduksjon, on every day of its period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from navtui.domain.husholdning import regnet
from navtui.domain.kodeverk import Vilkarsutfall
from navtui.domain.kodeverk.person import Husholdningstype
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtaksregler.grunnlag import Regelgrunnlag, Voksensats

_TO = 2


@dataclass(frozen=True, slots=True)
class Gulv:
    """`minst_ore`: what livsopphold must be a month, after the reduction. `hoyeste_ore` and `laveste_ore`: the adults' sats on the days,
    before it. `en_av_to`: the vilkår was for one of a couple."""

    minst_ore: int
    hoyeste_ore: int
    laveste_ore: int
    en_av_to: bool

    @property
    def ett_belop(self) -> bool:
        """Whether one amount can be for every day: not when the floor of one is the sats of another, or above it."""
        return self.minst_ore < self.laveste_ore


def laveste_etter_reduksjon(voksensats_ore: int, prosent: int) -> int:
    """VE-12 (law § 20; Proba; Rogaland): the least the adult's sats may be after a reduction: the sats less `prosent` of it, the øre up."""
    return voksensats_ore - voksensats_ore * prosent // 100


def gulv(v: Vedtak, g: Regelgrunnlag) -> Gulv | None:
    """VE-12, PE-4 (law § 20; own decision): at most `prosent` off the sats of those who broke a vilkår. The sats of a couple is for both:
    where one of them did, it is taken from half of it. None without a sats."""
    if not g.voksensatser:
        return None
    en_av_to = len(_brutt_av(v, g)) < _TO and any(s.par for s in g.voksensatser)
    minst = max(_minst(s, g.reduksjon_prosent, en_av_to) for s in g.voksensatser)
    satser = [s.ore for s in g.voksensatser]
    return Gulv(minst, max(satser), min(satser), en_av_to)


def _minst(sats: Voksensats, prosent: int, en_av_to: bool) -> int:
    if not (sats.par and en_av_to):
        return laveste_etter_reduksjon(sats.ore, prosent)
    halvparten = sats.ore // 2
    return sats.ore - halvparten + laveste_etter_reduksjon(halvparten, prosent)


def _brutt_av(v: Vedtak, g: Regelgrunnlag) -> set[int]:
    """The adults whose vilkår are judged not met, where the vedtak said that it may be reduced for it."""
    vilkar = [k for k in (g.endrer.vilkar if g.endrer else ()) if k.kan_reduseres]
    ikke_oppfylt = {id_ for id_, utfall in g.vilkarsutfall.items() if utfall is Vilkarsutfall.IKKE_OPPFYLT}
    return {k.person_id or v.person_id for k in vilkar if k.id in ikke_oppfylt or k.id == v.brutt_vilkar_id}


def voksensatser(v: Vedtak, linjer: Iterable[tuple[date, int]]) -> tuple[Voksensats, ...]:
    """Of the adults' lines by the norm, each by its first day and øre a month: whose sats it is."""
    former = regnet(v)
    return tuple(
        Voksensats(ore, any(b.fra <= fra <= b.til and b.type is Husholdningstype.PAR for b in former)) for fra, ore in linjer
    )  # fmt: skip
