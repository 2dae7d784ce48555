"""Nødhjelp on short form: which rules of an ordinary vedtak do not apply in a nødssituasjon, and why."""

from __future__ import annotations

from collections.abc import Mapping

from navtui.domain.kodeverk import Vedtaksart
from navtui.domain.vedtak import Vedtak

UNNTATT: Mapping[str, str] = {
    "VE-6": "norm er en sats for en måned; nødhjelp er det som trengs i dag (§ 18, jf. §§ 1 og 4)",
    "VE-9": "§ 20 a gjelder ikke i en nødssituasjon (Prop. 39 L (2014-2015); id2009224)",
    "VE-10": "arbeidssøker vurderes når den vanlige søknaden behandles",
    "VE-13": "nødhjelp er ingen fornyelse",
    "VE-14": "noen dager er ingen måned på rad",
}
"""The rules and the source or reason. VE-7 (why), VE-8 (each child), VE-11 (a vilkår that is set) and VE-15 hold in a nødssituasjon too."""


def er_nodssituasjon(v: Vedtak) -> bool:
    """Whether the vedtak is written on short form. It still takes two signatures (KO-3)."""
    return v.art is Vedtaksart.NODHJELP


def gjelder(v: Vedtak, regel: str) -> bool:
    """VE-6 to VE-15 (law § 20 a and the rules' own grounds): whether the rule is asked of this vedtak."""
    return not (er_nodssituasjon(v) and regel in UNNTATT)
