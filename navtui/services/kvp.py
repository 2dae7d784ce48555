"""OP-9: KVP's places and who has one; § 35: the kvalifiseringsstønad of a vedtak."""

from __future__ import annotations

from datetime import date

from navtui.domain.kodeverk import Utfall, Vedtaksart
from navtui.domain.kodeverk.kvp import Kvptilstand
from navtui.domain.kvp import Kvpplasser, kan_bli
from navtui.domain.kvpstonad import Kvplinje, beregn, etterregn, kilder, satsvarsel
from navtui.domain.oppgave import NyOppgave
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtaksregler.grunnlag import Kvp, Kvpfunn
from navtui.services.okt import Okt
from navtui.store import kvp as lager
from navtui.store import oppgave, vedtaksregler
from navtui.store.db import Leser, Skriver
from navtui.store.tilgang import krev_synlig


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


def sett_tilstand(okt: Okt, person_id: int, ny: Kvptilstand, dato: date) -> None:
    """OP-9: permisjon, back again, or how it ended; an exit has its date. What the stønad is, is decided by a vedtak (opphør)."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.skrive() as s:
        krev_synlig(s, person_id)
        d = lager.siste(s, person_id)
        stopp_ved(kan_bli(d, ny, dato, okt.i_dag))
        assert d is not None
        lager.endre(s, d, ny, slutt_dato=None if ny.deltar else dato)
        if not ny.deltar:
            oppgave.lukk_for(s, "kvp", d.id, ny.tekst)
            _slutt(s, person_id, ny.tekst)
        s.logg("kvp", person_id=person_id, objekt="kvp", objekt_id=d.id, tilstand=ny, dato=dato)


def _slutt(s: Skriver, person_id: int, utfall: str) -> None:
    """OP-7: the end date the programme had no longer counts, and its task is closed."""
    for id_ in lager.sluttdatoer(s, person_id):
        lager.ta_bort_sluttdato(s, id_)
        oppgave.lukk_for(s, "sluttdato", id_, utfall)


def iverksatt(s: Skriver, v: Vedtak) -> None:
    """OP-9: what a vedtak that is iverksatt now says of the programme: a place from its first day, or no. Who has a place already goes on
    with it. How it ended is said by someone: an opphør asks for it."""
    if v.fagart is not Vedtaksart.KVP or v.art not in (Vedtaksart.KVP, Vedtaksart.OPPHOR):
        return
    d = lager.siste(s, v.person_id)
    if v.art is Vedtaksart.OPPHOR or v.gir_kvp:
        _slutt(s, v.person_id, v.art.tekst)
    if v.gir_kvp:
        lager.sett_sluttdato(s, v.person_id, v.til, v.nummer)
    if v.art is Vedtaksart.OPPHOR:
        if d is not None and d.tilstand.deltar:
            tekst = "Programmet er opphørt. Skriv hvordan det endte: l på personen"
            ny = NyOppgave(art="kvp_slutt", regel="OP-9", person_id=v.person_id, objekt="kvp", objekt_id=d.id, til_ident=d.veileder,
                           frist=max(s.i_dag, v.fra), tekst=tekst)  # fmt: skip
            oppgave.reis(s, ny)
        return
    if v.gir_kvp and (d is None or not d.tilstand.deltar):
        felt = {"vedtak_dato": v.vedtaksdato, "start_dato": v.fra}
        if d is not None and d.tilstand is Kvptilstand.SOKT:
            lager.endre(s, d, Kvptilstand.I_PROGRAM, **felt)
            id_ = d.id
        else:
            soknad = vedtaksregler.soknad(s, v.soknad_id) if v.soknad_id else None
            mottatt = soknad.mottatt if soknad else v.fra
            id_ = lager.sett_inn(s, v.person_id, v.skrevet_av, mottatt, tilstand=Kvptilstand.I_PROGRAM, **felt)
        s.logg("kvp", person_id=v.person_id, objekt="kvp", objekt_id=id_, tilstand=Kvptilstand.I_PROGRAM)
    elif d is not None and d.tilstand is Kvptilstand.SOKT and all(p.utfall in (Utfall.AVSLAG, Utfall.AVVIST) for p in v.poster):
        lager.endre(s, d, Kvptilstand.AVSLATT, vedtak_dato=v.vedtaksdato)
        s.logg("kvp", person_id=v.person_id, objekt="kvp", objekt_id=d.id, tilstand=Kvptilstand.AVSLATT)
