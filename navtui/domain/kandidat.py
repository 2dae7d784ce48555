"""PM-7: who is suggested for a søknad, and why; who may get it at all; who stays fast veileder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from navtui.domain.kalender import Maaned, dag_kort
from navtui.domain.regelbrudd import Regelbrudd

FAR_SAKER = ("veileder", "kvp_veileder", "leder")
"""The roles a søknad may be given to. The gjeldsrådgiver has her own list (GJ-1), mottak follows no one up."""


@dataclass(frozen=True, slots=True)
class Kandidat:
    """One who may be given søknader, with her load as it is now.

    `mottakere` is recipients this month, `gitt` is søknader given and undecided, `denne_uken` is søknader received since Monday:
    three counts that are never shown as one.
    """

    ident: str
    navn: str
    rolle: str
    stillingsprosent: int
    sosialhjelp: bool
    til_stede: bool
    mottakere: int = 0
    gitt: int = 0
    denne_uken: int = 0
    slutter: date | None = None
    """PE-9: her last day, when it is set: she gets no more cases, or she would leave with them."""

    @property
    def last(self) -> Fraction:
        """PM-7: recipients and undecided søknader per full position, exact, so that equal is equal."""
        return Fraction((self.mottakere + self.gitt) * 100, self.stillingsprosent)

    @property
    def belastning(self) -> str:
        """PM-7: the two counts in words: "31 mottakere + 1 søknad på 60 %"."""
        tekst = f"{self.mottakere} mottaker{'e' * (self.mottakere != 1)} + {self.gitt} søknad{'er' * (self.gitt != 1)}"
        return tekst if self.stillingsprosent == 100 else f"{tekst} på {self.stillingsprosent} %"


@dataclass(frozen=True, slots=True)
class Sokersituasjon:
    """What the suggestion needs to know of one søker. `med_tilgang` is None for one who is not protected: then all have access."""

    fast_veileder: str | None = None
    fast_siden: date | None = None
    partners_veileder: str | None = None
    inhabile: frozenset[str] = frozenset()
    med_tilgang: frozenset[str] | None = None

    def har_tilgang(self, ident: str) -> bool:
        """PE-5: may she know of the person?"""
        return self.med_tilgang is None or ident in self.med_tilgang


@dataclass(frozen=True, slots=True)
class Forslag:
    """Who is suggested (None: nobody can take it today) and the one line that says why."""

    ident: str | None
    grunn: str


def kan_fa(kandidat: Kandidat | None, ident: str, soker: Sokersituasjon, *, nodhjelp: bool = False) -> Regelbrudd | None:
    """PE-5, PE-6, PE-9, PM-2: whether the søknad may be given to her at all. Absent is no hindrance, except for nødhjelp."""
    if kandidat is None or kandidat.rolle not in FAR_SAKER:
        return Regelbrudd("PM-6", f"{ident} kan ikke få søknader. Velg en veileder som er ansatt her.", "til_ident")
    if kandidat.slutter is not None:
        return Regelbrudd("PE-9", f"{ident} slutter {dag_kort(kandidat.slutter)} og får ikke flere saker. Velg en annen.", "til_ident")
    if not soker.har_tilgang(ident):
        return Regelbrudd("PE-5", f"{ident} kan ikke få denne søknaden. Velg en annen.", "til_ident")
    if ident in soker.inhabile:
        return Regelbrudd("PE-6", f"{ident} er inhabil for denne personen. Velg en annen.", "til_ident")
    if nodhjelp and not kandidat.til_stede:
        return Regelbrudd("PM-2", f"{ident} er borte i dag. Nødhjelp må gis til en som er på jobb.", "til_ident")
    return None


def foresla(kandidater: Iterable[Kandidat], soker: Sokersituasjon) -> Forslag:
    """PM-7 (Proba; own): the present fast veileder; else the partner's veileder; else the lowest load per position on sosialhjelp.

    Ties go to the fewest received this week, then by ident. Never someone absent, inhabil or without access. The same input
    always gives the same answer, whatever the order of `kandidater`.
    """
    alle = {k.ident: k for k in kandidater}
    fast = soker.fast_veileder
    if fast and (k := alle.get(fast)) and _mulig(k, soker):
        siden = f" siden {Maaned.av(soker.fast_siden).navn}" if soker.fast_siden else ""
        return Forslag(fast, f"fast veileder{siden}, på jobb i dag")
    hvorfor = f"fast veileder {fast} {_hvorfor_ikke(alle.get(fast), soker)}, " if fast else ""
    partner = soker.partners_veileder
    if partner and partner != fast and (k := alle.get(partner)) and _mulig(k, soker):
        return Forslag(partner, f"{hvorfor}{partner} følger opp partneren i samme husstand")
    mulige = [k for k in alle.values() if k.sosialhjelp and _mulig(k, soker)]
    if not mulige:
        return Forslag(None, f"{hvorfor}ingen på sosialhjelp er på jobb og kan ta saken")
    valgt = min(mulige, key=lambda k: (k.last, k.denne_uken, k.ident))
    return Forslag(valgt.ident, f"{hvorfor}lavest belastning ({valgt.belastning}){_uavgjort(valgt, mulige)}")


def _mulig(k: Kandidat, soker: Sokersituasjon) -> bool:
    return k.til_stede and kan_fa(k, k.ident, soker) is None


def _hvorfor_ikke(k: Kandidat | None, soker: Sokersituasjon) -> str:
    if k is None:
        return "er sluttet"
    if k.ident in soker.inhabile:
        return "er inhabil"
    if k.slutter is not None:
        return f"slutter {dag_kort(k.slutter)}"
    return "er borte" if not k.til_stede else "kan ikke ta saken"


def _uavgjort(valgt: Kandidat, mulige: list[Kandidat]) -> str:
    like = [k for k in mulige if k.last == valgt.last and k is not valgt]
    if not like:
        return ""
    if all(k.denne_uken > valgt.denne_uken for k in like):
        return ", likt, men færrest denne uken"
    return ", likt, tatt etter ident"


def beholder(fast: Kandidat | None, soker: Sokersituasjon) -> bool:
    """PM-6: whether the fast veileder keeps the person when another gets the søknad.

    She does, also when she is away for a while; not when she has left, is inhabil or has no access: then she could not follow up.
    """
    return fast is not None and kan_fa(fast, fast.ident, soker) is None
