"""Begrunnelser and notes for the demo: put together so that no month repeats the one before (VE-7), and no child another (VE-8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from navtui.domain.alder import barneband
from navtui.domain.belop import kroner
from navtui.domain.demo.modell import Saksmal, Tekster
from navtui.domain.demo.regning import Post
from navtui.domain.demo.valg import tall
from navtui.domain.kalender import MAANEDER, Maaned
from navtui.domain.kodeverk import Inntektstype, Utgiftstype

_ORD = {t.value: t.tekst for liste in (Utgiftstype, Inntektstype) for t in liste}
"""What a kind of need or income is called inside a sentence."""


def _i_tur(av: Sequence[str], nr: int, *nokkel: object) -> str:
    """The next one in the row for each number, begun at a place of the key's own: two numbers after each other never give the same."""
    return av[(tall(len(av), *nokkel) + nr) % len(av)]


def _bytt(setning: str, **ord_: str) -> str:
    """Fill in the slots. Names may hold braces, so each slot is replaced once and nothing is read out of what was put in."""
    for navn, verdi in ord_.items():
        forst, merke, sist = setning.partition(f"{{{navn}}}")
        setning = forst + (verdi if merke else "") + sist
    return setning


def tall_i_ord(poster: Sequence[Post], maaned: str) -> str:
    """The amounts that were looked at, in a sentence: what makes one person's month another's than the next one's."""
    deler = [f"{_ORD.get(p.art, p.art.replace('_', ' '))} {kroner(p.belop_ore)}" for p in poster[:4]]
    return f"Lagt til grunn for {maaned}: {', '.join(deler)}." if deler else f"Det er verken boutgift eller inntekt i {maaned}."


def begrunnelse(t: Tekster, mal: Saksmal, fornavn: str, nokkel: str, nr: int, fra: date, poster: Sequence[Post]) -> str:
    """VE-7: who it is about, what has happened since last time, what was looked at, and the assessment of this period."""
    maaned, forrige = (Maaned.av(fra + timedelta(days=14)).pluss(n).maaned for n in (0, -1))
    deler = [
        mal.situasjon or _i_tur(t.situasjon[mal.tema], 0, nokkel, "situasjon"),
        _i_tur(t.maaned[mal.tema], nr, nokkel, "maaned"),
        _i_tur(t.felles, nr, nokkel, "felles"),
        _i_tur(t.vurdering, nr, nokkel, "vurdering"),
    ]
    navn = MAANEDER[maaned - 1]
    fylt = [_bytt(d, fornavn=fornavn, maaned=navn, forrige=MAANEDER[forrige - 1]) for d in deler]
    return " ".join([*fylt[:3], tall_i_ord(poster, navn), *fylt[3:]])


def barnets_vurdering(t: Tekster, navn: str, fodt: date, nokkel: str, nr: int, fra: date) -> str:
    """VE-8: a line of this child's own, this month's."""
    band = barneband(fodt, max(fra, fodt))
    return _bytt(_i_tur(t.barn[band or "barn_11_17"], nr, nokkel, navn), navn=navn)


def mening(t: Tekster, nokkel: str, nr: int) -> str:
    """What the person said about it (§ 42)."""
    return _i_tur(t.mening, nr, nokkel, "mening")


def fra_lager(av: Sequence[str], nokkel: str, nr: int) -> str:
    """A contact's or a note's text."""
    return _i_tur(av, nr, nokkel)
