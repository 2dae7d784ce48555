"""The rates that travel with the program: reads `navtui/satser.json` (kroner, with sources) into the domain's rows (øre)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from navtui.domain.sats import Barnetilleggsrad, Grunnbelopsrad, Kvalifiseringsrad, Livsoppholdsrad, Renterad, Samvaersrad, Satser, Satsrad

_FELLES = ("gyldig_fra", "kilde", "avledet")


def _i_ore(rad: Mapping[str, Any]) -> dict[str, Any]:
    """Every amount of the row in øre under its own name + `_ore`; the date, source and flag as they are."""
    ore = {
        f"{navn}_ore": [b * 100 for b in verdi] if isinstance(verdi, list) else verdi * 100
        for navn, verdi in rad.items()
        if navn not in _FELLES
    }
    return {navn: rad[navn] for navn in _FELLES} | ore


def _desimal(tekst: str, plasser: int) -> int:
    """A decimal number written as text, in units of its last place: ("2.041", 3) is 2041. ValueError when it has more places."""
    hele, _, rest = tekst.partition(".")
    if len(rest) > plasser:
        raise ValueError(f"more than {plasser} decimals: {tekst}")
    return int(hele + rest.ljust(plasser, "0"))


def _kvalifisering(rad: Mapping[str, Any]) -> Kvalifiseringsrad:
    teller, nevner = rad["under_25"].split("/")
    faktor = _desimal(rad["faktor"], 3)
    return Kvalifiseringsrad(faktor_tusendeler=faktor, under_25=(int(teller), int(nevner)), **{navn: rad[navn] for navn in _FELLES})


def _rente(rad: Mapping[str, Any]) -> Renterad:
    return Renterad(prosent_hundredeler=_desimal(rad["prosent"], 2), **{navn: rad[navn] for navn in _FELLES})


@lru_cache(maxsize=1)
def leverte() -> Satser:
    """VE-5: the rows the product carries, each with its source. Read once; a broken file is a broken installation and raises."""
    data = json.loads(files("navtui").joinpath("satser.json").read_text(encoding="utf-8"))
    return Satser(
        veiledende=tuple(Satsrad(**_i_ore(rad)) for rad in data["veiledende"]),
        livsopphold=tuple(Livsoppholdsrad(**_i_ore(rad)) for rad in data["livsopphold"]),
        samvaer=tuple(Samvaersrad(**_i_ore(rad)) for rad in data["samvaer"]),
        grunnbelop=tuple(Grunnbelopsrad(**_i_ore(rad)) for rad in data["grunnbelop"]),
        kvalifiseringsstonad=tuple(_kvalifisering(rad) for rad in data["kvalifiseringsstonad"]),
        kvp_barnetillegg=tuple(Barnetilleggsrad(**_i_ore(rad)) for rad in data["kvp_barnetillegg"]),
        forsinkelsesrente=tuple(_rente(rad) for rad in data["forsinkelsesrente"]),
    )
