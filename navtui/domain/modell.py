"""The base of every model: frozen, and closed to fields it does not know."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, ValidationError


class Modell(BaseModel):
    """A value of the domain. Built once, from a form, a fixture or a row, and never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def hva_er_galt(feil: ValidationError) -> tuple[str, str]:
    """The field a model cannot hold, and a sentence on what is wrong with it."""
    forste = feil.errors()[0]
    mer = forste.get("ctx", {})
    setninger = {
        "greater_than": f"Tallet skal være over {mer.get('gt')}.",
        "greater_than_equal": f"Tallet kan ikke være under {mer.get('ge')}.",
        "string_too_long": f"Teksten er for lang. Den kan ha {mer.get('max_length')} tegn.",
    }
    return str(forste["loc"][0]), setninger.get(forste["type"], "Verdien passer ikke i feltet. Rett den.")
