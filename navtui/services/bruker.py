"""The person screen (F8): open a person and read everything about her in one go."""

from __future__ import annotations

from navtui.domain.bruker import Bruker
from navtui.domain.kalender import legg_til_maaneder
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.rolle import Handling, rolle_kan
from navtui.domain.tilgang import finnes_ikke
from navtui.domain.vedtaksperiode import maaneder_paa_rad
from navtui.services import apning, forelopig_svar, plass
from navtui.services.okt import Okt
from navtui.store import apning as apningslager
from navtui.store import beskjed, husstand, innstilling, journalnotat, klage, kontakt, oppfolging, oppgave, person, saksliste, samme_person
from navtui.store import bruker as lager
from navtui.store import inhabilitet as inhabilitetslager
from navtui.store import sak as saklager
from navtui.store.db import Leser
from navtui.store.tilgang import krev_synlig

MAANEDER = 14
"""Months of vedtak that are shown."""
MEST = 40
"""Of contacts, notes, søknader and log entries, the latest that are shown."""


def apne(okt: Okt, person_id: int, grunn: str | None = None, tekst: str = "") -> Bruker:
    """PE-7: open the person (`services/apning.py` decides and logs) and read her. Refuses with PE-7 when a reason is needed."""
    apning.apne(okt, person_id, "bruker", grunn, tekst=tekst)
    return _les(okt, person_id)


def les_igjen(okt: Okt, person_id: int) -> Bruker:
    """Read again what is open on the screen, without a new opening. Refused unless she opened the person today (PE-7)."""
    with okt.lese() as les:
        krev_synlig(les, person_id)
        apnet = apningslager.er_apnet_i_dag(les, person_id, apning.midnatt(okt))
    if not apnet and not plass.har_apnet(okt, person_id):
        raise Regelbrudd("PE-7", "Personen er ikke åpnet i dag. Søk og åpne på nytt.")
    return _les(okt, person_id)


def _les(okt: Okt, person_id: int) -> Bruker:
    with okt.lese() as les:
        hode, opplysninger = lager.hode(les, person_id), person.hent_opplysninger(les, person_id)
        if hode is None or opplysninger is None:
            raise finnes_ikke()
        leder = rolle_kan(okt.rolle, Handling.LOGG)
        return Bruker(
            **hode, samme=samme_person.hent(les, person_id), opplysninger=opplysninger[0], versjon=opplysninger[1],
            sak=saklager.hent_siste(les, person_id), byttet=tuple(saklager.uinformerte(les, person_id)),
            beskjeder=tuple(beskjed.om(les, person_id, MEST)), oppgaver=tuple(oppgave.om(les, person_id, MEST)),
            vedtak=lager.vedtak(les, person_id, legg_til_maaneder(okt.i_dag, -MAANEDER)), maaneder_paa_rad=_paa_rad(les, person_id),
            vilkar=lager.vilkar(les, person_id), kontakter=tuple(kontakt.for_person(les, person_id, MEST)),
            notater=tuple(journalnotat.for_person(les, person_id, MEST)), soknader=lager.soknader(les, person_id, MEST),
            husstander=tuple(husstand.for_person(les, person_id)), gjeld=lager.gjeld(les, person_id),
            krav=tuple(oppgave.krav_for(les, person_id, MEST)), aktivitet=oppfolging.siste_aktivitet(les, person_id),
            sluttdatoer=tuple(oppgave.sluttdatoer(les, person_id)), innsatsbehov=lager.innsatsbehov(les, person_id),
            inhabile=tuple(i.ident for i in inhabilitetslager.for_person(les, person_id) if i.til is None or i.til >= okt.i_dag),
            klager=tuple(klage.for_person(les, person_id, MEST)), skyldige_svar=forelopig_svar.om(les, person_id),
            tilganger=lager.tilganger(les, person_id) if leder else (), logg=lager.logg(les, person_id, MEST) if leder else (),
        )  # fmt: skip


def _paa_rad(les: Leser, person_id: int) -> int:
    """VE-14: months in a row up to today."""
    perioder = saksliste.perioder(les, [person_id], legg_til_maaneder(les.i_dag, -36))
    return maaneder_paa_rad(perioder.get(person_id, ()), les.i_dag, innstilling.hent(les, "opphold_maaneder"))
