"""Collects what the rules of a vedtak look at, and asks them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from navtui.domain.beregning import Beregning, beregn, satsvarsler
from navtui.domain.byggestein import byggesteiner
from navtui.domain.grunnlag import LIVSOPPHOLD, Utbetalt
from navtui.domain.husholdning import bodd, etter_registeret
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.sats import Satsrad
from navtui.domain.vedtak import Hode, Vedtak
from navtui.domain.vedtak_beregning import til_grunnlag
from navtui.domain.vedtak_endring import utbetalt_for
from navtui.domain.vedtaksperiode import maaneder_paa_rad
from navtui.domain.vedtaksregler import Regelgrunnlag, Soknadsbilde, stopp_og_varsler
from navtui.domain.vedtaksregler.grunnlag import Voksensats
from navtui.domain.vedtaksregler.reduksjonsgulv import voksensatser
from navtui.services import kvp
from navtui.services.vedtak_virkning import andre, familie, opphor, plass_til
from navtui.store import dodsfall, innstilling, oppgave, rutine, varsel, vedtak, vedtak_endring, vedtak_overlapp, vedtaksregler
from navtui.store.db import Leser


def beregnet(v: Vedtak, satser: tuple[Satsrad, ...], utbetalt: tuple[Utbetalt, ...] = ()) -> tuple[Beregning | None, Regelbrudd | None]:
    """The calculation of a draft, or what stops it. `utbetalt`: what the vedtak it replaces has paid (VE-18)."""
    try:
        return beregn(til_grunnlag(v, satser, utbetalt)), None
    except Regelbrudd as brudd:
        return None, brudd


def _norm(v: Vedtak, satser: tuple[Satsrad, ...]) -> tuple[int, tuple[Voksensats, ...], tuple[Varsel, ...]]:
    """VE-6, VE-12: the need by the norm alone, the adults' monthly sats on the period's days, and what is to be said of the satser."""
    try:
        g = til_grunnlag(v, satser, med_avvik=False)
        b = beregn(g)
    except Regelbrudd:
        return 0, (), ()
    voksne = [(linje.fra, linje.maanedsbelop_ore) for linje in b.linjer if linje.ref == LIVSOPPHOLD]
    return b.behov_ore, voksensatser(v, voksne), satsvarsler(g)


def med_registeret(leser: Leser, person_id: int, h: Hode, forrige: Vedtak | None = None) -> Hode:
    """PE-4, VE-5: the head of a draft with the household as it is registered; not where `forrige` counted another and someone wrote why."""
    sett = {p.setning for p in forrige.varsler if p.regel == "PE-4"} if forrige is not None else ()
    return etter_registeret(h, bodd(vedtaksregler.opphold(leser, person_id), h.fra, h.til), sett)


def _soknad(leser: Leser, v: Vedtak) -> Soknadsbilde | None:
    """VE-2: the søknad, each thing applied for with whether another vedtak answers it."""
    soknad = vedtaksregler.soknad(leser, v.soknad_id) if v.soknad_id else None
    if soknad is None:
        return None
    andre = vedtak_endring.besvart_i_annet(leser, [o.id for o in soknad.poster], v.id)
    return replace(soknad, poster=tuple(replace(o, i_annet=o.id in andre) for o in soknad.poster))


def _ytelse_slutt(leser: Leser, v: Vedtak) -> date | None:
    """VE-1, OP-7: the registered end of the ytelse that carries a longer vedtak."""
    if v.helseytelse is None:
        return None
    return min((d.dato for d in oppgave.sluttdatoer(leser, v.person_id) if d.art.value == v.helseytelse.value), default=None)


def samle(leser: Leser, v: Vedtak, *, med_andre: bool = True) -> Regelgrunnlag:
    """The facts of the moment for the rules. Without `med_andre` other persons' texts are not read (a list does not need them)."""
    om_kvp, dod = kvp.beregnet(leser, v)[1], dodsfall.dato(leser, v.person_id)
    return replace(_fakta(leser, v, med_andre), kvp=om_kvp, kvp_lopende=kvp.lopende(leser, v), dod=dod)


def _fakta(leser: Leser, v: Vedtak, med_andre: bool) -> Regelgrunnlag:
    fodt, konto = vedtaksregler.soker(leser, v.person_id)
    satser = vedtaksregler.veiledende(leser)
    slekt = familie(leser, v)
    betalt = utbetalt_for(v, slekt)
    beregning, feil = beregnet(v, satser, betalt)
    norm_ore, voksne, varsler = _norm(v, satser)
    perioder = [*vedtak.perioder(leser, v.person_id, uten_id=v.id), *([(v.fra, v.til)] if not v.engang else [])]
    g = Regelgrunnlag(
        i_dag=leser.i_dag,
        fodt=fodt,
        soknad=_soknad(leser, v),
        forrige=vedtak.hent(leser, v.forrige_id) if v.forrige_id else None,
        barn=vedtaksregler.husstandsbarn(leser, v.person_id, v.fra, v.til),
        delte=vedtaksregler.delte(leser, v) if v.barn else (),
        bodd=bodd(vedtaksregler.opphold(leser, v.person_id), v.fra, v.til),
        maaneder_paa_rad=maaneder_paa_rad(perioder, v.til, innstilling.hent(leser, "opphold_maaneder")),
        beregning=beregning,
        norm_behov_ore=norm_ore,
        voksensatser=voksne,
        beregningsfeil=feil,
        satsvarsler=varsler,
        andres_begrunnelser=tuple(vedtak.andres_begrunnelser(leser, v.person_id)) if med_andre else (),
        byggesteiner=byggesteiner(rutine.alle(leser)) if med_andre else (),
        vurderte_vilkar=vedtaksregler.vurderte_vilkar(leser, v.forrige_id, v.opprettet) if v.forrige_id else frozenset(),
        maks_maaneder=innstilling.hent(leser, "vedtak_maaneder"),
        lengst_maaneder=innstilling.hent(leser, "vedtak_lengst_maaneder"),
        ytelse_slutt=_ytelse_slutt(leser, v),
        likhet_prosent=innstilling.hent(leser, "likhet_prosent"),
        reduksjon_prosent=innstilling.hent(leser, "reduksjon_prosent"),
        uten_adresse=vedtak_endring.uten_adresse(leser, v.person_id),
        utbetalt=betalt,
        konto=konto,
        andre=andre(leser, v),
        langtid_maaneder=innstilling.hent(leser, "langtid_maaneder"),
    )
    return g if v.endrer_id is None else replace(g, familie=slekt, **_det_som_endres(leser, v, v.endrer_id))


def _det_som_endres(leser: Leser, v: Vedtak, endrer_id: int) -> dict[str, Any]:
    """VE-18, VE-12: what the rules look at of the vedtak that is changed."""
    return {
        "endrer": vedtak.hent(leser, endrer_id),
        "vilkarsutfall": vedtak_endring.vilkarsutfall(leser, endrer_id),
        "i_banken": vedtak_endring.i_banken(leser, endrer_id),
        "plass": plass_til(leser, endrer_id, v.id),
        "opphort_fra": vedtak_overlapp.opphort_fra(leser, endrer_id),
        "varsel": varsel.siste(leser, endrer_id, v.art),
        "opphor": opphor(leser, v),
    }


def sjekk(leser: Leser, v: Vedtak) -> list[Regelbrudd | Varsel]:
    """Everything the rules say of the vedtak as it stands."""
    return stopp_og_varsler(v, samle(leser, v))
