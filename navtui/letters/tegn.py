"""What of a text can stand on paper. Nothing is lost in silence: a sign no font here has is shown by its number."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from navtui.domain.brev import Brev

_KJENT = re.compile(r"[\n\x20-\x7e\xa0-\xac\xae-\xff\u2010-\u2014\u2018-\u201e\u2022\u2026\u202f\u20ac\u2212]*\Z")
"""What Libertinus Serif has for certain: Latin-1 and the usual signs of Norwegian print."""
_MELLOMROM = re.compile(r"[\t\v\f\x85\u1680\u2000-\u200a\u205f\u3000]")
_LINJESKIFT = re.compile(r"\r\n|[\r\u2028\u2029]")
_MERKER = r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_KLYNGE = re.compile(rf"(?s).[{_MERKER}]*")
_STYRENDE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Control, bidi and zero-width signs: they steer and show nothing, so they are dropped."""


def vask(tekst: str) -> str:
    """The text as it can be printed: in NFC, without signs that steer, and with "[U+6F22]" for one that no font here has."""
    if _KJENT.match(tekst):
        return tekst
    rent = unicodedata.normalize("NFC", _MELLOMROM.sub(" ", _LINJESKIFT.sub("\n", tekst)))
    rent = "".join(t for t in rent if t == "\n" or unicodedata.category(t) not in _STYRENDE)
    return "".join(_vist(klynge) for klynge in _KLYNGE.findall(rent))


def _vist(klynge: str) -> str:
    if _KJENT.match(klynge) or kan_settes(klynge):
        return klynge
    return "".join(t if _KJENT.match(t) or kan_settes(t) else f"[U+{ord(t):04X}]" for t in klynge)


@lru_cache(maxsize=4096)
def kan_settes(klynge: str) -> bool:
    """Whether a letter with its marks can be set in the fonts that travel with typst: by trying, a few milliseconds the first time."""
    from navtui.letters.pdf import PdfFeil, sett

    try:
        sett(b'#set document(title: "x")\n#set text(font: "Libertinus Serif")\na#sys.inputs.brev', f"{klynge}a")
    except PdfFeil:
        return False
    return True


def vask_brev(brev: Brev) -> Brev:
    """The whole letter as it can be printed. What is shown on the screen, kept and set is this one."""
    return Brev.model_validate(_vask_alt(brev.model_dump(mode="json")))


def _vask_alt(verdi: Any) -> Any:
    if isinstance(verdi, str):
        return vask(verdi)
    if isinstance(verdi, dict):
        return {navn: _vask_alt(v) for navn, v in verdi.items()}
    return [_vask_alt(v) for v in verdi] if isinstance(verdi, list) else verdi
