"""PE-1, PE-13: a person as registered, as found by a search, and as the forms need her."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar
from unicodedata import normalize

from pydantic import Field

from navtui.domain.fodselsnummer import D_NUMMER, Fodselsnummer, rens, sjekk, sjekk_duf
from navtui.domain.kodeverk.person import Arbeidssituasjon, Bosituasjon, Kjonn, Malform, Sivilstand, Skjerming, Sperring
from navtui.domain.kontonummer import sjekk_kontonummer
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd

_Oppl = TypeVar("_Oppl", bound="Opplysninger")

LENGSTE_NAVN = 200
"""Letters in one part of a name; longer is a paste by accident."""


class Treff(Modell):
    """PE-7: a search hit. It tells no more than name, birth year and who is responsible."""

    person_id: int
    navn: str
    fodselsaar: int | None
    veileder: str | None
    veiledernavn: str | None

    @property
    def nokkel(self) -> int:
        """What the cursor of a list stays on."""
        return self.person_id


class Kjent(Modell):
    """What registration fills in when the number belongs to someone the office knows."""

    person_id: int
    fornavn: str
    etternavn: str
    fodt: date | None
    telefon: str | None
    konto: str
    sprak: str | None
    tolk: bool | None
    malform: Malform
    veileder: str | None

    @property
    def navn(self) -> str:
        """As lists show it: "Olsen, Mona"."""
        return visningsnavn(self.fornavn, self.etternavn)


class Opplysninger(Modell):
    """PE-12, PE-13: what is typed about a person and may change. Unknown is None or the code `ukjent`."""

    fornavn: str = Field(max_length=LENGSTE_NAVN)
    etternavn: str = Field(max_length=LENGSTE_NAVN)
    fodt: date | None = None
    kjonn: Kjonn = Kjonn.UKJENT
    adresse: str | None = None
    postnummer: str | None = None
    poststed: str | None = None
    telefon: str | None = None
    kontonummer: str | None = None
    konto: str = "ukjent"
    sprak: str | None = None
    tolk: bool | None = None
    malform: Malform = Malform.BOKMAL
    verge: str | None = None
    verge_adresse: str | None = None
    sivilstand: Sivilstand = Sivilstand.UKJENT
    bosituasjon: Bosituasjon = Bosituasjon.UKJENT
    arbeidssituasjon: Arbeidssituasjon = Arbeidssituasjon.UKJENT
    individuell_plan: bool | None = None
    flyktning: bool = False
    introduksjon_fra: date | None = None
    introduksjon_til: date | None = None
    kilde: str = "bruker"
    kilde_dato: date | None = None


class NyPerson(Opplysninger):
    """PE-1: a person to be registered, with a number, a DUF-nummer or neither."""

    fnr: str | None = None
    duf: str | None = None
    skjerming: Skjerming = Skjerming.INGEN


class Kjennetegn(Modell):
    """The checked identity of a new person: PE-1 says unknown is a value, never a made-up number."""

    fnr: str | None
    duf: str | None
    fodt: date | None


def visningsnavn(fornavn: str, etternavn: str) -> str:
    """A name as lists show it: "Olsen, Mona"."""
    return f"{etternavn}, {fornavn}"


def kjennetegn(ny: NyPerson, demo: bool, i_dag: date) -> Kjennetegn:
    """PE-1, PE-2 (Nav; own): the number, DUF-nummer and birth date of a new person; refuses wrong digits and a birth date that
    contradicts the number or is in the future."""
    nummer: Fodselsnummer | None = sjekk(ny.fnr, demo) if ny.fnr and rens(ny.fnr) else None
    duf = sjekk_duf(ny.duf) if ny.duf and rens(ny.duf) else None
    if nummer and ny.fodt and ny.fodt != nummer.fodt:
        raise Regelbrudd("PE-1", "Fødselsdatoen er en annen enn den i fødselsnummeret. Rett en av dem.", "fodt")
    fodt = nummer.fodt if nummer else ny.fodt
    if fodt and fodt > i_dag:
        raise Regelbrudd("PE-1", "Fødselsdatoen er fram i tid. Rett datoen.", "fodt")
    return Kjennetegn(fnr=nummer.nummer if nummer else None, duf=duf, fodt=fodt)


def kan_faa_nytt(sperret: str | None) -> Regelbrudd | None:
    """PE-8 (arkivlova § 13): whether a new søknad or case may be registered on the person: not while she is marked."""
    if sperret is None:
        return None
    return Regelbrudd("PE-8", f"Personen er merket {Sperring.av(sperret).tekst} og får ikke ny søknad eller sak. Snakk med leder.", "soker")


def kan_sperres(sperring: Sperring | None, apent: Sequence[str]) -> Regelbrudd | None:
    """PE-8: one with something open was not registered by mistake until it is ended: a case, a søknad, a task, a place in a household.

    `apent` are the words for what is open (store.person.apent).
    """
    if sperring is Sperring.FEILREGISTRERT and apent:
        return Regelbrudd("PE-8", f"Dette er ikke avsluttet: {', '.join(apent)}. Personen kan merkes begrenset så lenge.", "sperret")
    return None


def kan_faa_nummer(fnr: str | None, duf: str | None, nytt_fnr: str | None, nytt_duf: str | None) -> Regelbrudd | None:
    """PE-1 (Nav): whether a number may be written where one is unknown. A D-nummer gives way to a fødselsnummer; no other is replaced."""
    if nytt_fnr and fnr and int(fnr[0]) < D_NUMMER:
        return Regelbrudd("PE-1", "Personen har et fødselsnummer fra før. Det byttes ikke.", "fnr")
    if nytt_duf and duf:
        return Regelbrudd("PE-1", "Personen har et DUF-nummer fra før. Det byttes ikke.", "duf")
    return None


def sjekk_opplysninger(o: _Oppl, uten_adresse: bool) -> _Oppl:
    """PE-13, PE-5 (SSB; law): the particulars as they may be stored; refuses the first that is wrong.

    `uten_adresse` is true when the strictest mark in the household is kode 6: then no address is stored, for anyone in it.
    """
    o = o.model_copy(update={navn: normalize("NFC", getattr(o, navn)) for navn in ("fornavn", "etternavn")} | _tomt_til_ukjent(o))
    if not o.fornavn or not o.etternavn:
        raise Regelbrudd("PE-13", "Navn mangler. Skriv fornavn og etternavn.", "etternavn" if not o.etternavn else "fornavn")
    if uten_adresse and (o.adresse or o.postnummer or o.poststed):
        raise Regelbrudd("PE-5", "For strengt fortrolig adresse (kode 6) lagres ingen adresse. Tøm adressefeltene.", "adresse")
    if o.postnummer and not (len(o.postnummer) == 4 and o.postnummer.isascii() and o.postnummer.isdigit()):
        raise Regelbrudd("PE-13", "Postnummer må ha fire siffer.", "postnummer")
    if o.introduksjon_fra and o.introduksjon_til and o.introduksjon_til < o.introduksjon_fra:
        raise Regelbrudd("PE-13", "Introduksjonsprogrammet slutter før det begynner. Rett en av datoene.", "introduksjon_til")
    if o.kontonummer:
        return o.model_copy(update={"kontonummer": sjekk_kontonummer(o.kontonummer), "konto": "har"})
    if o.konto == "har":
        raise Regelbrudd("PE-13", "Kontonummer mangler. Skriv det, eller velg at personen ikke har konto.", "kontonummer")
    return o.model_copy(update={"kontonummer": None, "konto": o.konto if o.konto == "ingen" else "ukjent"})


def _tomt_til_ukjent(o: Opplysninger) -> dict[str, None]:
    """Fields left empty in a form are unknown, not the empty text."""
    felt = ("adresse", "postnummer", "poststed", "telefon", "sprak", "verge", "verge_adresse")
    return {navn: None for navn in felt if not getattr(o, navn)}
