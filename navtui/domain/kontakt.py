"""OP-2: a contact with a person."""

from __future__ import annotations

from datetime import date

from navtui.domain.kodeverk.kontor import Kontaktart
from navtui.domain.kodeverk.oppfolging import Initiativ, Kontaktutfall
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd


class NyKontakt(Modell):
    """A contact to be logged. `neste_dato` moves the case's next follow-up; `neste_grunn` is why it is later than OP-1 says."""

    person_id: int
    art: Kontaktart
    initiativ: Initiativ = Initiativ.KONTORET
    dato: date
    utfall: Kontaktutfall = Kontaktutfall.GJENNOMFORT
    tekst: str = ""
    neste_dato: date | None = None
    neste_hva: str = ""
    neste_grunn: str = ""


class Kontakt(Modell):
    """A contact as it was logged."""

    id: int
    art: Kontaktart
    initiativ: Initiativ
    dato: date
    utfall: Kontaktutfall
    tekst: str
    ident: str

    @property
    def er_mote(self) -> bool:
        """OP-2: a meeting that took place; counted apart from phone calls."""
        return self.art.er_mote and self.utfall is Kontaktutfall.GJENNOMFORT


class Kontakttall(Modell):
    """OP-2: meetings, phone calls and other contacts, counted apart."""

    moter: int
    telefoner: int
    andre: int


def sjekk_kontakt(ny: NyKontakt, i_dag: date) -> Regelbrudd | None:
    """OP-2 (Proba): a contact that has not happened is no contact, and someone only met can fail to turn up."""
    if ny.dato > i_dag:
        return Regelbrudd("OP-2", "Kontakten kan ikke være fram i tid. Sett neste dato i stedet.", "dato")
    if ny.utfall is Kontaktutfall.IKKE_MOTT and not ny.art.er_mote:
        return Regelbrudd("OP-2", "Bare en samtale eller et møte kan ha utfallet møtte ikke.", "utfall")
    return None


def tell(kontakter: list[Kontakt]) -> Kontakttall:
    """OP-2: the contacts counted by kind."""
    moter = sum(k.er_mote for k in kontakter)
    telefoner = sum(k.art is Kontaktart.TELEFON for k in kontakter)
    return Kontakttall(moter=moter, telefoner=telefoner, andre=len(kontakter) - moter - telefoner)
