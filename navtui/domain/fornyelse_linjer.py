"""VE-13: last month's calculation beside this month's, one row per source, so that only what differs is lit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from navtui.domain.kodeverk import Linjeart
from navtui.domain.linje import STAAR, Linje, linjer_i, summer
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtak_endring import tar_dager

Nokkel = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kilderad:
    """One source of the calculation: the sats, a child, a need or an income. Amounts are øre, None where it is not there.

    `ref` is this month's ("behov:7"), empty for what is gone. `deler` are this month's lines when the month is split (VE-5).
    """

    ref: str
    art: Linjeart
    tekst: str
    forrige_ore: int | None
    ny_ore: int | None
    sats_fra: date | None = None
    deler: tuple[Linje, ...] = ()
    avvik: bool = False
    samme_i_maaneden: bool = False
    """The amounts per month are the same: only the days of the months make another sum."""

    @property
    def merke(self) -> str:
        """`+` new, `-` gone, `*` another amount, empty: as last month. There is no last month: nothing is marked."""
        if self.forrige_ore == self.ny_ore or self.samme_i_maaneden:
            return ""
        return "+" if self.forrige_ore is None else "-" if self.ny_ore is None else "*"

    @property
    def gjelder_perioden(self) -> bool:
        """VE-18: not what stands of, or is paid by, a vedtak that this one replaces."""
        return self.art is not Linjeart.UTBETALT and self.ref.partition(":")[0] != STAAR

    @property
    def er_delt(self) -> bool:
        """VE-5: the amount per month changes within the period, so that both parts are shown. A new month alone is no change."""
        return len({linje.maanedsbelop_ore for linje in self.deler}) > 1

    @property
    def endring_ore(self) -> int:
        """What the difference does to the sum: income and what is held out have their own sign."""
        if self.art is Linjeart.HOLDT_UTENFOR:
            return 0
        forskjell = (self.ny_ore or 0) - (self.forrige_ore or 0)
        return -forskjell if self.art is Linjeart.INNTEKT else forskjell


def sammenstill(forrige: Vedtak | None, ny: Vedtak) -> tuple[Kilderad, ...]:
    """VE-13 (Proba): each source of this month with what it was last month, then what is gone, by need, income and held out.

    A child is known by its person, else its name; a need or an income by its kind and text, else by its kind. Without a vedtak before this
    one every row is unmarked on the left and the marks mean nothing, so callers do not show them. What an omgjøring had standing or paid
    before it is nothing that a later month has lost.
    """
    gamle = _grupper(_for_perioden(forrige.linjer)) if forrige is not None else {}
    igjen = dict(gamle)
    rader = []
    for ref, linjer in _grupper(ny.linjer).items():
        gammel = _finn(igjen, forrige, ny, ref)
        rader.append(_rad(ref, linjer, igjen.pop(gammel) if gammel is not None else ()))
    rader += [_borte(linjer) for linjer in igjen.values()]
    arter = list(Linjeart)
    return tuple(sorted(rader, key=lambda rad: arter.index(rad.art)))


def stonad_ore(v: Vedtak) -> int | None:
    """VE-4, VE-18: what it grants, with what stands beside it, øre: an omgjøring's sum is what was left to pay. None: not worked out."""
    if v.endrer_id is None or v.sum_ore is None:
        return v.sum_ore
    s = summer(v.linjer)
    return s.stonad_ore + s.staar_ore


def endret_ore(rader: Iterable[Kilderad]) -> int:
    """What the marked rows do to the sum."""
    return sum(rad.endring_ore for rad in rader if rad.merke and rad.gjelder_perioden)


def dager_ore(rader: Iterable[Kilderad]) -> int:
    """What the days of the months do to the sum: the rows whose amount per month is the same."""
    return sum(rad.endring_ore for rad in rader if not rad.merke and rad.gjelder_perioden)


def i_samme_tid(forrige: Vedtak, ny: Vedtak) -> Vedtak:
    """VE-18: what an omgjøring is held against: the vedtak it changes in the days they share, so that like stands beside like."""
    if ny.endrer_id != forrige.id or not tar_dager(ny, forrige.til):
        return forrige
    linjer = linjer_i(forrige.linjer, ny.fra, ny.til)
    return forrige.model_copy(update={"linjer": linjer, "sum_ore": summer(linjer).stonad_ore if forrige.gir_stonad else 0})


def _for_perioden(linjer: Iterable[Linje]) -> Iterator[Linje]:
    return (linje for linje in linjer if linje.art is not Linjeart.UTBETALT and not linje.staar)


def _grupper(linjer: Iterable[Linje]) -> dict[str, tuple[Linje, ...]]:
    ut: dict[str, tuple[Linje, ...]] = {}
    for linje in linjer:
        ut[linje.ref] = (*ut.get(linje.ref, ()), linje)
    return ut


def _sum(linjer: Sequence[Linje]) -> int:
    return sum(linje.belop_ore for linje in linjer)


def _i_maaneden(linjer: Sequence[Linje]) -> tuple[int, ...]:
    """The amounts per month in order, a change within the period told apart; a one-off has its own."""
    ut: list[int] = []
    for linje in linjer:
        if linje.engang or not ut or ut[-1] != linje.maanedsbelop_ore:
            ut.append(linje.maanedsbelop_ore)
    return tuple(ut)


def _rad(ref: str, nye: Sequence[Linje], gamle: Sequence[Linje]) -> Kilderad:
    siste = nye[-1]
    return Kilderad(
        ref=ref,
        art=siste.art,
        tekst=siste.tekst,
        forrige_ore=_sum(gamle) if gamle else None,
        ny_ore=_sum(nye),
        sats_fra=siste.sats_fra,
        deler=tuple(nye) if len(nye) > 1 else (),
        samme_i_maaneden=bool(gamle) and _i_maaneden(gamle) == _i_maaneden(nye),
        avvik=any("VE-6" in linje.regler for linje in nye),
    )


def _borte(gamle: Sequence[Linje]) -> Kilderad:
    return Kilderad(ref="", art=gamle[-1].art, tekst=gamle[-1].tekst, forrige_ore=_sum(gamle), ny_ore=None)


def _finn(igjen: dict[str, tuple[Linje, ...]], forrige: Vedtak | None, ny: Vedtak, ref: str) -> str | None:
    """The ref last month of what is `ref` now: by the sharpest likeness that finds one not taken."""
    if forrige is None:
        return None
    for kjennetegn in _KJENNETEGN:
        min_ = kjennetegn(ny, ref)
        if min_ is not None:
            for gammel in igjen:
                if kjennetegn(forrige, gammel) == min_:
                    return gammel
    return None


def _sats(v: Vedtak, ref: str) -> Nokkel | None:
    return (ref,) if ref == "livsopphold" else None


def _eksakt(v: Vedtak, ref: str) -> Nokkel | None:
    """Kind and text; for a child its person."""
    slag, _, nr = ref.partition(":")
    if slag == "barn":
        barn = next((b for b in v.barn if str(b.id) == nr), None)
        return None if barn is None else (slag, str(barn.person_id) if barn.person_id is not None else f"{barn.navn} {barn.fodt}")
    post = next((p for p in (v.behov if slag == "behov" else v.inntekter) if str(p.id) == nr), None)
    return None if post is None else (slag, post.art.value, post.tekst)


def _omtrent(v: Vedtak, ref: str) -> Nokkel | None:
    """Only the kind: the text was changed."""
    eksakt = _eksakt(v, ref)
    return eksakt[:2] if eksakt is not None and len(eksakt) == 3 else None


_KJENNETEGN: tuple[Callable[[Vedtak, str], Nokkel | None], ...] = (_sats, _eksakt, _omtrent)
