"""PM-2, VE-4: food and livsopphold for some days: what a nødhjelp gives most often, and a stønad that is counted by the sats never."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from navtui.domain.beregning import beregn
from navtui.domain.husholdning import Bodd
from navtui.domain.kalender import arbeidsdager_etter
from navtui.domain.kodeverk import Utgiftstype, Vedtaksart
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.sats import Satsrad
from navtui.domain.vedtak import Behov, Post, Vedtak
from navtui.domain.vedtak_beregning import til_grunnlag

FLEST_DAGER = 31
_MAT = Utgiftstype.LIVSOPPHOLD
_NOD = (
    _MAT,
    Utgiftstype.STROM,
    Utgiftstype.RESTANSE_STROM,
    Utgiftstype.MIDLERTIDIG_BOTILBUD,
    Utgiftstype.MEDISIN_BRILLER,
    Utgiftstype.REISE,
)
"""PM-2: what a nødssituasjon is about most often: no food, the power shut off, no roof; first in its choices."""


def utgiftstyper(v: Vedtak) -> tuple[Utgiftstype, ...]:
    """PM-2, VE-4: the expenses that may be in this vedtak. In a nødhjelp food comes first; where the sats is counted, food is in it."""
    if v.art is Vedtaksart.NODHJELP and v.engang:
        return (*_NOD, *(t for t in Utgiftstype if t not in _NOD))
    andre = tuple(t for t in Utgiftstype if t is not _MAT)
    return (*andre, _MAT) if v.engang else andre


def dager_til_neste_arbeidsdag(dag: date) -> int:
    """PM-2 (own decision): the days a nødhjelp is proposed for: till the office is open again and the rest can be decided."""
    return (arbeidsdager_etter(dag, 1) - dag).days


def mat(v: Vedtak, dager: int, belop_ore: int | None, tekst: str, satser: Sequence[Satsrad], bodd: Sequence[Bodd]) -> Behov:
    """PM-2, VE-4, VE-5 (own decision): some days of food as a need of the vedtak. Without an amount it is the veiledende sats of the
    household for those days, counted by days as any part of a month; the veileder may give another (VE-6 is not asked in a nødssituasjon).

    Refuses no days or more than a month (VE-1), and to work it out where nobody knows who the person lives with (PE-4).
    """
    if not 1 <= dager <= FLEST_DAGER:
        raise Regelbrudd("VE-1", f"Skriv hvor mange dager det gjelder, fra 1 til {FLEST_DAGER}.", "dager")
    if belop_ore is None:
        belop_ore = _etter_sats(v, dager, satser, bodd)
    hva = "1 dag" if dager == 1 else f"{dager} dager"
    return Behov(art=_MAT, belop_ore=belop_ore, engang=True, tekst=f"{hva}, {tekst}" if tekst else hva)


def _etter_sats(v: Vedtak, dager: int, satser: Sequence[Satsrad], bodd: Sequence[Bodd]) -> int:
    til = v.fra + timedelta(days=dager - 1)
    form = next((b.type for b in bodd if b.fra <= v.fra <= b.til), None)
    if form is None:
        raise Regelbrudd("PE-4", "Det er ikke registrert hvem personen bor med, så beløpet kan ikke regnes ut. Skriv det.", "belop_ore")
    loper = {"art": Vedtaksart.STONAD, "engang": False, "til": til, "husstandsform": form, "ny_husstandsform": None, "flere_skifter": ()}
    tomt = {"behov": (), "inntekter": (), "avvikslinjer": (), "botilbud": None, "poster": (Post(art="livsopphold"),)}
    return beregn(til_grunnlag(v.model_copy(update=loper | tomt), satser)).behov_ore
