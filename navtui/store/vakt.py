"""Has another desk changed the file? (SI-7)"""

from __future__ import annotations

from navtui.store.tilkobling import Base, tilkoble


class Vakt:
    """Tells whether another connection has changed the file since last asked (PRAGMA data_version). Used by one thread."""

    def __init__(self, base: Base) -> None:
        self._conn = tilkoble(base.fil, base.nokkel, modus="ro", en_trad=False)
        self._sist = self._versjon()

    def _versjon(self) -> int:
        return int(self._conn.execute("pragma data_version").fetchone()[0])

    def endret(self) -> bool:
        """True once after each change made by anyone else's connection."""
        na = self._versjon()
        endret, self._sist = na != self._sist, na
        return endret

    def lukk(self) -> None:
        """Let go of the file."""
        self._conn.close()
