"""OP-9: KVP's places; § 35: the kvalifiseringsstønad of a vedtak."""

from __future__ import annotations

from navtui.domain.kvp import Kvpplasser
from navtui.domain.kvpstonad import Kvplinje, beregn, etterregn, kilder, satsvarsel
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtaksregler.grunnlag import Kvp, Kvpfunn
from navtui.services.okt import Okt
from navtui.store import kvp as lager
from navtui.store import vedtaksregler
from navtui.store.db import Leser


def plasser(okt: Okt) -> Kvpplasser:
    """Used and free places, an office total anyone may see."""
    with okt.lese() as les:
        return lager.plasser(les)


def beregnet(leser: Leser, v: Vedtak) -> tuple[tuple[Kvplinje, ...], Kvpfunn]:
    """§ 35: the stønad of the program this vedtak grants, by its facts and the rows of today; without lines what stops it."""
    if not v.gir_kvp:
        return (), Kvpfunn()
    fodt, _ = vedtaksregler.soker(leser, v.person_id)
    satser = vedtaksregler.kvpsatser(leser)
    try:
        linjer = beregn(v.fra, v.til, fodt, v.barn, satser)
        return linjer, Kvpfunn(varsel=satsvarsel(v.fra, satser), kilder=kilder(linjer, satser))
    except Regelbrudd as brudd:
        return (), Kvpfunn(brudd=brudd)


def sjekk_frosset(leser: Leser, v: Vedtak) -> Regelbrudd | None:
    """KO-9 (Nav): at signing the stønad is worked out again, from each frozen line and from the facts of today; both must agree."""
    if all(etterregn(linje) == linje for linje in v.kvplinjer) and beregnet(leser, v)[0] == v.kvplinjer:
        return None
    return Regelbrudd("KO-9", "Kvalifiseringsstønaden er en annen nå enn da vedtaket ble sendt. Returner det, så den blir regnet på nytt.")


def lopende(leser: Leser, v: Vedtak) -> Kvp | None:
    """VE-4: the kvalifiseringsstønad the person gets on the vedtak's first day with it, by another iverksatt vedtak."""
    return lager.lopende(leser, v.person_id, v.fra, v.til) if v.beregnes else None
