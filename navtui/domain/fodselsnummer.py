"""PE-1, PE-2: fødselsnummer, D-nummer, synthetic numbers and DUF-nummer. The number tells a birth date and nothing else:
from 2032 sex is not in it, so nothing here reads it out.
"""

from __future__ import annotations

from datetime import date

from navtui.domain.modell import Modell
from navtui.domain.regelbrudd import Regelbrudd

_VEKT_1 = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_VEKT_2 = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_VEKT_DUF = (4, 6, 3, 2, 4, 6, 3, 2, 7, 5)
_REST_1 = (0, 1, 2, 3)
"""Remainders the first control digit may leave. 0 is the rule until 2032; 1-3 come with the numbers given out from then."""

D_NUMMER = 4
"""The first digit of a D-nummer, and up."""
_SYNTETISK_MAANED = 80
_NAV_SYNTETISK_MAANED = 40


class Fodselsnummer(Modell):
    """A number whose digits hold: the eleven digits, the birth date, and what kind it is."""

    nummer: str
    fodt: date
    d_nummer: bool
    syntetisk: bool

    def maskert(self) -> str:
        """The birth date with the rest hidden, for logs and refusals."""
        return maskert(self.nummer)


def maskert(nummer: str) -> str:
    """Eleven digits as "ddmmyy*****"; anything else is hidden whole."""
    return nummer[:6] + "*****" if len(nummer) == 11 else "*" * len(nummer)


def rens(tekst: str) -> str:
    """The digits of a number typed with a space, a point or a hyphen in it ("150992 12345")."""
    return "".join(tegn for tegn in tekst.strip() if tegn not in " .-\u00a0")


def _vektsum(sifre: str, vekter: tuple[int, ...]) -> int:
    return sum(int(siffer) * vekt for siffer, vekt in zip(sifre, vekter, strict=False))


def _kontrollsifre_stemmer(nummer: str) -> bool:
    """PE-1: k1 may leave remainder 0-3 when it is counted in; k2 must leave 0. The remainder 10 has no digit and never occurs."""
    rest_1 = (_vektsum(nummer, _VEKT_1) + int(nummer[9])) % 11
    rest_2 = (_vektsum(nummer, _VEKT_2) + int(nummer[10])) % 11
    return rest_1 in _REST_1 and rest_2 == 0


def _aarhundre(to_siffer: int, individnummer: int) -> int | None:
    """The four-digit year the individnummer gives, or None where the pair was never handed out.

    000-499: 1900-1999. 500-749: 1854-1899. 500-999: 2000-2039. 900-999: 1940-1999. 500-999 with year 40-53 and
    750-899 with year 40 and up have no owner under the old series; how the reform of 2032 fills them is not yet known.
    """
    if individnummer < 500:
        return 1900 + to_siffer
    if to_siffer < 40:
        return 2000 + to_siffer
    if individnummer < 750 and to_siffer >= 54:
        return 1800 + to_siffer
    return 1900 + to_siffer if individnummer >= 900 else None


def _fodselsdato(nummer: str) -> date | None:
    dag, maaned = int(nummer[:2]), int(nummer[2:4])
    dag -= 40 if dag > 40 else 0
    if maaned > _SYNTETISK_MAANED:
        maaned -= _SYNTETISK_MAANED
    elif maaned > _NAV_SYNTETISK_MAANED:
        maaned -= _NAV_SYNTETISK_MAANED
    aar = _aarhundre(int(nummer[4:6]), int(nummer[6:9]))
    if aar is None:
        return None
    try:
        return date(aar, maaned, dag)
    except ValueError:
        return None


def sjekk(fnr: str, demo: bool) -> Fodselsnummer:
    """PE-1 (Nav; Skatteetaten's rule from 2032), PE-2 (own): read a number, or refuse it with the reason.

    Takes fødselsnummer and D-nummer (day + 40), synthetic with month + 80 (Tenor) or + 40 (Nav's own test data).
    `demo` is true for a demo file, which refuses everything but month + 80.
    """
    nummer = rens(fnr)
    if not nummer:
        raise Regelbrudd("PE-1", "Fødselsnummer mangler. Skriv elleve siffer, eller velg at personen ikke har nummer.", "fnr")
    if len(nummer) != 11 or not (nummer.isascii() and nummer.isdigit()):
        raise Regelbrudd("PE-1", "Fødselsnummer må ha elleve siffer.", "fnr")
    if not _kontrollsifre_stemmer(nummer):
        raise Regelbrudd("PE-1", "Fødselsnummeret er ikke riktig: kontrollsifrene stemmer ikke. Se etter om to siffer er byttet om.", "fnr")
    fodt = _fodselsdato(nummer)
    if fodt is None:
        raise Regelbrudd("PE-1", "Fødselsnummeret er ikke riktig: det begynner ikke med en gyldig fødselsdato.", "fnr")
    if demo and int(nummer[2]) < 8:
        raise Regelbrudd("PE-2", "Demobasen tar bare syntetiske fødselsnummer, der måneden er økt med 80.", "fnr")
    return Fodselsnummer(nummer=nummer, fodt=fodt, d_nummer=int(nummer[0]) >= D_NUMMER, syntetisk=int(nummer[2]) >= 4)


def lag_syntetisk(fodt: date, lopenummer: int, d_nummer: bool = False) -> str:
    """PE-2: the synthetic number (month + 80) number `lopenummer` (0 and up) for a birth date. Same in, same out.

    Individnumre that give no first or second control digit are stepped over, so that different `lopenummer` never
    give the same number. Refuses (ValueError) when the day has no more numbers, or the year has none.
    """
    serier = range(500, 1000) if 2000 <= fodt.year <= 2039 else range(500) if 1900 <= fodt.year <= 1999 else range(500, 750)
    dato = f"{fodt.day + (40 if d_nummer else 0):02d}{fodt.month + _SYNTETISK_MAANED:02d}{fodt.year % 100:02d}"
    igjen = lopenummer
    for individ in serier:
        if _aarhundre(fodt.year % 100, individ) != fodt.year:
            continue
        ni = f"{dato}{individ:03d}"
        k1 = -_vektsum(ni, _VEKT_1) % 11
        k2 = -_vektsum(f"{ni}{k1}", _VEKT_2) % 11 if k1 < 10 else 10
        if k2 == 10:
            continue
        if igjen == 0:
            return f"{ni}{k1}{k2}"
        igjen -= 1
    raise ValueError(f"no synthetic number {lopenummer} for {fodt.isoformat()}")


def sjekk_duf(duf: str) -> str:
    """PE-1: a DUF-nummer's twelve digits, or a refusal. Weights over the first ten, the remainder by 11 is the last two digits."""
    nummer = rens(duf)
    if len(nummer) != 12 or not (nummer.isascii() and nummer.isdigit()):
        raise Regelbrudd("PE-1", "DUF-nummer må ha tolv siffer.", "duf")
    if _vektsum(nummer[:10], _VEKT_DUF) % 11 != int(nummer[10:]):
        raise Regelbrudd("PE-1", "DUF-nummeret er ikke riktig: de to siste sifrene stemmer ikke med resten.", "duf")
    return nummer
