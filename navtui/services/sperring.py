"""PE-8: a person is marked feilregistrert or begrenset by the leder, with the reason in the journal. Nothing is deleted."""

from __future__ import annotations

from navtui.domain.kodeverk.oppfolging import Notatart
from navtui.domain.kodeverk.person import Sperring
from navtui.domain.person import kan_sperres
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.tilgang import finnes_ikke
from navtui.services.feil import foreldet
from navtui.services.okt import Okt
from navtui.store import journalnotat
from navtui.store import person as lager


def sett(okt: Okt, person_id: int, versjon: int, sperring: Sperring | None, grunn: str) -> None:
    """PE-8: mark the person, or (None) take the mark away. She is kept out of new work, is marked in the search, and stays in the file."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.TILGANG))
    if not grunn.strip():
        raise Regelbrudd("PE-8", "Skriv hvorfor. Grunnen blir stående i journalen.", "grunn")
    with okt.skrive() as s:
        har = lager.hent_opplysninger(s, person_id)
        if har is None:
            raise finnes_ikke()
        if har[1] != versjon:
            raise foreldet("Se på personen igjen.")
        stopp_ved(kan_sperres(sperring, lager.apent(s, person_id)))
        merke = f"Merket {sperring.tekst}" if sperring else "Merket er tatt bort"
        notat_id = journalnotat.sett_inn(s, person_id, Notatart.NOTAT, f"{merke}: {grunn.strip()}")
        lager.sett_sperret(s, person_id, versjon, sperring)
        s.logg("sperret", person_id=person_id, objekt="journalnotat", objekt_id=notat_id, sperret=sperring)
