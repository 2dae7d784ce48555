"""F4: the vedtak that run out, a page at a time, with what will change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from navtui.domain.fornyelse import (
    FornyelseRad,
    Fornyelsesgrunnlag,
    Fornyelsestall,
    Utvalg,
    alder_paa,
    endringer,
    neste_periode,
)
from navtui.domain.sats import Satsrad
from navtui.domain.vedtaksperiode import maaneder_paa_rad
from navtui.services.okt import Okt
from navtui.store import fornyelse as lager
from navtui.store import innstilling, vedtaksregler
from navtui.store.db import Leser

SIDE = 50
"""Rows per page."""


def hent(okt: Okt, utvalg: Utvalg = Utvalg.MINE, *, fra: int = 0, antall: int = SIDE, ident: str | None = None) -> tuple[FornyelseRad, ...]:
    """Vedtak that run out within the setting's days (14), the first to end first. `ident`: whose cases, the signed-in's own when None.

    `Utvalg.GATT_UT` are the ones that ended as many days back and that nothing came after, the whole office's.
    """
    with okt.lese() as les:
        vindu = _vindu(les, utvalg)
        utlop = lager.side(les, *vindu, _veileder(okt, utvalg, ident), antall, fra)
        return _rader(les, utlop)


def tell(okt: Okt, utvalg: Utvalg = Utvalg.MINE, *, ident: str | None = None) -> Fornyelsestall:
    """What the first line says of them all; apart from the page, since it must look at every one."""
    with okt.lese() as les:
        tall = lager.tell(les, *_vindu(les, utvalg), _veileder(okt, utvalg, ident))
        hvem = None if utvalg is not Utvalg.MINE else _veileder(okt, utvalg, ident)
        gatt_ut = lager.tell(les, *_vindu(les, Utvalg.GATT_UT), hvem)["antall"]
    return Fornyelsestall(**tall, gatt_ut=gatt_ut)


def _veileder(okt: Okt, utvalg: Utvalg, ident: str | None) -> str | None:
    return (ident or okt.ident) if utvalg is Utvalg.MINE else ident


def _vindu(les: Leser, utvalg: Utvalg) -> tuple[date, date]:
    dager = timedelta(days=innstilling.hent(les, "fornyelse_dager"))
    if utvalg is Utvalg.GATT_UT:
        return les.i_dag - dager, les.i_dag - timedelta(days=1)
    return les.i_dag, les.i_dag + dager


def _rader(les: Leser, utlop: Sequence[lager.Utlop]) -> tuple[FornyelseRad, ...]:
    """The rows with what will change. The facts are read for these rows only."""
    if not utlop:
        return ()
    vedtak, personer = [u.vedtak_id for u in utlop], [u.person_id for u in utlop]
    barn, vilkar, perioder = lager.barn(les, vedtak), lager.vilkar(les, vedtak), lager.perioder(les, personer)
    andeler = lager.andeler(les, vedtak)
    skifter = lager.husstandsskifter(les, personer, min(u.vedtaksdato for u in utlop))
    satser: tuple[Satsrad, ...] = vedtaksregler.veiledende(les)
    opphold, langtid = innstilling.hent(les, "opphold_maaneder"), innstilling.hent(les, "langtid_maaneder")
    ut = []
    for u in utlop:
        ny = neste_periode(u.til)
        grunnlag = Fornyelsesgrunnlag(
            i_dag=les.i_dag,
            fra=u.fra,
            til=u.til,
            vedtaksdato=u.vedtaksdato,
            fodt=u.fodt,
            barn=tuple(barn.get(u.vedtak_id, ())),
            andeler=tuple(andeler.get(u.vedtak_id, ())),
            satser=satser,
            husstand=tuple(s for s in skifter.get(u.person_id, ()) if s.dag > u.vedtaksdato),
            vilkar=tuple(vilkar.get(u.vedtak_id, ())),
            neste_oppfolging=u.neste_oppfolging,
            soknad_mottatt=u.soknad_mottatt,
            maaned=maaneder_paa_rad([*perioder.get(u.person_id, ()), ny], ny[1], opphold),
            langtid_maaneder=langtid,
        )
        ut.append(_rad(u, grunnlag))
    return tuple(ut)


def _rad(u: lager.Utlop, g: Fornyelsesgrunnlag) -> FornyelseRad:
    return FornyelseRad(
        vedtak_id=u.vedtak_id,
        nummer=u.nummer,
        person_id=u.person_id,
        saksnummer=u.saksnummer,
        fornavn=u.fornavn,
        etternavn=u.etternavn,
        alder=alder_paa(u.fodt, g.i_dag),
        veileder=u.veileder,
        fra=u.fra,
        til=u.til,
        dager_igjen=(u.til - g.i_dag).days,
        sum_ore=u.sum_ore,
        maaned=g.maaned,
        soknad_mottatt=u.soknad_mottatt,
        utkast=u.utkast,
        utkast_id=u.utkast_id,
        endringer=endringer(g),
    )
