"""Finding a person, and registering one. A look-up is logged (PE-7)."""

from __future__ import annotations

import re

from navtui.domain.fodselsnummer import rens, sjekk
from navtui.domain.logg import merke
from navtui.domain.navn import sokeform
from navtui.domain.person import Kjent, NyPerson, Opplysninger, Treff, kjennetegn, sjekk_opplysninger
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.tilgang import finnes_ikke
from navtui.services.feil import foreldet
from navtui.services.okt import Okt
from navtui.store import person as lager
from navtui.store.db import Leser, Skriver

KODE_6 = 3
"""The strictest level of the household (store.person.niva)."""

MEST = 50
"""Hits shown at most; the next letter narrows them down."""

_SAKSNUMMER = re.compile(r"(\d{4})-(\d{1,7})", re.ASCII)
_MINST_SIFRE = 6


def sok(okt: Okt, tekst: str) -> list[Treff]:
    """PE-7: those found by fødselsnummer (six digits and up), saksnummer or any part of the name's words, best first, at most 50.

    æ/ø/å and ae/oe/aa meet. Protected persons the searcher has no access to are not there (PE-5). The look-up is logged on each of
    those it showed, so that the log on a person has it, and never with what was typed.
    """
    with okt.skrive() as s:
        treff = _finn(s, tekst.strip())
        if treff is None:
            return []
        for t in treff:
            s.logg("sokt", person_id=t.person_id, antall=len(treff))
        if not treff:
            s.logg("sokt", antall=0)
    return treff


def _finn(les: Leser, tekst: str) -> list[Treff] | None:
    """The hits, or None when too little is typed to look for."""
    if treff := _SAKSNUMMER.fullmatch(tekst):
        return lager.sok_saksnummer(les, f"{treff[1]}-{int(treff[2]):04d}")
    sifre = rens(tekst)
    if sifre.isascii() and sifre.isdigit():
        return lager.sok_nummer(les, sifre, MEST) if len(sifre) >= _MINST_SIFRE else None
    ord_ = sokeform(tekst).split()
    if not ord_ or (len("".join(ord_)) < 2 and ord_[0].isascii()):
        return None
    return lager.sok_navn(les, ord_, MEST)


def hent_kjent(okt: Okt, fnr: str) -> Kjent | None:
    """What registration fills in for a number: the person, or None for one the office does not know or the asker may not know of (PM-12).

    Refuses a number whose digits are wrong (PE-1, PE-2). Logged as a look-up.
    """
    nummer = sjekk(fnr, okt.demo).nummer
    with okt.skrive() as s:
        kjent = lager.hent_kjent(s, nummer)
        s.logg("oppslag", person_id=kjent.person_id if kjent else None)
    return kjent


def opprett(s: Skriver, ny: NyPerson) -> int:
    """PE-1, PE-2, PE-13: register a person inside the caller's transaction, and return the id.

    A number that belongs to someone the writer may see is refused. One that belongs to a person hidden from her gives that person's id
    and changes nothing: no duplicate is made, and nothing tells that she is there (PM-12).
    """
    kjenne = kjennetegn(ny, lager.er_demo(s), s.i_dag)
    rett = sjekk_opplysninger(ny, uten_adresse=ny.skjerming == "kode_6")
    finnes = lager.id_for_nummer(s, kjenne.fnr, kjenne.duf)
    if finnes is not None and lager.er_synlig(s, finnes):
        raise Regelbrudd("PE-1", "Det finnes allerede en person med dette nummeret. Søk opp personen i stedet.", "fnr")
    if finnes is not None:
        s.logg("person_registrert", person_id=finnes)
        return finnes
    finnes = lager.sett_inn(s, rett, kjenne)
    s.logg("person_registrert", person_id=finnes, skjerming=rett.skjerming, konto=merke(rett.kontonummer))
    return finnes


def endre(okt: Okt, person_id: int, versjon: int, nye: Opplysninger) -> None:
    """PE-12, PE-13: other particulars, with where they come from and as of when.

    Refuses another birth date than the number's (PE-1), and one in the future; left empty it is the number's.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    if nye.kilde_dato is not None and nye.kilde_dato > okt.i_dag:
        raise Regelbrudd("PE-12", "Datoen for opplysningene er fram i tid.", "kilde_dato")
    with okt.skrive() as s:
        gamle = lager.hent_opplysninger(s, person_id)
        if gamle is None:
            raise finnes_ikke()
        if gamle[1] != versjon:
            raise foreldet("Åpne skjemaet igjen for å se de nye opplysningene.")
        rett = sjekk_opplysninger(nye, uten_adresse=lager.niva(s, person_id) == KODE_6)
        if rett.fodt != gamle[0].fodt:
            fnr, duf = lager.nummer(s, person_id)
            kjenne = kjennetegn(NyPerson(**rett.model_dump(), fnr=fnr, duf=duf), lager.er_demo(s), s.i_dag)
            rett = rett.model_copy(update={"fodt": kjenne.fodt})
        endret = sorted(k for k in type(nye).model_fields if getattr(rett, k) != getattr(gamle[0], k))
        lager.endre(s, person_id, versjon, rett, ny_konto="kontonummer" in endret and rett.kontonummer is not None)
        s.logg("person_endret", person_id=person_id, felt=endret, konto=merke(rett.kontonummer))
