"""OP-11: moving a portfolio when someone is ill or leaves. Every case gets a suggestion by PM-7, shown before anything is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from navtui.domain.kandidat import Kandidat, Sokersituasjon, foresla, kan_fa
from navtui.domain.kodeverk.kode import Kode
from navtui.domain.regelbrudd import Regelbrudd


class Flyttegrunn(Kode):
    """OP-11: why cases change hands; kept with each change (PE-10)."""

    SYKDOM = "sykdom", "sykdom"
    SLUTTER = "slutter", "slutter"
    PERMISJON = "permisjon", "permisjon"
    FORDELING = "fordeling", "jevnere fordeling"
    INHABIL = "inhabil", "inhabilitet"


@dataclass(frozen=True, slots=True)
class Flyttesak:
    """A case that is to be moved, as it was read."""

    sak_id: int
    person_id: int
    saksnummer: str
    navn: str
    versjon: int


@dataclass(frozen=True, slots=True)
class Flyttelinje:
    """A case with who is suggested (None: nobody can have it today) and the line that says why."""

    sak: Flyttesak
    til: str | None
    grunn: str

    @property
    def nokkel(self) -> int:
        """The row's key."""
        return self.sak.sak_id


@dataclass(frozen=True, slots=True)
class Flytteforslag:
    """The whole move before it is done: from whom, each case, who may receive, and the debt cases that go with it."""

    fra: str
    linjer: tuple[Flyttelinje, ...]
    mottakere: tuple[Kandidat, ...]
    gjeldssaker: int = 0
    gjeld_til: str | None = None

    def antall(self) -> dict[str, int]:
        """How many cases each gets."""
        ut: dict[str, int] = {}
        for linje in self.linjer:
            if linje.til is not None:
                ut[linje.til] = ut.get(linje.til, 0) + 1
        return ut


def foresla_flytting(
    fra: str,
    saker: Sequence[Flyttesak],
    kandidater: Iterable[Kandidat],
    situasjoner: Mapping[int, Sokersituasjon],
    partnere: Mapping[int, int] | None = None,
) -> tuple[Flyttelinje, ...]:
    """OP-11, PM-7: who gets each case. `fra` is never among them, and each case given counts in the next one's load.

    `partnere` is person to partner: two who are both moved go to the same veileder. The same input gives the same answer: the cases are
    taken in the order they come.
    """
    par, gitt = partnere or {}, dict[int, str]()
    na = {k.ident: k if k.ident != fra else replace(k, til_stede=False, sosialhjelp=False) for k in kandidater}
    linjer = []
    for sak in saker:
        situasjon = replace(situasjoner[sak.person_id], fast_veileder=None, fast_siden=None)
        if (partner := par.get(sak.person_id)) is not None and partner in gitt:
            situasjon = replace(situasjon, partners_veileder=gitt[partner])
        forslag = foresla(na.values(), situasjon)
        linjer.append(Flyttelinje(sak, forslag.ident, forslag.grunn))
        if forslag.ident is not None:
            gitt[sak.person_id] = forslag.ident
            na[forslag.ident] = replace(na[forslag.ident], mottakere=na[forslag.ident].mottakere + 1)
    return tuple(linjer)


def sjekk_mottaker(fra: str, til: str, kandidat: Kandidat | None, situasjon: Sokersituasjon) -> Regelbrudd | None:
    """OP-11, PE-6: may the case go to `til`? Never back to the one it is moved from, nor to one who is inhabil or lacks access."""
    if til == fra:
        return Regelbrudd("OP-11", f"Saken er allerede hos {fra}.", "til")
    brudd = kan_fa(kandidat, til, situasjon)
    if brudd is not None:
        return Regelbrudd(brudd.regel, brudd.setning.replace("denne søknaden", "denne saken").replace("få søknader", "få saker"), "til")
    return None


def sjekk_flytting(linjer: Sequence[Flyttelinje]) -> Regelbrudd | None:
    """PE-9: a case always has exactly one responsible veileder, so one that nobody can have is not moved; and something must be."""
    if not any(linje.til for linje in linjer):
        return Regelbrudd("OP-11", "Ingen saker er gitt til noen. Velg en veileder.")
    return None
