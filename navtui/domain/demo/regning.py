"""The calculation of a demo vedtak by the product's own, once for each set of facts: copies of a person share it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from navtui.domain.beregning import beregn
from navtui.domain.demo.modell import Saksmal
from navtui.domain.demo.valg import tall
from navtui.domain.fordeling import avrund
from navtui.domain.grunnlag import LIVSOPPHOLD, Barn, Behov, Grunnlag, Husholdning, Inntekt, Satsavvik
from navtui.domain.kodeverk import Husholdningstype, Inntektstype, Utgiftstype
from navtui.domain.sats import Satsrad, gjeldende

SKALERT_TIL = 830_000
"""The sats for an enslig, øre, in the year the fixtures' kroner are of (2026)."""

_STROM = (140, 135, 120, 105, 85, 70, 60, 65, 80, 100, 115, 130)
"""Per cent of the usual strøm, January to December."""

_HUSHOLDNING = {t.value: t for t in Husholdningstype}
_UTGIFT = {t.value: t for t in Utgiftstype}
_INNTEKT = {t.value: t for t in Inntektstype}
_NAVNEMERKE = "\ue000{}\ue001"
"""Stands for a child's name until the copy's own is put in."""


@dataclass(frozen=True, slots=True)
class Post:
    """An income or a need in one month: its kind, text and øre."""

    art: str
    tekst: str
    belop_ore: int
    til: str | None = None


@dataclass(frozen=True, slots=True)
class Regning:
    """Lines as they are stored (`ref` without its row's id: kind and place in its list), and what is to be paid, øre."""

    linjer: tuple[dict[str, object], ...]
    sum_ore: int


@dataclass(frozen=True, slots=True)
class Fakta:
    """What the calculation of one vedtak rests on. Children are (birth date, share)."""

    fra: date
    til: date
    husholdning: str
    barn: tuple[tuple[date, int], ...]
    behov: tuple[Post, ...]
    inntekter: tuple[Post, ...]
    voksenavvik_ore: int | None = None
    engang: bool = False


class Regnskap:
    """Amounts and calculations for an office on one date."""

    def __init__(self, satser: Sequence[Satsrad], i_dag: date) -> None:
        self._satser = tuple(satser)
        self._enslig_ore = gjeldende(self._satser, i_dag).enslig_ore
        self.regn = lru_cache(maxsize=20_000)(self._regn)

    def ore(self, kroner: int) -> int:
        """The fixtures' kroner in the money of the demo's year, to the nearest ten kroner."""
        return avrund(kroner * 100 * self._enslig_ore, SKALERT_TIL * 1000) * 1000

    def poster(self, mal: Saksmal, nr: int, fra: date) -> tuple[tuple[Post, ...], tuple[Post, ...]]:
        """The needs and incomes of month number `nr`: what swings, swings, and the rent went up once."""
        behov = tuple(Post(b.art, b.tekst, self._behov(mal, b.art, b.kr, b.svinger, nr, fra), b.til) for b in mal.behov)
        inntekter = tuple(
            Post(i.art, i.tekst, self.ore(i.kr * (85 + tall(16, "lønn", mal.nokkel, nr)) // 100 if i.svinger else i.kr))
            for i in mal.inntekter
        )
        return behov, inntekter

    def _behov(self, mal: Saksmal, art: str, kroner: int, svinger: bool, nr: int, fra: date) -> int:
        if svinger:
            kroner = kroner * _STROM[fra.month - 1] // 100
        if art == "husleie" and nr < 1 + tall(14, "leie", mal.nokkel):
            kroner -= 50 * (2 + tall(4, "leie", mal.nokkel))
        return self.ore(kroner)

    def _regn(self, f: Fakta) -> Regning:
        avvik = () if f.voksenavvik_ore is None else (Satsavvik(linje=LIVSOPPHOLD, belop_ore=f.voksenavvik_ore, grunn="-"),)
        svar = beregn(
            Grunnlag(
                fra=f.fra,
                til=f.til,
                husholdning=(Husholdning(type=_HUSHOLDNING[f.husholdning]),),
                barn=tuple(Barn(ref=n, navn=_NAVNEMERKE.format(n), fodt=fodt, andel=andel) for n, (fodt, andel) in enumerate(f.barn)),
                behov=tuple(
                    Behov(ref=n, type=_UTGIFT[p.art], belop_ore=p.belop_ore, tekst=p.tekst, engang=f.engang) for n, p in enumerate(f.behov)
                ),
                inntekter=tuple(
                    Inntekt(ref=n, type=_INNTEKT[p.art], belop_ore=p.belop_ore, tekst=p.tekst) for n, p in enumerate(f.inntekter)
                ),
                satser=self._satser,
                avvik=avvik,
                livsopphold=not f.engang,
            )
        )
        linjer = tuple(linje.model_dump(mode="python") | {"art": str(linje.art), "regler": list(linje.regler)} for linje in svar.linjer)
        return Regning(linjer, svar.til_utbetaling_ore)


def med_navn(linje: dict[str, object], id_av: Mapping[str, Sequence[int]], navn: Sequence[str]) -> dict[str, object]:
    """The line as it is stored for one person: its `ref` by the row's id, the child's own name in its text."""
    art, _, plass = str(linje["ref"]).partition(":")
    if not plass:
        return linje
    tekst = str(linje["tekst"])
    if art == "barn":
        tekst = tekst.replace(_NAVNEMERKE.format(plass), navn[int(plass)])
    return linje | {"ref": f"{art}:{id_av[art][int(plass)]}", "tekst": tekst}
