"""Signing in (SI-1): who may, how wrong attempts slow down, and what a passphrase and a PIN must be. Imports nothing heavy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from navtui.domain.regelbrudd import Regelbrudd

DEMO_PASSORD = "vaagan"
DEMO_PIN = "123456"
MINSTE_PASSFRASE = 12
"""Characters in the passphrase of a real file."""
MINSTE_ULIKE = 6
"""Different characters in it."""
FRIE_FORSOK = 3
"""Wrong attempts in a row before one has to wait."""
FORSTE_VENTETID_S = 5
LENGSTE_VENTETID_S = 300
KLOKKEN_FLYTTET = timedelta(hours=1)
"""So far behind the newest attempt, the clock has been put back."""
FLEST_FORSOK = 12
"""So many of the newest attempts say how long one has to wait: the wait is at its longest before that."""

_IDENT = re.compile(r"[A-ZÆØÅ]{3,5}")


@dataclass(frozen=True, slots=True)
class Forsok:
    """One attempt with a passphrase or a PIN: when, and whether it was right."""

    tid: datetime
    lyktes: bool


@dataclass(frozen=True, slots=True)
class Stilling:
    """What one of the staff is now: the role, and the first and last day."""

    rolle: str
    fra: date
    til: date | None


def er_ident(tekst: str) -> bool:
    """Whether this is written as an ident: three to five capital letters. Nothing else typed in the ident's place is logged."""
    return _IDENT.fullmatch(tekst) is not None


def ventetid_s(feil: int) -> int:
    """SI-1: seconds to wait after `feil` wrong attempts in a row: none, then 5, doubled each time, at most 300."""
    if feil < FRIE_FORSOK:
        return 0
    return min(FORSTE_VENTETID_S << min(feil - FRIE_FORSOK, 16), LENGSTE_VENTETID_S)


def gjenstar_s(forsok: Sequence[Forsok], na: datetime) -> int:
    """SI-1: seconds left to wait, of the attempts on one ident, newest first. All since the last right one count, however the clock stands:
    who moves it may be spared one wait, and is not back at the free attempts.

    While the newest is ahead of the clock, one waits it all. An hour or more ahead, the clock has been put back, as a demo file's is every
    midnight: how long it has been, nobody knows, and one attempt may be made. It is the newest then.
    """
    feil = next((nr for nr, f in enumerate(forsok) if f.lyktes), len(forsok))
    if not feil:
        return 0
    gatt = (na - forsok[0].tid).total_seconds()
    return 0 if -gatt >= KLOKKEN_FLYTTET.total_seconds() else max(0, -int(-(ventetid_s(feil) - max(0.0, gatt)) // 1))


def ma_vente(sekunder: int) -> Regelbrudd | None:
    """SI-1: the refusal while one has to wait."""
    if sekunder <= 0:
        return None
    ord_ = "1 sekund" if sekunder == 1 else f"{sekunder} sekunder"
    return Regelbrudd("SI-1", f"For mange feil. Vent {ord_} og prøv igjen.", "passord")


def feil_ident_eller_passfrase() -> Regelbrudd:
    """SI-1: what is said of an unknown ident and of a wrong passphrase: the same words."""
    return Regelbrudd("SI-1", "Feil ident eller passfrase.", "passord")


def feil_pin() -> Regelbrudd:
    """SI-1: what is said of a wrong PIN, and of an ident that has none."""
    return Regelbrudd("SI-1", "Feil PIN.", "pin")


def egne_nokler() -> Regelbrudd:
    """SI-1: one's own passphrase and PIN are changed by the one who knows the passphrase, and not by whoever sits at an open desk."""
    return Regelbrudd("SI-1", "Din egen passfrase og PIN bytter du med F1, p. Der skriver du passfrasen du har nå.", "passord")


def pin_er_egen(satt_av: str | None) -> Regelbrudd | None:
    """KO-2: a PIN that another has chosen (`satt_av`) signs nothing: two signatures are two persons'. regler.md KO-2, KO-8."""
    return None if satt_av is None else Regelbrudd("KO-2", bytt_pin_forst(satt_av), "pin")


def bytt_pin_forst(satt_av: str) -> str:
    """What the one it was chosen for is told, at every screen and when she would sign."""
    return f"{satt_av} valgte PIN-koden for deg. Bytt den før du signerer: F1, p."


def er_ansatt(fra: date, til: date | None, dag: date) -> bool:
    """Whether someone is employed on `dag`, first and last day included."""
    return fra <= dag and (til is None or dag <= til)


def ikke_ansatt() -> Regelbrudd:
    """SI-1: the right passphrase of someone who is not employed today."""
    return Regelbrudd("SI-1", "Du er ikke registrert som ansatt i dag. Snakk med leder.", "ident")


def okt_gjelder(er: Stilling | None, rolle: str, dag: date) -> Regelbrudd | None:
    """SI-1, PE-9 (own): a session is as good as the position it was opened in. Who has another role now, or has ended, signs in anew."""
    if er is None or not er_ansatt(er.fra, er.til, dag):
        return ikke_ansatt()
    if er.rolle != rolle:
        return Regelbrudd("SI-1", "Rollen din er en annen nå. Avslutt med ctrl+q, og logg inn på nytt.", "ident")
    return None


def sjekk_passord(ny: str, demo: bool) -> Regelbrudd | None:
    """SI-1: may this be chosen as passphrase? In a real file: at least 12 characters, 6 of them different, and not the demo's."""
    if not ny.strip():
        return Regelbrudd("SI-1", "Passfrase: skriv en passfrase.", "passord")
    if demo:
        return None
    if ny.strip().casefold() == DEMO_PASSORD:
        return Regelbrudd("SI-1", "Passfrase: denne gjelder bare i øvingsfiler. Velg en annen.", "passord")
    if len(ny) < MINSTE_PASSFRASE:
        return Regelbrudd("SI-1", f"Passfrase: velg minst {MINSTE_PASSFRASE} tegn, gjerne flere ord.", "passord")
    if len(set(ny.casefold())) < MINSTE_ULIKE:
        return Regelbrudd("SI-1", "Passfrase: denne er for lett å gjette. Velg flere ulike ord.", "passord")
    return None


def sjekk_gjentatt(ny: str, igjen: str) -> Regelbrudd | None:
    """SI-1: what is typed unseen is typed twice."""
    return None if ny == igjen else Regelbrudd("SI-1", "De to er ikke like. Skriv den nye en gang til.", "igjen")


def sjekk_pin(ny: str, demo: bool) -> Regelbrudd | None:
    """SI-1: may this be chosen as PIN? Six digits; in a real file not in a row, not repeated, and so not the demo's."""
    if len(ny) != 6 or not (ny.isascii() and ny.isdigit()):
        return Regelbrudd("SI-1", "PIN: skriv seks siffer.", "pin")
    if demo:
        return None
    if ny == DEMO_PIN:
        return Regelbrudd("SI-1", "PIN: denne gjelder bare i øvingsfiler. Velg en annen.", "pin")
    steg = {(int(b) - int(a)) % 10 for a, b in pairwise(ny)}
    gjentatt = any(ny == ny[:n] * (6 // n) for n in (1, 2, 3))
    if gjentatt or steg in ({1}, {9}) or len(set(ny)) < 3:
        return Regelbrudd("SI-1", "PIN: denne er for lett å gjette. Velg en annen.", "pin")
    return None
