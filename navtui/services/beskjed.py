"""OP-6: whoever takes a call leaves a message for whoever is responsible."""

from __future__ import annotations

from navtui.domain.beskjed import Beskjed, NyBeskjed, kan_gjore_ferdig, sjekk_beskjed
from navtui.domain.kodeverk.kontor import Kontaktart
from navtui.domain.kodeverk.oppfolging import Initiativ, Kontaktutfall
from navtui.domain.kontakt import NyKontakt
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.services.okt import Okt
from navtui.store import ansatt as ansattlager
from navtui.store import beskjed as lager
from navtui.store import kontakt as kontaktlager
from navtui.store import sak as saklager
from navtui.store.db import Skriver
from navtui.store.tilgang import krev_synlig

MEST = 200


def legg_igjen(okt: Okt, ny: NyBeskjed) -> str:
    """OP-6 (Proba): leave a message. Returns the ident it went to: the responsible veileder unless someone is named.

    "Ring tilbake" is also logged as a phone call the person made (OP-2). Refuses with felt "til_ident" when nobody is responsible yet.
    Opens no one: mottak may (PE-7).
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.BESKJED))
    stopp_ved(sjekk_beskjed(ny))
    with okt.skrive() as s:
        if ny.person_id is not None:
            krev_synlig(s, ny.person_id)
        til = _mottaker(s, okt, ny)
        id_ = lager.sett_inn(s, ny, til)
        if ny.ring_tilbake and ny.person_id is not None:
            _logg_samtalen(s, okt, ny.person_id)
        s.logg("beskjed", person_id=ny.person_id, objekt="beskjed", objekt_id=id_, til=til, ring_tilbake=ny.ring_tilbake)
        return til


def _mottaker(s: Skriver, okt: Okt, ny: NyBeskjed) -> str:
    til = ny.til_ident
    if til is None and ny.person_id is not None and (sak := saklager.hent_apen(s, ny.person_id)) is not None:
        til = sak.veileder
    if til is None:
        raise Regelbrudd("OP-6", "Ingen er ansvarlig for personen ennå. Velg hvem beskjeden er til.", "til_ident")
    ansatt = ansattlager.hent(s, til)
    if ansatt is None or not ansatt.ansatt_paa(okt.i_dag):
        raise Regelbrudd("OP-6", f"{til} arbeider ikke her nå. Velg en annen.", "til_ident")
    return til


def _logg_samtalen(s: Skriver, okt: Okt, person_id: int) -> None:
    samtale = NyKontakt(
        person_id=person_id, art=Kontaktart.TELEFON, initiativ=Initiativ.BRUKER, dato=okt.i_dag, utfall=Kontaktutfall.RING_TILBAKE
    )
    kontaktlager.sett_inn(s, samtale)


def mine(okt: Okt) -> list[Beskjed]:
    """OP-6: the open messages to the one who asks, ring tilbake first, then the oldest."""
    with okt.lese() as les:
        return lager.til(les, okt.ident, MEST)


def ferdig(okt: Okt, beskjed_id: int, versjon: int) -> None:
    """OP-6: the message is dealt with. Only the one it was left for, or her stand-in."""
    with okt.skrive() as s:
        beskjed = lager.hent(s, beskjed_id)
        if beskjed is None or beskjed.versjon != versjon:
            raise Regelbrudd("SI-7", "Beskjeden er allerede gjort ferdig.")
        stopp_ved(kan_gjore_ferdig(beskjed, okt.ident, lager.er_stedfortreder(s, okt.ident, beskjed.til_ident)))
        lager.gjort(s, beskjed)
        s.logg("beskjed_gjort", person_id=beskjed.person_id, objekt="beskjed", objekt_id=beskjed_id)
