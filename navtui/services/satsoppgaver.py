"""VE-5: the tasks a new row of the rates gives, whoever it comes from: the leder, or a new edition of the program."""

from __future__ import annotations

from typing import Final

from navtui.domain.kalender import dag_kort
from navtui.domain.oppgave import NyOppgave
from navtui.domain.sats import Rad
from navtui.store import oppgave
from navtui.store import sats as lager
from navtui.store.db import Skriver

_VEILEDENDE: Final = ("veiledende", "kommunal")
HVA: Final = {
    "veiledende": "Ny sats", "kommunal": "Ny sats", "grunnbelop": "Nytt grunnbeløp", "kvalifiseringsstonad": "Ny kvalifiseringsstønad",
    "kvp_barnetillegg": "Nytt barnetillegg i KVP",
}  # fmt: skip
"""What a row of each kind is, where a vedtak is worked out from it."""


def reis(s: Skriver, art: str, rad: Rad, *, alle: bool = False, rettet: bool = False) -> int:
    """VE-5 (own): a vedtak that runs past the row's date is worked out with the old one. Its veileder gets a task, in the same transaction,
    with an entry in the log of each person. Returns how many. A row that does not count (the kommune or the office has its own) changes
    no vedtak, and the kinds that no vedtak is worked out from give none.

    `alle`: also for those hidden from the one who happens to sign in first; what comes back is a number only (PE-5). `rettet`: the row
    was there with other amounts, so what runs today and stands on it is looked at too.
    """
    if art not in HVA:
        return 0
    rader: tuple[Rad, ...] = getattr(lager.satser(s), "veiledende" if art in _VEILEDENDE else art)
    if rad not in rader:
        return 0
    neste = min((r.gyldig_fra for r in rader if r.gyldig_fra > rad.gyldig_fra), default=None)
    if art in _VEILEDENDE:
        berorte = lager.regnet_for(s, rad.gyldig_fra, neste, alle, rettet)
    else:
        berorte = lager.kvp_regnet_for(s, art, rad.gyldig_fra, neste, alle, rettet)
    for vedtak_id, nummer, person_id, veileder in berorte:
        ny = NyOppgave(
            art="ny_sats", regel="VE-5", person_id=person_id, objekt="vedtak", objekt_id=vedtak_id, til_ident=veileder,
            frist=max(s.i_dag, rad.gyldig_fra), tekst=f"{HVA[art]} fra {dag_kort(rad.gyldig_fra)}: se på vedtak {nummer}",
        )  # fmt: skip
        oppgave.reis(s, ny)
        s.logg("ny sats", person_id=person_id, objekt="vedtak", objekt_id=vedtak_id, gyldig_fra=rad.gyldig_fra)
    return len(berorte)
