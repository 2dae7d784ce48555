"""VE-18: the same month is not granted twice."""

from __future__ import annotations

from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtak_overlapp import alt_gitt, dobbelt
from navtui.domain.vedtaksregler.grunnlag import Regelgrunnlag


def ve_18_dobbelt(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-18 (Nav; law § 18): what an iverksatt vedtak grants for the same days is changed there, not granted beside it."""
    return dobbelt(v, g.andre)


def ve_18_alt_gitt(v: Vedtak, g: Regelgrunnlag) -> tuple[Varsel, ...]:
    """VE-18: what has been granted and paid already for the same time is said, with amount and day."""
    return alt_gitt(v, g.andre)
