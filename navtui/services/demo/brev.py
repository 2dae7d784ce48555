"""The letters of the demo office (VE-19, KL-1): of the newest vedtak, which wait in the queue, and of the klager, which have gone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from navtui.domain.demo import tider
from navtui.domain.klage import MED_BREV, NyttSteg
from navtui.domain.kodeverk.brev import Sendemaate
from navtui.domain.tid import fra_tekst
from navtui.domain.tilgang import Seer
from navtui.services import brev as brevtjeneste
from navtui.services import klagebrev
from navtui.store import brev as lager
from navtui.store import db, vedtak
from navtui.store import klage as klagelager

_LEDER: Final = Seer("LEA", "leder")
_DAGER, _VEDTAK, _STEG = timedelta(days=10), 6, 12
"""How far back and how many: enough to look at, in an office of any size."""


def lag(base: db.Base, dato: date) -> None:
    """Make them, each dated the day it tells of. The log has them all this morning, when the office was made."""
    morgen = fra_tekst(tider.kl(dato, 6))
    with db.lese(base, _LEDER, dato) as les:
        steg = klagelager.steg_av_slag(les, MED_BREV, _STEG)
        vedtakene = lager.vedtak_uten_brev(les, dato - _DAGER, _VEDTAK)
    for klage_id, gjort in reversed(steg):
        nytt = NyttSteg(til=gjort.til, dato=gjort.dato, grunn=gjort.grunn, tekst=gjort.tekst)
        with db.skrive(base, _LEDER, morgen, gjort.dato) as s:
            _klagens(s, klage_id, nytt, (gjort.tid, gjort.ident))
    for vedtak_id in reversed(vedtakene):
        with db.skrive(base, _LEDER, morgen, dato) as s:
            v = vedtak.hent(s, vedtak_id)
            assert v.iverksatt_tid is not None
            assert v.kontrollor is not None
            brevtjeneste.legg_ved(s, v, None, (v.iverksatt_tid, v.kontrollor))


def _klagens(s: db.Skriver, klage_id: int, nytt: NyttSteg, laget: tuple[datetime, str]) -> None:
    """The letters of one step as they were on its day, when they went out."""
    k = klagelager.hent(s, klage_id)
    assert k is not None
    for b in klagebrev.brevene(s, laget[1], k, nytt):
        brev_id = brevtjeneste.i_koen(s, k.person_id, b, k.vedtak_id, objekt=("klage", k.id), laget=laget)
        rad = lager.hent(s, brev_id)
        assert rad is not None
        lager.sett_sendt(s, rad, nytt.dato, Sendemaate.POST)
