"""§§ 29 and 35: how long a kvalifiseringsprogram runs, that its stønad can be worked out, and that it is counted as an income elsewhere."""

from __future__ import annotations

from typing import Final

from navtui.domain.belop import kroner_kort
from navtui.domain.kalender import dag_kort
from navtui.domain.kodeverk import Inntektstype
from navtui.domain.regelbrudd import Regelbrudd, Varsel
from navtui.domain.vedtak import Vedtak
from navtui.domain.vedtak_beregning import gir_livsopphold
from navtui.domain.vedtaksperiode import lengste_til
from navtui.domain.vedtaksregler.grunnlag import Regelgrunnlag

LENGST: Final = 12
"""Months at a time (nav.no, kvalifiseringsprogrammet; FOR-2011-12-21-1471 § 2)."""


def ve_1_programmets_lengde(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-1 (FOR-2011-12-21-1471 § 2): a program is given for up to a year at a time."""
    if not v.gir_kvp or v.til <= (lengst := lengste_til(v.fra, LENGST)):
        return None
    return Regelbrudd("VE-1", f"Kvalifiseringsprogram gis for inntil ett år om gangen, til {dag_kort(lengst)}. Rett til-datoen.", "til")


def ve_4_kvpstonad(v: Vedtak, g: Regelgrunnlag) -> Regelbrudd | None:
    """VE-4, VE-5 (law § 35): a program that is granted has its stønad worked out; what stops that is said in its own words."""
    return g.kvp.brudd if v.gir_kvp else None


def ve_5_kvpsatser(v: Vedtak, g: Regelgrunnlag) -> Varsel | None:
    """VE-5: a G older than the yearly change is said."""
    return g.kvp.varsel if v.gir_kvp else None


def ve_4_kvp_som_inntekt(v: Vedtak, g: Regelgrunnlag) -> Varsel | None:
    """VE-4 (law § 18: stønad is subsidiary): who gets kvalifiseringsstønad has it as an income, or someone says why not."""
    kvp = g.kvp_lopende
    if kvp is None or not v.gir_stonad or not gir_livsopphold(v):
        return None
    if any(i.art is Inntektstype.KVALIFISERINGSSTONAD and i.person_id in (None, v.person_id) for i in v.inntekter):
        return None
    hva = f"{kroner_kort(kvp.maaned_ore)} kr i måneden før skatt til {dag_kort(kvp.til)} (vedtak {kvp.nummer})"
    return Varsel("VE-4", f"Personen får kvalifiseringsstønad, {hva}. Den er ikke ført som inntekt.", "inntekt")
