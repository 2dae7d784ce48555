"""The sentences of each language, read from `sprak/nb.toml` and `sprak/nn.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from navtui.domain.brev import Ordlyd
from navtui.domain.kodeverk.person import Malform

MAPPE = Path(__file__).resolve().parent / "sprak"
FILER = {Malform.BOKMAL: "nb.toml", Malform.NYNORSK: "nn.toml"}


def _flat(gren: dict[str, Any], foran: str = "") -> Iterator[tuple[str, str]]:
    """Every sentence by its whole key: "apning.stonad.delvis". A section sign and its number stay on one line."""
    for navn, verdi in gren.items():
        if isinstance(verdi, dict):
            yield from _flat(verdi, f"{foran}{navn}.")
        else:
            yield foran + navn, str(verdi).replace("§ ", "§\u00a0")


@lru_cache(maxsize=2)
def ordlyd(malform: Malform) -> Ordlyd:
    """The words of one language. Read once in a run."""
    return Ordlyd(malform, dict(_flat(tomllib.loads((MAPPE / FILER[malform]).read_text(encoding="utf-8")))))
