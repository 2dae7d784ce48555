"""What may be said about an error nobody foresaw: its kind and its place, never its message or values, which may hold personal data."""

from __future__ import annotations

import traceback


def feilrapport(feil: BaseException, dybde: int = 6) -> str:
    """`ValueError` and the last `dybde` places, one per line. The message of the error is left out."""
    linjer = [type(feil).__name__]
    steder = traceback.extract_tb(feil.__traceback__)[-dybde:]
    linjer += [f"  {_kort(sted.filename)}:{sted.lineno} {sted.name}" for sted in steder]
    return "\n".join(linjer)


def _kort(filnavn: str) -> str:
    return "/".join(filnavn.replace("\\", "/").split("/")[-2:])
