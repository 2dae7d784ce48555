"""PE-13, PE-12: the state's decision on need for help to work, typed in with its date; the history is kept."""

from __future__ import annotations

from datetime import date

from navtui.domain.kodeverk import Innsatsbehov
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.services.okt import Okt
from navtui.store import bruker as lager
from navtui.store.tilgang import krev_synlig


def sett(okt: Okt, person_id: int, kode: Innsatsbehov, fra: date, kilde: str) -> None:
    """PE-13 (Nav-loven § 14 a): from this day. Refuses what is in the future, and the same code and day once more."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    if fra > okt.i_dag:
        raise Regelbrudd("PE-13", "Datoen er fram i tid. Skriv dagen innsatsbehovet ble vedtatt.", "fra")
    with okt.skrive() as s:
        krev_synlig(s, person_id)
        if any(i.fra == fra and i.kode is kode for i in lager.innsatsbehov(s, person_id)):
            raise Regelbrudd("PE-13", "Dette innsatsbehovet er ført fra før.", "kode")
        id_ = lager.sett_innsatsbehov(s, person_id, kode, fra, kilde)
        s.logg("innsatsbehov", person_id=person_id, objekt="innsatsbehov", objekt_id=id_, kode=kode, fra=fra)
