"""What follows when a vedtak is iverksatt: the changed vedtak's payments (VE-18), the debt case (GJ-1), the task of a refusjon (VE-22).

All of it in the transaction of the second signature: either everything has happened, or nothing.
"""

from __future__ import annotations

from navtui.domain.belop import kroner
from navtui.domain.grunnlag import Utbetalt
from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.kodeverk.gjeld import Henvistfra
from navtui.domain.opphor import FRIST, EtterOpphor, etter_opphor
from navtui.domain.opphor import oppgavetekst as opphorsoppgave
from navtui.domain.refusjon import frist, oppgavetekst, refusjoner
from navtui.domain.regelbrudd import stopp_ved
from navtui.domain.vedtak import Utbetaling, Vedtak
from navtui.domain.vedtak_endring import Plass, plass, tar_dager, utbetalt_for, virkning
from navtui.domain.vedtak_overlapp import NODHJELP_TELLER, Annet
from navtui.domain.vedtaksperiode import Periode
from navtui.domain.vedtaksregler.arter import gir
from navtui.domain.vedtaksregler.endring import alt_er_sendt
from navtui.services import kvp
from navtui.services.oppgjor import lukk_uten_penger
from navtui.store import gjeld, kontroll, oppgave, samme_person, utbetaling, vedtak, vedtak_endring, vedtak_overlapp
from navtui.store.db import Leser, Skriver


def utbetalt(leser: Leser, v: Vedtak) -> tuple[Utbetalt, ...]:
    """VE-18: what the vedtak it comes to stand among have paid, and what of them stands."""
    return utbetalt_for(v, familie(leser, v))


def familie(leser: Leser, v: Vedtak) -> tuple[Annet, ...]:
    """VE-18: the vedtak that have changed one another's days, and that this one takes days of; none when it takes none."""
    if v.endrer_id is None or not v.beregnes:
        return ()
    slekt = vedtak_endring.familie(leser, v.endrer_id)
    endrer = next((s for s in slekt if s.id == v.endrer_id), None)
    if endrer is None or not tar_dager(v, endrer.til):
        return ()
    return tuple(_annet(leser, s.id) for s in slekt if s.id != v.id)


def opphor(leser: Leser, v: Vedtak) -> EtterOpphor | None:
    """VE-18: what is paid for the time after, where the vedtak is an opphør of money."""
    if v.art is not Vedtaksart.OPPHOR or v.endrer_id is None:
        return None
    return etter_opphor(v, [_annet(leser, s.id) for s in vedtak_endring.familie(leser, v.endrer_id)])


def plass_til(leser: Leser, vedtak_id: int, uten_id: int | None = None) -> Plass:
    """VE-18: where an iverksatt vedtak stands in its family, without the one that is being written (`uten_id`)."""
    return plass(vedtak_id, [s for s in vedtak_endring.familie(leser, vedtak_id) if s.id != uten_id])


def andre(leser: Leser, v: Vedtak) -> tuple[Annet, ...]:
    """VE-18: the other vedtak about the same days, the person's own, on each of her registrations, and those of the one she makes a couple
    with (PE-4)."""
    if not v.beregnes:
        return ()
    fra = v.fra - NODHJELP_TELLER
    hvem: dict[int, tuple[Periode, ...] | None] = {}
    for id_ in samme_person.ider(leser, v.person_id):
        hvem = vedtak_overlapp.partnere(leser, id_, v.fra, v.til) | hvem | {id_: None}
    return tuple(
        _annet(leser, id_, sammen) for person_id, sammen in hvem.items() for id_ in vedtak_overlapp.nar(leser, person_id, fra, v.til, v.id)
    )


def _annet(leser: Leser, id_: int, sammen: tuple[Periode, ...] | None = None) -> Annet:
    return Annet(
        vedtak=vedtak.hent(leser, id_),
        erstattet=vedtak_overlapp.erstattet(leser, id_),
        opphort_fra=vedtak_overlapp.opphort_fra(leser, id_),
        sammen=sammen,
        i_banken=vedtak_endring.i_banken(leser, id_),
    )


def iverksatt(s: Skriver, v: Vedtak) -> None:
    """Do what follows of this vedtak, which has just got its second signature."""
    if v.endrer_id is not None and v.art.endrer_et_annet:
        gammel = vedtak.hent(s, v.endrer_id)
        _betalingene(s, v, gammel)
        if v.art is not Vedtaksart.STANS:
            kontroll.lukk_oppgave(s, gammel, "ny_sats", v.art.tekst)
        if (e := opphor(s, v)) is not None and e.for_mye_ore:
            kontroll.ny_oppgave(s, v, "opphor_betalt", "VE-18", opphorsoppgave(e, v), s.i_dag + FRIST)
            s.logg("betalt etter opphør", person_id=v.person_id, objekt="vedtak", objekt_id=v.id, belop_ore=e.for_mye_ore)
    if v.art is Vedtaksart.RADGIVNING and gir(v):
        _gjeldssaken(s, v)
    kvp.iverksatt(s, v)
    for r in refusjoner(v):
        if kontroll.ny_oppgave(s, v, f"refusjon_{r.paragraf.value[-2:]}", "VE-22", oppgavetekst(r), frist(r, s.i_dag)):
            s.logg("refusjon venter", person_id=v.person_id, objekt="vedtak", objekt_id=v.id, paragraf=r.paragraf.value)


def _betalingene(s: Skriver, v: Vedtak, gammel: Vedtak) -> None:
    """VE-18, VE-16: each payment of what the new vedtak changes, and of the family it takes days of, becomes what the domain says."""
    i_banken = vedtak_endring.i_banken(s, gammel.id)
    stopp_ved(alt_er_sendt(v, gammel, i_banken))
    if v.art not in (Vedtaksart.OPPHOR, Vedtaksart.STANS):
        for a in familie(s, v):
            for u in a.vedtak.utbetalinger:
                _betalingen(s, v, a.vedtak, u, u.id in a.i_banken)
            lukk_uten_penger(s, vedtak.hent(s, a.vedtak.id))
        return
    for u in gammel.utbetalinger:
        if v.art is Vedtaksart.STANS and u.id in i_banken:
            tekst = f"Ring regnskapet: {kroner(u.belop_ore)} kr fra vedtak {gammel.nummer} er sendt, men skal stanses."
            kontroll.ny_oppgave(s, v, "stans_sendt", "VE-16", tekst, s.i_dag)
        _betalingen(s, v, gammel, u, u.id in i_banken)
    lukk_uten_penger(s, vedtak.hent(s, gammel.id))


def _betalingen(s: Skriver, v: Vedtak, gammel: Vedtak, u: Utbetaling, i_banken: bool) -> None:
    """One payment. An approval of a list it leaves, falls (VE-21)."""
    ny = virkning(v, gammel, u, i_banken)
    treff = utbetaling.hent(s, u.id or 0) if ny is not None else None
    if ny is None or treff is None:
        return
    rad, liste_id = treff
    utbetaling.ta_av_liste(s, rad, liste_id, tilstand=ny.value, grunn=f"{v.art.tekst}, vedtak {v.nummer}")
    oppgave.lukk_for(s, "utbetaling", rad.id, ny.tekst)
    liste = utbetaling.hent_liste(s, liste_id) if liste_id is not None else None
    if liste is not None and liste.godkjent_av:
        utbetaling.endre_liste(s, liste, godkjent_av=None, godkjent_tid=None)
    s.logg(f"utbetaling {ny.tekst}", person_id=v.person_id, objekt="utbetaling", objekt_id=rad.id, vedtak=v.id)


def _gjeldssaken(s: Skriver, v: Vedtak) -> None:
    """GJ-1: the debt case gets its § 17-vedtak and its start; where there is none, one is opened."""
    r = v.radgivning
    assert r is not None
    if vedtak_endring.gjeldssak(s, v.person_id) is None:
        gjeld.henvis(s, v.person_id, r.grunn, Henvistfra.SOKNAD if v.soknad_id else Henvistfra.BRUKER, v.soknad_id)
    sak = vedtak_endring.gjeldssak(s, v.person_id)
    assert sak is not None
    id_, versjon = sak
    s.endre("gjeldssak", hvor={"id": id_}, versjon=versjon, vedtak_id=v.id, oppstart=r.oppstart, oppstart_grunn=r.grunn)
    s.logg("gjeld_oppstart", person_id=v.person_id, objekt="gjeldssak", objekt_id=id_, vedtak=v.id, oppstart=r.oppstart)
