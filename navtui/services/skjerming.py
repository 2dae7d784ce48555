"""PE-5: protection of a person and access to her, given by the leder, per person and dated."""

from __future__ import annotations

from datetime import date, timedelta

from navtui.domain.kodeverk import Skjerming
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.services.okt import Okt
from navtui.store import ansatt as ansattlager
from navtui.store import husstand as husstandlager
from navtui.store import person as lager
from navtui.store import samme_person
from navtui.store.tilgang import krev_synlig


def sett(okt: Okt, person_id: int, skjerming: Skjerming) -> None:
    """PE-5: mark a person as protected, or lift the mark. Kode 6 takes the address of everyone in the household out of the file."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.TILGANG))
    with okt.skrive() as s:
        krev_synlig(s, person_id)
        if skjerming is Skjerming.KODE_6:
            for ryddet in [r for id_ in samme_person.ider(s, person_id) for r in husstandlager.rydd_adresser(s, id_)]:
                s.logg("adresse_fjernet", person_id=ryddet, regel="PE-5")
        lager.sett_skjerming(s, person_id, skjerming)
        s.logg("skjerming_satt", person_id=person_id, skjerming=skjerming)


def gi_tilgang(okt: Okt, person_id: int, ident: str, grunn: str, til: date | None = None) -> None:
    """PE-5: someone may know of and work with a protected person, from today, until a day or until further notice."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.TILGANG))
    if not grunn.strip():
        raise Regelbrudd("PE-5", "Skriv hvorfor tilgangen gis.", "grunn")
    if til is not None and til < okt.i_dag:
        raise Regelbrudd("PE-5", "Til-datoen er tilbake i tid.", "til")
    with okt.skrive() as s:
        krev_synlig(s, person_id)
        ansatt = ansattlager.hent(s, ident)
        if ansatt is None or not ansatt.ansatt_paa(okt.i_dag):
            raise Regelbrudd("PE-5", f"Det er ingen ansatt med ident {ident} nå.", "ident")
        id_ = lager.gi_tilgang(s, person_id, ident, okt.i_dag, til, grunn.strip())
        s.logg("tilgang_gitt", person_id=person_id, objekt="tilgang", objekt_id=id_, ident=ident, til=til)


def ta_tilgang(okt: Okt, person_id: int, ident: str) -> None:
    """PE-5: the access ends at once, also one given today: from now the person does not exist for her. Yesterday was its last day, so a
    grant from today is kept as one that ends before it begins; for how long it held, the log tells ("tilgang_gitt", "tilgang_tatt")."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.TILGANG))
    with okt.skrive() as s:
        krev_synlig(s, person_id)
        tatt = lager.avslutt_tilgang(s, person_id, ident, okt.i_dag - timedelta(days=1))
        if not tatt:
            raise Regelbrudd("SI-7", f"{ident} har ingen tilgang til personen.", "ident")
        for id_ in tatt:
            s.logg("tilgang_tatt", person_id=person_id, objekt="tilgang", objekt_id=id_, ident=ident)
