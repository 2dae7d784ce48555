"""VE-12: what the person answered to a varsel about one of her vedtak. The varsel itself is a letter (`services/brev.py`)."""

from __future__ import annotations

from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.varsel import Varselsvar, Varsling, sjekk_svar
from navtui.services.okt import Okt
from navtui.store import brev, vedtak
from navtui.store import varsel as lager


def for_svar(okt: Okt, vedtak_id: int, om: Vedtaksart, svar: Varselsvar) -> Varsling:
    """Write down the answer to the last varsel about this change of a vedtak, or that none came. Returns the varsel with it. A vedtak the
    one who asks may not know of is answered like one that is not there (PE-5).
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.skrive() as s:
        if brev.vedtaksnummer(s, vedtak_id) is None:
            raise vedtak.finnes_ikke()
        v = lager.siste(s, vedtak_id, om)
        if v is None:
            raise Regelbrudd("VE-12", f"Personen er ikke varslet om {om.tekst}. Skriv varselet fra personen, med w.")
        stopp_ved(sjekk_svar(v, svar, s.i_dag))
        lager.sett_svar(s, v, svar)
        s.logg("varsel_svar", person_id=v.person_id, objekt="brev", objekt_id=v.brev_id, vedtak=vedtak_id, svarte=svar.svarte)
        return v.model_copy(update={"svar": svar})
