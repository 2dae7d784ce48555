"""Asks SQLite for the plan of every statement that runs, and collects those that read a growing table from end to end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from navtui.store import db

VOKSER = frozenset(
    {"person", "sak", "soknad", "soknadspost", "beslutning", "drofting", "vedtak", "vedtakspost", "kontakt", "logg", "oppgave", "gjeldssak"}
    | {"veilederbytte", "husstandsmedlem", "navnedel", "postmote"}
)
_SKANN = re.compile(r"^SCAN (\w+)(.*)$")
_ALIAS = re.compile(r"\b(?:from|join)\s+(\w+)\s+(?:as\s+)?(\w+)", re.IGNORECASE)


@contextmanager
def helskann() -> Iterator[list[str]]:
    """The scans found while the block runs: table and statement. One along an index, or backwards for the newest row, is none."""
    funnet: list[str] = []
    ekte = db.Leser.utfor

    def utfor(self: db.Leser, sql: str, alle: bool = False, **verdier: object) -> Any:
        svar = ekte(self, sql, alle, **verdier)
        navn = {a.lower(): t.lower() for t, a in _ALIAS.findall(sql)}
        for r in ekte(self, f"explain query plan {sql}", True, **verdier).fetchall():
            treff = _SKANN.match(r["detail"])
            if (
                treff
                and "INDEX" not in treff[2]
                and not sql.rstrip().endswith("limit 1")
                and navn.get(treff[1].lower(), treff[1].lower()) in VOKSER
            ):
                funnet.append(f"{r['detail']}: {' '.join(sql.split())[:160]}")
        return svar

    with patch.object(db.Leser, "utfor", utfor):
        yield funnet
