"""VE-12 (fvl. § 16; sosialtjenesteloven § 20): the varsel a reduksjon rests on: when it was sent, its frist, and what was answered."""

from __future__ import annotations

from datetime import date

from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd

LENGSTE_SVAR = 2000


class Varselsvar(Modell):
    """What the person said and when, or that she had not answered on that day, which is after the frist."""

    svarte: bool
    dato: date
    tekst: str = ""


class Varsling(Modell):
    """A varsel that is made. `sendt` None: it waits in the queue. `frist` None: it is from before the frist was kept beside the letter."""

    brev_id: int
    person_id: int
    vedtak_id: int
    laget: date
    sendt: date | None = None
    frist: date | None = None
    svar: Varselsvar | None = None

    @property
    def mangler_svar(self) -> bool:
        """Whether someone must say if the person has answered."""
        return self.sendt is not None and self.svar is None


def kan_bygge_paa(v: Varsling | None, art: Vedtaksart, i_dag: date) -> Regelbrudd | None:
    """VE-12: whether what was warned of may be done now: it is sent, and answered, or the frist is out and she has not."""
    if v is None:
        return Regelbrudd("VE-12", f"Personen er ikke varslet om {art.tekst}. Skriv varselet fra personen, med w.", "varslet_dato")
    if v.sendt is None:
        return Regelbrudd("VE-12", f"Varselet fra {dag_kort(v.laget)} ligger i brevkøen. Merk det sendt først.", "varslet_dato")
    if v.svar is not None:
        return None
    if v.frist is not None and i_dag <= v.frist:
        return Regelbrudd("VE-12", f"Fristen for å svare på varselet er {dag_kort(v.frist)}. Før svaret, eller vent.", "varslet_dato")
    return Regelbrudd("VE-12", "Har personen svart på varselet? Før svaret, eller at det ikke er kommet noe.", "varslet_dato")


def sjekk_svar(v: Varsling, svar: Varselsvar, i_dag: date) -> Regelbrudd | None:
    """VE-12: an answer is written down as it was given; that there is none is said when the frist is out."""
    if v.sendt is None:
        return Regelbrudd("VE-12", "Varselet er ikke sendt ennå.", "dato")
    if not v.sendt <= svar.dato <= i_dag:
        return Regelbrudd("VE-12", f"Varselet ble sendt {dag_kort(v.sendt)}. Velg en dag fra da til i dag.", "dato")
    if svar.svarte and not svar.tekst:
        return Regelbrudd("VE-12", "Skriv hva personen svarte.", "tekst")
    if len(svar.tekst) > LENGSTE_SVAR:
        return Regelbrudd("VE-12", f"Teksten er for lang: skriv høyst {LENGSTE_SVAR} tegn.", "tekst")
    if not svar.svarte and v.frist is not None and svar.dato <= v.frist:
        return Regelbrudd("VE-12", f"Fristen for å svare er {dag_kort(v.frist)}. Vent til den er ute.", "dato")
    return None
