"""What is paid for the time after an opphør, on the vedtak screen and for the one who controls it (VE-18)."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from navtui.domain.belop import kroner
from navtui.domain.opphor import EtterOpphor
from navtui.ui.tekst import data, sammen
from navtui.ui.visninger.vedtak_rad import Rad

_FOLGE = "Ved iverksetting får veilederen en oppgave: vurder om det skal kreves tilbake."


def opphorsrader(e: EtterOpphor | None) -> Iterator[Rad]:
    """The arithmetic, a row each; the last is what somebody must judge."""
    if e is None:
        return
    linjer = e.linjer()
    for nr, (tekst, ore) in enumerate(linjer):
        siste = nr == len(linjer) - 1
        yield Rad(
            ("opphor", nr), tekst, ny=kroner(ore), svar="oppgave" if siste else "", stil="sterk" if siste else "dempet", detalj=_FOLGE
        )
    if not linjer:
        yield Rad(("opphor", 0), "Betalt for tiden etter", ny=kroner(0), detalj="Ingenting er betalt for tiden etter opphøret.")


def opphorstekst(e: EtterOpphor | None) -> Iterator[Text]:
    """The same for the controller, in words."""
    if e is None:
        return
    if not (linjer := e.linjer()):
        yield sammen(("Betalt for tiden etter: ", "sterk"), "ingenting.")
        return
    *leddene, (_, for_mye) = linjer
    yield sammen(("Betalt for tiden etter: ", "sterk"), (f"{kroner(for_mye)} kr. ", "endret"), _FOLGE)
    for tekst, ore in leddene:
        yield data(f"  {tekst}: {kroner(ore)} kr", "dempet")
