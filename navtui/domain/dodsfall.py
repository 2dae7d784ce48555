"""A person's death: what may be registered, and what it stops. The sources have no rule of it; these are our own.

Nothing is deleted, and what was decided stands: what is planned for the time after is stopped, and someone looks at each thing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from navtui.domain.belop import kroner, kroner_kort
from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk import Mottakerart
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.utbetaling import Utbetalingsrad
from navtui.domain.vedtak import Vedtak

NESTE = "avslutt saken"
"""What is next in the case of one who is dead."""


class Dodsfall(Modell):
    """That someone is dead, as it is registered now. The last two are what was next in her case before."""

    id: int
    person_id: int
    dato: date
    ident: str
    tid: datetime
    neste_dato: date | None = None
    neste_hva: str | None = None


class Stans(Modell):
    """What registering a death did: payments that were stopped, and amounts (øre) the accounts have already."""

    stanset: int
    sendt_ore: tuple[int, ...]

    @property
    def _hva(self) -> str:
        return f"{self.stanset} {'utbetaling er' if self.stanset == 1 else 'utbetalinger er'} stanset." if self.stanset else ""

    @property
    def setning(self) -> str:
        """What is said of it."""
        return " ".join(d for d in (self._hva, "Ring regnskapet: noe er sendt." if self.sendt_ore else "") if d)

    def oppgave(self, dato: date, utbetalt_ore: int) -> str:
        """OP-10: the task to end the case, with what has been paid since the death, and what someone must annul or let go."""
        betalt = f"{kroner(utbetalt_ore)} kr er utbetalt etter det." if utbetalt_ore else ""
        stanset = f"{self._hva} Annuller, eller slipp fri det andre skal ha." if self.stanset else ""
        return " ".join(d for d in (f"Personen døde {dag_kort(dato)}: {NESTE}.", betalt, stanset) if d)


def sjekk_dato(dato: date, fodt: date | None, i_dag: date) -> Regelbrudd | None:
    """PE-8 (own): nobody dies tomorrow, or before she was born."""
    if dato > i_dag:
        return Regelbrudd("PE-8", "Dødsdatoen er fram i tid. Rett datoen.", "dato")
    if fodt is not None and dato < fodt:
        return Regelbrudd("PE-8", f"Dødsdatoen er før fødselsdatoen {dag_kort(fodt)}. Rett datoen.", "dato")
    return None


def etter(dod: date | None, dag: date) -> bool:
    """Whether the day is after the death."""
    return dod is not None and dag > dod


def kan_fornyes(dod: date | None, fra: date) -> Regelbrudd | None:
    """VE-13 (own): nothing is renewed for the time after a death."""
    if not etter(dod, fra) or dod is None:
        return None
    return Regelbrudd("VE-13", f"Personen døde {dag_kort(dod)}. Vedtaket fornyes ikke.")


def gir_etter(v: Vedtak, dod: date | None) -> Regelbrudd | None:
    """VE-1 (own): løpende stønad, or a program, is not granted for the time after a death. What is once, and an opphør, may be."""
    if dod is None or not etter(dod, v.til) or v.engang or not (v.gir_stonad or v.gir_kvp):
        return None
    setning = f"Personen døde {dag_kort(dod)}, og vedtaket gir stønad for tiden etter. Sett til-datoen til {dag_kort(dod)}"
    return Regelbrudd("VE-1", f"{setning}{', eller lag et opphør.' if v.endrer_id else '.'}", "til")


def betaler_den_dode(v: Vedtak, dod: date | None) -> Regelbrudd | None:
    """VE-16 (own): a payment after the death goes to someone else than the dead person."""
    if dod is None or not any(u.mottaker is Mottakerart.PERSON and etter(dod, u.dato) for u in v.utbetalinger):
        return None
    setning = f"Personen døde {dag_kort(dod)}. Utbetalingen etter det kan ikke gå til den døde. Velg en annen mottaker."
    return Regelbrudd("VE-16", setning, "mottakernavn")


def kan_eksporteres(rader: Iterable[Utbetalingsrad]) -> Regelbrudd | None:
    """VE-16, VE-21 (own): a payment to one who is dead, due after the death, does not leave the office."""
    for r in rader:
        if r.mottaker == Mottakerart.PERSON and r.dod is not None and etter(r.dod, r.dato):
            belop = f"{kroner_kort(r.belop_ore)} kr {dag_kort(r.dato)}"
            return Regelbrudd("VE-16", f"{r.navn} døde {dag_kort(r.dod)}. Betalingen på {belop} kan ikke gå til den døde. Stans den.")
    return None
