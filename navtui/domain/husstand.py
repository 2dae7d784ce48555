"""PE-4: who lives together, and who provides for whom."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from navtui.domain.alder import alder
from navtui.domain.kodeverk.oppfolging import Husstandsform, Medlemsrolle
from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd


class Medlem(Modell):
    """One who lives in a household now. `andel` is per cent of the days (delt bosted)."""

    id: int
    person_id: int
    navn: str
    fodt: date | None
    rolle: Medlemsrolle
    andel: int
    fra: date
    veileder: str | None = None


class Husstand(Modell):
    """A household as it is today."""

    id: int
    form: Husstandsform
    versjon: int
    medlemmer: tuple[Medlem, ...]

    @property
    def stonadsenhet(self) -> tuple[int, ...]:
        """PE-4 (law): the adults who are assessed together: all in a marriage or with common children, else none but each alone."""
        voksne = tuple(m.person_id for m in self.medlemmer if m.rolle is Medlemsrolle.VOKSEN)
        return voksne if self.form.forsorger_hverandre else ()


class NyttMedlem(Modell):
    """Someone who moves in."""

    person_id: int
    rolle: Medlemsrolle
    andel: int = Field(default=100, ge=0, le=100)
    fra: date


def sjekk_medlem(ny: NyttMedlem, fodt: date | None, i_dag: date) -> Regelbrudd | None:
    """PE-4 (law): a child is under 18 when moving in, only children are shared between homes, and nobody moves in tomorrow."""
    if ny.fra > i_dag:
        return Regelbrudd("PE-4", "Datoen er fram i tid. Skriv når personen flyttet inn.", "fra")
    if ny.rolle is Medlemsrolle.BARN and fodt is not None and alder(fodt, ny.fra) >= 18:
        return Regelbrudd("PE-4", "Personen er fylt 18 år og regnes som voksen.", "rolle")
    if ny.rolle is Medlemsrolle.VOKSEN and ny.andel != 100:
        return Regelbrudd("PE-4", "Bare barn kan ha delt bosted. Sett andelen til 100.", "andel")
    return None


def sjekk_form(form: Husstandsform, voksne: int) -> Regelbrudd | None:
    """PE-4 (law): enslig is one adult; the married and samboere are two."""
    if form is Husstandsform.ENSLIG and voksne > 1:
        return Regelbrudd("PE-4", "Det er flere voksne i husstanden. Velg en annen form.", "form")
    if form in (Husstandsform.GIFT, Husstandsform.SAMBOER, Husstandsform.SAMBOER_FELLES_BARN) and voksne > 2:
        return Regelbrudd("PE-4", "Et par er to voksne. Velg bofellesskap eller annet.", "form")
    return None


def sjekk_formdato(fra: date, i_dag: date) -> Regelbrudd | None:
    """PE-4: a household is another one from a day that has come."""
    return Regelbrudd("PE-4", "Datoen er fram i tid. Skriv når husstanden ble en annen.", "fra") if fra > i_dag else None
