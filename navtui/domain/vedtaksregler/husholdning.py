"""PE-4, VE-13: whom the person lives with is asked once, and what is counted is what is registered, or someone says why not."""

from __future__ import annotations

from navtui.domain.husholdning import ukjent, ulikt, ulikt_setning
from navtui.domain.kalender import periode_tekst
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtak_beregning import gir_livsopphold
from navtui.domain.vedtaksbolker import Bolk, har
from navtui.domain.vedtaksregler.grunnlag import Regelgrunnlag


def teller_husholdningen(v: Vedtak) -> bool:
    """VE-4: whether the adults' sats is in it, so that it matters who lives together."""
    return har(v, Bolk.HUSHOLDNING) and gir_livsopphold(v)


def pe_4_ukjent(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """PE-4, VE-13 (Proba; own decision): livsopphold is not worked out of a household nobody has registered: unknown is not enslig. The
    answer is kept with the person, so that the next month does not ask."""
    ukjente = ukjent(g.bodd) if teller_husholdningen(v) else None
    if ukjente is None:
        return None
    naar = "" if (ukjente.fra, ukjente.til) == (v.fra, v.til) else f" {periode_tekst(ukjente.fra, ukjente.til)}"
    setning = f"Det er ikke registrert hvem personen bor med{naar}, og ukjent er ikke enslig. Svar på linja om husholdning."
    return Regelbrudd("PE-4", setning, "husstandsform")


def pe_4_husholdning(v: Vedtak, g: Regelgrunnlag) -> Varsel | None:
    """PE-4, VE-5, VE-13: no other household than the one that is registered is counted, for any day, without someone saying why."""
    if not v.gir_stonad or not gir_livsopphold(v) or (avvik := ulikt(v, g.bodd)) is None:
        return None
    return Varsel("PE-4", ulikt_setning(*avvik, v), "ny_husstandsform" if v.ny_husstandsform else "husstandsform")
