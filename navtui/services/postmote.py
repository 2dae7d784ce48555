"""The postmøte as the screen, `navtui liste postmote` and the message line see it: queue, suggestions, load, the person in brief."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from navtui.domain.forelopig_svar import frist as svarfrist
from navtui.domain.kandidat import Kandidat, Sokersituasjon, foresla
from navtui.domain.postmote import (
    Motetall,
    NodhjelpVenter,
    Personkort,
    Postmotebilde,
    PostmoteRad,
    Radtilstand,
    minutter_siden,
)
from navtui.domain.postmote import nodhjelp_setning as _setning
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, rolle_kan, sjekk_rolle
from navtui.domain.soknad import egen_frist
from navtui.domain.tid import fra_oslo, til_tekst
from navtui.services import apning
from navtui.services.okt import Okt
from navtui.store import apning as apningslager
from navtui.store import drofting, innstilling
from navtui.store import forelopig_svar as forelopig_lager
from navtui.store import kandidat as kandidatlager
from navtui.store import personkort as kortlager
from navtui.store import postmote as lager
from navtui.store.db import Leser

SIDE = 50
"""Rows fetched at a time."""


def hent(okt: Okt, *, lukket: bool = False, fra: int = 0, antall: int = SIDE) -> Postmotebilde:
    """PM-3, PM-7: a window of the queue with suggestions and loads as they are now, then the agenda and what has been decided; the nødhjelp
    that is given stands on top with the nødhjelp that waits (PM-2).

    `lukket`: the closed queue of those with access (PM-12). The common one holds no protected person, whoever asks.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.REGISTRERE))
    with okt.lese() as les:
        mote = lager.apent_mote(les)
        mote_id = mote.id if mote else None
        igjen, nodhjelp, eldst = lager.ko_tall(les, mote_id, lukket=lukket)
        dager = innstilling.hent(les, "soknadsfrist_dager")
        gjort = [] if lukket else [r for r in lager.besluttet(les, *_besluttet_hva(les)) if mote or r.tilstand is not Radtilstand.UTSATT]
        gitt = [r for r in gjort if r.tilstand is Radtilstand.NODHJELP]
        rader = _med_gitt(lager.ko(les, mote_id, lukket=lukket, fra=max(fra - len(gitt), 0), antall=antall), gitt if fra == 0 else [])
        besluttet = {} if lukket else _besluttet_tall(les)
        totalt = igjen + len(gitt)
        if not lukket and fra + len(rader) >= totalt:
            resten = [*lager.saksliste(les, mote_id), *(r for r in gjort if r.tilstand is not Radtilstand.NODHJELP)]
            rader, totalt = [*rader, *resten], totalt + len(resten)
        kandidater = kandidatlager.kandidater(les)
        lovet = forelopig_lager.sendte(les, [r.soknad_id for r in rader if r.soknad_id is not None])
        fulle = _fyll(rader, kandidater, kandidatlager.situasjoner(les, {r.person_id for r in rader}), okt, dager, lovet)
        frist = (egen_frist(eldst, dager) - okt.i_dag).days if eldst else None
        utsatt = besluttet.get("utsatt", 0)
        tall = Motetall(sum(besluttet.values()) - utsatt, igjen, utsatt, nodhjelp, frist)
        return Postmotebilde(
            mote, tuple(fulle), totalt, tall, kandidater, lager.siste_beslutning(les, mote_id) if mote_id and not lukket else None,
            lukket_ko=lager.ko_tall(les, None, lukket=True)[0], er_lukket_ko=lukket,
        )  # fmt: skip


def rader(okt: Okt) -> list[PostmoteRad]:
    """The whole list of `navtui liste postmote`: what waits, the agenda, and what is decided today."""
    funnet: list[PostmoteRad] = []
    while True:
        bilde = hent(okt, fra=len(funnet), antall=1000)
        funnet += bilde.rader
        if len(funnet) >= bilde.antall:
            return funnet


def _med_gitt(ko: Sequence[PostmoteRad], gitt: Sequence[PostmoteRad]) -> list[PostmoteRad]:
    """PM-2: the nødhjelp that waits, then what is given outside the meeting (it is answered the same day), then the rest of the queue."""
    venter = [r for r in ko if r.nodhjelp]
    return [*venter, *gitt, *(r for r in ko if not r.nodhjelp)]


def _besluttet_hva(les: Leser) -> tuple[int | None, str]:
    """Whose decisions are shown: the open meeting's; else today's closed one's, until the day is over. And nødhjelp noted since when."""
    mote, sist = lager.apent_mote(les), lager.siste_lukket(les)
    if mote is None and sist is not None and sist[1] == les.i_dag:
        return sist[0], til_tekst(fra_oslo(datetime.combine(les.i_dag, time.min)))
    return (mote.id if mote else None), lager.siden(les)


def _besluttet_tall(les: Leser) -> dict[str, int]:
    tall = lager.besluttet_tall(les, *_besluttet_hva(les))
    # What was deferred is in the queue again once the meeting is closed: it is counted, and shown, once.
    return tall if lager.apent_mote(les) else {art: antall for art, antall in tall.items() if art != "utsatt"}


def _fyll(
    rader: Sequence[PostmoteRad],
    kandidater: Sequence[Kandidat],
    situasjoner: dict[int, Sokersituasjon],
    okt: Okt,
    dager: int,
    lovet: Mapping[int, date],
) -> list[PostmoteRad]:
    """The frister of PM-3, and for each row that waits the suggestion of PM-7. PM-4: the mark is what was promised."""
    na, ut = okt.na(), []
    for r in rader:
        if r.soknad_id is None:
            # PE-12: what is to be discussed of a person is not for one who may not open her.
            ut.append(r if rolle_kan(okt.rolle, Handling.APNE_PERSON) else replace(r, grunn=""))
            continue
        egen, merke = egen_frist(r.mottatt, dager), svarfrist(r.mottatt, lovet.get(r.soknad_id))
        forslag = foresla(kandidater, situasjoner[r.person_id])
        ut.append(
            replace(
                r, frist=egen, frist_dager=(egen - okt.i_dag).days, maanedsfrist=merke, maanedsfrist_dager=(merke - okt.i_dag).days,
                ventet_minutter=minutter_siden(r.registrert, na) if r.venter else 0,
                forslag=forslag.ident if r.venter else None, forslag_grunn=forslag.grunn if r.venter else "",
            )
        )  # fmt: skip
    return ut


def kort(okt: Okt, person_id: int) -> Personkort | None:
    """The person in brief. Seeing it is an opening (PE-7): an item on an open postmøte is a reason by itself, and it is logged once a day.

    Without a reason, or before the meeting is open, it tells no more than a search hit does; so it always is for mottak.
    """
    with okt.lese() as les:
        fullt = kortlager.kort(les, person_id)
        grunner = apningslager.egne_grunner(les, person_id) or ()
        inhabil = apningslager.er_inhabil(les, person_id, okt.ident)
        midnatt = til_tekst(fra_oslo(datetime.combine(okt.i_dag, time.min)))
        logget = kortlager.apnet_i_dag(les, person_id, midnatt)
        kan_apnes = lager.apent_mote(les) is None and not drofting.er_vernet(les, person_id)
    if fullt is None:
        return None
    if not (rolle_kan(okt.rolle, Handling.APNE_PERSON) and grunner and not inhabil):
        return _kort_treff(fullt, okt, inhabil, kan_apnes)
    if not logget:
        apning.apne(okt, person_id)
    return fullt


def _kort_treff(fullt: Personkort, okt: Okt, inhabil: bool, kan_apnes: bool) -> Personkort:
    """What a search hit tells, and how to see more. `kan_apnes`: opening the meeting would be a reason."""
    hvorfor = ""
    if inhabil:
        hvorfor = "Du er inhabil for denne personen."
    elif rolle_kan(okt.rolle, Handling.FORDELE):
        hvorfor = "Åpne møtet (o) for å se mer." if kan_apnes else "Åpne personen (p) for å se mer."
    return Personkort(fullt.person_id, fullt.navn, fullt.alder, fast_veileder=fullt.fast_veileder, full=False, hvorfor_ikke=hvorfor)


def nodhjelp_venter(okt: Okt) -> list[NodhjelpVenter]:
    """PM-2: nødhjelp unassigned for more than the office's [30] minutes. In the closed queue at once: the one who registered it could not
    give it to anyone, and only those with access can."""
    with okt.lese() as les:
        return _nodhjelp(les, okt.na())


def _nodhjelp(les: Leser, na: datetime) -> list[NodhjelpVenter]:
    grense = innstilling.hent(les, "nodhjelp_minutter")
    return [v for v in lager.nodhjelp(les, na) if v.lukket or v.minutter > grense]


def nodhjelp_setning(okt: Okt) -> str:
    """PM-2: the sentence for every screen; empty when nothing waits. Without names."""
    return _setning(nodhjelp_venter(okt))


def stand(les: Leser, na: datetime) -> tuple[bool, int, str, str]:
    """What every screen says of the postmøte: whether one is open, the number behind F2, the sentence of PM-2, and the same sentence
    without the closed queue, for a screen that others see too (PM-12)."""
    mote, venter = lager.apent_mote(les), _nodhjelp(les, na)
    for_alle = _setning([v for v in venter if not v.lukket])
    return mote is not None, lager.ko_tall(les, mote.id if mote else None)[0], _setning(venter), for_alle


def er_apent(okt: Okt) -> bool:
    """Whether a postmøte is open: the screen then locks later (SI-1)."""
    with okt.lese() as les:
        return lager.apent_mote(les) is not None


def apne(okt: Okt) -> None:
    """PM-5: open the meeting. Nothing but nødhjelp is decided before it."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FORDELE))
    with okt.skrive() as s:
        if (mote := lager.apent_mote(s)) is not None:
            raise Regelbrudd("SI-7", f"Møtet er allerede åpnet av {mote.apnet_av}.")
        id_ = s.sett_inn("postmote", dato=s.i_dag, apnet_tid=s.na, apnet_av=okt.ident)
        s.logg("postmote_apnet", objekt="postmote", objekt_id=id_)
