"""SQLite's errors in the office's words."""

from __future__ import annotations

import re

from navtui.domain.regelbrudd import Regelbrudd

_BRUDD = re.compile(r"^([A-Z]{2}-\d+): (.+)$")
"""A trigger's refusal: the rule's id and a sentence."""


class Skrivestopp(Regelbrudd):
    """Nothing can be written now: no room on the disk, or it does not answer. What is there can be read (services/plass.py)."""

    def __init__(self, setning: str) -> None:
        super().__init__("SI-5", setning)


def er_skadet(feil: Exception) -> bool:
    """Whether SQLite says that the file is not whole."""
    return "disk image is malformed" in str(feil) or "not a database" in str(feil)


def er_feil_nokkel(feil: Exception) -> bool:
    """Whether the key does not open the file: it is another file's, or from the other side of a change, or the first page is damaged."""
    return "not a database" in str(feil)


FEIL_NOKKEL = (
    "Nøkkelen i nøkkelfilen åpner ikke filen. De to hører ikke sammen (fra hvert sitt kontor, eller fra hver sin side av et bytte av "
    "nøkkelen), eller filen er skadet. Hent begge fra samme sikkerhetskopi."
)


def oversett(feil: Exception) -> Regelbrudd | None:
    """The refusal that a database error stands for, or None for an error in the program."""
    tekst = str(feil)
    if treff := _BRUDD.match(tekst):
        return Regelbrudd(treff[1], treff[2][0].upper() + treff[2][1:] + ".")
    if "locked" in tekst or "busy" in tekst:
        return Regelbrudd("SI-7", "Filen er opptatt av en annen. Ingenting er lagret. Prøv igjen.")
    if er_feil_nokkel(feil):
        setning = "Filen åpnes ikke med nøkkelen du logget inn med. Har leder byttet nøkkel: avslutt (ctrl+q) og logg inn på nytt."
        return Regelbrudd("SI-2", f"{setning} Hvis ikke er filen skadet: bruk sikkerhetskopien.")
    if er_skadet(feil):
        return Regelbrudd("SI-5", "Filen er skadet. Lukk programmet, kjør «navtui sjekk» og bruk sikkerhetskopien.")
    if "full" in tekst or "disk I/O" in tekst:
        return Skrivestopp("Det er ikke plass på disken, eller den svarer ikke. Ingenting er lagret.")
    if "unable to open" in tekst:
        return Skrivestopp("Filen er borte, eller mappen den ligger i, kan ikke skrives i. Ingenting er lagret.")
    if "readonly" in tekst or "read-only" in tekst:
        return Regelbrudd("SI-5", "Filen kan bare leses. Ingenting er lagret.")
    return None
