"""The case and the caseload: what a row of Mine saker knows, and the ways the list may be narrowed and sorted."""

from __future__ import annotations

from datetime import date

from navtui.domain.kodeverk.kode import Kode
from navtui.domain.kodeverk.kontor import Lop
from navtui.domain.kodeverk.oppfolging import Avslutningsarsak, Informertkanal
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd


class Utvalg(Kode):
    """The filters of Mine saker, in the order of their keys."""

    ALLE = "alle", "alle"
    OVER_FRIST = "over_frist", "over frist"
    DENNE_UKEN = "denne_uken", "denne uken"
    UNDER_25 = "under_25", "under 25"
    UTEN_AKTIVITET = "uten_aktivitet", "uten aktivitet"
    LANGTID = "langtid", "langtid"
    VEDTAK_UT = "vedtak_ut", "vedtak ut"
    RING_TILBAKE = "ring_tilbake", "ring tilbake"
    UTEN_KARTLEGGING = "uten_kartlegging", "uten kartlegging"


class Sortering(Kode):
    """The orders of Mine saker. Returned vedtak are on top in all of them (KO-5)."""

    FRIST = "frist", "neste dato"
    NAVN = "navn", "navn"
    VEDTAK = "vedtak", "vedtak til"
    ALDER = "alder", "yngste først"


class SakRad(Modell):
    """One case as a list shows it. Months in a row are VE-14's; `dager_over_frist` is 0 when nothing is late."""

    person_id: int
    saksnummer: str
    veileder: str
    navn: str
    fodt: date | None
    alder: int | None
    lop: Lop
    neste_dato: date
    neste_hva: str
    dager_over_frist: int
    vedtak_til: date | None
    maaneder_paa_rad: int
    aktivitet: str | None
    siste_kontakt: date | None
    kartlagt: date | None
    kartlegging_frist: date | None
    soknad_frist: date | None
    """The office's frist (PM-3) for the oldest søknad given to the veileder that waits for its vedtak, renewals apart: they are in F4."""
    nodhjelp: str | None = None
    """PM-2: what nødhjelp given to the veileder is for, until its vedtak is sent; and how many minutes it has waited."""
    nodhjelp_minutter: int | None = None
    ring_tilbake: int
    oppgaver: int
    vedtak_i_retur: bool
    gjeldssak: str | None
    kvp_fra: date | None = None
    """OP-9: since when the person is in a kvalifiseringsprogram, whose stønad is no vedtak om løpende livsopphold."""
    versjon: int

    @property
    def nokkel(self) -> int:
        """What the cursor stays on."""
        return self.person_id


class Side(Modell):
    """A window of the list: its rows, and how many there are in all."""

    rader: tuple[SakRad, ...]
    totalt: int
    nodhjelp: int = 0
    """PM-2: how many søknader about nødhjelp the veileder has been given and not answered, those of others' persons too."""


class Sak(Modell):
    """A case."""

    id: int
    saksnummer: str
    person_id: int
    veileder: str
    lop: Lop
    oppfolging_maaneder: int | None
    neste_dato: date
    neste_hva: str
    kartlagt: date | None
    apnet: date
    avsluttet: date | None
    avslutningsarsak: Avslutningsarsak | None
    versjon: int


class Bytte(Modell):
    """PE-10: a change of fast veileder that the person has not been told of."""

    id: int
    fra_ident: str | None
    til_ident: str
    dato: date


class Informert(Modell):
    """PE-10: that the person was told: how, when and by whom."""

    kanal: Informertkanal
    dato: date


def sjekk_avslutning(arsak: Avslutningsarsak | None, apne_soknader: int, apne_vedtak: int) -> Regelbrudd | None:
    """OP-10 (Rogaland Revisjon): ending a case takes an avslutningsårsak, and nothing may be left without an answer in it."""
    if arsak is None or arsak is Avslutningsarsak.FEILREGISTRERT:
        return Regelbrudd("OP-10", "Velg hvorfor saken avsluttes.", "arsak")
    if apne_soknader:
        return Regelbrudd("OP-10", "Personen har en søknad uten svar. Avgjør den før saken avsluttes.")
    if apne_vedtak:
        return Regelbrudd("OP-10", "Et vedtak er ikke ferdig. Gjør det ferdig eller avbryt det før saken avsluttes.")
    return None


def sjekk_informert(informert: Informert, i_dag: date) -> Regelbrudd | None:
    """PE-10 (Rogaland Revisjon): nobody has been told tomorrow."""
    if informert.dato > i_dag:
        return Regelbrudd("PE-10", "Datoen er fram i tid. Skriv når personen ble informert.", "dato")
    return None
