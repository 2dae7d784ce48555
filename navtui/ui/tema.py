"""The light and the dark theme, and the named styles of text in them.

Every pair of colours that meets on the screen has a contrast of at least 4.5:1 (tests/ui/test_tema.py computes it). No meaning is
carried by colour alone.
"""

from __future__ import annotations

import os
from typing import Final

from rich.theme import Theme as Stilark
from textual.theme import Theme

STILER: Final = ("dempet", "fare", "varsel", "ok", "endret", "sterk", "tast", "tittel")
"""Names of styles for text (`tekst.data(x, "fare")`): quiet, late or refused, needs a look, fine, differs from before, strong, a key, a
heading.
"""


def _tema(navn: str, *, dark: bool, **farger: str) -> Theme:
    """One theme from the dozen colours that are really used."""
    f = farger
    return Theme(
        name=navn,
        dark=dark,
        primary=f["aksent"],
        secondary=f["aksent"],
        accent=f["aksent"],
        foreground=f["tekst"],
        background=f["grunn"],
        surface=f["flate"],
        panel=f["flate"],
        warning=f["varsel"],
        error=f["fare"],
        success=f["ok"],
        variables={
            "topp": f["topp"],
            "topp-tekst": f["topp_tekst"],
            "markor": f["markor"],
            "dempet": f["dempet"],
            "strek": f["dempet"],
            "felt": f["felt"],
            # Reversed by the text style, so that the cursor is there under NO_COLOR too.
            "input-cursor-background": f["felt"],
            "input-cursor-foreground": f["tekst"],
            "input-cursor-text-style": "reverse",
            "input-selection-background": f["markor"],
            "input-selection-foreground": f["tekst"],
            "border": f["aksent"],
            "border-blurred": f["dempet"],
            "scrollbar": f["dempet"],
            "scrollbar-hover": f["dempet"],
            "scrollbar-active": f["aksent"],
            "scrollbar-background": f["flate"],
            "scrollbar-background-hover": f["flate"],
            "scrollbar-background-active": f["flate"],
            "scrollbar-corner-color": f["flate"],
        },
    )


MORK: Final = _tema(
    "navtui-mork",
    dark=True,
    grunn="#14171c",
    flate="#1d2128",
    felt="#2a303a",
    markor="#2b3f5c",
    topp="#0f3560",
    topp_tekst="#ffffff",
    tekst="#e8eaed",
    dempet="#aeb6c1",
    aksent="#8cc4ff",
    fare="#ffa19c",
    varsel="#ffcf66",
    ok="#8ddb9f",
)
LYS: Final = _tema(
    "navtui-lys",
    dark=False,
    grunn="#ffffff",
    flate="#f1f3f6",
    felt="#e6eaf0",
    markor="#cfe3fb",
    topp="#0b3d75",
    topp_tekst="#ffffff",
    tekst="#14171c",
    dempet="#4a525e",
    aksent="#0a4a94",
    fare="#9c1422",
    varsel="#6b4700",
    ok="#0d5628",
)
TEMAER: Final = {"mork": MORK, "lys": LYS}


def velg(innstilling: str | None) -> Theme:
    """The theme of NAVTUI_TEMA, else of the setting, else the dark one. An unknown name gives the dark one."""
    valg = (os.environ.get("NAVTUI_TEMA") or innstilling or "mork").lower().replace("ø", "o")
    return TEMAER.get(valg, MORK)


def stilark(tema: Theme) -> Stilark:
    """The named styles in this theme's colours, for the console that draws."""
    return Stilark(
        {
            "dempet": tema.variables["dempet"],
            "fare": f"bold {tema.error}",
            "varsel": f"{tema.warning}",
            "ok": f"{tema.success}",
            "endret": f"bold {tema.accent}",
            "sterk": "bold",
            "tast": f"bold {tema.accent}",
            "tittel": "bold",
        },
        inherit=False,
    )
