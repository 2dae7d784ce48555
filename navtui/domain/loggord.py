"""SI-3: the log's codes in Norwegian, for those who read it on paper: a tillitsvalgt or the Statsforvalteren."""

from __future__ import annotations

from typing import Final

from navtui.domain.apning import Apningsgrunn, Egengrunn
from navtui.domain.loggsok import Loggrad

HANDLINGER: Final = {
    "adresse_fjernet": "adressen fjernet", "aktivitet": "aktivitet ført", "ansatt_endret": "ansatt endret",
    "ansatt_fortsetter": "ansatt fortsetter", "ansatt_ny": "ny ansatt", "ansatt_slutt": "ansatt får siste dag", "apnet": "åpnet",
    "apning_nektet": "fikk ikke åpne", "beskjed": "beskjed lagt igjen", "beskjed_gjort": "beskjed ferdig",
    "beslutning_angret": "beslutning angret", "bytte_informert": "informert om ny veileder", "delegasjon_gitt": "delegasjon gitt",
    "delegasjon_tatt": "delegasjon tatt tilbake", "dodsfall": "dødsfall registrert", "dodsfall_angret": "dødsfall angret",
    "dokumentasjon_bedt": "bedt om dokumentasjon", "dokumentasjon_levert": "dokumentasjon levert",
    "dokumentasjon_mangler": "dokumentasjon mangler", "dokumentasjon_purret": "dokumentasjon purret",
    "drofting_konkludert": "drøfting konkludert", "drofting_reist": "satt til drøfting", "drofting_trukket": "drøfting trukket",
    "fast_veileder_byttet": "fast veileder byttet", "flyttet_inn": "flyttet inn i husstanden", "flyttet_ut": "flyttet ut av husstanden",
    "fornyet": "fornyelse begynt", "fravaer_registrert": "fravær registrert", "fravaer_slutt": "fravær slutt",
    "gjeld_flyttet": "gjeldssak flyttet", "gjeld_henvist": "henvist til gjeldsrådgiver", "gjeld_oppstart": "gjeldsrådgivning startet",
    "gjeld_steg": "nytt steg i gjeldssaken", "gjeldsbudsjett": "gjeldsbudsjett ført", "gjeldsbudsjett_slettet": "gjeldsbudsjett tatt bort",
    "gjeldsnotat": "notat i gjeldssaken", "habil": "habil igjen", "husstand_opprettet": "husstand ført",
    "husstandsform": "husstandsform endret",
    "inhabil": "ført som inhabil", "innflytting_til_leder": "innflytting meldt til leder", "innlogget": "logget inn",
    "innsatsbehov": "innsatsbehov ført", "innstilling": "innstilling endret", "klage_datoer": "klage: datoer endret",
    "klage_gitt": "klage gitt til saksbehandler", "klage_registrert": "klage registrert",
    "klokken bekreftet": "klokken på maskinen er riktig", "klage_steg": "klage: nytt steg",
    "kontakt": "kontakt ført", "forelopig_svar": "foreløpig svar", "krav_endret": "krav i gjeldssaken endret",
    "krav_nytt": "nytt krav i gjeldssaken", "krysset": "punkt krysset av i kontrollen", "kvp": "KVP endret",
    "lop_satt": "løp satt", "lov_ikraft": "lov satt i kraft", "neste_satt": "neste oppfølging satt", "notat": "notat skrevet",
    "notat_endret": "notat endret", "notat_rettet": "notat rettet", "nummer_avvist": "fødselsnummer avvist",
    "nummer_satt": "fødselsnummer ført",
    "oppgave_lukket": "oppgave lukket", "oppgave_reist": "oppgave reist", "oppslag": "slo opp nummeret",
    "passord_satt": "ny passfrase satt",
    "person_endret": "opplysninger endret", "person_registrert": "person registrert", "pin avvist": "PIN avvist",
    "pin bekreftet": "PIN bekreftet",
    "pin byttet": "PIN byttet", "pin forsøkt": "PIN forsøkt", "pin_satt": "ny PIN satt", "postmote_apnet": "postmøte åpnet",
    "postmote_avsluttet": "postmøte avsluttet", "protokoll_lagret": "protokoll lagret", "rest_flyttet": "flyttet til en annen",
    "rutine_avsluttet": "rutine avsluttet", "rutine_endret": "rutine endret", "rutine_gjennomgatt": "rutine gjennomgått",
    "rutine_ny": "ny rutine", "sak_avsluttet": "sak avsluttet", "sak_flyttet": "sak flyttet", "samme_person": "koblet: samme person",
    "samme_person_angret": "kobling angret", "sats": "sats endret", "sats_rettet": "sats rettet", "skjerming_satt": "skjerming satt",
    "sluttdato": "sluttdato ført", "soknad_registrert": "søknad registrert", "soknad_fordelt": "søknad fordelt",
    "soknad_nodhjelp": "nødhjelp gitt til veileder", "soknad_omfordelt": "søknad omfordelt", "soknad_utsatt": "søknad utsatt",
    "soknad_feilregistrert": "søknad tatt bort",
    "sokt": "fikk treff i et søk", "sperret": "person sperret", "tall_apnet": "åpnet navnene bak et tall", "tilgang_gitt": "tilgang gitt",
    "tilgang_tatt": "tilgang tatt tilbake", "utkast": "utkast endret", "varsel_svar": "svar på varsel ført",
}  # fmt: skip
"""The verbs that are codes. The others are Norwegian as they stand."""
_OBJEKTER: Final = {
    "bruker": "personen", "drofting": "drøfting", "fravaer": "fravær", "klage": "klage", "postmote": "postmøte", "soknad": "søknad",
    "veilederbytte": "bytte av veileder", "husstandsmedlem": "husstandsmedlem", "forelopig_svar": "foreløpig svar",
}  # fmt: skip
_GRUNNER: Final = {kode.value: kode.tekst for kode in (*Apningsgrunn, *Egengrunn)}


def handling(verb: str) -> str:
    """What was done, in words."""
    return HANDLINGER.get(verb, verb)


def objekt(kode: str | None) -> str | None:
    """What it was done to, in words."""
    return None if kode is None else _OBJEKTER.get(kode, kode.replace("_", " "))


def grunn(kode: str | None) -> str | None:
    """PE-7: why it was opened, in words; what somebody wrote herself stands as it is."""
    return None if kode is None else _GRUNNER.get(kode, kode)


def i_ord(rad: Loggrad) -> Loggrad:
    """An entry as it is read by a person; programs are given the codes."""
    ord_ = {"handling": handling(rad.handling), "objekt": objekt(rad.objekt), "grunn": grunn(rad.grunn)}
    return rad.model_copy(update=ord_ | ({"objekt_id": None} if rad.vedtak_nummer else {}))
