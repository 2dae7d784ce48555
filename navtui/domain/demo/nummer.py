"""PE-2: numbers for made-up people. Fødselsnummer with month + 80, accounts in a bank that does not exist, telephones nobody can call."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from navtui.domain.fodselsnummer import lag_syntetisk

_VEKT_KONTO = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_VEKT_DUF = (4, 6, 3, 2, 4, 6, 3, 2, 7, 5)
_BANK = "9999"
"""A register number no bank has."""

_TILTAKSLOST = "00"
"""No Norwegian subscriber number begins so."""


def kontonummer(lopenummer: int) -> str | None:
    """An account number with a right control digit, or None for the one in eleven that has none."""
    ti = f"{_BANK}{lopenummer:06d}"
    kontroll = -sum(int(s) * v for s, v in zip(ti, _VEKT_KONTO, strict=True)) % 11
    return None if kontroll == 10 else f"{ti}{kontroll}"


def duf(aar: int, lopenummer: int) -> str:
    """PE-1: a DUF-nummer with right control digits."""
    ti = f"{aar}{lopenummer:06d}"
    return f"{ti}{sum(int(s) * v for s, v in zip(ti, _VEKT_DUF, strict=True)) % 11:02d}"


def telefon(lopenummer: int) -> str:
    """Eight digits that reach nobody."""
    return f"{_TILTAKSLOST}{lopenummer % 1_000_000:06d}"


class Nummerserie:
    """Hands out numbers that are never the same twice within one office, however many persons it gets."""

    def __init__(self) -> None:
        self._per_dag: Counter[date] = Counter()
        self._konto = 0
        self._telefon = 0

    def fnr(self, fodt: date, d_nummer: bool = False) -> tuple[str, date]:
        """PE-2: a synthetic number and the birth date it holds: the day before when a day has no more numbers."""
        while True:
            try:
                fnr = lag_syntetisk(fodt, self._per_dag[fodt], d_nummer)
            except ValueError:
                fodt -= timedelta(days=1)
                continue
            self._per_dag[fodt] += 1
            return fnr, fodt

    def konto(self) -> str:
        """The next account number."""
        while True:
            self._konto += 1
            if nummer := kontonummer(self._konto):
                return nummer

    def telefon(self) -> str:
        """The next telephone number."""
        self._telefon += 7
        return telefon(self._telefon)
