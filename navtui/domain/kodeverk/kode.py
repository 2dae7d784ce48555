"""What every code list shares: the stored value is ASCII snake_case, the text is what the user reads."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Kode(StrEnum):
    """A code with its Norwegian text, written as it stands inside a sentence ("til kontroll")."""

    tekst: str

    def __new__(cls, verdi: str, tekst: str) -> Self:
        kode = str.__new__(cls, verdi)
        kode._value_ = verdi
        kode.tekst = tekst
        return kode

    @classmethod
    def av(cls, verdi: str) -> Self:
        """The code that is stored as `verdi`. A value no code has is a programming error (KeyError)."""
        return {kode.value: kode for kode in cls}[verdi]

    @property
    def overskrift(self) -> str:
        """The text as it begins a line: only the first letter is raised, so that names keep theirs."""
        return self.tekst[:1].upper() + self.tekst[1:]


class SsbKode(Kode):
    """A code that SSB's KOSTRA 11F/11CF has its own value for; None where SSB has none, so that the report must ask."""

    ssb: str | None

    def __new__(cls, verdi: str, tekst: str, ssb: str | None) -> Self:
        kode = str.__new__(cls, verdi)
        kode._value_ = verdi
        kode.tekst = tekst
        kode.ssb = ssb
        return kode


class DigisosKode(Kode):
    """A code that Digisos (navikt/soknadsosialhjelp-filformat) has its own word for; None where it has none."""

    digisos: str | None

    def __new__(cls, verdi: str, tekst: str, digisos: str | None) -> Self:
        kode = str.__new__(cls, verdi)
        kode._value_ = verdi
        kode.tekst = tekst
        kode.digisos = digisos
        return kode
