"""VE-16, VE-21: what a stopped, resumed or returned payment leaves behind: a task for the veileder, and the reason in the journal."""

from __future__ import annotations

from navtui.domain.belop import kroner
from navtui.domain.kodeverk.oppfolging import Notatart
from navtui.domain.oppgave import NyOppgave
from navtui.domain.utbetaling import Utbetalingsrad
from navtui.store import journalnotat
from navtui.store import oppgave as oppgavelager
from navtui.store import sak as saklager
from navtui.store.db import Skriver


def noter(s: Skriver, rad: Utbetalingsrad, hva: str) -> None:
    """VE-16, PE-8: what was done with a payment and why stays in the journal, also when it is resumed and paid."""
    journalnotat.sett_inn(s, rad.person_id, Notatart.NOTAT, f"Utbetaling av {kroner(rad.belop_ore)} kr, vedtak {rad.vedtaksnummer}, {hva}")


def ryddet(grunn: str) -> str:
    """The reason on one line, without its full stop."""
    return " ".join(grunn.split()).rstrip(".")


def gi_oppgave(s: Skriver, rad: Utbetalingsrad, hva: str, tekst: str) -> None:
    """VE-16, VE-21: a task to the person's veileder; with no open case, to whoever accepted the claim or wrote the vedtak."""
    sak = saklager.hent_apen(s, rad.person_id)
    til = sak.veileder if sak is not None else rad.godtatt_av or rad.skrevet_av
    art, regel = f"utbetaling_{hva}", "VE-16" if hva == "stoppet" else "VE-21"
    felt = {"person_id": rad.person_id, "objekt": "utbetaling", "objekt_id": rad.id, "til_ident": til, "frist": s.i_dag, "tekst": tekst}
    oppgavelager.reis(s, NyOppgave.model_validate(felt | {"art": art, "regel": regel}))
