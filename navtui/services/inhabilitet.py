"""PE-6: mark someone as inhabil for a person. Each marks herself; the leder marks anyone."""

from __future__ import annotations

from datetime import timedelta

from navtui.domain.inhabilitet import Inhabilitet, Inhabilitetsgrunn, kan_oppheve
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.tilgang import finnes_ikke
from navtui.services.okt import Okt
from navtui.store import ansatt as ansattlager
from navtui.store import inhabilitet as lager
from navtui.store.tilgang import krev_synlig


def sett(okt: Okt, person_id: int, ident: str, grunn: Inhabilitetsgrunn) -> int:
    """PE-6: from today she gets no case, no suggestion and no signature for this person. Her open case with the person must be moved."""
    stopp_ved(None if ident == okt.ident else sjekk_rolle(okt.rolle, Handling.ANSATTE))
    with okt.skrive() as s:
        krev_synlig(s, person_id)
        if ansattlager.hent(s, ident) is None:
            raise Regelbrudd("PE-9", f"Det er ingen ansatt med ident {ident}.", "ident")
        if ident in ansattlager.inhabile(s, person_id, okt.i_dag):
            raise Regelbrudd("PE-6", f"{ident} er allerede meldt inhabil for personen.", "ident")
        id_ = lager.sett_inn(s, person_id, ident, grunn, okt.i_dag)
        s.logg("inhabil", person_id=person_id, objekt="inhabilitet", objekt_id=id_, ident=ident, grunn=grunn)
        return id_


def opphev(okt: Okt, id_: int) -> None:
    """PE-6: she who marked herself by mistake takes it back the same day; later the leder alone decides that someone is habil again."""
    with okt.skrive() as s:
        merke = lager.hent(s, id_)
        if merke is None:
            raise finnes_ikke()
        stopp_ved(kan_oppheve(merke, okt.ident, okt.rolle, okt.i_dag))
        lager.avslutt(s, id_, okt.i_dag - timedelta(days=1))
        s.logg("habil", person_id=merke.person_id, objekt="inhabilitet", objekt_id=id_, ident=merke.ident)


def for_person(okt: Okt, person_id: int) -> list[Inhabilitet]:
    """Who is or has been inhabil for the person."""
    with okt.lese() as les:
        krev_synlig(les, person_id)
        return lager.for_person(les, person_id)
