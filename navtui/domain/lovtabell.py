"""The table behind `domain/lovhenvisning.py`: the laws, and which section each rule rests on. Sources stand beside what they are about.

Section numbers of the new forvaltningslov are read from LOV-2025-06-20-81 in Norsk Lovtidend 2025; where what matches is spread over
several, all are named. Sosialtjenesteloven's are from the law as it stood in 2026.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class Lov:
    """A law: how it is named in a sentence, its number, its first day, and the law that takes its place."""

    navn: str
    nummer: str
    fra: date | None
    kilde: str
    avlost_av: str | None = None


@dataclass(frozen=True, slots=True)
class Henvisning:
    """A section of a law. `fra` and `til` when the section itself is newer or older than the law."""

    lov: str
    paragraf: str
    fra: date | None = None
    til: date | None = None


LOVER: Final[dict[str, Lov]] = {
    "sotjl": Lov("sosialtjenesteloven", "LOV-2009-12-18-131", date(2010, 1, 1), "Lovdata, NL 2009-12-18-131"),
    "fvl_1967": Lov("forvaltningsloven", "LOV-1967-02-10", date(1970, 1, 1), "Lovdata, NL 1967-02-10", avlost_av="fvl_2025"),
    "fvl_2025": Lov("forvaltningsloven (2025)", "LOV-2025-06-20-81", None, "Norsk Lovtidend avd. I 2025, LOV-2025-06-20-81"),
    "navloven": Lov("Nav-loven", "LOV-2006-06-16-20", date(2006, 7, 1), "Lovdata, NL 2006-06-16-20"),
    "arkivlova_1992": Lov("arkivlova", "LOV-1992-12-04-126", date(1999, 1, 1), "Lovdata, NL 1992-12-04-126", avlost_av="arkivlova_2025"),
    "arkivlova_2025": Lov("arkivlova (2025)", "LOV-2025-06-20-96", date(2026, 1, 1), "Norsk Lovtidend avd. I 2025, LOV-2025-06-20-96"),
    "gjeldsordningsloven": Lov("gjeldsordningsloven", "LOV-1992-07-17-99", date(1993, 1, 1), "Lovdata, NL 1992-07-17-99"),
    "dekningsloven": Lov("dekningsloven", "LOV-1984-06-08-59", date(1986, 1, 1), "Lovdata, NL 1984-06-08-59"),
    "forsorgerplikt": Lov("ekteskapsloven", "LOV-1991-07-04-47", date(1993, 1, 1), "Lovdata, NL 1991-07-04-47"),
    "personvern": Lov("personvernforordningen", "2016/679", date(2018, 7, 20), "personopplysningsloven § 1"),
}
"""By the key a reference names it with."""

IKRAFT_IKKE_FASTSATT: Final = ("fvl_2025",)
"""Passed; "Kongen bestemmer". Not in force by June 2026 as far as is known."""

_BARNETRYGD = date(2022, 9, 1)
"""§ 18 third paragraph: barnetrygd is kept out (A-3/2023 names the day)."""
_PARAGRAF_20A = date(2017, 1, 1)


def _s(paragraf: str, fra: date | None = None) -> Henvisning:
    return Henvisning("sotjl", paragraf, fra)


def _fvl(gammel: str, ny: str) -> tuple[Henvisning, Henvisning]:
    """The same duty in the law of 1967 and in the new one."""
    return Henvisning("fvl_1967", gammel), Henvisning("fvl_2025", ny)


_HABIL = _fvl("§§ 6-10", "§§ 25-29")
_GRUNNER = _fvl("§§ 24-25", "§§ 56-57")
_SKRIFTLIG = _fvl("§ 23", "§ 55")
_UTREDNING = _fvl("§ 17", "§§ 42-44")
_TAUSHET = (_s("§ 44"), *_fvl("§§ 13-13 e", "§§ 30-37"))
_ARKIV = (Henvisning("arkivlova_1992", "§ 9"), Henvisning("arkivlova_2025", "§ 13"))

HENVISNINGER: Final[dict[str, tuple[Henvisning, ...]]] = {
    "PM-1": (*_fvl("§ 11", "§§ 14-16"), _s("§ 41")),
    "PM-4": _fvl("§ 11 a", "§ 17"),
    "PM-12": _TAUSHET,
    "PE-4": (_s("§ 18"), Henvisning("forsorgerplikt", "§ 38")),
    "PE-5": _TAUSHET,
    "PE-6": _HABIL,
    "PE-7": _TAUSHET,
    "PE-8": _ARKIV,
    "PE-12": (Henvisning("navloven", "§ 16"), _s("§ 43")),
    "PE-13": (_s("§ 42"), *_fvl("§ 17", "§§ 42-44")),
    "VE-2": (_s("§ 41"), *_SKRIFTLIG, *_GRUNNER),
    "VE-3": (_s("§§ 18, 19 og 21"), *_GRUNNER),
    "VE-4": (Henvisning("sotjl", "§ 18", til=date(2022, 8, 31)), _s("§ 18, også tredje ledd om barnetrygd", _BARNETRYGD)),
    "VE-6": (_s("§ 18"), *_GRUNNER),
    "VE-7": _GRUNNER,
    "VE-8": (_s("§§ 1 og 18"), *_GRUNNER),
    "VE-9": (_s("§ 20 a", _PARAGRAF_20A),),
    "VE-10": (_s("§ 18"),),
    "VE-11": (_s("§§ 20 og 20 a"),),
    "VE-12": (_s("§§ 20 og 20 a"), *_fvl("§ 16", "§§ 42-44")),
    "VE-13": (_s("§§ 4 og 18"), *_UTREDNING),
    "VE-16": (_s("§ 22"),),
    "VE-17": (_s("§ 27"),),
    "VE-18": _fvl("§ 35", "§ 71"),
    "VE-19": _fvl("§§ 23-27", "§§ 55-59"),
    "VE-20": (_s("§ 41"), *_fvl("§§ 11 og 17", "§§ 14-16 og 42-44")),
    "VE-21": (_s("§ 22"),),
    "VE-22": (_s("§§ 23, 25 og 26"),),
    "VE-23": (_s("§ 21"),),
    "OP-12": _fvl("§ 11 d", "§§ 14-16"),
    "GJ-1": (_s("§ 17"), _s("§ 41"), *_SKRIFTLIG),
    "GJ-2": (_s("§ 17"), Henvisning("gjeldsordningsloven", "§ 1-5")),
    "GJ-4": (Henvisning("dekningsloven", "§ 2-7"),),
    "GJ-6": _TAUSHET,
    "KL-1": (_s("§ 47"), *_fvl("§§ 28-34", "§§ 61-69")),
    "KL-2": _fvl("§§ 29-31 og 33", "§§ 61-69"),
    "SI-1": (*_TAUSHET, Henvisning("personvern", "art. 32")),
    "SI-2": (Henvisning("personvern", "art. 32"), Henvisning("fvl_2025", "§ 37")),
    "SI-3": (Henvisning("personvern", "art. 32"), *_ARKIV),
}
"""By rule id; the first reference is the one the rule rests on most."""

_FRIST = "en frist kontoret selv har satt."
_ORDEN = "slik holdes lista og møtet i orden."
_TO = "to ser på hvert vedtak før det iverksettes."
EGNE: Final[dict[str, str]] = {
    "PM-2": "nødhjelp gis til en veileder med én gang.",
    "PM-3": _FRIST,
    "PM-5": _ORDEN,
    "PM-6": _ORDEN,
    "PM-7": _ORDEN,
    "PM-8": _ORDEN,
    "PM-9": _ORDEN,
    "PM-10": "et tall kontoret følger.",
    "PM-11": "den samme søknaden føres ikke to ganger.",
    "PE-1": "nummeret kontrolleres, så en annen ikke blir tatt for personen.",
    "PE-2": "en øvingsfil har bare oppdiktede personer.",
    "PE-3": "kontorets egne aldersgrupper.",
    "PE-9": "hver sak har én ansvarlig veileder.",
    "PE-10": "personen skal vite hvem som er veilederen.",
    "PE-11": _FRIST,
    "VE-1": "vedtak om livsopphold gjelder en måned om gangen.",
    "VE-5": "satsen som er brukt, står i vedtaket, og delene summerer seg til det hele.",
    "VE-14": "langvarige mottakere gjennomgås.",
    "VE-15": "opplysningen går til SSB og kontorets tall.",
    **{f"KO-{n}": _TO for n in range(1, 11)},
    "KO-11": "den som signerer, skal ha skriftlig delegasjon fra kommunen.",
    "OP-1": _FRIST,
    "OP-2": "møter og telefoner telles hver for seg.",
    "OP-3": _FRIST,
    "OP-4": "tilbudt, startet og deltar er tre datoer.",
    "OP-5": _FRIST,
    "OP-6": "den som ringer, får svar av den som har saken.",
    "OP-7": _FRIST,
    "OP-8": "plassene i et tiltak skal brukes av dem de er for.",
    "OP-9": "plasser er kapasitet og ingen grunn til avslag.",
    "OP-10": "årsaken til at saker avsluttes, telles.",
    "OP-11": "alle sakene flyttes i ett, og hver får én ny veileder.",
    "GJ-3": "kravene føres likt, så summene stemmer.",
    "GJ-5": "dividenden fordeles på øret.",
    "GJ-7": "avtalen om forvaltning er skriftlig.",
    "GJ-8": "undervisning i grupper føres uten navn.",
    "KL-3": "loven krever det av klageinstansen, kontoret krever det også av seg selv.",
    "KL-4": "kontoret lærer av klagene.",
    "LE-1": "et tall har én definisjon.",
    "LE-2": "ukjent telles, og n står ved hver prosent.",
    "LE-4": "et mål har én verdi og en kilde.",
    "LE-7": "et tall kan åpnes til navnene bak.",
    "SI-4": "det skjermen sier er lagret, er lagret.",
    "SI-5": "filen tåler strømbrudd og full disk.",
    "SI-6": "en kopi er prøvd når den er lest tilbake.",
    "SI-7": "ingen skriver over det en annen har gjort.",
    "SI-8": "programmet bruker ikke nettet.",
    "SI-9": "brevene kan leses av en skjermleser.",
}
"""Rules the office, the program or good practice has made: why they are there, as the end of a sentence."""
