"""The file: open it, bring an older one up to date, and watch it for changes. Imports nothing heavy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from navtui.domain.kontorfil import Kontorfil
from navtui.store import vakt
from navtui.store.fil import hent_kontorfil
from navtui.store.skjema import SKJEMAVERSJON
from navtui.store.tilkobling import Base


def apne(fil: Path) -> Kontorfil:
    """Check that the file can be used, and read whose it is."""
    return hent_kontorfil(fil)


def oppgrader(kontor: Kontorfil, base: Base, si: Callable[[str], None]) -> None:
    """Bring a file from an older program up to date, and tell where the copy of it is. Does nothing with one that is."""
    if kontor.skjema == SKJEMAVERSJON:
        return
    from navtui.store import migrations, nokkelfil

    kopi = migrations.oppgrader(base)
    with nokkelfil.skrive(base.fil) as n:
        n.sett_skjema(base.nokkel, SKJEMAVERSJON)
    if kopi is not None:
        si(f"Filen er oppgradert til denne utgaven av navtui. Slik den var, ligger den i {kopi}.")


class Filvakt:
    """Says whether another desk has changed the file since last asked (SI-7). Opened by the first question; used by one thread."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._vakt: vakt.Vakt | None = None

    def endret(self) -> bool:
        """True once after each change made by anyone else."""
        if self._vakt is None:
            self._vakt = vakt.Vakt(self._base)
        return self._vakt.endret()
