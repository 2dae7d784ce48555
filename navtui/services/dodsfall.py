"""A person is dead: what is planned for the time after stops, the case is to be ended, and those she lived with are looked after."""

from __future__ import annotations

from datetime import date, timedelta

from navtui.domain.belop import kroner
from navtui.domain.dodsfall import NESTE, Dodsfall, Stans, betaler_den_dode, gir_etter, sjekk_dato
from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk.oppfolging import Notatart
from navtui.domain.oppgave import NyOppgave
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.utbetaling import Listetilstand
from navtui.domain.vedtak import Vedtak
from navtui.services.okt import Okt
from navtui.store import dodsfall as lager
from navtui.store import journalnotat, oppgave, person, sak, utbetaling
from navtui.store.db import Leser, Skriver
from navtui.store.tilgang import krev_synlig

_FRIST = timedelta(days=14)
"""For ending the case."""


def registrer(okt: Okt, person_id: int, dato: date) -> Stans:
    """PE-8 (own): the date of death, and what follows, in one transaction. Refuses a date in the future or before birth, and a second.

    Planned payments after the death are stopped and leave their lists; what the accounts have already is a task to ring them. The case's
    next step is to end it. The veileder of each adult she lived with is told that the household has changed (PE-4).
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.skrive() as s:
        krev_synlig(s, person_id)
        if (finnes := lager.hent(s, person_id)) is not None:
            raise Regelbrudd("SI-7", f"Dødsfallet er allerede registrert: {dag_kort(finnes.dato)}.")
        stopp_ved(sjekk_dato(dato, person.fodt(s, person_id), okt.i_dag))
        apen = sak.hent_apen(s, person_id)
        id_ = lager.sett_inn(s, person_id, dato, (apen.neste_dato, apen.neste_hva) if apen else None)
        stans = _betalingene(s, id_, person_id, dato, apen.veileder if apen else okt.ident)
        if apen is not None:
            sak.endre(s, apen, neste_dato=okt.i_dag, neste_hva=NESTE)
            tekst = stans.oppgave(dato, lager.utbetalt_etter(s, person_id, dato))
            _oppgave(s, "dodsfall", "OP-10", person_id, ("dodsfall", id_), apen.veileder, tekst, okt.i_dag + _FRIST)
        _husstanden(s, person_id, dato)
        s.logg("dodsfall", person_id=person_id, objekt="dodsfall", objekt_id=id_, dato=dato, stanset=stans.stanset)
    return stans


def angre(okt: Okt, person_id: int, grunn: str) -> int:
    """PE-8 (own): registered in error. What it stopped is planned again, the case's next step and the tasks are as before, and the reason
    stands in the journal. Returns how many payments are planned again."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    if not grunn.strip():
        raise Regelbrudd("PE-8", "Skriv hva som var feil. Grunnen blir stående i journalen.", "grunn")
    with okt.skrive() as s:
        krev_synlig(s, person_id)
        if (d := lager.hent(s, person_id)) is None:
            raise Regelbrudd("SI-7", "Det er ikke registrert noe dødsfall nå.")
        igjen = _planlegg_igjen(s, d)
        lager.angre(s, d, grunn.strip())
        journalnotat.sett_inn(s, person_id, Notatart.NOTAT, f"Dødsfall {dag_kort(d.dato)} var registrert ved en feil: {grunn.strip()}")
        apen = sak.hent_apen(s, person_id)
        if apen is not None and apen.neste_hva == NESTE and d.neste_dato is not None:
            sak.endre(s, apen, neste_dato=d.neste_dato, neste_hva=d.neste_hva)
        oppgave.lukk_for(s, "dodsfall", d.id, "registrert ved en feil")
        for medlem_id, *_ in lager.bodde_med(s, person_id, d.dato):
            lager.lukk_husstandsoppgave(s, medlem_id, "registrert ved en feil")
        s.logg("dodsfall_angret", person_id=person_id, objekt="dodsfall", objekt_id=d.id, planlagt=igjen)
    return igjen


def stopper(leser: Leser, v: Vedtak) -> Regelbrudd | None:
    """VE-1, VE-16: what a death registered by now says of the vedtak, also between the two signatures."""
    dod = lager.dato(leser, v.person_id)
    return gir_etter(v, dod) or betaler_den_dode(v, dod)


def _oppgave(s: Skriver, art: str, regel: str, person_id: int, om: tuple[str, int], til: str, tekst: str, frist: date) -> None:
    objekt, objekt_id = om
    ny = NyOppgave(art=art, regel=regel, person_id=person_id, objekt=objekt, objekt_id=objekt_id, til_ident=til, frist=frist, tekst=tekst)
    oppgave.reis(s, ny)


def _husstanden(s: Skriver, person_id: int, dato: date) -> None:
    for medlem_id, voksen_id, veileder in lager.bodde_med(s, person_id, dato):
        tekst = f"Noen i husstanden døde {dag_kort(dato)}: se på husstand, sats og vedtak"
        _oppgave(s, "husstand_endret", "PE-4", voksen_id, ("husstandsmedlem", medlem_id), veileder, tekst, s.i_dag)
        s.logg("husstand endret", person_id=voksen_id, objekt="husstandsmedlem", objekt_id=medlem_id)


def _betalingene(s: Skriver, id_: int, person_id: int, dato: date, til: str) -> Stans:
    """VE-16: what is planned after the death is stopped; an approval of a list it leaves, falls (VE-21)."""
    stanset, sendt = 0, []
    for utbetaling_id in lager.planlagte(s, person_id, dato):
        treff = utbetaling.hent(s, utbetaling_id)
        assert treff is not None
        rad, liste_id = treff
        liste = utbetaling.hent_liste(s, liste_id) if liste_id is not None else None
        if liste is not None and liste.tilstand in (Listetilstand.EKSPORTERT, Listetilstand.BEKREFTET):
            sendt.append(rad.belop_ore)
            tekst = f"Ring regnskapet: {kroner(rad.belop_ore)} kr er sendt, men personen døde {dag_kort(dato)}"
            _oppgave(s, "dodsfall_sendt", "VE-16", person_id, ("utbetaling", rad.id), til, tekst, s.i_dag)
            continue
        utbetaling.sett_tilstand(s, rad, liste_id, "stoppet", f"død {dag_kort(dato)}")
        lager.husk_stans(s, id_, rad.id)
        _fell_godkjenning(s, liste_id)
        s.logg("utbetaling stoppet", person_id=person_id, objekt="utbetaling", objekt_id=rad.id, liste=liste_id)
        stanset += 1
    return Stans(stanset=stanset, sendt_ore=tuple(sendt))


def _fell_godkjenning(s: Skriver, liste_id: int | None) -> None:
    liste = utbetaling.hent_liste(s, liste_id) if liste_id is not None else None
    if liste is not None and liste.godkjent_av:
        utbetaling.endre_liste(s, liste, godkjent_av=None, godkjent_tid=None)


def _planlegg_igjen(s: Skriver, d: Dodsfall) -> int:
    ider = lager.stanset_av(s, d.id)
    for utbetaling_id in ider:
        treff = utbetaling.hent(s, utbetaling_id)
        assert treff is not None
        utbetaling.sett_tilstand(s, treff[0], None, "planlagt", "")
        s.logg("utbetaling planlagt", person_id=d.person_id, objekt="utbetaling", objekt_id=utbetaling_id)
    return len(ider)
