"""VE-1, VE-16: a vedtak about one who is dead gives no løpende stønad for the time after, and pays someone else."""

from __future__ import annotations

from navtui.domain.dodsfall import betaler_den_dode, gir_etter
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtaksregler.grunnlag import Regelgrunnlag


def ve_1_etter_dodsfallet(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-1 (own): the period ends with the death."""
    return gir_etter(v, g.dod)


def ve_16_den_dode(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-16 (own): what is paid after the death goes to someone else."""
    return betaler_den_dode(v, g.dod)
