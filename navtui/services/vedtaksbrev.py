"""VE-19: the letter of a vedtak, put together from what the file holds of the vedtak and of whom it is to."""

from __future__ import annotations

from datetime import date
from typing import Any

from navtui.domain.belop import udelt
from navtui.domain.brev import Brev, Ordlyd, Ramme, Underskrift
from navtui.domain.brev_endring import rammede
from navtui.domain.brev_vedtak import Vedtaksgrunnlag
from navtui.domain.brev_vedtak import vedtaksbrev as sett_opp
from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.tilgang import finnes_ikke
from navtui.domain.vedtak import Vedtak
from navtui.letters.ordlyd import ordlyd
from navtui.services.lovhenvisning import svar as lov
from navtui.services.vedtak_synlig import vist
from navtui.services.vedtak_virkning import opphor
from navtui.store import brev as lager
from navtui.store import innstilling, vedtak, vedtak_endring
from navtui.store import klage as klagelager
from navtui.store import varsel as varsellager
from navtui.store.db import Leser


def vedtaksbrev(les: Leser, v: Vedtak, kontrollor: str | None, dato: date) -> Brev:
    """VE-19: the letter of a vedtak from what the file holds."""
    mottaker = lager.mottaker(les, v.person_id)
    if mottaker is None:
        raise finnes_ikke()
    o = ordlyd(mottaker.malform)
    signerer = ((v.avsender or v.skrevet_av, "slutt.saksbehandler"), (kontrollor, "slutt.kontrollor"))
    under = tuple(underskrift(les, o, ident, o(nokkel)) for ident, nokkel in signerer if ident)
    ramme = Ramme(lager.kontor(les), mottaker, dato, lager.saksnummer(les, v.sak_id), under)
    nevnt = {*(k.person_id for k in v.vilkar), *(i.person_id for i in v.inntekter)} - {v.person_id}
    andre = tuple(p for p in nevnt if p is not None)
    return sett_opp(
        o,
        Vedtaksgrunnlag(
            vedtak=v,
            ramme=ramme,
            soknad_mottatt=lager.soknad_mottatt(les, v.soknad_id) if v.soknad_id else None,
            endrer=lager.vedtaksnummer(les, v.endrer_id) if v.endrer_id else None,
            navn=lager.navn_for(les, andre) if andre else {},
            reduksjon_prosent=innstilling.hent(les, "reduksjon_prosent"),
            varsel=varsellager.siste(les, v.endrer_id, v.art) if v.endrer_id else None,
            klage=klagelager.svares_av(les, v.endrer_id) if v.endrer_id and v.art is Vedtaksart.OMGJORING else None,
            **_om_det_gamle(les, v, dato),
        ),
    )


def _om_det_gamle(les: Leser, v: Vedtak, dato: date) -> dict[str, Any]:
    """VE-18: the vedtak it changes, the payments it takes, and the section that lets it, by date."""
    if v.endrer_id is None or not v.art.endrer_et_annet:
        return {}
    gammel = vist(les, vedtak.hent(les, v.endrer_id))
    tatt = rammede(v, gammel, vedtak_endring.i_banken(les, gammel.id))
    e, hjemmel = opphor(les, v), udelt(lov(les, ("VE-18",), dato)[0].tekst)
    return {"gammel": gammel, "tatt": tatt, "betalt_etter_ore": e.for_mye_ore if e else 0, "endringshjemmel": hjemmel}


def underskrift(les: Leser, o: Ordlyd, ident: str, gjorde: str = "") -> Underskrift:
    """The name under the letter, her role, and what she has done with it."""
    navn, rolle = lager.ansatt(les, ident) or (ident, "veileder")
    return Underskrift(navn=navn, tittel=", ".join(t for t in (o(f"rolle.{rolle}"), gjorde) if t))
