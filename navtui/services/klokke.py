"""The office's clock. A demo file has a date of its own; the time of day runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")


@dataclass(frozen=True, slots=True)
class Klokke:
    """Tells the time. `demo_dato` is the day a demo file stands still on, None in a real file."""

    demo_dato: date | None = None

    def na(self) -> datetime:
        """Now, in UTC: the real instant, or the real time of day on the demo's date."""
        virkelig = datetime.now(UTC)
        if self.demo_dato is None:
            return virkelig
        her = virkelig.astimezone(OSLO)
        return datetime.combine(self.demo_dato, her.time(), OSLO).astimezone(UTC)

    def i_dag(self) -> date:
        """The office's date."""
        return self.na().astimezone(OSLO).date()
