"""PE-6: mark someone as inhabil for a person. Each marks herself; the leder marks anyone."""

from __future__ import annotations

from datetime import timedelta

from navtui.domain.inhabilitet import Inhabilitet, Inhabilitetsgrunn, kan_oppheve
from navtui.domain.oppgave import NyOppgave
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.sak import Sak
from navtui.domain.tilgang import finnes_ikke
from navtui.services.okt import Okt
from navtui.store import ansatt as ansattlager
from navtui.store import inhabilitet as lager
from navtui.store import oppgave, samme_person
from navtui.store import sak as saklager
from navtui.store.db import Leser, Skriver
from navtui.store.person import ledere
from navtui.store.tilgang import krev_synlig


def sett(okt: Okt, person_id: int, ident: str, grunn: Inhabilitetsgrunn) -> int:
    """PE-6: from today she gets no case, no suggestion and no signature for this person. Her case: the leder is asked to move it."""
    stopp_ved(None if ident == okt.ident else sjekk_rolle(okt.rolle, Handling.ANSATTE))
    with okt.skrive() as s:
        krev_synlig(s, person_id)
        if ansattlager.hent(s, ident) is None:
            raise Regelbrudd("PE-9", f"Det er ingen ansatt med ident {ident}.", "ident")
        if ident in ansattlager.inhabile(s, person_id, okt.i_dag):
            raise Regelbrudd("PE-6", f"{ident} er allerede meldt inhabil for personen.", "ident")
        id_ = lager.sett_inn(s, person_id, ident, grunn, okt.i_dag)
        s.logg("inhabil", person_id=person_id, objekt="inhabilitet", objekt_id=id_, ident=ident, grunn=grunn)
        for sak in _saker(s, person_id, ident):
            _be_om_flytting(s, sak, ident)
        return id_


def _saker(les: Leser, person_id: int, ident: str) -> list[Sak]:
    """Her open cases with the person, on each of the registrations."""
    saker = (saklager.hent_apen(les, id_) for id_ in samme_person.ider(les, person_id))
    return [sak for sak in saker if sak is not None and sak.veileder == ident]


def _be_om_flytting(s: Skriver, sak: Sak, ident: str) -> None:
    """A task for a leder who may decide in the case; it is closed when the case has another veileder."""
    for leder in [i for i in ledere(s) if i not in ansattlager.inhabile(s, sak.person_id, s.i_dag)][:1]:
        ny = NyOppgave(
            art="inhabil_har_saken", regel="PE-6", person_id=sak.person_id, objekt="sak", objekt_id=sak.id, til_ident=leder, frist=s.i_dag,
            tekst=f"{ident} er inhabil og har saken. Flytt den til en annen (F7, m).",
        )  # fmt: skip
        oppgave.reis(s, ny)


def opphev(okt: Okt, id_: int) -> None:
    """PE-6: she who marked herself by mistake takes it back the same day; later the leder alone decides that someone is habil again, and of
    the leder another leder."""
    with okt.skrive() as s:
        merke = lager.hent(s, id_)
        if merke is None:
            raise finnes_ikke()
        stopp_ved(_kan_oppheve(s, okt, merke))
        lager.avslutt(s, id_, okt.i_dag - timedelta(days=1))
        for sak in _saker(s, merke.person_id, merke.ident):
            oppgave.lukk_for(s, "sak", sak.id, "habil")
        s.logg("habil", person_id=merke.person_id, objekt="inhabilitet", objekt_id=id_, ident=merke.ident)


def _kan_oppheve(les: Leser, okt: Okt, merke: Inhabilitet) -> Regelbrudd | None:
    inhabile = ansattlager.inhabile(les, merke.person_id, okt.i_dag)
    return kan_oppheve(merke, okt.ident, okt.rolle, okt.i_dag, inhabile=inhabile, ledere=ledere(les))


def merker(okt: Okt, person_id: int) -> list[tuple[Inhabilitet, Regelbrudd | None]]:
    """Who is inhabil for the person now, and what keeps the reader from lifting each mark."""
    with okt.lese() as les:
        krev_synlig(les, person_id)
        gjelder = [m for m in lager.for_person(les, person_id) if m.gjelder(okt.i_dag)]
        return [(m, _kan_oppheve(les, okt, m)) for m in gjelder]
