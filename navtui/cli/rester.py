"""What the program must not leave behind it: a picture of its memory, files others may read, a log of keys, values in an error's text."""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

_TEXTUALS = ("TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_PRESS", "TEXTUAL_DRIVER", "TEXTUAL_DEVTOOLS_HOST", "TEXTUAL_DEVTOOLS_PORT")
"""By these the screen library writes every key and screen to a file or to another program, or takes keys from the environment."""


def forebygg() -> None:
    """Before anything else is imported or opened. On Windows dumps are the machine's setting, and files inherit their folder's rights."""
    for navn in [n for n in os.environ if n in _TEXTUALS or n.startswith("TEXTUAL_SCREENSHOT")]:
        del os.environ[navn]
    if sys.platform != "win32":
        import resource

        os.umask(0o077)
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    threading.excepthook = lambda feil: _si(feil.exc_type, feil.exc_value, feil.exc_traceback)
    sys.unraisablehook = lambda feil: _si(feil.exc_type, feil.exc_value, feil.exc_traceback)


def _si(art: type[BaseException], feil: BaseException | None, spor: TracebackType | None) -> None:
    """Python's own would write the error's message, which may hold persons' data."""
    from navtui.cli.utskrift import si
    from navtui.ui.feilrapport import feilrapport

    si(feilrapport(feil.with_traceback(spor) if feil is not None else art()))
