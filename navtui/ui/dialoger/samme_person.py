"""Two registrations side by side, before they are linked (PE-1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from rich.text import Text

from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk.samme_person import Koblingsgrunn
from navtui.domain.samme_person import LENGSTE_GRUNN, Registrering
from navtui.services.samme_person import Sammenligning
from navtui.ui.dialoger.skjema import Felt, Skjema
from navtui.ui.dialoger.velg import Valg
from navtui.ui.tekst import bredde, data, kutt, sammen

_ETIKETT = 9
_KOLONNE = 31


def side_om_side(a: Registrering, b: Registrering) -> Iterator[Text]:
    """A line for each thing they are told apart by; where both are known and differ, it is marked so that it is seen without colour."""
    for etikett, en, to in (
        ("Navn", f"1 {a.navn}", f"2 {b.navn}"),
        ("Nummer", a.nummer, b.nummer),
        ("Født", _dag(a), _dag(b)),
        ("Adresse", a.adresse, b.adresse),
        ("Konto", a.konto, b.konto),
        ("Bor med", ", ".join(a.bor_med) or "ingen", ", ".join(b.bor_med) or "ingen"),
        ("Åpent", _apent(a), _apent(b)),
    ):
        ulik = en[2 * (etikett == "Navn") :] != to[2 * (etikett == "Navn") :] and "ukjent" not in (en, to) and "uten nummer" not in (en, to)
        yield sammen(f"{etikett:<{_ETIKETT}}", _celle(en), "! " if ulik else "  ", kutt(to, _KOLONNE))


def _celle(tekst: str) -> str:
    kort = kutt(tekst, _KOLONNE)
    return kort + " " * (_KOLONNE - bredde(kort))


def _dag(r: Registrering) -> str:
    return (dag_kort(r.fodt) if r.fodt else "ukjent") + (f", død {dag_kort(r.dod)}" if r.dod else "")


def _apent(r: Registrering) -> str:
    return ", ".join((f"hos {r.veileder}", *r.apent) if r.veileder else r.apent) or "ingenting"


class Sammenlign(Skjema[str]):
    """Which of the two counts, and why they are one. Nothing is chosen that the numbers do not tell."""

    def __init__(self, s: Sammenligning, send: Callable[[dict[str, Any]], str]) -> None:
        felt = (
            Felt("gjelder", "Den som gjelder", "valg", "1", [Valg("1", _kort(s.gjelder), "1"), Valg("2", _kort(s.ogsa), "2")], krav=True),
            Felt(
                "grunn", "Hvorfor", "valg", s.grunn.value if s.grunn else None, [Valg(g.value, g.tekst) for g in Koblingsgrunn], krav=True
            ),
            Felt("tekst", "Hvordan vet dere det", maks=LENGSTE_GRUNN),
        )
        linjer = list(side_om_side(s.gjelder, s.ogsa))
        if s.blir_skjermet:
            linjer.append(data("Den ene er skjermet. Da blir begge det.", "varsel"))
        super().__init__("Er dette samme person?", felt, send, innledning=Text("\n", end="").join(linjer))


def _kort(r: Registrering) -> str:
    return f"{kutt(r.navn, 24)}, {r.nummer}"
