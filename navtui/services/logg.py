"""The log as the leder reads it (SI-3, PE-7): reading it is logged too."""

from __future__ import annotations

import random
from datetime import datetime, time, timedelta

from navtui.domain.kalender import Maaned
from navtui.domain.loggsok import STIKKPROVE, Loggrad, Loggsok
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.tid import fra_oslo, til_tekst
from navtui.services.okt import Okt
from navtui.store import innlogging as ansattlager
from navtui.store import logg as lager

_MEST = 100_000
_EN_DAG = timedelta(days=1)


def sok(okt: Okt, s: Loggsok) -> list[Loggrad]:
    """The entries asked for, newest first. Refuses a case that is not there, or hidden from the leder, in the same words (PE-5)."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.LOGG))
    with okt.skrive() as skriver:
        if s.ansatt and ansattlager.hent_nokler(skriver, s.ansatt) is None:
            raise Regelbrudd("SI-3", f"Det er ingen ansatt med ident {s.ansatt}.", "ansatt")
        if s.saksnummer and not lager.kjenner_sak(skriver, s.saksnummer):
            raise Regelbrudd("SI-3", f"Det finnes ingen sak {s.saksnummer}.", "sak")
        fra = til_tekst(fra_oslo(datetime.combine(s.fra, time.min))) if s.fra else None
        til = til_tekst(fra_oslo(datetime.combine(s.til + _EN_DAG, time.min))) if s.til else None
        rader = lager.sok(skriver, s, fra, til, _MEST)
        skriver.logg("loggen lest", objekt="logg", **s.model_dump(mode="json", exclude_none=True))
    return rader


def stikkprove(okt: Okt, maaned: Maaned, fro: int, antall: int = STIKKPROVE) -> list[Loggrad]:
    """PE-7 (law): some of a month's openings that needed a reason, drawn by chance; the same `fro` draws the same again."""
    alle = sok(okt, Loggsok(utenfor=True, fra=maaned.forste, til=maaned.siste))
    valgt = random.Random(fro).sample(sorted(alle, key=lambda r: r.nr), min(antall, len(alle)))
    return sorted(valgt, key=lambda r: -r.nr)
