"""PE-5, PE-7, SI-7: the letters that wait to leave the office, and what may be done with one."""

from __future__ import annotations

from datetime import date, datetime

from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk.brev import Brevart, Brevtilstand, Sendemaate
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.rolle import Handling, rolle_kan
from navtui.domain.tid import dato_i_oslo

KODE_6 = 3
"""The level of `skjermet` that keeps an address secret."""


class Brevrad(Modell):
    """A letter as a list shows it. `lukket`: protected, so it is in the closed queue, and never in one folder with the others' papers;
    `uten_adresse`: kode 6 in the household."""

    id: int
    person_id: int
    navn: str
    saksnummer: str
    vedtaksnummer: str | None
    art: Brevart
    laget_tid: datetime
    laget_av: str
    tilstand: Brevtilstand
    skrevet_ut_av: str | None = None
    sendt_dato: date | None = None
    sendt_maate: Sendemaate | None = None
    lukket: bool = False
    uten_adresse: bool = False
    versjon: int

    @property
    def nokkel(self) -> int:
        """What the cursor of a list stays on."""
        return self.id

    @property
    def hva(self) -> str:
        """Which letter: "vedtaksbrev 2026-1187"."""
        return f"{self.art.tekst} {self.vedtaksnummer}" if self.vedtaksnummer else self.art.tekst

    @property
    def stand(self) -> str:
        """Where the paper is, in words."""
        if self.tilstand is Brevtilstand.SENDT and self.sendt_dato and self.sendt_maate:
            return f"{self.sendt_maate.tekst} {dag_kort(self.sendt_dato)}"
        return f"skrevet ut av {self.skrevet_ut_av}" if self.skrevet_ut_av else "i kø"

    @property
    def filnavn(self) -> str:
        """PE-5, SI-8: numbers and never a name: the case, and the vedtak or the letter. A vedtak has one letter that is its own."""
        egen = self.vedtaksnummer if self.art is Brevart.VEDTAK else None
        return f"{self.saksnummer}_{egen or f'brev-{self.id}'}.pdf"


def kan_skrive_ut(rolle: str) -> Regelbrudd | None:
    """PE-7: to write a letter out is to open it, which mottak does not. Mottak puts it in the envelope."""
    if rolle_kan(rolle, Handling.APNE_PERSON):
        return None
    return Regelbrudd("PE-7", "Mottak åpner ikke brev. Be en veileder skrive ut; merk det sendt når det er lagt i posten.")


def kan_skrive_samlet(antall: int) -> Regelbrudd | None:
    """PE-7: a queue written out as one is the office's post; a single letter is somebody's, and is opened."""
    if antall > 1:
        return None
    if antall == 1:
        return Regelbrudd("PE-7", "Bare ett brev er ikke skrevet ut. Velg det, og skriv det ut for seg.")
    return Regelbrudd("PE-7", "Alle brevene i køen er skrevet ut.")


def kan_sendes(rad: Brevrad, dato: date, i_dag: date) -> Regelbrudd | None:
    """KL-2: the frist for klage counts from this day, so it is a day that has been, and not before the letter was made. A letter nobody has
    written out has not gone anywhere."""
    if rad.tilstand is Brevtilstand.SENDT:
        return Regelbrudd("SI-7", f"Brevet er allerede sendt {rad.stand}.")
    if rad.tilstand is Brevtilstand.I_KO:
        return Regelbrudd("KL-2", "Brevet er ikke skrevet ut ennå, så det kan ikke være sendt. Skriv det ut først.")
    if dato > i_dag:
        return Regelbrudd("KL-2", "Datoen er fram i tid. Skriv dagen brevet ble sendt.", "dato")
    if dato < dato_i_oslo(rad.laget_tid):
        return Regelbrudd("KL-2", "Brevet var ikke laget den dagen. Skriv dagen det ble sendt.", "dato")
    return None
