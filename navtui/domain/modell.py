"""The base of every model: frozen, and closed to fields it does not know."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Modell(BaseModel):
    """A value of the domain. Built once, from a form, a fixture or a row, and never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
