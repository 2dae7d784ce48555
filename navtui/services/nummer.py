"""PE-1: a person who was registered without a number gets one, or a fødselsnummer after a D-nummer."""

from __future__ import annotations

from navtui.domain.fodselsnummer import rens
from navtui.domain.oppgave import NyOppgave
from navtui.domain.person import NyPerson, kan_faa_nummer, kjennetegn
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, rolle_kan, sjekk_rolle
from navtui.domain.tilgang import finnes_ikke
from navtui.services.feil import foreldet
from navtui.services.okt import Okt
from navtui.services.oppgave import reis
from navtui.store import person as lager
from navtui.store.db import Skriver


def sett(okt: Okt, person_id: int, versjon: int, fnr: str | None, duf: str | None) -> None:
    """PE-1, PE-2: write down the number, checked by its control digits; the birth date follows from it.

    A number that another person has is refused in the same words whether the one who writes may know of that person or not (PE-5); the
    leder, from whom nobody is hidden, gets a task to look at the two. What was tried is logged on both, and nothing is changed.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    if not rens(fnr or "") and not rens(duf or ""):
        raise Regelbrudd("PE-1", "Skriv fødselsnummer, D-nummer eller DUF-nummer.", "fnr")
    with okt.skrive() as s:
        har = lager.hent_opplysninger(s, person_id)
        if har is None:
            raise finnes_ikke()
        if har[1] != versjon:
            raise foreldet("Åpne skjemaet igjen for å se de nye opplysningene.")
        gammelt_fnr, gammelt_duf = lager.nummer(s, person_id)
        stopp_ved(kan_faa_nummer(gammelt_fnr, gammelt_duf, fnr, duf))
        nytt = kjennetegn(NyPerson(**har[0].model_dump(), fnr=fnr or gammelt_fnr, duf=duf or gammelt_duf), lager.er_demo(s), s.i_dag)
        andre = {i for n in ({"fnr": nytt.fnr, "duf": None}, {"fnr": None, "duf": nytt.duf}) if (i := lager.id_for_nummer(s, **n))}
        andre -= {person_id}
        if andre:
            _meld_fra(s, okt, person_id, andre)
        else:
            lager.sett_kjennetegn(s, person_id, versjon, nytt)
            felt = [n for n, ny, gml in (("fnr", nytt.fnr, gammelt_fnr), ("duf", nytt.duf, gammelt_duf)) if ny != gml]
            s.logg("nummer_satt", person_id=person_id, felt=felt)
    if andre:
        raise _opptatt(okt)


def _meld_fra(s: Skriver, okt: Okt, person_id: int, andre: set[int]) -> None:
    for id_ in (person_id, *sorted(andre)):
        s.logg("nummer_avvist", person_id=id_)
    ledere = lager.ledere(s)
    if ledere and not rolle_kan(okt.rolle, Handling.TILGANG):
        tekst = "En annen person har nummeret som ble skrevet her. Se om det er samme person."
        ny = NyOppgave(
            art="samme_nummer", regel="PE-1", person_id=person_id, objekt="person", objekt_id=person_id, til_ident=ledere[0],
            frist=s.i_dag, tekst=tekst,
        )  # fmt: skip
        reis(s, ny)


def _opptatt(okt: Okt) -> Regelbrudd:
    """Said of one who may be known of and of one who may not: the same words."""
    if rolle_kan(okt.rolle, Handling.TILGANG):
        return Regelbrudd("PE-1", "En annen person har dette nummeret. Søk på det og se om det er samme person.", "fnr")
    return Regelbrudd("PE-1", "Nummeret kan ikke brukes på denne personen. Leder har fått en oppgave om det.", "fnr")
