"""VE-4: from a vedtak to its calculation, and what of it is to be paid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from navtui.domain import grunnlag as g
from navtui.domain.belop import kroner
from navtui.domain.beregning import Beregning, beregn
from navtui.domain.husholdning import regnet
from navtui.domain.kodeverk import Linjeart, Soknadspost, Utfall, Utgiftstype, Vedtaksart
from navtui.domain.linje import UTBETALT_LAN, Linje, Summer, etterregn
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.sats import Satsrad
from navtui.domain.vedtak import Post, Vedtak

BOTILBUDSREF: Final = 0
"""The `ref` of the need that is the nights of a botilbud: rows of the file begin at 1."""

_SVARER: Final[dict[Utgiftstype, Soknadspost]] = {
    Utgiftstype.HUSLEIE: Soknadspost.HUSLEIE,
    Utgiftstype.BOLIGLAN_RENTER: Soknadspost.HUSLEIE,
    Utgiftstype.BOLIGLAN_AVDRAG: Soknadspost.HUSLEIE,
    Utgiftstype.FELLESKOSTNADER: Soknadspost.HUSLEIE,
    Utgiftstype.KOMMUNALE_AVGIFTER: Soknadspost.HUSLEIE,
    Utgiftstype.ANNEN_BOUTGIFT: Soknadspost.HUSLEIE,
    Utgiftstype.BOLIGFORSIKRING: Soknadspost.HUSLEIE,
    Utgiftstype.STROM: Soknadspost.STROM,
    Utgiftstype.OPPVARMING: Soknadspost.STROM,
    Utgiftstype.BARNEHAGE: Soknadspost.BARN_FRITID,
    Utgiftstype.SFO: Soknadspost.BARN_FRITID,
}
"""The thing applied for that a need answers, where they do not have the same name."""


def svarer_paa(art: Utgiftstype) -> Soknadspost:
    """VE-2: the thing applied for that a need belongs to."""
    felles = {post.value: post for post in Soknadspost}
    return _SVARER.get(art) or felles.get(art.value, Soknadspost.ANNET)


def gir_livsopphold(v: Vedtak) -> bool:
    """VE-4: whether the sats lines belong in it: livsopphold for a time is applied for, or granted, and not refused.

    An engangsytelse has none. An avslag has them where there is income to hold against them: then they are why.
    """
    if v.engang:
        return False
    if v.art is Vedtaksart.AVSLAG:
        return bool(v.inntekter) and any(p.art is Soknadspost.LIVSOPPHOLD and p.utfall is not Utfall.AVVIST for p in v.poster)
    return any(p.art is Soknadspost.LIVSOPPHOLD and p.utfall not in (Utfall.AVSLAG, Utfall.AVVIST) for p in v.poster)


def _husholdning(v: Vedtak) -> tuple[g.Husholdning, ...]:
    """VE-5: one form for the whole period, or one after the other when it changes inside it."""
    return tuple(g.Husholdning(type=b.type, fra=b.fra, til=b.til) for b in regnet(v) if b.type is not None)


def dogn(v: Vedtak) -> int:
    """VE-17: the nights of a botilbud: each day of the period has one."""
    return (v.til - v.fra).days + 1


def _behov(v: Vedtak) -> Iterator[g.Behov]:
    """VE-4: the expenses approved, and the nights of a botilbud that are paid for."""
    for b in v.behov:
        yield g.Behov(ref=b.id or -1, type=b.art, belop_ore=b.belop_ore, tekst=b.tekst, engang=b.engang)
    if v.botilbud is not None and v.botilbud.dognpris_ore:
        pris, antall = v.botilbud.dognpris_ore, dogn(v)
        tekst = f"{antall} døgn à {kroner(pris)}"
        yield g.Behov(ref=BOTILBUDSREF, type=Utgiftstype.MIDLERTIDIG_BOTILBUD, belop_ore=pris * antall, tekst=tekst, engang=True)


def _merker(v: Vedtak) -> Iterator[tuple[str, str]]:
    """VE-3, VE-22: the lines of what is granted as a lån, and of what is to be claimed back."""
    for p in v.poster:
        regler = ("VE-3",) * p.er_lan + ("VE-22",) * (p.gir_noe and p.refusjon is not None)
        yield from ((ref, regel) for regel in regler for ref in _refs(v, p))


def _refs(v: Vedtak, p: Post) -> Iterator[str]:
    if p.art is Soknadspost.LIVSOPPHOLD:
        yield g.LIVSOPPHOLD
        yield from (f"barn:{b.id or 0}" for b in v.barn)
    yield from (f"behov:{b.ref}" for b in _behov(v) if svarer_paa(b.type) is p.art)


def gitt_til(v: Vedtak, p: Post, linjer: Iterable[Linje]) -> int:
    """VE-3, VE-4: the øre of the need that one thing is granted, before income is counted."""
    refs = set(_refs(v, p))
    return sum(linje.belop_ore for linje in linjer if linje.art is Linjeart.BEHOV and linje.ref in refs)


def til_grunnlag(v: Vedtak, satser: Sequence[Satsrad], utbetalt: Sequence[g.Utbetalt] = (), *, med_avvik: bool = True) -> g.Grunnlag:
    """The facts of the vedtak as the calculation takes them. Without avvik it gives the norm's own sum (VE-6).

    `utbetalt`: what the vedtak it replaces has paid for the same period (VE-18).
    """
    return g.Grunnlag(
        fra=v.fra,
        til=v.til,
        husholdning=_husholdning(v),
        barn=tuple(g.Barn(ref=b.id or 0, navn=b.navn, fodt=b.fodt, andel=b.andel, fra=b.fra, til=b.til) for b in v.barn),
        behov=tuple(_behov(v)),
        inntekter=tuple(
            g.Inntekt(ref=i.id or 0, type=i.art, belop_ore=i.belop_ore, tekst=i.tekst, engang=i.engang, person_id=i.person_id)
            for i in v.inntekter
        ),
        satser=tuple(satser),
        avvik=tuple(g.Satsavvik(linje=a.linje, belop_ore=a.belop_ore, grunn=a.grunn) for a in v.avvikslinjer) if med_avvik else (),
        livsopphold=gir_livsopphold(v),
        utbetalt=tuple(utbetalt),
        merker=tuple(_merker(v)),
    )


def beregn_vedtak(v: Vedtak, satser: Sequence[Satsrad], utbetalt: Sequence[g.Utbetalt] = ()) -> Beregning:
    """VE-4, VE-5: the calculation of the vedtak as its facts are now."""
    return beregn(til_grunnlag(v, satser, utbetalt))


def til_utbetaling(v: Vedtak, beregning: Summer) -> int:
    """VE-4, VE-16, VE-18: the øre to be paid. A vedtak that grants nothing pays nothing of its own, whatever its lines add up to; but what
    stands of the vedtak it changes, and is not paid, is paid by it."""
    return beregning.til_utbetaling_ore if v.gir_stonad else beregning.rest_ore


def lan_ore(v: Vedtak, sum_ore: int, linjer: Iterable[Linje]) -> int:
    """VE-3, § 21: how much of what is paid is a lån: all of it where everything granted is and no amount is said, else what the items say.

    VE-18: less what the vedtak it changes has lent already; that lån stands in its own ledger, and is not lent once more.
    """
    gitt = [p for p in v.poster if p.gir_noe]
    lan = [p for p in gitt if p.er_lan]
    if lan and len(lan) == len(gitt) and not any(p.belop_ore for p in lan):
        return sum_ore
    linjer = tuple(linjer)
    lant_for = sum(linje.belop_ore for linje in linjer if linje.kode == UTBETALT_LAN)
    return max(0, min(sum_ore, sum(p.belop_ore or gitt_til(v, p, linjer) for p in lan) - lant_for))


def delt_lan(v: Vedtak, p: Post, linjer: Iterable[Linje]) -> int | None:
    """VE-3, VE-19: the øre that are lån where the rest of what the thing is given is bidrag; None where it is all the one or the other."""
    return p.belop_ore if p.er_lan and p.belop_ore and p.belop_ore < gitt_til(v, p, linjer) else None


def sjekk_frosset_sum(v: Vedtak, satser: Sequence[Satsrad], utbetalt: Sequence[g.Utbetalt] = ()) -> Regelbrudd | None:
    """KO-9 (Nav): at signing the sum is worked out again, from the frozen lines and from the facts and satser of today; both must agree.

    For an omgjøring the facts of today include what has been paid since it was sent.
    """
    if not v.beregnes or not (v.gir_stonad or v.linjer):
        return None
    fra_linjer = til_utbetaling(v, etterregn(v.linjer))
    ny = beregn_vedtak(v, satser, utbetalt)
    if fra_linjer == v.sum_ore and til_utbetaling(v, ny) == v.sum_ore and ny.linjer == v.linjer:
        return None
    return Regelbrudd("KO-9", "Beregningen gir et annet svar nå enn da vedtaket ble sendt. Returner det, så det blir regnet på nytt.")
