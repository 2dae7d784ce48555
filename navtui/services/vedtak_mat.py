"""PM-2: food for some days in a nødhjelp or another engangsytelse."""

from __future__ import annotations

from navtui.domain.husholdning import bodd
from navtui.domain.kodeverk import Svar
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtak_mat import mat
from navtui.services.okt import Okt
from navtui.services.vedtak import rediger
from navtui.store import vedtak, vedtaksregler
from navtui.store.db import Skriver


def gi_mat(okt: Okt, vedtak_id: int, versjon: int, dager: int, belop_ore: int | None = None, tekst: str = "") -> Vedtak:
    """PM-2, VE-4: food and livsopphold for so many days. Without an amount it is the sats of the household for those days."""

    def gjor(s: Skriver, v: Vedtak) -> None:
        bor = bodd(vedtaksregler.opphold(s, v.person_id), v.fra, v.fra)
        ny = mat(v, dager, belop_ore, tekst, vedtaksregler.veiledende(s), bor)
        vedtak.legg_til(s, v.id, "behov", ny.model_copy(update={"svar": Svar.NY}))

    return rediger(okt, vedtak_id, versjon, "vedtak endret", gjor, lagt_til="behov")
