"""VE-4: from a vedtak to its calculation, and what of it is to be paid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from navtui.domain import grunnlag as g
from navtui.domain.beregning import Beregning, beregn
from navtui.domain.kodeverk import Soknadspost, Utfall
from navtui.domain.linje import etterregn
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.sats import Satsrad
from navtui.domain.vedtak import Vedtak


def gir_livsopphold(v: Vedtak) -> bool:
    """VE-4: whether the sats lines belong in it: livsopphold is applied for, or granted, and not refused."""
    return any(p.art is Soknadspost.LIVSOPPHOLD and p.utfall not in (Utfall.AVSLAG, Utfall.AVVIST) for p in v.poster)


def _husholdning(v: Vedtak) -> tuple[g.Husholdning, ...]:
    """VE-5: one form for the whole period, or two when it changes inside it."""
    skifte = v.ny_husstandsform_fra
    if v.ny_husstandsform is None or skifte is None or not v.fra < skifte <= v.til:
        return (g.Husholdning(type=v.husstandsform),)
    return (
        g.Husholdning(type=v.husstandsform, til=skifte - timedelta(days=1)),
        g.Husholdning(type=v.ny_husstandsform, fra=skifte),
    )


def til_grunnlag(v: Vedtak, satser: Sequence[Satsrad], *, med_avvik: bool = True) -> g.Grunnlag:
    """The facts of the vedtak as the calculation takes them. Without avvik it gives the norm's own sum (VE-6)."""
    return g.Grunnlag(
        fra=v.fra,
        til=v.til,
        husholdning=_husholdning(v),
        barn=tuple(g.Barn(ref=b.id or 0, navn=b.navn, fodt=b.fodt, andel=b.andel, fra=b.fra, til=b.til) for b in v.barn),
        behov=tuple(g.Behov(ref=b.id or 0, type=b.art, belop_ore=b.belop_ore, tekst=b.tekst, engang=b.engang) for b in v.behov),
        inntekter=tuple(
            g.Inntekt(ref=i.id or 0, type=i.art, belop_ore=i.belop_ore, tekst=i.tekst, engang=i.engang, person_id=i.person_id)
            for i in v.inntekter
        ),
        satser=tuple(satser),
        avvik=tuple(g.Satsavvik(linje=a.linje, belop_ore=a.belop_ore, grunn=a.grunn) for a in v.avvikslinjer) if med_avvik else (),
        livsopphold=gir_livsopphold(v),
    )


def beregn_vedtak(v: Vedtak, satser: Sequence[Satsrad]) -> Beregning:
    """VE-4, VE-5: the calculation of the vedtak as its facts are now."""
    return beregn(til_grunnlag(v, satser))


def til_utbetaling(v: Vedtak, beregning: Beregning) -> int:
    """VE-4, VE-16: the øre to be paid; a vedtak that grants nothing pays nothing, whatever its lines add up to."""
    return beregning.til_utbetaling_ore if v.gir_stonad else 0


def sjekk_frosset_sum(v: Vedtak, satser: Sequence[Satsrad]) -> Regelbrudd | None:
    """KO-9 (Nav): at signing the sum is worked out again, from the frozen lines and from the facts and satser of today; both must agree."""
    if not v.art.har_beregning:
        return None
    fra_linjer = etterregn(v.linjer).til_utbetaling_ore if v.gir_stonad else 0
    ny = beregn_vedtak(v, satser)
    if fra_linjer == v.sum_ore and til_utbetaling(v, ny) == v.sum_ore and ny.linjer == v.linjer:
        return None
    return Regelbrudd("KO-9", "Beregningen gir et annet svar nå enn da vedtaket ble sendt. Returner det, så det blir regnet på nytt.")
