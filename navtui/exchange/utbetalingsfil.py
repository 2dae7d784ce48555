"""The payment file for the kommune's accounts: CSV with `;`, UTF-8 with BOM, one line per payment and a closing line with count and sum."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection

from navtui.domain.utbetaling import Utbetalingsliste, Utbetalingsrad

KOLONNER = ("bankdag", "liste", "utbetaling", "vedtak", "mottaker", "maate", "kontonummer", "kid", "belop")
"""The columns, in order. `belop` is kroner with decimal comma; `maate` is konto, kontantkort or rekvisisjon."""


def filnavn(liste: Utbetalingsliste) -> str:
    """The file's name: the banking day and the list's number, and nobody's name."""
    return f"utbetaling-{liste.bankdag.isoformat()}-{liste.id}.csv"


def skriv(liste: Utbetalingsliste, rader: Collection[Utbetalingsrad]) -> bytes:
    """The bytes of the file. The closing line lets the accounts see that nothing was lost on the way."""
    ut = io.StringIO(newline="")
    skriver = csv.writer(ut, delimiter=";", lineterminator="\r\n")
    skriver.writerow(KOLONNER)
    for r in rader:
        navn = trygg(r.mottakernavn or r.navn)
        skriver.writerow(
            [
                liste.bankdag.isoformat(),
                liste.id,
                r.id,
                r.vedtaksnummer,
                navn,
                r.maate,
                r.kontonummer or "",
                r.kid or "",
                _belop(r.belop_ore),
            ]
        )
    skriver.writerow([liste.bankdag.isoformat(), liste.id, "SUM", len(rader), "", "", "", "", _belop(sum(r.belop_ore for r in rader))])
    return ut.getvalue().encode("utf-8-sig")


def trygg(tekst: str) -> str:
    """Text that no spreadsheet takes for a formula, on one line."""
    flat = " ".join(tekst.split())
    return f"'{flat}" if flat[:1] in ("=", "+", "-", "@") else flat


def _belop(ore: int) -> str:
    return f"{ore // 100},{ore % 100:02}"
