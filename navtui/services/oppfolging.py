"""Follow-up of a case: the next date (OP-1), kartlegging (OP-3), activity (OP-4), and known end dates (OP-7)."""

from __future__ import annotations

from datetime import date

from navtui.domain.kalender import dag_kort, legg_til_maaneder
from navtui.domain.kodeverk.kontor import Lop
from navtui.domain.kodeverk.oppfolging import Notatart
from navtui.domain.oppfolging import Aktivitet, Frister, Neste, Sluttdato, seneste_oppfolging, sjekk_aktivitet, sjekk_neste
from navtui.domain.oppgave import NyOppgave
from navtui.domain.regelbrudd import Regelbrudd, Varsel, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.domain.sak import Sak
from navtui.domain.tilgang import finnes_ikke
from navtui.services.feil import foreldet
from navtui.services.okt import Okt
from navtui.store import innstilling, journalnotat
from navtui.store import oppfolging as lager
from navtui.store import oppgave as oppgavelager
from navtui.store import person as personlager
from navtui.store import sak as saklager
from navtui.store.db import Leser, Skriver
from navtui.store.tilgang import krev_synlig


def frister(les: Leser) -> Frister:
    """The office's settings for follow-up, as of today."""

    def hent(navn: str) -> int:
        return innstilling.hent(les, navn)

    return Frister(
        stabil=hent("oppfolging_stabil_maaneder"), arbeidsrettet=hent("oppfolging_arbeidsrettet_maaneder"),
        avklaring=hent("oppfolging_avklaring_maaneder"), ung=hent("oppfolging_ung_maaneder"), kartlegging=hent("kartlegging_maaneder"),
        kartlegging_unge_dager=hent("kartlegging_unge_dager"), aktivitet_dager=hent("aktivitet_dager"),
        dokumentasjon=hent("dokumentasjon_maaneder"), ytelse_slutt=hent("ytelse_slutt_maaneder"),
    )  # fmt: skip


def hent_neste(okt: Okt, person_id: int) -> Neste | None:
    """OP-1: the next follow-up, and how late another may be. None when the person has no open case."""
    with okt.lese() as les:
        sak = saklager.hent_apen(les, person_id)
        return None if sak is None else Neste(dato=sak.neste_dato, hva=sak.neste_hva, senest=seneste(les, sak))


def seneste(les: Leser, sak: Sak, fra: date | None = None) -> date:
    """OP-1: the latest next follow-up, counted from `fra` (today when it is not given)."""
    return seneste_oppfolging(fra or les.i_dag, sak.lop, personlager.fodt(les, sak.person_id), sak.oppfolging_maaneder, frister(les))


def flytt_neste(s: Skriver, sak: Sak, dato: date, hva: str, grunn: str) -> None:
    """OP-1: set the next follow-up inside the caller's transaction. Later than the løp says takes a reason, kept as a journalnotat."""
    svar = sjekk_neste(dato, s.i_dag, senest := seneste(s, sak))
    if isinstance(svar, Regelbrudd):
        raise svar
    if isinstance(svar, Varsel):
        if not grunn.strip():
            raise Regelbrudd(svar.regel, svar.setning, svar.felt)
        tekst = f"Neste oppfølging er satt til {dag_kort(dato)}, etter fristen {dag_kort(senest)} (OP-1). Grunn: {grunn.strip()}"
        journalnotat.sett_inn(s, sak.person_id, Notatart.VURDERING, tekst)
    saklager.endre(s, sak, neste_dato=dato, neste_hva=hva.strip())


def sett_neste(okt: Okt, person_id: int, versjon: int, dato: date, hva: str, grunn: str = "") -> None:
    """OP-1: another next follow-up for the person's open case."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    with okt.skrive() as s:
        sak = krev_sak(s, person_id, versjon)
        flytt_neste(s, sak, dato, hva, grunn)
        s.logg("neste_satt", person_id=person_id, objekt="sak", objekt_id=sak.id, dato=dato)


def krev_sak(s: Skriver, person_id: int, versjon: int | None = None) -> Sak:
    """The person's open case, as it was when the screen was drawn; refuses when there is none or it has moved on (SI-7)."""
    krev_synlig(s, person_id)
    sak = saklager.hent_apen(s, person_id)
    if sak is None:
        raise Regelbrudd("PE-9", "Personen har ingen åpen sak. Registrer en søknad, så åpnes den når søknaden fordeles.")
    if versjon is not None and sak.versjon != versjon:
        raise foreldet(f"Neste oppfølging er nå {dag_kort(sak.neste_dato)}, veileder er {sak.veileder}.")
    return sak


def sett_lop(okt: Okt, person_id: int, versjon: int, lop: Lop, egen_maaneder: int | None, kartlagt: date | None) -> None:
    """OP-1, OP-3: the løp, a shorter interval of the person's own (months), and the date of the kartlegging.

    A next follow-up that is now too late is moved to the latest the new løp allows.
    """
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    if egen_maaneder is not None and not 1 <= egen_maaneder <= 12:
        raise Regelbrudd("OP-1", "Eget intervall er fra 1 til 12 måneder.", "egen_maaneder")
    if kartlagt is not None and kartlagt > okt.i_dag:
        raise Regelbrudd("OP-3", "Kartleggingen kan ikke være fram i tid. Skriv datoen når den er gjort.", "kartlagt")
    with okt.skrive() as s:
        sak = krev_sak(s, person_id, versjon).model_copy(update={"lop": lop, "oppfolging_maaneder": egen_maaneder})
        neste = max(min(sak.neste_dato, seneste(s, sak)), min(sak.neste_dato, okt.i_dag))
        saklager.endre(s, sak, lop=lop, oppfolging_maaneder=egen_maaneder, kartlagt=kartlagt, neste_dato=neste)
        s.logg("lop_satt", person_id=person_id, objekt="sak", objekt_id=sak.id, lop=lop, maaneder=egen_maaneder, kartlagt=kartlagt)


def sett_aktivitet(okt: Okt, person_id: int, ny: Aktivitet) -> None:
    """OP-4: what is known of the person's activity: a first assessment, or the next of the three dates."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    stopp_ved(sjekk_aktivitet(ny, okt.i_dag))
    with okt.skrive() as s:
        krev_synlig(s, person_id)
        siste = lager.siste_aktivitet(s, person_id)
        if siste is not None and ny.id == siste.id:
            if siste.versjon != ny.versjon:
                raise foreldet("Aktiviteten er endret av en annen.")
            lager.endre_aktivitet(s, siste, ny)
        else:
            lager.sett_inn_aktivitet(s, person_id, ny)
        s.logg("aktivitet", person_id=person_id, stand=ny.stand)


def sett_sluttdato(okt: Okt, ny: Sluttdato) -> None:
    """OP-7, PE-12: something that ends on a known day, with its source and date. The task comes at once when the day is near."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.FOLGE_OPP))
    if ny.kilde_dato > okt.i_dag:
        raise Regelbrudd("PE-12", "Datoen for kilden er fram i tid.", "kilde_dato")
    with okt.skrive() as s:
        krev_synlig(s, ny.person_id)
        id_ = oppgavelager.sett_sluttdato(s, ny)
        s.logg("sluttdato", person_id=ny.person_id, objekt="sluttdato", objekt_id=id_, art=ny.art, dato=ny.dato)
        _reis(s)


def reis_forfalte(okt: Okt) -> int:
    """OP-7: raise the tasks whose day has come, once each, for whoever is responsible. Returns how many; writes only when there are any."""
    with okt.lese() as les:
        if not oppgavelager.sluttdatoer_uten_oppgave(les, _senest(les)):
            return 0
    with okt.skrive() as s:
        return _reis(s)


def _senest(les: Leser) -> date:
    return legg_til_maaneder(les.i_dag, frister(les).ytelse_slutt)


def _reis(s: Skriver) -> int:
    nye = oppgavelager.sluttdatoer_uten_oppgave(s, _senest(s))
    for slutt, veileder in nye:
        if slutt.id is None:
            raise finnes_ikke()
        tekst = f"{slutt.art.overskrift} slutter {dag_kort(slutt.dato)}. Avklar hva som kommer etter."
        oppgave = NyOppgave(
            art="ytelse_slutter", regel="OP-7", person_id=slutt.person_id, objekt="sluttdato", objekt_id=slutt.id, til_ident=veileder,
            frist=slutt.dato, tekst=tekst,
        )  # fmt: skip
        oppgavelager.reis(s, oppgave)
        oppgavelager.merk_varslet(s, slutt.id)
        s.logg("oppgave_reist", person_id=slutt.person_id, objekt="sluttdato", objekt_id=slutt.id, regel="OP-7")
    return len(nye)
