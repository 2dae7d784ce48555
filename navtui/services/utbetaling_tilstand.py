"""VE-16: one payment of an iverksatt vedtak is stopped, resumed or annulled, with a reason. What was signed is not touched."""

from __future__ import annotations

from collections.abc import Callable

from navtui.domain.dodsfall import kan_eksporteres
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.utbetaling import Utbetalingsliste, Utbetalingsrad, kan_annullere, kan_gjenoppta
from navtui.services.okt import Okt
from navtui.services.oppgjor import lukk_uten_penger
from navtui.services.utbetaling import stopp
from navtui.services.utbetaling_spor import noter, ryddet
from navtui.store import oppgave, vedtak
from navtui.store import utbetaling as lager

__all__ = ["annuller", "gjenoppta", "stopp"]


def annuller(okt: Okt, utbetaling_id: int, grunn: str) -> None:
    """VE-16: it will never be paid. It leaves its list, and an approval of that list falls."""
    _sett(okt, utbetaling_id, grunn, "annullert", kan_annullere)


def gjenoppta(okt: Okt, utbetaling_id: int, grunn: str) -> None:
    """VE-16: a stopped payment is planned again as it was signed; not one to the dead herself after the death."""
    _sett(okt, utbetaling_id, grunn, "planlagt", lambda rad, liste: kan_gjenoppta(rad, liste) or kan_eksporteres([rad]))


def _sett(
    okt: Okt, utbetaling_id: int, grunn: str, tilstand: str, kan: Callable[[Utbetalingsrad, Utbetalingsliste | None], Regelbrudd | None]
) -> None:  # fmt: skip
    stopp_ved(sjekk_rolle(okt.rolle, Handling.UTBETALING))
    if not grunn.strip():
        raise Regelbrudd("VE-16", "Grunn: skriv hvorfor.", "grunn")
    with okt.skrive() as s:
        treff = lager.hent(s, utbetaling_id)
        if treff is None:
            raise Regelbrudd("VE-16", "Fant ingen slik utbetaling.")
        rad, liste_id = treff
        liste = lager.hent_liste(s, liste_id) if liste_id is not None else None
        stopp_ved(kan(rad, liste))
        lager.sett_tilstand(s, rad, liste_id, tilstand, grunn.strip())
        oppgave.lukk_for(s, "utbetaling", rad.id, tilstand)
        noter(s, rad, f"er {tilstand}{' igjen' if tilstand == 'planlagt' else ''}: {ryddet(grunn)}.")
        lukk_uten_penger(s, vedtak.hent(s, rad.vedtak_id))
        if liste is not None and liste.godkjent_av and (ny := lager.hent_liste(s, liste.id)) is not None:
            lager.endre_liste(s, ny, godkjent_av=None, godkjent_tid=None)
        s.logg(f"utbetaling {tilstand}", person_id=rad.person_id, objekt="utbetaling", objekt_id=rad.id, liste=liste_id)
