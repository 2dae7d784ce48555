"""SI-9: a letter as PDF/A-2a and PDF/UA-1 in one file, set by typst from `maler/brev.typ`. The same letter gives the same bytes.

Data reaches the template as JSON beside it and is never part of its source. Only the fonts that travel with typst are used, so that two
machines give the same paper. typst is imported when the first letter is made.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from navtui.domain.brev import Brev, fra_json, til_json
from navtui.letters.tegn import vask_brev

if TYPE_CHECKING:
    import typst

MAL = Path(__file__).resolve().parent / "maler" / "brev.typ"
_LANGE_ORD = re.compile(r'[^\s"-]{30,}')
"""Words so long that the template must be ready to divide them."""
STANDARDER: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]


class PdfFeil(Exception):
    """typst refused. Its message may quote the letter, so it is kept out of this one."""


@dataclass(frozen=True, slots=True)
class FerdigBrev:
    """A letter that is made: its content in the form it is kept, the PDF, and what it was made with."""

    innhold: str
    pdf: bytes
    typst: str
    mal: str

    @property
    def sha256(self) -> str:
        """The hash of the PDF."""
        return hashlib.sha256(self.pdf).hexdigest()

    @property
    def innholdshash(self) -> str:
        """The hash of the content."""
        return hashlib.sha256(self.innhold.encode()).hexdigest()

    @property
    def brev(self) -> Brev:
        """The letter as it is kept."""
        return fra_json(self.innhold)


@lru_cache(maxsize=1)
def _mal() -> bytes:
    return MAL.read_bytes()


def malhash() -> str:
    """SHA-256 of the template: with typst's version it says what can make the PDF again."""
    return hashlib.sha256(_mal()).hexdigest()


def typstversjon() -> str:
    """Which typst sets the letters here."""
    import typst

    return str(typst.__version__)  # type: ignore[attr-defined]


@lru_cache(maxsize=1)
def _skrifter() -> typst.Fonts:
    """The fonts that travel with typst, looked through once: a fifth of what a letter takes when each does it."""
    import typst

    return typst.Fonts(include_system_fonts=False)


def sett(mal: bytes, innhold: str) -> bytes:
    """A template and its data as PDF; PdfFeil when it cannot be made to keep both standards."""
    import typst

    inn = {"brev": innhold, "lange-ord": "ja" if _LANGE_ORD.search(innhold) else ""}
    try:
        pdf = typst.compile(mal, sys_inputs=inn, pdf_standards=[*STANDARDER], font_paths=_skrifter())
    except typst.TypstError as feil:
        raise PdfFeil("typst kunne ikke sette brevet") from feil
    if not isinstance(pdf, bytes):
        raise PdfFeil("typst ga ikke ett dokument")
    return pdf


def fra_innhold(innhold: str) -> bytes:
    """The PDF of a letter as it was kept."""
    return sett(_mal(), innhold)


def lag(brev: Brev) -> FerdigBrev:
    """Make a letter: what cannot be printed is shown by its number first, so that what is kept is what stands on the paper."""
    innhold = til_json(vask_brev(brev))
    return FerdigBrev(innhold, fra_innhold(innhold), typstversjon(), malhash())
