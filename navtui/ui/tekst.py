"""The one way text from data gets onto the screen.

A plain `str` given to a widget is read as markup: a note saying `[/]` crashes it and one saying `[@click=app.quit]x[/]` runs an action.
Everything here returns `rich.text.Text` (never parsed) built from text that has been through `ren`.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from navtui.ui import brytning

SYNLIG_ERSTATNING = "·"
"""Stands where a character was that the terminal would have obeyed instead of shown."""

_FREMMED_LUFT = r"\t\r\n\v\f\x85\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_MELLOMROM = re.compile(rf"(?<! ) *[{_FREMMED_LUFT}][ {_FREMMED_LUFT}]*")
_LINJESKIFT = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_LATIN_1 = re.compile(r"[ -~\xa0-\xac\xae-\xff]*\Z")
_FARLIGE = {"Cc", "Cf", "Co", "Cs", "Cn"}
_UKER = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_MAANEDER = ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember")
brytning.ta_i_bruk()  # whoever has text to show comes by here first
MAKS_TEGN_OVER = 2
"""How many combining marks one letter may carry; more would paint over the lines above and below."""


def ren(tekst: str) -> str:
    """The text on one line, in NFC, with nothing in it that steers a terminal.

    Line breaks, tabs and spaces of other kinds become one space, with the plain ones around them; control, bidi and zero-width characters
    become a visible dot; combining marks beyond two on a letter are dropped.
    """
    if _LATIN_1.match(tekst):
        return tekst
    return "".join(_synlig(unicodedata.normalize("NFC", _MELLOMROM.sub(" ", tekst))))


def _synlig(tekst: str) -> list[str]:
    ut: list[str] = []
    merker = 0
    for tegn in tekst:
        kategori = unicodedata.category(tegn)
        merker = merker + 1 if kategori in ("Mn", "Me") else 0
        if kategori in _FARLIGE or 0xFE00 <= ord(tegn) <= 0xFE0F:
            ut.append(SYNLIG_ERSTATNING)
        elif merker <= MAKS_TEGN_OVER and not (merker and not ut):
            ut.append(tegn)
    return ut


def data(tekst: str, stil: str = "") -> Text:
    """Text from data on one line, in one of the styles of `tema.STILER`. Never parsed as markup."""
    return _i_stil(ren(tekst), stil)


def avsnitt(tekst: str, stil: str = "") -> Text:
    """Text from data that keeps its own line breaks, for a widget that wraps (a note, a begrunnelse)."""
    return _i_stil("\n".join(ren(linje) for linje in _LINJESKIFT.split(tekst)), stil)


def _i_stil(tekst: str, stil: str) -> Text:
    # A style is put on as a span: Textual looks span styles up in the console's theme, but parses a base style itself.
    resultat = Text(tekst, no_wrap=False, end="")
    if stil:
        resultat.stylize(stil)
    return resultat


def sammen(*deler: str | Text | tuple[str, str]) -> Text:
    """Join pieces (text, or text and style) to one line; every piece is cleaned."""
    resultat = Text(end="")
    for del_ in deler:
        if isinstance(del_, Text):
            resultat.append_text(del_)
        elif isinstance(del_, tuple):
            resultat.append_text(data(*del_))
        else:
            resultat.append_text(data(del_))
    return resultat


def om(navn: str, setning: str) -> str:
    """What was done, with whom it was about in front: "Olsen, Mona: gitt til KAL." An ident keeps its capitals."""
    return f"{navn}: {setning[:1].lower() if setning[1:2].islower() else setning[:1]}{setning[1:]}"


def bredde(tekst: str) -> int:
    """How many cells the text takes on a terminal."""
    return cell_len(tekst)


def kutt(tekst: str, width: int) -> str:
    """The cleaned text in exactly at most `width` cells; what is cut off is marked with two dots."""
    tekst = ren(tekst)
    if cell_len(tekst) <= width:
        return tekst
    if width <= 2:
        return set_cell_size(tekst, max(width, 0)).rstrip()
    return set_cell_size(tekst, width - 2).rstrip() + ".."


def dato_lang(dag: date) -> str:
    """`fredag 20. november`."""
    return f"{_UKER[dag.weekday()]} {dag.day}. {_MAANEDER[dag.month - 1]}"


def antall(tall: int) -> str:
    """`3 000`: thousands apart by a space that does not break."""
    return f"{tall:,}".replace(",", "\xa0")
