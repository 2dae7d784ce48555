"""The office's settings: read by all, changed by the leder, dated and kept in history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from navtui.domain.innstilling import INNSTILLINGER, Innstilling, sjekk_verdi
from navtui.domain.kalender import dag_kort
from navtui.domain.regelbrudd import Regelbrudd, stopp_ved
from navtui.domain.rolle import Handling, sjekk_rolle
from navtui.services.okt import Okt
from navtui.store import innstilling as lager


@dataclass(frozen=True, slots=True)
class Innstillingsrad:
    """One setting as it is today: since when and by whom (None: the product's own value), and a value that comes later."""

    innstilling: Innstilling
    verdi: int
    siden: date | None
    av: str | None
    kommer: tuple[int, date] | None = None

    @property
    def nokkel(self) -> str:
        """The row's key."""
        return self.innstilling.navn


@dataclass(frozen=True, slots=True)
class Historikkrad:
    """A value a setting has had."""

    verdi: int
    gyldig_fra: date
    av: str


def alle(okt: Okt) -> list[Innstillingsrad]:
    """Every setting with its value today."""
    with okt.lese() as les:
        satt = lager.historikk(les)
        return [_rad(i, [(v, fra, av) for navn, v, fra, av in satt if navn == i.navn], okt.i_dag) for i in INNSTILLINGER.values()]


def _rad(i: Innstilling, satt: list[tuple[int, date, str]], i_dag: date) -> Innstillingsrad:
    gjeldende = next((s for s in satt if s[1] <= i_dag), None)
    kommer = next(((v, fra) for v, fra, _av in reversed(satt) if fra > i_dag), None)
    if gjeldende is None:
        return Innstillingsrad(i, i.standard, None, None, kommer)
    return Innstillingsrad(i, *gjeldende, kommer)


def historikk(okt: Okt, navn: str) -> list[Historikkrad]:
    """The values of one setting, the newest first."""
    with okt.lese() as les:
        return [Historikkrad(v, fra, av) for _navn, v, fra, av in lager.historikk(les, navn)]


def sett(okt: Okt, navn: str, verdi: int, gyldig_fra: date) -> None:
    """A new value from today or later; what was decided under the old one stays as it was."""
    stopp_ved(sjekk_rolle(okt.rolle, Handling.INNSTILLINGER))
    stopp_ved(sjekk_verdi(navn, verdi))
    if gyldig_fra < okt.i_dag:
        setning = f"Velg {dag_kort(okt.i_dag)} eller senere: en innstilling endres ikke bakover i tid."
        raise Regelbrudd(INNSTILLINGER[navn].regel, setning, "gyldig_fra")
    with okt.skrive() as s:
        fra = lager.hent(s, navn, gyldig_fra)
        lager.sett(s, navn, verdi, gyldig_fra)
        s.logg("innstilling", objekt="innstilling", navn=navn, fra=fra, til=verdi, gyldig_fra=gyldig_fra)
