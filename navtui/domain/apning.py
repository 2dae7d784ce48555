"""PE-7: who may open a person, and when it takes a reason."""

from __future__ import annotations

from dataclasses import dataclass

from navtui.domain.kodeverk.kode import Kode
from navtui.domain.regelbrudd import Regelbrudd
from navtui.domain.rolle import Handling, rolle_kan

LENGSTE_TEKST = 200
"""Letters in the reason behind "annet"."""


class Apningsgrunn(Kode):
    """PE-7: the reasons offered as one key each. "Annet" takes a text."""

    HENVENDELSE = "henvendelse", "personen tok kontakt"
    SAMARBEID = "samarbeid", "samarbeider med veilederen om saken"
    VIKAR = "vikar", "veilederen er ikke til stede"
    KVALITET = "kvalitet", "stikkprøve eller ledelse"
    KLAGE = "klage", "klage eller innsynskrav"
    ANNET = "annet", "annet, skriv hva"


class Egengrunn(Kode):
    """PE-7: what is a reason by itself."""

    PORTEFOLJE = "portefolje", "egen portefølje"
    STEDFORTREDER = "stedfortreder", "stedfortreder"
    POSTMOTE = "postmote", "sak i åpent postmøte"
    KONTROLL = "kontroll", "vedtak til kontroll"
    BESKJED = "beskjed", "beskjed til deg"
    KLAGESAK = "klagesak", "klage du vurderer"


@dataclass(frozen=True, slots=True)
class Apning:
    """An opening that was allowed: the code of its reason, and whether someone had to give it."""

    grunn: str
    oppgitt: bool


def avgjor(
    rolle: str, inhabil: bool, egne: tuple[Egengrunn, ...], oppgitt: str | None, tekst: str, tidligere: str | None
) -> Apning | Regelbrudd:
    """PE-7 (sosialtjenesteloven § 44): whether this person may be opened now, and why.

    `egne` are the reasons that hold by themselves, `tidligere` the code of a reason given earlier the same day for the same person.
    Someone who is inhabil (PE-6) has no reason by herself: she must say why. Mottak opens no one.
    """
    if not rolle_kan(rolle, Handling.APNE_PERSON):
        return Regelbrudd("PE-7", "Mottak åpner ikke brukere. Legg igjen en beskjed til veilederen.")
    if egne and not inhabil:
        return Apning(egne[0].value, oppgitt=False)
    if oppgitt is None:
        if tidligere is not None:
            return Apning(tidligere, oppgitt=False)
        return Regelbrudd("PE-7", "Personen er ikke i porteføljen din. Velg hvorfor du åpner.", "grunn")
    if oppgitt not in set(Apningsgrunn):
        return Regelbrudd("PE-7", "Velg en grunn fra listen.", "grunn")
    if oppgitt == Apningsgrunn.ANNET and not tekst.strip():
        return Regelbrudd("PE-7", "Skriv kort hvorfor du åpner.", "tekst")
    if len(tekst) > LENGSTE_TEKST:
        return Regelbrudd("PE-7", f"Grunnen er for lang: skriv høyst {LENGSTE_TEKST} tegn.", "tekst")
    return Apning(oppgitt, oppgitt=True)
