"""Signing in: who the staff are, their PINs, and the attempts on those in the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from navtui.domain.innlogging import FLEST_FORSOK, Forsok, Stilling
from navtui.store.db import Leser, Skriver


@dataclass(frozen=True, slots=True)
class Nokler:
    """What sign-in needs to know of one of the staff. `pin` None: signs nothing. `pin_satt_av`: who chose it, when it was another."""

    ident: str
    navn: str
    rolle: str
    pin: str | None
    pin_satt_av: str | None
    fra: date
    til: date | None
    versjon: int


def hent_nokler(leser: Leser, ident: str) -> Nokler | None:
    """What is kept of one of the staff, or None."""
    rad = leser.rad("select ident, navn, rolle, pin, pin_satt_av, fra, til, versjon from ansatt where ident = :ident", ident=ident)
    if rad is None:
        return None
    til = date.fromisoformat(rad["til"]) if rad["til"] else None
    return Nokler(
        rad["ident"], rad["navn"], rad["rolle"], rad["pin"], rad["pin_satt_av"], date.fromisoformat(rad["fra"]), til, rad["versjon"]
    )


def stilling(leser: Leser, ident: str) -> Stilling | None:
    """The role and the days of one of the staff, or None."""
    rad = leser.rad("select rolle, fra, til from ansatt where ident = :ident", ident=ident)
    if rad is None:
        return None
    return Stilling(rad["rolle"], date.fromisoformat(rad["fra"]), date.fromisoformat(rad["til"]) if rad["til"] else None)


def pin_satt_av(leser: Leser, ident: str) -> str | None:
    """Who chose the PIN of one of the staff, when it was another."""
    satt_av: str | None = leser.verdi("select pin_satt_av from ansatt where ident = :ident", ident=ident)
    return satt_av


def hent_forsok(leser: Leser, ident: str, forsok: str, lyktes: str) -> list[Forsok]:
    """SI-1: the newest attempts on one ident, newest first: entries `forsok` and `lyktes` among her last in the log."""
    from navtui.domain.tid import fra_tekst

    rader = leser.utfor(
        """select handling, tid from (select nr, handling, tid from logg where ident = :ident order by nr desc limit 2000)
           where handling in (:forsok, :lyktes) order by nr desc""",
        ident=ident, forsok=forsok, lyktes=lyktes,
    )  # fmt: skip
    return [Forsok(fra_tekst(r["tid"]), r["handling"] == lyktes) for r in rader.fetchmany(FLEST_FORSOK)]


def sett_pin(skriver: Skriver, nokler: Nokler, hash_: str) -> None:
    """A new PIN that she has chosen, by its hash; refuses when the row has changed since it was read (SI-7)."""
    skriver.endre("ansatt", hvor={"ident": nokler.ident}, versjon=nokler.versjon, pin=hash_, pin_satt_av=None)


def sluttet(leser: Leser) -> list[str]:
    """Those whose last day was before today."""
    return [r["ident"] for r in leser.rader("select ident from ansatt where til < :i_dag order by ident")]
