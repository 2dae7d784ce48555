"""What the main screen is given from outside when someone has signed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from navtui.ui.visninger import Oppforing


class Okt(Protocol):
    """The one who is signed in, as far as the shell needs to know. The services' session is one."""

    @property
    def ident(self) -> str:
        """`KAL`."""

    @property
    def navn(self) -> str:
        """`Kari Lund`."""

    @property
    def rolle(self) -> str:
        """`mottak`, `veileder`, `kvp_veileder`, `gjeldsradgiver` or `leder`."""

    @property
    def kontor(self) -> str:
        """`Nav Vågan`."""

    @property
    def i_dag(self) -> date:
        """The office's date."""


@dataclass(frozen=True, slots=True)
class Status:
    """What line 1 and 2 of every screen say besides the names."""

    tellere: Mapping[str, int] = field(default_factory=dict)
    """How many there are behind each view's name, by its id. A view that is missing shows no number."""
    varsel: str = ""
    """One sentence shown on every screen until it is no longer true (PM-2)."""
    varsel_for_alle: str = ""
    """The same for a screen that others see too: nothing of those whom only some may know of (PM-12)."""


@dataclass(frozen=True, slots=True)
class Hoveddel:
    """What the main screen needs. Made in a thread after sign-in, so it may import anything.

    `status(okt)` and `endret()` are called in threads: `endret` always in one and the same, so it may keep a connection open; it is
    called about every 1.5 seconds and says whether the file has changed since it was last asked. `laas_etter(okt)` gives idle minutes
    (SI-1); it is called on the event loop and must answer from memory. `daglig(okt)` is called in a thread about every minute and does
    what is due once a day (SI-6); it says what it did, or nothing.
    """

    visninger: Sequence[Oppforing]
    status: Callable[[Okt], Status] = lambda _okt: Status()
    endret: Callable[[], bool] = lambda: False
    laas_etter: Callable[[Okt], float] = lambda _okt: 5.0
    daglig: Callable[[Okt], str] = lambda _okt: ""
