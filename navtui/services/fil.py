"""The file before anyone has signed in: open it (an older one is upgraded), and watch it for changes. Imports nothing heavy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from navtui.domain.kontorfil import Kontorfil
from navtui.store import db
from navtui.store.fil import Eldre, hent_kontorfil


def apne(fil: Path, si: Callable[[str], None] = lambda _setning: None) -> Kontorfil:
    """Check that the file can be used; one made by an older program is upgraded first, and `si` is told where the copy of it is."""
    try:
        return hent_kontorfil(fil)
    except Eldre:
        from navtui.store.migrations import oppgrader

        if (kopi := oppgrader(fil)) is not None:
            si(f"Filen er oppgradert til denne utgaven av navtui. Slik den var, ligger den i {kopi}.")
        return hent_kontorfil(fil)


class Filvakt:
    """Says whether another desk has changed the file since last asked (SI-7). Opened by the first question; used by one thread."""

    def __init__(self, fil: Path) -> None:
        self._fil = fil
        self._vakt: db.Vakt | None = None

    def endret(self) -> bool:
        """True once after each change made by anyone else."""
        if self._vakt is None:
            self._vakt = db.Vakt(self._fil)
        return self._vakt.endret()
