"""Tasks, and documentation that is asked for (OP-5)."""

from __future__ import annotations

from datetime import date

from navtui.domain.kalender import bankdag_paa_eller_etter, legg_til_maaneder
from navtui.domain.kodeverk.oppfolging import Dokumenttilstand, Konsekvens
from navtui.domain.oppgave import Dokumentasjonskrav, NyOppgave, NyttKrav, Oppgave, kan_avgjores_uten, kan_lukkes
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.tilgang import finnes_ikke
from navtui.services.feil import foreldet
from navtui.services.okt import Okt
from navtui.services.oppfolging import frister
from navtui.store import oppgave as lager
from navtui.store import sak as saklager
from navtui.store.db import Skriver
from navtui.store.tilgang import krev_synlig

MEST = 200


def reis(s: Skriver, ny: NyOppgave) -> int | None:
    """Raise a task inside the caller's transaction; None when one like it is open already. The caller logs."""
    return lager.reis(s, ny)


def mine(okt: Okt) -> list[Oppgave]:
    """The open tasks of the one who asks, the most urgent first."""
    with okt.lese() as les:
        return lager.til(les, okt.ident, MEST)


def antall_ellers(okt: Okt) -> int:
    """OP-6: how many of her tasks no case of hers shows."""
    with okt.lese() as les:
        return lager.antall_ellers(les, okt.ident)


def lukk(okt: Okt, oppgave_id: int, versjon: int, utfall: str = "") -> None:
    """A task is done, with a word on what came of it. One that a rule wants answered elsewhere is refused (`kan_lukkes`)."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.skrive() as s:
        oppgave = lager.hent(s, oppgave_id)
        if oppgave is None or oppgave.versjon != versjon:
            raise Regelbrudd("SI-7", "Oppgaven er allerede lukket.")
        stopp_ved(kan_lukkes(oppgave, okt.rolle))
        lager.lukk(s, oppgave, utfall.strip())
        s.logg("oppgave_lukket", person_id=oppgave.person_id, objekt="oppgave", objekt_id=oppgave_id, regel=oppgave.regel)


def be_om(okt: Okt, ny: NyttKrav) -> int:
    """OP-5 (Rogaland Revisjon): ask for documentation. Without a frist: the office's, on a working day. A reminder stands in the tasks."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    if not ny.tekst:
        raise Regelbrudd("OP-5", "Skriv hvilken dokumentasjon det gjelder.", "tekst")
    with okt.skrive() as s:
        krev_synlig(s, ny.person_id)
        frist = ny.frist or bankdag_paa_eller_etter(legg_til_maaneder(okt.i_dag, frister(s).dokumentasjon))
        if frist < okt.i_dag:
            raise Regelbrudd("OP-5", "Fristen er tilbake i tid. Velg i dag eller senere.", "frist")
        id_ = lager.sett_inn_krav(s, ny, frist)
        _paaminn(s, okt, ny.person_id, id_, frist)
        s.logg("dokumentasjon_bedt", person_id=ny.person_id, objekt="dokumentasjonskrav", objekt_id=id_, frist=frist)
        return id_


def _paaminn(s: Skriver, okt: Okt, person_id: int, krav_id: int, frist: date) -> None:
    sak = saklager.hent_apen(s, person_id)
    lager.reis(
        s,
        NyOppgave(
            art="dokumentasjon", regel="OP-5", person_id=person_id, objekt="dokumentasjonskrav", objekt_id=krav_id,
            til_ident=sak.veileder if sak else okt.ident, frist=frist, tekst="Dokumentasjon har frist. Purr, eller velg hva som skal skje.",
        ),
    )  # fmt: skip


def purret(okt: Okt, krav_id: int, versjon: int) -> None:
    """OP-5: the person has been reminded today."""
    with okt.skrive() as s:
        krav = _krev(s, okt, krav_id, versjon)
        lager.endre_krav(s, krav, purret=okt.i_dag)
        s.logg("dokumentasjon_purret", person_id=krav.person_id, objekt="dokumentasjonskrav", objekt_id=krav_id)


def levert(okt: Okt, krav_id: int, versjon: int, dato: date) -> None:
    """OP-5: the documentation has come; its reminder is closed."""
    if dato > okt.i_dag:
        raise Regelbrudd("OP-5", "Datoen er fram i tid.", "dato")
    with okt.skrive() as s:
        krav = _krev(s, okt, krav_id, versjon)
        lager.endre_krav(s, krav, levert=dato, tilstand=Dokumenttilstand.OPPFYLT)
        lager.lukk_for(s, "dokumentasjonskrav", krav_id, "levert")
        s.logg("dokumentasjon_levert", person_id=krav.person_id, objekt="dokumentasjonskrav", objekt_id=krav_id)


def ikke_levert(okt: Okt, krav_id: int, versjon: int, konsekvens: Konsekvens | None, ny_frist: date | None = None) -> None:
    """OP-5: it did not come. Someone must choose what follows; the program never does. A new frist keeps the demand open."""
    if konsekvens is None:
        raise Regelbrudd("OP-5", "Velg hva som skal skje når dokumentasjonen mangler.", "konsekvens")
    if konsekvens is Konsekvens.NY_FRIST and (ny_frist is None or ny_frist < okt.i_dag):
        raise Regelbrudd("OP-5", "Skriv den nye fristen: i dag eller senere.", "ny_frist")
    with okt.skrive() as s:
        krav = _krev(s, okt, krav_id, versjon)
        stopp_ved(kan_avgjores_uten(krav, konsekvens, okt.i_dag))
        lager.lukk_for(s, "dokumentasjonskrav", krav_id, konsekvens)
        if konsekvens is Konsekvens.NY_FRIST and ny_frist is not None:
            lager.endre_krav(s, krav, frist=ny_frist, konsekvens=konsekvens)
            _paaminn(s, okt, krav.person_id, krav_id, ny_frist)
        else:
            tilstand = Dokumenttilstand.ANNULLERT if konsekvens is Konsekvens.INGEN else Dokumenttilstand.IKKE_OPPFYLT
            lager.endre_krav(s, krav, konsekvens=konsekvens, tilstand=tilstand)
        s.logg("dokumentasjon_mangler", person_id=krav.person_id, objekt="dokumentasjonskrav", objekt_id=krav_id, konsekvens=konsekvens)


def _krev(s: Skriver, okt: Okt, krav_id: int, versjon: int) -> Dokumentasjonskrav:
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    krav = lager.hent_krav(s, krav_id)
    if krav is None:
        raise finnes_ikke()
    if krav.versjon != versjon or krav.tilstand != Dokumenttilstand.RELEVANT:
        raise foreldet(f"Dokumentasjonen er nå {krav.tilstand.tekst}.")
    return krav
