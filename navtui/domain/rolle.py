"""What a role may do (kontoret.md, "What a role may"): one table, one function, used by services and screens alike.

That a role may is necessary and never enough: KO-2, KO-11, PE-5, PE-6 and PE-7 come in addition. Imports nothing heavy.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from navtui.domain.regelbrudd import Regelbrudd


class Handling(StrEnum):
    """One thing a role may or may not do."""

    REGISTRERE = "registrere"
    SOKE = "soke"
    BESKJED = "beskjed"
    GI_NODHJELP = "gi_nodhjelp"
    """PM-2: give nødhjelp to a veileder at once; whoever registers it does."""
    FORDELE = "fordele"
    APNE_PERSON = "apne_person"
    FOLGE_OPP = "folge_opp"
    HENVISE_GJELD = "henvise_gjeld"
    SKRIVE_VEDTAK = "skrive_vedtak"
    """Every kind of vedtak."""
    SKRIVE_KVP_VEDTAK = "skrive_kvp_vedtak"
    SKRIVE_RADGIVNING = "skrive_radgivning"
    """§ 17."""
    SIGNERE_FORST = "signere_forst"
    SIGNERE_SOM_ANNEN = "signere_som_annen"
    """The leder only when no other can (KO-2 decides that)."""
    UTBETALING = "utbetaling"
    """VE-21: make, approve, export and confirm a list; not one's own vedtak."""
    GJELD = "gjeld"
    """Work in a debt case: claims, budget, notes (GJ-6)."""
    GJELD_INNSYN = "gjeld_innsyn"
    """GJ-6: open a debt case with a reason."""
    GJELDSLISTE = "gjeldsliste"
    """See the list of debt cases: status and next step."""
    KVP = "kvp"
    ANSATTE = "ansatte"
    TILGANG = "tilgang"
    INNSTILLINGER = "innstillinger"
    FLYTTE_SAKER = "flytte_saker"
    TALL = "tall"
    """The office's figures, opened to the names behind them."""
    LOGG = "logg"
    ANDRES_LISTER = "andres_lister"
    """A colleague's list of cases."""


H = Handling
_ALLE: Final = frozenset({H.REGISTRERE, H.SOKE, H.BESKJED, H.GI_NODHJELP})
_FAGLIG: Final = _ALLE | {
    H.FORDELE, H.APNE_PERSON, H.FOLGE_OPP, H.HENVISE_GJELD, H.SIGNERE_FORST, H.SIGNERE_SOM_ANNEN, H.UTBETALING, H.GJELDSLISTE,
    H.ANDRES_LISTER,
}  # fmt: skip
_ROLLER: Final[dict[str, frozenset[Handling]]] = {
    "mottak": _ALLE,
    "veileder": _FAGLIG | {H.SKRIVE_VEDTAK, H.SKRIVE_KVP_VEDTAK, H.SKRIVE_RADGIVNING},
    "kvp_veileder": _FAGLIG | {H.SKRIVE_KVP_VEDTAK, H.KVP},
    "gjeldsradgiver": _FAGLIG | {H.SKRIVE_RADGIVNING, H.GJELD, H.GJELD_INNSYN},
    "leder": (_FAGLIG - {H.SIGNERE_FORST}) | {H.GJELD_INNSYN, H.ANSATTE, H.TILGANG, H.INNSTILLINGER, H.FLYTTE_SAKER, H.TALL, H.LOGG, H.KVP},
}

_VEDTAKSART: Final = {"kvp": H.SKRIVE_KVP_VEDTAK, "radgivning": H.SKRIVE_RADGIVNING}


def rolle_kan(rolle: str, handling: Handling) -> bool:
    """Whether the role may. An unknown role may nothing."""
    return handling in _ROLLER.get(rolle, frozenset())


def rolle_kan_skrive(rolle: str, vedtaksart: str) -> bool:
    """Whether the role may write (and sign first) a vedtak of this kind (`vedtak.art`)."""
    return rolle_kan(rolle, _VEDTAKSART.get(vedtaksart, H.SKRIVE_VEDTAK))


def sjekk_rolle(rolle: str, handling: Handling) -> Regelbrudd | None:
    """PE-12 (Nav-loven § 16: what the task needs): the refusal when the role may not."""
    if rolle_kan(rolle, handling):
        return None
    kan = [r for r in _ROLLER if rolle_kan(r, handling)]
    if kan == ["leder"]:
        return Regelbrudd("PE-12", "Bare leder kan gjøre dette.")
    if kan == ["gjeldsradgiver"]:
        return Regelbrudd("PE-12", "Bare gjeldsrådgiveren kan gjøre dette.")
    if handling is H.FORDELE:
        return Regelbrudd("PE-12", "Mottak fordeler ikke søknader. Det gjør veilederne på postmøtet.")
    if rolle == "mottak":
        return Regelbrudd("PE-12", "Mottak gjør ikke dette. Legg en beskjed til veilederen.")
    return Regelbrudd("PE-12", "Rollen din gir ikke adgang til dette.")
